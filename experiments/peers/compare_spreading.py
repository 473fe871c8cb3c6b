"""Runs one experiment with its cells spread over the cores in several ways, in alternation, and prints the seconds of each.

    ODDITY_DATA=DIR python compare_spreading.py [--rounds 3] [--ways 1x2 2x1] [EXPERIMENT]

2x1 is two cells at a time with a thread each. Run it on a machine that does nothing else.
"""

import argparse
import pathlib
import statistics
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ODDITY = HERE.parent.parent / "oddity"


def seconds(experiment, way):
    workers, threads = way.split("x")
    with tempfile.TemporaryDirectory() as folder:
        command = [str(ODDITY), "run", experiment, f"runner.workers={workers}", f"runner.threads={threads}"]
        start = time.monotonic()
        subprocess.run(command + ["--out", folder + "/run"], check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("experiment", nargs="?", default=str(HERE / "ten-classes.yaml"), metavar="EXPERIMENT")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ways", nargs="+", default=["1x2", "2x1"], metavar="WORKERSxTHREADS")
    arguments = parser.parse_args()

    times = {way: [] for way in arguments.ways}
    for _ in range(arguments.rounds):
        for way in arguments.ways:
            times[way].append(seconds(arguments.experiment, way))
    print("| cells at a time | threads of each | seconds | min–max |")
    print("|---:|---:|---:|---:|")
    for way, all_of_it in times.items():
        workers, threads = way.split("x")
        print(f"| {workers} | {threads} | {statistics.median(all_of_it):.0f} | {min(all_of_it):.0f}–{max(all_of_it):.0f} |")


if __name__ == "__main__":
    main()
