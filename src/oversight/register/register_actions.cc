#include "oversight/register/register_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "db/blob_store.h"
#include "disclosure/item_steps_actions.h"
#include "oversight/measure_store.h"
#include "oversight/register/register_proof.h"
#include "oversight/register/register_view.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

constexpr const char* kFaster = "别人刚刚改过这一条，请看过现在的情况再办。";

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }
FieldErrors Refused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }
FieldErrors Under(std::string_view field, std::string sentence) { return {{std::string(field), std::move(sentence)}}; }
std::string ObjectOf(RegisterEntryId id) { return "register:" + ToString(id); }
std::string PathOf(RegisterEntryId id) { return "/office/register-entries/" + ToString(id); }

/// Files as they are kept, hashed before the deed; or what is wrong with them, under "files".
class Proofs {
 public:
  explicit Proofs(const SentProofs& sent) {
    if (sent.size() > kMostProofsAtOnce) errors_ = Under("files", "一次最多传6个文件。");
    for (const SentProof& each : sent) Take(each);
    if (errors_.empty()) {
      for (const SentProof& each : kept_) hashed_.emplace_back(each.bytes);
    }
  }
  Proofs(const Proofs&) = delete;
  Proofs& operator=(const Proofs&) = delete;

  const FieldErrors& errors() const { return errors_; }
  bool empty() const { return kept_.empty(); }
  std::size_t size() const { return kept_.size(); }
  void AddTo(Deed& deed, RegisterEntryId id, std::int64_t step) const {
    for (std::size_t i = 0; i < hashed_.size(); ++i) {
      RegisterFile file{.step = step, .size = hashed_[i].size()};
      file.name = kept_[i].name;
      file.digest = db::PutBlob(deed.transaction(), hashed_[i]);
      AddRegisterFile(deed.transaction(), id, file);
    }
  }

 private:
  void Take(const SentProof& sent) {
    const std::string name = ProofName(sent.name);
    if (sent.bytes.size() > kLargestProof) {
      errors_.push_back({"files", "“" + name + "”超过 15 MB，请缩小以后再传。"});
    } else if (auto bytes = ProofBytes(name, sent.bytes)) {
      kept_.push_back({name, std::move(*bytes)});
    } else {
      errors_.push_back({"files", "“" + name + "”打不开，请用 PDF、照片、Word（docx）或者 Excel（xlsx）。"});
    }
  }

  FieldErrors errors_;
  SentProofs kept_;
  std::vector<db::HashedBytes> hashed_;
};

FieldErrors FaultsOfCount(const RegisterEntry& entry, std::size_t added) {
  if (added == 0 || static_cast<std::size_t>(entry.files) + added <= kMostRegisterFiles) return {};
  return Under("files", "一条登记最多放40个文件。");
}

struct Step {
  std::string_view act, event;
  std::string words{};
  std::int64_t content = 0;
};

void AddEventOf(Deed& deed, RegisterEntryId id, const Step& step) {
  AddRegisterEvent(deed.transaction(), id,
                   {.at = deed.now(),
                    .kind = std::string(step.event),
                    .person = deed.actor().person,
                    .person_name = deed.actor().name,
                    .words = step.words,
                    .content = step.content});
}

FormResult<RegisterEntryId> Finish(Deed& deed, const RegisterEntry& entry, OrganId chain, const Step& step) {
  if (!UpdateRegisterEntry(deed.transaction(), entry)) return Refused(kFaster);
  AddEventOf(deed, entry.id, step);
  deed.Record(chain, step.act, ObjectOf(entry.id), {{"register", std::string(entry.kind->id)}});
  deed.Commit(ToString(entry.id));
  return entry.id;
}

/// Runs `make` on the entry as nobody else can change it, once. Struck ones are changed by nobody.
template <class Make>
FormResult<RegisterEntryId> Change(Desk& desk, const Actor& actor, const SeenEntry& seen, Make make,
                                   account::ActPlace place = account::ActPlace::current()) {
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<RegisterEntryId> {
    if (deed.done_before()) return deed.Earlier(RegisterEntryIdFrom);
    if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) return Refused("您现在的岗位不能登记。");
    auto entry = LockedRegisterEntry(deed.transaction(), seen.id);
    if (!entry) return Refused("没有这一条登记，请从列表进入。");
    if (entry->state == EntryState::kStruck) return Refused("这一条已经划去，不能再改。");
    if (entry->version != seen.version) return Refused(kFaster);
    return make(deed, *entry);
  });
}

