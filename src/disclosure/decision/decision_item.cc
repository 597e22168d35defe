#include "disclosure/decision/decision_item.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {
namespace {

// ---- names

constexpr std::u32string_view kDoubleNames[] = {U"欧阳", U"司马", U"上官", U"诸葛", U"东方", U"皇甫", U"尉迟", U"公孙",
                                                U"慕容", U"令狐", U"宇文", U"长孙", U"司徒", U"夏侯", U"端木", U"百里"};

using Names = std::vector<std::u32string>;

bool IsDoubleName(std::u32string_view name) { return std::ranges::find(kDoubleNames, name) != std::end(kDoubleNames); }

std::u32string FamilyName(const std::u32string& name) {
  return name.substr(0, name.size() > 2 && IsDoubleName(std::u32string_view(name).substr(0, 2)) ? 2 : 1);
}

bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool IsDot(char32_t c) { return c == U'\u00B7' || c == U'\u2022' || c == U'\u30FB' || c == U'\u2027'; }
bool IsOfName(char32_t c) { return IsHan(c) || IsLatin(c) || IsDot(c) || c == U'.' || c == U'\'' || c == U'-'; }

/// With which what is no name of a person ends.
bool SaysNoPerson(std::u32string_view name) {
  constexpr std::u32string_view kEnds[] = {
      U"店",   U"厂",   U"公司", U"合作社", U"中心", U"商行", U"超市",   U"经营部", U"服务部", U"工作室", U"饭馆",
      U"餐馆", U"酒楼", U"客栈", U"书社",   U"作坊", U"协会", U"养殖场", U"等",     U"等人",   U"先生",   U"女士"};
  return std::ranges::any_of(kEnds, [&](std::u32string_view end) { return name.ends_with(end); });
}

bool IsName(const std::u32string& name) {
  constexpr std::size_t kLongestHan = 6, kLongest = 40;  // 阿卜杜拉; with a dot or in letters
  if (name.size() < 2 || !std::ranges::all_of(name, IsOfName) || SaysNoPerson(name)) return false;
  return name.size() <= (std::ranges::all_of(name, IsHan) ? kLongestHan : kLongest);
}

/// At "和" only between two names: 李和平 is one person.
void SplitAtAnd(std::u32string_view text, Names& parts) {
  const auto count = [](std::u32string_view part) {
    return std::ranges::count_if(part, [](char32_t c) { return !IsBlank(c); });
  };
  std::size_t at = text.find(U'和');
  while (at != std::u32string_view::npos && (count(text.substr(0, at)) < 2 || count(text.substr(at + 1)) < 2))
    at = text.find(U'和', at + 1);
  parts.emplace_back(text.substr(0, at));
  if (at != std::u32string_view::npos) SplitAtAnd(text.substr(at + 1), parts);
}

/// What stands between commas; an empty part is left out.
Names Listed(std::u32string_view text) {
  constexpr std::u32string_view kCommas = U"、,;，；";
  Names parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(kCommas), text.size());
    if (std::ranges::any_of(text.substr(0, end), [](char32_t c) { return !IsBlank(c); }))
      SplitAtAnd(text.substr(0, end), parts);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// At blanks, but "张 三" is one name: a single character and a double family name belong to what follows, or to what
/// stands before it when nothing does.
void SplitAtBlanks(std::u32string_view text, Names& names) {
  const std::size_t before = names.size();
  std::u32string name;
  const auto end = [&] {
    if (name.size() < 2 || IsDoubleName(name)) return;
    names.push_back(std::move(name));
    name.clear();
  };
  for (const char32_t c : text) {
    if (IsBlank(c)) {
      end();
    } else {
      name += c;
    }
  }
  end();
  if (name.empty()) return;
  if (names.size() > before) {
    names.back() += name;
  } else {
    names.push_back(std::move(name));
  }
}

/// Folded; as they stand in the cell.
Names NamesIn(std::string_view party) {
  Names names;
  for (const std::u32string& part : Listed(Fold(party))) SplitAtBlanks(part, names);
  return names;
}

/// Where a name that begins at text[at] ends, blanks inside it passed over; 0: none does.
std::size_t EndOfName(std::u32string_view text, std::size_t at, std::u32string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    while (i > 0 && at < text.size() && IsBlank(text[at])) ++at;
    if (at >= text.size() || text[at] != name[i]) return 0;
    ++at;
  }
  return at;
}

// ---- the table

constexpr std::size_t kMostCharacters = RichTextLimits::kCharacters * 4 / 5;  // the heads and what a person adds

constexpr std::string_view kHeads[] = {"序号", "决定书文号", "行政相对人", "事项", "决定内容", "依据", "作出决定日期"};

RichCell CellOf(std::string text, bool head = false) {
  return {.head = head, .paragraphs = {RichParagraph{{}, {RichRun{.text = std::move(text)}}}}};
}

RichRow RowOf(const Decision& decision, std::size_t number) {
  RichRow row;
  row.cells = {CellOf(std::to_string(number)),
               CellOf(decision.decision_number),
               CellOf(MaskedParty(decision)),
               CellOf(Masked(decision, decision.matter)),
               CellOf(Masked(decision, decision.content)),
               CellOf(Masked(decision, decision.basis)),
               CellOf(ToString(decision.decided_on))};
  return row;
}

