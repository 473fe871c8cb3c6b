"""Writes pytorch.txt: parameters and results of the backbones, built again from PyTorch's layers.

Run beside this file:  python pytorch.py   (torch 2)

A line "parameters NAME COUNT" is the number of trained parameters at full width. A line
"values NAME COUNT V1 ... V10" is a forward pass in training mode and in double, on a batch of 4, of
a small one whose parameters follow a pattern; shown are ten numbers of the result in the order
[batch, height, width, channels], spread evenly from the first to the last.

The networks of Deep SVDD follow the authors' description of MNIST_LeNet and CIFAR10_LeNet and of
their autoencoders.
"""

import torch
from torch import nn

torch.set_default_dtype(torch.float64)


class Lambda(nn.Module):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, x):
        return self.function(x)


def dcgan_encoder(side, channels, width, latent):
    layers, now, i = [], channels, 0
    while side > 7:
        layers.append(nn.Conv2d(now, width << i, 4, 2, 1))
        if i:
            layers.append(nn.BatchNorm2d(width << i))
        layers.append(nn.LeakyReLU(.2))
        now, side, i = width << i, side // 2, i + 1
    return nn.Sequential(*layers, nn.Conv2d(now, latent, side, 1, 0), nn.Flatten())


def dcgan_decoder(side, channels, width, latent):
    halvings = 0
    while side > 7:
        side, halvings = side // 2, halvings + 1
    layers, now, window = [nn.Unflatten(1, (latent, 1, 1))], latent, (side, 1, 0)
    for i in reversed(range(halvings)):
        layers += [nn.ConvTranspose2d(now, width << i, *window), nn.BatchNorm2d(width << i), nn.ReLU()]
        now, window = width << i, (4, 2, 1)
    return nn.Sequential(*layers, nn.ConvTranspose2d(now, channels, *window), nn.Tanh())


def norm(channels):
    return nn.BatchNorm2d(channels, eps=1e-4, affine=False)


def lenet_encoder(side, channels, widths, latent):
    layers, now = [], channels
    for width in widths:
        layers += [nn.Conv2d(now, width, 5, padding=2, bias=False), norm(width), nn.LeakyReLU(), nn.MaxPool2d(2)]
        now, side = width, side // 2
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(now * side * side, latent, bias=False))


def up():
    return nn.Upsample(scale_factor=2)


