#!/usr/bin/env bash
# Compares a running service with its description: server/src/test/schemathesis/run.sh URL [API_KEY]
# Sends requests that fit the description and requests that do not. Fails on a status of 500 or more and on an answer
# that is not described. Needs Python 3.10; installs schemathesis (MIT) into a folder of its own, once.
# EXAMPLES is the number of requests for each operation, SEED selects them.
set -euo pipefail
url=${1:?the URL of a service is missing}
here=$(cd "$(dirname "$0")" && pwd)
environment=${TMPDIR:-/tmp}/qpt-schemathesis
[ -x "$environment/bin/schemathesis" ] || {
  python3 -m venv "$environment"
  "$environment/bin/pip" install -q schemathesis==4.32.5
}
work=$(mktemp -d) # schemathesis writes into the current folder
trap 'rm -rf "$work"' EXIT
cd "$work"
curl -fsS "$url/openapi.json" >openapi.json
key=()
[ -n "${2:-}" ] && key=(-H "X-API-Key: $2")
# A schema cannot tell which bytes are an image, and a number in a part of a multipart body is a file like any other: it
# has a row with an error. So neither acceptance nor rejection follows from the schema.
SCHEMATHESIS_HOOKS=$here/hooks.py "$environment/bin/schemathesis" run openapi.json --url "$url" "${key[@]}" \
  --checks all --exclude-checks positive_data_acceptance,negative_data_rejection --phases examples,coverage,fuzzing \
  --max-examples "${EXAMPLES:-500}" --seed "${SEED:-1}" --continue-on-failure --warnings off --no-color
