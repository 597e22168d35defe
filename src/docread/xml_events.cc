#include "docread/xml_events.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/utf8.h"
#include "docread/encoding.h"

namespace gongkai::docread {
namespace {

using std::string_view;

constexpr std::size_t kStep = 64U << 10U;
constexpr std::size_t kLongestTag = 8U << 20U;
constexpr std::size_t kLongestText = 1U << 20U;
constexpr std::size_t kDeepest = 2'000;
constexpr std::size_t kMostRemarks = 4U << 20U;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

string_view WithoutPrefix(string_view name) {
  const std::size_t colon = name.find(':');
  return colon == string_view::npos ? name : name.substr(colon + 1);
}

bool IsUtf8Name(string_view name) {
  const auto same = [name](string_view other) {
    return name.size() == other.size() && std::equal(name.begin(), name.end(), other.begin(), [](char a, char b) {
             return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
           });
  };
  return same("utf-8") || same("utf8") || same("us-ascii");
}

/// What <?xml … encoding="…"?> names.
string_view DeclaredEncoding(string_view opening) {
  if (!opening.starts_with("<?xml")) return {};
  const string_view head = opening.substr(0, opening.find("?>"));
  const std::size_t name = head.find("encoding");
  if (name == string_view::npos) return {};
  const std::size_t quote = head.find_first_of("\"'", name);
  if (quote == string_view::npos) return {};
  return head.substr(quote + 1, head.find(head[quote], quote + 1) - quote - 1);
}

/// "&#x3053;" without its ends; 0 where it is none.
char32_t NumberedCharacter(string_view name) {
  if (!name.starts_with('#')) return 0;
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const string_view digits = name.substr(hex ? 2 : 1);
  std::uint32_t code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.empty()) return 0;
  return code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) ? kReplacementChar : static_cast<char32_t>(code);
}

char32_t NamedCharacter(string_view name) {
  if (name == "amp") return '&';
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "quot") return '"';
  if (name == "apos") return '\'';
  return NumberedCharacter(name);
}

}  // namespace

std::size_t BytesInMemory::Read(char* to, std::size_t most) {
  const std::size_t size = std::min(most, rest_.size());
  std::memcpy(to, rest_.data(), size);
  rest_.remove_prefix(size);
  return size;
}

void AppendXmlDecoded(string_view raw, std::string& to) {
  while (!raw.empty()) {
    const std::size_t ampersand = std::min(raw.find('&'), raw.size());
    to.append(raw.substr(0, ampersand));
    raw.remove_prefix(ampersand);
    if (raw.empty()) return;
    constexpr std::size_t kLongestName = 12;
    const std::size_t end = raw.substr(0, kLongestName).find(';');
    const char32_t c = end == string_view::npos ? 0 : NamedCharacter(raw.substr(1, end - 1));
    if (c != 0) {
      AppendUtf8(to, c);
      raw.remove_prefix(end + 1);
    } else {
      to += '&';
      raw.remove_prefix(1);
    }
  }
}

XmlReader::XmlReader(ByteSource& source) : source_(source) {
  while (buffer_.size() < 256 && Fill()) {
  }
  Decode();
  if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
}

/// UTF-16, or an encoding that the part names, becomes UTF-8 at once: files of Office hardly ever have it.
void XmlReader::Decode() {
  const string_view opening = buffer_;
  const bool wide = opening.substr(0, 4).find('\0') != string_view::npos || opening.starts_with("\xFF\xFE") ||
                    opening.starts_with("\xFE\xFF");
  const std::string declared(DeclaredEncoding(opening.starts_with("\xEF\xBB\xBF") ? opening.substr(3) : opening));
  if (!wide && (declared.empty() || IsUtf8Name(declared))) return;
  while (Fill()) {
  }
  buffer_ = docread::Decode(buffer_, wide ? string_view{} : string_view(declared)).utf8;
  ended_ = true;
}

bool XmlReader::Fill() {
  if (ended_) return false;
  if (at_ > kStep) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  const std::size_t filled = buffer_.size();
  buffer_.resize(filled + kStep);
  const std::size_t got = source_.Read(buffer_.data() + filled, kStep);
  buffer_.resize(filled + got);
  ended_ = got == 0;
  return got > 0;
}

