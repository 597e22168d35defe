// Decisions and table 2 in the browser, and who sees and changes what.
#include "disclosure/decision/decision_desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;
using account::Target;
using account::TestBrowser;

struct DecisionOffice : DecisionDesk {
  explicit DecisionOffice(const testing::TestDatabase& place) : DecisionDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
  }
  static Fields FormOf(const DecisionCells& cells, const std::string& version = "0") {
    Fields form = {{"version", version}};
    for (std::size_t i = 0; i < kDecisionColumns; ++i)
      form.emplace_back(std::string(DecisionColumns()[i].field), cells[i]);
    return form;
  }
};

std::string Csv(const std::vector<DecisionCells>& table) {
  std::string text;
  for (const DecisionColumn& column : DecisionColumns()) text += std::string(column.head) + ",";
  for (const DecisionCells& cells : table) {
    text += "\n";
    for (const std::string& cell : cells) text += cell + ",";
  }
  return text + "\n";
}

TEST_CASE_ON_BOTH_ENGINES("who annuls what a colleague has annulled already is told so, and what stands stays", place) {
  DecisionOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const ItemId id = county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  const std::string version = std::to_string(county.DecisionOf(id).version);
  const auto annul = [&](const std::string& words) {
    return lin.Post(
        "/office/decisions/" + ToString(id) + "/annul",
        {{"version", version}, {"annulment", "revoked"}, {"annulled_on", "2026-03-10"}, {"annulment_words", words}});
  };
  REQUIRE(annul("复议决定撤销").status == 303);
  const auto late = annul("另一个理由");
  CHECK(late.status == 422);
  CHECK(Has(late.Bytes(), "这一件已经登记过撤销、变更，请看现在的内容。"));
  CHECK(county.DecisionOf(id).annulment_words == "复议决定撤销");
}

TEST_CASE_ON_BOTH_ENGINES("words of an annulment have a limit, told beside the field", place) {
  DecisionOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const ItemId id = county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  std::string longest;
  for (std::size_t i = 0; i <= kLongestGround; ++i) longest += "复";
  const auto refused = lin.Post(
      "/office/decisions/" + ToString(id) + "/annul",
      {{"version", "1"}, {"annulment", "revoked"}, {"annulled_on", "2026-03-10"}, {"annulment_words", longest}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "写得太长了，最多 200 字。"));
  CHECK(Has(refused.Bytes(), longest));
  CHECK_FALSE(county.DecisionOf(id).annulment);
}

TEST_CASE_ON_BOTH_ENGINES("a number that was entered while its workbook waited leads to its row", place) {
  DecisionOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const auto sent = lin.Upload("/office/decisions/import", "决定.csv", Csv({DecisionDesk::Cells("澄枕许〔2026〕1号")}));
  const std::string path = Target(sent);
  county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  const auto confirmed = lin.Post(path + "/confirm", {});
  REQUIRE(confirmed.status == 303);
  CHECK(Target(confirmed) == path + "?taken=1");
  const auto page = lin.Get(Target(confirmed));
  CHECK(Has(page.Bytes(), "有的文号在检查以后被别人登记了"));
  CHECK(Has(page.Bytes(), "href=\"" + path + "/2\""));
  CHECK_FALSE(Has(page.Bytes(), "确认导入"));
  REQUIRE(lin.Post(path + "/2", DecisionOffice::FormOf(DecisionDesk::Cells("澄枕许〔2026〕2号"))).status == 303);
  CHECK(Target(lin.Post(path + "/confirm", {})) == "/office/decisions?imported=1");
}

