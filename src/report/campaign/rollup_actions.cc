#include "report/campaign/rollup_actions.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "report/campaign/rollup_view.h"

namespace gongkai::report {
namespace {

FormResult<int> DoKeep(account::Deed& deed, const KeepForm& form) {
  if (deed.done_before()) return deed.EarlierId<int>();
  const std::string cause(Trim(form.cause));
  if (cause.empty()) return FieldErrors{{"cause", "请写明为什么留存，例如“3 月 20 日报市政府”。"}};
  if (Utf8Length(cause) > kLongestCause) return FieldErrors{{"cause", "太长了，最多 200 字。"}};
  db::Transaction& act = deed.transaction();
  LockRollUp(act, form.top, form.year);
  const RollUpNow now = RollUpNowOf(act, form.top, form.year);
  if (now.rollup.added.empty()) return FieldErrors{{"cause", "还没有一份报告计入汇总，没有可以留存的。"}};
  const auto latest = LatestRollUp(act, form.top, form.year);
  if (latest && IsSame(*latest, now)) {
    return FieldErrors{{"cause", "和第 " + std::to_string(latest->number) + " 次留存的一样，没有变化，不用再留。"}};
  }
  KeptRollUp kept = KeptFrom(now, cause);
  kept.person = deed.actor().person;
  kept.person_name = deed.actor().name;
  kept.at = deed.now();
  const int number = AddRollUp(act, kept);
  deed.Record(account::kInstallation, "annual.rollup_keep", account::ObjectOf("unit", form.top.value),
              {{"year", std::to_string(form.year)}, {"number", std::to_string(number)}});
  deed.Commit(std::to_string(number));
  return number;
}

}  // namespace

FormResult<int> KeepRollUp(account::Desk& desk, const account::Actor& actor, const KeepForm& form) {
  return account::RetryDeed(desk, actor, [&](account::Deed& deed) { return DoKeep(deed, form); });
}

}  // namespace gongkai::report
