// What the pages about many reports look at: a place, a year, what is below it and how it adds up; gathered once and
// kept in memory until something moved, so that a page over forty thousand units is drawn from what is there.
#pragma once

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>
#include <vector>

#include "db/database.h"
#include "report/campaign/beside.h"
#include "report/campaign/outlier.h"
#include "report/campaign/rollup_view.h"
#include "report/campaign/time_share.h"
#include "web/chart.h"

namespace gongkai::report {

/// A year below a place. Figures are as they were when it was gathered; names are not read from it but from the
/// database (NamesOf).
struct SeenYear {
  RollUpNow now;
  std::vector<Branch> branches;                            // look into now.reports
  std::vector<std::vector<std::optional<Number>>> common;  // [CommonMeasures()][branches]
  /// The branch of that unit; null: it is none.
  const Branch* Find(UnitId unit) const;
};
using SeenYearPtr = std::shared_ptr<const SeenYear>;

/// What was gathered, for all requests: each under a stamp that is another when something moved.
class SeeShelf {
 public:
  struct Key {
    UnitId top{0};
    int year = 0;
    std::string stamp;
    bool operator==(const Key&) const = default;
  };
  SeenYearPtr Find(const Key& key);
  void Keep(Key key, SeenYearPtr seen);
  std::optional<TimeShare> FindTime(const Key& key);
  void KeepTime(const Key& key, const TimeShare& share);
  std::optional<std::vector<Outlier>> FindOutliers(const Key& key);
  void KeepOutliers(Key key, std::vector<Outlier> outliers);

 private:
  std::mutex mutex_;
  std::list<std::pair<Key, SeenYearPtr>> newest_first_;
  std::map<std::pair<UnitId, int>, std::pair<std::string, TimeShare>> times_;
  std::list<std::pair<Key, std::vector<Outlier>>> outliers_;  // newest first
};

/// One request's look at them: whether something moved is asked once for each year.
class SeeLook {
 public:
  SeeLook(db::Session& session, SeeShelf& shelf);

  /// Null: there is no such unit.
  SeenYearPtr Take(UnitId top, int year);
  /// Reports in time, and how many days they took. `is_now`: days of this very year's reports are looked at anew; else
  /// a day that was corrected without its report is seen from the next day on.
  TimeShare TakeTime(UnitId top, int year, Date today, bool is_now);
  /// All that lie far off, of every common measure.
  std::vector<Outlier> TakeOutliers(UnitId top, int year);
  db::Session& session() { return session_; }

 private:
  std::string StampOf(int year);

  db::Session& session_;
  SeeShelf& shelf_;
  std::string unit_stamp_;
  std::map<int, std::string> stamps_;
  std::map<std::pair<UnitId, int>, SeenYearPtr> taken_;
  std::map<UnitId, UnitsPtr> units_;  // of places whose years are gathered now
};

/// Years for which there is a form, from the first up to this one; at most the last seven.
std::vector<int> YearsUpTo(int year);

/// Of these units: short names, in their order. `top`: directly below which most of them stand.
std::vector<std::string> NamesOf(db::Session& session, UnitId top, const std::vector<UnitId>& units);

/// A measure of a place over the years, its own sum for each; none where it is not known.
web::ChartSeries SeriesOf(SeeLook& look, UnitId top, const std::vector<int>& years, const Measure& measure,
                          std::string name);

/// The roll-up as it is now: whether the rules ran over a report, and what they found, moves no figure and is asked for
/// anew.
RollUp RollUpIn(db::Session& session, const SeenYear& seen);

/// Who has units below: what stands beside one another there is worth a page.
std::unordered_set<UnitId> ParentsIn(const SeenYear& seen);

/// The measure of each branch of a year, in the order of the branches.
std::vector<std::optional<Number>> ValuesOf(const SeenYear& seen, const Measure& measure);

/// Every common measure of each branch against its peers, and against its own past; farthest off first.
struct OutlierFilter {
  std::optional<UnitId> unit{};          // that one alone
  std::optional<std::string> measure{};  // Measure::id
  std::optional<Against> against{};
};
/// Those that the filter lets through, in the order of TakeOutliers.
std::vector<Outlier> OutliersOf(SeeLook& look, UnitId top, int year, const OutlierFilter& filter);

/// Answers to applications of the organs of this installation below a place, by the registers: in time, and days from
/// receipt to end. None where there are no such organs, or more than can be asked for one by one.
std::optional<TimeShare> AnswerTimeOf(db::Session& session, const SeenYear& seen, int year);

}  // namespace gongkai::report
