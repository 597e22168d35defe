#include "disclosure/cleanup/demo_items_cleanups.h"

#include <stdexcept>

#include "disclosure/cleanup/cleanup_actions.h"

namespace gongkai::disclosure {
namespace {

using account::DemoLife;
using account::PostKind;

constexpr std::string_view kTownship = "101";
constexpr std::chrono::days kDecidedBefore{6};
constexpr int kMostDocuments = 50;

ItemId Must(FormResult<ItemId> result) {
  if (!result) throw std::runtime_error("the demo's clean-up: " + result.errors().front().message);
  return *result;
}

/// By their titles; the first document stays as it is said nothing of.
std::vector<CleanupEntry> EntriesOf(const std::vector<CleanedDocument>& documents) {
  std::vector<CleanupEntry> entries;
  for (const CleanedDocument& document : documents) {
    if (document.title == "枕溪镇村级临时用工管理办法") {
      entries.push_back({.item = document.id, .outcome = CleanupOutcome::kRepeals, .words = "已由县里统一规定。"});
    }
    if (document.title == "关于集镇垃圾分类投放时间的规定") {
      entries.push_back({.item = document.id, .outcome = CleanupOutcome::kAmends, .words = "投放时间要按季节调整。"});
    }
  }
  return entries;
}

}  // namespace

void LiveDemoCleanups(DemoLife& life) {
  const OrganId organ = life.organ(kTownship);
  std::vector<CleanedDocument> documents;
  {
    db::Reader reader = life.desk.database.Read();
    documents = CleanedDocumentsOf(reader, organ, kMostDocuments);
  }
  std::vector<CleanupEntry> entries = EntriesOf(documents);
  if (entries.empty()) return;
  const account::Actor drafter = life.as(kTownship, PostKind::kHandler);
  const ItemId id = Must(SaveCleanup(life.desk, drafter, organ, {},
                                     {.title = "枕溪镇文件清理",
                                      .basis = "枕溪镇人民政府关于文件清理结果的决定（枕政发〔2026〕22号）",
                                      .decided_on = std::chrono::sys_days(BeijingDay(life.today)) - kDecidedBefore,
                                      .entries = std::move(entries)}));
  Must(HandInCleanup(life.desk, drafter, id, 1));
  std::string digest;
  {
    db::Reader reader = life.desk.database.Read();
    digest = FindCleanup(reader, id)->digest;
  }
  Must(SignCleanup(life.desk, life.as(kTownship, PostKind::kChief), id, digest));
}

}  // namespace gongkai::disclosure
