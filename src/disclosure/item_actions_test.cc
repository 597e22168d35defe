// Drafts: saved unfinished, by one person after the other, never over a signed version.
#include "disclosure/desk_test.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE_ON_BOTH_ENGINES("a draft is saved with nothing in it, and keeps all that is typed", place) {
  ItemDesk county(place);
  const ItemId empty = county.Save({});
  CHECK(empty == ItemId{county.township, 1});
  Content content = ItemDesk::Notice();
  content.fields = {{"document_number", "澄枕政〔2026〕7号 '\"<&"}};
  content.attachments = {{"附件一.pdf", "sm3:1", 12}, {"附件二.xlsx", "sm3:2", 9000000000}};
  content.publish_on = 2026y / 3 / 12;
  content.channels = {Channel::kSite, Channel::kNoticeBoard};
  const auto saved = SaveDraft(county.desk, county.drafter, county.township,
                               {.item = empty, .version = county.Of(empty).version, .content = content});
  REQUIRE(saved);
  CHECK(county.Latest(empty).content == content);
  const Item item = county.Of(empty);
  CHECK(item.title == content.title);
  CHECK(item.due_on == 2026y / 4 / 7);  // 20 working days from 9 March, 清明节 between
  CHECK(item.stage == Stage::kDraft);
  CHECK(item.index_number.empty());
  CHECK(county.Trail(county.township).size() == 2);
}

TEST_CASE_ON_BOTH_ENGINES("two save the same draft: the second is told, and nothing of the first is lost", place) {
  ItemDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  Content mine = ItemDesk::Notice(), yours = ItemDesk::Notice();
  mine.title = "甲";
  yours.title = "乙";
  const std::int64_t opened = county.Of(id).version;
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township, {.item = id, .version = opened, .content = mine}));
  const auto second =
      SaveDraft(county.desk, county.drafter, county.township, {.item = id, .version = opened, .content = yours});
  CHECK(ErrorOf(second.errors(), kVersionField) != nullptr);
  CHECK(county.Latest(id).content.title == "甲");
}

TEST_CASE_ON_BOTH_ENGINES("another organ's item is not there", place) {
  ItemDesk county(place);
  const ItemId id = county.Save(ItemDesk::Notice());
  const auto stolen = SaveDraft(county.desk, county.drafter, county.other_township,
                                {.item = id, .version = county.Of(id).version, .content = {}});
  CHECK_FALSE(stolen);
  CHECK(county.Latest(id).content == ItemDesk::Notice());
}

TEST_CASE_ON_BOTH_ENGINES("the same form sent twice makes one draft", place) {
  ItemDesk county(place);
  Actor once = county.drafter;
  once.once_key = "/office/items/new|0123456789abcdef0123456789abcdef";
  const auto first = SaveDraft(county.desk, once, county.township, {.content = ItemDesk::Notice()});
  const auto second = SaveDraft(county.desk, once, county.township, {.content = ItemDesk::Notice()});
  CHECK(first->item == second->item);
  CHECK(first->version == second->version);
  CHECK(county.Count("SELECT COUNT(*) FROM item") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a correction begins as a copy, and what is public stays public until it is signed", place) {
  ItemDesk county(place);
  const ItemId id = county.Published(ItemDesk::Notice());
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  CHECK_FALSE(BeginCorrection(county.desk, county.drafter, id));
  CHECK(county.IsPublicNow(id));
  CHECK(county.Latest(id).number == 2);
  Content better = county.Latest(id).content;
  better.title = "关于清明节期间森林防火的紧急通知";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = better}));
  CHECK(county.Of(id).title == ItemDesk::Notice().title);  // readers still see the old one
  const auto without = county.HandInAs(county.drafter, id);
  CHECK(ErrorOf(without.errors(), "correction") != nullptr);
  CHECK(ErrorOf(without.errors(), "correction_why") != nullptr);
  better.correction = "标题有误，已改正。";
  better.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = better}));
  REQUIRE(county.HandInAs(county.drafter, id));
  CHECK(county.Of(id).publicity.published_version == 1);
  county.SignAll(id);
  CHECK(county.Of(id).publicity.published_version == 2);
  CHECK(county.Of(id).title == better.title);
}

TEST_CASE_ON_BOTH_ENGINES("a day of another age in a draft harms no list", place) {
  ItemDesk county(place);
  Content content = ItemDesk::Notice();
  content.kind = ItemKind::kPenalty;
  content.fields = {{"decided_on", "9999-12-31"}};
  const ItemId id = county.Save(content);
  CHECK(county.Of(id).due_on == 2026y / 3 / 18);  // from the day it was formed
  content.formed_on = 9999y / 12 / 31;
  const ItemId other = county.Save(content);
  CHECK_FALSE(county.Of(other).due_on);
}

TEST_CASE_ON_BOTH_ENGINES("what is too long to be kept is told, as a draft too", place) {
  ItemDesk county(place);
  Content content = ItemDesk::Notice();
  content.title = std::string(100'000, 'x');
  CHECK(ErrorOf(SaveDraft(county.desk, county.drafter, county.township, {.content = content}).errors(), "title") !=
        nullptr);
  CHECK(county.Count("SELECT COUNT(*) FROM item") == 0);
}

}  // namespace
}  // namespace gongkai::disclosure
