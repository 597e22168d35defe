#include "assessment/ledger_rows_view.h"

#include <algorithm>
#include <set>

#include "assessment/contribution_store.h"
#include "disclosure/catalogue/obligation_view.h"
#include "disclosure/inspection/inspection_actions.h"
#include "disclosure/participation/complaint_facts_view.h"
#include "disclosure/year_facts_view.h"
#include "law/report_form.h"
#include "oversight/due_view.h"
#include "oversight/training/training_view.h"
#include "remedy/dispute_actions.h"
#include "report/compile/annual_view.h"
#include "report/compile/year_work_view.h"
#include "request/case_year_view.h"

namespace gongkai::assessment {
namespace {

using gongkai::ToString;
using Rows = std::vector<LedgerRow>;

bool IsIn(const DayRange& days, std::optional<Date> day) { return day && days.first <= *day && *day <= days.last; }

/// Each year of which a day is among them, and `before` years before.
std::vector<int> YearsOf(const DayRange& days, int before = 0) {
  std::vector<int> years;
  for (int year = static_cast<int>(days.first.year()) - before; year <= static_cast<int>(days.last.year()); ++year) {
    years.push_back(year);
  }
  return years;
}

// ---- what the catalogue owes

/// What is owed for an item stands for that item; all else for its row and period, whoever writes or publishes it.
std::string LastingPathOf(disclosure::OrganObligation owed) {
  if (!owed.obligation.is_of_item) owed.obligation.item.reset();
  return PathOf(owed);
}

Rows Obligations(db::Session& session, const LedgerAsked& asked, bool is_late) {
  using disclosure::ObligationState;
  const auto counts = [&](const auto&, const auto&, const disclosure::Obligation& each) {
    return IsIn(asked.days, each.due) && (IsDone(each.state) || each.state == ObligationState::kOverdue);
  };
  Rows rows;
  for (const auto& owed : disclosure::ObligationsFor(session, std::vector{asked.organ}, asked.today,
                                                     {.filter = counts, .due_from = asked.days.first})) {
    const disclosure::Obligation& each = owed.obligation;
    const bool was_late = each.state == ObligationState::kDoneLate || each.state == ObligationState::kOverdue;
    std::string words = NameOf(owed) + "，最迟 " + ToString(each.due) + "，";
    words += each.done_on ? ToString(*each.done_on) + (was_late ? " 公开，逾期" : " 公开，按时") : "逾期没有公开";
    const std::string path = LastingPathOf(owed);
    LedgerRow row{.key = path, .words = std::move(words), .path = path};
    row.is_hit = was_late == is_late;
    rows.push_back(std::move(row));
  }
  return rows;
}
Rows ObligationsInTime(db::Session& session, const LedgerAsked& asked) { return Obligations(session, asked, false); }
Rows ObligationsLate(db::Session& session, const LedgerAsked& asked) { return Obligations(session, asked, true); }

// ---- items

Rows Items(db::Session& session, const LedgerAsked& asked, disclosure::YearItemFact fact, std::string_view what) {
  Rows rows;
  for (const disclosure::YearItem& item : ItemsInDays(session, asked.organ, asked.days, fact)) {
    if (item.on > asked.today) continue;  // it waits for its day
    const std::string id = ToString(item.id);
    LedgerRow row{.key = "item:" + id,
                  .words = item.title + "，" + ToString(item.on) + " " + std::string(what),
                  .path = "/office/items/" + id};
    row.is_hit = true;
    rows.push_back(std::move(row));
  }
  return rows;
}
Rows ItemsPublished(db::Session& session, const LedgerAsked& asked) {
  return Items(session, asked, disclosure::YearItemFact::kPublished, "公开");
}
Rows ItemsFaulty(db::Session& session, const LedgerAsked& asked) {
  return Items(session, asked, disclosure::YearItemFact::kFaulty, "撤下");
}

// ---- applications, disputes, complaints

/// The day on which it was known whether it is answered in time: that of an answer in time, else the last one for it,
/// once that is over (条例第三十三条). None: nobody knows yet, or it came to no answer.
std::optional<Date> SettledOn(const request::CountedCase& each, Date today) {
  if (each.in_time) return *each.in_time ? each.ended : each.due;
  const bool is_overdue = !each.ended && each.due && *each.due < today;
  return is_overdue ? each.due : std::nullopt;
}

std::string WordsOf(const request::CountedCase& each) {
  std::string words = "申请 " + each.register_number + "，" + ToString(each.received) + " 收到，";
  if (!each.ended) return words + "最迟 " + ToString(*each.due) + "，超期没有答复";
  return words + ToString(*each.ended) + (*each.in_time ? " 答复，按期" : " 答复，超期");
}

Rows RequestsInTime(db::Session& session, const LedgerAsked& asked) {
  Rows rows;
  for (const int year : YearsOf(asked.days)) {
    const law::ReportForm* const form = law::FormInForce(year);
    if (form == nullptr) continue;
    for (const request::CountedCase& each : request::CountedCasesOf(session, asked.organ, year, *form)) {
      if (!IsIn(asked.days, SettledOn(each, asked.today))) continue;
      LedgerRow row{.key = "case:" + ToString(each.id), .words = WordsOf(each), .path = request::PathOfCase(each.id)};
      row.is_hit = each.in_time.value_or(false);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

/// A suit in which it stands only because it upheld another organ's act is that one's alone, as in table 4.
Rows DisputesCorrected(db::Session& session, const LedgerAsked& asked) {
  Rows rows;
  for (const int year : YearsOf(asked.days)) {
    for (const remedy::Dispute& each : remedy::DisputesOfYear(session, {asked.organ}, year)) {
      if (!IsIn(asked.days, each.decided) || each.result == remedy::DisputeResult::kPending) continue;
      if (each.ground == remedy::DisputeGround::kAsReviewer) continue;
      const std::string id = ToString(each.id);
      LedgerRow row{.key = "dispute:" + id,
                    .words = std::string(NameOf(each.kind)) + "，" + ToString(*each.decided) + " 裁决，" +
                             std::string(NameOf(each.result)),
                    .path = "/office/disputes/" + id};
      row.is_hit = each.result == remedy::DisputeResult::kCorrected;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

/// Of one that was not found true nothing is told: an organ does not learn that somebody complained of it.
Rows ComplaintsFounded(db::Session& session, const LedgerAsked& asked) {
  Rows rows;
  for (const auto& each : disclosure::ComplaintsReceived(session, std::vector{asked.organ}, asked.days)) {
    if (!each.verdict || !IsFounded(*each.verdict)) continue;
    LedgerRow row{.key = "complaint:" + ToString(each.message),
                  .words = ToString(each.received) + " 收到的投诉举报，查证" + std::string(NameOf(*each.verdict)),
                  .path = "/office/rectifications"};
    row.is_hit = true;
    rows.push_back(std::move(row));
  }
  return rows;
}

// ---- annual reports

std::string PathOfAnnual(account::OrganId organ, int year, std::string_view part) {
  return "/office/annual/" + std::to_string(year) + std::string(part) + "?organ=" + std::to_string(organ.value);
}

/// Of one that waits for its day nothing is published yet.
std::optional<Date> PublishedOn(const report::AnnualFacts& facts, Date today) {
  return facts.public_from && *facts.public_from <= today ? facts.public_from : std::nullopt;
}

/// What is done by the day is in time; what is not done is a row from the day after it.
void AddDone(Rows& rows, const LedgerAsked& asked, int year, const report::AnnualDue& due, std::optional<Date> done,
             std::string_view what) {
  const report::InTime in_time = report::InTimeOf(done, due.last_day, asked.today);
  if (in_time == report::InTime::kOpen || in_time == report::InTime::kNoDay) return;
  const std::string verb(what);
  LedgerRow row{.key = "annual:" + std::to_string(year) + ":" + verb,
                .words = std::to_string(year) + "年度报告最迟 " + ToString(due.last_day) + " " + verb + "，" +
                         (done ? ToString(*done) + " " + verb : std::string("还没有") + verb) +
                         (in_time == report::InTime::kInTime ? "，按期" : "，逾期"),
                .path = PathOfAnnual(asked.organ, year, "/sign")};
  row.is_hit = in_time == report::InTime::kInTime;
  rows.push_back(std::move(row));
}

Rows ReportInTime(db::Session& session, const LedgerAsked& asked) {
  Rows rows;
  for (const int year : YearsOf(asked.days, 1)) {
    const auto due = report::AnnualDueOf(session, asked.organ, year);
    if (!due || !IsIn(asked.days, due->last_day)) continue;
    const report::AnnualFacts facts = report::AnnualFactsOf(session, asked.organ, year);
    if (due->is_submitted) AddDone(rows, asked, year, *due, facts.submitted_on, "报送");
    AddDone(rows, asked, year, *due, PublishedOn(facts, asked.today), "公布");
  }
  return rows;
}

/// By the day on which readers got it, years late though it may be.
Rows ReportErrors(db::Session& session, const LedgerAsked& asked) {
  constexpr int kFirstReport = 2008;  // the regulation came into force on 1 May 2008
  Rows rows;
  for (const int year : YearsOf(asked.days, static_cast<int>(asked.days.first.year()) - kFirstReport)) {
    const report::AnnualFacts facts = report::AnnualFactsOf(session, asked.organ, year);
    if (facts.released == 0 || !IsIn(asked.days, PublishedOn(facts, asked.today))) continue;
    const auto version = report::FindAnnualVersion(session, asked.organ, year, facts.released);
    const auto counts = version ? report::CheckCountsOf(session, asked.organ, year, version->digest) : std::nullopt;
    if (!counts) continue;
    LedgerRow row{.key = "annual:" + std::to_string(year),
                  .words = std::to_string(year) + "年度报告核对有 " + std::to_string(counts->errors) + " 处错误",
                  .path = PathOfAnnual(asked.organ, year, "/sign")};
    row.amount = counts->errors;
    row.is_hit = counts->errors > 0;
    rows.push_back(std::move(row));
  }
  return rows;
}

// ---- the site, measures, work

Rows InspectionFaults(db::Session& session, const LedgerAsked& asked) {
  Rows rows;
  const auto open = disclosure::OpenFaults(session, std::vector{asked.organ}, static_cast<int>(kMostLedgerRows));
  for (const disclosure::InspectionFault& each : open) {
    if (!IsIn(asked.days, BeijingDay(each.found_at))) continue;
    LedgerRow row{.key = "fault:" + std::to_string(each.number),
                  .words = std::string(NameOf(each.seen.kind)) + "：" + each.seen.words + "（" +
                           ToString(BeijingDay(each.found_at)) + " 发现）",
                  .path = each.seen.path};
    row.is_hit = true;
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A proposal is no matter of the organ; what was taken back never was.
Rows Measures(db::Session& session, const LedgerAsked& asked) {
  oversight::MeasureQuery query;
  query.organ = asked.organ;
  query.without_proposals = true;
  query.issued = asked.days;
  query.most = static_cast<int>(kMostLedgerRows);
  Rows rows;
  for (const oversight::Measure& each : oversight::ListMeasures(session, query)) {
    if (each.state == oversight::MeasureState::kWithdrawn) continue;
    const std::string id = ToString(each.id);
    LedgerRow row{.key = "measure:" + id,
                  .words = std::string(NameOf(each.kind)) + "，" + ToString(each.issued_on) + "：" +
                           std::string(NameOf(each.ground)),
                  .path = "/office/measures/" + id};
    row.is_hit = true;
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Those that were held, in the register of trainings.
Rows TrainingHours(db::Session& session, const LedgerAsked& asked) {
  Rows rows;
  for (const int year : YearsOf(asked.days)) {
    for (const oversight::HeldFact& each : oversight::YearOfTrainingOf(session, asked.organ, year).trainings) {
      if (!IsIn(asked.days, each.on)) continue;
      const std::string id = ToString(each.id);
      LedgerRow row{.key = "held:" + id,
                    .words = each.title + "，" + ToString(each.on) + "，" + ToString(each.hours) + " 小时",
                    .path = "/office/trainings/" + id};
      row.amount = each.hours.tenths;
      row.is_hit = true;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

/// Of the register, and what was put down for the report on a day on which the register has none: held once, counted
/// once.
Rows Trainings(db::Session& session, const LedgerAsked& asked) {
  Rows rows = TrainingHours(session, asked);
  std::set<Date> held;
  for (const int year : YearsOf(asked.days)) {
    for (const auto& each : oversight::YearOfTrainingOf(session, asked.organ, year).trainings) held.insert(each.on);
  }
  for (LedgerRow& row : rows) row.amount = 1;
  for (const int year : YearsOf(asked.days)) {
    for (const report::YearWork& each : report::YearWorksOf(session, asked.organ, year)) {
      const bool is_training = each.kind == report::YearWorkKind::kTraining && each.struck_words.empty();
      if (!is_training || !IsIn(asked.days, each.on) || held.contains(each.on)) continue;
      LedgerRow row{.key = "training:" + std::to_string(year) + "-" + std::to_string(each.number),
                    .words = each.subject + "，" + ToString(each.on),
                    .path = PathOfAnnual(asked.organ, year, "/text/notes")};
      row.is_hit = true;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

Rows ContributionsTaken(db::Session& session, const LedgerAsked& asked) {
  ContributionQuery query;
  query.organ = asked.organ;
  query.days = asked.days;
  query.most = static_cast<int>(kMostLedgerRows);
  Rows rows;
  for (const Contribution& each : ListContributions(session, query)) {
    if (!each.struck_words.empty()) continue;
    const std::string id = std::to_string(each.organ.value) + "-" + std::to_string(each.number);
    LedgerRow row{.key = "contribution:" + id,
                  .words = each.title + "，" + ToString(each.sent_on) + " 报送，" +
                           (each.accepted_on ? ToString(*each.accepted_on) + " 采用" : std::string("没有采用")),
                  .path = "/office/assessment/contributions/" + id};
    row.is_hit = each.accepted_on.has_value();
    rows.push_back(std::move(row));
  }
  return rows;
}

struct SourceRows {
  LedgerSource source;
  Rows (*rows)(db::Session& session, const LedgerAsked& asked);
};
constexpr SourceRows kRows[] = {{LedgerSource::kObligationsInTime, ObligationsInTime},
                                {LedgerSource::kObligationsLate, ObligationsLate},
                                {LedgerSource::kItemsPublished, ItemsPublished},
                                {LedgerSource::kItemsFaulty, ItemsFaulty},
                                {LedgerSource::kRequestsInTime, RequestsInTime},
                                {LedgerSource::kDisputesCorrected, DisputesCorrected},
                                {LedgerSource::kComplaintsFounded, ComplaintsFounded},
                                {LedgerSource::kReportInTime, ReportInTime},
                                {LedgerSource::kReportErrors, ReportErrors},
                                {LedgerSource::kInspectionFaults, InspectionFaults},
                                {LedgerSource::kMeasures, Measures},
                                {LedgerSource::kTrainings, Trainings},
                                {LedgerSource::kTrainingHours, TrainingHours},
                                {LedgerSource::kContributionsTaken, ContributionsTaken}};

}  // namespace

std::vector<LedgerRow> LedgerRowsOf(db::Session& session, LedgerSource source, const LedgerAsked& asked) {
  const auto found = std::ranges::find(kRows, source, &SourceRows::source);
  return Ordered(found->rows(session, asked));
}

const std::vector<LedgerRow>& LedgerBook::Rows(LedgerSource source) {
  if (const auto kept = rows_.find(source); kept != rows_.end()) return kept->second;
  if (source != LedgerSource::kObligationsLate) {
    return rows_.emplace(source, LedgerRowsOf(session_, source, asked_)).first->second;
  }
  std::vector<LedgerRow> late = Rows(LedgerSource::kObligationsInTime);  // the same rows, the other way round
  for (LedgerRow& row : late) row.is_hit = !row.is_hit;
  return rows_.emplace(source, std::move(late)).first->second;
}

}  // namespace gongkai::assessment
