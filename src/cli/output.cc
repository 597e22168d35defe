// What every command says: results on standard output, refusals on standard error.
#include <fmt/format.h>

#include <cstdio>
#include <stdexcept>

#include "cli/commands.h"

namespace gongkai::cli {

int Fail(std::string_view sentence) {
  fmt::print(stderr, "gongkai: {}\n", sentence);
  return kCouldNot;
}

void Print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    throw std::runtime_error("结果写不出去，输出已关闭或磁盘已满");
  }
}

}  // namespace gongkai::cli
