// What became of the comments on a draft, as the draft of an item. See handle_actions.h.

#include <fmt/format.h>

#include <algorithm>

#include "disclosure/item_steps_actions.h"
#include "disclosure/participation/comment_term.h"
#include "disclosure/participation/handle_actions.h"
#include "docread/rich_text_reader.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

constexpr int kMostComments = 2'000;  // of one outcome; the body of an item holds no more

/// A cell is a line: what would end it is a blank.
std::string Cell(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::string BodyOf(const std::vector<Message>& comments) {
  std::string body =
      fmt::format("征求意见期间共收到意见{}条，采纳情况如下。\n\n意见\t是否采纳\t说明\n", comments.size());
  for (const Message& comment : comments) {
    if (comment.is_erased) {
      body += fmt::format("内容已经到期抹去\t{}\t内容已经到期抹去\n", NameOf(*comment.verdict));
      continue;
    }
    body += fmt::format("{}\t{}\t{}\n", Cell(comment.verdict_gist), NameOf(*comment.verdict),
                        comment.verdict_words.empty() ? "已吸收" : Cell(comment.verdict_words));
  }
  if (comments.empty()) body = "征求意见期间没有收到意见。";
  return docread::WriteRichText(*docread::RichTextFromPlain(body));
}

Content OutcomeOf(const Item& draft, const std::vector<Message>& comments, Date today) {
  const auto adopted =
      std::ranges::count_if(comments, [](const Message& each) { return each.verdict != CommentVerdict::kNotAdopted; });
  return {.kind = ItemKind::kOutcome,
          .title = draft.title + "意见采纳情况",
          .summary = fmt::format("共收到意见{}条，采纳或者部分采纳{}条。", comments.size(), adopted),
          .body = BodyOf(comments),
          .fields = {{"of_item", draft.index_number},
                     {"received", std::to_string(comments.size())},
                     {"adopted", std::to_string(adopted)}},
          .formed_on = today};
}

Result<ItemId> Begin(Deed& deed, ItemId id) {
  if (deed.done_before()) return deed.Earlier(ItemIdFrom);
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) {
    return Error{ErrorKind::kForbidden, "您现在的岗位不能拟稿。", {}};
  }
  db::Transaction& act = deed.transaction();
  const auto draft = LockedItem(act, id);
  const auto version = draft && draft->publicity.published_version
                           ? FindVersion(act, id, *draft->publicity.published_version)
                           : std::nullopt;
  if (!version || draft->kind != ItemKind::kDraft) return Error{ErrorKind::kNotFound, "没有这份草案。", {}};
  if (TakesComments(version->content.DateField("comment_until"), deed.today())) {
    return Error{ErrorKind::kConflict, "征求意见的期限还没有到，期满以后再起草结果。", {}};
  }
  const CommentCount count = CountComments(act, id);
  if (count.unjudged > 0) {
    return Error{ErrorKind::kConflict, "还有意见没有记下是否采纳，请先逐条记下。", {}};
  }
  if (count.received > kMostComments) {
    return Error{ErrorKind::kConflict,
                 fmt::format("共有意见{}条，超过{}条，一件里列不下。请另外新建一件“意见采纳情况”，归并相同的意见再写。",
                             count.received, kMostComments),
                 {}};
  }
  const std::vector<Message> comments = CommentsOn(act, id, kMostComments);
  const ItemId outcome = AddDraft(deed, id.organ, OutcomeOf(*draft, comments, deed.today()));
  deed.Record(id.organ, "message.outcome", ObjectOf(outcome));
  deed.Commit(ToString(outcome));
  return outcome;
}

}  // namespace

Result<ItemId> BeginOutcome(Desk& desk, const Actor& actor, ItemId draft) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return Begin(deed, draft); });
}

}  // namespace gongkai::disclosure
