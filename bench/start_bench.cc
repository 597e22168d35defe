// The program on the demo county: from its start to the first page answered, and the memory it keeps afterwards.
//
//   start_bench [ROUNDS]      (9 if left out; runs the program that stands beside it)
//
// Wanted: 150 ms, 64 MB. The median of the rounds counts; the processor's time is told besides, being less disturbed by
// what else runs. The memory is what is resident, and what of it is the process's own.
//
// Links: fmt::fmt
#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

fs::path Program() { return fs::read_symlink("/proc/self/exe").parent_path() / "gongkai"; }

int FreePort() {
  const int any = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(any, reinterpret_cast<sockaddr*>(&address), sizeof address);
  socklen_t size = sizeof address;
  getsockname(any, reinterpret_cast<sockaddr*>(&address), &size);
  close(any);
  return ntohs(address.sin_port);
}

/// Whether the page came; false also while nobody listens yet.
bool IsAnswered(int port, const char* path) {
  const int connection = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    const std::string request = fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", path);
    char buffer[4096];
    if (send(connection, request.data(), request.size(), MSG_NOSIGNAL) > 0) {
      for (ssize_t got = 0; (got = recv(connection, buffer, sizeof buffer, 0)) > 0;) {
        answer.append(buffer, static_cast<std::size_t>(got));
      }
    }
  }
  close(connection);
  return answer.starts_with("HTTP/1.1 200") && answer.ends_with("</html>");
}

double Kilobytes(pid_t pid, std::string_view name) {
  std::ifstream in(fmt::format("/proc/{}/status", pid));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(name)) return std::atof(line.c_str() + name.size() + 1);
  }
  return 0;
}

struct Seen {
  double wall_ms, cpu_ms, resident_mb, own_mb;
};

double CpuMs(pid_t pid) {
  double nanoseconds = 0;
  for (const auto& task : fs::directory_iterator(fmt::format("/proc/{}/task", pid))) {
    std::ifstream one(task.path() / "schedstat");
    double ran = 0;
    one >> ran;
    nanoseconds += ran;
  }
  return nanoseconds / 1e6;
}

Seen StartOnce(const fs::path& data) {
  const std::string listen = fmt::format("127.0.0.1:{}", FreePort());
  const int port = std::atoi(listen.c_str() + listen.find(':') + 1);
  const auto begun = Clock::now();
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    execl(Program().c_str(), "gongkai", "serve", "--data", data.c_str(), "--listen", listen.c_str(), nullptr);
    _exit(1);
  }
  while (!IsAnswered(port, "/sign-in")) {
    if (waitpid(child, nullptr, WNOHANG) != 0) {
      fmt::print(stderr, "the program did not start\n");
      std::exit(1);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  Seen seen{.wall_ms = std::chrono::duration<double, std::milli>(Clock::now() - begun).count(), .cpu_ms = CpuMs(child)};
  std::this_thread::sleep_for(std::chrono::milliseconds(500));  // what begins with it has settled
  seen.resident_mb = Kilobytes(child, "VmRSS:") / 1024;
  seen.own_mb = Kilobytes(child, "RssAnon:") / 1024;
  kill(child, SIGTERM);
  waitpid(child, nullptr, 0);
  return seen;
}

double Median(std::vector<Seen> all, double Seen::*figure) {
  std::ranges::sort(all, {}, figure);
  return all[all.size() / 2].*figure;
}

}  // namespace

int main(int argc, char** argv) {
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 9;
  std::string pattern = (fs::temp_directory_path() / "gongkai-bench-XXXXXX").string();
  const fs::path data = mkdtemp(pattern.data());
  const std::string fill = fmt::format("{} seed demo --data {} >/dev/null", Program().string(), data.string());
  if (std::system(fill.c_str()) != 0) return 1;
  StartOnce(data);  // the files are in memory from now on
  std::vector<Seen> all;
  for (int round = 0; round < rounds; ++round) all.push_back(StartOnce(data));
  const auto [least, greatest] = std::ranges::minmax(all, {}, &Seen::wall_ms);
  fmt::print("start to first page: {:.0f} ms ({:.0f} to {:.0f}), of which the processor {:.0f} ms; wanted: 150 ms\n",
             Median(all, &Seen::wall_ms), least.wall_ms, greatest.wall_ms, Median(all, &Seen::cpu_ms));
  fmt::print("idle memory: {:.1f} MB, its own {:.1f} MB; wanted: 64 MB\n", Median(all, &Seen::resident_mb),
             Median(all, &Seen::own_mb));
  std::error_code ignored;
  fs::remove_all(data, ignored);
  return 0;
}
