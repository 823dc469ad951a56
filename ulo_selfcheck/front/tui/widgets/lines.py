"""Lines of words: titles, what is asked, what is said."""

from textual.widgets import Static

from ulo_selfcheck.ground.text import safe


class Line(Static):
    """A line of words. Text that people typed or a file holds is text, never markup."""

    def __init__(self, text: str = "", *, id: str | None = None, classes: str = "") -> None:
        super().__init__(safe(text), id=id, classes=f"line {classes}", markup=False)
        self.can_focus = False
        self._shown = text
        self.is_news = False
        """Its words came with the last key: a reader is to speak them."""

    @property
    def words(self) -> str:
        return self._shown

    def show(self, text: str) -> bool:
        """Show a text, and return whether it is another one. The same text is not painted again."""
        self.is_news = bool(text)
        if text == self._shown:
            return False
        self._shown = text
        self.update(safe(text), layout=False)
        if self.get_content_height(self.size, self.app.size, self.size.width) != self.size.height:
            self.refresh(layout=True)  # else the places of all lines stay: 1.5 ms less of each key
        return True
