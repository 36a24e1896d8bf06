"""The base of every value in this package: immutable, and a typo in a key is an error."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that cannot change after it was made and takes no key it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
