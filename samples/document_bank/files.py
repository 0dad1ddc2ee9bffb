"""Files: web pages and XML named .xls, broken quotes, attachments, encodings, separators."""

from __future__ import annotations

import binascii
from collections.abc import Iterator

from samples.document_bank.grid import AREAS, OFFENCES, YEARS, Grid, counts
from samples.document_bank.model import Made, Truth
from samples.document_bank.workbook import xlsx


def made() -> Iterator[Made]:
    """All files of this family."""
    yield from _named_xls()
    yield from _unclosed()
    yield from _attached()
    yield from _encodings()
    yield from _decimal_commas()


def _named_xls() -> Iterator[Made]:
    kind = "named-xls"
    one = counts("xls-a", AREAS[:3], YEARS, corner="Area")
    two = counts("xls-a2", OFFENCES[:3], ("Day", "Night"))
    style = '<style>td {mso-number-format:"\\#\\,\\#\\#0";}</style>'
    html = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
    html += f'<meta http-equiv="Content-Type" content="text/html; charset=utf-8">{style}</head>'
    html += f"<body><h3>By area</h3>{_web(one)}<br><h3>By time</h3>{_web(two)}</body></html>"
    truth = Truth(one.cells() + two.cells(), tables=2)
    yield Made("report-web-a.xls", kind, "a", html.encode(), truth)

    grid = counts("xls-a3", OFFENCES[:4], YEARS)
    yield Made("report-2003-a.xls", kind, "a", _excel_2003(grid, gaps=False), Truth(grid.cells()))
    grid = counts("xls-b", AREAS[:4], YEARS, corner="Area")
    yield Made("report-2003-b.xls", kind, "b", _excel_2003(grid, gaps=True), Truth(grid.cells()))

    grid = counts("xls-b2", OFFENCES[:3], AREAS[:3])
    page = f'<html><head><meta charset=3D"utf-8"></head><body>{_web(grid)}</body></html>'
    page = page.replace("<tr>", "=\r\n<tr>")
    archive = (
        "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; "
        'boundary="----=_Part"\r\n\r\n------=_Part\r\nContent-Location: file:///C:/book.htm\r\n'
        "Content-Transfer-Encoding: quoted-printable\r\n"
        f'Content-Type: text/html; charset="utf-8"\r\n\r\n{page}\r\n\r\n------=_Part--\r\n'
    )
    yield Made("report-archive-b.xls", kind, "b", archive.encode(), Truth(grid.cells()))


def _web(grid: Grid) -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{x}</td>' for x in row)}</tr>" for row in grid.lines())
    return f"<table border>{rows}</table>"


def _excel_2003(grid: Grid, *, gaps: bool) -> bytes:
    """The XML of Excel 2003; with `gaps` a blank second column is skipped by ss:Index."""

    def cell(text: str, place: int) -> str:
        kind = "Number" if text.isdigit() and place else "String"
        index = f' ss:Index="{place + 2}"' if gaps and place == 1 else ""
        return f'<Cell{index}><Data ss:Type="{kind}">{text}</Data></Cell>'

    head, *body = grid.lines()
    rows = "".join(
        f"<Row>{''.join(cell(text, place) for place, text in enumerate(row))}</Row>" for row in body
    )
    first = "".join(
        cell(text, place).replace("Number", "String") for place, text in enumerate(head)
    )
    across = len(head) - 1
    spaces = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    spaces += 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook {spaces}><Worksheet ss:Name="Crime"><Table>'
        f'<Row><Cell ss:MergeAcross="{across}"><Data ss:Type="String">Crime by year</Data></Cell>'
        f"</Row><Row>{first}</Row>{rows}</Table></Worksheet></Workbook>"
    ).encode()


def _unclosed() -> Iterator[Made]:
    kind = "unclosed-quote"
    grid = counts("quote-a", (*OFFENCES, "Fraud", "Stalking"), YEARS, total=False)
    lines = [",".join(row) for row in grid.lines()]
    lines[3] = '"' + lines[3]
    lost = grid.rows[2][0]
    cells = [c for c in grid.cells() if c[0] != lost]
    kept = [c for c in grid.cells() if c[0] == lost]
    truth = Truth(cells, allowed=kept)
    yield Made("quote-middle-a.csv", kind, "a", ("\n".join(lines) + "\n").encode(), truth)

    grid = counts("quote-b", AREAS, ("Thefts", "Solved"), corner="Area", total=False)
    lines = ["\t".join((*row, "checked")) for row in grid.lines()]
    lines[0] = lines[0].replace("checked", "Remark")
    lines[4] = lines[4].replace("\tchecked", '\t"checked by the unit')
    lost = grid.rows[3][0]
    cells = [c for c in grid.cells() if c[0] != lost]
    truth = Truth(cells, allowed=[c for c in grid.cells() if c[0] == lost])
    yield Made("quote-remark-b.tsv", kind, "b", ("\n".join(lines) + "\n").encode(), truth)


