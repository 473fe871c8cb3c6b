"""Writes logistic_regression.txt: what scikit-learn's LogisticRegression decides on small data.

Run beside this file:  python logistic_regression.py   (scikit-learn 1.9.1, numpy)
"""

import numpy as np
from sklearn.linear_model import LogisticRegression

generator = np.random.default_rng(1958)


def rows(count, shift):
    return np.clip(0.5 + shift + generator.normal(0, 0.15, (count, 5)), 0, 1).round(4)


train = np.vstack([rows(90, 0.0), rows(20, 0.12)])
anomalous = np.arange(110) >= 90
test = np.vstack([rows(20, 0.0), rows(20, 0.12)])

with open("logistic_regression.txt", "w") as out:
    for name, values in (("train", train), ("test", test)):
        print(name, *values.shape, file=out)
        for row in values:
            print(*row, file=out)
    print("anomalous", *anomalous.astype(int), file=out)
    for penalty in (1.0, 0.01):
        model = LogisticRegression(
            C=1 / penalty, class_weight="balanced", solver="newton-cholesky", tol=1e-10
        )
        decisions = model.fit(train, anomalous).decision_function(test)
        print("decisions", penalty, *decisions, file=out)
