"""The same charts in Dash: the server sends a new figure for every step of the slider."""

import json
import os
from pathlib import Path
from typing import Any

from dash import Dash, Input, Output, dcc, html

PAGE: dict[str, Any] = json.loads(Path(os.environ["BENCH_FIGURES"]).read_text(encoding="utf-8"))
START = PAGE["figures"][PAGE["current"]]

app = Dash(__name__)
app.layout = html.Div(
    [
        dcc.Slider(0, PAGE["count"] - 1, 1, value=PAGE["current"], marks=None, updatemode="drag", id="position"),
        *(dcc.Graph(id=f"chart{place}", figure=one, config=PAGE["config"]) for place, one in enumerate(START)),
    ]
)


@app.callback(
    [Output(f"chart{place}", "figure") for place in range(len(START))],
    Input("position", "value"),
    prevent_initial_call=True,
)
def move(position: int) -> list[dict[str, Any]]:
    """The figures of the slider's position."""
    return list(PAGE["figures"][position])


if __name__ == "__main__":
    app.run(port=int(os.environ["BENCH_PORT"]), debug=False)
