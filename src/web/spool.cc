#include "web/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "crypto/key.h"
#include "crypto/sm4.h"

namespace gongkai::web {
namespace {

constexpr std::size_t kMemoryBytes = 1 << 20;

[[noreturn]] void Throw(const char* doing) { throw std::system_error(errno, std::generic_category(), doing); }

}  // namespace

Spool::Spool() = default;

std::unique_ptr<Spool> Spool::Hidden() {
  auto spool = std::make_unique<Spool>();
  spool->key_ = std::make_unique<const crypto::Key>(crypto::Key::Random());
  return spool;
}

Spool::~Spool() {
  if (file_ >= 0) close(file_);
}

void Spool::Append(std::string_view bytes) {
  if (file_ < 0 && memory_.size() + bytes.size() > kMemoryBytes) MoveToFile();
  if (file_ < 0) {
    memory_ += bytes;
  } else {
    Write(bytes);
  }
  size_ += bytes.size();
}

std::string Spool::Read(std::uint64_t offset, std::uint64_t count) const {
  if (offset >= size_) return {};
  count = std::min(count, size_ - offset);
  if (file_ < 0) return memory_.substr(offset, count);
  std::string bytes(count, '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got = pread(file_, bytes.data() + have, bytes.size() - have, static_cast<off_t>(offset + have));
    if (got <= 0) Throw("read of a temporary file");
    have += static_cast<std::size_t>(got);
  }
  return key_ ? HiddenAt(offset, bytes) : bytes;
}

// The key hides one file, each place of it once: the number of its block is counter enough.
std::string Spool::HiddenAt(std::uint64_t offset, std::string_view bytes) const {
  std::string counter(crypto::kSm4BlockBytes, '\0');
  std::uint64_t block = offset / crypto::kSm4BlockBytes;
  for (std::size_t i = counter.size(); i > 0 && block > 0; block >>= 8U)
    counter[--i] = static_cast<char>(block & 0xFFU);
  const std::size_t before = offset % crypto::kSm4BlockBytes;
  std::string padded(before, '\0');
  padded += bytes;
  std::string hidden = crypto::Sm4Ctr(key_->Reveal().substr(0, crypto::kSm4KeyBytes), counter, padded);
  hidden.erase(0, before);
  return hidden;
}

void Spool::MoveToFile() {
  std::string name = (std::filesystem::temp_directory_path() / "gongkai-upload-XXXXXX").string();
  file_ = mkostemp(name.data(), O_CLOEXEC);
  if (file_ < 0) Throw("making a temporary file");
  unlink(name.c_str());
  size_ = 0;
  Write(memory_);
  size_ = memory_.size();
  std::string().swap(memory_);
}

/// Behind the `size_` bytes that are there.
void Spool::Write(std::string_view bytes) {
  const std::string hidden = key_ ? HiddenAt(size_, bytes) : std::string();
  if (key_) bytes = hidden;
  while (!bytes.empty()) {
    const ssize_t written = write(file_, bytes.data(), bytes.size());
    if (written < 0) Throw("write to a temporary file");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace gongkai::web
