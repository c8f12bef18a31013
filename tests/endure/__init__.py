"""The test matrix at full numbers: `make endure`, or one row by `python -m tests.endure r06`.

A row is a module `rows/rNN_name.py` with a function `run()` that returns a `Result`. Most rows run
the same tests as `make test` with `ENDURE=1`, which sets their numbers (tests/faults/scale.py).
"""
