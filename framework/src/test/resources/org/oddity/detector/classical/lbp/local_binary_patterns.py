"""Writes local_binary_patterns.txt: inner pixels' bins of scikit-image's local_binary_pattern.

Run beside this file:  python local_binary_patterns.py   (scikit-image 0.26.0, numpy)
"""

import numpy as np
from skimage.feature import local_binary_pattern

METHODS = {"uniform": "nri_uniform", "rotation-invariant-uniform": "uniform"}

generator = np.random.default_rng(20020701)
smooth = 128 + 90 * np.sin(np.arange(13)[:, None] / 3.0) * np.cos(np.arange(17)[None, :] / 2.5)
noisy = np.clip(smooth + generator.normal(0, 12, smooth.shape), 0, 255).astype(np.uint8)

with open("local_binary_patterns.txt", "w") as out:
    print("image", *noisy.shape, file=out)
    for row in noisy:
        print(*row, file=out)
    for neighbours, radius in ((8, 1), (8, 2), (16, 2), (16, 3)):
        for ours, theirs in METHODS.items():
            bins = local_binary_pattern(noisy, neighbours, radius, theirs).astype(int)
            inner = bins[radius:-radius, radius:-radius]
            print("bins", neighbours, radius, ours, *inner.shape, file=out)
            for row in inner:
                print(*row, file=out)
