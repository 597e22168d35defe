#include "report/compile/year_note_actions.h"

#include <algorithm>

#include "base/fold.h"
#include "disclosure/item_steps_actions.h"
#include "report/compile/adjustment_store.h"
#include "report/compile/year_note_store.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;
using account::OrganId;

NoteBy ByOf(const Deed& deed) { return {deed.actor().person, deed.actor().name, deed.now()}; }

std::string ObjectOf(OrganId organ, int year) {
  return "annual:" + std::to_string(organ.value) + "-" + std::to_string(year);
}

FieldError MayNot() { return {"", "您现在的岗位不能登记本机关的年度工作。"}; }

FormResult<std::int64_t> Done(Deed& deed, OrganId organ, int year, std::string_view act, std::int64_t number) {
  deed.Record(organ, act, ObjectOf(organ, year), {{"number", std::to_string(number)}});
  deed.Commit(std::to_string(number));
  return number;
}

/// Runs `make` for who may, once, alone on this organ's report.
template <class Make>
FormResult<std::int64_t> DoAlone(Desk& desk, const Actor& actor, OrganId organ, Make make,
                                 account::ActPlace place = account::ActPlace::current()) {
  return RetryDeed(desk, actor, place, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return deed.EarlierId();
    if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) return MayNot();
    LockAnnual(deed.transaction(), organ);
    return make(deed);
  });
}

/// The promise as it was seen, with `change` made; as it is kept then.
template <class Change>
FormResult<std::int64_t> ChangePromise(Deed& deed, OrganId organ, const SeenPromise& seen, std::string_view act,
                                       Change change) {
  const std::vector<Promise> promises = PromisesOf(deed.transaction(), organ, seen.year);
  const auto found = std::ranges::find(promises, seen.number, &Promise::number);
  if (found == promises.end() || !found->struck_words.empty()) return FieldError{"", "没有这一条改进事项。"};
  Promise promise = *found;
  if (promise.version != seen.version) {
    return FieldError{std::string(kVersionField), promise.person + "在您打开之后改过这一条，请看过再保存。"};
  }
  change(promise);
  if (!UpdatePromise(deed.transaction(), organ, promise, ByOf(deed))) {
    return FieldError{std::string(kVersionField), "这一条刚刚被改过，请看过再保存。"};
  }
  return Done(deed, organ, seen.year, act, seen.number);
}

}  // namespace

FormResult<std::int64_t> NoteYearWork(Desk& desk, const Actor& actor, OrganId organ, int year,
                                      const YearWorkForm& form) {
  return DoAlone(desk, actor, organ, [&](Deed& deed) -> FormResult<std::int64_t> {
    const auto work = YearWorkFrom(form, year, deed.today());
    if (!work) return work.errors();
    if (YearWorksOf(deed.transaction(), organ, year).size() >= kMostYearWorks) {
      return FieldError{"", "一年最多登记 500 项工作。"};
    }
    return Done(deed, organ, year, "annual.note_work", AddYearWork(deed.transaction(), organ, year, *work, ByOf(deed)));
  });
}

FormResult<std::int64_t> StrikeOutYearWork(Desk& desk, const Actor& actor, OrganId organ, int year, std::int64_t number,
                                           const std::string& words) {
  return DoAlone(desk, actor, organ, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (FieldErrors errors = FaultsOfStriking(words); !errors.empty()) return errors;
    if (!StrikeYearWork(deed.transaction(), organ, year, number, std::string(Trim(words)))) {
      return FieldError{"", "没有这一项工作，或者已经划去了。"};
    }
    return Done(deed, organ, year, "annual.strike_work", number);
  });
}

FormResult<std::int64_t> NotePromise(Desk& desk, const Actor& actor, OrganId organ, int year,
                                     const std::string& words) {
  return DoAlone(desk, actor, organ, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (FieldErrors errors = FaultsOfPromise(words); !errors.empty()) return errors;
    if (PromisesOf(deed.transaction(), organ, year).size() >= kMostPromises) {
      return FieldError{"", "一份报告最多登记 30 条改进事项。"};
    }
    const std::int64_t number = AddPromise(deed.transaction(), organ, year, std::string(Trim(words)), ByOf(deed));
    return Done(deed, organ, year, "annual.promise", number);
  });
}

FormResult<std::int64_t> TellOutcome(Desk& desk, const Actor& actor, OrganId organ, const SeenPromise& seen,
                                     std::optional<PromiseState> state, const std::string& outcome) {
  return DoAlone(desk, actor, organ, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (FieldErrors errors = FaultsOfOutcome(state, outcome); !errors.empty()) return errors;
    return ChangePromise(deed, organ, seen, "annual.tell_outcome", [&](Promise& promise) {
      promise.state = *state;
      promise.outcome = Trim(outcome);
    });
  });
}

FormResult<std::int64_t> StrikeOutPromise(Desk& desk, const Actor& actor, OrganId organ, const SeenPromise& seen,
                                          const std::string& words) {
  return DoAlone(desk, actor, organ, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (FieldErrors errors = FaultsOfStriking(words); !errors.empty()) return errors;
    return ChangePromise(deed, organ, seen, "annual.strike_promise",
                         [&](Promise& promise) { promise.struck_words = Trim(words); });
  });
}

}  // namespace gongkai::report
