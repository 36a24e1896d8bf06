"""Sentences of ours, spoken by a screen reader when something new is on the page.

Streamlit replaces the elements that change, and a live region that is itself replaced is not read out. So one is kept
at the end of the document for as long as the page is open, and only its words change.
"""

from __future__ import annotations

import json
from typing import Any

_REGION = """<script>(() => {
  let live = document.getElementById("ra-live");
  if (!live) {
    live = Object.assign(document.createElement("div"), {id: "ra-live", className: "ra-unseen"});
    live.setAttribute("role", "status");
    document.body.append(live);
  }
  if (live.dataset.said !== %s) {
    live.dataset.said = %s;
    live.textContent = "";
    setTimeout(() => { live.textContent = %s; }, 150);
  }
})();</script>"""


def announce(sentence: str, key: str, place: Any) -> None:
    """Have a sentence of ours read out, once for the turn `key`. No word of anybody else may go in."""
    once = json.dumps(f"{key} {sentence}")
    place.html(_REGION % (once, once, json.dumps(sentence)), unsafe_allow_javascript=True)
