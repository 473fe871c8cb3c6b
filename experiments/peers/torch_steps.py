"""Times steps of training and inference in PyTorch on the processor, as they are commonly written.

    OMP_NUM_THREADS=2 python torch_steps.py [--steps 15] [--warm-up 3] [--channels-last] [--anomalib] [WORKLOAD ...]

The networks are those of `oddity bench`, layer by layer; images are drawn once, single precision, batches of 64 (16 for
resnet18-features); Adam with learning rate 2e-4 and betas 0.5 and 0.999; batch norm by the batch while training. Prints one JSON
line a workload: the fastest and the median step in milliseconds, images per second by the median, and the most memory
the process held. Needs torch and torchvision.
"""

import argparse
import json
import os
import pathlib
import re
import resource
import statistics
import time

import torch
from torch import nn
from torch.nn import functional
from torchvision.models import resnet18

import torch_patches

LATENT, WIDTH, BATCH = 128, 64, 64


def half(channels, out):
    return nn.Conv2d(channels, out, kernel_size=4, stride=2, padding=1)


def twice(channels, out):
    return nn.ConvTranspose2d(channels, out, kernel_size=4, stride=2, padding=1)


def encoder(width=WIDTH, outputs=LATENT):
    return nn.Sequential(
        half(3, width),
        nn.LeakyReLU(0.2),
        half(width, 2 * width),
        nn.BatchNorm2d(2 * width),
        nn.LeakyReLU(0.2),
        half(2 * width, 4 * width),
        nn.BatchNorm2d(4 * width),
        nn.LeakyReLU(0.2),
        nn.Conv2d(4 * width, outputs, kernel_size=4),
    )


def latent_discriminator():
    widths = (LATENT, 128, 64, 32)
    hidden = [layer for a, b in zip(widths, widths[1:]) for layer in (nn.Linear(a, b), nn.ReLU())]
    return nn.Sequential(*hidden, nn.Linear(32, 1))


def decoder():
    return nn.Sequential(
        nn.ConvTranspose2d(LATENT, 4 * WIDTH, kernel_size=4),
        nn.BatchNorm2d(4 * WIDTH),
        nn.ReLU(),
        twice(4 * WIDTH, 2 * WIDTH),
        nn.BatchNorm2d(2 * WIDTH),
        nn.ReLU(),
        twice(2 * WIDTH, WIDTH),
        nn.BatchNorm2d(WIDTH),
        nn.ReLU(),
        twice(WIDTH, 3),
        nn.Tanh(),
    )


def vgg11():
    layers, channels = [], 3
    for out in (64, None, 128, None, 256, 256, None, 512, 512, None, 512, 512, None):
        if out is None:
            layers.append(nn.MaxPool2d(2))
        else:
            layers += [nn.Conv2d(channels, out, kernel_size=3, padding=1), nn.BatchNorm2d(out), nn.ReLU()]
            channels = out
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(512, 10))


def adam(*networks):
    parameters = [parameter for network in networks for parameter in network.parameters()]
    return torch.optim.Adam(parameters, lr=2e-4, betas=(0.5, 0.999))


def autoencoder_step(layout):
    encode, decode = encoder().to(memory_format=layout), decoder().to(memory_format=layout)
    optimiser = adam(encode, decode)
    images = (torch.rand(BATCH, 3, 32, 32) * 2 - 1).to(memory_format=layout)

    def step():
        optimiser.zero_grad()
        noisy = images + 0.2 * torch.randn_like(images)
        functional.mse_loss(decode(encode(noisy)), images).backward()
        optimiser.step()

    return step, BATCH


