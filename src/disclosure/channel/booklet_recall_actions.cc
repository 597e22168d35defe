#include "disclosure/channel/booklet_recall_actions.h"

#include "account/notice_actions.h"
#include "base/utf8.h"
#include "disclosure/channel/booklet_store.h"

namespace gongkai::disclosure {

void TellWhoHandedOut(account::Deed& deed, ItemId item, std::string_view title, std::optional<std::int64_t> corrected) {
  constexpr std::size_t kShown = 40;
  for (const HandedOut& out : HandedOutWith(deed.transaction(), item, corrected)) {
    account::TellOrgan(
        deed, out.organ, account::Act::kDraftItems,
        {.kind = account::NoticeKind::kItem,
         .title = "已经发放的《" + out.title + "》里有一篇" + (corrected ? "更正了" : "撤下了") + "，请停止发放",
         .detail = Ellipsis(title, kShown) +
                   (corrected ? "：印的是旧版，还在取阅处的请收回，换上重新印的。" : "：还在取阅处的请收回。"),
         .path = "/office/booklets/" + ToString(ItemId{out.organ, out.number})});
  }
}

}  // namespace gongkai::disclosure
