"""The command line as a user meets it: results on stdout, errors in one line on stderr, exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from scheduler.documents.plan import PlanDocument
from scheduler.generate import generate
from scheduler.read import read_day, read_plan
from tests.api.conftest import Files

WORKSHOP = [sys.executable, "-c", "from api.cli import main; main()"]
LAZY = [  # the same with a solver that plans nothing
    sys.executable,
    "-c",
    "import api.wiring, tests.api.conftest as lazy; api.wiring.solve = lazy.leave_everything_out;"
    "from api.cli import main; main()",
]
ROOT = Path(__file__).resolve().parents[2]


def workshop(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def refused(result: Result) -> str:
    """The one line on stderr of a command that could not use its input."""
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("error: ")
    return line.removeprefix("error: ")


def edited(path: Path, change: Callable[[PlanDocument], PlanDocument]) -> None:
    document = change(read_plan(path.read_bytes()))
    path.write_text(document.model_dump_json(by_alias=True), "utf-8")


def test_help_lists_every_command() -> None:
    lines = workshop("--help").stdout.splitlines()
    commands = [line.split()[0] for line in lines[lines.index("Commands:") + 1 :]]
    assert commands == ["plan", "check", "why", "show", "generate", "schema", "demo", "serve", "keys", "db"]


def test_check_says_that_no_rule_is_broken(files: Files) -> None:
    result = workshop("check", files.day, files.plan)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == "valid: no rule is broken"


def test_check_prints_the_score_by_tier(files: Files) -> None:
    """Late by 40 minutes: 8 (VIP) once; left out: 5 (booked) three times."""
    assert "  promises                    23\n" in workshop("check", files.day, files.plan).stdout


def test_check_names_every_broken_rule_and_fails(files: Files) -> None:
    """Without its stays nothing stands in a bay."""
    edited(files.plan, lambda plan: plan.model_copy(update={"stays": ()}))
    result = workshop("check", files.day, files.plan)
    assert result.exit_code == 1
    first, *named = result.stdout.split("score")[0].splitlines()
    assert first == f"{len(named)} violations of 1 rule"
    assert any("京A·E1738" in line for line in named)


@pytest.mark.parametrize("command", ["check", "plan", "show"])
def test_a_missing_file_is_named(command: str, tmp_path: Path, files: Files) -> None:
    missing = tmp_path / "missing.json"
    more = {"check": f"{files.plan}", "plan": "", "show": f"{files.plan} --html {tmp_path}/page.html"}[command]
    assert refused(workshop(command, missing, *more.split())) == f"{missing}: No such file or directory."


def test_a_folder_is_not_a_document(tmp_path: Path, files: Files) -> None:
    assert refused(workshop("check", tmp_path, files.plan)) == f"{tmp_path}: Is a directory."


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe", b"[]", b'{"schema": "workshop-day/9"}'])
def test_what_is_no_day_is_told_in_lines_not_in_a_traceback(text: bytes, files: Files) -> None:
    result = workshop("check", "-", files.plan, stdin=text)
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(line.startswith("error: ") for line in result.stderr.splitlines())
    assert result.stderr


def test_every_fault_of_a_day_has_its_own_line(files: Files) -> None:
    day = json.loads(files.day.read_text("utf-8"))
    day["orders"][0]["promise"]["time"] = "soon"
    day["orders"][2]["mode"] = "sings"
    result = workshop("check", "-", files.plan, stdin=json.dumps(day).encode())
    assert result.exit_code == 2
    named = [line.split(": ")[1:3] for line in result.stderr.splitlines()]
    assert named == [["standard input", "orders[0].promise.time"], ["standard input", "orders[2].mode"]]


def test_a_plan_of_another_day_is_refused(files: Files) -> None:
    files.day.write_text(generate("small").model_dump_json(by_alias=True), "utf-8")
    result = workshop("check", files.day, files.plan)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("error: ")


@pytest.mark.parametrize(
    "options",
    [
        ["--time-limit", "0"],
        ["--time-limit", "nan"],
        ["--time-limit", "inf"],
        ["--time-limit", "soon"],
        ["--workers", "0"],
        ["--seed", "-1"],
        ["--seed", str(2**31)],  # CP-SAT takes 31 bits
    ],
)
def test_an_impossible_option_is_refused(options: list[str], files: Files) -> None:
    result = workshop("plan", files.day, *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert options[0] in result.stderr


@pytest.mark.usefixtures("lazy_solver")
def test_plan_shows_every_order_and_what_is_proved(files: Files) -> None:
    result = workshop("plan", files.day)
    assert result.exit_code == 0
    shown = [result.stdout.index(plate) for plate in ("京A·E1738", "M-NA", "粤B-12345", "<script>", "京K·F2109")]
    assert shown == sorted(shown)
    assert result.stdout.count(" left out: ") == 5
    assert "This plan keeps 0 of 4 promises (4 left out); 1 order without a promise left out." in " ".join(
        result.stdout.split()
    )


@pytest.mark.usefixtures("lazy_solver")
def test_plan_reports_progress_on_stderr_only(files: Files) -> None:
    """Four booked orders of 5 and a VIP of 8, three times each for being left out: 84."""
    result = workshop("plan", files.day)
    assert result.stderr.startswith("  0.1 s  construct  promises 84 ·")
    assert "construct" not in result.stdout


@pytest.mark.usefixtures("lazy_solver")
def test_plan_writes_what_check_accepts(files: Files, tmp_path: Path) -> None:
    written = tmp_path / "written.json"
    assert workshop("plan", files.day, "-o", written).exit_code == 0
    assert len(read_plan(written.read_bytes()).left_out) == 5
    assert workshop("check", files.day, written).exit_code == 0


@pytest.mark.usefixtures("lazy_solver")
def test_a_day_comes_from_standard_input(files: Files) -> None:
    assert "京A·E1738" in workshop("plan", "-", stdin=files.day.read_bytes()).stdout


def test_an_output_that_cannot_be_written_is_told_before_the_search(files: Files, tmp_path: Path) -> None:
    """The real solver stands behind this command: it would take seconds."""
    nowhere = tmp_path / "nowhere" / "plan.json"
    assert refused(workshop("plan", files.day, "-o", nowhere)) == f"{nowhere}: No such file or directory."
    assert refused(workshop("plan", files.day, "-o", tmp_path)) == f"{tmp_path}: Is a directory."


def test_nothing_is_written_when_the_day_is_wrong(tmp_path: Path) -> None:
    output = tmp_path / "plan.json"
    assert workshop("plan", "-", "-o", output, stdin=b"{}").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_show_writes_a_page_and_names_it(files: Files, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = workshop("show", files.day, files.plan, "--html", page)
    assert (result.exit_code, result.stdout) == (0, f"page written to {page}\n")
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_show_draws_a_plan_that_breaks_rules_and_says_so(files: Files, tmp_path: Path) -> None:
    edited(files.plan, lambda plan: plan.model_copy(update={"stays": ()}))
    result = workshop("show", files.day, files.plan, "--html", tmp_path / "page.html")
    assert result.exit_code == 0
    assert "violations of 1 rule; workshop check names them" in result.stderr
    assert "Rules broken" in (tmp_path / "page.html").read_text("utf-8")


def test_a_bound_counts_only_for_the_value_it_was_proved_for(files: Files, tmp_path: Path) -> None:
    """Whoever edits a plan by hand keeps its score and its bounds in the file."""
    page = tmp_path / "page.html"

    def proved(value: int) -> bool:
        def change(plan: PlanDocument) -> PlanDocument:
            tiers = [tier.model_copy(update={"value": value, "bound": value}) for tier in plan.score[:1]]
            return plan.model_copy(update={"score": (*tiers, *plan.score[1:])})

        edited(files.plan, change)
        workshop("show", files.day, files.plan, "--html", page)
        return "no plan breaks less weight than 23: proved" in page.read_text("utf-8")

    assert proved(23)
    assert not proved(12)


def test_generate_writes_a_day_that_reads_back_the_same() -> None:
    result = workshop("generate", "--size", "small", "--load", "0.5", "--seed", "7", "--days", "2", "--language", "zh")
    assert (result.exit_code, result.stderr) == (0, "")
    assert read_day(result.stdout) == generate("small", 0.5, 7, 2, "zh")


def test_generate_writes_a_full_workshop_where_there_is_one() -> None:
    result = workshop("generate", "--size", "medium", "--full")
    assert read_day(result.stdout) == generate("medium", full=True)
    refused = workshop("generate", "--size", "small", "--full")
    assert refused.exit_code == 2
    assert "a small workshop has no body and paint" in refused.stderr


def test_schema_describes_both_documents_or_one() -> None:
    both = json.loads(workshop("schema").stdout)
    assert list(both) == ["day", "plan"]
    assert json.loads(workshop("schema", "plan").stdout) == both["plan"]
    assert both["day"]["properties"]["schema"]["const"] == "workshop-day/1"


def test_demo_serves_a_workshop_and_shows_its_plan(tmp_path: Path) -> None:
    (tmp_path / "workshop-demo.html").mkdir()  # so that the page has to go elsewhere
    environment = os.environ | {"CI": "true", "WORKSHOP_PORT": "0", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*WORKSHOP, "demo"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    *_, page, address, command = done.stdout.splitlines()
    assert "<!DOCTYPE html>" in Path(page.removeprefix("The same as a page: ")).read_text("utf-8")
    assert address.startswith("The workshop is at /v1/workshops/demo")
    assert command.startswith("WORKSHOP_DATABASE_URL=sqlite:///workshop-demo.db workshop keys create")
    assert "first admin key" in done.stderr
    again = subprocess.run(
        [*WORKSHOP, "demo"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert again.stdout.startswith("Workshop demo is as it was left"), again.stderr


@pytest.mark.parametrize("command", ["schema", "plan"])
def test_a_reader_that_goes_away_is_one_line_not_a_traceback(command: str, files: Files) -> None:
    """Two ways to write: plain, and by tables."""
    arguments = [command, files.day] if command == "plan" else [command]
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        done = subprocess.run([*LAZY, *arguments], cwd=ROOT, stdout=closed, stderr=subprocess.PIPE, check=False)
    told = done.stderr.decode().splitlines()[-1]
    assert (done.returncode, told) == (2, "error: standard output was closed before everything was written.")
    assert b"Traceback" not in done.stderr


def test_ctrl_c_while_proving_keeps_the_best_plan(tmp_path: Path) -> None:
    """With the real solver, whose own handler of Ctrl-C would end the program."""
    day, output = tmp_path / "day.json", tmp_path / "plan.json"
    day.write_text(generate("small").model_dump_json(by_alias=True), "utf-8")
    command = [*WORKSHOP, "plan", str(day), "-o", str(output), "--time-limit", "300"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=_hear_ctrl_c) as running:
        assert running.stderr
        assert any(b" prove " in line for line in running.stderr), "the plan was complete before it was proved"
        running.send_signal(signal.SIGINT)
        shown, told = running.communicate(timeout=200)
    assert running.returncode == 0, told.decode()
    assert b"Stopping: the best plan so far follows." in told
    assert "All 14 promises are kept" in shown.decode() or "This plan keeps" in shown.decode()
    assert workshop("check", day, output).exit_code == 0


def test_names_come_out_whatever_the_terminal_was_set_to(files: Files) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [*WORKSHOP, "generate", "--size", "small", "--language", "zh"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert read_day(done.stdout).workshop.zone == "Asia/Shanghai"


def _hear_ctrl_c() -> None:
    """A test run in the background of a script inherits that Ctrl-C is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_fault_of_one_of_two_files_names_the_file(files: Files) -> None:
    """A fault found while reading the day, one while judging it, one of the plan."""
    good = files.day.read_text("utf-8")
    for change, path in (({"mode": "sings"}, "orders[0].mode"), ({"arrival": "2027-11-24T08:00+08:00"}, "orders[0]")):
        day = json.loads(good)
        day["orders"][0].update(change)
        day["orders"][0]["records"] = [{"operation": "job", "status": "started"}]
        files.day.write_text(json.dumps(day), "utf-8")
        assert workshop("check", files.day, files.plan).stderr.startswith(f"error: {files.day}: {path}")
    files.day.write_text(good, "utf-8")
    edited(files.plan, lambda plan: plan.model_copy(update={"workshop": "another"}))
    assert refused(workshop("check", files.day, files.plan)).startswith(f"{files.plan}: workshop")


