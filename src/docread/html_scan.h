// What everybody who goes through a web page byte by byte needs: letters, blanks, where a tag ends, where an element
// that holds no tags ends. Next to read: html_tokens.h (what a page shows), html_pieces.h (a page to be written again).
#pragma once

#include <cstddef>
#include <string_view>

namespace gongkai::docread {

inline bool IsHtmlLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool IsHtmlSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
inline char LowerOf(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether the text begins so, in whatever case.
bool LowerStart(std::string_view text, std::string_view lower);

/// How quotes of a page are taken: as a browser does, or also where each stands behind a backslash (a page that passed
/// through JSON).
enum class HtmlQuotes { kPlain, kAlsoEscaped };
/// Where the tag that began before `at` ends: the first '>' outside quotes; npos where it never does.
std::size_t EndOfHtmlTag(std::string_view page, std::size_t at, HtmlQuotes quotes);

/// Everything from `at` to the end tag of that name, behind which `at` stands afterwards.
std::string_view TakeRawHtml(std::string_view page, std::size_t& at, std::string_view name);

}  // namespace gongkai::docread
