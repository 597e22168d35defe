#include "request/case_reopening.h"

#include <algorithm>

namespace gongkai::request {
namespace {

using law::Once;
using law::ReplyEventType;

constexpr std::string_view kArticle = "行政复议法第六十四条、第六十六条，行政诉讼法第七十条、第七十二条";

Error Refuse(std::string message) { return {ErrorKind::kConflict, std::move(message), std::string(kArticle)}; }
Error Lacking(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), std::string(kArticle)}; }

Status MayReopen(const CaseFold& fold, const CaseEvent& event) {
  const law::ReplyFacts& reply = fold.reply;
  if (!reply.ended) return Refuse("本件还没有办结，不用重新办理");
  if (fold.is_imported) return Refuse("从往年登记簿转入的申请不在这里重新办理");
  if (reply.ended_by == ReplyEventType::kWithdrawn) return Refuse("申请人已经撤回，没有可以重新作出的答复");
  if (event.on < *reply.ended) return Lacking("重新办理的日期早于办结之日" + ToChinese(*reply.ended));
  if (event.ref.empty()) return Lacking("没有写明依据哪一件复议、诉讼");
  if (!event.clock.until || *event.clock.until < event.on) return Lacking("没有写明最迟哪一天重新答复");
  return Ok();
}

/// The clock runs to the day that was set; nobody is waited for.
void RunAgain(law::ReplyFacts& reply, const CaseEvent& event) {
  for (law::Asked& asked : reply.asked) {
    if (!asked.closed) asked.closed = reply.ended;
  }
  if (reply.correction == Once::kOpen) reply.correction = Once::kOver;
  if (reply.fee == Once::kOpen) reply.fee = Once::kOver;
  reply.delayed_until = event.clock.until;
  reply.last = std::max(reply.last, event.on);
  reply.ended.reset();
  reply.ended_by.reset();
}

}  // namespace

Status Reopen(CaseFold& fold, const CaseEvent& event) {
  TRY(MayReopen(fold, event));
  if (!fold.first_end) fold.first_end = FirstEnd{.on = *fold.reply.ended, .outcome = fold.outcome};
  fold.overturned = fold.outcome;
  RunAgain(fold.reply, event);
  fold.outcome.clear();
  fold.draft.reset();
  fold.is_handed_in = fold.is_archived = false;
  fold.signatures.clear();
  fold.delivered_before = fold.deliveries.size();
  return Ok();
}

Status MayMoveDay(const CaseFold& fold, ReplyEventType type) {
  if (!fold.first_end) return Ok();
  switch (type) {
    case ReplyEventType::kExtended:
    case ReplyEventType::kDelayed:
    case ReplyEventType::kCorrectionRequested:
    case ReplyEventType::kFeeNotified:
      return Refuse("重新答复的期限由复议决定、裁判确定，本机关不能用“" + std::string(law::NameOf(type)) + "”变动");
    default:
      return Ok();
  }
}

std::string WarningOfSame(const CaseFold& fold) {
  if (!fold.first_end || !fold.draft || fold.draft->outcome != fold.overturned) return {};
  return "这种答复刚被复议决定、裁判纠正过：不能以同一的事实和理由作出与原来相同或者基本相同的答复，只因程序违法被撤销"
         "的"
         "除外（行政复议法第六十四条第二款，行政诉讼法第七十一条、法释〔2018〕1号第九十条）";
}

}  // namespace gongkai::request
