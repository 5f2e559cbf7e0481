#!/usr/bin/env bash
# XlsxWriter 3.3.1: write_string of a text that begins with <r> and ends with </r> (words of a page, say) is written as
# the markup of rich text, without escaping. Expected: the cell reads back as it was written, as one in <b> tags does.
# Seen: the cell is empty for who opens the file, in both modes, and nothing is said.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xlsxwriter==3.3.1 openpyxl==3.1.5
cd "$folder"
"$folder/venv/bin/python" - <<'PY'
import openpyxl
import xlsxwriter

print("xlsxwriter", xlsxwriter.__version__, "openpyxl", openpyxl.__version__)
texts = ["<r>mill</r>", "<b>mill</b>", "<r>mill</r> in Lodz"]
for constant_memory in (False, True):
    book = xlsxwriter.Workbook("a.xlsx", {"constant_memory": constant_memory})
    sheet = book.add_worksheet()
    written = [sheet.write_string(row, 0, text) for row, text in enumerate(texts)]
    book.close()
    read = [row[0].value or "" for row in openpyxl.load_workbook("a.xlsx").active.iter_rows()]
    print("constant_memory", constant_memory, "returned", written, "reads back", read)
    assert written == [0, 0, 0]
    assert read == ["", *texts[1:]], "the text is kept now"
PY
echo "as found: the first text is lost, the others are kept"
