"""Writes pytorch.json: values and gradients of functions by PyTorch in float64.

Run beside this file, with torch 2.15: python pytorch.py

Every tensor in the file is in Oddity's layout (images [batch, height, width, channels], weights
[kernel, kernel, in, out], of transposed convolutions [kernel, kernel, out, in]); what PyTorch wants
otherwise is permuted inside the functions, so that its gradients come in the same layout. Gradients
are those of sum(factors * result).
"""

import json
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(4)
torch.set_default_dtype(torch.float64)
CASES = {}


def number(x):
    return float(f"{x:.13g}")


def packed(tensor):
    return {"shape": list(tensor.shape), "values": [number(v) for v in tensor.detach().flatten().tolist()]}


def drawn(*shape, scale=1.0, shift=0.0):
    return (torch.randn(*shape) * scale + shift).mul(1000).round().div(1000)


def case(name, function, **inputs):
    """Every input is differentiated by; function returns a result, or a result and a dict."""
    leaves = {key: value.clone().requires_grad_(True) for key, value in inputs.items()}
    result = function(**leaves)
    more = {}
    if isinstance(result, tuple):
        result, more = result
    factors = drawn(*result.shape) if result.dim() else torch.tensor(1.0)
    gradients = torch.autograd.grad((result * factors).sum(), list(leaves.values()))
    CASES[name] = {
        "inputs": [packed(value) for value in inputs.values()],
        "result": packed(result),
        "factors": packed(factors),
        "gradients": [packed(gradient) for gradient in gradients],
        "more": {key: packed(value) for key, value in more.items()},
    }


def first(x):
    """[batch, height, width, channels] to PyTorch's order."""
    return x.permute(0, 3, 1, 2)


def last(x):
    return x.permute(0, 2, 3, 1)


def convolution(activation=None, **options):
    def function(x, weights, bias=None):
        y = last(F.conv2d(first(x), weights.permute(3, 2, 0, 1), bias, **options))
        return activation(y) if activation else y

    return function


def transposed(activation=None, **options):
    def function(x, weights, bias=None):
        y = last(F.conv_transpose2d(first(x), weights.permute(3, 2, 0, 1), bias, **options))
        return activation(y) if activation else y

    return function


case("convolution", convolution(padding=1), x=drawn(2, 4, 5, 3), weights=drawn(3, 3, 3, 2), bias=drawn(2))
case("convolution-stride-2-odd", convolution(stride=2, padding=1), x=drawn(1, 7, 5, 2), weights=drawn(3, 3, 2, 3))
case("convolution-stride-2-rest", convolution(stride=2), x=drawn(1, 6, 7, 2), weights=drawn(3, 3, 2, 2))
case("convolution-dilation-2", convolution(dilation=2, padding=1), x=drawn(1, 6, 7, 2), weights=drawn(3, 3, 2, 2))
case("convolution-1x1-image", convolution(padding=1), x=drawn(2, 1, 1, 3), weights=drawn(3, 3, 3, 2), bias=drawn(2))
case("convolution-kernel-is-image", convolution(), x=drawn(2, 4, 4, 2), weights=drawn(4, 4, 2, 3), bias=drawn(3))
case("convolution-relu", convolution(F.relu, padding=1), x=drawn(1, 4, 4, 2), weights=drawn(3, 3, 2, 2), bias=drawn(2))
case("convolution-elu", convolution(F.elu), x=drawn(1, 3, 3, 2), weights=drawn(2, 2, 2, 2), bias=drawn(2))

case("transposed", transposed(stride=2, padding=1), x=drawn(2, 3, 2, 3), weights=drawn(4, 4, 2, 3), bias=drawn(2))
case("transposed-from-1x1", transposed(), x=drawn(3, 1, 1, 4), weights=drawn(4, 4, 2, 4))
case("transposed-gaps", transposed(stride=3), x=drawn(1, 2, 3, 2), weights=drawn(2, 2, 3, 2), bias=drawn(3))
case("transposed-dilation-2", transposed(dilation=2, padding=1), x=drawn(1, 3, 3, 2), weights=drawn(3, 3, 2, 2))
case("transposed-tanh", transposed(torch.tanh, stride=2, padding=1), x=drawn(1, 2, 2, 2), weights=drawn(4, 4, 1, 2, scale=0.3), bias=drawn(1))


def batch_norm(activation=None):
    def function(x, scale, shift):
        # PyTorch keeps the unbiased variance; the biased one is what it normalises by.
        y = last(F.batch_norm(first(x), None, None, scale, shift, training=True, eps=1e-3))
        return (activation(y) if activation else y), {"mean": x.mean((0, 1, 2)), "variance": x.var((0, 1, 2), unbiased=False)}

    return function


MEAN, VARIANCE = drawn(3), drawn(3).abs() + 0.5


def batch_norm_given(x, scale, shift):
    y = last(F.batch_norm(first(x), MEAN, VARIANCE, scale, shift, training=False, eps=1e-3))
    return y, {"mean": MEAN, "variance": VARIANCE}


