#include "web/html.h"

#include <algorithm>
#include <array>

namespace gongkai::web {

using format::Context;
using format::Mark;
using format::Marks;

// Copies the literal up to the next placeholder, putting the base path where an address of this site begins.
Context Html::CopyTo(std::string_view piece, const Marks& marks, std::size_t& from, std::size_t& mark) {
  for (;;) {
    const Mark& next = marks.marks[mark++];
    text_ += piece.substr(from, next.offset - from);
    from = next.offset;
    if (next.context != Context::kBasePath) {
      from += 2;
      return next.context;
    }
    text_ += BasePath();
  }
}

void Html::AddRest(std::string_view piece, const Marks& marks, std::size_t from, std::size_t mark) {
  for (; mark < marks.count; ++mark) {
    text_ += piece.substr(from, marks.marks[mark].offset - from);
    text_ += BasePath();
    from = marks.marks[mark].offset;
  }
  text_ += piece.substr(from);
}

namespace {

std::string_view EntityFor(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&#34;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

// Almost every byte of a page is looked at here.
constexpr auto kIsSpecial = [] {
  std::array<bool, 256> special{};
  for (const unsigned char c : {'&', '<', '>', '"', '\''}) special[c] = true;
  return special;
}();

}  // namespace

void WriteEscaped(std::string& out, std::string_view text) {
  const auto is_special = [](char c) { return kIsSpecial[static_cast<unsigned char>(c)]; };
  for (;;) {
    const auto special = std::find_if(text.begin(), text.end(), is_special);
    const auto plain = static_cast<std::size_t>(special - text.begin());
    out.append(text.data(), plain);
    if (special == text.end()) return;
    out += EntityFor(*special);
    text.remove_prefix(plain + 1);
  }
}

void WriteString(std::string& out, Context context, std::string_view text) {
  switch (context) {
    case Context::kUrlWhole:
      WriteEscaped(out, Url::Checked(text).text());
      return;
    case Context::kUrlPart:
      out += PercentEncode(text);
      return;
    default:
      WriteEscaped(out, text);
      return;
  }
}

// Inside a script element nothing is an entity; the characters that could end it are written as JSON escapes.
void WriteJson(std::string& out, std::string_view json) {
  for (const char c : json) {
    switch (c) {
      case '<':
        out += "\\u003c";
        break;
      case '>':
        out += "\\u003e";
        break;
      case '&':
        out += "\\u0026";
        break;
      default:
        out += c;
        break;
    }
  }
}

}  // namespace gongkai::web
