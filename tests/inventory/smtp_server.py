"""A small SMTP server on this machine: takes mail as RFC 5321 says it, encrypted when asked, and keeps what it got."""

from __future__ import annotations

import base64
import datetime as dt
import socketserver
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Post:
    """What the server got, and how it behaves.

    Attributes:
        letters: Sender, receivers and bytes of each mail.
        logins: User and password of each try.
        said: Every command, without the bodies.
        password: The right one; "" when no login is offered.
        refused: Receivers that are not known.
        data: Answer to the body.
        bye: Answer to the goodbye.
        context: How to encrypt, None for not at all.
        wrapped: Encrypt from the start.
    """

    letters: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    password: str = ""
    refused: tuple[str, ...] = ()
    data: str = "250 kept"
    bye: str = "221 bye"
    context: ssl.SSLContext | None = None
    wrapped: bool = False


class Talk(socketserver.StreamRequestHandler):
    """One conversation."""

    timeout = 10
    post: Post

    def handle(self) -> None:
        if self.post.wrapped:
            self.encrypt()
        self.say("220 test")
        self.sender, self.to = "", list[str]()
        while line := self.rfile.readline().decode("ascii").strip():
            self.post.said.append(line)
            if not self.answer(line):
                return

    def finish(self) -> None:
        super().finish()
        if isinstance(self.request, ssl.SSLSocket):
            self.request.close()

    def encrypt(self) -> None:
        assert self.post.context is not None
        self.rfile.close()
        self.wfile.close()
        self.request = self.post.context.wrap_socket(self.request, server_side=True)
        self.rfile, self.wfile = self.request.makefile("rb"), self.request.makefile("wb", buffering=0)

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    def answer(self, line: str) -> bool:
        """Answer a command; False ends the conversation."""
        word = line.partition(" ")[0].upper()
        if word == "EHLO":
            self.greet()
        elif word == "STARTTLS":
            self.say("220 go")
            self.encrypt()
        elif word == "AUTH":
            self.login(line)
        elif word == "MAIL":
            self.sender = line.partition(":<")[2].partition(">")[0]
            self.to = []
            self.say("250 ok")
        elif word == "RCPT":
            self.receiver(line.partition(":<")[2].partition(">")[0])
        elif word == "DATA":
            self.body()
        else:
            self.say(self.post.bye if word == "QUIT" else "250 ok")
        return word != "QUIT"

    def greet(self) -> None:
        plain = not isinstance(self.request, ssl.SSLSocket)
        more = [
            *(["STARTTLS"] if self.post.context and plain else []),
            *(["AUTH PLAIN"] if self.post.password else []),
        ]
        lines = ["test", *more]
        for line in lines[:-1]:
            self.say(f"250-{line}")
        self.say(f"250 {lines[-1]}")

    def login(self, line: str) -> None:
        _nobody, user, password = base64.b64decode(line.split(" ")[2]).decode().split("\0")
        self.post.logins.append((user, password))
        self.say("235 welcome" if password == self.post.password else f"535 no, {password} is wrong")

    def receiver(self, to: str) -> None:
        if to in self.post.refused:
            self.say("550 nobody\x1b[31m here")
        else:
            self.to.append(to)
            self.say("250 ok")

    def body(self) -> None:
        self.say("354 go")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        if self.post.data.startswith("250"):
            self.post.letters.append((self.sender, self.to, b"".join(lines)))
        self.say(self.post.data)


class Desk(socketserver.TCPServer):
    """Takes one conversation after the other."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a handshake that the client breaks off is the client's."""


@contextmanager
def serving(post: Post) -> Iterator[int]:
    """Serve on a free port of this machine, and give the port."""
    talk = type("Bound", (Talk,), {"post": post})
    with Desk(("127.0.0.1", 0), talk) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def certificate(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """Return a certificate of this machine's own for "localhost", and how a server uses it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(1))
        .not_valid_after(now + dt.timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    place = folder / "localhost.pem"
    kept = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    place.write_bytes(made.public_bytes(serialization.Encoding.PEM) + kept)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(place)
    return place, context
