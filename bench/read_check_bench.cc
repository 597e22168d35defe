// Reports read and checked per second on one core, by format, and how much memory 40,000 reads leave behind.
//
//   read_check_bench [FOLDER [READS]]      (FOLDER: the samples if left out; READS: for the memory; 40000, 0 for none)
//
// Every file of FOLDER is read and checked over and over for some seconds, each format by itself, text by size too:
// what a report costs grows with its length, and a mean hides that. A file that cannot be read counts too: it is part
// of what an office drops in. Figures are by processor time, which other work on the machine disturbs least, and by the
// clock. Below, what part of the time docread takes, and how many passes over the same bytes that only add them up
// would take as long: that tells the machine from the program.
//
// Links: report_rules docread base

#include <fmt/format.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/freed_memory.h"
#include "docread/read.h"
#include "report/check/rule.h"
#include "report/read/read.h"

namespace {

constexpr double kSeconds = 3;  // a group of files

struct File {
  std::string name, bytes;
};
using Groups = std::map<std::string, std::vector<File>>;

double SecondsOf(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double WallSeconds() { return SecondsOf(CLOCK_MONOTONIC); }

double ChildSeconds() {
  rusage used{};
  getrusage(RUSAGE_CHILDREN, &used);
  return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/// Of this thread, and of the children it has waited for.
double ProcessorSeconds() { return SecondsOf(CLOCK_THREAD_CPUTIME_ID) + ChildSeconds(); }

std::size_t ReadAndCheck(const File& file) {
  const auto report = gongkai::report::ReadReport(gongkai::docread::Read(file.bytes), file.name);
  return gongkai::report::Check({.report = &report}).size();
}

Groups FilesByFormat(const std::string& folder) {
  Groups out;
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

std::string_view SizeClass(const File& file) {
  const auto kilobytes = static_cast<double>(file.bytes.size()) / 1024;
  return kilobytes < 4 ? "under 4 KB" : kilobytes <= 10 ? "4 to 10 KB" : "over 10 KB";
}

Groups BySize(const std::vector<File>& files) {
  Groups out;
  for (const File& file : files) out[std::string(SizeClass(file))].push_back(file);
  return out;
}

/// Time spent on files; the parts are measured within the same round, so that a busy machine slows all of it alike.
struct Spent {
  double wall = 0, all = 0, docread = 0, sums = 0;
  std::size_t reports = 0, bytes = 0, findings = 0, sum = 0;
};

using Seconds = double (*)();

void Measure(const File& file, Spent& spent, Seconds now) {
  const double wall = WallSeconds(), start = now();
  auto document = gongkai::docread::Read(file.bytes);
  const double read = now();
  const auto report = gongkai::report::ReadReport(std::move(document), file.name);
  spent.findings += gongkai::report::Check({.report = &report}).size();
  const double checked = now();
  spent.wall += WallSeconds() - wall;
  spent.docread += read - start;
  spent.all += checked - start;
  spent.sum += std::accumulate(file.bytes.begin(), file.bytes.end(), std::size_t{0});
  spent.sums += now() - checked;
  spent.bytes += file.bytes.size();
  ++spent.reports;
}

void MeasureSpeed(const std::string& group, const std::vector<File>& files) {
  // The program that reads PDF stands ready and forks: its processor time is not told to us, so the clock has to do.
  const bool elsewhere = group == gongkai::docread::NameOf(gongkai::docread::Format::kPdf);
  for (const File& file : files) ReadAndCheck(file);  // fills the tables that are filled once
  Spent spent;
  while (spent.wall < kSeconds) {
    for (const File& file : files) Measure(file, spent, elsewhere ? WallSeconds : ProcessorSeconds);
  }
  const auto reports = static_cast<double>(spent.reports);
  fmt::print(
      "{}: {:.0f} reports a second {}, {:.0f} by the clock; mean {:.1f} KB ({} files, {} reads, {:.1f} "
      "findings each)\n",
      group, reports / spent.all, elsewhere ? "and of whatever ran beside it" : "of processor time",
      reports / spent.wall, static_cast<double>(spent.bytes) / reports / 1024, files.size(), spent.reports,
      static_cast<double>(spent.findings) / reports);
  fmt::print("  ratios: docread takes {:.2f} of the time; {:.0f} x adding up the bytes (sum {:x})\n",
             spent.docread / spent.all, spent.all / spent.sums, spent.sum);
}

void MeasureFormat(const std::string& format, const std::vector<File>& files) {
  MeasureSpeed(format, files);
  if (format != gongkai::docread::NameOf(gongkai::docread::Format::kText)) return;
  for (const auto& [size, some] : BySize(files)) MeasureSpeed(format + ", " + size, some);
}

double ResidentMegabytes() {
  std::ifstream statm("/proc/self/statm");
  double total = 0, resident = 0;
  statm >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

// PDF is read by a program of its own, whose memory is not ours; it would only make this slow.
void MeasureMemory(const Groups& by_format, std::size_t reads) {
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
  gongkai::KeepFreedMemory(gongkai::FreedBlocks::kFonts);  // as the program does
  const Groups by_format = FilesByFormat(argc > 1 ? argv[1] : GONGKAI_SOURCE_DIR "/data/samples");
  for (const auto& [format, files] : by_format) MeasureFormat(format, files);
  MeasureMemory(by_format, argc > 2 ? std::stoul(argv[2]) : 40'000);
  return 0;
}
