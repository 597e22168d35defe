// What a browser would make of a page, without its words: elements and their attributes in order, and whether an
// address would run something. Two pages that differ only in what people typed have the same skeleton.
#pragma once

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>

namespace gongkai::testing {

/// Reads as HTML 5 tokenizers do, leniently: what a browser would take for a tag must be taken for one.
class Skeleton {
 public:
  static Skeleton Of(std::string_view html) {
    Skeleton skeleton;
    skeleton.Read(html);
    return skeleton;
  }

  /// "<a class href>…" one tag a line.
  const std::string& tags() const { return tags_; }
  /// Each element with each of its attributes once: "a href".
  const std::set<std::string>& pairs() const { return pairs_; }
  /// An address that runs a script or brings its own document; empty when there is none.
  const std::string& running_address() const { return running_address_; }

 private:
  static bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
  static std::string Lower(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
  }

  void Read(std::string_view html) {
    std::string raw_end;  // within script, style, textarea, title: "</script"
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
      const std::string_view rest = html.substr(at);
      if (!raw_end.empty()) {
        if (Lower(rest.substr(0, raw_end.size())) != raw_end) {
          ++at;
          continue;
        }
        raw_end.clear();
      }
      if (rest.starts_with("<!--")) {
        tags_ += "<!-->\n";
        at = std::min(html.find("-->", at + 4), html.size());
        continue;
      }
      const bool closes = rest.starts_with("</");
      const std::size_t name_at = closes ? 2 : 1;
      if (name_at >= rest.size() || std::isalpha(static_cast<unsigned char>(rest[name_at])) == 0) {
        if (rest.size() > 1 && (rest[1] == '!' || rest[1] == '?' || closes)) tags_ += "<!>\n";
        ++at;
        continue;
      }
      std::size_t end = name_at;
      while (end < rest.size() && !IsSpace(rest[end]) && rest[end] != '/' && rest[end] != '>') ++end;
      const std::string name = Lower(rest.substr(name_at, end - name_at));
      tags_ += (closes ? "</" : "<") + name;
      pairs_.insert((closes ? "/" : "") + name);
      at += Attributes(name, rest, end);
      tags_ += ">\n";
      if (!closes && (name == "script" || name == "style" || name == "textarea" || name == "title")) {
        raw_end = "</" + name;
      }
    }
  }

  // Returns the length of the tag.
  std::size_t Attributes(const std::string& element, std::string_view tag, std::size_t at) {
    while (at < tag.size() && tag[at] != '>') {
      if (IsSpace(tag[at]) || tag[at] == '/') {
        ++at;
        continue;
      }
      const std::size_t begin = at++;
      while (at < tag.size() && !IsSpace(tag[at]) && tag[at] != '/' && tag[at] != '>' && tag[at] != '=') ++at;
      const std::string name = Lower(tag.substr(begin, at - begin));
      while (at < tag.size() && IsSpace(tag[at])) ++at;
      std::string value;
      if (at < tag.size() && tag[at] == '=') {
        ++at;
        while (at < tag.size() && IsSpace(tag[at])) ++at;
        const char quote = at < tag.size() && (tag[at] == '"' || tag[at] == '\'') ? tag[at] : '\0';
        if (quote != '\0') {
          const std::size_t close = std::min(tag.find(quote, at + 1), tag.size());
          value = tag.substr(at + 1, close - at - 1);
          at = std::min(close + 1, tag.size());
        } else {
          const std::size_t from = at;
          while (at < tag.size() && !IsSpace(tag[at]) && tag[at] != '>') ++at;
          value = tag.substr(from, at - from);
        }
      }
      tags_ += " " + name;
      pairs_.insert(element + " " + name);
      LookAtAddress(name, value);
    }
    return std::min(at + 1, tag.size());
  }

  void LookAtAddress(const std::string& name, const std::string& value) {
    if (name != "href" && name != "src" && name != "action" && name != "formaction" && name != "srcset" &&
        name != "poster") {
      return;
    }
    std::string plain;  // a browser passes over these
    for (const char c : Lower(value)) {
      if (static_cast<unsigned char>(c) > 0x20) plain += c;
    }
    for (const std::string_view scheme : {"javascript:", "vbscript:", "data:", "//"}) {
      if (plain.starts_with(scheme)) running_address_ = value;
    }
  }

  std::string tags_;
  std::set<std::string> pairs_;
  std::string running_address_;
};

}  // namespace gongkai::testing
