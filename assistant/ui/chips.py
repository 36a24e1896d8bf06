"""What was understood, as chips; each opens an editor, and a correction asks again in the open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st

from assistant.records import Category, Corpus, Frozen, Tenure
from assistant.situation.situation import NamedLandlord, Situation
from assistant.timescales.facts import Event, Happening
from assistant.ui.pieces import small
from assistant.ui.safe import esc_markdown
from assistant.ui.words import day, named, say

NOT_SAID = "Not said"
_WORTH_ASKING = ("landlord", "tenure", "category", "reported", "event complained", "household")


class Chip(Frozen):
    """One thing understood, or (`value` None) one that would help and was not said."""

    name: str
    label: str
    value: str | None = None


class Correction(Frozen):
    """A situation put right, which of its fields changed, and what changed, in words."""

    situation: Situation
    fields: frozenset[str]
    what: str


_COMPLAINT = (
    Happening.COMPLAINED,
    Happening.STAGE_1_ANSWERED,
    Happening.ESCALATED,
    Happening.STAGE_2_ANSWERED,
    Happening.COMPLETED,
)
_EVENT = "event "


def chips_of(situation: Situation) -> tuple[Chip, ...]:
    """The chips of a situation, in the order that people check them."""
    landlord = situation.landlord
    told = {event.what: event.on for event in situation.events}
    return (
        Chip(name="landlord", label="Landlord", value=(landlord.name or landlord.said) if landlord else None),
        Chip(name="tenure", label="Tenancy", value=named("tenures", situation.tenure) if situation.tenure else None),
        Chip(name="category", label="Repair", value=_category(situation.category)),
        Chip(name="reported", label="Reported", value=day(situation.reported) if situation.reported else None),
        *(
            Chip(
                name=f"{_EVENT}{what}", label=named("happenings", what), value=day(told[what]) if what in told else None
            )
            for what in _COMPLAINT
        ),
        Chip(name="household", label="Household", value=", ".join(situation.household) or None),
        Chip(name="emergency", label="Emergency", value=_yes_no(situation.emergency)),
    )


def corrected(situation: Situation, name: str, value: object) -> Correction:
    """The situation with one thing changed; None takes the thing away.

    Raises KeyError for a name that no chip has.
    """
    chip = {chip.name: chip for chip in chips_of(situation)}[name]
    update: dict[str, object] = {}
    if name == "landlord":
        update["landlord"] = NamedLandlord(said=str(value)) if value else None
    elif name == "household":
        parts = str(value or "").split(",")
        update["household"] = tuple(part.strip() for part in parts if part.strip())
    elif name == "reported":
        update = {"reported": value, "events": _dated(situation, Happening.REPORTED, value)}
    elif name.startswith(_EVENT):
        what = Happening(name.removeprefix(_EVENT))
        update["events"] = _dated(situation, what, value)
        if what is Happening.COMPLETED:
            update["until"] = value
    else:
        update[name] = value
    fields = frozenset(update)
    update["carried"] = tuple(field for field in situation.carried if field not in fields)
    after = situation.model_copy(update=update)
    now = {chip.name: chip for chip in chips_of(after)}[name].value
    return Correction(situation=after, fields=fields, what=f"{chip.label}: {now or NOT_SAID.lower()}")


def _dated(situation: Situation, what: Happening, value: object) -> tuple[Event, ...]:
    kept = tuple(event for event in situation.events if event.what is not what)
    return (*kept, Event(what=what, on=value)) if isinstance(value, date) else kept


def landlord_names(corpus: Corpus) -> list[str]:
    """Every landlord that a record names, in order."""
    policies: Iterable[str] = (policy.landlord for policy in corpus.landlords.values() if policy.landlord)
    cases = (case.landlord for case in corpus.determinations.values())
    return sorted({*policies, *cases}, key=str.casefold)


def chip_row(situation: Situation, key: str, names: list[str], *, known: bool) -> Correction | None:
    """Draw the chips that are known, or those that would help; what was corrected, once its save button is pressed."""
    chips = [chip for chip in chips_of(situation) if (chip.value is not None) is known]
    chips = chips if known else [chip for chip in chips if chip.name in _WORTH_ASKING]
    if not chips:
        return None
    said = None
    small(say("understood" if known else "add"))
    with st.container(horizontal=True, gap="small", key=f"chips-{key}-{known}"):
        for chip in chips:
            label = f"{chip.label}: {esc_markdown(_short(chip.value or ''))}" if known else f"Add: {chip.label.lower()}"
            doubtful = " (from before)" if chip.name in situation.carried else ""
            with st.popover(label + doubtful, key=f"chip-{key}-{chip.name}"):
                value = _editor(situation, chip, key, names)
                if st.button("Save and ask again", key=f"save-{key}-{chip.name}", type="primary"):
                    said = corrected(situation, chip.name, value)
    return said


def _editor(situation: Situation, chip: Chip, key: str, names: list[str]) -> object:
    name = f"edit-{key}-{chip.name}"
    if chip.name == "landlord":
        options = names if chip.value is None or chip.value in names else [chip.value, *names]
        at = options.index(chip.value) if chip.value else None
        return st.selectbox("Landlord", options, index=at, key=name, accept_new_options=True, placeholder=NOT_SAID)
    if chip.name == "tenure":
        return _choice("Tenancy", [t for t in Tenure if t is not Tenure.UNKNOWN], situation.tenure, name, "tenures")
    if chip.name == "category":
        return _choice("Repair", list(Category), situation.category, name, "categories")
    if chip.name == "reported" or chip.name.startswith(_EVENT):
        told = {str(event.what): event.on for event in situation.events}
        at_day = situation.reported if chip.name == "reported" else told.get(chip.name.removeprefix(_EVENT))
        return st.date_input(chip.label, value=at_day, max_value=date.today(), key=name, format="DD/MM/YYYY")
    if chip.name == "emergency":
        answer = st.radio("Was it an emergency?", ["Yes", "No", NOT_SAID], index=_place(situation.emergency), key=name)
        return {"Yes": True, "No": False}.get(str(answer))
    return st.text_input(chip.label, value=chip.value or "", key=name, max_chars=200)


def _choice(label: str, options: Sequence[Tenure | Category], now: object, key: str, table: str) -> object:
    values: list[object] = list(options)
    at = values.index(now) if now in values else None
    return st.selectbox(
        label, values, index=at, key=key, placeholder=NOT_SAID, format_func=lambda value: named(table, value)
    )


def _category(category: Category | None) -> str | None:
    return named("categories", category) if category else None


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else ("yes" if value else "no")


def _place(value: bool | None) -> int:
    return {True: 0, False: 1, None: 2}[value]


def _short(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
