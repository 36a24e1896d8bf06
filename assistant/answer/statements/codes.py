"""The codes of letters and figures by which landlords name their classes, such as R20."""

from __future__ import annotations

import re

_CODE = re.compile(r"\b[a-z]{1,4}\d{1,3}\b", re.IGNORECASE)


def codes_in(text: str) -> set[str]:
    """The codes in a text, in capitals."""
    return {code.upper() for code in _CODE.findall(text)}
