// What became public and what was taken down, at random: at once, for a later day, stopped before it, for an error, a
// leak or another reason, and public again.
#include "assessment/recount_county_test.h"
#include "disclosure/item_steps_actions.h"

namespace gongkai::assessment {
namespace {

using disclosure::ItemId;
using disclosure::WithdrawalKind;

class PlainItems : public PlainLedger {
 public:
  using PlainLedger::PlainLedger;

  std::vector<LedgerSource> Sources() const override {
    return {LedgerSource::kItemsPublished, LedgerSource::kItemsFaulty};
  }
  void Live() override {
    if (mine_.empty() || county.OneIn(2)) return Publish();
    const ItemId id = mine_[county.Any(mine_.size())];
    const PlainItem& item = county.ItemOf(id);
    if (item.IsOut(county.today())) {
      constexpr WithdrawalKind kKinds[] = {WithdrawalKind::kError, WithdrawalKind::kLeak,
                                           WithdrawalKind::kNoLongerPublic};
      county.TakenDown(id, kKinds[county.Any(3)]);
    } else if (item.since) {
      Stop(id);
    } else if (!item.taken_down.empty()) {
      PublishAgain(id);
    }
  }
  /// One is taken down, one waits for a day that is to come.
  void Ripen() override {
    Change(LedgerSource::kItemsFaulty);
    disclosure::Content notice = county.NewNotice();
    notice.publish_on = DaysAfter(county.today(), 20);
    county.SignedOut(county.Drafted(county.bureau, notice));
  }
  std::vector<PlainRow> Rows(LedgerSource source, OrganId organ, const DayRange& days) const override {
    std::vector<PlainRow> rows;
    for (const PlainItem& item : county.items) {
      if (item.id.organ != organ) continue;
      const bool counts = source == LedgerSource::kItemsPublished ? WasPublished(item, days) : WasFaulty(item, days);
      if (counts) rows.push_back({"/office/items/" + disclosure::ToString(item.id), true});
    }
    return rows;
  }
  std::string Change(LedgerSource source) override {
    const ItemId id = county.Drafted(county.bureau, county.NewNotice());
    county.SignedOut(id);
    const std::string title = county.ItemOf(id).title;
    if (source == LedgerSource::kItemsPublished) return "新增：" + title + "，" + ToString(county.today()) + " 公开";
    county.TakenDown(id, WithdrawalKind::kLeak);
    return "新增：" + title + "，" + ToString(county.today()) + " 撤下";
  }

 private:
  void Publish() {
    disclosure::Content notice = county.NewNotice();
    if (county.OneIn(3)) notice.publish_on = DaysAfter(county.today(), static_cast<int>(county.Any(50)));
    const ItemId id = county.Drafted(county.AnyOrgan(), notice);
    if (!county.OneIn(8)) county.SignedOut(id);
    mine_.push_back(id);
  }
  /// Before its day.
  void Stop(ItemId id) {
    account::RetryDeed(county.desk, Actor{}, [&](account::Deed& deed) {
      auto item = disclosure::LockedItem(deed.transaction(), id);
      disclosure::StopPublication(deed, *item, "不再公开。");
      deed.Commit();
      return 0;
    });
    county.ItemOf(id).since.reset();
    county.ItemOf(id).first_public.reset();
  }
  void PublishAgain(ItemId id) {
    RecountCounty::Must(disclosure::BeginCorrection(county.desk, county.drafter, id));
    disclosure::Content content = county.Latest(id).content;
    content.correction = "改正了数字。";
    content.correction_why = "录入时看错。";
    RecountCounty::Must(disclosure::SaveDraft(county.desk, county.drafter, id.organ,
                                              {.item = id, .version = county.Of(id).version, .content = content}));
    county.SignedOut(id);
  }

  /// What was taken down for an error counts as never published, until it is public again.
  bool WasPublished(const PlainItem& item, const DayRange& days) const {
    if (!item.first_public || *item.first_public > county.today()) return false;
    const bool is_down = !item.since && !item.taken_down.empty();
    if (is_down && item.taken_down.back().kind == WithdrawalKind::kError) return false;
    return Among(days, *item.first_public);
  }
  static bool WasFaulty(const PlainItem& item, const DayRange& days) {
    for (const PlainItem::TakenDown& each : item.taken_down) {
      const bool is_fault = each.kind == WithdrawalKind::kError || each.kind == WithdrawalKind::kLeak;
      if (is_fault && Among(days, each.on)) return true;
    }
    return false;
  }

  std::vector<ItemId> mine_;
};

}  // namespace

std::vector<std::unique_ptr<PlainLedger>> ItemLedgers(RecountCounty& county) {
  std::vector<std::unique_ptr<PlainLedger>> ledgers;
  ledgers.push_back(std::make_unique<PlainItems>(county));
  return ledgers;
}

}  // namespace gongkai::assessment
