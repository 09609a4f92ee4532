"""Memory is held on to where the C library can, and elsewhere nothing breaks."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from server.memory import keep_freed_memory


def test_glibc_is_told_each_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    told: dict[int, int] = {}
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace(mallopt=told.__setitem__))
    keep_freed_memory()
    # M_ARENA_MAX, M_MMAP_THRESHOLD and M_TRIM_THRESHOLD of malloc.h.
    assert told == {-8: 2, -3: 33_554_432, -1: 134_217_728}


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: SimpleNamespace())
    keep_freed_memory()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: pytest.fail("Windows has no library without a name"))
    keep_freed_memory()
