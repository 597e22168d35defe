#include "oversight/survey/survey_actions.h"

#include "account/notice_actions.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/sm3.h"
#include "disclosure/item_steps_actions.h"
#include "oversight/survey/survey_screening_view.h"
#include "oversight/survey/survey_store.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using disclosure::FormRefused;
using disclosure::MayActAs;

constexpr const char* kFaster = "别人刚刚改过这一次评议，请看过现在的内容再办。";
constexpr std::size_t kLongestReason = 500;

std::string ObjectOf(SurveyId id) { return "survey:" + ToString(id); }
std::string AddressOf(SurveyId id) { return "/office/surveys/" + ToString(id); }
FieldErrors Refused(std::string sentence) { return {{std::string(kVersionField), std::move(sentence)}}; }
std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

std::string DigestOf(const Survey& survey) { return "sm3:" + crypto::Sm3Hex(ExaminedTextOf(survey)); }

std::optional<FieldError> FaultOfWords(std::string_view words, std::string_view field, std::string_view what) {
  if (words.empty()) return FieldError{std::string(field), "请写明" + std::string(what) + "。"};
  if (Utf8Length(words) <= kLongestReason) return std::nullopt;
  return FieldError{std::string(field), "最多写" + std::to_string(kLongestReason) + "个字。"};
}

void AddEventOf(Deed& deed, SurveyId id, std::string_view kind, std::string words = {}) {
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

FormResult<SurveyId> Finish(Deed& deed, const Survey& survey, const Step& step) {
  if (!UpdateSurvey(deed.transaction(), survey)) return Refused(kFaster);
  AddEventOf(deed, survey.id, step.event, step.words);
  deed.Record(survey.id.organ, step.act, ObjectOf(survey.id));
  deed.Commit(ToString(survey.id));
  return survey.id;
}

/// The survey as nobody else can change it now. Errors: kVersionField.
FormResult<Survey> ToActOn(Deed& deed, const SeenSurvey& seen, Act act) {
  if (!MayActAs(deed.actor(), act)) return Refused("您现在的岗位不能这样做。");
  auto survey = LockedSurvey(deed.transaction(), seen.id);
  if (!survey) return Refused("没有这一次评议，请从列表进入。");
  if (survey->version != seen.version) return Refused(kFaster);
  return std::move(*survey);
}

template <class Done>
FormResult<SurveyId> ActOn(Desk& desk, const Actor& actor, const SeenSurvey& seen, Act act, Done done,
                           account::ActPlace place = account::ActPlace::current()) {
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<SurveyId> {
    if (deed.done_before()) return deed.Earlier(SurveyIdFrom);
    const auto ready = ToActOn(deed, seen, act);
    if (!ready) return ready.errors();
    Survey survey = *ready;
    return done(deed, survey);
  });
}

/// As it is now, for screening before the write lock is taken: what is found counts for this version of it alone.
std::optional<Survey> SurveyNow(Desk& desk, SurveyId id) {
  db::Reader reader = desk.database.Read();
  return FindSurvey(reader, id);
}

/// What nobody looked at, and who typed it anew.
void BeDraft(Survey& survey, const Deed& deed) {
  survey.state = SurveyState::kDraft;
  survey.digest = DigestOf(survey);
  survey.made_by = deed.actor().person;
  survey.made_name = deed.actor().name;
  survey.examined_by.reset();
  survey.examined_name.clear();
}

FormResult<SurveyId> Add(Deed& deed, OrganId organ, Survey survey) {
  if (!MayActAs(deed.actor(), Act::kDraftItems)) return Refused("您现在的岗位不能写社会评议。");
  survey.id = {organ, 0};
  BeDraft(survey, deed);
  const SurveyId id = AddSurvey(deed.transaction(), survey);
  AddEventOf(deed, id, "saved");
  deed.Record(organ, "survey.save", ObjectOf(id));
  deed.Commit(ToString(id));
  return id;
}

}  // namespace

FormResult<SurveyId> SaveSurvey(Desk& desk, const Actor& actor, const SeenSurvey& seen, const SurveyForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<SurveyId> {
    if (deed.done_before()) return deed.Earlier(SurveyIdFrom);
    const auto typed = SurveyFrom(form, deed.today());
    if (!typed) return typed.errors();
    if (seen.id.number == 0) return Add(deed, seen.id.organ, *typed);
    const auto ready = ToActOn(deed, seen, Act::kDraftItems);
    if (!ready) return ready.errors();
    Survey survey = *ready;
    if (survey.state == SurveyState::kReleased || survey.state == SurveyState::kStopped) {
      return Refused("已经发布的评议不能再改；写错了的，停止这一次，另写一次。");
    }
    survey.title = typed->title;
    survey.intro = typed->intro;
    survey.opens_on = typed->opens_on;
    survey.closes_on = typed->closes_on;
    survey.questions = typed->questions;
    BeDraft(survey, deed);
    return Finish(deed, survey, {"survey.save", "saved"});
  });
}

