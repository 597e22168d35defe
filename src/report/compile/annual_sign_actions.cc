#include "report/compile/annual_sign_actions.h"

#include <algorithm>

#include "account/notice_actions.h"
#include "account/organ_card_view.h"
#include "account/organ_list_view.h"
#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"
#include "crypto/sm3.h"
#include "db/blob_store.h"
#include "disclosure/content_digest.h"
#include "disclosure/decision/decision.h"
#include "disclosure/item_actions.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/review_actions.h"
#include "disclosure/step/step_actions.h"
#include "docread/rich_text_reader.h"
#include "report/compile/annual_body_view.h"
#include "report/compile/annual_difference.h"
#include "report/compile/paper_json.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::Content;
using disclosure::FormRefused;
using disclosure::Item;
using disclosure::ItemId;
using disclosure::MayActAs;
using gongkai::ToString;  // of a day, beside that of a cell

constexpr std::size_t kLongestCorrection = 1'500, kOnceDigits = 32;

std::string ObjectOfAnnual(AnnualId id) {
  return "annual:" + std::to_string(id.organ.value) + "-" + std::to_string(id.year);
}

std::string PathOfSigning(AnnualId id) {
  return "/office/annual/" + std::to_string(id.year) + "/sign?organ=" + std::to_string(id.organ.value);
}

/// One form, several deeds: each is done once.
Actor ActorOfPart(Actor actor, std::string_view part) {
  if (!actor.once_key.empty()) {
    actor.once_key = crypto::Sm3Hex(actor.once_key + "|" + std::string(part)).substr(0, kOnceDigits);
  }
  return actor;
}

std::optional<FieldErrors> AgainstAct(AnnualAct act, const AnnualFacts& facts, Date today) {
  const Status may = MayDo(act, facts, today);
  if (may) return std::nullopt;
  return FormRefused(may.error().message);
}

// ---- an error is left standing

std::vector<Finding> FindingsOf(const AnnualNow& now) {
  std::vector<Finding> findings;
  for (const JudgedFinding& each : now.findings) findings.push_back(each.finding);
  return findings;
}

/// `now` was checked before the deed; what is said of its errors is asked again within.
FormResult<AnnualId> DoOverrule(Deed& deed, const AnnualNow& now, AnnualId id, const OverruleForm& form) {
  if (deed.done_before()) return id;
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能对核对结果作说明。");
  if (form.holds) {
    if (FieldErrors faults = FaultsOfReason(form.reason); !faults.empty()) return faults;
  }
  db::Transaction& act = deed.transaction();
  LockAnnualReport(act, id.organ, id.year);
  if (auto against = AgainstAct(AnnualAct::kHandIn, AnnualFactsOf(act, id.organ, id.year), deed.today())) {
    return std::move(*against);
  }
  const std::vector<JudgedFinding> findings = Judge(FindingsOf(now), OverrulesOf(act, id.organ, id.year));
  const auto found = std::ranges::find_if(findings, [&](const JudgedFinding& each) {
    return each.finding.fingerprint == form.fingerprint && each.finding.severity == Severity::kError;
  });
  if (found == findings.end()) return FormRefused("这一处已经改过，没有这个错误了，请看过现在的核对结果。");
  if (found->overruled.has_value() == form.holds) {
    return FormRefused(form.holds ? "这一处已经有人作了说明。" : "这一处没有说明，不用收回。");
  }
  AddOverrule(act, id.organ, id.year,
              {.fingerprint = form.fingerprint,
               .rule = found->finding.rule,
               .message = found->finding.message,
               .reason = std::string(Trim(form.reason)),
               .person = deed.actor().person,
               .name = deed.actor().name,
               .at = deed.now(),
               .holds = form.holds});
  deed.Record(id.organ, form.holds ? "annual.overrule" : "annual.overrule_back", ObjectOfAnnual(id),
              {{"rule", found->finding.rule}});
  deed.Commit();
  return id;
}

// ---- freezing

/// What was made before the deed, which holds the lock that everybody waits for.
struct Prepared {
  AnnualNow now;
  RichText body;
  std::vector<disclosure::NewFile> files;
  std::vector<db::HashedBytes> hashed;  // of files
};

FieldErrors FaultsOfReport(const AnnualNow& now) {
  FieldErrors faults;
  const auto add = [&](std::string words) { faults.push_back({std::string(kVersionField), std::move(words)}); };
  if (!now.draft.has_text) add("还没有写报告的文字，请先到“正文”里起草。");
  for (const std::string& name : now.draft.missing) add("“" + name + "”没有数字，请先填上，或者从文字里去掉。");
  for (const JudgedFinding& each : now.findings) {
    if (each.IsOpen()) add(each.finding.message + FaultAdviceOf(each.finding));
  }
  return faults;
}

