#include "disclosure/review_actions.h"

#include <algorithm>

#include "account/organ_card_view.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "disclosure/annual_hold_store.h"
#include "disclosure/body_image_store.h"
#include "disclosure/channel/booklet_recall_actions.h"
#include "disclosure/content_body_view.h"
#include "disclosure/content_digest.h"
#include "disclosure/content_faults.h"
#include "disclosure/content_view.h"
#include "disclosure/decision/decision_item.h"
#include "disclosure/decision/decision_store.h"
#include "disclosure/index_number.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/publish_day.h"
#include "disclosure/screen/look_actions.h"
#include "disclosure/screen/settled_view.h"
#include "disclosure/search/search_index_actions.h"
#include "disclosure/site/site_push_store.h"
#include "disclosure/step/step_actions.h"
#include "disclosure/step/step_view.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::Deed;
using account::Desk;

/// Of what is withheld, looked at again after a year: the regulation says "regularly" and leaves the interval to the
/// organ. Source: 条例第十八条.
constexpr std::chrono::months kLookedAtAgain{12};

Date YearAfter(Date day) {
  const Date again = day + kLookedAtAgain;
  return again.ok() ? again : again.year() / again.month() / std::chrono::last;
}

struct Taken {
  Item item;
  ItemVersion version;
};

/// The item with its latest version, locked; nothing where there is none.
std::optional<Taken> Take(Deed& deed, ItemId id) {
  auto item = LockedItem(deed.transaction(), id);
  if (!item) return std::nullopt;
  auto version = FindVersion(deed.transaction(), id, item->latest_version);
  return Taken{std::move(*item), std::move(*version)};
}

std::vector<Signature> ValidOn(Deed& deed, const Taken& taken) {
  return ValidOver(SignaturesOf(deed.transaction(), taken.item.id, taken.version.number), taken.version.digest);
}

void AddSignatureOf(Deed& deed, const Taken& taken, Signer signer, std::string answers, std::string remark) {
  AddSignature(deed.transaction(), taken.item.id, taken.version.number,
               {.signer = signer,
                .person = deed.actor().person,
                .person_name = deed.actor().name,
                .digest = taken.version.digest,
                .at = deed.now(),
                .answers = std::move(answers),
                .remark = remark});
  Note(deed, taken.item.id, taken.version.number, signer == Signer::kDrafter ? "handed_in" : "signed",
       std::move(remark), signer);
}

// ---- handing in

std::string NewIndexNumber(Deed& deed, OrganId organ) {
  const int year = static_cast<int>(deed.today().year());
  return IndexNumber(account::PublicCodeOf(deed.transaction(), organ), year,
                     NextSerial(deed.transaction(), organ, year));
}

/// What it refers to is public itself: a number of something that is not would tell that it is there.
void CheckLinks(db::Session& session, const Content& content, Date today, FieldErrors& errors) {
  for (const KindField& field : FactsOf(content.kind).fields) {
    const std::string_view value = content.Field(field.name);
    if (field.type != FieldType::kItem || value.empty()) continue;
    const auto linked = FindItemByIndexNumber(session, Trim(value));
    if (!linked || !IsPublic(linked->publicity, today)) {
      errors.push_back({"field-" + std::string(field.name), "没有公开的信息索引号是“" + std::string(value) + "”。"});
    }
  }
}

/// What is public cannot quietly stop being so: that is an act of its own, with a reason that readers see.
void CheckCorrection(const Taken& taken, FieldErrors& errors) {
  const Item& item = taken.item;
  const Content& content = taken.version.content;
  if (!item.publicity.published_version) return;
  if (IsBlankText(content.correction)) errors.push_back({"correction", "请写明改了什么，读者会看到。"});
  if (IsBlankText(content.correction_why)) errors.push_back({"correction_why", "请写明为什么改，读者会看到。"});
  if (item.withdrawal) return;
  if (content.attribute != Attribute::kProactive) {
    errors.push_back({"attribute", "这一件正在公开。要改为不公开，请先“撤下”。"});
  }
  if (item.publicity.is_on_site && !IsOnSite(content)) {
    errors.push_back({"channels", "这一件正在网站上公开，更正时不能去掉“政府网站”；不再公开请用“撤下”。"});
  }
}