/// The place of `what` in what is buffered, at or after `from`; fills until it is there. npos at the end.
std::size_t XmlReader::Find(string_view what, std::size_t from) {
  for (;;) {
    const string_view buffered = Buffered();
    const std::size_t found = buffered.find(what, from);
    if (found != string_view::npos) return found;
    if (buffered.size() > kLongestTag) throw XmlDamaged();
    from = std::max(from, buffered.size() - std::min(buffered.size(), what.size()));
    if (!Fill()) return string_view::npos;
  }
}

/// The '>' that ends the tag at the front: the first one outside quotes.
std::size_t XmlReader::EndOfTag() {
  char quote = '\0';
  for (std::size_t i = 1;;) {
    const string_view buffered = Buffered();
    i = quote == '\0' ? buffered.find_first_of("\"'><", i) : buffered.find(quote, i);
    if (i == string_view::npos) {
      if (buffered.size() > kLongestTag || !Fill()) throw XmlDamaged();
      i = buffered.size();
      continue;
    }
    const char c = buffered[i];
    if (c == '<') throw XmlDamaged();
    if (c == '>') return i;
    quote = quote == '\0' ? c : '\0';
    ++i;
  }
}

XmlReader::Event XmlReader::Next() {
  if (pop_follows_) names_.pop_back();
  pop_follows_ = false;
  if (end_follows_) {
    end_follows_ = false;
    pop_follows_ = true;
    return Event::kEnd;
  }
  for (;;) {
    if (Buffered().size() < 12) Fill();  // enough to tell what begins here
    const string_view buffered = Buffered();
    if (buffered.empty()) {
      if (!names_.empty()) throw XmlDamaged();
      return Event::kFinished;
    }
    if (buffered[0] != '<' || buffered.starts_with("<![CDATA[")) {
      const Event event = TakeText();
      if (!names_.empty() && !text_.empty()) return event;
      if (std::any_of(text_.begin(), text_.end(), [](char c) { return !IsSpace(c) && c != '\0'; })) throw XmlDamaged();
    } else if (!TakeOther()) {
      return TakeTag();
    }
  }
}

void XmlReader::EnterRoot() {
  for (;;) {
    const Event event = Next();
    if (event == Event::kStart) return;
    if (event == Event::kFinished) throw XmlDamaged();
  }
}

/// Comments, instructions and document types show nothing.
bool XmlReader::TakeOther() {
  const string_view buffered = Buffered();
  string_view end;
  if (buffered.starts_with("<!--")) {
    end = "-->";
  } else if (buffered.starts_with("<?")) {
    end = "?>";
  } else if (buffered.starts_with("<!")) {
    const std::size_t bracket = Find("[", 0), close = Find(">", 0);
    end = bracket < close ? "]>" : ">";
  } else {
    return false;
  }
  const std::size_t found = Find(end, 2);
  if (found == string_view::npos) throw XmlDamaged();
  KeepRemark(Buffered().substr(0, found));
  Consume(found + end.size());
  return true;
}

/// What every program writes at the head of a part says nothing.
void XmlReader::KeepRemark(string_view raw) {
  for (const string_view usual : {"<?xml ", "<?mso-", "<?xpacket "}) {
    if (raw.starts_with(usual)) return;
  }
  const bool is_comment = raw.starts_with("<!--"), is_type = raw.starts_with("<!DOCTYPE");
  const std::size_t rules = is_type ? raw.find('[') : 0;
  if (rules == string_view::npos) return;  // a name and where it is explained
  const string_view inside = raw.substr(is_comment ? 4 : is_type ? rules + 1 : 2);
  remarked_ += inside.size();
  if (remarked_ > kMostRemarks) throw XmlDamaged();
  if (!inside.empty()) remarks_.emplace_back(inside);
}

/// Up to the next tag, or as much as there is of a text that is very long; never through a character's number.
std::size_t XmlReader::EndOfText() {
  for (;;) {
    const string_view buffered = Buffered();
    const std::size_t tag = buffered.find('<');
    if (tag != string_view::npos) return tag;
    if (buffered.size() < kLongestText && Fill()) continue;
    const string_view last = Buffered();  // to try in vain may have moved it, too
    const std::size_t ampersand = last.rfind('&');
    const bool cuts = ampersand != string_view::npos && ampersand > 0 && last.size() - ampersand < 12;
    return cuts ? ampersand : last.size();
  }
}

