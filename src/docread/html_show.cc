#include "docread/html_show.h"

#include <algorithm>
#include <cstdlib>

#include "docread/html_tags.h"
#include "docread/paleness.h"

namespace gongkai::docread {
namespace {

using std::string_view;

std::string Level(string_view text) {
  std::string level;
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
      level += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return level;
}

std::optional<unsigned> CssColour(string_view value) {
  if (value.starts_with("white") || value.starts_with("#fff") || value.starts_with("rgb(255,255,255)")) {
    if (value.size() < 7 || value.starts_with("#ffffff") || !value.starts_with('#')) return 0xFFFFFF;
  }
  if (value == "black" || value == "#000") return 0;
  if (value.starts_with('#') && value.size() == 4) {
    std::string twice = "#";
    for (const char c : value.substr(1)) twice.append(2, c);
    return ParseColour(twice);
  }
  return ParseColour(value.starts_with('#') ? value.substr(0, 7) : string_view("?"));
}

bool IsNothing(string_view size) {
  const double value = std::strtod(std::string(size).c_str(), nullptr);
  return !size.empty() && value < 2 &&
         (size.find_first_not_of("0.") == string_view::npos || size.ends_with("px") || size.ends_with("pt") ||
          size.starts_with("0"));
}

bool IsFarAway(string_view size) { return std::strtod(std::string(size).c_str(), nullptr) <= -500; }

}  // namespace

void HtmlLook::Add(string_view declarations) {
  const std::string level = Level(declarations);
  string_view rest = level;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const string_view one = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t colon = one.find(':');
    if (colon == string_view::npos) continue;
    const string_view name = one.substr(0, colon);
    const string_view value = one.substr(colon + 1, one.find("!important") - colon - 1);
    if ((name == "display" && value == "none") ||
        (name == "visibility" && (value == "hidden" || value == "collapse")) ||
        (name == "opacity" && IsNothing(value) && std::strtod(std::string(value).c_str(), nullptr) < 0.05) ||
        (name == "mso-hide" && value == "all")) {
      unseen = Sight::kHiddenText;
    } else if (name == "font-size" && IsNothing(value)) {
      unseen = Sight::kPale;
    } else if ((name == "left" || name == "top" || name == "text-indent" || name == "margin-left") &&
               IsFarAway(value)) {
      unseen = Sight::kOutsidePage;
    } else if (name == "color") {
      colour = CssColour(value);
    } else if (name == "background-color" || name == "background") {
      constexpr unsigned kUnknown = 0x1000000;  // a picture, a name: no font has it
      behind = value == "transparent" || value == "none" ? behind : CssColour(value).value_or(kUnknown);
    }
  }
}

HtmlRules::HtmlRules(string_view page) {
  HtmlPieces pieces(page);
  HtmlPiece piece;
  while (pieces.Next(piece)) {
    if (piece.kind != HtmlPiece::Kind::kStart) continue;
    if (piece.name == "style") Read(WithoutStyleComments(pieces.RawContent("style")));
    if (piece.name == "script") pieces.RawContent("script");
  }
}

void HtmlRules::Read(string_view style) {
  while (!style.empty()) {
    const std::size_t open = style.find('{'), close = style.find('}', open == string_view::npos ? 0 : open);
    if (open == string_view::npos || close == string_view::npos) return;
    const std::string selectors = Level(style.substr(0, open));
    string_view rest = selectors;
    while (!rest.empty() && !rest.starts_with('@')) {
      const std::size_t comma = std::min(rest.find(','), rest.size());
      declarations_[std::string(rest.substr(0, comma))].append(style.substr(open + 1, close - open - 1)).append(";");
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    style.remove_prefix(close + 1);
  }
}

HtmlLook HtmlRules::LookOf(const HtmlPiece& tag) const {
  HtmlLook look;
  const auto add = [&](const std::string& selector) {
    if (const auto found = declarations_.find(selector); found != declarations_.end()) look.Add(found->second);
  };
  if (!declarations_.empty()) {
    add(tag.name);
    const std::string classes = tag.Lower("class");
    for (std::size_t at = 0; at < classes.size();) {
      const std::size_t end = std::min(classes.find(' ', at), classes.size());
      if (end > at) {
        add("." + classes.substr(at, end - at));
        add(tag.name + "." + classes.substr(at, end - at));
      }
      at = end + 1;
    }
    add("#" + tag.Lower("id"));
  }
  look.Add(tag.Value("style"));
  if (tag.Has("hidden")) look.unseen = Sight::kHiddenText;
  if (tag.name == "font" && tag.Has("color")) look.colour = CssColour(tag.Lower("color"));
  if (tag.Has("bgcolor")) look.behind = CssColour(tag.Lower("bgcolor"));
  return look;
}

std::optional<Sight> HtmlShown::Open(const HtmlPiece& tag, const HtmlRules& rules) {
  const HtmlLook look = rules.LookOf(tag);
  Opened opened{tag.name, look.colour, 0xFFFFFF};
  if (!open_.empty()) {
    opened.behind = open_.back().behind;
    if (!opened.colour) opened.colour = open_.back().colour;
  }
  if (look.behind) opened.behind = *look.behind;
  constexpr std::size_t kDeepest = 2'000;
  if (!HasNoEnd(tag.name) && !tag.closes_itself && open_.size() < kDeepest) open_.push_back(opened);
  return look.unseen;
}

bool HtmlShown::IsPaleHere() const {
  if (open_.empty() || !open_.back().colour) return false;
  return IsPale(*open_.back().colour, Behind{open_.back().behind <= kWhite, open_.back().behind});
}

void HtmlShown::Close(string_view name) {
  const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const Opened& each) { return each.name == name; });
  if (found != open_.rend()) open_.erase(std::next(found).base(), open_.end());
}

}  // namespace gongkai::docread
