// The mark of a document where the public meets it: its page, the list, a search; it goes with the day, though nothing
// of the item changed and the page is kept.
#include "disclosure/decision/figures_actions.h"
#include "disclosure/desk_test.h"
#include "disclosure/public_view.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using account::TestBrowser;

struct ValidityDesk : ItemDesk {
  explicit ValidityDesk(const testing::TestDatabase& place) : ItemDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
  }

  static Content Document(ItemKind kind = ItemKind::kNormative) {
    Content content = Notice();
    content.kind = kind;
    content.title = "枕溪镇河道保洁办法";
    content.fields = {{"document_number", "枕政规〔2026〕1号"}, {"valid_until", "2026-12-31"}};
    if (kind == ItemKind::kNormative) content.fields.emplace("effective_on", "2026-04-01");
    return content;
  }
  std::string Page(ItemId id) { return std::string(TestBrowser(site, "").Get("/items/" + ToString(id)).Bytes()); }
  std::string List(const std::string& query = "") {
    return std::string(TestBrowser(site, "").Get("/items" + query).Bytes());
  }
  void TurnTo(Date day) { now = std::chrono::sys_days(day) + 2h; }
};

TEST_CASE_ON_BOTH_ENGINES("a document says whether it is in force, day by day", place) {
  ValidityDesk county(place);
  const ItemId id = county.Published(ValidityDesk::Document());
  CHECK(Has(county.Page(id), "尚未施行"));
  CHECK(Has(county.Page(id), "2026年4月1日起施行"));
  county.TurnTo(2026y / 4 / 1);
  CHECK(Has(county.Page(id), "现行有效"));
  CHECK(Has(county.Page(id), "有效期至2026年12月31日"));
  CHECK(Has(county.List(), "现行有效"));
  county.TurnTo(2026y / 12 / 31);
  CHECK(Has(county.Page(id), "将于2026年12月31日失效"));
  county.TurnTo(2027y / 1 / 1);
  CHECK(Has(county.Page(id), "已失效"));
  CHECK(Has(county.List(), "已失效"));
  db::Reader reader = county.database->Read();
  CHECK(OverviewOf(reader, county.today()).latest.front().validity == "已失效");
  CHECK(OverviewOf(reader, county.today()).version != OverviewOf(reader, 2026y / 12 / 31).version);
}

TEST_CASE_ON_BOTH_ENGINES("what somebody ended names the document that did it, of policies too", place) {
  ValidityDesk county(place);
  const ItemId id = county.Published(ValidityDesk::Document(ItemKind::kPolicy));
  const auto ended =
      EndDocument(county.desk, county.drafter, id, {"2026-03-20", "<i>废止</i>决定（枕政发〔2026〕9号）"});
  REQUIRE(ended);
  CHECK_FALSE(Has(county.Page(id), "废止决定"));  // one person's word is not told to the public
  CHECK_FALSE(Has(county.Page(id), "2026年3月20日"));
  const DocumentEnd end{.ended_on = 2026y / 3 / 20, .words = "<i>废止</i>决定（枕政发〔2026〕9号）"};
  CHECK_FALSE(ConfirmDocumentEnd(county.desk, county.drafter, id, end));
  CHECK_FALSE(ConfirmDocumentEnd(county.desk, county.ActorAs(county.lin, PostKind::kDeputy), id, end));  // his own
  CHECK_FALSE(ConfirmDocumentEnd(county.desk, county.reviewer, id, {.ended_on = 2026y / 3 / 21, .words = end.words}));
  REQUIRE(ConfirmDocumentEnd(county.desk, county.reviewer, id, end));
  CHECK(Has(county.Page(id), "将于2026年3月20日废止"));
  county.TurnTo(2026y / 3 / 20);
  const std::string page = county.Page(id);
  CHECK(Has(page, "已废止"));
  CHECK(Has(page, "2026年3月20日起废止，依据：&lt;i&gt;废止&lt;/i&gt;决定（枕政发〔2026〕9号）"));
  CHECK(Has(county.SignIn(county.lin).Get("/office/items").body, "已废止"));
  // Written anew, it waits for the second person anew.
  REQUIRE(EndDocument(county.desk, county.drafter, id, {"2026-03-20", "另一个决定"}));
  CHECK_FALSE(Has(county.Page(id), "另一个决定"));
  CHECK_FALSE(EndDocument(county.desk, county.drafter, id, {"2026-03-20", "联系 13800138000"}));
  CHECK_FALSE(EndDocument(county.desk, county.drafter, id, {"2026-03-20", std::string(2000, 'x')}));
}

TEST_CASE("who reviews or signs confirms the end of a document on its page") {
  const testing::OnSqlite place;
  ValidityDesk county(place);
  const ItemId id = county.Published(ValidityDesk::Document(ItemKind::kPolicy));
  REQUIRE(EndDocument(county.desk, county.drafter, id, {"2026-03-10", "废止决定"}));
  const std::string path = "/office/figures/end/" + ToString(id);
  const TestBrowser deputy = county.SignIn(county.wen), drafts = county.SignIn(county.lin);
  CHECK(Has(drafts.Get(path).body, "还没有公开"));
  CHECK_FALSE(Has(drafts.Get(path).body, path + "/confirm"));
  CHECK(Has(deputy.Get(path).body, path + "/confirm"));
  CHECK(deputy.Post(path + "/confirm", {{"ended_on", "2026-03-10"}, {"words", "废止决定"}}).status == 303);
  CHECK(Has(county.Page(id), "已废止"));
}

TEST_CASE_ON_BOTH_ENGINES("what is no document has no mark and no end", place) {
  ValidityDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  CHECK_FALSE(Has(county.Page(id), "现行有效"));
  CHECK_FALSE(EndDocument(county.desk, county.drafter, id, {"2026-03-20", "决定"}));
}

TEST_CASE("the day that is set is looked at when it is set") {
  const testing::OnSqlite place;
  ValidityDesk county(place);
  Content content = ItemDesk::Notice();
  content.publish_on = 2026y / 3 / 9;
  const auto past = SaveDraft(county.desk, county.drafter, county.township, {.content = content});
  CHECK(ErrorOf(past.errors(), "publish_on") != nullptr);
  content.publish_on = 2026y / 5 / 16;  // a Saturday, long after the twenty working days
  const ItemId id = county.HandedIn(content);
  const std::string page = county.SignIn(county.jiang).Get("/office/items/" + ToString(id)).body;
  CHECK(Has(page, "晚于期限"));
  CHECK(Has(page, "个工作日"));
  CHECK(Has(page, "也会自动公开"));
  // A day that went by since it was set is saved on, and told when it is handed in.
  content.publish_on = 2026y / 3 / 12;
  const ItemId other = county.Save(content);
  county.TurnTo(2026y / 3 / 13);
  content.title += "（第二稿）";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = other, .version = county.Of(other).version, .content = content}));
  CHECK(ErrorOf(county.HandInAs(county.drafter, other).errors(), "publish_on") != nullptr);
}

}  // namespace
}  // namespace gongkai::disclosure