Result<std::unique_ptr<Prepared>> Prepare(Desk& desk, const AnnualSources& sources, AnnualId id) {
  auto prepared = std::make_unique<Prepared>();
  MakeReady(sources, id.organ, id.year);
  {
    db::Reader reader = desk.database.Read();
    auto now = AnnualNowOf(reader, sources, id.organ, id.year, BeijingDay(desk.now()));
    if (!now) return now.error();
    prepared->now = std::move(*now);
  }
  auto body = BodyOfPaper(prepared->now.draft.paper, NotesOf(prepared->now.findings));
  if (!body) return body.error();
  prepared->body = std::move(*body);
  auto files = sources.files(prepared->now.draft.paper);
  if (!files) return files.error();
  prepared->files = std::move(*files);
  for (const disclosure::NewFile& file : prepared->files) prepared->hashed.emplace_back(file.bytes);
  return prepared;
}

Content ContentOf(Deed& deed, const Prepared& prepared, const HandInForm& form, std::string correction) {
  const AnnualPaper& paper = prepared.now.draft.paper;
  Content content;
  content.kind = disclosure::ItemKind::kAnnualReport;
  content.title = paper.title;
  content.summary = SummaryOf(paper);
  content.body = docread::WriteRichText(prepared.body);
  content.fields = {{"report_year", std::to_string(paper.year)}};
  content.formed_on = deed.today();
  content.publish_on = form.publish_on;
  content.correction = std::move(correction);
  if (!content.correction.empty()) content.correction_why = std::string(Trim(form.why));
  for (std::size_t i = 0; i < prepared.files.size(); ++i) {
    content.attachments.push_back({.name = prepared.files[i].name,
                                   .digest = db::PutBlob(deed.transaction(), prepared.hashed[i]),
                                   .size = prepared.hashed[i].size()});
  }
  return content;
}

/// The draft that carries it now has this content; a version that anybody signed stays as it is.
void WriteInto(Deed& deed, Item item, const Content& content) {
  db::Transaction& act = deed.transaction();
  const bool is_kept = !disclosure::SignaturesOf(act, item.id, item.latest_version).empty() ||
                       disclosure::WasAskedAbout(act, item.id, item.latest_version);
  if (is_kept) item.latest_version = disclosure::NextVersionOf(act, item.id);
  if (!item.publicity.published_version) disclosure::DescribeBy(item, content);
  item.changed_at = deed.now();
  disclosure::SaveVersion(act, {.item = item.id,
                                .number = item.latest_version,
                                .content = content,
                                .author = deed.actor().person,
                                .saved_at = deed.now()});
  disclosure::UpdateItem(act, item);
}

/// The item, begun where there is none yet.
ItemId Carry(Deed& deed, AnnualId id, const Content& content) {
  if (const auto carrier = CarrierOf(deed.transaction(), id.organ, id.year)) {
    WriteInto(deed, *disclosure::LockedItem(deed.transaction(), *carrier), content);
    return *carrier;
  }
  const ItemId item = disclosure::AddDraft(deed, id.organ, content);
  AddCarrier(deed.transaction(), item, id.year);
  return item;
}

/// The same report, frozen before and sent back, is no version of its own.
bool IsFrozenAlready(const std::optional<AnnualVersion>& last, const AnnualNow& now, const Content& content) {
  return last && last->digest == now.digest && last->title == content.title && last->body == content.body &&
         last->files == disclosure::FilesText(content);
}

FieldErrors FaultsOfForm(const HandInForm& form, bool is_correction, bool is_changed, Date today) {
  FieldErrors faults;
  if (is_correction && IsBlankText(form.why)) faults.push_back({"why", "请写明为什么更正，读者会看到。"});
  if (is_correction && Utf8Length(form.why) > kLongestReason) faults.push_back({"why", "太长了，最多 500 字。"});
  if (is_correction && disclosure::PrivateNumberIn(form.why)) {
    faults.push_back({"why", "这里有身份证号码、手机号码或者银行卡号，请删去：读者会看到。"});
  }
  if (is_correction && !is_changed) return FormRefused("和已经公布的没有不同，不用更正。");
  if (form.publish_on && *form.publish_on < today) faults.push_back({"publish_on", "公布的日子不能早于今天。"});
  return faults;
}

/// Nobody changed the report, or what is said of its errors, since it was made ready.
bool IsAsPrepared(db::Session& session, const AnnualSources& sources, AnnualId id, const Prepared& prepared) {
  const auto draft = sources.draft(session, id.organ, id.year);
  if (!draft || DigestOf(draft->paper) != prepared.now.digest) return false;
  const auto judged = Judge(FindingsOf(prepared.now), OverrulesOf(session, id.organ, id.year));
  return NotesOf(judged) == NotesOf(prepared.now.findings);
}

