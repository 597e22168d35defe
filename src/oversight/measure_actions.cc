#include "oversight/measure_actions.h"

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/participation/complaint_body_view.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::ComplaintBody;

constexpr const char* kFaster = "别人刚刚办过这一项，请看过现在的情况再办。";

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }
FieldErrors Refused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }
FieldErrors Under(std::string_view field, std::string sentence) { return {{std::string(field), std::move(sentence)}}; }

bool MayAct(const Deed& deed, Act act) {
  const auto post = deed.actor().post;
  return post && account::ReachOf(*post, act) != account::Reach::kNone;
}

std::string ObjectOf(MeasureId id) { return "measure:" + ToString(id); }

MeasureForm Tidied(const MeasureForm& form) {
  MeasureForm tidy = form;
  for (std::string* words : {&tidy.source, &tidy.facts, &tidy.demand, &tidy.document, &tidy.body})
    *words = Tidy(*words);
  return tidy;
}

/// In whose name. Errors: "against", with who there is.
FormResult<OrganId> IssuerOf(db::Session& session, const MeasureForm& form, OrganId keeper, Date today) {
  const auto authority = BodyFor(session, form.against, ComplaintBody::kAuthority, today);
  if (!authority || *authority != keeper) {
    return Under("against", "请选择由本机关主管政府信息公开工作的机关（条例第三条第三款、第四款）。");
  }
  if (!IsOfHigherOrgan(*form.kind)) return *authority;
  const auto above = BodyFor(session, form.against, ComplaintBody::kAbove, today);
  if (!above)
    return Under("kind", "责令改正由上一级行政机关作出，它不在本县，请向它反映（条例第五十二条、第五十三条）。");
  return *above;
}

Measure MeasureOf(const MeasureForm& form, OrganId keeper, OrganId by) {
  Measure measure{.id = {keeper, 0}, .by = by, .against = form.against, .kind = *form.kind, .ground = *form.ground};
  measure.source = form.source;
  measure.facts = form.facts;
  measure.demand = form.demand;
  measure.document = form.document;
  measure.body = form.body;
  measure.correct_by = ParseDate(Trim(form.correct_by));
  measure.issued_on = *ParseDate(Trim(form.issued_on));
  return measure;
}

std::string PathOf(MeasureId id) { return "/office/measures/" + ToString(id); }

/// Those who work on it, and the head of the organ. Of a proposal nobody.
void TellOrganOf(Deed& deed, const Measure& measure, std::string title) {
  if (measure.kind == MeasureKind::kPropose) return;
  const account::Notice notice{
      .kind = account::NoticeKind::kItem,
      .title = std::move(title),
      .detail = measure.correct_by ? "最迟 " + ToString(*measure.correct_by) + " 整改完并报告。" : std::string(),
      .path = PathOf(measure.id)};
  account::TellOrgan(deed, measure.against, Act::kHandleCases, notice);
  account::TellOrgan(deed, measure.against, Act::kApproveItems, notice);
}

void AddEventOf(Deed& deed, MeasureId id, std::string_view kind, std::string words) {
  AddEvent(deed.transaction(), id,
           {.at = deed.now(),
            .kind = std::string(kind),
            .person = deed.actor().person,
            .person_name = deed.actor().name,
            .words = std::move(words)});
}

struct Step {
  std::string_view act, event;
  std::string words{};
};

FormResult<MeasureId> Finish(Deed& deed, const Measure& measure, OrganId chain, const Step& step) {
  if (!UpdateMeasure(deed.transaction(), measure)) return Refused(kFaster);
  AddEventOf(deed, measure.id, step.event, step.words);
  deed.Record(chain, step.act, ObjectOf(measure.id));
  deed.Commit(ToString(measure.id));
  return measure.id;
}

/// The measure as nobody else can change it now. Errors: kVersionField.
FormResult<Measure> ToActOn(Deed& deed, const SeenMeasure& seen, Act act) {
  if (!MayAct(deed, act)) return Refused("您现在的岗位不能这样做。");
  auto measure = LockedMeasure(deed.transaction(), seen.id);
  if (!measure) return Refused("没有这一项，请从列表进入。");
  if (measure->version != seen.version) return Refused(kFaster);
  return std::move(*measure);
}

template <class Done>
FormResult<MeasureId> Supervise(Desk& desk, const Actor& actor, const SeenMeasure& seen, Done done,
                                account::ActPlace place = account::ActPlace::current()) {
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<MeasureId> {
    if (deed.done_before()) return deed.Earlier(MeasureIdFrom);
    const auto ready = ToActOn(deed, seen, Act::kSuperviseCases);
    if (!ready) return ready.errors();
    Measure measure = *ready;
    return done(deed, measure);
  });
}

void Close(Deed& deed, Measure& measure, std::string words) {
  measure.state = MeasureState::kClosed;
  measure.closing = std::move(words);
  measure.closed_on = deed.today();
}

bool IsTooLong(std::string_view words) { return Utf8Length(words) > kLongestMeasureWords; }

}  // namespace

