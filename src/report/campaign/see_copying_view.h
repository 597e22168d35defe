// Copying among the narratives of a year below a place: of reports that were compiled here, handed in as files, or
// imported (kept_narrative.h). `gongkai report copying` compares the same, however many there are, or a folder of
// files.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "report/actions.h"
#include "report/campaign/unit_report_store.h"
#include "report/campaign/unit_store.h"
#include "report/check/copying_scan.h"
#include "report/compile/drafted_words.h"

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
  int without_text = 0;  // reports of which only figures are kept, or in which none was found
  bool is_whole = true;  // false: there were more than `most`
};

/// The narrative of a unit's report; none: there is none, or only its figures are kept.
std::optional<IndexedText> NarrativeOf(db::Session& session, Shelf& shelf, const Unit& unit,
                                       const UnitReportHead& head);

/// What the program drafts of that year; null: the year has no form.
std::unique_ptr<const DraftedWords> DraftedIn(int year);
/// As it is compared: what was drafted out of a ledger and nobody changed weighs nothing, here or where it came from.
/// `drafted`: of its year; may be null.
ComparableText ComparableOf(const IndexedText& text, const Unit& unit, const DraftedWords* drafted);

/// Compares the reports of these units, at most `most`. `progress`: told between 0 and 1; false from it ends the
/// search, and nothing is found.
CopyingSeen CopyingAmong(db::Session& session, Shelf& shelf, std::span<const Unit> units, int year, std::size_t most,
                         const std::function<bool(double)>& progress = {});

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
