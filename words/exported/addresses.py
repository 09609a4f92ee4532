"""Where the server makes what can be shared beside a link."""

from __future__ import annotations

CODE_URL = "/download/deellink.svg"
"""The link to a page (``OPENS``) as a picture that a phone reads; it takes the parameters of that link."""
LEAF_URL = "/download/bijlage.png"
"""A page (``LEAF``) of the annex as a picture; it takes the parameters of the annex."""
LEAF = "bladzijde"
"""The parameter of ``LEAF_URL`` with its number; behind the last page there is nothing."""
OUTLINE_URL = "/download/presentatie.json"
"""What each slide claims, as a list in JSON; it takes the parameters of the slides."""
OPENS = "opent"
"""The parameter of ``CODE_URL`` with the path of the page."""
