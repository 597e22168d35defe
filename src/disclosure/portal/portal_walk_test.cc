// The gate, at every exit of the platform: its pages, its lists, its index, its files.
#include <algorithm>
#include <array>

#include "base/percent.h"
#include "disclosure/content_view.h"
#include "disclosure/portal/item_paper_view.h"
#include "disclosure/portal/portal_desk_test.h"

namespace gongkai::disclosure {
namespace {

struct Case {
  const char* state;
  ItemId id;
  int status;
};

/// One item in every state, of that kind; the title tells the state.
std::vector<Case> EveryState(PortalDesk& county, const Content& of) {
  const auto content = [&](std::string_view state) {
    Content made = of;
    made.title = std::string(state) + std::string(NameOf(of.kind));
    return made;
  };
  Content on_board = content("只贴在村里的"), later = content("以后的"), withheld = content("不公开的");
  on_board.channels = {Channel::kNoticeBoard};
  later.publish_on = 2026y / 3 / 20;
  withheld.attribute = Attribute::kWithheld;
  withheld.ground = Ground::kProcess;
  withheld.ground_words = "讨论稿";
  const ItemId withdrawn = county.Published(content("撤下的"));
  REQUIRE(Withdraw(county.desk, county.drafter, withdrawn, WithdrawalKind::kError, "日期写错。"));
  return {{"draft", county.Save(content("没有写完的")), 404},
          {"in review", county.HandedIn(content("审签中的")), 404},
          {"for a later day", county.Published(later), 404},
          {"withheld", county.Published(withheld), 404},
          {"hung in the village alone", county.Published(on_board), 404},
          {"withdrawn", withdrawn, 410},
          {"public", county.Published(content("公开的")), 200}};
}

/// The pages on which an item of that kind stands once it is public.
std::vector<std::string> PagesWith(const PortalDesk& county, ItemKind kind) {
  const std::string organ = std::to_string(county.township.value), column(IdOf(FactsOf(kind).column));
  std::vector<std::string> pages = {"/organs/" + organ,     "/index/" + organ,
                                    "/index/all",           "/index/" + organ + "/2026",
                                    "/index/all/2026",      "/lists/" + organ + "/all",
                                    "/lists/all/" + column, "/lists/" + organ + "/" + column + "/2026"};
  if (kind == ItemKind::kDisclosureRule) pages.insert(pages.end(), {"/rules", "/organs/" + organ + "/rules"});
  if (kind == ItemKind::kAnnualReport) {
    pages.insert(pages.end(), {"/reports", "/reports/2025", "/organs/" + organ + "/reports"});
  }
  return pages;
}

TEST_CASE_ON_BOTH_ENGINES("every exit of the platform, for an item in every state", place) {
  PortalDesk county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  for (const Content& of : {ItemDesk::Notice(), PortalDesk::Titled(ItemKind::kDisclosureRule, ""),
                            PortalDesk::Report("", "2025"), PortalDesk::Draft("", "2026-05-01")}) {
    const std::vector<Case> cases = EveryState(county, of);
    for (const std::string& path : PagesWith(county, of.kind)) {
      CAPTURE(path);
      const web::Response page = county.Get(path);
      CHECK(page.status == 200);
      for (const Case& each : cases) {
        CAPTURE(each.state);
        const std::string title = county.Latest(each.id).content.title;
        CHECK(Has(page.Bytes(), title) == (each.status == 200));
        CHECK(Has(page.Bytes(), "\"" + PortalDesk::PathOf(each.id) + "\"") == (each.status == 200));
      }
    }
    for (const Case& each : cases) {
      CAPTURE(each.state);
      for (const std::string ending : {"x.docx", "x.pdf"}) {
        CHECK(county.Follow(PortalDesk::PathOf(each.id) + "/paper/" + ending).status == each.status);
      }
      CHECK(county.Get(PortalDesk::PathOf(each.id) + "/paper/x.exe").status == 404);
    }
  }
}

/// All cells of the workbook of that year.
std::string CellsOf(PortalDesk& county, const std::string& of, const std::string& name) {
  const std::string file = NameInAddress(name + "政府信息公开目录（2026年）.xlsx");
  const web::Response answer = county.Get("/index/" + of + "/2026/file/" + PercentEncode(file));
  REQUIRE(answer.status == 200);
  const auto workbook = docread::ReadWorkbook(answer.Bytes());
  REQUIRE(workbook.sheets.size() == 1);
  std::string cells;
  for (const auto& row : workbook.sheets.front().rows) {
    for (const auto& cell : row.cells) cells += cell.text + "\n";
  }
  return cells;
}

TEST_CASE_ON_BOTH_ENGINES("the index as a workbook holds what is public, and nothing else", place) {
  PortalDesk county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  const std::vector<Case> cases = EveryState(county, ItemDesk::Notice());
  for (const auto& [of, name] : {std::pair{std::to_string(county.township.value), std::string("澄砚县枕溪镇人民政府")},
                                 std::pair{std::string("all"), std::string()}}) {
    const std::string cells = CellsOf(county, of, name);
    for (const char* head : {"索引号", "名称", "内容概述", "生成日期"}) CHECK(Has(cells, head));
    for (const Case& each : cases) {
      CAPTURE(each.state);
      CHECK(Has(cells, county.Latest(each.id).content.title) == (each.status == 200));
    }
    CHECK(Has(cells, "2026-03-09"));
  }
  CHECK(county.Get("/index/all/2026/file/x.xlsx").status == 404);
  CHECK(county.Get("/index/all/2025/file/x.xlsx").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("taken down: gone from every page and file with the next request, also where they were kept",
                          place) {
  PortalDesk county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  const ItemId id = county.Published(PortalDesk::Draft("关于征求养犬办法意见的公告", "2026-05-01"));
  const std::string paper =
      PortalDesk::PathOf(id) + "/paper/" + PercentEncode(NameOfPaper(county.Latest(id).content, PaperKind::kWord));
  std::vector<std::string> pages = PagesWith(county, ItemKind::kDraft);
  for (int time = 0; time < 2; ++time) {
    for (const std::string& path : pages) CHECK(Has(county.Page(path), "养犬办法"));
    CHECK(county.Get(paper).status == 200);
  }
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "写错了。"));
  for (const std::string& path : pages) {
    CAPTURE(path);
    CHECK_FALSE(Has(county.Page(path), "养犬办法"));
  }
  CHECK(county.Get(paper).status == 410);
}

TEST_CASE_ON_BOTH_ENGINES("a body changed behind the program's back is given to nobody as a file either", place) {
  PortalDesk county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  const ItemId id = county.Published(ItemDesk::Notice());
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE item SET index_number = '101/2026-99999' WHERE number = 1");
    act.Commit();
  }
  CHECK(county.Follow(PortalDesk::PathOf(id) + "/paper/x.pdf").status == 503);
}

TEST_CASE_ON_BOTH_ENGINES("what was typed is text on every page of the platform", place) {
  PortalDesk county(place);
  county.Give(county.wen, county.township, PostKind::kSecrecyExaminer);
  const std::string evil = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'/../..";
  Content content = PortalDesk::Titled(ItemKind::kDisclosureRule, evil);
  content.summary = evil;
  content.fields = {{"document_number", evil}};
  const ItemId id = county.Published(content);
  for (const std::string& path : PagesWith(county, ItemKind::kDisclosureRule)) {
    CAPTURE(path);
    CHECK_FALSE(Has(county.Page(path), "<script>alert"));
    CHECK_FALSE(Has(county.Page(path), "<img src=x"));
  }
  CHECK_FALSE(Has(county.Page(PortalDesk::PathOf(id)), "<script>alert"));
  const web::Response file = county.Follow(PortalDesk::PathOf(id) + "/paper/x.docx");
  CHECK(file.status == 200);
  CHECK(file.Bytes().starts_with("PK"));
}

TEST_CASE_ON_BOTH_ENGINES("addresses that are no page of the platform are refused, whatever they hold", place) {
  PortalDesk county(place);
  for (const char* path : {"/organs/0",
                           "/organs/x",
                           "/organs/-1",
                           "/organs/99999999999999999999",
                           "/organs/999999",
                           "/organs/999999/rules",
                           "/organs/x/reports",
                           "/organs/x/requests",
                           "/reports/2025",
                           "/reports/x",
                           "/reports/-5",
                           "/index/x",
                           "/index/0",
                           "/index/all/x",
                           "/index/all/1",
                           "/index/all/2026",
                           "/index/all/2026/0",
                           "/index/all/2026/99999999999",
                           "/lists/all/x",
                           "/lists/x/all",
                           "/lists/all/all/2026",
                           "/lists/all/all/99999999999/1",
                           "/guides/x",
                           "/items/1-1/paper/x.pdf"}) {
    CAPTURE(path);
    CHECK(county.Get(path).status == 404);
  }
  const std::string village = std::to_string(county.village.value);
  CHECK(county.Get("/organs/" + village).status == 404);  // it answers nobody itself
}

}  // namespace
}  // namespace gongkai::disclosure
