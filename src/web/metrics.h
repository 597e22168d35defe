// Counters of the server in the text form that Prometheus reads. Thread-safe.
//
//   web::Metrics metrics;
//   options.observe = [&](const web::Observation& seen) { metrics.Count(seen); };
//   router.Get("/metrics", [&](const Request&) { return Response::Text(metrics.Text()); });
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

#include "web/observation.h"

namespace gongkai::web {

class Metrics {
 public:
  void Count(const Observation& seen);
  /// Ends with a line end; more may be appended.
  std::string Text() const;

  /// How many answers there were, and how many of them took longer than `milliseconds`, one of kBuckets.
  std::uint64_t Answers() const { return SlowerThan(0); }
  std::uint64_t SlowerThan(int milliseconds) const;

  /// Upper ends of the buckets of the time an answer took, in milliseconds; what took longer is in the last one.
  static constexpr std::array<int, 9> kBuckets = {1, 5, 10, 25, 50, 100, 500, 1000, 5000};

 private:
  using Counter = std::atomic<std::uint64_t>;
  std::array<Counter, 6> by_class_{};  // 1xx … 5xx; [0]: what has no such status
  std::array<Counter, kBuckets.size() + 1> by_time_{};
  Counter microseconds_ = 0, received_ = 0, sent_ = 0, faults_ = 0;
};

/// One counter or gauge with its two comment lines: `# HELP name help`, `# TYPE name type`, `name value`.
std::string MetricText(std::string_view name, std::string_view type, std::string_view help, double value);

}  // namespace gongkai::web