@pytest.mark.parametrize("command", ["check", "show"])
def test_standard_input_is_one_file(command: str, tmp_path: Path) -> None:
    more = ["--html", str(tmp_path / "page.html")] if command == "show" else []
    assert refused(workshop(command, "-", "-", *more)) == "only one of the two files may be `-`."


@pytest.mark.usefixtures("lazy_solver")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has it")
def test_a_full_disk_is_named_and_the_tables_are_shown_all_the_same(files: Files) -> None:
    result = workshop("plan", files.day, "-o", "/dev/full")
    assert result.exit_code == 2
    assert result.stderr.endswith("error: /dev/full: No space left on device.\n")
    assert "This plan keeps" in result.stdout


@pytest.mark.parametrize("redirected", [">&-", ">&- 2>&- <&-", ">/dev/full", ">/dev/full 2>&1"])
def test_check_that_cannot_be_heard_never_says_that_rules_are_broken(redirected: str, files: Files) -> None:
    edited(files.plan, lambda plan: plan.model_copy(update={"stays": ()}))
    command = ["sh", "-c", f'exec "$@" {redirected}', "sh", *WORKSHOP, "check", str(files.day), str(files.plan)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr + done.stdout


def test_check_lists_clashes_of_facts_and_orders_not_planned(tmp_path: Path) -> None:
    """Ann began both cars at half past eight in the same bay; a third order is cancelled."""
    day = json.loads((ROOT / "fixtures/tiny/facts.json").read_text("utf-8"))
    (record,) = day["orders"][0]["records"]
    day["orders"][1].update(status="in_progress", records=[{**record, "operation": "oil"}])
    day["orders"].append({**day["orders"][1], "id": "4713", "status": "cancelled", "records": []})
    document, written = tmp_path / "day.json", tmp_path / "plan.json"
    document.write_text(json.dumps(day), "utf-8")
    shown = workshop("plan", document, "-o", written, "--time-limit", "1").stdout
    told = workshop("check", document, written).stdout
    clash = "  technician_free: Ann is busy"
    assert f"(nothing planned could mend them):\n{clash}" in shown
    assert f"waived, because begun or forced work causes it:\n{clash}" in told
    assert all("Not planned here: 1 order is cancelled.\n" in text for text in (shown, told))


def test_a_plan_that_is_known_already_is_where_the_search_begins(files: Files, tmp_path: Path) -> None:
    """Read back with no time to search, the plan of the first run is what comes out of the second."""
    first, again = tmp_path / "first.json", tmp_path / "again.json"
    assert workshop("plan", files.day, "-o", first, "--time-limit", "2").exit_code == 0
    result = workshop("plan", files.day, "--from", first, "-o", again, "--time-limit", "0.1")
    assert result.exit_code == 0
    value, known = ([tier.value for tier in read_plan(path.read_bytes()).score] for path in (again, first))
    assert value == known


def test_the_day_and_the_known_plan_cannot_both_come_from_standard_input(files: Files) -> None:
    assert refused(workshop("plan", "-", "--from", "-")) == "only one of the two files may be `-`."


def test_a_run_that_is_to_repeat_gives_the_same_plan_again(files: Files, tmp_path: Path) -> None:
    written = [tmp_path / "a.json", tmp_path / "b.json"]
    for path in written:
        assert workshop("plan", files.day, "-o", path, "--deterministic", "--time-limit", "0.5").exit_code == 0
    a, b = (read_plan(path.read_bytes()).placements for path in written)
    assert a == b
