// What must not go out: what was found and what became of it, lists of words, impact assessments.
#include "account/audit_words/act_lists.h"

namespace gongkai::account {
namespace {

constexpr ActWords kWords[] = {
    {"screening.run", "检查拟公开信息"},
    {"screening.fixed", "按检查的结果改正"},
    {"screening.masked", "按检查的结果遮盖"},
    {"screening.overruled", "决定检查出的内容不改"},
    {"screening.assessed", "名单已有影响评估"},
    {"screening.asked", "请保密审查员看检查出的内容"},
    {"screening.reopened", "重新处理检查出的内容"},
    {"screening.rescan", "重新检查已公开的信息"},
    {"screening.told", "告知机关重新检查的结果"},
    {"screening.list", "修改全县的检查词表"},
    {"screening.own_list", "修改本机关的工作秘密词表"},
    {"screening.take_list", "导出检查词表"},
    {"screening.try_out", "检查文字或者文件，不保存"},
    {"assessment.make", "作个人信息保护影响评估"},
    {"assessment.cover", "记下影响评估覆盖的信息"},
    {"assessment.end", "作废影响评估"},
};

}  // namespace

std::span<const ActWords> ScreeningActs() { return kWords; }

}  // namespace gongkai::account
