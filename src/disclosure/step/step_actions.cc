#include "disclosure/step/step_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/organ_list_view.h"
#include "base/photo.h"
#include "db/blob_store.h"
#include "disclosure/content_digest.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/waiting_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

FieldErrors Whole(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }

/// "12-345 2": what a form sent twice is answered with.
FormResult<Step> Earlier(Deed& deed) {
  const auto id = StepIdFrom(deed.earlier_result());
  auto step = FindStep(deed.transaction(), id->item, id->number);
  return std::move(*step);
}

/// "协商确认（澄砚县民政局）": for the history.
std::string Named(const Step& step) { return std::string(NameOf(step.kind)) + "（" + step.body + "）"; }

FormResult<Step> Done(Deed& deed, const Step& step, std::string_view act, std::string_view event, std::string words) {
  Note(deed, step.item, step.version, event, Named(step) + (words.empty() ? "" : "：" + words));
  deed.Record(step.item.organ, act, ObjectOf(step.item),
              {{"which", std::to_string(step.number)}, {"kind", std::string(IdOf(step.kind))}});
  if (auto item = LockedItem(deed.transaction(), step.item)) StopIfFellAway(deed, *item);
  deed.Commit(StepPath(step));
  return step;
}

void TellAsker(Deed& deed, const Step& step, const std::string& title, std::string detail) {
  account::TellOrgan(deed, step.item.organ, Act::kDraftItems,
                     {.kind = account::NoticeKind::kItem,
                      .title = step.body + title,
                      .detail = std::move(detail),
                      .path = "/office/items/" + ToString(step.item) + "/steps/" + std::to_string(step.number)});
}

void TellAsked(Deed& deed, const Step& step, std::string title, std::string detail) {
  if (!step.organ) return;
  account::TellOrgan(deed, *step.organ, Act::kAnswerOrgans,
                     {.kind = account::NoticeKind::kItem,
                      .title = std::move(title),
                      .detail = std::move(detail),
                      .path = "/office/asked/" + StepPath(step)});
}

// ---- asking

/// The organ of the county that is asked, with its name; an error under "organ".
FormResult<std::string> NameOfAsked(Deed& deed, OrganId organ, OrganId own) {
  if (organ == own) return FieldError{"organ", "这就是本机关，请选择对方。"};
  for (const account::OrganRow& row : account::ListOrgans(deed.transaction(), {.words = ""}, deed.today())) {
    if (row.organ.id == organ && account::HasOwnDuties(row.organ.kind)) return row.organ.name;
  }
  return FieldError{"organ", "没有这个机关，请重新选择。"};
}

/// Kind, organ and name are those of the step that is asked again. Errors: under kVersionField.
std::optional<FieldErrors> TakeOver(const std::vector<Step>& steps, Step& step) {
  const auto earlier = std::ranges::find(steps, step.asks_again, &Step::number);
  if (earlier == steps.end() || IsReplaced(steps, *earlier) || earlier->state == StepState::kOpen ||
      earlier->state == StepState::kWithdrawn) {
    return Whole("这一步不能再问：还没有答复、已经撤回，或者已经再问过了。");
  }
  step.kind = earlier->kind;
  step.organ = earlier->organ;
  step.body = earlier->body;
  return std::nullopt;
}

Step StepFrom(Deed& deed, ItemId item, const AskForm& form) {
  Step step{.item = item,
            .kind = form.kind,
            .body = form.body,
            .about = form.about,
            .sent_on = form.sent_on.value_or(Date{}),
            .sent_number = form.sent_number,
            .answer_by = form.answer_by,
            .asks_again = form.asks_again,
            .asked_by = deed.actor().person,
            .asked_by_name = deed.actor().name,
            .asked_at = deed.now()};
  if (form.kind == StepKind::kAgreement) step.organ = form.organ;
  return step;
}

/// What is wrong with it as it is to be kept; names the organ that is asked.
FieldErrors Completed(Deed& deed, const std::vector<Step>& steps, Step& step) {
  if (step.asks_again != 0) {
    if (auto against = TakeOver(steps, step)) return std::move(*against);
  }
  FieldErrors errors;
  if (step.organ) {
    step.sent_on = deed.today();
    const auto name = NameOfAsked(deed, *step.organ, step.item.organ);
    if (name) step.body = *name;
    errors = name.errors();
  }
  for (FieldError& error : FaultsOfAsking(step, deed.today())) errors.push_back(std::move(error));
  return errors;
}

FormResult<Step> DoAsk(Deed& deed, ItemId id, const AskForm& form) {
  if (deed.done_before()) return Earlier(deed);
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return Whole("您现在的岗位不能登记步骤。");
  const auto item = LockedItem(deed.transaction(), id);
  if (!item) return Whole("没有这一件。");
  if (!MayHaveSteps(*item, deed.today())) return Whole("这一件已经公开、登记在册或者放弃了，不能再加步骤。");
  const ItemVersion version = *FindVersion(deed.transaction(), id, item->latest_version);
  if (version.content.attribute != Attribute::kProactive) return Whole("不主动公开的，不用征求意见和报批。");
  const std::vector<Step> steps = StepsOf(deed.transaction(), id);
  if (steps.size() >= kMostSteps) return Whole("这一件的步骤太多了，最多 50 个。");
  Step step = StepFrom(deed, id, form);
  step.version = version.number;
  step.digest = AskedDigest(version.content);
  if (FieldErrors errors = Completed(deed, steps, step); !errors.empty()) return errors;
  step.number = AddStep(deed.transaction(), step);
  TellAsked(deed, step, "请答复：就“" + version.content.title + "”征求你单位意见",
            step.answer_by ? "请在" + ToChinese(*step.answer_by) + "以前答复。" : "");
  return Done(deed, step, "step.ask", "step_asked", step.about);
}

