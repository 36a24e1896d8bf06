"""A local server that behaves as the public archive might, good days and bad."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

from ingest_cases import LAYOUTS

PAGE = (LAYOUTS / "new-table.html").read_text("utf-8")


def decision(ref: str, day: str = "12 December 2025", money: str = "1,700") -> bytes:
    """A decision's page of its own reference and date."""
    text = PAGE.replace("209900103", ref).replace("12 December 2025", day).replace("£1,700", f"£{money}")
    return text.encode()


class Answer:
    """What the server says to one request."""

    def __init__(
        self, body: bytes = b"", status: int = 200, headers: dict[str, str] | None = None, cut: int = 0
    ) -> None:
        self.body, self.status, self.headers, self.cut = body, status, headers or {}, cut


class Archive:
    """Paths and their answers; an answer may be a function of how often the path was asked for."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[int], Answer]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.at_once = 0
        self.most_at_once = 0
        self._lock = threading.Lock()
        archive = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with archive._lock:
                    archive.at_once += 1
                    archive.most_at_once = max(archive.most_at_once, archive.at_once)
                    archive.asked.append(self.path)
                    archive.headers.append(dict(self.headers.items()))
                # Long enough to meet another request; over before the answer, which is followed by the next.
                time.sleep(0.002)
                with archive._lock:
                    archive.at_once -= 1
                archive._answer(self)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        given = self.answers.get(request.path, Answer(b"not here", 404))
        answer = given(self.asked.count(request.path)) if callable(given) else given
        etag = answer.headers.get("ETag")
        if etag and request.headers.get("If-None-Match") == etag:
            answer = Answer(status=304)
        request.send_response(answer.status)
        for name, value in answer.headers.items():
            request.send_header(name, value)
        if answer.status != 304:
            request.send_header("Content-Length", str(len(answer.body) + answer.cut))
        request.end_headers()
        request.wfile.write(answer.body)
        if answer.cut:
            request.close_connection = True

    def lists(self, pages: list[list[str]]) -> None:
        """Publish lists of decisions, each linking to the next, as WordPress does."""
        for number, links in enumerate(pages, start=1):
            path = "/decisions/" if number == 1 else f"/decisions/page/{number}/"
            items = "".join(f'<h3><a class="t" href="/decisions/{slug}/">{slug}</a></h3>' for slug in links)
            following = f'<a class="next page-numbers" href="/decisions/page/{number + 1}/">Next</a>'
            body = f'<html><body><a href="/about/">About</a>{items}{following if number < len(pages) else ""}</body></html>'
            self.answers[path] = Answer(body.encode())

    def decisions(self, refs: list[str], **kwargs: str) -> list[str]:
        """Publish decisions and give their slugs."""
        slugs = [f"wexcombe-borough-council-{ref}" for ref in refs]
        for slug, ref in zip(slugs, refs, strict=True):
            self.answers[f"/decisions/{slug}/"] = Answer(decision(ref, **kwargs), headers={"ETag": f'"{ref}"'})
        return slugs

    @property
    def url(self) -> str:
        """The address of the list of decisions."""
        return f"http://127.0.0.1:{self._server.server_port}/decisions/"

    def __enter__(self) -> Archive:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
