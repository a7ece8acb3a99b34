"""Take pictures of pages of a built site, to look at them: languages × widths × light and dark.

Usage: python tools/take_pictures.py SITE OUTPUT PATH [PATH …]   (paths without the language: / /2022/programme/)
"""

from __future__ import annotations

import argparse
import functools
import http.server
import shutil
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what matters."""


def main() -> None:
    """Parse the arguments and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--languages", default="ar,en")
    parser.add_argument("--widths", default="1280,375")
    parser.add_argument("--schemes", default="light")
    parser.add_argument("--first-screen", action="store_true", help="only what fits on the first screen")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(QuietHandler, directory=str(options.site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        for width in options.widths.split(","):
            for scheme in options.schemes.split(","):
                size = {"width": int(width), "height": 800}
                context = browser.new_context(viewport=size, color_scheme=scheme)
                page = context.new_page()
                for language in options.languages.split(","):
                    for path in options.paths:
                        page.goto(f"{root}/{language}{path}" if language else f"{root}{path}")
                        page.evaluate("document.fonts.ready")
                        name = f"{path.strip('/').replace('/', '-') or 'home'}-{language}-{width}-{scheme}.png"
                        page.screenshot(path=options.output / name, full_page=not options.first_screen)
                context.close()
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    main()
