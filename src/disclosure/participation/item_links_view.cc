#include "disclosure/participation/item_links_view.h"

#include "base/fold.h"
#include "disclosure/participation/comment_term.h"
#include "disclosure/participation/draft_explanation.h"
#include "disclosure/participation/entry_store.h"

namespace gongkai::disclosure {

std::string ItemLinks::state() const {
  return std::string(takes_comments ? "c" : "-") + (outcome ? ToString(*outcome) : std::string()) +
         (explanation ? "e" + ToString(*explanation) : std::string());
}

namespace {

std::optional<ItemId> ExplanationOf(db::Session& session, const Content& draft, Date today) {
  const std::string_view named = Trim(draft.Field(kExplanationItemField));
  const auto item = named.empty() ? std::nullopt : FindItemByIndexNumber(session, named);
  return item && IsPublic(item->publicity, today) ? std::optional(item->id) : std::nullopt;
}

}  // namespace

ItemLinks ItemLinksOf(db::Session& session, const Item& item, const Content& content, Date today) {
  if (item.kind != ItemKind::kDraft) return {};
  const auto until = content.DateField("comment_until");
  return {.takes_comments = TakesComments(until, today),
          .comments_until = until,
          .outcome = PublicOutcomeOf(session, item.index_number, today),
          .explanation = ExplanationOf(session, content, today)};
}

web::Html LinksPart(const ItemLinks& links, ItemId item) {
  const std::string id = ToString(item);
  web::Html html;
  if (links.takes_comments) {
    html.Add("<p>正在征求意见，到{}（当天）为止。<a href=\"{}\">对这份草案提意见</a></p>",
             ToChinese(*links.comments_until), web::Url::Local("/take-part/send/comment").With("item", id));
  } else if (links.outcome) {
    html.Add("<p>征求意见已经结束：<a href=\"/items/{}\">意见采纳情况</a></p>", ToString(*links.outcome));
  } else if (links.comments_until) {
    html.Add("<p>征求意见已经结束，采纳情况还没有公布。</p>");
  }
  if (links.explanation) {
    html.Add("<p><a href=\"/items/{}\">这份草案的起草说明</a></p>", ToString(*links.explanation));
  }
  html.Add(
      "<ul class=\"take-part-links\"><li><a href=\"{}\">内容有错，我来指出</a></li><li><a href=\"{}\">"
      "这一页有没有用</a></li></ul>",
      web::Url::Local("/take-part/send/error").With("item", id), web::Url::Local("/take-part/useful").With("item", id));
  return web::Markup("<section class=\"portal-part\" aria-label=\"参与\">{}</section>", html);
}

}  // namespace gongkai::disclosure
