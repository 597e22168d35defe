#include "remedy/demo_disputes_script.h"

namespace gongkai::remedy {
namespace {

using Kind = DisputeEventKind;
using Step = DemoDisputeStep;
using What = DemoDisputeStep::What;

constexpr Step kUpheld[] = {
    {.after = 8, .kind = Kind::kAnswered, .words = "提交答复书和检索记录、告知书、送达回执。"},
    {.after = 50, .kind = Kind::kDecided, .words = "认定事实清楚，依据正确，程序合法。", .outcome = "upheld"}};
constexpr Step kOverturned[] = {
    {.after = 9, .kind = Kind::kAnswered, .words = "提交答复书和七份证据。"},
    {.after = 28, .kind = Kind::kHeard, .words = "分管领导参加听证。"},
    {.after = 45,
     .kind = Kind::kDecided,
     .words = "没有区分可以公开的部分，依据不足。",
     .outcome = "annulled",
     .until = 30,
     .orders_anew = true},
    {.after = 57, .what = What::kAnswerAnew},
    {.after = 57, .kind = Kind::kComplied, .words = "重新作出答复并送达。"},
    {.after = 60,
     .what = What::kTeach,
     .words = "答复以前要逐页区分：能公开的部分应当公开，不公开的部分逐项写明理由和依据。"}};
constexpr Step kRejected[] = {
    {.after = 4, .kind = Kind::kAnswered, .words = "简易程序，五个工作日内提交。"},
    {.after = 28, .kind = Kind::kDecided, .words = "申请的信息本机关没有制作。", .outcome = "rejected"}};
constexpr Step kWithdrawn[] = {
    {.after = 9, .kind = Kind::kAnswered, .words = "提交答复书。"},
    {.after = 30, .kind = Kind::kDecided, .words = "说明情况以后申请人撤回。", .outcome = "withdrawn"}};
constexpr Step kSuitAfter[] = {
    {.after = 12, .kind = Kind::kAnswered, .words = "提交答辩状和证据。"},
    {.after = 40, .kind = Kind::kHearingSet, .words = "县法院第三法庭", .until = 12},
    {.after = 52, .kind = Kind::kHeard, .words = "负责人出庭应诉。"},
    {.after = 55, .kind = Kind::kCost, .words = "委托律师一审。", .amount = 800'000},
    {.after = 90, .kind = Kind::kDecided, .words = "驳回原告的诉讼请求。", .outcome = "rejected"},
    {.after = 250, .kind = Kind::kRetrialAsked, .words = "原告向市中级人民法院申请再审。"},
    {.after = 262, .kind = Kind::kRetrialAnswered, .words = "提交书面意见。"},
    {.after = 310, .kind = Kind::kRetrialOrdered, .words = "市中级人民法院提审。", .as_appeal = true}};
constexpr Step kSuitOverturned[] = {
    {.after = 13, .kind = Kind::kAnswered, .words = "提交答辩状和证据。"},
    {.after = 60, .kind = Kind::kHeard, .words = "负责人出庭应诉。"},
    {.after = 100,
     .kind = Kind::kDecided,
     .words = "检索的范围不全，撤销告知书。",
     .outcome = "annulled",
     .until = 55,
     .orders_anew = true},
    {.after = 110, .what = What::kTeach, .words = "说没有以前，档案室的纸质档案和业务系统都要检索，留下检索的记录。"},
    {.after = 128, .kind = Kind::kReopened}};
constexpr Step kOnAppeal[] = {
    {.after = 14, .kind = Kind::kAnswered, .words = "提交答辩状和证据。"},
    {.after = 90, .kind = Kind::kDecided, .words = "驳回原告的诉讼请求。", .outcome = "rejected"},
    {.after = 100, .kind = Kind::kAppealed, .words = "原告上诉。"},
    {.after = 110, .kind = Kind::kAppealAnswered, .words = "提交二审答辩状。"}};
constexpr Step kHearing[] = {
    {.after = 8, .kind = Kind::kAnswered, .words = "提交答复书、原件、副本和遮盖的清单。"},
    {.after = 72, .kind = Kind::kHearingSet, .words = "县司法局听证室，情况复杂，审理延长三十日。", .until = 25}};
constexpr Step kSuspended[] = {{.after = 13, .kind = Kind::kAnswered, .words = "提交答辩状。"},
                               {.after = 20, .kind = Kind::kSuspended, .words = "等待另一案的结果。"}};
constexpr Step kNorm[] = {{.after = 7, .kind = Kind::kAnswered, .words = "提交答复书。"},
                          {.after = 24, .kind = Kind::kNormAsked, .words = "对本镇办事指南第五条的合法性作出说明。"}};
constexpr Step kMediated[] = {
    {.after = 9, .kind = Kind::kAnswered, .words = "提交答复书。"},
    {.after = 15, .kind = Kind::kCost, .words = "法律顾问代写答复书。", .amount = 150'000},
    {.after = 50, .kind = Kind::kDecided, .words = "撤下公示里多余的内容，双方达成调解。", .outcome = "mediated"},
    {.after = 52, .kind = Kind::kOpinion, .words = "清理公示里不必要的个人信息。"},
    {.after = 75, .kind = Kind::kOpinionReported, .words = "已经清理并建立审查清单。"}};
constexpr Step kAppealable[] = {
    {.after = 8, .kind = Kind::kAnswered, .words = "提交答辩状。"},
    {.after = 14, .kind = Kind::kDecided, .words = "驳回原告的诉讼请求。", .outcome = "rejected"}};

constexpr auto kReview = DisputeKind::kReconsideration;
constexpr DemoDisputePlan kPlans[] = {
    {.days = 400, .kind = kReview, .request = "请求撤销告知书，责令公开。", .steps = kUpheld},
    {.days = 380, .kind = kReview, .request = "请求撤销告知书，重新答复。", .steps = kOverturned},
    {.days = 330,
     .kind = DisputeKind::kSuitAfter,
     .earlier = 0,
     .request = "请求撤销告知书和复议决定。",
     .steps = kSuitAfter},
    {.days = 0, .kind = kReview, .procedure = Procedure::kSimplified, .request = "请求责令公开。", .steps = kRejected},
    {.days = 0, .kind = kReview, .request = "请求确认答复违法。", .steps = kWithdrawn},
    {.days = 200, .kind = DisputeKind::kDirectSuit, .request = "请求撤销告知书。", .steps = kOnAppeal},
    {.days = 140,
     .kind = DisputeKind::kDirectSuit,
     .request = "请求撤销告知书，责令重新答复。",
     .steps = kSuitOverturned},
    {.days = 90, .kind = kReview, .stands_alone = true, .request = "请求撤下公示里的住址。", .steps = kMediated},
    {.days = 88,
     .kind = kReview,
     .of_redacted = true,
     .request = "副本里遮盖得太多，请求责令公开全部内容。",
     .steps = kHearing},
    {.days = 40, .kind = DisputeKind::kDirectSuit, .request = "请求判令公开。", .steps = kSuspended},
    {.days = 30, .kind = kReview, .request = "请求撤销告知书，一并审查办事指南。", .steps = kNorm},
    {.days = 25, .kind = DisputeKind::kDirectSuit, .request = "请求撤销告知书。", .steps = kAppealable},
    {.days = 12, .kind = kReview, .procedure = Procedure::kSimplified, .request = "请求责令公开。", .steps = {}},
    {.days = 4, .kind = kReview, .request = "请求撤销告知书。", .steps = {}},
};

}  // namespace

std::span<const DemoDisputePlan> DemoDisputePlans() { return kPlans; }

}  // namespace gongkai::remedy
