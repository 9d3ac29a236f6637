#!/bin/sh
# The project's one script: sh build.sh [build | check | test | bench | screenshots | edge | clean]
#
#   build   the site into static/build (the default); nothing else writes there
#   check   formatting, vet, staticcheck, types, go.mod: silent when all is well
#   test    everything, from an empty machine with Go and Node; ends with one line of figures
#   bench   measures what is promised about cost, beside python3, Pyodide, JavaScript, nginx; writes .build/bench/report.md
#   screenshots   takes the pictures that README.md shows, and writes them to web/pictures
#   edge    the site for Cloudflare Workers, into .build/edge; edge dev runs it here, edge deploy puts it online
#   clean   removes what the other steps wrote
#
# Scratch goes to .build/: the next site while it is being built, caches, test results.
set -eu
cd "$(dirname "$0")"
root=$PWD
next=.build/next # becomes static/build when it is complete
node_wanted=20
go_wanted=1.26
staticcheck=0.8.2

fail() {
	echo "build.sh: $*" >&2
	exit 1
}

# need_go and need_node say what to install when it is missing or too old.
need_go() {
	command -v go >/dev/null || fail "go is missing: install Go $go_wanted or newer from https://go.dev/dl, then run this again"
}

need_node() {
	command -v node >/dev/null ||
		fail "node is missing: install Node.js $node_wanted or newer from https://nodejs.org, then run this again"
	major=$(node -p 'process.versions.node.split(".")[0]') || fail "node does not run: install Node.js $node_wanted or newer again"
	[ "$major" -ge "$node_wanted" ] ||
		fail "node is version $major: install Node.js $node_wanted or newer from https://nodejs.org, then run this again"
	command -v npm >/dev/null ||
		fail "npm is missing: install it (it comes with Node.js from https://nodejs.org), then run this again"
}

# step NAME COMMAND... runs a command and prints one line with the time it took, or its output when it fails.
step() {
	name=$1
	shift
	began=$(date +%s)
	mkdir -p .build
	log=.build/step.$$
	set +e
	(set -e; "$@") >"$log" 2>&1
	status=$?
	set -e
	if [ $status -ne 0 ]; then
		cat "$log" >&2
		rm -f "$log"
		fail "$name failed: the lines above say why"
	fi
	printf '  %-44s %3d s\n' "$name" $(($(date +%s) - began))
	rm -f "$log"
}

# --- build -----------------------------------------------------------------------------------------------------------

build() {
	need_go
	need_node
	mkdir -p .build
	lock
	rm -rf "$next" .build/step.*
	mkdir "$next"
	stamp=$(go run serve.go -stamp) # before the build: an edit made meanwhile makes the result stale
	packages
	step 'page.wasm' page_wasm "$root/$next/page.wasm"
	step 'pages' pages
	step 'scripts and styles' node web/build.mjs "$next" .build/meta.json # esbuild's metafile: what was bundled
	step 'licenses' licenses
	step 'service worker' node web/offline.mjs static "$next"
	step 'compressed files' node web/compress.mjs static "$next" .build/compressed
	node web/sizes.mjs "$next"
	echo "$stamp" >"$next/stamp"
	rm -rf .build/last
	[ ! -e static/build ] || mv static/build .build/last
	mv "$next" static/build
	rm -rf .build/last
	exec 9>&- # lets the next build begin: what comes after this one, such as "edge dev", may last
}

# lock waits until no other build runs. serve.go holds the lock for the builds it starts. Where flock(1) is missing,
# as on macOS, builds started by hand are not kept apart.
lock() {
	[ -z "${ZEN_LOCKED-}" ] && command -v flock >/dev/null || return 0
	exec 9>.build/lock
	flock -n 9 || {
		echo 'waiting for another build to end'
		flock 9
	}
}

# packages installs web/'s npm packages when the lock file has changed since the last time.
packages() {
	cmp -s web/package-lock.json web/node_modules/.installed 2>/dev/null || step 'npm packages' install_packages
}

install_packages() {
	cd web
	npm ci --no-audit --no-fund
	cp package-lock.json node_modules/.installed
}

