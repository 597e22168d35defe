// What is proposed for a county: by the register of divisions and the list of departments.
#include "account/fill_from_place.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "account/organ_form.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

std::string Departments() {
  std::ifstream file(GONGKAI_SOURCE_DIR "/data/departments.tsv");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// 偃师区, under the register's own code, in the county's own words.
Organ County() {
  return {.id = OrganId{1},
          .kind = OrganKind::kCountyGovernment,
          .code = "000",
          .name = "洛阳市偃师区人民政府",
          .short_name = "偃师区",
          .place_code = "410307",
          .opened_on = 2020y / 1 / 1};
}

const Proposal& Of(const std::vector<Proposal>& proposals, std::string_view short_name) {
  const auto found =
      std::ranges::find_if(proposals, [&](const Proposal& each) { return each.organ.short_name == short_name; });
  REQUIRE(found != proposals.end());
  return *found;
}

TEST_CASE("every township and subdistrict of the county, named as a government or an office") {
  const auto proposals = ProposeOrgans(County(), {}, Departments());
  const Proposal& town = Of(proposals, "府店镇");
  CHECK(town.organ.name == "洛阳市偃师区府店镇人民政府");
  CHECK(town.organ.kind == OrganKind::kTownship);
  CHECK(town.organ.place_code == "410307107");
  CHECK(town.organ.code == "107");
  CHECK(town.ticked);
  for (const Proposal& each : proposals) {
    if (each.organ.kind == OrganKind::kSubdistrict && each.ticked) CHECK(each.organ.name.ends_with("办事处"));
  }
}

TEST_CASE("departments in the county's words; those led from above with whom they are led by") {
  const auto proposals = ProposeOrgans(County(), {}, Departments());
  CHECK(Of(proposals, "司法局").organ.name == "洛阳市偃师区司法局");
  CHECK_FALSE(Of(proposals, "司法局").organ.IsLedFromAbove());
  const Organ& tax = Of(proposals, "税务局").organ;
  CHECK(tax.leadership == Leadership::kCentral);
  CHECK(tax.led_by == "国家税务总局洛阳市税务局");
  CHECK(Of(proposals, "生态环境分局").organ.name == "洛阳市生态环境局偃师分局");
  CHECK(Of(proposals, "生态环境分局").organ.leadership == Leadership::kDistrictBranch);
  CHECK(Of(proposals, "金融监管支局").organ.led_by == "国家金融监督管理总局洛阳监管分局");
  CHECK(Of(proposals, "国家统计局调查队").organ.name == "国家统计局偃师调查队");
  CHECK(Of(proposals, "国家统计局调查队").organ.led_by == "国家统计局");
}

TEST_CASE("the form would take every department of the list as it is proposed") {
  for (const Proposal& each : ProposeOrgans(County(), {}, Departments())) {
    CAPTURE(each.organ.name);
    Organ organ = each.organ;
    FieldErrors errors;
    ReadOrganFacts(FormOf(each.organ), organ, errors);
    CHECK(errors.empty());
  }
}

TEST_CASE("directly below a province or a municipality a person says who leads what") {
  Organ county = County();
  county.name = "仙桃市人民政府";
  for (const std::string_view place : {"429004", "110101"}) {  // 仙桃市, 东城区
    county.place_code = place;
    const auto proposals = ProposeOrgans(county, {}, Departments());
    CHECK(Of(proposals, "税务局").organ.leadership == Leadership::kCentral);
    CHECK(Of(proposals, "税务局").organ.led_by.empty());
    CHECK(Of(proposals, "金融监管支局").organ.led_by.empty());
    CHECK(Of(proposals, "国家统计局调查队").organ.led_by == "国家统计局");
    CHECK_FALSE(Of(proposals, "生态环境分局").ticked);
    CHECK(Of(proposals, "生态环境分局").note.find("没有市") != std::string::npos);
  }
}

TEST_CASE("no two proposals share a code, and the list is complete in every line") {
  const auto proposals = ProposeOrgans(County(), {}, Departments());
  std::set<std::string> codes, keys;
  int departments = 0;
  for (const Proposal& each : proposals) {
    CHECK_FALSE(each.organ.name.empty());
    CHECK(each.organ.name.find('{') == std::string::npos);
    codes.insert(each.organ.code);
    keys.insert(each.key);
    departments += each.organ.kind == OrganKind::kDepartment ? 1 : 0;
  }
  CHECK(codes.size() == proposals.size());
  CHECK(keys.size() == proposals.size());
  CHECK(departments >= 30);
}

TEST_CASE("what is there is not proposed again; what was closed is not ticked, and its code is not given twice") {
  std::vector<Organ> present = {{.id = OrganId{2},
                                 .kind = OrganKind::kTownship,
                                 .code = "F",
                                 .name = "偃师府店镇政府",
                                 .place_code = "410307107",
                                 .opened_on = 2020y / 1 / 1},
                                {.id = OrganId{3},
                                 .kind = OrganKind::kDepartment,
                                 .code = "MZJ",
                                 .name = "洛阳市偃师区民政局",
                                 .short_name = "民政局",
                                 .opened_on = 2020y / 1 / 1,
                                 .closed_on = 2024y / 1 / 1}};
  const auto proposals = ProposeOrgans(County(), present, Departments());
  CHECK(Of(proposals, "府店镇").there);
  const Proposal& closed = Of(proposals, "民政局");
  CHECK_FALSE(closed.there);
  CHECK_FALSE(closed.ticked);
  CHECK(closed.note.find("2024年1月1日撤并") != std::string::npos);
  CHECK(closed.organ.code != "MZJ");
}

TEST_CASE("farms and zones of the register are shown, but a person must want them") {
  Organ county = County();
  county.place_code = "652901";  // 阿克苏市 has some
  county.name = "阿克苏市人民政府";
  const auto proposals = ProposeOrgans(county, {}, Departments());
  const Proposal& farm = Of(proposals, "实验林场");
  CHECK_FALSE(farm.ticked);
  CHECK_FALSE(farm.note.empty());
}

TEST_CASE("a county that is in no register gets departments alone, and no name with a hole in it") {
  const Organ county{
      .id = OrganId{1}, .kind = OrganKind::kCountyGovernment, .name = "澄砚县人民政府", .opened_on = 2020y / 1 / 1};
  const auto proposals = ProposeOrgans(county, {}, Departments());
  CHECK(Of(proposals, "水利局").organ.name == "澄砚县水利局");
  CHECK_FALSE(Of(proposals, "生态环境分局").ticked);
  CHECK(Of(proposals, "税务局").organ.led_by.empty());
  Organ with_city = county;
  with_city.led_by = "溯州市人民政府";
  CHECK(Of(ProposeOrgans(with_city, {}, Departments()), "生态环境分局").organ.name == "溯州市生态环境局澄砚分局");
}

}  // namespace
}  // namespace gongkai::account
