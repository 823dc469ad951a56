"""The start: carry on, start new, practise."""

from textual import on
from textual.widgets import OptionList

from ulo_selfcheck.assessment.folder import Found, answer_files
from ulo_selfcheck.session import opening
from ulo_selfcheck.tui.screens.place import Place
from ulo_selfcheck.tui.widgets.rows import Row


class Start(Place):
    """What would you like to do?"""

    files: list[Found]

    def show(self) -> None:
        self.files = answer_files(opening.folders_to_look_in())
        total = len(self.program.catalogue.order)
        rows = [
            Row(
                str(number),
                f"Carry on with {one.organisation}. {one.title}. {one.answered} of {total} answered.",
            )
            for number, one in enumerate(self.files)
        ]
        rows += [
            Row("new", "Start a new self-check"),
            Row("practise", "Practise with a made-up organisation"),
            Row("quit", "Leave"),
        ]
        self.head("ULO self-check. What would you like to do?")
        self.rows.show_rows(rows, rows[0].id)

    @on(OptionList.OptionSelected, "#rows")
    def chosen(self, event: OptionList.OptionSelected) -> None:
        wanted = event.option_id or ""
        if wanted.isdecimal():
            self.program.carry_on(self.files[int(wanted)].path)
        elif wanted == "quit":
            self.program.do("quit")
        else:
            self.program.begin(practise=wanted == "practise")
