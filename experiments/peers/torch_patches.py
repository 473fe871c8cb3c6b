"""PatchCore's two costly parts in PyTorch, step by step as anomalib does them, written anew.

Greedy k-centre selection: a sparse random projection of all patches (128 dimensions, as Oddity's; anomalib takes as many as
Johnson and Lindenstrauss ask for at ε = 0.9, which is 233 for these patches), then for each pick the distances of all patches to it
by torch.nn.functional.pairwise_distance, the minimum with those so far, and the greatest of it. Nearest patches: Euclidean distances
by one product of matrices for 1024 patches at a time, and their minimum. The patches are those of `oddity bench`.
"""

import numpy
import torch
from torch.nn import functional

CHANNELS, PLACES, PROTOTYPES, DIMENSIONS = 384, 784, 64, 128


def uniform(seed, count, low, high):
    """Numbers of Oddity's RandomStream: SplitMix64 by counter."""
    with numpy.errstate(over="ignore"):
        bits = numpy.uint64(seed) + numpy.arange(1, count + 1, dtype=numpy.uint64) * numpy.uint64(0x9E3779B97F4A7C15)
        bits = (bits ^ (bits >> numpy.uint64(30))) * numpy.uint64(0xBF58476D1CE4E5B9)
        bits = (bits ^ (bits >> numpy.uint64(27))) * numpy.uint64(0x94D049BB133111EB)
        bits ^= bits >> numpy.uint64(31)
    return (low + (high - low) * ((bits >> numpy.uint64(11)) * 2.0**-53)).astype(numpy.float32)


def patches(images, seed):
    rows = images * PLACES
    prototypes = uniform(1, PROTOTYPES * CHANNELS, -1, 1).reshape(PROTOTYPES, CHANNELS)
    mixture = uniform(seed, 3 * rows, 0, 1).reshape(rows, 3)
    one, other = (prototypes[(mixture[:, i] * PROTOTYPES).astype(int)] for i in (0, 1))
    values = uniform(seed + 1, rows * CHANNELS, -0.1, 0.1).reshape(rows, CHANNELS)
    values += mixture[:, 2:] * one
    values += (1 - mixture[:, 2:]) * other
    return torch.from_numpy(numpy.maximum(values, 0, out=values))


def coreset_selection(_, images=16):
    embedding = patches(images, 2)
    density = CHANNELS**-0.5
    drawn = torch.rand(CHANNELS, DIMENSIONS)
    signs = torch.where(drawn < density / 2, -1.0, 1.0)
    axes = torch.where(drawn < density, signs * (density * DIMENSIONS) ** -0.5, 0.0)

    def step():
        with torch.inference_mode():
            features = embedding @ axes
            picks, least = [0], None
            while True:
                distances = functional.pairwise_distance(features, features[picks[-1:]], p=2).reshape(-1, 1)
                least = distances if least is None else torch.minimum(least, distances)
                if len(picks) == len(features) // 10:
                    return picks
                picks.append(int(torch.argmax(least).item()))
                least[picks[-1]] = 0

    return step, images


def nearest_patches(_, images=4, of_bank=20, chunk=1024):
    queries, bank = patches(images, 4), patches(of_bank, 6)

    def step():
        with torch.inference_mode():
            lengths = bank.pow(2).sum(1)[None]
            found = []
            for some in queries.split(chunk):
                squared = some.pow(2).sum(1, keepdim=True) - 2 * (some @ bank.T) + lengths
                found.append(squared.clamp_min_(0).sqrt_().min(1))
            return torch.cat([each.values for each in found]).max().item()

    return step, images
