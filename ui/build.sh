#!/usr/bin/env bash
# Tests the pages and builds them into $UI_OUT. Does nothing that is newer than their sources; with UI_SKIP_TESTS=true it only builds.
set -euo pipefail
cd "$(dirname "$0")"
out=${UI_OUT:-dist}
tested=node_modules/.tested

is_newer() {
    [[ -f $1 && -z $(find . -name node_modules -prune -o -name dist -prune -o -newer "$1" -type f -print -quit) ]]
}

test_wanted=true
if [[ ${UI_SKIP_TESTS:-false} == true ]] || is_newer "$tested"; then test_wanted=false; fi
build_wanted=true
if is_newer "$out/index.html"; then build_wanted=false; fi
[[ $test_wanted == true || $build_wanted == true ]] || exit 0

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
if [[ $test_wanted == true ]]; then
    npm run --silent test -- --reporter=dot
    touch "$tested"
fi
if [[ $build_wanted == true ]]; then
    npm run --silent build
fi