/// Decisions were annulled, or are not to be published, since the item was drafted of them: none goes to the public.
/// Nobody changes them until this deed is done.
std::optional<std::string> AgainstDecisions(Deed& deed, const Taken& taken) {
  db::Transaction& act = deed.transaction();
  if (DecisionsOfItem(act, taken.item.id).empty()) return std::nullopt;
  LockLedger(act, taken.item.id.organ);
  const std::vector<Decision> decisions = DecisionsOfItem(act, taken.item.id);
  const Decision* const unfit = UnfitIn(decisions, LinesOf(taken.version.content));
  if (unfit == nullptr) return std::nullopt;
  return unfit->decision_number + (unfit->annulment ? " " + std::string(NameOf(*unfit->annulment)) : " 已定为不公开") +
         "，内容里还有它。";
}

/// None of what was never public or was taken down: that is published anew.
std::optional<PublicNow> PublicNowOf(db::Session& session, const Item& item) {
  if (!item.publicity.published_version || !item.publicity.public_from || item.withdrawal) return std::nullopt;
  PublicNow now{.since = *item.publicity.public_from};
  if (const auto version = FindVersion(session, item.id, *item.publicity.published_version)) {
    now.comments_until = version->content.DateField("comment_until");
  }
  return now;
}

FieldErrors FaultsNow(Deed& deed, const Taken& taken) {
  const Content& content = taken.version.content;
  db::Transaction& act = deed.transaction();
  return BesideSteps(FaultsOf(content, deed.today(), PublicNowOf(act, taken.item)), content,
                     StepsOf(act, taken.item.id));
}

FormResult<ItemId> DoHandIn(Deed& deed, ItemId id, std::int64_t version) {
  if (deed.done_before()) return id;
  auto taken = Take(deed, id);
  if (!taken) return FormRefused("没有这一件。");
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return FormRefused("您现在的岗位不能送审。");
  if (taken->item.stage != Stage::kDraft) return FormRefused("这一件已经送审或者签发。");
  if (taken->item.version != version) return FormRefused("别人刚刚保存过这一件，请看过再送审。");
  if (auto against = AgainstAnnual(deed.transaction(), taken->version); !against.empty()) return FormRefused(against);
  FieldErrors errors = FaultsNow(deed, *taken);
  CheckLinks(deed.transaction(), taken->version.content, deed.today(), errors);
  CheckCorrection(*taken, errors);
  if (const auto day = taken->version.content.publish_on) {
    PublishDay checked = CheckPublishDay(*day, {}, account::WorkingDays(), deed.today());
    if (!checked.fault.empty()) errors.push_back({"publish_on", std::move(checked.fault)});
  }
  const RichText body = BodyOf(taken->version.content);
  for (FieldError& error : ImageFaults(body, BodyImagesOf(deed.transaction(), id.organ, body))) {
    errors.push_back(std::move(error));
  }
  if (const auto against = AgainstDecisions(deed, *taken)) errors.push_back({"body", *against + "请先去掉这一行。"});
  if (!errors.empty()) return errors;
  Item& item = taken->item;
  db::Transaction& act = deed.transaction();
  // Handed in before and not changed since: the old signatures stay with the old version, and all sign anew. What
  // others were asked about stays too.
  if (!SignaturesOf(act, id, taken->version.number).empty() || WasAskedAbout(act, id, taken->version.number)) {
    taken->version.number = item.latest_version = NextVersionOf(act, id);
  }
  if (item.index_number.empty()) item.index_number = NewIndexNumber(deed, id.organ);
  taken->version.digest = DigestOf(taken->version.content, item.index_number);
  SaveVersion(act, taken->version);
  item.stage = Stage::kReview;
  item.changed_at = deed.now();
  UpdateItem(act, item);
  AddSignatureOf(deed, *taken, Signer::kDrafter, "", "");
  deed.Record(id.organ, "item.hand_in", ObjectOf(id),
              {{"version", std::to_string(taken->version.number)}, {"digest", taken->version.digest}});
  deed.Commit();
  return id;
}

