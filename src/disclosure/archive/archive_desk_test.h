// A township with a year of items in every state, and a folder for its packages, for the tests of the archive.
#pragma once

#include <filesystem>
#include <map>

#include <support/temp_dir.h>

#include "db/blob_store.h"
#include "disclosure/archive/archive_actions.h"
#include "disclosure/archive/archive_export.h"
#include "disclosure/archive/transfer_actions.h"
#include "disclosure/archive/verify_archive_export.h"
#include "disclosure/body_image_actions.h"
#include "disclosure/channel/channel_actions.h"
#include "disclosure/routes.h"
#include "disclosure/titled_desk_test.h"
#include "docread/zip_on_disk.h"

namespace gongkai::disclosure {

namespace fs = std::filesystem;

/// A JPEG of a scan alone.
inline const std::string kArchivePhoto = std::string("\xFF\xD8\xFF\xDA\x00\x02", 6) + " a photo\xFF\xD9";

struct ArchiveDesk : TitledDesk {
  explicit ArchiveDesk(const testing::TestDatabase& place) : TitledDesk(place) {
    disclosure::AddRoutes(pages, AtOnce(), {}, {},
                          {.folder = Folder(), .start = [](const std::string&, const auto& work) { work({}); }});
  }

  testing::TempDir temp;
  std::string Folder() const { return temp.File("archive"); }

  void Post(ItemId id, const std::string& place) {
    const Posting form{.version = Of(id).latest_version,
                       .channel = Channel::kNoticeBoard,
                       .posted_on = today(),
                       .village = village,
                       .place = place,
                       .posted_by = "林溪"};
    const auto done = RecordPosting(desk, drafter, id, form, {{"公示栏.jpg", kArchivePhoto}});
    for (const FieldError& error : done.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(done);
  }

  std::int64_t Asked(int year) {
    const auto asked = AskForPackage(desk, drafter, township, year);
    for (const FieldError& error : asked.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(asked);
    return *asked;
  }
  ArchivePackage Package(std::int64_t number) {
    db::Reader reader = database->Read();
    return *FindPackage(reader, township, number);
  }
  ArchivePackage Made(int year) {
    const std::int64_t number = Asked(year);
    MakeWaitingPackages(desk, Folder());
    const ArchivePackage package = Package(number);
    REQUIRE(package.state == PackageState::kDone);
    return package;
  }
  std::string FileOf(const ArchivePackage& package) {
    db::Reader reader = database->Read();
    return PathOfPackage(reader, package, Folder());
  }
  std::map<std::string, std::string> FilesOf(const ArchivePackage& package) { return FilesIn(FileOf(package)); }

  static std::map<std::string, std::string> FilesIn(const std::string& path) {
    std::map<std::string, std::string> files;
    const docread::ZipOnDisk zip(path);
    REQUIRE(zip.good());
    for (std::size_t i = 0; i < zip.entries(); ++i) {
      std::string& bytes = files[zip.NameOf(i)];
      REQUIRE(zip.Read(i, 64 << 20, [&](std::string_view more) { bytes += more; }) == docread::ZipEnd::kRead);
    }
    return files;
  }

  std::vector<std::string> Check(const std::string& place) {
    const auto checked = CheckArchive(place, keys.signing.public_key());
    if (!checked) return {checked.error().message};
    std::vector<std::string> sentences;
    for (const ArchiveFault& fault : checked->faults) sentences.push_back(SentenceOf(fault));
    return sentences;
  }
};

}  // namespace gongkai::disclosure