FormResult<MeasureId> IssueMeasure(Desk& desk, const Actor& actor, OrganId keeper, const MeasureForm& given) {
  const MeasureForm form = Tidied(given);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MeasureId> {
    if (deed.done_before()) return deed.Earlier(MeasureIdFrom);
    if (!MayAct(deed, Act::kSuperviseCases)) return Refused("您现在的岗位不能提出整改要求。");
    FieldErrors errors = FaultsOf(form, deed.today());
    if (!form.kind) return errors;
    const auto by = IssuerOf(deed.transaction(), form, keeper, deed.today());
    for (const FieldError& each : by.errors()) errors.push_back(each);
    if (!errors.empty()) return errors;
    Measure measure = MeasureOf(form, keeper, *by);
    measure.id = AddMeasure(deed.transaction(), measure);
    AddEventOf(deed, measure.id, "issued", std::string(NameOf(measure.kind)));
    TellOrganOf(deed, measure, std::string(NameOf(measure.kind)) + "：" + std::string(NameOf(measure.ground)));
    deed.Record(keeper, "measure.issue", ObjectOf(measure.id), {{"kind", std::string(IdOf(measure.kind))}});
    deed.Commit(ToString(measure.id));
    return measure.id;
  });
}

FormResult<MeasureId> ReportMeasure(Desk& desk, const Actor& actor, const SeenMeasure& seen, OrganId organ,
                                    std::string_view typed, std::string_view day) {
  const std::string words = Tidy(typed);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<MeasureId> {
    if (deed.done_before()) return deed.Earlier(MeasureIdFrom);
    const auto ready = ToActOn(deed, seen, Act::kHandleCases);
    if (!ready) return ready.errors();
    Measure measure = *ready;
    if (measure.against != organ || !OwesReport(measure)) return Refused("没有要本机关整改的这一项，或者已经报告过。");
    FieldErrors errors = FaultsOfReport(words, day, measure.issued_on, deed.today());
    if (!errors.empty()) return errors;
    measure.state = MeasureState::kReported;
    measure.reported = words;
    measure.rectified_on = ParseDate(Trim(day));
    measure.reported_on = deed.today();
    account::TellOrgan(deed, measure.id.organ, Act::kSuperviseCases,
                       {.kind = account::NoticeKind::kItem,
                        .title = "报来了整改情况，请核查",
                        .detail = "整改完的日期：" + ToString(*measure.rectified_on) + "。",
                        .path = PathOf(measure.id)});
    return Finish(deed, measure, organ, {"measure.report", "reported", words});
  });
}

FormResult<MeasureId> AcceptMeasure(Desk& desk, const Actor& actor, const SeenMeasure& seen, std::string_view typed) {
  const std::string words = Tidy(typed);
  return Supervise(desk, actor, seen, [&](Deed& deed, Measure& measure) -> FormResult<MeasureId> {
    const bool asks_nothing = measure.kind == MeasureKind::kCriticise && !measure.correct_by;
    const bool may_close = measure.state == MeasureState::kReported || (asks_nothing && IsOpen(measure.state));
    if (!may_close) return Refused("机关还没有报告整改情况，不能核查办结。");
    if (IsTooLong(words)) return Under("closing", "最多写2000个字。");
    Close(deed, measure, words);
    TellOrganOf(deed, measure, "整改情况已经核查，办结");
    return Finish(deed, measure, measure.id.organ, {"measure.accept", "accepted", words});
  });
}

FormResult<MeasureId> ReturnMeasure(Desk& desk, const Actor& actor, const SeenMeasure& seen, std::string_view typed,
                                    std::string_view day) {
  const std::string why = Tidy(typed);
  return Supervise(desk, actor, seen, [&](Deed& deed, Measure& measure) -> FormResult<MeasureId> {
    if (measure.state != MeasureState::kReported) return Refused("没有可以退回的整改报告。");
    if (FieldErrors errors = FaultsOfReturn(why, day, deed.today()); !errors.empty()) return errors;
    measure.state = MeasureState::kIssued;
    measure.correct_by = ParseDate(Trim(day));
    measure.reported.clear();
    measure.rectified_on.reset();
    measure.reported_on.reset();
    TellOrganOf(deed, measure, "整改没有到位，请继续整改并报告");
    return Finish(deed, measure, measure.id.organ, {"measure.return", "sent_back", why});
  });
}

FormResult<MeasureId> RecordReply(Desk& desk, const Actor& actor, const SeenMeasure& seen,
                                  std::optional<ProposalReply> reply, std::string_view typed, std::string_view day) {
  const std::string words = Tidy(typed);
  return Supervise(desk, actor, seen, [&](Deed& deed, Measure& measure) -> FormResult<MeasureId> {
    if (measure.kind != MeasureKind::kPropose || !IsOpen(measure.state)) return Refused("没有等答复的处理建议。");
    FieldErrors errors = FaultsOfReply(reply, words, day, measure.issued_on, deed.today());
    if (!errors.empty()) return errors;
    measure.reply = reply;
    Close(deed, measure, words);
    measure.closed_on = ParseDate(Trim(day));
    return Finish(deed, measure, measure.id.organ,
                  {"measure.reply", "replied", std::string(NameOf(*reply)) + "：" + words});
  });
}

FormResult<MeasureId> WithdrawMeasure(Desk& desk, const Actor& actor, const SeenMeasure& seen, std::string_view typed) {
  const std::string why = Tidy(typed);
  return Supervise(desk, actor, seen, [&](Deed& deed, Measure& measure) -> FormResult<MeasureId> {
    if (!IsOpen(measure.state)) return Refused("已经办结或者撤回，不能再撤。");
    if (why.empty()) return Under("withdraw_why", "请写明为什么撤回。");
    if (IsTooLong(why)) return Under("withdraw_why", "最多写2000个字。");
    Close(deed, measure, why);
    measure.state = MeasureState::kWithdrawn;
    TellOrganOf(deed, measure, std::string(NameOf(measure.kind)) + "已经撤回");
    return Finish(deed, measure, measure.id.organ, {"measure.withdraw", "withdrawn", why});
  });
}

}  // namespace gongkai::oversight
