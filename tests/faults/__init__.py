"""Attacks on the real program at every call by which it touches the disk, and what came of them.

`python -m tests.faults` prints the table. Every number in it was measured in that run.
"""
