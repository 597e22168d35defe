#!/usr/bin/env python3
"""Holds the includes of src/ against the table of directions in ARCHITECTURE.md.

    check_layout.py [ROOT]

The table is read out of the document, so the two cannot drift apart. Checked besides: engines know no domain word; rules
include no engine, clock, file or SQL; a subject does not reach into another's store or pages; OpenSSL and argon2 are included
in crypto/ alone; no two headers define a type of one name in one namespace (programs made of both would mix them up unseen); no file is longer than 500 lines without saying why on its first line; no file is named utils. Every breach is printed as file:line, and the exit code is 1.
"""
import fnmatch
import pathlib
import re
import sys

VALUES = ("docread/document.h", "docread/inspection.h", "docread/page_text.h")  # the values of an engine that rules may read
GENERATED = "embedded"  # files of the tree as bytes, written by CMake; they know nothing
LONGEST_FILE = 500

ROLE_ORDER = ("pages", "actions", "store", "rules")

DOMAIN_WORDS = re.compile(r"年度报告|年报|政府信息|政务公开|依申请|行政复议|行政诉讼|勾稽|条例第|AnnualReport|annual report", re.I)
CLOCKS = re.compile(r"\b(system_clock|steady_clock|high_resolution_clock|utc_clock)::now|\b(clock_gettime|gettimeofday|localtime(_r)?|std::time)\s*\(")
FILES_AND_SQL = re.compile(r"#include\s*<(fstream|filesystem|sqlite3\.h|libpq-fe\.h)>|\bfopen\s*\(")
CRYPTO_LIBRARIES = re.compile(r"#include\s*<(openssl/|argon2)")
NAMESPACE = re.compile(r"namespace ([\w:]+) \{")
TYPE = re.compile(r"(?:struct|class|enum class) (\w+)(?: final)?(?: : [^;{]*)? \{")  # at the beginning of a line
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')


def read_directions(architecture):
    """folder -> folders it may include, engines, subjects, name patterns a role; from the table under "## Direction"."""
    section = architecture.split("## Direction", 1)[1].split("\n## ", 1)[0]
    table = [line.strip() for line in section.splitlines() if line.startswith("    ")]
    chain = next(line for line in table if line.startswith("app"))
    engine_line = next(line for line in table if line.startswith("every subject"))
    groups = [re.split(r"[,\s]+", group.strip()) for group in re.split(r"─+►", chain)]
    engine_groups = [re.split(r"[,\s]+", group.strip()) for group in re.split(r"─+►", engine_line)][1:]
    engines, below = engine_groups[0], [name for group in engine_groups[1:] for name in group]

    law = next(index for index, group in enumerate(groups) if "law" in group)
    allowed = {}
    for index, group in enumerate(groups):
        right = {name for later in groups[index + 1:] for name in later}
        for name in group:
            peers = set(group) if index == 0 else {name}  # app and cli are two ends of one program
            allowed[name] = right | peers | (set(engines) if index < law else set())
    for name in engines:
        allowed[name] = {name, *below}
    subjects = {name for group in groups[1:law] for name in group}
    names = next(line for line in table if line.startswith("told by the name:")).split(":", 1)[1]
    roles = dict(zip(ROLE_ORDER, (group.split() for group in re.split(r"─+►", names)), strict=True))
    return allowed, set(engines), subjects, roles


