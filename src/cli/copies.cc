// gongkai backup, restore, export, import: the whole installation into a file and back, the yearly packages into a
// folder beside it, and the list of what was destroyed, by which what comes back with an older backup is destroyed
// again. Next to read: db/backup.h, disclosure/archive/archive_backup_export.h, request/erasure_list_export.h.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <system_error>
#include <vector>

#include "cli/commands.h"
#include "cli/installation.h"
#include "cli/settings.h"
#include "db/backup.h"
#include "disclosure/archive/archive_backup_export.h"
#include "embedded/embedded_migrations.h"
#include "remedy/erased_disputes_actions.h"
#include "request/erasure_list_export.h"

namespace gongkai::cli {
namespace {

constexpr Option kOptions[] = {kConfigOption, kDataOption, kDbOption};
constexpr Option kBringOptions[] = {kConfigOption, kDataOption, kDbOption, kErasuresOption};

struct Given {
  std::string file;
  db::Location location;
  std::string erasures;  // of --erasures
};

Result<Given> Parse(std::string_view command, std::span<const Option> options, std::span<const std::string> words) {
  const Arguments arguments = TRY(ReadArguments(words, options));
  if (arguments.words.size() != 1) {
    return Error{ErrorKind::kInvalidInput, fmt::format("{} 后面要写一个文件名", command), {}};
  }
  return Given{arguments.words[0], LocationOf(arguments), arguments.ValueOf(kErasuresOption.name)};
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

// ---- the list of what was destroyed

/// What the database has destroyed, and what the folder of data knows of besides.
void KeepErasures(db::Database& database, const std::string& data_folder, const std::string& backup) {
  request::Erasures erasures = request::ReadErasureList(request::ErasureListOf(data_folder)).read.erasures;
  {
    db::Reader reader = database.Read();
    erasures.merge(request::ErasuresOf(reader, remedy::AllErasureKinds()));
  }
  const std::string beside = request::ErasureListBeside(backup);
  const request::ErasuresAdded done = request::AddToErasureList(beside, erasures);
  Print(fmt::format("销毁清单 {} 条（这次添了 {} 条），在 {}\n", done.total, done.added, beside));
}

struct ListsGiven {
  request::Erasures erasures;
  bool is_any = false;
};

/// Before anything is brought back: a list that was named and cannot be read stops it.
Result<ListsGiven> ErasuresFor(const Given& given) {
  const std::string beside = request::ErasureListBeside(given.file);
  const std::string own = request::ErasureListOf(given.location.directory);
  ListsGiven lists;
  for (const std::string& path : {beside, own, given.erasures}) {
    if (path.empty()) continue;
    request::ErasureFile file = request::ReadErasureList(path);
    if (!file.is_there && path == given.erasures) {
      return Error{ErrorKind::kNotFound, fmt::format("没有销毁清单 {}，请检查 --erasures 写的文件", path), {}};
    }
    if (file.read.unreadable > 0) {
      return Error{
          ErrorKind::kUnreadable,
          fmt::format("销毁清单 {} 里有 {} 行读不懂，没有恢复。请换一份没有损坏的（备份拷到的别处、原来的数据文件夹"
                      "里都有），或者去掉这几行再恢复",
                      path, file.read.unreadable),
          {}};
    }
    lists.is_any = lists.is_any || file.is_there;
    lists.erasures.merge(file.read.erasures);
  }
  return lists;
}

Instant Now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

/// The list goes into the folder of data, so that later backups hold it too.
void DestroyAgain(db::Database& database, const std::string& data_folder, const ListsGiven& lists) {
  if (!lists.is_any) {
    Print(
        "没有找到销毁清单（备份旁边的 "
        "erasures.list）：这份备份以后销毁的个人信息，恢复以后还在。原来的数据文件夹里有清单的，"
        "请停下来，重新恢复，加上 --erasures。\n");
    return;
  }
  request::AddToErasureList(request::ErasureListOf(data_folder), lists.erasures);
  const request::ErasedAgain done = request::EraseAgain(database, remedy::AllErasureKinds(), lists.erasures, Now());
  Print(fmt::format(
      "按销毁清单（{} 条）再次销毁了个人信息：申请 {} 件，公众留言 {} 条，更正记录的要求 {} 件，复议诉讼 {} 件\n",
      lists.erasures.size(), done.cases, done.messages, done.records, done.disputes));
}

/// The data into the file, then the packages beside it: when these cannot be written, the data are kept all the same.
int Keep(std::string_view command, std::string_view what, CopyRows copy, std::span<const std::string> words) {
  const auto given = Parse(command, kOptions, words);
  if (!given) return Fail(given.error().message);
  const auto database = OpenExisting(given->location);
  if (!database) return Fail(database.error().message);
  const auto done = copy(**database, given->file);
  if (!done) return Fail(done.error().message);
  Print(fmt::format("{}：{}（{} 张表，{} 行）\n", what, given->file, done->tables, done->rows));
  const std::string beside = disclosure::PackagesBeside(given->file);
  try {
    KeepErasures(**database, given->location.directory, given->file);
  } catch (const std::system_error& broken) {
    return Fail(fmt::format("数据已写好，销毁清单没有写成：{}", broken.what()));
  }
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
  const auto given = Parse(command, kBringOptions, words);
  if (!given) return Fail(given.error().message);
  const auto lists = ErasuresFor(*given);
  if (!lists) return Fail(lists.error().message);
  const auto done = bring(given->file, given->location, embedded::Migrations());
  if (!done) return Fail(done.error().message);
  Print(fmt::format("{}：{}（{} 张表，{} 行）\n", what, given->file, done->tables, done->rows));
  const auto database = OpenExisting(given->location);
  if (!database) return Fail(database.error().message);
  try {
    DestroyAgain(**database, given->location.directory, *lists);
  } catch (const std::exception& broken) {
    return Fail(fmt::format("数据已恢复，销毁过的没有再次销毁，请不要启动系统，删去恢复的数据，查清以后重新恢复：{}",
                            broken.what()));
  }
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
std::span<const Option> BringOptions() { return kBringOptions; }

int Backup(std::span<const std::string> words) { return Keep("backup", "已备份并核对", db::Backup, words); }

int Export(std::span<const std::string> words) { return Keep("export", "已导出", db::Export, words); }

int Restore(std::span<const std::string> words) { return Bring("restore", "已恢复", db::Restore, words); }

int Import(std::span<const std::string> words) { return Bring("import", "已导入", db::Import, words); }

}  // namespace gongkai::cli
