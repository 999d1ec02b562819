"""What the service reads from its environment, `WORKSHOP_…`; the table in api/README.md is made from it."""

from __future__ import annotations

import os
from typing import Annotated

from pydantic import Field, HttpUrl, SecretStr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """One value per variable; everything has a default that works on one machine."""

    model_config = SettingsConfigDict(env_prefix="WORKSHOP_", frozen=True)

    database_url: SecretStr = Field(
        SecretStr("sqlite:///workshop.db"),
        description="SQLAlchemy URL of the database: an SQLite file, or PostgreSQL (`postgresql://user:password@host/name`).",
    )
    host: str = Field("127.0.0.1", description="Address to listen on.")
    port: int = Field(8080, ge=0, le=65_535, description="Port to listen on; 0: any that is free.")
    warm_solvers: int = Field(2, ge=1, le=64, description="Solving processes kept ready.")
    cores: int = Field(
        default_factory=lambda: os.cpu_count() or 1, ge=1, le=1024, description="Cores that solves may take together."
    )
    solve_seconds: float = Field(3600.0, gt=0, le=86_400, description="Longest time limit of a solve, seconds.")
    body_bytes: int = Field(10_000_000, ge=1_000, description="Largest request body, bytes.")
    request_seconds: float = Field(30.0, gt=0, le=600, description="Longest time for one request, seconds.")
    requests_per_minute: int = Field(1_200, ge=1, description="Requests a minute and key.")
    answers_kept_hours: int = Field(24, ge=1, le=720, description="How long answers to an Idempotency-Key are kept.")
    plans_kept: int = Field(200, ge=2, description="Draft versions of a plan that are kept; published ones all are.")
    oidc_issuer: HttpUrl | None = Field(None, description="Issuer of bearer tokens; left out: API keys only.")
    oidc_audience: Annotated[str, Field(min_length=1)] = Field("workshop", description="Audience of bearer tokens.")
    oidc_keys: HttpUrl | None = Field(
        None, validate_default=True, description="Where the issuer publishes its keys (JWKS)."
    )
    private_webhooks: bool = Field(False, description="Webhooks may go to private addresses.")
    json_logs: bool = Field(False, description="Logs as JSON lines instead of text.")

    @field_validator("oidc_keys")
    @classmethod
    def _with_the_issuer(cls, keys: HttpUrl | None, info: ValidationInfo) -> HttpUrl | None:
        """One of the two alone would let nobody in by a token, without a word."""
        if "oidc_issuer" in info.data and (keys is None) != (info.data["oidc_issuer"] is None):
            alone, lacking = ("OIDC_ISSUER", "OIDC_KEYS") if keys is None else ("OIDC_KEYS", "OIDC_ISSUER")
            words = f"WORKSHOP_{alone} is set, and WORKSHOP_{lacking} is not. Set both, or neither"
            raise PydanticCustomError("half_set", "{words}", {"words": words})
        return keys
