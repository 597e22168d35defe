// Web pages: what is shown, block by block and cell by cell, and what is not: hidden elements, comments, scripts, meta
// data, alternative texts, links, fields. One pass over the tags (html_tokens.h).
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"
#include "docread/data_address.h"
#include "docread/encoding.h"
#include "docread/html_charset.h"
#include "docread/html_entities.h"
#include "docread/html_tags.h"
#include "docread/html_tokens.h"
#include "docread/image_facts.h"
#include "docread/inspectors.h"
#include "docread/mhtml.h"
#include "docread/mixed_text.h"
#include "docread/paleness.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr string_view kNotShown =
    "visi"
    "bility:hidden";  // in two, for the glossary has another word of that name

std::string Lowered(string_view text) {
  std::string lower;
  for (const char c : text) {
    if (c != ' ' && c != '\n' && c != '\t') lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return lower;
}

bool Says(string_view style, string_view words) { return style.find(words) != string_view::npos; }

/// The value of a property in a style without blanks, up to ';'.
string_view Property(string_view style, string_view name) {
  for (std::size_t at = style.find(name); at != string_view::npos; at = style.find(name, at + 1)) {
    const bool begins = at == 0 || style[at - 1] == ';' || style[at - 1] == '{' || style[at - 1] == '"';
    const std::size_t colon = at + name.size();
    if (!begins || colon >= style.size() || style[colon] != ':') continue;
    return style.substr(colon + 1, style.find_first_of(";}", colon) - colon - 1);
  }
  return {};
}

std::optional<Colour> CssColour(string_view value) {
  if (value.starts_with("white") || value == "#fff") return kWhite;
  if (value.starts_with("black") || value == "#000") return Colour{0};
  if (value.starts_with("transparent")) return std::nullopt;
  return ParseColour(value.substr(0, value.find('!')));
}

struct Style {
  bool hidden = false, tiny = false, outside = false;
  std::optional<Colour> colour;
  std::optional<Behind> behind;
};

Style StyleFrom(string_view style) {
  Style result;
  result.hidden = Says(style, "display:none") || Says(style, kNotShown) || Says(style, "mso-hide:all");
  const string_view size = Property(style, "font-size");
  result.tiny = size.starts_with("0") || size == "1px" || size == "1pt" || Property(style, "opacity") == "0";
  const string_view left = Property(style, "left"), top = Property(style, "top"),
                    indent = Property(style, "text-indent");
  for (const string_view offset : {left, top, indent}) result.outside |= offset.starts_with("-9") && offset.size() > 5;
  result.colour = CssColour(Property(style, "color"));
  for (const char* name : {"background-color", "background"}) {
    if (const string_view value = Property(style, name); !value.empty()) {
      const auto colour = CssColour(value);
      result.behind = Behind{colour.has_value(), colour.value_or(kWhite)};
    }
  }
  return result;
}

/// ".a, #b" of a rule that is not shown.
void TakeNames(string_view names, std::set<std::string>& hidden) {
  while (!names.empty()) {
    const std::size_t comma = std::min(names.find(','), names.size());
    const string_view one = Trim(names.substr(0, comma));
    if (one.size() > 1 && (one[0] == '.' || one[0] == '#') && one.find_first_of(" >:[", 1) == string_view::npos) {
      hidden.emplace(one);
    }
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
}

/// Classes and ids that the page's own style sheet does not show.
std::set<std::string> HiddenBySheet(const std::string& page) {
  std::set<std::string> hidden;
  for (std::size_t at = page.find("<style"); at != std::string::npos; at = page.find("<style", at)) {
    at = std::min(page.find('>', at), page.size());
    const std::size_t end = std::min(page.find("</style", at), page.size());
    const string_view sheet(page.data() + at, end - at);
    std::size_t begin = std::min<std::size_t>(1, sheet.size());
    for (std::size_t open = sheet.find('{'); open != string_view::npos; open = sheet.find('{', begin)) {
      const std::size_t close = std::min(sheet.find('}', open), sheet.size());
      const std::string rule = Lowered(sheet.substr(open, close - open));
      if (Says(rule, "display:none") || Says(rule, kNotShown)) TakeNames(sheet.substr(begin, open - begin), hidden);
      begin = std::min(close + 1, sheet.size());
    }
    at = end;
  }
  return hidden;
}

bool SaysSomething(string_view text) {
  int figures = 0;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return true;
    figures = c >= '0' && c <= '9' ? figures + 1 : 0;
    if (figures >= 6) return true;
  }
  return false;
}

/// "\\673A \\5BC6" is 机密.
std::string WithoutStyleEscapes(string_view written) {
  constexpr std::size_t kMostDigits = 6;
  std::string text;
  for (std::size_t at = 0; at < written.size(); ++at) {
    if (written[at] != '\\') {
      text += written[at];
      continue;
    }
    std::uint32_t code = 0;
    const string_view digits = written.substr(at + 1, kMostDigits);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    if (error != std::errc()) continue;  // before a character that means nothing else
    AppendUtf8(text, code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) ? code : kReplacementChar);
    at += static_cast<std::size_t>(end - digits.data());
    if (at + 1 < written.size() && written[at + 1] == ' ') ++at;
  }
  return text;
}

