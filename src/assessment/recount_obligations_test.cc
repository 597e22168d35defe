// What the catalogue owes, at random: by the month, by the quarter with a term, by the month with an event of each
// item, at once, and for good; published in time, late, not at all, or taken down. Due days are counted on the fingers.
#include "assessment/recount_county_test.h"
#include "disclosure/catalogue/catalogue_actions.h"
#include "disclosure/catalogue/obligation.h"

namespace gongkai::assessment {
namespace {

using disclosure::CatalogueRow;
using disclosure::CatalogueRowId;
using disclosure::Cycle;
using disclosure::ItemId;
using disclosure::Period;
using disclosure::Rhythm;

constexpr std::string_view kArea = "社会救助";

/// How the row is owed: by the words of its time limit.
enum class Owed { kMonthly, kQuarterly, kMonthlyByEvent, kAtOnce, kForGood };

struct PlainOwedRow {
  Owed owed{};
  CatalogueRowId id;
  Date since{};
  std::optional<Date> ended{};
};
/// An item that was written under a row.
struct PlainTied {
  std::size_t row = 0;  // its place
  ItemId item;
  std::string period;
  Date event{};
};

CatalogueRow RowOf(Owed owed) {
  CatalogueRow row{.area = std::string(kArea),
                   .first_matter = "救助" + std::to_string(static_cast<int>(owed)),
                   .second_matter = "救助结果",
                   .elements = "救助人数、金额",
                   .basis = "条例",
                   .time_words = {},
                   .subject = "各机关",
                   .channels = {disclosure::Channel::kSite},
                   .other_channels = {},
                   .is_for_everyone = true,
                   .specific_group = {},
                   .is_proactive = true,
                   .is_county = true,
                   .is_township = true,
                   .rhythm = Rhythm::kPeriodic,
                   .cycle = Cycle::kMonth,
                   .focus = {}};
  switch (owed) {
    case Owed::kMonthly:
      row.time_words = "按月公开";
      break;
    case Owed::kQuarterly:
      row.time_words = "每季度结束后10个工作日内公开";
      row.cycle = Cycle::kQuarter;
      break;
    case Owed::kMonthlyByEvent:
      row.time_words = "审核结束后3个工作日内";
      break;
    case Owed::kAtOnce:
      row.time_words = "信息形成之日起20个工作日内";
      row.rhythm = Rhythm::kAtOnce;
      row.cycle.reset();
      break;
    case Owed::kForGood:
      row.time_words = "长期公开";
      row.rhythm = Rhythm::kStanding;
      row.cycle.reset();
      break;
  }
  return row;
}

class PlainObligations : public PlainLedger {
 public:
  explicit PlainObligations(RecountCounty& filled) : PlainLedger(filled) {
    for (const OrganId organ : county.Organs()) {
      RecountCounty::Must(
          disclosure::ChooseAreas(county.desk, county.drafter, organ, {{std::string(kArea), true, ""}}));
    }
    for (const Owed owed : {Owed::kMonthly, Owed::kQuarterly, Owed::kMonthlyByEvent, Owed::kAtOnce, Owed::kForGood}) {
      const CatalogueRowId id = RecountCounty::Must(
          disclosure::SaveRow(county.desk, county.county, county.root, {.row = RowOf(owed), .reason = {}}));
      rows_.push_back({owed, id, county.today()});
    }
  }

  std::vector<LedgerSource> Sources() const override {
    return {LedgerSource::kObligationsInTime, LedgerSource::kObligationsLate};
  }
  void Live() override {
    if (!tied_.empty() && county.OneIn(10)) {
      const ItemId item = tied_[county.Any(tied_.size())].item;
      if (county.ItemOf(item).IsOut(county.today())) {
        county.TakenDown(item, disclosure::WithdrawalKind::kReplaced);
      }
      return;
    }
    const std::size_t row = county.Any(rows_.size());
    if (rows_[row].owed == Owed::kQuarterly && county.today() > kQuarterlyUntil) return End(rows_[row]);
    const ItemId item = Written(county.AnyOrgan(), row, county.AnyDayBefore());
    if (!county.OneIn(6)) county.SignedOut(item);
  }
  std::vector<PlainRow> Rows(LedgerSource source, OrganId organ, const DayRange& days) const override {
    std::vector<PlainRow> rows;
    for (std::size_t at = 0; at < rows_.size(); ++at) {
      for (const Due& due : DuesOf(at, organ)) {
        const bool is_over = due.last < county.today();
        if (!Among(days, due.last) || (!due.done && !is_over) || !WasBefore(rows_[at].ended, due)) continue;
        const bool is_in_time = due.done && *due.done <= due.last;
        rows.push_back({due.path, is_in_time == (source == LedgerSource::kObligationsInTime)});
      }
    }
    return rows;
  }
  /// On the same day, or long after the last one.
  std::string Change(LedgerSource source) override {
    const bool is_late = source == LedgerSource::kObligationsLate;
    const Date event = DaysAfter(county.today(), is_late ? -60 : 0);
    county.SignedOut(Written(county.bureau, static_cast<std::size_t>(Owed::kAtOnce), event));
    return "最迟 " + ToString(WorkingDaysAfter(event, 20)) + "，" + ToString(county.today()) +
           (is_late ? " 公开，逾期" : " 公开，按时");
  }

