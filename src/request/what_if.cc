#include "request/what_if.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <vector>

#include "base/fold.h"
#include "request/office_act.h"

namespace gongkai::request {
namespace {

using law::ReplyEventType;

struct Row {
  Supposition shown;
  std::optional<ReplyEventType> clock;  // none: receipt is confirmed
  std::optional<ReplyEventType> then;
};

constexpr Row kRows[] = {
    {{"confirm", "双方确认收到", ""}, {}, {}},
    {{"ask-correction", "要求补正", "收到补正"},
     ReplyEventType::kCorrectionRequested,
     ReplyEventType::kCorrectionReceived},
    {{"correction", "收到补正", ""}, ReplyEventType::kCorrectionReceived, {}},
    {{"consult", "征求意见", "对方答复"}, ReplyEventType::kConsultationSent, ReplyEventType::kConsultationClosed},
    {{"consult-closed", "征求意见结束", ""}, ReplyEventType::kConsultationClosed, {}},
    {{"extend", "延期答复", ""}, ReplyEventType::kExtended, {}},
    {{"delay", "延迟答复", ""}, ReplyEventType::kDelayed, {}},
    {{"fee", "通知缴费", "缴费"}, ReplyEventType::kFeeNotified, ReplyEventType::kFeePaid},
    {{"fee-paid", "缴费", ""}, ReplyEventType::kFeePaid, {}},
};

const Row* RowOf(std::string_view id) {
  const auto* const row = std::ranges::find(kRows, id, [](const Row& each) { return each.shown.id; });
  return row == std::end(kRows) ? nullptr : row;
}

std::optional<Date> DayIn(std::string_view typed, std::string_view field, FieldErrors& errors) {
  if (IsBlankText(typed)) return std::nullopt;
  const auto day = ParseDate(Trim(typed));
  if (!day) errors.push_back({std::string(field), "日期请写成“2026-03-10”这样。"});
  return day;
}

std::optional<int> CountIn(std::string_view typed, FieldErrors& errors) {
  if (IsBlankText(typed)) return std::nullopt;
  const std::string_view digits = Trim(typed);
  int count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (error == std::errc{} && end == digits.data() + digits.size()) return count;
  errors.push_back({"working_days", "请填写一个整数。"});
  return std::nullopt;
}

CaseEvent EventOn(const std::optional<ReplyEventType>& type, Date on) {
  CaseEvent event{.kind = type ? CaseEventKind::kClock : CaseEventKind::kConfirmed, .on = on};
  if (type) event.clock.type = *type;
  event.clock.on = on;
  return event;
}

/// Without a ref where one is open; several open ones have to be told apart elsewhere.
void NameConsultation(const CaseFold& fold, CaseEvent& event) {
  if (event.clock.type == ReplyEventType::kConsultationSent) event.clock.ref = NextConsultation(fold);
}

}  // namespace

std::span<const Supposition> Suppositions() {
  static const auto kAll = [] {
    std::vector<Supposition> all;
    for (const Row& row : kRows) all.push_back(row.shown);
    return all;
  }();
  return kAll;
}

FormResult<CaseFold> TryOut(const CaseFold& fold, const WhatIf& typed, const law::WorkingCalendar& calendar) {
  FieldErrors errors;
  const Row* const row = RowOf(typed.what);
  if (row == nullptr) return FieldError{"what", "请选择假设发生什么。"};
  const auto on = DayIn(typed.on, "on", errors), then = DayIn(typed.then, "then", errors);
  if (!on && errors.empty()) errors.push_back({"on", "请填写日期。"});
  const auto until = DayIn(typed.until, "until", errors);
  const auto days = CountIn(typed.working_days, errors);
  if (!errors.empty()) return errors;
  CaseEvent event = EventOn(row->clock, *on);
  event.clock.until = until;
  event.clock.working_days = days;
  event.clock.with = law::ConsultedFrom(typed.with);
  NameConsultation(fold, event);
  CaseFold trial = fold;
  if (event.clock.type == ReplyEventType::kDelayed) trial.reasons_told = true;  // supposed with it
  if (Status status = Apply(trial, event, calendar); !status) return FieldError{"what", status.error().message + "。"};
  if (!then || !row->then) return trial;
  CaseEvent second = EventOn(row->then, *then);
  second.clock.ref = event.clock.ref;
  if (Status status = Apply(trial, second, calendar); !status) return FieldError{"then", status.error().message + "。"};
  return trial;
}

}  // namespace gongkai::request
