#!/usr/bin/env python3
"""Kills what writes, over and over, and holds what is left against what was acknowledged.

    crash.py PROGRAM SHIM ROUNDS [WHAT…]

PROGRAM is crash_acts, or crash_cases (acts on applications), SHIM is lost_writes.so. WHAT is one or more of
    sqlite      kill -9 of the writing process, 16 threads, data in a folder
    postgres    kill -9 of the writing process, data on a server
    postmaster  kill -9 of the server under the writing process, which goes on when the server is back
    power       as sqlite, and what was not fsynced is lost: all of it, or a part chosen by chance (lost_writes.cc)
    lying       one round on a disk whose fsync does nothing must be noticed, or power would prove nothing
without WHAT: all of them. Ends with 1 when one act that was told is not there exactly once with its attachment.
"""
import os
import pathlib
import random
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

SERVER = pathlib.Path(__file__).resolve().parents[2] / "scripts/temporary_postgres.sh"
RECORD = struct.Struct("=8s5Q")  # as in lost_writes.cc
FEWEST_ACTS, LONGEST_WAIT = 20, 60.0  # a round that told less proves nothing
VERIFY_EVERY = 10  # rounds; what is lost does not come back, so that all of it is seen at the latest at the end


class Failed(Exception):
    pass


class Round:
    """One writing process and what it has told."""

    def __init__(self, program, place, tag, told, environment=None):
        self.program, self.place, self.told = program, place, told
        self.start = told.stat().st_size if told.exists() else 0
        with told.open("ab") as out:
            self.process = subprocess.Popen([program, "write", place, tag], stdout=out, env={**os.environ, **(environment or {})})

    def wait_for_acts(self, acts):
        """Until so many more acts have been told, and a moment chosen by chance."""
        start, deadline = self.acts(), time.monotonic() + LONGEST_WAIT
        while self.acts() < start + acts:
            if self.process.poll() is not None:
                raise Failed(f"the writer ended by itself with {self.process.returncode}")
            if time.monotonic() > deadline:
                raise Failed(f"only {self.acts() - start} acts in {LONGEST_WAIT:.0f} s")
            time.sleep(0.01)
        time.sleep(random.uniform(0, 0.2))

    def acts(self):
        with self.told.open("rb") as lines:
            lines.seek(self.start)
            return lines.read().count(b"\n")

    def kill(self):
        self.process.kill()
        self.process.wait()


def verify(program, place, told):
    return subprocess.run([program, "verify", place, str(told)], capture_output=True, text=True, check=False)


def require(program, place, told):
    """Verifies, and answers the line that counts."""
    result = verify(program, place, told)
    if result.returncode != 0:
        raise Failed(f"{result.stdout}{result.stderr}")
    return result.stdout.strip()


def is_time_to_verify(number, rounds):
    return number % VERIFY_EVERY == VERIFY_EVERY - 1 or number == rounds - 1


def kill_writer(program, place, folder, rounds):
    told, last = folder / "told", ""
    for number in range(rounds):
        writer = Round(program, place, f"r{number}", told)
        writer.wait_for_acts(FEWEST_ACTS)
        writer.kill()
        if is_time_to_verify(number, rounds):
            last = require(program, place, told)
    return last


