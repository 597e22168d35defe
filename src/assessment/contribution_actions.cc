#include "assessment/contribution_actions.h"

#include "assessment/step_actions.h"
#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Actor;
using account::Deed;
using account::Desk;

std::string ObjectOfContribution(OrganId organ, std::int64_t number) {
  return "contribution:" + std::to_string(organ.value) + "-" + std::to_string(number);
}

/// Errors: as a whole.
FormResult<Contribution> Seen(Deed& deed, const SeenContribution& seen) {
  deed.transaction().Lock("contributions of " + std::to_string(seen.organ.value));
  auto found = FindContribution(deed.transaction(), seen.organ, seen.number);
  if (!found || !found->struck_words.empty()) return Refused("没有这一条，或者已经划去。");
  if (found->version != seen.version) return SomebodyWasFaster();
  return std::move(*found);
}

FormResult<std::int64_t> Keep(Deed& deed, const Contribution& kept, OrganId chain, std::string_view act) {
  if (!UpdateContribution(deed.transaction(), kept)) return SomebodyWasFaster();
  deed.Record(chain, act, ObjectOfContribution(kept.organ, kept.number));
  deed.Commit(std::to_string(kept.number));
  return kept.number;
}

}  // namespace

FormResult<std::int64_t> SendIn(Desk& desk, const Actor& actor, OrganId organ, const ContributionForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return deed.EarlierId();
    if (!MayAct(deed, Act::kHandInReports)) return Refused("您现在的岗位不能登记信息报送。");
    const auto read = ContributionFrom(form, deed.today());
    if (!read) return read.errors();
    Contribution added = *read;
    added.organ = organ;
    added.number = AddContribution(deed.transaction(), added);
    deed.Record(organ, "contribution.send", ObjectOfContribution(organ, added.number));
    deed.Commit(std::to_string(added.number));
    return added.number;
  });
}

FormResult<std::int64_t> PutDownUse(Desk& desk, const Actor& actor, const SeenContribution& seen, OrganId keeper,
                                    const UseForm& form) {
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return deed.EarlierId();
    if (!MayAct(deed, Act::kSuperviseCases)) return Refused("您现在的岗位不能登记采用情况。");
    const auto found = Seen(deed, seen);
    if (!found) return found.errors();
    const auto used = UsedFrom(form, *found, deed.today());
    if (!used) return used.errors();
    return Keep(deed, *used, keeper, "contribution.use");
  });
}

FormResult<std::int64_t> StrikeOut(Desk& desk, const Actor& actor, const SeenContribution& seen,
                                   std::string_view typed) {
  const std::string why(Trim(WithoutInvisible(typed)));
  return RetryDeed(desk, actor, [&](Deed& deed) -> FormResult<std::int64_t> {
    if (deed.done_before()) return deed.EarlierId();
    if (!MayAct(deed, Act::kHandInReports)) return Refused("您现在的岗位不能划去。");
    const auto found = Seen(deed, seen);
    if (!found) return found.errors();
    if (found->accepted_on) return Refused("已经采用，不能划去；登记有误的，请主管部门改正。");
    if (why.empty()) return Under("struck", "请写明为什么划去。");
    if (Utf8Length(why) > kLongestStruckWords) return Under("struck", "最多写200个字。");
    Contribution struck = *found;
    struck.struck_words = why;
    return Keep(deed, struck, struck.organ, "contribution.strike");
  });
}

}  // namespace gongkai::assessment
