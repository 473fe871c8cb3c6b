"""Writes keras-graph.h5, keras-row.h5, keras-3.h5 and keras.jsonl: a small model in Keras 2's file format, once
as a graph, once as a row of layers and once as if of Keras 3, and what it makes of two images, computed with PyTorch.

    python keras_model.py

With h5py 3.16 and torch 2.15; TensorFlow itself is not needed, the format is that of
tf.keras 2's Model.save('NAME.h5'). Weights and images follow the formula of
../pretrained/torchvision_features.py.
"""
import json
import math
import zlib

import h5py
import numpy as np
import torch
from torch.nn import functional as F


def even(name, count):
    x = (np.arange(count, dtype=np.uint64) + np.uint64(zlib.crc32(name.encode()))) & np.uint64(0xFFFFFFFF)
    x = x.astype(np.uint32) * np.uint32(2654435761)
    x ^= x >> np.uint32(16)
    x *= np.uint32(0x85EBCA6B)
    x ^= x >> np.uint32(13)
    x *= np.uint32(0xC2B2AE35)
    x ^= x >> np.uint32(16)
    return x / 2.0**32


def drawn(name, *shape):
    u = even(name, math.prod(shape)).reshape(shape)
    if name.endswith("variance"):
        return (0.5 + u).astype(np.float32)
    if len(shape) == 1:
        return (0.5 + u if name.endswith("gamma") else 0.2 * (2 * u - 1)).astype(np.float32)
    return ((2 * u - 1) * math.sqrt(6 / math.prod(shape[:-1]))).astype(np.float32)


WEIGHTS = {
    "first": {"kernel": drawn("first.kernel", 3, 3, 3, 4), "bias": drawn("first.bias", 4)},
    "pool": {},
    "second": {"kernel": drawn("second.kernel", 3, 3, 4, 6)},
    "norm": {
        "gamma": drawn("norm.gamma", 6),
        "beta": drawn("norm.beta", 6),
        "moving_mean": drawn("norm.mean", 6),
        "moving_variance": drawn("norm.variance", 6),
    },
    "rectifier": {},
    "mean": {},
    "last": {"kernel": drawn("last.kernel", 6, 5), "bias": drawn("last.bias", 5)},
}


def convolution(name, filters, padding, activation, bias):
    return (
        "Conv2D",
        {
            "name": name, "trainable": True, "dtype": "float32", "filters": filters,
            "kernel_size": [3, 3], "strides": [1, 1], "padding": padding,
            "data_format": "channels_last", "dilation_rate": [1, 1], "groups": 1,
            "activation": activation, "use_bias": bias,
            "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": None}},
            "bias_initializer": {"class_name": "Zeros", "config": {}},
            "kernel_regularizer": None, "bias_regularizer": None, "activity_regularizer": None,
            "kernel_constraint": None, "bias_constraint": None,
        },
    )


LAYERS = [
    ("InputLayer", {"batch_input_shape": [None, 12, 12, 3], "dtype": "float32", "sparse": False, "ragged": False, "name": "image"}),
    convolution("first", 4, "same", "relu", True),
    ("MaxPooling2D", {"name": "pool", "trainable": True, "dtype": "float32", "pool_size": [2, 2], "padding": "valid", "strides": [2, 2], "data_format": "channels_last"}),
    convolution("second", 6, "valid", "linear", False),
    ("BatchNormalization", {
        "name": "norm", "trainable": True, "dtype": "float32", "axis": [3], "momentum": 0.99, "epsilon": 0.001, "center": True, "scale": True,
        "beta_initializer": {"class_name": "Zeros", "config": {}}, "gamma_initializer": {"class_name": "Ones", "config": {}},
        "moving_mean_initializer": {"class_name": "Zeros", "config": {}}, "moving_variance_initializer": {"class_name": "Ones", "config": {}},
        "beta_regularizer": None, "gamma_regularizer": None, "beta_constraint": None, "gamma_constraint": None}),
    ("Activation", {"name": "rectifier", "trainable": True, "dtype": "float32", "activation": "relu"}),
    ("GlobalAveragePooling2D", {"name": "mean", "trainable": True, "dtype": "float32", "data_format": "channels_last"}),
    ("Dense", {
        "name": "last", "trainable": True, "dtype": "float32", "units": 5, "activation": "softmax", "use_bias": True,
        "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": None}}, "bias_initializer": {"class_name": "Zeros", "config": {}},
        "kernel_regularizer": None, "bias_regularizer": None, "activity_regularizer": None, "kernel_constraint": None, "bias_constraint": None}),
]


def graph():
    layers, before = [], None
    for kind, config in LAYERS:
        layers.append(
            {"class_name": kind, "config": config, "name": config["name"],
             "inbound_nodes": [[[before, 0, 0, {}]]] if before else []}
        )
        before = config["name"]
    return {"class_name": "Functional", "config": {
        "name": "model", "layers": layers, "input_layers": [["image", 0, 0]], "output_layers": [["last", 0, 0]]}}


def row():
    return {"class_name": "Sequential", "config": {
        "name": "sequential", "layers": [{"class_name": kind, "config": config} for kind, config in LAYERS]}}


def write(path, config, version="2.11.0"):
    with h5py.File(path, "w", track_order=False) as file:
        file.attrs["model_config"] = json.dumps(config)
        file.attrs["keras_version"] = version
        file.attrs["backend"] = "tensorflow"
        weights = file.create_group("model_weights")
        weights.attrs["keras_version"] = "2.11.0"
        weights.attrs["backend"] = "tensorflow"
        weights.attrs["layer_names"] = np.array([name.encode() for name in WEIGHTS])
        for layer, tensors in WEIGHTS.items():
            group = weights.create_group(layer)
            group.attrs["weight_names"] = np.array([f"{layer}/{name}:0".encode() for name in tensors] or [], dtype="S")
            for name, values in tensors.items():
                group.create_dataset(f"{layer}/{name}:0", data=values)


def results(images):
    tensor = {layer: {name: torch.from_numpy(v).double() for name, v in each.items()} for layer, each in WEIGHTS.items()}
    made = {}
    x = torch.from_numpy(images).double().permute(0, 3, 1, 2)
    x = made["first"] = F.relu(F.conv2d(x, tensor["first"]["kernel"].permute(3, 2, 0, 1), tensor["first"]["bias"], padding=1))
    x = made["pool"] = F.max_pool2d(x, 2)
    x = F.conv2d(x, tensor["second"]["kernel"].permute(3, 2, 0, 1))
    norm = tensor["norm"]
    x = F.batch_norm(x, norm["moving_mean"], norm["moving_variance"], norm["gamma"], norm["beta"], eps=1e-3)
    x = made["rectifier"] = F.relu(x)
    x = made["mean"] = x.mean((2, 3))
    made["last"] = torch.softmax(x @ tensor["last"]["kernel"] + tensor["last"]["bias"], 1)
    return made


write("keras-graph.h5", graph())
write("keras-row.h5", row())
write("keras-3.h5", row(), "3.15.1")
images = even("images 12x12x3", 2 * 12 * 12 * 3).astype(np.float32).reshape(2, 12, 12, 3)
with open("keras.jsonl", "w") as out:
    for layer, result in results(images).items():
        nhwc = result.permute(0, 2, 3, 1) if result.ndim == 4 else result[:, None, None, :]
        flat = nhwc.contiguous().reshape(-1).numpy()
        places = [int(i * 2654435761 % 2**32 % flat.size) for i in range(16)]
        out.write(json.dumps({"layer": layer, "shape": list(nhwc.shape[1:]), "values": [float(f"{flat[p]:.7g}") for p in places]}) + "\n")
