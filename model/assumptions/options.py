"""The assumptions on the options: how criteria and arguments weigh, and who carries out which task."""

from __future__ import annotations

from typing import Annotated

from model.assumptions.declared import CRITERIA, EXECUTORS, Choices, Declared, Group, PerKey, Scalar, msg


class OptionAssumptions(Group):
    """Weights, strengths, our reading of the arguments, and the executors of Mijn variant."""

    weight: Annotated[
        PerKey,
        Declared(
            "count",
            msg("Weight: {name}"),
            msg("How important this principle is to you, from 0 to 10."),
            "judgement",
            upper=10,
            per="criterion",
        ),
    ]
    strength: Annotated[
        PerKey,
        Declared(
            "count",
            msg("Strength: {name}"),
            msg("How much this argument counts: 0 not, 1 a little, 2 normally, 3 strongly."),
            "judgement",
            upper=3,
            per="argument",
        ),
    ]
    criterion: Annotated[
        Choices,
        Declared(
            "choice",
            msg("Principle of: {name}"),
            msg("On which principle this argument bears is our reading, not the source's."),
            "judgement",
            choices=(CRITERIA,),
            per="argument",
            table="arguments",
        ),
    ]
    keep_silent_criteria: Annotated[
        Scalar,
        Declared(
            "switch",
            msg("Count principles on which no argument bears"),
            msg(
                "Off: a principle on which no argument of the task bears is left out of its score. "
                "On: it counts as neutral (50) and pulls every score towards 50."
            ),
            "judgement",
            whole=True,
        ),
    ]
    own_pro: Annotated[
        PerKey,
        Declared(
            "count",
            msg("Your pro of: {name}"),
            msg("How much a pro of your own counts, which the documents do not have: 0 not, 3 strongly."),
            "judgement",
            upper=3,
            per="option",
            table="options",
        ),
    ]
    own_con: Annotated[
        PerKey,
        Declared(
            "count",
            msg("Your con of: {name}"),
            msg("How much a con of your own counts, which the documents do not have: 0 not, 3 strongly."),
            "judgement",
            upper=3,
            per="option",
            table="options",
        ),
    ]
    own_pro_criterion: Annotated[
        Choices,
        Declared(
            "choice",
            msg("Principle of your pro of: {name}"),
            msg("On which principle your own pro bears."),
            "judgement",
            choices=(CRITERIA,),
            per="option",
            table="options",
        ),
    ]
    own_con_criterion: Annotated[
        Choices,
        Declared(
            "choice",
            msg("Principle of your con of: {name}"),
            msg("On which principle your own con bears."),
            "judgement",
            choices=(CRITERIA,),
            per="option",
            table="options",
        ),
    ]
    front: Annotated[
        Choices,
        Declared(
            "choice",
            msg("Front office: {name}"),
            msg("Who has the contact with the resident in my variant."),
            "choice",
            choices=(EXECUTORS,),
            per="task",
            table="tasks",
        ),
    ]
    back: Annotated[
        Choices,
        Declared(
            "choice",
            msg("Back office: {name}"),
            msg("Who does the administration behind it in my variant."),
            "choice",
            choices=(EXECUTORS,),
            per="task",
            table="tasks",
        ),
    ]
    executor_cost: Annotated[
        PerKey,
        Declared(
            "fraction",
            msg("Cost of execution by {name}"),
            msg("How much dearer or cheaper this executor is than the present budget, for the tasks that it does."),
            "world",
            lower=-0.9,
            upper=5,
            per="executor",
            uncertain=True,
        ),
    ]
