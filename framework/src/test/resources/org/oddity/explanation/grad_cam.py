"""Writes grad_cam.txt: scores and maps of a small network by Grad-CAM and Grad-CAM++.

Run beside this file:  python grad_cam.py   (torch 2)

A line "scores S1 S2 S3" holds the network's results for three images of 8x8x2. Then come lines
"METHOD TOWARDS V1 ... V192": the maps of the three images at the second rectifier, 4x4, enlarged to
8x8 by bilinear interpolation, towards anomaly (of the score) and towards normality (of minus it).
All is computed in double; parameters follow a pattern, in the layouts [kernel, kernel, in, out] and
[in, out], that of dense layers eight times as steep as usual, so that gradients differ from place
to place. Lines of "named-class" are of the same network with seven results in place of one, and
explain the greatest of each image.
"""

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
ordinal = 0


def pattern(count):
    global ordinal
    values = torch.cos(1 + .71 * torch.arange(count) + 1.3 * ordinal)
    ordinal += 1
    return values


def kernel(k, a, b):
    return (pattern(k * k * a * b) / (k * k * a) ** .5).reshape(k, k, a, b).permute(3, 2, 0, 1)


def dense(a, b):
    return (pattern(a * b) * 8 / a ** .5).reshape(a, b)


def bias(n):
    return .1 * pattern(n)


one, one_bias = kernel(3, 2, 4), bias(4)
two, two_bias = kernel(3, 4, 5), bias(5)
three, three_bias = dense(80, 6), bias(6)
before = ordinal
four, four_bias = dense(6, 1), bias(1)
ordinal = before
classes, classes_bias = dense(6, 7), bias(7)

images = .5 + .5 * torch.cos(.61 * torch.arange(3 * 8 * 8 * 2) ** 1.1)
x = images.reshape(3, 8, 8, 2).permute(0, 3, 1, 2)

a = F.relu(F.conv2d(F.relu(F.conv2d(x, one, one_bias, padding=1)), two, two_bias, stride=2, padding=1))
a.requires_grad_()
code = torch.tanh(a.permute(0, 2, 3, 1).reshape(3, 80) @ three + three_bias)
score = (code @ four + four_bias)[:, 0]
logits = code @ classes + classes_bias
gradient, = torch.autograd.grad(score.sum(), a, retain_graph=True)
of_named, = torch.autograd.grad(logits.max(1).values.sum(), a)
a = a.detach()


def grad_cam(g):
    return g.mean((2, 3), keepdim=True)


def grad_cam_plus_plus(g):
    denominator = 2 * g ** 2 + a.sum((2, 3), keepdim=True) * g ** 3
    alpha = torch.where(denominator != 0, g ** 2 / torch.where(denominator != 0, denominator, 1.), 0.)
    return (alpha * F.relu(g)).sum((2, 3), keepdim=True)


def line(*words):
    return " ".join(w if isinstance(w, str) else f"{w:.10g}" for w in words) + "\n"


with open("grad_cam.txt", "w") as file:
    file.write(line("scores", *score.tolist()))
    for name, weights in ("grad-cam", grad_cam), ("grad-cam-plus-plus", grad_cam_plus_plus):
        for towards, explained in ("anomaly", gradient), ("normality", -gradient), ("named-class", of_named):
            maps = F.relu((weights(explained) * a).sum(1, keepdim=True))
            large = F.interpolate(maps, (8, 8), mode="bilinear", align_corners=False)
            file.write(line(name, towards, *large.flatten().tolist()))
