#!/usr/bin/env python3
"""What was destroyed does not come back with an older backup: backup, restore and export as people run them, on a case that is put
into the database and destroyed here, as the program does it.

    erasures_test.py PROGRAM
"""
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
KEY = b"sealed key of the case, which nobody may find again after it was destroyed"
WORDS = b"sealed words of the case"


def run(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def must(expected, *words):
    code, said = run(*words)
    assert code == 0 and expected in said, (words, code, said)
    return said


def must_refuse(expected, *words):
    code, said = run(*words)
    assert code == 2 and expected in said, (words, code, said)


def insert(database, table, **given):
    """Columns that are not given are empty."""
    row = {}
    for _, name, kind, not_null, standard, _ in database.execute(f"PRAGMA table_info({table})"):
        if name in given:
            row[name] = given[name]
        elif not_null and standard is None:
            row[name] = "" if kind == "TEXT" else 0
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    database.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))


def take_in(data):
    with sqlite3.connect(data / "gongkai.db") as database:
        insert(database, "organ", id=1, kind="township", code="101", state="active")
        for person in (1, 2):
            insert(database, "person", id=person, login=f"person{person}", state="active")
        for number in (1, 2):
            insert(database, "request_case", organ_id=1, number=number, handler_id=1, at=1773104400 + number, stage="withdrawn", outcome="withdrawn",
                   channel="online", applicant_kind="person", carrier="electronic", way="page",
                   submitted_on="2026-03-10", ended_on="2026-03-10", archived=1, case_key=KEY + b"%d" % number, words=WORDS + b"%d" % number,
                   code_digest=f"code{number}", register_number=f"2026-000{number}", assigned_to=None)


def destroy(data):
    with sqlite3.connect(data / "gongkai.db") as database:
        insert(database, "request_disposal", organ_id=1, number=1, state="proposed", proposed_by=1, decided_by=None)
        insert(database, "request_disposal_case", organ_id=1, list=1, case_organ=1, case_number=1)
        database.execute("UPDATE request_disposal SET state = 'approved', decided_by = 2, decided_at = 2120000000")
        database.execute("UPDATE request_case SET case_key = NULL, words = NULL, erased_at = 2120000000 WHERE number = 1")


def bytes_under(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def erased(data):
    with sqlite3.connect(data / "gongkai.db") as database:
        return database.execute("SELECT number, case_key IS NULL, words IS NULL, erased_at FROM request_case ORDER BY number").fetchall()


def main():
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        data, backups = folder / "data", folder / "backups"
        data.mkdir()
        backups.mkdir()
        (data / "gongkai.db").touch()
        must("销毁清单 0 条", "backup", "--data", data, folder / "empty.bak")  # makes the tables
        take_in(data)
        must("销毁清单 0 条", "backup", "--data", data, backups / "before.bak")
        destroy(data)
        must("销毁清单 1 条（这次添了 1 条）", "backup", "--data", data, backups / "after.bak")
        must("销毁清单 1 条（这次添了 0 条）", "export", "--data", data, backups / "after.gk")

        # The list beside the backup.
        restored = folder / "restored"
        must("再次销毁了个人信息：申请 1 件，公众留言 0 条", "restore", "--data", restored, backups / "before.bak")
        assert erased(restored) == [(1, 1, 1, 2120000000), (2, 0, 0, None)], erased(restored)
        lies_there = bytes_under(restored)
        assert KEY + b"1" not in lies_there and WORDS + b"1" not in lies_there
        assert KEY + b"2" in lies_there
        assert (restored / "erasures.list").exists()

        # What was restored is the source of later backups, and holds the list on.
        later = folder / "later"
        later.mkdir()
        must("销毁清单 1 条（这次添了 1 条）", "backup", "--data", restored, later / "later.bak")
        must("申请 0 件，公众留言 0 条", "restore", "--data", folder / "again", later / "later.bak")
        must("申请 0 件，公众留言 0 条", "import", "--data", folder / "imported", backups / "after.gk")

        # Without a list it is said; with one that is named it is done; one that is broken or not there stops it before.
        alone = folder / "alone"
        alone.mkdir()
        (alone / "before.bak").write_bytes((backups / "before.bak").read_bytes())
        must("没有找到销毁清单", "restore", "--data", folder / "came_back", alone / "before.bak")
        assert erased(folder / "came_back")[0][1] == 0
        named = ("--erasures", backups / "erasures.list")
        must("申请 1 件", "restore", "--data", folder / "named", *named, alone / "before.bak")
        assert erased(folder / "named")[0][1] == 1
        must_refuse("没有销毁清单", "restore", "--data", folder / "none", "--erasures", folder / "nothing.list", alone / "before.bak")
        broken = folder / "broken.list"
        broken.write_text((backups / "erasures.list").read_text().replace("case 1-1 ", "case 1-2 "))
        must_refuse("1 行读不懂", "restore", "--data", folder / "none", "--erasures", broken, alone / "before.bak")
        assert not (folder / "none").exists()
    print("what was destroyed stays destroyed")


if __name__ == "__main__":
    main()
