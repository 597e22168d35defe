// What is put together to segments: the same is found as before, also where two put together at once, or the index is
// thrown away meanwhile.
#include "disclosure/search/search_desk_test.h"
#include "disclosure/search/search_fold_actions.h"
#include "disclosure/search/search_rebuild_actions.h"
#include "disclosure/search/search_segment_store.h"

namespace gongkai::disclosure {
namespace {

std::int64_t LooseOf(SearchDesk& county) { return county.Count("SELECT COUNT(*) FROM search_chunk WHERE segment = 0"); }
std::int64_t SegmentsOf(SearchDesk& county) { return county.Count("SELECT COUNT(*) FROM search_segment"); }

TEST_CASE_ON_BOTH_ENGINES("put together to segments it finds the same, in the same order, beside what came later",
                          place) {
  SearchDesk county(place);
  Ids ids;
  for (int i = 0; i < 6; ++i) {
    ids.push_back(county.Published(
        SearchDesk::Titled("巡护通知" + std::to_string(i), "<p>青石坡林场第" + std::to_string(i % 2) + "队</p>")));
  }
  const auto found = [&] {
    std::vector<Ids> all;
    for (const char* typed : {"巡", "巡护", "青石坡", "青石坡林场", "林场第1队", "巡护 第0队", "xhtz", "白石坡", ""}) {
      SearchAsk ask = county.Ask(typed);
      ask.organ = county.township;
      ask.newest_first = true;
      all.push_back(county.Found(ask));
    }
    return all;
  };
  const auto before = found();
  CHECK(before[3].size() == 6);
  CHECK(before[4].size() == 3);
  CHECK(FoldIndex(county.desk, 100) == 0);
  CHECK(FoldIndex(county.desk, 4) == 1);
  CHECK(LooseOf(county) == 0);
  CHECK(SegmentsOf(county) == 1);
  CHECK(found() == before);
  {
    db::Reader reader = county.database->Read();
    CHECK(IsIndexWhole(reader));
  }
  // What is taken down is found no more, what comes later is; a second segment stands over the same day.
  REQUIRE(Withdraw(county.desk, county.drafter, ids[2], WithdrawalKind::kError, "有误"));
  CHECK(county.Found("青石坡").size() == 5);
  const ItemId later = county.Published(SearchDesk::Titled("巡护通知六", "<p>青石坡林场</p>"));
  SearchAsk ask = county.Ask("青石坡");
  ask.newest_first = true;
  CHECK(county.Found(ask) == Ids{later, ids[5], ids[4], ids[3], ids[1], ids[0]});
  CHECK(FoldIndex(county.desk, 1) == 1);
  CHECK(SegmentsOf(county) == 2);
  CHECK(county.Found(ask) == Ids{later, ids[5], ids[4], ids[3], ids[1], ids[0]});
  {
    db::Transaction act = county.database->Begin();
    act.Execute("DELETE FROM search_segment WHERE id = 1");
    act.Commit();
  }
  db::Reader reader = county.database->Read();
  CHECK_FALSE(IsIndexWhole(reader));
}

TEST_CASE_ON_BOTH_ENGINES("many small segments become one, and nothing is lost or there twice", place) {
  SearchDesk county(place);
  std::set<ItemId> ids;
  for (std::size_t i = 0; i < kSmallSegments; ++i) {
    CHECK(SegmentsOf(county) == static_cast<std::int64_t>(i));
    ids.insert(county.Published(SearchDesk::Titled("巡护通知" + std::to_string(i))));
    FoldIndex(county.desk, 1);
  }
  CHECK(SegmentsOf(county) == 1);
  CHECK(county.Count("SELECT COUNT(DISTINCT segment) FROM search_block") == 1);
  CHECK(county.FoundAll(county.Ask("巡护通知")) == ids);
  db::Reader reader = county.database->Read();
  CHECK(FindChunks(reader, search::LookupOf(search::ParseQuery("巡护"), {}), county.today(), {}, 100).size() ==
        ids.size());
  CHECK(IsIndexWhole(reader));
}

TEST_CASE_ON_BOTH_ENGINES("two who put together at once make one segment", place) {
  SearchDesk county(place);
  for (int i = 0; i < 3; ++i) county.Published(SearchDesk::Titled("巡护通知" + std::to_string(i)));
  db::Reader reader = county.database->Read();  // as it was before the other one came
  const auto keys = KeysOfSegment(reader, kNoSegment, 100);
  REQUIRE(keys.size() == 3);
  CHECK(FoldIndex(county.desk, 1) == 1);
  db::Transaction act = county.database->Begin();
  CHECK_FALSE(PutSegment(act, {}, {keys[0].chunk, keys[1].chunk, keys[2].chunk}, {}));
  CHECK_FALSE(PutSegment(act, {99}, {keys[0].chunk}, {}));
}

TEST_CASE_ON_BOTH_ENGINES("a segment of an index that was thrown away meanwhile is put nowhere", place) {
  SearchDesk county(place);
  const ItemId first = county.Published(SearchDesk::Titled("森林防火通知"));
  const ItemId second = county.Published(SearchDesk::Titled("河道清淤通知"));
  const ItemId third = county.Published(SearchDesk::Titled("路灯维修通知"));
  const auto made = MakeSegment(county.desk, 1);
  REQUIRE(made);
  REQUIRE(made->chunks.size() == 3);
  REQUIRE(Withdraw(county.desk, county.drafter, first, WithdrawalKind::kError, "有误"));
  county.now += std::chrono::minutes(1);
  REQUIRE(AskForNewIndex(county.desk, county.admin));
  CHECK_FALSE(MakeSegment(county.desk, 1));  // of what is about to be thrown away
  KeepIndex(county.desk, county.tools);      // the places are given anew: others bear those of the first two
  CHECK_FALSE(PutMadeSegment(county.desk, *made));
  CHECK(county.Found("河道清淤") == Ids{second});
  CHECK(county.Found("路灯维修") == Ids{third});
  CHECK(county.Found("森林防火").empty());
  CHECK(FoldIndex(county.desk, 1) == 1);
  CHECK(county.Found("路灯维修") == Ids{third});
}

}  // namespace
}  // namespace gongkai::disclosure
