#!/usr/bin/env python3
"""Started without standard input, output and error, the program does its work and ends as always.

    closed_descriptors_test.py PROGRAM
"""
import os
import pathlib
import subprocess
import sys
import tempfile

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "data/samples"


def run(program, *words):
    def close():
        for descriptor in (0, 1, 2):
            os.close(descriptor)

    return subprocess.run([program, *words], preexec_fn=close, check=False).returncode


def main(program):
    pdf, text = SAMPLES / "08-liyan-2024.pdf", next(SAMPLES.glob("*.txt"))
    for report in (pdf, text):
        expected = subprocess.run([program, "check", report], capture_output=True, check=False).returncode
        assert run(program, "check", report) == expected, f"check {report.name}"
    with tempfile.TemporaryDirectory() as folder:
        assert run(program, "seed", "demo", "--data", folder) == 0, "seed demo"
        assert subprocess.run([program, "verify-audit", "--data", folder], capture_output=True, check=False).returncode == 0, "the data are sound"


if __name__ == "__main__":
    main(sys.argv[1])
