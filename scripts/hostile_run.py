"""Runs the program on one hostile input and tells how that ended: how long it took, what memory the largest process of its tree
and all of them together held, and what was written. Used by hostile_inputs.py, hostile_screen.py and large_files.py."""
import os
import pathlib
import subprocess
import threading
import time

MB = 1 << 20


def tree(root):
    """A process and all below it."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                parents[int(entry)] = int(pathlib.Path(f"/proc/{entry}/stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, IndexError):
                continue
    members = {root}
    for _ in range(4):  # deeper than the program's own children
        members |= {process for process, parent in parents.items() if parent in members}
    return members


def memory_mb(process):
    """What it holds now, and the most that it has held."""
    try:
        lines = pathlib.Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0, 0.0
    kilobytes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines) if name in ("VmRSS", "VmHWM")}
    return kilobytes.get("VmRSS", 0) / 1024, kilobytes.get("VmHWM", 0) / 1024


class Ending:
    """What one run came to: its exit code, its output and what it said besides, seconds of the clock and of processors; the peak of
    its largest process, of the program itself and of the largest one that it started, and the most that all of them held at one
    moment. It is killed after `hopeless` seconds."""

    def __init__(self, command, folder, hopeless):
        self.all_mb = self.largest_mb = self.own_mb = self.child_mb = 0.0
        self.over = self.killed = False
        start = time.monotonic()
        with open(folder / "out", "wb") as out, open(folder / "err", "wb") as err:
            process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=err)
            watch = threading.Thread(target=self.watch, args=(process.pid, start + hopeless))
            watch.start()
            _, status, usage = os.wait4(process.pid, 0)
            self.over = True
            watch.join()
        self.code = process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - start
        self.processor = usage.ru_utime + usage.ru_stime
        self.largest_mb = max(self.largest_mb, usage.ru_maxrss / 1024)
        self.out, self.err = (folder / "out").read_bytes(), (folder / "err").read_bytes()

    def watch(self, root, deadline):
        while not self.over:
            members = tree(root)
            held = {process: memory_mb(process) for process in members}
            self.all_mb = max(self.all_mb, sum(now for now, _ in held.values()))
            self.own_mb = max(self.own_mb, held[root][1])
            self.child_mb = max([self.child_mb] + [most for process, (_, most) in held.items() if process != root])
            if time.monotonic() > deadline and not self.killed:
                self.killed = True
                for process in members:
                    kill(process)
            time.sleep(0.02)


def kill(process):
    try:
        os.kill(process, 9)
    except ProcessLookupError:
        pass


def write_apart(path, make):
    """Writes what `make` gives, in a process of its own: what this one has ever held would count as the memory of its children."""
    child = os.fork()
    if child == 0:
        try:
            path.write_bytes(make())
            os._exit(0)
        finally:
            os._exit(1)
    if os.waitpid(child, 0)[1] != 0:
        raise RuntimeError(f"{path.name} could not be made")
