#!/bin/sh
# Makes the pictures of the README from what the program writes about the sample portfolio.
# usage: pictures.sh BINARY   (needs python3; the page also chromium, fonts-noto-cjk and PyPI's Pillow)
set -eu
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/milepost-picture.XXXXXX")
trap 'rm -rf "$work"' EXIT
sh "$here/samples/build.sh" "$work/portfolio"
cd "$work/portfolio"
export MILEPOST_NOW=2025-11-21T21:00:00+08:00 LC_ALL=C.UTF-8

picture() {
  name=$1 lines=$2
  { "$binary" "$name" -q --color always || true; } \
    | python3 "$here/Scripts/picture.py" "milepost $name" "$lines" > "$here/docs/images/$name.svg"
}
picture status 34
picture streak 1000

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
ls -l "$here/docs/images"