# page_wasm FILE builds the page's program: the same bytes from the same sources, wherever they lie. Without the lines of
# its tracebacks, and with its code written shorter, it is a third smaller. What runs rarely does without inlining (-l).
page_wasm() {
	own=github.com/zerocopyzen/zen/pkg
	GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags='-s -w' \
		-gcflags="$own/py/syntax=-l" -gcflags="$own/pyerr=-l" -gcflags=fmt=-l \
		-gcflags=time=-l -gcflags=reflect=-l -gcflags=math/big=-l -gcflags=syscall/js=-l \
		-gcflags=sort=-l -gcflags=strings=-l -gcflags=bytes=-l -gcflags=unicode/utf8=-l -gcflags=internal/fmtsort=-l \
		-gcflags=strconv=-l -o "$1" ./wasm/page
	go run ./pkg/cmd/strip "$1"
	cp "$(go env GOROOT)/lib/wasm/wasm_exec.js" "$(dirname "$1")/"
}

# pages writes the site's pages: those written by hand, and those that the build makes.
pages() {
	rm -rf .build/pages
	mkdir -p .build/pages/sendfile
	go run ./pkg/cmd/reference >.build/pages/reference.html
	go run ./pkg/cmd/handlers -html >.build/pages/sendfile/handlers.html
	go run ./pkg/cmd/lessons >.build/lessons.json
	node web/lessons.mjs "$next" .build/pages "$next/pages" <.build/lessons.json
	node web/pages.mjs "$next/pages" web/pages .build/pages
}

# licenses writes the licenses of all that static/build contains.
licenses() {
	{
		echo 'Zero-Copy Zen (github.com/zerocopyzen/zen)'
		echo
		cat LICENSE
		license "The Go standard library and runtime, $(go env GOVERSION) (page.wasm, wasm_exec.js)" "$(go env GOROOT)"
		GOOS=js GOARCH=wasm go list -deps \
			-f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./wasm/page |
			sort -u | while read -r module version dir; do
			license "$module $version (page.wasm)" "$dir"
		done
		node web/licenses.mjs
	} >"$next/licenses.txt"
}

# license TITLE DIR prints the license files in a folder, of which there is at least one.
license() {
	printf '\n\n%s\n\n' "$1"
	found=no
	for file in "$2"/LICENSE* "$2"/LICENCE* "$2"/COPYING* "$2"/NOTICE*; do
		[ -f "$file" ] || continue
		cat "$file"
		found=yes
	done
	[ $found = yes ] || fail "$1 has no license file in $2"
}

# --- check -----------------------------------------------------------------------------------------------------------

check() {
	need_go
	need_node
	packages >/dev/null
	unformatted=$(gofmt -l serve.go pkg wasm)
	[ -z "$unformatted" ] || fail "gofmt would change: $unformatted"
	go vet . ./pkg/...
	go vet -tags cpython ./pkg/py/builtin/difftest # the comparison with CPython, where there is one
	GOOS=js GOARCH=wasm go vet ./wasm/... ./pkg/cmd/pyrun # which the bench runs under Node and in Chromium
	GOOS=windows go vet . # one file for every system: it must at least compile
	install_staticcheck
	.build/bin/staticcheck . ./pkg/...
	GOOS=js GOARCH=wasm .build/bin/staticcheck ./wasm/...
	(cd web && node_modules/.bin/tsc -p .)
	go mod tidy -diff
}

install_staticcheck() {
	[ -x .build/bin/staticcheck ] && .build/bin/staticcheck -version | grep -qF "($staticcheck)" ||
		GOBIN=$root/.build/bin go install "honnef.co/go/tools/cmd/staticcheck@v$staticcheck"
}

# --- test ------------------------------------------------------------------------------------------------------------

# What needs the network, processes or files has no part in page.wasm; all other packages are tested in wasm too.
native_only='/pkg$|/pkg/(api|bench/benchhttp|cmd|edge|site|transfer|handlers|bufferio|kerneltest|seccomp|stamp)(/|$)'

# These promise that several goroutines may use them at once.
concurrent='buffer queue site stamp strided transfer'

