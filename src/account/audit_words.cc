#include "account/audit_words.h"

#include <algorithm>

#include "account/permission.h"

namespace gongkai::account {
namespace {

constexpr ActWords kRecorded[] = {
    {"session.start", "登录"},
    {"session.second_factor", "输入动态码"},
    {"session.end", "退出登录"},
    {"password.first", "设置第一个密码"},
    {"password.change", "修改密码"},
    {"device.bind", "绑定动态码设备"},
    {"device.remove", "解除动态码设备"},
    {"device.recovery_codes", "换新恢复码"},
    {"person.open", "开通账号"},
    {"person.edit", "修改人员资料"},
    {"person.stop", "停用账号"},
    {"person.reopen", "恢复账号"},
    {"person.link", "重发首次登录链接"},
    {"person.sso_link", "本人关联统一身份认证"},
    {"person.sso_unlink", "本人解除统一身份认证的关联"},
    {"person.sso_set", "设置人员的统一身份认证"},
    {"post.give", "任命岗位"},
    {"post.end", "结束岗位"},
    {"post.delegate", "委托代行岗位"},
    {"post.delegate_end", "收回委托"},
    {"organ.fill", "按区划批量设立机关"},
    {"organ.found", "设立机关"},
    {"organ.edit", "修改机关资料"},
    {"organ.rename", "机关更名"},
    {"organ.move", "调整机关隶属"},
    {"organ.merge", "合并机关"},
    {"organ.abolish", "撤销机关"},
    {"organ.export", "导出机关名录"},
    {"guide.edit", "填写公开指南"},
    {"import.organs", "批量导入机关"},
    {"import.people", "批量导入人员"},
    {"import.posts", "批量导入岗位"},
    {"person.see", "查看人员的联系方式和岗位"},
    {"reports.hand_in", "上传年度报告"},
    {"reports.take", "下载年度报告原件"},
    {"reports.export", "导出年度报告的表格和核对结果"},
    {"reports.check", "重新核对年度报告"},
    {"reports.decide", "判断核对发现的问题（确认或不成立）"},
    {"reports.delete", "删除年度报告"},
    {"reports.restore", "恢复年度报告"},
    {"reports.deadline", "规定乡镇公布年报的期限"},
    {"reports.adopt", "把原有年度报告归到县政府办公室"},
    {"item.save", "保存拟公开信息"},
    {"item.image", "正文放入图片"},
    {"item.image_swept", "清理没有用上的正文图片"},
    {"item.hand_in", "拟公开信息送审"},
    {"item.take_back", "撤回送审"},
    {"item.return", "退回拟公开信息"},
    {"item.sign", "签署拟公开信息"},
    {"item.publish", "公开信息"},
    {"item.withdraw", "撤下已公开的信息"},
    {"item.review_again", "重新评估不予公开的信息"},
    {"item.correct", "开始更正已公开的信息"},
    {"item.catalogue", "把信息列入标准目录"},
    {"item.stop", "停止到期自动公开"},
    {"item.drop", "放弃草稿"},
    {"item.pick_up", "恢复放弃的草稿"},
    {"item.drop_correction", "放弃更正"},
    {"step.ask", "就拟公开信息协商、报批、请示或者征求第三方意见"},
    {"step.answer", "登记协商、报批、请示或者第三方的答复"},
    {"step.withdraw", "撤回还没有答复的步骤"},
    {"step.take_back", "收回对其他机关的答复"},
    {"step.keep", "说明改动不影响已有的答复"},
    {"catalogue.make", "标准目录增加一行"},
    {"catalogue.change", "修改标准目录的一行"},
    {"catalogue.end", "停用标准目录的一行"},
    {"catalogue.import", "从表格导入标准目录"},
    {"catalogue.areas", "说明涉及的领域"},
    {"catalogue.assign", "指定目录一行的负责人"},
    {"posting.record", "登记公开渠道"},
    {"posting.take_down", "登记撤下"},
    {"posting.annul", "渠道登记作废"},
    {"booklet.save", "编折页、小册子"},
    {"booklet.make", "制作折页、小册子"},
    {"booklet.hand_out", "登记发放折页、小册子"},
    {"reading_place.open", "登记查阅场所"},
    {"reading_place.edit", "修改查阅场所"},
    {"reading_place.close", "停止开放查阅场所"},
    {"decision.save", "登记行政决定"},
    {"decision.annul", "登记行政决定被撤销或者变更"},
    {"decision.take_out", "记下行政决定已不再公开"},
    {"decision.import", "上传行政决定的工作簿"},
    {"decision.import_mend", "修改待导入的行政决定"},
    {"decision.import_confirm", "确认导入行政决定"},
    {"decision.import_drop", "放弃导入行政决定"},
    {"decision.import_taken", "退回文号已被登记的待导入决定"},
    {"matter.begin", "新建事项全程"},
    {"matter.change", "修改事项全程"},
    {"matter.close", "结束事项全程"},
    {"matter.reopen", "恢复事项全程"},
    {"matter.tie", "把信息列入事项全程"},
    {"matter.untie", "把信息移出事项全程"},
    {"matter.waive", "记下事项的一个环节不适用"},
    {"matter.unwaive", "恢复事项的一个环节"},
    {"medium.register", "登记政务新媒体账号"},
    {"medium.change", "修改政务新媒体账号的登记"},
    {"medium.entry", "登记新媒体的发布"},
    {"medium.annul_entry", "作废新媒体的发布记载"},
    {"platform.change", "修改平台的登记"},
    {"platform.register", "登记平台和服务单位"},
    {"obligation.follow", "开始跟踪应公开事项"},
    {"obligation.let_go", "停止跟踪应公开事项"},
    {"obligation.note", "记下应公开事项的跟踪情况"},
    {"obligation.remind", "催办应公开事项"},
    {"document.end", "登记文件废止"},
    {"document.confirm_end", "核对文件废止，公开标明"},
    {"figures.state", "声明年报表二某项本年没有"},
    {"policy.set", "修改安全策略"},
    {"policy.sso", "设置统一身份认证"},
    {"policy.sso_test", "测试统一身份认证的连接"},
    {"installation.set_up", "完成首次设置"},
    {"installation.seed_demo", "放入示例县"},
    {"installation.demo_passwords", "重设示例县的密码"},
    {"jobs.run", "立即运行定时工作"},
    {"notices.choose", "选择怎样收通知"},
    {"notices.default", "规定全县怎样收通知"},
    {"sending.test", "测试通知外发"},
    {"site_target.save", "设置静态页面推送到哪里"},
    {"site_target.clear", "从县站撤下全部静态页面"},
    {"site_target.again", "静态页面全部重推"},
    {"calendar.renew", "生成日历的订阅地址"},
    {"calendar.stop", "停止日历的订阅"},
    {"audit.see", "查看审计记录"},
    {"audit.export", "导出审计记录"},
    {"audit.verify", "核对审计记录"},
    {"audit.heads", "签名导出链首"},
};

struct DetailWords {
  std::string_view name, words;
};

constexpr DetailWords kDetails[] = {
    {"about", "涉及的人员"},
    {"act", "行为"},
    {"before", "早于"},
    {"chains", "链数"},
    {"code", "代码"},
    {"day", "日期"},
    {"device", "动态码设备"},
    {"entries", "条数"},
    {"faults", "问题数"},
    {"fields", "改动的栏目"},
    {"files", "文件数"},
    {"findings", "问题条数"},
    {"first", "前几个问题"},
    {"founded", "设立个数"},
    {"from", "从"},
    {"into", "并入"},
    {"kind", "类别"},
    {"left", "新说明不涉及的领域数"},
    {"login", "登录名摘要"},
    {"taken", "新说明涉及的领域数"},
    {"on", "日期"},
    {"organ", "机关"},
    {"outcome", "结果"},
    {"parent", "上级"},
    {"people", "人数"},
    {"person", "人员"},
    {"place", "区划代码"},
    {"post", "岗位"},
    {"posts", "岗位数"},
    {"reason", "事由"},
    {"report", "报告"},
    {"rows", "行数"},
    {"row", "目录的行"},
    {"sm3", "摘要（SM3）"},
    {"stage", "登录进度"},
    {"subject", "身份摘要"},
    {"successor", "继续行使职权的机关"},
    {"to", "改为"},
    {"token", "令牌"},
    {"until", "截止日期"},
    {"verdict", "结论"},
    {"warnings", "提醒数"},
    {"way", "方式"},
    {"which", "哪一个"},
    {"why", "原因"},
};

struct ValueWords {
  std::string_view name, value, words;
};

constexpr ValueWords kValues[] = {
    {"why", "password", "密码不对"},
    {"why", "password, locked", "密码不对，账号因此暂停登录"},
    {"why", "flood", "这一分钟里次数太多，其余的不再逐条记下"},
    {"why", "old password", "原密码不对"},
    {"why", "code", "动态码不对"},
    {"why", "state", "不是这个浏览器开始的登录"},
    {"why", "issuer", "答复来自别的身份提供方"},
    {"why", "denied", "本人在身份提供方取消"},
    {"why", "provider", "身份提供方没有接受"},
    {"why", "no answer", "身份提供方没有答复"},
    {"why", "token", "登录凭据不能相信"},
    {"why", "unknown", "身份没有关联账号"},
    {"why", "stopped", "账号已停用"},
    {"why", "post", "没有在任的岗位"},
    {"why", "no post any more", "岗位已经终止"},
    {"way", "password", "密码"},
    {"way", "code", "动态码"},
    {"way", "recovery", "恢复码"},
    {"way", "setup", "首次设置"},
    {"way", "sso", "统一身份认证"},
    {"way", "mail", "电子邮件"},
    {"way", "gateway", "短信或微信网关"},
    {"way", "server", "在服务器上"},
    {"which", "another", "另一处的登录"},
    {"which", "all others", "其他所有登录"},
    {"stage", "second_factor", "还要输入动态码"},
    {"stage", "enrol", "还要绑定动态码设备"},
    {"stage", "change_password", "还要修改密码"},
    {"stage", "full", "已经完成"},
    {"device", "unbound", "解除绑定"},
    {"device", "kept", "保留"},
    {"verdict", "confirmed", "确认"},
    {"verdict", "dismissed", "不成立"},
    {"verdict", "open", "重新打开"},
    {"verdict", "linked", "关联"},
    {"verdict", "unlinked", "解除关联"},
    {"verdict", "good", "通过"},
    {"verdict", "bad", "没有通过"},
};

}  // namespace

std::span<const ActWords> RecordedActs() { return kRecorded; }

std::string_view WordsOfAct(std::string_view id) {
  const auto* found = std::ranges::find(kRecorded, id, &ActWords::id);
  if (found != std::end(kRecorded)) return found->words;
  for (const Act act : kActs) {
    if (IdOf(act) == id) return NameOf(act);
  }
  return id;
}

std::string_view WordsOfDetail(std::string_view name) {
  const auto* found = std::ranges::find(kDetails, name, &DetailWords::name);
  return found == std::end(kDetails) ? name : found->words;
}

std::string_view WordsOfValue(std::string_view name, std::string_view value) {
  for (const ValueWords& known : kValues) {
    if (known.name == name && known.value == value) return known.words;
  }
  return value;
}

}  // namespace gongkai::account
