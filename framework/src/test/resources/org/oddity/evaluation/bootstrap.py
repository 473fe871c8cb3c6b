"""Writes bootstrap-expected.csv: the standard error and percentile interval of the AUROC over stratified
resamples of the cases in metrics-cases.csv, drawn by NumPy.

Run after metrics.py: python bootstrap.py
"""

from pathlib import Path

import numpy as np


def area(normal, anomaly):
    """The share of pairs that are in order, ties one half."""
    above = anomaly[:, None] > normal[None, :]
    tied = anomaly[:, None] == normal[None, :]
    return float(np.mean(above + 0.5 * tied))


here = Path(__file__).parent
table = np.genfromtxt(here / "metrics-cases.csv", delimiter=",", names=True)
random = np.random.default_rng(7)

with open(here / "bootstrap-expected.csv", "w") as expected:
    print("case,standard-error,low,high", file=expected)
    for case in range(6):
        chosen = table[table["case"] == case]
        normal = chosen["score"][chosen["anomalous"] == 0]
        anomaly = chosen["score"][chosen["anomalous"] == 1]
        areas = [
            area(random.choice(normal, len(normal)), random.choice(anomaly, len(anomaly)))
            for _ in range(20000)
        ]
        low, high = np.quantile(areas, [0.025, 0.975])
        print(f"{case},{np.std(areas, ddof=1):.6f},{low:.6f},{high:.6f}", file=expected)
