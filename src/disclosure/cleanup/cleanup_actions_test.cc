// Clean-ups: what was found of documents is told to readers, counted by table 2 and offered to their search when a
// second person has signed it, and not before.
#include "disclosure/cleanup/cleanup_actions.h"

#include "disclosure/cleanup/cleanup_export.h"
#include "disclosure/decision/figures_store.h"
#include "disclosure/desk_test.h"
#include "disclosure/routes.h"
#include "docread/workbook.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using account::TestBrowser;

struct CleanupDesk : ItemDesk {
  explicit CleanupDesk(const testing::TestDatabase& place) : ItemDesk(place) { disclosure::AddRoutes(pages, AtOnce()); }
  ItemId Document(const std::string& title, std::map<std::string, std::string, std::less<>> more = {}) {
    Content content = Notice();
    content.kind = ItemKind::kNormative;
    content.title = title;
    content.formed_on = 2025y / 5 / 6;
    content.fields = {{"document_number", title + "1号"}, {"effective_on", "2025-06-01"}};
    content.fields.merge(more);
    return Published(content);
  }
  static CleanupForm Form(std::vector<CleanupEntry> entries) {
    return {.title = "2026年行政规范性文件清理",
            .basis = "关于<i>清理</i>结果的决定（枕政发〔2026〕9号）",
            .decided_on = 2026y / 3 / 9,
            .entries = std::move(entries)};
  }
  Cleanup Kept(ItemId id) {
    db::Reader reader = database->Read();
    return *FindCleanup(reader, id);
  }
  ItemId Waiting(std::vector<CleanupEntry> entries) {
    const auto saved = SaveCleanup(desk, drafter, township, {}, Form(std::move(entries)));
    for (const FieldError& error : saved.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(saved);
    REQUIRE(HandInCleanup(desk, drafter, *saved, Kept(*saved).version));
    return *saved;
  }
  ItemId Signed(std::vector<CleanupEntry> entries) {
    const ItemId id = Waiting(std::move(entries));
    REQUIRE(SignCleanup(desk, reviewer, id, Kept(id).digest));
    return id;
  }
  std::string Page(ItemId id) { return std::string(TestBrowser(site, "").Get("/items/" + ToString(id)).Bytes()); }
  std::string Search(const std::string& validity) {
    return std::string(TestBrowser(site, "").Get("/search?validity=" + validity).Bytes());
  }
  std::optional<Number> Cell(const std::string& column) {
    db::Reader reader = database->Read();
    const Figures figures = *FiguresOf(reader, township, 2026);
    for (const Figure& figure : figures.cells) {
      if (figure.key == "行政规范性文件" && figure.column == column) return figure.value;
    }
    return std::nullopt;
  }
};

TEST_CASE_ON_BOTH_ENGINES("what a clean-up found counts when a second person has signed it", place) {
  CleanupDesk county(place);
  const ItemId kept = county.Document("甲办法"), repealed = county.Document("乙办法"),
               lapsed = county.Document("丙办法"), amended = county.Document("丁办法"),
               silent = county.Document("戊办法");
  CHECK_FALSE(Has(county.Page(kept), "现行有效"));  // nobody said so
  CHECK(county.Cell("现行有效件数") == Number::Of(5));
  const ItemId id = county.Waiting({{.item = kept, .outcome = CleanupOutcome::kKeeps},
                                    {.item = repealed, .outcome = CleanupOutcome::kRepeals},
                                    {.item = lapsed, .outcome = CleanupOutcome::kLapses},
                                    {.item = amended, .outcome = CleanupOutcome::kAmends}});
  CHECK_FALSE(Has(county.Page(kept), "现行有效"));  // one person's word
  CHECK_FALSE(Has(county.Page(repealed), "已废止"));
  CHECK(county.Cell("本年废止件数") == Number::Of(0));

  CHECK_FALSE(SignCleanup(county.desk, county.ActorAs(county.lin, PostKind::kDeputy), id, county.Kept(id).digest));
  CHECK_FALSE(SignCleanup(county.desk, county.drafter, id, county.Kept(id).digest));
  CHECK_FALSE(SignCleanup(county.desk, county.reviewer, id, "another text"));
  REQUIRE(SignCleanup(county.desk, county.reviewer, id, county.Kept(id).digest));
  CHECK(Has(county.Page(kept), "现行有效"));
  CHECK(Has(county.Page(kept), "2026年3月9日清理：继续有效，依据：关于&lt;i&gt;清理&lt;/i&gt;结果的决定"));
  CHECK(Has(county.Page(repealed), "已废止"));
  CHECK(Has(county.Page(lapsed), "2026年3月9日起宣布失效"));
  CHECK(Has(county.Page(amended), "2026年3月9日清理：修改"));
  CHECK_FALSE(Has(county.Page(silent), "现行有效"));
  CHECK(county.Cell("本年废止件数") == Number::Of(1));
  CHECK(county.Cell("现行有效件数") == Number::Of(3));

  const std::string in_force = county.Search("in_force"), ended = county.Search("ended"),
                    over = county.Search("lapsed");
  CHECK(Has(in_force, "甲办法"));
  CHECK(Has(in_force, "丁办法"));
  CHECK_FALSE(Has(in_force, "乙办法"));
  CHECK_FALSE(Has(in_force, "戊办法"));
  CHECK(Has(ended, "乙办法"));
  CHECK_FALSE(Has(ended, "丙办法"));
  CHECK(Has(over, "丙办法"));
}

TEST_CASE_ON_BOTH_ENGINES("the database lets nobody sign for himself, and changes nothing that was signed", place) {
  CleanupDesk county(place);
  const ItemId document = county.Document("甲办法");
  const ItemId id = county.Waiting({{.item = document, .outcome = CleanupOutcome::kRepeals}});
  const auto refused = [&](std::string_view sql) {
    try {
      db::Transaction act = county.database->Begin();
      act.Execute(sql);
      act.Commit();
    } catch (const db::DatabaseError&) {
      return true;
    }
    return false;
  };
  CHECK(refused("UPDATE cleanup SET state = 'signed', signed_by = made_by, signed_at = 1, signed_name = 'x'"));
  CHECK(refused("UPDATE cleanup_entry SET outcome = 'keeps'"));
  CHECK(refused("DELETE FROM cleanup_entry"));
  CHECK(
      refused("INSERT INTO cleanup_entry (organ_id, cleanup, item, outcome, words) SELECT organ_id, number, 1, "
              "'keeps', '' FROM cleanup"));
  REQUIRE(SignCleanup(county.desk, county.reviewer, id, county.Kept(id).digest));
  CHECK(refused("UPDATE cleanup SET decided_on = '2020-01-01'"));
  CHECK(refused("UPDATE cleanup SET state = 'draft', signed_by = NULL, signed_at = NULL"));
  CHECK(refused("DELETE FROM cleanup_entry"));
  CHECK(refused("DELETE FROM cleanup"));
}

TEST_CASE_ON_BOTH_ENGINES("what was signed by mistake is annulled with a reason, and counts no more", place) {
  CleanupDesk county(place);
  const ItemId document = county.Document("甲办法");
  const ItemId id = county.Signed({{.item = document, .outcome = CleanupOutcome::kRepeals}});
  CHECK(Has(county.Page(document), "已废止"));
  CHECK_FALSE(AnnulCleanup(county.desk, county.approver, id, " "));
  CHECK_FALSE(AnnulCleanup(county.desk, county.drafter, id, "登记错了。"));
  REQUIRE(AnnulCleanup(county.desk, county.approver, id, "登记错了文件。"));
  CHECK_FALSE(Has(county.Page(document), "已废止"));
  CHECK(county.Cell("本年废止件数") == Number::Of(0));
  CHECK_FALSE(AnnulCleanup(county.desk, county.approver, id, "再一次"));
}

TEST_CASE_ON_BOTH_ENGINES("a document that was kept has its new last day, until a later text says another", place) {
  CleanupDesk county(place);
  const ItemId document = county.Document("甲办法", {{"valid_until", "2026-12-31"}});
  county.Signed({{.item = document, .outcome = CleanupOutcome::kKeeps, .until = 2029y / 12 / 31}});
  CHECK(Has(county.Page(document), "有效期至2029年12月31日"));
  county.now += 24h;
  REQUIRE(BeginCorrection(county.desk, county.drafter, document));
  Content content = county.Latest(document).content;
  content.correction = "有效期改到2028年。";
  content.correction_why = "核对时发现。";
  content.fields.insert_or_assign("valid_until", "2028-06-30");
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = document, .version = county.Of(document).version, .content = content}));
  REQUIRE(county.HandInAs(county.drafter, document));
  county.SignAll(document);
  CHECK(Has(county.Page(document), "有效期至2028年6月30日"));
}

