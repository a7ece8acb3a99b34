"""Publishing as a whole: look, plan, refuse or send, and look again where another was faster."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jumbo_site.diagnostics import say
from jumbo_site.publishing.address import Address, FolderAddress, GitAddress, RsyncAddress
from jumbo_site.publishing.plan import Plan, make_plan
from jumbo_site.publishing.release import Release, is_current
from jumbo_site.publishing.target import PublishingError, Sent, Target, TargetMovedError, WrongTargetError

ATTEMPTS = 3
"""How often a target is looked at anew that another publishes to at the same time."""


def target_at(address: Address, content: Path, endpoint: str | None = None) -> Target:
    """Return the target of an address. Raises PublishingError where what it needs is not installed."""
    if isinstance(address, FolderAddress):
        from jumbo_site.publishing.folder import FolderTarget

        return FolderTarget(address.path, [content] if content.exists() else [])
    if isinstance(address, GitAddress):
        from jumbo_site.publishing.git_branch import GitBranchTarget

        return GitBranchTarget(address, content)
    if isinstance(address, RsyncAddress):
        from jumbo_site.publishing.rsync import RsyncTarget

        return RsyncTarget(address)
    from jumbo_site.publishing.s3 import S3Target

    return S3Target(address, endpoint)


def plan_for(target: Target, release: Release, *, force: bool) -> Plan:
    """Look at a target and plan. Raises PublishingError, a WrongTargetError where files by another hand are there."""
    plan = make_plan(release.files, target.look(release))
    if force:
        return plan
    if plan.in_the_way:
        message = say(
            "`{name}` holds files by another hand that would be overwritten: {some}.",
            name=target.name,
            some=_some(plan.in_the_way),
        )
        raise WrongTargetError(message, say("Move them away there, or overwrite them with --force."))
    if plan.is_foreign_place:
        message = say(
            "`{name}` holds files that jumbo-site did not publish: {some}.", name=target.name, some=_some(plan.foreign)
        )
        hint = say("Name a place for the site alone, or publish beside them with --force: they stay as they are.")
        raise WrongTargetError(message, hint)
    return plan


def carry_out(target: Target, release: Release, plan: Plan, sent: Sent, *, force: bool) -> Plan:
    """Send what a plan says; return the plan that was carried out. Raises PublishingError.

    Where another publication came between, the target is looked at again and a new plan is made by the same rules.
    """
    if not is_current(release):
        raise PublishingError(say("The site was built again meanwhile; nothing was sent."), say("Publish again."))
    for attempt in range(1, ATTEMPTS + 1):
        try:
            target.send(release, plan, sent)
        except TargetMovedError:
            if attempt == ATTEMPTS:
                raise
            plan = plan_for(target, release, force=force)
        else:
            break
    return plan


def _some(paths: Sequence[str]) -> str:
    return ", ".join(paths[:5]) + (f" and {len(paths) - 5} more" if len(paths) > 5 else "")