def ocgan_step(layout, mining=5):
    """One update of the classifier, both discriminators and, after mining, encoder and decoder."""
    encode, decode = encoder().to(memory_format=layout), decoder().to(memory_format=layout)
    visual, classify = encoder(16, 1).to(memory_format=layout), encoder(WIDTH, 1).to(memory_format=layout)
    latent = latent_discriminator()
    of_generator, of_visual, of_latent, of_classifier = adam(encode, decode), adam(visual), adam(latent), adam(classify)
    images = (torch.rand(BATCH, 3, 32, 32) * 2 - 1).to(memory_format=layout)
    one, zero = torch.ones(BATCH, 1), torch.zeros(BATCH, 1)
    cross_entropy = functional.binary_cross_entropy_with_logits

    def tell_apart(network, optimiser, positive, negative):
        optimiser.zero_grad()
        loss = cross_entropy(network(positive).flatten(1), one) + cross_entropy(network(negative).flatten(1), zero)
        loss.backward()
        optimiser.step()

    def encode_noisy():
        return torch.tanh(encode(images + 0.2 * torch.randn_like(images)))

    def step():
        draws = torch.rand(BATCH, LATENT, 1, 1) * 2 - 1
        with torch.no_grad():
            code = encode_noisy()
            generated, reconstructed = decode(draws), decode(code)
        tell_apart(classify, of_classifier, reconstructed, generated)
        tell_apart(visual, of_visual, images, generated)
        tell_apart(latent, of_latent, draws.flatten(1), code.flatten(1))
        mined = draws
        for _ in range(mining):
            mined.requires_grad_(True)
            (gradient,) = torch.autograd.grad(cross_entropy(classify(decode(mined)).flatten(1), zero), mined)
            mined = (mined - gradient.sign() * 0.1).clamp(-1, 1).detach()
        of_generator.zero_grad()
        code = encode_noisy()
        loss = 10 * functional.mse_loss(decode(code), images)
        loss = loss + cross_entropy(visual(decode(mined)).flatten(1), one) + cross_entropy(latent(code.flatten(1)), one)
        loss.backward()
        of_generator.step()

    return step, BATCH


def vgg11_step(layout):
    network = vgg11().to(memory_format=layout)
    optimiser = adam(network)
    images, classes = torch.rand(BATCH, 3, 32, 32).to(memory_format=layout), torch.randint(0, 10, (BATCH,))

    def step():
        optimiser.zero_grad()
        functional.cross_entropy(network(images), classes).backward()
        optimiser.step()

    return step, BATCH


def autoencoder_inference(layout):
    network = nn.Sequential(encoder(), decoder()).eval().to(memory_format=layout)
    images = (torch.rand(BATCH, 3, 32, 32) * 2 - 1).to(memory_format=layout)

    def step():
        with torch.inference_mode():
            network(images)

    return step, BATCH


def resnet18_features(layout):
    network = resnet18().eval().to(memory_format=layout)
    images = torch.rand(16, 3, 224, 224).to(memory_format=layout)

    def step():
        with torch.inference_mode():
            stem = network.maxpool(network.relu(network.bn1(network.conv1(images))))
            network.layer3(network.layer2(network.layer1(stem)))

    return step, len(images)


WORKLOADS = {
    "dcgan-autoencoder-step": autoencoder_step,
    "ocgan-step": ocgan_step,
    "vgg11-step": vgg11_step,
    "dcgan-autoencoder-inference": autoencoder_inference,
    "resnet18-features": resnet18_features,
    "coreset-selection": torch_patches.coreset_selection,
    "nearest-patches": torch_patches.nearest_patches,
}


def peak_mebibytes():
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s+(\d+)", status.read_text()).group(1)) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def peer(arguments):
    if arguments.anomalib:
        import anomalib_patches

        return f"{anomalib_patches.ENGINE} on torch {torch.__version__}", anomalib_patches.WORKLOADS
    return f"torch {torch.__version__}", WORKLOADS


def measure(name, arguments):
    layout = torch.channels_last if arguments.channels_last else torch.contiguous_format
    engine, workloads = peer(arguments)
    step, images = workloads[name](layout)
    for _ in range(arguments.warm_up):
        step()
    milliseconds = []
    for _ in range(arguments.steps):
        begin = time.perf_counter()
        step()
        milliseconds.append((time.perf_counter() - begin) * 1e3)
    median = statistics.median(milliseconds)
    return {
        "workload": name,
        "engine": engine,
        "isa": torch.backends.cpu.get_cpu_capability(),
        "threads": torch.get_num_threads(),
        "steps": arguments.steps,
        "min_ms": round(min(milliseconds), 1),
        "median_ms": round(median, 1),
        "images_per_second": round(images * 1e3 / median, 1),
        "peak_resident_mib": round(peak_mebibytes(), 1),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workloads", nargs="*", default=list(WORKLOADS), metavar="WORKLOAD")
    parser.add_argument("--steps", type=int, default=15)
    parser.add_argument("--warm-up", type=int, default=3)
    parser.add_argument("--channels-last", action="store_true", help="store images as Oddity does, channels together")
    parser.add_argument("--anomalib", action="store_true", help="PatchCore's parts by anomalib's own classes")
    arguments = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", len(os.sched_getaffinity(0)))))
    torch.manual_seed(1)
    for name in arguments.workloads:
        print(json.dumps(measure(name, arguments)), flush=True)


if __name__ == "__main__":
    main()
