#include "docread/encoding_out.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <memory>

namespace gongkai::docread {
namespace {

using std::string_view;

const char* ConverterOf(string_view encoding) {
  if (encoding == "GB18030") return "gb18030";
  if (encoding == "Big5") return "Big5-HKSCS";
  if (encoding == "UTF-16LE") return "UTF-16LE";
  if (encoding == "UTF-16BE") return "UTF-16BE";
  return nullptr;
}

string_view MarkOf(string_view original) {
  for (const string_view mark : {string_view("\xEF\xBB\xBF"), string_view("\xFF\xFE"), string_view("\xFE\xFF")}) {
    if (original.starts_with(mark)) return mark;
  }
  return {};
}

std::string WithLineEnds(string_view utf8, string_view original) {
  const bool wide = original.find(string_view("\r\0\n", 3)) != string_view::npos ||
                    original.find(string_view("\0\r\0\n", 4)) != string_view::npos;
  if (!wide && original.find("\r\n") == string_view::npos) return std::string(utf8);
  std::string text;
  for (const char c : utf8) {
    if (c == '\n') text += '\r';
    text += c;
  }
  return text;
}

std::optional<std::string> Convert(const std::string& utf8, const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name, &status), &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(utf8);
  std::string bytes(static_cast<std::size_t>(wide.length()) * 4 + 8, '\0');
  const std::int32_t length = ucnv_fromUChars(converter.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                              wide.getBuffer(), wide.length(), &status);
  if (U_FAILURE(status)) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

}  // namespace

std::optional<std::string> EncodeLike(string_view utf8, const DecodedText& decoded, string_view original) {
  const std::string text = WithLineEnds(utf8, original);
  const std::string mark(MarkOf(original));
  const char* converter = ConverterOf(decoded.encoding);
  if (converter == nullptr) return mark + text;
  std::optional<std::string> bytes = Convert(text, converter);
  if (bytes) bytes->insert(0, mark);
  return bytes;
}

}  // namespace gongkai::docread
