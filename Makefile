# Two commands matter: `make verify` decides every claim and writes build/report.html; `make test` runs every test.

SWIFT ?= swift
BUILD ?= build
RELEASE := $(SWIFT) build -c release --explicit-target-dependency-import-check error

.PHONY: all verify test proofs bench lint format docs clean setup

all: verify

setup:
	@./scripts/setup

verify: setup
	@mkdir -p $(BUILD)
	$(RELEASE)
	@.build/release/lemmata pieces datasets/networks/*.json
	@.build/release/lemmata verify --report $(BUILD)/report.html

test: setup
	@./scripts/test

# Rewrites the shipped certificates; the test suite checks that this changes nothing.
proofs: setup
	$(RELEASE)
	find proofs -name '*.cert' -delete
	.build/release/lemmata verify --proofs proofs

bench: setup
	./Benchmarks/run

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

format:
	$(SWIFT) format --in-place --recursive Package.swift Sources Tests Benchmarks

clean:
	rm -rf .build $(BUILD)