 private:
  static constexpr Date kQuarterlyUntil = 2026y / 4 / 20;

  struct Due {
    Date last{};
    std::optional<Date> done{};
    std::string path;
  };

  void End(PlainOwedRow& row) {
    if (row.ended) return;
    RecountCounty::Must(disclosure::EndRow(county.desk, county.county, row.id, 1, "不再做"));
    row.ended = county.today();
  }
  /// What fell due, or was done, before the row ended.
  static bool WasBefore(std::optional<Date> ended, const Due& due) {
    return !ended || due.last < *ended || (due.done && *due.done < *ended);
  }

  /// Under that row; of a periodic one for the period of the event.
  ItemId Written(OrganId organ, std::size_t row, Date event) {
    disclosure::Content content = county.NewNotice();
    content.formed_on = std::max(event, rows_[row].since);
    const std::optional<Cycle> cycle = RowOf(rows_[row].owed).cycle;
    const std::string period = cycle ? disclosure::PeriodWith(*cycle, content.formed_on).id : std::string();
    const ItemId item = county.Drafted(organ, content);
    RecountCounty::Must(disclosure::TieItem(county.desk, county.drafter, item,
                                            disclosure::ItemTie{.row = rows_[row].id, .period = period}));
    tied_.push_back({row, item, period, content.formed_on});
    return item;
  }

  std::vector<Due> DuesOf(std::size_t at, OrganId organ) const {
    const PlainOwedRow& row = rows_[at];
    switch (row.owed) {
      case Owed::kMonthly:
        return OfPeriods(at, organ, Cycle::kMonth, 0);
      case Owed::kQuarterly:
        return OfPeriods(at, organ, Cycle::kQuarter, 10);
      case Owed::kMonthlyByEvent:
        return OfPeriodsByEvent(at, organ);
      case Owed::kAtOnce: {
        std::vector<Due> dues;
        for (const PlainTied* tied : Under(at, organ, "")) dues.push_back(OfItem(*tied, 20));
        return dues;
      }
      case Owed::kForGood:
        return {{WorkingDaysAfter(row.since, 20), FirstOut(Under(at, organ, "")), Path(organ, at)}};
    }
    return {};
  }
  /// One a period, whoever wrote for it.
  std::vector<Due> OfPeriods(std::size_t at, OrganId organ, Cycle cycle, int working_days) const {
    std::vector<Due> dues;
    for (const Period& period : PeriodsOf(at, cycle)) {
      const std::string path = Path(organ, at) + "&period=" + period.id;
      dues.push_back({WorkingDaysAfter(period.last, working_days), FirstOut(Under(at, organ, period.id)), path});
    }
    return dues;
  }
  /// One an item; of a period without any the period itself.
  std::vector<Due> OfPeriodsByEvent(std::size_t at, OrganId organ) const {
    constexpr int kTerm = 3;
    std::vector<Due> dues;
    for (const Period& period : PeriodsOf(at, Cycle::kMonth)) {
      const auto under = Under(at, organ, period.id);
      for (const PlainTied* tied : under) dues.push_back(OfItem(*tied, kTerm));
      if (!under.empty()) continue;
      dues.push_back({WorkingDaysAfter(period.last, kTerm), {}, Path(organ, at) + "&period=" + period.id});
    }
    return dues;
  }
  Due OfItem(const PlainTied& tied, int working_days) const {
    std::string path = Path(tied.item.organ, tied.row);
    if (!tied.period.empty()) path += "&period=" + tied.period;
    path += "&item=" + disclosure::ToString(tied.item);
    return {WorkingDaysAfter(tied.event, working_days), FirstOut({&tied}), std::move(path)};
  }

  std::vector<Period> PeriodsOf(std::size_t at, Cycle cycle) const {
    std::vector<Period> periods = {disclosure::PeriodWith(cycle, rows_[at].since)};
    while (periods.back().last < county.today()) periods.push_back(disclosure::NextOf(cycle, periods.back()));
    return periods;
  }
  std::vector<const PlainTied*> Under(std::size_t at, OrganId organ, const std::string& period) const {
    std::vector<const PlainTied*> under;
    for (const PlainTied& tied : tied_) {
      if (tied.row == at && tied.item.organ == organ && tied.period == period) under.push_back(&tied);
    }
    return under;
  }
  /// As it is public now.
  std::optional<Date> FirstOut(const std::vector<const PlainTied*>& under) const {
    std::optional<Date> first;
    for (const PlainTied* tied : under) {
      const PlainItem& item = county.ItemOf(tied->item);
      if (item.IsOut(county.today())) first = std::min(first.value_or(*item.since), *item.since);
    }
    return first;
  }
  std::string Path(OrganId organ, std::size_t at) const {
    return "/office/obligations/due?organ=" + std::to_string(organ.value) +
           "&row=" + disclosure::ToString(rows_[at].id);
  }

  std::vector<PlainOwedRow> rows_;
  std::vector<PlainTied> tied_;
};

}  // namespace

std::vector<std::unique_ptr<PlainLedger>> ObligationLedgers(RecountCounty& county) {
  std::vector<std::unique_ptr<PlainLedger>> ledgers;
  ledgers.push_back(std::make_unique<PlainObligations>(county));
  return ledgers;
}

}  // namespace gongkai::assessment
