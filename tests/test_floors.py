"""The house has floors: imports run only down, and nobody pays for what they do not use."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import Program
from ulo_selfcheck import __name__ as house

HOUSE = Path(__file__).parents[1] / house

MAP = (HOUSE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
FLOOR_OF = {
    **{room: int(floor) for floor, room in re.findall(r"^\| (\d) \| (\w+) \|", MAP, re.MULTILINE)},
    "__main__": 8,
}
"""The floor of each room, as the map says. A module may import from floors below, and from its own room."""

MODULES = sorted(HOUSE.rglob("*.py"))


def name_of(module: Path) -> str:
    """Give a module's name inside the house: 'documents.report'; 'documents' for a package."""
    parts = module.relative_to(HOUSE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_module(dotted: str) -> bool:
    place = HOUSE.joinpath(*dotted.split("."))
    return place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()


class WithoutTypes(ast.NodeTransformer):
    """Takes away what only a type checker runs."""

    def visit_If(self, node: ast.If) -> ast.AST | None:
        return None if ast.unparse(node.test) == "TYPE_CHECKING" else self.generic_visit(node)


def imports_of(module: Path, *, for_types: bool = True) -> Iterator[str]:
    """Give every module of the house that a module imports, wherever in it; also those for types alone."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in ast.walk(tree if for_types else WithoutTypes().visit(tree)):
        if isinstance(node, ast.Import):
            yield from (
                one.name.removeprefix(f"{house}.") for one in node.names if one.name.startswith(f"{house}.")
            )
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has an import with dots"
            source = f"{node.module}."
            if source.startswith(f"{house}."):
                for one in node.names:
                    full = f"{source}{one.name}".removeprefix(f"{house}.")
                    yield full if is_module(full) else source.removeprefix(f"{house}.").rstrip(".")


def part_of(dotted: str) -> str:
    return dotted.partition(".")[0]


def every_import() -> Iterator[tuple[str, str]]:
    for module in MODULES:
        for imported in imports_of(module):
            if imported:  # the house itself holds only its version
                yield name_of(module), imported


def test_every_part_of_the_house_has_a_floor() -> None:
    parts = {part_of(name_of(module)) for module in MODULES} - {""}
    assert parts == set(FLOOR_OF)


def test_every_file_that_the_map_names_is_there() -> None:
    files = {one.relative_to(HOUSE).as_posix() for one in MODULES}
    named = set(re.findall(r"`(?:ulo_selfcheck/)?([\w/]+\.py)`", MAP)) - {"tests/test_floors.py"}
    assert len(named) > 40
    assert [one for one in named if not any(f"/{file}".endswith(f"/{one}") for file in files)] == []


def test_the_test_sees_the_imports_that_there_are() -> None:
    seen = set(every_import())
    assert ("documents.writing", "ground.write_file") in seen
    assert ("front.commands.cli", "session.opening") in seen  # inside a function
    assert ("session.opening", "session.session") in seen


def test_imports_run_only_down_the_floors() -> None:
    up = [
        f"{importer} imports {imported}"
        for importer, imported in every_import()
        if part_of(importer) != part_of(imported)
        and FLOOR_OF[part_of(importer)] <= FLOOR_OF[part_of(imported)]
    ]
    assert up == []


def test_each_name_of_a_module_stands_once_in_the_house() -> None:
    """Whoever says 'lines.py' or searches for it means one file."""
    names = Counter(module.stem for module in MODULES if not module.stem.startswith("__"))
    assert {name for name, times in names.items() if times > 1} == set()


def test_no_modules_import_one_another_in_a_circle() -> None:
    below = {name_of(module): set(imports_of(module, for_types=False)) for module in MODULES}
    while ground := {name for name, imported in below.items() if not imported & below.keys()}:
        below = {name: imported for name, imported in below.items() if name not in ground}
    assert below == {}


def test_nothing_but_the_full_screen_imports_textual() -> None:
    outside = [
        name_of(module)
        for module in MODULES
        if not name_of(module).startswith("front.tui")
        and any(word in module.read_text(encoding="utf-8") for word in ("import textual", "from textual"))
    ]
    assert outside == []


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


LOADED = "import sys; print(*sorted(sys.modules), sep='\\n')"


def loaded_after(program: Program, code: str) -> set[str]:
    """Give the modules that are loaded after some lines of code in a fresh Python."""
    ran = program.python("-c", f"{code}\n{LOADED}")
    assert ran.code == 0
    return set(ran.out.split())


EVERYTHING_BUT_THE_FULL_SCREEN = [
    name_of(module)
    for module in MODULES
    if not name_of(module).startswith("front.tui") and name_of(module) not in ("", "__main__")
]


def test_plain_mode_and_every_command_run_without_textual_rich_or_asyncio(program: Program) -> None:
    code = "\n".join(f"import {house}.{name}" for name in EVERYTHING_BUT_THE_FULL_SCREEN)
    heavy = {"textual", "rich", "asyncio"}
    assert {name.partition(".")[0] for name in loaded_after(program, code)} & heavy == set()


COMMANDS = f"{house}.front.commands"
FRONT_DOOR = {
    *(house, f"{house}.front", COMMANDS, f"{house}.ground", f"{house}.ground.problem"),
    *(name_of(one) and f"{house}.{name_of(one)}" for one in MODULES if one.parent.name == "commands"),
}


def test_the_front_door_alone_loads_no_other_room(program: Program) -> None:
    ours = {name for name in loaded_after(program, f"import {COMMANDS}.cli") if name.startswith(house)}
    assert ours == FRONT_DOOR


@pytest.mark.parametrize("words", ["--help", "--version"])
def test_help_and_version_load_no_other_room_and_no_pydantic(program: Program, words: str) -> None:
    code = f"""
import atexit, sys
from {COMMANDS} import cli
sys.argv = ["ulo-selfcheck", "{words}"]
atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))
cli.main()
"""
    loaded = set(program.python("-c", code).err.split())
    assert {one for one in loaded if one.startswith(house)} == FRONT_DOOR
    assert not loaded & {"pydantic", "textual", "jinja2", "docx"}


def test_a_whole_sitting_in_plain_mode_loads_no_textual(program: Program) -> None:
    code = f"""
import atexit, sys
from {COMMANDS} import cli
sys.argv = ["ulo-selfcheck", "open", "p.toml", "--plain"]
atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))
cli.main()
"""
    ran = program.python("-c", code, typed="4\nnote\nWords\n\ngaps\nreview\nplan\n\nreport r.txt\nquit\n")
    assert (program.home / "r.txt").exists()
    assert "importlib.metadata" not in ran.err.split(), "nobody looks for plug-ins"
    assert {name.partition(".")[0] for name in ran.err.split()} & {"textual", "rich", "asyncio"} == set()


def test_the_first_list_of_the_full_screen_loads_what_it_shows_and_no_more(program: Program) -> None:
    code = """
import asyncio
from pathlib import Path
from tests.front.tui.states import practice

async def start():
    async with practice(Path.cwd()).run_test(size=(80, 24)):
        pass

asyncio.run(start())
"""
    late = {"wcwidth", "jinja2", "docx", "textual.widgets._text_area", f"{house}.catalogue.context"}
    loaded = loaded_after(program, code)
    assert f"{house}.front.tui.screens.list_screen" in loaded
    assert not loaded & late
    assert not {one for one in loaded if one.startswith(f"{house}.documents.")}
