#!/usr/bin/env bash
# Runs every test, all parts even when one fails, and sums up. `make test` sets up and builds first.
#
# The end-to-end tests find in their environment: CHROMEDRIVER, GECKODRIVER and WEBKITDRIVER (programs),
# SITE (the built site) and SITE_UNDER_PATH (the same built for http://127.0.0.1:8080/changjuan/).
set -uo pipefail
cd "$(dirname "$0")/.."

export PATH="$PWD/.tools/bin:$PWD/node_modules/.bin:$PATH"
CHROMEDRIVER=$(command -v chromedriver)
GECKODRIVER=$(command -v geckodriver)
WEBKITDRIVER=$(command -v WebKitWebDriver)
export CHROMEDRIVER GECKODRIVER WEBKITDRIVER
export SITE="$PWD/dist" SITE_UNDER_PATH="$PWD/target/site-under-path"
# Component tests run in headless Chromium; a slow machine may take its time.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner
export WASM_BINDGEN_TEST_TIMEOUT=120

log=$(mktemp)
trap 'rm -f "$log"' EXIT
failed=()

part() {
  printf '\n== %s\n' "$1"
  "${@:2}" 2>&1 | tee -a "$log" || failed+=("$1")
}

part "native: units and content" cargo test --features press
# The test runner drives the browser named by its variable; with several set it would choose Firefox.
part "components in Chromium" env -u GECKODRIVER \
  cargo test --target wasm32-unknown-unknown --features hydrate --test component
part "end to end in three browsers" cargo test --features e2e --test e2e

printf '\n'
awk '/test result: / {
  for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i - 1); if ($i ~ /^failed/) f += $(i - 1) }
} END { printf "All tests: %d passed, %d failed\n", p, f }' "$log"
if [ ${#failed[@]} -gt 0 ]; then
  printf 'Failed: %s\n' "${failed[@]}"
  exit 1
fi
