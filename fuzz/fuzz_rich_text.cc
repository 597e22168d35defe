// Any bytes pasted into the editor. Nothing may crash or hang; what is read has a canonical form that reads back as the
// same value, holds no control characters, and no tag that the writer does not know.
//
// Links: docread
// Seeds: tests/hostile/xss_vectors.txt data/samples/*.html data/samples/*.htm fuzz/seeds/rich_text/*
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "docread/rich_text_reader.h"
#include "try_bytes.h"

namespace {

using namespace gongkai;
using namespace gongkai::docread;
using fuzz::Require;

bool IsOurTag(std::string_view rest) {
  constexpr std::array<std::string_view, 17> kNames = {"h2", "h3", "h4", "p",  "b",     "i",  "u",  "a",  "br",
                                                       "ul", "ol", "li", "tr", "table", "td", "th", "img"};
  if (rest.starts_with('/')) rest.remove_prefix(1);
  const std::string_view name = rest.substr(0, rest.find_first_of(" >"));
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

void CheckText(const RichText& text) {
  const std::string written = WriteRichText(text);
  for (std::size_t at = written.find('<'); at != std::string::npos; at = written.find('<', at + 1)) {
    Require(IsOurTag(std::string_view(written).substr(at + 1)));
  }
  for (const char c : written) Require(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  const auto again = ReadRichText(written);
  Require(again.has_value() && again->text == text);
  const auto made = RichText::Of(text.blocks());
  Require(made.has_value() && *made == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto read = ReadRichText(bytes)) CheckText(read->text);
  if (const auto text = RichTextFromPlain(bytes)) CheckText(*text);
  return 0;
}
