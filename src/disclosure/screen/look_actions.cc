#include "disclosure/screen/look_actions.h"

#include <algorithm>
#include <list>
#include <map>
#include <mutex>

#include "base/fold.h"
#include "db/blob_store.h"
#include "db/retry.h"
#include "disclosure/content_body_view.h"
#include "disclosure/gate.h"
#include "disclosure/screen/inspection_store.h"
#include "disclosure/screen/item_parts.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using docread::Inspection;
using screening::Looked;
using screening::Part;
using screening::Tools;

/// Inspections by the digest of the file and its name, the least recently used ones forgotten first.
class Remembered {
 public:
  std::shared_ptr<const Inspection> Find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return found->second->inspection;
  }

  void Put(const std::string& key, std::shared_ptr<const Inspection> inspection) {
    const std::size_t bytes = SizeOf(*inspection);
    if (bytes > kMostBytes / 2) return;
    const std::lock_guard lock(mutex_);
    if (by_key_.contains(key)) return;
    order_.push_front({key, std::move(inspection), bytes});
    by_key_[key] = order_.begin();
    bytes_ += bytes;
    while (bytes_ > kMostBytes) {
      bytes_ -= order_.back().bytes;
      by_key_.erase(order_.back().key);
      order_.pop_back();
    }
  }

 private:
  static constexpr std::size_t kMostBytes = 64U << 20U;

  static std::size_t SizeOf(const Inspection& inspection) {
    std::size_t bytes = 1'000;
    for (const docread::Piece& piece : inspection.pieces) {
      bytes += sizeof(piece) + piece.text.size() + piece.where.size();
    }
    return bytes;
  }

  struct Entry {
    std::string key;
    std::shared_ptr<const Inspection> inspection;
    std::size_t bytes;
  };
  std::mutex mutex_;
  std::list<Entry> order_;
  std::map<std::string, std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

Remembered& Memory() {
  static Remembered memory;
  return memory;
}

/// A file that goes out with a content: an attachment, or an image of its body.
struct OutFile {
  std::string key, label, name, digest;
  std::int64_t size = 0;

  std::string RememberedAs() const { return digest + "|" + std::to_string(docread::kInspectionVersion) + "|" + name; }
};

std::vector<OutFile> FilesOf(const Content& content, const RichText& body) {
  std::vector<OutFile> files;
  const std::vector<std::string> keys = FileKeysOf(content);
  for (std::size_t i = 0; i < content.attachments.size(); ++i) {
    const Attachment& file = content.attachments[i];
    files.push_back({keys[i], "附件“" + file.name + "”", file.name, file.digest, file.size});
  }
  int number = 0;
  for (const ImageDigest& image : body.Images()) {
    const std::string label = "正文的第 " + std::to_string(++number) + " 张图片";
    files.push_back({ImageKeyOf(image), label, "图片", image.text(), 0});
  }
  return files;
}

/// What is known of the file without opening it; null where it has to be opened.
std::shared_ptr<const Inspection> Known(db::Session& session, const OutFile& file) {
  if (auto known = Memory().Find(file.RememberedAs())) return known;
  auto kept = FindInspection(session, file.digest, file.name);
  if (!kept) return nullptr;
  auto inspection = std::make_shared<const Inspection>(std::move(*kept));
  Memory().Put(file.RememberedAs(), inspection);
  return inspection;
}

/// What was looked into as a whole: where a file within could not be opened, the reason may be gone after the next
/// start.
bool IsLasting(const Inspection& inspection) {
  return inspection.obstacle == docread::Obstacle::kNone && !inspection.files.empty() &&
         std::ranges::all_of(inspection.files,
                             [](const docread::InspectedFile& file) { return file.obstacle.empty(); });
}

