"""Who may use which route, written down once more by hand: a route that is not in it was thought of by nobody."""

from __future__ import annotations

from typing import Final

ALL: Final = frozenset({"desk", "controller", "integration", "admin"})
PLANNERS: Final = frozenset({"controller", "admin"})
INTEGRATORS: Final = frozenset({"integration", "admin"})
ADMINS: Final = frozenset({"admin"})
NOBODY: Final = frozenset[str]()
"""Public: no key is asked for."""

OF_A_WORKSHOP: Final = {
    "GET /v1/workshops/{workshop}": ALL,
    "PUT /v1/workshops/{workshop}": ADMINS,
    "POST /v1/workshops/{workshop}/orders": ALL,
    "GET /v1/workshops/{workshop}/orders": ALL,
    "POST /v1/workshops/{workshop}/orders/load": ALL,
    "GET /v1/workshops/{workshop}/orders/{order}": ALL,
    "PUT /v1/workshops/{workshop}/orders/{order}": ALL,
    "DELETE /v1/workshops/{workshop}/orders/{order}": ALL,
    "POST /v1/workshops/{workshop}/events": ALL,
    "GET /v1/workshops/{workshop}/events": ALL,
    "GET /v1/workshops/{workshop}/plan": ALL,
    "GET /v1/workshops/{workshop}/plan/versions/{version}": ALL,
    "POST /v1/workshops/{workshop}/plan/moves": PLANNERS,
    "POST /v1/workshops/{workshop}/plan/insertions": PLANNERS,
    "GET /v1/workshops/{workshop}/plan/operations/{operation}/places": ALL,
    "PUT /v1/workshops/{workshop}/plan/operations/{operation}/pin": PLANNERS,
    "DELETE /v1/workshops/{workshop}/plan/operations/{operation}/pin": PLANNERS,
    "GET /v1/workshops/{workshop}/plan/difference": ALL,
    "POST /v1/workshops/{workshop}/plan/publish": PLANNERS,
    "POST /v1/workshops/{workshop}/solves": ALL,
    "GET /v1/workshops/{workshop}/solves": ALL,
    "GET /v1/workshops/{workshop}/changes": ALL,
    "GET /v1/workshops/{workshop}/audit": PLANNERS,
    "POST /v1/workshops/{workshop}/keys": ADMINS,
    "GET /v1/workshops/{workshop}/keys": ADMINS,
    "DELETE /v1/workshops/{workshop}/keys/{key}": ADMINS,
    "POST /v1/workshops/{workshop}/webhooks": INTEGRATORS,
    "GET /v1/workshops/{workshop}/webhooks": INTEGRATORS,
    "DELETE /v1/workshops/{workshop}/webhooks/{webhook}": INTEGRATORS,
    "GET /v1/workshops/{workshop}/webhooks/{webhook}/deliveries": INTEGRATORS,
    "POST /v1/workshops/{workshop}/webhooks/{webhook}/deliveries/{delivery}/retry": INTEGRATORS,
}
OF_THE_SERVICE: Final = {
    "GET /v1/workshops": ALL,
    "POST /v1/workshops": ADMINS,
    "POST /v1/sandboxes": ADMINS,
    "POST /v1/solves": ALL,
    "GET /v1/solves/{solve}": ALL,
    "DELETE /v1/solves/{solve}": ALL,
    "POST /v1/solves/{solve}/apply": PLANNERS,
    "GET /v1/solves/{solve}/plan": ALL,
    "GET /v1/solves/{solve}/events": ALL,
    "POST /v1/check": ALL,
}
PUBLIC: Final = {
    "GET /healthz": NOBODY,
    "GET /readyz": NOBODY,
    "GET /metrics": NOBODY,
    "GET /v1/problems": NOBODY,
    "GET /v1/problems/{code}": NOBODY,
}
PROTECTED: Final = {**OF_A_WORKSHOP, **OF_THE_SERVICE}
EVERYTHING: Final = {**PROTECTED, **PUBLIC}
