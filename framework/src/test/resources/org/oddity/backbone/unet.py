"""Writes unet.txt: a result of a small U-Net, built again with NumPy and channels first.

Run beside this file:  python unet.py   (numpy)

The line "values NAME COUNT V1 ... V10" is as in pytorch.txt: a forward pass in training mode and in
double, on a batch of 4 images of 32x32x3, width 4, parameters by the pattern of pytorch.py in the
order of the layers from the outside in, down before up; ten numbers of the result in the order
[batch, height, width, channels].

The blocks follow the description of Isola et al. 2017, as the authors of Skip-GANomaly use them.
"""

import numpy as np

WIDTH, DEPTH, CHANNELS, SIDE, BATCH = 4, 5, 3, 32, 4
ordinal = 0


def pattern(count):
    global ordinal
    values = np.cos(1 + .37 * np.arange(count) + 1.3 * ordinal)
    ordinal += 1
    return values


def kernel(a, b):
    """[k, k, a, b], scaled as the Java side does."""
    return pattern(16 * a * b).reshape(4, 4, a, b) / (16 * a) ** .5


def halve(x, weights):
    n, c, h, w = x.shape
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    y = np.zeros((n, weights.shape[3], h // 2, w // 2))
    for i in range(4):
        for j in range(4):
            y += np.einsum("nchw,cd->ndhw", padded[:, :, i:i + h:2, j:j + w:2], weights[i, j])
    return y


def double(x, weights):
    n, c, h, w = x.shape
    y = np.zeros((n, weights.shape[2], 2 * h + 2, 2 * w + 2))
    for i in range(4):
        for j in range(4):
            y[:, :, i:i + 2 * h:2, j:j + 2 * w:2] += np.einsum("nchw,dc->ndhw", x, weights[i, j])
    return y[:, :, 1:-1, 1:-1]


def norm(x):
    scale, shift = 1 + .1 * pattern(x.shape[1]), .1 * pattern(x.shape[1])
    mean = x.mean((0, 2, 3), keepdims=True)
    variance = x.var((0, 2, 3), keepdims=True)
    return (x - mean) / np.sqrt(variance + 1e-5) * scale[:, None, None] + shift[:, None, None]


def channels(level):
    return WIDTH * min(2 ** level, 8)


def inner(x, level):
    y = halve(np.where(x > 0, x, .2 * x), kernel(x.shape[1], channels(level)))
    if level < DEPTH - 1:
        y = inner(norm(y), level + 1)
    y = norm(double(np.maximum(y, 0), kernel(channels(level - 1), y.shape[1])))
    return np.concatenate((x, y), 1)


def unet(x):
    y = inner(halve(x, kernel(CHANNELS, WIDTH)), 1)
    y = double(np.maximum(y, 0), kernel(CHANNELS, y.shape[1]))
    return np.tanh(y + (.1 * pattern(CHANNELS))[:, None, None])


images = np.cos(.61 * np.arange(BATCH * SIDE * SIDE * CHANNELS) ** 1.1)
result = unet(images.reshape(BATCH, SIDE, SIDE, CHANNELS).transpose(0, 3, 1, 2))
result = result.transpose(0, 2, 3, 1).reshape(-1)
shown = [result[i * (result.size - 1) // 9] for i in range(10)]
with open("unet.txt", "w") as out:
    print("values unet/translator", result.size, *(f"{v:.15g}" for v in shown), file=out)
