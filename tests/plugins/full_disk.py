"""A disk on which no file grows beyond a few bytes any more."""

import resource
from contextlib import contextmanager

import pytest


@pytest.fixture
def full_disk():
    """`with full_disk():` as if ENOSPC, told by the kernel in the midst of writing."""

    @contextmanager
    def filled():
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)

    return filled
