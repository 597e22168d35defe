#include "cli/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "base/fold.h"
#include "base/utf8.h"
#include "cli/installation.h"

namespace gongkai::cli {
namespace {

constexpr Setting kSettings[] = {
    {kConfigOption, ""},
    {kDataOption, kDefaultFolder},
    {kDbOption, ""},
    {kDbReadOption, ""},
    {kKeysOption, ""},
    {kListenOption, "127.0.0.1:8080"},
    {kHostOption, ""},
    {kBaseOption, ""},
    {kPublicOption, "no"},
    {kThreadsOption, "每个处理器 8 个，至少 16 个"},
    {kConnectionsOption, "16384，不超过系统允许打开的文件数减去 1024"},
    {kLogOption, "标准错误"},
    {kLogLevelOption, "info"},
    {kHeaderOption, ""},
    {kFooterOption, ""},
    {kSiteNameOption, ""},
    {kSiteDomainOption, ""},
    {kSiteCodeOption, ""},
    {kSearchSiteOption, ""},
    {kSiteFolderOption, ""},
    {kPushPlainOption, "no"},
    {kCheckLinksOption, "no"},
    {kMailHostOption, ""},
    {kMailPortOption, "tls 是 465，starttls 是 587，none 是 25"},
    {kMailTlsOption, "tls"},
    {kMailUserOption, ""},
    {kMailPasswordFileOption, ""},
    {kMailFromOption, ""},
    {kGatewayOption, ""},
    {kGatewaySecretFileOption, ""},
};

std::string_view NameOf(const Option& option) { return option.name.substr(2); }

const Setting* FindSetting(std::string_view name) {
  const auto found =
      std::ranges::find_if(kSettings, [&](const Setting& setting) { return NameOf(setting.option) == name; });
  return found == std::end(kSettings) ? nullptr : &*found;
}

std::optional<bool> Switch(std::string_view value) {
  for (const std::string_view yes : {"yes", "true", "on", "1", "是"}) {
    if (value == yes) return true;
  }
  for (const std::string_view no : {"no", "false", "off", "0", "否"}) {
    if (value == no) return false;
  }
  return std::nullopt;
}

Error Refusal(const std::string& where, std::string what) {
  return {ErrorKind::kInvalidInput, fmt::format("{}：{}", where, what), {}};
}

struct Said {
  Arguments arguments;
  std::set<std::string>
      elsewhere;  // by environment or file; a switch that is off is in no argument, and said all the same
};

/// Puts what the environment or the file says where the command line said nothing.
Status Take(const Option& option, std::string value, const std::string& where, Said& said) {
  Arguments& arguments = said.arguments;
  const std::string name(option.name);
  if (arguments.options.contains(name) || value.empty() || !said.elsewhere.insert(name).second) return Ok();
  if (!option.value.empty()) {
    arguments.options[name] = std::move(value);
    return Ok();
  }
  const auto is_on = Switch(value);
  if (!is_on) return Refusal(where, fmt::format("{} 只能写 yes 或 no", NameOf(option)));
  if (*is_on) arguments.options[name] = "";
  return Ok();
}

struct Line {
  std::string name, value, where;
};

Result<Line> ReadLine(std::string_view text, const std::string& where) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return Refusal(where, "应写成 名称 = 值");
  Line line{std::string(Trim(text.substr(0, equals))), std::string(Trim(text.substr(equals + 1))), where};
  const Setting* setting = FindSetting(line.name);
  if (setting != nullptr && setting->option.name != kConfigOption.name) return line;
  std::vector<std::string_view> names;
  for (const Setting& each : kSettings) names.push_back(NameOf(each.option));
  const std::string_view nearest = NearestWord(line.name, names);
  return Refusal(where, fmt::format("没有 {} 这个设置{}（gongkai help config 列出全部设置）", line.name,
                                    nearest.empty() ? "" : fmt::format("，是不是 {}？", nearest)));
}

Result<std::vector<Line>> ReadFile(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad()) return Refusal(file, "这个配置文件打不开");
  if (!IsValidUtf8(text)) return Refusal(file, "配置文件要存成 UTF-8");
  std::istringstream lines(text);
  std::vector<Line> out;
  std::string each;
  for (int number = 1; std::getline(lines, each); ++number) {
    const std::string_view written = Trim(each);  // a mark of order and \r are blanks
    if (written.empty() || written.starts_with('#')) continue;
    Line line = TRY(ReadLine(written, fmt::format("{} 第 {} 行", file, number)));
    if (std::ranges::find(out, line.name, &Line::name) != out.end()) {
      return Refusal(line.where, fmt::format("{} 前面已经写过", line.name));
    }
    out.push_back(std::move(line));
  }
  return out;
}

std::optional<std::string> FromProcess(const std::string& name) {
  const char* const value = std::getenv(name.c_str());
  return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

}  // namespace

std::span<const Setting> Settings() { return kSettings; }

std::string EnvironmentName(std::string_view option) {
  std::string name = "GONGKAI_";
  for (const char c : option.substr(2)) {
    name += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return name;
}

Result<Arguments> ReadArguments(std::span<const std::string> words, std::span<const Option> known) {
  return ReadArguments(words, known, FromProcess);
}

Result<Arguments> ReadArguments(std::span<const std::string> words, std::span<const Option> known,
                                const Environment& environment) {
  Said said{TRY(ParseArguments(words, known)), {}};
  Arguments& arguments = said.arguments;
  for (const Setting& setting : kSettings) {
    const bool is_asked = std::ranges::find(known, setting.option.name, &Option::name) != known.end();
    const std::string name = EnvironmentName(setting.option.name);
    if (auto value = environment(name); is_asked && value) TRY(Take(setting.option, *value, "环境变量 " + name, said));
  }
  if (!arguments.Has(kConfigOption.name)) return arguments;
  for (Line& line : TRY(ReadFile(arguments.ValueOf(kConfigOption.name)))) {
    const Option& option = FindSetting(line.name)->option;
    // A file serves all commands; what this one does not know is for another.
    if (std::ranges::find(known, option.name, &Option::name) == known.end()) continue;
    TRY(Take(option, std::move(line.value), line.where, said));
  }
  return arguments;
}

std::string SettingsPage() {
  std::string out =
      "同一项设置可以写在三个地方，先找到的算数：命令行选项、环境变量、配置文件。\n"
      "配置文件用 --config 文件 或环境变量 GONGKAI_CONFIG 指明，每行写一项：名称 = 值；# 开头的行是说明。\n"
      "不带值的选项在环境变量和配置文件里写 yes 或 no。\n\n";
  for (const Setting& setting : kSettings) {
    const Option& option = setting.option;
    out += fmt::format("{}{}\n", NameOf(option), option.value.empty() ? "" : fmt::format("（{}）", option.value));
    out += fmt::format("    {}\n    命令行 {}    环境变量 {}\n", option.meaning, option.name,
                       EnvironmentName(option.name));
    if (!setting.standard.empty()) out += fmt::format("    不写时：{}\n", setting.standard);
  }
  return out;
}

}  // namespace gongkai::cli