std::string Decoded(string_view raw) {
  std::string text;
  AppendDecoded(raw, text);
  return text;
}

/// The text of a comment, whose tags nobody sees either.
std::string WithoutTags(string_view markup) {
  std::string text;
  HtmlTokens tokens(markup);
  HtmlToken token;
  while (tokens.Next(token)) {
    if (token.kind == HtmlToken::Kind::kText) text += Decoded(token.text);
    if (token.kind != HtmlToken::Kind::kText) text += ' ';
  }
  return text;
}

class PageInspector {
 public:
  PageInspector(const std::string& page, Gathering& to)
      : page_(page), hidden_names_(HiddenBySheet(page)), to_(to), open_(1) {}

  void Inspect() {
    HtmlTokens tokens(page_);
    HtmlToken token;
    while (tokens.Next(token)) {
      if (token.kind == HtmlToken::Kind::kText) Append(Decoded(token.text));
      if (token.kind == HtmlToken::Kind::kStart) Start(token, tokens);
      if (token.kind == HtmlToken::Kind::kEnd) End(token.name);
    }
    Flush();
    Comments();
    DataAddresses();
  }

 private:
  struct Open {
    std::string name;
    Sight sight = Sight::kShown;
    std::optional<Colour> colour;
    Behind behind;
  };
  struct TableAt {
    int number = 0, row = -1, column = -1;
  };

  void Start(const HtmlToken& token, HtmlTokens& tokens) {
    Attributes(token);
    if (token.name == "script") return to_.Add(Sight::kScript, tokens.RawContent("script"), "脚本");
    if (token.name == "style") return StyleSheet(tokens.RawContent("style"));
    if (token.name == "title") return to_.Add(Sight::kShown, Decoded(tokens.RawContent("title")), "网页标题");
    if (token.name == "textarea") {
      return to_.Add(Sight::kFormField, Decoded(tokens.RawContent("textarea")), "表单域");
    }
    StartOfTable(token);
    if (BreaksLine(token.name)) Flush();
    if (HasNoEnd(token.name)) return;
    Push(token);
  }

