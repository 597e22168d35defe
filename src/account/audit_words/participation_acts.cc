// What the public writes, and what becomes of it.
#include "account/audit_words/act_lists.h"

namespace gongkai::account {
namespace {

constexpr ActWords kWords[] = {
    {"message.receive", "收到公众留言"},
    {"message.note", "登记电话、当面或者信函的来意"},
    {"message.contact", "查看留言人的姓名和电话"},
    {"message.take", "接办公众留言"},
    {"message.answer", "答复公众留言"},
    {"message.decline", "对公众留言说明不予办理的理由"},
    {"message.assign", "把公众留言分给同事办理"},
    {"message.point", "对不在这里办的留言指明去处"},
    {"message.rate", "留言的人评价办理"},
    {"message.hand_on", "把公众留言转给别的机关"},
    {"message.remove", "删除公众留言"},
    {"message.restore", "恢复删除的公众留言"},
    {"message.judge", "记下草案意见的采纳情况"},
    {"message.outcome", "起草征求意见结果"},
    {"message.settle", "点题公开的答复已经公开"},
    {"message.erase", "到期抹去公众留言的内容"},
    {"message.erase_contact", "抹去留言人的姓名和电话"},
    {"message.erase_contacts", "抹去办完满两年的留言人的姓名和电话"},
    {"message.terms", "规定公众留言的答复期限"},
    {"message.disposal_propose", "提出销毁保管期满的公众留言"},
    {"message.disposal_refuse", "没有批准销毁公众留言"},
    {"message.destroy", "批准并销毁保管期满的公众留言"},
    {"complaint.decide", "查证投诉举报并答复"},
    {"complaint.rectify", "报告投诉举报的整改"},
    {"complaint.send_back", "退回投诉举报的整改"},
    {"enterprise.save", "登记公共企事业单位"},
    {"appeal.decide", "调查处理对公共企事业单位的申诉并答复"},
    {"entry.show_topic", "公开点题的题目"},
    {"entry.close_topic", "对点题的题目作说明"},
    {"entry.draft_answer", "起草点题的答复"},
    {"entry.save", "写问答库的一条"},
    {"entry.hand_in", "问答送保密审查"},
    {"entry.examine", "审查问答，公开"},
    {"entry.return", "退回问答"},
    {"entry.hide", "撤下题目或者问答"},
};

}  // namespace

std::span<const ActWords> ParticipationActs() { return kWords; }

}  // namespace gongkai::account
