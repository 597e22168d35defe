// The index: written with the acts, made anew by the job, the same on both engines, and held against looking through
// every text.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "base/utf8.h"
#include "disclosure/item_list_store.h"
#include "disclosure/search/search_desk_test.h"
#include "disclosure/search/search_fold_actions.h"
#include "disclosure/search/search_rebuild_actions.h"
#include "disclosure/search/search_segment_store.h"
#include "disclosure/waiting_actions.h"
#include "search/key.h"

namespace gongkai::disclosure {
namespace {

TEST_CASE_ON_BOTH_ENGINES("what is published is found with the act, by title, text, field and number", place) {
  SearchDesk county(place);
  Content content = SearchDesk::Titled("关于城乡低保的通知", "<p>动态管理，应保尽保。PM2.5。</p>");
  content.summary = "低保标准提高。";
  const ItemId id = county.Published(content);
  const ItemId other = county.Published(SearchDesk::Titled("森林防火通知"));
  for (const char* const typed :
       {"低保", "低", "城乡低保", "關於城鄉", "应保尽保", "标准 动态", "pm2.5", "ＰＭ２．５", "gycxdb", "cxdb"}) {
    CAPTURE(typed);
    CHECK(county.Found(typed) == Ids{id});
  }
  CHECK(county.Found(county.Of(id).index_number) == Ids{id});
  CHECK(county.Found("通知").size() == 2);
  CHECK(county.Found("防水").empty());
  CHECK(county.Found("低保 防火").empty());
  CHECK(county.Found("森林") == Ids{other});
}

TEST_CASE_ON_BOTH_ENGINES("the number of a document is found however it is typed", place) {
  SearchDesk county(place);
  const ItemId id = county.Published(SearchDesk::Titled("通知一", "<p>依据澄政发〔2024〕3号办理。</p>"));
  county.Published(SearchDesk::Titled("通知二", "<p>依据澄政发〔2024〕13号办理。</p>"));
  for (const char* const typed :
       {"〔2024〕3号", "[2024]3号", "(2024)第3号", "澄政发（２０２４） 3 號", "2024年第3号"}) {
    CAPTURE(typed);
    CHECK(county.Found(typed) == Ids{id});
  }
}

TEST_CASE_ON_BOTH_ENGINES("a correction, taking down, being over: gone with the act or the day", place) {
  SearchDesk county(place);
  const ItemId id = county.Published(SearchDesk::Titled("旧的名称甲乙丙"));
  CHECK(county.Found("甲乙丙") == Ids{id});
  REQUIRE(BeginCorrection(county.desk, county.drafter, id));
  Content corrected = county.Latest(id).content;
  corrected.title = "新的名称丁戊己";
  corrected.correction = "名称写错了。";
  corrected.correction_why = "核对时发现。";
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = county.Of(id).version, .content = corrected}));
  CHECK(county.Found("丁戊己").empty());  // not signed yet
  CHECK(county.Found("甲乙丙") == Ids{id});
  REQUIRE(county.HandInAs(county.drafter, id));
  county.SignAll(id);
  CHECK(county.Found("丁戊己") == Ids{id});
  CHECK(county.Found("甲乙丙").empty());
  REQUIRE(Withdraw(county.desk, county.drafter, id, WithdrawalKind::kError, "有误"));
  CHECK(county.Found("丁戊己").empty());
  CHECK(county.Count("SELECT COUNT(*) FROM search_chunk") == 0);

  Content warning = SearchDesk::Titled("大风预警");
  warning.kind = ItemKind::kWarning;
  warning.fields = {{"level", "黄色"}, {"area", "全镇"}, {"posted_until", "2026-03-12"}};
  const ItemId until = county.Published(warning);
  Content later = SearchDesk::Titled("以后才有的大风");
  later.publish_on = 2026y / 3 / 12;
  const ItemId from = county.Published(later);
  CHECK(county.Found("大风") == Ids{until});
  county.now += std::chrono::days(2);
  CHECK(county.FoundAll(county.Ask("大风")) == std::set<ItemId>{until, from});
  county.now += std::chrono::days(1);
  CHECK(county.Found("大风") == Ids{from});
}

TEST_CASE_ON_BOTH_ENGINES("what is not for the site is not found", place) {
  SearchDesk county(place);
  Content content = SearchDesk::Titled("只贴村里的名单");
  content.channels = {Channel::kNoticeBoard};
  county.Published(content);
  CHECK(county.Found("名单").empty());
}

