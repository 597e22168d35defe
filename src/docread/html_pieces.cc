#include "docread/html_pieces.h"

#include <algorithm>
#include <array>

#include "docread/clean_work.h"
#include "docread/html_entities.h"

namespace gongkai::docread {
namespace {

using std::string_view;

std::string LowerText(string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), LowerOf);
  return lower;
}

void ReadAttributes(string_view text, HtmlPiece& piece) {
  std::size_t at = 0;
  const auto skip = [&](auto is) {
    while (at < text.size() && is(text[at])) ++at;
  };
  for (;;) {
    skip([](char c) { return IsHtmlSpace(c) || c == '/'; });
    if (at >= text.size()) break;
    const std::size_t start = at++;
    skip([](char c) { return !IsHtmlSpace(c) && c != '=' && c != '/'; });
    HtmlPiece::Attribute attribute{LowerText(text.substr(start, at - start)), {}, false};
    skip(IsHtmlSpace);
    if (at < text.size() && text[at] == '=') {
      ++at;
      skip(IsHtmlSpace);
      attribute.has_value = true;
      const char quote = at < text.size() ? text[at] : '\0';
      const bool quoted = quote == '"' || quote == '\'';
      const std::size_t begin = quoted ? ++at : at;
      skip([&](char c) { return quoted ? c != quote : !IsHtmlSpace(c); });
      AppendDecoded(text.substr(begin, at - begin), attribute.value);
      if (quoted && at < text.size()) ++at;
    }
    piece.attributes.push_back(std::move(attribute));
  }
  piece.closes_itself = text.ends_with('/');
}

constexpr string_view kDigits64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string FromBase64(string_view text) {
  std::string bytes;
  unsigned bits = 0;
  int held = 0;
  for (const char c : text) {
    const std::size_t value = kDigits64.find(c);
    if (value == string_view::npos) continue;
    bits = bits << 6U | static_cast<unsigned>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>(bits >> static_cast<unsigned>(held) & 0xFFU);
  }
  return bytes;
}

std::string ToBase64(string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned bits = 0;
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t j = 0; j < 3; ++j) bits = bits << 8U | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    for (std::size_t j = 0; j < 4; ++j) text += j > count ? '=' : kDigits64[bits >> (18 - 6 * j) & 63U];
  }
  return text;
}

}  // namespace

bool HtmlPiece::Has(string_view attribute) const {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const Attribute& each) { return each.name == attribute; });
}

string_view HtmlPiece::Value(string_view attribute) const {
  for (const Attribute& each : attributes) {
    if (each.name == attribute) return each.value;
  }
  return {};
}

std::string HtmlPiece::Lower(string_view attribute) const { return LowerText(Value(attribute)); }

bool HtmlPiece::Drop(string_view attribute) {
  const bool dropped = std::erase_if(attributes, [&](const Attribute& each) { return each.name == attribute; }) > 0;
  if (dropped) raw = {};  // it must be written anew
  return dropped;
}

void HtmlPiece::Filter(const std::function<bool(string_view, string_view)>& keeps) {
  std::erase_if(attributes, [&](const Attribute& each) { return !keeps(each.name, each.value); });
}

std::string HtmlPiece::Write() const {
  std::string tag = "<" + name;
  for (const Attribute& attribute : attributes) {
    tag += " " + attribute.name;
    if (!attribute.has_value) continue;
    tag += "=\"";
    for (const char c : attribute.value) {
      if (c == '"') {
        tag += "&quot;";
      } else if (c == '&') {
        tag += "&amp;";
      } else {
        tag += c;
      }
    }
    tag += '"';
  }
  return tag + (closes_itself ? " />" : ">");
}

