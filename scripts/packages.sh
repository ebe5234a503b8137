# shellcheck shell=bash disable=SC2034  # what is set here is used by those who source it
# Which Debian packages Cairn needs, and how to install them. Sourced by ./quickstart and ./scripts/test.
#
# Exit codes of `fail` in both commands:
exit_system=2   # not a Debian-like system
exit_rights=3   # packages are missing, and we may not install them
exit_space=4    # not enough room on the disk
exit_install=5  # apt-get failed, most often for want of a network
exit_build=6    # no usable compiler, or configuring or building failed
exit_run=7      # the program that was built failed
readonly exit_system exit_rights exit_space exit_install exit_build exit_run

# To build Cairn and to draw its graphs.
build_packages=(
  g++ cmake ninja-build ccache pkg-config
  librocksdb-dev libboost-graph-dev
  antlr4 libantlr4-runtime-dev
  nlohmann-json3-dev libcli11-dev libfmt-dev
  libicu-dev libssl-dev libstemmer-dev libgraphviz-dev libjemalloc-dev
  libedit-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-cpp-dev libraptor2-dev
  graphviz
)
# What the tests need besides.
test_packages=(libgtest-dev libgmock-dev python3)
readonly build_packages test_packages

# announce TEXT: one line about the step that begins.
announce() {
  printf '==> %s\n' "$1" >&2
}

# fail CODE LINE...: says what is wrong and what helps, and ends the script.
fail() {
  local code=$1 first=$2
  shift 2
  printf '\nerror: %s\n' "$first" >&2
  if [[ $# -gt 0 ]]; then
    printf '       %s\n' "$@" >&2
  fi
  exit "$code"
}

# need_space FOLDER MEGABYTES: fails unless so much is free in the folder's file system.
need_space() {
  local folder=$1 needed=$2 free
  free=$(df -k --output=avail -- "$folder" | tail -n 1)
  free=$((free / 1024))
  if ((free < needed)); then
    fail "$exit_space" "not enough disk space: ${folder} has ${free} MB free, ${needed} MB are needed."
  fi
}

# need_build_space: room for the build in the checkout (the current folder), unless it was built already.
need_build_space() {
  if [[ ! -e build/release/build.ninja ]]; then
    need_space "$PWD" 3000
  fi
}

# need_compiler: fails unless the compiler that CMake will pick speaks C++20.
need_compiler() {
  local compiler
  read -r -a compiler <<<"${CXX:-c++}"
  if ! command -v "${compiler[0]}" >/dev/null; then
    fail "$exit_build" "no C++ compiler: ${compiler[0]} was not found." \
      "Install the package g++, or set CXX to a compiler that speaks C++20."
  fi
  if ! printf '#include <compare>\n#include <concepts>\n#include <span>\n' |
    "${compiler[@]}" -std=c++20 -fsyntax-only -x c++ - 2>/dev/null; then
    fail "$exit_build" "the C++ compiler ${compiler[*]} does not speak C++20." \
      "Install the package g++ (12 or later), or set CXX to another compiler."
  fi
}

# need_debian PACKAGE...: fails unless the system has Debian's tools. The packages are named for those who have others.
need_debian() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    fail "$exit_system" "this is not a Debian-like system: there is no apt-get." \
      "Cairn is built and tested on Debian 12. Elsewhere, install what these Debian packages hold:" \
      "  $*" \
      "and then build with: cmake --preset release && cmake --build --preset release"
  fi
}

is_installed() {
  # The output has a line for each architecture that the package is known for.
  dpkg-query --show --showformat='${db:Status-Status}\n' -- "$1" 2>/dev/null | grep -qx installed
}

all_installed() {
  local package
  for package in "$@"; do
    is_installed "$package" || return 1
  done
}

# install_packages PACKAGE...: installs those that are missing. Touches neither the network nor root when none is.
install_packages() {
  local missing=() as_root=() package log=build/install.log updated=yes
  announce "Looking for the $# Debian packages that are needed"
  for package in "$@"; do
    is_installed "$package" || missing+=("$package")
  done
  if [[ ${#missing[@]} -eq 0 ]]; then
    return 0
  fi

  announce "Missing ${#missing[@]} packages: ${missing[*]}"
  need_space /usr 3000
  if [[ $EUID -ne 0 ]]; then
    if ! command -v sudo >/dev/null; then
      fail "$exit_rights" "installing packages needs root, and there is no sudo here. As root, run" \
        "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" \
        "and then this command again as the user that you are now."
    fi
    if ! sudo true; then
      fail "$exit_rights" "installing packages needs root, and sudo refused. Let someone who may run" \
        "  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
    fi
    as_root=(sudo)
  fi

  announce "Installing them with apt-get: this takes some minutes (log: $log)"
  mkdir -p build
  as_root+=(env DEBIAN_FRONTEND=noninteractive
    apt-get -q -y -o Acquire::Retries=2 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
  # A source of the user's own may be out of order, so a failed update alone is no reason to stop.
  "${as_root[@]}" -o APT::Update::Error-Mode=any update >"$log" 2>&1 </dev/null || updated=no
  if ! "${as_root[@]}" install --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null; then
    if [[ $updated = no ]]; then
      grep -E '^(E|W|Err):' "$log" | head -n 5 >&2 || true
      fail "$exit_install" "apt-get could not reach its package sources. Is there a network?" \
        "Everything that apt-get said is in $PWD/$log. Run this command again when it is back."
    fi
    grep -E '^(E|W|Err):' "$log" | tail -n 10 >&2 || true
    fail "$exit_install" "apt-get could not install the packages." \
      "Everything that it said is in $PWD/$log."
  fi
}

# configure_release OPTION...: CMake's release preset, in build/release.
configure_release() {
  announce "Configuring the release build (build/release)"
  need_compiler
  cmake --preset release "$@" >&2 ||
    fail "$exit_build" "configuring failed; CMake's reasons are above." \
      "If the checkout was moved since the last build, remove build/release and run this again."
}

# build_release TARGET: one target, or `all`.
build_release() {
  announce "Building $1 (takes minutes the first time)"
  cmake --build --preset release --target "$1" >&2 ||
    fail "$exit_build" "building failed; the compiler's messages are above."
}
