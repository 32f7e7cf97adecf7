# What the scripts share: places, and the build.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/time-cluster
bin=$cache/$(cd "$here" && cat go.mod go.sum ./*.go pause/*.go | sha256sum | cut -c1-16)
state=$cache/state           # everything of the running cluster; removed by down
netns=time-cluster
export GOFLAGS=-buildvcs=false CGO_ENABLED=0

# require_machine COMMAND:PACKAGE... says what keeps this machine from having a cluster, and ends.
require_machine() {
    local pair
    for pair; do
        command -v "${pair%:*}" >/dev/null || {
            echo "a cluster from source needs ${pair%:*}, which is not in PATH; install ${pair#*:}" >&2
            exit 1
        }
    done
}

# build NAME PACKAGE [TAGS] makes the binary NAME once.
build() {
    [ -x "$bin/$1" ] && return
    mkdir -p "$bin"
    local version commit x flags="-s -w"
    version=$(cd "$here" && go list -m -f '{{.Version}}' k8s.io/kubernetes)
    commit=$(cd "$here" && go mod download -json "k8s.io/kubernetes@$version" | sed -n 's/.*"Hash": "\(.*\)".*/\1/p')
    for x in gitVersion="$version" gitMajor="${version:1:1}" gitMinor="$(cut -d. -f2 <<<"$version")" \
        gitTreeState=clean gitCommit="${commit:-unknown}" buildDate=1970-01-01T00:00:00Z; do
        flags+=" -X k8s.io/component-base/version.$x -X k8s.io/client-go/pkg/version.$x"
    done
    echo "building $1" >&2
    (cd "$here" && go build -trimpath -tags "${3:-}" -ldflags "$flags" -o "$bin/$1.new" "$2" >&2)
    mv "$bin/$1.new" "$bin/$1"
}

# build_cluster makes the whole cluster's programs, in $bin.
build_cluster() {
    local program
    build time-cluster .
    for program in etcd kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubelet kubectl coredns; do
        ln -sf time-cluster "$bin/$program"
    done
    if [ ! -f "$bin/pause.tar" ]; then
        build pause-image/pause ./pause
        "$bin/time-cluster" image localhost/pause:1 "$bin/pause-image" /pause >"$bin/pause.tar.new"
        mv "$bin/pause.tar.new" "$bin/pause.tar"
    fi
}

# life PID prints when a live process started: together with its number that
# names it for good, even if another gets the number later.
life() {
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" {print $20}'
}

# record NAME PID notes a process that up has started.
record() {
    echo "$2 $(life "$2")" >"$state/$1.pid"
}

# running NAME tells whether the process that was recorded still runs.
running() {
    local pid start
    read -r pid start 2>/dev/null <"$state/$1.pid" && [ -n "$start" ] && [ "$(life "$pid")" = "$start" ]
}