TEST_CASE_ON_BOTH_ENGINES("files are found with the act where they were read before it, else by the job", place) {
  SearchDesk county(place);
  const ItemId id =
      county.PublishedWith(SearchDesk::Titled("附件的通知"), {{"巡护安排.txt", "青石坡林场每日巡护两次"}});
  CHECK(county.Found("青石坡") == Ids{id});
  CHECK(county.Found("巡护安排") == Ids{id});
  {
    db::Reader reader = county.database->Read();
    const auto answer = Search(reader, county.Ask("青石坡"));
    CHECK(answer.lines.front().where == "附件“巡护安排.txt”");
  }
  // As when another process signs: nothing was read.
  {
    db::Transaction act = county.database->Begin();
    act.Execute("DELETE FROM search_file");
    IndexPublished(act, county.Of(id), county.Latest(id).content, {}, county.now);
    act.Commit();
  }
  CHECK(county.Found("青石坡").empty());
  CHECK(county.Found("附件的通知") == Ids{id});
  county.now += std::chrono::minutes(1);
  KeepIndex(county.desk, county.tools);  // no index was ever made by the job: all of it
  CHECK(county.Found("青石坡") == Ids{id});
  {
    db::Transaction act = county.database->Begin();
    act.Execute("DELETE FROM search_file");
    IndexPublished(act, county.Of(id), county.Latest(id).content, {}, county.now);
    act.Commit();
  }
  KeepIndex(county.desk, county.tools);  // what is wanted
  CHECK(county.Found("青石坡") == Ids{id});
  CHECK(county.Count("SELECT COUNT(*) FROM search_wanted") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("the job makes it anew in batches and goes on where it stood", place) {
  SearchDesk county(place);
  Ids ids;
  for (int i = 0; i < 7; ++i) ids.push_back(county.Published(SearchDesk::Titled("批次通知" + std::to_string(i))));
  REQUIRE(Withdraw(county.desk, county.drafter, ids[3], WithdrawalKind::kError, "有误"));
  REQUIRE(AskForNewIndex(county.desk, county.admin));
  {
    db::Reader reader = county.database->Read();
    CHECK(IsIndexUnderWay(reader));
  }
  // One batch a turn.
  int turns = 0;
  for (; turns < 10; ++turns) {
    KeepIndex(county.desk, county.tools, {.batch = 2, .longest = std::chrono::seconds(0)});
    db::Reader reader = county.database->Read();
    if (!IsIndexUnderWay(reader)) break;
  }
  CHECK(turns == 3);
  CHECK(county.Found("批次通知").size() == 6);
  CHECK(county.Count("SELECT COUNT(*) FROM search_chunk") == 6);
  // As after an import: chunks came, what is in them did not.
  {
    db::Transaction act = county.database->Begin();
    act.Execute("DELETE FROM search_keys");
    act.Commit();
  }
  CHECK(county.Found("批次通知").empty());
  KeepIndex(county.desk, county.tools);
  CHECK(county.Found("批次通知").size() == 6);
}

/// Files that look as if nobody had opened them yet, and a process that does something of its own when one is opened.
screening::Tools WhileAFileIsRead(SearchDesk& county, std::function<void()> once) {
  screening::Tools tools = county.tools;
  tools.inspect = [inspect = county.tools.inspect, once = std::move(once), has_done = false](
                      std::string_view bytes, std::string_view name, const docread::BurntHere& burnt) mutable {
    if (!std::exchange(has_done, true)) once();
    return inspect(bytes, name, burnt);
  };
  return tools;
}

TEST_CASE_ON_BOTH_ENGINES("asked for by name, it is thrown away with what was read of files; once at a time", place) {
  SearchDesk county(place);
  const ItemId id = county.PublishedWith(SearchDesk::Titled("附件的通知"), {{"巡护安排.txt", "青石坡林场"}});
  const ItemId gone = county.PublishedWith(SearchDesk::Titled("撤下的通知"), {{"名册.txt", "白石坡林场"}});
  REQUIRE(Withdraw(county.desk, county.drafter, gone, WithdrawalKind::kError, "有误"));
  KeepIndex(county.desk, county.tools);
  CHECK(county.Count("SELECT COUNT(*) FROM search_file") == 2);
  REQUIRE(AskForNewIndex(county.desk, county.admin));
  const auto again = AskForNewIndex(county.desk, county.admin);
  REQUIRE_FALSE(again);
  CHECK(again.error().kind == ErrorKind::kConflict);
  CHECK(county.Found("青石坡") == Ids{id});  // until it is begun all is found
  KeepIndex(county.desk, county.tools);
  CHECK(county.Found("青石坡") == Ids{id});
  CHECK(county.Found("白石坡").empty());
  CHECK(county.Count("SELECT COUNT(*) FROM search_file") == 1);  // of what is public no more nothing is kept
  CHECK(county.Count("SELECT COUNT(*) FROM search_chunk") == 1);
  CHECK(std::ranges::count(county.Trail(account::kInstallation), "search.rebuild done search:index") == 1);
  // And once more: the same.
  REQUIRE(AskForNewIndex(county.desk, county.admin));
  KeepIndex(county.desk, county.tools);
  CHECK(county.Found("青石坡") == Ids{id});
  CHECK(county.Count("SELECT COUNT(*) FROM search_chunk") == 1);
  db::Reader reader = county.database->Read();
  const IndexState state = IndexStateOf(reader);
  CHECK_FALSE(state.is_under_way);
  CHECK(state.items == 1);
  CHECK(state.wanting == 0);
}

TEST_CASE_ON_BOTH_ENGINES("two processes make it at once: nothing is lost, nothing is there twice", place) {
  SearchDesk county(place);
  county.Published(SearchDesk::Titled("批次通知一"));
  county.PublishedWith(SearchDesk::Titled("批次通知二"), {{"安排.txt", "青石坡林场"}});
  for (const char* title : {"批次通知三", "批次通知四", "批次通知五"}) county.Published(SearchDesk::Titled(title));
  REQUIRE(AskForNewIndex(county.desk, county.admin));
  {
    db::Transaction act = county.database->Begin();
    act.Execute("DELETE FROM screening_inspection");
    act.Commit();
  }
  bool has_done = false;
  const auto slow = WhileAFileIsRead(county, [&] {
    KeepIndex(county.desk, county.tools);  // the other one, from beginning to end
    has_done = true;
  });
  KeepIndex(county.desk, slow, {.batch = 2});
  CHECK(has_done);
  CHECK(county.Found("批次通知").size() == 5);
  CHECK(county.Found("青石坡").size() == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM search_chunk") == 5);
  db::Reader reader = county.database->Read();
  CHECK_FALSE(IsIndexUnderWay(reader));
}

TEST_CASE_ON_BOTH_ENGINES("what was published is found while the index is gone through for the first time", place) {
  SearchDesk county(place);
  const ItemId first = county.Published(SearchDesk::Titled("先公开的通知"));
  const ItemId second = county.PublishedWith(SearchDesk::Titled("后公开的通知"), {{"安排.txt", "青石坡林场"}});
  {
    db::Transaction act = county.database->Begin();
    act.Execute("DELETE FROM search_file");
    act.Execute("DELETE FROM screening_inspection");
    act.Commit();
  }
  bool has_looked = false;
  const auto slow = WhileAFileIsRead(county, [&] {
    has_looked = true;
    CHECK(county.Found("先公开") == Ids{first});
    CHECK(county.Found("后公开") == Ids{second});
  });
  KeepIndex(county.desk, slow, {.batch = 1});
  CHECK(has_looked);
  CHECK(county.Found("青石坡") == Ids{second});
}

TEST_CASE_ON_BOTH_ENGINES("asked for while it is made of itself, it begins anew", place) {
  SearchDesk county(place);
  const ItemId id = county.PublishedWith(SearchDesk::Titled("附件的通知"), {{"安排.txt", "青石坡林场"}});
  KeepIndex(county.desk, county.tools);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE search_rebuild SET form = 0");  // an older program
    act.Execute("DELETE FROM search_file");
    act.Execute("DELETE FROM screening_inspection");
    PutSearchFile(act, "sm3:of what is public no more", {FileState::kRead, "旧的"}, county.now);
    act.Commit();
  }
  const auto slow = WhileAFileIsRead(county, [&] { REQUIRE(AskForNewIndex(county.desk, county.admin)); });
  KeepIndex(county.desk, slow);
  CHECK(county.Found("青石坡") == Ids{id});
  CHECK(county.Count("SELECT COUNT(*) FROM search_file") == 1);
  db::Reader reader = county.database->Read();
  CHECK_FALSE(IsIndexUnderWay(reader));
}

TEST_CASE_ON_BOTH_ENGINES("what was changed behind the program's back is found by nobody", place) {
  SearchDesk county(place);
  const ItemId id = county.Published(SearchDesk::Titled("签过的通知"));
  REQUIRE(county.Found("签过的") == Ids{id});
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE item SET index_number = '101/2026-99999' WHERE number = ?", id.number);
    act.Commit();
  }
  CHECK(county.Found("签过的").empty());
}

TEST_CASE_ON_BOTH_ENGINES("pages follow one another without gap or repetition, in both orders", place) {
  SearchDesk county(place);
  std::string longest = "<p>";
  for (int i = 0; i < 3'000; ++i) longest += "防火巡护记录" + std::to_string(i) + "，";
  longest += "</p>";
  std::set<ItemId> all;
  for (int i = 0; i < 11; ++i) {
    if (i % 4 == 3) county.now += std::chrono::days(1);
    all.insert(
        county.Published(SearchDesk::Titled(i % 2 == 0 ? "防火通知" : "巡护通知", i == 5 ? longest : "<p>防火。</p>")));
  }
  CHECK(county.Count("SELECT COUNT(*) FROM search_chunk") > 11);
  SearchAsk ask = county.Ask("防火");
  ask.count = 3;
  ask.newest_first = true;
  std::vector<ItemId> walked;
  for (int page = 0; page < 10; ++page) {
    db::Reader reader = county.database->Read();
    const SearchAnswer answer = Search(reader, ask);
    if (page == 0) CHECK(answer.total == 11);
    for (const FoundLine& line : answer.lines) walked.push_back(line.item.id);
    if (!answer.next_before) break;
    ask.before = answer.next_before;
  }
  REQUIRE(walked.size() == 11);
  CHECK(std::set<ItemId>(walked.begin(), walked.end()) == all);
  CHECK(std::ranges::is_sorted(walked, std::ranges::greater()));

  ask.before.reset();
  ask.newest_first = false;
  walked.clear();
  for (ask.page = 1; ask.page <= 4; ++ask.page) {
    for (const ItemId id : county.Found(ask)) walked.push_back(id);
  }
  REQUIRE(walked.size() == 11);
  CHECK(std::set<ItemId>(walked.begin(), walked.end()) == all);
  CHECK(walked.front().number % 2 == 1);  // those that have it in their title
  CHECK(walked.back().number % 2 == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a search is narrowed to an organ, a column, a kind, a year", place) {
  SearchDesk county(place);
  const ItemId notice = county.Published(SearchDesk::Titled("防火通知"));
  Content draft = SearchDesk::Titled("防火办法草案");
  draft.kind = ItemKind::kDraft;
  draft.fields = {{"comment_until", "2026-03-20"},
                  {"comment_way", "写信。"},
                  {"explanation", "为什么起草、主要规定什么。"},
                  {"shorter_why", "村民会议讨论过。"}};
  const ItemId other = county.Published(draft);
  SearchAsk ask = county.Ask("防火");
  CHECK(county.Found(ask).size() == 2);
  ask.kind = ItemKind::kDraft;
  CHECK(county.Found(ask) == Ids{other});
  ask.kind.reset();
  ask.column = FactsOf(ItemKind::kNotice).column;
  CHECK(county.Found(ask) == Ids{notice});
  ask.column.reset();
  ask.organ = county.other_township;
  CHECK(county.Found(ask).empty());
  ask.organ = county.township;
  ask.year = 2026;
  CHECK(county.Found(ask).size() == 2);
  ask.year = 2025;
  CHECK(county.Found(ask).empty());
}

TEST_CASE_ON_BOTH_ENGINES("between two days is found what stands between them, over days, months and years", place) {
  SearchDesk county(place);
  const ItemId id = county.Published(SearchDesk::Titled("防火通知"));
  const std::vector<Date> days = {2023y / 12 / 31, 2024y / 1 / 1,  2024y / 2 / 29, 2024y / 3 / 1, 2024y / 12 / 31,
                                  2025y / 1 / 1,   2025y / 6 / 15, 2026y / 1 / 31, 2026y / 2 / 1};
  {
    db::Transaction act = county.database->Begin();
    for (const Date day : days) {
      AddToIndex(act, id, *county.Of(id).publicity.published_version, day,
                 search::IndexTexts({.head = "巡护记录", .initials = {}, .marks = {}, .texts = {}}));
    }
    act.Commit();
  }
  db::Reader reader = county.database->Read();
  const search::Query query = search::ParseQuery("巡护记");
  const search::Lookup lookup = search::LookupOf(query, {});
  for (std::size_t first = 0; first < days.size(); ++first) {
    for (std::size_t last = first; last < days.size(); ++last) {
      CAPTURE(first);
      CAPTURE(last);
      const Date behind(std::chrono::sys_days(days[last]) + std::chrono::days(1));
      const auto hits = FindChunks(reader, lookup, county.today(),
                                   {.since = PlaceOfDay(days[first]), .before = PlaceOfDay(behind)}, 50);
      std::vector<std::int64_t> found, expected;
      for (const ChunkHit& hit : hits) found.push_back(hit.chunk);
      for (std::size_t i = last + 1; i > first; --i) expected.push_back(PlaceOfDay(days[i - 1]));
      CHECK(found == expected);
    }
  }
  CHECK(FindChunks(reader, lookup, county.today(), {}, 50).size() == days.size());
  CHECK(FindChunks(reader, lookup, county.today(), {}, 4).size() == 4);
}

TEST_CASE_ON_BOTH_ENGINES("hostile queries find nothing and break nothing", place) {
  SearchDesk county(place);
  county.Published(SearchDesk::Titled("防火通知"));
  std::string longest;
  for (int i = 0; i < 10'000; ++i) longest += "防";
  const std::string nul("防\0火", 7);
  for (const std::string& typed :
       {std::string("\""), std::string("\" OR \"防火"), std::string("防火\" NEAR/2 \"通知 x"),
        std::string("tokens:防火x"), std::string("没有' | '防火':*"), std::string("'; DROP TABLE item; -- x"),
        std::string("\\"), std::string("*"), std::string("NOT x"), std::string("^防x"), longest,
        std::string("\xFF\xFE"), std::string("((((")}) {
    CAPTURE(typed.substr(0, 40));
    const SearchAsk ask = county.Ask(typed);
    if (ask.query.empty()) continue;
    CHECK(county.Found(ask).empty());
  }
  CHECK(county.Found(nul).size() == 1);  // what is no character is passed over
}

TEST_CASE_ON_BOTH_ENGINES("the index finds what looking through every item finds", place) {
  SearchDesk county(place);
  std::mt19937 random(20261129);
  static const std::vector<std::string> kPieces = {"防", "火", "巡", "护", "通", "知", "2",
                                                   "4",  "a",  "，", "〔", "〕", "号"};
  const auto made = [&](std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += kPieces[random() % kPieces.size()];
    return text;
  };
  std::map<ItemId, std::u32string> keys;
  for (int i = 0; i < 8; ++i) {
    Content content = SearchDesk::Titled("防" + made(6), "<p>护" + made(i == 3 ? 6'000 : 40) + "</p>");
    const ItemId id = county.PublishedWith(content, {});
    const Content& kept = county.Latest(id).content;
    std::u32string key = search::KeyOf(kept.title);
    for (const SearchedPart& part : SearchedPartsOf(county.Of(id), kept, {})) {
      key += U'|';
      key += search::KeyOf(part.text);
    }
    keys[id] = std::move(key);
  }
  for (int round = 0; round < 300; ++round) {
    const std::string typed = made(1 + random() % 8);
    const SearchAsk ask = county.Ask(typed);
    if (ask.query.terms.size() != 1) continue;
    CAPTURE(typed);
    std::set<ItemId> expected;
    for (const auto& [id, key] : keys) {
      if (IsFoundIn(ask.query, key)) expected.insert(id);
    }
    CHECK(county.FoundAll(ask) == expected);
  }
}

TEST_CASE_ON_BOTH_ENGINES("where nothing is found, what is like it is told", place) {
  SearchDesk county(place);
  const ItemId id = county.Published(SearchDesk::Titled("枕溪镇森林防火通知"));
  db::Reader reader = county.database->Read();
  const auto titles = TitlesLike(reader, county.Ask("森林防水通知"));
  REQUIRE(titles.size() == 1);
  CHECK(titles.front().item == id);
  CHECK(TitlesLike(reader, county.Ask("低保标准")).empty());
  const auto organs = OrgansNamed(reader, county.Ask("枕溪镇"));
  REQUIRE(organs.size() == 1);
  CHECK(organs.front().organ == county.township);
}

}  // namespace
}  // namespace gongkai::disclosure
