// Any bytes decoded, under any declaration: the answer is sound UTF-8 without NUL bytes and carriage returns. What the
// bytes are is told as well, which walks archives and compound files.
//
// Links: docread
// Seeds: data/samples/*
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "docread/encoding.h"
#include "docread/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace gongkai;
  constexpr std::array<std::string_view, 4> kDeclared = {"", "utf-8", "gbk", "big5"};
  const std::string_view bytes(reinterpret_cast<const char*>(data), std::min<std::size_t>(size, 1U << 20U));
  const docread::DecodedText decoded = docread::Decode(bytes, kDeclared[size % kDeclared.size()]);
  if (!IsValidUtf8(decoded.utf8) || decoded.utf8.find('\0') != std::string::npos) std::abort();
  if (decoded.utf8.find('\r') != std::string::npos) std::abort();
  docread::Sniff(bytes);
  return 0;
}
