# What one does with qari. `make help` lists it.
PREFIX ?= /usr/local
DESTDIR ?=
# The program is told what it was built of (Package.swift).
SWIFT_BUILD = QARI_COMMIT=$$(scripts/commit) swift build -c release --static-swift-stdlib --product qari
# Nothing is looked for beside the program, and it names no folder of the machine that it was built on: so it is the same wherever it is
# built (scripts/reproducible).
SWIFT_BUILD += --disable-local-rpath -Xswiftc -Xfrontend -Xswiftc -disable-incremental-llvm-codegen -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=. -Xcc -ffile-prefix-map=$(CURDIR)=.

# Without debugging information, which nobody installs: it names the folder, and the build's identifier is reckoned from all that is linked.
SWIFT_BUILD += -debug-info-format none

.PHONY: help run build test check format install uninstall dist deb bench fuzz sanitize torture fleet gallery picture docs clean

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

run: setup build ## Set up, build and open the reader on the bundled guide
	.build/release/qari --guide

build: lacks-nothing ## Build the release program, .build/release/qari
	$(SWIFT_BUILD)

.PHONY: setup setup-test lacks-nothing
setup: ## Install what a build needs, or say how
	@scripts/setup
setup-test:
	@scripts/setup --test
# A missing package is named before a compiler stumbles over its header.
lacks-nothing:
	@scripts/setup --say

test: setup-test ## Set up and run all tests; QUICK=1 leaves out the slow ones
	swift build --build-tests
	$(if $(QUICK),QARI_QUICK=1) scripts/test

check: setup-test ## Format, lint, import rules, generated files, clean build, tests
	scripts/check

format: ## Format the sources
	swift format --in-place --recursive --parallel Sources Tests Package.swift

# sudo's PATH seldom has Swift: what was built before is installed then.
install: ## Install program, manual and services into PREFIX (default /usr/local)
	@if command -v swift >/dev/null; then $(MAKE) --no-print-directory build; \
	elif [ ! -x .build/release/qari ]; then echo "install: not built, and there is no swift in PATH. Run: make build" >&2; exit 1; fi
	PREFIX=$(PREFIX) DESTDIR=$(DESTDIR) scripts/install

uninstall: ## Remove what install installed
	PREFIX=$(PREFIX) DESTDIR=$(DESTDIR) scripts/install --remove

dist: ## Write the source archive of the last commit into .build/dist
	@scripts/dist

deb: ## Make the Debian packages of the last commit in .build/deb, and look at them with lintian
	scripts/setup --package
	scripts/deb

bench: ## Measure beside other programs and FriBidi, write docs/performance.md, count instructions; QUICK=1 for a look
	scripts/setup --bench
	$(SWIFT_BUILD)
	scripts/bench $(if $(QUICK),--quick,--write)
	scripts/bench-instructions

fuzz: ## Throw inputs at what reads from outside: SECONDS=60 for each target
	scripts/setup --test
	scripts/fuzz --seconds $(or $(SECONDS),60)

sanitize: setup-test ## Run the tests of all modules under the address and the thread sanitizer
	scripts/sanitize

torture: build ## Kill, damage, fill, crowd and misdate the program a thousand times
	scripts/setup --torture
	scripts/torture

fleet: build ## Publish to many screens through nginx and Varnish, all on this machine
	scripts/setup --fleet
	scripts/fleet

gallery: ## Take pictures in every terminal and judge them
	scripts/setup --gallery
	$(SWIFT_BUILD)
	scripts/gallery

picture: ## Take the README's picture
	scripts/setup --gallery
	$(SWIFT_BUILD)
	scripts/picture

docs: lacks-nothing ## Make the generated pages and tables again
	swift build --build-tests
	RECORD_DOCS=1 swift test --skip-build --filter 'GeneratedDocsTests|PhraseTableTests|PaletteTableTests|LetterFormsTests'

clean:
	rm -rf .build
