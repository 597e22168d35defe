#include "disclosure/waiting_actions.h"

#include <fmt/format.h>

#include "account/organ_card_view.h"
#include "disclosure/content_digest.h"
#include "disclosure/content_view.h"
#include "disclosure/decision/decision_item.h"
#include "disclosure/decision/decision_store.h"
#include "disclosure/item_list_store.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/step/step_store.h"

namespace gongkai::disclosure {

using account::Deed;
using account::Desk;

std::optional<std::string> FellAway(db::Session& session, const Item& item) {
  const auto card = account::OrganCardOf(session, item.id.organ);
  if (card && card->closed_on && *card->closed_on <= *item.publicity.public_from) {
    return card->names.front().name + "到" + ToChinese(*card->closed_on) + "已经不再存在，由继续行使职权的机关公开。";
  }
  const auto version = FindVersion(session, item.id, *item.publicity.published_version);
  const std::vector<Decision> decisions = DecisionsOfItem(session, item.id);
  if (const Decision* const unfit = UnfitIn(decisions, LinesOf(version->content))) {
    return unfit->decision_number + (unfit->annulment ? std::string(NameOf(*unfit->annulment)) : "已定为不公开") +
           "，内容里还有它。";
  }
  const std::vector<Step> steps = StepsOf(session, item.id);
  const auto holding = HoldingOn(steps, version->content.attribute, AskedDigest(version->content));
  if (!holding.empty()) return WordsOf(holding.front()) + "。";
  return std::nullopt;
}

bool StopIfFellAway(Deed& deed, Item& item) {
  if (!IsWaiting(item.publicity, deed.today())) return false;
  const auto why = FellAway(deed.transaction(), item);
  if (!why) return false;
  StopPublication(deed, item, *why);
  return true;
}

std::string StopWhatFellAway(Desk& desk) {
  std::vector<ItemId> waiting;
  {
    db::Reader reader = desk.database.Read();
    for (const Item& item : WaitingItems(reader, BeijingDay(desk.now()))) {
      if (FellAway(reader, item)) waiting.push_back(item.id);
    }
  }
  int stopped = 0;
  for (const ItemId id : waiting) {
    stopped += account::RetryDeed(desk, account::Actor{}, [&](Deed& deed) {
      auto item = LockedItem(deed.transaction(), id);
      if (!item || !StopIfFellAway(deed, *item)) return 0;
      deed.Commit();
      return 1;
    });
  }
  return fmt::format("停止了 {} 件定时公开。", stopped);
}

}  // namespace gongkai::disclosure
