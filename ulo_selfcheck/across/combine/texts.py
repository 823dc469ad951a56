"""The words in a reply, whatever kind of file it came as: text, an email, a word processor's, or a web page."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from email.utils import parseaddr
from pathlib import Path, PurePath

from ulo_selfcheck.across.combine.signature import APART
from ulo_selfcheck.across.combine.web_pages import from_html
from ulo_selfcheck.across.combine.word_files import MOST_BYTES, of_open_document, of_word
from ulo_selfcheck.answers.contents import FileProblem, read_bytes
from ulo_selfcheck.ground.problem import Problem

ENDINGS = (".txt", ".md", ".eml", ".docx", ".odt", ".rtf", ".html", ".htm")
_WITH_PICTURES = (".eml", ".docx", ".odt")
_MOST_BYTES = 1_000_000  # the form is 20 KB, as a page 60; the rest is what somebody wrote
_MOST_LETTERS = 2_000_000
_MOST_LINES = 20_000  # a mail with the form quoted five times has a quarter of it
_SAVE_AS_TEXT = "Save it as text, with a name that ends in .txt, and combine again."


def text_of(path: Path) -> tuple[str, str]:
    """Return the words in a reply, and what was sent with it that we do not look at.

    Raises:
        FileProblem: it cannot be read.
    """
    kind = path.suffix.lower()
    data = read_bytes(path, MOST_BYTES if kind in _WITH_PICTURES else _MOST_BYTES)
    try:
        text, besides = _of_mail(data) if kind == ".eml" else (_words(data, kind), "")
    except Problem as problem:
        raise FileProblem(path, [f"{path} {problem}. {_SAVE_AS_TEXT}"]) from None
    if len(text) > _MOST_LETTERS or text.count("\n") > _MOST_LINES:
        raise FileProblem(path, [f"There is too much text in {path} to be a reply."])
    return text, besides


def _words(data: bytes, kind: str) -> str:
    if kind == ".docx":
        return of_word(data)
    if kind == ".odt":
        return of_open_document(data)
    text = plain_text(data)
    if kind in (".html", ".htm"):
        return from_html(text)
    return _of_rich_text(text) if kind == ".rtf" else text


def plain_text(data: bytes) -> str:
    """Read text as editors save it: UTF-8, what Windows calls Unicode, or its older letters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if other := _without_its_mark(data):
        return data.decode(other, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _without_its_mark(data: bytes) -> str:
    """Return which kind of UTF-16 text is in that lost its mark at the start: half of its bytes are nothing."""
    start = data[:1000]
    if len(start) < 4 or start.count(0) < len(start) // 3:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def _of_rich_text(text: str) -> str:
    """Return the words of rich text, as older word processors save it.

    Raises:
        Problem: it cannot be read as such.
    """
    if not text.lstrip().startswith("{\\rtf"):
        raise Problem("is not rich text, whatever its name says")
    from striprtf.striprtf import rtf_to_text  # noqa: PLC0415  (few replies need it)

    try:
        return str(rtf_to_text(text, encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]  # it has no types
    except Exception:  # noqa: BLE001  (whatever it raises on a file that anybody may have made)
        raise Problem("cannot be read as rich text") from None


# A mail


def sender_of(path: Path) -> str:
    """Return the address that a mail was sent from; nothing where it names none, or where the file is no mail."""
    if path.suffix.lower() != ".eml":
        return ""
    headers = BytesHeaderParser(policy=policy.compat32).parsebytes(read_bytes(path, MOST_BYTES))
    return parseaddr(str(headers["from"] or ""))[1].casefold()


def _of_mail(data: bytes) -> tuple[str, str]:
    """Return the words of a mail and of the replies sent with it, and the names of what else was sent."""
    try:
        mail = message_from_bytes(data, policy=policy.default)
        texts = [f"Subject: {mail['subject'] or ''}", *_parts(mail)]
        passed = [str(part.get_filename() or part.get_content_type()) for part in _others(mail)]
    except Problem:
        raise
    except Exception:  # noqa: BLE001  (as above: a mail may be broken in any way)
        raise Problem("cannot be read as an email") from None
    besides = f"These came with it and were not looked at: {', '.join(passed)}." if passed else ""
    return f"\n{APART}\n".join(texts), besides


def _parts(mail: EmailMessage) -> Iterator[str]:
    body = mail.get_body(("plain", "html"))
    if body is not None:
        text = str(body.get_content())
        yield from_html(text) if body.get_content_type() == "text/html" else text
    for part in mail.iter_attachments():
        kind = PurePath(part.get_filename() or "").suffix.lower()
        if _is_reply(part):
            content = part.get_content()
            yield _words(content.encode() if isinstance(content, str) else bytes(content), kind)


def _others(mail: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in mail.iter_attachments() if not _is_reply(part))


def _is_reply(part: EmailMessage) -> bool:
    kind = PurePath(part.get_filename() or "").suffix.lower()
    return kind in ENDINGS and kind != ".eml"
