"""The slides as the server asks for them: python-pptx is loaded only where they are made, since it takes 14 MB."""

from __future__ import annotations

from typing import Any


def presentation(*asked: Any) -> bytes:
    """See ``write.presentation``."""
    from export.slides import write

    return write.presentation(*asked)


def outline(*asked: Any) -> bytes:
    """See ``write.outline``."""
    from export.slides import write

    return write.outline(*asked)