/// What was written of another organ, or as a proposal that the organ concerned does not see, stays in the history of
/// the entry with its steps and files: no correction may lay that before somebody. Errors: "about".
FieldErrors FaultsOfShowing(db::Session& session, const RegisterEntry& next) {
  if (next.kind->sight != EntrySight::kAbout || !IsShownToAbout(next) || next.about == next.id.organ) return {};
  for (KeptContent& each : ContentsOf(session, next.id)) {
    RegisterEntry before{.id = next.id, .kind = next.kind};
    before.values = std::move(each.values);
    before.about = next.about;
    const std::string_view about = ValueOf(before, "about");
    if (IsShownToAbout(before) && (about.empty() || about == ValueOf(next, "about"))) continue;
    return Under("about", "改了以后，这个机关会看到以前写的处理建议或者别的机关的情况。请划去这一条，另行登记。");
  }
  return {};
}

/// What is wrong with the organ that it is about. Errors: "about".
FieldErrors FaultsOfAbout(Deed& deed, const RegisterKind& kind, const ReadEntry& read) {
  if (!read.about || account::AnswersInItsOwnName(deed.transaction(), *read.about, deed.today())) return {};
  const RegisterField* const field = FindField(kind, "about");
  return Under(field == nullptr ? "" : field->id, "请从列出的机关里选一个。");
}

void TakeBackStatementsOf(Deed& deed, OrganId organ, const RegisterEntry& entry) {
  for (const NoneStatement& none : NoneStatementsOf(deed.transaction(), organ, static_cast<int>(entry.from.year()))) {
    const bool is_of_it =
        none.kind == entry.kind->id && (none.choice.empty() || none.choice == ValueOf(entry, "which"));
    if (is_of_it && !none.is_taken_back) TakeBackNoneStatement(deed.transaction(), organ, none.number);
  }
}

/// A statement that there was none does not stand beside an entry, neither with its keeper nor with the organ
/// concerned.
void TakeBackStatements(Deed& deed, const RegisterEntry& entry) {
  TakeBackStatementsOf(deed, entry.id.organ, entry);
  if (IsShownToAbout(entry)) TakeBackStatementsOf(deed, *entry.about, entry);
}

void TellAbout(Deed& deed, const RegisterEntry& entry, std::string title) {
  if (!IsShownToAbout(entry) || *entry.about == entry.id.organ) return;
  account::TellOrgan(deed, *entry.about, Act::kDraftItems,
                     {.kind = account::NoticeKind::kItem,
                      .title = std::move(title),
                      .detail = std::string(entry.kind->name) + "：" + TitleOf(entry),
                      .path = PathOf(entry.id)});
}

bool IsTooMany(Deed& deed, OrganId organ, const RegisterKind& kind, const ReadEntry& read) {
  const int most = static_cast<int>(kMostEntriesOfYear);
  const std::vector<RegisterEntry> there =
      ListRegisterEntries(deed.transaction(), {.organ = organ,
                                               .only_kept = true,
                                               .kind = std::string(kind.id),
                                               .year = static_cast<int>(read.from.year()),
                                               .with_struck = true,
                                               .most = most});
  return there.size() >= kMostEntriesOfYear;
}

RegisterEntry EntryOf(OrganId organ, const RegisterKind& kind, ReadEntry read) {
  RegisterEntry entry{.id = {organ, 0}, .kind = &kind, .from = read.from, .until = read.until, .about = read.about};
  entry.values = std::move(read.values);
  return entry;
}

}  // namespace

FormResult<RegisterEntryId> KeepEntry(Desk& desk, const Actor& actor, OrganId organ, const RegisterKind& kind,
                                      const RegisterForm& form, const SentProofs& files) {
  const Proofs proofs(files);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<RegisterEntryId> {
    if (deed.done_before()) return deed.Earlier(RegisterEntryIdFrom);
    if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) return Refused("您现在的岗位不能登记。");
    const auto card = account::OrganCardOf(deed.transaction(), organ);
    if (!card || !Keeps(card->kind, kind)) return Refused("本机关不登记“" + std::string(kind.name) + "”。");
    auto read = ReadEntryFrom(kind, form, deed.today());
    FieldErrors errors = read.errors();
    for (const FieldError& each : proofs.errors()) errors.push_back(each);
    if (read) {
      for (FieldError& each : FaultsOfAbout(deed, kind, *read)) errors.push_back(std::move(each));
    }
    if (!errors.empty()) return errors;
    LockRegisters(deed.transaction(), organ);
    if (IsTooMany(deed, organ, kind, *read)) return Refused("一年一种最多登记500条。");
    RegisterEntry entry = EntryOf(organ, kind, *read);
    entry.id = AddRegisterEntryRow(deed.transaction(), entry);
    TakeBackStatements(deed, entry);
    proofs.AddTo(deed, entry.id, 0);
    AddEventOf(deed, entry.id, {.act = "", .event = "kept", .content = 1});
    TellAbout(deed, entry, "登记了和本机关有关的" + std::string(kind.name));
    deed.Record(organ, "register.keep", ObjectOf(entry.id), {{"register", std::string(kind.id)}});
    deed.Commit(ToString(entry.id));
    return entry.id;
  });
}

FormResult<RegisterEntryId> CorrectEntry(Desk& desk, const Actor& actor, const SeenEntry& seen,
                                         const RegisterForm& form, const std::string& typed, const SentProofs& files) {
  const std::string reason = Tidy(typed);
  const Proofs proofs(files);
  return Change(desk, actor, seen, [&](Deed& deed, RegisterEntry& entry) -> FormResult<RegisterEntryId> {
    auto read = ReadEntryFrom(*entry.kind, form, deed.today());
    FieldErrors errors = read.errors();
    for (FieldError& each : FaultsOfReason(reason, "reason")) errors.push_back(std::move(each));
    for (const FieldError& each : proofs.errors()) errors.push_back(each);
    for (FieldError& each : FaultsOfCount(entry, proofs.size())) errors.push_back(std::move(each));
    if (read && read->about != entry.about) {
      for (FieldError& each : FaultsOfAbout(deed, *entry.kind, *read)) errors.push_back(std::move(each));
    }
    const bool has_ended = entry.kind->span == EntrySpan::kLasting && entry.until != kNoEnd;
    if (read && has_ended && entry.until < read->from) {
      errors.push_back({"on", "这一天在结束的日期以后，请核对。"});
    }
    if (!errors.empty()) return errors;
    entry.from = read->from;
    if (!has_ended) entry.until = read->until;
    entry.about = read->about;
    entry.values = read->values;
    ++entry.content;
    if (FieldErrors shown = FaultsOfShowing(deed.transaction(), entry); !shown.empty()) return shown;
    AddContent(deed.transaction(), entry);
    TakeBackStatements(deed, entry);
    proofs.AddTo(deed, entry.id, 0);
    return Finish(deed, entry, entry.id.organ,
                  {.act = "register.correct", .event = "corrected", .words = reason, .content = entry.content});
  });
}

FormResult<RegisterEntryId> AddProof(Desk& desk, const Actor& actor, const SeenEntry& seen, const SentProofs& files) {
  const Proofs proofs(files);
  return Change(desk, actor, seen, [&](Deed& deed, RegisterEntry& entry) -> FormResult<RegisterEntryId> {
    if (!proofs.errors().empty()) return proofs.errors();
    if (proofs.empty()) return Under("files", "请选择要加的文件。");
    if (FieldErrors errors = FaultsOfCount(entry, proofs.size()); !errors.empty()) return errors;
    proofs.AddTo(deed, entry.id, 0);
    return Finish(deed, entry, entry.id.organ, {.act = "register.proof", .event = "files"});
  });
}

FormResult<RegisterEntryId> SetStep(Desk& desk, const Actor& actor, const SeenEntry& seen, const StepForm& form) {
  return Change(desk, actor, seen, [&](Deed& deed, RegisterEntry& entry) -> FormResult<RegisterEntryId> {
    if (entry.kind->step.empty() || entry.state != EntryState::kOpen) return Refused("这一条不能再加事项。");
    if (static_cast<std::size_t>(entry.steps) >= kMostSteps) return Refused("一条登记最多加60项。");
    auto step = StepFrom(form, entry.from);
    if (!step) return step.errors();
    RegisterStep added = *step;
    added.person = deed.actor().name;
    AddRegisterStepRow(deed.transaction(), entry.id, added);
    TellAbout(deed, entry, std::string(entry.kind->step) + "：最迟 " + ToString(added.due));
    return Finish(deed, entry, entry.id.organ, {.act = "register.step", .event = "step", .words = added.what});
  });
}

