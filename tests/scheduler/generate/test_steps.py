"""What an order lists."""

from scheduler.documents.operations import OperationSpec, Step
from scheduler.documents.orders import PackageItem
from scheduler.generate.jobs import Job
from scheduler.generate.places import PLACES
from scheduler.generate.steps import steps


def listed(job: Job, *, received: bool = False, internal: bool = False) -> list[PackageItem | Step]:
    return list(steps(PLACES["de"], job, received=received, internal=internal))


def keys(work: list[PackageItem | Step]) -> list[str]:
    return [item.package if isinstance(item, PackageItem) else item.step for item in work]


def test_the_technician_checks_what_he_did_last_where_he_did_it() -> None:
    *packages, check = listed(Job(("oil_and_filter", "spark_plugs")))
    assert keys(packages) == ["oil_and_filter", "spark_plugs"]
    assert isinstance(check, Step)
    assert check.same_bay_as == check.same_technicians_as == "spark_plugs/spark_plugs"


def test_a_fault_is_looked_for_after_the_vehicle_test_in_the_same_bay() -> None:
    """9 FRU are 45 min, 8 AW."""
    test, search, check = listed(Job(("vehicle_test",), search=9))
    assert keys([test]) == ["vehicle_test"]
    assert isinstance(search, Step)
    assert isinstance(search.operation, OperationSpec)
    assert (search.same_bay_as, search.operation.estimate, search.operation.ways[0].work) == (
        "vehicle_test/test",
        True,
        8,
    )
    assert isinstance(check, Step)
    assert check.same_bay_as == "fault_search"


def test_a_test_drive_follows_the_self_check() -> None:
    assert keys(listed(Job(("alignment",)))) == ["alignment", "self_check", "test_drive"]


def test_express_work_comes_in_any_order() -> None:
    first, second = listed(Job(("express_oil", "express_wipers")))
    assert isinstance(first, PackageItem)
    assert isinstance(second, PackageItem)
    assert (first.any_order, second.any_order) == (False, True)


def test_a_car_that_is_received_already_lists_the_rest_of_its_visit() -> None:
    assert keys(listed(Job(("oil_service",)), received=True)) == ["oil_service", "inspection", "wash", "handover"]
    assert keys(listed(Job(("oil_service",)), received=True, internal=True)) == ["oil_service", "inspection", "wash"]
