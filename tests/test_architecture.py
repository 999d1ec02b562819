"""The promises the layout makes to its readers, checked on the source text."""

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("scheduler", "solver", "api", "benchmarks")
MAX_LINES = 250

ALLOWED = {
    "scheduler": {"scheduler", "pydantic", "pydantic_core", "numpy", "holidays"},
    "solver": {"solver", "scheduler", "numpy", "numba", "ortools"},
}
RAW = "the judge reads the raw problem, nothing derived from it"
TWIN = "a twin that borrows from its twin proves nothing"
BANNED = [  # files, what they may not import, why
    ("scheduler/rules", ("scheduler.documents", "scheduler.compiled"), RAW),
    ("scheduler/goals", ("scheduler.documents", "scheduler.compiled"), RAW),
    ("solver/model/constraints", ("scheduler.rules",), TWIN),
    ("solver/model/objectives", ("scheduler.goals",), TWIN),
    ("benchmarks", ("api",), "a benchmark measures the solver; the service is reached by HTTP"),
    *((folder, ("tests",), "what ships cannot depend on tests") for folder in (*PACKAGES, "fixtures")),
]
TWINS = [  # checks, their CP-SAT twins, their tests, the fewest we believe
    pytest.param("scheduler/rules", "solver/model/constraints", "tests/rules", 10, id="rules"),
    pytest.param("scheduler/goals", "solver/model/objectives", "tests/goals", 3, id="goals"),
]
REGISTRIES = [
    ("scheduler/rules", "RULES"),
    ("solver/model/constraints", "CONSTRAINTS"),
    ("scheduler/goals", "GOALS"),
    ("solver/model/objectives", "OBJECTIVES"),
]
VAGUE = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
# Written so that these lines do not match themselves.
HOSTS = (("pypi", "org"), ("python" + "hosted", "org"), ("npm" + "js", "com"), ("npm" + "js", "org"))
REGISTRY_HOST = re.compile("|".join(re.escape(".".join(parts)) for parts in HOSTS))
MACHINE_PATH = re.compile(r"(?<![\w.])(?:/[w]ork(?:space)?/|/[r]oot/|/[h]ome/\w|/[U]sers/\w|[A-Z]:\\[U]sers)")


def modules(folder: str) -> list[Path]:
    """The Python files under a folder."""
    return sorted((ROOT / folder).rglob("*.py"))


