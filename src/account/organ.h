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

/// How an organ is led: whether the county's own government leads it, or from where above. It is said by a person and
/// never read out of a name; the organ of reconsideration follows from it (remedy_bodies.h). Source:
/// 行政复议法第二十四条, 第二十五条, 第二十七条.
enum class Leadership {
  kOwnGovernment,   // 本级政府领导: a department of the county like most
  kDistrictBranch,  // set up in the county, along the divisions, by a department of the government above
  kOtherBranch,     // set up by such a department, but not along the divisions
  kCentral,         // 垂直领导: customs, finance, foreign exchange and the like, tax, state security
  kMinistryBranch,  // set up by a department of the State Council, as 国家统计局's 调查队
};

inline constexpr std::array kLeaderships = {Leadership::kOwnGovernment, Leadership::kDistrictBranch,
                                            Leadership::kOtherBranch, Leadership::kCentral,
                                            Leadership::kMinistryBranch};

std::string_view IdOf(Leadership leadership);     // "own_government", "central", …: in the database and in forms
std::string_view WordFor(Leadership leadership);  // "垂直领导": beside a name, and in a workbook
std::string_view NameOf(Leadership leadership);   // what is chosen on the form, in full
std::optional<Leadership> LeadershipFrom(std::string_view id);

/// Whether organs of this kind can be led by another than the county: departments and authorised organisations.
bool MayBeLedFromAbove(OrganKind kind);

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
  Leadership leadership = Leadership::kOwnGovernment;
  std::string led_by;  // by whom, outside the county: the department above; of the county government, that above it
  Date opened_on{};
  std::optional<Date> closed_on{};  // the first day on which it no longer existed
  std::int64_t version = 0;         // one more with each change

  /// Not by the county: not in its roll-up.
  bool IsLedFromAbove() const { return leadership != Leadership::kOwnGovernment; }
  bool IsThere(Date day) const { return opened_on <= day && (!closed_on || day < *closed_on); }
};

/// What an organ was called from a day on.
struct OrganName {
  Date from{};
  std::string name, short_name;
};

}  // namespace gongkai::account
