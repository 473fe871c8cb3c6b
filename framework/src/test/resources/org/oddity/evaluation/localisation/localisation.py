"""Writes cases.csv and expected.csv: small anomaly maps with masks, and what other software makes of them.

Areas and F1 are scikit-learn's, the number of regions scipy's. The overlap of regions is computed twice: here by the
definition, at every threshold apart, in double; and by anomalib's own class, in float.

Run with scikit-learn 1.9, scipy 1.17, anomalib 2.7: python localisation.py
"""

from pathlib import Path

import numpy as np
import torch
from anomalib.metrics.aupro import _AUPRO
from scipy import ndimage
from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score

here = Path(__file__).parent
random = np.random.default_rng(20210106)


def draw(case):
    """Some images, the first one good, the others with blobs that touch at corners, sides or not at all."""
    images, height, width = int(random.integers(2, 5)), int(random.integers(5, 12)), int(random.integers(4, 13))
    masks = ndimage.gaussian_filter(random.normal(size=(images, height, width)), (0, 0.6, 0.6)) > 0.45
    masks[0] = False
    masks[1, 0, 0] = True
    shift = random.uniform(0.1, 2.5)
    maps = random.normal(size=masks.shape) + shift * masks
    decimals = [4, 1, 0, 2][case % 4]
    return np.float32(np.round(maps, decimals) + 0.0), masks


def overlap(maps, masks, limit):
    regions = [ndimage.label(mask, np.ones((3, 3))) for mask in masks]
    rates, overlaps = [0.0], [0.0]
    for threshold in np.unique(maps)[::-1]:
        called = maps >= threshold
        shares = [
            called[image][labels == region].mean()
            for image, (labels, count) in enumerate(regions)
            for region in range(1, count + 1)
        ]
        rates.append(called[~masks].mean())
        overlaps.append(np.mean(shares))
    rates, overlaps = np.array(rates), np.array(overlaps)
    inside = rates <= limit
    last = np.flatnonzero(inside)[-1]
    x, y = list(rates[inside]), list(overlaps[inside])
    if x[-1] < limit:
        x.append(limit)
        share = (limit - rates[last]) / (rates[last + 1] - rates[last])
        y.append(overlaps[last] + share * (overlaps[last + 1] - overlaps[last]))
    return np.trapezoid(y, x) / limit, sum(count for _, count in regions)


def anomalib(maps, masks):
    metric = _AUPRO(fpr_limit=0.3)
    metric.update(torch.from_numpy(maps), torch.from_numpy(masks.astype(np.float32)))
    return metric.compute().item()


with open(here / "cases.csv", "w") as cases, open(here / "expected.csv", "w") as expected:
    print("case,image,score,anomalous", file=cases)
    print(
        "case,images,height,width,pixel-auroc,pixel-aupr,aupro,aupro-anomalib,aupro-of-all,pixel-best-f1,"
        "pixel-best-f1-oracle-threshold,mask-regions",
        file=expected,
    )
    for case in range(12):
        maps, masks = draw(case)
        for image in range(len(maps)):
            for score, label in zip(maps[image].flat, masks[image].flat):
                print(f"{case},{image},{score!s},{int(label)}", file=cases)
        scores, labels = maps.ravel().astype(float), masks.ravel().astype(int)
        precision, recall, thresholds = precision_recall_curve(labels, scores)
        f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-300)
        best = np.flatnonzero(f1[:-1] > f1[:-1].max() - 1e-12)[-1]
        area, regions = overlap(maps, masks, 0.3)
        figures = [
            *maps.shape,
            float(roc_auc_score(labels, scores)),
            float(average_precision_score(labels, scores)),
            float(area),
            anomalib(maps, masks),
            float(overlap(maps, masks, 1.0)[0]),
            float(f1[best]),
            float(thresholds[best]),
            regions,
        ]
        print(",".join([str(case)] + [repr(figure) for figure in figures]), file=expected)
