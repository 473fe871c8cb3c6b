"""Writes scikit_learn.txt: what scikit-learn's steps and models give on small data.

Run beside this file:  python scikit_learn.py   (scikit-learn 1.9.1, numpy)

The data are rounded to single precision, as images are, and everything after that is done in double.
"""

import numpy as np
from sklearn.covariance import LedoitWolf
from sklearn.decomposition import PCA
from sklearn.model_selection import GridSearchCV
from sklearn.neighbors import KernelDensity, NearestNeighbors
from sklearn.preprocessing import MinMaxScaler, StandardScaler

generator = np.random.default_rng(1962)
mixing = generator.normal(0, 0.1, (6, 20))


def images(count, noise):
    rows = 0.5 + generator.normal(0, 1, (count, 6)) @ mixing + generator.normal(0, noise, (count, 20))
    return np.clip(rows, 0, 1).round(4)


train = images(62, 0.02)
test = np.vstack([images(12, 0.02), images(12, 0.2)])
out = open("scikit_learn.txt", "w")


def write(name, values):
    values = np.atleast_2d(np.asarray(values, dtype=float))
    print(name, *values.shape, file=out)
    for row in values:
        print(*(repr(float(value)) for value in row), file=out)


write("train", train)
write("test", test)
train, test = (rows.astype(np.float32).astype(np.float64) for rows in (train, test))


def gcn(rows, norm):
    centred = rows - rows.mean(axis=1, keepdims=True)
    size = np.abs(centred).mean(axis=1) if norm == "l1" else centred.std(axis=1)
    return centred / size[:, None]


def min_max(rows, fitted_on):
    return (rows - fitted_on.min()) / (fitted_on.max() - fitted_on.min())


write("gcn-l1", gcn(test, "l1"))
write("gcn-l2", gcn(test, "l2"))
write("min-max", min_max(test, train))
write("min-max-per-feature", MinMaxScaler().fit(train).transform(test))
write("standardise", StandardScaler().fit(train).transform(test))
write("pca", PCA(0.95).fit(train).transform(test))
write("pca-whiten", PCA(3, whiten=True).fit(train).transform(test))
write("pca-wide", PCA(5).fit(train[:9]).transform(test))

normed_train, normed_test = gcn(train, "l1"), gcn(test, "l1")
scaled_train, scaled_test = min_max(normed_train, normed_train), min_max(normed_test, normed_train)
projection = PCA(0.95).fit(scaled_train)
features_train, features_test = projection.transform(scaled_train), projection.transform(scaled_test)
write("baseline", features_test)

for bandwidth in (0.05, 0.3, 4.0):
    write("kde", [bandwidth])
    write("log-density", KernelDensity(bandwidth=bandwidth).fit(train).score_samples(test))
search = GridSearchCV(KernelDensity(), {"bandwidth": np.logspace(-4.5, 5, 20, base=2)}, cv=5).fit(features_train)
write("likelihoods", search.cv_results_["mean_test_score"])
write("chosen", [search.best_params_["bandwidth"]])
write("log-density", search.best_estimator_.score_samples(features_test))

write("neighbours", NearestNeighbors(n_neighbors=5, algorithm="brute").fit(train).kneighbors(test)[0])

for share in (0.8, 0.99):
    model = PCA(share).fit(train)
    write("components", [share, model.n_components_])
    write("error", ((test - model.inverse_transform(model.transform(test))) ** 2).mean(axis=1))

for count in (62, 12):
    model = LedoitWolf().fit(train[:count])
    write("shrinkage", [count, model.shrinkage_])
    write("mahalanobis", model.mahalanobis(test))
centred = train - train.mean(axis=0)
covariance = centred.T @ centred / len(train)
covariance += 0.1 * np.trace(covariance) / 20 * np.eye(20)
away = test - train.mean(axis=0)
write("ridge", (away * np.linalg.solve(covariance, away.T).T).sum(axis=1))
