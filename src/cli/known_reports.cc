#include "cli/known_reports.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "report/check/copying.h"

namespace gongkai::cli {

void KnownReports::Add(report::AnnualReport report) {
  index_.Add(report::ToIndexedText(report));
  if (!report.year || report.organ.empty()) return;
  report.source = {};  // the text is in the index, and nobody points into a last year's file
  report.paragraphs = {};
  reports_.push_back(std::make_unique<report::AnnualReport>(std::move(report)));
  const report::AnnualReport* kept = reports_.back().get();
  by_organ_.emplace(Key{*kept->year, LabelKey(kept->organ)}, kept);
  if (!kept->place_code.empty()) by_organ_.emplace(Key{*kept->year, FromUtf8(kept->place_code)}, kept);
}

const report::AnnualReport* KnownReports::LastYearOf(const report::AnnualReport& report) const {
  if (!report.year || report.organ.empty()) return nullptr;
  for (const std::u32string& name : {LabelKey(report.organ), FromUtf8(report.place_code)}) {
    const auto [first, last] = by_organ_.equal_range(Key{*report.year - 1, name});
    for (auto it = first; it != last; ++it) {
      if (report::IsSameOrgan(report.organ, report.place_code, it->second->organ, it->second->place_code)) {
        return it->second;
      }
    }
  }
  return nullptr;
}

}  // namespace gongkai::cli
