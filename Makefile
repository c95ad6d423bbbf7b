# The two commands of a newcomer are `make serve` and `make test`; `make help` lists the rest.
# The work itself is in tools/*.sh, Trunk.toml and the native binary, press.

# The address that the site will live under, with its sub-path: canonical links, embed codes, asset paths.
BASE_URL ?= http://127.0.0.1:8080/
# Where `make serve` and `make dev` listen, on this machine only.
PORT ?= 8080
# Where the finished site goes.
DIST ?= dist

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.NOTPARALLEL:
.DEFAULT_GOAL := help

export PATH := $(CURDIR)/.tools/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export BASE_URL
# Trunk takes NO_COLOR=1 for a malformed flag.
unexport NO_COLOR

# The paths of this machine stay out of the program (they would be in its panic messages).
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS := --remap-path-prefix=$(or $(CARGO_HOME),$(HOME)/.cargo)/registry/src=

# The released program brings its own standard library, built for size like itself (a sixth less to
# load): panics trap at once, without the texts that nobody would read. Cargo calls that unstable, so the
# pinned compiler is told that we know. For Trunk alone: tools/finish.sh takes it off again for press.
SMALL_STD := RUSTC_BOOTSTRAP=1 \
	CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS='$(CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS) -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none'

# In the dev profile: it checks and prerenders in seconds, while an optimised build of it takes minutes,
# and `cargo test` shares its parts. (Cargo.toml optimises the compressors alone.)
PRESS := cargo run --quiet --features press --bin press --

# The path of BASE_URL, with a slash at both ends: what Trunk calls the public URL.
base_path = $$(printf '%s/' '$(BASE_URL)' | sed -E 's,^[a-z]+://[^/]*,,; s,/+$$,/,')

# Directories too, so that a deleted file counts as a change.
SOURCES := $(shell find src style public tools/finish.sh tools/plain-names.mjs index.html Trunk.toml Cargo.toml Cargo.lock rust-toolchain.toml package-lock.json 2>/dev/null)
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

# What the explorer is measured with: the engine native, and as wasm compiled like the product; cards by the number.
sample:
	cargo build --release --features sample --bin sample
	cargo build --features press,sample --bin sample
	cargo build --profile wasm-release --target wasm32-unknown-unknown --features hydrate,sample --bin sample
	wasm-bindgen --target web --no-typescript --out-dir target/sample target/wasm32-unknown-unknown/wasm-release/sample.wasm
	wasm-opt -Oz --enable-bulk-memory --enable-bulk-memory-opt --enable-nontrapping-float-to-int --enable-sign-ext \
	  --enable-mutable-globals --enable-reference-types --enable-multivalue --converge \
	  target/sample/sample_bg.wasm -o target/sample/sample_bg.wasm

screenshots: ## renew docs/screenshots/, the most telling states of the page
	@tools/setup.sh test
	@$(MAKE) build
	@node tools/screenshots.mjs

facts: ## renew docs/facts.md: every fact with the sentence that tells it
	@mkdir -p docs
	@$(PRESS) facts >docs/facts.md.new
	@mv docs/facts.md.new docs/facts.md

fonts: ## renew the heading font, a subset with just the characters that headings use
	@tools/setup.sh fonts
	@tools/fonts.sh

fmt: ## format the Rust code
	cargo fmt

lint: ## formatting and clippy, native and wasm32, warnings are errors
	cargo fmt --check
	cargo clippy --features e2e,sample --all-targets -- -D warnings
	cargo clippy --target wasm32-unknown-unknown --features hydrate --lib --bin changjuan --test component -- -D warnings

clean: ## remove what was built; the tools stay (.tools, node_modules)
	cargo clean
	rm -rf dist $(STAMPS)/built-*

# A missing site is built again whatever the stamp says. The stamp bears the time when the build began,
# so that what was saved meanwhile is not missed.
$(BUILT): $(SOURCES) $(BUILT_BASE) $(if $(wildcard $(DIST)/index.html),,FORCE)
	@touch $@.new
	cargo build --features press --bin press
	$(PRESS) check
	$(SMALL_STD) trunk build --release --dist '$(DIST)' --public-url "$(base_path)"
	@mv $@.new $@

# Changes only when BASE_URL does.
$(BUILT_BASE): FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(BASE_URL)' | cmp -s - $@ || printf '%s\n' '$(BASE_URL)' >$@