std::shared_ptr<const Inspection> Inspected(Desk& desk, const Tools& tools, const OutFile& file) {
  std::optional<std::string> bytes;
  {
    db::Reader reader = desk.database.Read();
    if (auto known = Known(reader, file)) return known;
    bytes = db::GetBlob(reader, file.digest);
  }
  auto inspection = std::make_shared<Inspection>();
  if (bytes) {
    *inspection = tools.inspect(*bytes, file.name, screening::BurntHereIn(desk.database));
  } else {
    inspection->obstacle = docread::Obstacle::kNotOpened;
    inspection->obstacle_message = "存放的文件找不到了，请告诉系统管理员。";
  }
  // What was not looked into may be, another time.
  if (inspection->obstacle != docread::Obstacle::kNone) return inspection;
  Memory().Put(file.RememberedAs(), inspection);
  if (!IsLasting(*inspection)) return inspection;
  db::Retry(desk.database, [&](db::Transaction& act) {
    KeepInspection(act, file.digest, file.name, *inspection);
    act.Commit();
  });
  return inspection;
}

std::vector<Part> TextOf(const Content& content, const RichText& body) {
  std::vector<Part> parts = TextPartsOf(content, body);
  if (body.empty() && !IsBlankText(content.body)) {
    parts.push_back({.key = "body", .label = "正文", .pieces = {}, .files = {}, .obstacle = "正文读不出来。"});
  }
  return parts;
}

}  // namespace

screening::Subject SubjectOf(ItemId item) { return {item.organ, "item", item.number}; }

Looked LookAt(Desk& desk, const Tools& tools, const screening::Subject& subject, const Content& content,
              const screening::Screener& screener, const LookingOn& looking) {
  const RichText body = BodyOf(content);
  Looked looked{.parts = TextOf(content, body), .hits = {}, .files = {}};
  const std::vector<OutFile> files = FilesOf(content, body);
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (looking) looking(i, files.size(), files[i].name);
    const auto inspection = Inspected(desk, tools, files[i]);
    looked.parts.push_back(FilePartOf(files[i].key, files[i].label, *inspection));
    // One that is nothing but pictures was not read at all, and says so.
    if (looked.parts.back().obstacle.empty()) looked.pictures += inspection->pictures;
    looked.files[files[i].key] = files[i].digest;
  }
  looked.hits = screener.Screen(looked.parts, BeijingDay(desk.now()));
  if (!tools.is_assessed || content.attribute != Attribute::kProactive) return looked;
  std::vector<screening::PersonalList> lists = screening::PersonalLists(looked.parts);
  for (screening::PersonalList& list : lists) list.is_on_site = IsOnSite(content);
  if (lists.empty()) return looked;
  db::Reader reader = desk.database.Read();
  looked.has_unassessed = !tools.is_assessed(reader, subject, lists);
  looked.unassessed_part = lists.front().part;
  return looked;
}

std::vector<Part> PartsAtHand(db::Session& session, const Content& content) {
  const RichText body = BodyOf(content);
  std::vector<Part> parts = TextOf(content, body);
  for (const OutFile& file : FilesOf(content, body)) {
    if (const auto known = Known(session, file)) {
      parts.push_back(FilePartOf(file.key, file.label, *known));
    }
  }
  return parts;
}

std::map<std::string, std::shared_ptr<const Inspection>, std::less<>> InspectionsAtHand(db::Session& session,
                                                                                        const Content& content) {
  std::map<std::string, std::shared_ptr<const Inspection>, std::less<>> at_hand;
  for (const OutFile& file : FilesOf(content, {})) {
    if (auto known = Known(session, file)) at_hand[file.digest] = std::move(known);
  }
  return at_hand;
}

bool TakesLong(db::Session& session, const Content& content) {
  constexpr std::int64_t kMostBytes = 2 << 20;
  constexpr int kMostFiles = 4;
  std::int64_t bytes = 0;
  int files = 0;
  for (const OutFile& file : FilesOf(content, BodyOf(content))) {
    if (Memory().Find(file.RememberedAs()) || HasInspection(session, file.digest, file.name)) continue;
    bytes += file.size;
    ++files;
  }
  return bytes > kMostBytes || files > kMostFiles;
}

}  // namespace gongkai::disclosure
