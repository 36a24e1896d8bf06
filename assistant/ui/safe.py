"""Text of others made safe to show: questions, records and models are never trusted with markup."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

# Controls and the marks that turn the direction of writing round can hide what a text says.
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:])")


def plain(text: object) -> str:
    """The text without invisible controls."""
    return _HIDDEN.sub("", str(text))


def esc(text: object) -> str:
    """Text for HTML, in an element or a quoted attribute."""
    return html.escape(plain(text), quote=True)


def attribute(text: object) -> str:
    """Text for a quoted attribute. Without angle brackets: the browser's sanitizer drops attributes that hold tags."""
    return esc(plain(text).replace("<", " ").replace(">", " "))


def esc_lines(text: object) -> str:
    """Text for HTML that keeps its line breaks."""
    return esc(text).replace("\r\n", "\n").replace("\n", "<br>")


def esc_markdown(text: object) -> str:
    """Text for Streamlit's Markdown labels: no link, image, colour, icon or formula can start in it."""
    one_line = " ".join(plain(text).split())
    return _MARKDOWN.sub(r"\\\1", one_line)


def web_address(url: str | None) -> str | None:
    """The address if it is an ordinary web address, None otherwise."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def phone_link(number: str, label: str | None = None) -> str:
    """A number that a phone rings when it is tapped."""
    return f'<a class="ra-tel" href="tel:{re.sub(r"[^0-9+]", "", number)}">{esc(label or number)}</a>'


def link(url: str | None, label: str) -> str:
    """A link that opens beside the page, or the bare label where the address is not one to follow."""
    address = web_address(url)
    if address is None:
        return esc(label)
    return f'<a href="{esc(address)}" target="_blank" rel="noopener noreferrer">{esc(label)}</a>'
