#include "report/campaign/campaign_state.h"

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "law/report_deadline.h"

namespace gongkai::report {
namespace {

using namespace std::chrono_literals;

struct StepRow {
  CampaignStep step;
  std::string_view id, name;
};
constexpr StepRow kSteps[] = {
    {CampaignStep::kNotBegun, "not_begun", "没有开始"},
    {CampaignStep::kDrafting, "drafting", "起草中"},
    {CampaignStep::kChecked, "checked", "已核对"},
    {CampaignStep::kSigning, "signing", "审签中"},
    {CampaignStep::kSigned, "signed", "已签发，没有报送"},
    {CampaignStep::kSubmitted, "submitted", "已报送，没有公布"},
    {CampaignStep::kPublished, "published", "已公布"},
    {CampaignStep::kCorrecting, "correcting", "更正中"},
    {CampaignStep::kWithdrawn, "withdrawn", "已撤下"},
    {CampaignStep::kOutside, "outside", "在系统外，没有收到"},
    {CampaignStep::kFile, "file", "收到文件"},
    {CampaignStep::kLedFromAbove, "from_above", "垂直领导"},
};

struct PlanRow {
  PlanKind kind;
  std::string_view id, name;
  CampaignStep reached;  // the first step at which it is
};
constexpr PlanRow kPlans[] = {
    {PlanKind::kBegin, "begin", "开始起草", CampaignStep::kDrafting},
    {PlanKind::kCheck, "check", "核对完", CampaignStep::kChecked},
    {PlanKind::kSign, "sign", "送审签", CampaignStep::kSigning},
    {PlanKind::kSubmit, "submit", "报送", CampaignStep::kSubmitted},
};

struct WayRow {
  RemindWay way;
  std::string_view id, name;
};
constexpr WayRow kWays[] = {{RemindWay::kNotice, "notice", "系统通知"},
                            {RemindWay::kPhone, "phone", "电话"},
                            {RemindWay::kLetter, "letter", "函"}};

template <class Rows, class Member>
auto Found(const Rows& rows, std::string_view id, Member member) {
  const auto row = std::ranges::find(rows, id, &std::ranges::range_value_t<Rows>::id);
  return row == std::ranges::end(rows) ? std::nullopt : std::optional((*row).*member);
}

CampaignStep StepBeforeSigning(const CampaignFacts& facts) {
  if (facts.has_file) return CampaignStep::kFile;
  if (!facts.is_in_system) return CampaignStep::kOutside;
  if (facts.is_checked) return CampaignStep::kChecked;
  return facts.is_begun ? CampaignStep::kDrafting : CampaignStep::kNotBegun;
}

bool IsToBeSubmitted(const CampaignFacts& facts) { return !facts.due || facts.due->is_submitted; }

CampaignStep StepOfSigned(const CampaignFacts& facts, bool is_public) {
  const bool owes = IsToBeSubmitted(facts) && OwesSubmission(facts.annual);
  if (owes) return CampaignStep::kSigned;
  if (is_public) return CampaignStep::kPublished;
  return IsToBeSubmitted(facts) ? CampaignStep::kSubmitted : CampaignStep::kSigned;
}

/// Of whose report only a file is here, the file tells the days.
bool IsByFile(const CampaignFacts& facts) { return facts.has_file && facts.annual.released == 0; }

/// A file came, and no day that counts with it: nothing can be said of its time. The government's own is not submitted.
bool AreDaysUnknown(const CampaignFacts& facts) {
  const bool is_known = facts.file_published_on || (IsToBeSubmitted(facts) && facts.file_submitted_on);
  return IsByFile(facts) && !is_known;
}

/// Of two duties (第四十九条第一款) a file tells the day of one, and that was in time: the other is not known.
bool IsOneDayUnknown(const CampaignFacts& facts) {
  return IsByFile(facts) && IsToBeSubmitted(facts) &&
         facts.file_submitted_on.has_value() != facts.file_published_on.has_value();
}

/// The later of both duties, once both are done; of a file the days that are known.
std::optional<Date> DoneOn(const CampaignFacts& facts, Date today) {
  const auto submitted = SubmittedOn(facts), published = PublishedOn(facts, today);
  if (IsByFile(facts)) {
    if (!IsToBeSubmitted(facts)) return published;
    return submitted && published ? std::max(submitted, published) : published ? published : submitted;
  }
  if (!published) return std::nullopt;
  if (!IsToBeSubmitted(facts)) return published;
  return submitted ? std::optional(std::max(*submitted, *published)) : std::nullopt;
}

std::optional<Date> LastDayOf(const CampaignFacts& facts) {
  if (facts.is_led_from_above || !facts.due) return std::nullopt;
  return facts.due->last_day;
}

}  // namespace

std::string_view IdOf(CampaignStep step) { return kSteps[static_cast<std::size_t>(step)].id; }
std::string_view NameOf(CampaignStep step) { return kSteps[static_cast<std::size_t>(step)].name; }
std::optional<CampaignStep> CampaignStepFrom(std::string_view id) { return Found(kSteps, id, &StepRow::step); }

CampaignStep StepOf(const CampaignFacts& facts, Date today) {
  if (facts.is_led_from_above) return CampaignStep::kLedFromAbove;
  switch (StageOf(facts.annual, today)) {
    case AnnualStage::kNone:
      return StepBeforeSigning(facts);
    case AnnualStage::kReturned:
      return facts.is_checked ? CampaignStep::kChecked : CampaignStep::kDrafting;
    case AnnualStage::kSigning:
      return CampaignStep::kSigning;
    case AnnualStage::kWaiting:
      return StepOfSigned(facts, false);
    case AnnualStage::kPublic:
      return StepOfSigned(facts, true);
    case AnnualStage::kCorrecting:
    case AnnualStage::kCorrectionSigning:
      return CampaignStep::kCorrecting;
    case AnnualStage::kWithdrawn:
      return CampaignStep::kWithdrawn;
  }
  return CampaignStep::kNotBegun;
}

std::optional<Date> SubmittedOn(const CampaignFacts& facts) {
  return IsByFile(facts) ? facts.file_submitted_on : facts.annual.submitted_on;
}

std::optional<Date> PublishedOn(const CampaignFacts& facts, Date today) {
  const auto day = IsByFile(facts) ? facts.file_published_on : facts.annual.public_from;
  const bool is_gone = !IsByFile(facts) && facts.annual.is_withdrawn;
  return day && *day <= today && !is_gone ? day : std::nullopt;
}

InTime InTimeOf(const CampaignFacts& facts, Date today) {
  if (AreDaysUnknown(facts)) return InTime::kNoDay;
  return InTimeOf(DoneOn(facts, today), LastDayOf(facts), today);
}

std::string WordsFor(const CampaignFacts& facts, Date today) {
  if (AreDaysUnknown(facts) && LastDayOf(facts)) return "日子不知道";
  if (IsOneDayUnknown(facts) && InTimeOf(facts, today) == InTime::kInTime) {
    return facts.file_submitted_on ? "报送按期，公布的日子不知道" : "公布按期，报送的日子不知道";
  }
  return WordsFor(DoneOn(facts, today), LastDayOf(facts), today);
}

bool IsMissing(CampaignStep step) {
  switch (step) {
    case CampaignStep::kNotBegun:
    case CampaignStep::kDrafting:
    case CampaignStep::kChecked:
    case CampaignStep::kSigning:
    case CampaignStep::kWithdrawn:
    case CampaignStep::kOutside:
      return true;
    case CampaignStep::kSigned:
    case CampaignStep::kSubmitted:
    case CampaignStep::kPublished:
    case CampaignStep::kCorrecting:
    case CampaignStep::kFile:
    case CampaignStep::kLedFromAbove:
      return false;
  }
  return true;
}

// ---- the county's own days

std::string_view IdOf(PlanKind kind) { return kPlans[static_cast<std::size_t>(kind)].id; }
std::string_view NameOf(PlanKind kind) { return kPlans[static_cast<std::size_t>(kind)].name; }
std::optional<PlanKind> PlanKindFrom(std::string_view id) { return Found(kPlans, id, &PlanRow::kind); }

bool IsPlanFor(const CampaignFacts& facts) { return IsToBeSubmitted(facts); }

std::optional<PlanDay> BehindPlan(CampaignStep step, const std::vector<PlanDay>& plan, Date today) {
  if (step > CampaignStep::kSubmitted) return std::nullopt;  // published, or the days are not for it
  std::optional<PlanDay> behind;
  for (const PlanDay& each : plan) {
    const bool is_reached = step >= kPlans[static_cast<std::size_t>(each.kind)].reached;
    if (each.day < today && !is_reached && (!behind || behind->day < each.day)) behind = each;
  }
  return behind;
}

FieldErrors FaultsOfPlanDay(int year, PlanKind kind, std::optional<Date> day, std::string_view words,
                            const std::vector<PlanDay>& plan) {
  FieldErrors faults;
  const std::chrono::year next(year + 1);
  const auto add = [&](std::string fault) { faults.push_back({"day", std::move(fault)}); };
  if (Utf8Length(words) > kLongestCampaignWords) faults.push_back({"words", "太长了，最多 200 字。"});
  if (!day) {
    add("请填写日子。");
    return faults;
  }
  const Date first = std::chrono::year(year) / 11 / 1;
  const law::ReportDeadline* const legal = law::DeadlineOf(law::Reporter::kDepartment, year);
  const Date last = legal != nullptr ? DayOf(next, legal->last_day) : Date(next / 1 / 31);
  if (*day < first || *day > last) {
    add("请填 " + ToString(first) + " 到 " + ToString(last) + " 之间的日子（条例第四十九条第一款）。");
    return faults;
  }
  for (const PlanDay& each : plan) {
    if (each.kind < kind && each.day > *day) add("不能早于“" + std::string(NameOf(each.kind)) + "”的日子。");
    if (each.kind > kind && each.day < *day) add("不能晚于“" + std::string(NameOf(each.kind)) + "”的日子。");
  }
  return faults;
}

// ---- urging

std::string_view IdOf(RemindWay way) { return kWays[static_cast<std::size_t>(way)].id; }
std::string_view NameOf(RemindWay way) { return kWays[static_cast<std::size_t>(way)].name; }
std::optional<RemindWay> RemindWayFrom(std::string_view id) { return Found(kWays, id, &WayRow::way); }

std::optional<std::string_view> AgainstReminding(CampaignStep step) {
  switch (step) {
    case CampaignStep::kPublished:
      return "已经报送、公布，不用催办。";
    case CampaignStep::kFile:
      return "报告已经收到，不用催办。";
    case CampaignStep::kLedFromAbove:
      return "垂直领导的单位由它的上级部门管，不归本级催办。";
    default:
      return std::nullopt;
  }
}

FieldErrors FaultsOfCampaignWords(std::string_view words) {
  if (IsBlankText(words)) return {{"words", "请写一句要说的话。"}};
  if (Utf8Length(words) > kLongestCampaignWords) return {{"words", "太长了，最多 200 字。"}};
  return {};
}

}  // namespace gongkai::report
