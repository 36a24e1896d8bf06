"""Who a landlord is: our record of its policy, and what type it is."""

from __future__ import annotations

from assistant.records import Corpus, Frozen, LandlordType

_SURE = 90.0


class KnownLandlord(Frozen):
    """A landlord that the corpus knows. `slug` is None where it has decided cases but no policy record."""

    name: str
    slug: str | None
    type: LandlordType | None


def find_landlord(name: str, corpus: Corpus) -> KnownLandlord | None:
    """The landlord that a name means: by slug, name or alias, then by near spelling. None where none is near."""
    from rapidfuzz import fuzz, process

    said = name.strip().lower()
    names: dict[str, tuple[str, str | None]] = {}
    types: dict[str, LandlordType] = {}
    for case in corpus.determinations.values():
        names.setdefault(case.landlord.lower(), (case.landlord, None))
        types[case.landlord.lower()] = case.landlord_type
    for record, policy in corpus.landlords.items():
        for one in (record, policy.landlord or record, *policy.aliases):
            names[one.lower()] = (policy.landlord or record, record)
    near = None if said in names else process.extractOne(said, list(names), scorer=fuzz.token_sort_ratio)
    if near is not None and near[1] < _SURE:
        return None
    full, slug = names[str(near[0]) if near else said]
    spellings = [one for one, (whose, _) in names.items() if whose == full]
    kind = next((types[one] for one in spellings if one in types), None)
    return KnownLandlord(name=full, slug=slug, type=kind)
