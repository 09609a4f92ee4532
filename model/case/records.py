"""The records of a case: what stands in the tables of ``data/<case>/``, one class a table.

Every record is frozen and refuses unknown fields, infinities and not-a-number. Fractions and euros
inside; percent and thousands exist only on the screen. ``data/README.md`` explains every column.
Here are the sources, the figures, the budget and the findings; the tasks are in ``tasks.py``, the planning in
``planning.py``, the risks in ``risks.py``, and the case that holds all tables in ``case.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from model.assumptions.planning import MAX_AMOUNT, MAX_HOURS, MAX_RATE
from model.case.base import (
    POLICY_FIELD,
    AssumptionId,
    Identifier,
    Identifiers,
    Line,
    Page,
    Quoted,
    Record,
    Sourced,
    Status,
    Text,
    YesOrNo,
)
from model.case.words import PARTICIPATIEWET, Words


class Source(Record):
    """A document, or the public material or assumption that a figure rests on (``sources.csv``)."""

    id: Identifier
    kind: Status
    title: Text
    short: Text
    """What tables call it."""
    publisher: str = ""
    date: str = ""
    note: Text | None = None


class SourcedDate(Sourced):
    date: date


class Start(SourcedDate):
    """When something of the new model starts, and which steps must be ready for that."""

    needs: Annotated[Identifiers, Field(min_length=1)]


class ModelStart(Start):
    """When the new model starts."""

    contract_end: Identifier | None = None
    """The step at which the present contract ends, if the planning has one."""


class TrackStart(Start):
    """When a track starts the new model, for the execution lines that name it."""

    track: Identifier


class SamePurpose(Sourced):
    """An amount of central government and a line of the municipal budget that are for the same purpose."""

    central: Identifier
    municipal: Identifier
    note: Text
    """What the two are, why they stand beside each other, and what they do not say."""


class About(Record):
    """``case.yaml``: what the case is about and the dates that everything hangs on."""

    version: Literal[1]
    id: Identifier
    title: Text
    summary: Text
    fictitious: YesOrNo = False
    """Whether it is made up: every page and document says so beside its name."""
    lead: Identifier
    """The municipality whose budget the sources print."""
    years: tuple[Annotated[int, Field(ge=1990, le=2100)], ...] = Field(min_length=1)
    """The budget years, ascending and consecutive."""
    reference_date: SourcedDate
    new_model_start: ModelStart
    track_starts: tuple[TrackStart, ...] = ()
    """The tracks that start on a day of their own."""
    planning_date: SourcedDate
    """The day on which the planning is looked at, unless another is chosen: that of the document with the planning."""
    project_year: Annotated[int, Field(ge=1990, le=2100)]
    """The budget year of every line of the project that names none itself."""
    exit_policy_field: str = ""
    """The taakveld of the exit cost; without one that of the execution, which is then an assumption."""
    exit_policy_field_status: Status = "aanname"
    project_policy_field: str = ""
    """The taakveld of the project cost and its coverage; without one that of the execution, as an assumption."""
    project_policy_field_status: Status = "aanname"
    same_purpose: SamePurpose | None = None
    words: Words = PARTICIPATIEWET
    """What the things of this field are called; without it the words of the Participatiewet."""


class Municipality(Record):
    """``municipalities.csv``. A ``participant`` shares the cost; a ``partner`` only cooperates."""

    id: Identifier
    name: Line
    role: Literal["participant", "partner"]


class Figure(Quoted):
    """``figures.csv``: a single number about a municipality, or about none."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_.]*$")]
    municipality: Identifier | None = None
    value: float
    unit: Literal["count", "euro", "fraction"]
    label: Text
    note: Text | None = None


class TargetGroup(Quoted):
    """``target_group.csv``: how many residents receive what, on the reference date."""

    id: Identifier
    municipality: Identifier
    parent: Identifier | None = None
    number: Annotated[int, Field(ge=0)]
    in_caseload: bool
    """Whether it is a leaf of the number of benefits: these leaves add up to the caseload."""
    executor: Identifiers
    label: Text
    note: Text | None = None
    moves_to: Identifier | None = None
    """The group of the lead to which people can move after a new assessment."""
    moves_note: Text | None = None
    """Who says so, and what nobody says of it."""


class Segment(Sourced):
    """``segments.csv``: the part of the caseload that one kind of worker serves."""

    id: Identifier
    label: Text
    target_groups: Identifiers
    """Their numbers, divided by the caseload of the same municipality, give the segment's share."""
    note: Text | None = None


