"""The addresses of the service, one module per resource: they translate and delegate."""

from api.routes import changes, checks, events, health, keys, orders, plan, sandboxes, solves, webhooks, workshops

ROUTERS = (
    workshops.router,
    orders.router,
    events.router,
    plan.router,
    solves.router,
    checks.router,
    changes.router,
    keys.router,
    webhooks.router,
    sandboxes.router,
    health.router,
)
"""In the order of the description."""
