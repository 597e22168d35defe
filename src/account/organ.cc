#include "account/organ.h"

namespace gongkai::account {
namespace {

struct KindRow {
  OrganKind kind;
  std::string_view id, name;
};

constexpr KindRow kKinds[] = {
    {OrganKind::kCountyGovernment, "county_government", "县（市、区）政府本级"},
    {OrganKind::kCountyOffice, "county_office", "县政府办公室（主管部门）"},
    {OrganKind::kDepartment, "department", "县级部门"},
    {OrganKind::kTownship, "township", "乡镇政府"},
    {OrganKind::kSubdistrict, "subdistrict", "街道办事处"},
    {OrganKind::kVillage, "village", "村（公示点）"},
    {OrganKind::kCommunity, "community", "社区（公示点）"},
    {OrganKind::kUnit, "unit", "内设机构、站所"},
    {OrganKind::kAuthorised, "authorised", "法律法规授权的组织"},
};

struct LeadershipRow {
  Leadership leadership;
  std::string_view id, word, name;
};

constexpr LeadershipRow kLeadershipRows[] = {
    {Leadership::kOwnGovernment, "own_government", "本级政府", "本级政府领导（县政府工作部门）"},
    {Leadership::kDistrictBranch, "district_branch", "按区划派出", "上级政府部门按行政区划设在本县的派出机构"},
    {Leadership::kOtherBranch, "other_branch", "其他派出", "上级政府部门的其他派出机构（不按行政区划设立）"},
    {Leadership::kCentral, "central", "垂直领导", "垂直领导（中央垂直领导、税务、国家安全）"},
    {Leadership::kMinistryBranch, "ministry_branch", "国务院部门派出", "国务院部门的派出机构"},
};

const LeadershipRow& RowOf(Leadership leadership) { return kLeadershipRows[static_cast<std::size_t>(leadership)]; }

}  // namespace

std::string_view IdOf(OrganKind kind) { return kKinds[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(OrganKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }

std::optional<OrganKind> OrganKindFrom(std::string_view id) {
  for (const KindRow& row : kKinds) {
    if (row.id == id) return row.kind;
  }
  return std::nullopt;
}

std::string_view IdOf(Leadership leadership) { return RowOf(leadership).id; }
std::string_view WordFor(Leadership leadership) { return RowOf(leadership).word; }
std::string_view NameOf(Leadership leadership) { return RowOf(leadership).name; }

std::optional<Leadership> LeadershipFrom(std::string_view id) {
  for (const LeadershipRow& row : kLeadershipRows) {
    if (row.id == id) return row.leadership;
  }
  return std::nullopt;
}

bool MayBeLedFromAbove(OrganKind kind) { return kind == OrganKind::kDepartment || kind == OrganKind::kAuthorised; }

bool HasOwnDuties(OrganKind kind) {
  return kind != OrganKind::kVillage && kind != OrganKind::kCommunity && kind != OrganKind::kUnit;
}

bool MayHangBelow(OrganKind child, OrganKind parent) {
  switch (child) {
    case OrganKind::kCountyGovernment:
      return false;
    case OrganKind::kCountyOffice:
    case OrganKind::kDepartment:
    case OrganKind::kTownship:
    case OrganKind::kSubdistrict:
    case OrganKind::kAuthorised:
      return parent == OrganKind::kCountyGovernment;
    case OrganKind::kVillage:
    case OrganKind::kCommunity:
      return parent == OrganKind::kTownship || parent == OrganKind::kSubdistrict;
    case OrganKind::kUnit:
      return HasOwnDuties(parent) && parent != OrganKind::kCountyGovernment;
  }
  return false;
}

}  // namespace gongkai::account