  void Push(const HtmlToken& token) {
    constexpr std::size_t kDeepest = 2'000;
    CloseBefore(token.name);
    if (open_.size() > kDeepest) return;
    Open open = open_.back();
    open.name = token.name;
    const Style style = StyleFrom(Lowered(Decoded(HtmlAttribute(token.attributes, "style"))));
    if (style.colour) open.colour = style.colour;
    if (token.name == "font") {
      if (const auto colour = CssColour(Lowered(HtmlAttribute(token.attributes, "color")))) open.colour = colour;
    }
    if (style.behind) open.behind = *style.behind;
    if (const string_view fill = HtmlAttribute(token.attributes, "bgcolor"); !fill.empty()) {
      const auto colour = CssColour(Lowered(fill));
      open.behind = {colour.has_value(), colour.value_or(kWhite)};
    }
    if (HasHtmlAttribute(token.attributes, "background")) open.behind.known = false;
    if (open.sight == Sight::kShown) {
      if (style.hidden || IsHidden(token)) {
        open.sight = Sight::kHiddenText;
      } else if (style.outside) {
        open.sight = Sight::kOutsidePage;
      } else if (style.tiny) {
        open.sight = Sight::kPale;
      } else if (token.name == "option" && !HasHtmlAttribute(token.attributes, "selected")) {
        open.sight = Sight::kFormField;
      }
    }
    open_.push_back(std::move(open));
  }

  /// Elements that end where the next one of their kind begins: nobody writes </p> or </li>.
  void CloseBefore(string_view name) {
    const string_view last = open_.back().name;
    const bool same = last == name && (name == "p" || name == "li" || name == "option" || name == "dt" ||
                                       name == "dd" || name == "td" || name == "th" || name == "tr");
    if (same || (last == "p" && BreaksLine(name))) {
      open_.pop_back();
    } else if (name == "td" || name == "th" || name == "tr") {
      constexpr std::size_t kFar = 64;
      for (std::size_t i = open_.size(); i-- > 1 && open_.size() - i < kFar && open_[i].name != "table";) {
        const string_view open = open_[i].name;
        const bool cell = open == "td" || open == "th";
        if ((cell && name != "tr") || open == "tr") return open_.resize(open == "tr" && name != "tr" ? i + 1 : i);
      }
    }
  }

  bool IsHidden(const HtmlToken& token) const {
    if (token.name == "template" || token.name == "noscript" || token.name == "noframes") return true;
    if (HasHtmlAttribute(token.attributes, "hidden")) return true;
    if (hidden_names_.empty()) return false;
    if (hidden_names_.contains("#" + std::string(HtmlAttribute(token.attributes, "id")))) return true;
    string_view classes = HtmlAttribute(token.attributes, "class");
    while (!classes.empty()) {
      const std::size_t blank = std::min(classes.find(' '), classes.size());
      if (hidden_names_.contains("." + std::string(classes.substr(0, blank)))) return true;
      classes.remove_prefix(std::min(blank + 1, classes.size()));
    }
    return false;
  }

  /// What stands in attributes.
  void Attributes(const HtmlToken& token) {
    const auto add = [&](Sight sight, string_view name, const char* where) {
      to_.Add(sight, Decoded(HtmlAttribute(token.attributes, name)), where);
    };
    if (token.attributes.empty()) return;
    add(Sight::kAlternativeText, "alt", "替代文字");
    for (const char* name : {"aria-label", "aria-description", "summary"})
      add(Sight::kAlternativeText, name, "替代文字");
    if (token.name == "option" || token.name == "optgroup") add(Sight::kShown, "label", "选项");
    WholePage(token);
    if (token.name != "link") add(Sight::kAlternativeText, "title", "提示文字");
    if (token.name == "img" && !HtmlAttribute(token.attributes, "src").starts_with("data:")) to_.CountPicture();
    if (token.name == "a" || token.name == "area") Address(HtmlAttribute(token.attributes, "href"));
    if (token.name == "iframe" || token.name == "frame" || token.name == "embed") {
      Address(HtmlAttribute(token.attributes, "src"));
    }
    if (token.name == "form") Address(HtmlAttribute(token.attributes, "action"));
    if (token.name == "meta" && !HtmlAttribute(token.attributes, "name").empty()) Meta(token);
    if (token.name == "input") {
      const std::string type = Lowered(HtmlAttribute(token.attributes, "type"));
      if (type != "submit" && type != "button" && type != "reset") add(Sight::kFormField, "value", "表单域");
      add(Sight::kFormField, "placeholder", "表单域");
    }
    for (const char* name : {"onclick", "onload", "onerror", "onmouseover", "onsubmit"})
      add(Sight::kScript, name, "脚本");
    Data(token.attributes);
  }

