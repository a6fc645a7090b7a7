"""One tab of a browser, as the server sees it: the protocol, cache of messages and widget states of Streamlit's front end.

Held against the frames that a real browser sends, field by field. It draws nothing, so it measures the server and the wire.
The wire is read without threads or an event loop: what the client costs is added to the page and to the floor alike, and
would flatter the ratio.
"""

import socket
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PageProfile_pb2 import PageProfile
from websockets.client import ClientProtocol
from websockets.frames import Frame, Opcode
from websockets.http11 import Response
from websockets.protocol import State
from websockets.typing import Origin, Subprotocol
from websockets.uri import parse_uri

from benchmarks.servers import HOST, Server
from benchmarks.widgets import Widget, labelled, widget_of

DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
CHUNK = 1 << 20
TIMEOUT = 60
EXPIRES_AFTER = 2
"""Runs that a cached message outlives without being asked for: `global.maxCachedMessageAge`."""


class PageBroken(Exception):
    """The page showed an error or an exception: its speed means nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the script, from the request on the wire to `script_finished` off the wire."""

    milliseconds: float
    received: int
    elements: Counter[str]
    profile: PageProfile | None


@dataclass(slots=True)
class _Reading:
    """What one run has brought so far."""

    received: int = 0
    elements: Counter[str] = field(default_factory=Counter)
    widgets: dict[str, Widget] = field(default_factory=dict)
    profile: PageProfile | None = None
    headings: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Tab:
    """A tab open on a server. The first run happens on opening, as in a browser."""

    def __init__(self, server: Server, agent: str = DESKTOP) -> None:
        self._address = server.address
        self._page = ""
        self._cached: dict[str, tuple[ForwardMsg, int]] = {}
        self._run_count = 0
        self._widgets: dict[str, Widget] = {}
        self.headings: Sequence[str] = ()
        self._socket, self._protocol = _connected(server, agent)
        self._incoming: Iterator[bytes] = self._messages()
        self.first = self.rerun()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._protocol.send_close()
        self._flush()
        self._socket.close()

    @property
    def options(self) -> Mapping[str, tuple[str, ...]]:
        """What can be chosen, by the name that the choice has in the address."""
        return {widget.parameter: widget.options for widget in self._widgets.values() if widget.parameter}

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen, by the name that the choice has in the address."""
        return {widget.parameter: widget.chosen for widget in self._widgets.values() if widget.parameter}

    def choose(self, **chosen: str) -> Run:
        """Chooses options by their labels and waits for the run that follows."""
        for widget in self._widgets.values():
            if widget.parameter in chosen:
                widget.state = labelled(widget.state, (chosen[widget.parameter],))
        return self.rerun()

    def rerun(self) -> Run:
        """Runs the script with what is chosen. Raises PageBroken."""
        request = self._request().SerializeToString()
        reading = _Reading()
        started = time.perf_counter()
        self._protocol.send_binary(request)
        self._flush()
        self._read_until_finished(reading)
        milliseconds = (time.perf_counter() - started) * 1000
        self._read_until_idle()
        if reading.errors:
            raise PageBroken("; ".join(reading.errors))
        self._expire()
        self._widgets, self.headings = reading.widgets, reading.headings
        return Run(milliseconds, reading.received, reading.elements, reading.profile)

    def _request(self) -> BackMsg:
        message = BackMsg()
        state = message.rerun_script
        widgets = self._widgets.values()
        changed = sorted((w.parameter, w.chosen) for w in widgets if w.parameter and w.state != w.default)
        state.query_string = urlencode(changed)
        state.widget_states.widgets.extend(widget.state for widget in widgets)
        state.page_script_hash = self._page
        state.cached_message_hashes.extend(self._cached)
        about = state.context_info
        about.timezone, about.timezone_offset, about.locale = "Asia/Jakarta", -420, "id-ID"
        about.url, about.is_embedded, about.color_scheme = f"{self._address}/", False, "light"
        return message

    def _read_until_finished(self, reading: _Reading) -> None:
        for payload in self._incoming:
            reading.received += len(payload)
            message = ForwardMsg.FromString(payload)
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise PageBroken("the script does not compile")
                if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    return
                reading.elements.clear()
                reading.widgets.clear()
            elif kind == "navigation":
                self._page = message.navigation.page_script_hash
            elif kind == "new_session" and not self._page:
                self._page = message.new_session.page_script_hash
            elif kind == "page_profile":
                reading.profile = message.page_profile
            elif kind in ("delta", "ref_hash"):
                self._take(self._resolved(message, kind), reading)

    def _read_until_idle(self) -> None:
        """The server says so after the script has finished; nobody sees it."""
        for payload in self._incoming:
            message = ForwardMsg.FromString(payload)
            is_status = message.WhichOneof("type") == "session_status_changed"
            if is_status and not message.session_status_changed.script_is_running:
                return

    def _resolved(self, message: ForwardMsg, kind: str) -> ForwardMsg:
        identity = message.ref_hash if kind == "ref_hash" else message.hash
        if kind == "ref_hash":
            message = self._cached[identity][0]
        elif not message.metadata.cacheable:
            return message
        self._cached[identity] = (message, self._run_count)
        return message

    def _expire(self) -> None:
        self._run_count += 1
        self._cached = {
            identity: (message, used)
            for identity, (message, used) in self._cached.items()
            if self._run_count - used <= EXPIRES_AFTER
        }

    def _take(self, message: ForwardMsg, reading: _Reading) -> None:
        if message.delta.WhichOneof("type") != "new_element":
            reading.elements[f"block {message.delta.add_block.WhichOneof('type') or ''}".rstrip()] += 1
            return
        element = message.delta.new_element
        kind = str(element.WhichOneof("type"))
        reading.elements[kind] += 1
        if kind == "exception":
            reading.errors.append(element.exception.message or element.exception.type)
        elif kind == "alert" and element.alert.format == Alert.ERROR:
            reading.errors.append(element.alert.body)
        elif kind == "heading":
            reading.headings.append(element.heading.body)
        elif widget := widget_of(element, kind):
            known = self._widgets.get(widget.state.id)
            if known is not None and widget.state == widget.default:
                widget.state = known.state
            reading.widgets[widget.state.id] = widget

    def _flush(self) -> None:
        for data in self._protocol.data_to_send():
            if data:
                self._socket.sendall(data)

    def _messages(self) -> Iterator[bytes]:
        parts: list[bytes] = []
        while data := self._socket.recv(CHUNK):
            self._protocol.receive_data(data)
            self._flush()
            for event in self._protocol.events_received():
                if isinstance(event, Frame) and event.opcode in (Opcode.BINARY, Opcode.CONT):
                    parts.append(bytes(event.data))
                    if event.fin:
                        yield b"".join(parts)
                        parts.clear()
        raise PageBroken("the server closed the connection")


def _connected(server: Server, agent: str) -> tuple[socket.socket, ClientProtocol]:
    wire = socket.create_connection((HOST, server.port), timeout=TIMEOUT)
    wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    protocol = ClientProtocol(
        parse_uri(f"ws://{HOST}:{server.port}/_stcore/stream"),
        origin=Origin(server.address),
        subprotocols=[Subprotocol("streamlit"), Subprotocol("PLACEHOLDER_AUTH_TOKEN")],
        max_size=None,
    )
    request = protocol.connect()
    request.headers["User-Agent"] = agent
    protocol.send_request(request)
    wire.sendall(b"".join(protocol.data_to_send()))
    while protocol.state is State.CONNECTING and (data := wire.recv(CHUNK)):
        protocol.receive_data(data)
    answer = next(iter(protocol.events_received()), None)
    if protocol.state is not State.OPEN or not isinstance(answer, Response):
        raise PageBroken(f"no websocket: {protocol.handshake_exc or answer}")
    return wire, protocol