case("batch-norm", batch_norm(), x=drawn(3, 2, 4, 3, shift=1), scale=drawn(3), shift=drawn(3))
case("batch-norm-leaky-relu", batch_norm(lambda y: F.leaky_relu(y, 0.2)), x=drawn(2, 3, 3, 2), scale=drawn(2), shift=drawn(2))
case("batch-norm-rows", lambda x, scale, shift: F.batch_norm(x, None, None, scale, shift, training=True, eps=1e-5), x=drawn(5, 3), scale=drawn(3), shift=drawn(3))
case("batch-norm-given", batch_norm_given, x=drawn(2, 3, 2, 3), scale=drawn(3), shift=drawn(3))
case("layer-norm-1", lambda x, scale, shift: F.layer_norm(x, (4,), scale, shift, 1e-5), x=drawn(2, 3, 4), scale=drawn(4), shift=drawn(4))
case("layer-norm-3", lambda x, scale, shift: F.layer_norm(x, (2, 3, 2), scale, shift, 1e-5), x=drawn(2, 2, 3, 2), scale=drawn(2, 3, 2), shift=drawn(2, 3, 2))
case("group-norm-2", lambda x, scale, shift: last(F.group_norm(first(x), 2, scale, shift, 1e-5)), x=drawn(2, 3, 2, 4), scale=drawn(4), shift=drawn(4))

case("max-pool", lambda x: last(F.max_pool2d(first(x), 2)), x=drawn(2, 5, 4, 2))
case("max-pool-padded", lambda x: last(F.max_pool2d(first(x), 3, 2, 1)), x=drawn(2, 5, 4, 2, shift=-3))
case("average-pool", lambda x: last(F.avg_pool2d(first(x), 2)), x=drawn(2, 5, 4, 2))
case("average-pool-padded", lambda x: last(F.avg_pool2d(first(x), 3, 2, 1)), x=drawn(1, 5, 7, 2))
case("global-average", lambda x: F.adaptive_avg_pool2d(first(x), 1).flatten(1), x=drawn(2, 3, 2, 3))
case("global-max", lambda x: F.adaptive_max_pool2d(first(x), 1).flatten(1), x=drawn(2, 3, 2, 3))


def bilinear(height, width):
    return lambda x: last(F.interpolate(first(x), size=(height, width), mode="bilinear", align_corners=False))


case("nearest", lambda x: last(F.interpolate(first(x), scale_factor=3, mode="nearest")), x=drawn(2, 2, 3, 2))
case("bilinear-larger", bilinear(7, 8), x=drawn(2, 3, 5, 2))
case("bilinear-twice", bilinear(6, 8), x=drawn(1, 3, 4, 2))
case("bilinear-smaller", bilinear(3, 2), x=drawn(1, 7, 5, 2))
case("bilinear-1x1", bilinear(3, 4), x=drawn(2, 1, 1, 2))

TARGETS = torch.tensor([0.0, 1.0, 0.9, 0.1, 1.0, 0.0]).reshape(2, 3)
LOGITS = torch.tensor([0.0, -40.0, 2.5, 900.0, -0.3, -900.0]).reshape(2, 3)
case("l1", F.l1_loss, input=drawn(2, 3, 2), target=drawn(2, 3, 2))
case("l2", F.mse_loss, input=drawn(2, 3, 2), target=drawn(2, 3, 2))
case("smooth-l1", lambda x, t: F.smooth_l1_loss(x, t, beta=0.5), x=drawn(4, 5, scale=0.5), t=drawn(4, 5, scale=0.5))
case("binary-cross-entropy", F.binary_cross_entropy_with_logits, input=LOGITS, target=TARGETS)
case("binary-cross-entropy-real", lambda x: F.binary_cross_entropy_with_logits(x, torch.ones_like(x)), x=drawn(2, 3, scale=5))
case("cross-entropy", lambda x: F.cross_entropy(x, torch.tensor([2, 0, 4])), x=drawn(3, 5, scale=3))
case("cross-entropy-each", lambda x: F.cross_entropy(x, torch.tensor([1, 0]), reduction="none"), x=torch.tensor([[500.0, -500.0], [3.0, 2.0]]))


def kl(mean, log_variance):
    normal = torch.distributions.Normal(mean, (log_variance / 2).exp())
    return torch.distributions.kl_divergence(normal, torch.distributions.Normal(0.0, 1.0)).sum(1)


case("kl", kl, mean=drawn(3, 4), log_variance=drawn(3, 4))
case("softmax", lambda x: F.softmax(x, -1), x=drawn(2, 2, 4))
case("log-softmax", lambda x: F.log_softmax(x, -1), x=drawn(3, 4, scale=9))
case("softplus", F.softplus, input=torch.tensor([-800.0, -30.0, -1.0, 0.0, 0.5, 30.0, 800.0]))
case("affine", lambda x, weights, bias: x @ weights + bias, x=drawn(3, 4), weights=drawn(4, 2), bias=drawn(2))

path = pathlib.Path(__file__).with_suffix(".json")
lines = [json.dumps(name) + ": " + json.dumps(content) for name, content in CASES.items()]
path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
