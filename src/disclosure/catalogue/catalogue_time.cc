#include "disclosure/catalogue/catalogue_time.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

using Text = std::u32string_view;

struct CycleRow {
  Cycle cycle;
  std::string_view id, name;
};
constexpr CycleRow kCycles[] = {{Cycle::kMonth, "month", "每月"},
                                {Cycle::kQuarter, "quarter", "每季度"},
                                {Cycle::kHalfYear, "half", "每半年"},
                                {Cycle::kYear, "year", "每年"}};

constexpr int kMostDays = 1000;

bool TakeFront(Text& text, std::initializer_list<Text> words) {
  for (const Text word : words) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    return true;
  }
  return false;
}

bool TakeBack(Text& text, std::initializer_list<Text> words) {
  for (const Text word : words) {
    if (!text.ends_with(word)) continue;
    text.remove_suffix(word.size());
    return true;
  }
  return false;
}

// ---- numbers

constexpr Text kHanDigits = U"零一二三四五六七八九";

bool IsHanNumeral(char32_t c) { return c == U'十' || c == U'两' || kHanDigits.find(c) != Text::npos; }
bool IsNumeral(char32_t c) { return IsDigit(c) || IsHanNumeral(c); }

std::optional<int> PlainNumber(Text digits) {
  int number = 0;
  for (const char32_t c : digits) {
    if (!IsDigit(c)) return std::nullopt;
    number = number * 10 + static_cast<int>(c - U'0');
    if (number > kMostDays) return std::nullopt;
  }
  return number;
}

std::optional<int> HanDigit(Text digit) {
  if (digit == U"两") return 2;
  const std::size_t at = digit.size() == 1 ? kHanDigits.find(digit) : Text::npos;
  return at == Text::npos ? std::nullopt : std::optional(static_cast<int>(at));
}

/// "七", "十", "十五", "二十", "三十五".
std::optional<int> HanNumber(Text numerals) {
  const std::size_t ten = numerals.find(U'十');
  if (ten == Text::npos) return HanDigit(numerals);
  const auto tens = ten == 0 ? std::optional(1) : HanDigit(numerals.substr(0, ten));
  const auto ones = ten + 1 == numerals.size() ? std::optional(0) : HanDigit(numerals.substr(ten + 1));
  if (!tens || !ones) return std::nullopt;
  return *tens * 10 + *ones;
}

/// "10个工作日", taken off the front. Months are no number of days.
std::optional<law::Term> TakeTerm(Text& text) {
  const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, IsNumeral) - text.begin());
  const Text numerals = text.substr(0, end);
  if (numerals.empty()) return std::nullopt;
  const auto number = IsDigit(numerals.front()) ? PlainNumber(numerals) : HanNumber(numerals);
  if (!number || *number < 1 || *number > kMostDays) return std::nullopt;
  text.remove_prefix(end);
  if (TakeFront(text, {U"个工作日", U"工作日"})) return law::Term{*number, law::TermUnit::kWorkingDays};
  if (TakeFront(text, {U"个自然日", U"自然日", U"个日历日", U"日历日", U"日", U"天"})) {
    return law::Term{*number, law::TermUnit::kCalendarDays};
  }
  return std::nullopt;
}

// ---- clauses

std::optional<Cycle> TakeCycle(Text& text) {
  if (TakeFront(text, {U"按半年度", U"按半年", U"每半年", U"半年度", U"半年"})) return Cycle::kHalfYear;
  if (TakeFront(text, {U"按年度", U"按年", U"每年度", U"每年", U"年度"})) return Cycle::kYear;
  if (TakeFront(text, {U"按季度", U"按季", U"每季度", U"每季", U"季度"})) return Cycle::kQuarter;
  if (TakeFront(text, {U"按月度", U"按月", U"每月", U"月度", U"月"})) return Cycle::kMonth;
  return std::nullopt;
}

void TakeVerb(Text& text) {
  while (TakeFront(text, {U"及时", U"主动", U"予以", U"依法", U"向社会", U"进行", U"对外"})) {
  }
  TakeFront(text, {U"公开", U"公布", U"发布", U"公示", U"公告", U"更新"});
}

/// The event of "自作出决定之日起", without the words around it; none when it says nothing from when.
std::optional<Text> EventIn(Text before) {
  if (!TakeBack(before, {U"之日起", U"当日起", U"之日", U"日起", U"之后", U"以后", U"后", U"起"})) return std::nullopt;
  TakeFront(before, {U"自", U"从", U"在", U"经", U"于"});
  if (before.empty()) return std::nullopt;
  return before;
}

class Reading {
 public:
  TimeLimit limit;

  /// False when the clause was not understood.
  bool Take(Text clause) {
    return TakesElsewhere(clause) || TakesPosting(clause) || TakesCycle(clause) || TakesWord(clause) ||
           TakesTerm(clause);
  }

 private:
  /// That other law may set another term changes nothing in this one.
  static bool TakesElsewhere(Text clause) {
    return clause.ends_with(U"另有规定的") || clause.ends_with(U"另有规定的从其规定") ||
           clause.ends_with(U"另有规定的除外") || clause == U"从其规定";
  }

