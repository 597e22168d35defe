// Asks a server with wrk, which wants no more than one of the cores, and reads what it says.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

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

/// wrk writes "99%    1.23ms" or "812.00us" or "1.02s".
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
  return {NumberBehind(said, "Requests/sec:"), MillisecondsBehind(said, "99%")};
}

}  // namespace gongkai::bench
