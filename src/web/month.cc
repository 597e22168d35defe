#include "web/month.h"

#include <array>

namespace gongkai::web {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};

// 0 for Monday.
unsigned ColumnOf(Date day) { return std::chrono::weekday(std::chrono::sys_days(day)).iso_encoding() - 1; }

std::string_view StyleOf(const DayMark& mark) {
  if (mark.kind == DayMark::Kind::kOutside) return "gk-day";
  const bool noted = !mark.note.empty();
  if (mark.kind == DayMark::Kind::kCounts) return noted ? "gk-day gk-day-counts gk-day-noted" : "gk-day gk-day-counts";
  return noted ? "gk-day gk-day-off gk-day-noted" : "gk-day gk-day-off";
}

Html Cell(Date day, const DayMark& mark) {
  Html cell = Markup("<td class=\"{}\" data-label=\"{}\"><time datetime=\"{}\">{}</time>", StyleOf(mark),
                     kWeekdays[ColumnOf(day)], day, static_cast<unsigned>(day.day()));
  if (mark.kind == DayMark::Kind::kCounts && mark.number > 0) cell.Add("<b>第{}天</b>", mark.number);
  if (!mark.why.empty()) cell.Add("<span>{}</span>", mark.why);
  if (mark.kind == DayMark::Kind::kDoesNotCount) cell.Add("<span>不计</span>");
  if (!mark.note.empty()) cell.Add("<strong>{}</strong>", mark.note);
  return cell.Add("</td>");
}

Html Blank(unsigned days) {
  Html cells;
  for (unsigned i = 0; i < days; ++i) cells.Add("<td></td>");
  return cells;
}

Html Weeks(std::chrono::year_month month, const std::function<DayMark(Date)>& mark) {
  const Date first = month / std::chrono::day(1), last = month / std::chrono::last;
  Html rows = Markup("<tr>{}", Blank(ColumnOf(first)));
  for (std::chrono::sys_days day(first); day <= std::chrono::sys_days(last); day += std::chrono::days(1)) {
    const Date date(day);
    if (ColumnOf(date) == 0 && date != first) rows.Add("</tr><tr>");
    rows.Add("{}", Cell(date, mark(date)));
  }
  return rows.Add("{}</tr>", Blank(6 - ColumnOf(last)));
}

}  // namespace

Html Month(std::chrono::year_month month, const std::function<DayMark(Date)>& mark) {
  Html heads;
  for (const std::string_view weekday : kWeekdays) heads.Add("<th scope=\"col\">{}</th>", weekday);
  return Markup(
      "<table class=\"gk-month\"><caption>{}年{}月</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
      static_cast<int>(month.year()), static_cast<unsigned>(month.month()), heads, Weeks(month, mark));
}

}  // namespace gongkai::web
