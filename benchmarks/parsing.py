"""How fast and in how much memory determinations are read.

    python benchmarks/parsing.py [--documents 400] [--repeat 3] [--memory 10000] [--growth] [--originals FOLDER]

The documents are made of the project's own layout fixtures, each lengthened to about 17,000
characters and given its own reference, dates and sums, so that nothing is read twice. Beside ours
stands what a person would write first: the page's text by BeautifulSoup and a search for "£" and
"maladministration" in it, which gives no record at all.

All figures are processor time, the best of several passes: on a shared machine the others' work slows
the processor's caches, and the best pass is the least disturbed. What a pass remembers of a text is
forgotten before the next. `--originals` reads a folder of real texts as well.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from assistant.ingest import headings, matters
from assistant.ingest.determination import read_determination
from assistant.ingest.page import read_page
from assistant.ingest.text import read_text

LAYOUTS = Path(__file__).resolve().parent.parent / "tests" / "ingest" / "layouts"
LENGTH = 17_000
_SENTENCES = (
    "The landlord raised job {n} for the {room} on {day} {month} {year} and told the resident that an operative would call.",
    "A landlord has to know what it has promised, and the notes on job {n} should have told the next officer that.",
    "The resident sent photographs of the {room}, and said that her family could not use it in the evenings.",
    "We would expect a landlord to keep a resident told of what happens next, even where there is no news of job {n}.",
    "The contractor thought that the {room} would need other parts, and left without saying when it would be back.",
    "Nobody came on the day that had been agreed, and the records do not say why job {n} was closed.",
    "She rang again on {day} {month} {year} and asked who was dealing with the {room}.",
    "It was reasonable to send a surveyor first, since the cause of the trouble in the {room} was not yet known.",
    "The visit took place {days} working days after that call, which was later than the landlord had led her to expect.",
    "The landlord offered £{sum} for the missed visit to the {room} and said that it was sorry.",
    "There is no note of what was found, so we cannot tell whether anything was done about the {room}.",
    "The repairs policy says that a job of this kind is finished within {days} working days of the report.",
)
_ROOMS = ("kitchen", "bathroom", "hall", "bedroom", "landing", "back door", "porch", "cellar")
_MONTHS = ("January", "March", "April", "June", "September", "November")


def prose(chance: random.Random, length: int) -> Iterator[str]:
    """Paragraphs of the project's own, no two alike, until they come to a length."""
    done = 0
    while done < length:
        paragraph = " ".join(
            sentence.format(
                n=chance.randrange(10_000, 99_999),
                room=chance.choice(_ROOMS),
                day=chance.randrange(1, 28),
                month=chance.choice(_MONTHS),
                year=chance.choice((2023, 2024)),
                days=chance.randrange(2, 90),
                sum=chance.randrange(10, 300),
            )
            for sentence in chance.sample(_SENTENCES, 4)
        )
        done += len(paragraph)
        yield paragraph


