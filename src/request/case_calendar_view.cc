#include "request/case_calendar_view.h"

#include <algorithm>
#include <map>

#include "law/reply_explanation.h"
#include "web/month.h"

namespace gongkai::request {
namespace {

using std::chrono::sys_days;
using web::DayMark;
using web::Html;
using web::Markup;

std::string NoteOf(const CaseEvent& event) {
  switch (event.kind) {
    case CaseEventKind::kSubmitted:
    case CaseEventKind::kSignedFor:
    case CaseEventKind::kConfirmed:
      return std::string(NameOf(event.kind));
    case CaseEventKind::kClock:
      return std::string(law::NameOf(event.clock.type));
    default:
      return {};
  }
}

/// What stands on a day, in the order in which it happened.
std::map<sys_days, std::string> NotesOf(const std::vector<CaseEvent>& events) {
  std::map<sys_days, std::string> notes;
  for (const CaseEvent& event : events) {
    const std::string note = NoteOf(event);
    if (note.empty() || !event.on.ok()) continue;
    std::string& there = notes[sys_days(event.on)];
    there += (there.empty() ? "" : "、") + note;
  }
  return notes;
}

std::string WhyOf(const law::ReplyDay& day) {
  switch (day.reason) {
    case law::DayReason::kMakeUp:
      return day.holiday + "调休上班";
    case law::DayReason::kHoliday:
      return day.holiday + "放假";
    default:
      return std::string(law::NameOf(day.reason));
  }
}

struct Days {
  std::map<sys_days, law::ReplyDay> run;
  std::map<sys_days, std::string> notes;
  std::optional<Date> start, due;
};

DayMark MarkOf(Date date, const Days& days) {
  DayMark mark;
  const auto note = days.notes.find(sys_days(date));
  if (note != days.notes.end()) mark.note = note->second;
  if (days.start == date) {
    mark.kind = DayMark::Kind::kDoesNotCount;
    mark.why = "起算日";
  }
  const auto found = days.run.find(sys_days(date));
  if (found == days.run.end()) return mark;
  const law::ReplyDay& day = found->second;
  mark.kind = day.Counts() ? DayMark::Kind::kCounts : DayMark::Kind::kDoesNotCount;
  mark.number = day.number;
  mark.why = WhyOf(day);
  if (days.due == date) mark.note += (mark.note.empty() ? "" : "、") + std::string("最迟答复");
  return mark;
}

/// From receipt to what comes last; events put down for far days do not make a book of it.
std::pair<Date, Date> RangeOf(const law::ReplyStatus& reply, const Days& days) {
  constexpr std::chrono::days kLongest{3 * 365};
  sys_days first(reply.run->start), last(days.due.value_or(reply.run->start));
  if (reply.received) first = std::min(first, sys_days(*reply.received));
  for (const auto& [day, note] : days.notes) {
    first = std::min(first, day);
    last = std::max(last, day);
  }
  return {Date(std::max(first, last - kLongest)), Date(last)};
}

}  // namespace

Html RunInWords(const law::ReplyStatus& reply) {
  if (!reply.received) return Markup("<p>还没有收到申请之日：双方确认以后才起算（条例第三十一条）。</p>");
  if (!reply.run) return Markup("<p>现在没有期限在计算。</p>");
  const law::ReplyRun& run = *reply.run;
  Html html = Markup("<p>从{}的第二天起算，{}个工作日", ToChinese(run.start), run.length.count);
  if (reply.due) {
    html.Add("，最迟答复<b>{}</b>。</p>", ToChinese(*reply.due));
  } else {
    html.Add("。正在征求其他机关的意见，对方没有法定的期限，答复以后才知道最后一天。</p>");
  }
  Html pauses;
  for (const law::Pause& pause : run.pauses) {
    pauses.Add("<li>{}的第二天到{}，征求意见，不计算。</li>", ToChinese(pause.after),
               pause.through ? ToChinese(*pause.through) : "对方答复");
  }
  if (!pauses.empty()) html.Add("<ul>{}</ul>", pauses);
  if (run.delayed_until) html.Add("<p>已告知申请人延迟到{}（条例第三十五条）。</p>", ToChinese(*run.delayed_until));
  if (reply.provisional) {
    html.Add(
        "<div class=\"gk-warned\"><p>其中有的年份国务院还没有发布放假通知，先按周末推算；通知发布后会重新计算。"
        "</p></div>");
  }
  return html;
}

Html MonthsOfCase(const law::ReplyStatus& reply, const std::vector<CaseEvent>& events,
                  const law::WorkingCalendar& calendar) {
  if (!reply.run) return {};
  Days days{.run = {}, .notes = NotesOf(events), .start = reply.run->start, .due = reply.due};
  for (law::ReplyDay& day : law::ExplainRun(*reply.run, calendar)) days.run.emplace(sys_days(day.on), std::move(day));
  const auto [first, last] = RangeOf(reply, days);
  Html html;
  for (auto month = first.year() / first.month(); month <= last.year() / last.month();
       month += std::chrono::months(1)) {
    html.Add("{}", web::Month(month, [&](Date date) { return MarkOf(date, days); }));
  }
  return Markup("<div class=\"item-months\">{}</div>", html);
}

}  // namespace gongkai::request
