// What every command says: results on standard output, refusals on standard error.
#include <fmt/format.h>

#include <cstdio>
#include <stdexcept>

#include "cli/commands.h"
#include "cli/text_width.h"

namespace gongkai::cli {

// The sentence may repeat a file name, and that may hold what moves the cursor or renames the window.
int Fail(std::string_view sentence) {
  fmt::print(stderr, "gongkai: {}\n", Printable(sentence));
  return kCouldNot;
}

void Print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    throw std::runtime_error("结果写不出去，输出已关闭或磁盘已满");
  }
}

}  // namespace gongkai::cli
