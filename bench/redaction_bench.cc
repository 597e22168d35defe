// How long a document of many pages takes from its original to the copy that may go out, redacted by rule: pages looked
// at, screened, every hit marked, burnt at 200 dots an inch, searched again.
//
//   redaction_bench [PAGES]     500 unless said otherwise: pages of ordinary office text, with an identity number, a
//                               telephone number and a name on each
//
// Prints each step's seconds, the whole, the processors' time in all, the largest memory of this process and of its
// children, and the size of the copy. Goal: 500 pages in 60 seconds and 500 MB. It needs gongkai-pdf beside it (or
// GONGKAI_PDF), and GONGKAI_READ_WORKER or a program of its own that answers read-worker.
//
// Links: redaction docwrite fmt::fmt
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "docwrite/pdf.h"
#include "redaction/redact_actions.h"
#include "screening/screen.h"

namespace {

using namespace gongkai;
using Clock = std::chrono::steady_clock;

constexpr Date kToday{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(29)};

std::string IdentityNumber(int number) {
  std::string digits =
      fmt::format("330998{}{:02}{:02}{:03}", 1950 + number % 50, number % 12 + 1, number % 28 + 1, number % 1000);
  constexpr int kWeights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) sum += (digits[i] - '0') * kWeights[i];
  return digits + "10X98765432"[sum % 11];
}

std::string Original(int pages) {
  docwrite::PdfDocument document;
  document.title = "临时救助档案";
  const std::string text =
      "经入户核查，该户家庭人均收入低于本县最低生活保障标准，共同生活的家庭成员无稳定收入来源，因病支出较大，符合临时救"
      "助"
      "条件。经村民会议评议并张榜公示七日无异议，同意上报。";
  for (int page = 0; page < pages; ++page) {
    if (page > 0) document.blocks.emplace_back(docwrite::PdfNewPage{});
    document.blocks.emplace_back(docwrite::PdfLine{
        fmt::format("申请人身份证号码：{}，联系电话：139{:08}。", IdentityNumber(page), 12'345'678 + page)});
    for (int i = 0; i < 9; ++i) document.blocks.emplace_back(docwrite::PdfLine{text});
  }
  return docwrite::WritePdf(document);
}

double Since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Of all processors: what else runs on the machine does not count.
double ProcessorSeconds() {
  double seconds = 0;
  for (const int of_whom : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage usage{};
    getrusage(of_whom, &usage);
    for (const timeval& time : {usage.ru_utime, usage.ru_stime}) {
      seconds += static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    }
  }
  return seconds;
}

long PeakMegabytes(int of_whom) {
  rusage usage{};
  getrusage(of_whom, &usage);
  return usage.ru_maxrss / 1024;
}

redaction::Plan MarkedByRule(const std::vector<docread::PageText>& pages) {
  const redaction::ScreenedPages screened = redaction::ToScreen(pages, "档案");
  const screening::Screener screener(screening::BuiltInLists(), {});
  redaction::Plan plan;
  for (const screening::Hit& hit : screener.Screen(screened.parts, kToday)) {
    const std::string_view ground = redaction::SuggestedGround(hit);
    if (ground.empty()) continue;
    redaction::Mark like;
    like.how = redaction::HowMarked::kHit;
    like.ground = ground;
    for (redaction::Mark& mark : redaction::MarksOver(pages, screened.RangesOf(hit), like)) {
      plan.marks.push_back(std::move(mark));
    }
  }
  return plan;
}

}  // namespace

int main(int count, char** arguments) {
  const int wanted = count > 1 ? std::max(std::atoi(arguments[1]), 1) : 500;
  const std::string original = Original(wanted);
  fmt::print("original: {} MB\n", original.size() >> 20U);
  const auto start = Clock::now();
  const redaction::WorkingCopy copy = redaction::MakeWorkingCopy(original, "a.pdf");
  if (copy.obstacle != docread::Obstacle::kNone) return fmt::print("{}\n", copy.obstacle_message), 1;
  fmt::print("working copy of {} pages: {:.1f} s\n", copy.pages.size(), Since(start));
  const auto marked = Clock::now();
  const redaction::Plan plan = MarkedByRule(copy.pages);
  fmt::print("screened and marked, {} marks: {:.1f} s\n", plan.marks.size(), Since(marked));
  const auto burning = Clock::now();
  std::atomic<int> told = 0;
  const redaction::ReleaseResult made =
      redaction::BurnRelease(plan, copy.pdf, copy.pages, [&](int, int) { return ++told > 0; });
  if (!made.problem.empty()) return fmt::print("{}\n", made.problem), 1;
  fmt::print("burnt and searched: {:.1f} s, progress told {} times, {} findings, {} MB\n", Since(burning), told.load(),
             made.remainders.size(), made.bytes.size() >> 20U);
  fmt::print("in all: {:.1f} s, of a processor {:.1f} s; most memory: {} MB here, {} MB in the largest child\n",
             Since(start), ProcessorSeconds(), PeakMegabytes(RUSAGE_SELF), PeakMegabytes(RUSAGE_CHILDREN));
}
