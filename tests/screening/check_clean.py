#!/usr/bin/env python3
"""Makes the clean copy of each planted file and looks for what was planted, as somebody would who does not believe it.

    check_clean.py PROGRAM FOLDER [--samples N]
    check_clean.py PROGRAM --few [--samples N]

FOLDER is what make_files.py wrote; with --few every fifth file is made and looked at. PROGRAM is called as `PROGRAM screen --clean OUT FILE`. Looked at: every part of every archive within
(unzipped, as UTF-8, UTF-16 and GB 18030, with and without markup), bytes as strings, exiftool, and of PDF pdftotext, pdfimages, pdfdetach
and the objects that qpdf unpacks. What was shown must still be there, N files (10) must open in LibreOffice, and of files in which nothing
is hidden nothing may be taken. Prints `clean 182 of 182`; ends with 1 when a line falls short.
"""
import concurrent.futures
import html
import io
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
OFFICE = (".docx", ".xlsx", ".pptx")


def output(*command, **more):
    return subprocess.run(command, capture_output=True, check=False, **more).stdout


def unpacked(name, content, depth=0):
    """(name, bytes) of a file and of everything in it that is an archive."""
    yield name, content
    if content[:4] != b"PK\x03\x04" or depth > 6:
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield name + "!", archive.comment
        for info in archive.infolist():
            yield name + "!" + info.filename, info.filename.encode() + b"\n" + info.extra + b"\n" + info.comment
            yield from unpacked(name + "!" + info.filename, archive.read(info), depth + 1)


def of_pdf(path, folder):
    yield "pdftotext", output("pdftotext", "-raw", path, "-")
    yield "pdftotext -layout", output("pdftotext", "-layout", path, "-")
    yield "pdfinfo", output("pdfinfo", "-meta", path) + output("pdfinfo", path) + output("pdfinfo", "-js", path) + output("pdfinfo", "-url", path)
    yield "qpdf", output("qpdf", "--qdf", "--object-streams=disable", path, "-")
    yield "pdfdetach", output("pdfdetach", "-list", path)
    attached = folder / "attached"
    attached.mkdir(exist_ok=True)
    output("pdfdetach", "-saveall", "-o", attached, path)
    for file in attached.iterdir():
        yield from unpacked(file.name, file.read_bytes())
    output("pdfimages", "-all", path, str(folder / "image"))
    for image in folder.glob("image*"):
        yield image.name, image.read_bytes()


def sides_of(path):
    """(what was looked at, bytes)"""
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        for name, content in unpacked(path.name, path.read_bytes()):
            yield name, content
            whole = folder / "part"
            if content[:5] == b"%PDF-":
                whole.write_bytes(content)
                yield from of_pdf(whole, folder)
            if content[:3] in (b"\xff\xd8\xff", b"\x89PN", b"GIF", b"%PD"):
                whole.write_bytes(content)
                yield name + " exiftool", output("exiftool", "-a", "-u", "-U", "-ee", "-G1", "-charset", "utf8", whole)
    yield "exiftool", output("exiftool", "-a", "-u", "-U", "-ee", "-G1", "-charset", "utf8", path)


def without_markup(content):
    for encoding in ("utf-8", "gb18030"):
        try:
            return html.unescape(re.sub(r"<[^>]*>", "", content.decode(encoding)))
        except UnicodeDecodeError:
            pass
    return ""


def found(text, path):
    """Where the text is found; None where it is not."""
    needles = [text.encode(encoding) for encoding in ENCODINGS]
    for name, content in sides_of(path):
        if any(needle in content for needle in needles) or text in without_markup(content):
            return name
        if b"obj" in content and text.encode().hex() in content.decode("latin-1").lower().replace(" ", ""):
            return name + " (hexadecimal)"
    return None


def check(program, folder, out, line):
    """(file, kind, what is wrong or "")"""
    file, sight, planted, seen, kind, kept = line
    copy = out / file
    asked = subprocess.run([program, "screen", "--clean", copy, folder / file], capture_output=True, check=False)
    if not copy.exists():
        return file, kind, seen, "refused: " + asked.stderr.decode("utf-8", "replace").strip()
    if seen == "hidden":
        if found(planted, folder / file) is None:
            return file, kind, seen, "the planted text is not found in the file itself: this looks in the wrong place"
        place = found(planted, copy)
        if place:
            return file, kind, seen, f"{sight} found again in {place}"
    if seen == "shown" and not found(planted, copy):
        return file, kind, seen, "what was shown is gone"
    if kept and not found(kept, copy):
        return file, kind, seen, "the text that is shown is gone"
    if kind == "clean" and asked.stdout.strip() and b"\t" in asked.stdout:
        return file, kind, seen, "something was taken: " + asked.stdout.decode().strip()
    return file, kind, seen, ""


def opens(copies, folder):
    """Those that LibreOffice opens and shows the text of; (right, wrong)."""
    right, wrong = 0, []
    for path, kept in copies:
        end = "csv" if path.suffix == ".xlsx" else "pdf"  # on paper a cell may be cut off
        output("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to",
               "csv:Text - txt - csv (StarCalc):44,34,76" if end == "csv" else end, "--outdir", folder, path)
        made = folder / f"{path.stem}.{end}"
        text = made.read_text("utf-8") if end == "csv" and made.exists() else output("pdftotext", made, "-").decode()
        if kept.replace(" ", "") in re.sub(r"\s", "", text):
            right += 1
        else:
            wrong.append(path.name)
        made.unlink(missing_ok=True)
    return right, wrong


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    samples = int(sys.argv[sys.argv.index("--samples") + 1]) if "--samples" in sys.argv else 10
    if sys.argv[2] != "--few":
        return check_all(program, pathlib.Path(sys.argv[2]), samples)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-B", pathlib.Path(__file__).parent / "make_files.py", folder, "--few"], check=True)
        return check_all(program, pathlib.Path(folder), samples)


def check_all(program, folder, samples):
    lines = [line.split("\t") for line in (folder / "expected.tsv").read_text("utf-8").splitlines()[1:]]
    good = True
    with tempfile.TemporaryDirectory() as made:
        out = pathlib.Path(made)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda line: check(program, folder, out, line), lines))
        for file, _, _, wrong in results:
            if wrong:
                print(f"{file}: {wrong}")
        for words, chosen in (("clean", lambda r: r[2] == "hidden"), ("shown and kept", lambda r: r[2] == "shown"), ("nothing to take, nothing taken", lambda r: r[1] == "clean")):
            picked = [result for result in results if chosen(result)]
            right = sum(1 for result in picked if not result[3])
            print(f"{words} {right} of {len(picked)}")
            good = good and right == len(picked)
        copies = [(out / line[0], line[5]) for line in lines if line[0].endswith(OFFICE) and line[5] and (out / line[0]).exists()]
        if samples and shutil.which("soffice") and copies:
            chosen = copies[:: max(len(copies) // samples, 1)][:samples]
            right, wrong = opens(chosen, out)
            print(f"opened by LibreOffice {right} of {len(chosen)}" + (f": not {', '.join(wrong)}" if wrong else ""))
            good = good and right == len(chosen)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
