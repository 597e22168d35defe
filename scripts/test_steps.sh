# Sourced by ./dev: the steps of ./dev test. Each adds to PASSED and FAILED; a failed step does not keep the next from running.

PASSED=0
FAILED=0

# count PASSED FAILED WHAT: with the seconds since the last count, so that what grows slow is seen.
COUNTED_AT=$SECONDS
count() {
  local took=$((SECONDS - COUNTED_AT))
  COUNTED_AT=$SECONDS
  PASSED=$((PASSED + $1))
  FAILED=$((FAILED + $2))
  say "$3: $1 passed, $2 failed ($took s)" "$3：通过 $1，未通过 $2（$took 秒）"
}

# step NAME COMMAND…: a command that is one test.
step() {
  local name=$1
  shift
  if logged "$name" "$@"; then count 1 0 "$name"; else count 0 1 "$name"; fi
}

# The programs and tests of a preset; a tree that does not build is one failed test.
build_step() {
  local started=$SECONDS
  if ! build "$@"; then
    count 0 1 "build $1"
    return 1
  fi
  say "built in $((SECONDS - started)) s" "构建用时 $((SECONDS - started)) 秒"
}

# A PostgreSQL of our own for the length of this run, unless the caller names one.
start_postgres() {
  if [ -n "${GONGKAI_TEST_POSTGRES:-}" ]; then return; fi
  POSTGRES_FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/gongkai-pg-XXXXXX")
  trap 'scripts/temporary_postgres.sh stop "$POSTGRES_FOLDER"' EXIT
  GONGKAI_TEST_POSTGRES=$(GONGKAI_POSTGRES_FSYNC=off scripts/temporary_postgres.sh start "$POSTGRES_FOLDER") || return 1
  export GONGKAI_TEST_POSTGRES
}

# run_unit_tests LOG [WITH…]
run_unit_tests() {
  local log=$1
  shift
  logged "$log" ctest --test-dir build/debug -j "$JOBS" --timeout 300 --output-on-failure \
    --test-output-size-passed 1000000 --test-output-size-failed 1000000 "$@"
}

# Unit tests run in the build with AddressSanitizer and UndefinedBehaviorSanitizer; every test case counts.
unit_steps() {
  local counts
  build_step release build program || return 0
  build_step release build benches || true
  build_step debug build/debug all || return 0
  if ! start_postgres; then
    count 0 1 postgres
    return 0
  fi
  say "running the unit tests under the sanitizers" "正在运行单元测试"
  # Names of functions are looked up only for what failed: a look at a program of this size takes a minute, and the leaks
  # of cairo that are let pass would ask for one each time.
  ASAN_OPTIONS=symbolize=0 run_unit_tests unit --output-junit "$PWD/$LOGS/unit.xml" ||
    UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=allow_addr2line=1:external_symbolizer_path=$(command -v addr2line) \
      run_unit_tests unit-again --rerun-failed || true
  read -r -a counts < <(python3 scripts/count_tests.py "$LOGS/unit.xml")
  count "${counts[0]}" "${counts[1]}" unit
  # Letters of applications look as they did; what must stand in all of them, and in Word files: check_letters.py without --sample.
  ASAN_OPTIONS=symbolize=0 step letters python3 scripts/check_letters.py build/debug/bin/request_letter_test \
    --sample --no-office --golden tests/golden/letters
  # Annual reports as Word files, opened in LibreOffice, look as they did.
  ASAN_OPTIONS=symbolize=0 step papers python3 scripts/check_papers.py build/debug/bin/report_paper_files_test
}

check_format() { sources | xargs clang-format-16 --dry-run -Werror; }

lint_steps() {
  step layout python3 scripts/check_layout.py
  step glossary python3 scripts/check_glossary.py
  step format check_format
  build_step release build program || return 0
  step tidy python3 scripts/tidy.py build
}

# The browser tests drive the real program in Chromium, and close with a line "N passed, N failed".
web_steps() {
  if [ ! -f tests/web/run.mjs ]; then return; fi
  build_step release build program || return 0
  say "running the browser tests" "正在运行浏览器测试"
  browse web --at-once 2
  # What is signed and published goes the whole way on a server, too.
  if start_postgres; then browse web-postgres --postgres "$GONGKAI_TEST_POSTGRES" --only 'from draft to public'; else count 0 1 postgres; fi
}

# browse NAME [WITH…]
browse() {
  local counts name=$1
  shift
  logged "$name" node tests/web/run.mjs --program build/bin/gongkai "$@" || true
  read -r -a counts < <(sed -n 's/^\([0-9]*\) passed, \([0-9]*\) failed$/\1 \2/p' "$LOGS/$name.log" | tail -n 1 | grep . || echo 0 1)
  count "${counts[0]}" "${counts[1]}" "$name"
}

fuzz_steps() {
  source scripts/fuzz_steps.sh
  fuzz_targets 5 || true
}

run_test_steps() {
  local part parts=("$@")
  if [ ${#parts[@]} = 0 ]; then parts=(unit lint web fuzz); fi
  for part in "${parts[@]}"; do
    case $part in
      unit | lint | web | fuzz) "${part}_steps" ;;
      *) give_up "There is no part $part; parts are unit, lint, web, fuzz." ;;
    esac
  done
  printf '%s passed, %s failed\n' "$PASSED" "$FAILED"
  [ "$FAILED" = 0 ] && [ "$PASSED" -gt 0 ]
}
