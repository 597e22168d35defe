// An index came without its tokens, as an export brings it, and something was published before the job looked: with one
// entry in it the index was called whole, and what had been published before was found by nobody any more.
#include "disclosure/desk_test.h"
#include "disclosure/search/search_rebuild_actions.h"
#include "disclosure/search/search_view.h"

namespace gongkai::disclosure {
namespace {

struct IndexDesk : ItemDesk {
  using ItemDesk::ItemDesk;

  ItemId PublishedAs(std::string title) {
    Content content = Notice();
    content.title = std::move(title);
    return Published(content);
  }
  std::size_t Found(const std::string& typed) {
    db::Reader reader = database->Read();
    return Search(reader, {.today = today(), .typed = typed, .query = search::ParseQuery(typed)}).lines.size();
  }
  bool IsWhole() {
    db::Reader reader = database->Read();
    return IsIndexWhole(reader);
  }
  IndexRebuild Rebuild() {
    db::Reader reader = database->Read();
    return FindIndexRebuild(reader).value();
  }
  /// As an export brings it.
  void LoseTokens() {
    db::Transaction act = database->Begin();
    act.Execute("DELETE FROM search_keys");
    act.Execute("DELETE FROM search_segment");
    act.Execute("DELETE FROM search_block");
    act.Commit();
  }
  void Keep(const IndexPace& pace = {}) { KeepIndex(desk, tools, pace); }
};

TEST_CASE_ON_BOTH_ENGINES("what came without tokens is not whole by what was published since", place) {
  IndexDesk county(place);
  for (const char* title : {"防火通知一", "防火通知二", "防火通知三"}) county.PublishedAs(title);
  county.Keep();
  REQUIRE(county.IsWhole());
  county.LoseTokens();
  CHECK_FALSE(county.IsWhole());
  county.now += std::chrono::minutes(1);
  county.PublishedAs("防火通知四");
  CHECK_FALSE(county.IsWhole());
  CHECK(county.Found("防火通知") == 1);
  county.Keep();
  CHECK(county.IsWhole());
  CHECK(county.Found("防火通知") == 4);
}

TEST_CASE_ON_BOTH_ENGINES("an item that is missing is missed within the hour", place) {
  IndexDesk county(place);
  county.PublishedAs("防火通知一");
  const ItemId lost = county.PublishedAs("防火通知二");
  county.PublishedAs("防火通知三");
  county.Keep();
  county.Keep();  // looked through, and whole
  {
    db::Transaction act = county.database->Begin();
    DropFromIndex(act, lost);
    act.Commit();
  }
  CHECK_FALSE(county.IsWhole());
  county.now += kIndexCheckedEvery;
  county.Keep();
  CHECK(county.IsWhole());
  CHECK(county.Found("防火通知") == 3);
}

TEST_CASE_ON_BOTH_ENGINES("the entry of an older version does not stand for the one that is public", place) {
  IndexDesk county(place);
  const ItemId id = county.PublishedAs("防火通知一");
  county.Keep();
  REQUIRE(county.IsWhole());
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE search_chunk SET of_version = 99 WHERE of_item = ?", id.number);
    act.Commit();
  }
  CHECK_FALSE(county.IsWhole());
}

TEST_CASE_ON_BOTH_ENGINES("one that is being made anew is not whole, and is gone on with", place) {
  IndexDesk county(place);
  for (const char* title : {"防火通知一", "防火通知二", "防火通知三", "防火通知四", "防火通知五"}) {
    county.PublishedAs(title);
  }
  county.Keep();
  const PersonId su = county.Hire("suyan", "苏砚", county.office, PostKind::kSystemAdmin);
  REQUIRE(AskForNewIndex(county.desk, county.ActorAs(su, PostKind::kSystemAdmin)));
  const IndexPace slow{.batch = 2, .longest = std::chrono::seconds(0)};
  county.Keep(slow);
  CHECK_FALSE(county.IsWhole());
  CHECK(county.Rebuild().looked == 2);
  county.now += kIndexCheckedEvery;
  county.Keep(slow);
  CHECK_FALSE(county.IsWhole());
  CHECK(county.Rebuild().looked == 4);
  county.Keep(slow);
  CHECK(county.IsWhole());
  CHECK(county.Rebuild().ended_at);
}

TEST_CASE_ON_BOTH_ENGINES("what was taken down or is for the board alone is not missed", place) {
  IndexDesk county(place);
  const ItemId down = county.PublishedAs("防火通知一");
  REQUIRE(Withdraw(county.desk, county.drafter, down, WithdrawalKind::kError, "有误"));
  Content board = ItemDesk::Notice();
  board.channels = {Channel::kNoticeBoard};
  county.Published(board);
  CHECK(county.IsWhole());
  county.Keep();
  CHECK(county.IsWhole());
}

}  // namespace
}  // namespace gongkai::disclosure
