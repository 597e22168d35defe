#!/usr/bin/env python3
"""Sends many applications with large files at once to a demo county, and tells how much memory that took.

    upload_memory.py PROGRAM [--at-once 64] [--megabytes 8] [--most 250]

Each comes from another network and is taken in with its file. The exit code is 1 when one is refused, or when the program
ever held more than --most megabytes beyond what it held before: with bounded memory it is the same whatever --megabytes says.
"""
import argparse
import concurrent.futures
import http.client
import pathlib
import re
import secrets
import subprocess
import sys
import tempfile


def memory(pid, which):
    return int(re.search(rf"{which}:\s+(\d+) kB", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) // 1024


def start(program, folder):
    server = subprocess.Popen([program, "serve", "--data", folder, "--demo", "--listen", "127.0.0.1:0", "--threads", "64"],
                              stdout=subprocess.PIPE, text=True)
    for line in server.stdout:
        if found := re.search(r"http://([\d.]+:\d+)/", line):
            return server, found[1]
    raise SystemExit("the program did not start")


class Visitor:
    """From a network of its own."""

    def __init__(self, where, number):
        self.where = where
        self.headers = {"X-Forwarded-For": f"10.{number // 250}.{number % 250}.7"}

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection(self.where, timeout=300)
        connection.request(method, path, body, {**self.headers, **(headers or {})})
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        if cookie := answer.getheader("Set-Cookie"):
            self.headers["Cookie"] = cookie.split(";")[0]
        connection.close()
        return answer.status, text

    def apply(self, path, megabytes):
        _, page = self.ask("GET", path)
        form = page[page.index('class="gk-form"'):]
        fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
        fields |= {"kind": "person", "document": "passport", "name": "尹望舒", "number": "E87654321", "phone": "13900007766",
                   "title": "石桥加固的合同", "text": "前年签的那一份。", "carrier": "electronic", "way": "page", "what": "send"}
        border = secrets.token_hex(16)
        parts = [f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
        file = b"%PDF-1.7 " + secrets.token_bytes(1 << 20) * megabytes
        parts.append(f'--{border}\r\nContent-Disposition: form-data; name="files"; filename="xin.pdf"\r\n'
                     f"Content-Type: application/pdf\r\n\r\n".encode() + file + f"\r\n--{border}--\r\n".encode())
        return self.ask("POST", path, b"".join(parts), {"Content-Type": f"multipart/form-data; boundary={border}"})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--at-once", type=int, default=64)
    parser.add_argument("--megabytes", type=int, default=8)
    parser.add_argument("--most", type=int, default=250)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server, where = start(given.program, folder)
        try:
            _, choices = Visitor(where, 0).ask("GET", "/apply")
            path = re.findall(r'href="(/apply/\d+)"', choices)[-1]
            pathlib.Path(f"/proc/{server.pid}/clear_refs").write_text("5")  # the highest mark begins anew
            before = memory(server.pid, "VmRSS")
            with concurrent.futures.ThreadPoolExecutor(given.at_once) as pool:
                answers = list(pool.map(lambda number: Visitor(where, number).apply(path, given.megabytes), range(1, given.at_once + 1)))
            most = memory(server.pid, "VmHWM") - before
        finally:
            server.terminate()
            server.wait()
    taken = sum("query-code" in text for _, text in answers)
    for status, text in answers:
        if "query-code" not in text:
            print(status, re.sub(r"<[^>]+>|\s+", " ", text[text.find("gk-faults"):][:600]))
            break
    print(f"{taken} of {given.at_once} taken in, {given.megabytes} MB each; at most {most} MB beyond the {before} MB before")
    return 0 if taken == given.at_once and most <= given.most else 1


if __name__ == "__main__":
    sys.exit(main())
