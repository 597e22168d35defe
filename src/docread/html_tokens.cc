#include "docread/html_tokens.h"

#include <algorithm>
#include <optional>

#include "docread/html_scan.h"

namespace gongkai::docread {
namespace {

using std::string_view;

/// Reads one attribute after another.
class Attributes {
 public:
  explicit Attributes(string_view text) : text_(text) {}

  struct Pair {
    string_view name, value;
  };

  std::optional<Pair> Next() {
    while (at_ < text_.size() && (IsHtmlSpace(text_[at_]) || text_[at_] == '/')) ++at_;
    if (at_ >= text_.size()) return std::nullopt;
    const std::size_t start = at_++;
    while (at_ < text_.size() && !IsHtmlSpace(text_[at_]) && text_[at_] != '=' && text_[at_] != '/') ++at_;
    Pair pair{text_.substr(start, at_ - start), {}};
    std::size_t equals = at_;
    while (equals < text_.size() && IsHtmlSpace(text_[equals])) ++equals;
    if (equals < text_.size() && text_[equals] == '=') {
      at_ = equals + 1;
      pair.value = Value();
    }
    return pair;
  }

 private:
  string_view Value() {
    while (at_ < text_.size() && IsHtmlSpace(text_[at_])) ++at_;
    if (at_ >= text_.size()) return {};
    const bool escaped =
        text_[at_] == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == '"' || text_[at_ + 1] == '\'');
    if (escaped) return Until(text_.substr(at_, 2), 2);
    if (text_[at_] == '"' || text_[at_] == '\'') return Until(text_.substr(at_, 1), 1);
    const std::size_t start = at_;
    while (at_ < text_.size() && !IsHtmlSpace(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }

  string_view Until(string_view quote, std::size_t width) {
    const std::size_t start = at_ + width;
    const std::size_t end = std::min(text_.find(quote, start), text_.size());
    at_ = std::min(end + width, text_.size());
    return text_.substr(start, end - start);
  }

  string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

bool HtmlTokens::Next(HtmlToken& token) {
  while (at_ < page_.size()) {
    const std::size_t start = at_;
    if (page_[at_] != '<') {
      at_ = std::min(page_.find('<', at_), page_.size());
      token.kind = HtmlToken::Kind::kText;
      token.text = page_.substr(start, at_ - start);
      return true;
    }
    const char next = at_ + 1 < page_.size() ? page_[at_ + 1] : '\0';
    if (IsHtmlLetter(next) || next == '/') {
      if (TakeTag(token)) return true;
    } else if (next == '!' || next == '?') {
      SkipDeclaration();
    } else {
      token.kind = HtmlToken::Kind::kText;
      token.text = page_.substr(at_++, 1);
      return true;
    }
  }
  token.kind = HtmlToken::Kind::kFinished;
  return false;
}

bool HtmlTokens::TakeTag(HtmlToken& token) {
  const bool closes = page_[at_ + 1] == '/';
  std::size_t name_end = at_ + (closes ? 2 : 1);
  const std::size_t name_start = name_end;
  while (name_end < page_.size() && !IsHtmlSpace(page_[name_end]) && page_[name_end] != '>' && page_[name_end] != '/') {
    ++name_end;
  }
  const std::size_t end = EndOfHtmlTag(page_, name_end, HtmlQuotes::kAlsoEscaped);
  if (end == string_view::npos) {
    // A tag that never ends, or a quote that never closes: nothing after it is the page's text.
    at_ = page_.size();
    return false;
  }
  at_ = end + 1;
  if (name_end == name_start) return false;
  token.kind = closes ? HtmlToken::Kind::kEnd : HtmlToken::Kind::kStart;
  token.name.assign(page_.substr(name_start, std::min<std::size_t>(name_end - name_start, 32)));
  std::transform(token.name.begin(), token.name.end(), token.name.begin(), LowerOf);
  token.attributes = page_.substr(name_end, end - name_end);
  return true;
}

void HtmlTokens::SkipDeclaration() {
  if (page_.substr(at_, 4) == "<!--") {
    // "<!-->" is a whole comment.
    const std::size_t end = page_.find("-->", at_ + 2);
    at_ = end == string_view::npos ? page_.size() : end + 3;
    return;
  }
  const std::size_t end = page_.find('>', at_);
  at_ = end == string_view::npos ? page_.size() : end + 1;
}

std::string_view HtmlTokens::RawContent(string_view name) { return TakeRawHtml(page_, at_, name); }

string_view HtmlAttribute(string_view attributes, string_view name) {
  Attributes all(attributes);
  while (const auto pair = all.Next()) {
    if (pair->name.size() == name.size() && LowerStart(pair->name, name)) return pair->value;
  }
  return {};
}

bool HasHtmlAttribute(string_view attributes, string_view name) {
  Attributes all(attributes);
  while (const auto pair = all.Next()) {
    if (pair->name.size() == name.size() && LowerStart(pair->name, name)) return true;
  }
  return false;
}

}  // namespace gongkai::docread
