#include "remedy/demo_disputes.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "account/working_days_view.h"
#include "remedy/demo_disputes_script.h"
#include "remedy/dispute_actions.h"
#include "request/decision_actions.h"
#include "request/demo_cases.h"
#include "request/letter_mail_actions.h"
#include "request/reopening_actions.h"
#include "request/reply_look_actions.h"
#include "request/reply_screening_actions.h"
#include "request/reply_screening_view.h"
#include "request/reply_secrecy.h"

namespace gongkai::remedy {
namespace {

using account::DemoLife;
using account::PostKind;
using disclosure::Signer;
using request::CaseId;
using std::chrono::days;
using std::chrono::sys_days;

constexpr std::array<std::string_view, 6> kOrgans = {"101", "MZJ", "102", "ZRZYJ", "103", "WLJ"};
/// What is answered anew.
constexpr std::string_view kNewOutcome = "already_public";
constexpr days kAfterAnswer{20};

Date WorkingDayFrom(Date day) {
  while (!account::WorkingDays().IsWorkingDay(day)) day = sys_days(day) + days(1);
  return day;
}

struct Step {
  Instant at{};
  std::size_t plan = 0;
  const DemoDisputeStep* step = nullptr;  // none: the copy comes
};

struct Lived {
  DisputeId id;
  std::string_view organ;
  std::optional<CaseId> of_case{};
};

}  // namespace

struct DemoDisputes::Lives {
  explicit Lives(DemoLife& demo) : life(demo), lived(DemoDisputePlans().size()) {
    for (std::size_t i = 0; i < DemoDisputePlans().size(); ++i) Plan(i);
    std::ranges::stable_sort(steps, {}, &Step::at);
  }

  // ---- when

  Date FirstDayOf(const DemoDisputePlan& plan) const {
    const Date today = BeijingDay(life.today);
    if (plan.days > 0) return WorkingDayFrom(sys_days(today) - days(plan.days));
    return WorkingDayFrom((today.year() - std::chrono::years(1)) / 12 / 10);
  }

  void Plan(std::size_t which) {
    const DemoDisputePlan& plan = DemoDisputePlans()[which];
    const Date first = FirstDayOf(plan);
    // Two in the afternoon in Beijing, behind what happened to applications in the morning.
    const auto at = [&](Date day, int turn) {
      return Instant(sys_days(WorkingDayFrom(day))) + std::chrono::hours(6) + std::chrono::minutes(turn);
    };
    int turn = 0;
    steps.push_back({at(first, turn++), which, nullptr});
    for (const DemoDisputeStep& step : plan.steps) {
      steps.push_back({at(sys_days(first) + days(step.after), turn++), which, &step});
    }
  }

  void Until(int days_before) {
    const Date last = sys_days(BeijingDay(life.today)) - days(days_before);
    for (; next < steps.size() && BeijingDay(steps[next].at) <= last && steps[next].at <= life.today; ++next) {
      life.moment = std::max(life.moment + std::chrono::seconds(1), steps[next].at);
      const Step& step = steps[next];
      if (step.step == nullptr) {
        Enter(step.plan);
      } else {
        Do(step.plan, *step.step);
      }
    }
  }

  // ---- what

  Date Today() const { return BeijingDay(life.moment); }
  account::Actor As(const Lived& of, PostKind post) const { return life.as(of.organ, post); }

  template <class T>
  static T Must(FormResult<T> result, std::string_view what) {
    if (result) return *result;
    const FieldError& first = result.errors().front();
    throw std::runtime_error("disputes of the demo, " + std::string(what) + ": " + first.field + " " + first.message);
  }

  /// The newest answer of that organ that turned somebody down and is not disputed yet.
  std::optional<request::DisputedCase> CaseToDispute(db::Session& session, std::string_view organ,
                                                     bool of_redacted) const {
    constexpr int kMost = 60;
    const account::OrganId id = life.organ(organ);
    for (const request::DisputedCase& each : request::AnsweredCases(session, id, kMost)) {
      const DisputeGround ground = GroundOfOutcome(each.outcome);
      if (of_redacted && ground != DisputeGround::kPartial) continue;
      const bool turned_down = ground == DisputeGround::kRefusal || ground == DisputeGround::kCannotProvide ||
                               ground == DisputeGround::kNotHandled || ground == DisputeGround::kPartial;
      // Filed before it may be opened again: what happens to applications beside this goes its own way.
      if (!turned_down || !each.ended || sys_days(*each.ended) + kAfterAnswer > sys_days(Today())) continue;
      if (ListDisputes(session, {.organs = {id}, .of_case = each.id, .today = Today()}).empty()) return each;
    }
    return std::nullopt;
  }

