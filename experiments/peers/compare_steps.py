"""Runs Oddity and PyTorch in alternation on the same steps of training and inference, and prints the ratios.

    python -m venv peer && peer/bin/pip install torch torchvision
    OMP_NUM_THREADS=2 peer/bin/python compare_steps.py [--rounds 7] [--steps 15] [--isa avx2] [WORKLOAD ...]

Each round starts two fresh processes a workload, `oddity bench` and torch_steps.py, so that a machine whose speed drifts slows both
and neither inherits the other's memory. A ratio above 1 says how many times faster Oddity is, of memory how many times as much it
needs. Run it on a machine that does nothing else.
"""

import argparse
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ODDITY = HERE.parent.parent / "oddity"
WORKLOADS = [
    "dcgan-autoencoder-step",
    "ocgan-step",
    "vgg11-step",
    "dcgan-autoencoder-inference",
    "resnet18-features",
    "coreset-selection",
    "nearest-patches",
]

# What oneDNN 2 and 3, ATen and MKL read. Oddity's ND4J and OpenBLAS are built for, or held to, AVX2 anyway.
AVX2 = {
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "DNNL_MAX_CPU_ISA": "AVX2",
    "ATEN_CPU_CAPABILITY": "avx2",
    "MKL_ENABLE_INSTRUCTIONS": "AVX2",
}


def last_json(command, environment):
    output = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(output.strip().splitlines()[-1])


def ours(workload, arguments, environment):
    return last_json([str(ODDITY), "bench", workload, "--steps", str(arguments.steps)], environment)


def peer(workload, arguments, environment):
    command = [arguments.peer_python, str(HERE / "torch_steps.py"), workload, "--steps", str(arguments.steps)]
    if arguments.channels_last:
        command.append("--channels-last")
    if arguments.anomalib:
        command.append("--anomalib")
    return last_json(command, environment)


def processor():
    try:
        lines = pathlib.Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def row(workload, rounds):
    median = statistics.median

    def column(side, key):
        return [pair[side][key] for pair in rounds]

    ratios = [two["median_ms"] / one["median_ms"] for one, two in rounds]
    memory = [median(column(side, "peak_resident_mib")) for side in (0, 1)]
    return (
        f"| `{workload}` | {median(column(0, 'median_ms')):.1f} | {median(column(1, 'median_ms')):.1f} | "
        f"{median(ratios):.2f} ({min(ratios):.2f}–{max(ratios):.2f}) | {median(column(0, 'images_per_second')):.0f} | "
        f"{memory[0]:.0f} | {memory[1]:.0f} | {memory[0] / memory[1]:.2f} |"
    )


def main(workloads=WORKLOADS):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workloads", nargs="*", default=workloads, metavar="WORKLOAD")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--steps", type=int, default=15, help="counted steps of a round, after three that are not")
    parser.add_argument("--isa", choices=["avx2", "native"], default="native", help="hold both engines to AVX2")
    parser.add_argument("--channels-last", action="store_true", help="let PyTorch keep channels together as well")
    parser.add_argument("--anomalib", action="store_true", help="compare PatchCore's parts with anomalib's own classes")
    parser.add_argument("--peer-python", default=sys.executable, help="a Python that has torch and torchvision")
    arguments = parser.parse_args()
    environment = dict(os.environ, **(AVX2 if arguments.isa == "avx2" else {}))
    environment.setdefault("OMP_NUM_THREADS", str(len(os.sched_getaffinity(0))))

    rows, first = [], None
    for workload in arguments.workloads:
        rounds = [
            (ours(workload, arguments, environment), peer(workload, arguments, environment)) for _ in range(arguments.rounds)
        ]
        first = first or rounds[0]
        rows.append(row(workload, rounds))
        print(rows[-1], file=sys.stderr, flush=True)
    name = "anomalib" if arguments.anomalib else "PyTorch"
    layout = ", channels last" if arguments.channels_last else ""
    print(f"{processor()}, {first[0]['threads']} threads, instructions: {arguments.isa} ({name} uses {first[1]['isa']}).")
    print(f"{first[0]['engine']}; {first[1]['engine']}{layout}. {arguments.rounds} rounds of {arguments.steps} steps.\n")
    print(f"| workload | Oddity ms | {name} ms | ratio (min–max) | Oddity images/s | Oddity MiB | {name} MiB | ratio |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    print("\n".join(rows))


if __name__ == "__main__":
    main()
