// Reading places: entered, changed, closed; the public finds those that are open; another organ's are left alone.
#include "disclosure/channel/reading_place.h"

#include <algorithm>

#include "disclosure/channel/reading_place_store.h"
#include "disclosure/desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;

struct ReadingOffice : ItemDesk {
  explicit ReadingOffice(const testing::TestDatabase& place) : ItemDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
  }
  account::TestBrowser Public() { return {site, ""}; }
  static Fields Form(std::string version = "0") {
    return {{"kind", "library"},
            {"name", "枕溪镇文化站阅览室"},
            {"address", "枕溪镇上街9号"},
            {"hours", "周一至周五 9:00—17:00"},
            {"phone", ""},
            {"holdings", "政府公报"},
            {"version", std::move(version)}};
  }
};

TEST_CASE("kinds have ids of their own that are read back") {
  for (const ReadingPlaceKind kind : ReadingPlaceKinds()) CHECK(ReadingPlaceKindFrom(IdOf(kind)) == kind);
  CHECK_FALSE(ReadingPlaceKindFrom("pub"));
}

TEST_CASE_ON_BOTH_ENGINES("from the form to the public page, changed by two people, closed", place) {
  ReadingOffice county(place);
  const auto lin = county.SignIn(county.lin);
  CHECK(Has(county.Public().Get("/reading-places").Bytes(), "还没有登记查阅场所"));
  Fields wrong = ReadingOffice::Form();
  wrong[3].second = "";
  const auto refused = lin.Post("/office/reading-places/new", wrong);
  CHECK(refused.status == 422);
  CHECK(Has(refused.Bytes(), "请填写开放时间。"));
  CHECK(Has(refused.Bytes(), "value=\"枕溪镇上街9号\""));
  REQUIRE(lin.Post("/office/reading-places/new", ReadingOffice::Form()).status == 303);
  const auto shown = county.Public().Get("/reading-places");
  for (const char* part :
       {"枕溪镇文化站阅览室", "公共图书馆", "周一至周五 9:00—17:00", "政府公报", "澄砚县枕溪镇人民政府"})
    CHECK(Has(shown.Bytes(), part));
  const std::string path = "/office/reading-places/" + std::to_string(county.township.value) + "-1";
  Fields changed = ReadingOffice::Form("1");
  changed[4].second = "0578-1234567";
  REQUIRE(lin.Post(path, changed).status == 303);
  CHECK(Has(county.Public().Get("/reading-places").Bytes(), "0578-1234567"));
  CHECK(Has(county.Public().Get("/kiosk/" + std::to_string(county.township.value) + "/reading-places").Bytes(),
            "0578-1234567"));
  changed[1].second = "我改的名称";
  const auto second = lin.Post(path, changed);  // of the version that somebody has changed meanwhile
  CHECK(second.status == 422);
  CHECK(Has(second.Bytes(), "value=\"我改的名称\""));
  // What the other saved stands beside it, and saving once more is done knowingly.
  CHECK(Has(second.Bytes(),
            "<td data-label=\"已保存的\">枕溪镇文化站阅览室</td><td data-label=\"您填写的\">我改的名称</td>"));
  CHECK(Has(second.Bytes(), "name=\"version\" value=\"2\""));
  CHECK_FALSE(Has(county.Public().Get("/reading-places").Bytes(), "我改的名称"));
  const auto other = county.SignIn(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler));
  CHECK_FALSE(Has(other.Get("/office/reading-places").Bytes(), "枕溪镇文化站阅览室"));
  CHECK(other.Get(path).status == 404);
  CHECK(other.Post(path, ReadingOffice::Form("2")).status == 404);
  CHECK(other.Post(path + "/close", {}).status == 404);
  CHECK(county.SignIn(county.jiang).Post(path + "/close", {}).status == 403);
  REQUIRE(lin.Post(path + "/close", {}).status == 303);
  CHECK(Has(county.Public().Get("/reading-places").Bytes(), "还没有登记查阅场所"));
  CHECK(lin.Get(path).status == 404);
  const auto trail = county.Trail(county.township);
  const std::string object = "reading_place:" + std::to_string(county.township.value) + "-1";
  for (const char* act : {"reading_place.open", "reading_place.edit", "reading_place.close"}) {
    CHECK(std::ranges::count(trail, std::string(act) + " done " + object) == 1);
  }
}

}  // namespace
}  // namespace gongkai::disclosure