  /// The first of the organs, beginning with another one each time, that has one.
  void Choose(std::size_t which, NewDispute& added) {
    Lived& of = lived[which];
    const DemoDisputePlan& plan = DemoDisputePlans()[which];
    db::Reader reader = life.desk.database.Read();
    of.organ = kOrgans[which % kOrgans.size()];
    for (std::size_t i = 0; i < kOrgans.size() && !plan.stands_alone; ++i) {
      const std::string_view organ =
          plan.of_redacted ? request::kDemoRedactedOrgan : kOrgans[(which + i) % kOrgans.size()];
      const auto found = CaseToDispute(reader, organ, plan.of_redacted);
      if (!found) continue;
      of.organ = organ;
      of.of_case = found->id;
      added.ground = GroundOfOutcome(found->outcome);
      break;
    }
  }

  void ChooseEarlier(std::size_t which, NewDispute& added) {
    const Lived& earlier = lived[static_cast<std::size_t>(DemoDisputePlans()[which].earlier)];
    lived[which].organ = earlier.organ;
    lived[which].of_case = earlier.of_case;
    added.earlier = earlier.id.number;
    db::Reader reader = life.desk.database.Read();
    added.ground = FindDispute(reader, earlier.id)->ground;
  }

  /// Who asked is who complains; of what stands alone, somebody else.
  PersonalText WhoOf(const std::optional<CaseId>& of_case) const {
    db::Reader reader = life.desk.database.Read();
    const auto words = of_case ? request::OpenWords(reader, life.desk.keys, *of_case) : std::nullopt;
    return words ? words->applicant.name : PersonalText("闻人秋水");
  }

  void Enter(std::size_t which) {
    const DemoDisputePlan& plan = DemoDisputePlans()[which];
    NewDispute added{.kind = plan.kind, .procedure = plan.procedure, .ground = DisputeGround::kPublication};
    if (plan.earlier >= 0) {
      ChooseEarlier(which, added);
    } else {
      Choose(which, added);
    }
    Lived& of = lived[which];
    const std::string year = std::to_string(static_cast<int>(Today().year())), number = std::to_string(which + 3);
    added.organ = life.organ(of.organ);
    added.of_case = of.of_case;
    added.received = Today();
    added.words = {.who = WhoOf(of.of_case),
                   .third = {},
                   .body = IsSuit(plan.kind) ? "澄砚县人民法院" : "澄砚县人民政府",
                   .number = IsSuit(plan.kind) ? "（" + year + "）澄行初" + number + "号"
                                               : "澄政复〔" + year + "〕" + number + "号",
                   .request = PersonalText(std::string(plan.request))};
    of.id = Must(EnterDispute(life.desk, As(of, PostKind::kHandler), added), "enter");
  }

  SeenDispute Seen(const Lived& of) const {
    db::Reader reader = life.desk.database.Read();
    return {of.id, FindDispute(reader, of.id)->version};
  }

  void Do(std::size_t which, const DemoDisputeStep& step) {
    const Lived& of = lived[which];
    const std::string words(step.words);
    switch (step.what) {
      case DemoDisputeStep::What::kAct:
        return Act(of, step);
      case DemoDisputeStep::What::kAnswerAnew:
        return AnswerAnew(of);
      case DemoDisputeStep::What::kTeach:
        if (of.of_case) Must(WriteLesson(life.desk, As(of, PostKind::kHandler), Seen(of), words), "lesson");
        return;
    }
  }

