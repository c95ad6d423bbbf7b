#!/usr/bin/env bash
# Finishes Trunk's build: Trunk's one post_build hook (see Trunk.toml).
# It minifies the glue and our own scripts, gives the program's imports names that compress, and then runs press, which
# writes the pages. Minifying keeps the name PRESS in the scripts, which press replaces.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "${TRUNK_PROFILE:-}" = release ]; then
  for script in "$TRUNK_STAGING_DIR"/{changjuan-*,frame,painter,embed}.js; do
    node_modules/.bin/esbuild --minify --log-level=warning --allow-overwrite "$script" --outfile="$script"
  done
  # boot.js finds out which engines are too old, so it keeps the plain syntax that it is written in.
  node_modules/.bin/esbuild --minify-whitespace --log-level=warning --allow-overwrite \
    "$TRUNK_STAGING_DIR/boot.js" --outfile="$TRUNK_STAGING_DIR/boot.js"
  node tools/plain-names.mjs "$TRUNK_STAGING_DIR"/changjuan-*[0-9a-f].js "$TRUNK_STAGING_DIR"/changjuan-*_bg.wasm
fi
# press is an ordinary native program (see SMALL_STD in the Makefile).
unset RUSTC_BOOTSTRAP CARGO_UNSTABLE_BUILD_STD CARGO_UNSTABLE_BUILD_STD_FEATURES
exec cargo run --quiet -p press -- prerender
