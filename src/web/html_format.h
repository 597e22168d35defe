// The compile-time half of html.h: reads a literal piece of HTML, finds every {} and says where it stands. A piece that
// could let a run-time string become markup, script or a foreign address does not compile; the name of the function in
// the compiler's message says what is wrong.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace gongkai::web::format {

enum class Context {
  kText,       // between tags
  kAttribute,  // inside name="…"
  kUrlWhole,   // the whole of href="{}", src, action, hx-get …
  kUrlPart,    // a part of one: href="/reports/{}?q={}"
  kTagSpace,   // between attributes: <option value="1" {}>
  kJson,       // inside <script type="application/json">
  kBasePath,   // no placeholder: the place in front of a local address, where the base path goes
};

/// One bit a context: where a type of argument may stand.
constexpr unsigned Bit(Context context) { return 1U << static_cast<unsigned>(context); }

// Never defined: calling one in a consteval function is the error. NOLINTBEGIN(readability-identifier-naming)
void A_placeholder_may_stand_only_in_text_or_inside_double_quotes();
void A_value_of_this_type_may_not_stand_in_this_place();
void There_are_more_placeholders_than_values();
void There_are_more_values_than_placeholders();
void Attribute_values_must_be_in_double_quotes();
void Inline_script_and_style_are_not_allowed();
void The_literal_ends_inside_a_tag();
void This_attribute_cannot_take_a_placeholder();
void An_address_must_be_whole_or_begin_with_a_slash_or_question_mark();
void A_placeholder_in_an_address_stands_behind_its_path();  // NOLINTEND(readability-identifier-naming)

struct Mark {
  std::size_t offset = 0;
  Context context = Context::kText;
};

inline constexpr std::size_t kMaxMarks = 40;

struct Marks {
  std::array<Mark, kMaxMarks> marks{};
  std::size_t count = 0;
};

constexpr char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

constexpr bool EqualsLower(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (Lower(text[i]) != lower[i]) return false;
  }
  return true;
}

constexpr bool IsUrlAttribute(std::string_view name) {
  constexpr std::array<std::string_view, 13> kNames = {"href",     "src",       "action",     "formaction", "poster",
                                                       "cite",     "data",      "hx-get",     "hx-post",    "hx-put",
                                                       "hx-patch", "hx-delete", "hx-push-url"};
  for (std::string_view each : kNames) {
    if (EqualsLower(name, each)) return true;
  }
  return false;
}

/// Attributes whose text is code or a style, and those with a grammar of addresses that is not read here.
constexpr bool IsScriptAttribute(std::string_view name) {
  return (name.size() > 2 && Lower(name[0]) == 'o' && Lower(name[1]) == 'n') || name.starts_with("hx-on") ||
         EqualsLower(name, "style") || EqualsLower(name, "srcdoc");
}

/// Reads one literal from first to last character.
class Scanner {
 public:
  constexpr explicit Scanner(std::string_view text) : text_(text) {}

  consteval Marks Piece() {
    while (at_ < text_.size()) Text();
    return marks_;
  }

  /// The inside of a tag only: checked, or aria-current="page".
  consteval void AttributeList() {
    while (at_ < text_.size()) Attribute();
  }

 private:
  consteval bool AtPlaceholder() const { return text_.substr(at_, 2) == "{}"; }

  consteval void Add(Context context) {
    if (marks_.count == kMaxMarks) There_are_more_placeholders_than_values();
    marks_.marks[marks_.count++] = Mark{at_, context};
    if (context != Context::kBasePath) at_ += 2;
  }

  consteval void Text() {
    if (AtPlaceholder()) return Add(Context::kText);
    if (text_.substr(at_, 4) == "<!--") return Comment();
    if (text_[at_] == '<') return Tag();
    ++at_;
  }

  consteval void Comment() {
    while (at_ < text_.size() && text_.substr(at_, 3) != "-->") {
      if (AtPlaceholder()) A_placeholder_may_stand_only_in_text_or_inside_double_quotes();
      ++at_;
    }
    if (at_ >= text_.size()) The_literal_ends_inside_a_tag();
    at_ += 3;
  }

