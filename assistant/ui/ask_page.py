"""The chat: a message in, and an answer drawn as it comes."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlencode, urlsplit

import streamlit as st

from assistant.errors import AssistantError
from assistant.records import Tenure
from assistant.settings import get_settings
from assistant.situation.situation import Asker
from assistant.ui.chips import landlord_names
from assistant.ui.conversation import Conversation, Home
from assistant.ui.export import DOCX, text_docx
from assistant.ui.pieces import small
from assistant.ui.record import conversation_text
from assistant.ui.safe import esc, esc_lines
from assistant.ui.service import Answering, get_assistant
from assistant.ui.turn_view import draw_turn
from assistant.ui.words import lang_of, listed, named, say

LONGEST = 4000
# A new answer is read from its question down, so the page goes there again when there is more below it to go to;
# a button that asked it goes and would leave the focus nowhere. An answer may be there before the page has run the
# script, and its question is then drawn anew: when all is drawn the focus is put there again, if it is nowhere.
# The script is ours and holds nothing of anybody's words.
_TO_THE_QUESTION = """<script>(() => {
  const fresh = %s;
  const typing = () => document.activeElement?.matches("textarea, input");
  const nowhere = () => !document.activeElement || document.activeElement === document.body;
  const asked = (go, free) => {
    const all = document.querySelectorAll("h2.ra-said"), last = all[all.length - 1];
    if (!last) return;
    if (go && all.length > 1) last.scrollIntoView();
    if (free()) { last.tabIndex = -1; last.focus({preventScroll: true}); }
  };
  asked(false, () => fresh ? !typing() : nowhere());
  for (const wait of [0, 400, 1200]) setTimeout(() => asked(fresh, nowhere), wait);
})();</script>"""
_HERE = ("localhost", "127.0.0.1", "::1")


def ask_page() -> None:
    """Draw the whole page once: Streamlit calls this for every change."""
    try:
        assistant = get_assistant()
    except AssistantError as error:
        st.title(say("title"), anchor=False)
        st.error(say("not_ready", why=str(error)))
        return
    names = _names(assistant)
    conversation = current()
    top, slot = st.container(), st.container()
    with st.container(key="ask"):
        asked = st.chat_input(say("input"), max_chars=LONGEST, key="message") or _chosen() or _linked()
    begun = bool(conversation.turns or asked)
    with top:
        home = _begun(names) if begun else _beginning(names)
    if asked:
        conversation.ask(asked, home)
    with slot:
        if begun:
            _turns(conversation, assistant, home, names)
        else:
            _examples()


def _beginning(names: list[str]) -> Home:
    """The head of a page on which nothing was asked yet."""
    st.title(say("title"), anchor=False)
    st.html(f'<div class="ra"><p>{esc(say("tagline"))}</p></div>')
    _small_print()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        role = _role()
        _text_size()
    with st.expander(say("home")):
        return _home(role, names)


def _begun(names: list[str]) -> Home:
    """The same in two lines, so that the answer is in sight."""
    with st.container(key="begun"):
        st.title(say("title"), anchor=False)
        with st.expander(say("about")):
            role = _role()
            _text_size()
            return _home(role, names)


def _small_print() -> None:
    small(f"{say('not_advice')} {privacy_line()}")


def current() -> Conversation:
    """This session's conversation."""
    kept: Conversation = st.session_state.setdefault("conversation", Conversation())
    return kept


def privacy_line() -> str:
    """Where the words of a question go, with the settings as they are."""
    settings = get_settings()
    places = [settings.chroma_url, settings.model if "://" in settings.model else None]
    away = [host for place in places if place and (host := urlsplit(place).hostname) not in _HERE]
    if "://" not in settings.model and ":" in settings.model:
        away.append(settings.model.partition(":")[0])
    return say("privacy_server", where=" and ".join(str(place) for place in away)) if away else say("privacy")


def _turns(conversation: Conversation, assistant: Answering, home: Home, names: list[str]) -> None:
    for turn in conversation.turns:
        last = turn is conversation.turns[-1]
        with st.chat_message("user"):
            st.html(f'<h2 class="ra-said"{lang_of(turn.shown)}>{esc_lines(turn.shown)}</h2>')
            if last:
                _lead_to_it(turn.state == "asked", len(conversation.turns))
        with st.chat_message("assistant"):
            made = draw_turn(turn, assistant, names, last=last)
        if made:
            conversation.correct(turn, made.situation, made.fields, say("corrected", what=made.what), home)
            st.rerun()
    _tools(conversation)


