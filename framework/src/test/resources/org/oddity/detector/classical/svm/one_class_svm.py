"""Writes one_class_svm.txt: what scikit-learn's OneClassSVM decides on small data.

Run beside this file:  python one_class_svm.py   (scikit-learn 1.9.1, numpy)
"""

import numpy as np
from sklearn.metrics import roc_auc_score
from sklearn.svm import OneClassSVM

generator = np.random.default_rng(2001)
mixing = generator.normal(0, 0.12, (2, 6))


def normals(count):
    plane = 0.5 + generator.normal(0, 1, (count, 2)) @ mixing
    return plane + generator.normal(0, 0.04, plane.shape)


train = np.clip(normals(150), 0, 1).round(4)
test = np.clip(np.vstack([normals(60), 0.5 + generator.normal(0, 0.22, (40, 6))]), 0, 1).round(4)
anomalous = np.arange(100) >= 60

with open("one_class_svm.txt", "w") as out:
    for name, rows in (("train", train), ("test", test)):
        print(name, *rows.shape, file=out)
        for row in rows:
            print(*row, file=out)
    for gamma in ("scale", 0.5, 8.0):
        for nu in (0.1, 0.35):
            model = OneClassSVM(gamma=gamma, nu=nu, tol=1e-8).fit(train.astype(np.float32))
            decisions = model.decision_function(test.astype(np.float32))
            auc = roc_auc_score(anomalous, -decisions)
            print("decisions", gamma, nu, auc, file=out)
            print(*decisions, file=out)
