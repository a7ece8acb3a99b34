"""A branch of a bare repository: what git itself says of it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from jumbo_site.build.manifest import read_manifest
from jumbo_site.publishing.address import parse_address
from jumbo_site.publishing.publish import carry_out, plan_for, target_at
from jumbo_site.publishing.release import read_release
from jumbo_site.publishing.target import WrongTargetError
from tests.publishing.conftest import Builds
from tests.publishing.places import BranchPlace, git


@pytest.fixture
def branch(tmp_path: Path) -> BranchPlace:
    git(tmp_path, "init", "--quiet", "--bare", "pages.git")
    return BranchPlace(tmp_path / "pages.git", f"git:{tmp_path}/pages.git#pages")


@pytest.fixture
def content(tmp_path: Path, branch: BranchPlace) -> Path:
    """Return content in a repository whose remote `origin` is that of the branch, with edits in all states."""
    project = tmp_path / "project"
    (project / "content").mkdir(parents=True)
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "remote", "add", "origin", str(branch.repository))
    file = project / "content" / "site.yaml"
    for state in ("committed", "staged", "edited"):
        file.write_text(f"# {state}\n", "utf-8")
        if state != "edited":
            git(project, "add", "content/site.yaml")
        if state == "committed":
            git(project, "commit", "--quiet", "--message=first")
    (project / "content" / "new.md").write_text("not known to git", "utf-8")
    return project / "content"


def test_the_organisers_repository_is_left_as_it_is(builds: Builds, branch: BranchPlace, content: Path) -> None:
    project = content.parent
    hook = project / ".git" / "hooks" / "pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\ntouch hook-ran\n", "utf-8")
    hook.chmod(0o755)

    def state() -> tuple[object, ...]:
        names = sorted(str(path) for path in project.rglob("*") if ".git" not in path.parts)
        head = (project / ".git" / "HEAD").read_text("utf-8")
        status = git(project, "status", "--porcelain")
        return names, head, status, git(project, "for-each-ref", "refs/heads"), git(project, "ls-files", "--stage")

    before = state()
    own = replace(builds, content=content)
    done = own.publish(builds.first, "git:origin#pages", "--yes")
    assert done.exit_code == 0, done.output
    assert state() == before
    assert not (project / ".git" / "FETCH_HEAD").exists()
    message = git(branch.repository, "log", "--format=%B", "pages")
    commit = git(project, "rev-parse", "HEAD").strip()
    assert message.strip() == f"Publish the site\n\nFrom {commit} and edits that are not committed."
    done = own.publish(builds.second, "git:origin#pages", "--yes")
    assert done.exit_code == 0, done.output
    assert state() == before


def test_the_first_commit_is_an_orphan_and_the_next_has_what_differs(builds: Builds, branch: BranchPlace) -> None:
    assert builds.publish(builds.first, branch.word, "--yes").exit_code == 0
    assert git(branch.repository, "rev-list", "--parents", "pages").count(" ") == 0
    assert git(branch.repository, "log", "--format=%an <%ae>", "pages") == "Mira <mira@example.org>\n"
    assert git(branch.repository, "cat-file", "-p", "pages:.nojekyll") == ""
    sent = builds.publish(builds.second, branch.word, "--yes", "--verbose")
    told = {line[4:] for line in sent.stdout.splitlines() if line[:4] in ("  + ", "  ~ ", "  - ")}
    differing = git(branch.repository, "diff", "--name-only", "--no-renames", "-z", "pages~", "pages").split("\0")[:-1]
    assert set(differing) == told | {".jumbo-site.json"}
    assert git(branch.repository, "fsck", "--strict", "--no-dangling") == ""
    assert len(differing) < len(read_manifest(builds.second))


def test_line_ends_and_attributes_are_not_touched(builds: Builds, branch: BranchPlace, content: Path) -> None:
    (Path(os.environ["HOME"]) / ".gitconfig").write_text("[core]\nautocrlf = true\n[commit]\ngpgSign = true\n", "utf-8")
    (content.parent / ".gitattributes").write_text("* text eol=crlf\n", "utf-8")
    own = replace(builds, content=content)
    assert own.publish(builds.first, "git:origin#pages", "--yes").exit_code == 0
    there = branch.read()
    assert there["en/index.html"] == (builds.first / "en" / "index.html").read_bytes()


def test_another_publication_comes_between(builds: Builds, branch: BranchPlace, content: Path) -> None:
    assert builds.publish(builds.first, branch.word, "--yes").exit_code == 0
    release = read_release(builds.second)
    target = target_at(parse_address(branch.word, content), content)
    plan = plan_for(target, release, force=False)
    branch.put("CNAME", b"harbour.example\n")
    carry_out(target, release, plan, lambda number: None, force=False)
    there = branch.read()
    assert there["CNAME"] == b"harbour.example\n"
    assert there["en/index.html"] == (builds.second / "en" / "index.html").read_bytes()
    assert git(branch.repository, "log", "--format=%s", "pages").splitlines() == [
        "Publish the site",
        "By another hand",
        "Publish the site",
    ]
    # and one that put something of its own where a page is to be
    release = read_release(builds.first)
    plan = plan_for(target, release, force=False)
    branch.put("en/about/index.html", b"theirs")
    with pytest.raises(WrongTargetError, match=r"en/about/index\.html"):
        carry_out(target, release, plan, lambda number: None, force=False)
    assert branch.read()["en/about/index.html"] == b"theirs"
    target.close()


def test_a_push_that_is_refused_changes_nothing_and_may_be_done_again(builds: Builds, branch: BranchPlace) -> None:
    hook = branch.repository / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'The disk is full.' >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    done = builds.publish(builds.first, branch.word, "--yes")
    assert done.exit_code == 1
    assert "did not take the commit" in done.stderr
    assert "Traceback" not in done.output
    assert branch.read() == {}
    hook.unlink()
    assert builds.publish(builds.first, branch.word, "--yes").exit_code == 0


HOSTILE = [
    "git:--upload-pack=touch pwned#pages",
    "git:ext::sh -c touch% pwned#pages",
    "git:origin#--force",
    "git:origin#a..b",
    "git:origin#a b",
    "git:origin#+pages:main",
    "git:origin#x.lock",
    "git:origin",
    "git:#pages",
    "git:nobody#pages",
    "git:origin#main",
]


def test_words_that_git_would_take_otherwise_are_refused(
    builds: Builds, branch: BranchPlace, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(content.parent)
    for word in HOSTILE:
        done = replace(builds, content=content).publish(builds.first, word, "--yes")
        assert (done.exit_code, "error: " in done.stderr) == (2, True), (word, done.output)
    assert not list(content.parent.glob("*pwned*"))
    assert git(branch.repository, "for-each-ref") == ""


def test_git_must_know_who_publishes(builds: Builds, branch: BranchPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    done = builds.publish(builds.first, branch.word, "--yes")
    assert done.exit_code == 1
    assert "git does not know who publishes" in done.stderr
    assert "user.name" in done.stderr
    assert branch.read() == {}


def test_a_password_in_an_address_is_not_shown(builds: Builds) -> None:
    done = builds.publish(builds.first, "git:http://mira:s3cret@127.0.0.1:9/pages.git#pages", "--yes")
    assert done.exit_code == 1
    assert "git:http://***@127.0.0.1:9/pages.git#pages" in done.stderr
    assert "s3cret" not in done.output
    assert "mira" not in done.output