run_tests() {
	results=$root/.build/test
	rm -rf "$results"
	mkdir -p "$results"
	part=10
	command -v go >/dev/null || {
		# Without Go nothing runs, the count of what ran included.
		echo 'build.sh: go is missing: install Go from https://go.dev/dl' >&2
		echo '0 passed, 1 failed, 0 skipped'
		exit 1
	}
	run plain 'build' build
	run plain 'check' check
	run gotest 'go test' go test -json . ./pkg/... ./wasm/...
	run gotest 'go test in wasm' test_wasm
	run gotest 'go test -race' test_race
	run tap 'web unit tests' test_web unit
	run plain 'browsers' browsers
	trap 'kill 0' INT # what runs in the background does not hear Ctrl-C
	run tap 'edge tests' test_edge & # beside the browser tests: both wait more than they work
	part=$((part + 1))
	run tap 'browser tests' test_web browser
	wait $!
	run plain 'reproducible page.wasm' reproducible
	run plain 'budgets' node web/sizes.mjs static/build --strict
	go run ./pkg/cmd/tally "$results"
}

# run KIND NAME COMMAND... runs one part of the tests and keeps what it says for tally, which knows the kinds.
run() {
	kind=$1
	title=$2
	shift 2
	part=$((part + 1))
	file="$results/$part $title.$kind"
	began=$(date +%s)
	set +e
	(set -e; "$@") >"$file" 2>"$file.err"
	status=$?
	set -e
	echo $status >"$file.status"
	verdict=ok
	[ $status -eq 0 ] || verdict=FAILED
	printf '  %-30s %4d s  %s\n' "$title" $(($(date +%s) - began)) $verdict
}

# test_wasm runs the tests of the packages behind page.wasm as GOOS=js. Go's wasm_exec.js takes 12 KB of environment at
# most, so Node gets little of it.
test_wasm() {
	GOOS=js GOARCH=wasm go list ./pkg/... | grep -vE "$native_only" >.build/wasm-packages
	# shellcheck disable=SC2046 # one word for each package
	GOOS=js GOARCH=wasm go test -json -exec "env -i 'PATH=$PATH' 'HOME=$HOME' 'TMPDIR=${TMPDIR:-/tmp}' \
node --stack-size=8192 '$(go env GOROOT)/lib/wasm/wasm_exec_node.js'" $(cat .build/wasm-packages)
}

test_race() {
	command -v "$(go env CC)" >/dev/null || debian gcc libc6-dev
	set --
	for name in $concurrent; do
		[ ! -d "pkg/$name" ] || set -- "$@" "./pkg/$name/..."
	done
	# A process of the race detector sleeps for a second at its end unless told not to; senders are many.
	CGO_ENABLED=1 GORACE=atexit_sleep_ms=0 go test -race -json "$@"
}

# test_web KIND runs web/'s tests of a kind, "unit", "browser" or "edge"; their reports go to the standard output as TAP.
test_web() {
	need_node
	packages >&2
	[ "$1" = unit ] || browser
	[ "$1" != browser ] || firefox
	cd web
	npm run --silent "test:$1"
}

# test_edge tests the Worker in the platform's own runtime, on this machine: the one that is deployed, and one whose
# handlers can be made to panic.
test_edge() {
	edge_build >&2
	edge_worker .build/edge/probe -tags probe >&2
	edge_packages
	wrangler deploy --dry-run --outdir "$root/.build/edge/dry" >&2
	test_web edge
}

# browsers brings what browser tests and edge tests both need, before they run beside each other.
browsers() {
	packages
	browser
	firefox
}

# browser sets CHROMIUM to a Chromium, installed if need be and possible.
browser() {
	[ -n "${CHROMIUM-}" ] || CHROMIUM=$(find_chromium) || {
		debian chromium
		CHROMIUM=$(find_chromium)
	}
	export CHROMIUM
}

find_chromium() {
	for name in chromium chromium-browser google-chrome google-chrome-stable; do
		command -v $name && return
	done
	return 1
}

# firefox sets FIREFOX to a Firefox in the same way.
firefox() {
	[ -n "${FIREFOX-}" ] || FIREFOX=$(find_firefox) || {
		debian firefox-esr
		FIREFOX=$(find_firefox)
	}
	export FIREFOX
}

