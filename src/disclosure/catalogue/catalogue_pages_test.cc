// The catalogue in the browser: brought in from a workbook with bad rows, kept by those who may, seen by everybody; and
// what falls due from it.
#include "disclosure/catalogue/catalogue_desk_test.h"
#include "disclosure/catalogue/catalogue_export.h"
#include "disclosure/routes.h"
#include "docread/read_workbook.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;
using account::Target;
using account::TestBrowser;

struct CatalogueOffice : CatalogueDesk {
  explicit CatalogueOffice(const testing::TestDatabase& place) : CatalogueDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
  }
  TestBrowser Public() { return {site, ""}; }
  std::string OrganWord(OrganId organ) { return std::to_string(organ.value); }

  static Fields RowForm() {
    return {{"area", "社会救助"},           {"first_matter", "临时救助"}, {"second_matter", "救助结果"},
            {"elements", "救助人数和金额"}, {"basis", "条例第二十一条"},  {"time_words", "按月公开"},
            {"subject", "乡镇人民政府"},    {"cycle", "month"},           {"channel", "site"},
            {"is_for_everyone", "1"},       {"is_proactive", "1"},        {"is_township", "1"}};
  }
};

/// The value of the hidden field with the rows, as the page sends it back.
std::string RowsIn(std::string_view page) {
  const std::string_view mark = "name=\"rows\" value=\"";
  const std::size_t from = page.find(mark);
  REQUIRE(from != std::string_view::npos);
  const std::size_t begin = from + mark.size();
  std::string value(page.substr(begin, page.find('"', begin) - begin));
  for (const auto& [escaped, plain] :
       {std::pair{"&#34;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}}) {
    for (std::size_t at = value.find(escaped); at != std::string::npos; at = value.find(escaped, at + 1)) {
      value.replace(at, std::string_view(escaped).size(), plain);
    }
  }
  return value;
}

TEST_CASE_ON_BOTH_ENGINES("two bad rows of a workbook are told, the good ones taken, the rest mended and brought again",
                          place) {
  CatalogueOffice county(place);
  const TestBrowser he = county.SignIn(county.he);
  CHECK(Has(he.Get("/office/catalogue").Bytes(), "县标准目录还是空的"));
  std::vector<CatalogueRow> rows = {CatalogueDesk::Row("甲"), CatalogueDesk::Row("乙"), CatalogueDesk::Row("丙")};
  rows[1].channels.clear();
  rows[2].elements.clear();
  const std::string path = "/office/catalogue/import?organ=standard";
  const auto preview = he.Upload(path, "目录.xlsx", CatalogueWorkbook("目录", rows));
  CHECK(preview.status == 422);
  CHECK(Has(preview.Bytes(), "共 3 行，其中 2 行有 2 处问题"));
  CHECK(Has(preview.Bytes(), "第 5 行"));
  CHECK(Has(preview.Bytes(), "请至少选一个公开渠道和载体"));
  CHECK(Has(preview.Bytes(), "第 6 行"));
  CHECK(Has(preview.Bytes(), "先写入没有问题的 1 行"));
  CHECK(county.Count("SELECT COUNT(*) FROM catalogue_row") == 0);
  const auto part = he.Post("/office/catalogue/import/confirm?organ=standard", {{"rows", RowsIn(preview.Bytes())}});
  REQUIRE(part.status == 303);
  CHECK(Target(part) == "/office/catalogue?organ=standard&done=imported&added=1&changed=0&same=0");
  rows[1] = CatalogueDesk::Row("乙");
  rows[2] = CatalogueDesk::Row("丙");
  const auto whole = he.Upload(path, "目录.xlsx", CatalogueWorkbook("目录", rows));
  CHECK(whole.status == 200);
  REQUIRE(he.Post("/office/catalogue/import/confirm?organ=standard", {{"rows", RowsIn(whole.Bytes())}}).status == 303);
  CHECK(county.Count("SELECT COUNT(*) FROM catalogue_row") == 3);
  const auto exported = he.Get("/office/catalogue/export?organ=standard");
  CHECK(docread::ReadWorkbook(exported.Bytes()).sheets.size() == 1);
  CHECK(he.Upload(path, "x.xlsx", "no workbook").status == 422);
}

TEST_CASE_ON_BOTH_ENGINES("a row that was changed after the preview is told, and the file is chosen anew", place) {
  CatalogueOffice county(place);
  const TestBrowser he = county.SignIn(county.he);
  const CatalogueRowId id = county.Standard(CatalogueDesk::Row("甲"));
  CatalogueRow of_file = CatalogueDesk::Row("甲"), of_others = CatalogueDesk::Row("甲");
  of_file.subject = "县民政局";
  of_others.subject = "县残联";
  const auto preview =
      he.Upload("/office/catalogue/import?organ=standard", "目录.xlsx", CatalogueWorkbook("目录", {of_file}));
  REQUIRE(preview.status == 200);
  REQUIRE(SaveRow(county.desk, county.supervisor, county.root,
                  {.id = id, .version = 1, .row = of_others, .reason = "职责调整"}));
  const auto refused = he.Post("/office/catalogue/import/confirm?organ=standard", {{"rows", RowsIn(preview.Bytes())}});
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "社会救助：甲 / 救助结果”在预览以后被别人改过"));
  CHECK(county.Kept(id).row.subject == "县残联");
}

