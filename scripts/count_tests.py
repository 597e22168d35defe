#!/usr/bin/env python3
"""Prints "PASSED FAILED" over a JUnit file that ctest wrote: a doctest program counts its test cases, any other program is one.

    count_tests.py FILE.xml
"""
import re
import sys
import xml.etree.ElementTree as ET

CASES = re.compile(r"\[doctest\] test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed")


def count(test):
    ended_well = test.get("status") == "run" and test.find("failure") is None
    match = CASES.search(test.findtext("system-out") or "")
    if not match:
        return (1, 0) if ended_well else (0, 1)
    passed, failed = int(match.group(1)), int(match.group(2))
    # A program that ends badly after its last case (a leak, a crash at exit) has failed, whatever its cases say.
    return passed, failed if ended_well else max(failed, 1)


def main():
    try:
        tests = ET.parse(sys.argv[1]).getroot().iter("testcase")
        counts = [count(test) for test in tests]
    except (OSError, ET.ParseError) as problem:
        print(f"count_tests: {problem}", file=sys.stderr)
        counts = []
    print(sum(passed for passed, _ in counts), sum(failed for _, failed in counts) if counts else 1)


if __name__ == "__main__":
    main()
