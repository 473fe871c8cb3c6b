"""Writes torch_fans.txt: fan-in and fan-out by PyTorch of layers, and the limits of its default draws.

Usage: python torch_fans.py > torch_fans.txt
Columns: kind kernel in out fan-in fan-out bound-of-weights bound-of-bias, the bounds as the documentation of
Linear, Conv2d and ConvTranspose2d gives them; a line is written only if a drawn layer keeps to them.
"""

import math

import torch

CASES = [
    ("dense", torch.nn.Linear(200, 30), 1, 200, 30),
    ("convolution", torch.nn.Conv2d(16, 40, 5), 5, 16, 40),
    ("transposed", torch.nn.ConvTranspose2d(40, 16, 4), 4, 40, 16),
]

for kind, layer, kernel, inputs, outputs in CASES:
    fan_in, fan_out = torch.nn.init._calculate_fan_in_and_fan_out(layer.weight)
    bound = math.sqrt(6 / ((1 + 5) * fan_in))
    bias = 1 / math.sqrt(fan_in)
    drawn = layer.weight.abs().max().item()
    assert 0.98 * bound < drawn <= bound, (drawn, bound)
    assert layer.bias.abs().max().item() <= bias
    print(kind, kernel, inputs, outputs, fan_in, fan_out, f"{bound:.9g}", f"{bias:.9g}")
