#include "report/compile/annual_check_actions.h"

#include "disclosure/item_steps_actions.h"

namespace gongkai::report {

using account::Act;
using account::Actor;
using account::Deed;
using disclosure::FormRefused;

FormResult<AnnualId> CheckAnnual(account::Desk& desk, const Actor& actor, const AnnualSources& sources, AnnualId id) {
  const Result<AnnualNow> now = ReadyAnnualNow(desk, sources, id.organ, id.year);
  if (!now) return FormRefused(now.error().message);
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<AnnualId> {
    if (deed.done_before()) return id;
    if (!disclosure::MayActAs(deed.actor(), Act::kDraftItems)) return FormRefused("您现在的岗位不能核对报告。");
    db::Transaction& act = deed.transaction();
    LockAnnualReport(act, id.organ, id.year);
    const Status may = MayDo(AnnualAct::kHandIn, AnnualFactsOf(act, id.organ, id.year), deed.today());
    if (!may) return FormRefused(may.error().message);
    const FindingCounts counts = CountOf(now->findings);
    if (!now->draft.has_text) return FormRefused("还没有写报告的文字，请先到“正文”里起草。");
    if (counts.open > 0) {
      return FormRefused("还有 " + std::to_string(counts.open) + " 处错误没有处理，请改正，或者写明为什么没有错。");
    }
    AddCheckRun(act, id.organ, id.year, now->digest, counts, deed.actor().person, deed.actor().name, deed.now());
    deed.Record(id.organ, "annual.check", "annual:" + std::to_string(id.organ.value) + "-" + std::to_string(id.year),
                {{"errors", std::to_string(counts.errors)}, {"open", std::to_string(counts.open)}});
    deed.Commit();
    return id;
  });
}

}  // namespace gongkai::report
