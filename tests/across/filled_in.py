"""The reply form as a member fills it in: in Word, and then saved by another program.

    python -m tests.across.filled_in

saves the forms in `saved_by_others/` again, with LibreOffice, after words of the criteria changed.
"""

import datetime
import subprocess
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordDocument

from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.documents.reply_form import ReplyForm, content
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.documents.writing import render

SAVED = Path(__file__).parent / "saved_by_others"
ENDINGS = {"docx": "docx", "html": "html", "odt": "odt", "txt": "txt:Text (encoded):UTF8"}
"""Each ending, and what LibreOffice calls it."""
CATALOGUE = load()
FORM = ReplyForm(CATALOGUE, "Our 'own' <group>", "the chair", datetime.date(2027, 5, 9))
NOTE = "We \u201clike\u201d it."


def typed_in_word(answers: Mapping[str, object], notes: Mapping[str, str]) -> bytes:
    """Give the Word form as somebody fills it in: words typed at the ends of its lines."""
    made = content(FORM, ".docx")
    assert isinstance(made, Document)
    word: WordDocument = docx.Document(BytesIO(render(made, ".docx")))
    asked = iter(CATALOGUE.order)
    for paragraph in word.paragraphs:
        if paragraph.text.startswith("Question "):
            here = next(asked)
        for label, words in (("Answer:", answers), ("Note:", notes)):
            if paragraph.text.strip() == label and here in words:
                paragraph.add_run(str(words[here]))
    kept = BytesIO()
    word.save(kept)
    return kept.getvalue()


def _save_with_libreoffice() -> None:
    answers = {"rights": 3, "covers-everyone": "6. Not sure", "local-needs": "fully"}
    with tempfile.TemporaryDirectory() as folder:
        typed = Path(folder) / "libreoffice.docx"
        typed.write_bytes(typed_in_word(answers, {"covers-everyone": f"{NOTE}\nIt has two lines."}))
        for ending in ENDINGS.values():
            command = ["soffice", f"-env:UserInstallation={Path(folder).as_uri()}/own", "--headless"]
            command += ["--convert-to", ending, "--outdir", str(SAVED), str(typed)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    _save_with_libreoffice()
