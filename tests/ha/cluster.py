"""One etcd and three PostgreSQL under Patroni, on loopback, each in a folder of its own.

Patroni's settings are those of an installation that must not lose anything:
    synchronous_mode and synchronous_mode_strict
        an act is acknowledged when a second server has it on disk, or not at all
    failsafe_mode (Patroni 3)
        while etcd is away the leader asks the other members instead, and stays leader as long as all of them answer;
        without it, it would take no writes until etcd is back
    ttl 15, loop_wait 3, retry_timeout 5
        a leader that says nothing is replaced after 12 to 15 seconds; ttl may not be less than loop_wait and twice
        retry_timeout together
    wal_retrieve_retry_interval 1s
        the third server finds the new leader at once; otherwise nothing could be acknowledged for up to 5 s more
"""
import json
import os
import pathlib
import pwd
import signal
import subprocess
import urllib.error
import urllib.request

import debian
import processes
from processes import Failed

TTL, LOOP_WAIT, RETRY_TIMEOUT = 15, 3, 5
NAMES = ("pg1", "pg2", "pg3")
HERE = "127.0.0.1"

STREAMING = """
    SELECT COUNT(*) FILTER (WHERE state = 'streaming') >= 2 AND COUNT(*) FILTER (WHERE sync_state = 'sync') >= 1
    FROM pg_stat_replication"""
CAUGHT_UP = "SELECT COUNT(*) FILTER (WHERE replay_lsn >= pg_current_wal_flush_lsn()) >= 2 FROM pg_stat_replication"


def answers(url: str) -> bool:
    """Whether it is there and says yes."""
    try:
        with urllib.request.urlopen(url, timeout=3) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def give_to(account: pwd.struct_passwd | None, path: pathlib.Path) -> None:
    if account is not None:
        os.chown(path, account.pw_uid, account.pw_gid)


class Etcd:
    """One member is enough for the test, as it is killed as a whole; an installation has three."""

    def __init__(self, folder: pathlib.Path, logs: pathlib.Path, account: pwd.struct_passwd | None) -> None:
        self.folder, self.logs, self.account = folder, logs, account
        self.port, self.peer_port = processes.free_ports(2)
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        client, peer = f"http://{HERE}:{self.port}", f"http://{HERE}:{self.peer_port}"
        command = [str(debian.ETCD), "--name", "etcd", "--data-dir", str(self.folder / "data"), "--logger", "zap",
                   "--listen-client-urls", client, "--advertise-client-urls", client, "--listen-peer-urls", peer,
                   "--initial-advertise-peer-urls", peer, "--initial-cluster", f"etcd={peer}"]
        self.process = processes.start("etcd", command, self.logs, self.account, self.folder)

    def is_healthy(self) -> bool:
        return answers(f"http://{HERE}:{self.port}/health")

    def kill(self) -> None:
        processes.kill(self.process)


class Member:
    """A PostgreSQL and the Patroni that looks after it."""

    def __init__(self, name: str, folder: pathlib.Path, logs: pathlib.Path, account: pwd.struct_passwd | None,
                 etcd_port: int) -> None:
        self.name, self.folder, self.logs, self.account, self.etcd_port = name, folder, logs, account, etcd_port
        self.port, self.api_port = processes.free_ports(2)
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        settings = self.folder / "patroni.json"  # JSON is YAML
        settings.write_text(json.dumps(self._settings(), indent=2))
        give_to(self.account, settings)
        self.process = processes.start(self.name, [str(debian.PATRONI), str(settings)], self.logs, self.account,
                                       self.folder)

    def is_running(self) -> bool:
        """PostgreSQL is up, says Patroni."""
        return answers(f"http://{HERE}:{self.api_port}/health")

    def is_leader(self) -> bool:
        """It holds the lock in etcd and takes writes, says Patroni."""
        return answers(f"http://{HERE}:{self.api_port}/primary")

    def kill(self) -> None:
        """Both at once, as when the machine is gone. The children of a killed postmaster end by themselves."""
        pid = self._postmaster()
        if self.process is not None:
            self.process.kill()
        if pid is not None:
            os.kill(pid, signal.SIGKILL)
        processes.kill(self.process)

    def end(self) -> None:
        """For good: Patroni first, or it would start the server again."""
        processes.kill(self.process)
        pid = self._postmaster()
        if pid is not None:
            processes.end(pid)

    def _postmaster(self) -> int | None:
        """Its number, if the process of that number is indeed ours."""
        try:
            pid = int((self.folder / "data/postmaster.pid").read_text().split()[0])
            command = pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
        except (OSError, ValueError, IndexError):
            return None
        return pid if str(self.folder).encode() in command else None

    def _settings(self) -> dict:
        return {
            "scope": "gongkai-ha",
            "name": self.name,
            "restapi": {"listen": f"{HERE}:{self.api_port}", "connect_address": f"{HERE}:{self.api_port}"},
            "etcd3": {"hosts": f"{HERE}:{self.etcd_port}"},
            "watchdog": {"mode": "off"},  # it would be the machine's
            "bootstrap": {
                "dcs": {
                    "ttl": TTL,
                    "loop_wait": LOOP_WAIT,
                    "retry_timeout": RETRY_TIMEOUT,
                    "synchronous_mode": True,
                    "synchronous_mode_strict": True,
                    "failsafe_mode": True,
                    "postgresql": {"use_pg_rewind": True},
                },
                "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}, "data-checksums"],
            },
            "postgresql": self._server_settings(),
        }

    def _server_settings(self) -> dict:
        return {
            "listen": f"{HERE}:{self.port}",
            "connect_address": f"{HERE}:{self.port}",
            "bin_dir": str(debian.POSTGRES_BIN),
            "data_dir": str(self.folder / "data"),
            "pgpass": str(self.folder / "pgpass"),
            "authentication": {"superuser": {"username": "postgres"}, "replication": {"username": "replicator"}},
            "pg_hba": [f"host all all {HERE}/32 trust", f"host replication replicator {HERE}/32 trust"],
            "parameters": {"unix_socket_directories": str(self.folder), "wal_retrieve_retry_interval": "1s"},
            "remove_data_directory_on_rewind_failure": True,
            "remove_data_directory_on_diverged_timelines": True,
        }


