"""One name for each landlord of the findings dataset, and what kind of landlord it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from assistant.records import LandlordType

_ADDRESS = re.compile(r"/decisions/([a-z0-9-]+?)-(\d{9})(?:-\d+)?/?$")
_SMALL = {"and", "of", "the", "on", "upon", "in", "for", "by", "with"}
_INITIALS = {"lq", "mtv", "mtvh", "nhg"}
_ASSOCIATION = re.compile(r"\b(?:association|co-operative|cooperative)\b")
_COUNCIL = re.compile(r"\b(?:council|borough|city of|corporation|county)\b", re.IGNORECASE)
_TYPES = {
    "housing association": LandlordType.HOUSING_ASSOCIATION,
    "local authority / almo or tmo": LandlordType.LOCAL_AUTHORITY,
    "local authority": LandlordType.LOCAL_AUTHORITY,
    "local": LandlordType.LOCAL_AUTHORITY,
    "voluntary": LandlordType.OTHER,
    "for profit": LandlordType.OTHER,
}
UNKNOWN = "Landlord not stated"


class Addresses:
    """The published address of each decision, by case reference."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.urls: dict[str, str] = {}
        self.slugs: dict[str, str] = {}
        for line in lines:
            found = _ADDRESS.search(line.strip())
            if found:
                self.urls.setdefault(found[2], line.strip())
                self.slugs.setdefault(found[2], found[1])


class LandlordNames:
    """Full names from the addresses of a landlord's decisions ("One" is "One Housing Group Limited").

    A name that no address explains stays as the dataset has it. Two dataset names whose addresses
    agree become one landlord. A case whose own address names an association is not the council's of that
    place, whatever its row says; a case whose row names nobody is whose address it bears.
    """

    def __init__(self, cases: Iterable[tuple[str, str, str]], addresses: Addresses) -> None:
        """`cases`: reference, landlord as written, landlord type as written, once for each case."""
        self._slugs = addresses.slugs
        slugs: dict[str, Counter[str]] = defaultdict(Counter)
        types: dict[str, Counter[LandlordType]] = defaultdict(Counter)
        spelling: Counter[str] = Counter()
        for ref, written, kind in cases:
            if ref in addresses.slugs:
                slugs[written][addresses.slugs[ref]] += 1
            if found := _TYPES.get(kind.strip().lower()):
                types[written][found] += 1
            spelling.update(re.findall(r"[A-Za-z0-9]+", written))
        self._spelling = {word.lower(): word for word, _ in reversed(spelling.most_common())}
        self._names = {written: self._spell(counts.most_common(1)[0][0]) for written, counts in slugs.items()}
        self._types = {written: counts.most_common(1)[0][0] for written, counts in types.items()}

    def name(self, written: str | None, ref: str = "") -> str:
        """The landlord's one name; `UNKNOWN` where neither the row nor the case's address has one."""
        plain = (written or "").replace("’", "'").strip()
        slug = self._slugs.get(ref)
        if not plain or plain.lower() == "unknown landlord":
            return self._spell(slug) if slug else UNKNOWN
        name = self._names.get(written or "", plain)
        return self._spell(slug) if slug and self._is_other_body(name, slug) else name

    def type(self, written: str | None, kind: str | None, ref: str = "") -> LandlordType:
        """The row's own type; else that of the landlord's other rows; else what its name says."""
        name, slug = self.name(written), self._slugs.get(ref)
        if slug and self._is_other_body(name, slug):
            return LandlordType.HOUSING_ASSOCIATION
        known = _TYPES.get((kind or "").strip().lower()) or self._types.get(written or "")
        if known:
            return known
        return LandlordType.LOCAL_AUTHORITY if _COUNCIL.search(name) else LandlordType.OTHER

    @staticmethod
    def _is_other_body(name: str, slug: str) -> bool:
        return bool(_COUNCIL.search(name) and _ASSOCIATION.search(slug))

    def _spell(self, slug: str) -> str:
        written = slug.split("-")
        if len(written) > 2 and written[-1] in _INITIALS:
            written.pop()
        return " ".join(self._word(word, first=n == 0) for n, word in enumerate(written))

    def _word(self, word: str, first: bool) -> str:
        if word in _SMALL and not first:
            return word
        seen = self._spelling.get(word)
        if seen and any(letter.isupper() for letter in seen[1:]):
            return seen
        return word.capitalize()
