#!/bin/sh
# Makes docs/images/page.png: the top of the report of the sample portfolio, as Chromium shows it.
# usage: page-picture.sh BINARY   (needs chromium, fonts-noto-cjk and pngquant or PyPI's Pillow)
set -eu
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/milepost-picture.XXXXXX")
trap 'rm -rf "$work"' EXIT
sh "$here/samples/build.sh" "$work/portfolio"
cd "$work/portfolio"
MILEPOST_NOW=2025-11-21T21:00:00+08:00 LC_ALL=C.UTF-8 \
  "$binary" report -q --lang en --format "html:$work/page.html"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
  --window-size=1180,1500 --screenshot="$work/page.png" "file://$work/page.html" 2>/dev/null
python3 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check Pillow
"$work/venv/bin/python" - "$work/page.png" "$here/docs/images/page.png" <<'PY'
import sys
from PIL import Image
Image.open(sys.argv[1]).convert("RGB").quantize(96, dither=Image.Dither.NONE).save(sys.argv[2], optimize=True)
PY
ls -l "$here/docs/images/page.png"
