#!/bin/sh
# Runs the tests of the modules with unsafe code under AddressSanitizer with leak checking.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
export LSAN_OPTIONS="suppressions=$here/Scripts/leak-suppressions.txt:print_suppressions=0"
export MILEPOST_SANITIZED=1
cd "$here"
exec swift test --sanitize=address --scratch-path .build-sanitize \
  --filter 'GitReaderTests|MarkupReaderTests'
