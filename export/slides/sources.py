"""What the notes of a slide say: how each number was made, of which documents, and what of it nobody confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from export.slides.record import Asked, split_name
from model.case.variants import VARIANTS
from model.outcomes.derivation import derive, terms
from model.terms.term import Term
from words.explained.explanation import explained, source_of
from words.labels import label_of, written
from words.texts import _

NAMED = 3
"""So many assumptions are named on a slide; of more, how many there are."""
Terms = Mapping[str, Term]
"""Numbers by their name, behind an @ the variant if that is not Mijn variant."""


def terms_of(asked: Asked, names: Sequence[str]) -> Terms:
    """All these numbers with what they are made of. Each formula is computed once for all its names."""
    found: dict[str, Term] = {}
    for variant in VARIANTS:
        own = {name: split_name(name)[0] for name in dict.fromkeys(names) if split_name(name)[1] == variant}
        formulas = sorted({bare.partition(".")[0] for bare in own.values()})
        known = terms(asked.case, asked.assumptions, variant, only=formulas) if own else {}
        for name, bare in own.items():
            found[name] = known[bare] if bare in known else derive(asked.case, asked.assumptions, variant, bare)
    return found


def documents(asked: Asked, found: Terms) -> list[str]:
    """The documents in which what these numbers follow from stands, each once."""
    told = {source_of(asked.case, leaf.origin) for term in found.values() for leaf in term.leaves()}
    return sorted(filter(None, told))


def status_of(asked: Asked, found: Terms) -> str:
    """What of these numbers nobody confirmed, in words."""
    origins = [leaf.origin for term in found.values() for leaf in term.leaves() if leaf.origin]
    unsure = [one for one in origins if one.status == "aanname"]
    if not unsure:
        return _("Behind these numbers stands no assumption.")
    ids = list(dict.fromkeys(one.id for one in unsure if one.kind == "assumption"))
    if not ids:
        return _("Assumption: computed from what nobody confirmed.")
    told = [f"{label_of(asked.case, id)} ({written(asked.case, id, asked.assumptions.get(id))})" for id in ids[:NAMED]]
    if len(ids) > NAMED:
        told.append(_("and {count} more", count=len(ids) - NAMED))
    return _("Assumption, confirmed by nobody: {names}.", names="; ".join(told))


def made(asked: Asked, found: Terms) -> Iterator[str]:
    """How each number was made, a line each."""
    for name, term in found.items():
        one = explained(asked.case, term, split_name(name)[0])
        parts = [one.formula or one.value, one.how, one.source, one.status]
        yield f"{one.title}: " + ". ".join(part.rstrip(".") for part in parts if part) + "."
