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

}  // namespace

std::string_view IdOf(OrganKind kind) { return kKinds[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(OrganKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }

std::optional<OrganKind> OrganKindFrom(std::string_view id) {
  for (const KindRow& row : kKinds) {
    if (row.id == id) return row.kind;
  }
  return std::nullopt;
}

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
