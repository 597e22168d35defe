#!/usr/bin/env python3
"""Runs the acceptance scorer of reports and holds its misses against tests/acceptance/known_wrong.txt.

    accept_reports.py SCORER PROGRAM FOLDER

Ends with 0 when every miss is a listed fault of a truth file, and every listed fault is still missed (a line that is no
longer printed must leave the list).
"""
import pathlib
import subprocess
import sys

KNOWN = pathlib.Path(__file__).resolve().parent.parent / "tests" / "acceptance" / "known_wrong.txt"


def known_lines():
    lines = KNOWN.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def main():
    scorer, program, folder = sys.argv[1:4]
    run = subprocess.run([sys.executable, scorer, program, folder, "--findings", "--misses", "100000"],
                         capture_output=True, text=True, check=False)
    lines = run.stdout.splitlines()
    if run.stderr or not lines or not lines[-1].startswith("files "):
        print(run.stdout + run.stderr)
        return 2
    misses, known = set(lines[:-1]), known_lines()
    for line in sorted(misses - known):
        print("wrong:", line)
    for line in sorted(known - misses):
        print("listed as a fault of the truth file, but right:", line)
    print(f"{lines[-1]}  of which faults of truth files: {len(misses & known)}")
    return 0 if misses == known else 1


sys.exit(main())
