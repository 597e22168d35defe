// A disk that forgets, for the crash test: preloaded into a process, it notes what every write changes in a log, and
// each fsync of a file in it too. When the process has been killed, crash.py takes back what was written to a file
// since its last fsync, as a power cut would: all of it, or a part chosen by chance, since a page cache keeps no order.
//
// What is modelled: contents and lengths of files under the folder LOST_WRITES_FOLDER, but no shared memory (-shm).
// What is not: names of files (a new file counts as known to its folder). With LOST_WRITES_LYING=1 no fsync is noted: a
// disk that lies, to prove that the test would see a loss.
//
// A record: letter, number of the file, offset, length before the write, length of the old and of the new bytes, these
// bytes.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace {

struct Record {
  char letter[8] = {};  // w: write, s: fsync, n: name of a file that is met for the first time
  std::uint64_t file = 0;
  std::uint64_t offset = 0;
  std::uint64_t size_before = 0;
  std::uint64_t old_length = 0;
  std::uint64_t new_length = 0;
};

class Log {
 public:
  static Log& Of() {
    static auto* log = new Log;  // never destroyed: files are written to until the very end
    return *log;
  }

  std::mutex& mutex() { return mutex_; }

  // The number of a file that is watched, 0 of any other.
  std::uint64_t Number(int fd) {
    struct stat status = {};
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    const auto found = watched_.find(status.st_ino);
    if (found != watched_.end()) return found->second ? status.st_ino : 0;
    const std::string name = NameOf(fd);
    const bool watched = !folder_.empty() && name.starts_with(folder_) && !name.ends_with("-shm") && name != log_name_;
    watched_[status.st_ino] = watched;
    if (!watched) return 0;
    Add({.letter = "n", .file = status.st_ino, .new_length = name.size()}, {}, name);
    return status.st_ino;
  }

  void NoteWrite(int fd, std::uint64_t number, std::uint64_t offset, std::string_view bytes) {
    Note(fd, number, offset, bytes.size(), bytes);
  }
  // The bytes cut off are the old ones of a write that writes none.
  void NoteLength(int fd, std::uint64_t number, std::uint64_t length) {
    const std::uint64_t before = Size(fd);
    Note(fd, number, length, before > length ? before - length : 0, {});
  }
  void NoteSync(std::uint64_t number) {
    if (std::getenv("LOST_WRITES_LYING") == nullptr) Add({.letter = "s", .file = number}, {}, {});
  }

 private:
  Log() {
    const char* folder = std::getenv("LOST_WRITES_FOLDER");
    if (folder == nullptr) return;
    folder_ = folder;
    log_name_ = folder_ + "/lost_writes.log";
    log_ = open(log_name_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (log_ < 0) std::abort();
  }

  static std::string NameOf(int fd) {
    std::string name(4096, '\0');
    const ssize_t length = readlink(("/proc/self/fd/" + std::to_string(fd)).c_str(), name.data(), name.size());
    name.resize(length < 0 ? 0 : static_cast<std::size_t>(length));
    return name;
  }
  static std::uint64_t Size(int fd) {
    struct stat status = {};
    fstat(fd, &status);
    return static_cast<std::uint64_t>(status.st_size);
  }

  void Note(int fd, std::uint64_t number, std::uint64_t offset, std::size_t length, std::string_view bytes) {
    std::string old(length, '\0');
    const ssize_t read = pread(fd, old.data(), old.size(), static_cast<off_t>(offset));
    old.resize(read < 0 ? 0 : static_cast<std::size_t>(read));
    Add({.letter = "w",
         .file = number,
         .offset = offset,
         .size_before = Size(fd),
         .old_length = old.size(),
         .new_length = bytes.size()},
        old, bytes);
  }

  void Add(const Record& record, std::string_view old, std::string_view bytes) {
    std::string line(reinterpret_cast<const char*>(&record), sizeof record);
    line.append(old).append(bytes);
    if (syscall(SYS_write, log_, line.data(), line.size()) != static_cast<long>(line.size())) std::abort();
  }

  std::mutex mutex_;
  std::string folder_;
  std::string log_name_;
  int log_ = -1;
  std::map<ino_t, bool> watched_;
};

ssize_t NotedWrite(int fd, const void* bytes, std::size_t length, off_t offset) {
  const std::lock_guard lock(Log::Of().mutex());
  if (const std::uint64_t number = Log::Of().Number(fd)) {
    Log::Of().NoteWrite(fd, number, static_cast<std::uint64_t>(offset), {static_cast<const char*>(bytes), length});
  }
  return syscall(SYS_pwrite64, fd, bytes, length, offset);
}

int NotedTruncate(int fd, off_t length) {
  const std::lock_guard lock(Log::Of().mutex());
  if (const std::uint64_t number = Log::Of().Number(fd)) {
    Log::Of().NoteLength(fd, number, static_cast<std::uint64_t>(length));
  }
  return static_cast<int>(syscall(SYS_ftruncate, fd, length));
}

// No call to the disk: what is noted here is what is kept. A disk takes its time, in which most kills fall.
int NotedSync(int fd) {
  usleep(3000);
  const std::lock_guard lock(Log::Of().mutex());
  if (const std::uint64_t number = Log::Of().Number(fd)) Log::Of().NoteSync(number);
  return 0;
}

}  // namespace

extern "C" {

ssize_t pwrite(int fd, const void* bytes, size_t length, off_t offset) { return NotedWrite(fd, bytes, length, offset); }
ssize_t pwrite64(int fd, const void* bytes, size_t length, off64_t offset) {
  return NotedWrite(fd, bytes, length, offset);
}
ssize_t write(int fd, const void* bytes, size_t length) {
  {
    const std::lock_guard lock(Log::Of().mutex());
    if (const std::uint64_t number = Log::Of().Number(fd)) {
      const off_t offset = lseek(fd, 0, SEEK_CUR);
      Log::Of().NoteWrite(fd, number, static_cast<std::uint64_t>(offset), {static_cast<const char*>(bytes), length});
      return syscall(SYS_write, fd, bytes, length);
    }
  }
  return syscall(SYS_write, fd, bytes, length);  // a pipe may block
}
int ftruncate(int fd, off_t length) noexcept { return NotedTruncate(fd, length); }
int ftruncate64(int fd, off64_t length) noexcept { return NotedTruncate(fd, length); }
int fsync(int fd) { return NotedSync(fd); }
int fdatasync(int fd) { return NotedSync(fd); }

}  // extern "C"
