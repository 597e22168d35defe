// Kinds and levels of organs by their names, as they head reports.
#include <doctest/doctest.h>

#include "report/read/level.h"

namespace gongkai::report {
namespace {

TEST_CASE("A department is named as departments are; what only belongs to a county is none") {
  for (const char* organ : {"澄川县交通运输局", "澄川县卫生健康委员会", "澄川市发改委", "江苏省教育厅",
                            "舟山市政务服务办公室", "澄川市国有资产监督管理委员会", "北京市城市管理委员会"}) {
    CAPTURE(organ);
    CHECK(KindOf(organ) == OrganKind::kDepartment);
  }
  for (const char* organ :
       {"泗洪县人民医院", "淮安市洪泽区图书馆", "泗洪县人大常委会办公室", "中共泗洪县委办公室", "政协泗洪县委员会",
        "宿迁经济技术开发区管理委员会", "雄安新区管委会", "澄川县融媒体中心", "澄川县第一中学", "澄川县水务公司",
        "宿迁市公安局宿豫分局", "澄川县人民法院", "澄川县妇联", "望禾社区居民委员会"}) {
    CAPTURE(organ);
    CHECK(KindOf(organ) == OrganKind::kOther);
    CHECK(LevelOf(organ) == Level::kOther);
    CHECK(LevelOf(organ, place::Level::kCounty) == Level::kOther);
  }
}

TEST_CASE("An office has one level, whether the register knows its place or only the name tells") {
  CHECK(LevelOf("澄川县人民政府办公室") == Level::kCountyDepartment);
  CHECK(LevelOf("泗洪县人民政府办公室", place::Level::kCounty) == Level::kCountyDepartment);
  CHECK(LevelOf("淮安市洪泽区人民政府办公室", place::Level::kCounty) == Level::kCountyDepartment);
  CHECK(LevelOf("江苏省人民政府办公厅", place::Level::kProvince) == Level::kProvinceDepartment);
  CHECK(KindOf("泗洪县政府办") == OrganKind::kGovernmentOffice);
  CHECK(LevelOf("澄川县望禾镇人民政府办公室") == Level::kTownship);
}

TEST_CASE("Governments: by the name where one level bears it, else by the register") {
  CHECK(LevelOf("澄川县人民政府") == Level::kCounty);
  CHECK(LevelOf("江苏省人民政府") == Level::kProvince);
  CHECK(LevelOf("宿迁市人民政府") == Level::kUnknown);
  CHECK(LevelOf("宿迁市人民政府", place::Level::kCity) == Level::kCity);
  CHECK(LevelOf("昆山市人民政府", place::Level::kCounty) == Level::kCounty);
  CHECK(LevelOf("锡林郭勒盟行政公署", place::Level::kCity) == Level::kCity);
  CHECK(LevelOf("景德镇人民政府", place::Level::kCity) == Level::kCity);
  CHECK(LevelOf("澄川县望禾镇人民政府") == Level::kTownship);
  CHECK(LevelOf("澄川县望禾街道办事处", place::Level::kCounty) == Level::kTownship);
}

TEST_CASE("A government has oversight to tell of; its departments, offices and branches have not") {
  CHECK(IsGovernment("澄川县望禾镇人民政府"));
  CHECK(IsGovernment("锡林郭勒盟行政公署"));
  CHECK_FALSE(IsGovernment("澄川县望禾街道办事处"));
  CHECK_FALSE(IsGovernment("澄川县人民政府办公室"));
  CHECK_FALSE(IsGovernment("澄川县财政局"));
}

}  // namespace
}  // namespace gongkai::report
