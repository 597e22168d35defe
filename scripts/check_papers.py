#!/usr/bin/env python3
"""Opens annual reports as Word files in LibreOffice and compares every page with the picture of it that is kept.

    check_papers.py PROGRAM [--golden FOLDER] [--write] [--keep FOLDER]

PROGRAM: the test program report_paper_files_test, which leaves a report of each form (docx, and JSON for the schema) in a folder.
Of a page at most 0.5 % of the points may differ from the picture in FOLDER (tests/golden/annual_report); --write keeps the present
ones instead: look at them before they are committed. The JSON files are held against docs/schema where python3-jsonschema is
installed. Prints each fault; the exit code is 1 then.
"""
import argparse
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from check_letters import MOST_DIFFERENT, POINTS_AN_INCH, difference

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASE = "Papers for scripts/check_papers.py"


def make(program, folder):
    environment = dict(os.environ, GONGKAI_PAPER_FOLDER=str(folder))
    subprocess.run([program, f"--test-case={CASE}"], env=environment, check=True, stdout=subprocess.DEVNULL)
    return sorted(folder.glob("*.docx"))


def print_by_office(files, folder):
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "pdf", "--outdir", str(folder),
                        *map(str, files)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def pictures_of(pdf):
    """The pages in their order, each a picture of a byte a point."""
    with tempfile.TemporaryDirectory() as pages:
        subprocess.run(["pdftoppm", "-gray", "-r", str(POINTS_AN_INCH), str(pdf), f"{pages}/page"], check=True)
        return [page.read_bytes() for page in sorted(pathlib.Path(pages).iterdir())]


def compare(name, pictures, golden):
    kept = sorted(golden.glob(f"{name}-*.pgm.gz"))
    if len(kept) != len(pictures):
        return [f"{name}: {len(pictures)} pages, {len(kept)} pictures are kept in {golden}"]
    faults = []
    for number, (picture, path) in enumerate(zip(pictures, kept, strict=True), 1):
        share = difference(picture, gzip.decompress(path.read_bytes()))
        print(f"{name}, page {number}: {share:.3%} of the points differ")
        if share > MOST_DIFFERENT:
            faults.append(f"{name}, page {number}: {share:.2%} of the points differ")
    return faults


def keep(name, pictures, golden):
    golden.mkdir(parents=True, exist_ok=True)
    for old in golden.glob(f"{name}-*.pgm.gz"):
        old.unlink()
    for number, picture in enumerate(pictures, 1):
        (golden / f"{name}-{number:02}.pgm.gz").write_bytes(gzip.compress(picture, mtime=0))


def schema_faults(folder):
    try:
        import jsonschema
    except ImportError:
        print("python3-jsonschema is not installed: the JSON files are not held against the schema")
        return []
    schema = json.loads((ROOT / "docs/schema/annual-report.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    return [f"{path.name}: {fault.message[:120]}" for path in sorted(folder.glob("*.json"))
            for fault in validator.iter_errors(json.loads(path.read_text("utf-8")))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--golden", type=pathlib.Path, default=ROOT / "tests/golden/annual_report")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or pathlib.Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        files = make(given.program, folder)
        print_by_office(files, folder)
        faults = schema_faults(folder)
        for file in files:
            printed = file.with_suffix(".pdf")
            if not printed.exists():
                faults.append(f"{file.name} was not opened")
                continue
            pictures = pictures_of(printed)
            if given.write:
                keep(file.stem, pictures, given.golden)
            else:
                faults += compare(file.stem, pictures, given.golden)
    print("\n".join(faults) or "nothing differs")
    return 1 if faults or not files else 0


if __name__ == "__main__":
    sys.exit(main())
