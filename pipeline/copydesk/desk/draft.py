"""What is sent to the desk: one draft, with the keys of a row of JSON Lines."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError, WithJsonSchema, field_validator

from copydesk.desk.problem import Fault, Problem
from copydesk.head import Head, complaint
from copydesk.settings import Desk

_MONTH = "[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?"
_DAY = f"{_MONTH}(-(0[1-9]|[12][0-9]|3[01]))?"
PUBLISHED = {
    "anyOf": [
        {"type": "string", "format": "date", "description": "A day."},
        {"type": "string", "format": "date-time", "description": "A moment, of which the day counts."},
        {"type": "string", "pattern": f"^{_MONTH}$", "description": "A month or a year."},
        {"type": "string", "pattern": f"^{_DAY}/{_DAY}$", "description": "An interval, in order."},
        {"type": "string", "pattern": "^ *$", "description": "Blank, as if it were not said."},
        {"type": "null"},
    ]
}


class Draft(BaseModel):
    """One draft; only its text must be there. A key that is not listed is refused, lest a misspelt one go unseen."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"text": "Of 200 residents, 50 (35%) replied.", "published": "2024-08-28"}]},
    )

    text: str = Field(min_length=1, pattern=r"\S", description="The draft; the report's offsets point into it.")
    id: str | None = Field(default=None, description="What the report is to call it.")
    title: str | None = Field(default=None, description="Its headline, where that is no part of the text.")
    published: Annotated[str | None, WithJsonSchema(PUBLISHED)] = Field(
        default=None, description="When it appears: an ISO day, month, year, or an interval such as 2004-06/2005-04."
    )
    url: str | None = Field(default=None, description="Where it appears.")
    desk: Desk | None = Field(default=None, description="Whose house style a bare $ or pound follows.")

    @field_validator("published")
    @classmethod
    def _in_the_calendar(cls, value: str | None) -> str | None:
        try:
            return Head(published=value).published
        except ValidationError as error:
            raise ValueError(complaint(error)[1]) from None


def read(body: bytes) -> Draft:
    """The draft in a JSON body. Raises Problem (422) that names each field at fault."""
    try:
        return Draft.model_validate_json(body)
    except ValidationError as error:
        faults = tuple(
            Fault(field=".".join(map(str, each["loc"])), message=str(each["msg"]).removeprefix("Value error, "))
            for each in error.errors(include_url=False, include_input=False, include_context=False)
        )
    said = "; ".join(f"{fault.field}: {fault.message}" if fault.field else fault.message for fault in faults)
    raise Problem(422, said, errors=faults)
