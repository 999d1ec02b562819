"""What a running service is put together from."""

from __future__ import annotations

from api.access.tokens import tokens_of
from api.http.limits import Limiter
from api.jobs.dispatcher import Dispatcher
from api.jobs.executor import Executor
from api.jobs.results import Duties
from api.planning.applying import applied
from api.service import Service, now
from api.settings import Settings
from api.store.opening import opened
from api.store.sweeping import sweeping
from api.webhooks.deliveries import Deliveries


def service_of(settings: Settings, executor: Executor) -> Service:
    """A service on the database of the settings, with the newest tables."""
    database = opened(settings)
    jobs = Dispatcher(database, executor, settings.cores, now, Duties(applied(settings.plans_kept), sweeping(settings)))
    deliveries = Deliveries(database, now, private=settings.private_webhooks)
    return Service(settings, database, jobs, deliveries, Limiter(settings.requests_per_minute), tokens_of(settings))
