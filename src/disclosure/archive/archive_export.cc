#include "disclosure/archive/archive_export.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include "account/audit_heads_export.h"
#include "account/organ_card_view.h"
#include "crypto/sm3.h"
#include "disclosure/archive/archive_folder_export.h"
#include "disclosure/archive/archive_gather_export.h"
#include "disclosure/archive/archive_index_export.h"
#include "disclosure/archive/archive_paper_view.h"
#include "disclosure/archive/archive_store.h"
#include "docwrite/zip.h"

namespace gongkai::disclosure {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPart = ".part";
constexpr int kTellEvery = 20;
constexpr fs::perms kOwnerAlone = fs::perms::owner_read | fs::perms::owner_write;

Instant EndOf(Date day) { return Instant(std::chrono::sys_days(day) + std::chrono::days(1)) - kBeijingOffset; }

/// Nobody else on the machine reads it, not while it is written either: libzip keeps the mode of what is there.
void MakePrivate(const std::string& path) {
  std::ofstream(path, std::ios::binary | std::ios::trunc).close();
  fs::permissions(path, kOwnerAlone);
}

class Packing {
 public:
  Packing(account::Desk& desk, ArchivePackage package, const std::string& folder, const TellPackage& tell)
      : desk_(desk),
        package_(std::move(package)),
        tell_(tell),
        reader_(desk.database.Read()),
        zip_(PathOfPackage(reader_, package_, folder)),
        out_(zip_ + std::string(kPart)) {
    const auto card = account::OrganCardOf(reader_, package_.organ);
    index_.manifest = {.organ = card ? card->names.front().name : std::string(),
                       .organ_code = account::PublicCodeOf(reader_, package_.organ),
                       .number = package_.number,
                       .year = package_.year,
                       .until = package_.until,
                       .at = package_.asked_at,
                       .made_by = package_.asked_name};
  }

  std::optional<ArchivePackage> Make() {
    if (!AddItems()) return std::nullopt;
    AddHeads();
    AddIndex();
    Seal();
    Pack();
    return package_;
  }

 private:
  bool AddItems() {
    const auto numbers = ItemsEverPublished(reader_, package_.organ, EndOf(package_.until));
    const PackScope scope{
        .organ = package_.organ, .year = package_.year, .until = package_.until, .organ_name = index_.manifest.organ};
    package_.total = static_cast<std::int64_t>(numbers.size());
    package_.done_items = package_.items = package_.versions = 0;
    for (const std::int64_t number : numbers) {
      if (package_.done_items % kTellEvery == 0 && !tell_(package_)) return false;
      ++package_.done_items;
      const auto item = FindItem(reader_, {package_.organ, number});
      auto archived = item ? GatherForArchive(reader_, scope, *item) : std::nullopt;
      if (archived) AddItem(*archived);
    }
    return tell_(package_);
  }

  void AddItem(ArchivedItem& item) {
    for (ArchivedVersion& version : item.versions) AddFiles(item, version);
    for (ArchivedPosting& posting : item.postings) KeepWritten(item, posting.photos, "照片");
    const std::string folder = FolderOf(item.id);
    out_.Write(folder + "/item.json", JsonOf(item), item.index_number);
    out_.Write(folder + "/index.html", ItemPaper(item), item.index_number);
    AddTo(index_, item);
    ++package_.items;
  }

  void AddFiles(ArchivedItem& item, ArchivedVersion& version) {
    if (version.held == HeldBack::kNotAsSigned && version.is_of_year) {
      Tell(fmt::format("索引号 {} 第 {} 版：内容和签发时的摘要不一致", item.index_number, version.span.version));
    }
    KeepWritten(item, version.images, "正文图片");
    // The names stay with the item, so that what is missing is seen to be missing.
    for (const ArchivedFile& file : version.attachments) WriteOrTell(item, file, "附件");
  }