/// What a deed of freezing left in the item: whoever changes it afterwards makes another version of it.
struct Frozen {
  ItemId item;
  std::int64_t version = 0;
};
std::string TextOf(const Frozen& frozen) { return ToString(frozen.item) + " " + std::to_string(frozen.version); }
/// As an earlier deed said it.
FormResult<Frozen> FrozenFrom(std::string_view text) {
  const std::size_t space = std::min(text.find(' '), text.size());
  const auto item = disclosure::ItemIdFrom(text.substr(0, space));
  const auto version = ParseNumber(text.substr(std::min(space + 1, text.size())));
  if (!item || !version) return FormRefused("这份表格已经提交过，请重新打开页面。");
  return Frozen{.item = *item, .version = version->Whole()};
}

/// What is frozen: the report as it was judged, and the content of the item that carries it.
struct ToFreeze {
  const AnnualNow& now;
  const Content& content;
};

/// The version of that number, with what each of its cells counts.
void FreezeAs(Deed& deed, const AnnualSources& sources, AnnualId id, int number, const ToFreeze& made) {
  AddAnnualVersion(deed.transaction(), id.organ, id.year,
                   {.number = number,
                    .paper = WritePaperJson(made.now.draft.paper),
                    .digest = made.now.digest,
                    .title = made.content.title,
                    .body = made.content.body,
                    .files = disclosure::FilesText(made.content),
                    .correction = made.content.correction,
                    .correction_why = made.content.correction_why,
                    .author = deed.actor().person,
                    .author_name = deed.actor().name,
                    .at = deed.now()});
  if (sources.keep_count) sources.keep_count(deed, id.organ, id.year);
}

FormResult<Frozen> Freeze(Deed& deed, const AnnualSources& sources, AnnualId id, const HandInForm& form,
                          const Prepared& prepared) {
  if (deed.done_before()) return FrozenFrom(deed.earlier_result());
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能送审。");
  db::Transaction& act = deed.transaction();
  LockAnnualReport(act, id.organ, id.year);
  if (const Status is_over = IsYearOver(id.year, deed.today()); !is_over) return FormRefused(is_over.error().message);
  const AnnualFacts facts = AnnualFactsOf(act, id.organ, id.year);
  if (auto against = AgainstAct(AnnualAct::kHandIn, facts, deed.today())) return std::move(*against);
  const auto now = IsAsPrepared(act, sources, id, prepared) ? &prepared.now : nullptr;
  if (now == nullptr || now->digest != form.digest) {
    return FormRefused("报告在您打开之后变过，请看过现在的内容再送审。");
  }
  if (FieldErrors faults = FaultsOfReport(*now); !faults.empty()) return faults;
  const bool is_correction = IsCorrection(facts);
  const std::vector<std::string> changes =
      is_correction ? ChangesSinceRelease(act, id.organ, id.year, now->draft.paper) : std::vector<std::string>();
  if (FieldErrors faults = FaultsOfForm(form, is_correction, !changes.empty(), deed.today()); !faults.empty()) {
    return faults;
  }
  const Content content = ContentOf(deed, prepared, form, CorrectionText(changes, kLongestCorrection));
  AddCheckRun(act, id.organ, id.year, now->digest, CountOf(now->findings), deed.actor().person, deed.actor().name,
              deed.now());
  const ItemId item = Carry(deed, id, content);
  if (!IsFrozenAlready(FindAnnualVersion(act, id.organ, id.year, facts.frozen), *now, content)) {
    FreezeAs(deed, sources, id, facts.frozen + 1, {*now, content});
  }
  deed.Record(id.organ, "annual.freeze", ObjectOfAnnual(id), {{"item", ToString(item)}, {"digest", now->digest}});
  const Frozen frozen{.item = item, .version = disclosure::FindItem(act, item)->version};
  deed.Commit(TextOf(frozen));
  return frozen;
}

// ---- submitting

std::string NameOfOrganNow(db::Session& session, account::OrganId organ) {
  const auto found = account::RegisteredOrgan(session, organ);
  return found ? found->name : std::string();
}

/// Where it is the county's office to which it was submitted; whoever is led from above reports to its own system.
void TellCountyOffice(Deed& deed, AnnualId id, bool is_corrected) {
  if (SubmitsToOf(deed.transaction(), id.organ) == SubmitsTo::kOwnSystem) return;
  const std::string year = std::to_string(id.year);
  const account::Notice notice{.kind = account::NoticeKind::kReport,
                               .title = NameOfOrganNow(deed.transaction(), id.organ) + "报送了" + year + "年度报告" +
                                        (is_corrected ? "的更正" : ""),
                               .path = PathOfSigning(id)};
  const account::OrganFilter offices{.words = {}, .kind = account::OrganKind::kCountyOffice};
  for (const account::OrganRow& row : account::ListOrgans(deed.transaction(), offices, deed.today())) {
    account::TellOrgan(deed, row.organ.id, Act::kSeeReports, notice);
  }
}