std::size_t CharactersOf(const Decision& decision) {
  return Utf8Length(decision.decision_number) + Utf8Length(decision.party.Reveal()) + Utf8Length(decision.matter) +
         Utf8Length(decision.content) + Utf8Length(decision.basis) + sizeof("1000 2026-03-09");
}

std::string MonthOf(const Decision& decision) {
  return std::to_string(static_cast<int>(decision.decided_on.year())) + "年" +
         std::to_string(static_cast<unsigned>(decision.decided_on.month())) + "月";
}

}  // namespace

std::vector<std::string> NamesOf(std::string_view party) {
  std::vector<std::string> names;
  for (const std::u32string& name : NamesIn(party)) {
    if (!IsName(name)) return {};
    names.push_back(ToUtf8(name));
  }
  return names;
}

bool IsPersonalName(std::string_view party) {
  const Names names = NamesIn(party);
  return names.size() == 1 && names.front().size() <= 4 && std::ranges::all_of(names.front(), IsHan) &&
         IsName(names.front());
}

std::string MaskedParty(const Decision& decision) {
  if (!decision.is_natural) return decision.party.Reveal();
  std::string masked;
  for (const std::u32string& name : NamesIn(decision.party.Reveal()))
    masked += (masked.empty() ? "" : "、") + ToUtf8(FamilyName(name)) + "某";
  return masked;
}

std::string Masked(const Decision& decision, std::string_view text) {
  if (!decision.is_natural) return std::string(text);
  Names names = NamesIn(decision.party.Reveal());
  const auto length = [](const std::u32string& name) { return name.size(); };
  std::ranges::stable_sort(names, std::ranges::greater(), length);  // 张三丰 before 张三
  const FoldedText folded = FoldWithOrigin(text);
  std::string masked;
  for (std::size_t at = 0; at < folded.text.size();) {
    std::size_t end = 0;
    for (auto name = names.begin(); name != names.end() && end == 0; ++name) {
      end = EndOfName(folded.text, at, *name);
      if (end > 0) masked += ToUtf8(FamilyName(*name)) + "某";
    }
    if (end == 0) {
      end = at + 1;
      masked += text.substr(folded.origin[at], folded.origin[end] - folded.origin[at]);
    }
    at = end;
  }
  return masked;
}

bool StandsIn(const Decision& decision, std::string_view lines) {
  const std::u32string number = FromUtf8(NumberKey(decision.decision_number)), text = FromUtf8(NumberKey(lines));
  const auto is_digit_at = [&](std::size_t at) { return at < text.size() && IsDigit(text[at]); };
  for (std::size_t at = text.find(number); at != std::u32string::npos && !number.empty();
       at = text.find(number, at + 1)) {
    const bool goes_on = IsDigit(number.back()) && is_digit_at(at + number.size());
    const bool came_before = IsDigit(number.front()) && at > 0 && is_digit_at(at - 1);
    if (!goes_on && !came_before) return true;
  }
  return false;
}

const Decision* UnfitIn(std::span<const Decision> decisions, std::string_view lines) {
  for (const Decision& decision : decisions) {
    if ((decision.annulment || !decision.is_to_publish) && StandsIn(decision, lines)) return &decision;
  }
  return nullptr;
}

std::size_t FitIntoItem(std::span<const Decision> decisions) {
  std::size_t characters = 0, count = 0;
  for (const Decision& decision : decisions) {
    characters += CharactersOf(decision);
    if (characters > kMostCharacters && count > 0) break;
    ++count;
  }
  return count;
}

Content ItemContentOf(std::span<const Decision> decisions, Date today) {
  const Decision& first = decisions.front();
  const std::string count = std::to_string(decisions.size()), name(NameOf(first.kind)), see = "见下表";
  const bool is_one = decisions.size() == 1;
  Content content{.kind = ItemKindOf(first.kind),
                  .title = MonthOf(first) + name + "决定信息（" + count + " 件）",
                  .summary = MonthOf(first) + "作出并公开的" + name + "决定 " + count + " 件，自然人姓名已作隐名处理。",
                  .formed_on = today};
  content.fields = {{"decision_number", first.decision_number + (is_one ? "" : " 等 " + count + " 件")},
                    {"decided_on", ToString(first.decided_on)},
                    {"party", is_one ? MaskedParty(first) : see},
                    {"matter", is_one ? Masked(first, first.matter) : see},
                    {"result", is_one ? Masked(first, first.content) : see},
                    {"basis", is_one ? Masked(first, first.basis) : see}};
  return content;
}

Result<RichText> TableOf(std::span<const Decision> decisions) {
  RichTable table;
  RichRow head;
  for (const std::string_view text : kHeads) head.cells.push_back(CellOf(std::string(text), true));
  table.rows.push_back(std::move(head));
  for (std::size_t i = 0; i < decisions.size(); ++i) table.rows.push_back(RowOf(decisions[i], i + 1));
  return RichText::Of({std::move(table)});
}

}  // namespace gongkai::disclosure
