"""The program under test: the demo county on the cluster, two `gongkai serve` side by side, and its audit trail."""
import os
import pathlib
import shutil
import subprocess

import processes
from cluster import HERE, answers
from processes import Failed

ROOT = pathlib.Path(__file__).resolve().parents[2]
START_LIMIT = 30.0


def program() -> str:
    """build/bin/gongkai, or what GONGKAI names."""
    path = pathlib.Path(os.environ.get("GONGKAI", ROOT / "build/bin/gongkai")).resolve()
    if not os.access(path, os.X_OK):
        raise Failed(f"there is no program {path}: ./dev build makes it, or GONGKAI names another")
    return str(path)


class Server:
    """One process, with a data folder and a copy of the keys of its own, as on a machine of its own."""

    def __init__(self, name: str, folder: pathlib.Path, url: str, logs: pathlib.Path) -> None:
        self.name, self.folder, self.url, self.logs = name, folder, url, logs
        self.port = processes.free_ports(1)[0]
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        command = [program(), "serve", *self._places(), "--listen", f"{HERE}:{self.port}"]
        self.process = processes.start(self.name, command, self.logs)
        if not processes.wait_until(lambda: answers(f"http://{HERE}:{self.port}/sign-in"), START_LIMIT):
            raise Failed(f"{self.name} did not start within {START_LIMIT:.0f} s")

    def seed(self) -> None:
        """The demo county; makes the keys."""
        self._run("seed", "demo", *self._places())

    def verify_audit(self) -> str:
        """The last line of what the program says; fails when it found anything."""
        return self._run("verify-audit", *self._places()).strip().splitlines()[-1]

    def take_keys_of(self, other: "Server") -> None:
        shutil.copytree(other.folder / "keys", self.folder / "keys")

    def kill(self) -> None:
        processes.kill(self.process)

    def _places(self) -> list[str]:
        return ["--db", self.url, "--data", str(self.folder), "--keys", str(self.folder / "keys")]

    def _run(self, *words: str) -> str:
        done = subprocess.run([program(), *words], capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failed(f"gongkai {words[0]} ended with {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout
