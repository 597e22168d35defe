#include "disclosure/step/step_actions.h"

#include <algorithm>

#include "account/organ_card_view.h"
#include "account/organ_list_view.h"
#include "base/fold.h"
#include "disclosure/content_digest.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/step/step_work_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::PersonId;

// ---- asking

/// The organ of the county that is asked, with its name; an error under "organ".
FormResult<std::string> NameOfAsked(Deed& deed, OrganId organ, OrganId own) {
  if (organ == own) return FieldError{"organ", "这就是本机关，请选择对方。"};
  for (const account::OrganRow& row : account::ListOrgans(deed.transaction(), {.words = ""}, deed.today())) {
    if (row.organ.id == organ && account::HasOwnDuties(row.organ.kind)) return row.organ.name;
  }
  return FieldError{"organ", "没有这个机关，请重新选择。"};
}

/// "澄砚县", out of the names of its government.
std::vector<std::string> NamesOfCounty(const std::vector<account::OrganRow>& rows) {
  constexpr std::string_view kGovernment = "人民政府";
  std::vector<std::string> names;
  for (const account::OrganRow& row : rows) {
    if (row.organ.kind != account::OrganKind::kCountyGovernment || !row.organ.name.ends_with(kGovernment)) continue;
    names.push_back(row.organ.name.substr(0, row.organ.name.size() - kGovernment.size()));
  }
  return names;
}

/// Also without the name of the county before it: "民政局".
bool IsTypedFor(std::string_view body, std::string_view name, const std::vector<std::string>& counties) {
  if (IsNameOf(body, name)) return true;
  return std::ranges::any_of(counties, [&](const std::string& county) {
    return name.starts_with(county) && IsNameOf(body, name.substr(county.size()));
  });
}

/// One of the county answers in the program itself: nobody writes its answer down for it. By its present and its
/// earlier names.
bool IsOfCounty(Deed& deed, std::string_view body) {
  const auto rows = account::ListOrgans(deed.transaction(), {.words = "", .closed = true}, deed.today());
  const std::vector<std::string> counties = NamesOfCounty(rows);
  for (const account::OrganRow& row : rows) {
    const auto card = account::OrganCardOf(deed.transaction(), row.organ.id);
    if (!card) continue;
    for (const account::OrganName& each : card->names) {
      if (IsTypedFor(body, each.name, counties) || IsNameOf(body, each.short_name)) return true;
    }
  }
  return false;
}

FieldErrors FaultsOfWho(Deed& deed, const Step& step) {
  if (step.kind != StepKind::kAgreement || IsBlankText(step.body)) return {};
  if (step.organ) return FieldErrors{{"body", "已经选了本县的机关，这里不用再填；两个机关都要问的，请分两步。"}};
  if (!IsOfCounty(deed, step.body)) return {};
  return FieldErrors{{"body", "这是本县的机关，请在上面选择，由它在系统里答复；已经撤销的，选继续行使其职权的机关。"}};
}

