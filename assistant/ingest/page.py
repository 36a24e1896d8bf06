"""A web page into blocks. Scripts, styles and forms are never read; hidden text is text like any other."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from assistant.errors import InputError
from assistant.ingest.blocks import Block, Source, row
from assistant.ingest.glitches import mend, mend_all, unseen
from assistant.ingest.headings import is_furniture, section_of
from assistant.ingest.text import is_title, read_text

LARGEST = 12_000_000  # bytes; the longest decision's page is well under one million
_DEEPEST = 250

_SKIPPED = frozenset(
    (
        "script style noscript template nav header footer form svg iframe object embed button select textarea "
        "aside canvas audio video math head"
    ).split()
)
_BLOCKS = frozenset(
    (
        "p li td th tr div section article main ul ol dl dt dd table thead tbody tfoot figure figcaption "
        "blockquote pre h1 h2 h3 h4 h5 h6 br hr body caption address details summary"
    ).split()
)
_HIDING = frozenset(("script", "style", "noscript", "template", "iframe", "svg"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BODY_CLASSES = frozenset(("column", "columns", "medium-9", "large-8", "entry-content"))
_MAY_BE_DROPPED = frozenset(("div", "ul", "ol", "p", "a"))
_DROPPED_CLASS = re.compile(r"breadcrumb|cookie|banner|skip-link|share|sidebar|top-link", re.IGNORECASE)
_FIGURE = re.compile(r"^\W*\d{0,3}\W*$")
_LETTER = "abcdefghijklmnopqrstuvwxyz"


def read_page(data: bytes | str) -> Source:
    """Read a page of HTML.

    Raises:
        InputError: the page is larger than any decision could be, or holds no text.
    """
    if len(data) > LARGEST:
        size = len(data) // 1_000_000
        raise InputError(f"The page is {size} MB; a decision's is under 1 MB. Save the decision's own page alone.")
    root, too_deep = _parse(data)
    if too_deep:
        return _without_tags(data)
    if root is None:
        raise InputError("The page is empty. Open it in a browser and save it again.")
    main = next(root.iter("main"), None)
    if main is None:
        main = next(root.iter("body"), root)
    title = next((text for head in root.iter("h1") if is_title(text := mend(_flat(head)))), None)
    url = next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)
    pieces = _Walk().pieces(_body_of(main))
    mended = mend_all([line for piece in pieces for cell in piece.cells for line in cell])
    blocks = tuple(_blocks_of(pieces, mended.texts))
    return Source(blocks, mended.words, title=title, url=url if url and url.startswith("http") else None)


def _parse(data: bytes | str) -> tuple[Any, bool]:
    """The page's root, and whether its tags are nested deeper than the parser goes."""
    from lxml import etree  # type: ignore[import-untyped]

    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    encoding = "utf-8" if isinstance(data, str) or _is_utf8(raw) else "cp1252"
    parser = etree.HTMLParser(encoding=encoding, recover=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(raw, parser)
    except etree.ParseError:
        root = None
    return root, any("depth" in entry.message.lower() for entry in parser.error_log)


def _without_tags(data: bytes | str) -> Source:
    """The page as plain text: its tags are cut out from left to right, a line for each block."""
    text = data if isinstance(data, str) else data.decode("utf-8" if _is_utf8(data) else "cp1252", "replace")
    out: list[str] = []
    skipping: str | None = None
    first, *pieces = text.split("<")
    out.append(first)
    for piece in pieces:
        tag, closed, rest = piece.partition(">")
        words = tag.strip().split(None, 1)
        name = words[0].lower().rstrip("/") if words else ""
        if not closed or not (name[:1].isalpha() or name[:1] in "/!?"):
            if skipping is None:
                out.append("<" + piece)
            continue
        if skipping is not None:
            if name == f"/{skipping}":
                skipping = None
                out.append(rest)
            continue
        if name in _HIDING:
            skipping = name
            continue
        if name.lstrip("/") in _BLOCKS:
            out.append("\n")
        out.append(rest)
    source = read_text(html.unescape("".join(out)))
    return source._replace(flags=(*source.flags, "the page's tags are nested too deeply: read as plain text"))


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _flat(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _body_of(main: Any) -> Any:
    """The column that holds the decision, where one of the page's columns holds nearly all its text."""
    whole = _length(main)
    best, most = main, 0
    for element in main.iter("div"):
        if _BODY_CLASSES.isdisjoint((element.get("class") or "").split()):
            continue
        size = _length(element)
        if size > most:
            best, most = element, size
    return best if most * 5 > whole * 3 else main


def _length(element: Any) -> int:
    from lxml import etree

    return len(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


class _Piece(NamedTuple):
    """A block whose text is not mended yet: the lines of its cells, of which all but a row has one."""

    kind: Literal["heading", "para", "item", "row", "loose"]  # loose: a heading or a paragraph, told by its words
    cells: list[list[str]]
    number: str = ""
    depth: int = 0


def _blocks_of(pieces: list[_Piece], texts: list[str]) -> Iterator[Block]:
    """The pieces with their mended lines, which are in the same order."""
    mended = iter(texts)
    for kind, lines, number, depth in pieces:
        cells = tuple("\n".join([next(mended) for _ in cell]) for cell in lines)
        if kind == "row":
            yield row(*cells)
        elif kind == "loose":
            text = cells[0]
            yield Block("heading" if section_of(text) or _is_bold_heading(text) else "para", text)
        else:
            yield Block(kind, cells[0], number, depth)


def _is_bold_heading(text: str) -> bool:
    return len(text) < 90 and text[0].isupper() and text[-1] not in ".:;,?!)" and len(text.split()) < 14


class _Walk:
    """Goes through the elements without recursion, so that no nesting is too deep."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.out: list[_Piece] = []
        self.lists: list[list[int]] = []  # [is ordered, count]
        self.fresh_item = False
        self.heading = 0
        self.cells: list[list[str]] | None = None

    def pieces(self, body: Any) -> list[_Piece]:
        from lxml import etree

        walker = etree.iterwalk(body, events=("start", "end"))
        depth = -1
        passed_over = None
        for event, element in walker:
            if event == "start":
                depth += 1
                tag = element.tag
                skip = tag in _SKIPPED or self._is_dropped(element, tag)
                if not skip and depth <= _DEEPEST:
                    self._enter(element, tag)
                    continue
                if not skip:
                    self.text.append(" ".join(element.itertext()))
                walker.skip_subtree()
                passed_over = element
            else:
                depth -= 1
                if element is not passed_over:
                    self._leave(element)
                if element.tail and element is not body:
                    self.text.append(element.tail)
        self._flush()
        return self.out

    def _is_dropped(self, element: Any, tag: str) -> bool:
        if tag == "sup":
            return _FIGURE.match(_flat(element)) is not None
        if tag not in _MAY_BE_DROPPED:
            return False
        kind = element.get("class")
        return bool(kind) and _DROPPED_CLASS.search(kind) is not None

    def _enter(self, element: Any, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
            if tag in ("ol", "ul"):
                start = element.get("start") or "1"
                self.lists.append([tag == "ol", int(start) - 1 if start.isdigit() and len(start) < 6 else 0])
            elif tag == "li":
                self.fresh_item = True
                if self.lists:
                    self.lists[-1][1] += 1
            elif tag in _HEADINGS:
                self.heading += 1
            elif tag == "tr":
                self.cells = []
            elif tag in ("td", "th") and self.cells is not None:
                self.cells.append([])
        if text := element.text:
            self.text.append(text)

    def _leave(self, element: Any) -> None:
        tag = element.tag
        if tag not in _BLOCKS:
            return
        self._flush()
        if tag in ("ol", "ul") and self.lists:
            self.lists.pop()
        elif tag in _HEADINGS:
            self.heading -= 1
        elif tag == "tr" and self.cells is not None:
            if any(self.cells):
                self.out.append(_Piece("row", self.cells))
            self.cells = None

    def _flush(self) -> None:
        if not self.text:
            return
        text = "".join(self.text)
        self.text.clear()
        if text.isspace():
            return
        if not text.isprintable() or "  " in text:
            text = " ".join(text.split())
        text = unseen(text.strip()).strip()
        if not text or (self.cells is None and is_furniture(text)):
            return
        if self.cells is not None:
            if not self.cells:
                self.cells.append([])
            self.cells[-1].append(text)
        elif self.heading:
            self.out.append(_Piece("heading", [[text]]))
        elif self.lists:
            number = self._number() if self.fresh_item else ""
            self.fresh_item = False
            self.out.append(_Piece("item" if number else "para", [[text]], number, len(self.lists) - 1))
        else:
            self.out.append(_Piece("loose", [[text]]))

    def _number(self) -> str:
        ordered, count = self.lists[-1]
        if not ordered:
            return "-"
        level = sum(1 for is_ordered, _ in self.lists if is_ordered)
        if level == 2 and 0 < count <= len(_LETTER):
            return _LETTER[count - 1]
        return str(count)
