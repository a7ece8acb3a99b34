"""A real Dask scheduler with two workers on this machine: the same bytes as without, also where a worker is killed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from jumbo_site.build import cluster as cluster_module
from jumbo_site.build import page_work
from jumbo_site.build.page_work import PageTask, WorkOrder
from jumbo_site.content.load import load_content
from jumbo_site.render.assets import collect_assets
from jumbo_site.render.environment import ThemeSettings
from jumbo_site.render.template_fingerprints import template_fingerprints
from tests.build.small_site import Project, differences

REPOSITORY = Path(__file__).parent.parent.parent
ENDS = 60.0
"""Seconds after which a process that should have ended or answered has failed."""


@dataclass(frozen=True)
class Cluster:
    """A scheduler and its workers."""

    address: str
    workers: list[subprocess.Popen[bytes]]
    mark: Path


@contextmanager
def running(command: list[str], log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as stream:
        env = {**os.environ, **environment, "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False"}
        process = subprocess.Popen([sys.executable, "-m", *command], stdout=stream, stderr=stream, env=env)
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def scheduler_address(file: Path) -> str:
    end = time.monotonic() + ENDS
    while time.monotonic() < end:
        try:
            return str(json.loads(file.read_text("utf-8"))["address"])
        except (OSError, ValueError):
            time.sleep(0.05)
    raise AssertionError("the scheduler did not start")


@contextmanager
def started(folder: Path, number: int) -> Iterator[Cluster]:
    """Start a scheduler and so many workers, of which the first that makes the proceedings in English is killed."""
    file, mark = folder / "scheduler.json", folder / "killed"
    quiet = ["--no-dashboard", "--scheduler-file", str(file)]
    with ExitStack() as stack:
        scheduler = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", *quiet]
        stack.enter_context(running(scheduler, folder / "scheduler.log"))
        address = scheduler_address(file)
        workers = []
        for own in range(number):
            options = ["--nthreads", "2", "--no-nanny", "--memory-limit", "0", "--host", "127.0.0.1"]
            local = ["--local-directory", str(folder / f"worker-{own}"), "--preload", "tests.build.deadly_worker"]
            command = ["distributed.cli.dask_worker", *options, *local, *quiet]
            environment = {
                "DEADLY_MARK": str(mark),
                "DEADLY_PAGE": "/en/2030/proceedings/",
                "PYTHONPATH": os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")]),
            }
            workers.append(stack.enter_context(running(command, folder / f"worker-{own}.log", **environment)))
        yield Cluster(address, workers, mark)


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with started(tmp_path_factory.mktemp("cluster"), 2) as made:
        yield made


def build(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command with relative paths, as people do."""
    return subprocess.run(
        [sys.executable, "-m", "jumbo_site", "build", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=project.folder,
        check=False,
        timeout=ENDS,
    )


def test_a_cluster_of_which_a_worker_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    done = build(project, "--cluster", cluster.address, "--report", "report.json")
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert len(report["rendered"]) == report["pages"] == 78
    assert cluster.mark.exists()
    assert sorted(worker.poll() is None for worker in cluster.workers) == [False, True]
    assert project.clean_build(tmp_path / "clean").published
    assert differences(tmp_path / "site", tmp_path / "clean") == []
    # the worker that is left does the next edit: it has to see that content and templates are others
    project.edit("2030/sessions/welcome.yaml", "en: Welcome", "en: Welcome all")
    (project.folder / "templates" / "topics.html").write_text("{{ view.groups | length }}", "utf-8")
    done = build(project, "--cluster", cluster.address, "--report", "report.json")
    assert done.returncode == 0, done.stderr
    assert project.clean_build(tmp_path / "clean").published
    assert differences(tmp_path / "site", tmp_path / "clean") == []


def test_a_template_with_an_error_is_reported_as_without_a_cluster(cluster: Cluster, tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    (project.folder / "templates" / "topics.html").write_text("<p>\n{{ view.nothing }}", "utf-8")
    here, there = build(project), build(project, "--cluster", cluster.address)
    told = [line for line in here.stderr.splitlines() if "templates/topics.html:2" in line]
    assert len(told) == 1
    assert told[0] in there.stderr.splitlines()
    assert there.returncode == here.returncode == 1


def build_with_little_patience(project: Project, address: str) -> subprocess.CompletedProcess[str]:
    script = (
        "from jumbo_site.build.cluster import ClusterExecutor\n"
        "ClusterExecutor.__init__.__defaults__ = (0.5,)\n"
        "from jumbo_site.cli import main\n"
        f"main(['build', '--cluster', '{address}'])\n"
    )
    return subprocess.run(
        [sys.executable, "-c", script],
        cwd=project.folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=ENDS,
    )


def test_nobody_at_the_address(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    done = build_with_little_patience(project, "tcp://127.0.0.1:1")
    assert done.returncode == 1
    assert "no scheduler with workers answers" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (project.folder / "site").exists()


def test_a_cluster_whose_last_worker_is_killed(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    with started(tmp_path, 1) as alone:
        # its first connection may take longer than the patience: it is up before the build begins
        script = f"from distributed import Client; Client('{alone.address}').wait_for_workers(1, timeout={ENDS})"
        subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
        done = build_with_little_patience(project, alone.address)
    assert done.returncode == 0, done.stderr
    assert alone.mark.exists()
    assert project.clean_build(tmp_path / "clean").published
    assert differences(tmp_path / "site", tmp_path / "clean") == []


def order_for(project: Project, tmp_path: Path) -> WorkOrder:
    loaded = load_content(project.options.content)
    folders = [project.theme]
    assets = collect_assets(folders)
    order = WorkOrder(
        str(project.options.content),
        loaded.key,
        "https://harbour.example/",
        ThemeSettings((str(project.theme),), dict(assets.names)),
        template_fingerprints(folders, assets.names),
        str(tmp_path / "staging"),
    )
    return page_work.leave_snapshot(order, loaded)


def test_another_process_takes_the_content_from_the_snapshot(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    order = order_for(project, tmp_path)
    page_work.forget()
    [result] = page_work.do_pages(order, [PageTask(0, "")])
    page_work.forget()
    assert (tmp_path / "staging" / "en" / "index.html").is_file()
    page_work.check_arrived(order, [result])


@pytest.mark.parametrize("what", ["snapshot", "template"])
def test_another_process_that_reads_something_else_says_so(what: str, tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    order = order_for(project, tmp_path)
    page_work.forget()
    changed = tmp_path / "staging" / page_work.SNAPSHOT if what == "snapshot" else project.theme / "page.html"
    changed.write_bytes(changed.read_bytes() + b" ")
    with pytest.raises(page_work.ContentChangedError):
        page_work.do_pages(order, [PageTask(0, "")])


def test_machines_without_the_same_folders(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    order = order_for(project, tmp_path)
    page_work.forget()
    elsewhere = replace(order, snapshot=str(tmp_path / "nowhere" / page_work.SNAPSHOT))
    with pytest.raises(page_work.NotSharedError, match="all must see content, templates and output"):
        page_work.do_pages(elsewhere, [PageTask(0, "")])
    made = page_work.PageResult("/en/", "f", "digest", ("en",), ())
    with pytest.raises(page_work.NotSharedError, match="all must see the output folder"):
        page_work.check_arrived(order, [made])


def test_a_worker_of_another_version() -> None:
    assert cluster_module.in_turn(cluster_module.own_version(), len, "four") == 4
    with pytest.raises(cluster_module.OtherGeneratorError):
        cluster_module.in_turn("another", len, "four")
