// HTML as it is written: literal pieces checked while compiling, every run-time value escaped by where it stands.
//
//   Html page;
//   page.Add("<h2>{}</h2>", title);                                        // text: & < > " ' are escaped
//   page.Add("<a class=\"{}\" href=\"/reports/{}?year={}\">{}</a>", css, id, year, name);  // percent-encoded in an
//   address;
//                                                                          // a leading "/" gets the base path
//   page.Add("<a href=\"{}\">{}</a>", Url::Checked(website), website);     // a whole address: Url, or string (checked)
//   page.Add("<option value=\"{}\" {}>{}</option>", id, AttributeIf(id == chosen, "selected"), name);
//   page.Add("<div>{}</div>", Markup("<b>{}</b>", name));                  // Html inside Html
//   page.Add("<script type=\"application/json\" id=\"rows\">{}</script>", JsonText{json.dump()});
//
// A literal with an unquoted value, a style or on… attribute, an inline script, or a tag left open does not compile.
// The one way to add a run-time string as markup is Html::OfOperatorsFile. See html_format.h for what is refused and
// why.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/date.h"
#include "base/number.h"
#include "web/html_format.h"
#include "web/url.h"

namespace gongkai::web {

/// JSON made by a JSON library; written so that no "</script>" can end it.
struct JsonText {
  std::string text;
};

/// A literal list of attributes: "selected", "aria-current=\"page\"".
class AttributeLiteral {
 public:
  template <std::size_t N>
  consteval AttributeLiteral(const char (&text)[N]) : text_(text, N - 1) {  // NOLINT(google-explicit-constructor)
    format::Scanner(text_).AttributeList();
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

struct Attributes {
  std::string_view text;
};
inline Attributes AttributeIf(bool condition, AttributeLiteral literal) {
  return {condition ? literal.text() : std::string_view()};
}

class Html;

/// Where values of a type may stand, and how they are written. Specialise for value types of your own.
template <class T>
struct HtmlValue;

template <class T>
constexpr unsigned PlacesOf() {
  return HtmlValue<std::decay_t<T>>::kPlaces;
}

template <class... Args>
class Format {
 public:
  template <std::size_t N>
  consteval Format(const char (&text)[N])  // NOLINT(google-explicit-constructor)
      : text_(text, N - 1), marks_(format::Scanner(text_).Piece()) {
    constexpr std::array<unsigned, sizeof...(Args) + 1> places{PlacesOf<Args>()..., 0};
    std::size_t next = 0;
    for (std::size_t i = 0; i < marks_.count; ++i) {
      const format::Mark& mark = marks_.marks[i];
      if (mark.context == format::Context::kBasePath) continue;
      if (next == sizeof...(Args)) format::There_are_more_placeholders_than_values();
      if ((places[next] & format::Bit(mark.context)) == 0) format::A_value_of_this_type_may_not_stand_in_this_place();
      ++next;
    }
    if (next != sizeof...(Args)) format::There_are_more_values_than_placeholders();
  }
  std::string_view text() const { return text_; }
  const format::Marks& marks() const { return marks_; }

 private:
  std::string_view text_;
  format::Marks marks_;
};

class Html {
 public:
  Html() = default;
  /// Html body = Markup("…") is the way to begin with a literal.

  /// Markup out of a file that the operator of this installation named, like the header of the county's site. Never for
  /// anything that came with a request or out of the database: that is what escaping is for.
  static Html OfOperatorsFile(std::string markup) {
    Html html;
    html.text_ = std::move(markup);
    return html;
  }

  template <class... Args>
  Html& Add(Format<std::type_identity_t<Args>...> piece, const Args&... args) {
    std::size_t from = 0;
    std::size_t mark = 0;
    (AddOne(piece.text(), piece.marks(), from, mark, args), ...);
    AddRest(piece.text(), piece.marks(), from, mark);
    return *this;
  }
  Html& Add(const Html& other) {
    text_ += other.text_;
    return *this;
  }

  const std::string& text() const& { return text_; }
  std::string&& text() && { return std::move(text_); }
  bool empty() const { return text_.empty(); }

 private:
  template <class T>
  void AddOne(std::string_view piece, const format::Marks& marks, std::size_t& from, std::size_t& mark,
              const T& value) {
    const format::Context context = CopyTo(piece, marks, from, mark);
    HtmlValue<std::decay_t<T>>::Write(text_, context, value);
  }
  format::Context CopyTo(std::string_view piece, const format::Marks& marks, std::size_t& from, std::size_t& mark);
  void AddRest(std::string_view piece, const format::Marks& marks, std::size_t from, std::size_t mark);

  std::string text_;
};

/// A piece on its own, to be put into another or returned.
template <class... Args>
Html Markup(Format<std::type_identity_t<Args>...> piece, const Args&... args) {
  Html html;
  html.Add(piece, args...);
  return html;
}

// How each kind of value is written; the contexts are decided at compile time, the escaping follows them.
void WriteEscaped(std::string& out, std::string_view text);
void WriteString(std::string& out, format::Context context, std::string_view text);
void WriteJson(std::string& out, std::string_view json);

namespace format {
inline constexpr unsigned kStringPlaces =
    Bit(Context::kText) | Bit(Context::kAttribute) | Bit(Context::kUrlWhole) | Bit(Context::kUrlPart);
inline constexpr unsigned kNumberPlaces = Bit(Context::kText) | Bit(Context::kAttribute) | Bit(Context::kUrlPart);
}  // namespace format

template <class T>
  requires std::convertible_to<T, std::string_view>
struct HtmlValue<T> {
  static constexpr unsigned kPlaces = format::kStringPlaces;
  static void Write(std::string& out, format::Context context, std::string_view text) {
    WriteString(out, context, text);
  }
};

template <class T>
  requires(std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>)
struct HtmlValue<T> {
  static constexpr unsigned kPlaces = format::kNumberPlaces;
  static void Write(std::string& out, format::Context, T value) { out += std::to_string(value); }
};

template <>
struct HtmlValue<Number> {
  static constexpr unsigned kPlaces = format::kNumberPlaces;
  static void Write(std::string& out, format::Context, Number value) { out += ToString(value); }
};

/// 2026-01-31; write ToChinese(date) where a sentence wants it.
template <>
struct HtmlValue<Date> {
  static constexpr unsigned kPlaces = format::kNumberPlaces;
  static void Write(std::string& out, format::Context, Date value) { out += ToString(value); }
};

template <>
struct HtmlValue<Url> {
  static constexpr unsigned kPlaces = format::Bit(format::Context::kText) | format::Bit(format::Context::kAttribute) |
                                      format::Bit(format::Context::kUrlWhole);
  static void Write(std::string& out, format::Context, const Url& url) { WriteEscaped(out, url.text()); }
};

template <>
struct HtmlValue<Html> {
  static constexpr unsigned kPlaces = format::Bit(format::Context::kText);
  static void Write(std::string& out, format::Context, const Html& html) { out += html.text(); }
};

template <>
struct HtmlValue<Attributes> {
  static constexpr unsigned kPlaces = format::Bit(format::Context::kTagSpace);
  static void Write(std::string& out, format::Context, Attributes attributes) { out += attributes.text; }
};

template <>
struct HtmlValue<JsonText> {
  static constexpr unsigned kPlaces = format::Bit(format::Context::kJson);
  static void Write(std::string& out, format::Context, const JsonText& json) { WriteJson(out, json.text); }
};

/// Nothing is written for an empty optional.
template <class T>
struct HtmlValue<std::optional<T>> {
  static constexpr unsigned kPlaces = HtmlValue<T>::kPlaces;
  static void Write(std::string& out, format::Context context, const std::optional<T>& value) {
    if (value) HtmlValue<T>::Write(out, context, *value);
  }
};

}  // namespace gongkai::web
