"""PatchCore's two costly parts by anomalib's own classes, on the patches of torch_patches.py.

    peer/bin/pip install torch torchvision anomalib

Selection includes anomalib's random projection, to as many dimensions as Johnson and Lindenstrauss ask for at ε = 0.9: 233 for these
patches, where Oddity has 128. Nearest patches are those of PatchcoreModel, for whole images' patches at once.
"""

import importlib.metadata

import torch
from anomalib.models.components.sampling import KCenterGreedy, k_center_greedy
from anomalib.models.image.patchcore.torch_model import PatchcoreModel

from torch_patches import patches

k_center_greedy.tqdm = lambda picks, **_: picks  # no progress bar between the lines of a measurement

ENGINE = f"anomalib {importlib.metadata.version('anomalib')}"


def coreset_selection(_, images=16):
    embedding = patches(images, 2)

    def step():
        with torch.inference_mode():
            return KCenterGreedy(embedding=embedding, sampling_ratio=0.1).select_coreset_idxs()

    return step, images


def nearest_patches(_, images=4, of_bank=20):
    queries = patches(images, 4)
    model = PatchcoreModel(layers=["layer2", "layer3"], backbone="resnet18", pre_trained=False)
    model.memory_bank = patches(of_bank, 6)

    def step():
        with torch.inference_mode():
            return model.nearest_neighbors(queries, n_neighbors=1)[0].max().item()

    return step, images


WORKLOADS = {"coreset-selection": coreset_selection, "nearest-patches": nearest_patches}
