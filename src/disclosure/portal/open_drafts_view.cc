#include "disclosure/portal/open_drafts_view.h"

#include <algorithm>

#include "account/organ_card_view.h"
#include "disclosure/portal/kind_fields_store.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;

/// So many of the newest are looked at.
constexpr int kMostLookedAt = 100;

std::string DaysLeft(Date until, Date today) {
  const auto days = (std::chrono::sys_days(until) - std::chrono::sys_days(today)).count();
  return days == 0 ? "今天截止" : "还有 " + std::to_string(days) + " 天";
}

}  // namespace

std::vector<OpenDraft> OpenDraftsOf(db::Session& session, std::optional<OrganId> organ, Date today, std::size_t most) {
  std::vector<OpenDraft> drafts;
  for (const ItemOfKind& each : PublicOfKind(session, ItemKind::kDraft, organ, today, kMostLookedAt)) {
    const auto until = each.DateField("comment_until");
    if (until && *until >= today) drafts.push_back({each.item.id, each.item.title, {}, *until});
  }
  std::ranges::stable_sort(drafts, {}, [](const OpenDraft& draft) { return std::chrono::sys_days(draft.until); });
  if (drafts.size() > most) drafts.resize(most);
  for (OpenDraft& draft : drafts) {
    if (const auto card = account::OrganCardOf(session, draft.id.organ)) draft.organ = card->names.front().name;
  }
  return drafts;
}

Html OpenDraftsPart(const std::vector<OpenDraft>& drafts, Date today) {
  if (drafts.empty()) return {};
  Html lines;
  for (const OpenDraft& draft : drafts) {
    lines.Add(
        "<li><a href=\"/items/{}\">{}</a><p class=\"gk-soft\">{}　{}截止 <b class=\"portal-left\">{}</b></p></li>",
        ToString(draft.id), draft.title, draft.organ, ToChinese(draft.until), DaysLeft(draft.until, today));
  }
  return Markup("<ul class=\"portal-drafts\">{}</ul>", lines);
}

}  // namespace gongkai::disclosure
