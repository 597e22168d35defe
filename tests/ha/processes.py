"""Processes of the test: as whom they run, on which ports, how they are started, killed and waited for."""
import os
import pathlib
import pwd
import random
import signal
import socket
import subprocess
import time
from typing import Callable

FIRST_PORT, LAST_PORT = 20_000, 32_000
GRACE = 10.0  # seconds a process has for ending by itself when the test is over


class Failed(Exception):
    """The test cannot go on; the message says why."""


def unprivileged() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: started by root, it runs as postgres or nobody. None: as whoever runs this."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Failed("there is neither an account postgres nor an account nobody")


def free_ports(count: int) -> list[int]:
    """Ports on which nobody listens, below those from which the system takes the near ends of outgoing connections:
    one of these could take the port of a server while it is down."""
    ports: list[int] = []
    for port in random.sample(range(FIRST_PORT, LAST_PORT), LAST_PORT - FIRST_PORT):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        ports.append(port)
        if len(ports) == count:
            return ports
    raise Failed("not enough free ports")


def start(name: str, command: list[str], logs: pathlib.Path, account: pwd.struct_passwd | None = None,
          home: pathlib.Path | None = None) -> subprocess.Popen:
    """Starts it with its output added to LOGS/NAME.log. A session of its own: what the terminal sends goes to the test
    alone, which ends the others in order."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **({"HOME": str(home)} if home else {})}
    identity = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    with (logs / f"{name}.log").open("ab") as log:
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=environment,
                                start_new_session=True, **identity)


def kill(process: subprocess.Popen | None) -> None:
    """kill -9, and takes note of its end."""
    if process is not None and process.poll() is None:
        process.kill()
        process.wait()


def sweep(folder: pathlib.Path) -> None:
    """Kills whatever still has the folder of this run, whose name nothing else has, in its command line: what was being
    started when the test was interrupted."""
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if str(folder).encode() in (entry / "cmdline").read_bytes() and int(entry.name) != os.getpid():
                signal_and_wait(int(entry.name), signal.SIGKILL, GRACE)
        except OSError:
            continue  # it has ended meanwhile


def signal_and_wait(pid: int, number: int, seconds: float) -> bool:
    """For a process that is not our child. Answers whether it is gone."""
    try:
        os.kill(pid, number)
        return wait_until(lambda: not pathlib.Path(f"/proc/{pid}").exists(), seconds)
    except ProcessLookupError:
        return True


def end(pid: int) -> None:
    """SIGQUIT is PostgreSQL's immediate shutdown: it takes its children along."""
    if not signal_and_wait(pid, signal.SIGQUIT, GRACE):
        signal_and_wait(pid, signal.SIGKILL, GRACE)


def wait_until(holds: Callable[[], bool], seconds: float, every: float = 0.2) -> bool:
    """Answers whether it held before the time was over."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(every)
    return True
