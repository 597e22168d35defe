#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace gongkai::cli {
namespace {

constexpr std::size_t kManyFiles = 20;
constexpr std::size_t kBarWidth = 30;

}  // namespace

Progress::Progress(std::string name, std::size_t count)
    : name_(std::move(name)), count_(count), on_(count >= kManyFiles && isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() { Hide(); }

void Progress::Done(std::size_t done) {
  if (!on_) return;
  const std::size_t percent = done * 100 / count_;
  if (percent == shown_percent_) return;
  shown_percent_ = percent;
  const std::size_t filled = percent * kBarWidth / 100;
  fmt::print(stderr, "\r{} [{}{}] {}/{}", name_, std::string(filled, '#'), std::string(kBarWidth - filled, ' '), done,
             count_);
  std::fflush(stderr);
}

void Progress::Hide() {
  if (!on_ || shown_percent_ > 100) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  shown_percent_ = 101;
}

}  // namespace gongkai::cli
