// Annual reports, at random: signed in time, late, for a later day, never; submitted or not; with more errors or fewer,
// corrected. How many errors the rules found is taken from the run that was put down, and counted by nobody here.
#include "assessment/recount_county_test.h"
#include "report/compile/annual_sign_actions.h"
#include "report/report_store.h"

namespace gongkai::assessment {
namespace {

using report::AnnualId;

constexpr int kFirstYear = 2024, kLastYear = 2025;

struct PlainAnnual {
  AnnualId id;
  report::AnnualPaper paper{};
  std::optional<disclosure::ItemId> item{};
  std::optional<Date> submitted{};  // the first time
  int errors = 0;
  bool is_corrected = false;
};

report::AnnualPaper PaperOf(OrganId organ, int year) {
  report::AnnualPaper paper;
  const std::string name = "澄砚县第" + std::to_string(organ.value) + "机关";
  paper.title = name + std::to_string(year) + "年政府信息公开工作年度报告";
  paper.organ = name;
  paper.year = year;
  paper.form = law::FindForm("2021");
  paper.opening = "本报告根据政府信息公开条例编制。";
  for (std::vector<std::string>& section : paper.sections) section = {name + "全年按照规定做好公开工作。"};
  for (const int table : {2, 3, 4}) {
    for (const law::FormRow& row : paper.form->Table(table).rows) {
      for (const law::FormColumn& column : row.columns) {
        paper.cells.push_back({{table, std::string(row.key), std::string(column.name)}, Number::Of(0)});
      }
    }
  }
  return paper;
}

/// So many rows of table 3 do not make their sum.
void Spoil(report::AnnualPaper& paper, std::size_t rows) {
  for (report::PaperCell& cell : paper.cells) {
    if (cell.cell.table != 3 || cell.cell.column != "总计" || !cell.cell.row.starts_with("三(")) continue;
    cell.value = Number::Of(rows > 0 ? 7 : 0);
    if (rows > 0) --rows;
  }
}

class PlainAnnuals : public PlainLedger {
 public:
  explicit PlainAnnuals(RecountCounty& filled) : PlainLedger(filled) {
    for (const OrganId organ : county.Organs()) {
      for (int year = kFirstYear; year <= kLastYear; ++year) {
        annuals_.push_back({.id = {organ, year}, .paper = PaperOf(organ, year)});
      }
    }
    db::Transaction act = county.database->Begin();
    report::PutSetting(act, "township_deadline", "02-15");
    act.Commit();
  }

  std::vector<LedgerSource> Sources() const override {
    return {LedgerSource::kReportInTime, LedgerSource::kReportErrors};
  }
  /// That of the bureau on the last year is signed in time, and left alone: Change submits and corrects it.
  void Live() override {
    const int year = static_cast<int>(county.today().year()) - 1;
    PlainAnnual& kept = AnnualOf({county.bureau, kLastYear});
    if (year == kLastYear && !kept.item) return Publish(kept, std::nullopt);
    PlainAnnual& annual = AnnualOf({county.AnyOrgan(), year});
    const bool is_out = annual.item && county.ItemOf(*annual.item).IsOut(county.today());
    if (!annual.item) {
      if (county.OneIn(6)) Publish(annual, DayToCome());
    } else if (!is_out || annual.id == kept.id) {
      return;
    } else if (!annual.submitted && IsSubmitted(annual.id.organ)) {
      Submit(annual, county.today());
    } else if (!annual.is_corrected && county.OneIn(3)) {
      Correct(annual);
    }
  }
  std::vector<PlainRow> Rows(LedgerSource source, OrganId organ, const DayRange& days) const override {
    std::vector<PlainRow> rows;
    for (const PlainAnnual& each : annuals_) {
      if (each.id.organ != organ) continue;
      source == LedgerSource::kReportInTime ? AddDone(each, days, rows) : AddErrors(each, days, rows);
    }
    return rows;
  }
  std::string Change(LedgerSource source) override {
    PlainAnnual& kept = AnnualOf({county.bureau, kLastYear});
    if (source == LedgerSource::kReportErrors) {
      Correct(kept);
      return "2025年度报告核对有 " + std::to_string(kept.errors) + " 处错误";
    }
    const Date on = *county.ItemOf(*kept.item).since;
    Submit(kept, on);
    return "改为：2025年度报告最迟 2026-01-31 报送，" + ToString(on) +
           " 报送，按期（原来是：2025年度报告最迟 2026-01-31 "
           "报送，还没有报送，逾期）";
  }

