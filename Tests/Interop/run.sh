#!/bin/sh
# Makes fresh certificates and machine output with the binary and has other people's libraries judge them.
# usage: run.sh BINARY [FOLDER-OF-THE-VIRTUAL-ENVIRONMENT]
# Exit 0 when all agree, or when PyPI cannot be reached (said in one line); 1 when one disagrees.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
binary=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d "${TMPDIR:-/tmp}/milepost-interop.XXXXXX")
trap 'rm -rf "$work"' EXIT
environment=${2:-"$work/venv"}
case $environment in /*) ;; *) environment=$(pwd)/$environment ;; esac

if ! [ -x "$environment/bin/python" ]; then
  if ! python3 -m venv "$environment" >"$work/pip.log" 2>&1; then
    echo "SKIPPED interop: python3 -m venv does not work here"
    exit 0
  fi
fi
if ! "$environment/bin/python" -m pip install --quiet --disable-pip-version-check \
  --requirement "$here/requirements.txt" >"$work/pip.log" 2>&1; then
  echo "SKIPPED interop: PyPI cannot be reached: $(tail -n 1 "$work/pip.log")"
  exit 0
fi
python() { PYTHONDONTWRITEBYTECODE=1 "$environment/bin/python" -W ignore "$@"; }

# The fixtures of the tests are what the second implementation makes today.
cp -R "$here/../CertificationTests/Fixtures" "$work/fixtures"
python "$here/make_fixtures.py" "$work/fixtures"
diff -r "$here/../CertificationTests/Fixtures" "$work/fixtures"
echo "ok      fixtures are reproduced byte for byte"

# A fresh certificate: new keys, the sample portfolio, an ssh key that countersigns, a mentor.
sh "$here/../../samples/build.sh" "$work/portfolio"
cd "$work/portfolio"
now=2025-11-21T13:00:00Z
export MILEPOST_NOW=$now XDG_DATA_HOME="$work/data" HOME="$work/home" LC_ALL=C.UTF-8
mkdir -p "$HOME"
"$binary" keys create --name holder >/dev/null
"$binary" keys create --name mentor >/dev/null
ssh-keygen -q -t ed25519 -N '' -C interop -f "$work/ssh"
item=$("$binary" status --format json . | python -c '
import json, sys
print(next(i["id"] for i in json.load(sys.stdin)["items"] if i["verdict"] == "proved"))')
"$binary" certify "$item" . -q --key holder --countersign "$work/ssh" -o fresh.milepost.json
TZ=Asia/Shanghai LC_ALL=zh_CN.UTF-8 "$binary" certify "$item" . -q --key holder -o first.json
TZ=America/Los_Angeles LC_ALL=tr_TR.UTF-8 "$binary" certify "$item" . -q --key holder -o second.json
cmp first.json second.json
echo "ok      zone and locale of the machine change no byte"
set -- --repo . --plan plan.zh-Hans.md \
  --author 'Lin Chen' --author lin.chen@example.org --author lin.chen@work.example.org
"$binary" endorse fresh.milepost.json -q --key mentor --comment 'Read and run.' \
  -o endorsed.milepost.json "$@"
"$binary" certify "$item" . -q --key holder --in-toto -o fresh.dsse.json
python - "$work/ssh.pub" "$("$binary" keys show --name mentor --format json)" >signers <<'PY'
import json, sys
print("holder@example.org", " ".join(open(sys.argv[1]).read().split()[:2]))
print("mentor@example.org", json.loads(sys.argv[2])["ssh"])
PY
"$binary" verify endorsed.milepost.json -q --trust signers --require certified "$@" >/dev/null
echo "ok      milepost verifies its own certificate as certified"

# ssh-keygen checks the countersignature over the signed text alone.
python -c '
import json
bundle = json.load(open("endorsed.milepost.json"))
open("credential", "w").write(bundle["credential"])
open("credential.sig", "w").write(bundle["countersignatures"][0]["signature"])'
ssh-keygen -Y verify -f signers -I holder@example.org \
  -n milepost-certificate@milepost.example -s credential.sig <credential >/dev/null
echo "ok      ssh-keygen verifies the countersignature"

python "$here/check.py" endorsed.milepost.json fresh.dsse.json "$now"

# JSON, SARIF, JUnit, CSV, annotations and badges of a portfolio that commands may change.
sh "$here/../../samples/build.sh" "$work/formats"
python "$here/formats.py" "$binary" "$work/formats" "$here/../../docs/json-schema"
