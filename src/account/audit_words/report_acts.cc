// Annual reports: those handed in, those compiled here, a year of many.
#include "account/audit_words/act_lists.h"

namespace gongkai::account {
namespace {

constexpr ActWords kWords[] = {
    {"reports.hand_in", "上传年度报告"},
    {"reports.take", "下载年度报告原件"},
    {"reports.export", "导出年度报告的表格和核对结果"},
    {"reports.check", "重新核对年度报告"},
    {"reports.decide", "判断核对发现的问题（确认或不成立）"},
    {"reports.delete", "删除年度报告"},
    {"reports.restore", "恢复年度报告"},
    {"reports.deadline", "规定乡镇公布年报的期限"},
    {"reports.adopt", "把原有年度报告归到县政府办公室"},
    {"annual.adjust", "调整年报的一个数字"},
    {"annual.undo_adjustment", "撤回年报数字的调整"},
    {"annual.state_none", "声明年报表三、表四本年没有"},
    {"annual.overrule", "说明年报核对出的错误为什么没有错"},
    {"annual.overrule_back", "收回对年报核对结果的说明"},
    {"annual.freeze", "年度报告定稿"},
    {"annual.units", "按机关名录更新年报单位"},
    {"annual.unit", "新增年报单位"},
    {"annual.units_put", "导入年报单位名单"},
    {"annual.in_step", "更新汇总用的年报数字"},
    {"annual.import", "导入年度报告"},
    {"annual.rollup_keep", "留存年报汇总"},
    {"annual.map", "上传汇总用的地图"},
    {"annual.map_remove", "去掉汇总用的地图"},
    {"annual.submit", "报送年度报告"},
    {"annual.save_text", "保存年报正文"},
    {"annual.note_work", "登记年度工作"},
    {"annual.strike_work", "划去登记的年度工作"},
    {"annual.promise", "登记年报第五部分的改进事项"},
    {"annual.tell_outcome", "登记改进事项的落实情况"},
    {"annual.strike_promise", "划去改进事项"},
    {"annual.check", "核对年度报告"},
    {"campaign.open", "布置年度报告工作"},
    {"campaign.set_day", "定年度报告前面各步的日子"},
    {"campaign.remind", "催办年度报告"},
    {"campaign.note_call", "记下催办年度报告的电话、函"},
    {"campaign.take_in", "代收一个单位的年度报告"},
};

}  // namespace

std::span<const ActWords> ReportActs() { return kWords; }

}  // namespace gongkai::account
