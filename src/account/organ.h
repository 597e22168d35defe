// Organs: who publishes, answers and reports. A tree under the county government; what hangs below a department or a
// township without duties of its own (站所、股室、村、社区) is in the tree too, and acts through the organ above it.
//
// Source: 条例第四条 (each government and each department of county level or above has a designated working body),
// 第十条 (branches and internal units), 第十二条 (what the guide must hold), 第五十四条 (other authorised bodies). Next
// to read: post.h, permission.h, organ_store.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"

namespace gongkai::account {

using OrganId = Id<struct OrganTag>;

/// What belongs to no organ (the installation itself) is put down under this.
inline constexpr OrganId kInstallation{0};

enum class OrganKind {
  kCountyGovernment,  // 县政府本级: the root; reports for the whole county
  kCountyOffice,      // 县政府办公室: the department in charge (主管部门, 条例第三条)
  kDepartment,
  kTownship,
  kSubdistrict,
  kVillage,     // a place where things are posted, not an organ
  kCommunity,   // the same, in a town
  kUnit,        // 站所、股室: part of the organ above it
  kAuthorised,  // 法律、法规授权的组织 (条例第五十四条)
};

inline constexpr std::array kOrganKinds = {
    OrganKind::kCountyGovernment, OrganKind::kCountyOffice, OrganKind::kDepartment,
    OrganKind::kTownship,         OrganKind::kSubdistrict,  OrganKind::kVillage,
    OrganKind::kCommunity,        OrganKind::kUnit,         OrganKind::kAuthorised};

std::string_view IdOf(OrganKind kind);    // "county_government", "township", …: in the database and in addresses
std::string_view NameOf(OrganKind kind);  // "县（市、区）政府本级", "乡镇", …
std::optional<OrganKind> OrganKindFrom(std::string_view id);

/// Whether it publishes, answers and reports in its own name; the others act through the nearest organ above them.
bool HasOwnDuties(OrganKind kind);

/// Which kinds may hang directly below which.
bool MayHangBelow(OrganKind child, OrganKind parent);

struct Organ {
  OrganId id{0};
  std::optional<OrganId> parent{};  // none: the county government
  OrganKind kind = OrganKind::kDepartment;
  std::string code;         // chosen by the county, short, unique: "MZJ", "103"; named by `--organ CODE`
  std::string name;         // in force: "澄砚县枕溪镇人民政府"
  std::string short_name;   // "枕溪镇"
  std::string place_code;   // of its division, as place::ReportCode gives it; empty where it has none
  std::string credit_code;  // 统一社会信用代码, 18 characters; may be empty
  bool vertical = false;  // led by the department above, not by the county (垂直管理): not in the county's roll-up
  std::string led_by;     // by whom, outside the county: the department above; of the county government, that above it
  Date opened_on{};
  std::optional<Date> closed_on{};  // the first day on which it no longer existed
  std::int64_t version = 0;         // one more with each change

  bool IsThere(Date day) const { return opened_on <= day && (!closed_on || day < *closed_on); }
};

/// What an organ was called from a day on.
struct OrganName {
  Date from{};
  std::string name, short_name;
};

}  // namespace gongkai::account
