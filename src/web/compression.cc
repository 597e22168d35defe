#include "web/compression.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <stdexcept>

#include "base/fold.h"

namespace gongkai::web {

std::string Gzip(std::string_view bytes) {
  constexpr int kLevel = 6, kGzipHead = 15 + 16, kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipHead, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("zlib could not compress");
  return out;
}

std::string Brotli(std::string_view bytes) {
  constexpr int kQuality = 5;  // beyond it each percent costs as much time as all before
  std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::string out(size, '\0');
  if (BrotliEncoderCompress(kQuality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                            reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                            reinterpret_cast<std::uint8_t*>(out.data())) != BROTLI_TRUE) {
    throw std::runtime_error("brotli could not compress");
  }
  out.resize(size);
  return out;
}

bool AcceptsCoding(const Request& request, std::string_view coding) {
  std::string_view accepted = request.headers.Get("Accept-Encoding");
  while (!accepted.empty()) {
    const std::size_t end = std::min(accepted.find(','), accepted.size());
    std::string one(accepted.substr(0, end));
    std::erase(one, ' ');
    if (one == coding) return true;
    // "br;q=0.8" is taken, "br;q=0" and "br;q=0.000" are not.
    if (one.starts_with(std::string(coding) + ";q=")) {
      return one.find_first_not_of("0.", coding.size() + 3) != std::string::npos;
    }
    accepted.remove_prefix(std::min(end + 1, accepted.size()));
  }
  return false;
}

std::string TagOf(std::string_view digest, std::string_view coding) {
  const std::string_view ending = coding == "br" ? "-br" : coding == "gzip" ? "-gz" : "";
  return "\"" + std::string(digest) + std::string(ending) + "\"";
}

Coded BestCoding(const Request& request, const Codings& codings, std::string_view digest) {
  const auto tagged = [&](std::string_view bytes, std::string_view coding) {
    return Coded{bytes, coding, TagOf(digest, coding)};
  };
  if (!codings.brotli.empty() && AcceptsCoding(request, "br")) return tagged(codings.brotli, "br");
  if (!codings.gzip.empty() && AcceptsCoding(request, "gzip")) return tagged(codings.gzip, "gzip");
  return tagged(codings.plain, "");
}

// Compared weakly, as RFC 9110 13.1.2 has it: nginx writes W/ before the tag of what it compresses itself.
bool HoldsTag(const Request& request, std::string_view tag) {
  std::string_view held = request.headers.Get("If-None-Match");
  while (!held.empty()) {
    const std::size_t end = std::min(held.find(','), held.size());
    std::string_view one = Trim(held.substr(0, end));
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == tag || one == "*") return true;
    held.remove_prefix(std::min(end + 1, held.size()));
  }
  return false;
}

}  // namespace gongkai::web
