"""What the server loads before it takes visitors, so that nobody's first page waits for it."""

from __future__ import annotations

import importlib
import logging
from functools import cache

HEAVY = ("numpy", "pandas", "babel.numbers", "model")

FIXED = ("theme",)
"""The sections of Streamlit's settings that no visitor and no run changes."""

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


def remember_settings() -> None:
    """Let Streamlit look its theme up once.

    It reads the theme's six sections from all its settings again for every answer: a tenth of a rerun here.
    """
    from streamlit import config

    read = config.get_options_for_section
    remembered = cache(read)
    config.get_options_for_section = lambda section: (
        remembered(section) if section.split(".")[0] in FIXED else read(section)
    )
