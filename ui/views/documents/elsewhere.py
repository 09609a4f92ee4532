"""What an official of another council needs to know: how the dashboard gets that council's own figures."""

from __future__ import annotations

from model.case.case import Case
from model.options.own_arguments import rows_in_use
from words.labels import case_name
from words.texts import _, md


def text(case: Case) -> str:
    """How another council gets this dashboard with its own figures, in Markdown."""
    kinds = {
        _("the municipalities, with the number of {units} and residents"): len(case.participants),
        _("the tasks, and who may execute each"): len(case.tasks),
        _("the principles on which you choose"): len(case.criteria),
        _("the risks"): len(case.risks),
        _("the assumptions, each with its source or with the word “assumption”"): len(rows_in_use(case, {})),
    }
    lines = [
        _(
            "This dashboard is not tied to “{title}”. All figures, names and texts stand in one folder with tables: a "
            "case. The arithmetic is the same for every case.",
            title=case_name(case),
        ),
        _("A case holds among other things (between brackets how many there are here):"),
        "\n".join(f"- {md(kind)} ({count})" for kind, count in kinds.items()),
        _(
            "`python3 run.py new folder` makes one to fill in, and `python3 run.py --case folder` starts the dashboard "
            "with it. The file `data/README.md` says for every table and column what belongs there. If something is "
            "wrong or missing in a table, the dashboard says which row and why, and shows no figure."
        ),
    ]
    return "\n\n".join(lines)
