#include "home/due.h"

#include <algorithm>

#include "base/utf8.h"

namespace gongkai::home {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

/// 20260131
std::string PlainDay(Date day) {
  std::string text = ToString(day);
  std::erase(text, '-');
  return text;
}

/// RFC 5545 3.3.11: these have a meaning of their own.
std::string Escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

/// RFC 5545 3.1: no line is longer than 75 bytes, and none is cut within a character.
std::string Folded(std::string_view line) {
  constexpr std::size_t kLongest = 75;
  std::string out;
  std::size_t room = kLongest;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80) --cut;
    if (cut == 0) cut = room;  // no text: nothing but bytes that continue something
    out.append(line.substr(0, cut)).append(kLineEnd).append(" ");
    line.remove_prefix(cut);
    room = kLongest - 1;
  }
  return out.append(line).append(kLineEnd);
}

/// "https://www.example.gov.cn/zwgk" → "www.example.gov.cn"
std::string_view HostIn(std::string_view site) {
  const std::size_t scheme = site.find("://");
  if (scheme != std::string_view::npos) site.remove_prefix(scheme + 3);
  return site.substr(0, site.find('/'));
}

std::string EntryOf(const Due& due, std::string_view site) {
  const std::string day = PlainDay(*due.day),
                    next = PlainDay(Date(std::chrono::sys_days(*due.day) + std::chrono::days(1)));
  std::string out = "BEGIN:VEVENT\r\n";
  out += Folded("UID:" + due.key + "@" + std::string(HostIn(site)));
  out += Folded("DTSTAMP:" + day + "T000000Z");
  out += Folded("DTSTART;VALUE=DATE:" + day) + Folded("DTEND;VALUE=DATE:" + next);
  out += Folded("SUMMARY:" + Escaped(due.what));
  if (!due.detail.empty()) out += Folded("DESCRIPTION:" + Escaped(due.detail));
  out += Folded("URL:" + std::string(site) + due.path);
  out += "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P1D\r\n" + Folded("DESCRIPTION:" + Escaped(due.what)) +
         "END:VALARM\r\n";
  return out + "END:VEVENT\r\n";
}

}  // namespace

Urgency UrgencyOf(const Due& due, Date today) {
  if (!due.day) return Urgency::kNoDay;
  const auto left = std::chrono::sys_days(*due.day) - std::chrono::sys_days(today);
  if (left < std::chrono::days(0)) return Urgency::kOverdue;
  return left < kSoon ? Urgency::kSoon : Urgency::kLater;
}

std::string_view IdOf(Urgency urgency) {
  switch (urgency) {
    case Urgency::kOverdue:
      return "overdue";
    case Urgency::kSoon:
      return "soon";
    case Urgency::kLater:
      return "later";
    case Urgency::kNoDay:
      break;
  }
  return "open";
}

std::string_view NameOf(Urgency urgency) {
  switch (urgency) {
    case Urgency::kOverdue:
      return "已过期";
    case Urgency::kSoon:
      return "七天内";
    case Urgency::kLater:
      return "以后";
    case Urgency::kNoDay:
      break;
  }
  return "没有期限";
}

std::optional<Urgency> UrgencyFrom(std::string_view id) {
  const auto found = std::ranges::find(kUrgencies, id, [](Urgency each) { return IdOf(each); });
  return found == std::end(kUrgencies) ? std::nullopt : std::optional(*found);
}

std::string DaysLeft(const Due& due, Date today) {
  if (!due.day) return "";
  const auto left = (std::chrono::sys_days(*due.day) - std::chrono::sys_days(today)).count();
  if (left == 0) return "今天到期";
  return left < 0 ? "已过 " + std::to_string(-left) + " 天" : "还有 " + std::to_string(left) + " 天";
}

void SortByDay(std::vector<Due>& dues) {
  std::ranges::stable_sort(dues, [](const Due& a, const Due& b) {
    if (a.day.has_value() != b.day.has_value()) return a.day.has_value();
    return a.day && *a.day < *b.day;
  });
}

std::string CalendarOf(const std::vector<Due>& dues, std::string_view site) {
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//gongkai//worklist//ZH\r\n";
  out += Folded("X-WR-CALNAME:政府信息公开：要办的事");
  for (const Due& due : dues) {
    if (due.day) out += EntryOf(due, site);
  }
  return out + "END:VCALENDAR\r\n";
}

}  // namespace gongkai::home
