// Reconsiderations and suits.
#include "account/audit_words/act_lists.h"

namespace gongkai::account {
namespace {

constexpr ActWords kWords[] = {
    {"dispute.enter", "登记一件复议、诉讼"},
    {"dispute.see", "查看一件复议、诉讼"},
    {"dispute.export", "导出复议、诉讼的登记"},
    {"dispute.file", "取阅复议、诉讼的一份材料"},
    {"dispute.file_add", "在复议、诉讼里放入材料"},
    {"dispute.procedure", "登记复议、诉讼变更审理程序"},
    {"dispute.answer_day", "登记复议、诉讼另定的答复期限"},
    {"dispute.answer", "登记提交答复书、答辩状"},
    {"dispute.norm_asked", "登记被要求说明规范性文件的合法性"},
    {"dispute.norm_answer", "登记说明了规范性文件的合法性"},
    {"dispute.hearing_set", "登记听证、开庭的通知"},
    {"dispute.heard", "登记听证、开庭"},
    {"dispute.suspend", "登记复议、诉讼中止"},
    {"dispute.resume", "登记复议、诉讼恢复审理"},
    {"dispute.decide", "登记复议决定、裁判"},
    {"dispute.appeal", "登记上诉"},
    {"dispute.appeal_answer", "登记对上诉提出答辩"},
    {"dispute.retrial_ask", "登记申请再审、抗诉"},
    {"dispute.retrial_answer", "登记对再审申请提出意见"},
    {"dispute.retrial_refuse", "登记驳回再审申请"},
    {"dispute.retrial_order", "登记裁定再审"},
    {"dispute.disposal_propose", "提出销毁期满的复议、诉讼的个人信息"},
    {"dispute.disposal_approve", "批准并销毁期满的复议、诉讼的个人信息"},
    {"dispute.disposal_refuse", "不批准销毁期满的复议、诉讼的个人信息"},
    {"dispute.opinion", "登记收到行政复议意见书"},
    {"dispute.opinion_report", "登记报送纠正情况"},
    {"dispute.reopen", "依复议决定、裁判重新办理申请"},
    {"dispute.comply", "登记已经履行复议决定、裁判"},
    {"dispute.cost", "登记复议、诉讼的费用"},
    {"dispute.note", "在复议、诉讼里写备注"},
    {"dispute.words", "修改复议、诉讼的当事人、机关和案号"},
    {"dispute.lesson", "记下复议、诉讼的教训"},
    {"dispute.rebuild", "按经过重新推算复议、诉讼的期限"},
    {"dispute.let_go", "争议办结，不再留住原来的申请"},
};

}  // namespace

std::span<const ActWords> DisputeActs() { return kWords; }

}  // namespace gongkai::account