TEST_CASE_ON_BOTH_ENGINES("a long area goes page by page for the public", place) {
  CatalogueOffice county(place);
  std::vector<CatalogueRow> rows;
  for (int i = 0; i < 101; ++i) rows.push_back(CatalogueDesk::Row("事项" + std::to_string(i)));
  REQUIRE(county.Bring(rows));
  county.Take("社会救助");
  const std::string area =
      "/catalogue/organs/" + county.OrganWord(county.township) + "/areas/%E7%A4%BE%E4%BC%9A%E6%95%91%E5%8A%A9";
  const auto first = county.Public().Get(area), second = county.Public().Get(area + "/2");
  CHECK(Has(first.Bytes(), "事项99 / 救助结果"));
  CHECK_FALSE(Has(first.Bytes(), "事项100 / 救助结果"));
  CHECK(Has(first.Bytes(), "下一页"));
  CHECK(Has(second.Bytes(), "事项100 / 救助结果"));
  CHECK(Has(second.Bytes(), "上一页"));
}

TEST_CASE_ON_BOTH_ENGINES("a row by the form: faults beside their fields, and nothing typed is lost", place) {
  CatalogueOffice county(place);
  const TestBrowser he = county.SignIn(county.he);
  Fields form = CatalogueOffice::RowForm();
  form[3].second = "";
  form[8] = {"other_channels", "村口的牌子"};
  const auto refused = he.Post("/office/catalogue/rows/new?organ=standard", form);
  CHECK(refused.status == 422);
  for (const char* part :
       {"请填写公开内容（要素）", "请至少选一个公开渠道和载体", "村口的牌子", "条例第二十一条", "临时救助"}) {
    CAPTURE(part);
    CHECK(Has(refused.Bytes(), part));
  }
  const auto saved = he.Post("/office/catalogue/rows/new?organ=standard", CatalogueOffice::RowForm());
  REQUIRE(saved.status == 303);
  const std::string row = "/office/catalogue/rows/" + ToString(CatalogueRowId{county.root, 1});
  const auto page = he.Get(row);
  CHECK(Has(page.Bytes(), "每月公开一次"));
  CHECK(Has(page.Bytes(), "沿革"));
  Fields change = CatalogueOffice::RowForm();
  change[6].second = "县民政局";
  change.emplace_back("version", std::to_string(county.Kept({county.root, 1}).version));
  CHECK(Has(he.Post(row + "/edit?organ=standard", change).Bytes(), "请写明改动的原因"));
  change.emplace_back("reason", "职责调整");
  REQUIRE(he.Post(row + "/edit?organ=standard", change).status == 303);
  CHECK(Has(he.Get(row).Bytes(), "公开主体：“乡镇人民政府”改为“县民政局”"));
  const auto stale = he.Post(row + "/edit?organ=standard", [&] {
    Fields again = CatalogueOffice::RowForm();
    again.emplace_back("version", "1");
    again.emplace_back("reason", "并不知道");
    return again;
  }());
  CHECK(stale.status == 422);
  CHECK(Has(stale.Bytes(), "别人刚刚改过这一行"));
}

