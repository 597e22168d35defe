// Looking after openness: measures, registers, trainings, surveys.
#include "account/audit_words/act_lists.h"

namespace gongkai::account {
namespace {

constexpr ActWords kWords[] = {
    {"measure.issue", "提出督促整改、通报批评、处理建议、责令改正"},
    {"measure.report", "报告整改情况"},
    {"measure.accept", "核查整改并办结"},
    {"measure.return", "退回整改报告"},
    {"measure.reply", "登记有权机关对处理建议的答复"},
    {"measure.withdraw", "撤回整改要求、通报或者处理建议"},
    {"register.keep", "登记监督保障工作"},
    {"register.correct", "更正监督保障工作的登记"},
    {"register.proof", "给监督保障工作的登记加材料"},
    {"register.step", "加整改、后续事项"},
    {"register.step_done", "登记整改、后续事项完成"},
    {"register.close", "办结一条登记"},
    {"register.open_again", "重新打开一条登记"},
    {"register.strike", "划去一条登记"},
    {"register.none", "说明一年没有某种工作"},
    {"register.none_back", "收回一年没有的说明"},
    {"register.export", "导出监督保障工作的登记"},
    {"register.file", "取阅监督保障工作登记的一份材料"},
    {"training.plan", "安排培训"},
    {"training.change", "修改培训"},
    {"training.hold", "标明培训已经举办"},
    {"training.cancel", "取消培训"},
    {"training.open_check_in", "开始培训的扫码签到"},
    {"training.close_check_in", "结束培训的扫码签到"},
    {"training.attend", "培训签到"},
    {"training.enter", "登记参加培训的人"},
    {"training.confirm", "核对参加培训的人"},
    {"training.strike", "划去参加培训的人"},
    {"training.quiz", "修改培训的测试题"},
    {"training.quiz_taken", "做培训的测试"},
    {"training.file_add", "放入培训材料"},
    {"training.file_remove", "移除培训材料"},
    {"training.target", "规定季度培训任务"},
    {"training.export", "导出培训"},
    {"training.people_export", "导出培训的签到和测试"},
    {"training.hours_export", "导出培训学时"},
    {"survey.save", "写、改社会评议的题目"},
    {"survey.hand_in", "把社会评议送审"},
    {"survey.examine", "审查并发布社会评议"},
    {"survey.return", "退回社会评议"},
    {"survey.stop", "停止社会评议"},
    {"survey.result", "起草社会评议结果"},
    {"survey.feedback", "起草社会评议意见办理情况"},
    {"survey.export", "导出社会评议的结果和写的话"},
};

}  // namespace

std::span<const ActWords> OversightActs() { return kWords; }

}  // namespace gongkai::account
