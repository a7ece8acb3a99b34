"""Take pictures of pages of a built site, to look at them: languages × widths × light and dark.

Usage: python tools/take_pictures.py SITE OUTPUT PATH [PATH …]   (paths without the language: / /2022/programme/)
"""

from __future__ import annotations

import argparse
from itertools import product
from pathlib import Path

from chromium import chromium
from site_server import serving

HEIGHT = 800
"""Height of the window in CSS pixels."""


def main() -> None:
    """Parse the arguments and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("output", type=Path, help="the folder for the pictures; it is made where it is missing")
    parser.add_argument("paths", nargs="+", metavar="path", help="a page, without its language")
    parser.add_argument("--languages", default="ar,en", help="separated by commas (%(default)s); empty for the root")
    parser.add_argument("--widths", default="1280,375", help="CSS pixels, separated by commas (%(default)s)")
    parser.add_argument("--schemes", default="light,dark", help="separated by commas (%(default)s)")
    parser.add_argument("--first-screen", action="store_true", help="only what fits on the first screen")
    options = parser.parse_args()
    options.output.mkdir(parents=True, exist_ok=True)
    with serving(options.site) as address, chromium() as browser:
        for width, scheme in product(options.widths.split(","), options.schemes.split(",")):
            # a reader of none of the site's languages is not led on from the page of choice
            context = browser.new_context(
                viewport={"width": int(width), "height": HEIGHT},
                color_scheme=scheme,
                reduced_motion="reduce",
                locale="und",
            )
            page = context.new_page()
            for language, path in product(options.languages.split(","), options.paths):
                below = f"{language}/{path.strip('/')}".strip("/")
                page.goto(f"{address}{below}/" if below else address)
                page.evaluate("document.fonts.ready.then(() => null)")
                name = "-".join((path.strip("/").replace("/", "-") or "home", language or "root", width, scheme))
                page.screenshot(path=options.output / f"{name}.png", full_page=not options.first_screen)
                print(options.output / f"{name}.png")
            context.close()


if __name__ == "__main__":
    main()
