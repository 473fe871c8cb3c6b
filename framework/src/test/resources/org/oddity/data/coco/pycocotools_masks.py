"""Writes pycocotools_masks.json: masks of drawn outlines, and of a few of COCO's, by annToMask.

Run beside this file:  python pycocotools_masks.py COCO   (pycocotools 2.0.11, numpy)
COCO holds annotations/instances_{train,val}2017.json; pycocotools_digests.txt gets the SHA-256 of
all masks of each file, one byte a pixel, row after row, in the order of the annotations.
COCO's annotations are under CC BY 4.0 (COCO Consortium, https://cocodataset.org).
"""

import contextlib
import hashlib
import io
import json
import sys

import numpy as np
from pycocotools import mask as runs
from pycocotools.coco import COCO


def open_annotations(path=None, images=(), annotations=()):
    with contextlib.redirect_stdout(io.StringIO()):  # it tells how long it took
        coco = COCO(path)
        if path is None:
            coco.dataset = {"images": images, "annotations": annotations, "categories": []}
            coco.createIndex()
    return coco


def column_runs(mask):
    """Lengths of runs down the columns, of outside first."""
    lengths, inside, length = [], 0, 0
    for pixel in mask.flatten(order="F").tolist():
        if pixel != inside:
            lengths.append(length)
            inside, length = pixel, 0
        length += 1
    return lengths + [length]


def drawn():
    """Yields name, height, width and segmentation."""
    yield "triangle", 20, 30, [[2.0, 3.0, 25.5, 4.2, 12.3, 18.7]]
    yield "clockwise triangle", 20, 30, [[2.0, 3.0, 12.3, 18.7, 25.5, 4.2]]
    yield "whole picture", 7, 9, [[0, 0, 9, 0, 9, 7, 0, 7]]
    yield "beyond the picture", 12, 10, [[-3.5, -2.25, 14.5, -1, 13, 15.5, -4, 14]]
    yield "half out at the right", 12, 10, [[6.2, 2.1, 17.9, 3.3, 16.0, 9.9, 5.5, 10.4]]
    yield "half out at the left", 12, 10, [[-6.2, 2.1, 4.9, 3.3, 5.0, 9.9, -5.5, 10.4]]
    yield "half out below", 12, 10, [[1.1, 8.0, 8.8, 7.7, 7.5, 20.2, 2.5, 19.9]]
    yield "half out above", 12, 10, [[1.1, -8.0, 8.8, -7.7, 7.5, 4.2, 2.5, 3.9]]
    yield "bow tie", 16, 16, [[1.5, 1.5, 14.5, 14.5, 14.5, 1.5, 1.5, 14.5]]
    yield "two parts that overlap", 16, 24, [[1, 1, 14, 2, 13, 13, 2, 12], [8, 6, 22, 5, 21, 15, 9, 14]]
    yield "two parts apart", 16, 24, [[1.2, 1.7, 9.9, 2.1, 5.5, 13.3], [14, 6, 22, 5, 21, 15]]
    yield "repeated corners", 16, 16, [[2, 2, 2, 2, 12, 3, 12, 3, 12, 3, 7, 13, 7, 13]]
    yield "a line", 16, 16, [[2, 2, 12, 9, 2, 2]]
    yield "upright line", 16, 16, [[5.5, 2, 5.5, 12, 5.5, 2]]
    yield "one point", 8, 8, [[3, 3, 3, 3, 3, 3]]
    yield "less than a pixel", 8, 8, [[3.1, 3.1, 3.4, 3.1, 3.4, 3.4, 3.1, 3.4]]
    yield "one pixel", 8, 8, [[3, 3, 4, 3, 4, 4, 3, 4]]
    yield "on the middles of pixels", 8, 8, [[1.5, 1.5, 6.5, 1.5, 6.5, 6.5, 1.5, 6.5]]
    yield "one row", 1, 12, [[2.2, -1, 9.7, -1, 9.7, 3, 2.2, 3]]
    yield "one column", 12, 1, [[-1, 2.2, 3, 2.2, 3, 9.7, -1, 9.7]]
    random = np.random.default_rng(20170901)
    for i in range(40):
        height, width = (int(n) for n in random.integers(5, 40, 2))
        corners = int(random.integers(3, 12))
        points = random.uniform(-0.1, 1.1, (corners, 2)) * (width, height)
        yield f"random {i}", height, width, [np.round(points, i % 4).flatten().tolist()]
    for i in range(6):
        height, width = (int(n) for n in random.integers(4, 30, 2))
        mask = (random.uniform(size=(height, width)) < (0.1, 0.5, 0.9)[i % 3]).astype(np.uint8)
        mask[0, 0] = i % 2
        lengths = column_runs(mask)
        yield f"runs {i}", height, width, {"size": [height, width], "counts": lengths}
        text = runs.encode(np.asfortranarray(mask))["counts"].decode("ascii")
        yield f"text {i}", height, width, {"size": [height, width], "counts": text}
    big = np.zeros((300, 400), dtype=np.uint8)
    big[40:260, 30:390] = 1
    text = runs.encode(np.asfortranarray(big))["counts"].decode("ascii")
    yield "long runs", 300, 400, {"size": [300, 400], "counts": text}


def real(folder):
    """Yields a few of COCO's own, and writes the digests of all."""
    with open("pycocotools_digests.txt", "w") as out:
        for part in ("train2017", "val2017"):
            path = f"{folder}/annotations/instances_{part}.json"
            coco = open_annotations(path)
            digest = hashlib.sha256()
            annotations = coco.dataset["annotations"]
            for annotation in annotations:
                digest.update(coco.annToMask(annotation).astype(np.uint8).tobytes())
            print(part, len(annotations), digest.hexdigest(), file=out)
            single = [a for a in annotations if isinstance(a["segmentation"], list)]
            several = [a for a in single if len(a["segmentation"]) > 1]
            crowds = [a for a in annotations if isinstance(a["segmentation"], dict)]
            shortest = lambda a: (len(json.dumps(a["segmentation"])), a["id"])
            for a in single[:4] + sorted(several, key=shortest)[:2] + sorted(crowds, key=shortest)[:1]:
                image = coco.imgs[a["image_id"]]
                name = f"{part} {a['id']}"
                yield name, image["height"], image["width"], a["segmentation"]


cases = []
for name, height, width, segmentation in [*drawn(), *real(sys.argv[1])]:
    image = {"id": 1, "height": height, "width": width}
    annotation = {"id": 1, "image_id": 1, "category_id": 1, "segmentation": segmentation}
    coco = open_annotations(images=[image], annotations=[annotation])
    mask = coco.annToMask(annotation)
    case = {"name": name, "height": height, "width": width}
    cases.append(json.dumps({**case, "segmentation": segmentation, "mask": column_runs(mask)}))
with open("pycocotools_masks.json", "w") as out:
    out.write("[\n" + ",\n".join(cases) + "\n]\n")
