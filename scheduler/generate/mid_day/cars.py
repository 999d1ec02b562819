"""Cars of the day with a case of their own: one function each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from scheduler.documents.operations import BayNeed, KnownTime, OperationSpec, Predecessor, Step
from scheduler.documents.orders import Approval, Customer, PackageItem, Part, Promise, WorkOrder
from scheduler.generate.cars import vehicle
from scheduler.generate.catalogue import operation
from scheduler.generate.mid_day.house import LONG
from scheduler.generate.names import customer_name
from scheduler.generate.orders import moment
from scheduler.generate.packages import BUNDLES
from scheduler.generate.places import Place, Words
from scheduler.generate.task import Task
from scheduler.generate.tasks import TASKS
from scheduler.generate.today import minute

FIRST = 4801
QUICK = "t-12"
"""Knows the long models best."""

ADVISOR = "s-02"

SEAL = Task(Words("天窗密封", "Schiebedach abdichten", "Sunroof: seal"), 6, "service", 2)
LEAK_TEST = Task(Words("淋水测试", "Dichtigkeitsprüfung", "Leak test"), 3, "service", 1, ("wash",))
SHARED_TEST = "vehicle_test"
TESTS = {
    "test_drivetrain": (Task(Words("动力检测", "Test Antrieb", "Test: drivetrain"), 9, "diagnosis", 1), 5),
    "test_chassis": (Task(Words("底盘检测", "Test Fahrwerk", "Test: chassis"), 7, "diagnosis", 1), 3),
}
"""With the FRU that each takes when the other has connected the car already."""


@dataclass(frozen=True)
class Desk:
    """Where orders are written on the day; ``plates`` are those taken."""

    rng: Random
    place: Place
    day: date
    plates: set[str]

    def order(
        self, number: int, arrives: str, ready: str, work: Sequence[PackageItem | Step], **more: object
    ) -> WorkOrder:
        """An order of the usual kind; ``ready`` is a time of the day, hours above 24 are later days'."""
        return WorkOrder.model_validate(
            {
                "id": str(number),
                "vehicle": vehicle(self.rng, self.place, 0, self.plates),
                "customer": Customer(name=customer_name(self.rng, self.place.language)),
                "arrival": moment(self.place, self.day, minute(arrives)),
                "promise": Promise(time=moment(self.place, self.day, minute(ready)), buffer_minutes=15),
                "work": tuple(work),
            }
            | more
        )

    def part(self, package: str, supply: str) -> Part:
        """A part ordered now, or taken from the shelf."""
        bundle = BUNDLES[package]
        return Part.model_validate(
            {"name": self.place.say(bundle.name), "supply": supply, "operation": f"{package}/{bundle.fits}"}
        )


Write = Callable[[Desk, int], WorkOrder]


def long_wheelbase(desk: Desk, number: int) -> WorkOrder:
    """A car too long for most lifts, and somebody who knows it: alone, on the first of them, and both."""
    usual = operation(desk.place, TASKS["small_service"])
    times = (
        KnownTime(technician=QUICK, work=17),
        KnownTime(bay=LONG[0], work=19),
        KnownTime(technician=QUICK, bay=LONG[0], work=15),
    )
    spec = usual.model_copy(
        update={
            "bay": BayNeed(kinds=("lift",), features=("long_wheelbase",)),
            "ways": (usual.ways[0].model_copy(update={"times": times}),),
        }
    )
    step = Step(step="service", operation=spec, preferred_technicians=(QUICK,))
    car = vehicle(desk.rng, desk.place, 0, desk.plates).model_copy(update={"model": "BMW 740Li"})
    return desk.order(number, "13:15", "16:45", [step], vehicle=car)


def to_the_airport(desk: Desk, number: int) -> WorkOrder:
    """At half past four the car has to be gone, done or not; a regular of one of the advisors."""
    customer = Customer(name=customer_name(desk.rng, desk.place.language), preferred_advisor=ADVISOR)
    latest = moment(desk.place, desk.day, minute("16:30"))
    work = [PackageItem(package="front_discs")]
    return desk.order(number, "10:30", "16:00", work, customer=customer, latest=latest, weight=20, overnight=False)