def documents(count: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Made-up determinations of about 17,000 characters: their kind (page or text) and content."""
    chance = random.Random(seed)
    fixtures = [path for path in sorted(LAYOUTS.iterdir()) if path.suffix in (".html", ".txt")]
    for number in range(count):
        path = fixtures[number % len(fixtures)]
        text = path.read_text("utf-8")
        shown = len(re.sub(r"<[^>]*>", "", text))
        more = list(prose(chance, LENGTH - shown))
        if path.suffix == ".html":
            added = "".join(f"<p>{paragraph}</p>" for paragraph in more)
            heading = re.search(r'<h2>Determination|<h3>Learning|<p><a id="ftn3"', text)
            place = heading.start() if heading else text.index("</main>")
        else:
            added = "\n".join(f"- {paragraph}" if "bullets" in path.name else f"\n{paragraph}" for paragraph in more)
            place = text.index("\nReasons\n" if "jurisdictional" in text else "\nDetermination\n") + 1
            added += "\n\n"
        text = text[:place] + added + text[place:]
        own = f"2098{number:05d}"
        text = re.sub(r"2099001 ?0\d", own, text.replace("<span>2099001</span> <span>07</span>", own))
        yield ("page" if path.suffix == ".html" else "text"), text


def read(kind: str, text: str) -> object:
    """One document into its record."""
    return read_determination(read_page(text) if kind == "page" else read_text(text))


def by_hand(kind: str, text: str) -> object:
    """What a first script does: all the page's text, sums and the word sought in it."""
    from bs4 import BeautifulSoup

    plain = BeautifulSoup(text, "lxml").get_text(" ") if kind == "page" else text
    return re.findall(r"£[\d,]+", plain), re.findall(r"(?:no |severe )?maladministration", plain)


def forget() -> None:
    """Empty what the readers remember of whole sentences and lines, so that a second pass reads them anew."""
    for remembered in (
        headings.squeeze,
        matters.category_of,
    ):
        remembered.cache_clear()


def seconds(work: Callable[[str, str], object], given: list[tuple[str, str]], repeat: int) -> float:
    """Processor time for all of them, each document's the best of several passes."""
    best = [math.inf] * len(given)
    for _ in range(repeat):
        forget()
        for place, item in enumerate(given):
            start = time.process_time()
            work(*item)
            best[place] = min(best[place], time.process_time() - start)
    return sum(best)


def speed(given: list[tuple[str, str]], repeat: int) -> dict[str, float]:
    """Documents a second on one core, ours and by hand, for pages and texts; 17,000 characters are one."""
    for item in given[:14]:
        read(*item)
        by_hand(*item)
    out: dict[str, float] = {}
    spent, length = 0.0, 0
    for kind in ("page", "text"):
        some = [item for item in given if item[0] == kind]
        if not some:
            continue
        size = sum(len(text) for _, text in some)
        out[f"{kind}s, characters"] = size / len(some)
        for name, work in (("ours", read), ("by hand", by_hand)):
            took = seconds(work, some, repeat)
            out[f"{kind}s a second, {name}"] = len(some) / took
            if work is read:
                out[f"{kind}s of {LENGTH:,} characters a second, ours"] = size / LENGTH / took
                spent, length = spent + took, length + size
    out[f"documents of {LENGTH:,} characters a second, ours"] = length / LENGTH / spent
    return {name: round(value, 1) for name, value in out.items()}


def memory(count: int) -> dict[str, float]:
    """The process's greatest size in MB after a twentieth of the documents and after all of them."""
    marks = {}
    for number, item in enumerate(documents(count, seed=3), start=1):
        read(*item)
        if number in (count // 20, count // 2, count):
            marks[f"MB after {number}"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {name: round(value, 1) for name, value in marks.items()}


def growth() -> dict[str, float]:
    """How many times the work grows when hard text grows eightfold: 8 is a line, 64 a square."""
    head = (LAYOUTS / "old-bullets.txt").read_text("utf-8")
    out: dict[str, float] = {}
    for filler in (
        "£1 0 0 , ",
        "a b c d e ",
        "In accordance with paragraph 52 there was ",
        "on 3 May 2024 she waited 20 days ",
        "(((( ",
        "<div>",
    ):
        spent = []
        for times in (800, 6400):
            start = time.process_time()
            read("page" if filler == "<div>" else "text", head + filler * times)
            spent.append(time.process_time() - start)
        out[f"{filler.strip()!r} eight times as long"] = round(spent[1] / spent[0], 1)
    return out


def main() -> None:
    """Run what was asked for and print one JSON document."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--documents", type=int, default=400)
    options.add_argument("--repeat", type=int, default=3, help="passes, of which the best counts")
    options.add_argument("--originals", type=Path, help="a folder of real determinations as text")
    options.add_argument("--memory", type=int, default=0, help="also read this many and report memory")
    options.add_argument("--growth", action="store_true", help="also tell how the work grows with hard text")
    given = options.parse_args()
    result: dict[str, object] = {"made up": speed(list(documents(given.documents)), given.repeat)}
    if given.originals:
        texts = [("text", path.read_text("utf-8")) for path in sorted(given.originals.glob("*.txt"))]
        result["originals"] = speed(texts, given.repeat)
    if given.growth:
        result["growth"] = growth()
    if given.memory:
        result["memory"] = memory(given.memory)
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
