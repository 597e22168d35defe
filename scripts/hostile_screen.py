#!/usr/bin/env python3
"""Makes each hostile file of docs/limits.md, has `gongkai screen` look at it and clean it, and prints how that ended.

    hostile_screen.py PROGRAM [--quick] [WORD…]

Only files whose name holds one of the words, if any are given. Good is:
* looking ends with a line of JSON within 10 s, cleaning with a copy or a sentence within 60 s; the children that read the file stay
  within 300 and 500 MB, the program that keeps all that they found within 600 MB;
* nothing is silent: what is planted in the file is found, or a sentence says that not all was looked at;
* no file is read that the hostile one names;
* what is planted is not in a copy, however often that is unpacked.

Where more is running than the machine has processors, processor time is judged
in place of the clock. --quick makes the small ones alone and looks only at how they end, without the limits.
"""
import io
import json
import os
import pathlib
import sys
import tempfile
import zipfile
import zlib

from hostile_archives import ARCHIVES, BESIDE, FOREIGN, OFFICE, PLANTED
from hostile_pages import IMAGES, PAGES, PDFS
from hostile_run import MB, Ending, write_apart

LOOK, CLEAN = (10, 300, 600), (60, 500, 600)  # seconds; megabytes of a child, of the program that keeps all that was found
HOPELESS_SECONDS = 200
FILES = {**ARCHIVES, **OFFICE, **PDFS, **IMAGES, **PAGES}

# Small, quick to make, and each of another kind.
QUICK = ["zip of zips, 16 in each, 8 deep", "zip in a zip, 100 deep", "zip with an entry that is not listed",
         "docx of a billion laughs", "docx that names a file", "xlsx that names a file", "docx in a docx, 100 deep",
         "docx of references to itself", "OLE, stream that leads to itself", "OLE, directory that leads to itself", "PDF of forms in a circle",
         "PDF of object streams in a circle", "PDF of pages in a circle", "PDF of outlines, names, fields and tags in a circle",
         "PDF in a PDF, 50 deep", "PNG with a packed note of 2 MB", "TIFF of directories in a circle", "HTML in HTML, 30 deep"]


class Look:
    """What `gongkai screen --json` says of a file."""

    def __init__(self, ending):
        self.said, self.found, self.told, self.foreign = None, False, False, FOREIGN.encode() in ending.out
        if ending.code not in (0, 1) or ending.out.count(b"\n") != 1:
            return
        try:
            line = json.loads(ending.out)
        except ValueError:
            return
        obstacles = [hit["why"] for hit in line["hits"] if hit["rule"] == "H-OBSTACLE"]
        self.found = any(PLANTED in hit["text"] for hit in line["hits"])
        self.told = bool(obstacles)
        self.said = obstacles[0] if obstacles else f"{len(line['hits'])} 处" + ("，找到了" if self.found else "")


def over(ending, limits, busy):
    seconds, megabytes, own_megabytes = limits
    if (ending.processor if busy else ending.wall) > seconds:
        return "too slow"
    return "too large" if ending.child_mb > megabytes or ending.own_mb > own_megabytes else ""


def judge_look(ending, look, busy, quick):
    if look.said is None:
        return f"no answer (exit {ending.code})"
    if look.foreign:
        return "read a file that it names"
    if not look.found and not look.told:
        return "silent"
    return "" if quick else over(ending, LOOK, busy)


def holds(content, depth=6):
    """Whether what is planted, or of the file beside, stands in it, packed or not."""
    if any(words.encode(code) in content for words in (PLANTED, FOREIGN) for code in ("utf-8", "utf-16-le", "utf-16-be")):
        return True
    if depth == 0 or len(content) > 64 * MB:
        return False
    if content[:2] == b"PK":
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
            return any(holds(archive.read(entry), depth - 1) for entry in archive.infolist() if entry.file_size < 64 * MB)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
            return False
    return any(holds(unpacked, depth - 1) for unpacked in streams_of(content))


def in_process_of_its_own(question, file):
    """A large copy in this one would count as the memory of its children (write_apart)."""
    child = os.fork()
    if child == 0:
        answer = True
        try:
            answer = question(file.read_bytes())
        finally:
            os._exit(1 if answer else 0)
    return os.waitpid(child, 0)[1] != 0


def streams_of(content):
    at = content.find(b"stream\n")
    while at >= 0:
        try:
            yield zlib.decompressobj().decompress(content[at + 7 :], 64 * MB)
        except zlib.error:
            pass
        at = content.find(b"stream\n", at + 7)


def judge_copy(ending, copy, busy, quick):
    """The sentence, and what is wrong with it."""
    words = ending.out.decode(errors="replace")
    refused = [line.split("：", 1)[1] for line in words.splitlines() if "没有写出副本：" in line]
    if ending.code not in (0, 1, 2) or (not refused and not copy.exists()):
        return "—", f"no copy and no sentence (exit {ending.code})"
    if refused and copy.exists():
        return refused[0], "a copy all the same"
    if copy.exists() and in_process_of_its_own(holds, copy):
        return "副本", "left in the copy"
    return (refused[0] if refused else "副本"), "" if quick else over(ending, CLEAN, busy)


def line_of(what, ending, title, said, wrong):
    print(f"{what} {ending.wall:6.2f} s {ending.processor:6.2f} s {ending.child_mb:5.0f} MB {ending.own_mb:5.0f} MB  {title}: {said}"
          f"{'   ← ' + wrong if wrong else ''}", flush=True)


def run(program, folder, title, quick):
    """How many of the two ended badly."""
    name, make = FILES[title]
    file, copy = folder / name, folder / ("copy_" + name)
    write_apart(file, make)
    busy = os.getloadavg()[0] > os.cpu_count()
    ending = Ending([program, "screen", "--json", name], folder, HOPELESS_SECONDS)
    look = Look(ending)
    wrong = judge_look(ending, look, busy, quick)
    line_of("look ", ending, title, look.said or "—", wrong)
    busy = os.getloadavg()[0] > os.cpu_count()
    ending = Ending([program, "screen", "--clean", copy.name, name], folder, HOPELESS_SECONDS)
    said, spoiled = judge_copy(ending, copy, busy, quick)
    line_of("clean", ending, title, said, spoiled)
    file.unlink()
    copy.unlink(missing_ok=True)
    return bool(wrong) + bool(spoiled)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    quick, words = "--quick" in sys.argv, [word for word in sys.argv[2:] if word != "--quick"]
    titles = [title for title in (QUICK if quick else FILES) if not words or any(word in title for word in words)]
    bad = 0
    print("         clock processor    child  program  file: what the program says")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / BESIDE).write_text(FOREIGN + "\n")
        for title in titles:
            bad += run(program, folder, title, quick)
    print(f"{len(titles)} files, {bad} bad ends")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
