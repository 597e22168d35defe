"""Writers: each is an official of the demo county who signs in over HTTP and hands in short texts, one after the other,
in turn through both processes. A text is its own mark. What is not answered, or answered with an error of the server,
is sent again, the very same form with the very same key, through the other process, until it is acknowledged."""
import dataclasses
import http.client
import re
import threading
import time
import urllib.parse
from typing import Sequence

from acts import Acts, Told
from cluster import HERE
from gongkai import Server
from processes import Failed

PASSWORD = "Chengyan-demo-2026"  # src/account/demo_people.h
# Handlers (经办人) of as many organs: they sign in without a code, and each organ has an audit chain of its own.
LOGINS = ("linxi", "xieheng", "luowei", "qiaomu", "liushu", "lingyue", "maiqiu", "jiling")
PATIENCE = 8.0  # seconds until somebody presses the button again
BEFORE_NEXT_TRY, BEFORE_NEXT_ACT = 0.2, 0.05

UPLOADED = re.compile(r"/office/uploads/(\d+)")
HIDDEN = re.compile(r'<input type="hidden" name="(_csrf|once)" value="([0-9a-f]{32})">')
# The form for typed text; the other one sends files.
TEXT_FORM = re.compile(r'<form(?![^>]*multipart)[^>]* action="/office/uploads"[^>]*>(.*?)</form>', re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Answer:
    status: int
    location: str
    text: str


@dataclasses.dataclass(frozen=True)
class Insisted:
    answer: Answer
    sendings: int
    sent_last: float  # seconds since 1970


class Browser:
    """A cookie jar that both processes share, as behind one proxy."""

    def __init__(self) -> None:
        self.cookies: dict[str, str] = {}

    def ask(self, server: Server, path: str, form: dict[str, str] | None = None) -> Answer:
        """Errors: OSError, http.client.HTTPException when there is no whole answer."""
        connection = http.client.HTTPConnection(HERE, server.port, timeout=PATIENCE)
        try:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            if form is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = None if form is None else urllib.parse.urlencode(form)
            connection.request("GET" if form is None else "POST", path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
            self._keep(answer.headers.get_all("Set-Cookie") or [])
            return Answer(answer.status, answer.headers.get("Location", ""), text)
        finally:
            connection.close()

    def _keep(self, cookies: list[str]) -> None:
        for cookie in cookies:
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value


class Writer(threading.Thread):
    """`enough`: begin no more acts, finish the one at hand. `give_up`: not even that."""

    def __init__(self, number: int, servers: Sequence[Server], acts: Acts) -> None:
        super().__init__(name=LOGINS[number], daemon=True)
        self.number, self.servers, self.acts, self.browser = number, servers, acts, Browser()
        self.enough, self.give_up = threading.Event(), threading.Event()

    def sign_in(self) -> None:
        server = self.servers[self.number % len(self.servers)]
        hidden = dict(HIDDEN.findall(self.browser.ask(server, "/sign-in").text))
        form = {"_csrf": hidden["_csrf"], "login": self.name, "password": PASSWORD}
        answer = self.browser.ask(server, "/sign-in", form)
        if (answer.status, answer.location) != (303, "/office"):
            raise Failed(f"{self.name} could not sign in: {answer.status} {answer.location}")

    def run(self) -> None:
        number = 0
        while not self.enough.is_set():
            number += 1
            try:
                self._act(number)
            except Exception as error:  # whatever it is: a writer that ends in silence would prove nothing
                self.acts.complain(f"{self.name}, act {number}: {error!r}")
            self.enough.wait(BEFORE_NEXT_ACT)

    def _act(self, number: int) -> None:
        turn = self.number + number
        page = self._insist("/office/hand-in", None, turn)
        if page is None:
            return  # given up, and nothing was sent yet
        found = TEXT_FORM.search(page.answer.text)
        if page.answer.status != 200 or found is None:
            raise Failed(f"no form to hand in with: {page.answer.status} {page.answer.location}")
        mark = f"{self.name}-{number:06d}"
        begun = time.monotonic()
        sent = self._insist("/office/uploads", {**dict(HIDDEN.findall(found[1])), "text": mark}, turn)
        if sent is None:
            return self.acts.complain(f"{mark} was never acknowledged")
        uploaded = UPLOADED.fullmatch(sent.answer.location)
        if sent.answer.status != 303 or uploaded is None:
            raise Failed(f"{mark} was answered with {sent.answer.status} {sent.answer.location}")
        self.acts.tell(mark, Told(int(uploaded[1]), begun, time.monotonic(), sent.sent_last, sent.sendings))

    def _insist(self, path: str, form: dict[str, str] | None, turn: int) -> Insisted | None:
        """Asks in turn through both processes until there is an answer. None: given up."""
        sendings = 0
        while not self.give_up.is_set():
            server = self.servers[(turn + sendings) % len(self.servers)]
            sendings, sent_last = sendings + 1, time.time()
            try:
                answer = self.browser.ask(server, path, form)
                if answer.status < 500:
                    return Insisted(answer, sendings, sent_last)
            except (OSError, http.client.HTTPException):
                pass
            self.give_up.wait(BEFORE_NEXT_TRY)
        return None


class Writers:
    def __init__(self, servers: Sequence[Server], acts: Acts) -> None:
        self.writers = [Writer(number, servers, acts) for number in range(len(LOGINS))]

    def start(self) -> None:
        for writer in self.writers:
            writer.sign_in()
        for writer in self.writers:
            writer.start()

    def finish(self, seconds: float) -> None:
        """Lets everybody finish what is at hand; what is not acknowledged by then is a fault of its own."""
        for writer in self.writers:
            writer.enough.set()
        deadline = time.monotonic() + seconds
        for writer in self.writers:
            writer.join(max(0.0, deadline - time.monotonic()))
        self.give_up()

    def give_up(self) -> None:
        for writer in self.writers:
            writer.enough.set()
            writer.give_up.set()
        for writer in self.writers:
            if writer.is_alive():
                writer.join(2 * PATIENCE)