find_firefox() { command -v firefox-esr || command -v firefox; }

# debian PACKAGE... installs packages where this is Debian and we may, and says which are missing elsewhere.
debian() {
	[ -f /etc/debian_version ] && [ "$(id -u)" -eq 0 ] || fail "install the package $1 (or a program that does its work), then run this again"
	DEBIAN_FRONTEND=noninteractive
	export DEBIAN_FRONTEND
	{
		apt-get update -q
		apt-get install -q -y --no-install-recommends "$@"
	} >&2
}

# reproducible builds page.wasm from a copy of the sources elsewhere, with nothing cached, and compares.
reproducible() {
	copy=$(mktemp -d)
	trap 'chmod -R u+w "$copy"; rm -rf "$copy"' EXIT
	mkdir "$copy/other"
	cp -R go.mod pkg wasm "$copy/other/"
	[ ! -f go.sum ] || cp go.sum "$copy/other/"
	(cd "$copy/other" && GOCACHE=$copy/cache page_wasm "$copy/page.wasm")
	page_wasm "$copy/here.wasm"
	cmp "$copy/here.wasm" "$copy/page.wasm"
}

# --- the rest --------------------------------------------------------------------------------------------------------

# bench measures all that is promised about cost, and writes .build/bench/report.md. On a quiet machine with two
# processors it takes some ten minutes.
bench() {
	need_go
	need_node
	rm -rf .build/bench
	mkdir -p .build/bench
	packages >/dev/null
	bench_packages >.build/bench/npm.txt 2>&1 || echo 'build.sh: npm could not install web/bench: what needs it is named below' >&2
	(browser) >/dev/null || echo 'build.sh: there is no Chromium: what needs it is named below' >&2
	found=${CHROMIUM:-$(find_chromium || true)}
	site_current >&2
	cp static/build/page.wasm static/build/wasm_exec.js "$(go env GOROOT)/lib/wasm/wasm_exec_node.js" .build/bench/
	go build -o .build/bench/workloads ./pkg/cmd/workloads
	GOOS=js GOARCH=wasm go build -o .build/bench/workloads.wasm ./pkg/cmd/workloads
	GOOS=js GOARCH=wasm go build -o .build/bench/pyrun.wasm ./pkg/cmd/pyrun
	node web/sizes.mjs static/build >.build/bench/sizes.txt
	bench_page >.build/bench/page.txt
	bench_edge >.build/bench/edge.txt
	CHROMIUM=$found node web/bench/report.mjs .build/bench
}

# bench_page prints how long the page itself works, in a browser: with a recorded memory, and with the Go program.
bench_page() {
	[ -n "$found" ] || return 0
	echo '  how long the page works' >&2
	(cd web && CHROMIUM=$found npm run --silent bench:page) | sed -n 's/^# \(a .*ms.*\)/\1/p; s/^not ok.*/not measured: &/p'
}

# bench_edge prints what the Worker costs, in the platform's own runtime on this machine.
bench_edge() {
	[ -n "$found" ] || return 0
	echo '  what the Worker costs' >&2
	(edge_build && edge_packages) >>.build/bench/npm.txt 2>&1 || {
		echo 'not measured: the Worker or its runtime could not be made: .build/bench/npm.txt says why'
		return 0
	}
	(cd web && CHROMIUM=$found npm run --silent bench:edge) | sed -n '/^# Subtest/d; s/^# \(.*: .*[0-9].*\)/\1/p; s/^not ok.*/not measured: &/p'
}

# bench_packages installs what the bench alone needs. Nothing else downloads it.
bench_packages() {
	cmp -s web/bench/package-lock.json web/bench/node_modules/.installed 2>/dev/null && return
	(cd web/bench && npm ci --no-audit --no-fund >&2) || return
	cp web/bench/package-lock.json web/bench/node_modules/.installed
}