def _attached() -> Iterator[Made]:
    kind = "uuencoded"
    grid = counts("uu-a", AREAS[:4], YEARS, corner="Area")
    data = ("\n".join(",".join(row) for row in grid.lines()) + "\n").encode()
    yield Made("mail-text-a.eml", kind, "a", _mail("areas.csv", data), Truth(grid.cells()))
    grid = counts("uu-b", OFFENCES, YEARS[:3])
    book = xlsx({"Crime": grid.stored()})
    yield Made("mail-workbook-b.eml", kind, "b", _mail("crime.xlsx", book), Truth(grid.cells()))


def _mail(name: str, data: bytes) -> bytes:
    """A plain message with the file written below the text, as old mail programs did."""
    head = (
        b"From: foi@ashmere.example\r\nTo: applicant@example.org\r\n"
        b"Subject: FOI 2023-00577\r\nDate: Fri, 26 May 2023 10:00:00 +0000\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
        b"Dear applicant,\r\n\r\nThe information you asked for is attached.\r\n\r\n"
        b"Yours sincerely,\r\nInformation Access Team\r\n\r\n"
    )
    lines = [binascii.b2a_uu(data[n : n + 45]).rstrip(b"\n") for n in range(0, len(data), 45)]
    body = b"\r\n".join((f"begin 644 {name}".encode(), *lines, b"`", b"end", b""))
    return head + body


def _encodings() -> Iterator[Made]:
    kind = "encodings"
    grid = counts("bom-a", ("Gwynédd", "Môn", "Conwy – West"), YEARS, corner="Ardal")
    lines = grid.lines()
    text = "\r\n".join("\t".join(row) for row in lines) + "\r\n"
    yield Made("bom-tabs-a.tsv", kind, "a", text.encode("utf-8-sig"), Truth(grid.cells()))
    data = b"\xfe\xff" + text.encode("utf-16-be")
    yield Made("bom-big-b.csv", kind, "b", data, Truth(grid.cells()))

    grid = counts("bom-b", AREAS, YEARS, corner="Area")
    quoted = "\r\n".join(",".join(f'"{x}"' for x in row) for row in grid.lines()) + "\r\n"
    data = quoted.encode("utf-8-sig")
    yield Made("bom-quoted-b.csv", kind, "b", data, Truth(grid.cells()))

    grid = counts("tabs-a", OFFENCES, AREAS[:3])
    text = "Crime by area\n\n" + "\n".join("\t".join(row) for row in grid.lines()) + "\n"
    yield Made("tabs-a.txt", kind, "a", text.encode(), Truth(grid.cells()))


def _decimal_commas() -> Iterator[Made]:
    kind = "decimal-comma"
    rows = [["District", "Rate", "Incidents"]]
    cells: list[list[object]] = []
    for n, area in enumerate(AREAS, 4):
        rate, count = round(n * 13.37, 2), 1_130 * n
        rows.append([area, f"{rate:.2f}".replace(".", ","), str(count)])
        cells += [[area, "Rate", rate], [area, "Incidents", count]]
    text = "\r\n".join(";".join(row) for row in rows) + "\r\n"
    yield Made("comma-a.csv", kind, "a", text.encode(), Truth(cells))

    rows = [["Force area", "Cost", "Days"]]
    cells = []
    for n, area in enumerate(AREAS, 2):
        cost, days = 12_034.5 * n, n + 0.25
        shown = f"{cost:,.2f}".translate(str.maketrans(",.", ".,"))
        rows.append([area, shown, f"{days:.2f}".replace(".", ",")])
        cells += [[area, "Cost", cost], [area, "Days", days]]
    text = "\r\n".join(";".join(row) for row in rows) + "\r\n"
    yield Made("comma-point-b.csv", kind, "b", text.encode(), Truth(cells))
