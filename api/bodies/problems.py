"""What requests can be refused for, as it is looked up."""

from __future__ import annotations

from pydantic import BaseModel, Field


class ProblemKind(BaseModel):
    """One kind of refusal."""

    code: str = Field(description="Stable name.", examples=["not_found"])
    status: int = Field(description="HTTP status.", examples=[404])
    title: str = Field(description="What it is.", examples=["There is no such thing."])
    way_out: str = Field(description="What to do about it.", examples=["Check the address."])
