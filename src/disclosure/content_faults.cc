#include "disclosure/content_faults.h"

#include <algorithm>

#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"
#include "disclosure/participation/comment_term.h"
#include "disclosure/participation/draft_explanation.h"

namespace gongkai::disclosure {
namespace {

constexpr std::size_t kLongestTitle = 200, kLongestSummary = 300;

void Need(bool is_there, std::string field, std::string sentence, FieldErrors& errors) {
  if (!is_there) errors.push_back({std::move(field), std::move(sentence)});
}

/// Of a guide to a service or a decision the fields say all there is to say.
bool HasLongFields(ItemKind kind) {
  const auto is_needed = [](const KindField& field) { return field.type == FieldType::kLongText && field.required; };
  return std::ranges::any_of(FactsOf(kind).fields, is_needed);
}

constexpr std::size_t kLongestField = 5'000;

void CheckLength(std::string_view text, std::size_t most, std::string field, FieldErrors& errors) {
  if (Utf8Length(text) <= most) return;
  errors.push_back({std::move(field), "太长了，最多 " + std::to_string(most) + " 字；长的内容请放进正文。"});
}

void CheckFour(const Content& content, Date today, FieldErrors& errors) {
  Need(!IsBlankText(content.title), "title", "请填写名称。", errors);
  Need(!IsBlankText(content.summary), "summary", "请用一两句话概述内容，目录里要列出（条例第十二条）。", errors);
  Need(content.formed_on.ok(), "formed_on", "请填写生成日期，例如 2026-03-09（条例第十二条）。", errors);
  if (content.formed_on.ok()) {
    Need(content.formed_on <= today, "formed_on", "生成日期不能晚于今天；定时发布请填“公开日期”。", errors);
  }
  const bool is_empty = IsBlankText(content.body) && content.attachments.empty();
  if (content.ground == Ground::kStateSecret) {
    Need(is_empty, "body", "国家秘密不得录入本系统：这里只登记不泄密的名称、依据和理由，请删去正文和附件。", errors);
  } else {
    Need(!is_empty || HasLongFields(content.kind), "body", "正文和附件至少要有一样。", errors);
  }
}

bool IsWhole(std::string_view text) {
  return !text.empty() && text.size() <= 9 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool Fits(const KindField& field, std::string_view value) {
  switch (field.type) {
    case FieldType::kTick:
      return value == field.ticked;
    case FieldType::kChoice:
      return ChoiceOf(field, value) != nullptr;
    case FieldType::kDate: {
      const auto day = ParseDate(value);
      return day && IsPlausible(*day);
    }
    case FieldType::kMoney: {
      const auto number = ParseNumber(value);
      return number && number->millionths >= 0;
    }
    case FieldType::kCount:
      return IsWhole(value);
    case FieldType::kText:
    case FieldType::kLongText:
    case FieldType::kItem:
      return true;
  }
  return true;
}

std::string_view WantedOf(FieldType type) {
  switch (type) {
    case FieldType::kChoice:
      return "要从列出的里面选一个";
    case FieldType::kDate:
      return "要写成 2026-03-09 这样的日期";
    case FieldType::kMoney:
      return "要写成以元为单位的数字，例如 12500 或者 12500.50";
    case FieldType::kTick:
      return "只能勾选，或者不勾选";
    default:
      return "要写成整数";
  }
}

void CheckKindFields(const Content& content, FieldErrors& errors) {
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string name = "field-" + std::string(field.name), label(field.label);
    const std::string_view value = content.Field(field.name);
    if (IsBlankText(value)) {
      Need(!field.required, name, "请填写“" + label + "”。", errors);
    } else if (!Fits(field, value)) {
      errors.push_back({name, "“" + label + "”" + std::string(WantedOf(field.type)) + "。"});
    }
  }
}

/// Its last day and 长期有效 cannot both be.
void CheckTerm(const Content& content, FieldErrors& errors) {
  const bool is_both = content.Field(kLastingField) == kLasting && !IsBlankText(content.Field("valid_until"));
  Need(!is_both, "field-" + std::string(kLastingField),
       "填了“有效期至”，就不是长期有效：请去掉其中一个，以文件的规定为准。", errors);
}

/// The item of a fee stands for years: an amount says of which one it is.
void CheckCharge(const Content& content, Date today, FieldErrors& errors) {
  if (content.kind != ItemKind::kFee) return;
  const std::string field = "field-" + std::string(kChargeYearField);
  const std::string_view written = content.Field(kChargeYearField);
  if (IsBlankText(written)) {
    Need(IsBlankText(content.Field(kCollectedField)), field,
         "填了收费金额，请写明是哪一年收的，例如 2025；年度报告按它计入那一年。", errors);
    return;
  }
  if (!IsWhole(written)) return;  // is told of every count
  const auto year = ChargeYearFrom(written);
  Need(year.has_value(), field, "“收费年度”要写成四位数的年份，例如 2025。", errors);
  Need(!year || std::chrono::year(*year) <= today.year(), field, "“收费年度”不能晚于今年。", errors);
}

/// The day on which it goes out, or went out if it is public.
Date FirstDay(const Content& content, Date today, const std::optional<PublicNow>& corrected) {
  if (corrected) return corrected->since;
  return content.publish_on ? std::max(*content.publish_on, today) : today;
}

void CheckDraft(const Content& content, Date today, const std::optional<PublicNow>& corrected, FieldErrors& errors) {
  if (content.kind != ItemKind::kDraft) return;
  const auto kind = DraftKindFrom(content.Field(kDraftOfField));
  Need(kind.has_value(), "field-" + std::string(kDraftOfField),
       "请写重大行政决策、规章、行政规范性文件或者其他，不能确定的空着。", errors);
  if (auto fault = FaultOfExplanation(content, corrected.has_value())) {
    errors.push_back({"field-" + std::string(kExplanationField), std::move(*fault)});
  }
  const auto until = content.DateField("comment_until");
  if (!until || !kind) return;
  const Date from = FirstDay(content, today, corrected);
  const auto fault = FaultOfTerm(*kind, from, *until, !IsBlankText(content.Field("shorter_why")));
  if (fault) errors.push_back({"field-" + fault->field, fault->message});
}

void CheckOrigin(const Content& content, FieldErrors& errors) {
  if (content.origin == Origin::kMade) return;
  Need(!IsBlankText(content.other_organ), "other_organ", "请写明从哪里获取，或者与哪个机关共同制作（条例第十条）。",
       errors);
  if (content.attribute != Attribute::kProactive) return;
  if (content.origin == Origin::kFromOrgan) {
    Need(content.kind == ItemKind::kRepost, "origin",
         "获取的其他行政机关的信息，由制作或者最初获取它的行政机关公开（条例第十条第一款）；要转载请选“转载”并注明来源"
         "。",
         errors);
  } else {
    Need(content.is_agreed, "is_agreed",
         content.origin == Origin::kJoint
             ? "共同制作的，公开前要与有关机关协商、确认（条例第十一条）。"
             : "请确认公开不损害第三方合法权益，或者第三方已同意，或者不公开会对公共利益造成重大影响（条例第十五条）。",
         errors);
  }
}

void CheckGround(const Content& content, FieldErrors& errors) {
  if (content.attribute == Attribute::kProactive) return;
  Need(content.attribute == Attribute::kOnApplication || content.ground.has_value(), "ground",
       "不予公开的，请选择依据（条例第十四条至第十六条）。", errors);
  Need(!IsBlankText(content.ground_words), "ground_words",
       "请写明不主动公开的理由，例如不属于条例第十九条至第二十一条的范围。", errors);
}

void CheckChannels(const Content& content, FieldErrors& errors) {
  if (content.attribute != Attribute::kProactive) return;
  Need(!content.channels.empty(), "channels", "请至少选择一种公开渠道（条例第二十三条）。", errors);
  const bool is_on_board = std::ranges::find(content.channels, Channel::kNoticeBoard) != content.channels.end();
  const std::string_view programme = content.Field("programme");
  const bool is_allowance =
      programme.find("低保") != std::string_view::npos || programme.find("最低生活保障") != std::string_view::npos;
  Need(!is_allowance || is_on_board, "channels",
       "最低生活保障名单要在申请人所在的村（社区）公示、公布（社会救助暂行办法第十一条）。", errors);
}

void CheckPosted(const Content& content, Date today, const std::optional<PublicNow>& corrected, FieldErrors& errors) {
  const Date from = content.publish_on ? std::max(*content.publish_on, today) : today;
  for (const std::string_view field : {"posted_until", "comment_until"}) {
    const auto until = content.DateField(field);
    // Comments that are over stay so when a word of the draft is mended.
    if (field == "comment_until" && until && corrected && corrected->comments_until == until) continue;
    Need(!until || from <= *until, "field-" + std::string(field), "到公开的时候这一天已经过去，请改成以后的日期。",
         errors);
  }
}

}  // namespace

FieldErrors TooLong(const Content& content) {
  FieldErrors errors;
  CheckLength(content.title, kLongestTitle, "title", errors);
  CheckLength(content.summary, kLongestSummary, "summary", errors);
  CheckLength(content.ground_words, kLongestField, "ground_words", errors);
  CheckLength(content.other_organ, kLongestTitle, "other_organ", errors);
  CheckLength(content.correction, kLongestField, "correction", errors);
  CheckLength(content.correction_why, kLongestField, "correction_why", errors);
  for (const KindField& field : FactsOf(content.kind).fields) {
    CheckLength(content.Field(field.name), kLongestField, "field-" + std::string(field.name), errors);
  }
  return errors;
}

FieldErrors FaultsOfLook(std::string_view reason) {
  FieldErrors errors;
  Need(!IsBlankText(reason), "reason", "请写明评估的理由：情况有没有变化，为什么仍不公开或者可以公开（条例第十八条）。",
       errors);
  if (Utf8Length(reason) > kLongestLookReason) {
    errors.push_back({"reason", "太长了，最多 " + std::to_string(kLongestLookReason) + " 字。"});
  }
  return errors;
}

FieldErrors FaultsOf(const Content& content, Date today, const std::optional<PublicNow>& corrected) {
  FieldErrors errors = TooLong(content);
  CheckFour(content, today, errors);
  CheckKindFields(content, errors);
  CheckTerm(content, errors);
  CheckCharge(content, today, errors);
  CheckDraft(content, today, corrected, errors);
  CheckPosted(content, today, corrected, errors);
  CheckGround(content, errors);
  CheckOrigin(content, errors);
  CheckChannels(content, errors);
  // Below the governments of provinces and of cities with districts nobody makes 规章.
  Need(content.kind != ItemKind::kRule, "kind",
       "县级以下机关没有规章制定权（立法法第九十三条），请选“行政规范性文件”。", errors);
  return errors;
}

}  // namespace gongkai::disclosure
