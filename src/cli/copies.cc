// gongkai backup, restore, export, import: the whole installation into a file and back. Next to read: db/backup.h.

#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.h"
#include "cli/installation.h"
#include "cli/settings.h"
#include "db/backup.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {kConfigOption, kDataOption, kDbOption};

struct Given {
  std::string file;
  db::Location location;
};

Result<Given> Parse(std::string_view command, std::span<const std::string> words) {
  const Arguments arguments = TRY(ReadArguments(words, kOptions));
  if (arguments.words.size() != 1) {
    return Error{ErrorKind::kInvalidInput, fmt::format("{} 后面要写一个文件名", command), {}};
  }
  return Given{arguments.words[0], LocationOf(arguments)};
}

int Answer(const Result<db::TransferCount>& done, std::string_view what, const Given& given) {
  if (!done) return Fail(done.error().message);
  Print(fmt::format("{}：{}（{} 张表，{} 行）\n", what, given.file, done->tables, done->rows));
  return kDone;
}

}  // namespace

std::span<const Option> CopyOptions() { return kOptions; }

int Backup(std::span<const std::string> words) {
  const auto given = Parse("backup", words);
  if (!given) return Fail(given.error().message);
  const auto database = OpenExisting(given->location);
  if (!database) return Fail(database.error().message);
  return Answer(db::Backup(**database, given->file), "已备份并核对", *given);
}

int Export(std::span<const std::string> words) {
  const auto given = Parse("export", words);
  if (!given) return Fail(given.error().message);
  const auto database = OpenExisting(given->location);
  if (!database) return Fail(database.error().message);
  return Answer(db::Export(**database, given->file), "已导出", *given);
}

int Restore(std::span<const std::string> words) {
  const auto given = Parse("restore", words);
  if (!given) return Fail(given.error().message);
  return Answer(db::Restore(given->file, given->location, embedded::Migrations()), "已恢复", *given);
}

int Import(std::span<const std::string> words) {
  const auto given = Parse("import", words);
  if (!given) return Fail(given.error().message);
  return Answer(db::Import(given->file, given->location, embedded::Migrations()), "已导入", *given);
}

}  // namespace gongkai::cli
