"""A folder of criteria, read and checked whole: every fault at once, with its file and what to mend."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ulo_selfcheck.catalogue.consistency import Named, disagreements, disagreements_of_context, missing_levels
from ulo_selfcheck.catalogue.criteria_set import Catalogue, Identity
from ulo_selfcheck.catalogue.criterion import Criterion
from ulo_selfcheck.ground import read_file
from ulo_selfcheck.ground.faults import Fault, Findings, KeyPath, place, read
from ulo_selfcheck.ground.models import Part, replace
from ulo_selfcheck.ground.problem import Problem

if TYPE_CHECKING:
    from ulo_selfcheck.catalogue.context import Context

_T = TypeVar("_T")
_Table = TypeVar("_Table", bound=Part)


class CriteriaFault(NamedTuple):
    """One thing to mend in a folder of criteria."""

    file: str
    where: str
    problem: str

    def __str__(self) -> str:
        where = f", {self.where}" if self.where else ""
        return f"{self.file}{where}: {self.problem}"


class CriteriaProblem(Problem):
    """A folder of criteria that cannot be used, with all that is to be mended in it."""

    def __init__(self, folder: Path, faults: list[CriteriaFault]) -> None:
        self.folder = folder
        self.faults = faults
        lines = [f"The criteria in {folder} cannot be used. {len(faults)} to mend.", *map(str, faults)]
        super().__init__("\n".join(lines))


def packaged_folder() -> Path:
    """Return the folder of the criteria that come with the program.

    An installed copy carries it inside the package; a checkout has it beside the package.
    """
    package = Path(__file__).parent.parent
    inside = package / "criteria"
    return inside if inside.is_dir() else package.parent / "criteria"


def load(folder: Path | None = None) -> Catalogue:
    """Return the catalogue in `folder` (by default the one that comes with the program).

    What stands beside the criteria is read when it is first wanted. In a folder that was asked for it is looked
    at now, too: all that is to be mended is reported together.

    Raises:
        CriteriaProblem: with every fault found in the folder.
    """
    reader = _Folder(folder or packaged_folder())
    catalogue = reader.catalogue()
    if folder:
        context = reader.context()
        if catalogue:
            reader.check_context(context, catalogue.identity)
    return reader.sound(catalogue)


def _read_context(catalogue: Catalogue) -> "Context":
    reader = _Folder(catalogue.folder)
    reader.criteria = [*catalogue.criteria, *catalogue.upcoming, *catalogue.retired]
    reader.named = {one.id for one in reader.criteria}
    context = reader.context()
    reader.check_context(context, catalogue.identity)
    return reader.sound(context)


_NOT_GROUPS = ("catalogue", "journey", "asks", "background", "helpers", "example", "lock")


class _Folder:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[CriteriaFault] = []
        self.criteria: list[Criterion] = []
        self.named: Named = set()  # every criterion named, sound or not: so one fault does not make ten

    def fault(self, file: str, where: str, problem: str) -> None:
        self.faults.append(CriteriaFault(file, where, problem))

    def catalogue(self) -> Catalogue | None:
        if not self.folder.is_dir():
            self.fault(self.folder.name, "", "There is no folder of this name.")
            return None
        identity = self._read("catalogue.toml", Identity)
        # Without the list of groups, the other files are their names: all that is to be mended is told at once.
        groups = [one.id for one in identity.groups] if identity else self._other_names()
        self.criteria = criteria = [one for group in groups for one in self._group(group)]
        if identity is None:
            return None
        catalogue = Catalogue(
            identity=identity,
            criteria=tuple(
                sorted((one for one in criteria if one.status == "active"), key=lambda c: c.number)
            ),
            upcoming=tuple(one for one in criteria if one.status == "upcoming"),
            retired=tuple(one for one in criteria if one.status == "retired"),
            folder=self.folder,
            read_context=_read_context,
        )
        for fault in disagreements(catalogue, criteria, self.named):
            self.fault(*fault)
        return catalogue

    def context(self) -> "Context":
        """Return what stands beside the criteria, not checked against them yet."""
        from ulo_selfcheck.catalogue.context import Asks, Background, Context, Helpers, Journey  # noqa: PLC0415

        return Context(
            self._read("journey.toml", Journey, optional=True),
            self._read("asks.toml", Asks, optional=True),
            self._read("background.toml", Background, optional=True),
            self._read("helpers.toml", Helpers, optional=True),
        )

    def check_context(self, context: "Context", identity: Identity) -> None:
        for fault in disagreements_of_context(context, identity, self.criteria, self.named):
            self.fault(*fault)

    def sound(self, read: _T | None) -> _T:
        """Return what was read, if it has no fault.

        Raises:
            CriteriaProblem: there are faults.
        """
        if read is None or self.faults:
            raise CriteriaProblem(self.folder, self.faults)
        return read

    def _other_names(self) -> list[str]:
        return sorted(one.stem for one in self.folder.glob("*.toml") if one.stem not in _NOT_GROUPS)

    def _group(self, group: str) -> list[Criterion]:
        file = f"{group}.toml"
        data = self._data(file, optional=False)
        if data is None:
            self.named = None
            return []
        rows = data.get("criteria", [])
        for key in data:
            if key != "criteria" or not isinstance(rows, list):
                self.fault(file, key, "This file holds [[criteria]] and nothing else.")
        if not isinstance(rows, list):
            return []
        found = Findings()
        criteria = [self._criterion(row, ("criteria", index), found) for index, row in enumerate(rows)]
        self._tell(file, found, data)
        return [replace(one, group=group) for one in criteria if one]

    def _criterion(self, row: Any, at: KeyPath, found: Findings) -> Criterion | None:
        if isinstance(row, dict):
            if self.named is not None:
                self.named.add(str(row.get("id")))
            for problem in missing_levels(row):
                found.faults.append(Fault(at, problem))
        return read(Criterion, row, found, at)

    def _read(self, file: str, kind: type[_Table], *, optional: bool = False) -> _Table | None:
        data = self._data(file, optional=optional)
        if data is None:
            return None
        found = Findings()
        value = read(kind, data, found)
        self._tell(file, found, data)
        return value

    def _tell(self, file: str, found: Findings, data: dict[str, Any]) -> None:
        for fault in found.faults:
            self.fault(file, _where(fault.path, data), fault.problem)

    def _data(self, file: str, *, optional: bool) -> dict[str, Any] | None:
        try:
            return read_file.table(read_file.read(self.folder / file).decode("utf-8-sig"))
        except FileNotFoundError:
            if optional:
                return None
            problem = "This file is missing, and it is needed."
        except UnicodeDecodeError:
            problem = "This is not text in UTF-8."
        except read_file.NotOrdinary as what:
            problem = f"This {what}."
        except read_file.Unsound as unsound:
            problem = str(unsound)
        except OSError as error:
            problem = f"This cannot be read: {error.strerror}."
        self.fault(file, "", problem)
        return None


def _where(path: KeyPath, data: dict[str, Any]) -> str:
    """Return where a fault stands, by criterion and key: 'criterion carers, levels.mostly'."""
    if len(path) > 1 and isinstance(path[1], int):
        rows = data.get(str(path[0]))
        row = rows[path[1]] if isinstance(rows, list) else None
        name = row.get("id", path[1] + 1) if isinstance(row, dict) else path[1] + 1
        kind = "criterion" if path[0] == "criteria" else str(path[0])
        rest = place(path[2:]).lstrip(", ")
        return f"{kind} {name}" + (f", {rest}" if rest else "")
    return place(path)
