"""The start: carry on, start new, practise."""

from textual import on

from ulo_selfcheck.assessment.folder import Found, answer_files
from ulo_selfcheck.catalogue.model import day
from ulo_selfcheck.session import opening
from ulo_selfcheck.tui.screens.place import Place
from ulo_selfcheck.tui.widgets.rows import Row, Rows


class Start(Place):
    """What would you like to do?"""

    files: list[Found]

    def draw(self) -> None:
        self.files = answer_files(opening.folders_to_look_in())
        total = len(self.program.catalogue.order)
        rows = [
            Row(
                str(number),
                f"Carry on with {self._named(one)}. {one.answered} of {total} answered.",
            )
            for number, one in enumerate(self.files)
        ]
        rows += [
            Row("new", "Start a new self-check"),
            Row("practise", "Practise with a made-up organisation"),
            Row("combine", "Combine members' own answers"),
            Row("quit", "Leave"),
        ]
        self.head("ULO self-check. What would you like to do?")
        self.rows.show_rows(rows, rows[0].id)

    def _named(self, one: Found) -> str:
        """Name a file by its organisation; in room view other people may look on, so by its day."""
        return (
            f"the one of {day(one.changed)}" if self.program.room_view else f"{one.organisation}. {one.title}"
        )

    @on(Rows.Chosen)
    def chosen(self, event: Rows.Chosen) -> None:
        wanted = event.row_id
        if wanted.isdecimal():
            self.program.carry_on(self.files[int(wanted)].path)
        elif wanted == "quit":
            self.program.do("quit")
        elif wanted == "combine":
            self.program.combine()
        else:
            self.program.begin(practise=wanted == "practise")
