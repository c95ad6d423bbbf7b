# The two commands of a newcomer are `make serve` and `make test`; `make help` lists the rest.
# The work itself is in tools/*.sh, Trunk.toml and the native binary, press.

# The address that the site will live under, with its sub-path: canonical links, embed codes, asset paths.
BASE_URL ?= http://127.0.0.1:8080/
# The port of `make serve` and `make dev`, which serve this machine only.
PORT ?= 8080
# Where the finished site goes.
DIST ?= dist

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help

export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export BASE_URL
# Trunk rejects NO_COLOR=1 as a malformed flag.
unexport NO_COLOR

# Keeps the paths of this machine out of the panic messages in the program.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src=

# The released program is built with its own standard library, optimised for size (a sixth less to load). In it a
# panic traps at once, without a message, because readers do not see panic messages. These options are unstable in
# Cargo, so RUSTC_BOOTSTRAP lets the pinned stable compiler accept them. They are for Trunk alone: tools/finish.sh
# unsets them before it runs press.
SMALL_STD := RUSTC_BOOTSTRAP=1 \
	CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='$(CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS) -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none'

# press is built in the dev profile. It checks and prerenders in seconds, an optimised build of it would take minutes,
# and `cargo test` uses the same build. (Cargo.toml optimises the compressors alone.)
PRESS := cargo run --quiet -p press --

# The path of BASE_URL, with a slash at both ends: what Trunk calls the public URL.
base_path = $$(printf '%s/' '$(BASE_URL)' | sed -E 's,^[a-z]+://[^/]*,,; s,/+$$,/,')

# Directories too, so that a deleted file counts as a change.
SOURCES := $(shell find src crates style public tools/finish.sh tools/plain-names.mjs index.html Trunk.toml Cargo.toml Cargo.lock rust-toolchain.toml package-lock.json 2>/dev/null)
STAMPS := .tools/stamp
BUILT := $(STAMPS)/built-$(subst /,-,$(DIST))
BUILT_BASE := $(BUILT).base-url

.PHONY: help setup build serve dev test bench sample screenshots facts fonts fmt lint clean FORCE

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile
	@echo 'Variables: PORT=$(PORT) BASE_URL=$(BASE_URL) DIST=$(DIST)'

setup: ## install the pinned build tools that are missing, into the project's own folders
	@tools/setup.sh build

build: setup $(BUILT) ## check the content and leave the finished site in dist/

serve: build ## build, then serve the site on 127.0.0.1:8080 (PORT= for another)
	@$(PRESS) serve --dist $(DIST) --port $(PORT)

dev: setup ## live reload while editing; unoptimised, without the site's real headers
	trunk serve --port $(PORT)

test: ## run every test: native, in a browser, end to end in three browsers
	@tools/setup.sh test
	@$(MAKE) build
	@$(MAKE) build DIST=target/site-under-path BASE_URL=http://127.0.0.1:8080/changjuan/
	@tools/test.sh

bench: ## measure sizes, Lighthouse and first paint, as a table
	@tools/setup.sh test
	@$(MAKE) build sample
	@node bench/bench.mjs

# Builds what the explorer is measured with: the finder as a native program, and as wasm compiled like the app.
# (`press sample` makes the cards.)
sample:
	cargo build --release -p engine
	cargo build -p press
	cargo build --profile wasm-release --target wasm32-unknown-unknown -p engine --lib
	wasm-bindgen --target web --no-typescript --out-dir target/sample target/wasm32-unknown-unknown/wasm-release/engine.wasm
	wasm-opt -Oz --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
	  --enable-mutable-globals --enable-reference-types --enable-multivalue --converge \
	  target/sample/engine_bg.wasm -o target/sample/engine_bg.wasm

screenshots: ## renew docs/screenshots/, pictures of the main states of the page
	@tools/setup.sh test
	@$(MAKE) build
	@node tools/screenshots.mjs

facts: ## renew docs/facts.md: every fact with the sentence that mentions it
	@mkdir -p docs
	@$(PRESS) facts >docs/facts.md.new
	@mv docs/facts.md.new docs/facts.md

fonts: ## renew the heading font, a subset with just the characters that headings use
	@tools/setup.sh fonts
	@tools/fonts.sh

fmt: ## format the Rust code
	cargo fmt --all

lint: ## formatting and clippy, native and wasm32, warnings are errors
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --features e2e -- -D warnings
	cargo clippy -p changjuan --target wasm32-unknown-unknown --lib --bin changjuan --test component --features component -- -D warnings

clean: ## remove what was built; the tools stay (.tools, node_modules)
	cargo clean
	rm -rf dist $(STAMPS)/built-*

# A missing site is built even if the stamp is newer than the sources. The stamp has the time at which the build
# began, so files that are saved during the build count as newer.
$(BUILT): $(SOURCES) $(BUILT_BASE) $(if $(wildcard $(DIST)/index.html),,FORCE)
	@touch $@.new
	cargo build -p press
	$(PRESS) check
	$(SMALL_STD) trunk build --release --dist '$(DIST)' --public-url "$(base_path)"
	@mv $@.new $@

# Changes only when BASE_URL does.
$(BUILT_BASE): FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(BASE_URL)' | cmp -s - $@ || printf '%s\n' '$(BASE_URL)' >$@
