"""Small pieces that every page draws alike."""

from __future__ import annotations

from typing import Any

import streamlit as st

from assistant.ui.safe import esc


def small(text: str, place: Any = None) -> None:
    """A line of small print. Streamlit's own caption is too pale to read easily."""
    (place or st).html(f'<div class="ra"><p class="ra-small">{esc(text)}</p></div>')
