"""Our Markdown as HTML: what Streamlit makes of it, and nothing that a text holds is ever a tag."""

from __future__ import annotations

import pytest

from ui.offline.markdown import blocks, inline
from words.texts import md


def linked(to: str, inside: str) -> str:
    return f"<{to}>{inside}</>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain & <b>text</b>", "plain &amp; &lt;b&gt;text&lt;/b&gt;"),
        ("**Voor** en *na*", "<strong>Voor</strong> en <em>na</em>"),
        (r"01\-01\-2022 \(aanname\)", "01-01-2022 (aanname)"),
        (":small[kleine *tekst*]", "<small>kleine <em>tekst</em></small>"),
        ("van [214](./herleiding?naam=a.b)!", "van <./herleiding?naam=a.b>214</>!"),
        ("**[a](b) c**", "<strong><b>a</> c</strong>"),
        # What is not ended, or ends nothing, is text.
        ("2 ** 3 [en", "2 ** 3 [en"),
        ("een ] en ](x)", "een ] en ](x)"),
        (r"\*\*geen\*\*", "**geen**"),
    ],
)
def test_a_line(text: str, html: str) -> None:
    assert inline(text, linked) == html


def test_paragraphs_lists_and_headings() -> None:
    text = "### Kop\n- een **a**\n- twee\n\nEn dit\nhoort bij elkaar."
    assert blocks(text, linked) == (
        "<h3>Kop</h3><ul><li>een <strong>a</strong></li><li>twee</li></ul><p>En dit hoort bij elkaar.</p>"
    )


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "**a** [b](javascript:c) :small[d]", '"><img src=x onerror=y>', "1. a\n- b"]
)
def test_a_text_that_somebody_wrote_stands_there_as_he_wrote_it(text: str) -> None:
    shown = inline(md(text), linked).replace("\u2060", "")
    assert shown == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
