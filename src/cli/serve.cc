// gongkai serve: the same work in a browser. Next to read: app/serve.h.

#include "app/serve.h"

#include "cli/commands.h"
#include "cli/installation.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {
    kDataOption,
    kDbOption,
    kKeysOption,
    {"--db-read", "地址", "PostgreSQL 的只读副本，只用于汇总、统计和成批导出；不写就都从 --db 读"},
    {"--listen", "地址", "监听的地址和端口，默认 127.0.0.1:8080，只有本机能打开；端口写 0 则自动选用空闲端口"},
    {"--demo", "", "数据为空时，先放入虚构的示例县和示例报告，供试用和培训"},
};

}  // namespace

std::span<const Option> ServeCommandOptions() { return kOptions; }

int Serve(std::span<const std::string> words) {
  const auto arguments = ParseArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (!arguments->words.empty()) return Fail("serve 后面不带文件，报告请在网页里上传");
  app::ServeOptions options;
  if (arguments->Has("--db-read") && !arguments->Has("--db")) return Fail("--db-read 要和 --db 一起用");
  options.location = LocationOf(*arguments);
  options.keys = KeysFolderOf(*arguments);
  if (arguments->Has("--listen")) options.listen = arguments->ValueOf("--listen");
  options.demo = arguments->Has("--demo");
  return app::Serve(options);
}

}  // namespace gongkai::cli
