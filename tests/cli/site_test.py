#!/usr/bin/env python3
"""Runs gongkai export-site and verify-site on the demo county: killed in the midst, several at once, and held against its manifest.

    site_test.py PROGRAM
"""
import pathlib
import subprocess
import sys
import tempfile
import time


def main(program):
    faults = []

    def expect(condition, sentence):
        if not condition:
            faults.append(sentence)

    with tempfile.TemporaryDirectory(prefix="gongkai-site-") as folder:
        data, site = f"{folder}/data", f"{folder}/site"

        def words(*more):
            return [program, *more, "--data", data]

        def verify():
            done = subprocess.run([*words("verify-site"), site], capture_output=True, text=True, check=False)
            return done.returncode, done.stdout

        subprocess.run(words("seed", "demo"), check=True, capture_output=True)
        export = [*words("export-site"), "--to", site, "--base", "/zwgk"]
        subprocess.run(export, check=True, capture_output=True)
        late = subprocess.run([*words("verify-site"), site, "--not-before", "2999-01-01"], capture_output=True, text=True, check=False)
        expect(late.returncode == 1 and "清单太旧" in late.stdout, f"an old copy is told by its day: {late.stdout}")
        shown = pathlib.Path(site, "current/pages/zwgk")
        expect((shown / "index.html").is_file() and (shown / "items/index.html").is_file(), "the pages are there")
        for page in shown.rglob("*.html"):
            text = page.read_text("utf-8")
            expect("/sign-in" not in text and "/office" not in text, f"{page} leads into the office")
        gone = list(shown.rglob("gone.txt"))
        expect(gone and all((mark.parent / "index.html").is_file() for mark in gone), "what was taken down says so at its address")
        for hundredths in (2, 5, 20, 100, 400):
            child = subprocess.Popen([*export, "--fresh"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(hundredths / 100)
            child.kill()
            child.wait()
            expect(verify()[0] == 0, f"killed after {hundredths * 10} ms, what was there is whole")
        # One writes everything, which takes the while in which the others come.
        several = [subprocess.Popen([*export, *more], stdout=subprocess.DEVNULL) for more in (["--fresh"], [], [])]
        expect(all(child.wait() == 0 for child in several), "several at once wait for one another")
        expect(verify()[0] == 0, "and leave one whole copy")
        expect(len(list(pathlib.Path(site, "versions").iterdir())) == 2, "what was killed is swept up")
        (shown / "index.html").chmod(0o644)
        with open(shown / "index.html", "a", encoding="utf-8") as page:
            page.write("x")
        (shown / "items/index.html").unlink()
        (shown / "extra.html").write_text("x", "utf-8")
        code, said = verify()
        expect(code == 1 and said.startswith("多出：extra.html\n被改动：index.html\n缺少：items/index.html\n"), f"each file is named: {said}")
    for fault in faults:
        print(f"FAILED: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
