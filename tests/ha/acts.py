"""What was told to the writers, and what is there: an act that was acknowledged must be there exactly once."""
import dataclasses
import threading
import time
from typing import Callable

# Whatever the writers handed in: its text, its upload, how often that upload stands in the audit trail, and since when
# (seconds since 1970). An act done twice has two lines here, or one with a count of 2; nothing in the schema keeps it
# from that but its key.
HANDED_IN = """
    SELECT convert_from(c.bytes, 'UTF8'), f.upload_id, a.entries, a.at
    FROM upload_file f JOIN blob b ON b.digest = f.digest JOIN blob_chunk c ON c.blob_id = b.id
    CROSS JOIN LATERAL (SELECT COUNT(*) AS entries, COALESCE(MIN(at), 0) AS at FROM audit_entry
                        WHERE act = 'reports.hand_in' AND object = 'upload:' || f.upload_id) a"""
CERTAIN = 2.0  # seconds by which an act must be older than its last sending to have been done at an earlier one


@dataclasses.dataclass(frozen=True)
class Told:
    """An act that was acknowledged. Times are of the monotonic clock, unless said otherwise."""

    upload: int
    begun: float
    told: float
    sent_last: float  # seconds since 1970
    sendings: int  # 1: the first was answered


@dataclasses.dataclass(frozen=True)
class Comparison:
    acknowledged: int
    lost: list[str]
    twice: list[str]
    done_already: int  # acts that had been done for certain when they came again, and were answered from memory

    def is_clean(self) -> bool:
        return not self.lost and not self.twice


def compare(told: dict[str, Told], lines: str) -> Comparison:
    """`lines`: the answer to HANDED_IN. An act that is there and was not acknowledged (yet) is no fault."""
    uploads: dict[str, list[int]] = {}
    miscounted, done_already = set(), 0
    for line in filter(None, lines.splitlines()):
        mark, upload, entries, done_at = line.split("\t")
        uploads.setdefault(mark, []).append(int(upload))
        if int(entries) != 1:
            miscounted.add(mark)
        done_already += mark in told and int(done_at) < told[mark].sent_last - CERTAIN
    lost = [mark for mark, act in told.items() if act.upload not in uploads.get(mark, [])]
    twice = [mark for mark, ids in uploads.items() if len(ids) > 1 or mark in miscounted]
    return Comparison(len(told), sorted(lost), sorted(twice), done_already)


class Acts:
    """Shared by the writers."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._told: dict[str, Told] = {}
        self._faults: list[str] = []

    def tell(self, mark: str, act: Told) -> None:
        with self._lock:
            self._told[mark] = act

    def complain(self, fault: str) -> None:
        """An answer that no writer should ever get."""
        with self._lock:
            self._faults.append(fault)

    def told(self) -> dict[str, Told]:
        with self._lock:
            return dict(self._told)

    def faults(self) -> list[str]:
        with self._lock:
            return list(self._faults)

    def compare(self, ask: Callable[[str], str]) -> Comparison:
        """What was told is noted before the database is asked: it goes on meanwhile."""
        told = self.told()
        return compare(told, ask(HANDED_IN))

    def resumed_after(self, moment: float) -> float | None:
        """Seconds until the first acknowledgment of an act that was begun after the moment."""
        times = [act.told for act in self.told().values() if act.begun > moment]
        return min(times) - moment if times else None

    def longest_pause(self, since: float) -> float:
        """Seconds without any acknowledgment, between the moment and now."""
        times = sorted([since, *(act.told for act in self.told().values() if act.told > since), time.monotonic()])
        return max(later - earlier for earlier, later in zip(times, times[1:]))
