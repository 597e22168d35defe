// gongkai serve: the same work in a browser. Next to read: app/serve.h.

#include "app/serve.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>

#include "base/fold.h"
#include "cli/commands.h"
#include "cli/installation.h"
#include "cli/settings.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {
    kConfigOption,
    kDataOption,
    kDbOption,
    kDbReadOption,
    kKeysOption,
    kListenOption,
    kHostOption,
    kBaseOption,
    kPublicOption,
    kThreadsOption,
    kConnectionsOption,
    kLogOption,
    kLogLevelOption,
    kHeaderOption,
    kFooterOption,
    kSiteNameOption,
    kSiteDomainOption,
    kSiteCodeOption,
    kSearchSiteOption,
    kSiteFolderOption,
    kPushPlainOption,
    kCheckLinksOption,
    kMailHostOption,
    kMailPortOption,
    kMailTlsOption,
    kMailUserOption,
    kMailPasswordFileOption,
    kMailFromOption,
    kGatewayOption,
    kGatewaySecretFileOption,
    {"--demo", "", "数据为空时，先放入虚构的示例县和示例报告，供试用和培训"},
};

std::vector<std::string> Names(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (const std::string_view name = Trim(list.substr(0, comma)); !name.empty()) names.emplace_back(name);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return names;
}

/// 0 where nothing is said.
Result<unsigned> Count(const Arguments& arguments, const Option& option, unsigned most) {
  if (!arguments.Has(option.name)) return 0U;
  const std::string text = arguments.ValueOf(option.name);
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value == 0 || value > most) {
    return Error{ErrorKind::kInvalidInput, fmt::format("{} 要写 1 到 {} 之间的整数", option.name, most), {}};
  }
  return value;
}

Result<app::SendingOptions> SendingOf(const Arguments& arguments) {
  constexpr unsigned kMostPort = 65535;
  const char* const password = std::getenv("GONGKAI_MAIL_PASSWORD");
  return app::SendingOptions{.mail_host = arguments.ValueOf(kMailHostOption.name),
                             .mail_port = TRY(Count(arguments, kMailPortOption, kMostPort)),
                             .mail_tls = arguments.ValueOf(kMailTlsOption.name),
                             .mail_user = arguments.ValueOf(kMailUserOption.name),
                             .mail_password = password == nullptr ? "" : password,
                             .mail_password_file = arguments.ValueOf(kMailPasswordFileOption.name),
                             .mail_from = arguments.ValueOf(kMailFromOption.name),
                             .gateway = arguments.ValueOf(kGatewayOption.name),
                             .gateway_secret_file = arguments.ValueOf(kGatewaySecretFileOption.name)};
}

Result<app::ServeOptions> OptionsOf(const Arguments& arguments) {
  constexpr unsigned kMostThreads = 1024, kMostConnections = 1'000'000;
  app::ServeOptions options;
  options.location = LocationOf(arguments);
  options.keys = KeysFolderOf(arguments);
  if (arguments.Has(kListenOption.name)) options.listen = arguments.ValueOf(kListenOption.name);
  options.host_names = Names(arguments.ValueOf(kHostOption.name));
  options.base_path = TRY(BasePathIn(arguments));
  options.is_public = arguments.Has(kPublicOption.name);
  options.threads = TRY(Count(arguments, kThreadsOption, kMostThreads));
  options.connections = TRY(Count(arguments, kConnectionsOption, kMostConnections));
  options.log_file = arguments.ValueOf(kLogOption.name);
  if (arguments.Has(kLogLevelOption.name)) options.log_level = arguments.ValueOf(kLogLevelOption.name);
  options.site = CountySiteIn(arguments);
  options.site_folder = arguments.ValueOf(kSiteFolderOption.name);
  options.may_push_plain = arguments.Has(kPushPlainOption.name);
  options.checks_links = arguments.Has(kCheckLinksOption.name);
  options.sending = TRY(SendingOf(arguments));
  options.demo = arguments.Has("--demo");
  return options;
}

}  // namespace

std::span<const Option> ServeCommandOptions() { return kOptions; }

int Serve(std::span<const std::string> words) {
  const auto arguments = ReadArguments(words, kOptions);
  if (!arguments) return Fail(arguments.error().message);
  if (!arguments->words.empty()) return Fail("serve 后面不带文件，报告请在网页里上传");
  if (arguments->Has("--db-read") && !arguments->Has("--db")) return Fail("--db-read 要和 --db 一起用");
  const auto options = OptionsOf(*arguments);
  return options ? app::Serve(*options) : Fail(options.error().message);
}

}  // namespace gongkai::cli
