// Annual reports, at random: signed in time, late, for a later day, never; submitted or not; with more errors or fewer,
// corrected. What the rules find in a report is put down here as a number: that they find it is tested elsewhere.
#include "assessment/recount_county_test.h"
#include "disclosure/content_digest.h"
#include "report/compile/annual_sign_actions.h"
#include "report/compile/paper_json.h"
#include "report/report_store.h"

namespace gongkai::assessment {
namespace {

using report::AnnualId;

constexpr int kFirstYear = 2024, kLastYear = 2025;

struct PlainAnnual {
  AnnualId id;
  std::optional<disclosure::ItemId> item{};
  std::optional<Date> submitted{};  // the first time
  int versions = 0, errors = 0;
  bool is_corrected = false;
};

class PlainAnnuals : public PlainLedger {
 public:
  explicit PlainAnnuals(RecountCounty& filled) : PlainLedger(filled) {
    for (const OrganId organ : county.Organs()) {
      for (int year = kFirstYear; year <= kLastYear; ++year) {
        annuals_.push_back({.id = {organ, year}});
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
  void Morning() override {
    PlainAnnual& kept = AnnualOf({county.bureau, kLastYear});
    if (!kept.item && YearBefore() == kLastYear) Publish(kept, std::nullopt, 1);
  }
  void Live() override {
    PlainAnnual& annual = AnnualOf({county.AnyOrgan(), YearBefore()});
    const bool is_out = annual.item && county.ItemOf(*annual.item).IsOut(county.today());
    if (!annual.item) {
      if (county.OneIn(4)) Publish(annual, DayToCome(), static_cast<int>(county.Any(4)));
    } else if (!is_out || annual.id == AnnualId{county.bureau, kLastYear}) {
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
  int YearBefore() const { return static_cast<int>(county.today().year()) - 1; }
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

  void Publish(PlainAnnual& annual, std::optional<Date> publish_on, int errors) {
    disclosure::Content content = county.NewNotice();
    content.kind = disclosure::ItemKind::kAnnualReport;
    content.fields = {{"report_year", std::to_string(annual.id.year)}};
    content.publish_on = publish_on;
    annual.item = county.Drafted(annual.id.organ, content);
    Freeze(annual, errors);
    county.SignedOut(*annual.item);
  }
  /// With another number of errors. Its day stays.
  void Correct(PlainAnnual& annual) {
    const disclosure::ItemId item = *annual.item;
    const auto since = county.ItemOf(item).since;
    RecountCounty::Must(disclosure::BeginCorrection(county.desk, county.drafter, item));
    disclosure::Content content = county.Latest(item).content;
    content.body += "<p>已经更正。</p>";
    content.correction = "改正了数字。";
    content.correction_why = "录入时看错。";
    RecountCounty::Must(disclosure::SaveDraft(county.desk, county.drafter, item.organ,
                                              {.item = item, .version = county.Of(item).version, .content = content}));
    Freeze(annual, annual.errors + 1 + static_cast<int>(county.Any(3)));
    county.SignedOut(item);
    county.ItemOf(item).since = since;
    annual.is_corrected = true;
  }
  /// As the item has it now, checked, with every error answered for.
  void Freeze(PlainAnnual& annual, int errors) {
    const AnnualId& id = annual.id;
    const disclosure::Content content = county.Latest(*annual.item).content;
    report::AnnualPaper paper;
    paper.title = content.title;
    paper.year = id.year;
    paper.form = law::FindForm("2021");
    const report::AnnualVersion version{.number = ++annual.versions,
                                        .paper = report::WritePaperJson(paper),
                                        .digest = "digest" + std::to_string(annual.versions),
                                        .title = content.title,
                                        .body = content.body,
                                        .files = disclosure::FilesText(content),
                                        .correction = content.correction,
                                        .correction_why = content.correction_why,
                                        .author = county.lin,
                                        .author_name = "林溪",
                                        .at = county.now};
    db::Transaction act = county.database->Begin();
    if (annual.versions == 1) report::AddCarrier(act, *annual.item, id.year);
    report::AddCheckRun(act, id.organ, id.year, version.digest, {.errors = errors}, county.lin, "林溪", county.now);
    report::AddAnnualVersion(act, id.organ, id.year, version);
    act.Commit();
    annual.errors = errors;
  }
  void Submit(PlainAnnual& annual, Date on) {
    RecountCounty::Must(report::SubmitAnnual(county.desk, county.drafter, annual.id, on));
    if (!annual.submitted) annual.submitted = on;
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