class Server:
    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        self.url = self.run("start")
        return self

    def __exit__(self, *_):
        self.run("stop")

    def run(self, word):
        return subprocess.run([str(SERVER), word, str(self.folder)], check=True, capture_output=True, text=True).stdout.strip()

    def kill(self):
        pid = int((self.folder / "data/postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)

    def start_again(self):
        for _ in range(50):  # its orphans have to notice that they are alone
            result = subprocess.run([str(SERVER), "again", str(self.folder)], capture_output=True, text=True, check=False)
            if result.returncode == 0:
                return
            time.sleep(0.2)
        raise Failed("the server did not come back: " + result.stderr)


def sqlite(program, _shim, folder, rounds):
    return kill_writer(program, str(folder / "data"), folder, rounds)


def postgres(program, _shim, folder, rounds):
    with Server(folder / "pg") as server:
        return kill_writer(program, server.url, folder, rounds)


def postmaster(program, _shim, folder, rounds):
    told, last = folder / "told", ""
    with Server(folder / "pg") as server:
        for number in range(rounds):
            writer = Round(program, server.url, f"r{number}", told)
            writer.wait_for_acts(FEWEST_ACTS)
            server.kill()
            time.sleep(random.uniform(0, 0.1))
            server.start_again()
            writer.wait_for_acts(FEWEST_ACTS)  # with the same keys as before
            writer.kill()
            if is_time_to_verify(number, rounds):
                last = require(program, server.url, told)
    return last


def records(log):
    """(letter, file, offset, size before, old bytes, new bytes) of the log; one cut off in its middle was never written."""
    data, at = log.read_bytes(), 0
    while at + RECORD.size <= len(data):
        letter, file, offset, before, old_length, new_length = RECORD.unpack_from(data, at)
        at += RECORD.size
        old, new = data[at : at + old_length], data[at + old_length : at + old_length + new_length]
        at += old_length + new_length
        if at <= len(data):
            yield letter[:1], file, offset, before, old, new


def lose_unsynced_writes(log, kept):
    """Takes back every write since the last fsync of its file, then writes again those for which kept() is true, as the page
    cache may have written them out already. Answers how many were lost."""
    names, pending = {}, {}
    for letter, file, *write in records(log):
        if letter == b"n":
            names[file] = write[-1].decode()
        elif letter == b"s":
            pending[file] = []
        else:
            pending.setdefault(file, []).append(write)
    lost = 0
    for file, writes in pending.items():
        if not os.path.exists(names[file]):
            continue
        with open(names[file], "r+b") as out:
            for offset, before, old, _new in reversed(writes):
                out.seek(offset)
                out.write(old)
                out.truncate(before)
            for offset, before, old, new in writes:
                if not kept():
                    lost += 1
                elif new:
                    out.seek(offset)
                    out.write(new)
                else:
                    out.truncate(offset)
    log.unlink()
    return lost


def cut_power(program, shim, folder, number, environment, kept):
    """A round on a disk that forgets; answers the number of writes that were lost."""
    data, told = folder / "data", folder / "told"
    data.mkdir(exist_ok=True)
    preloaded = {"LD_PRELOAD": shim, "LOST_WRITES_FOLDER": str(data), "ASAN_OPTIONS": "verify_asan_link_order=0"}
    writer = Round(program, str(data), f"r{number}", told, {**preloaded, **environment})
    writer.wait_for_acts(FEWEST_ACTS)
    writer.kill()
    lost = lose_unsynced_writes(data / "lost_writes.log", kept)
    (data / "gongkai.db-shm").unlink(missing_ok=True)
    return lost


def power(program, shim, folder, rounds):
    lost, last = 0, ""
    for number in range(rounds):
        share = random.choice((0.0, 0.0, 0.3, 0.7))  # of the writes that reached the disk by themselves
        lost += cut_power(program, shim, folder, number, {}, lambda: random.random() < share)
        last = require(program, str(folder / "data"), folder / "told")
    return f"{last}; {lost} writes lost"


def lying(program, shim, folder, _rounds):
    cut_power(program, shim, folder, 0, {"LOST_WRITES_LYING": "1"}, lambda: False)
    if verify(program, str(folder / "data"), folder / "told").returncode == 0:
        raise Failed("acts were lost, and the test did not notice")
    return "the loss was noticed"


VARIANTS = {"sqlite": sqlite, "postgres": postgres, "postmaster": postmaster, "power": power, "lying": lying}


def main():
    program, shim, rounds = str(pathlib.Path(sys.argv[1]).resolve()), str(pathlib.Path(sys.argv[2]).resolve()), int(sys.argv[3])
    failures = 0
    for name in sys.argv[4:] or VARIANTS:
        folder, start = pathlib.Path(tempfile.mkdtemp(prefix="gongkai-crash-")), time.monotonic()
        folder.chmod(0o711)  # the server's account has to pass through
        try:
            said = VARIANTS[name](program, shim, folder, rounds)
            print(f"{name}: {rounds} rounds, {said} ({time.monotonic() - start:.0f} s)", flush=True)
            shutil.rmtree(folder)
        except Failed as failure:
            failures += 1
            print(f"{name}: FAILED, all of it is left in {folder}\n{failure}", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
