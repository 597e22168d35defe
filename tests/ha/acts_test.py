#!/usr/bin/env python3
"""The judge of the cluster test is judged: what is lost or done twice is noticed. Needs no cluster."""
import unittest

from acts import Told, compare

TOLD = {
    "a-1": Told(upload=7, begun=1.0, told=1.2, sent_last=101.0, sendings=1),
    "b-1": Told(upload=8, begun=2.0, told=22.5, sent_last=122.3, sendings=9),
}
A, B = "a-1\t7\t1\t101", "b-1\t8\t1\t122"


def lines(*all_of_them: str) -> str:
    return "\n".join(all_of_them)


class CompareTest(unittest.TestCase):
    def test_acts_that_are_there_once_are_clean(self) -> None:
        self.assertTrue(compare(TOLD, lines(A, B)).is_clean())

    def test_act_that_is_there_but_not_yet_acknowledged_is_no_fault(self) -> None:
        self.assertTrue(compare(TOLD, lines(A, B, "c-1\t9\t1\t130")).is_clean())

    def test_acknowledged_act_that_is_not_there_is_lost(self) -> None:
        self.assertEqual(compare(TOLD, A).lost, ["b-1"])

    def test_act_under_another_number_than_was_told_is_lost(self) -> None:
        self.assertEqual(compare(TOLD, lines(A, "b-1\t9\t1\t122")).lost, ["b-1"])

    def test_act_handed_in_twice_is_twice(self) -> None:
        self.assertEqual(compare(TOLD, lines(A, B, "b-1\t9\t1\t122")).twice, ["b-1"])

    def test_act_that_stands_twice_or_not_at_all_in_the_audit_trail_is_a_fault(self) -> None:
        self.assertEqual(compare(TOLD, lines("a-1\t7\t2\t101", "b-1\t8\t0\t0")).twice, ["a-1", "b-1"])

    def test_act_done_twice_counts_although_nobody_was_told(self) -> None:
        self.assertEqual(compare({}, lines("c-1\t9\t1\t130", "c-1\t10\t1\t130")).twice, ["c-1"])

    def test_act_older_than_its_last_sending_had_been_done_already(self) -> None:
        self.assertEqual(compare(TOLD, lines(A, B)).done_already, 0)
        self.assertEqual(compare(TOLD, lines(A, "b-1\t8\t1\t102")).done_already, 1)


if __name__ == "__main__":
    unittest.main()
