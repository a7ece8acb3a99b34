"""Runs ``jumbo-site serve`` as a reader of the guide does: until a page has been seen, then Ctrl+C."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import urllib.request


def main() -> int:
    """Return 0 where the preview gave its address, a page at it, and an end without complaint."""
    command = [sys.executable, "-m", "jumbo_site", *sys.argv[1:], "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        if server.stdout is None:
            return 1
        address = None
        for line in server.stdout:
            sys.stdout.write(line)
            found = re.search(r"http://\S+", line)
            if found:
                address = found[0].rstrip(".")
                break
        if address is None:
            return 1
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310
            page = answer.read().decode("utf-8")
        server.send_signal(signal.SIGINT)
        sys.stdout.write(server.stdout.read())
        return 0 if "<html" in page and server.wait(10) == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
