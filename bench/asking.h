// Asks a server with wrk, as fast as it answers, or with h2load, so many times a second; both want no more than one of
// the cores.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::bench {

struct Measured {
  double per_second = 0, p99_ms = 0;
};

inline bool CanAsk() { return std::system("command -v wrk >/dev/null") == 0; }

inline std::string OutputOf(const std::string& command) {
  std::string out;
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, got);
  pclose(pipe);
  return out;
}

inline double NumberBehind(const std::string& text, std::string_view word) {
  const std::size_t at = text.find(word);
  return at == std::string::npos ? 0 : std::atof(text.c_str() + at + word.size());
}

/// wrk writes "99%    1.23ms" or "812.00us" or "1.02s". (Elsewhere it writes "87.99%": the blank before belongs to the
/// word.)
inline double MillisecondsBehind(const std::string& text, std::string_view word) {
  const std::size_t at = text.find(word);
  if (at == std::string::npos) return 0;
  char* unit = nullptr;
  const double value = std::strtod(text.c_str() + at + word.size(), &unit);
  if (*unit == 'u') return value / 1000;
  return *unit == 's' ? value * 1000 : value;
}

/// What is no answer, or another one than 2xx, is told on standard error: the figures are then worth nothing.
inline Measured Ask(const std::string& url, int connections, int seconds) {
  const std::string said = OutputOf(fmt::format("wrk -t1 -c{} -d{}s --latency {} 2>&1", connections, seconds, url));
  if (said.find("Non-2xx") != std::string::npos || said.find("Socket errors") != std::string::npos) {
    fmt::print(stderr, "{}", said);
  }
  return {NumberBehind(said, "Requests/sec:"), MillisecondsBehind(said, " 99%")};
}

inline bool CanAskAtRate() { return std::system("command -v h2load >/dev/null") == 0; }

/// The 99th percentile, in milliseconds, when each connection asks `rate` times a second, whatever came of the last
/// time; 0 when nothing was answered. `log` is written, and told lines of: begin, status, microseconds.
inline double P99AtRate(const std::string& url, int connections, int rate, int seconds, const std::string& log) {
  std::remove(log.c_str());
  (void)OutputOf(
      fmt::format("h2load --h1 -t1 -c{} -D{} --rps={} --log-file={} {} 2>&1", connections, seconds, rate, log, url));
  std::vector<long> took;
  std::ifstream in(log);
  for (long begin = 0, status = 0, microseconds = 0; in >> begin >> status >> microseconds;) {
    if (status == 200) took.push_back(microseconds);
  }
  if (took.empty()) return 0;
  const auto at = took.begin() + static_cast<std::ptrdiff_t>(took.size() * 99 / 100);
  std::ranges::nth_element(took, at);
  return static_cast<double>(*at) / 1000;
}

}  // namespace gongkai::bench
