#!/usr/bin/env python3
"""Plants one breach of each kind in a small tree and asks check_layout.py to name it, and only it."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]

# (file, its text, words of the complaint); None = no complaint
CASES = [
    ("src/base/date.cc", '#include "law/report_form.h"\n', "base may not include law"),
    ("src/docread/html.cc", '#include "report/report.h"\n', "docread may not include report"),
    ("src/docread/html.cc", '#include "docwrite/xlsx.h"\n', "docread may not include docwrite"),
    ("src/law/form.cc", '#include "docread/document.h"\n', "law may not include docread"),
    ("src/report/read/read.cc", '#include "docread/html.h"\n', "rules include no engine"),
    ("src/report/read/read.cc", '#include "docread/document.h"\n', None),
    ("src/report/read/read.cc", "auto now = std::chrono::system_clock::now();\n", "rules ask no clock"),
    ("src/report/read/read.cc", "#include <fstream>\n", "rules open no file"),
    ("src/report/report_store.cc", "#include <fstream>\n#include \"db/database.h\"\n", None),
    ("src/report/report_store.cc", '#include "report/list_pages.h"\n', "store may not include pages"),
    ("src/report/read/read.cc", '#include "report/report_store.h"\n', "rules may not include store"),
    ("src/assessment/score.cc", '#include "report/report_store.h"\n', "not its store"),
    ("src/assessment/score.cc", '#include "report/figures.h"\n', None),
    ("src/report/list_pages.cc", '#include "app/config.h"\n', "report may not include app"),
    ("src/app/main.cc", '#include "report/list_pages.h"\n#include "web/server.h"\n', None),
    ("src/cli/serve.cc", '#include "app/serve.h"\n', None),
    ("src/law/form.cc", '#include "place/place.h"\n', "law may not include place"),
    ("src/web/page.cc", "// prints an 年度报告\n", "no domain word"),
    ("src/base/date.cc", '#include "../law/form.h"\n', "written from src/ on"),
    ("src/base/utils.cc", "// helpers\n", "never utils"),
    ("src/base/id.h", '#include "crypto/sm3.h"\n', "base may not include crypto"),
    ("src/crypto/sm3.cc", '#include "db/database.h"\n', "crypto may not include db"),
    ("src/crypto/sm3.cc", '#include <openssl/evp.h>\n#include "base/result.h"\n', None),
    ("src/db/blob_store.cc", '#include "crypto/sm3.h"\n', None),
    ("src/report/report_store.cc", '#include "crypto/seal.h"\n', None),
    ("src/web/guard.cc", "#include <openssl/rand.h>\n", "in crypto/ alone"),
    ("src/elsewhere/a.cc", "// nothing\n", "not in the table"),
    ("src/report/a.h", "namespace gongkai::report {\nstruct A {\n};\nclass A final {\n};\n", "is defined in src/report/a.h:2 too"),
    ("src/report/a.h", "namespace gongkai::report {\nstruct A {\n};\n}\nnamespace gongkai::law {\nstruct A {\n};\n", None),
    ("src/base/long.cc", "// long\n" * 501, "split by act"),
]


def complaints(file, text):
    tree = pathlib.Path(tempfile.mkdtemp())
    try:
        shutil.copy(ROOT / "ARCHITECTURE.md", tree)
        (tree / file).parent.mkdir(parents=True)
        (tree / file).write_text(text, "utf-8")
        run = subprocess.run([sys.executable, ROOT / "scripts/check_layout.py", tree], capture_output=True, text=True)
        return [line for line in run.stdout.splitlines() if line.startswith("src/")], run.returncode
    finally:
        shutil.rmtree(tree)


def main():
    failed = 0
    for file, text, words in CASES:
        found, code = complaints(file, text)
        right = (found == [] and code == 0) if words is None else (len(found) == 1 and words in found[0] and code == 1)
        if not right:
            failed += 1
            print(f"{file} with {text.splitlines()[0]!r}: expected {words!r}, got {found}")
    print(f"check_layout: {len(CASES) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
