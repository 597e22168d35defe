// Reads what browsers send: query strings, urlencoded forms and multipart bodies (RFC 7578), the last as it arrives,
// file by file, never whole in memory. Input is hostile: every limit ends in a refusal, never in growth.
//
//   body      = *preamble delimiter *( headers CRLF CRLF data delimiter ) "--" *epilogue
//   delimiter = CRLF "--" boundary          (the first one may stand at the very beginning)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/parameters.h"
#include "web/request.h"
#include "web/router.h"

namespace gongkai::web {

/// "a=1&b=%E5%85%AC" added to `out`, as valid UTF-8. False when there are more than 10,000 fields.
bool ParseUrlEncoded(std::string_view text, Parameters& out);

/// "a=1; b=2" of a Cookie header.
Parameters ParseCookies(std::string_view header);

/// The boundary of a multipart/form-data content type; nothing for another type or a boundary that breaks RFC 2046.
std::optional<std::string> MultipartBoundary(std::string_view content_type);

enum class BodyState { kReading, kFinished, kMalformed, kFileTooLarge, kTooManyFiles, kTooManyFields };

/// Fills `form` and `files` as bytes come in.
class MultipartReader {
 public:
  MultipartReader(const std::string& boundary, const BodyLimits& limits, Parameters& form, std::vector<Upload>& files);

  /// Once it is not kReading, further bytes are ignored.
  BodyState Feed(std::string_view bytes);
  BodyState state() const { return state_; }
  /// The file that was too large.
  const std::string& file_name() const { return file_name_; }

 private:
  enum class Place { kPreamble, kBehindDelimiter, kHeaders, kData };

  bool Advance();
  bool SkipToDelimiter();
  bool ReadBehindDelimiter();
  bool ReadHeaders();
  void BeginPart(std::string_view headers);
  void TakeData(std::string_view data);
  void EndPart();
  bool Stop(BodyState state);
  std::string_view Rest() const { return std::string_view(buffer_).substr(at_); }

  const std::string delimiter_;
  const BodyLimits limits_;
  Parameters& form_;
  std::vector<Upload>& files_;
  std::shared_ptr<Spool> spool_;

  BodyState state_ = BodyState::kReading;
  Place place_ = Place::kPreamble;
  std::string buffer_;
  std::size_t at_ = 0;  // what lies before has been read

  bool is_file_ = false;
  bool is_ignored_ = false;  // a part without a name, or a file field left empty
  std::string name_;
  std::string value_;
  std::uint64_t text_bytes_ = 0;  // of all fields that are no files
  std::string file_name_;
};

}  // namespace gongkai::web
