// Copying among the narratives of a year below a place: those of reports that were compiled here or handed in as files.
// Of reports that came by the command line only the figures are kept; `gongkai report copying` compares their files.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "report/actions.h"
#include "report/campaign/unit_report_store.h"
#include "report/campaign/unit_store.h"
#include "report/check/copying_scan.h"

namespace gongkai::report {

inline constexpr std::size_t kMostNarratives = 1000;  // compared while somebody waits for the page

struct ToldPair {
  UnitId own{0}, other{0};
  double share = 0;  // 0..1
  std::size_t matched = 0;
};

struct CopyingSeen {
  std::vector<ToldPair> pairs;  // most alike first
  int compared = 0;
  int without_text = 0;  // reports of which only figures are kept
  bool is_whole = true;  // false: there were more than kMostNarratives
};

/// The narrative of a unit's report; none: only its figures are kept.
std::optional<IndexedText> NarrativeOf(db::Session& session, Shelf& shelf, const Unit& unit,
                                       const UnitReportHead& head);

/// As it is compared: what this system drafted out of the ledger and nobody changed weighs nothing.
ComparableText ComparableOf(const IndexedText& text, const Unit& unit, const UnitReportHead& head);

class CopyingShelf {
 public:
  /// Reckoned anew only when a report of the year came or was replaced.
  CopyingSeen Take(Desk& desk, UnitId top, int year);

 private:
  struct Kept {
    std::string stamp;
    CopyingSeen seen;
  };
  std::mutex mutex_;
  std::map<std::pair<UnitId, int>, Kept> kept_;
};

}  // namespace gongkai::report
