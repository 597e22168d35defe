// gongkai seed demo: fills empty data with a county to try things in. Next to read: app/seed_demo.h.

#include "app/seed_demo.h"

#include "cli/commands.h"
#include "cli/installation.h"
#include "cli/settings.h"

namespace gongkai::cli {

std::span<const Option> SeedOptions() { return kPlaceOptions; }

int Seed(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kPlaceOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (arguments->words.size() != 1 || arguments->words.front() != "demo") {
    return Fail("seed 后面写 demo，例如 gongkai seed demo --data 文件夹");
  }
  const app::SeedOptions options{.location = LocationOf(*arguments), .keys = KeysFolderOf(*arguments)};
  return app::SeedDemo(options);
}

}  // namespace gongkai::cli
