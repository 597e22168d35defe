#include "web/form_parser.h"

#include <algorithm>

#include "base/utf8.h"
#include "web/spool.h"
#include "web/url.h"

namespace gongkai::web {
namespace {

constexpr std::size_t kMostFields = 10'000;
constexpr std::size_t kMostPartHeaderBytes = 8 * 1024;

std::string ValidUtf8(std::string text) { return IsValidUtf8(text) ? text : ToUtf8(FromUtf8(text)); }

std::string_view TrimSpaces(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The part of `text` before `mark`; text keeps what is behind it.
std::string_view CutAt(std::string_view& text, std::string_view mark) {
  const std::size_t place = text.find(mark);
  const std::string_view before = text.substr(0, place);
  text = place == std::string_view::npos ? std::string_view() : text.substr(place + mark.size());
  return before;
}

// A value in quotes: browsers write a quote inside as %22, curl as \". Moves text behind it.
std::string QuotedValue(std::string_view& text) {
  std::string value;
  text.remove_prefix(1);
  while (!text.empty() && text[0] != '"') {
    if (text.starts_with("\\\"")) text.remove_prefix(1);
    if (text.starts_with("%22")) {
      value += '"';
      text.remove_prefix(3);
    } else {
      value += text[0];
      text.remove_prefix(1);
    }
  }
  if (!text.empty()) text.remove_prefix(1);
  return value;
}

// form-data; name="files"; filename="报告.docx"
struct Disposition {
  std::string name;
  std::optional<std::string> file_name;
};

Disposition ReadDisposition(std::string_view text) {
  Disposition disposition;
  CutAt(text, ";");
  while (!text.empty()) {
    const std::string_view key = TrimSpaces(CutAt(text, "="));
    text = TrimSpaces(text);
    std::string value;
    if (text.starts_with('"')) {
      value = QuotedValue(text);
      CutAt(text, ";");
    } else {
      value = TrimSpaces(CutAt(text, ";"));
    }
    if (EqualIgnoringCase(key, "name")) disposition.name = ValidUtf8(value);
    if (EqualIgnoringCase(key, "filename")) disposition.file_name = ValidUtf8(value);
  }
  return disposition;
}

std::string ShowableName(const std::string& file_name) {
  const std::size_t slash = file_name.find_last_of("/\\");
  std::string name = WithoutInvisible(slash == std::string::npos ? file_name : file_name.substr(slash + 1));
  std::ranges::replace_if(
      name, [](char c) { return c == '\n' || c == '\t'; }, ' ');
  return name;
}

bool IsBoundaryCharacter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
}

}  // namespace

bool ParseUrlEncoded(std::string_view text, Parameters& out) {
  std::size_t count = 0;
  while (!text.empty()) {
    std::string_view pair = CutAt(text, "&");
    if (pair.empty()) continue;
    if (++count > kMostFields) return false;
    const std::string_view name = CutAt(pair, "=");
    out.Add(ValidUtf8(PercentDecode(name, true)), ValidUtf8(PercentDecode(pair, true)));
  }
  return true;
}

Parameters ParseCookies(std::string_view header) {
  Parameters cookies;
  while (!header.empty()) {
    std::string_view pair = TrimSpaces(CutAt(header, ";"));
    const std::string_view name = CutAt(pair, "=");
    if (!name.empty()) cookies.Add(std::string(name), std::string(pair));
  }
  return cookies;
}

std::optional<std::string> MultipartBoundary(std::string_view content_type) {
  if (!EqualIgnoringCase(TrimSpaces(CutAt(content_type, ";")), "multipart/form-data")) return std::nullopt;
  while (!content_type.empty()) {
    const std::string_view key = TrimSpaces(CutAt(content_type, "="));
    content_type = TrimSpaces(content_type);
    std::string value;
    if (content_type.starts_with('"')) {
      value = QuotedValue(content_type);
      CutAt(content_type, ";");
    } else {
      value = TrimSpaces(CutAt(content_type, ";"));
    }
    if (!EqualIgnoringCase(key, "boundary")) continue;
    if (value.empty() || value.size() > 70) return std::nullopt;
    for (const char c : value) {
      if (!IsBoundaryCharacter(c)) return std::nullopt;
    }
    return value;
  }
  return std::nullopt;
}

// The buffer begins with the line end that belongs to a delimiter at the very beginning.
MultipartReader::MultipartReader(const std::string& boundary, const BodyLimits& limits, Parameters& form,
                                 std::vector<Upload>& files)
    : delimiter_("\r\n--" + boundary),
      limits_(limits),
      form_(form),
      files_(files),
      spool_(limits.is_personal ? std::shared_ptr<Spool>(Spool::Hidden()) : std::make_shared<Spool>()),
      buffer_("\r\n") {}

BodyState MultipartReader::Feed(std::string_view bytes) {
  if (state_ != BodyState::kReading) return state_;
  buffer_ += bytes;
  while (state_ == BodyState::kReading && Advance()) {
  }
  buffer_.erase(0, at_);
  at_ = 0;
  return state_;
}

// One step; false when more bytes are needed.
bool MultipartReader::Advance() {
  switch (place_) {
    case Place::kPreamble:
    case Place::kData:
      return SkipToDelimiter();
    case Place::kBehindDelimiter:
      return ReadBehindDelimiter();
    case Place::kHeaders:
      return ReadHeaders();
  }
  return false;
}

bool MultipartReader::SkipToDelimiter() {
  const std::string_view rest = Rest();
  const std::size_t found = rest.find(delimiter_);
  if (found == std::string_view::npos) {
    // The last bytes may be the beginning of a delimiter.
    const std::size_t sure = rest.size() < delimiter_.size() ? 0 : rest.size() - delimiter_.size() + 1;
    if (place_ == Place::kData) TakeData(rest.substr(0, sure));
    at_ += sure;
    return false;
  }
  if (place_ == Place::kData) {
    TakeData(rest.substr(0, found));
    if (state_ == BodyState::kReading) EndPart();
  }
  at_ += found + delimiter_.size();
  place_ = Place::kBehindDelimiter;
  return true;
}

bool MultipartReader::ReadBehindDelimiter() {
  while (Rest().starts_with(' ') || Rest().starts_with('\t')) ++at_;
  const std::string_view rest = Rest();
  if (rest.size() < 2) return false;
  if (rest.starts_with("--")) return Stop(BodyState::kFinished);
  if (!rest.starts_with("\r\n")) return Stop(BodyState::kMalformed);
  // The line end stays: with it, headers that are missing look like headers that end at once.
  place_ = Place::kHeaders;
  return true;
}

bool MultipartReader::ReadHeaders() {
  const std::string_view rest = Rest();
  const std::size_t end = rest.find("\r\n\r\n");
  if (end == std::string_view::npos || end > kMostPartHeaderBytes) {
    return rest.size() > kMostPartHeaderBytes ? Stop(BodyState::kMalformed) : false;
  }
  BeginPart(rest.substr(0, end));
  at_ += end + 4;
  place_ = Place::kData;
  return state_ == BodyState::kReading;
}

void MultipartReader::BeginPart(std::string_view headers) {
  Disposition disposition;
  std::string type;
  while (!headers.empty()) {
    std::string_view line = CutAt(headers, "\r\n");
    const std::string_view name = CutAt(line, ":");
    if (EqualIgnoringCase(name, "Content-Disposition")) disposition = ReadDisposition(line);
    if (EqualIgnoringCase(name, "Content-Type")) type = ValidUtf8(std::string(TrimSpaces(line)));
  }
  name_ = disposition.name;
  value_.clear();
  is_file_ = disposition.file_name.has_value();
  // A file field in which nothing was chosen comes with an empty file name.
  is_ignored_ = name_.empty() || (is_file_ && disposition.file_name->empty());
  if (is_ignored_ || !is_file_) return;
  file_name_ = ShowableName(*disposition.file_name);
  if (files_.size() >= limits_.files || limits_.file_bytes == 0) {
    Stop(BodyState::kTooManyFiles);
    return;
  }
  files_.emplace_back(name_, file_name_, type, spool_);
}

void MultipartReader::TakeData(std::string_view data) {
  if (is_ignored_ || data.empty()) return;
  if (is_file_) {
    if (files_.back().size + data.size() > limits_.file_bytes) {
      Stop(BodyState::kFileTooLarge);
      return;
    }
    files_.back().Append(data);
    return;
  }
  text_bytes_ += data.size();
  if (text_bytes_ > limits_.text_bytes) {
    Stop(BodyState::kTooManyFields);
    return;
  }
  value_ += data;
}

void MultipartReader::EndPart() {
  if (is_ignored_ || is_file_) return;
  if (form_.pairs().size() >= kMostFields) {
    Stop(BodyState::kTooManyFields);
    return;
  }
  form_.Add(name_, ValidUtf8(std::move(value_)));
  value_.clear();
}

bool MultipartReader::Stop(BodyState state) {
  state_ = state;
  return false;
}

}  // namespace gongkai::web