TEST_CASE_ON_BOTH_ENGINES("a decision is entered on the form, and nothing typed is lost", place) {
  DecisionOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  DecisionCells cells = DecisionDesk::Cells("澄枕许〔2026〕1号");
  cells[5] = "";
  const auto refused = lin.Post("/office/decisions/new", DecisionOffice::FormOf(cells));
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请填写“决定日期”。"));
  CHECK(Has(refused.Bytes(), "苏砚秋"));
  const auto sent = lin.Post("/office/decisions/new", DecisionOffice::FormOf(DecisionDesk::Cells("澄枕许〔2026〕1号")));
  REQUIRE(sent.status == 303);
  CHECK(Has(lin.Get(Target(sent)).Bytes(), "已保存。"));
  // From the decision, and from the list of all, to the month in which it is drafted.
  const std::string month = "kind=permit&amp;month=2026-03&amp;organ=" + std::to_string(county.township.value);
  CHECK(Has(lin.Get(Target(sent)).Bytes(), month));
  CHECK(Has(lin.Get("/office/decisions").Bytes(), month));
  CHECK(Has(lin.Get("/office/decisions?kind=permit&month=2026-03").Bytes(), "汇总拟稿"));
  CHECK_FALSE(Has(lin.Get("/office/decisions?kind=penalty").Bytes(), "澄枕许〔2026〕1号"));
  const auto drafted = lin.Post("/office/decisions/draft", {{"kind", "permit"}, {"month", "2026-03"}});
  CHECK(Target(drafted) == "/office/items/" + ToString(ItemId{county.township, 1}) + "/edit");
  CHECK_FALSE(Has(lin.Get("/office/decisions").Bytes(), month));  // nothing waits any more
}

TEST_CASE_ON_BOTH_ENGINES("own organ only; the supervisor sees and does not change", place) {
  DecisionOffice county(place);
  const ItemId id = county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  const std::string path = "/office/decisions/" + ToString(id);
  const auto form = DecisionOffice::FormOf(DecisionDesk::Cells("澄枕许〔2026〕7号"), "1");
  const TestBrowser stranger = county.SignIn(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler));
  CHECK(stranger.Get(path).status == 404);
  CHECK(stranger.Post(path, form).status == 404);
  CHECK_FALSE(Has(stranger.Get("/office/decisions").Bytes(), "澄枕许"));
  CHECK_FALSE(Has(stranger.Get("/office/decisions?organ=" + std::to_string(county.township.value)).Bytes(), "澄枕许"));
  const TestBrowser supervisor = county.SignIn(county.Hire("heqing", "何清", county.office, PostKind::kSupervisor));
  CHECK(supervisor.Get(path).status == 200);
  CHECK(Has(supervisor.Get("/office/decisions").Bytes(), "澄枕许〔2026〕1号"));
  CHECK_FALSE(Has(supervisor.Get(path).Bytes(), "<form method=\"post\" action=\"" + path));
  CHECK(supervisor.Post(path, form).status == 403);
  const ItemId import = *BeginImport(county.desk, county.drafter, county.township, "决定.xlsx");
  CHECK(supervisor.Get("/office/decisions/import/" + ToString(import)).status == 404);
  CHECK(supervisor.Post("/office/decisions/import/" + ToString(import) + "/drop", {}).status == 404);
  const std::string figures = "/office/figures?year=2026&organ=" + std::to_string(county.township.value);
  CHECK(Has(supervisor.Get(figures).Bytes(), "selected>澄砚县枕溪镇人民政府</option>"));
  CHECK(Has(supervisor.Get(figures).Bytes(), "行政许可，本年处理决定数量：1\""));
  CHECK_FALSE(Has(supervisor.Get(figures).Bytes(), "/office/figures/state"));
  const auto stated = supervisor.Post(
      "/office/figures/state",
      {{"organ", std::to_string(county.township.value)}, {"year", "2026"}, {"row", "行政处罚"}, {"none", "1"}});
  CHECK(stated.status == 404);
  CHECK(county.Count("SELECT COUNT(*) FROM figure_statement") == 0);
  CHECK(county.DecisionOf(id).decision_number == "澄枕许〔2026〕1号");
}

