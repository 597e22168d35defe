#include "docread/rich_tag.h"

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/html_entities.h"
#include "docread/html_tags.h"

namespace gongkai::docread {
namespace {

using std::string_view;

std::string Lower(string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string Decoded(string_view raw) {
  std::string text;
  AppendDecoded(raw, text);
  return text;
}

std::optional<Alignment> AlignmentIn(string_view word) {
  if (word == "center" || word == "middle" || word == "-webkit-center") return Alignment::kCenter;
  if (word == "right" || word == "end" || word == "-webkit-right") return Alignment::kEnd;
  if (word == "left" || word == "start" || word == "justify") return Alignment::kStart;
  return std::nullopt;
}

/// The first number in a text; 0 without one.
int NumberOf(string_view text) {
  const std::size_t digit = text.find_first_of("0123456789");
  if (digit == string_view::npos) return 0;
  int number = 0;
  std::from_chars(text.data() + digit, text.data() + text.size(), number);
  return number;
}

int HeadingNumber(string_view text) {
  const int number = NumberOf(text);
  return number >= 1 && number <= 9 ? std::min(number, 6) : 0;
}

bool IsBoldWeight(string_view value) { return value.starts_with("bold") || NumberOf(value) >= 600; }

/// The ways of counting that browsers name, as counting.h names them. All others are shown in decimal.
std::string NumberFormat(string_view type) {
  if (type == "a" || type == "lower-alpha" || type == "lower-latin") return "lowerLetter";
  if (type == "A" || type == "upper-alpha" || type == "upper-latin") return "upperLetter";
  if (type == "i" || type == "lower-roman") return "lowerRoman";
  if (type == "I" || type == "upper-roman") return "upperRoman";
  if (type == "cjk-ideographic" || type.starts_with("simp-chinese") || type.starts_with("trad-chinese"))
    return "chineseCounting";
  return {};
}

void ReadListMark(string_view value, RichTag& tag) {
  if (value == "ignore") {
    tag.marker = true;
  } else if (const std::size_t level = value.find("level"); level != string_view::npos) {
    tag.drawn_level = std::clamp(NumberOf(value.substr(level)), 1, 9);
  }
}

/// One declaration of a style; both in lower case and trimmed.
void ReadDeclaration(string_view name, string_view value, RichTag& tag) {
  if (name == "font-weight") {
    tag.bold = IsBoldWeight(value);
  } else if (name == "font-family") {
    tag.font = FontIn(value);
  } else if (name == "mso-fareast-font-family") {
    tag.far_east_font = FontIn(value);
  } else if (name == "font-style") {
    tag.italic = value.starts_with("italic") || value.starts_with("oblique");
  } else if (name == "text-decoration" || name == "text-decoration-line") {
    if (value.find("line-through") != string_view::npos) tag.struck_out = true;
    if (value.find("underline") != string_view::npos) tag.underline = true;
    if (value.starts_with("none")) tag.underline = false;
  } else if (name == "text-align") {
    tag.alignment = AlignmentIn(value);
  } else if (name == "vertical-align") {
    if (value == "super") tag.script = Script::kRaised;
    if (value == "sub") tag.script = Script::kLowered;
  } else if (name == "white-space") {
    tag.verbatim = value.starts_with("pre");
  } else if (name == "display" || name == "mso-hide") {
    tag.hidden = tag.hidden || value == "none" || value == "all";
  } else if (name == "mso-element") {
    tag.hidden = tag.hidden || value == "comment-list";
  } else if (name == "mso-outline-level") {
    tag.heading = std::max(tag.heading, HeadingNumber(value));
  } else if (name == "mso-style-name") {
    const bool is_heading = value.find("标题") != string_view::npos || value.find("heading") != string_view::npos;
    if (is_heading && tag.heading == 0) tag.heading = HeadingNumber(value);
  } else if (name == "mso-list") {
    ReadListMark(value, tag);
  } else if (name == "list-style-type" || name == "list-style") {
    tag.number_format = NumberFormat(value);
  } else if (name == "page-break-before") {
    tag.new_page = value == "always";
  }
}

void ReadStyle(string_view attributes, RichTag& tag) {
  const std::string style = Lower(Decoded(HtmlAttribute(attributes, "style")));
  for (string_view rest = style; !rest.empty();) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const string_view declaration = rest.substr(0, end);
    const std::size_t colon = declaration.find(':');
    if (colon != string_view::npos)
      ReadDeclaration(Trim(declaration.substr(0, colon)), Trim(declaration.substr(colon + 1)), tag);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (tag.far_east_font) tag.font = tag.far_east_font;
}

/// "MsoHeading7", "Heading1": what Word calls its styles.
bool IsHeadingClass(string_view word) {
  if (word.starts_with("mso")) word.remove_prefix(3);
  return word.size() == 8 && word.starts_with("heading") && IsDigit(static_cast<unsigned char>(word[7]));
}

void ReadClasses(string_view attributes, RichTag& tag) {
  const std::string classes = Lower(HtmlAttribute(attributes, "class"));
  for (string_view rest = classes; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" \t\n"), rest.size());
    const string_view word = rest.substr(0, end);
    if (word == "rt-center") tag.alignment = Alignment::kCenter;
    if (word == "rt-end") tag.alignment = Alignment::kEnd;
    if (word == "msotitle") tag.heading = 1;
    if (IsHeadingClass(word) && tag.heading == 0) tag.heading = HeadingNumber(word);
    if (word.starts_with("msocom")) tag.hidden = true;  // remarks of colleagues
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void ReadName(string_view name, RichTag& tag) {
  if (name == "b" || name == "strong") tag.bold = true;
  if (name == "i" || name == "em") tag.italic = true;
  if (name == "u") tag.underline = true;
  if (name == "sup") tag.script = Script::kRaised;
  if (name == "sub") tag.script = Script::kLowered;
  if (name == "pre") tag.verbatim = true;
  if (name == "center") tag.alignment = Alignment::kCenter;
  tag.struck_out = StrikesOut(name);
  tag.heading = HeadingOf(name);
}

}  // namespace

RichTag ReadRichTag(const HtmlToken& token) {
  RichTag tag;
  ReadName(token.name, tag);
  if (token.attributes.size() < 4) return tag;
  if (token.name != "img" && token.name != "table") {
    const auto alignment = AlignmentIn(Lower(HtmlAttribute(token.attributes, "align")));
    if (alignment) tag.alignment = alignment;
  }
  ReadClasses(token.attributes, tag);
  if (token.name == "font" && HasHtmlAttribute(token.attributes, "face"))
    tag.font = FontIn(Lower(Decoded(HtmlAttribute(token.attributes, "face"))));
  if (token.name == "ol") tag.number_format = NumberFormat(HtmlAttribute(token.attributes, "type"));
  ReadStyle(token.attributes, tag);
  tag.hidden = tag.hidden || HasHtmlAttribute(token.attributes, "hidden");
  if (token.name == "a") tag.link = LinkAddress::Of(Decoded(HtmlAttribute(token.attributes, "href")));
  return tag;
}

std::optional<int> NumberIn(string_view attributes, string_view name) {
  const string_view value = HtmlAttribute(attributes, name);
  int number = 0;
  const auto end = std::from_chars(value.data(), value.data() + value.size(), number);
  constexpr int kMost = 9'999;
  if (end.ec != std::errc() || number < 0 || number > kMost) return std::nullopt;
  return number;
}

}  // namespace gongkai::docread
