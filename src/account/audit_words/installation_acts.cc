// What the administrators do, what everybody sets for himself, and looking at the trail itself.
#include "account/audit_words/act_lists.h"

namespace gongkai::account {
namespace {

constexpr ActWords kWords[] = {
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
    {"calendar.renew", "生成日历的订阅地址"},
    {"calendar.stop", "停止日历的订阅"},
    {"audit.see", "查看审计记录"},
    {"audit.export", "导出审计记录"},
    {"audit.verify", "核对审计记录"},
    {"audit.heads", "签名导出链首"},
};

}  // namespace

std::span<const ActWords> InstallationActs() { return kWords; }

}  // namespace gongkai::account