class Cluster:
    """All of it. `whole` means: etcd healthy, one leader, both others streaming, one of them synchronous."""

    def __init__(self, folder: pathlib.Path, logs: pathlib.Path) -> None:
        self.account = processes.unprivileged()
        self.etcd = Etcd(self._folder(folder / "etcd"), logs, self.account)
        self.members = [Member(name, self._folder(folder / name), logs, self.account, self.etcd.port) for name in NAMES]

    def start(self) -> None:
        self.etcd.start()
        for member in self.members:
            member.start()

    def url(self, user: str, database: str, target: str) -> str:
        """For libpq: all three servers, of which it takes the first that fits the target."""
        hosts = ",".join(f"{HERE}:{member.port}" for member in self.members)
        return f"postgresql://{user}@{hosts}/{database}?target_session_attrs={target}&connect_timeout=3"

    def leader(self) -> Member | None:
        """None while there is none, or two say that they are."""
        leaders = [member for member in self.members if member.is_leader()]
        return leaders[0] if len(leaders) == 1 else None

    def is_whole(self) -> bool:
        if not self.etcd.is_healthy() or not all(member.is_running() for member in self.members):
            return False
        if self.leader() is None:
            return False
        try:
            return self.ask(STREAMING, "postgres") == "t"
        except Failed:
            return False

    def wait_until_whole(self, seconds: float) -> None:
        if not processes.wait_until(self.is_whole, seconds, every=0.5):
            raise Failed(f"the cluster was not whole again within {seconds:.0f} s")

    def ask(self, sql: str, database: str) -> str:
        """Reads from the leader, and cannot write there."""
        return self._psql(sql, self.url("postgres", database, "primary"), "-c default_transaction_read_only=on")

    def make_database(self) -> None:
        """Empty, as an operator makes it (docs/operations.md). Until the standbys know it too, libpq is refused at the
        first of them, and asks no further."""
        url = self.url("postgres", "postgres", "primary")
        self._psql("CREATE ROLE gongkai LOGIN", url)
        self._psql("CREATE DATABASE gongkai OWNER gongkai ENCODING 'UTF8' LC_COLLATE 'C' TEMPLATE template0", url)
        if not processes.wait_until(lambda: self.ask(CAUGHT_UP, "postgres") == "t", 60):
            raise Failed("the standbys did not follow within 60 s")

    def end(self) -> None:
        for member in self.members:
            member.end()
        self.etcd.kill()

    def _psql(self, sql: str, url: str, options: str = "") -> str:
        command = [str(debian.POSTGRES_BIN / "psql"), "-X", "-A", "-t", "-q", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d",
                   url, "-c", sql]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False,
                                  env={**os.environ, "PGOPTIONS": options})
        except subprocess.TimeoutExpired as late:
            raise Failed("the database did not answer within 60 s") from late
        if done.returncode != 0:
            raise Failed(f"psql: {done.stderr.strip()}")
        return done.stdout.strip()

    def _folder(self, folder: pathlib.Path) -> pathlib.Path:
        """PostgreSQL wants its folder for itself alone."""
        folder.mkdir(mode=0o700)
        give_to(self.account, folder)
        return folder
