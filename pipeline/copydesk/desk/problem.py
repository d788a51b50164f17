"""Answers that say no: problem details (RFC 9457) with what is wrong, where, and the way out."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from copydesk.errors import CopydeskError

MEDIA_TYPE: Final = "application/problem+json"


class Fault(BaseModel):
    """One thing that is wrong in what was sent."""

    model_config = ConfigDict(frozen=True)

    field: str = Field(description="Where: the key in the JSON object; empty for the whole.")
    message: str = Field(description="What is wrong with it, and what is allowed.")


class ProblemDetails(BaseModel):
    """The body of every answer that is no report."""

    model_config = ConfigDict(frozen=True)

    type: str = "about:blank"
    title: str = Field(description="The name of the status.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong, and the way out.")
    errors: tuple[Fault, ...] = Field(default=(), description="Each fault of a 422, by field.")


class Problem(CopydeskError):
    """A request is not done: its HTTP status, what to say, and after how many seconds to try again."""

    def __init__(self, status: int, detail: str, *, errors: tuple[Fault, ...] = (), retry: int | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.retry = status, detail, errors, retry

    def body(self) -> bytes:
        """The problem details as JSON."""
        title = "Unprocessable Content" if self.status == 422 else HTTPStatus(self.status).phrase
        details = ProblemDetails(title=title, status=self.status, detail=self.detail, errors=self.errors)
        return details.model_dump_json().encode()

    def headers(self) -> dict[str, str]:
        """The type of the body, and Retry-After where there is a time to wait."""
        again = {} if self.retry is None else {"Retry-After": str(self.retry)}
        return {"Content-Type": MEDIA_TYPE, **again}
