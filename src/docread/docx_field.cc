#include "docread/docx_field.h"

#include <algorithm>
#include <initializer_list>

#include "base/fold.h"

namespace gongkai::docread {
namespace {

using std::string_view;

bool IsOneOf(string_view name, std::initializer_list<string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string NameOfField(string_view instruction) {
  std::string name;
  for (const char c : Trim(instruction)) {
    if (c == ' ' || c == '"' || c == '\\' || c == '\t') break;
    name += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return name;
}

/// Those between quotes.
std::vector<std::string> Quoted(string_view instruction) {
  std::vector<std::string> all;
  for (std::size_t at = instruction.find('"'); at != string_view::npos; at = instruction.find('"', at)) {
    const std::size_t end = std::min(instruction.find('"', at + 1), instruction.size());
    all.emplace_back(instruction.substr(at + 1, end - at - 1));
    at = std::min(end + 1, instruction.size());
  }
  return all;
}

/// Words, or figures that mean more than a number of levels.
bool SaysSomething(string_view text) {
  std::size_t figures = 0;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80 || c == '@') return true;
    figures = c >= '0' && c <= '9' ? figures + 1 : 0;
    if (figures >= 6) return true;
  }
  return false;
}

}  // namespace

std::vector<FieldPart> PartsOfField(string_view instruction) {
  const std::string name = NameOfField(instruction);
  std::vector<FieldPart> parts;
  if (name.empty()) return parts;
  const std::string_view rest = Trim(instruction);
  if (name == "HYPERLINK") {
    for (std::string& text : Quoted(rest)) {
      if (!text.starts_with("_Toc") && !text.starts_with("_Ref"))
        parts.push_back({Sight::kLinkTarget, std::move(text)});
    }
  } else if (IsOneOf(name, {"INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DDE", "DDEAUTO", "DATABASE", "RD", "IMPORT",
                            "INCLUDE", "AUTOTEXT", "MACROBUTTON", "GOTOBUTTON"})) {
    parts.push_back({name == "MACROBUTTON" ? Sight::kScript : Sight::kLinkTarget, std::string(rest)});
  } else if (name == "EQ") {
    parts.push_back({Sight::kShown, std::string(rest)});
  } else if (IsOneOf(name, {"XE", "TC", "TA", "QUOTE", "IF", "SET", "COMMENTS", "DOCVARIABLE", "FILLIN", "ASK",
                            "PRIVATE", "ADDIN", "DATA", "SKIPIF", "NEXTIF", "COMPARE"})) {
    parts.push_back({Sight::kHiddenText, std::string(rest)});
  } else {
    for (std::string& text : Quoted(rest)) {
      const bool date = text.find("yy") != std::string::npos || text.find("MM") != std::string::npos;
      if (SaysSomething(text) && !date) parts.push_back({Sight::kHiddenText, std::move(text)});
    }
  }
  return parts;
}

}  // namespace gongkai::docread
