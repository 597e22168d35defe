// A county that lives for a year and a half at random, by the very acts and stores that fill its ledgers, and remembers
// in plain lists what was done: against these every automatic indicator is recounted (ledger_recount_test.cc). Nothing
// here asks the code that counts. The ledgers, each with its own loops: recount_…_test.cc.
#pragma once

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "account/working_days_view.h"
#include "assessment/assessment_store.h"
#include "assessment/ledger_reading.h"
#include "assessment/routes.h"
#include "remedy/dispute_desk_test.h"

namespace gongkai::assessment {

using namespace std::chrono_literals;

using account::Actor;
using account::PostKind;

/// What an indicator must count: where it opens, whether it is a hit, how much it is.
struct PlainRow {
  std::string path;
  bool is_hit = false;
  std::int64_t amount = 1;
  auto operator<=>(const PlainRow&) const = default;
};

/// An item, as it was made public, taken down and made public again.
struct PlainItem {
  disclosure::ItemId id;
  std::string title;
  std::optional<Date> first_public{};  // what was stopped before its day never was
  std::optional<Date> since{};         // as it is public now, or will be
  struct TakenDown {
    Date on{};
    disclosure::WithdrawalKind kind{};
  };
  std::vector<TakenDown> taken_down{};

  bool IsOut(Date today) const { return since && *since <= today; }
};

/// An application, until it is answered; opened again it stays what its first answer made it.
struct PlainCase {
  request::CaseId id;
  Date received{}, due{};
  int more_days = 0;               // working days by which it was put off
  std::optional<Date> answered{};  // the first time
  bool is_ended = false;           // also by who asked; not while it is worked on anew
  bool was_reopened = false;
};

inline bool Among(const DayRange& days, Date day) { return days.first <= day && day <= days.last; }
inline Date DaysAfter(Date day, int count) { return Date(std::chrono::sys_days(day) + std::chrono::days(count)); }
/// Counted on the fingers.
inline Date WorkingDaysAfter(Date day, int count) {
  while (count > 0) {
    day = DaysAfter(day, 1);
    if (account::WorkingDays().IsWorkingDay(day)) --count;
  }
  return day;
}

struct RecountCounty : remedy::DisputeDesk {
  explicit RecountCounty(const testing::TestDatabase& place) : DisputeDesk(place) { assessment::AddRoutes(pages); }

  std::mt19937 random{20260311};
  int titles = 0;
  std::vector<PlainItem> items;
  std::vector<PlainCase> cases;

  std::vector<OrganId> Organs() const { return {township, other_township, bureau}; }
  std::size_t Any(std::size_t of) { return random() % of; }
  bool OneIn(std::size_t of) { return Any(of) == 0; }
  OrganId AnyOrgan() { return Organs()[Any(3)]; }
  /// On a day that is over, or today.
  Date AnyDayBefore() { return DaysAfter(today(), -static_cast<int>(Any(40))); }
  std::string NewTitle(const std::string& what) { return what + "第" + std::to_string(++titles) + "号"; }