def campaign(desk: Desk, number: int) -> WorkOrder:
    """Written to by the maker; the part lies on the shelf."""
    work = [PackageItem(package="recall_airbag"), PackageItem(package="recall_software")]
    return desk.order(
        number, "13:00", "17:00", work, order_class="campaign", parts=(desk.part("recall_airbag", "stock"),)
    )


def part_overnight(desk: Desk, number: int) -> WorkOrder:
    """Tested today, repaired tomorrow."""
    work = [PackageItem(package="vehicle_test"), PackageItem(package="control_arms")]
    return desk.order(number, "09:30", "41:00", work, parts=(desk.part("control_arms", "overnight"),))


def off_the_road(desk: Desk, number: int) -> WorkOrder:
    """Under warranty, in the house for the fourth day, and its part takes two more."""
    work = [PackageItem(package="vehicle_test"), PackageItem(package="turbo")]
    return desk.order(number, "08:30", "113:00", work, parts=(desk.part("turbo", "vor"),), warranty_days=4)


def to_be_agreed(desk: Desk, number: int) -> WorkOrder:
    """The fault is looked for first; what it costs the customer says yes to at lunch."""
    expected = moment(desk.place, desk.day, minute("13:15"))
    search = Step(step="fault_search", operation="fault_search", same_bay_as="vehicle_test/test")
    work = (PackageItem(package="vehicle_test"), search, PackageItem(package="wiring"))
    approval = Approval(kind="customer", expected=expected, operation="wiring/wiring")
    return desk.order(number, "08:15", "17:15", work, approvals=(approval,))


def two_tests(desk: Desk, number: int) -> WorkOrder:
    """Both connect the car; the longer counts in full."""
    steps = [
        Step(step=name, operation=_sharing(operation(desk.place, task), plus)) for name, (task, plus) in TESTS.items()
    ]
    return desk.order(number, "11:30", "16:45", steps)


def _sharing(spec: OperationSpec, plus: int) -> OperationSpec:
    ways = (spec.ways[0].model_copy(update={"plus_work": plus}),)
    return spec.model_copy(update={"ways": ways, "overlap_group": SHARED_TEST})


def leaking_roof(desk: Desk, number: int) -> WorkOrder:
    """What is sealed sets for half an hour, and is tested within two."""
    test = Predecessor(step="seal", min_lag="30 min", max_lag="2 h")
    steps = [
        Step(step="seal", operation=operation(desk.place, SEAL)),
        Step(step="leak_test", operation=operation(desk.place, LEAK_TEST), after=(test,)),
    ]
    return desk.order(number, "11:15", "17:00", steps)


def compressor(desk: Desk, number: int) -> WorkOrder:
    """Isolated, replaced under supervision and recommissioned, all in one stay."""
    car = vehicle(desk.rng, desk.place, 100, desk.plates)
    return desk.order(number, "12:15", "17:15", [PackageItem(package="hv_compressor")], vehicle=car)


def windscreen(desk: Desk, number: int) -> WorkOrder:
    """Replaced by another firm, then the camera is calibrated here."""
    steps = [Step(step="glass", operation="glass"), Step(step="calibration", operation="calibration")]
    return desk.order(number, "11:00", "17:30", steps)


def fetched(desk: Desk, number: int) -> WorkOrder:
    """A driver brings the car after lunch, and takes it back in the evening."""
    return desk.order(
        number, "12:45", "17:00", [PackageItem(package="brake_fluid")], mode="collection", travel="20 min"
    )


def there_again(desk: Desk, number: int) -> WorkOrder:
    """Nobody expected it: the fault of last week."""
    search = Step(step="fault_search", operation="fault_search")
    return desk.order(number, "11:30", "17:00", [search], order_class="comeback", repeat_visits=1)


def off_the_street(desk: Desk, number: int) -> WorkOrder:
    """Without an appointment, and standing in the door."""
    return desk.order(number, "10:45", "17:15", [PackageItem(package="tyres")], order_class="walk_in")


KNOWN: tuple[Write, ...] = (
    long_wheelbase,
    to_the_airport,
    campaign,
    part_overnight,
    off_the_road,
    to_be_agreed,
    two_tests,
    leaking_roof,
    compressor,
    windscreen,
    fetched,
)
"""Those that have an appointment."""

NEWS: tuple[Write, ...] = (there_again, off_the_street)
"""Those that nobody had on the list in the morning."""
