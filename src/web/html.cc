#include "web/html.h"

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

void WriteEscaped(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t special = text.find_first_of("&<>\"'");
    out += text.substr(0, special);
    if (special == std::string_view::npos) return;
    switch (text[special]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&#34;";
        break;
      default:
        out += "&#39;";
        break;
    }
    text.remove_prefix(special + 1);
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