TEST_CASE_ON_BOTH_ENGINES("another organ sees the standard, and neither sees nor changes a neighbour's catalogue",
                          place) {
  CatalogueOffice county(place);
  county.Standard(CatalogueDesk::Row());
  const auto own =
      SaveRow(county.desk, county.drafter, county.township, {.row = CatalogueDesk::Row("村务"), .reason = {}});
  REQUIRE(own);
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  const std::string of_township = "?organ=" + county.OrganWord(county.township);
  const std::string row = "/office/catalogue/rows/" + ToString(*own),
                    standard = "/office/catalogue/rows/" + ToString(CatalogueRowId{county.root, 1});
  CHECK(Has(xie.Get("/office/catalogue?organ=standard").Bytes(), "临时救助"));
  CHECK(xie.Get("/office/catalogue" + of_township).status == 404);
  CHECK(xie.Get(row).status == 404);
  CHECK(xie.Get(row + of_township).status == 404);
  CHECK(xie.Get(row + "?organ=" + county.OrganWord(county.other_township)).status == 404);
  CHECK(xie.Post(row + "/edit" + of_township, CatalogueOffice::RowForm()).status == 404);
  CHECK(xie.Post(row + "/end" + of_township, {{"reason", "不要"}}).status == 404);
  CHECK(xie.Post("/office/catalogue/areas" + of_township, {{"area-0", "社会救助"}, {"answer-0", "yes"}}).status == 404);
  CHECK(xie.Post("/office/catalogue/rows/new" + of_township, CatalogueOffice::RowForm()).status == 404);
  CHECK(xie.Get("/office/obligations" + of_township).status == 404);
  for (const TestBrowser& handler : {lin, xie}) {
    CHECK(handler.Post("/office/catalogue/rows/new?organ=standard", CatalogueOffice::RowForm()).status == 403);
    CHECK(handler.Post(standard + "/edit?organ=standard", CatalogueOffice::RowForm()).status == 403);
    CHECK(handler.Post(standard + "/end?organ=standard", {{"reason", "不要"}}).status == 403);
    CHECK(handler.Get("/office/catalogue/import?organ=standard").status == 403);
  }
  CHECK(lin.Get(row).status == 200);
  CHECK(lin.Get(row + "/edit").status == 200);
  CHECK(county.Count("SELECT COUNT(*) FROM catalogue_row") == 2);
  CHECK(county.Count("SELECT COUNT(*) FROM catalogue_choice") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("from the areas to the obligation, from the draft to the public count", place) {
  CatalogueOffice county(place);
  const CatalogueRowId row = county.Standard(CatalogueDesk::Row());
  county.Standard(CatalogueDesk::Row("招生", "义务教育"));
  const TestBrowser lin = county.SignIn(county.lin), he = county.SignIn(county.he);
  const std::string township = county.OrganWord(county.township);
  CHECK(Has(lin.Get("/office/catalogue").Bytes(), "还没有说明是否涉及"));
  const Fields unexplained = {{"area-0", "社会救助"}, {"answer-0", "yes"}, {"area-1", "义务教育"}, {"answer-1", "no"}};
  const auto refused = lin.Post("/office/catalogue/areas?organ=" + township, unexplained);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请写明“义务教育”为什么不涉及"));
  Fields explained = unexplained;
  explained.emplace_back("reason-1", "本镇不办学<b>。");
  REQUIRE(lin.Post("/office/catalogue/areas?organ=" + township, explained).status == 303);
  CHECK(Has(lin.Get("/office/catalogue").Bytes(), "未涉及领域事项说明"));
  const auto owed = lin.Get("/office/obligations?state=later");
  CHECK(Has(owed.Bytes(), "社会救助：临时救助 / 救助结果（2026年3月）"));
  CHECK(Has(owed.Bytes(), "row=" + ToString(row) + "_2026-03"));
  CHECK(Has(he.Get("/office/obligations?state=later").Bytes(), "枕溪镇"));
  CHECK(Has(lin.Get("/office/obligations/due?organ=" + township + "&row=" + ToString(row) + "&period=2026-03").Bytes(),
            "2026年3月31日"));
  const std::string form = "/office/items/new?kind=notice&row=" + ToString(row) + "_2026-03";
  CHECK(Has(lin.Get(form).Bytes(), "selected>临时救助 / 救助结果（2026年3月）"));
  const Fields draft = {{"title", "三月临时救助结果"},
                        {"summary", "两户。"},
                        {"body", "两户。"},
                        {"formed_on", "2026-03-09"},
                        {"attribute", "proactive"},
                        {"origin", "made"},
                        {"channel", "site"},
                        {"version", "0"},
                        {"then", "hand_in"},
                        {"row", ToString(row) + "_2026-03"}};
  REQUIRE(lin.Post(form, draft).status == 303);
  const ItemId id{county.township, 1};
  CHECK(Has(lin.Get("/office/items/" + ToString(id)).Bytes(), "社会救助：临时救助 / 救助结果（2026年3月）"));
  const std::string areas = "/catalogue/organs/" + township;
  const std::string catalogue = areas + "/areas/%E7%A4%BE%E4%BC%9A%E6%95%91%E5%8A%A9";  // 社会救助
  CHECK(Has(county.Public().Get(areas).Bytes(), "社会救助</a> <span class=\"gk-soft\">1 项"));
  CHECK(Has(county.Public().Get(areas).Bytes(), "本镇不办学&lt;b&gt;。"));
  CHECK(Has(county.Public().Get(catalogue).Bytes(), "还没有公开的信息"));
  CHECK(county.Public().Get(areas + "/areas/x").status == 404);
  CHECK(county.Public().Get(catalogue + "/2").status == 404);
  county.SignAll(id);
  CHECK(Has(county.Public().Get(catalogue).Bytes(), "已公开 1 件"));
  CHECK(Has(county.Public().Get("/catalogue").Bytes(), "枕溪镇"));
  CHECK(Has(county.Public().Get(areas + "/rows/" + ToString(row)).Bytes(), "三月临时救助结果"));
  CHECK(Has(county.Public().Get("/catalogue?organ=" + township).Bytes(), "社会救助</a>"));  // as in earlier versions
  CHECK(Has(lin.Get("/office/obligations?state=done").Bytes(), "2026-03-10 公开"));
  // Made once for what is shown.
  for (const std::string& path : {std::string("/catalogue"), areas, catalogue, areas + "/rows/" + ToString(row)}) {
    CAPTURE(path);
    const auto first = county.Public().Get(path);
    REQUIRE(first.kept);
    CHECK(first.kept == county.Public().Get(path).kept);
  }
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "数字有误。"));
  CHECK(Has(county.Public().Get(catalogue).Bytes(), "还没有公开的信息"));
  CHECK_FALSE(Has(county.Public().Get(areas + "/rows/" + ToString(row)).Bytes(), "三月临时救助结果"));
}

TEST_CASE_ON_BOTH_ENGINES("under which row an item stands is changed on a page of its own, by its own organ alone",
                          place) {
  CatalogueOffice county(place);
  const CatalogueRowId row = county.Standard(CatalogueDesk::Row());
  county.Take("社会救助");
  const ItemId id = county.Save(ItemDesk::Notice());
  const TestBrowser lin = county.SignIn(county.lin), xie = county.SignIn(county.xie);
  const std::string path = "/office/items/" + ToString(id) + "/catalogue";
  CHECK(xie.Get(path).status == 404);
  CHECK(xie.Post(path, {{"row", ToString(row)}}).status == 404);
  CHECK(Has(lin.Get(path).Bytes(), "救助结果（2026年3月）"));
  CHECK(lin.Post(path, {{"row", "nonsense"}}).status == 422);
  REQUIRE(lin.Post(path, {{"row", ToString(row) + "_2026-03"}}).status == 303);
  CHECK(county.Count("SELECT COUNT(*) FROM item_catalogue_row") == 1);
  REQUIRE(lin.Post(path, {{"row", ""}}).status == 303);
  CHECK(county.Count("SELECT COUNT(*) FROM item_catalogue_row") == 0);
}

}  // namespace
}  // namespace gongkai::disclosure
