#!/bin/sh
# Installs the system libraries that Milepost is built on, when they are missing.
set -eu
missing=
for pair in libgit2:libgit2-dev md4c:libmd4c-dev expat:libexpat1-dev zlib:zlib1g-dev libdeflate:libdeflate-dev \
  sqlite3:libsqlite3-dev; do
  pkg-config --exists "${pair%%:*}" 2>/dev/null || missing="$missing ${pair##*:}"
done
command -v pkg-config >/dev/null || missing="$missing pkg-config"
command -v git >/dev/null || missing="$missing git"
[ -z "$missing" ] && exit 0
if ! command -v apt-get >/dev/null; then
  echo "error: these system libraries are missing:$missing" >&2
  echo "hint:  install libgit2, md4c, expat, zlib, libdeflate and sqlite with their headers, pkg-config, and the archive of libstdc++" >&2
  exit 1
fi
run=
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "error: these packages are missing:$missing" >&2
    echo "hint:  as root: apt-get install$missing" >&2
    exit 1
  fi
  run=sudo
fi
echo "Installing:$missing"
$run apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing >/dev/null
