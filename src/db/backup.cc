#include "db/backup.h"

#include <filesystem>
#include <fstream>

#include "crypto/sm3.h"
#include "db/engine.h"
#include "db/migrate.h"
#include "db/new_file.h"
#include "db/transfer_format.h"

namespace gongkai::db {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSqliteMark{"SQLite format 3\0", 16};
constexpr std::size_t kCopyBytes = 1 << 20;

constexpr std::string_view kCheckPages = "PRAGMA integrity_check(1)";
constexpr std::string_view kCheckForeignKeys = "SELECT COUNT(*) FROM pragma_foreign_key_check";
constexpr std::string_view kSelectNewest = "SELECT COALESCE(MAX(number), 0) FROM schema_migration";
constexpr std::string_view kSelectBlobs = "SELECT id, digest, size FROM blob ORDER BY id";
constexpr std::string_view kSelectChunks = "SELECT bytes FROM blob_chunk WHERE blob_id = ? ORDER BY number";

std::int64_t Number(Connection& connection, std::string_view sql) {
  const auto cursor = connection.Run(sql, {});
  return cursor->Step() ? cursor->Int(0) : 0;
}

TransferCount CountRows(Connection& connection) {
  TransferCount count;
  for (const Table& table : connection.Tables()) {
    ++count.tables;
    count.rows += Number(connection, "SELECT COUNT(*) FROM \"" + table.name + "\"");
  }
  return count;
}

bool IsWhole(Connection& connection, std::int64_t id, std::string_view digest, std::int64_t size) {
  crypto::Sm3 sm3;
  std::int64_t bytes = 0;
  const Value values[] = {id};
  const auto chunks = connection.Run(kSelectChunks, values);
  while (chunks->Step()) {
    sm3.Add(chunks->Bytes(0));
    bytes += static_cast<std::int64_t>(chunks->Bytes(0).size());
  }
  return bytes == size && digest == "sm3:" + sm3.Finish();
}

bool AllBlobsAreWhole(Connection& connection) {
  const auto blobs = connection.Run(kSelectBlobs, {});
  while (blobs->Step()) {
    if (!IsWhole(connection, blobs->Int(0), blobs->Text(1), blobs->Int(2))) return false;
  }
  return true;
}

bool PagesAreSound(Connection& connection) {
  const auto cursor = connection.Run(kCheckPages, {});
  return cursor->Step() && cursor->Text(0) == "ok" && Number(connection, kCheckForeignKeys) == 0;
}

Error Damaged(const std::string& file) {
  return Error{ErrorKind::kUnreadable, file + " 已损坏，不能用来恢复，请换一份备份。", ""};
}

struct CopyContents {
  TransferCount count;
  std::int64_t newest_migration = 0;
};

// Everything in the copy is read: each page, each row, each attachment.
Result<CopyContents> CheckCopy(const std::string& file) {
  try {
    const auto copy = OpenSqliteCopy(file);
    if (!copy->IsOurs()) return Error{ErrorKind::kUnreadable, file + " 不是本系统的备份。", ""};
    if (!PagesAreSound(*copy) || !AllBlobsAreWhole(*copy)) return Damaged(file);
    return CopyContents{CountRows(*copy), Number(*copy, kSelectNewest)};
  } catch (const DatabaseError&) {
    return Damaged(file);
  }
}

bool IsSqliteFile(const std::string& file) {
  std::string mark(kSqliteMark.size(), '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(mark.data(), static_cast<std::streamsize>(mark.size()));
  return in.good() && mark == kSqliteMark;
}

void CopyBytes(const std::string& from, NewFile& to) {
  std::ifstream in(from, std::ios::binary);
  std::string bytes(kCopyBytes, '\0');
  while (in.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) || in.gcount() > 0) {
    to.Write(std::string_view(bytes).substr(0, static_cast<std::size_t>(in.gcount())));
  }
}

// The copy is checked where it will lie, before it bears the name of the data file.
Result<TransferCount> RestoreCopy(const std::string& file, const Location& into,
                                  std::span<const EmbeddedFile> migrations) {
  const CopyContents contents = TRY(CheckCopy(file));
  if (contents.newest_migration > NewestMigration(migrations)) {
    return Error{ErrorKind::kConflict, file + " 由更新的程序写成，请换用新版程序恢复。", ""};
  }
  std::error_code failure;
  if (fs::create_directories(into.directory, failure)) {
    fs::permissions(into.directory, fs::perms::owner_all, failure);
  }
  const std::string place = PlaceOf(into);
  if (fs::exists(place)) return Error{ErrorKind::kConflict, place + " 已经有数据，请恢复到空的数据目录。", ""};
  NewFile restored = TRY(NewFile::Create(place));
  CopyBytes(file, restored);
  TRY(CheckCopy(restored.part()));
  restored.Finish();
  TRY(Database::Open(into, migrations));
  return contents.count;
}

}  // namespace

Result<TransferCount> Backup(Database& database, const std::string& file) {
  {
    NewFile copy = TRY(NewFile::Create(file));
    Reader reader = database.Read();
    const TransferCount count = CountRows(Underneath(reader));  // from here on the reader sees one moment
    if (Underneath(reader).CopyTo(copy.part())) {
      const CopyContents contents = TRY(CheckCopy(copy.part()));
      if (contents.count.tables != count.tables || contents.count.rows != count.rows) return Damaged(file);
      copy.Finish();
      return count;
    }
  }
  const TransferCount count = TRY(Export(database, file));
  TRY(CheckExport(file));
  return count;
}

Result<TransferCount> Restore(const std::string& file, const Location& into, std::span<const EmbeddedFile> migrations) {
  if (IsExport(file)) return Import(file, into, migrations);
  if (!IsSqliteFile(file)) {
    return Error{ErrorKind::kUnreadable, file + " 不是备份文件，或开头已损坏，请换一份备份。", ""};
  }
  if (into.url.empty()) return RestoreCopy(file, into, migrations);
  return Error{ErrorKind::kInvalidInput,
               file + " 是数据文件的副本，请先恢复到一个数据目录，再用 export 和 import 转到数据库服务器。", ""};
}

}  // namespace gongkai::db
