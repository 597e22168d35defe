#!/usr/bin/env python3
"""Plants refused words in a small tree and asks check_glossary.py to name them, and to leave their neighbours alone."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

CASES = [
    ("struct YearlyReport {};\n", 1),
    ("int yearly_report = 0;\n", 1),
    ("int last_yearly_reports = 0;\n", 1),
    ("void CheckYearlyReport();\n", 1),
    ("auto kind = kEmptyCell;\n", 1),
    ("struct AnnualReport {};\n", 0),
    ("// a yearly report is what others call it\n", 0),
    ("int detail = kEmptyCellar;\n", 0),
    ("int frontier = 0;\n", 0),
]


def breaches(text):
    tree = pathlib.Path(tempfile.mkdtemp())
    try:
        (tree / "docs").mkdir()
        (tree / "src").mkdir()
        shutil.copy(ROOT / "docs/glossary.md", tree / "docs")
        (tree / "src/a.cc").write_text(text, "utf-8")
        run = subprocess.run([sys.executable, ROOT / "scripts/check_glossary.py", tree], capture_output=True, text=True)
        return sum(line.startswith("src/") for line in run.stdout.splitlines()), run.returncode
    finally:
        shutil.rmtree(tree)


def main():
    failed = 0
    for text, expected in CASES:
        found, code = breaches(text)
        if found != expected or code != (1 if expected else 0):
            failed += 1
            print(f"{text.strip()!r}: expected {expected} breaches, got {found}, exit code {code}")
    print(f"check_glossary: {len(CASES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
