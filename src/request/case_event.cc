#include "request/case_event.h"

#include <algorithm>
#include <iterator>

#include "law/outcomes.h"

namespace gongkai::request {
namespace {

struct KindRow {
  CaseEventKind kind;
  std::string_view id, name;
};

using Kind = CaseEventKind;

constexpr KindRow kTable[] = {
    {Kind::kSubmitted, "submitted", "提交申请"},
    {Kind::kSignedFor, "signed_for", "签收"},
    {Kind::kConfirmed, "confirmed", "确认收到"},
    {Kind::kRouted, "routed", "转给有关机关"},
    {Kind::kAssigned, "assigned", "分办"},
    {Kind::kAccepted, "accepted", "接办"},
    {Kind::kReturned, "returned", "退回分办"},
    {Kind::kClock, "clock", "办理事项"},
    {Kind::kDrafted, "drafted", "拟稿"},
    {Kind::kHandedIn, "handed_in", "送审"},
    {Kind::kSigned, "signed", "签字"},
    {Kind::kSentBack, "sent_back", "退回修改"},
    {Kind::kLetterMade, "letter_made", "制作文书"},
    {Kind::kDelivered, "delivered", "送达"},
    {Kind::kUrged, "urged", "催办"},
    {Kind::kUrgeAnswered, "urge_answered", "答复催办"},
    {Kind::kNoted, "noted", "备注"},
    {Kind::kMadeProactive, "made_proactive", "转为主动公开"},
    {Kind::kArchived, "archived", "归档"},
    {Kind::kErased, "erased", "销毁个人信息"},
    {Kind::kReopened, "reopened", "重新办理"},
    {Kind::kImported, "imported", "从往年登记簿转入"},
};

const KindRow& RowOf(Kind kind) { return *std::ranges::find(kTable, kind, &KindRow::kind); }

std::string Join(std::string_view first, std::string_view second) { return std::string(first) + std::string(second); }

/// "征求第三方意见", with its number where there is one.
std::string DescribeConsultation(const law::ReplyEvent& event) {
  std::string whom = event.with ? std::string(law::NameOf(*event.with)) : std::string("有关方面");
  std::string text = "征求" + whom + "意见";
  if (!event.ref.empty()) text += "（" + event.ref + "）";
  if (event.delivered) text += "，" + ToChinese(*event.delivered) + "送达";
  return text;
}

std::string DescribeClock(const law::ReplyEvent& event) {
  using Type = law::ReplyEventType;
  const std::string name(law::NameOf(event.type));
  const auto until = [&](std::string_view words) { return event.until ? Join(words, ToChinese(*event.until)) : ""; };
  switch (event.type) {
    case Type::kCorrectionRequested:
      return name + until("，补正期限到");
    case Type::kCorrectionLapsed:
      return name + "，不再处理";
    case Type::kConsultationSent:
      return DescribeConsultation(event);
    case Type::kConsultationClosed:
      return event.ref.empty() ? name : name + "（" + event.ref + "）";
    case Type::kExtended:
      return event.working_days ? name + std::to_string(*event.working_days) + "个工作日" : name;
    case Type::kDelayed:
      return name + until("，延迟到");
    case Type::kFeeNotified:
      return event.delivered ? name + "，" + ToChinese(*event.delivered) + "送达" : name;
    case Type::kFeeLapsed:
      return name + "，不再处理";
    default:
      return name;
  }
}

std::string DescribeOutcome(const CaseEvent& event) {
  const law::Outcome* const outcome = law::FindOutcome(event.outcome);
  return outcome == nullptr ? std::string() : Join("：", outcome->name);
}

/// What stands in a ref before its colon is a kind for programs; people read the number behind it.
std::string_view NumberIn(std::string_view ref) {
  const std::size_t colon = ref.find(':');
  return colon == std::string_view::npos ? ref : ref.substr(colon + 1);
}

std::string DescribeRef(const CaseEvent& event) {
  const std::string_view number = NumberIn(event.ref);
  const std::string name(NameOf(event.kind));
  return number.empty() ? name : name + "：" + std::string(number);
}

}  // namespace

std::string_view IdOf(CaseEventKind kind) { return RowOf(kind).id; }
std::string_view NameOf(CaseEventKind kind) { return RowOf(kind).name; }

std::optional<CaseEventKind> CaseEventKindFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kTable, id, &KindRow::id);
  return row == std::end(kTable) ? std::nullopt : std::optional(row->kind);
}

std::string Describe(const CaseEvent& event) {
  const std::string name(NameOf(event.kind));
  switch (event.kind) {
    case Kind::kSubmitted:
      return std::string(law::NameOf(event.channel));
    case Kind::kClock:
      return DescribeClock(event.clock);
    case Kind::kDrafted:
    case Kind::kImported:
      return name + DescribeOutcome(event);
    case Kind::kSigned:
      return Join(disclosure::NameOf(event.signer), "签字");
    case Kind::kSentBack:
      return Join(disclosure::NameOf(event.signer), "退回修改");
    case Kind::kReopened:
      return event.clock.until ? name + "，最迟" + ToChinese(*event.clock.until) + "重新答复" : name;
    case Kind::kLetterMade:
    case Kind::kDelivered:
    case Kind::kMadeProactive:
      return DescribeRef(event);
    default:
      return name;
  }
}

}  // namespace gongkai::request
