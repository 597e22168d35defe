#include "disclosure/participation/public_entry.h"

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::disclosure {

std::string_view IdOf(PublicEntryKind kind) { return kind == PublicEntryKind::kTopic ? "topic" : "question"; }
std::string_view NameOf(PublicEntryKind kind) { return kind == PublicEntryKind::kTopic ? "点题公开的题目" : "问答"; }
std::optional<PublicEntryKind> PublicEntryKindFrom(std::string_view id) {
  if (id == "topic") return PublicEntryKind::kTopic;
  return id == "question" ? std::optional(PublicEntryKind::kQuestion) : std::nullopt;
}

std::string_view IdOf(PublicEntryState state) {
  switch (state) {
    case PublicEntryState::kDraft:
      return "draft";
    case PublicEntryState::kWaiting:
      return "waiting";
    case PublicEntryState::kPublic:
      return "public";
    case PublicEntryState::kHidden:
      return "hidden";
  }
  return "draft";
}

std::string_view NameOf(PublicEntryState state) {
  switch (state) {
    case PublicEntryState::kDraft:
      return "草稿";
    case PublicEntryState::kWaiting:
      return "等保密审查";
    case PublicEntryState::kPublic:
      return "已公开";
    case PublicEntryState::kHidden:
      return "已撤下";
  }
  return "草稿";
}

std::optional<PublicEntryState> PublicEntryStateFrom(std::string_view id) {
  for (const PublicEntryState state :
       {PublicEntryState::kDraft, PublicEntryState::kWaiting, PublicEntryState::kPublic, PublicEntryState::kHidden}) {
    if (IdOf(state) == id) return state;
  }
  return std::nullopt;
}

std::string ToString(EntryId id) { return std::to_string(id.organ.value) + "-" + std::to_string(id.number); }

std::optional<EntryId> EntryIdFrom(std::string_view text) {
  const auto parsed = ItemIdFrom(text);  // the same form: organ, dash, number
  if (!parsed) return std::nullopt;
  return EntryId{parsed->organ, parsed->number};
}

TopicStanding StandingOf(const PublicEntry& topic, std::optional<Date> answered_on, Date today) {
  if (answered_on) {
    return topic.due_on && *topic.due_on < *answered_on ? TopicStanding::kAnsweredLate : TopicStanding::kAnswered;
  }
  if (!topic.closed_words.empty()) return TopicStanding::kClosed;
  return topic.due_on && *topic.due_on < today ? TopicStanding::kOverdue : TopicStanding::kOpen;
}

std::string_view NameOf(TopicStanding standing) {
  switch (standing) {
    case TopicStanding::kOpen:
      return "办理中";
    case TopicStanding::kOverdue:
      return "超过期限还没有答复";
    case TopicStanding::kAnswered:
      return "已公开答复";
    case TopicStanding::kAnsweredLate:
      return "超过期限答复";
    case TopicStanding::kClosed:
      return "已说明";
  }
  return "办理中";
}

FieldErrors FaultsOf(const PublicEntry& entry) {
  FieldErrors errors;
  const bool is_question = entry.kind == PublicEntryKind::kQuestion;
  const auto check = [&](std::string_view field, std::string_view text, bool is_needed, std::size_t longest,
                         std::string_view missing) {
    if (is_needed && IsBlankText(text)) errors.push_back({std::string(field), std::string(missing)});
    if (Utf8Length(text) > longest) {
      errors.push_back({std::string(field), "最多写" + std::to_string(longest) + "个字。"});
    }
  };
  check("title", entry.title, true, kLongestPublicTitle, is_question ? "请填写问题。" : "请填写公开的题目。");
  check("words", entry.words, is_question, kLongestPublicWords, "请填写回答。");
  return errors;
}

std::optional<std::string> AgainstExaminer(const PublicEntry& entry, account::PersonId person,
                                           std::string_view digest_on_page) {
  if (entry.state != PublicEntryState::kWaiting) return "这一条现在不等审查。";
  if (entry.made_by == person)
    return "写这一条的人不能自己审查，请由另一位保密审查员审查（保密法实施条例第四十二条）。";
  if (entry.digest != digest_on_page) return "内容刚刚改过，请看过现在的内容再审查。";
  return std::nullopt;
}

}  // namespace gongkai::disclosure
