#include "docread/word_changes.h"

#include <algorithm>

#include "base/utf8.h"

namespace gongkai::docread {
namespace {

std::string Utf16(std::string_view text, bool big_endian) {
  std::string wide;
  const auto add = [&](unsigned unit) {
    const char high = static_cast<char>(unit >> 8U), low = static_cast<char>(unit & 0xFFU);
    wide += big_endian ? high : low;
    wide += big_endian ? low : high;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto code = static_cast<unsigned>(NextCodePoint(text, at));
    if (code >= 0x10000) add(0xD800 + ((code - 0x10000) >> 10U));
    add(code >= 0x10000 ? 0xDC00 + ((code - 0x10000) & 0x3FFU) : code);
  }
  return wide;
}

}  // namespace

WordChanges::WordChanges(const std::vector<TextChange>& changes) {
  for (const TextChange& change : changes) {
    if (change.from.empty() || change.from == change.to) continue;
    to_.emplace(change.from, change.to);
    lengths_.push_back(change.from.size());
    begins_[static_cast<unsigned char>(change.from.front())] = true;
  }
  std::sort(lengths_.begin(), lengths_.end(), std::greater<>());
  lengths_.erase(std::unique(lengths_.begin(), lengths_.end()), lengths_.end());
}

const WordChanges::Match* WordChanges::At(std::string_view text, std::size_t at, Match& match) const {
  if (!begins_[static_cast<unsigned char>(text[at])]) return nullptr;
  for (const std::size_t length : lengths_) {
    if (length > text.size() - at) continue;
    const auto found = to_.find(text.substr(at, length));
    if (found == to_.end()) continue;
    match = {at, length, found->second};
    return &match;
  }
  return nullptr;
}

std::vector<WordChanges::Match> WordChanges::Find(std::string_view text) const {
  std::vector<Match> matches;
  Match match;
  for (std::size_t at = 0; !empty() && at < text.size();) {
    if (At(text, at, match) != nullptr) {
      matches.push_back(match);
      at += match.length;
    } else {
      ++at;
    }
  }
  return matches;
}

bool WordChanges::Occurs(std::string_view text) const {
  Match match;
  for (std::size_t at = 0; !empty() && at < text.size(); ++at) {
    if (At(text, at, match) != nullptr) return true;
  }
  return false;
}

bool WordChanges::OccursInBytes(std::string_view bytes) const {
  if (Occurs(bytes)) return true;
  return std::any_of(to_.begin(), to_.end(), [bytes](const auto& change) {
    return bytes.find(Utf16(change.first, false)) != std::string_view::npos ||
           bytes.find(Utf16(change.first, true)) != std::string_view::npos;
  });
}

int WordChanges::Apply(std::string& text) const {
  const std::vector<Match> matches = Find(text);
  if (matches.empty()) return 0;
  std::string changed;
  std::size_t done = 0;
  for (const Match& match : matches) {
    changed.append(text, done, match.at - done).append(match.to);
    done = match.at + match.length;
  }
  text = changed.append(text, done);
  return static_cast<int>(matches.size());
}

int WordChanges::ApplyAcross(std::vector<std::string>& segments) const {
  std::string whole;
  for (const std::string& segment : segments) whole += segment;
  const std::vector<Match> matches = Find(whole);
  if (matches.empty()) return 0;
  std::size_t begin = 0;
  auto match = matches.begin();
  for (std::string& segment : segments) {
    const std::size_t end = begin + segment.size();
    std::string changed;
    std::size_t done = begin;
    for (; match != matches.end() && match->at < end; ++match) {
      if (match->at >= begin) {
        changed.append(whole, done, match->at - done).append(match->to);
      }
      done = std::max(done, std::min(match->at + match->length, end));
      if (match->at + match->length > end) break;  // goes on in the next segment
    }
    segment = changed.append(whole, done, end - done);
    begin = end;
  }
  return static_cast<int>(matches.size());
}

bool WordChanges::Remains(std::string_view text) const {
  for (const Match& match : Find(text)) {
    // "3301…1234" may be what was asked for although it holds "1234".
    const bool is_made = std::any_of(to_.begin(), to_.end(), [&](const auto& change) {
      const std::size_t inside = change.second.find(text.substr(match.at, match.length));
      return inside != std::string_view::npos && match.at >= inside &&
             text.substr(match.at - inside, change.second.size()) == change.second;
    });
    if (!is_made) return true;
  }
  return false;
}

}  // namespace gongkai::docread
