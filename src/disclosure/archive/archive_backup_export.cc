#include "disclosure/archive/archive_backup_export.h"

#include <fmt/format.h>

#include <filesystem>
#include <limits>

#include "account/job_actions.h"
#include "disclosure/archive/archive_export.h"
#include "disclosure/archive/archive_folder_export.h"
#include "disclosure/archive/archive_store.h"

namespace gongkai::disclosure {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHalf = ".half";

struct PackageFile {
  ArchivePackage package;
  std::string path;  // in the folder of data
};

std::vector<PackageFile> MadePackages(db::Database& database, const std::string& packages) {
  db::Reader reader = database.Read();
  std::vector<PackageFile> files;
  for (ArchivePackage& package : ListPackages(reader, std::nullopt, std::numeric_limits<int>::max())) {
    if (package.state != PackageState::kDone) continue;
    std::string path = PathOfPackage(reader, package, packages);
    files.push_back({std::move(package), std::move(path)});
  }
  return files;
}

std::string NameInBackup(const ArchivePackage& package) {
  return fmt::format("{}-{}-{}-{}.zip", package.organ.value, package.year, package.number, package.sm3);
}

bool IsPlainFile(const std::string& path) {
  std::error_code none;
  return fs::is_regular_file(fs::symlink_status(path, none));
}

bool IsAnything(const std::string& path) {
  std::error_code none;
  return fs::symlink_status(path, none).type() != fs::file_type::not_found;
}

bool IsWhole(const std::string& path, const ArchivePackage& package) {
  std::error_code none;
  if (!IsPlainFile(path) || std::cmp_not_equal(fs::file_size(path, none), package.size)) return false;
  const auto digests = DigestsOfFile(path);
  return digests && digests->sm3 == package.sm3 && digests->sha256 == package.sha256;
}

void MakeFolder(const std::string& folder) {
  if (fs::create_directories(folder)) fs::permissions(folder, fs::perms::owner_all);
}

/// Under its name once it is on disk and agrees. False when what was read is not the package.
bool Copy(const std::string& from, const std::string& to, const ArchivePackage& package) {
  const std::string folder = fs::path(to).parent_path().string();
  const std::string half = to + std::string(kHalf);
  MakeFolder(folder);
  fs::remove(half);  // of one that was broken off
  fs::copy_file(from, half);
  fs::permissions(half, fs::perms::owner_read | fs::perms::owner_write);
  if (!IsWhole(half, package)) {
    fs::remove(half);
    return false;
  }
  FlushToDisk(folder);
  fs::rename(half, to);
  FlushToDisk(folder);
  return true;
}

/// "host" of "host:123": a package lies on the machine, whichever of its processes made it.
std::string_view MachineOf(std::string_view node) { return node.substr(0, node.rfind(':')); }

/// A database within the folder of data is one machine's, whatever that was called when the package was made.
bool IsOfSeveralMachines(db::Database& database) { return database.Read().IsOnPostgres(); }

std::string Words(const PackageFile& file, std::string_view reason) {
  return fmt::format("{}（{}）：{}", fs::path(file.path).filename().string(), YearInWords(file.package), reason);
}

void Add(PackagesCopied& copied, const PackageFile& file, bool is_whole) {
  if (!is_whole) {
    copied.lost.push_back(Words(file, "和制作时的摘要不一致"));
    return;
  }
  ++copied.whole;
  ++copied.copied;
}

}  // namespace

std::string PackagesIn(const std::string& data_folder) { return data_folder + "/archive"; }

std::string PackagesBeside(const std::string& backup_file) {
  return (fs::absolute(backup_file).parent_path() / "archive-packages").string();
}

PackagesCopied KeepPackages(db::Database& database, const std::string& packages, const std::string& beside_backup) {
  PackagesCopied copied;
  const std::string node = account::NodeName();
  const bool has_others = IsOfSeveralMachines(database);
  for (const PackageFile& file : MadePackages(database, packages)) {
    const std::string kept = beside_backup + "/" + NameInBackup(file.package);
    if (IsWhole(kept, file.package)) {
      ++copied.whole;
    } else if (IsPlainFile(file.path)) {
      Add(copied, file, Copy(file.path, kept, file.package));
    } else if (has_others && MachineOf(file.package.node) != MachineOf(node)) {
      copied.elsewhere.push_back(Words(file, fmt::format("在 {} 上", MachineOf(file.package.node))));
    } else {
      copied.lost.push_back(Words(file, "没有这个文件"));
    }
  }
  return copied;
}

PackagesCopied BringPackagesBack(db::Database& database, const std::string& beside_backup,
                                 const std::string& packages) {
  PackagesCopied copied;
  for (const PackageFile& file : MadePackages(database, packages)) {
    const std::string kept = beside_backup + "/" + NameInBackup(file.package);
    if (IsWhole(file.path, file.package)) {
      ++copied.whole;
    } else if (IsAnything(file.path)) {
      copied.lost.push_back(Words(file, "那里已经有一个同名的文件，和制作时的摘要不一致，没有覆盖"));
    } else if (IsPlainFile(kept)) {
      Add(copied, file, Copy(kept, file.path, file.package));
    } else {
      copied.lost.push_back(Words(file, fmt::format("备份旁边没有 {}", fs::path(kept).filename().string())));
    }
  }
  return copied;
}

}  // namespace gongkai::disclosure