FormResult<RegisterEntryId> FinishStep(Desk& desk, const Actor& actor, const SeenEntry& seen, OrganId as,
                                       const DoneForm& form, const SentProofs& files) {
  const Proofs proofs(files);
  const std::string outcome = Tidy(form.outcome);
  return Change(desk, actor, seen, [&](Deed& deed, RegisterEntry& entry) -> FormResult<RegisterEntryId> {
    const bool is_keeper = as == entry.id.organ;
    if (!is_keeper && !(IsShownToAbout(entry) && entry.about == as)) return Refused("没有这一条登记，请从列表进入。");
    if (entry.state != EntryState::kOpen) return Refused("这一条已经办结，不能再登记完成。");
    FieldErrors errors = FaultsOfDone(form.done_on, outcome, entry.from, deed.today());
    for (const FieldError& each : proofs.errors()) errors.push_back(each);
    if (!errors.empty()) return errors;
    RegisterStep done{.number = form.step};
    done.done_on = ParseDate(Trim(form.done_on));
    done.outcome = outcome;
    done.person = deed.actor().name;
    if (!FinishStepRow(deed.transaction(), entry.id, done)) return Refused("没有这一项，或者已经登记过完成。");
    proofs.AddTo(deed, entry.id, form.step);
    if (!is_keeper) {
      account::TellOrgan(deed, entry.id.organ, Act::kDraftItems,
                         {.kind = account::NoticeKind::kItem,
                          .title = std::string(entry.kind->step) + "报来了完成情况",
                          .detail = TitleOf(entry),
                          .path = PathOf(entry.id)});
    }
    return Finish(deed, entry, as, {.act = "register.step_done", .event = "done", .words = outcome});
  });
}

FormResult<RegisterEntryId> CloseEntry(Desk& desk, const Actor& actor, const SeenEntry& seen,
                                       const std::string& ended_on, const std::string& typed) {
  const std::string ending = Tidy(typed);
  return Change(desk, actor, seen, [&](Deed& deed, RegisterEntry& entry) -> FormResult<RegisterEntryId> {
    if (entry.kind->close.empty() || entry.state != EntryState::kOpen) return Refused("这一条不用办结，或者已经办结。");
    if (FieldErrors errors = FaultsOfClosing(entry, ended_on, ending, deed.today()); !errors.empty()) return errors;
    const Date day = *ParseDate(Trim(ended_on));
    if (entry.kind->span == EntrySpan::kLasting) entry.until = day;
    entry.state = EntryState::kClosed;
    entry.ending = ToChinese(day) + "，" + ending;
    return Finish(deed, entry, entry.id.organ, {.act = "register.close", .event = "closed", .words = entry.ending});
  });
}

FormResult<RegisterEntryId> OpenEntryAgain(Desk& desk, const Actor& actor, const SeenEntry& seen,
                                           const std::string& typed) {
  const std::string reason = Tidy(typed);
  return Change(desk, actor, seen, [&](Deed& deed, RegisterEntry& entry) -> FormResult<RegisterEntryId> {
    if (entry.state != EntryState::kClosed) return Refused("这一条没有办结。");
    if (FieldErrors errors = FaultsOfReason(reason, "reason"); !errors.empty()) return errors;
    if (entry.kind->span == EntrySpan::kLasting) entry.until = kNoEnd;
    entry.state = EntryState::kOpen;
    entry.ending.clear();
    return Finish(deed, entry, entry.id.organ, {.act = "register.open_again", .event = "opened", .words = reason});
  });
}

FormResult<RegisterEntryId> StrikeEntry(Desk& desk, const Actor& actor, const SeenEntry& seen,
                                        const std::string& typed) {
  const std::string reason = Tidy(typed);
  return Change(desk, actor, seen, [&](Deed& deed, RegisterEntry& entry) -> FormResult<RegisterEntryId> {
    if (FieldErrors errors = FaultsOfReason(reason, "struck"); !errors.empty()) return errors;
    entry.state = EntryState::kStruck;
    entry.ending = reason;
    return Finish(deed, entry, entry.id.organ, {.act = "register.strike", .event = "struck", .words = reason});
  });
}