def mnist_decoder(latent):
    def transposed(ins, outs, padding):
        return nn.ConvTranspose2d(ins, outs, 5, bias=False, padding=padding)
    return nn.Sequential(
        nn.Unflatten(1, (latent // 16, 4, 4)), nn.LeakyReLU(), up(),
        transposed(latent // 16, 4, 2), norm(4), nn.LeakyReLU(), up(),
        transposed(4, 8, 3), norm(8), nn.LeakyReLU(), up(),
        transposed(8, 1, 2), nn.Sigmoid())


def cifar_decoder(latent):
    def transposed(ins, outs):
        return nn.ConvTranspose2d(ins, outs, 5, bias=False, padding=2)
    return nn.Sequential(
        nn.BatchNorm1d(latent, eps=1e-4, affine=False), nn.Unflatten(1, (latent // 16, 4, 4)), nn.LeakyReLU(),
        transposed(latent // 16, 128), norm(128), nn.LeakyReLU(), up(),
        transposed(128, 64), norm(64), nn.LeakyReLU(), up(),
        transposed(64, 32), norm(32), nn.LeakyReLU(), up(),
        transposed(32, 3), nn.Sigmoid())


def vgg11(width, classes):
    layers, now = [], 3
    for times in (1, 0, 2, 0, 4, 4, 0, 8, 8, 0, 8, 8, 0):
        if times:
            layers += [nn.Conv2d(now, times * width, 3, padding=1), nn.BatchNorm2d(times * width), nn.ReLU()]
            now = times * width
        else:
            layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(now, classes))


class Block(nn.Module):
    def __init__(self, ins, outs, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(ins, outs, 3, stride, 1, bias=False), nn.BatchNorm2d(outs), nn.ReLU(),
            nn.Conv2d(outs, outs, 3, 1, 1, bias=False), nn.BatchNorm2d(outs))
        self.stride, self.missing = stride, outs - ins

    def forward(self, x):
        around = x[:, :, ::self.stride, ::self.stride]
        around = nn.functional.pad(around, (0, 0, 0, 0, 0, self.missing))
        return torch.relu(self.body(x) + around)


def resnet(width, classes, blocks=3):
    layers = [nn.Conv2d(3, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
    now = width
    for i in range(3):
        for j in range(blocks):
            layers.append(Block(now, width << i, 2 if i and not j else 1))
            now = width << i
    return nn.Sequential(*layers, Lambda(lambda x: x.mean((2, 3))), nn.Linear(now, classes))


def pattern(count, ordinal):
    return torch.cos(1 + .37 * torch.arange(count) + 1.3 * ordinal)


def fill(network):
    """Writes the pattern into every parameter, in the layout [kernel, kernel, in, out]."""
    ordinal, inputs = 0, {}
    hooks = [m.register_forward_hook(lambda m, x, y: inputs.__setitem__(m, x[0].shape))
             for m in network.modules() if isinstance(m, nn.Flatten)]
    network.train()
    network(example(network, 4))
    for hook in hooks:
        hook.remove()
    flat = next(iter(inputs.values()), None)
    for module in network.modules():
        for name, parameter in module.named_parameters(recurse=False):
            values = pattern(parameter.numel(), ordinal)
            shape = parameter.shape
            if parameter.dim() == 4:
                # [k, k, in, out] of a convolution, [k, k, out, in] of a transposed one: both are
                # the reverse of PyTorch's first two axes.
                a, b, k, _ = shape
                values = values.reshape(k, k, b, a).permute(3, 2, 0, 1)
                values = values / (k * k * b) ** .5
            elif parameter.dim() == 2:
                outs, ins = shape
                values = values.reshape(ins, outs) / ins ** .5
                if flat is not None and len(flat) == 4:
                    _, c, h, w = flat
                    values = values.reshape(h, w, c, outs).permute(2, 0, 1, 3).reshape(ins, outs)
                values = values.T
            elif isinstance(module, nn.BatchNorm2d) and name == "weight":
                values = 1 + .1 * values
            else:
                values = .1 * values
            with torch.no_grad():
                parameter.copy_(values)
            ordinal += 1


def example(network, batch):
    shape = network.oddity_input
    values = torch.cos(.61 * torch.arange(batch * shape.numel()) ** 1.1)
    if len(shape) == 3:
        c, h, w = shape
        return values.reshape(batch, h, w, c).permute(0, 3, 1, 2)
    if network.oddity_pixels:
        side = network.oddity_pixels
        rows = values.reshape(batch, side, side, -1).permute(0, 3, 1, 2)
        return rows.reshape(batch, -1)
    return values.reshape(batch, -1)


def with_input(network, *shape, pixels=0):
    network.oddity_input, network.oddity_pixels = torch.Size(shape), pixels
    return network


def write_values(out, name, network):
    fill(network)
    with torch.no_grad():
        result = network(example(network, 4))
    if result.dim() == 4:
        result = result.permute(0, 2, 3, 1)
    result = result.reshape(-1)
    count = result.numel()
    shown = [result[i * (count - 1) // 9].item() for i in range(10)]
    print("values", name, count, *(f"{v:.15g}" for v in shown), file=out)


def write_parameters(out, name, network):
    print("parameters", name, sum(p.numel() for p in network.parameters()), file=out)


FULL = {
    "dcgan-28/encoder": dcgan_encoder(28, 1, 64, 128),
    "dcgan-28/decoder": dcgan_decoder(28, 1, 64, 128),
    "dcgan-32/encoder": dcgan_encoder(32, 3, 64, 128),
    "dcgan-32/decoder": dcgan_decoder(32, 3, 64, 128),
    "dcgan-64/encoder": dcgan_encoder(64, 3, 64, 128),
    "dcgan-64/decoder": dcgan_decoder(64, 3, 64, 128),
    "dcgan-128/encoder": dcgan_encoder(128, 3, 64, 128),
    "dcgan-128/decoder": dcgan_decoder(128, 3, 64, 128),
    "deep-svdd-lenet-mnist/encoder": lenet_encoder(28, 1, (8, 4), 32),
    "deep-svdd-lenet-mnist/decoder": mnist_decoder(32),
    "deep-svdd-lenet-cifar10/encoder": lenet_encoder(32, 3, (32, 64, 128), 128),
    "deep-svdd-lenet-cifar10/decoder": cifar_decoder(128),
    "vgg11/classifier": vgg11(64, 10),
    "resnet-20/classifier": resnet(16, 10),
}

SMALL = {
    "dcgan-28/encoder": with_input(dcgan_encoder(28, 1, 4, 6), 1, 28, 28),
    "dcgan-28/decoder": with_input(dcgan_decoder(28, 1, 4, 6), 6),
    "dcgan-32/encoder": with_input(dcgan_encoder(32, 3, 4, 6), 3, 32, 32),
    "dcgan-32/decoder": with_input(dcgan_decoder(32, 3, 4, 6), 6),
    "dcgan-64/encoder": with_input(dcgan_encoder(64, 3, 4, 6), 3, 64, 64),
    "dcgan-64/decoder": with_input(dcgan_decoder(64, 3, 4, 6), 6),
    "deep-svdd-lenet-mnist/encoder": with_input(lenet_encoder(28, 1, (8, 4), 32), 1, 28, 28),
    "deep-svdd-lenet-mnist/decoder": with_input(mnist_decoder(32), 32, pixels=4),
    "deep-svdd-lenet-cifar10/encoder": with_input(lenet_encoder(32, 3, (32, 64, 128), 128), 3, 32, 32),
    "deep-svdd-lenet-cifar10/decoder": with_input(cifar_decoder(128), 128, pixels=4),
    "vgg11/classifier": with_input(vgg11(4, 10), 3, 32, 32),
    "resnet-20/classifier": with_input(resnet(4, 10), 3, 32, 32),
}

with open("pytorch.txt", "w") as out:
    for name, network in FULL.items():
        write_parameters(out, name, network)
    for name, network in SMALL.items():
        write_values(out, name, network)
