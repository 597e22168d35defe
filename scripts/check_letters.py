#!/usr/bin/env python3
"""Makes every letter of applications on paper and looks at it as a stranger would: what the law asks for must be found in it.

    check_letters.py PROGRAM [--sample] [--golden FOLDER [--write]] [--keep FOLDER] [--no-office]

PROGRAM: the test program request_letter_test, which leaves all letters (every letter and outcome, every kind of applicant,
before and after 2024-01-01) as PDF and Word in a folder, with what must stand in each (tests/law_cases/letter_elements.tsv).
Every PDF is read by pdftotext, every Word file opened by LibreOffice. --sample: the letters to a person by the law of today
alone, which are those of which pictures are kept; with --no-office it takes less than a minute (./dev test). --golden: the first pages, as pictures, are compared
with those kept in FOLDER, of which at most 0.5 % of the points may differ; --write keeps the present ones instead: look at
them before they are committed. Prints each letter that lacks something; the exit code is 1 then.
"""
import argparse
import gzip
import os
import pathlib
import re
import subprocess
import sys
import tempfile

CASE, SAMPLE = "All letters for scripts/check_letters.py", "A sample of letters for scripts/check_letters.py"
AT_ONCE = 60  # files that LibreOffice is given at a time
TEXT_HEIGHT = 766  # points from the top: what stands at the foot of a page would part sentences that go on over pages
POINTS_AN_INCH = 40
MOST_DIFFERENT = 0.005
CLEARLY = 48  # of 255: less is the smoothing of edges


def make(program, folder, case):
    environment = dict(os.environ, GONGKAI_LETTERS=str(folder))
    subprocess.run([program, f"--test-case={case}"], env=environment, check=True, stdout=subprocess.DEVNULL)
    letters = {}
    for line in (folder / "must.tsv").read_text("utf-8").splitlines():
        name, *must = line.split("\t")
        letters[name] = must
    return letters


def tight(text):
    return re.sub(r"[\s\u00a0\u3000\ufeff]+", "", text)


def lacking(text, must):
    text = tight(text)
    return [part for part in must if tight(part) not in text]


def text_of_pdf(path):
    command = ["pdftotext", "-raw", "-x", "0", "-y", "0", "-W", "595", "-H", str(TEXT_HEIGHT), str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


def check_pdfs(folder, letters):
    return [f"{name}.pdf lacks: {part}" for name, must in letters.items()
            for part in lacking(text_of_pdf(folder / f"{name}.pdf"), must)]


def check_word_files(folder, letters):
    names = list(letters)
    with tempfile.TemporaryDirectory() as profile:
        for start in range(0, len(names), AT_ONCE):
            files = [str(folder / f"{name}.docx") for name in names[start:start + AT_ONCE]]
            subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "txt:Text (encoded):UTF8",
                            "--outdir", str(folder), *files], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    faults = []
    for name, must in letters.items():
        opened = folder / f"{name}.txt"
        if not opened.exists():
            faults.append(f"{name}.docx was not opened")
            continue
        faults += [f"{name}.docx lacks: {part}" for part in lacking(opened.read_text("utf-8"), must)]
    return faults


def picture_of(path):
    """The first page, a byte a point, behind its head "P5 WIDTH HEIGHT 255"."""
    command = ["pdftoppm", "-gray", "-r", str(POINTS_AN_INCH), "-f", "1", "-l", "1", "-singlefile", str(path)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def points_of(picture):
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", picture)
    return (int(head[1]), int(head[2])), picture[head.end():]


def difference(one, other):
    (size, points), (other_size, other_points) = points_of(one), points_of(other)
    if size != other_size:
        return 1.0
    return sum(abs(a - b) > CLEARLY for a, b in zip(points, other_points)) / len(points)


def compare_pictures(folder, letters, golden, write):
    faults, names = [], set()
    golden.mkdir(parents=True, exist_ok=True)
    for name in letters:
        if not name.endswith("_0_2026"):  # to a person, by the law of today; the others differ in words alone
            continue
        names.add(f"{name}.pgm.gz")
        kept, picture = golden / f"{name}.pgm.gz", picture_of(folder / f"{name}.pdf")
        if write:
            kept.write_bytes(gzip.compress(picture, mtime=0))
        elif not kept.exists():
            faults.append(f"{name}: no picture is kept in {golden}")
        elif (share := difference(picture, gzip.decompress(kept.read_bytes()))) > MOST_DIFFERENT:
            faults.append(f"{name}: {share:.2%} of the points differ")
    return faults + [f"{kept.name}: there is no such letter any more" for kept in sorted(golden.glob("*.pgm.gz")) if kept.name not in names]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--golden", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--no-office", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.keep or pathlib.Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "must.tsv").unlink(missing_ok=True)
        letters = make(given.program, folder, SAMPLE if given.sample else CASE)
        faults = check_pdfs(folder, letters)
        if not given.no_office:
            faults += check_word_files(folder, letters)
        if given.golden:
            faults += compare_pictures(folder, letters, given.golden, given.write)
    print("\n".join(faults) or "nothing is missing")
    print(f"{len(letters)} letters, {len(faults)} faults")
    return 1 if faults or not letters else 0


if __name__ == "__main__":
    sys.exit(main())
