"""Writes metrics-cases.csv and metrics-expected.csv: scores with ties, and what scikit-learn makes of them.

Run with scikit-learn 1.9: python metrics.py
"""

from pathlib import Path

import numpy as np
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    balanced_accuracy_score,
    f1_score,
    precision_score,
    recall_score,
    roc_auc_score,
    roc_curve,
)

here = Path(__file__).parent
random = np.random.default_rng(20190320)


def draw(case):
    """Few or many images, balanced or rare anomalies, continuous scores or few distinct ones."""
    normals = int(random.integers(3, 90))
    anomalies = int(random.integers(2, 60))
    shift = random.normal()
    scores = np.concatenate([random.normal(size=normals), random.normal(shift, 1.5, size=anomalies)])
    decimals = [None, 1, 0, 3][case % 4]
    if decimals is not None:
        scores = np.round(scores, decimals) + 0.0
    labels = np.r_[np.zeros(normals, int), np.ones(anomalies, int)]
    order = random.permutation(len(labels))
    return scores[order], labels[order]


with open(here / "metrics-cases.csv", "w") as cases, open(here / "metrics-expected.csv", "w") as expected:
    print("case,score,anomalous", file=cases)
    print(
        "case,threshold,auroc,aupr,fpr-at-95-tpr,f1,precision,recall,accuracy,balanced-accuracy",
        file=expected,
    )
    for case in range(16):
        scores, labels = draw(case)
        for score, label in zip(scores, labels):
            print(f"{case},{float(score)!r},{label}", file=cases)
        threshold = float(np.quantile(scores, random.uniform(0.2, 0.9), method="nearest"))
        called = (scores >= threshold).astype(int)
        false_rate, true_rate, _ = roc_curve(labels, scores, drop_intermediate=False)
        figures = [
            threshold,
            roc_auc_score(labels, scores),
            average_precision_score(labels, scores),
            false_rate[np.argmax(true_rate >= 0.95)],
            f1_score(labels, called),
            precision_score(labels, called),
            recall_score(labels, called),
            accuracy_score(labels, called),
            balanced_accuracy_score(labels, called),
        ]
        print(",".join([str(case)] + [repr(float(figure)) for figure in figures]), file=expected)
