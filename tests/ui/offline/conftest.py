"""What the tests of the file without network share: Streamlit as it is in a server, and a file of a strange case."""

from __future__ import annotations

from collections.abc import Iterator
from unittest.mock import MagicMock

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime import Runtime


@pytest.fixture(scope="module")
def runtime() -> Iterator[None]:
    """The one part of a running Streamlit that a page asks for: which components there are."""
    before = Runtime._instance
    running = MagicMock(spec=Runtime)
    running.bidi_component_registry = BidiComponentManager()
    Runtime._instance = running
    yield
    Runtime._instance = before
