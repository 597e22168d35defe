#include "disclosure/participation/entry_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/sm3.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/participation/entry_screening_actions.h"
#include "screening/pasted_text.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

std::string ObjectOf(EntryId id) { return "entry:" + ToString(id); }

FieldErrors Under(std::string_view field, std::string message) { return {{std::string(field), std::move(message)}}; }

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

std::string DigestOf(const PublicEntry& entry) {
  return "sm3:" + crypto::Sm3Hex(std::to_string(entry.title.size()) + ":" + entry.title + entry.words);
}

/// What screening finds in what is to stand before the public: what is certain or likely has to go; what is only
/// possible may stay by the word of who writes it.
FieldErrors FoundIn(Desk& desk, const screening::Tools& tools, OrganId organ, const EntryForm& form) {
  screening::PastedText title = screening::ReadPasted(form.title), words = screening::ReadPasted(form.words);
  title.part.key = "title";
  title.part.label = "标题";
  words.part.key = "words";
  words.part.label = "内容";
  const screening::Part parts[] = {std::move(title.part), std::move(words.part)};
  FieldErrors errors;
  for (const screening::Hit& hit :
       tools.screener(desk.database, organ).screener->Screen(parts, BeijingDay(desk.now()))) {
    if (hit.sureness == screening::Sureness::kPossible && form.is_checked) continue;
    constexpr std::size_t kMostTold = 10;
    if (errors.size() < kMostTold) errors.push_back({std::string(kFoundField), parts[hit.part].label + "：" + hit.why});
  }
  return errors;
}

EntryForm Tidied(const EntryForm& form) { return {Tidy(form.title), Tidy(form.words), form.is_checked}; }

void NoteMessage(Deed& deed, const Message& message, std::string_view kind, std::string words) {
  UpdateMessage(deed.transaction(), message);
  AddEvent(deed.transaction(), message.id,
           {.at = deed.now(),
            .kind = std::string(kind),
            .person = deed.actor().person,
            .person_name = deed.actor().name,
            .words = std::move(words)});
}

/// What stands before the public by that act is screened once more, and what is found is kept: the next lists are held
/// against it.
FormResult<EntryId> Kept(Desk& desk, const screening::Tools& tools, const Actor& actor, FormResult<EntryId> done,
                         bool is_checked) {
  if (done && done->number != 0) ScreenShownEntry(desk, tools, actor, *done, is_checked);
  return done;
}

/// Nothing is made of what is still open, or another organ's; nor of a complaint, which is nobody's business.
bool IsAnsweredBy(db::Transaction& act, MessageId id, OrganId organ) {
  const auto message = LockedMessageOf(act, id, organ);
  return message && message->state == MessageState::kAnswered && message->kind != MessageKind::kComplaint &&
         message->kind != MessageKind::kEnterprise;
}

EntryId Finish(Deed& deed, EntryId id, std::string_view act) {
  deed.Record(id.organ, act, ObjectOf(id));
  deed.Commit(ToString(id));
  return id;
}

}  // namespace

FormResult<EntryId> ShowTopic(Desk& desk, const Actor& actor, const screening::Tools& tools, const SeenMessage& seen,
                              const EntryForm& given) {
  const EntryForm form = Tidied(given);
  FieldErrors found = FoundIn(desk, tools, seen.handler, form);
  FormResult<EntryId> done = RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<EntryId> {
    if (deed.done_before()) return deed.Earlier(EntryIdFrom);
    if (!MayActAs(deed.actor(), account::Act::kHandleMessages)) return FormRefused("您现在的岗位不能公开题目。");
    auto message = LockedMessageOf(deed.transaction(), seen.id, seen.handler);
    if (!message || message->kind != MessageKind::kTopic || !IsOpen(message->state)) {
      return FormRefused("这一条不是还在办理的点题，或者已经转给别的机关。");
    }
    if (PublicTopicOf(deed.transaction(), seen.id)) return FormRefused("这个题目已经公开过。");
    if (message->version != seen.version) return FormRefused("别人刚刚办过这一条，请看过现在的情况再办。");
    PublicEntry topic{.id = {message->handler, 0},
                      .kind = PublicEntryKind::kTopic,
                      .state = PublicEntryState::kPublic,
                      .message = seen.id,
                      .title = form.title,
                      .words = form.words,
                      .received_on = BeijingDay(message->at),
                      .due_on = message->due_on,
                      .made_by = deed.actor().person,
                      .made_name = deed.actor().name,
                      .public_on = deed.today()};
    topic.digest = DigestOf(topic);
    if (FieldErrors errors = FaultsOf(topic); !errors.empty()) return errors;
    if (!found.empty()) return found;
    message->state = MessageState::kInHand;
    NoteMessage(deed, *message, "shown", {});  // its title stands with the entry, for those who may see that
    return Finish(deed, AddEntry(deed.transaction(), topic, deed.now()), "entry.show_topic");
  });
  return Kept(desk, tools, actor, std::move(done), form.is_checked);
}

