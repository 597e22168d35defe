// The life of an organ's own annual report: drafted, checked, signed, submitted, published, corrected; which act may
// follow, and by which day what is owed. Pure: `today` is a parameter.
//
//   编制 ─► 核对 ─► 定稿送审 ─► 三人签署、保密审查 ─► 报送（记日期） ─► 公布（记日期） ─► 更正：再定稿、再签、再报送
//
// The signatures are those of the item that carries the report to the public (disclosure/review.h): one signing over
// what readers will read, and no second way round the gate. Two days are kept: of submitting and of publishing.
//
// Source: 条例第四十九条 (departments submit and publish by 31 January, the government's own is published by 31 March),
// 第四十七条; 国办公开办函〔2021〕30号 (明确责任). Table of cases: tests/law_cases/annual_life.tsv. Next to read:
// annual_check.h, annual_sign_actions.h.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "base/date.h"
#include "base/result.h"

namespace gongkai::report {

/// Where the item stands that carries the report, as far as its latest version goes.
enum class Carrier { kNone, kDraft, kReview, kSigned, kDropped };

/// What is known of one organ's report on one year.
struct AnnualFacts {
  Carrier carrier = Carrier::kNone;
  int frozen = 0;                      // number of the version that was frozen last (定稿); 0: none
  int released = 0;                    // of the one that was signed to the end last; 0: none
  std::optional<Date> public_from{};   // of the one readers have; kept through corrections
  bool is_withdrawn = false;           // readers have none any more
  int submitted = 0;                   // of the one that was submitted last; 0: none
  std::optional<Date> submitted_on{};  // the first time
};

enum class AnnualStage {
  kNone,               // nothing is frozen yet: it is being drafted
  kReturned,           // frozen, and a draft again: sent back, taken back, or stopped on the way
  kSigning,            // 审签中
  kWaiting,            // signed, and its day is still to come
  kPublic,             // 已公布
  kCorrecting,         // published; a correction is being drafted
  kCorrectionSigning,  // published; a correction is being signed
  kWithdrawn,          // 已撤下
};

std::string_view IdOf(AnnualStage stage);    // "none", "signing", …
std::string_view NameOf(AnnualStage stage);  // "编制中", "审签中", …

/// By the item that carries it and by what readers have; `today` tells waiting from public.
AnnualStage StageOf(const AnnualFacts& facts, Date today);

enum class AnnualAct { kHandIn, kTakeBack, kSign, kSubmit, kCorrect };
std::optional<AnnualAct> AnnualActFrom(std::string_view id);  // "hand_in", "take_back", …

/// Whether it may be done now, by the state alone. Errors: kConflict with the sentence for who tries.
Status MayDo(AnnualAct act, const AnnualFacts& facts, Date today);

/// A report is on a year that is over (条例第四十九条: 上一年度): it is frozen, and therefore signed and submitted,
/// from the first day of the next one. Errors: kConflict with that day.
Status IsYearOver(int year, Date today);

/// Readers have a version, or have one from a day on, or had one: the next is a correction of it.
inline bool IsCorrection(const AnnualFacts& facts) { return facts.public_from.has_value(); }

/// Whether what was signed last still has to be submitted: the report, or its correction.
bool OwesSubmission(const AnnualFacts& facts);

// ---- days

/// To whom an organ submits its report, and whose the day is.
enum class SubmitsTo {
  kNobody,        // the government's own is published by the county's office itself
  kCountyOffice,  // departments, by the day of 条例第四十九条
  kCountyByCounty,  // townships, subdistricts, organisations: 条例第四十九条 names no day for them, the county sets it
  kOwnSystem,  // led from above: to the office that is in charge of their system (条例第三条第四款)
};
SubmitsTo SubmitsToOf(account::OrganKind kind, bool is_led_from_above);

/// What an organ owes for a report on a year, and until when.
struct AnnualDue {
  Date last_day{};           // that day is in time
  std::string source;        // the article, or whose decision
  bool is_submitted = true;  // to the county's office; the government's own is published by that office itself
};
/// None where neither law nor county sets a day: townships without one, organs led from above, those without duties
/// of their own, years before 2019.
std::optional<AnnualDue> AnnualDueOf(account::OrganKind kind, bool is_led_from_above, int year,
                                     std::optional<std::chrono::month_day> township_day);

/// The source of a day that the county sets for townships.
inline constexpr std::string_view kDayOfCounty = "本县规定";

enum class InTime { kNoDay, kOpen, kInTime, kLate, kOverdue };
/// `done`: the day it was done. kOpen: not done, and there is still time; kOverdue: not done, and the day has gone by.
InTime InTimeOf(std::optional<Date> done, std::optional<Date> last_day, Date today);
/// "按期", "迟 3 天", "还有 5 天", "今天到期", "已过期 2 天"; empty without a day.
std::string WordsFor(std::optional<Date> done, std::optional<Date> last_day, Date today);

}  // namespace gongkai::report
