#include "disclosure/medium/service_platform.h"

#include <algorithm>

#include "base/fold.h"
#include "disclosure/medium/register_reading.h"

namespace gongkai::disclosure {
namespace {

using std::chrono::months;
using std::chrono::sys_days;

struct NamedId {
  std::string_view id, name;
};
constexpr NamedId kKinds[] = {
    {"site", "网站"}, {"system", "业务系统"}, {"centre", "融媒体或者发布平台"}, {"other", "其他"}};
constexpr std::string_view kLevels[] = {"未定级", "第一级", "第二级", "第三级", "第四级", "第五级"};

std::optional<int> LevelFrom(std::string_view text) {
  if (text.size() != 1 || text.front() < '0' || text.front() > '0' + kHighestLevel) return std::nullopt;
  return text.front() - '0';
}

Date After(Date day, months length) {
  const Date later = day + length;
  return later.ok() ? later : later.year() / later.month() / std::chrono::last;
}

PlatformTerm TermUntil(Date last_day, Date today) {
  const TermState state = last_day < today                                                ? TermState::kOver
                          : sys_days(last_day) - sys_days(today) <= kPlatformWarnedBefore ? TermState::kSoon
                                                                                          : TermState::kFine;
  return {state, last_day};
}

bool IsEnded(const ServicePlatform& platform, Date today) { return platform.ended_on && *platform.ended_on <= today; }

/// Source: 公通字〔2007〕43号第十四条.
std::optional<months> AssessedEvery(int level) {
  if (level == 3) return months(12);
  if (level >= 4) return months(6);
  return std::nullopt;
}

void CheckDays(RegisterReading& reading, const ServicePlatform& platform) {
  if (platform.contract_from && platform.contract_until && *platform.contract_until < *platform.contract_from)
    reading.Fault("contract_until", "合同到期不能早于合同开始。");
  if (platform.security_level == 0 && (platform.graded_on || platform.assessed_on))
    reading.Fault("security_level", "有定级或者测评日期的，请选择等保级别。");
}

}  // namespace

std::string_view IdOf(PlatformKind kind) { return kKinds[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(PlatformKind kind) { return kKinds[static_cast<std::size_t>(kind)].name; }
std::optional<PlatformKind> PlatformKindFrom(std::string_view id) {
  for (const PlatformKind kind : kPlatformKinds) {
    if (IdOf(kind) == id) return kind;
  }
  return std::nullopt;
}

std::string_view NameOfLevel(int level) { return kLevels[std::clamp(level, 0, kHighestLevel)]; }

PlatformForm FormOf(const ServicePlatform& platform) {
  return {.name = platform.name,
          .kind = std::string(IdOf(platform.kind)),
          .address = platform.address,
          .provider = platform.provider,
          .contract_from = DayText(platform.contract_from),
          .contract_until = DayText(platform.contract_until),
          .security_level = std::to_string(platform.security_level),
          .graded_on = DayText(platform.graded_on),
          .assessed_on = DayText(platform.assessed_on),
          .inspected_on = DayText(platform.inspected_on),
          .contact = platform.contact,
          .phone = platform.phone,
          .ended_on = DayText(platform.ended_on)};
}

FormResult<ServicePlatform> PlatformFrom(const PlatformForm& form, Date today) {
  RegisterReading reading(today);
  ServicePlatform platform;
  platform.name = reading.Text("name", "名称", form.name, true);
  platform.kind = reading.Choice("kind", "类型", PlatformKindFrom(form.kind), PlatformKind::kOther);
  platform.address = reading.Address("address", "网址", form.address);
  platform.provider = reading.Text("provider", "服务商", form.provider, true);
  platform.contract_from = reading.Day("contract_from", "合同开始", form.contract_from);
  platform.contract_until = reading.Day("contract_until", "合同到期", form.contract_until);
  platform.security_level = reading.Choice("security_level", "等保级别", LevelFrom(form.security_level), 0);
  platform.graded_on = reading.PastDay("graded_on", "定级备案日期", form.graded_on);
  platform.assessed_on = reading.PastDay("assessed_on", "最近一次测评", form.assessed_on);
  platform.inspected_on = reading.PastDay("inspected_on", "最近一次检查", form.inspected_on);
  platform.contact = reading.Text("contact", "联系人", form.contact, true);
  platform.phone = reading.Text("phone", "联系电话", form.phone, false);
  platform.ended_on = reading.PastDay("ended_on", "停用日期", form.ended_on);
  CheckDays(reading, platform);
  if (FieldErrors errors = reading.TakeErrors(); !errors.empty()) return errors;
  return platform;
}

PlatformTerm ContractTermOf(const ServicePlatform& platform, Date today) {
  if (IsEnded(platform, today)) return {.state = TermState::kEnded};
  if (!platform.contract_until) return {};
  return TermUntil(*platform.contract_until, today);
}

PlatformTerm AssessmentTermOf(const ServicePlatform& platform, Date today) {
  if (IsEnded(platform, today)) return {.state = TermState::kEnded};
  const auto every = AssessedEvery(platform.security_level);
  if (!every) return {.state = TermState::kNotAsked};
  if (!platform.assessed_on) return {};
  return TermUntil(After(*platform.assessed_on, *every), today);
}

}  // namespace gongkai::disclosure
