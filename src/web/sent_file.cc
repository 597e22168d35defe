#include "web/sent_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <memory>
#include <string_view>
#include <system_error>

namespace gongkai::web {
namespace {

/// Open as long as somebody reads of it; what is put in its place meanwhile is another file.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path) : file_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)) {}
  ~OpenFile() {
    if (file_ >= 0) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool IsPlainOf(std::uint64_t size) const {
    struct stat known {};
    return file_ >= 0 && fstat(file_, &known) == 0 && S_ISREG(known.st_mode) && std::cmp_equal(known.st_size, size);
  }

  std::string Read(std::uint64_t at, std::size_t count) const {
    std::string bytes(count, '\0');
    std::size_t have = 0;
    while (have < bytes.size()) {
      const ssize_t got = pread(file_, bytes.data() + have, bytes.size() - have, static_cast<off_t>(at + have));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) throw std::system_error(got == 0 ? EIO : errno, std::generic_category(), "read of a file");
      have += static_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  const int file_;
};

struct Span {
  std::uint64_t from = 0, count = 0;
};

std::optional<std::uint64_t> Number(std::string_view digits) {
  std::uint64_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [at, fault] = std::from_chars(digits.data(), end, number);
  return fault == std::errc() && at == end ? std::optional(number) : std::nullopt;
}

struct Asked {
  bool is_range = false;       // else all of it
  std::optional<Span> span{};  // of a range: none when it is not in the file
};

/// "0-99", "100-", "-50" of a file of that size.
Asked RangeOf(std::string_view words, std::uint64_t size) {
  const std::size_t dash = words.find('-');
  if (dash == words.npos) return {};
  const auto first = Number(words.substr(0, dash)), last = Number(words.substr(dash + 1));
  if (dash == 0) {
    if (!last) return {};
    const std::uint64_t count = std::min(*last, size);
    return {true, count == 0 ? std::nullopt : std::optional(Span{size - count, count})};
  }
  if (!first || (!last && dash + 1 != words.size()) || (last && *last < *first)) return {};
  if (*first >= size) return {true, std::nullopt};
  return {true, Span{*first, std::min(last.value_or(size - 1), size - 1) - *first + 1}};
}

/// What is not understood, or asks for several at once, is no range: all of it is an answer to that.
Asked AskedFor(const Request& request, std::uint64_t size, const std::string& tag) {
  constexpr std::string_view kBytes = "bytes=";
  const std::string_view range = request.headers.Get("Range");
  if (request.method != Method::kGet || !range.starts_with(kBytes) || range.find(',') != range.npos) return {};
  const std::string_view when = request.headers.Get("If-Range");
  if (!when.empty() && when != tag) return {};
  return RangeOf(range.substr(kBytes.size()), size);
}

struct Sending {
  std::shared_ptr<const OpenFile> file;
  Span left;
  std::size_t piece;

  std::string Next() {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left.count, piece));
    std::string bytes = file->Read(left.from, count);
    left.from += count;
    left.count -= count;
    return bytes;
  }
};

Response NotInIt(std::uint64_t size) {
  Response response = Response::Text("", 416);
  response.With("Content-Range", fmt::format("bytes */{}", size));
  return response;
}

}  // namespace

std::optional<Response> SendFile(const Request& request, const SentFile& file) {
  auto opened = std::make_shared<const OpenFile>(file.path);
  if (!opened->IsPlainOf(file.size)) return std::nullopt;
  const std::string tag = "\"" + file.tag + "\"";
  const Asked asked = AskedFor(request, file.size, tag);
  if (asked.is_range && !asked.span) return NotInIt(file.size);
  const Span span = asked.span.value_or(Span{0, file.size});
  Response response = Response::Download(file.name, file.content_type, "");
  response.With("Accept-Ranges", "bytes").With("ETag", tag);
  if (asked.is_range) {
    response.status = 206;
    response.With("Content-Range", fmt::format("bytes {}-{}/{}", span.from, span.from + span.count - 1, file.size));
  }
  response.stream = [sending = Sending{std::move(opened), span, file.piece}]() mutable { return sending.Next(); };
  response.stream_size = span.count;
  return response;
}

}  // namespace gongkai::web
