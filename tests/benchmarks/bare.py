"""The bare programs we measure against: the same widgets, nothing else."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

LIST, SAVED, QUESTION, TEXT = "list", "saved", "question", "text"


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


def saving(file: Path) -> Callable[[], None]:
    """Return a save of what is in a file, such as it must be: written, on the disk, put in place."""
    import os
    import tomllib

    import tomli_w

    data = tomllib.loads(file.read_text(encoding="utf-8"))
    temporary, target = file.with_suffix(".bare-tmp"), file.with_suffix(".bare")

    def save() -> None:
        with temporary.open("wb") as out:
            out.write(tomli_w.dumps(data, multiline_strings=True).encode())
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(target)

    return save


def question_after_question() -> None:
    """Run a bare Textual app that shows a question and its eight answers, and at Enter or b another one."""
    from textual.app import App, ComposeResult
    from textual.widgets import OptionList, Static

    class Bare(App[None]):
        ENABLE_COMMAND_PALETTE = False
        BINDINGS: ClassVar = [("b", "show(-1)")]
        number = 1

        def compose(self) -> ComposeResult:
            yield Static(id="head", markup=False)
            yield Static(id="words", markup=False)
            yield OptionList(markup=False)

        def on_mount(self) -> None:
            self.action_show(0)
            self.query_one(OptionList).focus()

        def on_option_list_option_selected(self) -> None:
            self.action_show(1)

        def action_show(self, by: int) -> None:
            self.number += by
            self.query_one("#head", Static).update(f"READY. Question {self.number} of 21")
            self.query_one("#words", Static).update(f"What question {self.number} asks. " * 6)
            rows = self.query_one(OptionList)
            rows.clear_options()
            rows.add_options([f"( ) {one} What answer {one} to {self.number} is like" for one in range(1, 9)])
            rows.highlighted = 0

    Bare().run()


def main(kind: str, text: str = "") -> None:
    """Run a bare Textual app: a list of 21, a question with its answers, or a box with a text.

    The list has a head and two lines, and reads the answers in the file `text` into pydantic models; or (`saved`)
    it stands alone, and each key that moves in it saves what is in `text`.
    """
    if kind == QUESTION:
        question_after_question()
        return
    from textual.app import App, ComposeResult
    from textual.widgets import OptionList, Static

    save = saving(Path(text)) if kind == SAVED else None

    class Bare(App[None]):
        ENABLE_COMMAND_PALETTE = False

        def on_option_list_option_highlighted(self) -> None:
            if save:
                save()

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
            if kind == SAVED:
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
