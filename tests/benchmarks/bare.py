"""The bare programs we measure against: the same widgets, nothing else."""

import sys
from pathlib import Path

LIST, OPTIONS, TEXT = "list", "options", "text"


def answers_in(file: Path) -> list[str]:
    """Return the level of each answer in a file, read into the least models that serve."""
    import tomllib

    from pydantic import BaseModel

    class Answer(BaseModel):
        status: str = ""
        level: str = ""
        aim: str = ""
        note: str = ""
        evidence: list[dict[str, str]] = []

    class Review(BaseModel):
        organisation: dict[str, object]
        answers: dict[str, Answer]

    review = Review.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    return [answer.level for answer in review.answers.values()]


def main(kind: str, text: str = "") -> None:
    """Run a bare Textual app: a head, a list of 21 and two lines; a list of 21 alone; or a box with a text.

    The first reads the answers in the file `text` into pydantic models, and lists them.
    """
    from textual.app import App, ComposeResult
    from textual.widgets import OptionList, Static

    class Bare(App[None]):
        ENABLE_COMMAND_PALETTE = False

        def compose(self) -> ComposeResult:
            if kind == TEXT:
                from textual.widgets import TextArea

                yield TextArea(Path(text).read_text(encoding="utf-8"))
                return
            levels = answers_in(Path(text)) if kind == LIST else ["partly"] * 21
            rows = OptionList(
                *(f"{number}. A criterion, at {level}" for number, level in enumerate(levels, 1)),
                markup=False,
            )
            if kind == OPTIONS:
                yield rows
                return
            yield Static("READY", markup=False)
            yield rows
            yield Static("said", markup=False)
            yield Static("keys", markup=False)

        def on_mount(self) -> None:
            self.query("OptionList, TextArea").first().focus()

    Bare().run()


if __name__ == "__main__":
    main(*sys.argv[1:])
