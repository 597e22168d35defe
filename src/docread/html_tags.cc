#include "docread/html_tags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <string>
#include <system_error>

#include "docread/html_tokens.h"

namespace gongkai::docread {
namespace {

using std::string_view;

template <std::size_t n>
bool IsOneOf(string_view name, const std::array<string_view, n>& sorted) {
  return std::binary_search(sorted.begin(), sorted.end(), name);
}

// Ordered. Tags that begin and end a line.
constexpr std::array<string_view, 38> kBlocks = {
    "address", "article", "aside", "blockquote", "body",     "br",         "caption", "center", "dd",     "details",
    "dir",     "div",     "dl",    "dt",         "fieldset", "figcaption", "figure",  "footer", "form",   "h1",
    "h2",      "h3",      "h4",    "h5",         "h6",       "header",     "hr",      "html",   "legend", "li",
    "main",    "nav",     "ol",    "option",     "p",        "pre",        "section", "ul"};
static_assert(std::is_sorted(kBlocks.begin(), kBlocks.end()));

// Ordered. Their content is not shown, and holds no tags for us.
constexpr std::array<string_view, 9> kUnseen = {"iframe", "math",  "noembed", "noframes", "noscript",
                                                "script", "style", "svg",     "textarea"};
static_assert(std::is_sorted(kUnseen.begin(), kUnseen.end()));

constexpr std::array<string_view, 12> kEmptyElements = {"area", "base",  "br",   "col",  "embed",  "hr",
                                                        "img",  "input", "link", "meta", "source", "wbr"};
static_assert(std::is_sorted(kEmptyElements.begin(), kEmptyElements.end()));

}  // namespace

bool BreaksLine(string_view name) { return IsOneOf(name, kBlocks); }

bool HoldsNothingSeen(string_view name) { return IsOneOf(name, kUnseen); }

bool HasNoEnd(string_view name) { return IsOneOf(name, kEmptyElements); }

bool StrikesOut(string_view name) { return name == "s" || name == "strike" || name == "del"; }

int HeadingOf(string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

int SpanOf(string_view attributes, string_view name) {
  string_view value = HtmlAttribute(attributes, name);
  const std::size_t digit = value.find_first_of("0123456789");
  if (digit == string_view::npos) return 1;
  value.remove_prefix(digit);
  int span = 1;
  const auto result = std::from_chars(value.data(), value.data() + value.size(), span);
  constexpr int kMost = 65'534;
  return result.ec == std::errc::result_out_of_range ? kMost : std::min(span, kMost);
}

TagLook LookOf(string_view attributes) {
  TagLook look;
  if (attributes.size() < 6) return look;
  std::string style;
  for (const char c : HtmlAttribute(attributes, "style")) {
    if (c != ' ') style += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const auto says = [&style](string_view words) { return style.find(words) != std::string::npos; };
  look.hidden = says("display:none") || HasHtmlAttribute(attributes, "hidden");
  look.struck_out = says("text-decoration") && says("line-through");
  look.raised = says("vertical-align:super");
  return look;
}

bool HoldsTypedText(string_view attributes) {
  std::string type;
  for (const char c : HtmlAttribute(attributes, "type")) {
    type += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return type.empty() || type == "text" || type == "number" || type == "tel";
}

}  // namespace gongkai::docread
