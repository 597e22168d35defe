"""The programs of a cluster, from Debian 12 itself. What is missing is installed, and told; what Debian starts along
with a package that was just installed is stopped and switched off again: the test starts its own, elsewhere."""
import os
import pathlib
import subprocess

POSTGRES_BIN = pathlib.Path("/usr/lib/postgresql/15/bin")
PATRONI = pathlib.Path("/usr/bin/patroni")
ETCD = pathlib.Path("/usr/bin/etcd")

# package: what shows that it is there, the service it brings along
WANTED = {
    "postgresql-15": (POSTGRES_BIN / "postgres", "postgresql"),
    "patroni": (PATRONI, "patroni"),
    "etcd-server": (ETCD, "etcd"),
}


class NotInstalled(Exception):
    """The programs are not there and could not be installed."""


def install_missing() -> None:
    """Only packages that are not there are touched, and only their services are switched off."""
    missing = [package for package, (program, _) in WANTED.items() if not program.exists()]
    if not missing:
        return
    print(f"installing from Debian: {' '.join(missing)}", flush=True)
    _as_root("apt-get", "update", "-qq")
    _as_root("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
    for package in missing:
        _switch_off(WANTED[package][1])


def _switch_off(service: str) -> None:
    """A machine without systemd has not started anything, or did so the old way."""
    if pathlib.Path("/run/systemd/system").is_dir():
        _as_root("systemctl", "disable", "--now", service, may_fail=True)
    else:
        _as_root("service", service, "stop", may_fail=True)


def _as_root(*command: str, may_fail: bool = False) -> None:
    words = [*([] if os.geteuid() == 0 else ["sudo"]), "env", "DEBIAN_FRONTEND=noninteractive", *command]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode != 0 and not may_fail:
        raise NotInstalled(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}{done.stderr}")
