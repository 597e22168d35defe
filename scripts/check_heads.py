#!/usr/bin/env python3
"""Checks the signed heads of an audit trail without gongkai: openssl for the signatures, and nothing that it was not given.

    check_heads.py FOLDER PUBLIC_KEY [GONGKAI_DB]

FOLDER holds the exports (NAME.json, NAME.json.sig); PUBLIC_KEY is a copy of signing.pub.pem that was kept elsewhere. With a database
file every signed head is looked for in it. What it cannot do: tell whether the entries between two heads are true; that takes the key
(gongkai verify-audit). Prints a line a fault; exit code 1 when there is one. The format: docs/audit.md.
"""
import json
import pathlib
import sqlite3
import subprocess
import sys


def openssl(*words):
    return subprocess.run(["openssl", "dgst", "-sm3", *map(str, words)], capture_output=True, text=True, check=False)


def main(folder, key, database=None):
    faults, exports = [], []
    for path in pathlib.Path(folder).glob("*.json"):
        signed = openssl("-verify", key, "-sigopt", "distid:1234567812345678", "-signature", f"{path}.sig", path)
        if signed.returncode != 0:
            faults.append(f"{path.name}: the signature does not fit")
        else:
            exports.append((json.loads(path.read_bytes()), openssl("-r", path).stdout.split()[0]))
    exports.sort(key=lambda export: export[0]["number"])
    for (before, digest), (after, _) in zip(exports, exports[1:]):
        if after["number"] != before["number"] + 1 or after["previous"] != digest:
            faults.append(f"{after['name']}: does not follow {before['name']}")
        numbers = {head["chain"]: head["number"] for head in after["heads"]}
        faults += [f"{after['name']}: chain {head['chain']} is shorter than in {before['name']}"
                   for head in before["heads"] if numbers.get(head["chain"], 0) < head["number"]]
    if database:
        rows = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        for head, name in ((head, export["name"]) for export, _ in exports for head in export["heads"]):
            mac = rows.execute("SELECT mac FROM audit_entry WHERE organ_id = ? AND number = ?",
                               (head["chain"], head["number"])).fetchone()
            if mac is None or mac[0].hex() != head["mac"]:
                faults.append(f"{name}: chain {head['chain']}, number {head['number']} is not what was signed")
    print(*faults or [f"{len(exports)} exports hold"], sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
