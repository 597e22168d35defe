#include "report/compile/annual_state.h"

#include <algorithm>
#include <array>

#include "law/report_deadline.h"

namespace gongkai::report {
namespace {

struct StageRow {
  AnnualStage stage;
  std::string_view id, name;
};

constexpr StageRow kStages[] = {
    {AnnualStage::kNone, "none", "编制中"},
    {AnnualStage::kReturned, "returned", "定稿后退回修改"},
    {AnnualStage::kSigning, "signing", "审签中"},
    {AnnualStage::kWaiting, "waiting", "已签发，等公布的日子"},
    {AnnualStage::kPublic, "public", "已公布"},
    {AnnualStage::kCorrecting, "correcting", "已公布，正在更正"},
    {AnnualStage::kCorrectionSigning, "correction_signing", "已公布，更正审签中"},
    {AnnualStage::kWithdrawn, "withdrawn", "已撤下"},
};

struct ActRow {
  AnnualAct act;
  std::string_view id;
};

constexpr ActRow kActsById[] = {{AnnualAct::kHandIn, "hand_in"},
                                {AnnualAct::kTakeBack, "take_back"},
                                {AnnualAct::kSign, "sign"},
                                {AnnualAct::kSubmit, "submit"},
                                {AnnualAct::kCorrect, "correct"}};

constexpr std::string_view kArticle = "条例第四十九条";

Error Against(std::string message) { return {ErrorKind::kConflict, std::move(message), std::string(kArticle)}; }

Status MayHandIn(const AnnualFacts& facts) {
  switch (facts.carrier) {
    case Carrier::kNone:
    case Carrier::kDraft:
      return Ok();
    case Carrier::kReview:
      return Against("报告正在审签，内容已经定住；要改请先撤回。");
    case Carrier::kSigned:
      return Against("报告已经签发；要改请用“更正”。");
    case Carrier::kDropped:
      return Against("报告对应的信息已经放弃；请先在“主动公开”里恢复草稿。");
  }
  return Ok();
}

Status MaySubmit(const AnnualFacts& facts) {
  if (facts.released == 0 || !facts.public_from) return Against("三个人签署完了才能报送。");
  if (facts.is_withdrawn) return Against("报告已经撤下，更正并重新签发以后再报送。");
  if (!OwesSubmission(facts)) return Against("签发的这一版已经报送过了。");
  return Ok();
}

std::optional<AnnualDue> DueOfLaw(law::Reporter reporter, int year) {
  const law::ReportDeadline* const found = law::DeadlineOf(reporter, year);
  if (found == nullptr) return std::nullopt;
  return AnnualDue{.last_day = DayOf(std::chrono::year(year + 1), found->last_day),
                   .source = std::string(found->article),
                   .is_submitted = reporter == law::Reporter::kDepartment};
}

long long DaysFrom(Date from, Date to) { return (std::chrono::sys_days(to) - std::chrono::sys_days(from)).count(); }

}  // namespace

std::string_view IdOf(AnnualStage stage) { return std::ranges::find(kStages, stage, &StageRow::stage)->id; }
std::string_view NameOf(AnnualStage stage) { return std::ranges::find(kStages, stage, &StageRow::stage)->name; }

std::optional<AnnualAct> AnnualActFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kActsById, id, &ActRow::id);
  return row == std::end(kActsById) ? std::nullopt : std::optional(row->act);
}

AnnualStage StageOf(const AnnualFacts& facts, Date today) {
  const bool is_out = facts.public_from && *facts.public_from <= today && !facts.is_withdrawn;
  switch (facts.carrier) {
    case Carrier::kNone:
      return AnnualStage::kNone;
    case Carrier::kDropped:
      return AnnualStage::kReturned;
    case Carrier::kDraft:
      if (is_out) return AnnualStage::kCorrecting;
      return facts.frozen == 0 ? AnnualStage::kNone : AnnualStage::kReturned;
    case Carrier::kReview:
      return is_out ? AnnualStage::kCorrectionSigning : AnnualStage::kSigning;
    case Carrier::kSigned:
      if (facts.is_withdrawn) return AnnualStage::kWithdrawn;
      return is_out ? AnnualStage::kPublic : AnnualStage::kWaiting;
  }
  return AnnualStage::kNone;
}

