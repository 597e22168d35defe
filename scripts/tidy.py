#!/usr/bin/env python3
"""Runs clang-tidy over src/ as it is compiled in BUILD, on every processor; a file that passed and has not changed, nor any
header of ours below it, is not looked at again. What passed is remembered beside what ccache compiled, for every clone.

    tidy.py BUILD [FILE…]

Tests are left out: their macros cost most of the time and hold little. The checks walk our own code alone
(tidy_own_code.cc, which is built first), and must speak of the faults of tests/lint/faults.cc. Exit code 1 when a check
speaks, or does not speak of those.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OWN_CODE = ROOT / "scripts" / "tidy_own_code.cc"
FAULTS = ROOT / "tests" / "lint" / "faults.cc"
TIDY = "clang-tidy-16"
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def with_headers(path, seen):
    """The file and all headers of src/ that it includes, directly or not."""
    if path in seen or not path.is_file():
        return seen
    seen.add(path)
    for name in INCLUDE.findall(path.read_text("utf-8", errors="replace")):
        with_headers(ROOT / "src" / name, seen)
    return seen


def digest(path, command):
    total = hashlib.sha256(command.replace(str(ROOT), "").encode())  # the same in every clone
    for part in [ROOT / ".clang-tidy", OWN_CODE, *sorted(with_headers(path, set()))]:
        total.update(part.read_bytes())
    return total.hexdigest()


def own_code(cache):
    """The check that keeps the others to our own code, built."""
    plugin = cache / (hashlib.sha256(OWN_CODE.read_bytes()).hexdigest() + ".so")
    if not plugin.exists():
        include = subprocess.run(["llvm-config-16", "--includedir"], capture_output=True, text=True, check=True).stdout.strip()
        new = plugin.with_suffix(f".{os.getpid()}")
        subprocess.run(["clang++-16", "-std=c++17", "-O1", "-fPIC", "-fno-rtti", "-shared", "-w", f"-isystem{include}", OWN_CODE,
                        "-o", new], check=True)
        new.rename(plugin)  # whole or not at all: two clones may build it at once
    return plugin


def tidy(plugin, *words):
    return subprocess.run([TIDY, "-load", plugin, "--checks=gongkai-own-code", "--quiet", "--extra-arg=-w", *words],
                          capture_output=True, text=True)


def unspoken(plugin):
    """Places in faults.cc whose check says nothing."""
    said = tidy(plugin, FAULTS, "--", "-std=c++20").stdout
    wanted = [(number, line.rsplit("// ", 1)[1]) for number, line in enumerate(FAULTS.read_text().splitlines(), 1)
              if re.search(r"\S.*// [a-z]+-[a-z-]+$", line)]
    return [f"{FAULTS.name}:{number}: {check} says nothing" for number, check in wanted
            if not re.search(rf"faults\.cc:{number}:.*\[{check}[,\]]", said)] or ([] if wanted else ["no faults"])


def look_at(path, build, passed, plugin):
    if passed.exists():
        return path, 0, ""
    run = tidy(plugin, "-p", build, path)
    if run.returncode == 0:
        passed.touch()
        return path, 0, ""
    return path, run.returncode, run.stdout + run.stderr


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    only = {str(pathlib.Path(name).resolve()) for name in sys.argv[2:]}
    cache = pathlib.Path(os.environ.get("CCACHE_DIR") or pathlib.Path.home() / ".cache" / "ccache") / "tidy"
    cache.mkdir(parents=True, exist_ok=True)
    commands = {entry["file"]: entry["command"] for entry in json.loads((build / "compile_commands.json").read_text())}
    files = [file for file in sorted(commands)
             if file.startswith(str(ROOT / "src")) and file.endswith(".cc") and not file.endswith("_test.cc")
             and os.path.exists(file) and (not only or file in only)]
    plugin = own_code(cache)
    missed = unspoken(plugin)
    if missed:
        print("\n".join(missed))
        return 1
    jobs = [(file, build, cache / digest(pathlib.Path(file), commands[file]), plugin) for file in files]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for path, code, output in pool.map(lambda job: look_at(*job), jobs):
            if code:
                failed += 1
                print(output.strip())
    print(f"tidy: {len(files) - failed} files passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
