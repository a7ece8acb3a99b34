# ruff: noqa: PTH103, PTH118, PTH120, PTH123 - the bare calls of the system are what the floor is
"""The floor under every generator: copying what was built, and writing the same bytes in a bare loop."""

from __future__ import annotations

import os
import resource
import shutil
import time
from pathlib import Path

from benchmarks.measure import Measurement


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def copy_tree(source: Path, target: Path) -> Measurement:
    """Copy a tree as `shutil.copytree` does; ``target`` is removed before and after."""
    shutil.rmtree(target, ignore_errors=True)
    os.sync()
    started, cpu = time.perf_counter(), _cpu()
    shutil.copytree(source, target)
    taken = Measurement(time.perf_counter() - started, _cpu() - cpu, 0)
    shutil.rmtree(target)
    return taken


def write_bytes(source: Path, target: Path) -> Measurement:
    """Write the bytes of a tree, read beforehand, file after file."""
    shutil.rmtree(target, ignore_errors=True)
    files = {
        os.path.relpath(os.path.join(folder, name), source): Path(folder, name).read_bytes()
        for folder, _, names in os.walk(source)
        for name in names
    }
    os.sync()
    started, cpu = time.perf_counter(), _cpu()
    made = set[str]()
    for name, data in files.items():
        path = os.path.join(target, name)
        parent = os.path.dirname(path)
        if parent not in made:
            os.makedirs(parent, exist_ok=True)
            made.add(parent)
        with open(path, "wb") as file:
            file.write(data)
    taken = Measurement(time.perf_counter() - started, _cpu() - cpu, 0)
    shutil.rmtree(target)
    return taken
