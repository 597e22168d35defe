// Signing in, accounts, posts and organs, and lists of them that come in.
#include "account/audit_words/act_lists.h"

namespace gongkai::account {
namespace {

constexpr ActWords kWords[] = {
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
    {"person.see", "查看人员的联系方式和岗位"},
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
};

}  // namespace

std::span<const ActWords> PeopleActs() { return kWords; }

}  // namespace gongkai::account
