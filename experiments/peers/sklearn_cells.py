"""Times scikit-learn on one CIFAR-10 class, the way one would write it by best practice.

    python sklearn_cells.py --data DIR --class 0 [kde|knn|pca|ocsvm] [--solver full]

DIR holds cifar-10-batches-bin/. Loading is not timed; preprocessing, fitting and scoring the whole test set are. Prints
one JSON line. The work is that of configs/detector/*.yaml: GCN by the mean absolute value, min-max by the training
images' limits and, but for pca itself, projection on the components that hold 95 % of the variance.

The variables OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE, which help the OpenBLAS that Oddity uses and slow the newer one of
NumPy, are taken out of the environment before NumPy is loaded.
"""

import os

for variable in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(variable, None)

import argparse
import json
import pathlib
import time

import numpy as np
import sklearn
import threadpoolctl
from joblib.externals.loky import get_reusable_executor
from sklearn.decomposition import PCA
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV
from sklearn.neighbors import KernelDensity, NearestNeighbors
from sklearn.svm import OneClassSVM

THREADS = int(os.environ.get("OMP_NUM_THREADS", len(os.sched_getaffinity(0))))


def load(folder, names):
    raw = np.concatenate([np.fromfile(folder / name, np.uint8).reshape(-1, 3073) for name in names])
    pixels = raw[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1).reshape(len(raw), -1)
    return np.ascontiguousarray(pixels), raw[:, 0]


def normalise(images):
    centred = images - images.mean(axis=1, keepdims=True)
    return centred / np.abs(centred).mean(axis=1, keepdims=True)


class Kde:
    """One leaf holds all images unless another size is asked for.

    With scikit-learn's default of 40 a leaf, the tree subtracts bounds that are many powers of ten larger than the
    densities of these features. What remains is rounding: log-densities are off by hundreds, the bandwidth chosen and
    the AUC change, and it takes longer.
    """

    grid = np.logspace(-4.5, 5, 20, base=2)

    def __init__(self, leaf):
        self.leaf = leaf

    def fit(self, features):
        estimator = KernelDensity(leaf_size=self.leaf or len(features))
        search = GridSearchCV(estimator, {"bandwidth": self.grid}, cv=5, n_jobs=THREADS)
        self.model = search.fit(features).best_estimator_
        return {"bandwidth": self.model.bandwidth}

    def score(self, features):
        return -self.model.score_samples(features)


class Knn:
    def fit(self, features):
        self.model = NearestNeighbors(n_neighbors=5, algorithm="brute").fit(features)
        return {}

    def score(self, features):
        return self.model.kneighbors(features)[0][:, -1]


class Ocsvm:
    def fit(self, features):
        self.model = OneClassSVM(gamma="scale", nu=0.1, cache_size=1000).fit(features)
        return {"support_vectors": len(self.model.support_)}

    def score(self, features):
        return -self.model.decision_function(features)


class Pca:
    def __init__(self, solver):
        self.solver = solver

    def fit(self, features):
        self.model = PCA(n_components=0.95, svd_solver=self.solver).fit(features)
        return {"components": int(self.model.n_components_)}

    def score(self, features):
        error = features - self.model.inverse_transform(self.model.transform(features))
        return (error**2).mean(axis=1)


def run(detector, training, test, solver, leaf):
    clock = {"begin": time.perf_counter(), "cpu": time.process_time() + child_seconds()}
    training, test = normalise(training), normalise(test)
    least, greatest = training.min(), training.max()
    training = (training - least) / (greatest - least)
    test = (test - least) / (greatest - least)
    facts = {}
    if detector != "pca":
        projection = PCA(n_components=0.95, svd_solver=solver)
        training, test = projection.fit_transform(training), projection.transform(test)
        facts["components"] = int(projection.n_components_)
    clock["preprocessed"] = time.perf_counter()
    model = {"kde": lambda: Kde(leaf), "knn": Knn, "ocsvm": Ocsvm, "pca": lambda: Pca(solver)}[detector]()
    facts.update(model.fit(training))
    clock["fitted"] = time.perf_counter()
    scores = model.score(test)
    clock["end"] = time.perf_counter()
    clock["cpu"] = time.process_time() + child_seconds() - clock["cpu"]
    return scores, clock, facts, str(training.dtype)


def child_seconds():
    """Processor time of the workers, which counts only once they have ended."""
    get_reusable_executor().shutdown(wait=True)
    times = os.times()
    return times.children_user + times.children_system


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("detector", nargs="?", default="kde", choices=["kde", "knn", "pca", "ocsvm"])
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder that holds cifar-10-batches-bin")
    parser.add_argument("--class", dest="normal", type=int, default=0, help="the normal class, 0 to 9")
    parser.add_argument("--solver", default="covariance_eigh", help="svd_solver of PCA: 'auto' takes longer here")
    parser.add_argument("--leaf-size", type=int, default=0, help="of KernelDensity: 40 is its default, 0 one leaf")
    arguments = parser.parse_args()

    folder = arguments.data / "cifar-10-batches-bin"
    images, classes = load(folder, [f"data_batch_{i}.bin" for i in range(1, 6)])
    training = images[classes == arguments.normal].astype(np.float32) / 255
    images, classes = load(folder, ["test_batch.bin"])
    test = images.astype(np.float32) / 255

    scores, clock, facts, dtype = run(arguments.detector, training, test, arguments.solver, arguments.leaf_size)
    print(
        json.dumps(
            {
                "peer": f"scikit-learn {sklearn.__version__}",
                "detector": arguments.detector,
                "class": arguments.normal,
                "seconds": round(clock["end"] - clock["begin"], 3),
                "preprocess": round(clock["preprocessed"] - clock["begin"], 3),
                "fit": round(clock["fitted"] - clock["preprocessed"], 3),
                "score": round(clock["end"] - clock["fitted"], 3),
                "cpu": round(clock["cpu"], 3),
                "auc": round(float(roc_auc_score(classes != arguments.normal, scores)), 5),
                "dtype": dtype,
                "solver": arguments.solver,
                "threads": THREADS,
                "blas": sorted({f"{p['internal_api']} {p.get('architecture', '')}".strip() for p in threadpoolctl.threadpool_info()}),
                "openblas_coretype": os.environ.get("OPENBLAS_CORETYPE", "unset"),
                "numpy": np.__version__,
                **facts,
            }
        )
    )


if __name__ == "__main__":
    main()