# edge [build | dev | deploy] makes the Worker and its assets, and runs them on this machine or puts them online.
edge() {
	case ${1-build} in
	build) edge_build ;;
	dev)
		port=${2-8787}
		case $port in
		'' | *[!0-9]*) fail "\"$port\" is no port: edge dev [PORT], a number such as 8787" ;;
		esac
		edge_build
		edge_packages
		wrangler dev --local --ip 127.0.0.1 --port "$port" --persist-to "$root/.build/edge/state"
		;;
	deploy)
		edge_build
		edge_packages
		wrangler deploy --dry-run --outdir "$root/.build/edge/dry"
		wrangler deploy
		;;
	*) fail "there is no \"edge $1\": edge, edge dev [PORT], edge deploy" ;;
	esac
}

# site_current builds the site when the one that is there is missing or stale.
site_current() {
	[ "$(go run serve.go -stamp)" = "$(cat static/build/stamp 2>/dev/null)" ] || build
}

# edge_build makes .build/edge/worker and .build/edge/assets, beside which an "edge dev" may be at work: it sees the new
# files, and never a folder that is empty or gone.
edge_build() {
	need_go
	need_node
	site_current
	mkdir -p .build/edge
	fresh=$(mktemp -d .build/edge/next.XXXXXX)
	step 'worker' edge_worker "$fresh/worker"
	step 'assets' go run ./pkg/cmd/assets static "$fresh/assets"
	renew "$fresh/worker" .build/edge/worker
	renew "$fresh/assets" .build/edge/assets
	touch .build/edge/worker/index.mjs # wrangler may have begun to read before the last file was there: it reads again
	rm -rf "$fresh"
}

# edge_worker DIR [FLAG...] builds the Worker with flags of go build. Its wasm_exec.js is not Go's own, which the page has.
edge_worker() {
	dir=$1
	shift
	go tool workers-assets-gen -mode=go -o "$dir" # wipes the folder
	GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags="-s -w -X main.build=$(cat static/build/stamp)" "$@" \
		-o "$dir/app.wasm" ./wasm/edge
	cp wasm/edge/index.mjs "$dir/"
}

# renew FRESH DIR makes DIR what FRESH is, and empties FRESH: each file that differs is replaced at once, and then goes what
# FRESH lacks. Whoever watches DIR misses no file that is in both.
renew() {
	mkdir -p "$2"
	(cd "$1" && find . -type f) >"$1.list"
	while read -r file; do
		mkdir -p "$2/$(dirname "$file")"
		cmp -s "$1/$file" "$2/$file" || mv -f "$1/$file" "$2/$file"
	done <"$1.list"
	(cd "$2" && find . -type f) | while read -r file; do
		grep -qxF "$file" "$1.list" || rm -f "$2/$file"
	done
	rm -rf "$1" "$1.list"
}

# edge_packages installs wrangler and its local runtime. Nothing but the edge's own steps and tests downloads them.
edge_packages() {
	cmp -s wasm/edge/package-lock.json wasm/edge/node_modules/.installed 2>/dev/null && return
	(cd wasm/edge && npm ci --no-audit --no-fund >&2) || fail 'npm could not install wasm/edge'
	cp wasm/edge/package-lock.json wasm/edge/node_modules/.installed
}

# wrangler runs the platform's tool with the Worker's settings. For the sake of its proxy it would read what the Worker
# leaves of a request's body, and so take it from a stream that is handed over; and at each start it would ask the network
# where this machine is.
wrangler() {
	WRANGLER_DISABLE_REQUEST_BODY_DRAINING=1 CLOUDFLARE_CF_FETCH_ENABLED=false wasm/edge/node_modules/.bin/wrangler "$@" --config wasm/edge/wrangler.jsonc
}

# screenshots takes the pictures that README.md shows, in a browser, and writes them to web/pictures.
screenshots() {
	need_go
	need_node
	site_current
	browser
	(cd web && npm run --silent screenshots) >&2
	ls -l web/pictures
}

clean() {
	rm -rf static/build .build web/node_modules web/bench/node_modules wasm/edge/node_modules wasm/edge/.wrangler
	find static -name '*.br' -o -name '*.gz' | while read -r file; do rm -f "$file"; done
}

case ${1-build} in
build | check | bench | screenshots | clean) "${1-build}" ;;
edge)
	shift
	edge "$@"
	;;
test) run_tests ;;
*) fail "there is no step \"$1\": build, check, test, bench, screenshots, edge, clean" ;;
esac
