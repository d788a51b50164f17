"""The application: which address answers with what."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from fastapi.responses import HTMLResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from copydesk.desk import draft, limits, pages
from copydesk.desk.problem import MEDIA_TYPE, Problem, ProblemDetails
from copydesk.desk.worker import Asked, Order, View
from copydesk.desk.workers import STARTING, Pool
from copydesk.records import Report
from copydesk.version import VERSION

GLANCE = 0.25  # seconds between two looks at whether somebody still waits for an answer
NOTHING = "there is nothing at this address; / is the desk, /docs says what it answers"
REFUSALS = {
    403: "The request comes from a page of another site.",
    408: "The body did not come in time.",
    413: "The body is longer than --max-body.",
    415: "The body is not application/json.",
    421: "The request calls the desk by a name that is not its own.",
    422: "The body is no JSON, or no draft; each fault is named with its field.",
    429: "So many drafts are waiting already; Retry-After says when to try again.",
    500: "A fault in copydesk: please report it.",
    503: "The workers are starting, or the draft was not read within --time-limit.",
}


def _sent_as(request: Request) -> None:
    """Raises Problem (415) where the body is not said to be JSON, which no form of another site can say."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" or "content-encoding" in request.headers:
        raise Problem(415, "send the draft as Content-Type: application/json, uncompressed")


async def _answered(request: Request, pool: Pool, asked: Asked) -> bytes:
    """The worker's answer; the draft is let go of where nobody waits for it any more. Raises Problem."""
    asking = asyncio.ensure_future(pool.ask(asked))
    try:
        while not asking.done():
            await asyncio.wait({asking}, timeout=GLANCE)
            if not asking.done() and await request.is_disconnected():
                raise Problem(408, "nobody waits for the answer any more")
        return asking.result()
    finally:
        asking.cancel()


def _said(problem: Problem) -> Response:
    return Response(problem.body(), problem.status, problem.headers())


async def _problem(request: Request, error: Exception) -> Response:
    """The problem details of whatever ends a request: a Problem, a wrong address, or a fault of ours."""
    if isinstance(error, Problem):
        return _said(error)
    if isinstance(error, HTTPException):
        answer = _said(Problem(error.status_code, NOTHING if error.status_code == 404 else error.detail))
        answer.headers.update(error.headers or {})
        return answer
    return _said(Problem(500, "unexpected; this is a fault in copydesk: please report it"))


def _described(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI description: that of the routes, with the draft and the refusals, which no route takes by itself."""
    if app.openapi_schema is None:
        found = get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
        schemas = found.setdefault("components", {}).setdefault("schemas", {})
        for model in (draft.Draft, ProblemDetails):
            described = model.model_json_schema(ref_template="#/components/schemas/{model}")
            schemas.update(described.pop("$defs", {}))
            schemas[model.__name__] = described
        app.openapi_schema = found
    return app.openapi_schema


def _refusals(*statuses: int) -> dict[int | str, dict[str, Any]]:
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
    retry = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    return {
        status: {"description": REFUSALS[status], "content": content} | ({"headers": retry} if status == 429 else {})
        for status in statuses
    }


def build(pool: Pool, order: Order, within: limits.Limits) -> ASGIApp:
    """The whole application over a pool of workers that obey the order, which it starts and stops."""

    @contextlib.asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        async with pool:
            yield

    app = FastAPI(
        title="copydesk", version=VERSION, summary="Says whether a draft adds up.", docs_url=None, redoc_url=None,
        lifespan=life, exception_handlers={Problem: _problem, HTTPException: _problem, Exception: _problem},
    )  # fmt: skip
    _api(app, pool)
    _pages(app, order, within)
    app.openapi = lambda: _described(app)  # type: ignore[method-assign]
    return limits.guarded(app, within)


def _api(app: FastAPI, pool: Pool) -> None:
    taken = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Draft"}}}, "required": True}

    async def answer(request: Request, view: View) -> bytes:
        _sent_as(request)
        row = draft.read(await request.body()).model_dump_json(exclude_none=True)
        return await _answered(request, pool, Asked(row=row, view=view))

    @app.post(
        "/v1/check", response_model=Report, responses=_refusals(*REFUSALS), openapi_extra={"requestBody": taken},
        summary="Check one draft", operation_id="check", response_description="The report.",
    )  # fmt: skip
    async def check(request: Request) -> Response:
        """The report on one draft: what `copydesk check - --format json` writes for the same row."""
        return Response(await answer(request, "json"), media_type="application/json")

    @app.post(
        "/v1/page", response_class=HTMLResponse, responses=_refusals(*REFUSALS), openapi_extra={"requestBody": taken},
        summary="Check one draft and show it", operation_id="page",
        response_description="The article, marked, with its proofs.",
    )  # fmt: skip
    async def page(request: Request) -> Response:
        """The same report as the content of a page, for a page that has copydesk's style and script."""
        return HTMLResponse(await answer(request, "page"))

    @app.post(
        "/v1/file", response_class=HTMLResponse, responses=_refusals(*REFUSALS), openapi_extra={"requestBody": taken},
        summary="Check one draft and show it in a file", operation_id="file", response_description="A whole page.",
    )  # fmt: skip
    async def file(request: Request) -> Response:
        """What `copydesk check - --format html` writes for the same row: a page in one file."""
        return HTMLResponse(await answer(request, "file"))

    @app.get("/healthz", responses=_refusals(421, 503), summary="Whether drafts are taken", operation_id="health")
    async def health() -> dict[str, str | int]:
        """How many workers there are, and how many of them are ready; 503 while none is."""
        if not pool.ready:
            raise Problem(503, STARTING, retry=1)
        return {"status": "ok", "version": VERSION, "workers": pool.size, "ready": pool.ready}


def _pages(app: FastAPI, order: Order, within: limits.Limits) -> None:
    @app.get("/", include_in_schema=False)
    async def desk() -> HTMLResponse:
        return HTMLResponse(pages.desk(order.settings.desk, within.body))

    @app.get("/proof", include_in_schema=False)
    async def proof() -> HTMLResponse:
        policy = limits.HEADERS["Content-Security-Policy"].replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        return HTMLResponse(pages.proof(), headers={"Content-Security-Policy": policy})

    @app.get("/docs", include_in_schema=False)
    async def docs(request: Request) -> HTMLResponse:
        return HTMLResponse(pages.docs(app.openapi(), str(request.base_url)))

    @app.get("/static/{name}", include_in_schema=False)
    async def static(name: str) -> Response:
        found = pages.file(name)
        if found is None:
            raise Problem(404, NOTHING)
        return Response(found[0], media_type=found[1])
