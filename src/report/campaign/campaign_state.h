// The campaign of a year: how far each unit is with its report, whether it is in time, and whether it keeps to the days
// that the county set for the way there. Pure: `today` is a parameter.
//
//   没有开始 ─► 起草中 ─► 已核对 ─► 审签中 ─► 已签发 ─► 已报送 ─► 已公布 (─► 更正中)        a unit that works in this
//   system 没有收到 ─► 收到文件                                                                one that works elsewhere
//
// Being late is no step of its own: a report can be late at any of them.
//
// Source: 条例第四十七条, 第四十九条; led from above: 第三条. Cases: tests/law_cases/campaign.tsv. Next to read:
// annual_state.h, campaign_view.h.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/field_errors.h"
#include "report/compile/annual_state.h"

namespace gongkai::report {

enum class CampaignStep {
  kNotBegun,
  kDrafting,
  kChecked,
  kSigning,
  kSigned,     // signed to the end, and not submitted yet
  kSubmitted,  // submitted, and readers have it on a day to come
  kPublished,
  kCorrecting,
  kWithdrawn,
  kOutside,       // works elsewhere; nothing came
  kFile,          // a file came, from whoever works elsewhere
  kLedFromAbove,  // listed, and neither urged nor summed
};
inline constexpr std::array kCampaignSteps = {
    CampaignStep::kNotBegun,  CampaignStep::kDrafting,  CampaignStep::kChecked,   CampaignStep::kSigning,
    CampaignStep::kSigned,    CampaignStep::kSubmitted, CampaignStep::kPublished, CampaignStep::kCorrecting,
    CampaignStep::kWithdrawn, CampaignStep::kOutside,   CampaignStep::kFile,      CampaignStep::kLedFromAbove};
std::string_view IdOf(CampaignStep step);    // "not_begun", …: in addresses and in the table of cases
std::string_view NameOf(CampaignStep step);  // "没有开始", …
/// None for an unknown id.
std::optional<CampaignStep> CampaignStepFrom(std::string_view id);

/// What is known of one unit's report.
struct CampaignFacts {
  bool is_led_from_above = false;
  bool is_in_system = true;
  AnnualFacts annual{};     // of one in the system
  bool is_begun = false;    // a text, an adjustment or a statement of the year is kept
  bool is_checked = false;  // the rules ran over it without an open error, and nothing was written since
  bool has_file = false;    // handed in or imported
  std::optional<Date> file_submitted_on{}, file_published_on{};  // none: not known
  std::optional<AnnualDue> due{};
};

/// Being late is no step. Who is led from above is that, whatever else is known.
CampaignStep StepOf(const CampaignFacts& facts, Date today);

/// The two days that are kept; a day of publication still to come is none.
std::optional<Date> SubmittedOn(const CampaignFacts& facts);
std::optional<Date> PublishedOn(const CampaignFacts& facts, Date today);

/// Of both duties together: in time when both were, late when one was. A file whose days nobody knows is of no day; one
/// of which one day alone is known is counted by that day, and WordsFor says which is not known.
InTime InTimeOf(const CampaignFacts& facts, Date today);
/// "按期", "迟 3 天", "还有 5 天", "已过期 2 天", "日子不知道", "公布按期，报送的日子不知道"; empty without a day.
std::string WordsFor(const CampaignFacts& facts, Date today);

/// Something is still to be done, and its day has gone by: who is urged.
inline bool IsOverdue(const CampaignFacts& facts, Date today) { return InTimeOf(facts, today) == InTime::kOverdue; }
/// Nothing of it is here that a roll-up could sum.
bool IsMissing(CampaignStep step);

// ---- the county's own days on the way

enum class PlanKind { kBegin, kCheck, kSign, kSubmit };
inline constexpr std::array kPlanKinds = {PlanKind::kBegin, PlanKind::kCheck, PlanKind::kSign, PlanKind::kSubmit};
std::string_view IdOf(PlanKind kind);    // "begin", "check", "sign", "submit"
std::string_view NameOf(PlanKind kind);  // "开始起草", "核对完", "送审签", "报送"
/// None for an unknown id.
std::optional<PlanKind> PlanKindFrom(std::string_view id);

struct PlanDay {
  PlanKind kind = PlanKind::kBegin;
  Date day{};
};

/// They lead to submitting by 31 January (条例第四十九条第一款). The government's own report is submitted to nobody,
/// and its office has until 31 March (第二款).
bool IsPlanFor(const CampaignFacts& facts);

/// The last of them that has gone by without being reached; none: it keeps to them, or they are not for it (outside the
/// system, led from above).
std::optional<PlanDay> BehindPlan(CampaignStep step, const std::vector<PlanDay>& plan, Date today);

inline constexpr std::size_t kLongestCampaignWords = 200;

/// Under "day" and "words". A plan is of the months around the reports, in the order of its kinds, and not later than
/// what the law leaves: submitting by 31 January (条例第四十九条第一款).
FieldErrors FaultsOfPlanDay(int year, PlanKind kind, std::optional<Date> day, std::string_view words,
                            const std::vector<PlanDay>& plan);

// ---- urging

/// By what a reminder went: within the system with its letters, or beside it, as noted by who did it.
enum class RemindWay { kNotice, kPhone, kLetter };
std::string_view IdOf(RemindWay way);    // "notice", "phone", "letter"
std::string_view NameOf(RemindWay way);  // "系统通知", "电话", "函"
std::optional<RemindWay> RemindWayFrom(std::string_view id);

/// Why a unit is not urged now; none: it can be.
std::optional<std::string_view> AgainstReminding(CampaignStep step);

/// Under "words".
FieldErrors FaultsOfCampaignWords(std::string_view words);

}  // namespace gongkai::report
