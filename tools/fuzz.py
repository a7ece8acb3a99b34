"""Fuzz a reader by coverage with atheris: whatever breaks a promise ends the run, and its input is kept.

Usage: python tools/fuzz.py TARGET [--runs N | --seconds N] [--seed N] [--keep FOLDER]

TARGET is one of tests/adversarial/fuzz_targets.py, or `all`, which gives each an equal part of the seconds.
Inputs come from tests/adversarial/corpus/TARGET; what is found on the way is kept in FOLDER, where one is named.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "tests" / "adversarial" / "corpus"
LONGEST = 4096
"""Bytes of an input."""
SLOWEST = 5
"""Seconds that one input may take."""


def fuzz(target: str, runs: int, seconds: int, seed: int, keep: Path) -> None:
    """Run one target in this process, which ends with the fuzzing: atheris does not return."""
    import atheris

    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    with atheris.instrument_imports(include=["jumbo_site", "markdown"]):
        import markdown.extensions.abbr
        import markdown.extensions.def_list
        import markdown.extensions.fenced_code
        import markdown.extensions.footnotes
        import markdown.extensions.tables  # noqa: F401 (the converter imports them when it is used)
        from tests.adversarial.fuzz_targets import TARGETS

    arguments = [
        *(f"-seed={seed}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=1024", "-verbosity=0"),
        *(f"-runs={runs}" if runs else "-runs=-1", f"-max_total_time={seconds}", "-print_final_stats=1"),
        *(f"-artifact_prefix={keep.parent}/{target}-", str(keep), str(CORPUS / target)),
    ]
    atheris.Setup([sys.argv[0], *arguments], TARGETS[target])
    atheris.Fuzz()


def main() -> int:
    """Parse the command line and run."""
    names = sorted(path.name for path in CORPUS.iterdir())
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=[*names, "all"])
    parser.add_argument("--runs", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    if given.target == "all":
        part = max(1, given.seconds // len(names))
        options = ["--runs", str(given.runs), "--seconds", str(part), "--seed", str(given.seed)]
        commands = ([sys.executable, __file__, name, *options] for name in names)
        return max(subprocess.run(command, check=False).returncode for command in commands)  # noqa: S603
    keep = given.keep or Path(tempfile.mkdtemp(prefix="fuzz-")) / given.target
    keep.mkdir(parents=True, exist_ok=True)
    fuzz(given.target, given.runs, given.seconds, given.seed, keep)
    return 0


if __name__ == "__main__":
    sys.exit(main())
