// 公共企事业单位 (public enterprises and institutions): who takes appeals about them, and what comes of one. They open
// what they make in serving the public by the rules of their sector; who finds they do not appeals (申诉) to the
// department of that sector, which looks into it in good time and tells what came of it. No term is set by the article:
// message_term.h. It is no complaint of 第四十七条: no 督促整改 of an administrative organ follows. Pure.
//
// Source: 条例第五十五条. The county's office keeps the register; a sector without its department in the county is not
// entered, and its appeals go elsewhere.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "account/organ.h"
#include "base/date.h"
#include "base/instant.h"
#include "disclosure/participation/complaint.h"

namespace gongkai::disclosure {

/// As 第五十五条第一款 names them.
enum class EnterpriseSector { kSchools, kHealth, kWater, kPower, kGas, kHeat, kEnvironment, kTransport, kOther };
std::span<const EnterpriseSector> EnterpriseSectors();
std::string_view IdOf(EnterpriseSector sector);
std::string_view NameOf(EnterpriseSector sector);
std::optional<EnterpriseSector> EnterpriseSectorFrom(std::string_view id);

struct EnterpriseId {
  std::int64_t value = 0;
  auto operator<=>(const EnterpriseId&) const = default;
};

struct Enterprise {
  EnterpriseId id;
  std::string name;
  EnterpriseSector sector = EnterpriseSector::kOther;
  OrganId regulator{0};         // 有关主管部门
  std::optional<Date> until{};  // from that day on no appeals about it are taken
  std::int64_t version = 0;
};
inline bool IsOpenOn(const Enterprise& enterprise, Date day) { return !enterprise.until || day < *enterprise.until; }

inline constexpr std::size_t kLongestEnterpriseName = 60, kMostEnterprises = 500;

struct EnterpriseForm {
  std::optional<EnterpriseId> id{};  // none: a new one
  std::int64_t version = 0;
  std::string name;
  std::optional<EnterpriseSector> sector{};
  OrganId regulator{0};
  bool is_closed = false;
};
/// Errors: "name", "sector".
FieldErrors FaultsOf(const EnterpriseForm& form);

/// Beside its message.
struct Appeal {
  MessageId message;
  EnterpriseId enterprise;
  std::optional<ComplaintVerdict> verdict{};
  std::string handling{};  // what was asked of the enterprise, in the department's words
  std::optional<Instant> decided_at{};
};

struct AppealDecision {
  std::optional<ComplaintVerdict> verdict{};
  std::string handling{};
  std::string answer{};  // to who appealed
};
/// Errors: "verdict", "handling", "answer".
FieldErrors FaultsOf(const AppealDecision& decision);

}  // namespace gongkai::disclosure