/// The day on which the version that is submitted was signed to the end.
std::optional<Date> SignedOn(db::Session& session, AnnualId id) {
  const auto carrier = CarrierOf(session, id.organ, id.year);
  const auto item = carrier ? disclosure::FindItem(session, *carrier) : std::nullopt;
  if (!item || !item->publicity.published_version) return std::nullopt;
  const auto version = disclosure::FindVersion(session, *carrier, *item->publicity.published_version);
  if (!version || !version->published_at) return std::nullopt;
  return BeijingDay(*version->published_at);
}

FormResult<AnnualId> DoSubmit(Deed& deed, AnnualId id, std::optional<Date> on) {
  if (deed.done_before()) return id;
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能报送。");
  db::Transaction& act = deed.transaction();
  LockAnnualReport(act, id.organ, id.year);
  const AnnualFacts facts = AnnualFactsOf(act, id.organ, id.year);
  if (auto against = AgainstAct(AnnualAct::kSubmit, facts, deed.today())) return std::move(*against);
  if (!on) return FieldErrors{{"on", "请填写报送的日子，像“2026-01-20”。"}};
  if (*on > deed.today()) return FieldErrors{{"on", "报送的日子不能晚于今天。"}};
  if (const auto signed_on = SignedOn(act, id); signed_on && *on < *signed_on) {
    return FieldErrors{{"on", "报送的日子不能早于签发的日子 " + ToString(*signed_on) + "。"}};
  }
  AddSubmission(act, id.organ, id.year,
                {.version = facts.released, .on = *on, .person = deed.actor().name, .at = deed.now()},
                deed.actor().person);
  TellCountyOffice(deed, id, facts.submitted > 0);
  deed.Record(id.organ, "annual.submit", ObjectOfAnnual(id),
              {{"version", std::to_string(facts.released)}, {"on", ToString(*on)}});
  deed.Commit();
  return id;
}

}  // namespace

FormResult<AnnualId> OverruleError(Desk& desk, const Actor& actor, const AnnualSources& sources, AnnualId id,
                                   const OverruleForm& form) {
  const Result<AnnualNow> now = ReadyAnnualNow(desk, sources, id.organ, id.year);
  if (!now) return FormRefused(now.error().message);
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoOverrule(deed, *now, id, form); });
}

FormResult<ItemId> HandInAnnual(Desk& desk, const Actor& actor, const AnnualSources& sources, AnnualId id,
                                const HandInForm& form) {
  auto prepared = Prepare(desk, sources, id);
  if (!prepared) return FormRefused(prepared.error().message);
  auto frozen = RetryDeed(desk, ActorOfPart(actor, "freeze"),
                          [&](Deed& deed) { return Freeze(deed, sources, id, form, **prepared); });
  if (!frozen) return frozen.errors();
  {
    db::Reader reader = desk.database.Read();
    const auto item = disclosure::FindItem(reader, frozen->item);
    if (!item || item->stage != disclosure::Stage::kDraft) return frozen->item;  // handed in by the same form before
  }
  // That version and no other: what somebody else froze since then was not seen by who sent this form.
  auto handed = disclosure::HandIn(desk, ActorOfPart(actor, "hand-in"), frozen->item, frozen->version);
  if (handed) return frozen->item;
  // Its fields are those of an item; here they stand as sentences.
  FieldErrors errors;
  for (const FieldError& error : handed.errors()) {
    errors.push_back({error.field == "publish_on" ? "publish_on" : std::string(kVersionField), error.message});
  }
  return errors;
}

FormResult<AnnualId> SubmitAnnual(Desk& desk, const Actor& actor, AnnualId id, std::optional<Date> on) {
  return RetryDeed(desk, actor, [&](Deed& deed) { return DoSubmit(deed, id, on); });
}

FormResult<AnnualId> CorrectAnnual(Desk& desk, const Actor& actor, AnnualId id) {
  std::optional<ItemId> carrier;
  {
    db::Reader reader = desk.database.Read();
    carrier = CarrierOf(reader, id.organ, id.year);
    const AnnualFacts facts = AnnualFactsOf(reader, id.organ, id.year);
    if (auto against = AgainstAct(AnnualAct::kCorrect, facts, BeijingDay(desk.now()))) return std::move(*against);
  }
  const auto begun = disclosure::BeginCorrection(desk, actor, *carrier);
  if (!begun) return begun.errors();
  return id;
}

}  // namespace gongkai::report
