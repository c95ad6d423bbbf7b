#!/usr/bin/env bash
# Installs the tools that the project needs and that are missing, and prints their names and purposes.
#
#   tools/setup.sh build   the wasm32 target, wasm-opt and esbuild
#   tools/setup.sh test    the above, wasm-bindgen's test runner, browsers and their drivers, axe-core, lighthouse
#   tools/setup.sh fonts   Noto Serif CJK and fonttools, to renew the font subset
#
# Everything is installed in .tools/ and node_modules/ of the project, except the pinned Rust toolchain (by rustup) and
# the system packages of `test` and `fonts` (by apt). Tools that are installed already are not changed.
set -euo pipefail
cd "$(dirname "$0")/.."

GECKODRIVER=0.37.1
FONTTOOLS=4.68.0
BROTLI=1.2.1

STAMPS=.tools/stamp
started=$SECONDS

log() { printf 'setup: %s\n' "$*"; }
stop() { printf 'setup: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# The version of a package in Cargo.lock.
locked() { sed -n "/^name = \"$1\"\$/{n;s/^version = \"\(.*\)\"\$/\1/p;}" Cargo.lock | head -n 1; }

# Whether .tools/bin has the tool $1 in version $2.
tool_is() { [ -x ".tools/bin/$1" ] && [ "$(".tools/bin/$1" --version 2>/dev/null | awk 'NR == 1 { print $2 }')" = "$2" ]; }

# cargo_tool <crate> <version> <program> <flags> <purpose>: builds a tool with cargo, without optimisation and debug
# info, because compiling a tool takes far longer than running it.
cargo_tool() {
  if tool_is "$3" "$2"; then return; fi
  log "installing $1 $2 into .tools ($5)"
  # shellcheck disable=SC2086 # $4 is a list of flags, perhaps empty
  CARGO_PROFILE_DEV_DEBUG=0 cargo install --debug $4 --force --root .tools --target-dir .tools/build \
    --version "=$2" "$1"
  tool_is "$3" "$2" || stop ".tools/bin/$3 is not $1 $2 after its installation"
}

rust() {
  has rustup || stop "rustup is missing: install it from https://rustup.rs, then open a new shell"
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"$/\1/p' rust-toolchain.toml)
  if ! rustup target list --installed --toolchain "$channel" 2>/dev/null | grep -qx wasm32-unknown-unknown \
    || ! rustup component list --installed --toolchain "$channel" 2>/dev/null | grep -q '^clippy' \
    || ! rustup component list --installed --toolchain "$channel" 2>/dev/null | grep -q '^rust-src'; then
    log "installing Rust $channel with the wasm32 target and its source (the toolchain that rust-toolchain.toml pins)"
    rustup toolchain install "$channel" --no-self-update --profile minimal \
      --component rustfmt,clippy,rust-src --target wasm32-unknown-unknown
  fi
}

# npm_packages <part> <npm flags> <purpose>. A stamp with the checksum of the lock file shows that a part is installed.
npm_packages() {
  if ! has node || ! has npm; then
    stop "node and npm are missing: apt-get install nodejs npm (version 20 or newer), or https://nodejs.org"
  fi
  local lock
  lock=$(cksum package-lock.json)
  if [ -d node_modules ] && { [ "$lock" = "$(cat "$STAMPS/npm-$1" 2>/dev/null)" ] \
    || [ "$lock" = "$(cat "$STAMPS/npm-test" 2>/dev/null)" ]; }; then
    return
  fi
  [ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || stop "node 20 or newer is needed; this is $(node --version)"
  log "installing npm packages into node_modules ($3)"
  rm -f "$STAMPS"/npm-*
  # shellcheck disable=SC2086 # $2 is a list of flags, perhaps empty
  npm ci --no-audit --no-fund $2
  printf '%s\n' "$lock" >"$STAMPS/npm-$1"
}

# system_packages <purpose> <package>...: installs them with apt-get, as root or with sudo. Where there is no apt-get it
# prints the names and fails.
system_packages() {
  local why=$1 as=()
  shift
  if ! has apt-get; then
    stop "missing ($why): $*. These are Debian's names; install them with your package manager"
  fi
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || stop "missing ($why), and neither root nor sudo is here: apt-get install $*"
    as=(sudo)
  fi
  log "installing system packages with apt-get ($why): $*"
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null
}

build_tools() {
  rust
  has cc || stop "a C linker is missing: apt-get install build-essential (elsewhere: gcc or clang)"
  npm_packages build --omit=dev "wasm-opt and esbuild, which make the program small"
}

browsers() {
  local missing=()
  has chromium || missing+=(chromium)
  has chromedriver || missing+=(chromium-driver)
  has firefox-esr || has firefox || missing+=(firefox-esr)
  has WebKitWebDriver || missing+=(webkit2gtk-driver)
  has Xvfb || missing+=(xvfb xauth)
  has fc-list && [ -n "$(fc-list :lang=zh-cn family)" ] || missing+=(fonts-noto-cjk fontconfig)
  [ ${#missing[@]} -eq 0 ] || system_packages "the tests read the story in real browsers" "${missing[@]}"
}

test_tools() {
  npm_packages test "" "wasm-opt, esbuild; axe-core and lighthouse, which check the page"
  browsers
  # Without --locked, because its lock file has a version that was withdrawn.
  cargo_tool wasm-bindgen-cli "$(locked wasm-bindgen)" wasm-bindgen-test-runner "" \
    "runs the component tests in a browser; about 2 minutes"
  cargo_tool geckodriver "$GECKODRIVER" geckodriver --locked "drives Firefox in the tests; about 2 minutes"
}

font_tools() {
  local missing=()
  [ -e /usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc ] || missing+=(fonts-noto-cjk)
  python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3-venv)
  [ ${#missing[@]} -eq 0 ] || system_packages "the font that the subset is cut from, and its cutter" "${missing[@]}"
  if ! .tools/venv/bin/python -c "import brotli, fontTools; assert fontTools.version == '$FONTTOOLS'" 2>/dev/null; then
    log "installing fonttools $FONTTOOLS into .tools/venv (cuts the font subset)"
    python3 -m venv .tools/venv
    .tools/venv/bin/pip install --quiet --disable-pip-version-check "fonttools==$FONTTOOLS" "brotli==$BROTLI"
  fi
}

mkdir -p "$STAMPS"
# A second set-up in the same project waits for the first: two at once break each other's toolchain and packages.
if has flock; then
  exec 9>.tools/lock
  flock --nonblock 9 || { log "waiting for another set-up of this project"; flock 9; }
fi
case "${1:-}" in
  build) build_tools ;;
  # All npm packages come first, so that build_tools does not install a part of them separately.
  test) npm_packages test "" "wasm-opt, esbuild; axe-core and lighthouse, which check the page"; build_tools; test_tools ;;
  fonts) font_tools ;;
  *) stop "usage: tools/setup.sh build|test|fonts" ;;
esac

# The build folder is needed only while tools are built.
rm -rf .tools/build
took=$((SECONDS - started))
[ "$took" -lt 5 ] || log "ready for $1 after $took s"
