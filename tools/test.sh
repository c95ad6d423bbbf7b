#!/usr/bin/env bash
# Builds the sites and runs all parts of the tests, even when one fails; prints how long each took, and a summary.
# `make test` installs the tools first.
#
# The tests read from their environment: SITE (the folder of the built site; component and end-to-end tests), and the
# end-to-end tests also SITE_UNDER_PATH (the same, built for http://127.0.0.1:8080/changjuan/), UNSPLIT (the release in one
# piece), CHROMEDRIVER, GECKODRIVER and WEBKITDRIVER (programs).
set -uo pipefail
cd "$(dirname "$0")/.."

export PATH="$PWD/.tools/bin:$PWD/node_modules/.bin:$PATH"
CHROMEDRIVER=$(command -v chromedriver)
GECKODRIVER=$(command -v geckodriver)
WEBKITDRIVER=$(command -v WebKitWebDriver)
export CHROMEDRIVER GECKODRIVER WEBKITDRIVER
export SITE="$PWD/dist" SITE_UNDER_PATH="$PWD/target/site-under-path" UNSPLIT="$PWD/target/unsplit-site"
# Component tests run in headless Chromium. The timeout in seconds is long, for slow machines.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
export WASM_BINDGEN_TEST_TIMEOUT=120

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=()
times=()

# part NAME COMMAND...: one part of the tests.
part() {
  local began=$SECONDS
  printf '\n== %s\n' "$1"
  "${@:2}" 2>&1 | tee -a "$log" || failed+=("$1")
  times+=("$(printf '%4d s  %s' $((SECONDS - began)) "$1")")
}

sites() {
  make build && make build DIST=target/site-under-path BASE_URL=http://127.0.0.1:8080/changjuan/ && make unsplit
}

part "build: the site, the same under a path, and in one piece" sites
part "native: units, content and site" cargo test --workspace
# The test runner uses the browser whose driver is in its environment. With both it would use Firefox.
part "components in Chromium" env -u GECKODRIVER \
  cargo test -p changjuan --target wasm32-unknown-unknown --test component
part "end to end in three browsers" cargo test --workspace --test e2e

printf '\n'
printf '%s\n' "${times[@]}"
awk '/test result: / {
  for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i - 1); if ($i ~ /^failed/) f += $(i - 1) }
} END { printf "All tests: %d passed, %d failed\n", p, f }' "$log"
if [ ${#failed[@]} -gt 0 ]; then
  printf 'Failed: %s\n' "${failed[@]}"
  exit 1
fi
