#!/usr/bin/env python3
"""Files with something planted in them that nobody sees, and files with nothing, for detectors and for clean copies.

    make_files.py FOLDER [--few]

Writes the files and FOLDER/expected.tsv: file, sight (IdOf in docread/inspection.h, "-" for none), the planted text, hidden or shown, clean
or planted, a text that is shown and must stay. --few: every fifth. Persons, numbers and organs are fictional: the numbers carry a right
check digit and an area that there is none of.
"""
import io
import pathlib
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import plain_files as plain  # noqa: E402
from planted_office import docx_cases, pptx_cases, xlsx_cases  # noqa: E402
from planted_plain import html_cases, pdf_cases, picture_cases, zip_cases  # noqa: E402
from tricky_files import clean_cases  # noqa: E402


class Secrets:
    """A new planted text for each file, so that what is found again tells where it came from."""

    def __init__(self):
        self.count = 0

    def identity(self):
        self.count += 1
        digits = f"330998{1950 + self.count % 50}{1 + self.count % 12:02}{1 + self.count % 28:02}{self.count % 1000:03}"
        weights = [2 ** (17 - i) % 11 for i in range(17)]
        return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights)) % 11]

    def mobile(self):
        self.count += 1
        return f"1390000{self.count:04}"

    def marking(self):
        self.count += 1
        return f"机密★{self.count % 20 + 1}年枕办密〔2025〕{self.count}号"

    def person(self):
        self.count += 1
        return "林周陈沈顾陆"[self.count % 6] + "砚溪舟棠禾岚"[self.count // 6 % 6] + "秋川远宁微书"[self.count // 36 % 6] + f"（工号{self.count:04}）"

    def next(self):
        return [self.identity, self.mobile, self.marking, self.person][self.count % 4]()


def all_cases():
    """(name, sight, planted text, "hidden" or "shown", shown text that stays, bytes)"""
    secrets = Secrets()
    for make in (docx_cases, xlsx_cases, pptx_cases, pdf_cases, html_cases, picture_cases, zip_cases):
        yield from make(secrets)
    for name, kept, content in clean_cases():
        yield name, "-", "", "-", kept, content


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["file\tsight\tplanted\tseen\tkind\tkept"]
    cases = list(all_cases())
    if "--few" in sys.argv:
        cases = cases[::5]
    for number, (name, sight, planted, seen, kept, content) in enumerate(cases, 1):
        stem, _, end = name.rpartition(".")
        file = f"{number:03} {stem}.{end}"
        (folder / file).write_bytes(content)
        lines.append("\t".join([file, sight, planted, seen, "clean" if sight == "-" else "planted", kept]))
    (folder / "expected.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    planted = sum(1 for case in cases if case[3] == "hidden")
    print(f"{len(cases)} files, {planted} with something hidden, {sum(1 for case in cases if case[1] == '-')} with nothing, in {folder}")


if __name__ == "__main__":
    main()
