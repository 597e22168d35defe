// Applications in the demo county: 120 over 600 days, in every stage and outcome, some open at each turn of the year;
// entered, worked on, signed and sent by the very acts of people. The same every time but for its days. Texts:
// data/demo/cases.tsv. Everybody in it is invented.
#pragma once

#include <memory>
#include <string_view>

#include "account/demo_county.h"

namespace gongkai::request {

inline constexpr int kDemoCases = 120;
/// Of whose answer a copy was given from which something is withheld (demo_cases_redaction.h), and by which organ.
inline constexpr int kDemoRedactedCase = 83;
inline constexpr std::string_view kDemoRedactedOrgan = "203";

class DemoCases {
 public:
  explicit DemoCases(account::DemoLife& life);
  ~DemoCases();
  DemoCases(const DemoCases&) = delete;
  DemoCases& operator=(const DemoCases&) = delete;

  /// All that happened until so many days before today and has not been told yet. Days run forward alone, so whoever
  /// lets other things happen in the county calls this between them.
  void Until(int days_before);

 private:
  struct Lives;
  std::unique_ptr<Lives> lives_;
};

}  // namespace gongkai::request
