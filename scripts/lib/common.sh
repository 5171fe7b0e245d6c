# Pieces that the scripts share. Source it after `set -euo pipefail`:
#   source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
#
# BALLOTSYNC_BUILD  the build folder; .build in the checkout when unset. Checkouts that share one compile the
#                   dependencies once.
# shellcheck shell=bash

BALLOTSYNC_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
# shellcheck disable=SC2034 # for scripts/setup
BALLOTSYNC_SWIFT_MIN="6.2"
# The first build compiles every dependency: about nine minutes on two cores, three times that on a busy machine.
BALLOTSYNC_STEP_SECONDS_MAX="${BALLOTSYNC_STEP_SECONDS_MAX:-2400}"

# Prints the first comment block of the running script, from its usage line on.
usage() {
  sed -n '/^# usage: /,/^[^#]/{/^#/{s/^# \{0,1\}//;p;}}' "$0"
}

# Handles --help, for scripts that take it as their first argument.
usage_if_asked() {
  case "${1:-}" in
    -h | --help) usage; exit 0 ;;
  esac
}

# A wrong command line: says what is wrong and how it goes, status 2.
usage_error() {
  printf '%s: %s\n\n' "$(basename "$0")" "$1" >&2
  usage >&2
  exit 2
}

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }

# The absolute build folder.
ballotsync_scratch() {
  local folder="${BALLOTSYNC_BUILD:-$BALLOTSYNC_ROOT/.build}"
  case "$folder" in
    /*) printf '%s\n' "$folder" ;;
    *) printf '%s\n' "$PWD/$folder" ;;
  esac
}

# The built program: ballotsync_bin [debug|release]. Tests and the demo share the debug build.
ballotsync_bin() {
  printf '%s/%s/ballotsync\n' "$(ballotsync_scratch)" "${1:-debug}"
}

# The Python that has the browser's driver.
ballotsync_browser_python() { printf '%s/browser/bin/python\n' "$(ballotsync_scratch)"; }

# Seconds as 1:05.
minutes() { printf '%d:%02d' $(($1 / 60)) $(($1 % 60)); }

# run_logged NAME COMMAND…: runs a long command with its output in a log. A terminal sees one line that moves, a pipe
# a line every half minute. A failure prints what matters of the log, and returns the command's status.
run_logged() {
  local name="$1" log pid status=0 started=$SECONDS beat=0 last
  shift
  mkdir -p "$(ballotsync_scratch)/logs"
  log="$(ballotsync_scratch)/logs/$name.log"
  # In a process group of its own, so that what the command started ends with it.
  setsid "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  # shellcheck disable=SC2064 # the process of now is meant
  trap "kill -KILL -- -$pid 2>/dev/null; exit 130" INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    beat=$((beat + 1))
    last="$(tail -n 1 "$log" 2>/dev/null | tr -d '\r' | cut -c 1-70)"
    if [ -t 1 ]; then
      printf '\r\033[K  %s %s  %s' "$name" "$(minutes $((SECONDS - started)))" "$last"
    elif [ $((beat % 30)) -eq 0 ]; then
      printf '  %s %s  %s\n' "$name" "$(minutes $((SECONDS - started)))" "$last"
    fi
    if [ $((SECONDS - started)) -gt "$BALLOTSYNC_STEP_SECONDS_MAX" ]; then
      complain "  $name: stopped after $(minutes $((SECONDS - started)));" \
        "raise BALLOTSYNC_STEP_SECONDS_MAX if the machine is slow"
      kill -- "-$pid" 2>/dev/null || true
      sleep 5
      kill -KILL -- "-$pid" 2>/dev/null || true
      break
    fi
  done
  wait "$pid" || status=$?
  trap - INT TERM
  if [ -t 1 ]; then printf '\r\033[K'; fi
  if [ "$status" -eq 0 ]; then
    say "  $name: done in $(minutes $((SECONDS - started)))"
  else
    complain "  $name: FAILED after $(minutes $((SECONDS - started))), status $status; what matters of $log:"
    grep -E 'error:|✘|recorded an issue|Fatal error|Crash|fatal:' "$log" | sort -u | head -n 60 >&2 || true
    complain "  … and its end:"
    tail -n 20 "$log" >&2
  fi
  return "$status"
}

# build_product NAME [debug|release]: builds one product of the package.
build_product() {
  run_logged "build-$1" swift build --package-path "$BALLOTSYNC_ROOT" --scratch-path "$(ballotsync_scratch)" \
    -c "${2:-debug}" --product "$1"
}

# ensure_ballotsync [debug|release]: sets up, builds the program, and leaves its path in BALLOTSYNC.
ensure_ballotsync() {
  "$BALLOTSYNC_ROOT/scripts/setup" --quiet
  build_product ballotsync "${1:-debug}"
  # shellcheck disable=SC2034 # for the script that sources this
  BALLOTSYNC="$(ballotsync_bin "${1:-debug}")"
}
