#include "account/supervision_bodies.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kOfRegion = "条例第三条第三款", kOfSystem = "条例第三条第四款";

std::string OfficeOf(std::string_view body) { return std::string(body) + "的办公厅（室）"; }

// The county's own office is in charge of the others; of itself and of its government, the one a level up is.
SupervisionBodies OfCountyItself(const RemedyFacts& facts) {
  const bool is_office = facts.kind == OrganKind::kCountyOffice;
  return {.authority = OfficeOf(facts.higher_government.empty() ? "上一级人民政府" : facts.higher_government),
          .source = std::string(kOfRegion),
          .above = is_office ? facts.county_government : facts.higher_government};
}

SupervisionBodies OfSystem(const RemedyFacts& facts) {
  return {.authority = OfficeOf(facts.led_by.empty() ? "本系统上级部门" : facts.led_by),
          .source = std::string(kOfSystem),
          .above = facts.led_by};
}

// A branch of a department of the city or the province: whether its system counts as led vertically, the record does
// not tell.
SupervisionBodies OfBranch(const RemedyFacts& facts) {
  return {
      .authority = "实行垂直领导的，是本系统上级部门的办公厅（室）；其他的，是设立它的部门的本级人民政府办公厅（室）",
      .source = "条例第三条第三款、第四款",
      .above = facts.led_by};
}

SupervisionBodies OfCounty(const RemedyFacts& facts, std::string_view county_office) {
  // An authorised organisation may hang below a department: which organ is above it, its kind alone does not tell.
  const bool is_known = facts.kind != OrganKind::kAuthorised;
  return {.authority = county_office.empty() ? OfficeOf(facts.county_government) : std::string(county_office),
          .is_own_county = true,
          .source = std::string(kOfRegion),
          .above = is_known ? facts.county_government : std::string()};
}

}  // namespace

SupervisionBodies SupervisionBodiesOf(const RemedyFacts& facts, std::string_view county_office) {
  const bool is_county = facts.kind == OrganKind::kCountyGovernment || facts.kind == OrganKind::kCountyOffice;
  if (is_county) return OfCountyItself(facts);
  switch (facts.leadership) {
    case Leadership::kCentral:
    case Leadership::kMinistryBranch:
      return OfSystem(facts);
    case Leadership::kDistrictBranch:
    case Leadership::kOtherBranch:
      return OfBranch(facts);
    case Leadership::kOwnGovernment:
      break;
  }
  return OfCounty(facts, county_office);
}

}  // namespace gongkai::account
