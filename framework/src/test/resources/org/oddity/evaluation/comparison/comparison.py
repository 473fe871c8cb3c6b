"""Writes the reference values of the comparison tests.

DeLong's test is written out here pair by pair, straight from the definition; the signed-rank test with ties is
counted over all signs. Friedman, signed rank without ties and the studentised range come from SciPy.

Run with SciPy 1.17 or near: python comparison.py
"""

from itertools import product
from pathlib import Path

import numpy as np
from scipy import stats

here = Path(__file__).parent
random = np.random.default_rng(1988)


def write(name, header, rows):
    with open(here / name, "w") as file:
        print(header, file=file)
        for row in rows:
            print(",".join(repr(value.item() if hasattr(value, "item") else value) for value in row), file=file)


def placements(scores, labels):
    """The matrix of 1, 1/2 and 0 over all pairs of an anomaly and a normal."""
    anomaly, normal = scores[labels == 1][:, None], scores[labels == 0][None, :]
    return (anomaly > normal) + 0.5 * (anomaly == normal)


def delong(a, b, labels):
    first, second = placements(a, labels), placements(b, labels)
    count_anomalies, count_normals = first.shape
    by_anomaly = np.cov(first.mean(axis=1), second.mean(axis=1))
    by_normal = np.cov(first.mean(axis=0), second.mean(axis=0))
    covariance = by_anomaly / count_anomalies + by_normal / count_normals
    difference = first.mean() - second.mean()
    error = np.sqrt(covariance[0, 0] + covariance[1, 1] - 2 * covariance[0, 1])
    z = difference / error
    low, high = difference + error * stats.norm.ppf([0.025, 0.975])
    return first.mean(), second.mean(), difference, error, z, 2 * stats.norm.sf(abs(z)), low, high


def write_delong():
    images, expected = [], []
    for case in range(8):
        labels = np.r_[np.zeros(random.integers(10, 60), int), np.ones(random.integers(5, 60), int)]
        common = random.normal(size=len(labels)) + labels
        a = common + random.normal(size=len(labels)) + 0.6 * case / 8 * labels
        b = common + random.normal(size=len(labels))
        if case % 2:
            a, b = np.round(a, 0) + 0.0, np.round(b, 1) + 0.0
        order = random.permutation(len(labels))
        a, b, labels = a[order], b[order], labels[order]
        images += [(case, label, x, y) for label, x, y in zip(labels, a, b)]
        expected.append((case, *delong(a, b, labels)))
    write("delong-cases.csv", "case,anomalous,a,b", images)
    write("delong-expected.csv", "case,auroc-a,auroc-b,difference,error,z,p,low,high", expected)


def counted(differences):
    """The two-sided p over all signs, zeros left out, equal sizes sharing their mean rank."""
    differences = differences[differences != 0]
    ranks = stats.rankdata(np.abs(differences))
    above = ranks[differences > 0].sum()
    smaller = min(above, ranks.sum() - above)
    sums = np.array([np.dot(signs, ranks) for signs in product([0, 1], repeat=len(ranks))])
    return above, min(1.0, 2 * np.mean(sums <= smaller + 1e-9))


def write_wilcoxon():
    cases, expected = [], []
    for case, count in enumerate([5, 10, 10, 10, 25, 50, 60, 200]):
        differences = random.normal(0.3, 1, size=count)
        if case in (2, 3):
            differences = np.round(differences * 3) / 100
        if case == 7:
            differences = np.round(differences, 1)
        if case in (2, 3):
            above, p = counted(differences)
        else:
            method = "exact" if count <= 50 else "asymptotic"
            kept = differences[differences != 0]
            p = stats.wilcoxon(kept, method=method, correction=False).pvalue
            above = stats.rankdata(np.abs(kept))[kept > 0].sum()
        cases += [(case, value) for value in differences]
        expected.append((case, above, p))
    write("wilcoxon-cases.csv", "case,difference", cases)
    write("wilcoxon-expected.csv", "case,above,p", expected)


def write_friedman():
    cases, expected = [], []
    for case, (tasks, methods) in enumerate([(10, 3), (10, 5), (15, 8), (4, 4), (20, 10)]):
        auroc = random.uniform(0.5, 0.9, size=(tasks, methods)) + 0.03 * np.arange(methods)
        auroc = np.round(auroc, 2 if case % 2 else 6)
        chi, p = stats.friedmanchisquare(*auroc.T)
        f = (tasks - 1) * chi / (tasks * (methods - 1) - chi)
        f_p = stats.f.sf(f, methods - 1, (methods - 1) * (tasks - 1))
        cases += [(case, t, m, auroc[t, m]) for t in range(tasks) for m in range(methods)]
        ranks = [stats.rankdata(-row) for row in auroc]
        expected.append((case, tasks, methods, chi, p, f, f_p, np.mean(ranks, axis=0)[0]))
    write("friedman-cases.csv", "case,task,method,auroc", cases)
    write("friedman-expected.csv", "case,tasks,methods,chi-squared,p,f,f-p,first-rank", expected)


def write_studentized_range():
    rows = [
        (methods, alpha, stats.studentized_range.ppf(1 - alpha, methods, np.inf) / np.sqrt(2))
        for methods in range(2, 21)
        for alpha in (0.05, 0.10)
    ]
    write("nemenyi-expected.csv", "methods,alpha,q", rows)


write_delong()
write_wilcoxon()
write_friedman()
write_studentized_range()
