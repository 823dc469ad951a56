"""A document as a Word file that people can restyle, enlarge, comment on and turn into braille.

What python-docx's own template gets wrong for our readers is put right in `word_styles.py`.
"""

import io
import re
import zipfile

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Cm, Length, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Row
from docx.text.paragraph import Paragraph as WordParagraph

from ulo_selfcheck.documents import tree
from ulo_selfcheck.documents.formats import colours
from ulo_selfcheck.documents.formats import word_styles as styles
from ulo_selfcheck.documents.formats.drawing import drawing
from ulo_selfcheck.documents.formats.drawing_png import png
from ulo_selfcheck.ground.text import safe

_NOT_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_TICK = "\u2610"
_OWN_NUMBER = re.compile(r"(\d{1,3})\. ")


def render(document: tree.Document, *, large: bool = False) -> bytes:
    """Return the document as the bytes of a .docx file. `large` is large print, 18 point."""
    word = docx.Document()
    document = document._replace(title=_text(document.title), author=_text(document.author))
    styles.put_right(word, document, size=styles.LARGE if large else 14)
    parts = [one for one in document.blocks if isinstance(one, tree.Heading) and one.level == 2]
    contents_before = _contents_before(parts)
    number = 0
    for block in document.blocks:
        if block is contents_before:
            _add_contents(word, parts)
        _add(word, block)
        if isinstance(block, tree.Heading) and block.level == 2:
            number += 1
            styles.mark(word.paragraphs[-1], number)
    file = io.BytesIO()
    word.save(file)
    return _without_the_hour(file)


def _without_the_hour(file: io.BytesIO) -> bytes:
    """Return a Word file whose parts carry the day alone; the archive would say to the second when it was made."""
    dated = io.BytesIO()
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(dated, "w", zipfile.ZIP_DEFLATED) as kept:
        for one in parts.infolist():
            year, month, day, *_hour = one.date_time
            info = zipfile.ZipInfo(one.filename, (year, month, day, 0, 0, 0))
            kept.writestr(info, parts.read(one), zipfile.ZIP_DEFLATED)
    return dated.getvalue()


def _contents_before(parts: list[tree.Heading]) -> tree.Heading | None:
    """Return before which part a list of contents stands: below the first page where there is room, else on its own."""
    return (
        next((one for one in parts if one.new_page), None)
        if len(parts) >= tree.LEAST_PARTS_ON_PAPER
        else None
    )


def _add_contents(word: WordDocument, parts: list[tree.Heading]) -> None:
    title = styles.dress(word.add_paragraph(tree.CONTENTS), "Caption")
    title.paragraph_format.keep_with_next = True
    for number, part in enumerate(parts, 1):
        line = styles.dress(word.add_paragraph(), styles.CHART)
        line.paragraph_format.keep_with_next = number < len(parts)
        line.paragraph_format.space_after = Pt(0)
        styles.link(line, number, _text(part.text))


def _add(word: WordDocument, block: tree.Block) -> None:
    match block:
        case tree.Heading():
            _add_heading(word, block)
        case tree.Paragraph(text=text):
            word.add_paragraph(_text(text))
        case tree.Items(items=items):
            for item in items:
                _add_item(word, _text(item), _OWN_NUMBER.match(item) if block.own_numbers else None)
        case tree.Facts():
            for rows in block.paragraphs():
                _label(word.add_paragraph(), rows)
        case tree.Table():
            _add_table(word, block.upright())
        case tree.Chart():
            _add_chart(word, block)
        case tree.Box(title=title, lines=lines):
            styles.box(word.add_paragraph(_text("\n".join((f"{title}.", *lines)))))
        case _:
            _add_paper(word, block)


def _add_item(word: WordDocument, item: str, own_number: re.Match[str] | None) -> None:
    """Add a line of a list. One with its question's number has it for its mark, and no bullet before it."""
    if own_number is None:
        styles.dress(word.add_paragraph(item), "List Bullet")
    else:
        line = word.add_paragraph(item[own_number.end() :])
        styles.number(word, line, begin=int(own_number[1]))
        styles.hang(line)


def _add_heading(word: WordDocument, block: tree.Heading) -> None:
    heading = styles.dress(word.add_paragraph(_text(block.text)), f"Heading {block.level}")
    heading.paragraph_format.page_break_before = block.new_page
    if block.level == 1:
        styles.underline(heading)


def _add_paper(word: WordDocument, block: tree.Paper) -> None:
    match block:
        case tree.Choices(label=label, options=options, typed=True):
            for number, option in enumerate(options):
                styles.number(word, word.add_paragraph(_text(option)), begin=1 if number == 0 else None)
            _label(word.add_paragraph(), ((label, ""),))
            _keep_on_one_page(word)
        case tree.Choices(options=options):
            for number, option in enumerate(options, 1):
                styles.hang(word.add_paragraph(_text(f"{_TICK}\t{number}. {option}")))
        case tree.Room(label=label, lines=0):
            _label(word.add_paragraph(), ((label, ""),))
        case tree.Room(label=label, lines=lines, more=more):
            _add_room(word, label, lines if styles.is_large(word) else lines + more)
        case tree.Picture():
            _add_picture(word.add_paragraph(), block, Cm(4.5 if styles.is_large(word) else 6))
        case tree.Card():
            _add_card(word, block)


def _keep_on_one_page(word: WordDocument) -> None:
    """Keep a question with its answers, and with the place for a note that comes next."""
    for paragraph in reversed(word.paragraphs):
        paragraph.paragraph_format.keep_with_next = True
        if paragraph.style and str(paragraph.style.name).startswith("Heading"):
            break


