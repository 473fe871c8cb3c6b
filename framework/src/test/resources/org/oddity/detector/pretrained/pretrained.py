"""Writes pretrained.txt: what NumPy, SciPy, scikit-learn and PyTorch give for the parts of detectors on features.

    python pretrained.py > pretrained.txt

Blocks of `name rows columns` and as many numbers. Needs numpy, scipy, scikit-learn and torch.
"""

import numpy
import scipy.ndimage
import scipy.stats
import torch
from sklearn.decomposition import PCA
from sklearn.neighbors import NearestNeighbors
from torch.nn import functional


def block(name, values):
    values = numpy.atleast_2d(numpy.asarray(values, dtype=numpy.float64))
    print(name, *values.shape)
    for row in values:
        print(*("%.17g" % value for value in row))


def singles(values):
    return values.astype(numpy.float32)


torch.manual_seed(3)
random = numpy.random.default_rng(20)
mixing = random.normal(size=(6, 12))
train = singles(random.normal(size=(60, 6)) @ mixing + 0.3 * random.normal(size=(60, 12)) + 5)
test = singles(random.normal(size=(10, 6)) @ mixing + 0.8 * random.normal(size=(10, 12)) + 5)
block("train", train)
block("test", test)

# nearest neighbours
wide, narrow = train.astype(numpy.float64), test.astype(numpy.float64)
distances, places = NearestNeighbors(n_neighbors=4, algorithm="brute").fit(wide).kneighbors(narrow)
block("neighbours", places)
block("squared", ((narrow[:, None] - wide[places]) ** 2).sum(2))

# greedy k-centres from row 7, as anomalib's KCenterGreedy picks them
picks = [7]
least = ((wide - wide[7]) ** 2).sum(1)
while len(picks) < 15:
    picks.append(int(least.argmax()))
    least = numpy.minimum(least, ((wide - wide[picks[-1]]) ** 2).sum(1))
block("picks", picks)

# kernel density along principal components
pca = PCA(n_components=4, svd_solver="full").fit(wide)
density = scipy.stats.gaussian_kde(pca.transform(wide).T)
block("bandwidth", density.factor)
block("log-density", density.logpdf(pca.transform(narrow).T))

# reconstruction and likelihood by principal components
pca = PCA(n_components=0.9, svd_solver="full").fit(wide)
block("components", pca.n_components_)
left = narrow - pca.inverse_transform(pca.transform(narrow))
block("left", (left**2).sum(1))
gaussian = scipy.stats.multivariate_normal(numpy.zeros(pca.n_components_), numpy.diag(pca.explained_variance_))
block("log-likelihood", gaussian.logpdf(pca.transform(narrow)))

# a Gaussian for each of three places, two images fewer than channels
channels = [1, 2, 4, 5, 7, 8, 10]
places = singles(random.normal(size=(5, 3, 12)) * 2 + 100)
queries = singles(random.normal(size=(2, 3, 12)) * 2 + 100)
block("places", places.reshape(15, 12))
block("queries", queries.reshape(6, 12))
found = numpy.zeros((2, 3))
for place in range(3):
    seen = places[:, place, channels].astype(numpy.float64)
    inverse = numpy.linalg.inv(numpy.cov(seen, rowvar=False) + 0.01 * numpy.eye(len(channels)))
    for image in range(2):
        difference = queries[image, place, channels].astype(numpy.float64) - seen.mean(0)
        found[image, place] = numpy.sqrt(difference @ inverse @ difference)
block("mahalanobis", found)

# patches of two layers, and a map
fine, coarse = torch.rand(2, 3, 6, 8), torch.rand(2, 4, 3, 4)
block("fine", fine.permute(0, 2, 3, 1).reshape(2 * 48, 3))
block("coarse", coarse.permute(0, 2, 3, 1).reshape(2 * 12, 4))


def joined(neighbourhood, **how):
    maps = [functional.avg_pool2d(each, neighbourhood, 1, neighbourhood // 2) for each in (fine, coarse)]
    both = torch.cat([maps[0], functional.interpolate(maps[1], size=(6, 8), **how)], 1)
    return both.permute(0, 2, 3, 1).reshape(2 * 48, 7)


block("bilinear", joined(3, mode="bilinear", align_corners=False))
block("nearest", joined(1, mode="nearest"))
scores = torch.rand(1, 1, 6, 8)
block("scores", scores[0, 0])
resized = functional.interpolate(scores, size=(28, 40), mode="bilinear", align_corners=False)[0, 0]
block("map", scipy.ndimage.gaussian_filter(resized.double().numpy(), 4 * 28 / 224, mode="reflect", truncate=4))
