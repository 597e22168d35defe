// Reports read and checked per second on one core, by format, and how much memory 40,000 reads leave behind.
//
//   read_check_bench [FOLDER [READS]]      (FOLDER: the samples if left out; READS: for the memory; 40000, 0 for none)
//
// Every file of FOLDER is read and checked over and over for some seconds, each format by itself. A file that cannot be
// read counts too: it is part of what an office drops in. Beside it, what part of that time docread takes, and how many
// passes over the same bytes that only add them up would take as long: that tells the machine from the program.
//
// Links: report_rules docread

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
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
    if (!entry.is_regular_file() || entry.path().extension() == ".json" || entry.path().extension() == ".tsv") continue;
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

/// Mean time of `act` on one of the files, over a second.
template <class Act>
double SecondsPerFile(const std::vector<File>& files, const Act& act) {
  constexpr double kEnough = 1;
  std::size_t done = 0, seen = 0;
  double spent = 0;
  for (const auto start = Clock::now(); spent < kEnough;) {
    for (const File& file : files) seen += act(file);
    done += files.size();
    spent = std::chrono::duration<double>(Clock::now() - start).count();
  }
  volatile std::size_t kept = seen;  // what is computed must be computed
  static_cast<void>(kept);
  return spent / static_cast<double>(done);
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
  const double a_report = spent / static_cast<double>(reports);
  const double documents =
      SecondsPerFile(files, [](const File& file) { return gongkai::docread::Read(file.bytes).blocks.size(); });
  const double sums = SecondsPerFile(
      files, [](const File& file) { return std::accumulate(file.bytes.begin(), file.bytes.end(), std::size_t{0}); });
  fmt::print(
      "{}: {:.0f} reports a second, mean {:.1f} KB ({} files, {} reads, {:.1f} findings each); {:.2f} of it docread; "
      "{:.0f} x adding up the bytes\n",
      format, 1 / a_report, static_cast<double>(bytes) / static_cast<double>(reports) / 1024, files.size(), reports,
      static_cast<double>(findings) / static_cast<double>(reports), documents / a_report, a_report / sums);
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
  const auto by_format = FilesByFormat(argc > 1 ? argv[1] : GONGKAI_SOURCE_DIR "/data/samples");
  for (const auto& [format, files] : by_format) MeasureSpeed(format, files);
  MeasureMemory(by_format, argc > 2 ? std::stoul(argv[2]) : 40'000);
  return 0;
}