FormResult<EntryId> CloseTopic(Desk& desk, const Actor& actor, const screening::Tools& tools, EntryId id,
                               const EntryForm& given) {
  EntryForm form = Tidied(given);
  form.title.clear();
  FieldErrors found = FoundIn(desk, tools, id.organ, form);
  FormResult<EntryId> done = RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<EntryId> {
    if (deed.done_before()) return deed.Earlier(EntryIdFrom);
    if (!MayActAs(deed.actor(), account::Act::kHandleMessages)) return FormRefused("您现在的岗位不能说明题目。");
    auto topic = LockedEntry(deed.transaction(), id);
    if (!topic || topic->kind != PublicEntryKind::kTopic || topic->state != PublicEntryState::kPublic) {
      return FormRefused("没有这个公开的题目。");
    }
    if (!topic->closed_words.empty()) return FormRefused("这个题目已经说明过。");
    if (auto fault = FaultOfOfficeWords(form.words, "说明")) return Under("words", std::move(*fault));
    if (!found.empty()) return found;
    topic->closed_words = form.words;
    if (!UpdateEntry(deed.transaction(), *topic, deed.now())) return FormRefused("别人刚刚改过，请再看一遍。");
    auto message = topic->message ? LockedMessageOf(deed.transaction(), *topic->message, id.organ) : std::nullopt;
    if (message && IsOpen(message->state)) {
      message->state = MessageState::kDeclined;
      message->ended_at = deed.now();
      NoteMessage(deed, *message, "declined", form.words);
    }
    return Finish(deed, id, "entry.close_topic");
  });
  return Kept(desk, tools, actor, std::move(done), form.is_checked);
}

Result<ItemId> DraftTopicAnswer(Desk& desk, const Actor& actor, EntryId id) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> Result<ItemId> {
    if (deed.done_before()) return deed.Earlier(ItemIdFrom);
    if (!MayActAs(deed.actor(), account::Act::kDraftItems)) {
      return Error{ErrorKind::kForbidden, "您现在的岗位不能拟稿。", {}};
    }
    auto topic = LockedEntry(deed.transaction(), id);
    if (!topic || topic->kind != PublicEntryKind::kTopic || topic->state != PublicEntryState::kPublic) {
      return Error{ErrorKind::kNotFound, "没有这个公开的题目。", {}};
    }
    if (topic->item) {
      const auto item = FindItem(deed.transaction(), {id.organ, *topic->item});
      // A draft that was let go of answers nothing: another one takes its place.
      if (item && item->stage != Stage::kDropped) return item->id;
    }
    const Content content{.kind = ItemKind::kTopicAnswer,
                          .title = "关于“" + topic->title + "”的答复",
                          .summary = "答复公众提出的题目：" + topic->title + "。",
                          .body = {},
                          .fields = {{"topic", topic->title}},
                          .formed_on = deed.today()};
    const ItemId item = AddDraft(deed, id.organ, content);
    topic->item = item.number;
    if (!UpdateEntry(deed.transaction(), *topic, deed.now())) {
      return Error{ErrorKind::kConflict, "别人刚刚改过，请再看一遍。", {}};
    }
    deed.Record(id.organ, "entry.draft_answer", ObjectOf(id), {{"item", ToString(item)}});
    deed.Commit(ToString(item));
    return item;
  });
}

FormResult<EntryId> SaveQuestion(Desk& desk, const Actor& actor, const screening::Tools& tools, PublicEntry entry,
                                 const EntryForm& given, bool hands_in) {
  const EntryForm form = Tidied(given);
  const FieldErrors found = hands_in ? FoundIn(desk, tools, entry.id.organ, form) : FieldErrors();
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<EntryId> {
    if (deed.done_before()) return deed.Earlier(EntryIdFrom);
    if (!MayActAs(deed.actor(), account::Act::kHandleMessages)) return FormRefused("您现在的岗位不能写问答。");
    PublicEntry kept = entry;
    if (entry.id.number != 0) {
      const auto stored = LockedEntry(deed.transaction(), entry.id);
      if (!stored || stored->kind != PublicEntryKind::kQuestion) return FormRefused("没有这一条问答。");
      if (stored->state == PublicEntryState::kPublic) return FormRefused("已经公开的要先撤下，再改。");
      if (stored->version != entry.version) return FormRefused("别人刚刚改过，请对照现在的内容再改。");
      kept = *stored;
    } else if (entry.message && !IsAnsweredBy(deed.transaction(), *entry.message, entry.id.organ)) {
      return FormRefused("问答要从本机关答复过的留言写起，这一条留言不是。");
    }
    kept.kind = PublicEntryKind::kQuestion;
    kept.title = form.title;
    kept.words = form.words;
    kept.state = hands_in ? PublicEntryState::kWaiting : PublicEntryState::kDraft;
    kept.made_by = deed.actor().person;
    kept.made_name = deed.actor().name;
    kept.examined_by.reset();
    kept.examined_name.clear();
    kept.public_on.reset();
    kept.digest = DigestOf(kept);
    if (FieldErrors errors = FaultsOf(kept); !errors.empty()) return errors;
    if (!found.empty()) return found;
    EntryId id = kept.id;
    if (id.number == 0) {
      id = AddEntry(deed.transaction(), kept, deed.now());
    } else if (!UpdateEntry(deed.transaction(), kept, deed.now())) {
      return FormRefused("别人刚刚改过，请对照现在的内容再改。");
    }
    if (hands_in) {
      account::TellOrgan(deed, id.organ, account::Act::kExamineSecrecy,
                         {.kind = account::NoticeKind::kItem,
                          .title = "请审查一条问答",
                          .detail = "审查通过以后公开。",
                          .path = "/office/entries/" + ToString(id)});
    }
    return Finish(deed, id, hands_in ? "entry.hand_in" : "entry.save");
  });
}

