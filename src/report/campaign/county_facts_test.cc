// The numbers beside the three tables in the county government's own text: of all whose reports are in its sum, out of
// the ledgers of each, with who has none (条例第四十九条第二款).
#include "report/campaign/county_sum_view.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/rollup_desk_test.h"
#include "report/compile/annual_sources_view.h"
#include "report/compile/annual_text_actions.h"
#include "report/compile/annual_text_view.h"
#include "report/compile/fact_keys.h"
#include "report/compile/fact_sum_view.h"
#include "report/compile/routes.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;
using account::Has;
using account::OrganId;
using account::PostKind;
using account::TestBrowser;

constexpr int kThisYear = 2026;

struct FactsDesk : RollUpDesk {
  explicit FactsDesk(const testing::TestDatabase& place) : RollUpDesk(place) {
    AddAnnualRoutes(pages, campaign_site, screening::Tools{}, CountySum(),
                    [this](OrganId organ, int year) { BringSumInStep(reports, organ, year); });
    BringUnitsInStep(desk);
  }
  /// A report of this year that tells of so many applications.
  void Reports(OrganId organ, std::optional<int> received) {
    db::Transaction act = database->Begin();
    UnitReport report;
    report.unit = UnitOfOrgan(act, organ)->id;
    report.year = kThisYear;
    report.figures.form = law::FormInForce(kThisYear);
    report.figures.cells.assign(CellsOf(*report.figures.form).size(), std::nullopt);
    if (received) report.figures.cells[*IndexOf(*report.figures.form, {3, "一", "总计"})] = Number::Of(*received);
    PutUnitReport(act, report, {.digest = std::to_string(organ.value) + "/" + std::to_string(received.value_or(-1))});
    act.Commit();
  }
  FactBook Book() {
    db::Reader reader = database->Read();
    auto book = BookOf(reader, root, kThisYear, today(), CountySum());
    REQUIRE(book);
    TakeFactSums(reader, *book, today());
    return std::move(*book);
  }
  ReportFact Sum(std::string_view key) {
    const FactBook book = Book();
    const ReportFact* const fact = book.Find(KeyOfAll(key));
    REQUIRE(fact != nullptr);
    return *fact;
  }
  std::string Annual(const std::string& part) const {
    return "/office/annual/" + std::to_string(kThisYear) + part + "?organ=" + std::to_string(root.value);
  }
};

TEST_CASE_ON_BOTH_ENGINES("what all organs published is their sum; who keeps nothing is told and is no zero", place) {
  FactsDesk county(place);
  county.Published(disclosure::ItemDesk::Notice());
  county.Reports(county.township, std::nullopt);
  CHECK(county.Sum(kItemsPublished).value == Number::Of(1));
  CHECK(county.Sum(kItemsPublished).lacking == 0);
  CHECK(county.Sum(kMessages).value == Number::Of(0));
  CHECK_FALSE(county.Sum(kAnswered).value);  // of applications its ledger holds nothing
  county.Reports(county.other_township, std::nullopt);
  CHECK(county.Sum(kItemsPublished).value == Number::Of(1));
  CHECK(county.Sum(kItemsPublished).lacking == 1);
  CHECK(county.Sum(kMessages).lacking == 1);
}

TEST_CASE_ON_BOTH_ENGINES("of applications the ledger counts where it holds what the report tells of", place) {
  FactsDesk county(place);
  county.Received();
  county.Reports(county.township, 1);
  const std::string in_person = KeyOfRequestChannel(law::Channel::kInPerson);
  CHECK(county.Sum(in_person).value == Number::Of(1));
  CHECK(county.Sum(kFeesCollected).value == Number::Of(0));
  county.Reports(county.township, 7);  // six of them stand elsewhere
  CHECK_FALSE(county.Sum(in_person).value);
  CHECK(county.Sum(kFeesCollected).lacking == 1);
}

TEST_CASE_ON_BOTH_ENGINES("the text offers the sums, drafts the whole ones, and each opens to what every organ has",
                          place) {
  FactsDesk county(place);
  county.Published(disclosure::ItemDesk::Notice());
  county.Reports(county.township, std::nullopt);
  county.TestCounty::Give(county.su, county.root, PostKind::kHandler);  // who writes it
  const TestBrowser su = county.SignIn(county.su);
  CHECK(Has(su.Get(county.Annual("/text")).Bytes(), "全年首次公开政府信息〔全县全年首次公开信息〕条"));
  county.Reports(county.other_township, std::nullopt);
  const std::string page(su.Get(county.Annual("/text")).Bytes());
  CHECK(Has(page, "全县全年首次公开信息（条）（1 个机关没有记载，没有计入）：1"));
  CHECK_FALSE(Has(page, "全年首次公开政府信息〔"));
  CHECK(Has(page, "公开信息的条数和来件有 1 个机关没有记载，没有写"));
  const std::string rows(su.Get(county.Annual("/text/sums") + "&fact=item.published").Bytes());
  CHECK(Has(rows, "计入汇总的 2 份报告，1 个机关有记载，合计 1。1 个没有记载，没有计入，不当作 0。"));
  CHECK(Has(rows, "枕溪镇"));
  CHECK(Has(rows, "没有记载</span>"));
  CHECK(Has(rows, "fact=item.published\">1</a>"));
  for (const char* fact : {"request.days_median", "all.item.published", "work.meeting", "nothing", ""}) {
    CAPTURE(std::string(fact));
    CHECK(su.Get(county.Annual("/text/sums") + "&fact=" + fact).status == 404);
  }
}

TEST_CASE_ON_BOTH_ENGINES("who does not oversee the county has the sum and not what each organ put in", place) {
  FactsDesk county(place);
  county.Published(disclosure::ItemDesk::Notice());
  county.Reports(county.township, std::nullopt);
  const auto writer = county.Hire("zhouyan", "周砚", county.root, PostKind::kHandler);
  const TestBrowser zhou = county.SignIn(writer);
  const std::string page(zhou.Get(county.Annual("/text")).Bytes());
  CHECK(Has(page, "全县全年首次公开信息（条）：1"));
  CHECK_FALSE(Has(page, "/text/sums"));
  CHECK(zhou.Get(county.Annual("/text/sums") + "&fact=item.published").status == 403);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Get(county.Annual("/text/sums") + "&fact=item.published").status == 404);
  const std::string own = "/office/annual/2026/text?organ=" + std::to_string(county.township.value);
  CHECK_FALSE(Has(lin.Get(own).Bytes(), "全县全年首次公开信息"));
}

TEST_CASE_ON_BOTH_ENGINES("what goes out has the number of all; without a sum it is missing and no zero", place) {
  FactsDesk county(place);
  county.Published(disclosure::ItemDesk::Notice());
  AnnualText text;
  text.parts[1] = "全县公开信息〔全县全年首次公开信息〕条。";
  const account::PersonId zhou = county.Hire("zhouyan", "周砚", county.root, PostKind::kHandler);
  REQUIRE(SaveText(county.desk, county.ActorAs(zhou, PostKind::kHandler), 0, text, county.Book()));
  const auto draft = [&] {
    db::Reader reader = county.database->Read();
    auto made = SourcesOf([&] { return county.now; }, CountySum()).draft(reader, county.root, kThisYear);
    REQUIRE(made);
    return std::move(*made);
  };
  CHECK(draft().missing == std::vector<std::string>{"全县全年首次公开信息（条）"});
  county.Reports(county.township, std::nullopt);
  CHECK(draft().missing.empty());
  CHECK(draft().paper.sections[0] == std::vector<std::string>{"全县公开信息1条。"});
}

}  // namespace
}  // namespace gongkai::report
