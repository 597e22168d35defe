// The place of an organ, and how sure it is.
#include <doctest/doctest.h>

#include "place/place.h"
#include "place/registry.h"

namespace gongkai::place {
namespace {

std::string CertainCode(std::string_view organ) {
  const OrganPlace resolved = ResolveOrgan(organ);
  return resolved.certain ? resolved.code : "";
}

TEST_CASE("Townships, by their parents or because there is only one") {
  CHECK(CertainCode("府店镇人民政府") == "410307107");
  CHECK(CertainCode("偃师府店镇人民政府") == "410307107");
  CHECK(CertainCode("河南省洛阳市偃师区府店镇人民政府") == "410307107");
  CHECK(CertainCode("民权县伯党乡人民政府") == "411421200");
  CHECK(CertainCode("同仁市扎毛乡") == "632301202");
  CHECK(CertainCode("中咀岭乡") == "622927209");
  CHECK(CertainCode("濮阳县海通乡人民政府") == "410928212");
  CHECK(CertainCode("广昌县长桥乡人民政府") == "361030202");
  CHECK(CertainCode("昌图县七家子镇人民政府") == "211224120");
}

TEST_CASE("Departments and governments") {
  CHECK(CertainCode("海宁市市场监督管理局") == "330481");
  CHECK(CertainCode("威海市文登区审计局") == "371003");
  CHECK(CertainCode("淮安市人民政府") == "320800");
  CHECK(CertainCode("上海市人民政府办公厅") == "310000");
  CHECK(CertainCode("和县教育局") == "340523");
  CHECK(CertainCode("大理州教育局") == "532900");
  CHECK(CertainCode("昌图县城乡建设局") == "211224");
  CHECK(CertainCode("中共民权县委办公室") == "411421");
}

// Names of which a county has two, or that begin with a larger place's name, may fail; hardly any do.
TEST_CASE("Every government by its full name") {
  int asked = 0, missed = 0;
  for (const Place& place : AllPlaces()) {
    if (place.level == Level::kTownship && !place.name.ends_with("镇") && !place.name.ends_with("乡")) continue;
    ++asked;
    const OrganPlace resolved = ResolveOrgan(FullName(place) + "人民政府");
    if (resolved.place != &place || !resolved.certain) ++missed;
    // Never sure and wrong, but where one name contains the other (a city that is its own county).
    const bool wrong = resolved.certain && resolved.place != &place;
    CHECK_MESSAGE((!wrong || FullName(*resolved.place) == FullName(place)), FullName(place));
  }
  CHECK(asked > 30'000);
  CHECK(missed * 100 < asked);
}

TEST_CASE("More than one place, or none, is no place") {
  for (const std::string_view organ : {"太平镇人民政府", "城关镇人民政府", "朝阳区教育局", "柳河乡人民政府", "市教育局",
                                       "县人民政府", "开发区管委会", "某区统计局", "", "局"}) {
    CAPTURE(organ);
    const OrganPlace resolved = ResolveOrgan(organ);
    CHECK(resolved.place == nullptr);
    CHECK(resolved.code.empty());
    CHECK_FALSE(resolved.certain);
  }
}

TEST_CASE("What is not understood makes the answer uncertain") {
  // No 泗坪乡 in 茌平: the county is what is left.
  CHECK(ResolveOrgan("茌平县泗坪乡人民政府").code == "371503");
  CHECK_FALSE(ResolveOrgan("茌平县泗坪乡人民政府").certain);
  CHECK_FALSE(ResolveOrgan("民权县某镇人民政府").certain);
  CHECK_FALSE(ResolveOrgan("湖北省某某市教育局").certain);
  CHECK_FALSE(ResolveOrgan("内蒙古自治区某右前旗教育局").certain);
  CHECK(ResolveOrgan("湖北省城市管理局").certain);
  CHECK_FALSE(ResolveOrgan("北京经济技术开发区管委会").certain);
  CHECK_FALSE(ResolveOrgan("某某新区伯党乡人民政府").certain);
  CHECK(ResolveOrgan("某某新区伯党乡人民政府").code == "411421200");
  CHECK(ResolveOrgan("海宁市场监督管理局").code == "330481");
  CHECK_FALSE(ResolveOrgan("海宁市场监督管理局").certain);
}

TEST_CASE("Any bytes may be handed in") {
  CHECK(ResolveOrgan("\xE5\xB8").place == nullptr);
  CHECK(ResolveOrgan("\xFF\xFE\xE5\xB8\x82\xE5").place == nullptr);
  CHECK_FALSE(ResolveOrgan("x洛阳市").certain);
}

}  // namespace
}  // namespace gongkai::place