def _text(text: str) -> str:
    """Return text that a Word file can hold: two code points that are no letters cannot be in XML."""
    return safe(text).translate(_NOT_XML)


def _label(paragraph: WordParagraph, rows: tuple[tuple[str, str], ...]) -> None:
    for number, (label, value) in enumerate(rows):
        paragraph.add_run(f"{' ' if number else ''}{_text(label)}: ").bold = True
        paragraph.add_run(_text(value))


def _add_table(word: WordDocument, table: tree.Table) -> None:
    caption = styles.dress(word.add_paragraph(_text(table.caption)), "Caption")
    caption.paragraph_format.keep_with_next = True
    made = word.add_table(rows=0, cols=len(table.columns), style="Table Grid")
    styles.describe(made, table.caption)
    _add_row(made.add_row(), ("", *table.columns[1:]), bold=True)
    styles.repeat(made.rows[0])
    for row in table.rows:
        _add_row(made.add_row(), row)
    word.add_paragraph()


def _add_row(row: _Row, cells: tuple[str, ...], *, bold: bool = False) -> None:
    styles.keep_whole(row)
    for number, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        cell.paragraphs[0].add_run(_text(text)).bold = bold or number == 0


_WIDE = 17.4  # centimetres
_CHART_COLUMNS = (7.2, 4.2, 2.1, 3.9)  # of where a group stands now


def _add_chart(word: WordDocument, chart: tree.Chart) -> None:
    key = styles.dress(word.add_paragraph(), styles.CHART)
    key.paragraph_format.space_after = Pt(8)
    for number, one in enumerate(chart.key):
        _add_cell(key, one, styles.INK)
        key.add_run("    " if number + 1 < len(chart.key) else "")
    key.paragraph_format.keep_with_next = True
    for number, group in enumerate(chart.groups):
        _add_group(word, chart, group, colours.of_group(number))
    after = word.add_paragraph()  # Word wants one after a table
    after.paragraph_format.line_spacing = Pt(6)


def _widths(chart: tree.Chart) -> tuple[float, ...]:
    """Return how wide each column is: drawn ones have room for their drawing and a word."""
    drawn = len(chart.columns) - 2
    if not all(
        isinstance(cell.drawn, tree.Track)
        for group in chart.groups
        for row in group.rows
        for cell in row[1:-1]
    ):
        return _CHART_COLUMNS
    first, last = (5.2, 3.4) if drawn < 3 else (4.0, 2.6)
    return (first, *((_WIDE - first - last) / drawn for _ in range(drawn)), last)


def _add_group(word: WordDocument, chart: tree.Chart, group: tree.ChartGroup, colour: str) -> None:
    """Add the table of one group under its name: a row of one merged cell would have no place that is read out."""
    name = styles.dress(word.add_paragraph(), "Caption")
    name.paragraph_format.keep_with_next, name.paragraph_format.space_before = True, Pt(8)
    run = name.add_run(_text(group.name))
    run.bold, run.font.color.rgb = True, RGBColor.from_string(colour[1:])
    made = word.add_table(rows=0, cols=len(chart.columns))
    styles.describe(made, f"{chart.caption}: {group.name}")
    _add_row(_row(made), chart.columns, bold=True)
    styles.repeat(made.rows[0])
    for cells in group.rows:
        row = _row(made)
        for place, cell in zip(row.cells, cells, strict=True):
            _add_cell(styles.dress(place.paragraphs[0], styles.CHART), cell, colour)
    styles.lay_out(made, _widths(chart))


def _row(made: WordTable) -> _Row:
    row: _Row = made.add_row()  # type: ignore[no-untyped-call]
    styles.keep_whole(row)
    return row


def _add_cell(paragraph: WordParagraph, cell: tree.Cell, colour: str) -> None:
    if cell.drawn:
        high = round(styles.size_of(paragraph) * 0.8)
        picture = png(drawing(cell.drawn), colour)
        styles.decorate(paragraph.add_run().add_picture(io.BytesIO(picture), height=high))
        paragraph.add_run(" ")
    paragraph.add_run(_text(cell.text))


def _add_picture(paragraph: WordParagraph, picture: tree.Picture, high: Length) -> None:
    """Add a picture as high as it may be, and no wider than the page."""
    shape = paragraph.add_run().add_picture(io.BytesIO(picture.data))
    scale = min(high / shape.height, Cm(_WIDE) / shape.width)
    shape.height, shape.width = round(shape.height * scale), round(shape.width * scale)
    styles.say_in_words(shape, _text(picture.words))
    paragraph.paragraph_format.keep_with_next = True


def _add_room(word: WordDocument, label: str, lines: int) -> None:
    paragraph = word.add_paragraph(_text(label))
    paragraph.paragraph_format.keep_with_next = True
    for _ in range(lines):
        rule = word.add_paragraph()
        rule.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        rule.paragraph_format.line_spacing = Pt(16)  # the room round the line makes it a centimetre
        rule.paragraph_format.space_after = Pt(0)
        styles.rule(rule)


def _add_card(word: WordDocument, card: tree.Card) -> None:
    picture = []
    if card.picture:
        picture = [word.add_paragraph()]
        _add_picture(picture[0], card.picture, Cm(2.5))
    mark = word.add_paragraph()
    line = word.add_paragraph()
    about = word.add_paragraph(_text(card.about))
    for paragraph, text, size in ((mark, card.mark, 72), (line, card.word, 40)):
        run = paragraph.add_run(_text(text))
        run.bold, run.font.size = True, Pt(size)
    for paragraph in (*picture, mark, line, about):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = paragraph is not about
        paragraph.paragraph_format.keep_together = True
        paragraph.paragraph_format.space_after = Pt(0)
        styles.box(paragraph)
    word.add_paragraph()
