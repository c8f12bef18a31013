"""Benchmarks: the product against the bare database, on one machine, in one run.

`make bench` starts a PostgreSQL of its own, seeds it, and measures floor and product in turn
(A B A B …). Machines are noisy: the medians' ratio counts, not the milliseconds.
"""