bool HtmlPieces::Next(HtmlPiece& piece) {
  while (at_ < page_.size()) {
    const std::size_t start = at_;
    piece = {};
    const char next = at_ + 1 < page_.size() ? page_[at_ + 1] : '\0';
    if (page_[at_] != '<' || !(IsHtmlLetter(next) || next == '/' || next == '!' || next == '?')) {
      at_ = std::min(page_.find('<', at_ + 1), page_.size());
      piece.kind = HtmlPiece::Kind::kText;
    } else if (next == '!' || next == '?') {
      const bool is_comment = page_.substr(at_, 4) == "<!--";
      const std::size_t end = page_.find(is_comment ? "-->" : ">", at_ + 2);
      at_ = end == string_view::npos ? page_.size() : end + (is_comment ? 3 : 1);
      const bool is_doctype = LowerStart(page_.substr(start), "<!doctype");
      piece.kind = is_doctype ? HtmlPiece::Kind::kDeclaration : HtmlPiece::Kind::kComment;
    } else if (!TakeTag(piece)) {
      continue;
    }
    piece.raw = page_.substr(start, at_ - start);
    return true;
  }
  return false;
}

bool HtmlPieces::TakeTag(HtmlPiece& piece) {
  const bool closes = page_[at_ + 1] == '/';
  const std::size_t begin = at_ + (closes ? 2 : 1);
  std::size_t end = begin;
  while (end < page_.size() && !IsHtmlSpace(page_[end]) && page_[end] != '>' && page_[end] != '/') ++end;
  const std::size_t close = EndOfHtmlTag(page_, end, HtmlQuotes::kPlain);
  at_ = close == string_view::npos ? page_.size() : close + 1;
  if (close == string_view::npos || end == begin) return false;
  piece.kind = closes ? HtmlPiece::Kind::kEnd : HtmlPiece::Kind::kStart;
  piece.name = LowerText(page_.substr(begin, end - begin));
  if (!closes) ReadAttributes(page_.substr(end, close - end), piece);
  return true;
}

string_view HtmlPieces::RawContent(string_view name) { return TakeRawHtml(page_, at_, name); }

void HtmlPieces::SkipElement(string_view name) {
  if (name == "script" || name == "iframe" || name == "noframes") {
    RawContent(name);
    return;
  }
  HtmlPiece piece;
  for (int open = 1; open > 0 && Next(piece);) {
    if (piece.name != name) continue;
    if (piece.kind == HtmlPiece::Kind::kStart && !piece.closes_itself) ++open;
    if (piece.kind == HtmlPiece::Kind::kEnd) --open;
  }
}

std::string DecodeHtml(string_view text) {
  std::string decoded;
  AppendDecoded(text, decoded);
  return decoded;
}

std::string EscapeHtml(string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '<') {
      escaped += "&lt;";
    } else if (c == '&') {
      escaped += "&amp;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string ShownChoice(string_view options) {
  HtmlPieces pieces(options);
  HtmlPiece piece;
  std::string first, chosen, text;
  bool any = false, is_chosen = false, in_option = false;
  const auto end = [&] {
    if (in_option && !any) first = text;
    if (in_option && is_chosen) chosen = text;
    any = any || in_option;
  };
  while (pieces.Next(piece)) {
    if (piece.kind == HtmlPiece::Kind::kStart && piece.name == "option") {
      end();
      in_option = true;
      is_chosen = piece.Has("selected");
      text.clear();
    } else if (piece.kind == HtmlPiece::Kind::kText) {
      text += piece.raw;
    }
  }
  end();
  return chosen.empty() ? first : chosen;
}

std::string WithoutStyleComments(string_view style) {
  std::string plain;
  std::size_t at = 0;
  for (std::size_t open = style.find("/*"); open != string_view::npos; open = style.find("/*", at)) {
    plain += style.substr(at, open - at);
    const std::size_t close = style.find("*/", open + 2);
    at = close == string_view::npos ? style.size() : close + 2;
  }
  return plain.append(style.substr(at));
}

bool CleanDataImage(std::string& address, CleanWork& work) {
  const std::size_t comma = address.find(',');
  if (comma == std::string::npos || address.substr(0, comma).find("base64") == std::string::npos) return false;
  const std::string bytes = FromBase64(string_view(address).substr(comma + 1));
  const std::optional<std::string> cleaned = CleanImage(bytes, work);
  if (!cleaned || *cleaned == bytes) return false;
  address.replace(comma + 1, std::string::npos, ToBase64(*cleaned));
  return true;
}

}  // namespace gongkai::docread
