#!/usr/bin/python3
"""A real mail server for tests (aiosmtpd): takes letters and writes down each as it would be read.

    smtp_server.py FOLDER [--tls | --starttls] [--user NAME --password WORD]

Prints its port, then serves until its standard input ends. The first letter becomes FOLDER/1.txt, the next 2.txt, …: lines
"name: value" (sender, each recipient, user, encrypted, headers as decoded), an empty line, the text. Certificates are made for 127.0.0.1 and
put down as FOLDER/ca.pem. The name of a recipient may ask for trouble: refused@ is not taken, later@ is put off, rejected@ is refused when
the text is there, silent@ is written down and then nothing is said. What goes with a letter becomes a line "file: name, type" each, and
FOLDER/1.1.bin, 1.2.bin, ….
"""
import argparse
import asyncio
import email
import email.policy
import os
import pathlib
import ssl
import subprocess
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def certificate(folder):
    key, cert = folder / "key.pem", folder / "ca.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context


class Handler:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused@"):
            return "550 no such mailbox"
        if address.startswith("later@"):
            return "451 come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if any(to.startswith("rejected@") for to in envelope.rcpt_tos):
            return "554 not this one"
        self.count += 1
        self.write(server, session, envelope)
        if any(to.startswith("silent@") for to in envelope.rcpt_tos):
            await asyncio.sleep(3600)
        return "250 taken"

    def write(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        lines = [f"sender: {envelope.mail_from}"]
        lines += [f"recipient: {to}" for to in envelope.rcpt_tos]
        lines += [f"user: {session.auth_data.login.decode() if session.auth_data else ''}"]
        lines += [f"encrypted: {'yes' if server.transport.get_extra_info('sslcontext') else 'no'}"]
        lines += [f"{name}: {value}" for name, value in letter.items()]
        body = letter.get_body(("plain",)) if letter.is_multipart() else letter
        for number, file in enumerate(letter.iter_attachments() if letter.is_multipart() else [], 1):
            lines.append(f"file: {file.get_filename()}, {file.get_content_type()}")
            (self.folder / f"{self.count}.{number}.bin").write_bytes(file.get_payload(decode=True))
        text = "\n".join(lines) + "\n\n" + body.get_content().replace("\r\n", "\n")
        part = self.folder / f"{self.count}.part"
        part.write_text(text, "utf-8")
        part.rename(self.folder / f"{self.count}.txt")
        (self.folder / f"{self.count}.eml").write_bytes(envelope.original_content)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--starttls", action="store_true")
    parser.add_argument("--user")
    parser.add_argument("--password")
    parser.add_argument("--port", type=int, default=0)
    words = parser.parse_args()
    context = certificate(words.folder) if words.tls or words.starttls else None
    handler = Handler(words.folder)

    def authenticate(server, session, envelope, mechanism, data):
        good = data.login.decode() == words.user and data.password.decode() == words.password
        return AuthResult(success=good, handled=False, auth_data=data if good else None)

    def protocol():
        return SMTP(handler, hostname="test", enable_SMTPUTF8=False,
                    tls_context=context if words.starttls else None, require_starttls=words.starttls,
                    authenticator=authenticate if words.user else None, auth_required=bool(words.user),
                    auth_require_tls=words.starttls)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(protocol, "127.0.0.1", words.port, ssl=context if words.tls else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)  # who was never answered is not waited for


if __name__ == "__main__":
    asyncio.run(main())
