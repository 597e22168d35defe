#include "docread/html_scan.h"

#include <algorithm>

namespace gongkai::docread {

bool LowerStart(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) { return a == LowerOf(b); });
}

std::size_t EndOfHtmlTag(std::string_view page, std::size_t at, HtmlQuotes quotes) {
  char quote = '\0';
  bool value = false;  // an '=' stands before, so a quote opens here
  for (std::size_t i = at; i < page.size(); ++i) {
    const char c = page[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      return i;
    } else if (value && (c == '"' || c == '\'')) {
      quote = c;
      value = false;
    } else if (c == '=') {
      value = true;
    } else if (!IsHtmlSpace(c) && !(c == '\\' && quotes == HtmlQuotes::kAlsoEscaped)) {
      value = false;
    }
  }
  return std::string_view::npos;
}

std::string_view TakeRawHtml(std::string_view page, std::size_t& at, std::string_view name) {
  const std::size_t start = at;
  for (std::size_t close = page.find("</", at); close != std::string_view::npos; close = page.find("</", close + 2)) {
    if (!LowerStart(page.substr(close + 2), name)) continue;
    const std::size_t end = page.find('>', close);
    at = end == std::string_view::npos ? page.size() : end + 1;
    return page.substr(start, close - start);
  }
  at = page.size();
  return page.substr(start);
}

}  // namespace gongkai::docread