FormResult<ItemId> DoTakeBack(Deed& deed, ItemId id) {
  if (deed.done_before()) return id;
  auto taken = Take(deed, id);
  if (!taken) return FormRefused("没有这一件。");
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return FormRefused("您现在的岗位不能撤回送审。");
  if (taken->item.stage != Stage::kReview) return FormRefused("这一件不在审签中，不用撤回。");
  taken->item.stage = Stage::kDraft;
  taken->item.changed_at = deed.now();
  UpdateItem(deed.transaction(), taken->item);
  Note(deed, id, taken->version.number, "taken_back");
  deed.Record(id.organ, "item.take_back", ObjectOf(id), {{"version", std::to_string(taken->version.number)}});
  deed.Commit();
  return id;
}

// ---- signing

void Publish(Deed& deed, Taken& taken, const FileTexts& files) {
  Item& item = taken.item;
  const Content& content = taken.version.content;
  const bool was_on_site = item.publicity.published_version && item.publicity.is_on_site && !item.withdrawal;
  AddPublication(deed.transaction(), item.id, taken.version.number, taken.version.digest, deed.now());
  DescribeBy(item, content);
  item.stage = Stage::kPublic;
  // What is public and is corrected keeps its day; what was taken down is public from today again.
  Date from = content.publish_on ? std::max(*content.publish_on, deed.today()) : deed.today();
  if (!item.withdrawal) from = item.publicity.public_from.value_or(from);
  if (item.withdrawal && from > deed.today()) {
    PutEarlierWithdrawal(deed.transaction(), item.id, {item.publicity, *item.withdrawal});
  } else {
    DropEarlierWithdrawal(deed.transaction(), item.id);
  }
  item.withdrawal.reset();
  item.publicity = {taken.version.number, from, PublicUntil(content), IsOnSite(content)};
  IndexPublished(deed.transaction(), item, content, files, deed.now());
  Note(deed, item.id, taken.version.number, "published");
  TellWhoHandedOut(deed, item.id, content.title, taken.version.number);
  if (item.publicity.is_on_site) {
    QueuePush(deed.transaction(), item.id, taken.version.number, PushWhat::kShow, deed.now());
  } else if (was_on_site) {  // from now on by other channels alone
    QueuePush(deed.transaction(), item.id, taken.version.number, PushWhat::kGone, deed.now());
  }
  deed.Record(item.id.organ, "item.publish", ObjectOf(item.id),
              {{"version", std::to_string(taken.version.number)}, {"digest", taken.version.digest}});
}

void Register(Deed& deed, Taken& taken) {
  taken.item.stage = Stage::kRegistered;
  if (!taken.item.publicity.published_version) DescribeBy(taken.item, taken.version.content);
  LetGoOfOpenSteps(deed, taken.item.id, "这一件已经登记为不公开。");
  Note(deed, taken.item.id, taken.version.number, "registered");
  if (taken.version.content.attribute != Attribute::kWithheld) return;
  taken.item.review_again_on = YearAfter(deed.today());
}

/// What stands against signing or returning as this one now; nothing when it may be done.
std::optional<FieldErrors> Against(const Deed& deed, const std::optional<Taken>& taken, const SignForm& form) {
  if (!taken) return FormRefused("没有这一件。");
  if (!MayActAs(deed.actor(), ActOf(form.signer)) || form.signer == Signer::kDrafter) {
    return FormRefused("您现在的岗位不能作为“" + std::string(NameOf(form.signer)) + "”签署。");
  }
  if (taken->item.stage != Stage::kReview) return FormRefused("这一件已经不在审签中：可能被撤回、退回或者签发了。");
  if (taken->version.digest != form.digest) return FormRefused("内容在您打开之后变过，请看过新的内容再签。");
  return std::nullopt;
}

