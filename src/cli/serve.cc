// gongkai serve: the same work in a browser. Next to read: app/serve.h.

#include "app/serve.h"

#include "cli/commands.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {
    {"--data", "文件夹", "数据存放的文件夹，没有就新建；默认是当前文件夹下的 gongkai-data"},
    {"--listen", "地址", "监听的地址和端口，默认 127.0.0.1:8080，只有本机能打开；端口写 0 则自动选用空闲端口"},
    {"--samples", "", "数据为空时，先放入一组虚构的示例报告"},
};

}  // namespace

std::span<const Option> ServeCommandOptions() { return kOptions; }

int Serve(std::span<const std::string> words) {
  const auto arguments = ParseArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (!arguments->words.empty()) return Fail("serve 后面不带文件，报告请在网页里上传");
  app::ServeOptions options;
  if (arguments->Has("--data")) options.data = arguments->ValueOf("--data");
  if (arguments->Has("--listen")) options.listen = arguments->ValueOf("--listen");
  options.samples = arguments->Has("--samples");
  return app::Serve(options);
}

}  // namespace gongkai::cli
