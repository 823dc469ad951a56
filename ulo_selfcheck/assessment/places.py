"""Folders of this person's own: where new files go, and where answers go that fit nowhere else."""

from pathlib import Path


def default_folder() -> Path:
    """Give the folder for new files: 'ULO self-check' in the person's documents."""
    from platformdirs import user_documents_path  # noqa: PLC0415  (7 ms, and it is seldom asked for)

    return user_documents_path() / "ULO self-check"


def last_resorts() -> list[Path]:
    """Give the folders to try, in this order, when answers cannot be saved in their own at the very end."""
    return [default_folder(), Path.home()]