class Observation(Quoted):
    """``series.csv``: one value of a yearly series that is not a budget line."""

    series: Identifier
    municipality: Identifier
    year: Annotated[int, Field(ge=1990, le=2100)]
    value: float
    unit: Literal["count", "euro", "fraction"]
    label: Text


class PolicyField(Sourced):
    """``policy_fields.csv``: a taakveld of the municipal budget."""

    id: Annotated[str, StringConstraints(pattern=POLICY_FIELD)]
    label: Text


class BudgetLine(Quoted):
    """``budget_lines.csv``: one printed line, in whole euros, one column a year.

    ``role`` says what the model does with it: ``execution`` is the cost that is split, ``other`` stays as
    printed, ``buig`` and ``participation`` are income from central government, ``total`` is a printed
    total of the lines in ``sums`` and takes part in no sum.
    """

    id: Identifier
    municipality: Identifier
    money_set: Literal["rijk", "gemeente"]
    side: Literal["baten", "lasten"]
    role: Literal["execution", "other", "buig", "participation", "total"]
    policy_field: str = ""
    policy_field_status: Status = "aanname"
    nature: Literal["structural", "incidental"]
    sums: Identifiers = ()
    tasks: Identifiers = ()
    """Of an execution line: the tasks that it pays for. None: all that no other execution line names."""
    prices: Literal["constant", "current"] = "constant"
    """Of an execution line: at the prices of the first year, so that the index is added, or at those of each year."""
    track: Identifier | None = None
    """Of an execution line: the track with which its tasks start. None: they start with the new model."""
    label: Text
    amounts: tuple[float, ...]
    note: Text | None = None


class ProjectLine(Quoted):
    """``project.csv``: a line of the project budget; totals are kept as printed."""

    id: Identifier
    part: Literal["labour", "other", "labour_total", "other_total"]
    label: Text
    hours: Annotated[float, Field(ge=0, le=MAX_HOURS)] | None = None
    rate: Annotated[float, Field(ge=0, le=MAX_RATE)] | None = None
    amount: Annotated[float, Field(ge=0, le=MAX_AMOUNT)]
    year: Annotated[int, Field(ge=1990, le=2100)] | None = None
    """The budget year in which it falls; of a line without one ``About.project_year``. A printed total has none."""
    note: Text | None = None

    @property
    def is_total(self) -> bool:
        """A printed total takes part in no sum."""
        return self.part in ("labour_total", "other_total")

    @property
    def by_the_hour(self) -> bool:
        """Whether the line is hours × rate."""
        return not self.is_total and self.hours is not None and self.rate is not None


class Place(Record):
    source: Identifier
    place: Text | None = None


class Correction(Record):
    """The value that a finding's switch puts in the place of a printed one."""

    table: Literal["budget_lines", "project", "caseload", "steps"]
    row: Identifier
    year: int | None = None
    printed: float | date
    alternative: float | date


class Finding(Record):
    """``findings.yaml``: where the documents conflict or are silent. Nothing is corrected silently.

    ``compare`` are the changes of assumption whose effect in euros is shown, ``given`` those that hold on
    both sides of that comparison.
    """

    id: Identifier
    number: Annotated[int, Field(ge=1)]
    title: Text
    text: Text
    places: tuple[Place, ...]
    pages: tuple[Page, ...] = ()
    switch: str | None = None
    correction: Correction | None = None
    given: Mapping[str, float | str] = Field(default_factory=dict)
    compare: Mapping[str, float | str] = Field(default_factory=dict)


class AssumptionRow(Quoted):
    """``assumptions.csv``: default, range and step of one assumption in this case."""

    id: AssumptionId
    default: float | str
    low: float | None = None
    high: float | None = None
    step: Annotated[float, Field(gt=0)] | None = None
    note: Text | None = None


class SupportedRange(Sourced):
    """``drawn.csv``: an assumption that is drawn from its range unless the user decides otherwise, and why.

    Only where a source or practice supports the range; any other stays at its set value until it is switched on.
    """

    id: AssumptionId
    reason: Text


class Correlation(Sourced):
    """``correlations.csv``: two uncertain assumptions that move together."""

    first: AssumptionId
    second: AssumptionId
    correlation: Annotated[float, Field(gt=-1, lt=1)]
    """Of the normal scores behind both draws (a Gaussian copula), not of the values themselves."""
    note: Text | None = None
