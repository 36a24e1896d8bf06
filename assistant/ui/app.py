"""Puts the pages together. `app.py` at the root of the project calls `run`."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import streamlit as st

from assistant.errors import AssistantError
from assistant.ui.ask_page import ask_page
from assistant.ui.cases_page import cases_page
from assistant.ui.safe import esc_markdown
from assistant.ui.status_page import status_page
from assistant.ui.words import say

_log = logging.getLogger(__name__)
_CSS = Path(__file__).with_name("page.css")


def run() -> None:
    """Draw the page that is open."""
    st.set_page_config(page_title=say("title"), page_icon="🔧", layout="centered", initial_sidebar_state="collapsed")
    st.html(_CSS)
    pages = [
        st.Page(_kindly(ask_page), title=say("ask_page"), url_path="ask", default=True),
        st.Page(_kindly(cases_page), title=say("cases"), url_path="cases"),
        st.Page(_kindly(status_page), title=say("status"), url_path="status"),
    ]
    st.navigation(pages, position="top").run()


def _kindly(page: Callable[[], None]) -> Callable[[], None]:
    """A page whose faults are told in one sentence, and logged without what the person wrote."""

    @wraps(page)
    def drawn() -> None:
        try:
            page()
        except AssistantError as error:
            st.error(esc_markdown(error))
        except Exception as error:
            _log.exception("the page failed: %s", type(error).__name__)
            st.error(say("fault"))

    return drawn
