"""A later version of the criteria, as a folder: reworded, changed in meaning, new, retired and split."""

import re
import shutil
from pathlib import Path

from ulo_selfcheck.catalogue.load import packaged_folder

WHAT_CHANGED = "It asks about trustees too."


def make(folder: Path) -> Path:
    """Write the folder, and give it.

    'rights' has other words. 'diversity' has another meaning. 'carers' is retired. 'accountable' was split in
    two, 'accounts-to-members' and 'accounts-to-public'. 'climate' is new.
    """
    shutil.copytree(packaged_folder(), folder)
    _change(folder / "catalogue.toml", 'version = "2026.2"', 'version = "2027.1"')
    values, governance, services = (
        folder / f"{group}.toml" for group in ("values", "governance", "services")
    )
    _change(_only(values, "rights"), "Everyone has rights.", "All people have rights.", values)
    _change(_only(values, "diversity"), "revision = 2", "revision = 3", values)
    text = _only(values, "diversity")
    _change(text, re.findall(r'(?m)^changed = "(.*)"$', text)[0], WHAT_CHANGED, values)
    _retire(values, "carers", ())
    halves = ("accounts-to-members", "accounts-to-public")
    _retire(governance, "accountable", halves)
    for number, half in enumerate(halves, 22):
        _add(governance, "accountable", half, number, ("accountable",))
    _add(services, "local-needs", "climate", 24, ())
    return folder


def _only(path: Path, criterion: str) -> str:
    """Give the text of one criterion."""
    blocks = re.split(r"(?m)^(?=\[\[criteria\]\])", path.read_text(encoding="utf-8"))
    return next(one for one in blocks if f'id = "{criterion}"\n' in one)


def _change(where: Path | str, old: str, new: str, file: Path | None = None) -> None:
    """Put new words in the place of old, in a whole file or in one piece of its text."""
    path = file or where
    assert isinstance(path, Path)
    text = path.read_text(encoding="utf-8")
    piece = where if isinstance(where, str) else text
    assert old in piece
    path.write_text(text.replace(piece, piece.replace(old, new, 1), 1), encoding="utf-8")


def _retire(path: Path, criterion: str, instead: tuple[str, ...]) -> None:
    keys = f'status = "retired"\nreplaced-by = {list(instead)}'
    _change(_only(path, criterion), f'id = "{criterion}"\n', f'id = "{criterion}"\n{keys}\n', path)


def _add(path: Path, like: str, new: str, number: int, derived_from: tuple[str, ...]) -> None:
    text = re.sub(
        r'status = "retired"\n|replaced-by = .*\n|essential = true\n|floor = .*\n', "", _only(path, like)
    )
    for key, value in (
        ("id", f'"{new}"'),
        ("number", str(number)),
        ("since", '"2027.1"'),
        ("title", f'"{new.replace("-", " ").capitalize()}"'),
    ):
        text = re.sub(rf"(?m)^{key} = .*$", f"{key} = {value}", text, count=1)
    text = text.replace(f'id = "{new}"\n', f'id = "{new}"\nderived-from = {list(derived_from)}\n', 1)
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n\n{text}", encoding="utf-8")
