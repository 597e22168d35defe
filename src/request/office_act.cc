#include "request/office_act.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::request {
namespace {

using account::Act;
using law::ReplyEventType;

constexpr Act kHandle = Act::kHandleCases;
constexpr CaseEventKind kClock = CaseEventKind::kClock;
constexpr ActFields kNothing{};
constexpr ActFields kDay{.on = true};

// What somebody is told of by letter has no day to be typed: it happens on the day on which the letter is made.
constexpr OfficeAct kActs[] = {
    {"assign", "分给经办人", "", "", kHandle, CaseEventKind::kAssigned, {}, {.to = true}, "交代的话", false, false},
    {"accept", "我来办", "", "", kHandle, CaseEventKind::kAccepted, {}, kNothing, "", false, false},
    {"return", "退回，请另外分", "", "", kHandle, CaseEventKind::kReturned, {}, kNothing, "为什么退回", true, false},
    {"ask-correction",
     "要求补正",
     "条例第三十条",
     "申请内容不明确的，自收到申请之日起7个工作日内一次告知全部要补正的事项，并写明合理的补正期限。收到补正后，"
     "答复期限重新起算。申请的用途不用说明，不能要求补正。",
     kHandle,
     kClock,
     ReplyEventType::kCorrectionRequested,
     {.until = true},
     "要补正的事项（一次告知）",
     true,
     false},
    {"correction", "收到补正", "条例第三十条", "答复期限从收到补正的这一天重新起算。", kHandle, kClock,
     ReplyEventType::kCorrectionReceived, kDay, "另外说明的", false, false},
    {"correction-lapsed", "逾期没有补正，不再处理", "条例第三十条",
     "申请人没有正当理由、到期没有补正的，视为放弃申请，本件就此办结。有没有正当理由由您判断。", kHandle, kClock,
     ReplyEventType::kCorrectionLapsed, kNothing, "怎样确认没有正当理由", true, true},
    {"consult",
     "征求意见",
     "条例第三十二条至第三十四条",
     "从发出的第二天起停止计算答复期限。第三方、共同制作机关自收到之日起15个工作日内答复；第三方没有答复的，由本机关"
     "决定是否公开，共同制作机关没有答复的，视为同意。",
     kHandle,
     kClock,
     ReplyEventType::kConsultationSent,
     {.until = true, .with = true},
     "征求什么意见",
     true,
     false},
    {"consult-closed",
     "征求意见结束",
     "条例第三十二条至第三十四条",
     "到这一天为止不计算答复期限，最迟到15个工作日届满那天。",
     kHandle,
     kClock,
     ReplyEventType::kConsultationClosed,
     {.on = true, .ref = true},
     "答复的意见，或者为什么不再等",
     true,
     false},
    {"extend",
     "同意延期答复",
     "条例第三十三条第二款",
     "延长答复期限要经政府信息公开工作机构负责人同意，并在期限届满以前告知申请人，合计不超过20个工作日。",
     Act::kConsentExtension,
     kClock,
     ReplyEventType::kExtended,
     {.working_days = true},
     "延期的理由",
     true,
     false},
    {"ask-reasons",
     "要求说明理由",
     "条例第三十五条",
     "申请的数量、频次明显超过合理范围的，可以要求说明理由。理由合理的照样答复；答复期限不因此变动。",
     kHandle,
     kClock,
     ReplyEventType::kReasonsRequested,
     {.until = true},
     "要说明的理由",
     true,
     false},
    {"reasons", "收到理由说明", "条例第三十五条", "", kHandle, kClock, ReplyEventType::kReasonsReceived, kDay,
     "申请人说明的理由", true, false},
    {"delay",
     "延迟答复",
     "条例第三十五条",
     "申请人说明的理由合理、但是无法在期限内答复的，可以确定延迟答复的合理期限，并告知申请人。",
     kHandle,
     kClock,
     ReplyEventType::kDelayed,
     {.until = true},
     "为什么无法在期限内答复",
     true,
     false},
    {"withdraw", "申请人撤回", "", "申请人自己提出撤回的才能登记。本件就此办结。", kHandle, kClock,
     ReplyEventType::kWithdrawn, kDay, "申请人怎样提出撤回的", true, true},
    {"note", "记一笔", "", "", kHandle, CaseEventKind::kNoted, {}, kNothing, "记什么", true, false},
    {"archive", "归档", "条例第四十五条", "", kHandle, CaseEventKind::kArchived, {}, kDay, "", false, false},
};

std::optional<std::int64_t> NumberIn(std::string_view text) {
  const std::string_view digits = Trim(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// A day that may be left out where `is_needed` is not set.
std::optional<Date> DayIn(std::string_view typed, std::string_view field, bool is_needed, FieldErrors& errors) {
  if (IsBlankText(typed)) {
    if (is_needed) errors.push_back({std::string(field), "请填写日期。"});
    return std::nullopt;
  }
  const auto day = ParseDate(Trim(typed));
  if (!day) errors.push_back({std::string(field), "日期请写成“2026-03-10”这样。"});
  return day;
}

/// What happened lies not ahead.
void NotAhead(const std::optional<Date>& day, std::string_view field, Date today, FieldErrors& errors) {
  if (day && *day > today) errors.push_back({std::string(field), "这一天还没有到，发生了再登记。"});
}

/// 「合理的补正期限」
bool NeedsTerm(const OfficeAct& act) {
  return act.clock == ReplyEventType::kCorrectionRequested || act.clock == ReplyEventType::kReasonsRequested;
}

void ReadDays(const OfficeAct& act, const OfficeActForm& form, Date today, CaseEvent& event, FieldErrors& errors) {
  event.on = today;
  if (act.fields.on) {
    const auto on = DayIn(form.on, "on", true, errors);
    NotAhead(on, "on", today, errors);
    event.on = on.value_or(today);
  }
  // An organ that is asked has no term of the law: one may be named in the letter.
  if (act.fields.until) event.clock.until = DayIn(form.until, "until", !act.fields.with, errors);
  if (event.clock.until && *event.clock.until < event.on) {
    errors.push_back({"until", "期限不能早于登记的日期。"});
  } else if (event.clock.until == event.on && NeedsTerm(act)) {
    errors.push_back({"until", "期限要合理，不能就是当天（条例第三十条、第三十五条）。"});
  }
  if (!act.fields.with) return;
  event.clock.delivered = DayIn(form.delivered, "delivered", false, errors);
  NotAhead(event.clock.delivered, "delivered", today, errors);
}

void ReadConsulted(const OfficeAct& act, const OfficeActForm& form, const CaseFold& fold, CaseEvent& event,
                   FieldErrors& errors) {
  if (act.fields.with) {
    event.clock.with = law::ConsultedFrom(form.with);
    event.clock.ref = NextConsultation(fold);
    if (!event.clock.with) errors.push_back({"with", "请选择征求谁的意见。"});
    if (IsBlankText(form.addressee.Reveal())) errors.push_back({"addressee", "请写明征求谁的意见，文书要写给他。"});
    if (Utf8Length(form.addressee.Reveal()) > kLongestWhom) errors.push_back({"addressee", "名称太长。"});
  }
  if (!act.fields.ref) return;
  event.clock.ref = form.ref;
  if (form.ref.empty()) errors.push_back({"ref", "请选择是哪一项征求意见。"});
}

void ReadNumbers(const OfficeAct& act, const OfficeActForm& form, CaseEvent& event, FieldErrors& errors) {
  constexpr std::int64_t kMostTyped = 999;  // how many the law allows is the fold's to say
  if (act.fields.working_days) {
    const auto days = NumberIn(form.working_days);
    if (!days || *days < 1 || *days > kMostTyped) errors.push_back({"working_days", "请填写延长几个工作日。"});
    if (days && *days >= 1 && *days <= kMostTyped) event.clock.working_days = static_cast<int>(*days);
  }
  if (!act.fields.to) return;
  const auto person = NumberIn(form.to);
  if (!person || *person <= 0) errors.push_back({"to", "请选择分给谁。"});
  if (person && *person > 0) event.to = account::PersonId{*person};
}

void CheckWords(const OfficeAct& act, const OfficeActForm& form, FieldErrors& errors) {
  if (act.words.empty()) return;
  if (act.words_required && IsBlankText(form.words.Reveal())) {
    errors.push_back({"words", "请填写“" + std::string(act.words) + "”。"});
  }
  if (Utf8Length(form.words.Reveal()) > kLongestActWords) errors.push_back({"words", "最多4000字。"});
}

CaseEvent BareEvent(const OfficeAct& act, Date on) {
  CaseEvent event{.kind = act.kind, .on = on};
  if (act.clock) event.clock.type = *act.clock;
  event.clock.on = on;
  return event;
}

}  // namespace

std::span<const OfficeAct> OfficeActs() { return kActs; }

const OfficeAct* FindOfficeAct(std::string_view id) {
  const auto found = std::ranges::find(kActs, id, &OfficeAct::id);
  return found == std::end(kActs) ? nullptr : found;
}

FormResult<CaseEvent> EventOf(const OfficeAct& act, const OfficeActForm& form, const CaseFold& fold, Date today) {
  FieldErrors errors;
  CaseEvent event = BareEvent(act, today);
  ReadDays(act, form, today, event, errors);
  ReadConsulted(act, form, fold, event, errors);
  ReadNumbers(act, form, event, errors);
  CheckWords(act, form, errors);
  event.clock.on = event.on;
  if (!errors.empty()) return errors;
  return event;
}

std::optional<Error> AgainstToday(const OfficeAct& act, const CaseFold& fold, account::PersonId person, Date today,
                                  const law::WorkingCalendar& calendar) {
  constexpr std::chrono::days kFar{2'000};  // later than any due day that a delay could have to pass
  CaseEvent event = BareEvent(act, today);
  event.person = person;
  if (act.fields.until) event.clock.until = Date(std::chrono::sys_days(today) + kFar);
  if (act.fields.working_days) event.clock.working_days = 1;
  if (act.fields.to) event.to = person;
  if (act.fields.with) {
    event.clock.with = law::Consulted::kThirdParty;
    event.clock.ref = NextConsultation(fold);
  }
  if (act.fields.ref) {
    const auto open = std::ranges::find_if(fold.reply.asked, &law::Asked::IsOpen);
    if (open != fold.reply.asked.end()) event.clock.ref = open->ref;
  }
  CaseFold trial = fold;
  Status status = Apply(trial, event, calendar);
  if (status) return std::nullopt;
  return std::move(status).error();
}

std::vector<LetterKind> LettersToldBy(const OfficeAct& act, const CaseEvent& event) {
  if (!act.clock) return {};
  switch (*act.clock) {
    case ReplyEventType::kCorrectionRequested:
      return {LetterKind::kCorrection};
    case ReplyEventType::kReasonsRequested:
      return {LetterKind::kReasons};
    case ReplyEventType::kExtended:
      return {LetterKind::kExtension};
    case ReplyEventType::kDelayed:
      return {LetterKind::kDelay};
    case ReplyEventType::kCorrectionLapsed:
      return {LetterKind::kDecision};
    case ReplyEventType::kConsultationSent:
      if (event.clock.with == law::Consulted::kThirdParty) {
        return {LetterKind::kAskThirdParty, LetterKind::kThirdPartyReply, LetterKind::kAskingNotice};
      }
      if (event.clock.with == law::Consulted::kJointMaker) {
        return {LetterKind::kAskJointMaker, LetterKind::kAskingNotice};
      }
      return {LetterKind::kAssistance, LetterKind::kAskingNotice};
    default:
      return {};
  }
}

std::string NextConsultation(const CaseFold& fold) {
  for (int number = 1;; ++number) {
    std::string ref = std::to_string(number);
    if (std::ranges::find(fold.reply.asked, ref, &law::Asked::ref) == fold.reply.asked.end()) return ref;
  }
}

}  // namespace gongkai::request