  void Act(const Lived& of, const DemoDisputeStep& step) {
    if (step.kind == DisputeEventKind::kReopened && !of.of_case) return;
    DisputeEvent event{.kind = step.kind,
                       .on = Today(),
                       .outcome = std::string(step.outcome),
                       .orders_anew = step.orders_anew,
                       .by_organ = step.by_organ,
                       .as_appeal = step.as_appeal,
                       .amount = step.amount};
    if (step.until > 0) event.until = WorkingDayFrom(sys_days(Today()) + days(step.until));
    Must(ActOnDispute(life.desk, As(of, PostKind::kHandler), Seen(of), {event, PersonalText(std::string(step.words))}),
         IdOf(step.kind));
  }

  // ---- the application answered anew, by its own acts

  request::SeenCase SeenOf(CaseId id) const {
    db::Reader reader = life.desk.database.Read();
    const auto found = request::FindCase(reader, id);
    return {id, found->handler, found->version};
  }
  screening::Tools Tools() const {
    return screening::ToolsAtOnce([this] { return life.moment; });
  }

  /// What screening finds in the answer stays by the word of the secrecy examiner.
  void SettleFindings(const Lived& of) const {
    Must(request::ScreenReply(life.desk, Tools(), As(of, PostKind::kHandler), *of.of_case), "screen anew");
    request::ReplyHitsForm form{.run = 0, .hits = {}, .reason = "已逐处核对，可以提供。"};
    {
      db::Reader reader = life.desk.database.Read();
      const auto reply = request::ReplyAtHandOf(reader, life.desk.keys, *request::FindCase(reader, *of.of_case));
      const request::ReplyScreening screened = request::ReplyScreeningOf(reader, life.desk.keys, *reply);
      form.run = screened.run->number;
      for (const screening::StoredHit& hit : screened.found.hits) {
        if (screened.IsOpen(hit)) form.hits.push_back(hit.number);
      }
    }
    if (form.hits.empty()) return;
    Must(request::OverruleReplyHits(life.desk, As(of, PostKind::kSecrecyExaminer), SeenOf(*of.of_case), form),
         "settle anew");
  }

  void Sign(const Lived& of, Signer signer, PostKind post) const {
    request::SignDecisionForm form{.signer = signer, .digest = {}, .answers = {}, .remark = {}};
    {
      db::Reader reader = life.desk.database.Read();
      const auto found = request::FindCase(reader, *of.of_case);
      form.digest = request::FoldOf(reader, *found).draft->digest;
    }
    if (signer == Signer::kSecrecy) form.answers = request::FittingAnswers(*law::FindOutcome(kNewOutcome));
    Must(request::SignDecision(life.desk, As(of, post), SeenOf(*of.of_case), form, Tools()), "sign anew");
  }

  void AnswerAnew(const Lived& of) const {
    if (!of.of_case) return;
    const CaseId id = *of.of_case;
    const account::Actor handler = As(of, PostKind::kHandler);
    request::DecisionText decision{.outcome = std::string(kNewOutcome),
                                   .finding = PersonalText("您申请的信息经区分处理，可以公开的部分已经主动公开。"),
                                   .reasons = {},
                                   .elsewhere = {},
                                   .where = PersonalText("在县政府信息公开平台本机关的专栏里可以看到。"),
                                   .released_files = {}};
    Must(request::WriteDecision(life.desk, handler, SeenOf(id), decision), "write anew");
    SettleFindings(of);
    Must(request::HandInDecision(life.desk, handler, SeenOf(id), Tools()), "hand in anew");
    Sign(of, Signer::kSecrecy, PostKind::kSecrecyExaminer);
    Sign(of, Signer::kReviewer, PostKind::kDeputy);
    SettleFindings(of);
    Sign(of, Signer::kApprover, PostKind::kChief);
    Must(request::SendReply(life.desk, handler, SeenOf(id), Today()), "reply anew");
    // As if the county's mail server had taken it.
    request::SendLetterMails(life.desk, {.send = [](const web::Mail&) { return web::MailOutcome{}; }, .site = {}});
  }

  DemoLife& life;
  std::vector<Lived> lived;
  std::vector<Step> steps;
  std::size_t next = 0;
};

DemoDisputes::DemoDisputes(DemoLife& life) : lives_(std::make_unique<Lives>(life)) {}
DemoDisputes::~DemoDisputes() = default;

void DemoDisputes::Until(int days_before) { lives_->Until(days_before); }

}  // namespace gongkai::remedy
