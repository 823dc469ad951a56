"""What python-docx's template gets wrong for our readers, put right.

It comes in American English, with pale headings in a theme's fonts, its own name as the author, Letter
paper, and tables whose first row is not repeated.
"""

import datetime
import textwrap

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from ulo_selfcheck.documents.formats.colours import ACCENT
from ulo_selfcheck.documents.tree import Document
from ulo_selfcheck.ground import dates

FONT = "Arial"
LARGE = 18
INK = "#1a1a1a"
_HEADINGS = {"Heading 1": 1.35, "Heading 2": 1.2, "Heading 3": 1.07, "Heading 4": 1.0}
_LEADING = 1.1  # of a line as the font has it, which is 1.15 of its size: together 1.27
_OTHERS = ("Caption", "List Bullet", "List Number", "Footer")
CHART = "Chart"
"""The style of words in a chart: a little smaller, so that all of it is seen on one page."""


def put_right(word: WordDocument, document: Document, *, size: int) -> None:
    """Set language, properties, paper, fonts and sizes."""
    _set_languages(word, document.language)
    _set_properties(word, document)
    _set_paper(word)
    _set_style(word, "Normal", size, after=size * 0.3)
    for name, times in _HEADINGS.items():
        style = _set_style(word, name, round(size * times), after=size / 4, bold=True)
        style.paragraph_format.space_before = Pt(size * (0.5 if times > 1 else 0.3))
        style.paragraph_format.keep_with_next = True
        style.font.color.rgb = RGBColor.from_string(ACCENT[1:])
    for name in _OTHERS:
        _set_style(word, name, size, after=size / 6, bold=name == "Caption")
    word.styles.add_style(CHART, WD_STYLE_TYPE.PARAGRAPH).base_style = word.styles["Normal"]
    _set_style(word, CHART, round(size * 0.87), after=2).paragraph_format.line_spacing = 1.0
    _set_footer(word, textwrap.shorten(document.title, 900 // size, placeholder=" ..."))


def _set_languages(word: WordDocument, language: str) -> None:
    """Return in every place that speaks of a language that it is ours."""
    for part in (word.styles.element, word.settings.element):
        for tag in ("w:lang", "w:themeFontLang"):
            for element in part.iter(qn(tag)):
                for attribute in list(element.attrib):
                    del element.attrib[attribute]
                element.set(qn("w:val"), language)


def _set_properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title[:255]  # the most that the format allows
    properties.author = properties.last_modified_by = document.author[:255]
    properties.comments = properties.keywords = ""
    properties.language = document.language
    # The day, not the hour: nobody need know when in the night somebody sat over this.
    today = dates.today()
    properties.created = properties.modified = datetime.datetime.combine(today, datetime.time.min)


def _set_paper(word: WordDocument) -> None:
    paper = word.sections[0]
    paper.page_width, paper.page_height = Cm(21), Cm(29.7)
    paper.left_margin = paper.right_margin = Cm(1.8)
    paper.top_margin = paper.bottom_margin = Cm(1.6)
    paper.footer_distance = Cm(0.9)


def _set_style(
    word: WordDocument, name: str, size: int, *, after: float, bold: bool = False
) -> ParagraphStyle:
    style = word.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101  (the template has them; this is for the types)
    style.font.name = FONT
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _name_every_font(style, size)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = _LEADING
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return style


def _name_every_font(style: ParagraphStyle, size: int) -> None:
    """Name the font for every script, and the size for those that run from the right."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]  # the theme's fonts would win over the name
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for found in properties.findall(qn("w:szCs")):
        properties.remove(found)
    properties.find(qn("w:sz")).addnext(_element("w:szCs", val=str(size * 2)))


def _set_footer(word: WordDocument, title: str) -> None:
    """Put the title and the page number at the foot of each page, in one line and always in the same place."""
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{title}{'' if title.endswith('.') else '.'} Page ")
    run = paragraph.add_run()
    for kind in ("begin", "end"):
        if kind == "end":
            instruction = _element("w:instrText")
            instruction.text = "PAGE"
            run._r.append(instruction)  # noqa: SLF001  (python-docx has no fields)
        run._r.append(_element("w:fldChar", fldCharType=kind))  # noqa: SLF001


def dress(paragraph: Paragraph, style: str) -> Paragraph:
    """Give a paragraph a style, and return it. python-docx looks for the usual style each time, half of its work."""
    paragraph._p.style = style.replace(" ", "")  # noqa: SLF001  (as Word and python-docx make ids of names)
    return paragraph


def is_large(word: WordDocument) -> bool:
    """Return whether a document is in large print."""
    return int(word.styles["Normal"].font.size) >= Pt(LARGE)


def size_of(paragraph: Paragraph) -> int:
    """Return how large the letters of a paragraph are, in Word's smallest measure."""
    return int(paragraph.style.font.size) if paragraph.style and paragraph.style.font.size else 0


def repeat(row: _Row) -> None:
    """Repeat a table's first row at the top of each page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader", val="true"))  # noqa: SLF001


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit", val="true"))  # noqa: SLF001


def describe(table: Table, caption: str) -> None:
    """Return in words what a table holds, for those who hear it."""
    table._tbl.tblPr.append(_element("w:tblCaption", val=caption))  # noqa: SLF001


def lay_out(table: Table, widths: tuple[float, ...]) -> None:
    """Give a table columns of fixed widths in centimetres, lines between its rows alone, and its rows room."""
    table.autofit = False
    borders = _element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color="808080"))
    for side in ("left", "right", "insideV"):
        borders.append(_element(f"w:{side}", val="nil"))
    table._tbl.tblPr.append(borders)  # noqa: SLF001
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
            paragraph = dress(cell.paragraphs[0], CHART)
            paragraph.paragraph_format.space_before = Pt(2)


def number(word: WordDocument, paragraph: Paragraph, *, begin: int | None) -> None:
    """Number a paragraph in a list of its own kind, which begins here at `begin`. None: it goes on."""
    dress(paragraph, "List Number")
    numbering = word.part.numbering_part.element
    if begin is not None:
        usual = word.styles["List Number"].element.pPr.numPr.numId.val
        kind = next(one for one in numbering.num_lst if one.numId == usual).abstractNumId.val
        for own in numbering.xpath(f'./w:abstractNum[@w:abstractNumId="{kind}"]//w:tabs'):
            own.getparent().remove(own)  # words begin where the next lines do, also after two digits
        numbering.add_num(kind).add_lvlOverride(ilvl=0).add_startOverride(begin)
    paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = numbering.num_lst[-1].numId  # noqa: SLF001


_DECORATION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def decorate(shape: InlineShape) -> None:
    """Mark a picture as one that says nothing its words do not say, so that nobody has to hear of it."""
    for side in ("distT", "distB", "distL", "distR"):
        shape._inline.set(side, "0")  # noqa: SLF001  (without it LibreOffice puts room round it)
    described = shape._inline.docPr  # noqa: SLF001
    described.set("descr", "")
    described.append(parse_xml(_DECORATION))


def say_in_words(shape: InlineShape, words: str) -> None:
    """Say what a picture shows, for those who cannot see it."""
    shape._inline.docPr.set("descr", words)  # noqa: SLF001  (python-docx has no alternative texts)


def underline(title: Paragraph) -> None:
    """Draw a line in the colour of headings below a title."""
    _border(title, ("bottom",), color=ACCENT[1:], sz="18")
    title.paragraph_format.space_after = Pt(8)


def mark(heading: Paragraph, number: int) -> None:
    """Give a heading the mark that a list of contents leads to."""
    begin = _element("w:bookmarkStart", id=str(number), name=f"part{number}")
    end = _element("w:bookmarkEnd", id=str(number))
    heading._p.insert(1, begin)  # noqa: SLF001  (python-docx has no marks and no links within a document)
    heading._p.append(end)  # noqa: SLF001


def link(paragraph: Paragraph, number: int, text: str) -> None:
    """Add a text that leads to the heading with this mark."""
    run = paragraph.add_run(text)
    run.underline, run.font.color.rgb = True, RGBColor.from_string(ACCENT[1:])
    made = _element("w:hyperlink", anchor=f"part{number}")
    paragraph._p.append(made)  # noqa: SLF001
    made.append(run._r)  # noqa: SLF001


def box(paragraph: Paragraph) -> None:
    """Draw a line round a paragraph; paragraphs that follow each other share one."""
    _border(paragraph, ("top", "left", "bottom", "right"))
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Cm(0.25)


def rule(paragraph: Paragraph) -> None:
    """Draw a line to write on below a paragraph."""
    _border(paragraph, ("bottom", "between"))


def _border(paragraph: Paragraph, sides: tuple[str, ...], *, color: str = "auto", sz: str = "8") -> None:
    borders = _element("w:pBdr")
    for side in sides:
        borders.append(_element(f"w:{side}", val="single", sz=sz, space="6", color=color))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001
    # The schema wants borders after these, and before everything else we use.
    before = [one for one in properties if one.tag in {qn(f"w:{tag}") for tag in _BEFORE_BORDERS}]
    if before:
        before[-1].addnext(borders)
    else:
        properties.insert(0, borders)


_BEFORE_BORDERS = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr")


def hang(paragraph: Paragraph) -> None:
    """Let the lines after the first begin under its words, not under its box or its number."""
    paragraph.paragraph_format.space_after = Pt(3)
    paragraph.paragraph_format.line_spacing = 1.1
    paragraph.paragraph_format.left_indent = Cm(1)
    paragraph.paragraph_format.first_line_indent = Cm(-1)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(1))


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element
