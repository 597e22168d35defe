#!/usr/bin/env python3
"""Refuses a second word for an idea that docs/glossary.md has a word for.

    check_glossary.py [ROOT]

The refused words are the last column of the glossary's tables. CamelCase and snake_case are the same word here, comments are left out:
"YearlyReport" refuses yearly_report too. Prints file:line of each; exit code 1 when there is one.
"""
import pathlib
import re
import sys

FOLDERS = ("src", "migrations", "fuzz", "bench")
SUFFIXES = (".h", ".cc", ".sql")
# PostgreSQL, libqpdf, the formats of Office and CSS name these.
OTHERS_NAMES = re.compile(r'\bpg_\w+|\bqpdf_\w+|"revision(?:Ptr|Headers|Log)?"|/revisions/|\bvisibility(?=[:"])')


def refused_words(glossary):
    """[(pattern, its parts in small letters, the refused word, the word to use)]"""
    words = []
    for line in glossary.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or len(cells) != 4 or cells[3] in ("never", "", "---"):
            continue
        for word in re.split(r",\s*", cells[3]):
            parts = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", word)
            if parts[0] == "k":
                pattern = rf"\b{re.escape(word)}\b"
            else:
                body = r"[ _]?".join(part.lower() for part in parts)
                capitals = "".join(part.capitalize() for part in parts)
                # A whole word, a part of a snake_case name, or a part of a CamelCase one.
                pattern = rf"(?<![A-Za-z])(?:{body}|{capitals})(?:s|es)?(?![a-z])|(?<=[a-z]){capitals}(?:s|es)?(?![a-z])"
            words.append((re.compile(pattern), [part.lower() for part in parts], word, cells[1]))
    return words


def breaches_of(path, words):
    """[(line, the refused word, the word to use)]"""
    text = path.read_text("utf-8", errors="replace")
    lower = text.lower()
    near = [word for word in words if all(part in lower for part in word[1])]  # few: the patterns are slow
    found = []
    for number, line in enumerate(text.splitlines() if near else [], 1):
        code = OTHERS_NAMES.sub("", line.split("//", 1)[0])
        found += [(number, word, instead) for pattern, _, word, instead in near if pattern.search(code)]
    return found


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent).resolve()
    words = refused_words((root / "docs/glossary.md").read_text("utf-8"))
    breaches = 0
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in SUFFIXES:
                continue
            for number, word, instead in breaches_of(path, words):
                breaches += 1
                print(f"{path.relative_to(root)}:{number}: {word}: the glossary says {instead}")
    print(f"glossary: {len(words)} refused words, {breaches} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
