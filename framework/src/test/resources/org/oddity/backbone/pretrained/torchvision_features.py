"""Writes features.jsonl: what torchvision's networks make of two images, at sampled places.

    python torchvision_features.py [FILE OF RESNET18'S REAL WEIGHTS] > features.jsonl

Weights and images follow from a formula that PretrainedNetworksTest follows too, so that none are
kept. With torch 2.15 and torchvision 0.29, in double. The real weights are those of ResNet18 with
batch norm folded in, up to layer3: the norms are made to do nothing.
"""
import json
import math
import struct
import sys
import zlib

import numpy as np
import torch
import torchvision
from torchvision.models.feature_extraction import create_feature_extractor

NETWORKS = {
    "resnet18": ["relu", "maxpool", "layer1", "layer2.0", "layer2", "layer3", "layer4"],
    "resnet34": ["layer1", "layer2", "layer3", "layer4"],
    "resnet50": ["layer1", "layer2", "layer3", "layer4"],
    "wide_resnet50_2": ["layer1", "layer2", "layer3", "layer4"],
    "vgg11": ["features.1", "features.2", "features.10", "features.20"],
    "vgg11_bn": ["features.2", "features.3", "features.28"],
    "vgg16": ["features.4", "features.16", "features.30"],
    "vgg16_bn": ["features.6", "features.43"],
    "mobilenet_v2": ["features.0", "features.1", "features.3", "features.6", "features.13", "features.17", "features.18"],
}
SAMPLES = 24


def even(name, count):
    """Numbers in [0, 1): a hash of name and place (the last steps of MurmurHash3)."""
    x = (np.arange(count, dtype=np.uint64) + np.uint64(zlib.crc32(name.encode()))) & np.uint64(0xFFFFFFFF)
    x = x.astype(np.uint32) * np.uint32(2654435761)
    x ^= x >> np.uint32(16)
    x *= np.uint32(0x85EBCA6B)
    x ^= x >> np.uint32(13)
    x *= np.uint32(0xC2B2AE35)
    x ^= x >> np.uint32(16)
    return x / 2.0**32


def weights(name, shape):
    u = even(name, int(np.prod(shape, dtype=np.int64)))
    if name.endswith("running_var"):
        values = 0.5 + u
    elif name.endswith("weight") and len(shape) == 1:
        values = 0.25 + 0.5 * u
    elif name.endswith("weight"):
        values = (2 * u - 1) * math.sqrt(6 / np.prod(shape[1:]))
    else:
        values = (2 * u - 1) * 0.1
    # Both sides start from the same floats.
    return torch.from_numpy(values.astype(np.float32).astype(np.float64).reshape(shape))


def images(count, height, width, channels):
    """[count, height, width, channels] in [0, 1)."""
    u = even(f"images {height}x{width}x{channels}", count * height * width * channels)
    return u.astype(np.float32).reshape(count, height, width, channels)


def prepared(batch, size):
    x = torch.from_numpy(batch).double().permute(0, 3, 1, 2)
    if x.shape[1] == 1:
        x = x.repeat(1, 3, 1, 1)
    x = torchvision.transforms.functional.resize(x, [size], antialias=True)
    mean = torch.tensor([0.485, 0.456, 0.406], dtype=torch.float64).reshape(1, 3, 1, 1)
    deviation = torch.tensor([0.229, 0.224, 0.225], dtype=torch.float64).reshape(1, 3, 1, 1)
    return (x - mean) / deviation


def tell(case, network, shape, size, layer, result):
    nhwc = result.permute(0, 2, 3, 1).contiguous().reshape(-1).numpy()
    places = (np.arange(SAMPLES, dtype=np.uint64) * np.uint64(2654435761) % np.uint64(2**32)) % np.uint64(nhwc.size)
    line = {
        "case": case,
        "network": ("torchvision-" if network.startswith("vgg") else "") + network.replace("_", "-"),
        "images": list(shape),
        "input-size": size,
        "layer": layer,
        "shape": [result.shape[2], result.shape[3], result.shape[1]],
        "mean": float(nhwc.mean()),
        "deviation": float(nhwc.std()),
        "values": [float(f"{nhwc[int(place)]:.7g}") for place in places],
    }
    print(json.dumps(line))


def run(case, network, model, layers, shape, size):
    extractor = create_feature_extractor(model.double().eval(), return_nodes=layers)
    with torch.no_grad():
        results = extractor(prepared(images(2, *shape), size))
    for layer in layers:
        tell(case, network, shape, size, layer, results[layer])


def drawn(network):
    model = torchvision.models.get_model(network, weights=None)
    state = model.state_dict()
    model.load_state_dict(
        {
            name: tensor if name.endswith("num_batches_tracked") else weights(name, tuple(tensor.shape))
            for name, tensor in state.items()
        }
    )
    return model


def safetensors(path):
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        header = json.loads(file.read(length))
        data = file.read()
    header.pop("__metadata__", None)
    return {
        name: torch.from_numpy(
            np.frombuffer(data[slice(*entry["data_offsets"])], dtype=np.float32).reshape(entry["shape"]).copy()
        )
        for name, entry in header.items()
    }


def folded_resnet18(path):
    model = torchvision.models.resnet18(weights=None)
    for name, module in list(model.named_modules()):
        if isinstance(module, torch.nn.BatchNorm2d):
            parent = model.get_submodule(name.rpartition(".")[0])
            setattr(parent, name.rpartition(".")[2], torch.nn.Identity())
        elif isinstance(module, torch.nn.Conv2d):
            module.bias = torch.nn.Parameter(torch.zeros(module.out_channels))
    model.load_state_dict(safetensors(path), strict=False)
    return model


for name, layers in NETWORKS.items():
    run("formula", name, drawn(name), layers, (64, 64, 3), 64)
# What is done to images before: enlarged, reduced, not square, grey.
for shape, size in [((32, 32, 3), 48), ((50, 70, 3), 32), ((28, 28, 1), 40)]:
    run("formula", "resnet18", drawn("resnet18"), ["maxpool", "layer3"], shape, size)
if len(sys.argv) > 1:
    run("real", "resnet18", folded_resnet18(sys.argv[1]), ["layer1", "layer2", "layer3"], (96, 96, 3), 96)
