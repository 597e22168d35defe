// What was found is taken out of the draft in a version of its own; of a file, out of the file.
#include "disclosure/screen/mask_actions.h"

#include "db/blob_store.h"
#include "disclosure/content_view.h"
#include "disclosure/screen/screen_desk_test.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE_ON_BOTH_ENGINES("masked in the draft: a new version, the old one kept, the rest as it was", place) {
  ScreenDesk county(place);
  const ItemId id =
      county.Save(ScreenDesk::With(std::string("王小明，身份证号码") + kIdentity + "，手机" + kMobileNumber + "。"));
  county.Screen(id);
  ChangeForm form = county.Form(id);
  const auto done = MaskHits(county.desk, county.tools, county.drafter, id, form);
  for (const FieldError& error : done.errors()) MESSAGE(error.message);
  REQUIRE(done);
  CHECK(done->before == 1);
  CHECK(done->after == 2);
  const std::string text = PlainBodyOf(county.Latest(id).content);
  CHECK(Has(text, kIdentityMasked));
  CHECK_FALSE(Has(text, kIdentity));
  CHECK_FALSE(Has(text, kMobileNumber));
  CHECK(county.Latest(id).content.title == ItemDesk::Notice().title);
  {
    db::Reader reader = county.database->Read();
    CHECK(Has(PlainBodyOf(FindVersion(reader, id, 1)->content), kIdentity));
  }
  const auto screened = county.Now(id);  // screened anew at once
  REQUIRE(screened.run);
  for (const auto& hit : screened.hits) CHECK(hit.rule != "P-IDCARD");
  CHECK(std::ranges::any_of(screened.decisions, [&](const screening::Decision& each) {
    return each.verdict == screening::Verdict::kMasked && each.person == county.lin;
  }));
}

TEST_CASE_ON_BOTH_ENGINES("masked twice by one form it is masked once", place) {
  ScreenDesk county(place);
  const ItemId id = county.Save(ScreenDesk::With(std::string("身份证号码") + kIdentity + "。"));
  county.Screen(id);
  const ChangeForm form = county.Form(id);
  Actor once = county.drafter;
  once.once_key = std::string(32, 'a');
  const auto first = MaskHits(county.desk, county.tools, once, id, form);
  REQUIRE(first);
  const auto again = MaskHits(county.desk, county.tools, once, id, form);
  REQUIRE(again);
  CHECK(again->after == first->after);
  CHECK(again->changed == first->changed);
  CHECK(county.Of(id).latest_version == 2);
}

