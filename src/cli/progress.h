// A progress bar on standard error, when that is a terminal and the work is long.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai::cli {

class Progress {
 public:
  Progress(std::string name, std::size_t count);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void Done(std::size_t count);
  /// Takes the bar away before something is printed on the same terminal.
  void Hide();

 private:
  std::string name_;
  std::size_t count_;
  std::size_t shown_percent_ = 101;
  bool on_;
};

}  // namespace gongkai::cli
