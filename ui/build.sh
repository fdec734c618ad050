#!/usr/bin/env bash
# Builds the pages into $UI_OUT. Does nothing when they are newer than their sources.
set -euo pipefail
cd "$(dirname "$0")"
out=${UI_OUT:-dist}

if [[ -f $out/index.html && -z $(find . -name node_modules -prune -o -newer "$out/index.html" -type f -print -quit) ]]; then
    exit 0
fi
command -v node >/dev/null && command -v npm >/dev/null || {
    echo "Node 20.19 or newer and npm are needed to build the pages" >&2
    exit 1
}
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' || {
    echo "Node 20.19 or newer is needed to build the pages; this is $(node --version)" >&2
    exit 1
}
if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
    npm ci --ignore-scripts --prefer-offline --loglevel=error
fi
npm run --silent build
