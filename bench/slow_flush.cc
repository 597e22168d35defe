// A disk that takes its time, for benches of what is durable: preloaded into a process, each fsync and fdatasync of a
// file lasts SLOW_FLUSH_US microseconds longer. A virtual machine often acknowledges a flush in less than a tenth of a
// millisecond, a disk without a protected cache in one to ten: what of an act is the disk's and what the program's can
// be told only where both are known.
//
//   SLOW_FLUSH_US=2000 LD_PRELOAD=build/bin/slow_flush.so build/bin/intake_bench
//   SLOW_FLUSH_US=2000 LD_PRELOAD=build/bin/slow_flush.so scripts/temporary_postgres.sh start FOLDER
#include <sys/syscall.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace {

int Late(int outcome) {
  static const char* const told = std::getenv("SLOW_FLUSH_US");
  static const std::chrono::microseconds longer(told == nullptr ? 0 : std::atol(told));
  std::this_thread::sleep_for(longer);
  return outcome;
}

}  // namespace

extern "C" int fsync(int fd) { return Late(static_cast<int>(syscall(SYS_fsync, fd))); }
extern "C" int fdatasync(int fd) { return Late(static_cast<int>(syscall(SYS_fdatasync, fd))); }
