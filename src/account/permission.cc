#include "account/permission.h"

namespace gongkai::account {
namespace {

struct ActRow {
  Act act;
  std::string_view id, name;
  std::string_view reach;  // a letter a post, in the order of kPostKinds: . none, s own (self), o organ, c county
};

// 信息员 经办人 部门负责人 工作机构负责人 保密审查员 分管领导 主要负责人 政务公开办 纪检 系统 安全 审计
// clang-format off
constexpr ActRow kTable[] = {
    {Act::kUseOffice, "office.use", "登录、查看本人账号", "ssssssssssss"},
    {Act::kSeeReports, "reports.see", "查看年度报告和核对结果", ".oooooocc..."},
    {Act::kHandInReports, "reports.hand_in", "上传年度报告、重新核对", ".o.o...o...."},
    {Act::kDecideFindings, "reports.decide", "判断核对发现的问题（确认或不成立）", ".o.o...c...."},
    {Act::kDeleteReports, "reports.delete", "删除、恢复年度报告", "...o...o...."},
    {Act::kSetReportDeadline, "reports.deadline", "组织年度报告工作：规定日子、催办、代收、汇总", ".......c...."},
    {Act::kSeeItems, "items.see", "查看公开信息和送审稿", "ooooooocc..."},
    {Act::kDraftItems, "items.draft", "拟稿、送审、撤回送审", "oooo...o...."},
    {Act::kExamineSecrecy, "items.secrecy", "对拟公开信息和申请答复作保密审查", "....o......."},
    {Act::kReviewItems, "items.review", "分管领导审核拟公开信息和申请答复", ".....o......"},
    {Act::kApproveItems, "items.approve", "主要负责人签发拟公开信息和申请答复", "......o....."},
    {Act::kWithdrawItems, "items.withdraw", "撤下已公开的信息", ".o.o.ooc...."},
    {Act::kAnswerOrgans, "items.answer_organs", "答复其他机关就拟公开信息的协商确认", "...o.oo....."},
    {Act::kSeeOrgans, "organs.see", "查看机关名录", "cccccccccccc"},
    {Act::kEditGuide, "organs.guide", "填写机关的联系方式、公开指南、标准目录和登记簿", ".o.o...c...."},
    {Act::kEditOrgans, "organs.edit", "设立、更名、合并、撤销机关", ".......c.c.."},
    {Act::kSeePeople, "people.see", "查看人员和岗位", "oooooooccccc"},
    {Act::kEditPeople, "people.edit", "开通、停用账号，重发首次登录链接", ".........c.."},
    {Act::kEditPosts, "posts.edit", "任命和结束岗位", "..........c."},
    {Act::kDelegate, "posts.delegate", "委托他人代行本人岗位", "ssssssss...."},
    {Act::kEditPolicy, "policy.edit", "设置密码、超时和动态码的要求", "..........c."},
    {Act::kSeePermissions, "permissions.see", "查看权限表", "cccccccccccc"},
    {Act::kSeeAudit, "audit.see", "查看审计记录", "...........c"},
    {Act::kExportAudit, "audit.export", "导出签名的审计记录", "...........c"},
    {Act::kRunJobs, "jobs.run", "查看和运行定时工作", ".........c.."},
    {Act::kEditSiteTargets, "site_targets.edit", "设置静态页面推送到哪里", ".......c.c.."},
    {Act::kEditSending, "sending.edit", "查看通知外发、发测试邮件、规定全县的默认", ".........c.."},
    {Act::kTryScreening, "screening.try", "检查文字和文件，查看检查词表", "ooooooocc..."},
    {Act::kEditScreeningLists, "screening.lists", "维护全县的检查词表", ".......c...."},
    {Act::kEditOwnWords, "screening.own_words", "维护本机关的工作秘密词表", "...oo......."},
    {Act::kAssessImpact, "screening.assess", "作个人信息保护影响评估", ".o.oo..o...."},
    {Act::kHandleMessages, "messages.handle", "办理公众留言，公开题目和问答", ".o.o...o...."},
    {Act::kSetMessageTerms, "messages.terms", "规定公众留言的答复期限", ".......c...."},
    {Act::kSeeMessageFigures, "messages.figures", "查看各机关办理公众留言的数字", ".o.o..oc...."},
    {Act::kDestroyMessages, "messages.destroy", "批准销毁保管期满的公众留言", ".....oo....."},
    {Act::kSeeCases, "cases.see", "查看依申请公开的办件（每次查看都有记录）", ".oooooocc..."},
    {Act::kHandleCases, "cases.handle", "登记、办理申请，拟答复，发文书", ".o.o...o...."},
    {Act::kConsentExtension, "cases.extend", "同意延期答复（工作机构负责人）", "...o...o...."},
    {Act::kSuperviseCases, "cases.supervise", "督办各机关的申请办理", ".......c...."},
    {Act::kEditLetterTemplates, "cases.templates", "维护告知书等文书的格式", "...o...c...."},
    {Act::kProposeDisposal, "cases.dispose", "提出销毁期满办件的个人信息", "...o...o...."},
    {Act::kApproveDisposal, "cases.dispose_approve", "批准销毁期满办件的个人信息", "......o....."},
};
// clang-format on

constexpr const ActRow& RowOf(Act act) { return kTable[static_cast<std::size_t>(act)]; }

// Rows stand in the order of the enum, and each has a letter for every post: held while compiling.
constexpr bool IsComplete() {
  std::size_t index = 0;
  for (const ActRow& row : kTable) {
    if (static_cast<std::size_t>(row.act) != index++ || row.reach.size() != kPostKinds.size()) return false;
  }
  return index == kActs.size();
}
static_assert(IsComplete());

}  // namespace

std::string_view IdOf(Act act) { return RowOf(act).id; }
std::string_view NameOf(Act act) { return RowOf(act).name; }

std::string_view NameOf(Reach reach) {
  switch (reach) {
    case Reach::kNone:
      return "—";
    case Reach::kOwn:
      return "本人";
    case Reach::kOrgan:
      return "本机关";
    case Reach::kCounty:
      return "全县";
  }
  return "—";
}

Reach ReachOf(PostKind post, Act act) {
  switch (RowOf(act).reach[static_cast<std::size_t>(post)]) {
    case 's':
      return Reach::kOwn;
    case 'o':
      return Reach::kOrgan;
    case 'c':
      return Reach::kCounty;
    default:
      return Reach::kNone;
  }
}

}  // namespace gongkai::account