  void Address(string_view raw) {
    const std::string address = Decoded(raw);
    if (address.starts_with("#") || address.starts_with("data:")) return;
    to_.Add(address.starts_with("javascript:") ? Sight::kScript : Sight::kLinkTarget, address, "链接");
  }

  void Meta(const HtmlToken& token) {
    const std::string name = Decoded(HtmlAttribute(token.attributes, "name"));
    const std::string lower = Lowered(name);
    if (lower == "viewport" || lower == "generator" || lower == "progid" || lower == "originator") return;
    to_.Add(Sight::kProperty, Decoded(HtmlAttribute(token.attributes, "content")), "属性“" + name + "”");
  }

  /// A page within an attribute: browsers show it.
  void WholePage(const HtmlToken& token) {
    const std::string page = Decoded(HtmlAttribute(token.attributes, "srcdoc"));
    if (IsBlankText(page)) return;
    to_.Add(Sight::kEmbedded, "srcdoc", "网页里的网页");
    to_.LookInto("<!DOCTYPE html><html><body>" + page, "网页里的网页");
  }

  /// What a style sheet writes onto the page, and what somebody noted in it.
  void StyleSheet(string_view sheet) {
    constexpr string_view kContent = "content";
    for (std::size_t at = sheet.find(kContent); at != string_view::npos; at = sheet.find(kContent, at)) {
      at = std::min(sheet.find_first_not_of(" \t\r\n:", at + kContent.size()), sheet.size());
      if (at == sheet.size() || (sheet[at] != '"' && sheet[at] != '\'')) continue;
      const std::size_t end = std::min(sheet.find(sheet[at], at + 1), sheet.size());
      const std::string text = WithoutStyleEscapes(sheet.substr(at + 1, end - at - 1));
      if (SaysSomething(text)) to_.Add(Sight::kShown, text, "样式表写出的文字");
      at = end;
    }
    for (std::size_t at = sheet.find("/*"); at != string_view::npos; at = sheet.find("/*", at)) {
      const std::size_t end = std::min(sheet.find("*/", at + 2), sheet.size());
      const string_view note = sheet.substr(at + 2, end - at - 2);
      if (SaysSomething(note)) to_.Add(Sight::kHiddenText, note, "样式表的注释");
      at = end;
    }
  }

  /// Attributes of the page's own: data-id="…".
  void Data(string_view attributes) {
    int left = 64;
    for (std::size_t at = attributes.find("data-"); at != string_view::npos && left > 0;
         at = attributes.find("data-", at + 5), --left) {
      const std::size_t end = attributes.find_first_of("= \t\r\n", at);
      if (end == string_view::npos || attributes[end] != '=') continue;
      const string_view name = attributes.substr(at, end - at);
      const std::string value = Decoded(HtmlAttribute(attributes, name));
      if (SaysSomething(value)) to_.Add(Sight::kHiddenText, value, "网页代码“" + std::string(name) + "”");
    }
  }

