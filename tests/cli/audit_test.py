#!/usr/bin/env python3
"""Runs gongkai verify-audit and audit-heads on trails made here, from the description in docs/audit.md and with Python's own SM3: what
two programs find true is true. Then damages them as the database's owner would, and compares what the program says.

    audit_test.py PROGRAM
"""
import hashlib
import hmac
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = pathlib.Path(__file__).resolve().parents[2]
MASTER = bytes(range(32))
BEGIN = 1773100800


def hmac_sm3(key, message):
    return hmac.new(key, message, "sm3").digest()


def entry(chain, number, previous):
    fields = (chain, number, BEGIN + number, 7, "handler", "guide.edit", f"organ:{chain}", "done", "{}", "192.0.2.7")
    text = b"".join(b"%d:%s" % (len(field), field) for field in (str(field).encode() for field in fields))
    mac = hmac_sm3(hmac_sm3(MASTER, b"audit"), text + b"%d:%s" % (len(previous), previous))
    return (*fields, mac)


def make_keys(folder):
    folder.mkdir()
    digest = hashlib.new("sm3", MASTER).hexdigest()
    (folder / "gongkai.key").write_text(f"gongkai-key-1 {MASTER.hex()} {digest[:8]}\n")
    pem = subprocess.run(["openssl", "genpkey", "-algorithm", "SM2"], capture_output=True, check=True).stdout
    (folder / "signing.pem").write_bytes(pem)
    for path in folder.iterdir():
        path.chmod(0o600)


