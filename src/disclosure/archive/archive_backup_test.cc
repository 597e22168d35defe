// A backup holds the packages: what is restored hands each of them out and verifies it; what is not whole is told and
// stands under no name.
#include "disclosure/archive/archive_backup_export.h"

#include <fstream>

#include "db/backup.h"
#include "disclosure/archive/archive_desk_test.h"
#include "disclosure/site/site_folder_export.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::disclosure {
namespace {

using account::Has;
using account::TestBrowser;

std::vector<std::string> NamesIn(const std::string& folder) {
  std::vector<std::string> names;
  if (!fs::exists(folder)) return names;
  for (const auto& entry : fs::directory_iterator(folder)) names.push_back(entry.path().filename().string());
  return names;
}

void Write(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

struct BackedUp : ArchiveDesk {
  explicit BackedUp(const testing::TestDatabase& place) : ArchiveDesk(place) {
    Published(Titled("一件信息"));
    package = Made(2026);
    bytes = *ReadFile(FileOf(package));
    fs::create_directories(temp.File("backups"));
  }

  ArchivePackage package;
  std::string bytes;
  const std::string backup = temp.File("backups/a.bak");
  const std::string beside = PackagesBeside(backup);

  PackagesCopied Keep() { return KeepPackages(*database, Folder(), beside); }
  PackagesCopied Bring() { return BringPackagesBack(*database, beside, Folder()); }
};

TEST_CASE_ON_BOTH_ENGINES("what is restored hands out every package and verifies it", place) {
  BackedUp county(place);
  REQUIRE(db::Backup(*county.database, county.backup));
  const PackagesCopied kept = county.Keep();
  CHECK(kept.whole == 1);
  CHECK(kept.copied == 1);
  CHECK(kept.lost.empty());
  // The second backup finds it there.
  CHECK(county.Keep().copied == 0);
  CHECK(county.Keep().whole == 1);
  CHECK(NamesIn(county.beside).size() == 1);

  fs::remove_all(county.Folder());
  const testing::OnSqlite to;
  REQUIRE(db::Restore(county.backup, to.location(), embedded::Migrations()));
  const auto restored = db::Database::Open(to.location(), embedded::Migrations());
  REQUIRE(restored);
  const PackagesCopied back = BringPackagesBack(**restored, county.beside, county.Folder());
  CHECK(back.whole == 1);
  CHECK(back.lost.empty());
  {
    db::Reader reader = (*restored)->Read();
    const auto found = FindPackage(reader, county.township, 1);
    REQUIRE(found);
    CHECK(county.Check(PathOfPackage(reader, *found, county.Folder())).empty());
  }
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Get("/office/archive/" + std::to_string(county.township.value) + "-1/zip").status == 200);
  CHECK(ReadFile(county.FileOf(county.package)) == county.bytes);
  CHECK(BringPackagesBack(**restored, county.beside, county.Folder()).copied == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a package that is not whole is told and not kept; a copy that was damaged is made again",
                          place) {
  BackedUp county(place);
  const std::string path = county.FileOf(county.package);
  std::string changed = county.bytes;
  changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
  Write(path, changed);
  const PackagesCopied damaged = county.Keep();
  REQUIRE(damaged.lost.size() == 1);
  CHECK(Has(damaged.lost[0], fs::path(path).filename().string()));
  CHECK(Has(damaged.lost[0], "不一致"));
  CHECK(damaged.whole == 0);
  CHECK(NamesIn(county.beside).empty());

  fs::remove(path);
  const PackagesCopied gone = county.Keep();
  REQUIRE(gone.lost.size() == 1);
  CHECK(Has(gone.lost[0], "没有这个文件"));

  Write(path, county.bytes);
  CHECK(county.Keep().copied == 1);
  const std::string copy = county.beside + "/" + NamesIn(county.beside).at(0);
  Write(copy, changed);
  CHECK(county.Keep().copied == 1);
  CHECK(ReadFile(copy) == county.bytes);
  CHECK(NamesIn(county.beside).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what was made by another machine lies there, and is told apart from what is lost", place) {
  BackedUp county(place);
  {
    db::Transaction act = county.database->Begin();
    act.Execute("UPDATE archive_package SET node = 'elsewhere:7'");
    act.Commit();
  }
  CHECK(county.Keep().whole == 1);  // the file is here all the same
  fs::remove_all(county.beside);
  fs::remove_all(county.Folder());
  const PackagesCopied kept = county.Keep();
  if (county.database->Read().IsOnPostgres()) {
    CHECK(kept.lost.empty());
    REQUIRE(kept.elsewhere.size() == 1);
    CHECK(Has(kept.elsewhere[0], "在 elsewhere 上"));
  } else {  // which one machine has for itself: it was called otherwise then
    CHECK(kept.elsewhere.empty());
    CHECK(kept.lost.size() == 1);
  }
}

TEST_CASE("nothing that lies there is written over, and a changed or missing copy is not brought back") {
  const testing::OnSqlite place;
  BackedUp county(place);
  county.Keep();
  const std::string path = county.FileOf(county.package);
  Write(path, "of somebody else");
  const PackagesCopied occupied = county.Bring();
  REQUIRE(occupied.lost.size() == 1);
  CHECK(Has(occupied.lost[0], "没有覆盖"));
  CHECK(ReadFile(path) == "of somebody else");

  fs::remove(path);
  const std::string copy = county.beside + "/" + NamesIn(county.beside).at(0);
  std::string changed = county.bytes;
  changed[0] = 'X';
  Write(copy, changed);
  CHECK(county.Bring().lost.size() == 1);
  CHECK_FALSE(fs::exists(path));
  fs::remove(copy);
  fs::create_symlink("/etc/passwd", copy);
  CHECK(county.Bring().lost.size() == 1);
  CHECK_FALSE(fs::exists(path));
  fs::remove(copy);
  const PackagesCopied missing = county.Bring();
  REQUIRE(missing.lost.size() == 1);
  CHECK(Has(missing.lost[0], fs::path(copy).filename().string()));
}

TEST_CASE("one that waits or is being made is no package yet") {
  const testing::OnSqlite place;
  ArchiveDesk county(place);
  county.Published(county.Titled("一件信息"));
  county.Asked(2026);
  const PackagesCopied kept =
      KeepPackages(*county.database, county.Folder(), PackagesBeside(county.temp.File("a.bak")));
  CHECK(kept.whole == 0);
  CHECK(kept.lost.empty());
  CHECK(kept.elsewhere.empty());
}

}  // namespace
}  // namespace gongkai::disclosure