/// What the files of the version that is to be signed hold, as far as it is known: before the act.
FileTexts FilesToIndex(Desk& desk, ItemId id) {
  db::Reader reader = desk.database.Read();
  const auto item = FindItem(reader, id);
  const auto version = item ? FindVersion(reader, id, item->latest_version) : std::nullopt;
  if (!version) return {};
  FileTexts at_hand;
  for (const auto& [digest, inspection] : InspectionsAtHand(reader, version->content))
    at_hand[digest] = ShownText(*inspection);
  return FileTextsFor(reader, version->content, at_hand);
}

FormResult<ItemId> DoSign(Deed& deed, ItemId id, const SignForm& form, const FileTexts& files) {
  if (deed.done_before()) return id;
  auto taken = Take(deed, id);
  if (auto against = Against(deed, taken, form)) return std::move(*against);
  if (const Status may = MaySign(form.signer, deed.actor().person, taken->version.author, ValidOn(deed, *taken));
      !may) {
    return FormRefused(may.error().message);
  }
  if (DigestOf(taken->version.content, taken->item.index_number) != taken->version.digest) {
    return FormRefused("存放的内容和送审时不一致，不能签署。请告诉系统管理员核对审计记录。");
  }
  if (const auto against = AgainstDecisions(deed, *taken))
    return FormRefused(*against + "请退回，由经办人去掉这一行再送审。");
  if (form.signer == Signer::kApprover) {
    if (const auto against = AgainstAnnual(deed.transaction(), taken->version); !against.empty()) {
      return FormRefused(against + "请退回。");
    }
    if (const auto held = HeldBy(deed.transaction(), taken->item, taken->version); !held.empty()) {
      return FormRefused(held.front() + "办完这一步才能签发。");
    }
    if (std::string against = AgainstPublishing(deed.transaction(), taken->version); !against.empty()) {
      return FormRefused(std::move(against));
    }
    // Days have gone by since it was handed in: a term may have become too short, a list be over.
    const FieldErrors faults = FaultsNow(deed, *taken);
    if (!faults.empty()) {
      return FormRefused(faults.front().message + "请退回，由经办人改好再送审。");
    }
  }
  if (form.signer == Signer::kSecrecy) {
    if (const Status allows = SecrecyAllows(form.answers, taken->version.content); !allows) {
      return FieldErrors{{"answers", allows.error().message}};
    }
  }
  AddSignatureOf(deed, *taken, form.signer, form.signer == Signer::kSecrecy ? form.answers : "", form.remark);
  deed.Record(id.organ, "item.sign", ObjectOf(id),
              {{"version", std::to_string(taken->version.number)},
               {"as", std::string(IdOf(form.signer))},
               {"digest", taken->version.digest}});
  if (IsComplete(ValidOn(deed, *taken))) {
    const bool is_proactive = taken->version.content.attribute == Attribute::kProactive;
    is_proactive ? Publish(deed, *taken, files) : Register(deed, *taken);
  }
  taken->item.changed_at = deed.now();
  UpdateItem(deed.transaction(), taken->item);
  deed.Commit();
  return id;
}

FormResult<ItemId> DoReturn(Deed& deed, ItemId id, const SignForm& form) {
  if (deed.done_before()) return id;
  auto taken = Take(deed, id);
  if (auto against = Against(deed, taken, form)) return std::move(*against);
  if (IsBlankText(form.remark)) return FieldErrors{{"remark", "请写明要改什么，经办人会看到。"}};
  taken->item.stage = Stage::kDraft;
  taken->item.changed_at = deed.now();
  UpdateItem(deed.transaction(), taken->item);
  Note(deed, id, taken->version.number, "returned", form.remark, form.signer);
  deed.Record(id.organ, "item.return", ObjectOf(id),
              {{"version", std::to_string(taken->version.number)}, {"as", std::string(IdOf(form.signer))}});
  deed.Commit();
  return id;
}

// ---- looking again at what is withheld