  void StartOfTable(const HtmlToken& token) {
    const string_view name = token.name;
    if (name != "table" && name != "tr" && name != "td" && name != "th") return;
    Flush();
    constexpr std::size_t kDeepest = 200;
    if (name == "table") {
      if (tables_.size() < kDeepest) tables_.push_back({to_.NewTable(), -1, -1});
    } else if (!tables_.empty()) {
      TableAt& table = tables_.back();
      if (name == "tr") {
        ++table.row;
        table.column = -1;
        span_ = 1;
      } else {
        table.column += std::exchange(span_, std::clamp(SpanOf(token.attributes, "colspan"), 1, 1'000));
        if (table.column < 0) table.column = 0;
      }
    }
  }

  void End(const std::string& name) {
    if (BreaksLine(name) || name == "td" || name == "th" || name == "tr" || name == "table") Flush();
    if (name == "table" && !tables_.empty()) tables_.pop_back();
    constexpr std::size_t kFar = 256;
    for (std::size_t i = open_.size(); i-- > 1 && open_.size() - i < kFar;) {
      if (open_[i].name != name) continue;
      open_.resize(i);
      return;
    }
  }

  void Append(const std::string& text) {
    const Open& open = open_.back();
    Sight sight = open.sight;
    if (sight == Sight::kShown && open.colour && IsPale(*open.colour, open.behind)) sight = Sight::kPale;
    line_.Append(sight, text);
  }

  void Flush() {
    if (line_.empty()) return;
    const std::vector<MixedText::Part> parts = line_.Parts();
    line_.Clear();
    const bool blank = std::all_of(parts.begin(), parts.end(), [](const auto& part) { return IsBlankText(part.text); });
    if (blank) return;
    Piece at;
    std::string where;
    if (!tables_.empty() && tables_.back().row >= 0 && tables_.back().column >= 0) {
      const TableAt& table = tables_.back();
      at.table = table.number;
      at.row = table.row;
      at.column = table.column;
      where = "表 " + std::to_string(table.number) + " 第 " + std::to_string(table.row + 1) + " 行第 " +
              std::to_string(table.column + 1) + " 列";
    } else {
      where = "第 " + std::to_string(++paragraph_) + " 段";
    }
    for (const MixedText::Part& part : parts) to_.Add(at, part.sight, Joined(part.text), where);
  }

  /// Line ends of the source are blanks.
  static std::string Joined(string_view text) {
    std::string joined;
    for (const char c : text) {
      const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
      if (blank && (joined.empty() || joined.back() == ' ')) continue;
      joined += blank ? ' ' : c;
    }
    return joined;
  }

  void Comments() {
    for (std::size_t at = page_.find("<!--"); at != std::string::npos; at = page_.find("<!--", at + 1)) {
      const std::size_t end = std::min(page_.find("-->", at + 2), page_.size());
      const string_view inside = string_view(page_).substr(std::min(at + 4, end), end - std::min(at + 4, end));
      to_.Add(Sight::kHiddenText, WithoutTags(inside), "网页代码里的注释");
      at = end == page_.size() ? end - 1 : end;
    }
  }

  /// Files that stand in the page itself: pictures, and pages that browsers show. Fonts are nobody's text.
  void DataAddresses() {
    std::size_t at = 0;
    while (const std::optional<DataAddress> address = NextDataAddress(page_, at)) {
      to_.Tick();
      if (IsBlankText(address->bytes) || address->type.find("font") != string_view::npos) continue;
      const bool picture = SniffClosely(address->bytes).kind == Kind::kImage;
      to_.SpendUnpacked(address->bytes.size());
      if (!picture) to_.Add(Sight::kEmbedded, address->type, "网页里的数据");
      if (!picture || HasImageFacts(address->bytes)) {
        to_.LookInto(address->bytes, picture ? "网页里的图片" : "网页里的数据");
      } else {
        to_.CountPicture();
      }
    }
  }

  const std::string& page_;
  std::set<std::string> hidden_names_;
  Gathering& to_;
  std::vector<Open> open_;
  std::vector<TableAt> tables_;
  MixedText line_;
  int paragraph_ = 0, span_ = 1;
};

}  // namespace

void InspectHtml(string_view bytes, bool mhtml, Gathering& to) {
  std::string page;
  if (mhtml) {
    const WebPageBytes inside = PageOfMhtml(bytes);
    if (inside.bytes.empty()) throw Obstructed(Obstacle::kDamaged, "网页已损坏，没有检查。");
    page = Decode(inside.bytes, inside.charset.empty() ? DeclaredCharset(inside.bytes) : inside.charset).utf8;
    to.ObstructPart("这是存成一个文件的网页（mht），里面的图片和附件没有检查。");
  } else {
    page = Decode(bytes, DeclaredCharset(bytes)).utf8;
  }
  PageInspector(page, to).Inspect();
}

}  // namespace gongkai::docread
