# make          installs if needed and builds CORPUS into OUT
# make test     installs if needed and runs the tests
# make check    types, lint, format and tests
# make help     all targets

CORPUS ?= corpus
OUT ?= out
ARGS ?=

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := build
.PHONY: build validate inspect release diff explore test check fuzz eval bench generate clean help

installed := node_modules/.package-lock.json
sources := $(shell find pipeline schemas corpus test -type f 2>/dev/null) package.json package-lock.json tsconfig.json README.md Makefile
tested := .cache/tested

# The lockfile decides; npm writes its copy into node_modules when it is done.
$(installed): package-lock.json package.json
	@echo "installing the locked dependencies"
	@npm ci --no-progress
	@touch $@

build: $(installed)
	@npm run -s waishi -- build --corpus "$(CORPUS)" --out "$(OUT)" $(ARGS)

validate: $(installed)
	@npm run -s waishi -- validate "$(OUT)"

inspect: $(installed)
	@npm run -s waishi -- inspect "$(FILE)"

release: build
	@npm run -s waishi -- release "$(VERSION)" --corpus "$(CORPUS)" --out "$(OUT)" $(ARGS)

diff: $(installed)
	@npm run -s waishi -- diff "$(A)" "$(B)" $(ARGS)

explore: build
	@npm run -s waishi -- explore --corpus "$(CORPUS)" --out "$(OUT)"

$(tested): $(installed) $(sources)
	@npm run -s test
	@mkdir -p $(@D) && touch $@

test: $(installed)
	@if $(MAKE) -q $(tested) 2>/dev/null; then echo "nothing to do: the tests have passed for these sources; make -B test runs them again"; else $(MAKE) $(tested); fi

check: $(installed)
	@npm run -s check

eval: $(installed)
	@npm run -s eval -- $(ARGS)

fuzz: $(installed)
	@npm run -s fuzz

bench: $(installed)
	@npm run -s bench

generate: $(installed)
	@npm run -s generate

clean:
	rm -rf .cache "$(OUT)/csv" "$(OUT)/jsonl" "$(OUT)/arrow" "$(OUT)/manifest.json" "$(OUT)/explore"
	@rmdir "$(OUT)" 2>/dev/null || true

help:
	@echo "make                       install if needed, build CORPUS (corpus) into OUT (out)"
	@echo "make validate              re-check OUT from its files alone"
	@echo "make inspect FILE=…        show what the pipeline sees in one raw file"
	@echo "make release VERSION=…     release OUT as OUT/release/VERSION (2026.11.0), described and in all formats"
	@echo "make diff A=… B=…          what is other in B, a build or release, than in A"
	@echo "make explore               make a site to look at OUT, in OUT/explore"
	@echo "make test                  install if needed, run the tests"
	@echo "make check                 types, lint, format and tests"
	@echo "make fuzz                  many random documents, others each time, through the pipeline"
	@echo "make eval                  how good the extraction is, by type, language and rule"
	@echo "make bench                 how fast each stage is"
	@echo "make generate              renew what follows from schemas/: row types, data dictionary"
	@echo "make clean                 remove the datasets of OUT and the caches"
	@echo "ARGS=--strict make         further flags of the command line; npm run waishi -- build --help lists them"
