"""Whole invented reports: pages of prose, tables and things that look like tables."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from samples.documents.table_model import SENTENCES, STUBS, made_table
from samples.documents.table_pages import Set, a_look

MARGIN = 60.0


@dataclass(slots=True)
class Report:
    """A PDF and the tables it holds: page (from 1) and rows, as scorers read them."""

    body: bytes = b""
    tables: list[dict[str, object]] = field(default_factory=list)


class Writer:
    """Writes a report page by page; ``y`` is how far down the page is filled."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.out = io.BytesIO()
        portrait = self.chance.random() < 0.75
        self.size = (595.0, 842.0) if portrait else (842.0, 595.0)
        self.canvas = Canvas(self.out, pagesize=self.size, invariant=1)
        self.report = Report()
        self.page = 1
        self.font = self.chance.choice(("Helvetica", "Times-Roman"))
        self.point = self.chance.choice((9.0, 10.0, 11.0))
        self.head = self.chance.random() < 0.7
        self.y = self.size[1] - MARGIN
        self.start_page()

    @property
    def width(self) -> float:
        return self.size[0] - 2 * MARGIN

    @property
    def room(self) -> float:
        return self.y - MARGIN

    def start_page(self) -> None:
        if self.head:
            self.canvas.setFont(self.font, 8)
            self.canvas.drawString(MARGIN, self.size[1] - 35, "Report on invented statistics")
            self.canvas.drawRightString(self.size[0] - MARGIN, 30, str(self.page))
        self.y = self.size[1] - MARGIN

    def new_page(self) -> None:
        self.canvas.showPage()
        self.page += 1
        self.start_page()

    def finish(self) -> Report:
        self.canvas.save()
        self.report.body = self.out.getvalue()
        return self.report

    def lines(self, width: float, count: int) -> list[str]:
        """Prose broken into lines."""
        words = " ".join(self.chance.choice(SENTENCES) for _ in range(count)).split()
        lines = [words[0]]
        for word in words[1:]:
            tried = f"{lines[-1]} {word}"
            if stringWidth(tried, self.font, self.point) <= width:
                lines[-1] = tried
            else:
                lines.append(word)
        return lines

    def prose(self, sentences: int | None = None) -> None:
        """A paragraph over the width of the page."""
        self.canvas.setFont(self.font, self.point)
        self.canvas.setFillGray(0)
        for line in self.lines(self.width, sentences or self.chance.randint(2, 5)):
            if self.room < 30:
                return
            self.y -= self.point * 1.25
            self.canvas.drawString(MARGIN, self.y, line)
        self.y -= self.point

    def two_columns(self) -> None:
        """Two columns of prose side by side, now and then with a table in one of them."""
        half = self.width / 2 - 12
        table = None
        if self.chance.random() < 0.5:
            table = Set(made_table(self.chance, 4, 7), a_look(self.chance), half)
            if table.width > half:
                table = None
        low = self.y
        for side in (0, 1):
            left, y = MARGIN + side * (half + 24), self.y
            for number in range(2):
                self.canvas.setFont(self.font, self.point)
                self.canvas.setFillGray(0)
                for line in self.lines(half, 3):
                    y -= self.point * 1.25
                    if y > MARGIN:
                        self.canvas.drawString(left, y, line)
                y -= self.point
                if table and side == 1 and number == 0 and y - table.height > MARGIN:
                    table.draw(self.canvas, left, y - 6)
                    self.found(table)
                    y -= table.height + 20
            low = min(low, y)
        self.y = low - self.point

    def found(self, table: Set) -> None:
        self.report.tables.append({"page": self.page, "rows": table.table.truth()})

    def table(self) -> None:
        """A table with caption, source and notes as chance has them."""
        made = Set(made_table(self.chance), a_look(self.chance), self.width)
        if made.width > self.width or made.height > self.size[1] - 2 * MARGIN - 60:
            made = Set(made_table(self.chance, 4, 8), a_look(self.chance), self.width)
        if made.height + 60 > self.room:
            self.new_page()
        left = MARGIN + self.chance.choice((0.0, 0.5)) * max(0.0, self.width - made.width)
        self.y -= 8
        if self.chance.random() < 0.8:
            bold = "Helvetica-Bold" if self.chance.random() < 0.6 else self.font
            self.canvas.setFont(bold, self.point)
            self.canvas.setFillGray(0)
            self.y -= self.point
            title = f"Table {len(self.report.tables) + 1}: {self.chance.choice(STUBS)} by year"
            self.canvas.drawString(left, self.y, title)
            self.y -= self.chance.choice((5, 8, 12))
        made.draw(self.canvas, left, self.y)
        self.found(made)
        self.y -= made.height
        if self.chance.random() < 0.5:
            self.canvas.setFont(self.font, self.point - 2)
            self.canvas.setFillGray(0)
            self.y -= self.point + 2
            self.canvas.drawString(left, self.y, "Source: survey of units, provisional data")
        self.y -= 18

    def side_by_side(self) -> None:
        """Two tables beside each other."""
        half = self.width / 2 - 15
        look = a_look(self.chance)
        pair = [Set(made_table(self.chance, 3, 8), look, half) for _ in range(2)]
        if any(each.width > half for each in pair):
            return
        tall = max(each.height for each in pair)
        if tall + 30 > self.room:
            self.new_page()
        for side, each in enumerate(pair):
            each.draw(self.canvas, MARGIN + side * (half + 30), self.y - 10)
            self.found(each)
        self.y -= tall + 30

    def contents(self) -> None:
        """A table of contents: never a table."""
        self.canvas.setFont(self.font, self.point)
        self.canvas.setFillGray(0)
        for number in range(self.chance.randint(5, 9)):
            if self.room < 30:
                return
            self.y -= self.point * 1.5
            title = f"{number + 1}. {STUBS[number]}"
            end = MARGIN + stringWidth(title, self.font, self.point)
            dot = stringWidth(".", self.font, self.point)
            dots = "." * int((self.width - 30 - end + MARGIN) / dot)
            self.canvas.drawString(MARGIN, self.y, title + dots)
            self.canvas.drawRightString(MARGIN + self.width, self.y, str(number * 7 + 3))
        self.y -= 16

    def chart(self) -> None:
        """A bar chart with labels on both axes: never a table."""
        if self.room < 190:
            return
        low, left = self.y - 170, MARGIN + 40
        self.canvas.setStrokeGray(0)
        self.canvas.setLineWidth(0.6)
        self.canvas.line(left, low, left, low + 140)
        self.canvas.line(left, low, left + 300, low)
        self.canvas.setFont("Helvetica", 7)
        for step in range(6):
            self.canvas.setFillGray(0)
            self.canvas.drawRightString(left - 4, low + step * 26 - 2, str(step * 20))
            self.canvas.setStrokeGray(0.8)
            self.canvas.line(left, low + step * 26, left + 300, low + step * 26)
        for bar in range(7):
            self.canvas.setFillGray(0.4)
            high = self.chance.randint(20, 130)
            self.canvas.rect(left + 15 + bar * 40, low, 20, high, stroke=0, fill=1)
            self.canvas.setFillGray(0)
            self.canvas.drawCentredString(left + 25 + bar * 40, low - 10, str(2000 + bar))
            if self.chance.random() < 0.5:
                self.canvas.drawCentredString(left + 25 + bar * 40, low + high + 3, str(high))
        self.y = low - 30

    def list_of_points(self) -> None:
        """A numbered list with hanging indentation: never a table."""
        self.canvas.setFont(self.font, self.point)
        self.canvas.setFillGray(0)
        for number in range(self.chance.randint(3, 6)):
            for at, line in enumerate(self.lines(self.width - 40, 1)):
                if self.room < 30:
                    return
                self.y -= self.point * 1.25
                if at == 0:
                    self.canvas.drawString(MARGIN + 10, self.y, f"({number + 1})")
                self.canvas.drawString(MARGIN + 40, self.y, line)
        self.y -= self.point

    def equation(self) -> None:
        """A displayed formula with its number at the right: never a table."""
        self.canvas.setFont("Times-Italic", self.point + 1)
        self.canvas.setFillGray(0)
        for number in (1, 2):
            self.y -= 22
            self.canvas.drawString(MARGIN + 120, self.y, f"y{number} = a x + b z + {number}")
            self.canvas.drawRightString(MARGIN + self.width, self.y, f"({number})")
        self.y -= 20

    def references(self) -> None:
        """A list of books with years: never a table."""
        self.canvas.setFont(self.font, self.point - 1)
        self.canvas.setFillGray(0)
        for number in range(4):
            if self.room < 40:
                return
            self.y -= self.point * 1.3
            book = f"Writer, A. ({1990 + number}), {SENTENCES[number][:50]}"
            text = f"[{number + 1}]  {book}, pp. {number}-{number + 9}"
            self.canvas.drawString(MARGIN, self.y, text)
        self.y -= 14

    def framed(self) -> None:
        """Prose in a box: never a table."""
        if self.room < 90:
            return
        self.canvas.setStrokeGray(0)
        self.canvas.setLineWidth(0.8)
        top = self.y - 4
        self.prose(2)
        self.canvas.rect(MARGIN - 8, self.y, self.width + 16, top - self.y)
        self.y -= 16


def report(seed: int) -> Report:
    """One report of two or three pages."""
    writer = Writer(seed)
    parts: tuple[Callable[[], None], ...] = (
        writer.table, writer.table, writer.table, writer.prose, writer.prose, writer.two_columns,
        writer.side_by_side, writer.contents, writer.chart, writer.list_of_points,
        writer.equation, writer.references, writer.framed,
    )  # fmt: skip
    writer.table() if writer.chance.random() < 0.3 else writer.prose()
    for _ in range(writer.chance.randint(4, 8)):
        if writer.room < 120:
            if writer.page == 3:
                break
            writer.new_page()
        writer.chance.choice(parts)()
    if not writer.report.tables:
        writer.table()
    return writer.finish()
