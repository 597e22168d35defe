// To whom one complains about an organ's openness: never to the organ itself, never to a name that nobody entered.
#include "account/supervision_bodies.h"

#include <doctest/doctest.h>

namespace gongkai::account {
namespace {

constexpr std::string_view kOffice = "澄砚县人民政府办公室";

RemedyFacts Facts(OrganKind kind, Leadership leadership = Leadership::kOwnGovernment, std::string led_by = "") {
  return {.kind = kind,
          .name = "澄砚县某机关",
          .leadership = leadership,
          .led_by = std::move(led_by),
          .county_government = "澄砚县人民政府",
          .higher_government = "溯州市人民政府"};
}

TEST_CASE("the county's office is in charge of its departments and townships (条例第三条第三款)") {
  for (const OrganKind kind : {OrganKind::kDepartment, OrganKind::kTownship, OrganKind::kSubdistrict}) {
    const auto bodies = SupervisionBodiesOf(Facts(kind), kOffice);
    CHECK(bodies.authority == kOffice);
    CHECK(bodies.is_own_county);
    CHECK(bodies.above == "澄砚县人民政府");
    CHECK(bodies.source == "条例第三条第三款");
  }
  CHECK(SupervisionBodiesOf(Facts(OrganKind::kDepartment), "").authority == "澄砚县人民政府的办公厅（室）");
  CHECK(SupervisionBodiesOf(Facts(OrganKind::kAuthorised), kOffice).above.empty());
}

TEST_CASE("nobody is sent to the county's office to complain of it or of its government") {
  for (const OrganKind kind : {OrganKind::kCountyGovernment, OrganKind::kCountyOffice}) {
    const auto bodies = SupervisionBodiesOf(Facts(kind), kOffice);
    CHECK(bodies.authority == "溯州市人民政府的办公厅（室）");
    CHECK_FALSE(bodies.is_own_county);
  }
  CHECK(SupervisionBodiesOf(Facts(OrganKind::kCountyGovernment), kOffice).above == "溯州市人民政府");
  CHECK(SupervisionBodiesOf(Facts(OrganKind::kCountyOffice), kOffice).above == "澄砚县人民政府");
  RemedyFacts unknown = Facts(OrganKind::kCountyGovernment);
  unknown.higher_government.clear();
  const auto bodies = SupervisionBodiesOf(unknown, kOffice);
  CHECK(bodies.authority == "上一级人民政府的办公厅（室）");
  CHECK(bodies.above.empty());
}

TEST_CASE("in a system led vertically the office of the department above is in charge (条例第三条第四款)") {
  for (const Leadership leadership : {Leadership::kCentral, Leadership::kMinistryBranch}) {
    const auto named = SupervisionBodiesOf(Facts(OrganKind::kDepartment, leadership, "溯州市税务局"), kOffice);
    CHECK(named.authority == "溯州市税务局的办公厅（室）");
    CHECK(named.above == "溯州市税务局");
    CHECK(named.source == "条例第三条第四款");
    const auto unnamed = SupervisionBodiesOf(Facts(OrganKind::kDepartment, leadership), kOffice);
    CHECK(unnamed.authority == "本系统上级部门的办公厅（室）");
    CHECK(unnamed.above.empty());
    CHECK_FALSE(unnamed.is_own_county);
  }
}

TEST_CASE("of a branch of a department above, both cases are said and the county's office is not named") {
  const auto bodies =
      SupervisionBodiesOf(Facts(OrganKind::kDepartment, Leadership::kDistrictBranch, "溯州市生态环境局"), kOffice);
  CHECK(bodies.authority.find("垂直领导") != std::string::npos);
  CHECK(bodies.authority.find(kOffice) == std::string::npos);
  CHECK(bodies.above == "溯州市生态环境局");
}

}  // namespace
}  // namespace gongkai::account