XmlReader::Event XmlReader::TakeText() {
  text_.clear();
  for (;;) {
    if (Buffered().size() < 12) Fill();
    if (Buffered().starts_with("<![CDATA[")) {
      const std::size_t end = Find("]]>", 9);
      if (end == string_view::npos) throw XmlDamaged();
      text_.append(Buffered().substr(9, end - 9));
      Consume(end + 3);
    } else if (!Buffered().empty() && Buffered()[0] != '<') {
      const std::size_t end = EndOfText();
      AppendXmlDecoded(Buffered().substr(0, end), text_);
      Consume(end);
    } else {
      return Event::kText;
    }
    if (text_.size() >= kLongestText) return Event::kText;
  }
}

XmlReader::Event XmlReader::TakeTag() {
  const std::size_t end = EndOfTag();
  tag_.assign(Buffered().substr(1, end - 1));
  Consume(end + 1);
  has_pairs_ = false;
  pairs_.clear();
  decoded_.clear();
  const bool closes = tag_.starts_with('/');
  const bool empty = !closes && tag_.ends_with('/');
  string_view name = string_view(tag_).substr(closes ? 1 : 0);
  name = name.substr(0, name.find_first_of(" \t\r\n/"));
  if (name.empty()) throw XmlDamaged();
  if (closes) {
    if (names_.empty() || names_.back() != name) throw XmlDamaged();
    pop_follows_ = true;
  } else {
    if (names_.size() >= kDeepest) throw XmlDamaged();
    names_.emplace_back(name);
    end_follows_ = empty;
    if (empty) tag_.pop_back();
  }
  name_ = WithoutPrefix(names_.back());
  return closes ? Event::kEnd : Event::kStart;
}

const std::vector<XmlReader::Pair>& XmlReader::Attributes() {
  if (has_pairs_) return pairs_;
  has_pairs_ = true;
  string_view rest = tag_;
  if (rest.starts_with('/')) return pairs_;
  rest.remove_prefix(std::min(rest.find_first_of(" \t\r\n"), rest.size()));
  for (;;) {
    while (!rest.empty() && IsSpace(rest.front())) rest.remove_prefix(1);
    if (rest.empty()) return pairs_;
    const std::size_t equals = rest.find('=');
    const std::size_t quote = rest.find_first_of("\"'", std::min(equals, rest.size()));
    if (quote == string_view::npos) throw XmlDamaged();
    const std::size_t close = rest.find(rest[quote], quote + 1);
    if (close == string_view::npos) throw XmlDamaged();
    string_view name = rest.substr(0, equals);
    while (!name.empty() && IsSpace(name.back())) name.remove_suffix(1);
    string_view value = rest.substr(quote + 1, close - quote - 1);
    if (value.find('&') != string_view::npos) {
      AppendXmlDecoded(value, decoded_.emplace_back());
      value = decoded_.back();
    }
    pairs_.push_back({name, value});
    rest.remove_prefix(close + 1);
  }
}

XmlReader::Found XmlReader::AttributeAt(string_view local_name) {
  for (const Pair& pair : Attributes()) {
    if (WithoutPrefix(pair.name) == local_name && !pair.name.starts_with("xmlns:")) return {pair.value, true};
  }
  return {};
}

string_view XmlReader::Ancestor(std::size_t steps) const {
  return steps < names_.size() ? WithoutPrefix(names_[names_.size() - 1 - steps]) : string_view{};
}

void XmlReader::Skip() {
  const std::size_t depth = names_.size();
  while (Next() != Event::kEnd || names_.size() != depth) {
  }
}

std::string XmlReader::Content() {
  const std::size_t depth = names_.size();
  std::string content;
  for (;;) {
    const Event event = Next();
    if (event == Event::kText) content += text_;
    if (event == Event::kEnd && names_.size() == depth) return content;
  }
}

}  // namespace gongkai::docread
