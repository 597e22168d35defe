// gongkai backup, restore, export, import: the whole installation into a file and back, the yearly packages into a
// folder beside it. Next to read: db/backup.h, disclosure/archive/archive_backup_export.h.

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <vector>

#include "cli/commands.h"
#include "cli/installation.h"
#include "cli/settings.h"
#include "db/backup.h"
#include "disclosure/archive/archive_backup_export.h"
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

constexpr std::size_t kMostPrinted = 200;

void PrintList(std::string_view head, const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  Print(fmt::format("{}\n", head));
  for (std::size_t i = 0; i < std::min(lines.size(), kMostPrinted); ++i) Print(fmt::format("  {}\n", lines[i]));
  if (lines.size() > kMostPrinted) Print(fmt::format("  ……另有 {} 个没有列出\n", lines.size() - kMostPrinted));
}

int AnswerPackages(const disclosure::PackagesCopied& done, std::string_view where, std::string_view lost) {
  if (done.whole > 0) {
    Print(fmt::format("归档包 {} 个（这次复制 {} 个），已核对，在 {}\n", done.whole, done.copied, where));
  }
  PrintList(fmt::format("另有 {} 个归档包在别的机器上，请在那台机器上备份：", done.elsewhere.size()), done.elsewhere);
  PrintList(fmt::format("{} 个归档包{}：", done.lost.size(), lost), done.lost);
  return done.lost.empty() ? kDone : kFindings;
}

using CopyRows = Result<db::TransferCount> (*)(db::Database&, const std::string&);

/// The data into the file, then the packages beside it: when these cannot be written, the data are kept all the same.
int Keep(std::string_view command, std::string_view what, CopyRows copy, std::span<const std::string> words) {
  const auto given = Parse(command, words);
  if (!given) return Fail(given.error().message);
  const auto database = OpenExisting(given->location);
  if (!database) return Fail(database.error().message);
  const auto done = copy(**database, given->file);
  if (!done) return Fail(done.error().message);
  Print(fmt::format("{}：{}（{} 张表，{} 行）\n", what, given->file, done->tables, done->rows));
  const std::string beside = disclosure::PackagesBeside(given->file);
  try {
    return AnswerPackages(
        disclosure::KeepPackages(**database, disclosure::PackagesIn(given->location.directory), beside), beside,
        "没有备份成，请查清");
  } catch (const std::system_error& broken) {
    return Fail(fmt::format("数据已写好，归档包没有复制完：{}", broken.what()));
  }
}

using BringRows = Result<db::TransferCount> (*)(const std::string&, const db::Location&, std::span<const EmbeddedFile>);

int Bring(std::string_view command, std::string_view what, BringRows bring, std::span<const std::string> words) {
  const auto given = Parse(command, words);
  if (!given) return Fail(given.error().message);
  const auto done = bring(given->file, given->location, embedded::Migrations());
  if (!done) return Fail(done.error().message);
  Print(fmt::format("{}：{}（{} 张表，{} 行）\n", what, given->file, done->tables, done->rows));
  const auto database = OpenExisting(given->location);
  if (!database) return Fail(database.error().message);
  const std::string packages = disclosure::PackagesIn(given->location.directory);
  try {
    return AnswerPackages(
        disclosure::BringPackagesBack(**database, disclosure::PackagesBeside(given->file), packages), packages,
        fmt::format("没有恢复，请从备份的 archive-packages 文件夹或制作它的机器上找到，用下面的名称放进 {}", packages));
  } catch (const std::system_error& broken) {
    return Fail(fmt::format("数据已恢复，归档包没有复制完：{}", broken.what()));
  }
}

}  // namespace

std::span<const Option> CopyOptions() { return kOptions; }

int Backup(std::span<const std::string> words) { return Keep("backup", "已备份并核对", db::Backup, words); }

int Export(std::span<const std::string> words) { return Keep("export", "已导出", db::Export, words); }

int Restore(std::span<const std::string> words) { return Bring("restore", "已恢复", db::Restore, words); }

int Import(std::span<const std::string> words) { return Bring("import", "已导入", db::Import, words); }

}  // namespace gongkai::cli