/// Who was asked is asked again; who is no more, through the organ that continues its powers (form.organ). True when it
/// stands who is asked. Errors: under kVersionField.
FormResult<bool> TakeOver(Deed& deed, const std::vector<Step>& steps, Step& step) {
  const auto earlier = std::ranges::find(steps, step.asks_again, &Step::number);
  if (earlier == steps.end() || IsReplaced(steps, *earlier)) return FormRefused("没有这一步，或者已经再问过了。");
  const bool ends_it = step.kind == StepKind::kCoordination || step.kind == StepKind::kOwnDecision;
  if (!ends_it) step.kind = earlier->kind;
  if (!MayFollow(*earlier, step.kind, deed.today())) {
    return FormRefused("这一步现在不能再问：还没有答复、还没有过期，或者已经撤回。");
  }
  if (step.kind != earlier->kind) return false;
  if (earlier->organ && IsClosed(deed.transaction(), *earlier->organ, deed.today())) return false;
  step.organ = earlier->organ;
  step.body = earlier->body;
  return true;
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
  bool stands = false;
  if (step.asks_again != 0) {
    const auto taken_over = TakeOver(deed, steps, step);
    if (!taken_over) return taken_over.errors();
    stands = *taken_over;
  } else if (OnlyFollows(step.kind)) {
    return FormRefused("协商不一致的才报请协调，请从那一步进入。");
  }
  if (!stands) {
    if (FieldErrors errors = FaultsOfWho(deed, step); !errors.empty()) return errors;
  }
  if (step.kind == StepKind::kOwnDecision) {
    step.body = "本机关";
    step.sent_on = deed.today();
  }
  if (step.kind != StepKind::kAgreement) step.organ.reset();
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
  if (deed.done_before()) return EarlierStep(deed);
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能登记步骤。");
  const auto item = LockedItem(deed.transaction(), id);
  if (!item) return FormRefused("没有这一件。");
  const std::vector<Step> steps = StepsOf(deed.transaction(), id);
  if (!MayHaveSteps(*item, deed.today()) && !MayDecideAnew(*item, steps, form.asks_again)) {
    return FormRefused("这一件已经公开、登记在册或者放弃了，不能再加步骤。");
  }
  const ItemVersion version = *FindVersion(deed.transaction(), id, item->latest_version);
  if (version.content.attribute != Attribute::kProactive) return FormRefused("不主动公开的，不用征求意见和报批。");
  if (steps.size() >= kMostSteps) return FormRefused("这一件的步骤太多了，最多 50 个。");
  Step step = StepFrom(deed, id, form);
  step.version = version.number;
  step.digest = AskedDigest(version.content);
  if (step.digest != form.digest) return FormRefused("内容在您打开之后变过，请看过再送出。");
  FieldErrors errors = Completed(deed, steps, step);
  if (step.organ && !form.is_checked) {
    errors.push_back({"checked", "送给别的机关以前，请核对并勾选：不含国家秘密、工作秘密。"});
  }
  if (!errors.empty()) return errors;
  step.number = AddStep(deed.transaction(), step);
  TellAsked(deed, step, "请答复：有一件拟公开的信息征求你单位意见",
            step.answer_by ? "请在" + ToChinese(*step.answer_by) + "以前答复。" : "");
  if (step.kind == StepKind::kOwnDecision) TellApprover(deed, step, "请决定：一件涉及第三方的信息是否公开");
  return DoneWithStep(deed, step, "step.ask", "step_asked", step.about);
}

// ---- answering

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

/// What stands against writing down an answer as this person; none where nothing does.
std::optional<FieldErrors> AgainstWriting(Deed& deed, const std::vector<Step>& steps, const Step& step) {
  if (step.kind == StepKind::kOwnDecision) {
    if (!MayActAs(deed.actor(), Act::kApproveItems)) return FormRefused("本机关的决定由主要负责人作出。");
    if (deed.actor().person == step.asked_by) return FormRefused("提请决定的人不能自己决定。");
    return std::nullopt;
  }
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能登记答复。");
  if (step.organ) return FormRefused("对方在系统里答复，不用代为登记。");
  if (step.kind == StepKind::kThirdParty && IsReplaced(steps, step)) {
    return FormRefused("这一步已经提请本机关决定，请登记为“迟到的答复”，并写明它改变什么。");
  }
  return std::nullopt;
}

