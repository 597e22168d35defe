#include "law/reply_event.h"

#include <algorithm>
#include <iterator>

namespace gongkai::law {
namespace {

template <class Kind>
struct Named {
  Kind kind;
  std::string_view id, name;
};

using Type = ReplyEventType;

constexpr Named<Type> kTypes[] = {
    {Type::kCorrectionRequested, "correction_requested", "要求补正"},
    {Type::kCorrectionReceived, "correction_received", "收到补正"},
    {Type::kCorrectionLapsed, "correction_lapsed", "逾期不补正"},
    {Type::kConsultationSent, "consultation_sent", "征求意见"},
    {Type::kConsultationClosed, "consultation_closed", "征求意见结束"},
    {Type::kExtended, "extended", "延长答复期限"},
    {Type::kReasonsRequested, "reasons_requested", "要求说明理由"},
    {Type::kReasonsReceived, "reasons_received", "收到理由"},
    {Type::kDelayed, "delayed", "延迟答复"},
    {Type::kFeeNotified, "fee_notified", "通知缴费"},
    {Type::kFeePaid, "fee_paid", "已缴费"},
    {Type::kFeeLapsed, "fee_lapsed", "逾期未缴费"},
    {Type::kReplied, "replied", "答复"},
    {Type::kWithdrawn, "withdrawn", "撤回申请"},
};

constexpr Named<Consulted> kConsulted[] = {
    {Consulted::kThirdParty, "third_party", "第三方"},
    {Consulted::kJointMaker, "joint_maker", "共同制作机关"},
    {Consulted::kOtherOrgan, "other_organ", "其他机关"},
};

template <class Kind, std::size_t kSize>
const Named<Kind>& RowOf(const Named<Kind> (&rows)[kSize], Kind kind) {
  return *std::ranges::find(rows, kind, &Named<Kind>::kind);
}

template <class Kind, std::size_t kSize>
std::optional<Kind> KindFrom(const Named<Kind> (&rows)[kSize], std::string_view id) {
  const auto found = std::ranges::find(rows, id, &Named<Kind>::id);
  if (found == std::end(rows)) return std::nullopt;
  return found->kind;
}

}  // namespace

std::optional<ReplyEventType> ReplyEventTypeFrom(std::string_view id) { return KindFrom(kTypes, id); }
std::string_view IdOf(ReplyEventType type) { return RowOf(kTypes, type).id; }
std::string_view NameOf(ReplyEventType type) { return RowOf(kTypes, type).name; }
std::optional<Consulted> ConsultedFrom(std::string_view id) { return KindFrom(kConsulted, id); }
std::string_view IdOf(Consulted whom) { return RowOf(kConsulted, whom).id; }
std::string_view NameOf(Consulted whom) { return RowOf(kConsulted, whom).name; }

}  // namespace gongkai::law
