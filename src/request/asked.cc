#include "request/asked.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::request {
namespace {

template <class Value>
struct NamedRow {
  Value value;
  std::string_view id, name;
};

constexpr NamedRow<Carrier> kCarrierRows[] = {
    {Carrier::kPaper, "paper", "纸质"},
    {Carrier::kElectronic, "electronic", "电子文本"},
    {Carrier::kOnTheSpot, "on_the_spot", "现场查阅、抄录"},
};
constexpr std::array kCarriers = {Carrier::kPaper, Carrier::kElectronic, Carrier::kOnTheSpot};

constexpr NamedRow<Way> kWayRows[] = {
    {Way::kPage, "page", "在网上查看、下载"},
    {Way::kEmail, "email", "电子邮件"},
    {Way::kPost, "post", "邮寄"},
    {Way::kCounter, "counter", "当面领取"},
};
constexpr std::array kWays = {Way::kPage, Way::kEmail, Way::kPost, Way::kCounter};

template <class Value, std::size_t N>
const NamedRow<Value>& RowOf(const NamedRow<Value> (&rows)[N], Value value) {
  return *std::ranges::find(rows, value, &NamedRow<Value>::value);
}

template <class Value, std::size_t N>
std::optional<Value> ValueFrom(const NamedRow<Value> (&rows)[N], std::string_view id) {
  const auto* const found = std::ranges::find(rows, id, &NamedRow<Value>::id);
  return found == std::end(rows) ? std::nullopt : std::optional(found->value);
}

PersonalText TidiedText(const PersonalText& typed) {
  return PersonalText(std::string(Trim(WithoutInvisible(typed.Reveal()))));
}

PersonalText TidiedLine(const PersonalText& typed) {
  std::string line = TidiedText(typed).Reveal();
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return PersonalText(std::move(line));
}

void CheckLength(FieldErrors& errors, std::string_view field, const PersonalText& text, std::size_t longest) {
  if (Utf8Length(text.Reveal()) > longest) {
    errors.push_back({std::string(field), "最多写" + std::to_string(longest) + "个字。"});
  }
}

bool IsNumeral(char32_t c) {
  return IsDigit(c) || std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos;
}

/// "1、", "2.", "（三）", "四、" at its beginning; of "2025年" it is none.
bool IsNumbered(std::u32string_view line) {
  std::size_t at = 0;
  while (at < line.size() && IsBlank(line[at])) ++at;
  const bool has_bracket = at < line.size() && line[at] == U'(';
  if (has_bracket) ++at;
  const std::size_t from = at;
  while (at < line.size() && IsNumeral(line[at])) ++at;
  if (at == from || at - from > 2 || at >= line.size()) return false;
  return has_bracket ? line[at] == U')' : std::u32string_view(U"、.．)").find(line[at]) != std::u32string_view::npos;
}

int CountNumbered(std::string_view text) {
  const std::u32string folded = Fold(text);
  int count = 0;
  std::u32string_view rest = folded;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(U'\n'), rest.size());
    if (IsNumbered(rest.substr(0, end))) ++count;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return count;
}

int CountTitles(std::string_view text) {
  constexpr std::string_view kOpen = "《";
  int count = 0;
  for (std::size_t at = text.find(kOpen); at != std::string_view::npos; at = text.find(kOpen, at + kOpen.size())) {
    ++count;
  }
  return count;
}

}  // namespace

std::span<const Carrier> Carriers() { return kCarriers; }
std::string_view IdOf(Carrier carrier) { return RowOf(kCarrierRows, carrier).id; }
std::string_view NameOf(Carrier carrier) { return RowOf(kCarrierRows, carrier).name; }
std::optional<Carrier> CarrierFrom(std::string_view id) { return ValueFrom(kCarrierRows, id); }

std::span<const Way> Ways() { return kWays; }
std::string_view IdOf(Way way) { return RowOf(kWayRows, way).id; }
std::string_view NameOf(Way way) { return RowOf(kWayRows, way).name; }
std::optional<Way> WayFrom(std::string_view id) { return ValueFrom(kWayRows, id); }

bool CanGo(Carrier carrier, Way way) {
  switch (carrier) {
    case Carrier::kPaper:
      return way == Way::kPost || way == Way::kCounter;
    case Carrier::kElectronic:
      return true;  // by post and over the counter on a disc
    case Carrier::kOnTheSpot:
      return way == Way::kCounter;
  }
  return false;
}

Asked Tidied(const Asked& asked) {
  Asked tidy = asked;
  tidy.title = TidiedLine(asked.title);
  tidy.text = TidiedText(asked.text);
  tidy.file_number = TidiedLine(asked.file_number);
  return tidy;
}

FieldErrors FaultsOf(const Asked& given) {
  const Asked asked = Tidied(given);
  FieldErrors errors;
  if (asked.title.empty()) {
    errors.push_back({"title", "请写明要什么信息：名称、文号或者便于查找的其他特征（条例第二十九条）。"});
  }
  CheckLength(errors, "title", asked.title, kLongestAskedTitle);
  CheckLength(errors, "text", asked.text, kLongestAskedText);
  CheckLength(errors, "file_number", asked.file_number, kLongestFileNumber);
  if (!CanGo(asked.carrier, asked.way)) {
    errors.push_back({"way", asked.carrier == Carrier::kPaper ? "纸质的可以邮寄或者当面领取，请改选一种。"
                                                              : "现场查阅、抄录的，请选当面领取。"});
  }
  return errors;
}

std::string AdviceOf(const Asked& asked) {
  constexpr int kSeveralTitles = 3;
  const std::string& text = asked.text.Reveal();
  if (CountNumbered(text) < 2 && CountTitles(asked.title.Reveal() + text) < kSeveralTitles) return {};
  return "看起来申请了几件不同的事。一件事写一份申请，查找和答复都会快一些；写在一份里也可以，不影响受理。";
}

}  // namespace gongkai::request
