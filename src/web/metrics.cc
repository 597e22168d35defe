#include "web/metrics.h"

#include <fmt/format.h>

#include <algorithm>

namespace gongkai::web {
namespace {

std::string Head(std::string_view name, std::string_view type, std::string_view help) {
  return fmt::format("# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

}  // namespace

void Metrics::Count(const Observation& seen) {
  const int status_class = seen.status / 100;
  const bool is_known = status_class >= 1 && status_class <= 5;
  ++by_class_[is_known ? static_cast<std::size_t>(status_class) : 0];
  const auto bucket = std::ranges::find_if(
      kBuckets, [&](int milliseconds) { return seen.taken <= std::chrono::milliseconds(milliseconds); });
  ++by_time_[static_cast<std::size_t>(bucket - kBuckets.begin())];
  microseconds_ += static_cast<std::uint64_t>(std::max<std::int64_t>(seen.taken.count(), 0));
  received_ += seen.received;
  sent_ += seen.sent;
  if (!seen.fault.empty()) ++faults_;
}

std::uint64_t Metrics::SlowerThan(int milliseconds) const {
  std::uint64_t slower = by_time_.back().load();
  for (std::size_t i = 0; i < kBuckets.size(); ++i) {
    if (kBuckets[i] > milliseconds) slower += by_time_[i].load();
  }
  return slower;
}

std::string Metrics::Text() const {
  std::string out = Head("gongkai_http_answers_total", "counter", "Answers by class of status.");
  for (std::size_t i = 1; i < by_class_.size(); ++i) {
    out += fmt::format("gongkai_http_answers_total{{class=\"{}xx\"}} {}\n", i, by_class_[i].load());
  }
  out += Head("gongkai_http_answer_seconds", "histogram", "Time from the first line of a request to its answer.");
  std::uint64_t so_far = 0;
  for (std::size_t i = 0; i < kBuckets.size(); ++i) {
    so_far += by_time_[i].load();
    out += fmt::format("gongkai_http_answer_seconds_bucket{{le=\"{}\"}} {}\n", kBuckets[i] / 1000.0, so_far);
  }
  so_far += by_time_.back().load();
  out += fmt::format("gongkai_http_answer_seconds_bucket{{le=\"+Inf\"}} {}\n", so_far);
  out += fmt::format("gongkai_http_answer_seconds_sum {}\n", static_cast<double>(microseconds_.load()) / 1e6);
  out += fmt::format("gongkai_http_answer_seconds_count {}\n", so_far);
  out += MetricText("gongkai_http_received_bytes_total", "counter", "Bytes of request bodies.",
                    static_cast<double>(received_.load()));
  out += MetricText("gongkai_http_sent_bytes_total", "counter", "Bytes of answer bodies.",
                    static_cast<double>(sent_.load()));
  out += MetricText("gongkai_http_faults_total", "counter", "Answers that hide an exception; the log has its words.",
                    static_cast<double>(faults_.load()));
  return out;
}

std::string MetricText(std::string_view name, std::string_view type, std::string_view help, double value) {
  return Head(name, type, help) + fmt::format("{} {}\n", name, value);
}

}  // namespace gongkai::web