TEST_CASE_ON_BOTH_ENGINES("a file with a bad row: mended on the page, confirmed, counted in table 2", place) {
  DecisionOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Get("/office/decisions/import/template").status == 200);
  std::vector<DecisionCells> table = {DecisionDesk::Cells("澄枕许〔2026〕1号"),
                                      DecisionDesk::Cells("澄枕许〔2026〕2号")};
  table[1][5] = "三月初";
  const auto sent = lin.Upload("/office/decisions/import", "决定.csv", Csv(table));
  REQUIRE(sent.status == 303);
  const std::string path = Target(sent);
  CHECK(Has(lin.Get(path).Bytes(), "第 3 行"));
  CHECK(lin.Post(path + "/confirm", {}).status == 409);
  CHECK(Has(lin.Get(path + "/3").Bytes(), "value=\"三月初\""));
  CHECK(lin.Post(path + "/3", DecisionOffice::FormOf(table[1])).status == 422);
  REQUIRE(lin.Post(path + "/3", DecisionOffice::FormOf(DecisionDesk::Cells("澄枕许〔2026〕2号"))).status == 303);
  const auto confirmed = lin.Post(path + "/confirm", {});
  CHECK(Target(confirmed) == "/office/decisions?imported=2");
  CHECK(Has(lin.Get(Target(confirmed)).Bytes(), "已导入 2 件"));
  const auto figures = lin.Get("/office/figures?year=2026");
  CHECK(Has(figures.Bytes(), "行政许可，本年处理决定数量：2\""));
  CHECK_FALSE(Has(figures.Bytes(), "声明行政处罚本年没有"));  // the year is not over
  CHECK(lin.Post("/office/figures/state", {{"year", "2026"}, {"row", "行政处罚"}, {"none", "1"}}).status == 409);
  CHECK(Has(lin.Get("/office/figures?year=2025").Bytes(), "声明行政处罚本年没有"));
  REQUIRE(lin.Post("/office/figures/state", {{"year", "2025"}, {"row", "行政处罚"}, {"none", "1"}}).status == 303);
  CHECK(Has(lin.Get("/office/figures?year=2025").Bytes(), "已声明本年没有"));
  county.Enter(DecisionDesk::Cells("澄枕许〔2025〕1号", "行政许可", "2025-03-03"));
  CHECK(lin.Post("/office/figures/state", {{"year", "2025"}, {"row", "行政许可"}, {"none", "1"}}).status == 409);
}

TEST_CASE_ON_BOTH_ENGINES("the public meets no full name of a natural person", place) {
  DecisionOffice county(place);
  county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  const ItemId item =
      *DraftItemOfDecisions(county.desk, county.drafter, county.township, DecisionKind::kPermit, "2026-03");
  REQUIRE(county.HandInAs(county.drafter, item));
  const TestBrowser everybody(county.site, "");
  CHECK(everybody.Get("/items/" + ToString(item)).status == 404);
  county.SignAll(item);
  const auto page = everybody.Get("/items/" + ToString(item));
  CHECK(page.status == 200);
  CHECK(Has(page.Bytes(), "苏某"));
  CHECK_FALSE(Has(page.Bytes(), "苏砚秋"));
  CHECK(everybody.Get("/office/decisions").status != 200);
}

TEST_CASE_ON_BOTH_ENGINES("two files sent from one page are two imports; one sent twice is one", place) {
  DecisionOffice county(place);
  const auto receive = [&](const std::string& digest) {
    Actor once = county.drafter;
    once.once_key = "/office/decisions/import|0123456789abcdef0123456789abcdef|" + digest;
    return *BeginImport(county.desk, once, county.township, "决定.xlsx");
  };
  const ItemId first = receive("a");
  CHECK(receive("a") == first);
  CHECK(receive("b") != first);
}

TEST_CASE_ON_BOTH_ENGINES("the page says public of what is public, and not before", place) {
  DecisionOffice county(place);
  const ItemId id = county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string path = "/office/decisions/" + ToString(id);
  const ItemId item =
      *DraftItemOfDecisions(county.desk, county.drafter, county.township, DecisionKind::kPermit, "2026-03");
  CHECK(Has(lin.Get(path).Bytes(), "那一件现在没有公开"));
  CHECK_FALSE(Has(lin.Get(path).Bytes(), "已公开"));
  CHECK(lin.Post(path + "/take-out", {}).status == 409);
  REQUIRE(county.HandInAs(county.drafter, item));
  county.SignAll(item);
  CHECK(Has(lin.Get(path).Bytes(), "已公开"));
  CHECK_FALSE(Has(lin.Get(path).Bytes(), "那一件现在没有公开"));
}

TEST_CASE_ON_BOTH_ENGINES("the preview names the rows that the spreadsheet hides", place) {
  DecisionOffice county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const ItemId import = *BeginImport(county.desk, county.drafter, county.township, "决定.csv");
  docread::Workbook workbook = docread::ReadWorkbook(Csv({DecisionDesk::Cells("许1号")}));
  workbook.sheets.front().rows.at(1).hidden = true;
  ReadImport(county.desk, import, workbook);
  CHECK(Has(lin.Get("/office/decisions/import/" + ToString(import)).Bytes(), "有的行在表格里是隐藏的"));
}

}  // namespace
}  // namespace gongkai::disclosure
