"""Runs Oddity and scikit-learn in alternation on the same CIFAR-10 cells and prints the ratios.

    python compare_cells.py --data DIR [--rounds 5] [--solver auto] [kde knn pca ocsvm]

DIR holds cifar-10-batches-bin/. Each round runs `oddity bench` once (after one warm-up in its own process, as a worker that
runs many cells is warm) and sklearn_cells.py once, so that a machine whose speed drifts slows both. A ratio above 1 says how
many times faster Oddity is. Needs numpy and scikit-learn for the peer.
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ODDITY = HERE.parent.parent / "oddity"
NAMES = {"kde": "kde", "knn": "knn", "pca": "pca", "ocsvm": "oc-svm"}


def last_json(command, environment):
    output = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(output.strip().splitlines()[-1])


def ours(detector, data, normal):
    command = [str(ODDITY), "bench", NAMES[detector], "--class", str(normal), "--repeat", "1", "--data", str(data)]
    line = last_json(command, dict(os.environ))
    return line["total_s"], line["auroc"]


def peer(detector, data, normal, solver):
    script = str(HERE / "sklearn_cells.py")
    command = [sys.executable, script, detector, "--data", str(data), "--class", str(normal), "--solver", solver]
    line = last_json(command, dict(os.environ))
    return line["seconds"], line["auc"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("detectors", nargs="*", default=list(NAMES), metavar="DETECTOR")
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--class", dest="normal", type=int, default=0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--solver", default="covariance_eigh", help="svd_solver of scikit-learn's PCA; 'auto' is its default")
    arguments = parser.parse_args()
    print("| cell | Oddity s | scikit-learn s | ratio (min–max) | AUROC | scikit-learn's |")
    print("|---|---:|---:|---:|---:|---:|")
    for detector in arguments.detectors:
        times = []
        for _ in range(arguments.rounds):
            one, auc_one = ours(detector, arguments.data, arguments.normal)
            two, auc_two = peer(detector, arguments.data, arguments.normal, arguments.solver)
            times.append((one, two, two / one))
        own, other, ratios = zip(*times)
        median = statistics.median
        print(
            f"| {detector} | {median(own):.2f} | {median(other):.2f} | "
            f"{median(ratios):.1f} ({min(ratios):.1f}–{max(ratios):.1f}) | {auc_one:.4f} | {auc_two:.4f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