FormResult<EntryId> ExamineQuestion(Desk& desk, const Actor& actor, const screening::Tools& tools, EntryId id,
                                    std::string_view digest) {
  EntryForm form{.is_checked = true};
  {
    db::Reader reader = desk.database.Read();
    const auto entry = FindEntry(reader, id);
    if (!entry) return FormRefused("没有这一条问答。");
    form.title = entry->title;
    form.words = entry->words;
  }
  const FieldErrors found = FoundIn(desk, tools, id.organ, form);
  FormResult<EntryId> done = RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<EntryId> {
    if (deed.done_before()) return deed.Earlier(EntryIdFrom);
    if (!MayActAs(deed.actor(), account::Act::kExamineSecrecy)) return FormRefused("您现在的岗位不能作保密审查。");
    auto entry = LockedEntry(deed.transaction(), id);
    if (!entry || entry->kind != PublicEntryKind::kQuestion) return FormRefused("没有这一条问答。");
    if (auto against = AgainstExaminer(*entry, deed.actor().person, digest)) return FormRefused(std::move(*against));
    if (DigestOf(*entry) != digest) return FormRefused("内容和审查的不一致，请看过现在的内容再审查。");
    if (!found.empty()) return found;
    entry->state = PublicEntryState::kPublic;
    entry->examined_by = deed.actor().person;
    entry->examined_name = deed.actor().name;
    entry->public_on = deed.today();
    entry->hidden_words.clear();
    if (!UpdateEntry(deed.transaction(), *entry, deed.now())) return FormRefused("别人刚刚改过，请再看一遍。");
    account::TellPerson(deed, {.person = entry->made_by,
                               .kind = account::NoticeKind::kItem,
                               .title = "问答已经审查，公开了",
                               .path = "/office/entries/" + ToString(id)});
    return Finish(deed, id, "entry.examine");
  });
  return Kept(desk, tools, actor, std::move(done), form.is_checked);
}

FormResult<EntryId> ReturnQuestion(Desk& desk, const Actor& actor, EntryId id, std::string_view typed) {
  const std::string reason = Tidy(typed);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<EntryId> {
    if (deed.done_before()) return deed.Earlier(EntryIdFrom);
    if (!MayActAs(deed.actor(), account::Act::kExamineSecrecy)) return FormRefused("您现在的岗位不能作保密审查。");
    auto entry = LockedEntry(deed.transaction(), id);
    if (!entry || entry->state != PublicEntryState::kWaiting) return FormRefused("这一条现在不等审查。");
    if (auto fault = FaultOfOfficeWords(reason, "退回的理由")) return Under("reason", std::move(*fault));
    entry->state = PublicEntryState::kDraft;
    if (!UpdateEntry(deed.transaction(), *entry, deed.now())) return FormRefused("别人刚刚改过，请再看一遍。");
    account::TellPerson(deed, {.person = entry->made_by,
                               .kind = account::NoticeKind::kItem,
                               .title = "问答退回修改",
                               .detail = reason,
                               .path = "/office/entries/" + ToString(id)});
    return Finish(deed, id, "entry.return");
  });
}

FormResult<EntryId> HideEntry(Desk& desk, const Actor& actor, const screening::Tools& tools, EntryId id,
                              const EntryForm& given) {
  EntryForm form = Tidied(given);
  form.title.clear();
  const std::string& reason = form.words;
  const FieldErrors found = FoundIn(desk, tools, id.organ, form);
  FormResult<EntryId> done = RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<EntryId> {
    if (deed.done_before()) return deed.Earlier(EntryIdFrom);
    if (!MayActAs(deed.actor(), account::Act::kHandleMessages)) return FormRefused("您现在的岗位不能撤下。");
    auto entry = LockedEntry(deed.transaction(), id);
    if (!entry || entry->state != PublicEntryState::kPublic) return FormRefused("这一条现在没有公开。");
    if (auto fault = FaultOfOfficeWords(reason, "撤下的理由")) return Under("reason", std::move(*fault));
    if (!found.empty()) return found;
    entry->state = PublicEntryState::kHidden;
    entry->hidden_words = reason;
    if (!UpdateEntry(deed.transaction(), *entry, deed.now())) return FormRefused("别人刚刚改过，请再看一遍。");
    return Finish(deed, id, "entry.hide");
  });
  return Kept(desk, tools, actor, std::move(done), form.is_checked);
}

}  // namespace gongkai::disclosure
