"""A document written to a file: its content in the format that the file's name asks for, put in place."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from ulo_selfcheck.answers.file_names import same_file
from ulo_selfcheck.documents.formats import markdown, plain_text
from ulo_selfcheck.documents.kinds import Kind, ending_of
from ulo_selfcheck.documents.reply_form import ReplyForm
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.ground import write_file
from ulo_selfcheck.ground.problem import Problem, reason

Content: TypeAlias = Document | ReplyForm | str | Iterator[str]
"""What goes into a file: a document or a form to render, or data that have their form already; very long ones in pieces."""


def write(path: Path, kind: Kind, content: Content, *, large: bool = False, overwrite: bool = False) -> str:
    """Write a document to `path`, and return a sentence that says where it is.

    Raises:
        Problem: this kind is not made in that format, there is a file already, or it cannot be written.
    """
    ending = ending_of(path, kind, large=large)
    if os.path.lexists(path) and not overwrite:
        raise Problem(f"There is a file {path} already. Nothing was changed.")
    pieces = rendered(content, ending, large=large)
    try:
        place = write_file.place_of(path)
        write_file.tidy(place)
        write_file.write_pieces(place, pieces)
    except OSError as error:
        raise Problem(f"{path} cannot be written: {reason(error)}. Try another folder.") from None
    return f"The {kind.called(ending)} is in {path.absolute()}"


def keep_apart(output: Path, source: Path) -> None:
    """See that a document does not go where the answers are that it is made from.

    Raises:
        Problem: it would.
    """
    if same_file(output, source):
        raise Problem(
            f"{output} is the file that your answers are in. Give the document another name. "
            "Nothing was changed."
        )


def rendered(content: Content, ending: str, *, large: bool = False) -> Iterable[bytes]:
    """Return content as the pieces of a file with this ending."""
    if isinstance(content, Document):
        return (render(content, ending, large=large),)
    if isinstance(content, ReplyForm):
        from ulo_selfcheck.documents.formats import form_page

        return (form_page.render(content, large=large).encode(),)
    pieces = (content,) if isinstance(content, str) else content
    return (piece.encode() for piece in pieces)


def render(document: Document, ending: str, *, large: bool = False) -> bytes:
    """Return a document as a file with this ending."""
    if ending == ".docx":
        from ulo_selfcheck.documents.formats import word

        return word.render(document, large=large)
    if ending == ".pdf":
        from ulo_selfcheck.documents.formats import pdf

        return pdf.render(document, large=large)
    if ending == ".html":
        from ulo_selfcheck.documents.formats import html

        return html.render(document, large=large).encode()
    text = markdown.render(document) if ending == ".md" else plain_text.render(document)
    return text.encode()
