// Reports read and checked per second on one core, by format, and how much memory 40,000 reads leave behind.
//
//   read_check_bench FOLDER [READS]      (READS: for the memory; 40000 if left out, 0 for none)
//
// Every file of FOLDER is read and checked over and over for some seconds, each format by itself. A file that cannot be
// read counts too: it is part of what an office drops in.
// Links: report_rules docread

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "docread/read.h"
#include "report/check/rule.h"
#include "report/read/read.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kSeconds = 3;  // a format

struct File {
  std::string name, bytes;
};

std::size_t ReadAndCheck(const File& file) {
  const auto report = gongkai::report::ReadReport(gongkai::docread::Read(file.bytes), file.name);
  return gongkai::report::Check({.report = &report}).size();
}

std::map<std::string, std::vector<File>> FilesByFormat(const std::string& folder) {
  std::map<std::string, std::vector<File>> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() == ".json") continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << stream.rdbuf();
    File file{entry.path().filename().string(), bytes.str()};
    const std::string format(gongkai::docread::NameOf(gongkai::docread::Sniff(file.bytes)));
    out[format].push_back(std::move(file));
  }
  for (auto& [format, files] : out) std::ranges::sort(files, {}, &File::name);
  return out;
}

void MeasureSpeed(const std::string& format, const std::vector<File>& files) {
  std::size_t reports = 0, bytes = 0, findings = 0;
  for (const File& file : files) ReadAndCheck(file);  // fills the tables that are filled once
  const auto start = Clock::now();
  double spent = 0;
  while (spent < kSeconds) {
    for (const File& file : files) {
      findings += ReadAndCheck(file);
      bytes += file.bytes.size();
      ++reports;
    }
    spent = std::chrono::duration<double>(Clock::now() - start).count();
  }
  fmt::print("{}: {:.0f} reports a second, mean {:.1f} KB ({} files, {} reads, {:.1f} findings each)\n", format,
             static_cast<double>(reports) / spent, static_cast<double>(bytes) / static_cast<double>(reports) / 1024,
             files.size(), reports, static_cast<double>(findings) / static_cast<double>(reports));
}

double ResidentMegabytes() {
  std::ifstream statm("/proc/self/statm");
  double total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

// PDF is read by a program of its own, whose memory is not ours; it would only make this slow.
void MeasureMemory(const std::map<std::string, std::vector<File>>& by_format, std::size_t reads) {
  std::vector<const File*> files;
  for (const auto& [format, list] : by_format) {
    for (const File& file : list) {
      if (!file.name.ends_with(".pdf")) files.push_back(&file);
    }
  }
  if (files.empty() || reads == 0) return;
  for (const File* file : files) ReadAndCheck(*file);
  const double before = ResidentMegabytes();
  for (std::size_t i = 0; i < reads; ++i) ReadAndCheck(*files[i % files.size()]);
  fmt::print("memory: {:.1f} MB before, {:+.1f} MB after {} reads\n", before, ResidentMegabytes() - before, reads);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "read_check_bench FOLDER [READS]\n");
    return 2;
  }
  const auto by_format = FilesByFormat(argv[1]);
  for (const auto& [format, files] : by_format) MeasureSpeed(format, files);
  MeasureMemory(by_format, argc > 2 ? std::stoul(argv[2]) : 40'000);
  return 0;
}