  consteval void Tag() {
    ++at_;
    const std::size_t start = at_;
    while (at_ < text_.size() && !IsSpace(text_[at_]) && text_[at_] != '>') {
      if (AtPlaceholder()) A_placeholder_may_stand_only_in_text_or_inside_double_quotes();
      ++at_;
    }
    const std::string_view name = text_.substr(start, at_ - start);
    if (EqualsLower(name, "style")) Inline_script_and_style_are_not_allowed();
    is_json_ = has_src_ = false;
    while (at_ < text_.size() && text_[at_] != '>') Attribute();
    if (at_ >= text_.size()) The_literal_ends_inside_a_tag();
    ++at_;
    if (EqualsLower(name, "script")) Script();
  }

  // Behind <script …>: nothing, or one JSON value.
  consteval void Script() {
    if (!has_src_ && !is_json_) Inline_script_and_style_are_not_allowed();
    if (AtPlaceholder()) {
      if (!is_json_) Inline_script_and_style_are_not_allowed();
      Add(Context::kJson);
    }
    if (text_.substr(at_, 9) != "</script>") Inline_script_and_style_are_not_allowed();
    at_ += 9;
  }

  consteval void Attribute() {
    if (IsSpace(text_[at_]) || text_[at_] == '/') {
      ++at_;
      return;
    }
    if (AtPlaceholder()) {
      if (!IsSpace(text_[at_ - 1])) A_placeholder_may_stand_only_in_text_or_inside_double_quotes();
      return Add(Context::kTagSpace);
    }
    const std::size_t start = at_;
    while (at_ < text_.size() && !IsSpace(text_[at_]) && text_[at_] != '=' && text_[at_] != '>') {
      if (AtPlaceholder() || text_[at_] == '"' || text_[at_] == '<' || text_[at_] == '\'') {
        A_placeholder_may_stand_only_in_text_or_inside_double_quotes();
      }
      ++at_;
    }
    const std::string_view name = text_.substr(start, at_ - start);
    if (IsScriptAttribute(name)) Inline_script_and_style_are_not_allowed();
    if (at_ < text_.size() && text_[at_] == '=') AttributeValue(name);
  }

  consteval void AttributeValue(std::string_view name) {
    ++at_;
    if (at_ >= text_.size() || text_[at_] != '"') Attribute_values_must_be_in_double_quotes();
    ++at_;
    const std::size_t start = at_;
    const bool is_url = IsUrlAttribute(name);
    if (is_url && text_.substr(at_, 1) == "/" && text_.substr(at_, 2) != "//") Add(Context::kBasePath);
    while (at_ < text_.size() && text_[at_] != '"') {
      if (AtPlaceholder()) {
        if (EqualsLower(name, "srcset") || EqualsLower(name, "http-equiv")) This_attribute_cannot_take_a_placeholder();
        Add(is_url ? UrlContext(start) : Context::kAttribute);
      } else {
        ++at_;
      }
    }
    if (at_ >= text_.size()) The_literal_ends_inside_a_tag();
    const std::string_view value = text_.substr(start, at_ - start);
    if (EqualsLower(name, "type") && value == "application/json") is_json_ = true;
    if (EqualsLower(name, "src")) has_src_ = true;
    if (is_url && value.size() > 10 && EqualsLower(value.substr(0, 11), "javascript:")) {
      Inline_script_and_style_are_not_allowed();
    }
    ++at_;
  }

  consteval Context UrlContext(std::size_t start) const {
    if (at_ == start) {
      if (text_.substr(at_ + 2, 1) != "\"") An_address_must_be_whole_or_begin_with_a_slash_or_question_mark();
      return Context::kUrlWhole;
    }
    const std::string_view before = text_.substr(start, at_ - start);
    if (before[0] != '/' && before[0] != '?' && before[0] != '#') {
      An_address_must_be_whole_or_begin_with_a_slash_or_question_mark();
    }
    if (before == "/") A_placeholder_in_an_address_stands_behind_its_path();
    return Context::kUrlPart;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Marks marks_;
  bool is_json_ = false;
  bool has_src_ = false;
};

}  // namespace gongkai::web::format