  bool TakesPosting(Text clause) {
    TakeFront(clause, {U"并", U"且", U"同时"});
    const bool is_notice = clause.starts_with(U"公告");
    if (!TakeFront(clause, {U"公示", U"公告"})) return false;
    TakeFront(clause, {U"时间", U"期限", U"期"});
    TakeFront(clause, {U"为", U"是"});
    const bool at_least = TakeFront(clause, {U"不少于", U"不得少于", U"至少"});
    const auto term = TakeTerm(clause);
    TakeFront(clause, {U"以上"});
    if (!term || !clause.empty() || limit.posted) return false;
    limit.posted = term;
    limit.is_posted_at_least = at_least;
    limit.is_posted_notice = is_notice;
    return true;
  }

  bool TakesCycle(Text clause) {
    const auto cycle = TakeCycle(clause);
    if (!cycle || limit.cycle) return false;
    TakeVerb(clause);
    if (!clause.empty()) return false;
    limit.cycle = cycle;
    return true;
  }

  bool TakesWord(Text clause) {
    const bool lasting = TakeFront(clause, {U"长期"});
    const bool same_day = !lasting && TakeFront(clause, {U"即时", U"实时", U"立即"});
    const bool at_once = !lasting && !same_day && TakeFront(clause, {U"及时", U"随时"});
    if (!lasting && !same_day && !at_once) return false;
    TakeVerb(clause);
    if (!clause.empty()) return false;
    limit.is_lasting = limit.is_lasting || lasting;
    limit.is_at_once = limit.is_at_once || at_once;
    limit.is_same_day = limit.is_same_day || same_day;
    return true;
  }

  bool TakesTerm(Text clause) {
    // The number is the one before which an event ends: "一" also stands inside of events.
    for (std::size_t at = 1; at < clause.size(); ++at) {
      if (!IsNumeral(clause[at]) || IsNumeral(clause[at - 1])) continue;
      const auto event = EventIn(clause.substr(0, at));
      if (event) return TakesTermFrom(*event, clause.substr(at));
    }
    return false;
  }

  bool TakesTermFrom(Text event, Text rest) {
    const auto term = TakeTerm(rest);
    if (!term || limit.term || !TakeFront(rest, {U"之内", U"以内", U"内"})) return false;
    TakeVerb(rest);
    if (!rest.empty()) return false;
    limit.term = term;
    Text after = event;
    TakeFront(after, {U"本", U"当", U"上"});
    const auto cycle = TakeCycle(after);
    if (cycle && (after == U"结束" || after == U"终了")) {
      limit.cycle = cycle;
      limit.is_from_period = true;
      TakeFront(event, {U"每", U"按"});
    }
    limit.event = ToUtf8(event);
    return true;
  }
};

std::vector<std::u32string> ClausesOf(std::string_view words) {
  std::vector<std::u32string> clauses(1);
  for (const char32_t c : FoldTight(words)) {
    if (Text(U",;。()").find(c) == Text::npos) {
      clauses.back() += c;
    } else if (!clauses.back().empty()) {
      clauses.emplace_back();
    }
  }
  if (clauses.back().empty()) clauses.pop_back();
  return clauses;
}

TimeLimit Unread(std::string sentence) {
  TimeLimit limit;
  limit.unread = std::move(sentence);
  return limit;
}

}  // namespace

std::string_view IdOf(Cycle cycle) { return kCycles[static_cast<std::size_t>(cycle)].id; }
std::string_view NameOf(Cycle cycle) { return kCycles[static_cast<std::size_t>(cycle)].name; }
std::optional<Cycle> CycleFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kCycles, id, &CycleRow::id);
  return row == std::end(kCycles) ? std::nullopt : std::optional(row->cycle);
}

TimeLimit ReadTimeLimit(std::string_view words) {
  Reading reading;
  const std::vector<std::u32string> clauses = ClausesOf(words);
  if (clauses.empty()) return Unread("没有写公开时限。");
  for (const std::u32string& clause : clauses) {
    if (reading.Take(clause)) continue;
    if (reading.limit.term && clause.find(U"日内") != Text::npos) {
      return Unread("写了不止一个期限，系统分不清用哪一个，只作为文字保留。");
    }
    return Unread("“" + ToUtf8(clause) + "”没有读懂，只作为文字保留；请写成“信息形成之日起20个工作日内”这样的话。");
  }
  return reading.limit;
}

std::string InWords(const TimeLimit& limit) {
  if (!limit.is_read()) return limit.unread;
  std::vector<std::string> parts;
  if (limit.term) parts.push_back(limit.event + "之日起" + law::ToChinese(*limit.term) + "内公开");
  if (limit.cycle) parts.push_back(std::string(NameOf(*limit.cycle)) + "公开一次");
  if (limit.is_same_day) parts.emplace_back("当天公开");
  if (limit.is_at_once) parts.emplace_back("及时公开（没有写天数，最迟20个工作日，条例第二十六条）");
  if (limit.is_lasting) parts.emplace_back("长期公开");
  if (limit.posted) {
    parts.push_back(std::string(limit.is_posted_notice ? "公告" : "公示") + (limit.is_posted_at_least ? "不少于" : "") +
                    law::ToChinese(*limit.posted));
  }
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "；") + part;
  return text;
}

}  // namespace gongkai::disclosure
