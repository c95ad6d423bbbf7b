# The two commands of a newcomer are `make serve` and `make test`; `make help` lists the rest.
# The work itself is in tools/*.sh and the native binary, press: `press build` is the whole build.

# The address that the site will live under, with its sub-path: canonical links, embed codes, asset paths.
BASE_URL ?= http://127.0.0.1:$(PORT)/
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
# press is built in the dev profile. It builds the pages in seconds, an optimised build of it would take minutes,
# and `cargo test` uses the same build. (Cargo.toml optimises the compressors alone.)
PRESS := cargo run --quiet --bin press --

# More options of `press build`: BUILD_OPTIONS=--unsplit builds the release in one piece.
BUILD_OPTIONS ?=

# The folder with the site of an earlier commit, which `make bench BEFORE=<commit>` builds.
BEFORE ?=
BEFORE_TREE := target/before

.PHONY: help setup build serve dev preview test unsplit bench before sample screenshots facts fonts fmt lint clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile
	@echo 'Variables: PORT=$(PORT) BASE_URL=$(BASE_URL) DIST=$(DIST)'

setup: ## install the pinned build tools that are missing, into the project's own folders
	@tools/setup.sh build

build: setup ## check the content and leave the finished site in dist/
	@cargo build --bin press
	@$(PRESS) build --dist '$(DIST)' $(BUILD_OPTIONS)

serve: build ## build, then serve the site on 127.0.0.1:8080 (PORT= for another)
	@$(PRESS) serve --dist '$(DIST)' --port $(PORT)

# The program is in one piece here and nothing is made small.
dev: setup ## serve the story for editing: what is changed is built again and shown at once
	@cargo build --bin press
	@exec target/debug/press dev --port $(PORT)

preview: setup ## leave the site in target/preview, marked 样稿 and not for search engines, to send around
	@cargo build --bin press
	@$(PRESS) build --preview --dist target/preview

test: ## run every test: native, in a browser, end to end in three browsers
	@tools/setup.sh test
	@tools/test.sh

unsplit: ## build the release in one piece, in target/unsplit-site
	@$(MAKE) build DIST=target/unsplit-site BUILD_OPTIONS=--unsplit

# BEFORE=<commit> measures the site of that commit beside this one.
bench: ## measure sizes, Lighthouse and first paint, as a table
	@tools/setup.sh test
	@$(MAKE) unsplit sample $(if $(BEFORE),before)
	@$(MAKE) build
	@BEFORE='$(if $(BEFORE),$(BEFORE_TREE)/dist)' node bench/bench.mjs

# Builds the site of the commit BEFORE in a checkout of its own, with that commit's press.
before: setup
	@git worktree prune
	@if [ -e $(BEFORE_TREE)/.git ]; then git -C $(BEFORE_TREE) checkout --quiet --detach $(BEFORE); \
	else git worktree add --quiet --detach $(BEFORE_TREE) $(BEFORE); fi
	@ln -sfn '$(CURDIR)/.tools' $(BEFORE_TREE)/.tools
	@ln -sfn '$(CURDIR)/node_modules' $(BEFORE_TREE)/node_modules
	@$(MAKE) -C $(BEFORE_TREE) build DIST=dist

# Builds what the explorer is measured with: the finder as a native program, and as wasm compiled like the app.
# (`press sample` makes the cards.)
sample:
	cargo build --release -p engine
	cargo build --bin press
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
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy --workspace --test e2e -- -D warnings
	cargo clippy -p changjuan --target wasm32-unknown-unknown --lib --bin changjuan --test component -- -D warnings

clean: ## remove what was built; the tools stay (.tools, node_modules)
	cargo clean
	rm -rf dist
