// The county urges, the organ answers; once a day, only what is open, and each in words that others do not read.
#include "request/urge_actions.h"

#include <algorithm>

#include "request/oversight_desk_test.h"
#include "request/urge_store.h"

namespace gongkai::request {
namespace {

struct UrgeDesk : OversightDesk {
  using OversightDesk::OversightDesk;

  std::vector<UrgedCase> Urged(const std::optional<std::vector<OrganId>>& organs = std::nullopt) {
    db::Reader reader = database->Read();
    return UrgedCases(reader, organs, 100);
  }
  FormResult<CaseId> Urge(CaseId id, const std::string& words = "请本周内答复申请人") {
    return UrgeCase(desk, supervisor, Seen(id), PersonalText(words));
  }
};

TEST_CASE_ON_BOTH_ENGINES("urged and answered: both stand in the case, both sides are told", place) {
  UrgeDesk county(place);
  const CaseId id = county.Apply();
  county.Require(county.Urge(id));
  REQUIRE(county.Urged().size() == 1);
  CHECK_FALSE(county.Urged()[0].is_answered);
  CHECK(county.Urged()[0].handler == county.township);
  CHECK(county.Urged(std::vector{county.bureau}).empty());
  // Who handles it and the leader in charge; the head of the organ not.
  REQUIRE(county.NoticesFor(county.lin).size() == 1);
  CHECK(Has(county.NoticesFor(county.lin)[0].title, "催办：" + county.Of(id).register_number));
  CHECK(county.NoticesFor(county.wen).size() == 1);
  CHECK(county.NoticesFor(county.xie).empty());
  // What leaves the house says nothing of what was written.
  CHECK_FALSE(Has(county.NoticesFor(county.lin)[0].detail, "本周"));
  CHECK(county.FaultOf(county.Urge(id)) == kVersionField);  // once a day
  county.Days(1);
  county.Require(county.Urge(id));
  county.Require(AnswerUrge(county.desk, county.handler, county.Seen(id), PersonalText("已拟好，周五发出")));
  REQUIRE(county.Urged().size() == 1);
  CHECK(county.Urged()[0].is_answered);
  CHECK(county.Urged()[0].urged == 2);
  REQUIRE(county.NoticesFor(county.he).size() == 1);
  CHECK(Has(county.NoticesFor(county.he)[0].title, "催办有了答复"));
  // Its due day is what it was.
  CHECK(county.Of(id).stage == CaseStage::kHandling);
}

TEST_CASE_ON_BOTH_ENGINES("what cannot be urged is refused and nothing has changed", place) {
  UrgeDesk county(place);
  const CaseId id = county.Apply();
  const auto version = county.Of(id).version;
  CHECK(county.FaultOf(county.Urge(id, " ")) == "words");
  std::string longer;
  for (std::size_t i = 0; i <= kLongestUrge; ++i) longer += "催";
  CHECK(county.FaultOf(county.Urge(id, longer)) == "words");
  CHECK(county.FaultOf(UrgeCase(county.desk, county.handler, county.Seen(id), PersonalText("快"))) == kVersionField);
  CHECK(county.FaultOf(AnswerUrge(county.desk, county.handler, county.Seen(id), PersonalText("好"))) == kVersionField);
  CHECK(county.Of(id).version == version);
  county.Append(id, county.Clock(law::ReplyEventType::kWithdrawn));
  CHECK(county.FaultOf(county.Urge(id)) == kVersionField);
}

TEST_CASE_ON_BOTH_ENGINES("many at once: each on its own, twice the same form urges none twice", place) {
  UrgeDesk county(place);
  std::vector<SeenCase> seen;
  for (int i = 0; i < 3; ++i) seen.push_back(county.Seen(county.Apply()));
  seen[1].version -= 1;
  Actor once = county.ActorAs(county.he, PostKind::kSupervisor, "00000000000000000000000000000007");
  const auto done = UrgeCases(county.desk, once, seen, PersonalText("请抓紧"));
  county.Require(done);
  CHECK(done->urged == 2);
  REQUIRE(done->refused.size() == 1);
  CHECK(done->refused[0].first == seen[1].id);
  county.Require(UrgeCases(county.desk, once, seen, PersonalText("请抓紧")));
  for (const UrgedCase& each : county.Urged()) CHECK(each.urged == 1);
  CHECK(county.FaultOf(UrgeCases(county.desk, once, {}, PersonalText("请抓紧"))) == "cases");
}

TEST_CASE_ON_BOTH_ENGINES("the pages: every number opens to its cases, which are urged from there", place) {
  UrgeDesk county(place);
  const CaseId ours = county.Apply(), theirs = county.Apply({.who = "别的人", .organ = county.other_township});
  const CaseId unconfirmed = county.Apply({.who = "第三人", .channel = law::Channel::kOnline});
  const TestBrowser he = county.SignIn(county.he);
  const auto page = he.Get("/office/request-oversight");
  REQUIRE(page.status == 200);
  CHECK(Has(page.Bytes(), "砚台镇"));
  CHECK(Has(page.Bytes(), "民政局"));  // nothing came there: that is zero
  const std::string of_township = "organ=" + std::to_string(county.township.value);
  const auto rows = [](std::string_view bytes) {
    int count = 0;
    for (std::size_t at = bytes.find("data-label=\"环节\""); at != std::string_view::npos;
         at = bytes.find("data-label=\"环节\"", at + 1)) {
      ++count;
    }
    return count;
  };
  const auto cases = [&](const std::string& query) {
    return rows(he.Get("/office/request-oversight/cases" + query).Bytes());
  };
  CHECK(cases("") == 3);
  CHECK(cases("?" + of_township) == 2);
  CHECK(cases("?" + of_township + "&band=no_day") == 1);
  CHECK(cases("?stage=" + std::string(IdOf(CaseStage::kHandling))) == 2);
  CHECK(cases("?band=overdue") == 0);
  CHECK(cases("?urged=1") == 0);
  // Nothing of what was written.
  CHECK_FALSE(Has(he.Get("/office/request-oversight/cases").Bytes(), "河道治理"));
  CHECK_FALSE(Has(he.Get("/office/request-oversight/cases").Bytes(), "尹望舒"));
  const auto none = he.Post("/office/request-oversight/urge", {{"words", "请抓紧"}});
  CHECK(none.status == 422);
  CHECK(Has(none.Bytes(), "请选择要催办的申请"));
  CHECK(Has(none.Bytes(), "请抓紧"));
  const auto urged =
      he.Post("/office/request-oversight/urge", {{"words", "请抓紧"},
                                                 {"case", ToString(ours) + ":" + county.VersionOf(ours)},
                                                 {"case", ToString(theirs) + ":" + county.VersionOf(theirs)},
                                                 {"case", ToString(unconfirmed) + ":x"},
                                                 {"case", "9999-1:1"}});
  CHECK(urged.status == 200);
  CHECK(Has(urged.Bytes(), "催办了 2 件"));
  CHECK(cases("?urged=1") == 2);
  // The organ sees its own alone, reads the words and answers.
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK_FALSE(Has(lin.Get("/office/request-oversight").Bytes(), "砚台镇"));
  CHECK(lin.Get("/office/request-oversight/cases?organ=" + std::to_string(county.other_township.value)).status == 404);
  CHECK(lin.Post("/office/request-oversight/urge", {{"words", "x"}}).status == 403);
  const std::string address = county.PageOf(ours) + "/urge";
  const auto seen = [&] {
    const auto trail = county.Trail(county.township);
    return std::ranges::count_if(trail, [](const std::string& entry) { return entry.starts_with("case.see "); });
  };
  const auto before = seen();
  CHECK(Has(lin.Get(address).Bytes(), "请抓紧"));
  CHECK(seen() == before + 1);
  CHECK(lin.Get(county.PageOf(theirs) + "/urge").status == 404);
  CHECK(lin.Post(county.PageOf(theirs) + "/urge/answer", {{"words", "x"}, {"version", "1"}}).status == 404);
  CHECK(lin.Post(address + "/answer", {{"words", "<i>周五"}, {"version", "0"}}).status == 422);
  CHECK(lin.Post(address + "/answer", {{"words", "<i>周五"}, {"version", county.VersionOf(ours)}}).status == 303);
  CHECK(Has(he.Get(address).Bytes(), "&lt;i&gt;周五"));
  CHECK(cases("?urged=1") == 1);
}

}  // namespace
}  // namespace gongkai::request
