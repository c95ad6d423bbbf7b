#!/usr/bin/env bash
# Finishes Trunk's build: Trunk's one post_build hook (see Trunk.toml).
# Minifies the glue, which wasm-bindgen writes to be read, then lets press write the pages.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "${TRUNK_PROFILE:-}" = release ]; then
  for glue in "$TRUNK_STAGING_DIR"/changjuan-*.js; do
    node_modules/.bin/esbuild --minify --log-level=warning --allow-overwrite "$glue" --outfile="$glue"
  done
fi
# press is an ordinary native program (see SMALL_STD in the Makefile).
unset RUSTC_BOOTSTRAP CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES
exec cargo run --quiet --features press --bin press -- prerender