 private:
  /// All but the government's own are submitted: departments' by the day of the law, townships' by that of the county.
  bool IsSubmitted(OrganId organ) const { return organ != county.root; }
  Date LastDayOf(const AnnualId& id) const {
    const std::chrono::year after(id.year + 1);
    return id.organ == county.bureau ? Date(after / 1 / 31) : Date(after / 2 / 15);
  }
  std::string PathOf(const AnnualId& id) const {
    return "/office/annual/" + std::to_string(id.year) + "/sign?organ=" + std::to_string(id.organ.value);
  }
  std::optional<Date> DayToCome() {
    return county.OneIn(2) ? std::optional(DaysAfter(county.today(), static_cast<int>(county.Any(40)))) : std::nullopt;
  }
  PlainAnnual& AnnualOf(const AnnualId& id) { return *std::ranges::find(annuals_, id, &PlainAnnual::id); }

  void AddDone(const PlainAnnual& annual, const DayRange& days, std::vector<PlainRow>& rows) const {
    const Date last = LastDayOf(annual.id);
    if (!Among(days, last)) return;
    const auto add = [&](std::optional<Date> done) {
      if (!done && county.today() <= last) return;
      rows.push_back({PathOf(annual.id), done && *done <= last});
    };
    if (IsSubmitted(annual.id.organ)) add(annual.submitted);
    const bool is_out = annual.item && county.ItemOf(*annual.item).IsOut(county.today());
    add(is_out ? county.ItemOf(*annual.item).since : std::nullopt);
  }
  void AddErrors(const PlainAnnual& annual, const DayRange& days, std::vector<PlainRow>& rows) const {
    const bool is_out = annual.item && county.ItemOf(*annual.item).IsOut(county.today());
    if (!is_out || !Among(days, *county.ItemOf(*annual.item).since)) return;
    rows.push_back({PathOf(annual.id), annual.errors > 0, annual.errors});
  }

  void Publish(PlainAnnual& annual, std::optional<Date> publish_on) {
    Spoil(annual.paper, county.Any(4));
    annual.item = HandedIn(annual, {.digest = "", .publish_on = publish_on, .why = ""});
    county.items.push_back({.id = *annual.item, .title = annual.paper.title});
    county.SignAll(*annual.item);
    county.WentOut(*annual.item);
  }
  /// One more row is wrong, or all are right: another number of errors. Its day stays.
  void Correct(PlainAnnual& annual) {
    RecountCounty::Must(report::CorrectAnnual(county.desk, county.drafter, annual.id));
    Spoil(annual.paper, annual.errors > 0 ? 0 : 2);
    HandedIn(annual, {.digest = "", .publish_on = {}, .why = "数字录错了。"});
    county.SignAll(*annual.item);
    annual.is_corrected = true;
  }
  void Submit(PlainAnnual& annual, Date on) {
    RecountCounty::Must(report::SubmitAnnual(county.desk, county.drafter, annual.id, on));
    if (!annual.submitted) annual.submitted = on;
  }

  report::AnnualSources SourcesOf(const PlainAnnual& annual) {
    report::AnnualSources sources;
    sources.draft = [&annual](db::Session&, OrganId, int) -> Result<report::AnnualDraftPaper> {
      return report::AnnualDraftPaper{.paper = annual.paper};
    };
    sources.files = [](const report::AnnualPaper&) -> Result<std::vector<disclosure::NewFile>> {
      return std::vector<disclosure::NewFile>{};
    };
    return sources;
  }
  /// Every error is answered for; what the rules found stays put down.
  disclosure::ItemId HandedIn(PlainAnnual& annual, report::HandInForm form) {
    const report::AnnualSources sources = SourcesOf(annual);
    const AnnualId id = annual.id;
    const auto now = [&] {
      db::Reader reader = county.database->Read();
      return report::AnnualNowOf(reader, sources, id.organ, id.year, county.today()).value();
    };
    const report::AnnualNow judged = now();
    form.digest = judged.digest;
    for (const report::JudgedFinding& each : judged.findings) {
      if (!each.IsOpen()) continue;
      RecountCounty::Must(
          report::OverruleError(county.desk, county.drafter, sources, id, {each.finding.fingerprint, "已经核对。"}));
    }
    const auto item = RecountCounty::Must(report::HandInAnnual(county.desk, county.drafter, sources, id, form));
    county.Screen(item);
    county.LetStand(item);
    db::Reader reader = county.database->Read();
    annual.errors = static_cast<int>(reader.One<std::int64_t>(
        "SELECT errors FROM annual_check WHERE organ_id = ? AND year = ? ORDER BY number DESC LIMIT 1", id.organ.value,
        id.year));
    return item;
  }

  std::vector<PlainAnnual> annuals_;
};

}  // namespace

std::vector<std::unique_ptr<PlainLedger>> AnnualLedgers(RecountCounty& county) {
  std::vector<std::unique_ptr<PlainLedger>> ledgers;
  ledgers.push_back(std::make_unique<PlainAnnuals>(county));
  return ledgers;
}

}  // namespace gongkai::assessment
