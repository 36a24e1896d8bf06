"""Fetching pages politely: robots.txt, one request at a time, a pause between, patience with refusals."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import httpx

from assistant.errors import FaultError, InputError

USER_AGENT = "repairs-assistant/1 (reads published housing decisions for tenants; one request at a time)"
_TRIES = 5
_LONGEST_WAIT = 600.0
_BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))
_LARGEST = 20_000_000


class Fetched(NamedTuple):
    """A page: its bytes, or None where the server says that it has not changed; or that it is gone."""

    url: str
    body: bytes | None
    etag: str | None
    modified: str | None
    gone: bool = False


class Fetcher:
    """Asks one server at a time for one page at a time.

    `pause` is in seconds between requests; a longer Crawl-delay of robots.txt wins. `sleep` and
    `clock` are parameters so that tests need not wait.
    """

    def __init__(
        self,
        pause: float = 2.0,
        *,
        timeout: float = 30.0,
        backoff: float = 2.0,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.pause = pause
        self.backoff = backoff
        self._sleep = sleep
        self._clock = clock
        self._last: float | None = None
        self._robots: dict[str, RobotFileParser | None] = {}
        self._client = httpx.Client(timeout=timeout, headers={"User-Agent": USER_AGENT}, follow_redirects=True)
        self.requests = 0

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def allowed(self, url: str) -> bool:
        """Whether robots.txt lets us read an address; everything, where the site has none."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise InputError(f"{url} is not a web address. Begin it with https://.")
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = self._rules(host)
        rules = self._robots[host]
        return rules is None or rules.can_fetch(USER_AGENT, url)

    def _rules(self, host: str) -> RobotFileParser | None:
        answer = self._ask(f"{host}/robots.txt", {})
        if answer.status_code in (401, 403):
            shut = RobotFileParser()
            shut.parse(["User-agent: *", "Disallow: /"])
            return shut
        if answer.status_code >= 400:
            return None
        rules = RobotFileParser()
        rules.parse(answer.text.splitlines())
        if delay := rules.crawl_delay(USER_AGENT):
            self.pause = max(self.pause, float(delay))
        return rules

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch a page, or learn that it has not changed.

        Raises:
            InputError: robots.txt forbids the page, or the address is wrong.
            FaultError: the server cannot be reached or goes on refusing.
        """
        if not self.allowed(url):
            raise InputError(f"{url}: the site's robots.txt asks programs not to read this page.")
        headers = {}
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        answer = self._ask(url, headers)
        if answer.status_code == 304:
            return Fetched(url, None, etag, modified)
        if answer.status_code in (404, 410):
            return Fetched(url, None, None, None, gone=True)
        if answer.status_code >= 400:
            raise FaultError(f"{url}: the site answered {answer.status_code}. Try again later.")
        if len(answer.content) > _LARGEST:
            raise InputError(f"{url} is {len(answer.content) // 1_000_000} MB: no decision is so long.")
        return Fetched(url, answer.content, answer.headers.get("ETag"), answer.headers.get("Last-Modified"))

    def _ask(self, url: str, headers: dict[str, str]) -> httpx.Response:
        reason = ""
        for attempt in range(_TRIES):
            self._wait()
            self.requests += 1
            try:
                answer = self._client.get(url, headers=headers)
            except httpx.InvalidURL as error:
                raise InputError(f"{url} is not a web address.") from error
            except httpx.TransportError as error:
                # A time-out, a refused connection, a page that broke off: the same remedy for all.
                reason = _why(error)
                self._sleep(min(self.backoff * 2**attempt, _LONGEST_WAIT))
                continue
            finally:
                self._last = self._clock()
            if answer.status_code not in _BUSY:
                return answer
            reason = f"it answered {answer.status_code}"
            asked = _retry_after(answer.headers.get("Retry-After"))
            if attempt + 1 < _TRIES:
                self._sleep(min(asked if asked is not None else self.backoff * 2**attempt, _LONGEST_WAIT))
        raise FaultError(
            f"{url}: asked {_TRIES} times, {reason}. Run the command again later: it goes on where it stopped."
        )

    def _wait(self) -> None:
        if self._last is not None:
            rest = self.pause - (self._clock() - self._last)
            if rest > 0:
                self._sleep(rest)


def _why(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "no answer came in time"
    if isinstance(error, httpx.RemoteProtocolError):
        return "the page broke off"
    return "the site could not be reached"


def _retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After header asks for: a number, or a date."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())
