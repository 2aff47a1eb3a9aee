# ci-dashboard: make help

.DEFAULT_GOAL := help
.PHONY: help run-all stop-all build-all build-web build-aggregator test bench format clean

help: ## this list
	@sed -n 's/^\([a-z-]*\): .*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r target what; do printf '  make %-18s %s\n' "$$target" "$$what"; done

run-all: ## build what is not built, start everything, print the address; Ctrl-C stops it (PORT=… for another port, DATABASE=off for no history)
	@scripts/run-all

stop-all: ## stop what run-all started
	@scripts/stop-all

build-all: ## build everything, with the archives of classes that halve the start
	@scripts/build forge-simulator local-postgres aggregator web
	@scripts/archive-classes

build-web: ## build the web process
	@scripts/build web

build-aggregator: ## build the aggregator
	@scripts/build aggregator

test: ## all tests; those in a browser are skipped without one
	@MAVEN_QUIET= scripts/maven verify

bench: ## the benchmark of docs/benchmarks.md, printing its table (scripts/bench day: 24 simulated hours of 2,000 projects; thousands: how soon they are known, and what changes in them; history: a million pipelines)
	@scripts/build --if-needed forge-simulator aggregator web
	@scripts/bench

format: ## format the sources and sort their imports
	@scripts/maven spotless:apply

clean: ## remove what was built
	@scripts/maven clean
