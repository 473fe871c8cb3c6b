"""Writes torch_cbam.txt: CBAM built from PyTorch's layers, its result and its gradients.

Run beside this file:  python torch_cbam.py   (torch 2)

Equations 2 and 3 of Woo et al. 2018, without biases: channels first, then places, of which the
mean comes before the maximum. Numbers are in double and follow patterns that CbamTest repeats.
A case is "cbam BATCH HEIGHT WIDTH CHANNELS REDUCTION KERNEL", then the result in the order
[batch, height, width, channels], then the gradients of sum(result * factors) by the input, by both
weights of the perceptron as [in, out] and by those of the convolution as [kernel, kernel, in, out].
"""

import torch
from torch import nn

torch.set_default_dtype(torch.float64)


class Cbam(nn.Module):
    def __init__(self, channels, reduction, kernel):
        super().__init__()
        hidden = max(1, channels // reduction)
        self.squeeze = nn.Linear(channels, hidden, bias=False)
        self.excite = nn.Linear(hidden, channels, bias=False)
        self.places = nn.Conv2d(2, 1, kernel, padding=kernel // 2, bias=False)

    def perceptron(self, pooled):
        return self.excite(torch.relu(self.squeeze(pooled)))

    def forward(self, x):
        channel = torch.sigmoid(self.perceptron(x.mean((2, 3))) + self.perceptron(x.amax((2, 3))))
        x = x * channel[:, :, None, None]
        described = torch.cat([x.mean(1, keepdim=True), x.amax(1, keepdim=True)], 1)
        return x * torch.sigmoid(self.places(described))


def pattern(count, ordinal):
    return torch.cos(1 + .37 * torch.arange(count) + 1.3 * ordinal)


def fill(module):
    """Writes patterns into weights laid out as [in, out] and [kernel, kernel, in, out]."""
    with torch.no_grad():
        for ordinal, weights in enumerate((module.squeeze.weight, module.excite.weight)):
            outs, ins = weights.shape
            weights.copy_(pattern(weights.numel(), ordinal).reshape(ins, outs).T)
        weights = module.places.weight
        _, ins, k, _ = weights.shape
        weights.copy_(pattern(weights.numel(), 2).reshape(k, k, ins, 1).permute(3, 2, 0, 1))


def last(x):
    return x.permute(0, 2, 3, 1)


def line(out, numbers):
    print(*(f"{v:.15g}" for v in numbers.reshape(-1).tolist()), file=out)


CASES = [(2, 3, 4, 6, 2, 3), (1, 5, 5, 4, 16, 7), (2, 2, 2, 3, 1, 7), (3, 1, 1, 5, 2, 3)]

with open("torch_cbam.txt", "w") as out:
    for batch, height, width, channels, reduction, kernel in CASES:
        module = Cbam(channels, reduction, kernel)
        fill(module)
        count = batch * height * width * channels
        numbers = torch.cos(.61 * torch.arange(count) ** 1.1).reshape(batch, height, width, channels)
        x = numbers.permute(0, 3, 1, 2).clone().requires_grad_()
        y = module(x)
        factors = torch.sin(1 + .7 * torch.arange(count)).reshape(batch, height, width, channels)
        (last(y) * factors).sum().backward()
        print("cbam", batch, height, width, channels, reduction, kernel, file=out)
        line(out, last(y))
        line(out, last(x.grad))
        line(out, module.squeeze.weight.grad.T)
        line(out, module.excite.weight.grad.T)
        line(out, module.places.weight.grad.permute(2, 3, 1, 0))
