"""Deep SVDD on CIFAR-10 in PyTorch, for comparison with the detector of that name; prints the AUROC of each class.

    python torch_deep_svdd.py --data DIR [--pre-training 10 7] [--training 15 5] [--seed 1] [CLASS ...]

DIR has cifar-10-batches-bin. Networks, preprocessing, rates and weight decay are those that the authors' public settings name; the two
numbers of a training are its epochs and the epoch after which the rate falls to a tenth. As in Oddity a tenth of the normal training
images is left out, and the last epoch is scored.

With --model DIR, the model folder of a cell of Oddity (save-models: true), encoder, centre and range of pixels are those of that cell: its
test images are scored as they are, then again after --training here. The difference of the first from the cell's own scores is printed.
"""

import argparse
import csv
import pathlib

import numpy
import torch
from safetensors.torch import load_file
from sklearn.metrics import roc_auc_score
from torch import nn
from torch.nn.functional import interpolate, leaky_relu

CLASSES = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"]
IMAGE_BYTES = 3 * 32 * 32
BATCH = 200


def read(folder, names):
    records = numpy.concatenate(
        [numpy.fromfile(folder / name, dtype=numpy.uint8).reshape(-1, 1 + IMAGE_BYTES) for name in names]
    )
    images = torch.tensor(records[:, 1:].reshape(-1, 3, 32, 32)).float() / 255
    return images, records[:, 0]


def contrast_normalised(images):
    centred = images - images.mean(dim=(1, 2, 3), keepdim=True)
    return centred / centred.abs().mean(dim=(1, 2, 3), keepdim=True)


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        widths = [3, 32, 64, 128]
        self.convolutions = nn.ModuleList(
            nn.Conv2d(widths[i], widths[i + 1], 5, padding=2, bias=False) for i in range(3)
        )
        self.norms = nn.ModuleList(nn.BatchNorm2d(width, eps=1e-4, affine=False) for width in widths[1:])
        self.dense = nn.Linear(128 * 4 * 4, 128, bias=False)
        for convolution in self.convolutions:
            nn.init.xavier_uniform_(convolution.weight, gain=nn.init.calculate_gain("leaky_relu"))

    def forward(self, x):
        for convolution, norm in zip(self.convolutions, self.norms):
            x = nn.functional.max_pool2d(leaky_relu(norm(convolution(x))), 2)
        return self.dense(x.flatten(1))


class Decoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.code_norm = nn.BatchNorm1d(128, eps=1e-4, affine=False)
        widths = [8, 128, 64, 32, 3]
        self.convolutions = nn.ModuleList(
            nn.ConvTranspose2d(widths[i], widths[i + 1], 5, padding=2, bias=False) for i in range(4)
        )
        self.norms = nn.ModuleList(nn.BatchNorm2d(width, eps=1e-4, affine=False) for width in widths[1:4])
        for convolution in self.convolutions:
            nn.init.xavier_uniform_(convolution.weight, gain=nn.init.calculate_gain("leaky_relu"))

    def forward(self, code):
        x = leaky_relu(self.code_norm(code).view(-1, 8, 4, 4))
        for convolution, norm in zip(self.convolutions, self.norms):
            x = interpolate(leaky_relu(norm(convolution(x))), scale_factor=2)
        return torch.sigmoid(self.convolutions[-1](x))


def train(parameters, images, loss, epochs, falls_after):
    optimiser = torch.optim.Adam(parameters, lr=1e-4, weight_decay=5e-7)
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimiser, milestones=[falls_after], gamma=0.1)
    for _ in range(epochs):
        for batch in torch.randperm(len(images)).split(BATCH):
            optimiser.zero_grad()
            loss(images[batch]).backward()
            optimiser.step()
        schedule.step()


def codes(encoder, images):
    encoder.eval()
    with torch.no_grad():
        return torch.cat([encoder(batch) for batch in images.split(BATCH)])


def distance(codes_, centre):
    return (codes_ - centre).square().sum(dim=1)


def train_encoder(encoder, centre, images, epochs, falls_after):
    encoder.train()
    train(encoder.parameters(), images, lambda x: distance(encoder(x), centre).mean(), epochs, falls_after)