def _lead_to_it(fresh: bool, place: int) -> None:
    """Lead to the last question: when it was asked, and once more when its answer is drawn."""
    if fresh or st.session_state.get("led_to") != place:
        st.html(_TO_THE_QUESTION % ("true" if fresh else "false"), unsafe_allow_javascript=True)
    if not fresh:
        st.session_state["led_to"] = place


def _tools(conversation: Conversation) -> None:
    if any(turn.state == "asked" for turn in conversation.turns):
        return
    with st.container(horizontal=True):
        if st.button(say("new"), key="new"):
            forget()
            st.rerun()
        with st.popover(say("record"), on_change="rerun", key="record") as record:
            if record.open:
                _record(conversation)
        with st.popover(say("share")):
            small(say("share_note"))
            st.code(_link(conversation), language=None, wrap_lines=True)
        with st.popover(say("clear")):
            st.write(say("clear_question"))
            if st.button(say("clear"), key="clear", type="primary"):
                forget(everything=True)
                st.rerun()
    _small_print()


def forget(*, everything: bool = False) -> None:
    """Drop the conversation; with `everything`, also what was set beside it."""
    linked = st.session_state.get("linked")
    for name in list(st.session_state):
        kept = name in ("role", "landlord", "tenure", "reported", "large")
        if everything or not kept:
            del st.session_state[name]
    if linked and not everything:
        st.session_state["linked"] = linked
    st.query_params.clear()


def _record(conversation: Conversation) -> None:
    now = datetime.now()
    text = conversation_text(conversation, now)
    st.download_button(
        say("record_docx"),
        text_docx(say("title"), text),
        file_name=f"conversation-{now:%Y-%m-%d}.docx",
        mime=DOCX,
        on_click="ignore",
    )
    st.download_button(
        say("record_txt"), text, file_name=f"conversation-{now:%Y-%m-%d}.txt", mime="text/plain", on_click="ignore"
    )


def _link(conversation: Conversation) -> str:
    address = urlsplit(st.context.url or "http://localhost:8501")
    question = conversation.turns[0].question.text
    return f"{address.scheme}://{address.netloc}{address.path or '/'}?{urlencode({'q': question})}"


def _role() -> Asker:
    role = st.segmented_control(
        say("role"),
        list(Asker),
        default=Asker.RESIDENT,
        required=True,
        key="role",
        format_func=lambda asker: say(str(asker)),
    )
    return Asker(role or Asker.RESIDENT)


def _text_size() -> None:
    if st.toggle(say("text_size"), key="large"):
        st.html("<style>html { font-size: 20px !important; }</style>")


def _home(role: Asker, names: list[str]) -> Home:
    landlord = st.selectbox(
        say("landlord"),
        names,
        index=None,
        accept_new_options=True,
        placeholder=say("landlord_hint"),
        key="landlord",
    )
    tenure = st.selectbox(
        say("tenure"),
        [tenure for tenure in Tenure if tenure is not Tenure.UNKNOWN],
        index=None,
        format_func=lambda tenure: named("tenures", tenure),
        help=say("tenure_help"),
        placeholder="",
        key="tenure",
    )
    reported = st.date_input(say("reported"), value=None, max_value="today", format="DD/MM/YYYY", key="reported")
    return Home(asker=role, landlord=landlord, tenure=tenure, reported=reported)


def _examples() -> None:
    st.html(f'<div class="ra"><h2>{esc(say("examples"))}</h2></div>')
    for number, example in enumerate(listed("example_questions")):
        st.button(example, key=f"example-{number}", width="stretch", on_click=_choose, args=(example,))


def _choose(example: str) -> None:
    st.session_state["chosen"] = example


def _chosen() -> str | None:
    """The example that was just pressed. Kept by the button itself, so that the examples are gone while it is answered."""
    chosen: str | None = st.session_state.pop("chosen", None)
    return chosen


def _linked() -> str | None:
    """The question that a link carries (`?q=`), once a session."""
    text = str(st.query_params.get("q", "")).strip()
    if not text or st.session_state.get("linked") == text:
        return None
    st.session_state["linked"] = text
    if len(text) > LONGEST:
        st.warning(say("too_long", n=f"{LONGEST:,}"))
        return None
    return text


def _names(assistant: Answering) -> list[str]:
    return landlord_names(assistant.corpus)