// ---- answering

struct TakenStep {
  Item item;
  Step step;
};

/// The item locked, and the step as it is then. Errors: under kVersionField.
FormResult<TakenStep> Take(Deed& deed, const StepId& id, StepState wanted, std::string otherwise) {
  auto item = LockedItem(deed.transaction(), id.item);
  auto step = item ? FindStep(deed.transaction(), id.item, id.number) : std::nullopt;
  if (!step) return Whole("没有这一步。");
  if (step->state != wanted) return Whole(std::move(otherwise));
  return TakenStep{std::move(*item), std::move(*step)};
}

/// As they are kept, or what is wrong with them. Photos are kept without what the telephone wrote into them.
FormResult<std::vector<NewFile>> BareScans(const std::vector<NewFile>& scans) {
  FieldErrors errors;
  std::vector<NewFile> bare;
  for (const NewFile& scan : scans) {
    const bool is_pdf = scan.bytes.starts_with("%PDF-");
    if (scan.bytes.size() > kLargestScan) {
      errors.push_back({"scans", "“" + scan.name + "”超过 15 MB，请缩小以后再传。"});
    } else if (is_pdf) {
      bare.push_back(scan);
    } else if (auto bytes = BarePhoto(scan.bytes)) {
      bare.push_back({scan.name, std::move(*bytes)});
    } else {
      errors.push_back({"scans", "“" + scan.name + "”打不开，请用 PDF、JPG、PNG 或者 WebP。"});
    }
  }
  if (!errors.empty()) return errors;
  return bare;
}

void Fill(Deed& deed, Step& step, const AnswerForm& form) {
  step.state = StepState::kAnswered;
  step.answer = StepAnswerFrom(step.kind, form.answer);
  step.answered_on = form.answered_on;
  step.answer_number = form.number;
  step.answer_words = form.words;
  step.answered_by_name = deed.actor().name;
}

std::string AnswerWords(const Step& step) {
  return std::string(step.answer->name) + (step.answer_words.empty() ? "" : "。" + step.answer_words);
}

FormResult<Step> DoWriteAnswer(Deed& deed, const StepId& id, const AnswerForm& form,
                               const FormResult<std::vector<NewFile>>& scans) {
  if (deed.done_before()) return Earlier(deed);
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return Whole("您现在的岗位不能登记答复。");
  auto taken = Take(deed, id, StepState::kOpen, "这一步已经有了答复，或者已经撤回。");
  if (!taken) return taken.errors();
  Step step = taken->step;
  if (step.organ) return Whole("对方在系统里答复，不用代为登记。");
  FieldErrors errors = FaultsOfAnswer(step, form, deed.today());
  for (const FieldError& error : scans.errors()) errors.push_back(error);
  if (!errors.empty()) return errors;
  Fill(deed, step, form);
  std::int64_t position = 0;
  for (const NewFile& scan : *scans) {
    AddScan(deed.transaction(), step, ++position,
            {scan.name, db::PutBlob(deed.transaction(), scan.bytes), static_cast<std::int64_t>(scan.bytes.size())});
  }
  UpdateStep(deed.transaction(), step);
  return Done(deed, step, "step.answer", "step_answered", AnswerWords(step));
}

FormResult<Step> DoAnswerAsked(Deed& deed, OrganId as, const StepId& id, std::string_view digest, AnswerForm form) {
  if (deed.done_before()) return Earlier(deed);
  if (!MayActAs(deed.actor(), Act::kAnswerOrgans)) return Whole("您现在的岗位不能代表本机关答复。");
  auto taken = Take(deed, id, StepState::kOpen, "这一件已经答复，或者对方已经撤回。");
  if (!taken) return taken.errors();
  Step step = taken->step;
  if (step.organ != as) return Whole("没有这一步。");
  if (step.digest != digest) return Whole("内容在您打开之后变过，请看过新的内容再答复。");
  form.answered_on = deed.today();
  if (FieldErrors errors = FaultsOfOwnAnswer(step, form); !errors.empty()) return errors;
  Fill(deed, step, form);
  UpdateStep(deed.transaction(), step);
  TellAsker(deed, step, "答复：" + std::string(step.answer->name), "“" + taken->item.title + "”");
  return Done(deed, step, "step.answer", "step_answered", AnswerWords(step));
}

// ---- out again

