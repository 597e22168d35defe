#include "remedy/dispute_event.h"

#include <algorithm>
#include <iterator>

namespace gongkai::remedy {
namespace {

using Kind = DisputeEventKind;

struct KindRow {
  Kind kind;
  std::string_view id, name;
};
constexpr KindRow kTable[] = {
    {Kind::kEntered, "entered", "收到副本"},
    {Kind::kProcedureChanged, "procedure_changed", "变更审理程序"},
    {Kind::kAnswerDaySet, "answer_day_set", "另定答复的最后一天"},
    {Kind::kAnswered, "answered", "提交答复和证据"},
    {Kind::kNormAsked, "norm_asked", "要求说明规范性文件的合法性"},
    {Kind::kNormAnswered, "norm_answered", "说明了规范性文件的合法性"},
    {Kind::kHearingSet, "hearing_set", "通知听证、开庭"},
    {Kind::kHeard, "heard", "听证、开庭"},
    {Kind::kSuspended, "suspended", "中止"},
    {Kind::kResumed, "resumed", "恢复审理"},
    {Kind::kDecided, "decided", "收到决定、裁判"},
    {Kind::kAppealed, "appealed", "上诉"},
    {Kind::kAppealAnswered, "appeal_answered", "对上诉提出答辩"},
    {Kind::kRetrialAsked, "retrial_asked", "申请再审、抗诉"},
    {Kind::kRetrialAnswered, "retrial_answered", "对再审申请提出意见"},
    {Kind::kRetrialRefused, "retrial_refused", "驳回再审申请、不再审"},
    {Kind::kRetrialOrdered, "retrial_ordered", "裁定再审"},
    {Kind::kOpinion, "opinion", "收到行政复议意见书"},
    {Kind::kOpinionReported, "opinion_reported", "报送了纠正情况"},
    {Kind::kReopened, "reopened", "重新办理原来的申请"},
    {Kind::kComplied, "complied", "已经履行"},
    {Kind::kLesson, "lesson", "记下要吸取的教训"},
    {Kind::kCost, "cost", "登记费用"},
    {Kind::kNoted, "noted", "备注"},
    {Kind::kErased, "erased", "销毁了个人信息"},
};

const KindRow& RowOf(Kind kind) { return *std::ranges::find(kTable, kind, &KindRow::kind); }

std::string Until(const std::optional<Date>& day, std::string_view words) {
  return day ? std::string(words) + ToChinese(*day) : std::string();
}

std::string DescribeDecision(const DisputeEvent& event) {
  const DisputeOutcome* const outcome = FindDisputeOutcome(event.outcome);
  std::string text = "决定、裁判：" + std::string(outcome == nullptr ? "" : outcome->name);
  if (event.orders_anew) {
    const bool is_agreed = outcome != nullptr && outcome->by_agreement;
    text += (is_agreed ? "，约定重新答复或者履行" : "，责令重新答复或者履行") + Until(event.until, "，最迟");
  }
  if (event.served && *event.served != event.on) text += "（" + ToChinese(*event.served) + "送达）";
  return text;
}

std::string Yuan(std::int64_t amount) {
  constexpr std::int64_t kFen = 100;
  const std::string rest = std::to_string(kFen + amount % kFen);
  return std::to_string(amount / kFen) + "." + rest.substr(1) + "元";
}

}  // namespace

std::string_view IdOf(Kind kind) { return RowOf(kind).id; }
std::string_view NameOf(Kind kind) { return RowOf(kind).name; }
std::optional<Kind> DisputeEventKindFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kTable, id, &KindRow::id);
  return row == std::end(kTable) ? std::nullopt : std::optional(row->kind);
}

std::string Describe(const DisputeEvent& event) {
  const std::string name(NameOf(event.kind));
  switch (event.kind) {
    case Kind::kEntered:
    case Kind::kProcedureChanged:
      return name + "（" + std::string(NameOf(event.procedure)) + "）";
    case Kind::kAnswerDaySet:
    case Kind::kHearingSet:
      return name + Until(event.until, "：");
    case Kind::kDecided:
      return DescribeDecision(event);
    case Kind::kAppealed:
    case Kind::kRetrialAsked:
      return (event.by_organ ? "本机关" : "对方") + name;
    case Kind::kRetrialOrdered:
      return name + (event.as_appeal ? "（提审或者按第二审程序）" : "（按第一审程序）");
    case Kind::kReopened:
      return name + Until(event.until, "，最迟");
    case Kind::kCost:
      return name + "：" + Yuan(event.amount);
    default:
      return name;
  }
}

}  // namespace gongkai::remedy
