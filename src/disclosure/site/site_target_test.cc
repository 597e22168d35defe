// The targets themselves: their form, one that is taken down as a whole, and one that moves.
#include "disclosure/site/push_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;

TEST_CASE_ON_BOTH_ENGINES("the form: faults beside their fields, the token stays with its address, no two save at once",
                          place) {
  PushDesk county(place);
  const auto he = county.SignIn(county.he), lin = county.SignIn(county.lin);
  CHECK(lin.Get("/office/site-targets").status == 403);
  CHECK(Has(he.Get("/office/site-targets").Bytes(), "还没有设置推送目标"));
  const auto form = [](std::string address, std::string secret, std::string version) {
    return Fields{{"name", "县站<b>"},           {"kind", "http"}, {"address", std::move(address)}, {"shown_at", ""},
                  {"secret", std::move(secret)}, {"is_on", "1"},   {"version", std::move(version)}};
  };
  for (const char* bad : {"", "ftp://x", "http://www.chengyan.example/in", "https://u:p@h/x", "https://h/x?y",
                          "file:///etc", "https://h/\r\nX: y", "http://169.254.169.254/latest"}) {
    CAPTURE(bad);
    CHECK(he.Post("/office/site-targets/new", form(bad, "", "0")).status == 422);
  }
  CHECK(he.Post("/office/site-targets/new", {{"name", "x"}, {"kind", "folder"}, {"address", "/srv/../etc"}}).status ==
        422);
  REQUIRE(he.Post("/office/site-targets/new", form("https://h/in", "geheim-1", "0")).status == 303);
  const PushTarget made = county.Target();
  CHECK(made.secret == "geheim-1");
  const std::string path = "/office/site-targets/" + std::to_string(made.id.value);
  const auto shown = he.Get(path);
  CHECK_FALSE(Has(shown.Bytes(), "geheim-1"));
  CHECK(Has(shown.Bytes(), "县站&lt;b&gt;"));
  CHECK(he.Post(path, form("https://other/in", "", "1")).status == 422);  // the token goes nowhere else
  CHECK(he.Post(path, form("https://h/in", "", "7")).status == 409);
  REQUIRE(he.Post(path, form("https://h/in", "", "1")).status == 303);
  CHECK(county.Target().secret == "geheim-1");
  CHECK(he.Post("/office/site-targets/new", form("https://h/in", "", "0")).status == 422);  // goes there already
  CHECK(he.Get("/office/site-targets/999").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("taken down as a whole before it moves: nothing is left there, and it is off", place) {
  PushDesk county(place);
  const std::string folder = county.AddFolder();
  county.Published(county.Titled("第一件"));
  county.Push();
  const auto he = county.SignIn(county.he);
  const std::string path = "/office/site-targets/" + std::to_string(county.Target().id.value);
  CHECK(he.Post(path + "/clear", {}).status == 422);
  REQUIRE(he.Post(path + "/clear", {{"sure", "1"}}).status == 303);
  const ItemId later = county.Published(county.Titled("第二件"));
  county.Push();
  CHECK(fs::is_empty(folder));
  CHECK_FALSE(county.Target().is_on);
  CHECK(county.ReceiptsOf(later).front().state == PushState::kReplaced);
  CHECK(county.Push() == "没有要推送的。");
}

/// The form of one that moves, as the page sends it.
Fields MoveTo(const PushTarget& target, const std::string& address, const std::string& old_site,
              const std::string& why = "") {
  return {{"name", target.name},  {"kind", "folder"}, {"address", address},
          {"shown_at", ""},       {"secret", ""},     {"is_on", "1"},
          {"old_site", old_site}, {"stays_why", why}, {"version", std::to_string(target.version)}};
}

TEST_CASE_ON_BOTH_ENGINES("a target that moves leaves no pages behind unless somebody says why they may stay", place) {
  PushDesk county(place);
  const std::string folder = county.AddFolder(), other = county.temp.File("new-county");
  fs::create_directories(other);
  county.Published(county.Titled("第一件"));
  county.Push();
  REQUIRE_FALSE(fs::is_empty(folder));
  const auto he = county.SignIn(county.he);
  const std::string path = "/office/site-targets/" + std::to_string(county.Target().id.value);
  const auto undecided = he.Post(path, MoveTo(county.Target(), other, ""));
  CHECK(undecided.status == 422);
  CHECK(Has(undecided.Bytes(), folder));  // where pages lie is named
  CHECK(Has(undecided.Bytes(), other));   // nothing typed is lost
  CHECK(county.Target().address == folder);
  CHECK(he.Post(path, MoveTo(county.Target(), other, "stays", " ")).status == 422);
  REQUIRE(he.Post(path, MoveTo(county.Target(), other, "stays", "旧站<b>已经关闭。")).status == 303);
  CHECK(county.Target().address == other);
  county.Push();
  CHECK_FALSE(fs::is_empty(folder));
  CHECK_FALSE(fs::is_empty(other));
  const std::string page(he.Get(path).Bytes());
  CHECK(Has(page, "换过的地址"));
  CHECK(Has(page, "旧站&lt;b&gt;已经关闭。"));
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE detail LIKE '%stays%'") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("taken down first, and then it goes to its new address by itself", place) {
  PushDesk county(place);
  const std::string folder = county.AddFolder(), other = county.temp.File("new-county");
  fs::create_directories(other);
  const ItemId id = county.Published(county.Titled("第一件"));
  county.Push();
  const auto he = county.SignIn(county.he);
  const std::string path = "/office/site-targets/" + std::to_string(county.Target().id.value);
  REQUIRE(he.Post(path, MoveTo(county.Target(), other, "clear")).status == 303);
  CHECK(county.Target().address == folder);  // until it is cleared
  CHECK(Has(he.Get("/office/site-targets").Bytes(), other));
  county.Push();
  CHECK(fs::is_empty(folder));
  CHECK(county.Target().address == other);
  CHECK(county.Target().is_on);
  county.Push();
  CHECK(fs::exists(other + "/" + SiteDesk::PageOf(id)));
  CHECK(Has(he.Get(path).Bytes(), "旧站已经撤下"));
}

TEST_CASE_ON_BOTH_ENGINES("where the old site cannot be cleared any more, another decision may be made", place) {
  PushDesk county(place);
  const std::string folder = county.AddFolder(), other = county.temp.File("new-county");
  fs::create_directories(other);
  county.Published(county.Titled("第一件"));
  county.Push();
  const auto he = county.SignIn(county.he);
  const std::string path = "/office/site-targets/" + std::to_string(county.Target().id.value);
  REQUIRE(he.Post(path, MoveTo(county.Target(), other, "clear")).status == 303);
  fs::remove_all(folder);
  county.Push();
  CHECK(county.Target().address == folder);
  REQUIRE(he.Post(path, MoveTo(county.Target(), other, "stays", "旧站的机器已经没有了。")).status == 303);
  CHECK(county.Target().address == other);
  CHECK_FALSE(county.Target().is_clearing);
  CHECK(Has(he.Get(path).Bytes(), "没有换成"));
}

}  // namespace
}  // namespace gongkai::disclosure
