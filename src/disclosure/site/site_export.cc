#include "disclosure/site/site_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <stdexcept>

#include "account/organ_card_view.h"
#include "crypto/sm3.h"
#include "disclosure/item_list_store.h"
#include "disclosure/matter/matter_view.h"
#include "disclosure/participation/item_links_view.h"
#include "disclosure/portal/related_view.h"
#include "disclosure/public_version_view.h"
#include "disclosure/site/site_folder_export.h"
#include "disclosure/site/site_push_store.h"
#include "disclosure/validity_view.h"

namespace gongkai::disclosure {
namespace {

// Where the public part begins; all else is found by its links.
constexpr std::string_view kStarts[] = {"/",          "/items",     "/catalogue", "/reading-places",
                                        "/index/all", "/open-data", "/take-part", "/robots.txt"};
// What a text links to may be anything that this program answers: this is what everybody may have a copy of.
constexpr std::array<std::string_view, 22> kParts = {
    "api",    "assets",      "catalogue", "feeds",          "guides",  "index",    "items",      "lists",
    "look",   "open-data",   "organs",    "reading-places", "reports", "requests", "robots.txt", "rules",
    "search", "sitemap.xml", "sitemaps",  "subscriptions",  "survey",  "take-part"};
constexpr int kMostRounds = 3, kOk = 200, kGone = 410;

/// One item as the site shows it.
struct Shown {
  Item item;
  bool is_gone = false;
  std::string key;  // what its page is made of
};
using ShownItems = std::map<std::string, Shown>;

std::string OrganNow(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

/// What stands on the page of an item and comes from others: what else is public of its matter, what it names and what
/// names it, and whether the document is in force. When one of them is withdrawn, its title must not stay on the pages
/// of the rest.
std::string OfOthers(db::Session& session, const Item& item, Date today) {
  std::string text;
  for (const PublicStrip& strip : PublicStripsOf(session, item, today)) {
    for (const PublicPhase& phase : strip) {
      for (const PublicLink& link : phase.links)
        text += fmt::format("{} {} {}\n", IdOf(phase.phase), ToString(link.id), link.title);
    }
  }
  for (const RelatedGroup& group : RelatedOf(session, item, today)) {
    for (const PublicLink& link : group.links)
      text += fmt::format("{} {} {}\n", group.label, ToString(link.id), link.title);
  }
  if (const auto mark = ValidityMarkOf(session, item, today)) text += mark->words + mark->detail;
  if (item.kind == ItemKind::kDraft) {
    const auto version = FindVersion(session, item.id, *item.publicity.published_version);
    if (version) text += ItemLinksOf(session, item, version->content, today).state();
  }
  return text;
}

ShownItems ShownOn(db::Session& session, Date today, const std::string& stamp) {
  ShownItems shown;
  std::map<OrganId, std::string> organs;
  for (Item& item : ItemsEverOnSite(session)) {
    const Gate gate = GateOf(item.publicity, today);
    if (gate == Gate::kNever || gate == Gate::kNotYet) {
      // Signed anew for a later day, and until then what was taken down.
      if (const auto earlier = StillWithdrawn(session, item, today)) {
        std::string key = crypto::Sm3Hex(
            fmt::format("{}\n{}\n{}", stamp, *earlier->publicity.published_version, earlier->withdrawal.words));
        std::string id = ToString(item.id);
        shown.emplace(std::move(id), Shown{std::move(item), true, std::move(key)});
      }
      continue;
    }
    auto organ = organs.find(item.id.organ);
    if (organ == organs.end()) organ = organs.emplace(item.id.organ, OrganNow(session, item.id.organ)).first;
    const std::string others = gate == Gate::kPublic ? OfOthers(session, item, today) : std::string();
    std::string key =
        crypto::Sm3Hex(fmt::format("{}\n{}\n{}\n{}\n{}\n{}", stamp, static_cast<int>(gate),
                                   *item.publicity.published_version, item.version, organ->second, others));
    std::string id = ToString(item.id);
    shown.emplace(std::move(id), Shown{std::move(item), gate != Gate::kPublic, std::move(key)});
  }
  return shown;
}

/// "12-345" of "/items/12-345" and of what lies below; empty for all other addresses.
std::string ItemOf(std::string_view address) {
  constexpr std::string_view kItems = "/items/";
  if (!address.starts_with(kItems)) return {};
  address.remove_prefix(kItems.size());
  const std::string_view id = address.substr(0, address.find('/'));
  return ItemIdFrom(id) ? std::string(id) : std::string();
}

bool IsOfPublicPart(std::string_view address) {
  const std::string_view part = address.substr(1, address.find('/', 1) - 1);
  return address == "/" || std::ranges::find(kParts, part) != kParts.end();
}

class Copy {
 public:
  Copy(const SiteExporting& exporting, SiteFolder& folder, ShownItems items)
      : exporting_(exporting), folder_(folder), items_(std::move(items)) {
    for (const auto& [path, file] : folder.before().files) {
      if (!file.item.empty()) paths_before_[file.item].push_back(path);
    }
  }

  void Run() {
    for (const std::string_view start : kStarts) Meet(std::string(start));
    for (const auto& [id, shown] : items_) Meet("/items/" + id);
    TakeAll();
  }

  const ShownItems& items() const { return items_; }

  /// What changed while the others were copied is not in the copy as it was.
  void Correct(ShownItems now) {
    std::set<std::string> changed;
    for (const auto& [id, shown] : items_) {
      const auto still = now.find(id);
      if (still == now.end() || still->second.key != shown.key) changed.insert(id);
    }
    items_ = std::move(now);
    std::erase_if(files.files, [&](const auto& file) {
      const bool is_other = changed.contains(file.second.item);
      if (is_other) folder_.Drop(file.first);
      return is_other;
    });
    std::erase_if(met_, [&](const std::string& address) { return changed.contains(ItemOf(address)); });
    for (const std::string& id : changed) {
      keys.erase(id);
      done_.erase(id);
      if (items_.contains(id)) Meet("/items/" + id);
    }
    TakeAll();
  }

  Manifest files;
  PageKeys keys;
  std::int64_t written = 0, kept = 0;
  std::vector<std::string> dead_links;

 private:
  void TakeAll() {
    while (!waiting_.empty()) {
      const std::string address = std::move(waiting_.front());
      waiting_.pop_front();
      Take(address);
    }
  }
  void Meet(std::string address) {
    if (met_.insert(address).second) waiting_.push_back(std::move(address));
  }
  void MeetLinks(std::string_view html) {
    for (std::string& link : web::LocalLinks(html)) Meet(std::move(link));
  }

  void Take(const std::string& address) {
    const std::string id = ItemOf(address);
    const auto shown = items_.find(id);
    if (shown != items_.end() && done_.contains(id)) {  // came with the item as it was
      const bool is_there =
          files.files.contains(PathOfAddress(address, true)) || files.files.contains(PathOfAddress(address, false));
      if (!is_there) dead_links.push_back(address);
      return;
    }
    if (shown != items_.end() && address == "/items/" + id) {
      if (!CarryItem(id, shown->second)) AskItem(address, id, shown->second);
      return;
    }
    const web::CopiedPage page = IsOfPublicPart(address) ? exporting_.ask(address) : web::CopiedPage();
    const std::string path = PathOfAddress(address, page.IsHtml());
    const bool is_page = page.status == kOk && page.is_for_everyone && !path.empty();
    if (is_page && IsThere(path, page.bytes)) return;  // another spelling of an address that was met
    if (!is_page || IsInTheWay(path)) {
      if (address == "/") throw std::runtime_error("首页打不开，没有导出静态页面。");
      dead_links.push_back(address);
      return;
    }
    Put(path, page.bytes, shown == items_.end() ? nullptr : &shown->second);
    if (page.IsHtml()) MeetLinks(page.bytes);
  }

  /// As it was, with all its files; false when it is not the same any more, or not there any more.
  bool CarryItem(const std::string& id, const Shown& shown) {
    const auto key = folder_.keys_before().find(id);
    const auto paths = paths_before_.find(id);
    const bool is_same = !exporting_.is_fresh && key != folder_.keys_before().end() && key->second == shown.key &&
                         paths != paths_before_.end();
    if (!is_same) return false;
    // All or nothing: what is left over of another would be in no manifest.
    const auto page = folder_.ReadBefore("items/" + id + "/index.html");
    if (!page || !std::ranges::all_of(paths->second, [&](const auto& path) { return folder_.IsIntact(path); })) {
      return false;
    }
    for (const std::string& path : paths->second) {
      if (!folder_.Carry(path)) throw std::runtime_error("静态页面的文件夹被别的程序动过：" + path);
    }
    for (const std::string& path : paths->second) files.files.emplace(path, folder_.before().files.at(path));
    kept += static_cast<std::int64_t>(paths->second.size());
    keys.emplace(id, shown.key);
    done_.insert(id);
    MeetLinks(*page);
    return true;
  }

  void AskItem(const std::string& address, const std::string& id, const Shown& shown) {
    const web::CopiedPage page = exporting_.ask(address);
    // Anything else: it changed this very moment, or is not what was signed. Then it is not shown at all.
    if (page.status != (shown.is_gone ? kGone : kOk) || !page.IsHtml()) return;
    Put(PathOfAddress(address, true), page.bytes, &shown);
    if (shown.is_gone) Put(PathOfAddress(address + "/" + std::string(kGoneMark), false), "410\n", &shown);
    keys.emplace(id, shown.key);
    MeetLinks(page.bytes);
  }

  bool IsThere(const std::string& path, std::string_view bytes) const {
    const auto there = files.files.find(path);
    return there != files.files.end() && there->second.sm3 == crypto::Sm3Hex(bytes);
  }

  /// Another address is there already, as a file where this one needs a folder or the other way round.
  bool IsInTheWay(const std::string& path) const {
    for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
      if (files.files.contains(path.substr(0, slash))) return true;
    }
    const auto below = files.files.lower_bound(path + "/");
    const bool is_folder = below != files.files.end() && below->first.starts_with(path + "/");
    return is_folder || files.files.contains(path);
  }

  void Put(const std::string& path, std::string_view bytes, const Shown* shown) {
    SiteFile file{.sm3 = crypto::Sm3Hex(bytes), .size = static_cast<std::int64_t>(bytes.size())};
    if (shown != nullptr) {
      file.item = ToString(shown->item.id);
      file.index_number = shown->item.index_number;
      file.version = *shown->item.publicity.published_version;
      file.is_gone = shown->is_gone;
    }
    const auto before = folder_.before().files.find(path);
    const bool is_same = before != folder_.before().files.end() && before->second.sm3 == file.sm3;
    if (is_same && !exporting_.is_fresh && folder_.IsIntact(path) && folder_.Carry(path)) {
      ++kept;
    } else {
      folder_.Write(path, bytes);
      is_same ? ++kept : ++written;
    }
    files.files.insert_or_assign(path, std::move(file));
  }

  const SiteExporting& exporting_;
  SiteFolder& folder_;
  ShownItems items_;
  std::map<std::string, std::vector<std::string>> paths_before_;  // by the item
  std::deque<std::string> waiting_;
  std::set<std::string> met_, done_;
};

std::int64_t NextSerial(db::Database& database) {
  return db::Retry(database, [](db::Transaction& act) {
    const std::int64_t serial = NextSiteSerial(act);
    act.Commit();
    return serial;
  });
}

bool AreSame(const ShownItems& a, const ShownItems& b) {
  return std::ranges::equal(
      a, b, [](const auto& x, const auto& y) { return x.first == y.first && x.second.key == y.second.key; });
}

}  // namespace

SiteExported ExportSite(account::Desk& desk, const SiteExporting& exporting) {
  const auto look = [&] {
    db::Reader reader = desk.database.Read();
    return ShownOn(reader, BeijingDay(desk.now()), exporting.stamp);
  };
  for (int round = 1;; ++round) {
    SiteFolder folder(exporting.folder, web::BasePath());
    const std::int64_t serial = NextSerial(desk.database);
    Copy copy(exporting, folder, look());
    copy.Run();
    // Taken down while the others were copied: it must not come back with a copy that took long.
    ShownItems now = look();
    if (!AreSame(copy.items(), now)) {
      if (round < kMostRounds) continue;
      copy.Correct(std::move(now));
    }
    SiteExported done{
        .manifest = {.at = desk.now(), .serial = serial, .base = web::BasePath(), .files = std::move(copy.files.files)},
        .serial = serial,
        .written = copy.written,
        .kept = copy.kept,
        .dead_links = std::move(copy.dead_links)};
    for (const auto& [path, file] : folder.before().files) done.removed += done.manifest.files.contains(path) ? 0 : 1;
    done.has_changed = exporting.is_fresh || done.manifest.files != folder.before().files;
    if (!done.has_changed) done.manifest = folder.before();
    done.pages = folder.current();
    if (!done.has_changed && copy.keys == folder.keys_before()) return done;
    const std::string body = BodyOf(done.manifest);
    folder.Finish(body, desk.keys.signing.Sign(body), copy.keys);
    done.pages = folder.current();
    return done;
  }
}

std::string InWords(const SiteExported& exported) {
  std::string words = fmt::format("静态页面共 {} 个文件：新写 {} 个，没有变化 {} 个，去掉 {} 个。",
                                  exported.manifest.files.size(), exported.written, exported.kept, exported.removed);
  if (!exported.dead_links.empty()) {
    words +=
        fmt::format("有 {} 个链接没有内容，第一个是 {}。", exported.dead_links.size(), exported.dead_links.front());
  }
  return words;
}

}  // namespace gongkai::disclosure