namespace {

/// 通报批评 and 处理建议 among the measures are holding to account (条例第四十七条): beside them "none" is untrue. What
/// is only proposed about the organ it does not learn from this.
bool IsHeldToAccount(db::Session& session, OrganId organ, const NoneForm& form) {
  constexpr int kMostMeasures = 20'000;
  if (form.kind != kAccountabilityRegister) return false;
  const auto is_asked = [&](MeasureKind kind) { return form.choice.empty() || form.choice == IdOf(kind); };
  const std::vector<Measure> measures = ListMeasures(session, {.issued = DaysOf(form.year), .most = kMostMeasures});
  return std::ranges::any_of(measures, [&](const Measure& each) {
    if (each.state == MeasureState::kWithdrawn || !is_asked(each.kind)) return false;
    if (each.kind == MeasureKind::kCriticise) return each.by == organ || each.against == organ;
    return each.kind == MeasureKind::kPropose && each.by == organ;
  });
}

}  // namespace

FormResult<std::int64_t> StateNone(Desk& desk, const Actor& actor, OrganId organ, const NoneForm& form) {
  const RegisterKind* const kind = FindRegisterKind(form.kind);
  const std::string words = Tidy(form.words);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return deed.EarlierId();
    if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) return FieldError{"", "您现在的岗位不能登记。"};
    if (kind == nullptr || kind->span == EntrySpan::kLasting) return FieldError{"", "这种登记不说明本年没有。"};
    const RegisterField* const split = SplitOf(*kind);
    FieldErrors errors = FaultsOfReason(words, "words");
    if (form.year < kFirstRegisterYear || form.year > static_cast<int>(deed.today().year())) {
      errors.push_back({"year", "请选择到今年为止的一年。"});
    } else if (DaysOf(form.year).last > deed.today()) {
      errors.push_back({"year", "这一年还没有过完，年底再说明全年没有。"});
    }
    if (!form.choice.empty() && (split == nullptr || FindChoice(*split, form.choice) == nullptr)) {
      errors.push_back({"choice", "请从列出的里面选一个。"});
    }
    if (!errors.empty()) return errors;
    LockRegisters(deed.transaction(), organ);
    const RegisterYear year = RegisterYearOf(deed.transaction(), organ, form.year);
    const auto is_of_it = [&](const RegisterEntry& each) {
      return each.kind == kind && (form.choice.empty() || ValueOf(each, "which") == form.choice);
    };
    if (year.none.size() >= kMostStatements) return FieldError{"", "一年最多说明200次。"};
    if (std::ranges::any_of(year.entries, is_of_it)) return FieldError{"", "这一年有登记，不能说明没有。"};
    if (IsHeldToAccount(deed.transaction(), organ, form)) {
      return FieldError{"", "“整改、通报和处理建议”里这一年有通报批评或者处理建议，不能说明没有，请先在这里登记。"};
    }
    if (IsStatedNone(year, kind->id, form.choice)) return FieldError{"", "已经说明过这一年没有。"};
    NoneStatement none{.kind = form.kind, .choice = form.choice, .year = form.year, .words = words};
    none.person = deed.actor().name;
    none.at = deed.now();
    const std::int64_t number = AddNoneStatement(deed.transaction(), organ, none, deed.actor().person);
    deed.Record(organ, "register.none", "register:" + std::to_string(organ.value) + "-none-" + std::to_string(number),
                {{"register", form.kind}, {"year", std::to_string(form.year)}});
    deed.Commit(std::to_string(number));
    return number;
  });
}

FormResult<std::int64_t> TakeBackNone(Desk& desk, const Actor& actor, OrganId organ, int year, std::int64_t number) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return deed.EarlierId();
    if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) return FieldError{"", "您现在的岗位不能登记。"};
    LockRegisters(deed.transaction(), organ);
    if (!TakeBackNoneStatement(deed.transaction(), organ, number)) return FieldError{"", "没有这一条说明。"};
    deed.Record(organ, "register.none_back",
                "register:" + std::to_string(organ.value) + "-none-" + std::to_string(number),
                {{"year", std::to_string(year)}});
    deed.Commit(std::to_string(number));
    return number;
  });
}

}  // namespace gongkai::oversight
