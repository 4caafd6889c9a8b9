"""Faults -> one page, or one JSON shape: {"error": {"what", "mend"}}. Never a traceback."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from pourparler.record import PourparlerError
from pourparler.store import StoreError

from .records import Forbidden, Missing
from .rendering import environment, styles
from .versions import Conflict

log = logging.getLogger("pourparler.desk")

_STATUS: Sequence[tuple[type[PourparlerError], int]] = (
    (Missing, 404),
    (Forbidden, 403),
    (StoreError, 503),
    (PourparlerError, 400),
)
_WORDS = {404: "There is no such page. Go back, or start at /.", 405: "This address cannot be used so. Use its page."}


def add_faults(app: FastAPI) -> None:
    app.add_exception_handler(Conflict, _of_conflict)
    app.add_exception_handler(PourparlerError, _of_ours)
    app.add_exception_handler(HTTPException, _of_http)
    app.add_exception_handler(RequestValidationError, _of_question)


def answer(path: str, status: int, message: str) -> Response:
    """The answer to a request that cannot be met: what and the mend, as a page or as JSON."""
    what, mend = _parted(message)
    if path.endswith(".json"):
        return JSONResponse({"error": {"what": what, "mend": mend}}, status)
    page = environment().get_template("fault.html")
    return HTMLResponse(page.render(status=status, what=what, mend=mend, styles=styles("fault")), status)


def unexpected(path: str, fault: Exception) -> Response:
    """A fault of ours: told in one line to whoever runs the desk, without a word of it to the user."""
    trace = fault.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "nowhere"
    log.error("unexpected fault at %s: %s: %s (%s)", path, type(fault).__name__, fault, where)
    return answer(path, 500, "Something went wrong here. It is a fault of the desk: please report it.")


async def _of_conflict(request: Request, fault: Any) -> Response:
    what, mend = _parted(str(fault))
    if request.url.path.endswith(".json"):
        both = {"since": fault.since, "differences": [asdict(d) for d in fault.differences]}
        return JSONResponse({"error": {"what": what, "mend": mend}, **both}, 409)
    page = environment().get_template("conflict.html")
    return HTMLResponse(page.render(status=409, what=what, mend=mend, fault=fault, styles=styles("fault")), 409)


async def _of_ours(request: Request, fault: Any) -> Response:
    status = next(status for kind, status in _STATUS if isinstance(fault, kind))
    return answer(request.url.path, status, str(fault))


async def _of_http(request: Request, fault: Any) -> Response:
    return answer(request.url.path, fault.status_code, _WORDS.get(fault.status_code, str(fault.detail)))


async def _of_question(request: Request, fault: Any) -> Response:
    each = "; ".join(f"{e['loc'][-1]}: {_unfit(e)}" for e in fault.errors())
    return answer(request.url.path, 422, f"The address asks for something that cannot be: {each}. Change it there.")


def _unfit(error: dict[str, Any]) -> str:
    """What does not fit, of one of FastAPI's errors."""
    given = repr(error["input"])[:60]
    if error["type"].startswith("date"):
        return f"{given} is no date, which is written as 2031-03-10"
    if error["type"] in ("literal_error", "enum"):
        return f"{given} is none of {error['ctx']['expected']}"
    if error["type"] == "int_parsing":
        return f"{given} is no whole number"
    return error["msg"]


def _parted(message: str) -> tuple[str, str]:
    """What went wrong, and the mend: the first sentence and the rest."""
    what, end, mend = re.sub(r"\s+", " ", message).partition(". ")
    return what + end.strip(), mend
