#include "account/organ_form.h"

#include <algorithm>
#include <charconv>

#include "account/credit_code.h"
#include "account/remedy_bodies.h"
#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::account {
namespace {

constexpr std::size_t kLongestName = 60, kLongestShortName = 20, kLongestCode = 16;

void AddFault(FieldErrors& errors, std::string_view field, std::string message) {
  if (!message.empty()) errors.push_back({std::string(field), std::move(message)});
}

bool HasControl(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

std::string NameFaultOf(std::string_view name, std::string_view label, std::size_t longest) {
  const std::string what(label);
  if (name.empty()) return "请填写" + what + "。";
  if (Utf8Length(name) > longest) return what + "不能超过 " + std::to_string(longest) + " 个字。";
  return HasControl(name) || WithoutInvisible(name) != name ? what + "里有换行或不可见的字符。" : "";
}

bool IsLetterOrDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::string CodeFault(std::string_view code) {
  if (code.empty()) return "请填写机关代号，例如 103 或 MZJ。";
  const bool sound = code.size() <= kLongestCode && IsLetterOrDigit(code.front()) &&
                     std::ranges::all_of(code, [](char c) { return IsLetterOrDigit(c) || c == '-'; });
  return sound ? "" : "机关代号只能用字母、数字和短横，不超过 16 个，例如 103 或 MZJ。";
}

std::string PlaceCodeFault(std::string_view code) {
  if (code.empty()) return "";
  const bool sound = (code.size() == 6 || code.size() == 9 || code.size() == 12) && std::ranges::all_of(code, IsDigit);
  return sound ? "" : "区划代码应为 6 位（县）、9 位（乡镇街道）或 12 位（村社区）数字。";
}

// A bureau or a squad that stands between the branch and the ministry is not the ministry.
bool IsNoMinistry(std::string_view name) { return name.ends_with("队") || name.ends_with("分局"); }

std::string LedByFault(const Organ& organ) {
  if (organ.led_by.empty()) return "";
  if (!organ.IsLedFromAbove() && organ.kind != OrganKind::kCountyGovernment) {
    return "由本级政府领导的机关，不填上一级主管部门。";
  }
  if (organ.leadership == Leadership::kMinistryBranch && IsNoMinistry(organ.led_by)) {
    return "国务院部门的派出机构，要填国务院部门本身，例如 国家统计局。";
  }
  return NameFaultOf(organ.led_by, "上一级机关的名称", kLongestName);
}

void ReadLeadership(const OrganForm& form, Organ& organ, FieldErrors& errors) {
  const auto leadership =
      form.leadership.empty() ? std::optional(Leadership::kOwnGovernment) : LeadershipFrom(form.leadership);
  organ.leadership = leadership.value_or(Leadership::kOwnGovernment);
  organ.led_by = std::string(Trim(form.led_by));
  if (!leadership) return AddFault(errors, "leadership", "请选择领导关系。");
  AddFault(errors, "leadership", LeadershipFault(organ));
  AddFault(errors, "led_by", LedByFault(organ));
}

}  // namespace

std::string LeadershipFault(const Organ& organ) {
  if (organ.IsLedFromAbove()) {
    if (MayBeLedFromAbove(organ.kind)) return "";
    return "只有部门和授权组织可以由上级领导，“" + std::string(NameOf(organ.kind)) + "”不是。";
  }
  const std::string_view system = MayBeLedFromAbove(organ.kind) ? SystemOfArticle27(organ.name) : "";
  if (system.empty()) return "";
  return "名称里有“" + std::string(system) + "”的机关属于垂直领导，请选择“" +
         std::string(NameOf(Leadership::kCentral)) + "”。";
}

std::string OrganNameFault(std::string_view name, std::string_view what) {
  return NameFaultOf(name, what, kLongestName);
}

void ReadOrganNames(std::string_view name, std::string_view short_name, Organ& organ, FieldErrors& errors) {
  organ.name = std::string(Trim(name));
  organ.short_name = std::string(Trim(short_name));
  AddFault(errors, "name", NameFaultOf(organ.name, "机关全称", kLongestName));
  AddFault(errors, "short_name", NameFaultOf(organ.short_name, "简称", kLongestShortName));
}

void ReadOrganFacts(const OrganForm& form, Organ& organ, FieldErrors& errors) {
  organ.code = FoldOrganCode(form.code);
  organ.place_code = ToUtf8(Fold(Trim(form.place_code)));
  organ.credit_code = FoldCreditCode(form.credit_code);
  AddFault(errors, "code", CodeFault(organ.code));
  AddFault(errors, "place_code", PlaceCodeFault(organ.place_code));
  if (!organ.credit_code.empty()) {
    const Status sound = CheckCreditCode(organ.credit_code);
    if (!sound) AddFault(errors, "credit_code", sound.error().message);
  }
  ReadLeadership(form, organ, errors);
}

Organ ReadNewOrgan(const OrganForm& form, Date today, FieldErrors& errors) {
  Organ organ;
  const auto kind = OrganKindFrom(form.kind);
  if (kind) {
    organ.kind = *kind;
  } else {
    AddFault(errors, "kind", "请选择机关的类别。");
  }
  ReadOrganNames(form.name, form.short_name, organ, errors);
  organ.opened_on = ReadDayUntil(form.opened_on, "opened_on", "成立", today, errors).value_or(today);
  ReadOrganFacts(form, organ, errors);
  return organ;
}

std::optional<Date> ReadDayUntil(std::string_view typed, std::string_view field, std::string_view what, Date today,
                                 FieldErrors& errors) {
  const auto day = ParseDate(Trim(typed));
  const std::string whose(what);
  if (!day) {
    AddFault(errors, field, "请填写" + whose + "的日期，例如 " + ToString(today) + "。");
    return std::nullopt;
  }
  if (*day <= today) return day;
  AddFault(errors, field, whose + "的日期 " + ToChinese(*day) + "还没有到，请到那一天再办。");
  return std::nullopt;
}

std::string FoldOrganCode(std::string_view typed) {
  std::string code = ToUtf8(Fold(Trim(typed)));
  std::ranges::transform(code, code.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return code;
}

std::optional<OrganId> ReadOrganId(std::string_view typed) {
  std::int64_t id = 0;
  const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), id);
  if (typed.empty() || fault != std::errc() || end != typed.data() + typed.size() || id <= 0) return std::nullopt;
  return OrganId{id};
}

OrganForm FormOf(const Organ& organ) {
  return {.kind = std::string(IdOf(organ.kind)),
          .parent = organ.parent ? std::to_string(organ.parent->value) : "",
          .name = organ.name,
          .short_name = organ.short_name,
          .opened_on = ToString(organ.opened_on),
          .code = organ.code,
          .place_code = organ.place_code,
          .credit_code = organ.credit_code,
          .leadership = std::string(IdOf(organ.leadership)),
          .led_by = organ.led_by,
          .version = organ.version};
}

}  // namespace gongkai::account
