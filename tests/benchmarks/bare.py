"""The bare programs we measure against: the same widgets, nothing else."""

import sys

LIST, OPTIONS = "list", "options"


def main(kind: str) -> None:
    """Run a bare Textual app: a head, a list of 21 and two lines, or a list of 21 alone."""
    from textual.app import App, ComposeResult
    from textual.widgets import OptionList, Static

    class Bare(App[None]):
        ENABLE_COMMAND_PALETTE = False

        def compose(self) -> ComposeResult:
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
            self.query_one(OptionList).focus()

    Bare().run()


if __name__ == "__main__":
    main(sys.argv[1])