def names(folder: str, prefix: str = "") -> set[str]:
    """The module names directly in a folder, without `__init__` and the prefix."""
    stems = {path.stem for path in (ROOT / folder).glob(f"{prefix}*.py")}
    return {stem.removeprefix(prefix) for stem in stems} - {"__init__"}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def at_start(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes below this one that run when the module is imported."""
    for child in ast.iter_child_nodes(node):
        lazy = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        typing_only = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
        if not lazy and not typing_only:
            yield child
            yield from at_start(child)


def imports(path: Path, *, only_at_start: bool = False) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import; `from a import b` counts as `a` and as `a.b`."""
    module = tree(path)
    for node in at_start(module) if only_at_start else ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = path.relative_to(ROOT).parts[: -node.level] if node.level else ()
            base = ".".join([*parents, *([node.module] if node.module else [])])
            yield node.lineno, base
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def breaches(paths: list[Path], banned: tuple[str, ...], *, only_at_start: bool = False) -> list[str]:
    """Where one of the files imports one of the banned modules or a part of it."""
    return [
        f"{shown(path)}:{line} imports {name}"
        for path in paths
        for line, name in imports(path, only_at_start=only_at_start)
        if any(name == ban or name.startswith(f"{ban}.") for ban in banned)
    ]


def report(problems: list[str], why: str) -> None:
    assert not problems, why + "\n  " + "\n  ".join(dict.fromkeys(problems))


def first_line(path: Path) -> str:
    return (ast.get_docstring(tree(path)) or "").partition("\n")[0]


def tracked() -> list[Path]:
    """The files git tracks or would track."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listing = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        return [path for package in PACKAGES for path in modules(package)]  # an unpacked archive: what it ships
    return [path for name in listing.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_top_level_package_has_source(package: str) -> None:
    """A renamed folder would make every other test here pass without looking at anything."""
    assert modules(package), f"{package}/ holds no Python file"


@pytest.mark.parametrize("package", ALLOWED)
def test_dependencies_point_inward(package: str) -> None:
    """Whoever reads the rules needs to know no solver, and whoever reads the solver no web framework."""
    allowed = sys.stdlib_module_names | ALLOWED[package]
    problems = [
        f"{shown(path)}:{line} imports {name}"
        for path in modules(package)
        for line, name in imports(path)
        if name.partition(".")[0] not in allowed
    ]
    report(problems, f"{package} may import the standard library and {sorted(ALLOWED[package])}")


@pytest.mark.parametrize(("folder", "banned", "why"), BANNED, ids=[line[0] for line in BANNED])
def test_layers_keep_their_distance(folder: str, banned: tuple[str, ...], why: str) -> None:
    """Each line of BANNED is one shortcut that would make a check, a twin or a benchmark worthless."""
    report(breaches(modules(folder), banned), why)


def test_only_the_wiring_and_the_jobs_know_the_solver() -> None:
    """Use cases take a port, so that another engine can be put in at one place."""
    knowing = [p for p in modules("api") if shown(p) == "api/wiring.py" or shown(p).startswith("api/jobs/")]
    report(breaches([p for p in modules("api") if p not in knowing], ("solver",)), "go through api/wiring.py")


def test_the_command_line_starts_without_the_solver() -> None:
    """OR-Tools costs seconds to import; `workshop --help` is the first thing a newcomer types."""
    cli = ROOT / "api/cli.py"
    assert cli.exists(), "api/cli.py is missing"
    heavy = ("solver", "fastapi", "ortools", "api.wiring")
    report(breaches([cli, *modules("api/commands")], heavy, only_at_start=True), "import it inside the command")


@pytest.mark.parametrize(("checks", "models", "tests", "fewest"), TWINS)
def test_every_rule_and_goal_is_three_files(checks: str, models: str, tests: str, fewest: int) -> None:
    """A rule without its constraint is never planned for, a constraint without its rule is never judged."""
    wanted, twins, tested = names(checks), names(models), names(tests, "test_")
    assert len(wanted | twins) >= fewest, f"only {len(wanted | twins)} found in {checks}/ and {models}/"
    everything = wanted | twins | tested
    problems = [f"{checks}/{name}.py is missing" for name in sorted(everything - wanted)]
    problems += [f"{models}/{name}.py is missing" for name in sorted(everything - twins)]
    problems += [f"{tests}/test_{name}.py is missing" for name in sorted(everything - tested)]
    report(problems, "check, model and test go together")


@pytest.mark.parametrize(("checks", "models", "tests", "fewest"), TWINS)
def test_twins_open_with_the_same_sentence(checks: str, models: str, tests: str, fewest: int) -> None:
    """One sentence in the planner's words says what rule, constraint and reader have to agree on."""
    shared = sorted(names(checks) & names(models))
    assert len(shared) >= fewest, f"only {len(shared)} twins in {checks}/ and {models}/ ({tests}/)"
    problems = []
    for name in shared:
        check, model = (first_line(ROOT / folder / f"{name}.py") for folder in (checks, models))
        if not check or check != model:
            problems.append(f"{name}: {check!r} against {model!r}")
    report(problems, "the first docstring lines differ")


@pytest.mark.parametrize(("folder", "registry"), REGISTRIES, ids=[line[1] for line in REGISTRIES])
def test_every_rule_and_goal_is_registered(folder: str, registry: str) -> None:
    """A file nobody calls looks like a rule that holds."""
    listed = getattr(importlib.import_module(folder.replace("/", ".")), registry)
    assert isinstance(listed, tuple | dict), f"{registry} is neither a tuple nor a dict of modules"
    entries = listed.values() if isinstance(listed, dict) else listed
    registered = [module.__name__.rpartition(".")[2] for module in entries]
    assert sorted(registered) == sorted(names(folder)), f"{registry} and the files in {folder}/ differ"
    if isinstance(listed, dict):
        assert list(listed) == registered, f"a key of {registry} is not the name of its module"


def test_every_constraint_states_its_formula() -> None:
    """The code shows how CP-SAT is told; only the formula lets a reader check that it was told the right thing."""
    paths = [ROOT / "solver/model/constraints" / f"{name}.py" for name in sorted(names("solver/model/constraints"))]
    assert paths, "solver/model/constraints/ is missing"
    bare = [shown(path) for path in paths if ".. math::" not in (ast.get_docstring(tree(path)) or "")]
    report(bare, "no '.. math::' in the module docstring")


def test_files_stay_short() -> None:
    """One concept per file; past 250 lines there are two."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for package in PACKAGES for path in modules(package)}
    report([f"{shown(path)} has {n} lines" for path, n in lengths.items() if n > MAX_LINES], "split it by concept")


def test_names_say_what_is_inside() -> None:
    """A module called utils has no reason to refuse anything."""
    paths = [shown(path) for package in (*PACKAGES, "tests") for path in modules(package)]
    report([path for path in paths if VAGUE & set(path.removesuffix(".py").split("/"))], "name the concept")


def test_nothing_is_tied_to_one_machine_or_registry() -> None:
    """Installs go through whatever mirror the reader has; a path from a developer's disk works for nobody else."""
    problems = []
    for path in tracked():
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
            if found := REGISTRY_HOST.search(line) or MACHINE_PATH.search(line):
                problems.append(f"{shown(path)}:{number} names {found[0]}")
    report(problems, "no registry host and no developer's path")
