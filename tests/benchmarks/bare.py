"""The bare programs we measure against: the same widgets, nothing else."""

import sys
from pathlib import Path

LIST, OPTIONS, TEXT = "list", "options", "text"


def main(kind: str, text: str = "") -> None:
    """Run a bare Textual app: a head, a list of 21 and two lines; a list of 21 alone; or a box with a text."""
    from textual.app import App, ComposeResult
    from textual.widgets import OptionList, Static

    class Bare(App[None]):
        ENABLE_COMMAND_PALETTE = False

        def compose(self) -> ComposeResult:
            if kind == TEXT:
                from textual.widgets import TextArea

                yield TextArea(Path(text).read_text(encoding="utf-8"))
                return
            rows = OptionList(
                *(f"{number}. A criterion of about this length" for number in range(1, 22)), markup=False
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
