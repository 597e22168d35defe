// What the details of an entry are called, and what they say where that is a word of the program.
#include <algorithm>

#include "account/audit_words.h"

namespace gongkai::account {
namespace {

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
    {"hidden", "看不见的处数"},
    {"hits", "查出的处数"},
    {"into", "并入"},
    {"lists", "词表版本"},
    {"open", "待处理的处数"},
    {"run", "第几次检查"},
    {"kind", "类别"},
    {"left", "新说明不涉及的领域数"},
    {"login", "登录名摘要"},
    {"taken", "新说明涉及的领域数"},
    {"on", "日期"},
    {"organ", "机关"},
    {"moved", "变化的指标数"},
    {"letter", "文书"},
    {"head", "机关代字"},
    {"version", "版本"},
    {"number", "第几条"},
    {"outcome", "结果"},
    {"parent", "上级"},
    {"people", "人数"},
    {"organs", "机关数"},
    {"quarter", "季度"},
    {"attempt", "第几次"},
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
    {"units", "单位数"},
    {"upload", "哪次上传"},
    {"errors", "错误数"},
    {"until", "截止日期"},
    {"verdict", "结论"},
    {"warnings", "提醒数"},
    {"way", "方式"},
    {"which", "哪一个"},
    {"why", "原因"},
    {"rating", "评价"},  // of before
    {"satisfaction", "评价"},
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
    {"way", "account", "账号签到"},
    {"way", "name", "填姓名签到"},
    {"way", "code", "动态码"},
    {"way", "recovery", "恢复码"},
    {"way", "setup", "首次设置"},
    {"way", "sso", "统一身份认证"},
    {"way", "mail", "电子邮件"},
    {"way", "page", "网上查看"},
    {"way", "email", "电子邮件"},
    {"way", "post", "邮寄"},
    {"way", "counter", "当面领取"},
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
    {"to", "on", "打开"},
    {"to", "off", "关上"},
    {"satisfaction", "satisfied", "满意"},
    {"satisfaction", "fair", "基本满意"},
    {"satisfaction", "dissatisfied", "不满意"},
    {"rating", "content", "满意"},
    {"rating", "fair", "基本满意"},
    {"rating", "not_content", "不满意"},
    {"verdict", "confirmed", "确认"},
    {"verdict", "dismissed", "不成立"},
    {"verdict", "open", "重新打开"},
    {"verdict", "linked", "关联"},
    {"verdict", "unlinked", "解除关联"},
    {"verdict", "good", "通过"},
    {"verdict", "bad", "没有通过"},
};

}  // namespace

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
