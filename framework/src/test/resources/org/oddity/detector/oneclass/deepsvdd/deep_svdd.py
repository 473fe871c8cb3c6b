"""Writes deep-svdd.txt: Deep SVDD on a tiny data set, computed with PyTorch.

    python deep_svdd.py > deep-svdd.txt

The network is a narrow one of the same kind as deep-svdd-lenet: 12x12 grey images, one convolution
without bias, batch norm without scale and shift, leaky rectifier, max pooling, a dense layer without
bias; the decoder lays the vector out as pixels, enlarges them twice and ends in a sigmoid. All
images make one batch, so that no order matters. Every number that training starts from is written
down, then what comes of it: losses before each step, the centre, the radius, scores.

The file holds lines "name count" each followed by that many numbers. Images are [batch, height,
width, channels], weights of convolutions [kernel, kernel, in, out], of transposed ones [kernel,
kernel, out, in], of dense layers [in, out].
"""

import numpy
import torch
from torch.nn import functional

SIDE, CHANNELS, LATENT = 12, 3, 8
EPSILON, SLOPE = 1e-4, 0.01
RATE, NU = 1e-3, 0.25
torch.manual_seed(3)
torch.set_default_dtype(torch.float64)


def put(name, values):
    flat = numpy.asarray(values, dtype=numpy.float64).ravel()
    print(name, flat.size)
    print(" ".join("%.9g" % v for v in flat))


def images(count, seed):
    """Soft waves with noise, values in [0, 1], exact in single precision."""
    random = numpy.random.default_rng(seed)
    rows, columns = numpy.mgrid[0:SIDE, 0:SIDE]
    phase = random.uniform(-0.6, 0.6, (count, 1, 1))
    wave = 0.5 + 0.35 * numpy.sin(phase + 0.6 * columns + 0.3 * rows)
    noisy = wave + 0.03 * random.standard_normal((count, SIDE, SIDE))
    return numpy.clip(noisy, 0, 1).astype(numpy.float32).astype(numpy.float64)


def contrast(x):
    """Each image less its mean, divided by its mean absolute value."""
    x = x - x.mean(axis=(1, 2), keepdims=True)
    return x / numpy.abs(x).mean(axis=(1, 2), keepdims=True)


def weights(*shape, scale):
    drawn = (torch.rand(shape) * 2 - 1) * scale
    return drawn.float().double().requires_grad_()


class Norm:
    """Batch norm without scale and shift; running statistics as PyTorch keeps them."""

    def __init__(self, channels):
        self.mean, self.variance = torch.zeros(channels), torch.ones(channels)

    def __call__(self, x, training):
        return functional.batch_norm(
            x, self.mean, self.variance, training=training, momentum=0.1, eps=EPSILON
        )


convolution = weights(CHANNELS, 1, 5, 5, scale=0.2)
dense = weights(LATENT, CHANNELS * 36, scale=0.1)
back = weights(2, CHANNELS, 5, 5, scale=0.15)
last = weights(CHANNELS, 1, 5, 5, scale=0.12)
norm, norm_back = Norm(CHANNELS), Norm(CHANNELS)


def encode(x, training):
    x = functional.conv2d(x, convolution, padding=2)
    x = functional.max_pool2d(functional.leaky_relu(norm(x, training), SLOPE), 2)
    # [batch, height, width, channels] before it becomes a vector
    return x.permute(0, 2, 3, 1).flatten(1) @ dense.T


def decode(z, training):
    x = z.reshape(-1, 2, 2, 2).permute(0, 3, 1, 2)  # pixels 2x2 of two channels
    x = functional.leaky_relu(x, SLOPE)
    x = functional.interpolate(x, scale_factor=2)
    x = functional.conv_transpose2d(x, back, padding=2)
    x = functional.leaky_relu(norm_back(x, training), SLOPE)
    x = functional.interpolate(x, scale_factor=3)
    return torch.sigmoid(functional.conv_transpose2d(x, last, padding=2))


def adam(parameters, decay):
    return torch.optim.Adam(parameters, lr=RATE, weight_decay=decay)


def snapshot():
    put("convolution", convolution.detach().permute(2, 3, 1, 0))
    put("dense", dense.detach().T)
    put("running-mean", norm.mean)
    put("running-variance", norm.variance)


raw, raw_test = images(10, 1), images(6, 2)
raw_test[3:] = numpy.float32(1) - raw_test[3:]
normalised = contrast(raw)
least, most = normalised.min(), normalised.max()
x = torch.tensor((normalised - least) / (most - least)).unsqueeze(1)
x_test = torch.tensor((contrast(raw_test) - least) / (most - least)).unsqueeze(1)

put("images", raw)
put("test-images", raw_test)
put("prepared", x.permute(0, 2, 3, 1))
snapshot()
put("back", back.detach().permute(2, 3, 1, 0))
put("last", last.detach().permute(2, 3, 1, 0))

losses = []
optimiser = adam([convolution, dense, back, last], 5e-4)
for _ in range(20):
    optimiser.zero_grad()
    loss = ((decode(encode(x, True), True) - x) ** 2).sum(dim=(1, 2, 3)).mean()
    loss.backward()
    optimiser.step()
    losses.append(loss.item())
put("pre-training-losses", losses)

with torch.no_grad():
    centre = encode(x, False).mean(dim=0)
    put("mean-output", centre)
    near = centre.abs() < 0.1
    centre[near] = torch.where(centre[near] < 0, -0.1, 0.1)
put("centre", centre)

start = [p.detach().clone() for p in (convolution, dense)]
statistics = [norm.mean.clone(), norm.variance.clone()]
for objective in ("one-class", "soft-boundary"):
    with torch.no_grad():
        convolution.copy_(start[0])
        dense.copy_(start[1])
    norm.mean, norm.variance = (each.clone() for each in statistics)
    optimiser = adam([convolution, dense], 5e-7)
    losses, radii, radius = [], [], 0.0
    for epoch in range(20):
        if epoch == 15:
            optimiser.param_groups[0]["lr"] = RATE * 0.1
        optimiser.zero_grad()
        distance = ((encode(x, True) - centre) ** 2).sum(dim=1)
        if objective == "one-class":
            loss = distance.mean()
        else:
            outside = torch.clamp(distance - radius**2, min=0)
            loss = radius**2 + outside.mean() / NU
        loss.backward()
        optimiser.step()
        losses.append(loss.item())
        if epoch >= 5:
            radius = float(numpy.quantile(numpy.sqrt(distance.detach().numpy()), 1 - NU))
        radii.append(radius)
    put(objective + "-losses", losses)
    if objective == "soft-boundary":
        put("radii", radii)
    with torch.no_grad():
        distance = ((encode(x_test, False) - centre) ** 2).sum(dim=1)
    put(objective + "-scores", distance - (0 if objective == "one-class" else radius**2))
