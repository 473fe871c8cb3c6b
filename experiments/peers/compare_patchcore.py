"""Runs Oddity and PyTorch in alternation on the two costly parts of PatchCore, and prints the ratios.

    python -m venv peer && peer/bin/pip install torch torchvision
    OMP_NUM_THREADS=2 peer/bin/python compare_patchcore.py [--rounds 5] [--steps 3] [--isa avx2] [--anomalib]

Both take the same patches, drawn by the same formula. PyTorch's side, torch_patches.py, does what anomalib does; with --anomalib,
anomalib_patches.py runs anomalib itself, which `pip install anomalib` brings. Otherwise as compare_steps.py, whose options it takes.
"""

import compare_steps

if __name__ == "__main__":
    compare_steps.__doc__ = __doc__
    compare_steps.main(["coreset-selection", "nearest-patches"])
