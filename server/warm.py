"""What the server loads before it takes visitors, so that nobody's first page waits for it."""

from __future__ import annotations

import importlib
import logging

HEAVY = ("numpy", "pandas", "babel.numbers", "model")

logger = logging.getLogger(__name__)


def warm() -> None:
    """Import what every page needs and read the case once.

    A case that cannot be read does not stop the server: the shell names its problems to the visitor.
    """
    for name in HEAVY:
        importlib.import_module(name)

    from model.loading.load import CaseError
    from ui.session import case

    try:
        case.current()
    except CaseError as error:
        logger.error("De casus kan niet worden gelezen.\n%s", error)