TEST_CASE_ON_BOTH_ENGINES("nothing is masked in what is being signed, by another, or behind somebody's back", place) {
  ScreenDesk county(place);
  const ItemId id = county.HandedIn(ScreenDesk::With(std::string("身份证号码") + kIdentity + "。"));
  CHECK(Has(MaskHits(county.desk, county.tools, county.drafter, id, county.Form(id)).errors().front().message,
            "撤回送审"));
  REQUIRE(TakeBack(county.desk, county.drafter, id));
  CHECK_FALSE(MaskHits(county.desk, county.tools, county.approver, id, county.Form(id)));
  ChangeForm old = county.Form(id);
  old.item_version -= 1;
  CHECK(Has(MaskHits(county.desk, county.tools, county.drafter, id, old).errors().front().message, "别人刚刚保存过"));
  ChangeForm none = county.Form(id);
  none.hits = {77};
  CHECK_FALSE(MaskHits(county.desk, county.tools, county.drafter, id, none));
  CHECK(county.Of(id).latest_version == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a name of a file is masked as it is shown", place) {
  ScreenDesk county(place);
  county.FilesHold({});
  const ItemId id = county.WithFile(std::string("王小明身份证") + kIdentity + ".pdf", "nothing clean");
  county.Screen(id);
  REQUIRE_FALSE(county.Open(id).empty());
  REQUIRE(MaskHits(county.desk, county.tools, county.drafter, id, county.Form(id)));
  CHECK_FALSE(Has(county.Latest(id).content.attachments.front().name, kIdentity));
  CHECK(Has(county.Latest(id).content.attachments.front().name, ".pdf"));
}

TEST_CASE_ON_BOTH_ENGINES("what nobody was to see is taken out of the attachment", place) {
  ScreenDesk county(place);
  const std::string engine = place.is_postgres() ? "p" : "s";
  county.FilesHold({{.sight = docread::Sight::kShown, .text = "姓名", .where = "工作表“公示”第 1 行"},
                    {.sight = docread::Sight::kHiddenSheet, .text = kIdentity, .where = "工作表“明细”第 2 行 B 列"}});
  std::set<docread::Sight> asked;
  county.tools.clean = [&](std::string_view, std::string_view, const docread::CleanOrder& order,
                           const docread::BurntHere&) {
    asked = order.remove;
    docread::Cleaned cleaned{.bytes = "a clean copy " + engine};
    cleaned.removed.push_back({docread::Sight::kHiddenSheet, "工作表“明细”", 1});
    return cleaned;
  };
  const ItemId id = county.WithFile("名单.xlsx", "with a hidden sheet " + engine);
  county.Screen(id);
  const auto open = county.Now(id);
  REQUIRE_FALSE(county.Open(id).empty());
  const std::string part = open.hits.back().part;
  const auto done = CleanAttachment(county.desk, county.tools, county.drafter, id, county.Form(id), part);
  for (const FieldError& error : done.errors()) MESSAGE(error.message);
  REQUIRE(done);
  CHECK(asked == std::set{docread::Sight::kHiddenSheet});
  const Content content = county.Latest(id).content;
  REQUIRE(content.attachments.size() == 1);
  CHECK(content.attachments.front().name == "名单.xlsx");
  {
    db::Reader reader = county.database->Read();
    CHECK(db::GetBlob(reader, content.attachments.front().digest) == "a clean copy " + engine);
    const auto events = EventsOf(reader, id);
    CHECK(Has(events.back().words, "工作表“明细”"));
    CHECK_FALSE(Has(events.back().words, kIdentity));
  }
  CHECK(county.Open(id).empty());
}

TEST_CASE_ON_BOTH_ENGINES("a PDF that was made anew is known again by its digest, and no other one", place) {
  ScreenDesk county(place);
  const std::string engine = place.is_postgres() ? "p" : "s";
  const std::string copy = "a burnt copy " + engine, digest = docread::DigestOfFile(copy);
  std::map<std::string, bool, std::less<>> was_known;
  county.tools.inspect = [&](std::string_view bytes, std::string_view, const docread::BurntHere& burnt) {
    docread::Inspection inspection{.files = {{}}};
    if (!bytes.starts_with("a burnt")) {
      inspection.pieces = {{.sight = docread::Sight::kCovered, .text = kIdentity, .where = "第 1 页"}};
    }
    was_known[std::string(bytes)] = burnt(docread::DigestOfFile(bytes));
    return inspection;
  };
  county.tools.clean = [&](std::string_view, std::string_view, const docread::CleanOrder&, const docread::BurntHere&) {
    docread::Cleaned cleaned{.bytes = copy};
    cleaned.removed.push_back({docread::Sight::kCovered, "第 1 页", 1});
    cleaned.burnt = {digest};
    return cleaned;
  };
  const std::string before = "a PDF with a box " + engine;
  const ItemId id = county.WithFile("名单.pdf", before);
  county.Screen(id);
  REQUIRE(
      CleanAttachment(county.desk, county.tools, county.drafter, id, county.Form(id), county.Now(id).hits.back().part));
  CHECK_FALSE(was_known[before]);
  CHECK(was_known[copy]);
  // The digest of a blob is the same: what is kept of a file is found by what it is.
  CHECK(county.Latest(id).content.attachments.front().digest == digest);
}

TEST_CASE_ON_BOTH_ENGINES("a file that cannot be cleaned for certain stays, and says why", place) {
  ScreenDesk county(place);
  county.FilesHold({{.sight = docread::Sight::kHiddenSheet, .text = "底稿", .where = "工作表“底稿”第 1 行"}});
  county.tools.clean = [](std::string_view, std::string_view, const docread::CleanOrder&, const docread::BurntHere&) {
    return docread::Cleaned{.obstacle = docread::Obstacle::kUnsupported,
                            .obstacle_message = "这种文件不能去掉隐藏内容。"};
  };
  const ItemId id = county.WithFile("名单.xls", std::string("old ") + (place.is_postgres() ? "p" : "s"));
  county.Screen(id);
  const ChangeForm form = county.Form(id);
  const auto refused =
      CleanAttachment(county.desk, county.tools, county.drafter, id, form, county.Now(id).hits.back().part);
  REQUIRE_FALSE(refused);
  CHECK(Has(refused.errors().front().message, "不能去掉隐藏内容"));
  CHECK(county.Of(id).latest_version == 1);
  CHECK_FALSE(CleanAttachment(county.desk, county.tools, county.drafter, id, form, "file:nothing"));
}

}  // namespace
}  // namespace gongkai::disclosure
