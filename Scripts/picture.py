#!/usr/bin/env python3
"""Turns coloured terminal output on standard input into an SVG picture on standard output.

usage: milepost status --color always | Scripts/picture.py 'milepost status' [LINES] > docs/images/status.svg
"""
import html
import re
import sys
import unicodedata

COLOURS = {"1": "#e6edf3", "2": "#8b949e", "31": "#ff7b72", "32": "#56d364", "33": "#e3b341", "36": "#79c0ff", "1;32": "#56d364"}
COLUMN, ROW, MARGIN = 8.4, 20, 18
BLANK = "\u00a0"  # browsers draw plain blanks together


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def spans(line):
    style, position = None, 0
    for part in re.split(r"(\x1b\[[\d;]+m)", line):
        code = re.fullmatch(r"\x1b\[([\d;]+)m", part)
        if code:
            style = None if code.group(1) == "0" else code.group(1)
        elif part:
            yield position, part, style
            position += width(part)


command = sys.argv[1]
limit = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
lines = ["\x1b[2m$\x1b[0m " + command] + sys.stdin.read().rstrip("\n").split("\n")[:limit]
columns = max(width(re.sub(r"\x1b\[[\d;]+m", "", line)) for line in lines)
wide, high = columns * COLUMN + 2 * MARGIN, len(lines) * ROW + 2 * MARGIN
print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}" viewBox="0 0 {wide:.0f} {high:.0f}" role="img">')
print(f"<title>{html.escape(command)}</title>")
print('<rect width="100%" height="100%" rx="8" fill="#0d1117"/>')
print('<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,\'Noto Sans Mono CJK SC\',monospace" font-size="14" fill="#c9d1d9" xml:space="preserve">')
for row, line in enumerate(lines):
    for position, text, style in spans(line):
        weight = ' font-weight="bold"' if style == "1" else ""
        fill = f' fill="{COLOURS[style]}"' if style in COLOURS else ""
        # One element a character that is wide, so that columns stay columns in every font.
        chunks, start, current = [], position, ""
        for character in text:
            if width(character) == 2:
                if current:
                    chunks.append((start, current))
                chunks.append((position, character))
                position += 2
                start, current = position, ""
            else:
                current += character
                position += 1
        if current:
            chunks.append((start, current))
        for column, chunk in chunks:
            if chunk.strip():
                shown = html.escape(chunk).replace(" ", BLANK)
                print(f'<text x="{MARGIN + column * COLUMN:.1f}" y="{MARGIN + (row + 0.75) * ROW:.1f}" textLength="{width(chunk) * COLUMN:.1f}"{fill}{weight}>{shown}</text>')
print("</g></svg>")
