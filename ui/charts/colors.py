"""Which colour of the theme stands for what, the same in every chart."""

from __future__ import annotations

from collections.abc import Mapping

from model.case.variants import Variant

OF_VARIANT: Mapping[Variant, str] = {"current": "@6", "advice": "@2", "mine": "@3"}