FormResult<Step> DoWriteAnswer(Deed& deed, const StepId& id, AnswerForm form, const BareScans& scans) {
  if (deed.done_before()) return EarlierStep(deed);
  auto taken = TakeStep(deed, id, StepState::kOpen, "这一步已经有了答复，或者已经撤回。");
  if (!taken) return taken.errors();
  Step step = taken->step;
  const std::vector<Step> steps = StepsOf(deed.transaction(), id.item);
  if (auto against = AgainstWriting(deed, steps, step)) return std::move(*against);
  if (step.kind == StepKind::kOwnDecision) form.answered_on = deed.today();
  FieldErrors errors = FaultsOfAnswer(step, form, deed.today());
  if (step.kind == StepKind::kOwnDecision) {
    if (std::string fault = FaultOfOwnDecision(steps, step, form.answer); !fault.empty()) {
      errors.push_back({"answer", std::move(fault)});
    }
  }
  for (const FieldError& error : scans.errors()) errors.push_back(error);
  if (!errors.empty()) return errors;
  Fill(deed, step, form);
  scans.AddTo(deed, step);
  UpdateStep(deed.transaction(), step);
  return DoneWithStep(deed, step, "step.answer", "step_answered", AnswerWords(step));
}

/// One person does not stand on both sides: who asked, wrote or signed the item answers for no other organ.
bool StandsOnBothSides(Deed& deed, const Item& item, const Step& step) {
  const PersonId person = deed.actor().person;
  if (person == step.asked_by) return true;
  for (const std::int64_t number : {step.version, item.latest_version}) {
    const auto version = FindVersion(deed.transaction(), item.id, number);
    if (version && version->author == person) return true;
    for (const Signature& signature : SignaturesOf(deed.transaction(), item.id, number)) {
      if (signature.person == person) return true;
    }
  }
  return false;
}

FormResult<Step> DoAnswerAsked(Deed& deed, OrganId as, const StepId& id, std::string_view digest, AnswerForm form) {
  if (deed.done_before()) return EarlierStep(deed);
  if (!MayActAs(deed.actor(), Act::kAnswerOrgans)) return FormRefused("您现在的岗位不能代表本机关答复。");
  auto taken = TakeStep(deed, id, StepState::kOpen, "这一件已经答复，或者对方已经撤回。");
  if (!taken) return taken.errors();
  Step step = taken->step;
  if (step.organ != as) return FormRefused("没有这一步。");
  if (StandsOnBothSides(deed, taken->item, step))
    return FormRefused("这一件是您送出、起草或者签署的，请本单位别的负责人答复。");
  if (step.digest != digest) return FormRefused("内容在您打开之后变过，请看过新的内容再答复。");
  form.answered_on = deed.today();
  if (FieldErrors errors = FaultsOfOwnAnswer(step, form); !errors.empty()) return errors;
  Fill(deed, step, form);
  UpdateStep(deed.transaction(), step);
  TellAsker(deed, step, "答复：" + std::string(step.answer->name), "");
  return DoneWithStep(deed, step, "step.answer", "step_answered", AnswerWords(step));
}

// ---- out again

FormResult<Step> DoWithdraw(Deed& deed, const StepId& id, const std::string& words) {
  if (deed.done_before()) return EarlierStep(deed);
  const auto found = FindStep(deed.transaction(), id.item, id.number);
  const StepState wanted = found && found->state == StepState::kLetGo ? StepState::kLetGo : StepState::kOpen;
  auto taken = TakeStep(deed, id, wanted, "已经有了答复，或者已经撤回。答复不能撤回，可以再问一次。");
  if (!taken) return taken.errors();
  const bool is_approvers = IsWithdrawnByApprover(taken->step.kind);
  if (!MayActAs(deed.actor(), is_approvers ? Act::kApproveItems : Act::kDraftItems)) {
    return FormRefused(is_approvers ? "报批、请示要不要撤回，由主要负责人决定。" : "您现在的岗位不能撤回。");
  }
  if (FieldErrors errors = FaultsOfReason(words, "请写明为什么撤回。"); !errors.empty()) return errors;
  Step step = taken->step;
  step.state = StepState::kWithdrawn;
  step.ended_words = words;
  UpdateStep(deed.transaction(), step);
  TellAsked(deed, step, "不用再答复：征求你单位意见的一件已经撤回", words);
  return DoneWithStep(deed, step, "step.withdraw", "step_withdrawn", words);
}

