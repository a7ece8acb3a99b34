"""Loaded by a Dask worker (``--preload``): the first worker that comes to a certain page is killed over it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from jumbo_site.build import page_work

MARK = Path(os.environ["DEADLY_MARK"])
"""Written by the worker that dies, so that only one does."""
PAGE = os.environ["DEADLY_PAGE"]

_do_page = page_work._do_page


def _deadly(order: page_work.WorkOrder, plan: page_work.SitePlan, task: page_work.PageTask) -> page_work.PageResult:
    result = _do_page(order, plan, task)
    if result.path == PAGE:
        try:
            MARK.open("x").close()
        except FileExistsError:
            return result
        os.kill(os.getpid(), signal.SIGKILL)
    return result


page_work._do_page = _deadly
