"""OIDC bearer tokens: who the dealer's own login says somebody is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, get_args

import jwt

from api.access.published import PublishedKeys
from api.access.roles import Principal, Role
from api.http.problems import Code, Refused
from api.settings import Settings

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
REQUIRED = ["exp", "iss", "aud", "sub"]
NO_KEYS = "The keys that bearer tokens are checked with cannot be read now. Try again in a moment."
LEEWAY = 30
"""Seconds that the issuer's clock may differ."""


class Tokens:
    """Checks tokens of one issuer against its published keys.

    Claims ``workshop_role`` (one of the four roles) and ``workshop`` (its id; ``*``: all) say what it is good for.
    """

    def __init__(self, issuer: str, audience: str, keys: PublishedKeys) -> None:
        self._issuers = [issuer, f"{issuer}/"]
        self._audience = audience
        self._keys = keys

    def principal(self, token: str) -> Principal | None:
        """Who it is, by the keys that are known; None: the token is not good, or signed with another key."""
        name = _key_name(token)
        key = self._keys.find(name) if name else None
        return self._checked(token, key) if key is not None else None

    async def later(self, token: str) -> Principal | None:
        """The same for a token whose key is not known, once the issuer was asked for it.

        Raises
        ------
        Refused
            The issuer's keys cannot be read, so that nobody can say.
        """
        name = _key_name(token)
        if not name or self._keys.find(name) is not None:
            return None
        await self._keys.news()
        if not self._keys.are_known:
            raise Refused(Code.UNAVAILABLE, NO_KEYS, headers={"Retry-After": "5"})
        return self.principal(token)

    def _checked(self, token: str, key: jwt.PyJWK) -> Principal | None:
        try:
            claims = jwt.decode(
                token,
                key.key,
                algorithms=ALGORITHMS,
                audience=self._audience,
                issuer=self._issuers,
                leeway=LEEWAY,
                options={"require": REQUIRED},
            )
        except (jwt.PyJWTError, TypeError):  # TypeError: a key of another kind than the token names
            return None
        return _principal(claims)


def tokens_of(settings: Settings) -> Tokens | None:
    """As the settings say; None: API keys only."""
    if settings.oidc_issuer is None or settings.oidc_keys is None:
        return None
    keys = PublishedKeys(str(settings.oidc_keys))
    return Tokens(str(settings.oidc_issuer).rstrip("/"), settings.oidc_audience, keys)


def _key_name(token: str) -> str | None:
    """Of the key that it says it is signed with; None: it is no token."""
    try:
        name = jwt.get_unverified_header(token).get("kid")
    except (jwt.PyJWTError, RecursionError):  # RecursionError: a token of brackets
        return None
    return str(name) if name else None


def _principal(claims: Mapping[str, Any]) -> Principal | None:
    roles = {name: name for name in get_args(Role)}
    role, workshop = roles.get(str(claims.get("workshop_role"))), claims.get("workshop")
    if role is None or not isinstance(workshop, str) or not workshop:
        return None
    owner = hashlib.sha256(f"{claims['sub']}\n{workshop}".encode()).hexdigest()  # a subject may be longer than an id
    return Principal(f"oidc:{owner}", _name(claims), role, None if workshop == "*" else workshop)


def _name(claims: Mapping[str, Any]) -> str:
    """For the log of events, where a name is one line."""
    name = str(claims.get("name") or claims["sub"])
    return "".join(c if c.isprintable() else " " for c in name)[:200] or "nobody"