FormResult<Step> DoTakeBack(Deed& deed, OrganId as, const StepId& id, const std::string& words) {
  if (deed.done_before()) return EarlierStep(deed);
  if (!MayActAs(deed.actor(), Act::kAnswerOrgans)) return FormRefused("您现在的岗位不能代表本机关答复。");
  auto taken = TakeStep(deed, id, StepState::kAnswered, "现在没有可以收回的答复。");
  if (!taken) return taken.errors();
  Step step = taken->step;
  if (step.organ != as) return FormRefused("没有这一步。");
  if (step.answer->verdict == Verdict::kAgainst) return FormRefused("不同意的答复不用收回；对方再问时可以重新答复。");
  if (!MayHaveSteps(taken->item, deed.today())) {
    return FormRefused("这一件已经公开，答复不能再收回。认为不应公开的，请告诉公开的机关更正或者撤下。");
  }
  if (FieldErrors errors = FaultsOfReason(words, "请写明为什么收回。"); !errors.empty()) return errors;
  step.state = StepState::kTakenBack;
  step.ended_words = words;
  UpdateStep(deed.transaction(), step);
  TellAsker(deed, step, "收回了原来的答复", words);
  return DoneWithStep(deed, step, "step.take_back", "step_taken_back", words);
}

FormResult<Step> DoKeep(Deed& deed, const StepId& id, std::string_view digest, const std::string& words) {
  if (deed.done_before()) return EarlierStep(deed);
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能说明。");
  auto taken = TakeStep(deed, id, StepState::kAnswered, "这一步还没有答复，或者答复已经收回。");
  if (!taken) return taken.errors();
  const Step& step = taken->step;
  const ItemVersion version = *FindVersion(deed.transaction(), id.item, taken->item.latest_version);
  if (AskedDigest(version.content) != digest) return FormRefused("内容在您打开之后又变过，请看过再说明。");
  if (!MayBeKept(step, digest)) return FormRefused("这一答复用不着说明，或者不能这样了结。");
  if (FieldErrors errors = FaultsOfReason(words, "请写明为什么改动不影响，或者怎样采纳了意见。"); !errors.empty()) {
    return errors;
  }
  AddKept(deed.transaction(), step, {std::string(digest), words, deed.actor().name, deed.now()}, deed.actor().person);
  return DoneWithStep(deed, step, "step.keep", "step_kept", words);
}

}  // namespace

bool IsClosed(db::Session& session, OrganId organ, Date today) {
  const auto card = account::OrganCardOf(session, organ);
  return card && card->closed_on && *card->closed_on <= today;
}

bool MayHaveSteps(const Item& item, Date today) {
  if (item.stage == Stage::kDraft || item.stage == Stage::kReview) return true;
  return item.stage == Stage::kPublic && IsWaiting(item.publicity, today);
}

bool MayDecideAnew(const Item& item, std::span<const Step> steps, std::int64_t number) {
  const auto decision = std::ranges::find(steps, number, &Step::number);
  return item.stage == Stage::kPublic && !item.withdrawal && decision != steps.end() && IsReopened(steps, *decision) &&
         !IsReplaced(steps, *decision);
}

FormResult<Step> AskStep(Desk& desk, const Actor& actor, ItemId item, const AskForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoAsk(deed, item, form); });
}

FormResult<Step> WriteAnswer(Desk& desk, const Actor& actor, const StepId& id, const AnswerForm& form,
                             const std::vector<NewFile>& scans) {
  // Before the deed, which holds the lock that everybody waits for.
  const BareScans bare(scans);
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

void LetGoOfOpenSteps(Deed& deed, ItemId item, const std::string& why) {
  for (Step step : StepsOf(deed.transaction(), item)) {
    if (step.state != StepState::kOpen) continue;
    step.state = StepState::kLetGo;
    step.ended_words = why;
    UpdateStep(deed.transaction(), step);
    Note(deed, item, step.version, "step_let_go", NamedStep(step) + "：" + why);
    TellAsked(deed, step, "不用再答复：征求你单位意见的一件已经停止", why);
  }
}

}  // namespace gongkai::disclosure
