// Three fences: resource limits, folders that may be read (Landlock, where the kernel has it), and a list of allowed
// system calls. Everything else fails with EPERM, and what only an attacker would want kills.
#include "docread/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>
#include <string>

#include "base/address_sanitizer.h"

namespace gongkai::docread {
namespace {

// Reading, memory, time, and the manners of the C library. Nothing here makes a process, a connection or a file.
constexpr const char* kAllowed[] = {
    "read",         "readv",          "pread64",      "write",        "writev",
    "lseek",        "close",          "fstat",        "stat",         "lstat",
    "newfstatat",   "statx",          "access",       "faccessat",    "faccessat2",
    "readlink",     "readlinkat",     "getdents64",   "mmap",         "munmap",
    "mprotect",     "mremap",         "madvise",      "brk",          "futex",
    "getrandom",    "clock_gettime",  "clock_getres", "gettimeofday", "time",
    "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack",  "restart_syscall",
    "getpid",       "gettid",         "getuid",       "geteuid",      "getgid",
    "getegid",      "uname",          "sysinfo",      "getcwd",       "sched_getaffinity",
    "sched_yield",  "getrusage",      "times",        "getrlimit",    "set_robust_list",
    "rseq",         "fadvise64",      "exit",         "exit_group",
};

// Of fcntl what asks about a descriptor or copies it. The rest can have the kernel send signals to others.
constexpr int kAllowedOfFcntl[] = {F_GETFD, F_SETFD, F_GETFL, F_DUPFD, F_DUPFD_CLOEXEC};

// No reader has a reason for these; asking for one is an attack, and ends it.
constexpr const char* kFatal[] = {"execve", "execveat",         "fork",      "vfork",  "clone",
                                  "clone3", "socket",           "connect",   "ptrace", "mount",
                                  "bpf",    "process_vm_readv", "kexec_load"};

// What libraries read while they work: fonts, character maps, tables of encodings. No person's file is among them.
constexpr const char* kReadable[] = {"/usr", "/lib", "/lib64", "/etc/fonts", "/var/cache/fontconfig"};

[[noreturn]] void Refused(const char* what) { throw std::runtime_error(std::string("无法进入隔离环境：") + what); }

void Limit(int resource, rlim_t value) {
  const rlimit limit{value, value};
  if (setrlimit(static_cast<__rlimit_resource_t>(resource), &limit) != 0) Refused("资源限制");
}

void LimitResources(const SandboxLimits& limits) {
  Limit(RLIMIT_CPU, static_cast<rlim_t>(limits.seconds));
  Limit(RLIMIT_FSIZE, 0);
  Limit(RLIMIT_CORE, 0);
  Limit(RLIMIT_NPROC, 0);
  Limit(RLIMIT_NOFILE, 64);
#if !defined(GONGKAI_ADDRESS_SANITIZER)  // AddressSanitizer maps terabytes of shadow memory and never touches them
  Limit(RLIMIT_AS, limits.memory_bytes);
#endif
  alarm(static_cast<unsigned>(limits.seconds) + 1);
}

/// Called by number: the C library of Debian 12 has no names for these. A kernel without Landlock leaves this fence
/// out; the others stand.
void FenceFiles() {
  landlock_ruleset_attr handled{};
  handled.handled_access_fs = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_EXECUTE |
                              LANDLOCK_ACCESS_FS_WRITE_FILE;
  const auto rules = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0));
  if (rules < 0) return;
  for (const char* folder : kReadable) {
    landlock_path_beneath_attr rule{};
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    rule.parent_fd = ::open(folder, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0) continue;
    ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    ::close(rule.parent_fd);
  }
  const long failure = ::syscall(SYS_landlock_restrict_self, rules, 0);
  ::close(rules);
  if (failure != 0) Refused("文件访问限制");
}

/// A system call this machine does not have needs no rule.
void Rule(scmp_filter_ctx filter, std::uint32_t action, const char* name, unsigned count = 0,
          const scmp_arg_cmp& condition = {}) {
  const int number = seccomp_syscall_resolve_name(name);
  if (number == __NR_SCMP_ERROR) return;
  const int failure = seccomp_rule_add_array(filter, action, number, count, &condition);
  if (failure != 0 && failure != -EDOM) Refused(name);
}

void AllowCalls(scmp_filter_ctx filter) {
  constexpr int kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  for (const char* name : kAllowed) Rule(filter, SCMP_ACT_ALLOW, name);
  for (const char* name : kFatal) Rule(filter, SCMP_ACT_KILL_PROCESS, name);
  Rule(filter, SCMP_ACT_ALLOW, "openat", 1, {2, SCMP_CMP_MASKED_EQ, kWriting, 0});
  Rule(filter, SCMP_ACT_ALLOW, "open", 1, {1, SCMP_CMP_MASKED_EQ, kWriting, 0});
  Rule(filter, SCMP_ACT_ALLOW, "ioctl", 1, {1, SCMP_CMP_EQ, TCGETS, 0});
  for (const int command : kAllowedOfFcntl) {
    Rule(filter, SCMP_ACT_ALLOW, "fcntl", 1, {1, SCMP_CMP_EQ, static_cast<std::uint64_t>(command), 0});
  }
  Rule(filter, SCMP_ACT_ALLOW, "tgkill", 1, {0, SCMP_CMP_EQ, static_cast<std::uint64_t>(::getpid()), 0});  // to abort
  Rule(filter, SCMP_ACT_ALLOW, "prlimit64", 1, {2, SCMP_CMP_EQ, 0, 0});  // to ask, not to set
}

void FilterCalls() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) Refused("系统调用过滤");
  AllowCalls(filter);
  const int failure = seccomp_load(filter);
  seccomp_release(filter);
  if (failure != 0) Refused("系统调用过滤");
}

}  // namespace

void EnterSandbox(const SandboxLimits& limits) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) Refused("权限限制");
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  LimitResources(limits);
  FenceFiles();
  FilterCalls();
}

}  // namespace gongkai::docread
