# Everything a newcomer or CI needs. `make help` lists the targets.
SHELL := /bin/sh
SWIFT ?= swift
PREFIX ?= /usr/local
DEMO_NOW := 2025-11-21T21:00:00+08:00
BINARY := .build/release/milepost
COMPLETIONS := .build/completions
MANUAL := .build/manual

.PHONY: help deps build release test check format lint sanitize interop browser determinism bench demo pictures completions manual install uninstall clean

help: ## Lists the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

deps: ## Installs the system libraries when they are missing (Debian, Ubuntu)
	@sh Scripts/install-dependencies.sh

build: deps ## Builds for development
	$(SWIFT) build

release: deps ## Builds the binary that people use
	$(SWIFT) build -c release --static-swift-stdlib --product milepost

test: deps ## Runs every test
	$(SWIFT) test --no-parallel

check: lint test sanitize ## What CI runs

lint: ## Checks the form of the sources
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests Resources Plugins

format: ## Brings the sources into form
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests Resources Plugins

sanitize: deps ## Runs the tests of the C boundary under AddressSanitizer
	sh Scripts/sanitize.sh

interop: build ## Has other people's libraries judge fresh certificates and machine output (needs PyPI)
	sh Tests/Interop/run.sh .build/debug/milepost .build/interop

determinism: build release ## Compares evidence records over forms of a repository and both builds
	sh Scripts/determinism.sh .build/debug/milepost $(BINARY)

browser: build ## Looks at the report in headless Chromium (needs chromium and PyPI)
	sh Tests/Browser/run.sh .build/debug/milepost .build/browser

bench: release ## Measures against git and other peers; writes docs/benchmarks.md
	$(SWIFT) build -c release --static-swift-stdlib --product scan-benchmark
	python3 Benchmarks/bench.py --milepost $(BINARY)

demo: release ## Shows what Milepost does, on the sample portfolio
	@sh Scripts/demo.sh $(BINARY) $(DEMO_NOW)

pictures: release ## Makes the pictures of the README (needs python3, chromium and PyPI)
	sh Scripts/pictures.sh $(BINARY)

completions: release ## Writes completion scripts for bash, zsh and fish
	@mkdir -p $(COMPLETIONS)
	$(BINARY) --generate-completion-script bash > $(COMPLETIONS)/milepost
	$(BINARY) --generate-completion-script zsh > $(COMPLETIONS)/_milepost
	$(BINARY) --generate-completion-script fish > $(COMPLETIONS)/milepost.fish

manual: release ## Writes the manual page in English and Chinese
	@mkdir -p $(MANUAL)
	$(BINARY) manual --lang en > $(MANUAL)/milepost.1
	$(BINARY) manual --lang zh-Hans > $(MANUAL)/milepost.zh_CN.1

install: release completions manual ## Installs the binary, its completions and manual below PREFIX
	install -s -D -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/milepost
	install -D -m 644 $(COMPLETIONS)/milepost $(DESTDIR)$(PREFIX)/share/bash-completion/completions/milepost
	install -D -m 644 $(COMPLETIONS)/_milepost $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_milepost
	install -D -m 644 $(COMPLETIONS)/milepost.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/milepost.fish
	install -D -m 644 $(MANUAL)/milepost.1 $(DESTDIR)$(PREFIX)/share/man/man1/milepost.1
	install -D -m 644 $(MANUAL)/milepost.zh_CN.1 $(DESTDIR)$(PREFIX)/share/man/zh_CN/man1/milepost.1

uninstall: ## Takes away what install put below PREFIX
	rm -f $(DESTDIR)$(PREFIX)/bin/milepost \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/milepost \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_milepost \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/milepost.fish \
	  $(DESTDIR)$(PREFIX)/share/man/man1/milepost.1 \
	  $(DESTDIR)$(PREFIX)/share/man/zh_CN/man1/milepost.1

clean: ## Removes what was built
	rm -rf .build