class Layout:
    def __init__(self, root):
        self.root = root
        text = (root / "ARCHITECTURE.md").read_text("utf-8")
        self.allowed, self.engines, self.subjects, self.roles = read_directions(text)
        self.breaches = []
        self.types = {}  # (namespace, name): where it is defined

    def role_of(self, path):
        stem = re.sub(r"_test$", "", path.stem)
        return next(role for role in ROLE_ORDER if any(fnmatch.fnmatch(stem, name) for name in self.roles[role]))

    def say(self, path, line, what):
        self.breaches.append(f"{path.relative_to(self.root)}:{line}: {what}")

    def check(self):
        for path in sorted((self.root / "src").rglob("*")):
            if path.suffix in (".h", ".cc"):
                self.check_file(path)
        return self.breaches

    def check_file(self, path):
        folder = path.relative_to(self.root / "src").parts[0]
        lines = path.read_text("utf-8", errors="replace").splitlines()
        is_test = path.stem.endswith("_test")
        if folder not in self.allowed:
            self.say(path, 1, f"folder {folder} is not in the table of ARCHITECTURE.md")
            return
        if re.fullmatch(r"utils?|helpers?|misc|common", path.stem):
            self.say(path, 1, "a file is named after what it does, never utils")
        if len(lines) > LONGEST_FILE and not is_test and "lines" not in lines[0]:
            self.say(path, LONGEST_FILE, f"{len(lines)} lines: split by act, or say on line 1 why it is longer than {LONGEST_FILE} lines")
        if path.suffix == ".h" and not is_test:
            self.check_types(path, lines)
        pure = folder in ("law", "place") or (folder in self.subjects and self.role_of(path) == "rules")
        for number, line in enumerate(lines, 1):
            self.check_include(path, folder, number, line, is_test)
            code = line.split("//", 1)[0]
            if folder in self.engines and not is_test and DOMAIN_WORDS.search(line):
                self.say(path, number, f"an engine knows no domain word: {DOMAIN_WORDS.search(line).group(0)}")
            if folder != "crypto" and CRYPTO_LIBRARIES.search(line):
                self.say(path, number, "OpenSSL and argon2 are included in crypto/ alone")
            if pure and not is_test:
                if CLOCKS.search(code):
                    self.say(path, number, "rules ask no clock: today is a parameter")
                if folder in self.subjects and FILES_AND_SQL.search(code):
                    self.say(path, number, "rules open no file and know no SQL")

    def check_types(self, path, lines):
        namespace = ""
        for number, line in enumerate(lines, 1):
            if match := NAMESPACE.match(line):
                namespace = match.group(1)
            elif match := TYPE.match(line):
                first = self.types.setdefault((namespace, match.group(1)), f"{path.relative_to(self.root)}:{number}")
                if first != f"{path.relative_to(self.root)}:{number}":
                    self.say(path, number, f"{namespace}::{match.group(1)} is defined in {first} too")

    def check_include(self, path, folder, number, line, is_test):
        match = INCLUDE.match(line)
        if not match:
            return
        target = match.group(1)
        first = target.split("/", 1)[0]
        if "/" not in target or first == "..":
            self.say(path, number, f'"{target}": includes are written from src/ on, folder first')
        elif first == GENERATED or (first == "support" and is_test):
            return
        elif first not in self.allowed:
            self.say(path, number, f'"{target}": no such folder in the table of ARCHITECTURE.md')
        elif first not in self.allowed[folder]:
            self.say(path, number, f'"{target}": {folder} may not include {first}')
        elif folder in self.subjects and not is_test:
            self.check_subject_include(path, folder, number, target, first)

    def check_subject_include(self, path, folder, number, target, first):
        role = self.role_of(path)
        if role == "rules" and first in self.engines and target not in VALUES:
            self.say(path, number, f'"{target}": rules include no engine (but {", ".join(VALUES)})')
        if first not in self.subjects:
            return
        theirs = self.role_of(pathlib.PurePath(target))
        if first != folder and theirs in ("pages", "store"):
            self.say(path, number, f'"{target}": another subject is reached through its rules and actions, not its {theirs}')
        elif first == folder and ROLE_ORDER.index(theirs) < ROLE_ORDER.index(role):
            self.say(path, number, f'"{target}": {role} may not include {theirs} (pages ─► actions ─► store ─► rules)')


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    breaches = Layout(root).check()
    print(*breaches, sep="\n", end="\n" if breaches else "")
    print(f"layout: {len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
