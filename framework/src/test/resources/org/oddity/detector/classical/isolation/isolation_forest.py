"""Writes isolation_forest.txt: AUCs of scikit-learn's IsolationForest over twenty seeds.

Run beside this file:  python isolation_forest.py   (scikit-learn 1.9.1, numpy)
"""

import numpy as np
from sklearn.ensemble import IsolationForest
from sklearn.metrics import roc_auc_score

generator = np.random.default_rng(2008)
centres = np.array([[0.3, 0.3, 0.6, 0.5], [0.7, 0.5, 0.4, 0.5]])


def normals(count):
    return centres[generator.integers(0, 2, count)] + generator.normal(0, 0.07, (count, 4))


train = np.clip(normals(500), 0, 1).round(3)
test = np.clip(np.vstack([normals(150), 0.5 + generator.normal(0, 0.17, (100, 4))]), 0, 1).round(3)
anomalous = np.arange(250) >= 150

with open("isolation_forest.txt", "w") as out:
    for name, rows in (("train", train), ("test", test)):
        print(name, *rows.shape, file=out)
        for row in rows:
            print(*row, file=out)
    aucs = []
    for seed in range(20):
        forest = IsolationForest(n_estimators=100, max_samples=256, random_state=seed).fit(train)
        aucs.append(roc_auc_score(anomalous, -forest.score_samples(test)))
    print("aucs", len(aucs), file=out)
    print(*aucs, file=out)