FormResult<Step> DoWithdraw(Deed& deed, const StepId& id, const std::string& words) {
  if (deed.done_before()) return Earlier(deed);
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return Whole("您现在的岗位不能撤回。");
  auto taken = Take(deed, id, StepState::kOpen, "已经有了答复，或者已经撤回。答复不能撤回，可以再问一次。");
  if (!taken) return taken.errors();
  if (FieldErrors errors = FaultsOfReason(words, "请写明为什么撤回。"); !errors.empty()) return errors;
  Step step = taken->step;
  step.state = StepState::kWithdrawn;
  step.ended_words = words;
  UpdateStep(deed.transaction(), step);
  TellAsked(deed, step, "不用再答复：“" + taken->item.title + "”的协商已经撤回", words);
  return Done(deed, step, "step.withdraw", "step_withdrawn", words);
}

FormResult<Step> DoTakeBack(Deed& deed, OrganId as, const StepId& id, const std::string& words) {
  if (deed.done_before()) return Earlier(deed);
  if (!MayActAs(deed.actor(), Act::kAnswerOrgans)) return Whole("您现在的岗位不能代表本机关答复。");
  auto taken = Take(deed, id, StepState::kAnswered, "现在没有可以收回的答复。");
  if (!taken) return taken.errors();
  Step step = taken->step;
  if (step.organ != as) return Whole("没有这一步。");
  if (step.answer->verdict == Verdict::kAgainst) return Whole("不同意的答复不用收回；对方再问时可以重新答复。");
  if (!MayHaveSteps(taken->item, deed.today())) {
    return Whole("这一件已经公开，答复不能再收回。认为不应公开的，请告诉公开的机关更正或者撤下。");
  }
  if (FieldErrors errors = FaultsOfReason(words, "请写明为什么收回。"); !errors.empty()) return errors;
  step.state = StepState::kTakenBack;
  step.ended_words = words;
  UpdateStep(deed.transaction(), step);
  TellAsker(deed, step, "收回了原来的答复", "“" + taken->item.title + "”：" + words);
  return Done(deed, step, "step.take_back", "step_taken_back", words);
}

FormResult<Step> DoKeep(Deed& deed, const StepId& id, std::string_view digest, const std::string& words) {
  if (deed.done_before()) return Earlier(deed);
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return Whole("您现在的岗位不能说明。");
  auto taken = Take(deed, id, StepState::kAnswered, "这一步还没有答复，或者答复已经收回。");
  if (!taken) return taken.errors();
  const Step& step = taken->step;
  const ItemVersion version = *FindVersion(deed.transaction(), id.item, taken->item.latest_version);
  if (AskedDigest(version.content) != digest) return Whole("内容在您打开之后又变过，请看过再说明。");
  if (!MayBeKept(step, digest)) return Whole("这一答复用不着说明，或者不能这样了结。");
  if (FieldErrors errors = FaultsOfReason(words, "请写明为什么改动不影响，或者怎样采纳了意见。"); !errors.empty()) {
    return errors;
  }
  AddKept(deed.transaction(), step, {std::string(digest), words, deed.actor().name, deed.now()}, deed.actor().person);
  return Done(deed, step, "step.keep", "step_kept", words);
}

}  // namespace

bool MayHaveSteps(const Item& item, Date today) {
  if (item.stage == Stage::kDraft || item.stage == Stage::kReview) return true;
  return item.stage == Stage::kPublic && IsWaiting(item.publicity, today);
}

FormResult<Step> AskStep(Desk& desk, const Actor& actor, ItemId item, const AskForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoAsk(deed, item, form); });
}

FormResult<Step> WriteAnswer(Desk& desk, const Actor& actor, const StepId& id, const AnswerForm& form,
                             const std::vector<NewFile>& scans) {
  // Before the deed, which holds the lock that everybody waits for.
  const auto bare = BareScans(scans);
  AnswerForm counted = form;
  counted.scans = scans.size();
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoWriteAnswer(deed, id, counted, bare); });
}

FormResult<Step> AnswerAsked(Desk& desk, const Actor& actor, OrganId as, const StepId& id, std::string_view digest,
                             const AnswerForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoAnswerAsked(deed, as, id, digest, form); });
}

FormResult<Step> WithdrawStep(Desk& desk, const Actor& actor, const StepId& id, const std::string& words) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoWithdraw(deed, id, words); });
}

FormResult<Step> TakeBackAnswer(Desk& desk, const Actor& actor, OrganId as, const StepId& id,
                                const std::string& words) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoTakeBack(deed, as, id, words); });
}

FormResult<Step> KeepAnswer(Desk& desk, const Actor& actor, const StepId& id, std::string_view digest,
                            const std::string& words) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoKeep(deed, id, digest, words); });
}

void WithdrawOpenSteps(Deed& deed, const Item& item, const std::string& why) {
  for (Step step : StepsOf(deed.transaction(), item.id)) {
    if (step.state != StepState::kOpen) continue;
    step.state = StepState::kWithdrawn;
    step.ended_words = why;
    UpdateStep(deed.transaction(), step);
    Note(deed, item.id, step.version, "step_withdrawn", Named(step) + "：" + why);
    TellAsked(deed, step, "不用再答复：“" + item.title + "”的协商已经撤回", why);
  }
}

}  // namespace gongkai::disclosure
