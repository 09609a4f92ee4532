"""Ids that nobody guesses, and the key of who may change a variant."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

_ID = re.compile(r"[A-Za-z0-9_-]{22}")
_KEY = re.compile(r"[A-Za-z0-9_-]{43}")


def new_id() -> str:
    """An id of 128 random bits: who has it may open the variant."""
    return secrets.token_urlsafe(16)


def is_id(text: str) -> bool:
    """Whether this can be an id at all."""
    return _ID.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Whether this can be an edit key at all."""
    return _KEY.fullmatch(text) is not None


def new_key() -> str:
    """An edit key of 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(key: str) -> bytes:
    """What is kept of a key. Plain SHA-256: what is random needs no slow hash."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


def fits(key: str, kept: bytes) -> bool:
    """Whether this is the key of which the hash was kept."""
    return hmac.compare_digest(hash_of(key), kept)
