from __future__ import annotations

import re

import pytest

from assistant.errors import InputError
from assistant.settings import ROOT, Settings, get_settings


def test_the_settings_page_lists_every_setting_as_the_code_describes_it() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `ASSISTANT_([A-Z_]+)` \| (.+?) \|", page, re.MULTILINE))
    assert listed == {name.upper(): field.description for name, field in Settings.model_fields.items()}


def test_the_key_of_a_model_is_never_shown() -> None:
    settings = Settings.model_validate({"model_key": "very-secret"})
    assert "very-secret" not in repr(settings) + str(settings.model_dump()) + settings.model_dump_json()


@pytest.mark.parametrize(
    ("name", "value"), [("PASSAGES", "0"), ("EMBEDDER", "magic"), ("ANSWER_TOKENS", "many"), ("FEEDBACK", "perhaps")]
)
def test_a_value_that_cannot_be_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    get_settings.cache_clear()
    with pytest.raises(InputError, match=f"^ASSISTANT_{name}: "):
        get_settings()
    get_settings.cache_clear()
