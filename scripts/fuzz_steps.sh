# Sourced by ./dev: fuzzing, one libFuzzer target a file in fuzz/.
#
# What a target found interesting stays in build/fuzz/corpus/NAME; an input that crashes it in build/fuzz/crashes/NAME.

# The seeds of a target: the files of its line "// Seeds: PATTERN…", and fuzz/seeds/NAME.
gather_seeds() {
  local name=$1 folder=build/fuzz/seeds/$1 pattern file
  rm -rf "$folder"
  mkdir -p "$folder"
  for pattern in $(sed -n 's|^// Seeds: *||p' "fuzz/fuzz_$name.cc") "fuzz/seeds/$name/*"; do
    for file in $pattern; do
      if [ -f "$file" ]; then cp "$file" "$folder/$(printf '%s' "$file" | tr / _)"; fi
    done
  done
}

fuzz_one() {
  local name=$1 seconds=$2
  mkdir -p "build/fuzz/corpus/$name" "build/fuzz/crashes/$name"
  gather_seeds "$name"
  logged "fuzz-$name" "build/fuzz/bin/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix="build/fuzz/crashes/$name/" "build/fuzz/corpus/$name" "build/fuzz/seeds/$name"
}

# fuzz_targets SECONDS [NAME]: counts into PASSED and FAILED.
fuzz_targets() {
  local seconds=$1 wanted=${2:-*} target name runs failed=0
  if ! build fuzz build/fuzz fuzzers; then
    FAILED=$((${FAILED:-0} + 1))
    return 1
  fi
  for target in build/fuzz/bin/fuzz_$wanted; do
    [ -x "$target" ] || give_up "There is no fuzz/fuzz_$wanted.cc, or what it links is not there."
    name=${target##*/fuzz_}
    if fuzz_one "$name" "$seconds"; then
      runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$LOGS/fuzz-$name.log")
      say "fuzz $name: ${runs:-0} inputs in $seconds s, nothing found" "模糊测试 $name：$seconds 秒内 ${runs:-0} 个输入，未发现问题"
      PASSED=$((${PASSED:-0} + 1))
    else
      failed=$((failed + 1))
    fi
  done
  FAILED=$((${FAILED:-0} + failed))
  return $((failed > 0))
}
