"""Who gets a loaner car, and from when."""

from __future__ import annotations

from datetime import timedelta

from scheduler.clock import Clock
from scheduler.documents.orders import WorkOrder
from scheduler.orders import LoanNeed
from scheduler.translate.directory import Directory

DUTY_DAYS = 5
"""Days in repair under warranty after which the maker owes the customer a car."""


def to_loan(order: WorkOrder, clock: Clock, as_of: int) -> LoanNeed | None:
    """From the arrival, if one was promised or is out; else from the day on which it is owed, for warranty work."""
    arrival = max(0, clock.tick_up(order.arrival))
    if _is_promised(order):
        return LoanNeed(arrival, None if order.loaner else order.loaner_class, car=order.loaner)
    if order.warranty_days is None:
        return None
    day = clock.day(as_of) + timedelta(max(0, DUTY_DAYS - order.warranty_days))
    duty = max(clock.midnight(day), as_of, arrival)
    return LoanNeed(duty, duty=duty)


def check_loan(directory: Directory, order: WorkOrder, path: str) -> None:
    """The loaner that is out, or one of the class that was promised, belongs to the workshop."""
    classes = {car.loaner_class for car in directory.workshop.loaners}
    directory.knows(f"{path}.loaner", "loaner car", order.loaner, directory.loaners)
    directory.knows(f"{path}.loaner_class", "loaner class", order.loaner_class, classes)
    if directory.loaners or order.loaner or order.loaner_class:
        return
    if order.mode == "loaner":
        message = f"order {order.id} asks for a loaner car, the workshop has none."
        directory.fault(f"{path}.mode", message, "Add one to workshop.loaners, or write `leaves`.")
    elif order.warranty_days is not None:
        message = f"after {DUTY_DAYS} days under warranty the customer is owed a loaner car, the workshop has none."
        directory.fault(f"{path}.warranty_days", message, "Add one to workshop.loaners, or leave the days out.")


def _is_promised(order: WorkOrder) -> bool:
    return order.mode == "loaner" or order.loaner_class is not None or order.loaner is not None