  template <class Value>
  static Value Must(const FormResult<Value>& done) {
    for (const FieldError& error : done.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(done);
    return *done;
  }
  using DisputeDesk::Must;
  using DisputeDesk::Of;
  using ItemDesk::Of;

  // ---- items: of any organ, signed by the people of the township

  disclosure::Content NewNotice() {
    disclosure::Content notice = Notice();
    notice.title = NewTitle("关于森林防火的通知");
    notice.formed_on = today();
    return notice;
  }
  disclosure::ItemId Drafted(OrganId organ, const disclosure::Content& content) {
    const auto saved = Must(disclosure::SaveDraft(desk, drafter, organ, {.content = content}));
    items.push_back({.id = saved.item, .title = content.title});
    return saved.item;
  }
  /// By three, at once or for a later day.
  void SignedOut(disclosure::ItemId id) {
    Must(HandInAs(drafter, id));
    SignAll(id);
    WentOut(id);
  }
  void WentOut(disclosure::ItemId id) {
    PlainItem& item = ItemOf(id);
    item.since = std::max(today(), Latest(id).content.publish_on.value_or(today()));
    if (!item.first_public) item.first_public = item.since;
  }
  void TakenDown(disclosure::ItemId id, disclosure::WithdrawalKind kind) {
    Must(disclosure::Withdraw(desk, approver, id, kind, "核对后撤下。"));
    ItemOf(id).since.reset();
    ItemOf(id).taken_down.push_back({today(), kind});
  }
  PlainItem& ItemOf(disclosure::ItemId id) { return *std::ranges::find(items, id, &PlainItem::id); }
  const PlainItem& ItemOf(disclosure::ItemId id) const { return *std::ranges::find(items, id, &PlainItem::id); }

  // ---- applications

  PlainCase& Came(OrganId organ, Date on) {
    const request::CaseId id = ReceivedBy(organ, on);
    cases.push_back({.id = id, .received = on, .due = WorkingDaysAfter(on, 20)});
    return cases.back();
  }
  /// Answered today, by three.
  void Answered(PlainCase& held) {
    HandedIn(held.id, NotThere());
    SignedByAll(held.id);
    Reply(held.id);
    held.is_ended = true;
    if (!held.answered) held.answered = today();
  }

 private:
  request::CaseId ReceivedBy(OrganId organ, Date on) {
    request::Case held;
    held.id.organ = held.handler = organ;
    held.register_number = "登记" + std::to_string(++codes);
    held.channel = law::Channel::kInPerson;
    held.carrier = request::Carrier::kPaper;
    held.way = request::Way::kPost;
    held.at = now;
    held.submitted = on;
    request::CaseEvent submitted;
    submitted.kind = request::CaseEventKind::kSubmitted;
    submitted.on = on;
    submitted.at = now;
    submitted.channel = held.channel;
    submitted.organ = organ;
    request::CaseDigests digests;
    digests.code = "code" + std::to_string(codes);
    digests.fact = "fact";
    db::Transaction act = database->Begin();
    held.id = request::AddCase(act, keys, {held, Words(), digests});
    request::AppendEvent(act, keys, held.id, submitted);
    request::PutStatus(act, request::WithCopies(held, request::FoldOf(act, held)));
    act.Commit();
    return held.id;
  }
};

/// A ledger as the test fills it and counts it.
class PlainLedger {
 public:
  explicit PlainLedger(RecountCounty& filled) : county(filled) {}
  virtual ~PlainLedger() = default;
  PlainLedger(const PlainLedger&) = delete;
  PlainLedger& operator=(const PlainLedger&) = delete;

  virtual std::vector<LedgerSource> Sources() const = 0;
  /// What is bound to a day, of every day that is lived.
  virtual void Morning() {}
  /// Something happens today, or nothing.
  virtual void Live() = 0;
  /// On the last day: of the bureau what counts is there, and what Change needs.
  virtual void Ripen() {}
  /// What the indicator must count of that organ in those days as of today, out of the plain lists.
  virtual std::vector<PlainRow> Rows(LedgerSource source, OrganId organ, const DayRange& days) const = 0;
  /// One row of the bureau is another, comes or goes, so that its points are others; what the explanation must say.
  virtual std::string Change(LedgerSource source) = 0;

 protected:
  RecountCounty& county;
};

// Each in the file of that name.
std::vector<std::unique_ptr<PlainLedger>> ItemLedgers(RecountCounty& county);        // recount_items_test.cc
std::vector<std::unique_ptr<PlainLedger>> ObligationLedgers(RecountCounty& county);  // recount_obligations_test.cc
std::vector<std::unique_ptr<PlainLedger>> CaseLedgers(RecountCounty& county);        // recount_cases_test.cc
std::vector<std::unique_ptr<PlainLedger>> FindingLedgers(RecountCounty& county);     // recount_findings_test.cc
std::vector<std::unique_ptr<PlainLedger>> AnnualLedgers(RecountCounty& county);      // recount_annuals_test.cc
std::vector<std::unique_ptr<PlainLedger>> WorkLedgers(RecountCounty& county);        // recount_work_test.cc

}  // namespace gongkai::assessment
