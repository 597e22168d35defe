#!/usr/bin/env python3
"""Reads the sample reports over and over in one process and watches its memory.

    soak.py PROGRAM FILES

Resident memory is noted once 1,000 files are through and again at the end; more than 20 MB of growth is a failure.
"""
import itertools
import os
import pathlib
import subprocess
import sys
import tempfile
import time

SAMPLES = pathlib.Path(__file__).resolve().parent.parent / "data/samples"
WARM_FILES = 1000
ALLOWED_MB = 20


def resident_mb(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def short_names(folder):
    """Links of few letters, so that all names fit on one command line."""
    names = []
    for index, sample in enumerate(sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md", ".html", ".docx"))):
        name = f"{index:x}{sample.suffix}"
        os.symlink(sample, folder / name)
        names.append(name)
    return names


def main():
    program, files = str(pathlib.Path(sys.argv[1]).resolve()), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        names = short_names(pathlib.Path(name))
        arguments = list(itertools.islice(itertools.cycle(names), files))
        start, warm, last, read = time.monotonic(), 0.0, 0.0, 0
        process = subprocess.Popen([program, "extract", "--json", *arguments], cwd=name, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL)
        for read, _ in enumerate(process.stdout, 1):
            if read % 100 == 0 or read == files:
                last = resident_mb(process.pid) or last
            if read == min(WARM_FILES, files):
                warm = last
        process.wait()
    seconds = time.monotonic() - start
    growth = last - warm
    print(f"{read} files in {seconds:.1f} s ({read / seconds:.0f} a second); memory {warm:.1f} MB after {WARM_FILES}, {last:.1f} MB at the end, growth {growth:.1f} MB")
    good = read == files and process.returncode in (0, 1) and growth <= ALLOWED_MB
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
