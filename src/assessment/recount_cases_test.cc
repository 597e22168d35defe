// Applications and what is disputed of their answers, at random: answered in time and late, with more days, withdrawn,
// left lying; upheld, overturned and answered anew, ended otherwise, sued along with another organ.
#include "assessment/recount_county_test.h"

namespace gongkai::assessment {
namespace {

using remedy::DisputeId;
using remedy::DisputeKind;

class PlainRequests : public PlainLedger {
 public:
  using PlainLedger::PlainLedger;

  std::vector<LedgerSource> Sources() const override { return {LedgerSource::kRequestsInTime}; }
  void Live() override {
    std::vector<PlainCase*> open;
    for (PlainCase& each : county.cases) {
      if (!each.is_ended) open.push_back(&each);
    }
    if (open.empty() || county.OneIn(2)) {
      PlainCase& held = county.Came(county.AnyOrgan(), DaysAfter(county.today(), -static_cast<int>(county.Any(10))));
      if (county.OneIn(3)) county.Answered(held);
      return;
    }
    PlainCase& held = *open[county.Any(open.size())];
    if (county.OneIn(6)) return Withdraw(held);
    if (!held.was_reopened && held.due >= county.today() && county.OneIn(4)) return Extend(held);
    county.Answered(held);
  }
  /// Long after its day.
  void Ripen() override { county.Answered(county.Came(county.bureau, DaysAfter(county.today(), -60))); }
  /// By the day on which it was known whether the answer came in time: that of the answer, or the last one for it.
  std::vector<PlainRow> Rows(LedgerSource, OrganId organ, const DayRange& days) const override {
    std::vector<PlainRow> rows;
    for (const PlainCase& each : county.cases) {
      const bool is_withdrawn = each.is_ended && !each.answered;
      if (each.id.organ != organ || is_withdrawn) continue;
      if (!each.answered && county.today() <= each.due) continue;
      const bool is_in_time = each.answered && *each.answered <= each.due;
      const std::string path = "/office/requests/" + request::ToString(each.id);
      if (Among(days, is_in_time ? *each.answered : each.due)) rows.push_back({path, is_in_time});
    }
    return rows;
  }
  std::string Change(LedgerSource) override {
    county.Answered(county.Came(county.bureau, DaysAfter(county.today(), -5)));
    return ToString(county.today()) + " 答复，按期";
  }

 private:
  void Withdraw(PlainCase& held) {
    const Actor applicant{};
    RecountCounty::Must(
        county.Tell(applicant, held.id, {.type = law::ReplyEventType::kWithdrawn, .on = county.today()}));
    held.is_ended = true;
  }
  void Extend(PlainCase& held) {
    const int more = 1 + static_cast<int>(county.Any(10));
    if (held.more_days + more > 20) return;
    RecountCounty::Must(county.Tell(
        county.working_head, held.id,
        {.type = law::ReplyEventType::kExtended, .on = county.today(), .working_days = more}, "要检索的档案多"));
    held.more_days += more;
    held.due = WorkingDaysAfter(held.received, 20 + held.more_days);
  }
};

struct PlainDispute {
  DisputeId id;
  std::optional<Date> decided{};
  bool is_corrected = false, is_as_reviewer = false;
  std::size_t of_case = 0;  // its place, from 1; 0: none
};

class PlainDisputes : public PlainLedger {
 public:
  using PlainLedger::PlainLedger;

  std::vector<LedgerSource> Sources() const override { return {LedgerSource::kDisputesCorrected}; }
  void Live() override {
    std::vector<PlainDispute*> open;
    for (PlainDispute& each : disputes_) {
      if (!each.decided) open.push_back(&each);
    }
    if (open.empty() || county.OneIn(2)) return Enter();
    Decide(*open[county.Any(open.size())], county.OneIn(2));
  }
  std::vector<PlainRow> Rows(LedgerSource, OrganId organ, const DayRange& days) const override {
    std::vector<PlainRow> rows;
    for (const PlainDispute& each : disputes_) {
      if (each.id.organ != organ || each.is_as_reviewer || !each.decided || !Among(days, *each.decided)) continue;
      rows.push_back({"/office/disputes/" + remedy::ToString(each.id), each.is_corrected});
    }
    return rows;
  }
  std::string Change(LedgerSource) override {
    Entered(county.bureau, DisputeKind::kReconsideration, 0);
    Decide(disputes_.back(), true);
    return "新增：行政复议，" + ToString(county.today()) + " 裁决，结果纠正";
  }

 private:
  void Enter() {
    constexpr DisputeKind kKinds[] = {DisputeKind::kReconsideration, DisputeKind::kDirectSuit, DisputeKind::kSuitAfter};
    if (county.OneIn(2)) return Entered(county.AnyOrgan(), kKinds[county.Any(3)], 0);
    for (std::size_t i = 0; i < county.cases.size(); ++i) {
      const PlainCase& held = county.cases[i];
      const bool is_free = std::ranges::find(disputes_, i + 1, &PlainDispute::of_case) == disputes_.end();
      if (held.answered && held.is_ended && is_free) {
        return Entered(held.id.organ, DisputeKind::kReconsideration, i + 1);
      }
    }
  }
  void Entered(OrganId organ, DisputeKind kind, std::size_t of_case) {
    remedy::NewDispute copy = county.Copy(kind);
    copy.organ = organ;
    if (of_case > 0) copy.of_case = county.cases[of_case - 1].id;
    const bool as_reviewer = kind == DisputeKind::kSuitAfter && county.OneIn(2);
    if (as_reviewer) copy.ground = remedy::DisputeGround::kAsReviewer;
    disputes_.push_back({.id = county.Entered(copy), .is_as_reviewer = as_reviewer, .of_case = of_case});
  }
  void Decide(PlainDispute& dispute, bool is_corrected) {
    const bool anew = is_corrected && dispute.of_case > 0;
    const char* const outcome = is_corrected ? "annulled" : county.OneIn(2) ? "rejected" : "withdrawn";
    county.Must(dispute.id,
                county.Decision(outcome, anew ? std::optional(DaysAfter(county.today(), 20)) : std::nullopt, anew));
    dispute.decided = county.today();
    dispute.is_corrected = is_corrected;
    if (!anew) return;
    county.cases[dispute.of_case - 1].is_ended = false;  // to be answered once more
    county.cases[dispute.of_case - 1].was_reopened = true;
  }

  std::vector<PlainDispute> disputes_;
};

}  // namespace

std::vector<std::unique_ptr<PlainLedger>> CaseLedgers(RecountCounty& county) {
  std::vector<std::unique_ptr<PlainLedger>> ledgers;
  ledgers.push_back(std::make_unique<PlainRequests>(county));
  ledgers.push_back(std::make_unique<PlainDisputes>(county));
  return ledgers;
}

}  // namespace gongkai::assessment
