// The reports of one run of `check`, as far as they are compared with one another: the same organ's report of the year
// before, and the narratives of all in one index of likeness.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "report/check/similarity.h"
#include "report/report.h"

namespace gongkai::cli {

class KnownReports {
 public:
  void Add(report::AnnualReport report);
  const report::AnnualReport* LastYearOf(const report::AnnualReport& report) const;
  const report::SimilarityIndex& index() const { return index_; }

 private:
  using Key = std::pair<int, std::u32string>;  // year, and the organ's folded name or its place code
  std::vector<std::unique_ptr<report::AnnualReport>> reports_;
  std::multimap<Key, const report::AnnualReport*> by_organ_;
  report::SimilarityIndex index_;
};

}  // namespace gongkai::cli