Status MayDo(AnnualAct act, const AnnualFacts& facts, Date today) {
  const AnnualStage stage = StageOf(facts, today);
  switch (act) {
    case AnnualAct::kHandIn:
      return MayHandIn(facts);
    case AnnualAct::kTakeBack:
    case AnnualAct::kSign:
      if (facts.carrier == Carrier::kReview) return Ok();
      return Against("报告不在审签中：可能还没有送审，或者已经撤回、退回、签发了。");
    case AnnualAct::kSubmit:
      return MaySubmit(facts);
    case AnnualAct::kCorrect:
      if (stage == AnnualStage::kPublic || stage == AnnualStage::kWithdrawn || stage == AnnualStage::kWaiting) {
        return Ok();
      }
      return Against("签发了的报告才更正；还没有签发的，直接改就行。");
  }
  return Ok();
}

Status IsYearOver(int year, Date today) {
  if (today > Date(std::chrono::year(year) / 12 / 31)) return Ok();
  return Against(std::to_string(year) + "年还没有过完：年度报告写的是上一年度，" + std::to_string(year + 1) +
                 "年1月1日起才能定稿送审。");
}

bool OwesSubmission(const AnnualFacts& facts) { return facts.released > facts.submitted; }

SubmitsTo SubmitsToOf(account::OrganKind kind, bool is_led_from_above) {
  using account::OrganKind;
  if (kind == OrganKind::kCountyGovernment) return SubmitsTo::kNobody;
  if (is_led_from_above) return SubmitsTo::kOwnSystem;
  const bool is_department = kind == OrganKind::kCountyOffice || kind == OrganKind::kDepartment;
  return is_department ? SubmitsTo::kCountyOffice : SubmitsTo::kCountyByCounty;
}

std::optional<AnnualDue> AnnualDueOf(account::OrganKind kind, bool is_led_from_above, int year,
                                     std::optional<std::chrono::month_day> township_day) {
  using account::OrganKind;
  if (is_led_from_above) return std::nullopt;
  switch (kind) {
    case OrganKind::kCountyGovernment:
      return DueOfLaw(law::Reporter::kGovernment, year);
    case OrganKind::kCountyOffice:
    case OrganKind::kDepartment:
      return DueOfLaw(law::Reporter::kDepartment, year);
    case OrganKind::kTownship:
    case OrganKind::kSubdistrict:
      if (!township_day) return std::nullopt;
      return AnnualDue{.last_day = DayOf(std::chrono::year(year + 1), *township_day),
                       .source = std::string(kDayOfCounty)};
    case OrganKind::kVillage:
    case OrganKind::kCommunity:
    case OrganKind::kUnit:
    case OrganKind::kAuthorised:
      break;
  }
  return std::nullopt;
}

InTime InTimeOf(std::optional<Date> done, std::optional<Date> last_day, Date today) {
  if (!last_day) return InTime::kNoDay;
  if (done) return *done <= *last_day ? InTime::kInTime : InTime::kLate;
  return today <= *last_day ? InTime::kOpen : InTime::kOverdue;
}

std::string WordsFor(std::optional<Date> done, std::optional<Date> last_day, Date today) {
  switch (InTimeOf(done, last_day, today)) {
    case InTime::kNoDay:
      return {};
    case InTime::kInTime:
      return "按期";
    case InTime::kLate:
      return "迟 " + std::to_string(DaysFrom(*last_day, *done)) + " 天";
    case InTime::kOverdue:
      return "已过期 " + std::to_string(DaysFrom(*last_day, today)) + " 天";
    case InTime::kOpen:
      break;
  }
  const long long left = DaysFrom(today, *last_day);
  return left == 0 ? "今天到期" : "还有 " + std::to_string(left) + " 天";
}

}  // namespace gongkai::report
