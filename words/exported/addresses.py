"""Where the server makes what can be shared beside a link."""

from __future__ import annotations

CODE_URL = "/download/deellink.svg"
"""The link to a page (``OPENS``) as a picture that a phone reads; it takes the parameters of that link."""
OPENS = "opent"
"""The parameter of ``CODE_URL`` with the path of the page."""
