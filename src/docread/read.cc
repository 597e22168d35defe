// Chooses the reader by what the bytes are, and refuses in a sentence what none of them takes.
#include "docread/read.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <string>

#include "docread/sniff.h"

namespace gongkai::docread {
namespace {

std::string Megabytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MB"; }

Document TooLarge(const Limits& limits) {
  return CouldNotRead(Format::kUnknown, Obstacle::kTooLarge,
                      "文件超过 " + Megabytes(limits.file_bytes) + "，没有读取，请只上传报告本身。");
}

Document Unsupported(std::string_view what) {
  return CouldNotRead(Format::kUnknown, Obstacle::kUnsupported,
                      std::string(what) + "不能读取，请上传 Word（docx）、PDF、网页或文本文件。");
}

/// The whole file, or nothing when the disk fails. Copied rather than mapped: a file that somebody cuts short while it
/// is read must not end the program.
std::optional<std::string> Contents(int descriptor, std::size_t size) {
  std::string contents(size, '\0');
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got = ::read(descriptor, contents.data() + filled, size - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  contents.resize(filled);
  return contents;
}

Document CouldNotOpen(const std::string& path, int reason) {
  const std::string name = "“" + path.substr(path.rfind('/') + 1) + "”";
  std::string message = "无法打开文件" + name + "，请检查磁盘和文件权限。";
  if (reason == ENOENT || reason == ENOTDIR) message = "找不到文件" + name + "，请检查路径。";
  if (reason == EACCES || reason == EPERM) message = "没有读取文件" + name + "的权限。";
  if (reason == EISDIR) message = name + "是文件夹，不是文件。";
  if (reason == ESPIPE) message = name + "是设备或管道，不是普通文件，没有读取。";
  return CouldNotRead(Format::kUnknown, Obstacle::kNotOpened, std::move(message));
}

}  // namespace

Document Read(std::string_view bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) return TooLarge(limits);
  const Sniffed sniffed = SniffClosely(bytes);
  switch (sniffed.kind) {
    case Kind::kEmpty:
      return CouldNotRead(Format::kUnknown, Obstacle::kNoText, "文件是空的，里面没有任何内容。");
    case Kind::kText:
      return ReadText(bytes, limits);
    case Kind::kHtml:
    case Kind::kMhtml:
      return ReadHtml(bytes, limits);
    case Kind::kDocx:
      return ReadDocx(bytes, limits);
    case Kind::kPdf:
      return ReadPdf(bytes, limits);
    case Kind::kOldWord:
    case Kind::kRtf:
    case Kind::kWordXml:
      return ReadOldWord(bytes, limits);
    case Kind::kImage:
      return CouldNotRead(Format::kUnknown, Obstacle::kImage,
                          "这是图片，里面没有可以读取的文字，请上传原始的 Word、PDF、网页或文本文件。");
    case Kind::kEncryptedOffice:
      return CouldNotRead(Format::kUnknown, Obstacle::kEncrypted, "文档设有密码，请去掉密码后再上传。");
    case Kind::kXlsx:  // workbooks are no documents: read_workbook.h
    case Kind::kOldExcel:
    case Kind::kPptx:
    case Kind::kOldPowerPoint:
    case Kind::kOpenDocument:
    case Kind::kZip:
    case Kind::kOther:
      break;
  }
  return Unsupported(sniffed.name);
}

Document ReadFile(const std::string& path, const Limits& limits) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return CouldNotOpen(path, errno);
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    const int reason = S_ISDIR(status.st_mode) ? EISDIR : ESPIPE;
    ::close(descriptor);
    return CouldNotOpen(path, reason);
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size > limits.file_bytes) {
    ::close(descriptor);
    return TooLarge(limits);
  }
  const std::optional<std::string> contents = Contents(descriptor, size);
  ::close(descriptor);
  return contents ? Read(*contents, limits) : CouldNotOpen(path, EIO);
}

}  // namespace gongkai::docread
