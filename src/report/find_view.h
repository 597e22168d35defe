// Annual reports by a word of the organ's name or by the year, for the search over everything one may see.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/visitor.h"
#include "db/database.h"

namespace gongkai::report {

struct FoundReport {
  std::int64_t id = 0;
  std::string organ;
  std::optional<int> year;
  std::string state;  // "有错误"
};

struct FoundReports {
  std::string organ;        // of the words, what stands in the name
  std::optional<int> year;  // and what is a year
  std::vector<FoundReport> first;
  int total = 0;
};

/// "枕溪镇", "2025" or "枕溪镇 2025"; at most `limit`. None for who may not see reports.
FoundReports FindReports(db::Session& session, const account::Visitor& visitor, std::string_view words, int limit);

}  // namespace gongkai::report
