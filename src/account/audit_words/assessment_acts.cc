// Scoring organs, and the information that they send in.
#include "account/audit_words/act_lists.h"

namespace gongkai::account {
namespace {

constexpr ActWords kWords[] = {
    {"scoring.begin", "新建考核"},
    {"scoring.change", "修改考核的名称、日期和等次"},
    {"scoring.put_row", "写考核指标"},
    {"scoring.remove_row", "删去考核指标"},
    {"scoring.open", "印发指标表，开始自评"},
    {"scoring.review", "结束自评，开始审核"},
    {"scoring.show", "向各机关公示得分"},
    {"scoring.conclude", "审定考核结果"},
    {"scoring.read", "按台账更新考核得分"},
    {"scoring.self", "写考核自评"},
    {"scoring.evidence", "放入考核佐证材料"},
    {"scoring.evidence_drop", "去掉考核佐证材料"},
    {"scoring.evidence_take", "下载考核佐证材料"},
    {"scoring.hand_in", "报送考核自评"},
    {"scoring.send_back", "退回考核自评"},
    {"scoring.score", "审核考核得分"},
    {"scoring.appeal", "对考核得分申诉"},
    {"scoring.answer", "答复考核申诉"},
    {"contribution.send", "登记信息报送"},
    {"contribution.use", "登记信息采用情况"},
    {"contribution.strike", "划去信息报送"},
};

}  // namespace

std::span<const ActWords> AssessmentActs() { return kWords; }

}  // namespace gongkai::account
