// What an installation is told once instead of with every command: each setting may stand on the command line
// (--listen ADDRESS), in the environment (GONGKAI_LISTEN) or in the configuration file (listen = ADDRESS). The first of
// these that has it counts. The file is named by --config or GONGKAI_CONFIG; no file is read unasked.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "cli/arguments.h"

namespace gongkai::cli {

struct Setting {
  Option option;
  std::string_view standard;  // what holds where nothing is said; empty: nothing
};

/// All of them, in the order of `gongkai help config`.
std::span<const Setting> Settings();

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// "--db-read" → "GONGKAI_DB_READ"
std::string EnvironmentName(std::string_view option);

/// The words of a command, completed by what environment and file say of those of its options that are settings.
/// Errors: kInvalidInput for what ParseArguments refuses, for a file that cannot be read, and for a line in it that is
/// no setting (with its number).
Result<Arguments> ReadArguments(std::span<const std::string> words, std::span<const Option> known);
Result<Arguments> ReadArguments(std::span<const std::string> words, std::span<const Option> known,
                                const Environment& environment);

/// The page of `gongkai help config`.
std::string SettingsPage();

}  // namespace gongkai::cli