def normals(name, training, seed):
    torch.manual_seed(seed)
    images = contrast_normalised(training[0][torch.tensor(training[1] == CLASSES.index(name))])
    return images[torch.randperm(len(images))[: len(images) * 9 // 10]]


def saved(folder):
    """Encoder, centre, lowest and highest pixel of a model; its weights are [height, width, in, out], its vectors height, width, channels."""
    state = load_file(folder / "state.safetensors")
    encoder = Encoder()
    for i, (convolution, norm) in enumerate(zip(encoder.convolutions, encoder.norms), start=1):
        out, into = convolution.weight.shape[:2]
        weights = state[f"encoder.convolution-{i}.weights"].reshape(5, 5, into, out)
        convolution.weight.data = weights.permute(3, 2, 0, 1).contiguous()
        norm.running_mean = state[f"encoder.batch-norm-{i}.running-mean"]
        norm.running_var = state[f"encoder.batch-norm-{i}.running-variance"]
    dense = state["encoder.dense-1.weights"].reshape(4, 4, 128, 128)
    encoder.dense.weight.data = dense.permute(3, 2, 0, 1).reshape(128, 4 * 4 * 128).contiguous()
    low = state["preprocess.1.offset"][0]
    return encoder, state["centre"], low, low + state["preprocess.1.range"][0]


def go_on(name, training, test, arguments):
    encoder, centre, low, high = saved(arguments.model)
    labels = test[1] != CLASSES.index(name)
    scored = (contrast_normalised(test[0]) - low) / (high - low)
    scores = distance(codes(encoder, scored), centre).numpy()
    with open(arguments.model.parent / "scores.csv", newline="") as file:
        others = numpy.array([float(row["score"]) for row in csv.DictReader(file)])
    print(f"{name} as saved {roc_auc_score(labels, scores):.3f}, furthest score {abs(scores / others - 1).max():.1e} of it away")
    # The cell's range leaves out some images that its split leaves out: those beyond it here.
    images = (normals(name, training, arguments.seed) - low) / (high - low)
    images = images[images.amin(dim=(1, 2, 3)).ge(0) & images.amax(dim=(1, 2, 3)).le(1)]
    train_encoder(encoder, centre, images, *arguments.training)
    return roc_auc_score(labels, distance(codes(encoder, scored), centre).numpy())


def auroc(name, training, test, arguments):
    if arguments.model:
        return go_on(name, training, test, arguments)
    images = normals(name, training, arguments.seed)
    low, high = images.min(), images.max()
    images = (images - low) / (high - low)

    encoder, decoder = Encoder(), Decoder()
    both = list(encoder.parameters()) + list(decoder.parameters())
    train(both, images, lambda x: (decoder(encoder(x)) - x).square().sum(dim=(1, 2, 3)).mean(), *arguments.pre_training)
    centre = codes(encoder, images).mean(dim=0)
    centre[(centre.abs() < 0.1) & (centre < 0)] = -0.1
    centre[(centre.abs() < 0.1) & (centre >= 0)] = 0.1
    train_encoder(encoder, centre, images, *arguments.training)

    scored = (contrast_normalised(test[0]) - low) / (high - low)
    scores = distance(codes(encoder, scored), centre)
    return roc_auc_score(test[1] != CLASSES.index(name), scores.numpy())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("classes", nargs="*", default=CLASSES, metavar="CLASS")
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--pre-training", type=int, nargs=2, default=[10, 7], metavar=("EPOCHS", "FALLS_AFTER"))
    parser.add_argument("--training", type=int, nargs=2, default=[15, 5], metavar=("EPOCHS", "FALLS_AFTER"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", type=pathlib.Path)
    arguments = parser.parse_args()
    folder = arguments.data / "cifar-10-batches-bin"
    training = read(folder, [f"data_batch_{i}.bin" for i in range(1, 6)])
    test = read(folder, ["test_batch.bin"])
    for name in arguments.classes:
        print(f"{name} {auroc(name, training, test, arguments):.3f}", flush=True)


if __name__ == "__main__":
    main()