FormResult<ItemId> DoReviewAgain(Deed& deed, ItemId id, const std::string& reason) {
  if (deed.done_before()) return id;
  auto item = LockedItem(deed.transaction(), id);
  if (!item) return FormRefused("没有这一件。");
  if (!MayActAs(deed.actor(), account::Act::kDraftItems)) return FormRefused("您现在的岗位不能重新评估。");
  if (item->stage != Stage::kRegistered || !item->review_again_on) return FormRefused("这一件不用重新评估。");
  if (FieldErrors faults = FaultsOfLook(reason); !faults.empty()) return faults;
  item->review_again_on = YearAfter(deed.today());
  item->changed_at = deed.now();
  UpdateItem(deed.transaction(), *item);
  Note(deed, id, item->latest_version, "reviewed_again", reason);
  deed.Record(id.organ, "item.review_again", ObjectOf(id));
  deed.Commit();
  return id;
}

// ---- taking down

FormResult<ItemId> DoWithdraw(Deed& deed, ItemId id, WithdrawalKind kind, const std::string& words) {
  if (deed.done_before()) return id;
  auto item = LockedItem(deed.transaction(), id);
  if (!item) return FormRefused("没有这一件。");
  if (!MayActAs(deed.actor(), account::Act::kWithdrawItems)) return FormRefused("您现在的岗位不能撤下公开的信息。");
  if (!item->publicity.published_version) return FormRefused("这一件没有公开，不用撤下。");
  if (item->withdrawal) return FormRefused("这一件已经撤下。");
  if (IsBlankText(words)) return FieldErrors{{"words", "请写明撤下的原因，读者会看到。"}};
  item->withdrawal = Withdrawal{deed.now(), kind, words};
  item->publicity.is_withdrawn = true;
  item->publicity.withdrawn_on = deed.today();
  // A correction under way may hold the very fault: it is looked at again before anybody signs on.
  if (item->stage == Stage::kReview) item->stage = Stage::kDraft;
  item->changed_at = deed.now();
  UpdateItem(deed.transaction(), *item);
  if (item->publicity.is_on_site) {
    QueuePush(deed.transaction(), id, *item->publicity.published_version, PushWhat::kGone, deed.now());
  }
  LeaveIndex(deed.transaction(), id);
  TellWhoHandedOut(deed, id, item->title, std::nullopt);
  Note(deed, id, *item->publicity.published_version, "withdrawn", std::string(NameOf(kind)) + "：" + words);
  deed.Record(id.organ, "item.withdraw", ObjectOf(id),
              {{"version", std::to_string(*item->publicity.published_version)}, {"why", std::string(IdOf(kind))}});
  deed.Commit();
  return id;
}

}  // namespace

std::optional<Date> ReviewAgainAfter(const Content& content, std::span<const ItemEvent> events) {
  if (content.attribute != Attribute::kWithheld) return std::nullopt;
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    if (event->kind == "registered" || event->kind == "reviewed_again") return YearAfter(BeijingDay(event->at));
  }
  return std::nullopt;
}

const ItemEvent* LastLookAt(std::span<const ItemEvent> events) {
  for (auto event = events.rbegin(); event != events.rend(); ++event) {
    const bool is_look = event->kind == "reviewed_again" || event->kind == "correction_begun";
    if (is_look && !event->words.empty()) return &*event;
  }
  return nullptr;
}

FormResult<ItemId> HandIn(Desk& desk, const Actor& actor, ItemId item, std::int64_t version) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoHandIn(deed, item, version); });
}

FormResult<ItemId> TakeBack(Desk& desk, const Actor& actor, ItemId item) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoTakeBack(deed, item); });
}

FormResult<ItemId> Sign(Desk& desk, const Actor& actor, ItemId item, const SignForm& form) {
  const FileTexts files = form.signer == Signer::kDrafter ? FileTexts() : FilesToIndex(desk, item);
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoSign(deed, item, form, files); });
}

FormResult<ItemId> Return(Desk& desk, const Actor& actor, ItemId item, const SignForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoReturn(deed, item, form); });
}

FormResult<ItemId> ReviewAgain(Desk& desk, const Actor& actor, ItemId item, std::string reason) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoReviewAgain(deed, item, reason); });
}

FormResult<ItemId> Withdraw(Desk& desk, const Actor& actor, ItemId item, WithdrawalKind kind, std::string words) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoWithdraw(deed, item, kind, words); });
}

}  // namespace gongkai::disclosure
