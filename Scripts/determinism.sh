#!/bin/sh
# Derives one evidence record from every form of a repository, in several zones and locales, with
# every binary that is given, and fails when any byte differs.
# usage: determinism.sh BINARY...
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
for binary; do
  shift
  case $binary in /*) ;; *) binary=$PWD/$binary ;; esac
  set -- "$@" "$binary"
done
folder=$(mktemp -d "${TMPDIR:-/tmp}/milepost-determinism.XXXXXX")
trap 'rm -rf "$folder"' EXIT
export HOME="$folder/home" XDG_DATA_HOME="$folder/data" GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export MILEPOST_NOW=2025-11-21T21:00:00+08:00
mkdir -p "$HOME"
sh "$here/samples/build.sh" "$folder/portfolio"
source="$folder/portfolio/weather-service"
cd "$folder"

# The name of a repository is part of the record, so every form stands in a folder of its own.
form() { mkdir -p "$folder/$1" && printf '%s' "$folder/$1/weather-service"; }
git clone --quiet "$source" "$(form clone)"
git clone --quiet --bare "$source" "$(form bare)"
git clone --quiet --mirror "$source" "$(form mirror)"
packed=$(form packed)
git clone --quiet --no-local "$source" "$packed"
git -C "$packed" gc --quiet --aggressive --prune=now
sparse=$(form sparse)
git clone --quiet --no-checkout "$source" "$sparse"
git -C "$sparse" sparse-checkout set worker 2>/dev/null
dirty=$(form dirty)
git clone --quiet "$source" "$dirty"
echo changed >> "$dirty/README.md"
echo new > "$dirty/untracked.txt"
tagged=$(form tagged)
git clone --quiet "$source" "$tagged"
git -C "$tagged" tag milepost/anchor HEAD

record() { # BINARY REPOSITORY ZONE LOCALE
  env TZ="$3" LC_ALL="$4" "$1" certify x3fmsbwn "$2" --config "$folder/portfolio/milepost.yml" -q -o "$folder/certificate.json" >/dev/null
  python3 -c 'import json, sys; print(json.dumps(json.load(open(sys.argv[1]))["evidence"], sort_keys=True))' \
    "$folder/certificate.json"
}

expected=""
count=0
for binary in "$@"; do
  [ -e "$XDG_DATA_HOME/milepost/keys/default.pem" ] || "$binary" keys create -q >/dev/null
  for name in clone bare mirror packed sparse dirty tagged; do
    for setting in UTC:C Asia/Shanghai:zh_CN.UTF-8 America/Los_Angeles:tr_TR.UTF-8; do
      found=$(record "$binary" "$folder/$name/weather-service" "${setting%%:*}" "${setting#*:}")
      [ -n "$expected" ] || expected=$found
      if [ "$found" != "$expected" ]; then
        echo "determinism: $name in $setting with $binary gives another record" >&2
        exit 1
      fi
      count=$((count + 1))
    done
  done
done
# Later work on top: the record of the old commit stays what it was, which verify shows.
"$1" certify x3fmsbwn "$folder/clone/weather-service" --config "$folder/portfolio/milepost.yml" -q -o "$folder/certificate.json" >/dev/null
later="$folder/clone/weather-service"
git -C "$later" -c user.name=later -c user.email=later@example.org commit --quiet --allow-empty -m "docs: later"
git -C "$later" branch later
for binary in "$@"; do
  "$binary" verify "$folder/certificate.json" --repo "$later" --plan "$folder/portfolio/plan.zh-Hans.md" \
    --author lin.chen@example.org --author lin.chen@work.example.org --author "lin chen" -q >/dev/null
done
echo "determinism: $count records are the same, and later work changes none"
