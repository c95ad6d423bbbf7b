#!/usr/bin/env bash
# Renews the heading font: a subset of Noto Serif CJK SC Bold with just the characters that the cover,
# chapter and section headings use (`press headings` prints them), and digits and the point for large numbers.
#
#   tools/fonts.sh [file]   a file with heading text instead of `press headings`
#
# The build fails when a heading has a character that the subset lacks; then run `make fonts`.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ $# -gt 0 ]; then
  headings=$(cat "$1")
else
  headings=$(cargo run --quiet -p press -- headings)
fi

HEADINGS="$headings" .tools/venv/bin/python - <<'PYTHON'
import os
import sys

from fontTools import subset
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

SOURCE = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc"
FACE = "NotoSerifCJKsc-Bold"
TARGET = "public/fonts/changjuan-serif.woff2"
MOST_GLYPHS, MOST_BYTES = 190, 40_000

digits = "0123456789"
wanted = {c for c in os.environ["HEADINGS"] + digits + ". " if c.isprintable()}

# The collection holds one face a region; the shapes of some characters differ.
font = next(
    f
    for f in (TTFont(SOURCE, fontNumber=i) for i in range(5))
    if f["name"].getDebugName(6) == FACE
)
lacking = sorted(c for c in wanted if ord(c) not in font.getBestCmap())
if lacking:
    sys.exit(f"{FACE} has no glyph for: {' '.join(lacking)}")

options = subset.Options()
options.flavor = "woff2"
options.hinting = False
options.desubroutinize = True  # larger raw, smaller under brotli
options.notdef_outline = False
# The features that trim full-width punctuation (halt for text-spacing-trim, palt for tight titles). Kerning is left out,
# because it would move digits, and Chinese characters have none.
options.layout_features = ["halt", "palt"]
options.name_IDs = [0, 1, 2, 4, 5, 6, 7, 13, 14]  # names, copyright, trademark, licence
options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG"]
cutter = subset.Subsetter(options)
cutter.populate(unicodes=[ord(c) for c in wanted])
cutter.subset(font)

# A number that counts up shifts unless all digits have the same width. In this font they differ (1 by a fifth, the
# others by a few units), and it has no tabular digits. So each digit is centred in the width of the widest.
cmap, widths = font.getBestCmap(), font["hmtx"].metrics
widest = max(widths[cmap[ord(d)]][0] for d in digits)
glyphs = font.getGlyphSet()
strings = font["CFF "].cff.topDictIndex[0].CharStrings
for digit in digits:
    name = cmap[ord(digit)]
    width, bearing = widths[name]
    shift = (widest - width) // 2
    private = strings[name].private
    pen = T2CharStringPen(widest - private.nominalWidthX, None)
    glyphs[name].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
    strings[name] = pen.getCharString(private)
    widths[name] = (widest, bearing + shift)

count = len(font.getGlyphOrder())
os.makedirs(os.path.dirname(TARGET), exist_ok=True)
subset.save_font(font, TARGET + ".new", options)
size = os.path.getsize(TARGET + ".new")
print(f"{TARGET}: {len(wanted)} characters, {count} glyphs, {size} bytes")
if count > MOST_GLYPHS or size > MOST_BYTES:
    os.remove(TARGET + ".new")
    sys.exit(f"too many: at most {MOST_GLYPHS} glyphs and {MOST_BYTES} bytes; shorten the headings")
os.replace(TARGET + ".new", TARGET)
PYTHON