TEST_CASE_ON_BOTH_ENGINES("a document says itself that it has no last day, and not both", place) {
  CleanupDesk county(place);
  const ItemId document = county.Document("甲办法", {{std::string(kLastingField), std::string(kLasting)}});
  const std::string page = county.Page(document);
  CHECK(Has(page, "现行有效"));
  CHECK(Has(page, "长期有效"));
  Content both = ItemDesk::Notice();
  both.kind = ItemKind::kPolicy;
  both.fields = {{"valid_until", "2027-12-31"}, {std::string(kLastingField), std::string(kLasting)}};
  const auto refused = county.HandInAs(county.drafter, county.Save(both));
  CHECK(ErrorOf(refused.errors(), "field-term") != nullptr);
}

TEST_CASE_ON_BOTH_ENGINES("drawn up in bulk on one page, typed faults beside their fields; another organ sees nothing",
                          place) {
  CleanupDesk county(place);
  const ItemId first = county.Document("甲办法"), second = county.Document("乙办法");
  const TestBrowser drafts = county.SignIn(county.lin);
  CHECK(Has(drafts.Get("/office/cleanups/new").Bytes(), "outcome-" + ToString(first)));
  std::vector<std::pair<std::string, std::string>> typed = {{"title", "2026年清理"},
                                                            {"basis", "决定"},
                                                            {"decided_on", "明天"},
                                                            {"document", ToString(first)},
                                                            {"document", ToString(second)},
                                                            {"outcome-" + ToString(first), "keeps"},
                                                            {"words-" + ToString(first), "<b>留</b>"},
                                                            {"until-" + ToString(second), "2029-12-31"}};
  const auto refused = drafts.Post("/office/cleanups/new", typed);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "“明天”不是日期"));
  CHECK(Has(refused.Bytes(), "还没有选清理结果"));
  CHECK(Has(refused.Bytes(), "&lt;b&gt;留&lt;/b&gt;"));
  CHECK(Has(refused.Bytes(), "2029-12-31"));
  typed[2].second = "2026-03-09";
  typed.emplace_back("outcome-" + ToString(second), "repeals");
  typed[7].second = "";
  const auto saved = drafts.Post("/office/cleanups/new", typed);
  REQUIRE(saved.status == 303);
  const std::string path = account::Target(saved).substr(0, account::Target(saved).find('?'));
  CHECK(Has(drafts.Get(path).Bytes(), "继续有效 1 件，废止 1 件"));
  CHECK(drafts.Post(path + "/hand-in", {{"version", "1"}}).status == 303);
  const TestBrowser deputy = county.SignIn(county.wen);
  const std::string digest = county.Kept({county.township, 1}).digest;
  CHECK(Has(deputy.Get(path).Bytes(), digest));
  CHECK_FALSE(Has(drafts.Get(path).Bytes(), digest));  // who drew it up does not sign
  CHECK(deputy.Post(path + "/sign", {{"digest", digest}}).status == 303);
  CHECK(Has(county.Page(second), "已废止"));
  const auto workbook = docread::ReadWorkbook(drafts.Get(path + "/xlsx").Bytes());
  REQUIRE(workbook.sheets.size() == 1);
  const PersonId stranger = county.Hire("other", "旁人", county.bureau, PostKind::kHandler);
  CHECK(county.SignIn(stranger).Get(path).status == 404);
  CHECK(county.SignIn(stranger).Get(path + "/xlsx").status == 404);
}

}  // namespace
}  // namespace gongkai::disclosure
