#!/usr/bin/env python3
"""Screens the labelled texts with the program and prints what it found of what it should, by family.

    score.py PROGRAM [--set work|held|all] [--show]

A family's recall is the share of labelled places at which something of the family was found; its precision the share of what
was found that is labelled. Ends 1 when a family falls short: recall 0.99 for 身份证, 电话 and 银行卡 and 1.0 for 密级, 0.9 for the
others; precision 0.95. --show names what was missed or is not there.
"""
import concurrent.futures
import json
import pathlib
import subprocess
import sys
import unicodedata

TEXTS = pathlib.Path(__file__).parent / "texts.jsonl"
RECALL = {"密级": 1.0, "身份证": 0.99, "电话": 0.99, "银行卡": 0.99}
OTHER_RECALL, PRECISION = 0.9, 0.95
LIST_RULES = ("P-HEALTH", "P-MINOR", "P-AMOUNT", "P-BELIEF", "P-BIOMETRIC")


def family_of(rule):
    if rule == "S-MARK":
        return "密级"
    if rule.startswith("P-IDCARD"):
        return "身份证"
    if rule in ("P-MOBILE", "P-PHONE"):
        return "电话"
    if rule in ("P-BANKCARD", "P-ACCOUNT"):
        return "银行卡"
    if rule in LIST_RULES:
        return "名单"
    if rule.startswith("P-"):
        return "其他个人信息"
    if rule.startswith("S-"):
        return "其他涉密"
    return "用词" if rule.startswith("W-") else "链接"


def screened(program, text):
    run = subprocess.run([program, "screen", "--text", "--json"], input=text["text"].encode(), capture_output=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"text {text['id']}: {run.stderr.decode()}")
    return json.loads(run.stdout)["hits"]


def meets(span, hit):
    ours, theirs = span["at"], hit["at"]
    same = family_of(span["rule"]) == family_of(hit["rule"])
    return same and theirs < ours + len(span["text"].encode()) and ours < theirs + hit["length"]


class Count:
    def __init__(self):
        self.wanted = self.found = self.hits = self.right = 0

    def recall(self):
        return self.found / self.wanted if self.wanted else 1.0

    def precision(self):
        return self.right / self.hits if self.hits else 1.0


def padded(text, width):
    return text + " " * (width - sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text))


def tally(texts, found, show):
    counts = {}
    for text, hits in zip(texts, found):
        for span in text["spans"]:
            count = counts.setdefault(family_of(span["rule"]), Count())
            count.wanted += 1
            if any(meets(span, hit) for hit in hits):
                count.found += 1
            elif show:
                print(f"text {text['id']}: missed {span['rule']} {span['text']!r}")
        for hit in hits:
            count = counts.setdefault(family_of(hit["rule"]), Count())
            count.hits += 1
            if any(meets(span, hit) for span in text["spans"]):
                count.right += 1
            elif show:
                print(f"text {text['id']}: not there: {hit['rule']} {hit['text']!r}")
    return counts


def main():
    program = sys.argv[1]
    wanted = sys.argv[sys.argv.index("--set") + 1] if "--set" in sys.argv else "all"
    texts = [json.loads(line) for line in TEXTS.read_text("utf-8").splitlines()]
    texts = [text for text in texts if wanted in ("all", text["set"])]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda text: screened(program, text), texts))
    counts = tally(texts, found, "--show" in sys.argv)
    short = 0
    print(f"{len(texts)} texts, {sum(not text['spans'] for text in texts)} with nothing to find")
    print(padded("family", 16), "to find  found  recall     hits  right  precision")
    total = Count()
    for family, count in sorted(counts.items()):
        falls_short = count.recall() < RECALL.get(family, OTHER_RECALL) or count.precision() < PRECISION
        short += falls_short
        print(padded(family, 16), f"{count.wanted:7} {count.found:6} {count.recall():7.3f}  {count.hits:7} {count.right:6} {count.precision():10.3f}",
              "  falls short" if falls_short else "")
        for name in ("wanted", "found", "hits", "right"):
            setattr(total, name, getattr(total, name) + getattr(count, name))
    print(padded("all", 16), f"{total.wanted:7} {total.found:6} {total.recall():7.3f}  {total.hits:7} {total.right:6} {total.precision():10.3f}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
