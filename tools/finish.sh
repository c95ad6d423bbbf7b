#!/usr/bin/env bash
# Finishes Trunk's build: Trunk's one post_build hook (see Trunk.toml).
# Minifies the glue, which wasm-bindgen writes to be read, and our own scripts, gives the program's
# imports names that compress, then lets press write the pages.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "${TRUNK_PROFILE:-}" = release ]; then
  for script in "$TRUNK_STAGING_DIR"/{changjuan-*,frame,painter,embed}.js; do
    node_modules/.bin/esbuild --minify --log-level=warning --allow-overwrite "$script" --outfile="$script"
  done
  # No newer syntax for what tells engines that are too old apart.
  node_modules/.bin/esbuild --minify-whitespace --log-level=warning --allow-overwrite \
    "$TRUNK_STAGING_DIR/boot.js" --outfile="$TRUNK_STAGING_DIR/boot.js"
  node tools/plain-names.mjs "$TRUNK_STAGING_DIR"/changjuan-*[0-9a-f].js "$TRUNK_STAGING_DIR"/changjuan-*_bg.wasm
fi
# press is an ordinary native program (see SMALL_STD in the Makefile).
unset RUSTC_BOOTSTRAP CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES
exec cargo run --quiet --features press --bin press -- prerender