FormResult<SurveyId> HandInSurvey(Desk& desk, const Actor& actor, const SeenSurvey& seen, bool is_checked) {
  const auto now = SurveyNow(desk, seen.id);
  const FieldErrors found = now ? FoundInSurvey(desk, *now, is_checked) : FieldErrors();
  return ActOn(desk, actor, seen, Act::kDraftItems, [&](Deed& deed, Survey& survey) -> FormResult<SurveyId> {
    if (!now || now->version != survey.version) return Refused(kFaster);
    if (survey.state != SurveyState::kDraft) return Refused("只有草稿可以送审。");
    if (survey.closes_on < deed.today()) return Refused("截止的日期已经过去，请改了日期再送审。");
    if (!found.empty()) return found;
    survey.state = SurveyState::kWaiting;
    account::TellOrgan(deed, survey.id.organ, Act::kExamineSecrecy,
                       {.kind = account::NoticeKind::kItem,
                        .title = "请审查一次社会评议的题目",
                        .detail = "审查通过以后，从开始的日期起谁都可以不记名地答。",
                        .path = AddressOf(survey.id)});
    return Finish(deed, survey, {"survey.hand_in", "handed_in"});
  });
}

FormResult<SurveyId> ExamineSurvey(Desk& desk, const Actor& actor, const SeenSurvey& seen, std::string_view digest) {
  const auto now = SurveyNow(desk, seen.id);
  const FieldErrors found = now ? FoundInSurvey(desk, *now, true) : FieldErrors();
  return ActOn(desk, actor, seen, Act::kExamineSecrecy, [&](Deed& deed, Survey& survey) -> FormResult<SurveyId> {
    if (!now || now->version != survey.version) return Refused(kFaster);
    if (auto against = AgainstExaminerOf(survey, deed.actor().person, deed.today()))
      return Refused(std::move(*against));
    if (DigestOf(survey) != digest) return Refused("内容和审查的不一致，请看过现在的内容再审查。");
    if (!found.empty()) return found;
    survey.state = SurveyState::kReleased;
    survey.digest = digest;
    survey.examined_by = deed.actor().person;
    survey.examined_name = deed.actor().name;
    survey.released_on = deed.today();
    account::TellPerson(deed, {.person = survey.made_by,
                               .kind = account::NoticeKind::kItem,
                               .title = "社会评议已经审查，发布了",
                               .path = AddressOf(survey.id)});
    return Finish(deed, survey, {"survey.examine", "released"});
  });
}

FormResult<SurveyId> ReturnSurvey(Desk& desk, const Actor& actor, const SeenSurvey& seen, std::string_view typed) {
  const std::string reason = Tidy(typed);
  return ActOn(desk, actor, seen, Act::kExamineSecrecy, [&](Deed& deed, Survey& survey) -> FormResult<SurveyId> {
    if (survey.state != SurveyState::kWaiting) return Refused("这一次评议现在不等审查。");
    if (auto fault = FaultOfWords(reason, "reason", "退回的理由")) return std::move(*fault);
    survey.state = SurveyState::kDraft;
    account::TellPerson(deed, {.person = survey.made_by,
                               .kind = account::NoticeKind::kItem,
                               .title = "社会评议退回修改",
                               .detail = reason,
                               .path = AddressOf(survey.id)});
    return Finish(deed, survey, {"survey.return", "returned", reason});
  });
}

FormResult<SurveyId> StopSurvey(Desk& desk, const Actor& actor, const SeenSurvey& seen, std::string_view typed) {
  const std::string words = Tidy(typed);
  const FieldErrors found = FoundInWords(desk, seen.id.organ, words);
  return ActOn(desk, actor, seen, Act::kDraftItems, [&](Deed& deed, Survey& survey) -> FormResult<SurveyId> {
    const SurveyStanding standing = StandingOf(survey, deed.today());
    if (standing != SurveyStanding::kOpen && standing != SurveyStanding::kComing) {
      return Refused("只有发布了还没有截止的评议可以停止。");
    }
    if (auto fault = FaultOfWords(words, "stopped_words", "为什么停止")) return std::move(*fault);
    if (!found.empty()) return found;
    survey.state = SurveyState::kStopped;
    survey.stopped_on = deed.today();
    survey.stopped_words = words;
    return Finish(deed, survey, {"survey.stop", "stopped", words});
  });
}

}  // namespace gongkai::oversight
