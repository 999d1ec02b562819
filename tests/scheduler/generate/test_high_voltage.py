"""Work on high-voltage parts."""

from scheduler.documents.operations import Role
from scheduler.generate.catalogue import operations, packages
from scheduler.generate.high_voltage import HIGH_VOLTAGE
from scheduler.generate.packages import HIGH_VOLTAGE as BUNDLES
from scheduler.generate.places import PLACES
from scheduler.generate.tasks import TASKS

CATALOGUE = operations(PLACES["en"], HIGH_VOLTAGE)


def test_a_module_is_replaced_by_two_of_whom_one_is_qualified() -> None:
    assert CATALOGUE["hv_module"].ways[0].crew == (
        Role(skill="electrics", high_voltage="2S"),
        Role(skill="electrics", high_voltage="1S"),
    )


def test_an_open_battery_is_for_live_work_with_a_second_person() -> None:
    for task in ("hv_battery_open", "hv_cells"):
        assert [role.high_voltage for role in CATALOGUE[task].ways[0].crew] == ["3S", "2S"]


def test_who_is_only_instructed_is_supervised() -> None:
    for spec in CATALOGUE.values():
        levels = {role.high_voltage for role in spec.ways[0].crew}
        assert spec.supervised == (levels == {"1S"})


def test_parts_are_isolated_first_and_recommissioned_last_in_one_stay() -> None:
    for package in packages(PLACES["en"], BUNDLES):
        steps = [step.step for step in package.steps]
        if len(steps) > 1:
            assert (steps[0][-7:], steps[-1][-12:]) == ("isolate", "recommission")
            assert [step.same_bay_as for step in package.steps] == [None, *steps[:-1]]


def test_mechanical_workshops_have_none_of_it() -> None:
    assert not HIGH_VOLTAGE.keys() & operations(PLACES["en"]).keys()
    assert HIGH_VOLTAGE.keys() <= TASKS.keys()
