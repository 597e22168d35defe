// Sites, systems and platforms of an organ with who provides them: until when the contract runs, how they are graded
// for security (等保), and when they were assessed and inspected last. Pure.
//
// Source: 信息安全等级保护管理办法（公通字〔2007〕43号）第十四条 (third grade once a year at least, fourth once in half
// a year). Cases: tests/law_cases/platform_terms.tsv.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/field_errors.h"
#include "disclosure/item.h"

namespace gongkai::disclosure {

enum class PlatformKind { kSite, kSystem, kCentre, kOther };
inline constexpr std::array kPlatformKinds = {PlatformKind::kSite, PlatformKind::kSystem, PlatformKind::kCentre,
                                              PlatformKind::kOther};
std::string_view IdOf(PlatformKind kind);
std::string_view NameOf(PlatformKind kind);
std::optional<PlatformKind> PlatformKindFrom(std::string_view id);

struct ServicePlatform {
  ItemId id{};  // numbered within its organ, apart from its items
  std::string name{};
  PlatformKind kind = PlatformKind::kSite;
  std::string address{};
  std::string provider{};
  std::optional<Date> contract_from{}, contract_until{};  // the last day
  int security_level = 0;                                 // 0: not graded
  std::optional<Date> graded_on{}, assessed_on{}, inspected_on{};
  std::string contact{}, phone{};
  std::optional<Date> ended_on{};  // the first day on which it was used no more
  std::int64_t version = 0;
};

struct PlatformForm {
  std::string name{}, kind{}, address{}, provider{}, contract_from{}, contract_until{}, security_level{}, graded_on{},
      assessed_on{}, inspected_on{}, contact{}, phone{}, ended_on{};
};
PlatformForm FormOf(const ServicePlatform& platform);
FormResult<ServicePlatform> PlatformFrom(const PlatformForm& form, Date today);

std::string_view NameOfLevel(int level);  // "未定级", "第二级", …
inline constexpr int kHighestLevel = 5;

enum class TermState { kNotAsked, kUnknown, kFine, kSoon, kOver, kEnded };
inline constexpr std::chrono::days kPlatformWarnedBefore{60};

struct PlatformTerm {
  TermState state = TermState::kUnknown;
  std::optional<Date> last_day{};
};
PlatformTerm ContractTermOf(const ServicePlatform& platform, Date today);
/// By when it is to be assessed again.
PlatformTerm AssessmentTermOf(const ServicePlatform& platform, Date today);

inline constexpr std::size_t kMostPlatformsOfOrgan = 60;

}  // namespace gongkai::disclosure
