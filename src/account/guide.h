// The guide of an organ (政府信息公开指南): what it must hold, and what is still missing or written wrongly. The
// guide's letter itself, printed and published, belongs to disclosure/.
//
// 「政府信息公开指南包括政府信息的分类、编排体系、获取方式和政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真
// 号码、互联网联系方式等内容」 Source: 条例第十二条. Other channels of applications: 第二十八条,
// 国办公开办函〔2017〕19号 (announced in the guide, they bind the organ). The review body: 第十七条,
// 保守国家秘密法实施条例第四十二条.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/field_errors.h"
#include "base/instant.h"

namespace gongkai::account {

/// Who said where an applicant may turn to: the rule of remedy_bodies.h, or a person who knew better.
enum class SaidBy { kRule, kPerson };
std::string_view IdOf(SaidBy by);
SaidBy SaidByFrom(std::string_view id);

struct Guide {
  OrganId organ{0};
  std::string work_body;  // 政府信息公开工作机构
  std::string address, postcode, hours, phone, fax, email, web;
  std::string classification, arrangement, ways;
  std::string other_channels;          // besides in person and by post, with what to mind
  std::string secrecy_body;            // who reviews before publication
  std::string reconsideration, court;  // of a person's word; what the rule says is not kept
  SaidBy reconsideration_by = SaidBy::kRule, court_by = SaidBy::kRule;
  Instant updated_at{};
  std::int64_t version = 0;  // 0: none was written yet
};

/// kOneOf: one of those marked so is enough.
enum class Must { kNo, kYes, kOneOf };

/// One field of the guide as pages, exports and checks know it.
struct GuideField {
  std::string_view name;  // of the input and the column
  std::string_view label;
  std::string Guide::*value;
  Must must;  // by 条例第十二条
  bool long_text = false;
  std::string_view hint{};
};

/// The field that pages show in its place among the ways to apply.
inline constexpr std::string_view kOtherChannels = "other_channels";

/// In the order of the form, without the remedy bodies.
extern const std::array<GuideField, 13> kGuideFields;

/// What the article asks for and the guide does not say. An e-mail or a web address is enough of an 互联网联系方式; a
/// fax that there is none ("无") is said.
std::vector<std::string_view> MissingOf(const Guide& guide);

/// What is written wrongly: numbers, postcode, addresses, too long. Blank is no fault: a guide may be kept unfinished.
FieldErrors FaultsOf(const Guide& guide);

}  // namespace gongkai::account
