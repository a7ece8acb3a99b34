"""Lighthouse over pages of a built site, on a telephone as it imagines one: the scores of each page.

Usage: python tools/lighthouse.py SITE [PATH …]   (paths with the language: ar/ en/2022/programme/)
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from chromium import FLAGS, executable
from site_server import serving

LIGHTHOUSE = Path(__file__).resolve().parent.parent / "node_modules" / ".bin" / "lighthouse"
STEADY = ("accessibility", "best-practices", "seo")
"""What does not depend on how busy the machine is."""
PAGES = tuple(
    f"{language}/{page}"
    for language in ("ar", "en")
    for page in ("", "2022/programme/", "2022/panels/cybercrime/", "speakers/", "2022/proceedings/")
)

ONE_OF_EACH = ("ar/", "en/2022/programme/", "ar/2022/panels/cybercrime/", "en/speakers/", "ar/2022/proceedings/")


def scores(address: str, categories: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Return the scores of a page, of 100, and what costs it points. Raises OSError for a failed run."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        options = ["--quiet", "--output=json", f"--output-path={report}", f"--only-categories={','.join(categories)}"]
        flags = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
        environment = {**os.environ, "CHROME_PATH": executable()}
        command = [str(LIGHTHOUSE), address, *options, flags]
        done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
        if done.returncode or not report.is_file():
            raise OSError(f"{address}: {done.stderr[-600:]}")
        found = json.loads(report.read_text("utf-8"))
    faults = []
    for name, category in found["categories"].items():
        for reference in category["auditRefs"]:
            audit = found["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                faults.append(f"{name}: {audit['id']} {audit.get('displayValue', '')}".strip())
    return {name: round(100 * (one["score"] or 0)) for name, one in found["categories"].items()}, faults


def report_on(site: Path, base_path: str, pages: Iterable[str], categories: Sequence[str]) -> list[str]:
    """Return a line for each page that does not have 100 in each category."""
    short = []
    with serving(site, base_path, compress=True) as address:
        for page in pages:
            found, faults = scores(address + page, categories)
            if set(found.values()) != {100}:
                short.append(f"{page}: {found} {faults}")
    return short


def main() -> None:
    """Parse the arguments, run Lighthouse and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("paths", nargs="*", default=PAGES, help="pages, with their language")
    options = parser.parse_args()
    with serving(options.site, compress=True) as address:
        for page in options.paths:
            found, faults = scores(address + page, ("performance", *STEADY))
            print(page, *(f"{name} {score}" for name, score in found.items()), *faults, sep="  ")


if __name__ == "__main__":
    main()