  /// Those that could be written.
  void KeepWritten(const ArchivedItem& item, std::vector<ArchivedFile>& files, std::string_view what) {
    std::erase_if(files, [&](const ArchivedFile& file) { return !WriteOrTell(item, file, what); });
  }

  bool WriteOrTell(const ArchivedItem& item, const ArchivedFile& file, std::string_view what) {
    if (out_.WriteBlob(reader_, file.path, file.digest, item.index_number)) return true;
    Tell(fmt::format("索引号 {}：{}“{}”缺失，或者和签发时不一致", item.index_number, what, file.name));
    return false;
  }

  void Tell(std::string fault) {
    if (index_.faults.size() < kMostPackageFaults) index_.faults.push_back(std::move(fault));
  }

  void AddHeads() {
    for (const account::SignedHeads& heads :
         account::HeadsOfMonths(reader_, std::chrono::year(package_.year), package_.until)) {
      const std::string path = "audit-heads/" + heads.name + ".json";
      out_.Write(path, heads.body);
      out_.Write(path + ".sig", heads.signature);
      index_.heads.push_back(path);
    }
  }

  void AddIndex() {
    out_.Write("index.html", IndexPaper(index_));
    out_.Write("说明.txt", ArchiveReadMe(index_));
    out_.Write("目录.xlsx", ArchiveWorkbook(index_));
    out_.Write("目录.csv", ArchiveCsv(index_));
    out_.Write(std::string(kArchiveFacts), ArchiveFactsOf(index_));
  }

  void Seal() {
    ArchiveManifest manifest = index_.manifest;
    manifest.files = out_.Finish();
    package_.versions = static_cast<std::int64_t>(index_.lines.size());
    package_.held_back = index_.held_back;
    package_.files = static_cast<std::int64_t>(manifest.files.size());
    package_.faults = index_.faults;
    package_.lines.assign(index_.lines.begin(), index_.lines.end());
    body_ = BodyOf(manifest);
    package_.manifest_sm3 = crypto::Sm3Hex(body_);
    members_ = {std::string(kArchiveManifest), std::string(kArchiveSignature), std::string(kArchiveKey)};
    for (const ArchiveFile& file : manifest.files) members_.push_back(file.path);
    out_.Write(members_[0], body_);
    out_.Write(members_[1], desk_.keys.signing.Sign(body_));
    out_.Write(members_[2], desk_.keys.signing.public_key().ToPem());
  }

  void Pack() {
    std::vector<docwrite::ZipMember> members;
    for (const std::string& path : members_) members.push_back({path, out_.folder() + "/" + path});
    const std::string half = zip_ + ".half";
    MakePrivate(half);
    docwrite::WriteZipFile(half, members, package_.asked_at);
    fs::permissions(half, kOwnerAlone);
    const auto digests = DigestsOfFile(half);
    if (!digests) throw std::runtime_error("归档包刚写好就读不出来：" + half);
    package_.size = digests->size;
    package_.sm3 = digests->sm3;
    package_.sha256 = digests->sha256;
    const std::string folder = fs::path(zip_).parent_path().string();
    FlushToDisk(folder);
    fs::rename(half, zip_);
    FlushToDisk(folder);
    fs::remove_all(out_.folder());
  }

  account::Desk& desk_;
  ArchivePackage package_;
  const TellPackage& tell_;
  db::Reader reader_;  // one moment for all of it
  const std::string zip_;
  ArchiveFolder out_;
  ArchiveIndex index_;
  std::string body_;
  std::vector<std::string> members_;
};

}  // namespace

std::optional<ArchivePackage> MakePackage(account::Desk& desk, ArchivePackage package, const std::string& folder,
                                          const TellPackage& tell) {
  fs::create_directories(folder);
  return Packing(desk, std::move(package), folder, tell).Make();
}

std::string PathOfPackage(db::Session& session, const ArchivePackage& package, const std::string& folder) {
  return folder + "/" + FileNameOf(package, account::PublicCodeOf(session, package.organ));
}

}  // namespace gongkai::disclosure
