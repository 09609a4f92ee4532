"""What Streamlit offers by itself: a slider and its own Plotly charts. Runs from a folder without settings."""

import json
import os
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import streamlit as st

FIGURES = os.environ.get("BENCH_FIGURES")


@st.cache_resource
def load(path: str) -> dict[str, Any]:
    """The figures that bench/latency.py took from our page, for every position of the slider."""
    return dict(json.loads(Path(path).read_text(encoding="utf-8")))


def example(position: int) -> go.Figure:
    """Stacked bars of the same kind as ours, for the load bench."""
    share = position / 150
    names = ["Vaste sleutel", "Aantal uitkeringen", "Aantal inwoners", "Gemengd"]
    bars = [
        go.Bar(name=name, orientation="h", x=[part * one for one in (1.0, 1.1, 0.9, 1.05)], y=names)
        for name, part in (("Dinkelland", share), ("Tubbergen", 1 - share))
    ]
    return go.Figure(bars, {"barmode": "stack"})


if FIGURES:
    page = load(FIGURES)
    at = st.slider("Position", 0, page["count"] - 1, page["current"])
    for place, figure in enumerate(page["figures"][at]):
        st.plotly_chart(go.Figure(figure), key=f"chart{place}", width="content", theme=None)
else:
    st.plotly_chart(example(st.slider("Position", 0, 150, 61)), key="chart")