def run(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def damage(data, *statements):
    with sqlite3.connect(data / "gongkai.db") as database:
        for statement in statements:
            database.execute(statement)


def make_trail(data):
    """Chains 0 and 3, ten entries each."""
    data.mkdir()
    make_keys(data / "keys")
    (data / "gongkai.db").touch()
    assert run("verify-audit", "--data", data)[0] == 0  # makes the tables
    with sqlite3.connect(data / "gongkai.db") as database:
        for chain in (0, 3):
            mac = b""
            for number in range(1, 11):
                row = entry(chain, number, mac)
                mac = row[-1]
                database.execute("INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            database.execute("INSERT INTO audit_head VALUES (?, 10, ?)", (chain, mac))


NAMED = "编号 3 的机关"
CASES = [
    (["UPDATE audit_entry SET object = 'organ:4' WHERE organ_id = 3 AND number = 5"],
     f"{NAMED}的审计记录第 5 条被改动过：内容与校验码不符。\n"),
    (["UPDATE audit_entry SET mac = x'00' WHERE organ_id = 3 AND number = 5"],
     f"{NAMED}的审计记录第 5 条被改动过：内容与校验码不符。\n"),
    (["DELETE FROM audit_entry WHERE organ_id = 3 AND number IN (5, 6)"],
     f"{NAMED}的审计记录缺第 5 至 6 条：被删去，或编号被改动过。\n"),
    ([f"UPDATE audit_entry SET number = {to} WHERE organ_id = 3 AND number = {number}" for number, to in ((4, 99), (8, 4), (99, 8))],
     f"{NAMED}的审计记录第 4 条原是第 8 条：编号或次序被改动过。\n{NAMED}的审计记录第 8 条原是第 4 条：编号或次序被改动过。\n"),
    (["DELETE FROM audit_entry WHERE organ_id = 3 AND number > 8"],
     f"{NAMED}的审计记录末尾缺第 9 至 10 条：被截去了，链首导出 DAY 签名时它们还在。\n"),
    (["DELETE FROM audit_entry WHERE organ_id = 3 AND number > 8",
      "UPDATE audit_head SET (number, mac) = (SELECT number, mac FROM audit_entry WHERE organ_id = 3 AND number = 8) WHERE organ_id = 3"],
     f"{NAMED}的审计记录末尾缺第 9 至 10 条：被截去了，链首导出 DAY 签名时它们还在。\n"),
    (["DELETE FROM audit_entry WHERE organ_id = 3", "DELETE FROM audit_head WHERE organ_id = 3"],
     f"{NAMED}的审计记录末尾缺第 1 至 10 条：被截去了，链首导出 DAY 签名时它们还在。\n"),
    (["UPDATE audit_head SET number = 9 WHERE organ_id = 3"],
     f"{NAMED}的链首被改动过：最后一条是第 10 条，链首写的是第 9 条或别的校验码。\n"),
    (["INSERT INTO audit_head VALUES (9, 4, x'00')"],
     "编号 9 的机关只有链首而没有记录：记录被全部删去，或链首是后加的。\n"),
    (["UPDATE audit_export SET body = REPLACE(body, '\"number\":10', '\"number\":9')"],
     "链首导出 DAY 的签名不对：内容被改动过，或不是本系统签名的。\n链首导出 DAY 确曾作出并签名，数据库里却没有：被删去了。\n"),
]

failed = 0


def expect(what, got, wanted):
    global failed
    if got != wanted:
        failed += 1
        print(f"FAILED: {what}\n  wanted {wanted}\n  got    {got}")


with tempfile.TemporaryDirectory() as place:
    place = pathlib.Path(place)
    good = place / "good"
    make_trail(good)
    warning = "还没有签名导出过链首：如果末尾的记录连同链首一起被截去，现在发现不了。请运行 gongkai audit-heads。\n"
    expect("a whole trail", run("verify-audit", "--data", good), (0, f"核对了 20 条审计记录、2 条链，没有发现改动。\n{warning}"))

    code, said = run("audit-heads", "--data", good)
    day = next((good / "audit-heads").glob("*.json")).stem
    expect("heads given out", (code, said),
           (0, f"已签名导出 2 条链的链首：{good}/audit-heads/{day}.json（签名在旁边的 .sig 里）。请把两个文件拷到别处保存。\n"))
    held = f"核对了 21 条审计记录、2 条链，对照签名导出的链首 1 次（最近一次 {day}），没有发现改动。\n"
    expect("the trail with its heads", run("verify-audit", "--data", good), (0, held))

    for number, (statements, said) in enumerate(CASES):
        data = place / f"case{number}"
        shutil.copytree(good, data)
        damage(data, *statements)
        code, out = run("verify-audit", "--data", data)
        expect(statements[0], (code, out.startswith(said.replace("DAY", day)), out.splitlines()[-1].endswith("处问题。")), (1, True, True))
        if code != 1 or not out.startswith(said.replace("DAY", day)):
            print(out)

    # Everything of the export is gone from the database and its folder; a copy was kept elsewhere.
    lost = place / "lost"
    shutil.copytree(good, lost)
    shutil.rmtree(lost / "audit-heads")
    damage(lost, "DELETE FROM audit_export", "DELETE FROM audit_entry WHERE organ_id = 0 AND number > 10",
           "UPDATE audit_head SET (number, mac) = (SELECT number, mac FROM audit_entry WHERE organ_id = 0 AND number = 10) WHERE organ_id = 0",
           "DELETE FROM audit_entry WHERE organ_id = 3 AND number > 8",
           "UPDATE audit_head SET (number, mac) = (SELECT number, mac FROM audit_entry WHERE organ_id = 3 AND number = 8) WHERE organ_id = 3")
    expect("a database set back as a whole cannot be told by itself", run("verify-audit", "--data", lost)[0], 0)
    code, out = run("verify-audit", "--data", lost, "--heads", good / "audit-heads" / f"{day}.json")
    expect("but by a copy of the heads", (code, f"末尾缺第 9 至 10 条：被截去了，链首导出 {day} 签名时它们还在。" in out), (1, True))

    # What cannot be done is one sentence, and nothing is made.
    expect("no data", run("verify-audit", "--data", place / "none"),
           (2, f"gongkai: {place}/none/gongkai.db 不存在，请用 --data 或 --db 指明数据在哪里\n"))
    expect("nothing made", (place / "none").exists(), False)
    expect("no key", run("verify-audit", "--data", good, "--keys", place)[0], 2)
    expect("no heads there", run("verify-audit", "--data", good, "--heads", place / "x.json"),
           (2, f"gongkai: 找不到链首文件或文件夹 {place}/x.json。\n"))

    # The recipe for those who have no gongkai.
    def recipe(data):
        done = subprocess.run([sys.executable, ROOT / "scripts/check_heads.py", data / "audit-heads",
                               good / "audit-heads" / "signing.pub.pem", data / "gongkai.db"], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    second = place / "second"
    shutil.copytree(good, second)
    run("audit-heads", "--data", second)
    expect("recipe, two exports", recipe(second), (0, "2 exports hold\n"))
    later = second / "audit-heads" / f"{day}-2.json"
    later.write_bytes(later.read_bytes().replace(b'"number":2', b'"number":3'))
    expect("recipe, a file changed", recipe(second), (1, f"{later.name}: the signature does not fit\n"))
    cut = place / "cut"
    shutil.copytree(good, cut)
    damage(cut, "DELETE FROM audit_entry WHERE organ_id = 3 AND number > 8")
    expect("recipe, an end cut off", recipe(cut), (1, f"{day}: chain 3, number 10 is not what was signed\n"))

sys.exit(1 if failed else 0)
