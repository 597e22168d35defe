// A form that came back with a fault numbered the attachments anew: who had unticked the first of two and then put the
// fault right kept the first and lost the second. After somebody else took one away the numbers were another file's.
#include "disclosure/desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;
using account::TestBrowser;

struct FileDesk : ItemDesk {
  explicit FileDesk(const testing::TestDatabase& place) : ItemDesk(place) { disclosure::AddRoutes(pages, AtOnce()); }

  ItemId WithTwoFiles() {
    return SaveDraft(desk, drafter, township, {.content = Notice(), .files = {{"甲.txt", "a"}, {"乙.txt", "b"}}})->item;
  }
  std::vector<std::string> FilesOf(ItemId id) {
    std::vector<std::string> names;
    for (const Attachment& each : Latest(id).content.attachments) names.push_back(each.name);
    return names;
  }
};

struct Tick {
  std::string value, name;
  bool is_set = false;
};
/// The attachments that a page offers to keep.
std::vector<Tick> TicksIn(std::string_view page) {
  constexpr std::string_view kOpens = "name=\"keep\" value=\"", kLabel = "form-check-label\">";
  std::vector<Tick> ticks;
  for (std::size_t at = page.find(kOpens); at != std::string_view::npos; at = page.find(kOpens, at)) {
    at += kOpens.size();
    const std::size_t end = page.find('"', at), close = page.find('>', end);
    const std::size_t name = page.find(kLabel, close) + kLabel.size();
    ticks.push_back({.value = std::string(page.substr(at, end - at)),
                     .name = std::string(page.substr(name, page.find(' ', name) - name)),
                     .is_set = page.substr(end, close - end).find("checked") != std::string_view::npos});
  }
  return ticks;
}

Fields Form(std::int64_t version, const std::string& day, const std::vector<std::string>& kept) {
  Fields form = {{"title", "关于清明节期间森林防火的通知"},
                 {"summary", "清明节期间禁止野外用火。"},
                 {"body", "禁止野外用火。"},
                 {"formed_on", day},
                 {"attribute", "proactive"},
                 {"origin", "made"},
                 {"channel", "site"},
                 {"version", std::to_string(version)},
                 {"then", "stay"}};
  for (const std::string& each : kept) form.emplace_back("keep", each);
  return form;
}

std::vector<std::string> SetIn(const std::vector<Tick>& ticks) {
  std::vector<std::string> values;
  for (const Tick& each : ticks) {
    if (each.is_set) values.push_back(each.value);
  }
  return values;
}

TEST_CASE_ON_BOTH_ENGINES("the file that was ticked is the file that stays, however often the form comes back", place) {
  FileDesk county(place);
  const ItemId id = county.WithTwoFiles();
  const std::string path = "/office/items/" + ToString(id) + "/edit";
  const TestBrowser lin = county.SignIn(county.lin);
  const std::vector<Tick> opened = TicksIn(lin.Get(path).Bytes());
  REQUIRE(opened.size() == 2);
  CHECK(opened[0].is_set);
  CHECK(opened[1].is_set);
  const std::int64_t version = county.Of(id).version;
  const auto back = lin.Post(path, Form(version, "三月九日", {opened[1].value}));
  REQUIRE(back.status == 422);
  const std::vector<Tick> ticks = TicksIn(back.Bytes());
  REQUIRE(ticks.size() == 2);  // the other one can still be chosen
  CHECK_FALSE(ticks[0].is_set);
  CHECK(ticks[1].is_set);
  REQUIRE(lin.Post(path, Form(version, "2026-03-09", SetIn(ticks))).status == 303);
  CHECK(county.FilesOf(id) == std::vector<std::string>{"乙.txt"});
}

TEST_CASE_ON_BOTH_ENGINES(
    "of two that are the same one stays when one is ticked; no form brings in another item's file", place) {
  FileDesk county(place);
  const ItemId id =
      SaveDraft(county.desk, county.drafter, county.township,
                {.content = ItemDesk::Notice(), .files = {{"甲.txt", "a"}, {"甲.txt", "a"}, {"乙.txt", "b"}}})
          ->item;
  const ItemId other = SaveDraft(county.desk, county.drafter, county.township,
                                 {.content = ItemDesk::Notice(), .files = {{"丁.txt", "d"}}})
                           ->item;
  const TestBrowser lin = county.SignIn(county.lin);
  const auto ticks_of = [&](ItemId item) {
    return TicksIn(lin.Get("/office/items/" + ToString(item) + "/edit").Bytes());
  };
  const std::vector<Tick> own = ticks_of(id), others = ticks_of(other);
  REQUIRE(own.size() == 3);
  REQUIRE(others.size() == 1);
  const std::string path = "/office/items/" + ToString(id) + "/edit";
  const std::vector<std::string> asked = {own[1].value, own[2].value, others[0].value};
  const auto back = lin.Post(path, Form(county.Of(id).version, "三月九日", asked));
  REQUIRE(back.status == 422);
  CHECK(SetIn(TicksIn(back.Bytes())).size() == 2);
  REQUIRE(lin.Post(path, Form(county.Of(id).version, "2026-03-09", asked)).status == 303);
  CHECK(county.FilesOf(id) == std::vector<std::string>{"甲.txt", "乙.txt"});
}

TEST_CASE_ON_BOTH_ENGINES("what somebody else attached or took away meanwhile is told, and takes no other file's place",
                          place) {
  FileDesk county(place);
  const ItemId id = county.WithTwoFiles();
  const std::string path = "/office/items/" + ToString(id) + "/edit";
  const TestBrowser lin = county.SignIn(county.lin);
  const std::vector<Tick> opened = TicksIn(lin.Get(path).Bytes());
  REQUIRE(opened.size() == 2);
  const std::int64_t seen = county.Of(id).version;
  Content theirs = county.Latest(id).content;
  theirs.attachments.erase(theirs.attachments.begin());
  REQUIRE(SaveDraft(county.desk, county.drafter, county.township,
                    {.item = id, .version = seen, .content = theirs, .files = {{"丙.txt", "c"}}}));
  const auto refused = lin.Post(path, Form(seen, "2026-03-09", {opened[0].value, opened[1].value}));
  REQUIRE(refused.status == 422);
  CHECK(Has(refused.Bytes(), "乙.txt、丙.txt"));
  const std::vector<Tick> ticks = TicksIn(refused.Bytes());
  REQUIRE(ticks.size() == 2);
  CHECK(ticks[0].name == "乙.txt");
  CHECK(ticks[0].is_set);
  CHECK(ticks[1].name == "丙.txt");
  CHECK_FALSE(ticks[1].is_set);
  REQUIRE(lin.Post(path, Form(county.Of(id).version, "2026-03-09", SetIn(ticks))).status == 303);
  CHECK(county.FilesOf(id) == std::vector<std::string>{"乙.txt"});
}

}  // namespace
}  // namespace gongkai::disclosure
