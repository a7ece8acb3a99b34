"""Build the same conference with jumbo-site and its peers, and print one table: `make bench`.

Each repetition takes the steps in order, and at each step every generator in turn, in the other order every second
time; so slow minutes of the machine strike all alike. Ratios are medians over pairs of the same repetition.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks import floor, generators
from benchmarks.generators import Generator
from benchmarks.measure import CommandFailedError, OverLimitError, measure
from benchmarks.results import Key, Results
from benchmarks.steps import STEPS, Edits, StaleOutputError
from benchmarks.workload import make_conference

NAMES = ("jumbo-site", "Hugo", "Eleventy", "Pelican")
IMPORTS = "import jinja2, yaml, babel"


def main() -> None:
    """Measure and print."""
    options = _options()
    tools: Path = options.cache / "tools"
    generators.install(options.generators, tools)
    results = Results(options.limit)
    before = _circumstances(options)
    for size in options.sizes:
        work = options.cache / "work" / str(size)
        for _ in compare(size, _selected(options, work, tools), work, options, results):
            if options.output:
                options.output.write_text(f"{results.table()}\n{before}", "utf-8")
    print(f"{results.table()}\n{before}", end="")


def _circumstances(options: argparse.Namespace) -> str:
    """Return a sentence on what the figures depend on; a load well above 0 tells that the machine had other work."""
    peers = " ".join((generators.HUGO, generators.ELEVENTY, *generators.PELICAN))
    return (
        f"Medians of {options.repetitions} repetitions; a build is ended after {options.limit:g} s. "
        f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.2f} before the start; "
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}; {peers}.\n"
    )


def _options() -> argparse.Namespace:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jumbo-site-bench"
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.compare")
    parser.add_argument("--sizes", type=int, nargs="+", default=[60, 1_000, 10_000], help="numbers of sessions")
    parser.add_argument("--generators", nargs="+", default=list(NAMES), choices=NAMES)
    parser.add_argument("--steps", nargs="+", default=list(STEPS), choices=STEPS, help="the cold build comes first")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--limit", type=float, default=300.0, help="seconds after which a build is ended")
    parser.add_argument("--jobs", type=int, default=2, help="processes for jumbo-site")
    parser.add_argument("--cache", type=Path, default=cache, help="folder of the peers and of the sites (%(default)s)")
    parser.add_argument("--output", type=Path, help="a file for the table, written after each repetition")
    parser.add_argument("--source", type=Path, default=generators.REPOSITORY, help="the jumbo-site that is measured")
    options = parser.parse_args()
    options.cache, options.source = options.cache.resolve(), options.source.resolve()
    return options


def _selected(options: argparse.Namespace, work: Path, tools: Path) -> list[Generator]:
    made = {
        "jumbo-site": lambda folder: generators.jumbo_site(folder, options.source, options.jobs),
        "Hugo": lambda folder: generators.hugo(folder, tools),
        "Eleventy": lambda folder: generators.eleventy(folder, tools),
        "Pelican": lambda folder: generators.pelican(folder, tools),
    }
    return [made[name](work / name.lower()) for name in options.generators]


def compare(
    size: int, selected: Sequence[Generator], work: Path, options: argparse.Namespace, results: Results
) -> Iterator[int]:
    """Measure the steps of all generators at one size, into ``results``; yield after each repetition."""
    conference = make_conference(size)
    edits = {}
    for generator in selected:
        _say(f"{size} sessions: writing the site for {generator.name}")
        generator.set_up(conference)
        edits[generator.name] = Edits(generator, conference)
    running = list(selected)
    for repetition in range(options.repetitions):
        for generator in running:
            edits[generator.name].undo()
            generator.clean()
        for step in options.steps:
            for generator in running[:: -1 if repetition % 2 else 1]:
                edits[generator.name].make(step, repetition)
                key = Key(size, step, generator.name)
                if not _build(generator, key, edits[generator.name], repetition, results):
                    running = [other for other in running if other is not generator]
                elif step == STEPS[0]:
                    results.note_output(size, generator.name, generator.folder / generator.output)
        _floor(size, selected, work, results)
        yield repetition


def _build(generator: Generator, key: Key, edits: Edits, repetition: int, results: Results) -> bool:
    """Build and measure once; return False where the generator is not to be started again at this size."""
    row = f"{key.size} sessions, {key.step}, {key.name}"
    try:
        taken = measure(generator.command, generator.folder, generator.environment, results.limit)
        edits.assert_shown(key.step, repetition)
    except OverLimitError:
        _say(f"{row}: over {results.limit:g} s")
        results.mark_over(key)
        return False
    except (CommandFailedError, StaleOutputError) as error:
        _say(f"{row}: failed\n{error}")
        results.mark_failed(key)
        return False
    _say(f"{row}: {taken.wall:.2f} s")
    results.add(key, taken)
    return True


def _floor(size: int, selected: Sequence[Generator], work: Path, results: Results) -> None:
    """Copy and write what the first generator built, and start Python with its libraries."""
    built = next((one.folder / one.output for one in selected if (one.folder / one.output).is_dir()), None)
    if built is None:
        return
    for name, action in (("copy of the output", floor.copy_tree), ("bare writing loop", floor.write_bytes)):
        results.add(Key(size, "floor", name), action(built, work / "floor"))
    imports = measure([sys.executable, "-c", IMPORTS], work, {}, 60)
    results.add(Key(size, "floor", f'python -c "{IMPORTS}"'), imports)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
