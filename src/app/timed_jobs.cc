#include "app/timed_jobs.h"

#include <fmt/format.h>

#include <memory>
#include <stdexcept>

#include "account/alarm_actions.h"
#include "account/audit_actions.h"
#include "account/audit_heads_export.h"
#include "db/once.h"
#include "db/retry.h"
#include "disclosure/archive/archive_actions.h"
#include "disclosure/body_image_actions.h"
#include "disclosure/inspection/inspection_actions.h"
#include "disclosure/participation/handle_actions.h"
#include "disclosure/screen/rescan_actions.h"
#include "disclosure/search/search_pages.h"
#include "disclosure/search/search_rebuild_actions.h"
#include "disclosure/step/step_successor_actions.h"
#include "disclosure/subscription/subscription_sending_actions.h"
#include "disclosure/waiting_actions.h"
#include "home/due_reminders.h"
#include "oversight/survey/survey_urn_actions.h"
#include "oversight/training/attendance_actions.h"
#include "remedy/dispute_copies_actions.h"
#include "remedy/erased_disputes_actions.h"
#include "request/case_reminders.h"
#include "request/erasure_list_export.h"
#include "request/letter_mail_actions.h"
#include "request/moved_due_actions.h"
#include "request/receipt_mail_actions.h"

namespace gongkai::app {
namespace {

// The check first: what it found is in the trail before its head is signed. Daily() gives nothing out twice a day, so a
// turn that is taken over after a crash does no harm.
std::string CheckAndGiveOut(account::Desk& desk, const std::string& folder) {
  const auto counts = account::CheckAndRecord(desk, account::Actor{}).counts;
  account::ExportHeads(desk, account::Actor{}, folder, account::Occasion::kDaily);
  // Thrown, so that the turn has failed: it stays red on the page, on the first page and in /metrics.
  if (counts.faults > 0) {
    throw std::runtime_error(
        fmt::format("审计记录有 {} 处被改动过，请保护现场，运行 gongkai verify-audit 查看。", counts.faults));
  }
  return fmt::format("核对了 {} 条审计记录，没有发现改动；链首已签名导出。", counts.entries);
}

std::string ForgetOldActs(account::Desk& desk) {
  const std::int64_t forgotten = db::Retry(desk.database, [&](db::Transaction& act) {
    const std::int64_t count = db::ForgetActs(act, desk.now() - db::kActsKept);
    act.Commit();
    return count;
  });
  return fmt::format("清除了 {} 条防止重复提交的记录。", forgotten);
}

constexpr std::string_view kSending = "notices";

}  // namespace

std::vector<jobs::Job> TimedJobs(account::Desk& desk, const std::string& heads_folder, const account::Outlets& outlets,
                                 disclosure::SitePushing pushing, const screening::Tools& tools,
                                 const std::string& archive_folder, disclosure::Inspecting inspecting,
                                 const std::string& erasure_list) {
  const auto erasures = std::make_shared<request::ErasureKeeping>(desk, erasure_list, remedy::AllErasureKinds());
  std::vector<jobs::Job> jobs = {
      {.name = "audit-heads",
       .title = "核对审计记录，签名导出链首",
       .schedule = jobs::Schedule::Daily(std::chrono::minutes(10)),
       .run = [&desk, heads_folder] { return CheckAndGiveOut(desk, heads_folder); }},
      // An organ that is closed has no act here: what it signed for a later day is found by this.
      {.name = "waiting-publications",
       .title = "停止依据已经失去的定时公开",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(10)),
       .run = [&desk] { return disclosure::StopWhatFellAway(desk); }},
      {.name = "steps-of-closed-organs",
       .title = "撤并机关没有答复的征求意见转给继续行使职权的机关",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(10)),
       .run = [&desk] { return disclosure::HandOnStepsOfClosed(desk); }},
      // Before anybody's digest; what is found is on the page at once.
      {.name = "due-notices",
       .title = "提醒快到期和已过期的事",
       .schedule = jobs::Schedule::Daily(std::chrono::minutes(20)),
       .run = [&desk] { return home::TellWhatIsDue(desk); }},
      // A turn looks at as many as it can in a minute, and goes on with the next.
      {.name = "screening-rescan",
       .title = "词表更新后重新检查已公开的信息",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(1)),
       .run = [&desk, tools] { return disclosure::RescanPublic(desk, tools); }},
      // What publications left unread, and all of it where there is no index yet; a turn goes on where the last one
      // stood.
      {.name = "search-index",
       .title = "维护检索索引，读取附件",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(1)),
       .run = [&desk, tools] { return disclosure::KeepIndex(desk, tools); },
       .page = std::string(disclosure::kSearchIndexPath)},
      {.name = "public-messages",
       .title = "公众留言：答复公开的办结，撤并机关的转办，到期的抹去姓名和电话",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(10)),
       .run = [&desk] { return disclosure::KeepMessages(desk); }},
      {.name = "surveys",
       .title = "社会评议：打乱答卷的次序，截止的销毁答题标记",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(10)),
       .run = [&desk] { return oversight::KeepSurveys(desk); }},
      {.name = "trainings",
       .title = "培训：签到的日子过了，抹去手机的签到标记",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(60)),
       .run = [&desk] { return oversight::KeepTrainings(desk); }},
      {.name = "unconfirmed-requests",
       .title = "提醒没有确认收到的申请",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(10)),
       .run = [&desk] { return request::AlarmOfUnconfirmed(desk); }},
      // A new notice comes with a new program: the first turn behind it lists what it moved.
      {.name = "holiday-notices",
       .title = "放假通知发布后重新计算申请的答复期限",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(10)),
       .run = [&desk] { return request::FollowHolidayNotices(desk); }},
      {.name = "disputes",
       .title = "放假通知发布后重新推算复议、诉讼的期限，办结的不再留住原来的申请",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(60)),
       .run = [&desk] { return remedy::KeepDisputes(desk); }},
      {.name = "unused-images",
       .title = "清理没有用上的正文图片",
       .schedule = jobs::Schedule::Daily(std::chrono::minutes(150)),
       .run = [&desk] { return disclosure::SweepBodyImages(desk); }},
      {.name = "forget-acts",
       .title = "清除 7 天前防止重复提交的记录",
       .schedule = jobs::Schedule::Daily(std::chrono::minutes(160)),
       .run = [&desk] { return ForgetOldActs(desk); }},
      // Begun when it is asked for; this goes on with what was killed in the midst.
      {.name = "archive-packages",
       .title = "制作等候的归档包",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(1)),
       .run = [&desk, archive_folder] { return disclosure::MakeWaitingPackages(desk, archive_folder); }},
      // Before people come, so that what was found in the night stands on their first page.
      {.name = "inspection",
       .title = "自查公开的部分",
       .schedule = jobs::Schedule::Daily(std::chrono::minutes(330)),
       .run = [&desk, inspecting = std::move(inspecting)] { return disclosure::InspectPublic(desk, inspecting); }},
      {.name = "site-push",
       .title = "推送静态页面到县政府网站",
       .schedule = jobs::Schedule::Every(std::chrono::minutes(1)),
       .run = [&desk, pushing = std::move(pushing)] { return disclosure::PushSite(desk, pushing); }}};
  jobs.push_back({.name = "erasures",
                  .title = "记下销毁的个人信息，恢复备份时再次销毁",
                  .schedule = jobs::Schedule::Every(std::chrono::minutes(1)),
                  .run = [erasures] { return erasures->Turn(); }});
  jobs.push_back({.name = "erasure-sweep",
                  .title = "销毁个人信息以后整理数据文件",
                  .schedule = jobs::Schedule::Daily(std::chrono::minutes(200)),
                  .run = [erasures] { return erasures->Sweep(); }});
  jobs.push_back({.name = "reader-mail",
                  .title = "给订阅的读者发信",
                  .schedule = jobs::Schedule::Every(std::chrono::minutes(1)),
                  .run = [&desk, &outlets] {
                    return disclosure::SendToReaders(desk, {.send = outlets.mail, .site = outlets.site});
                  }});
  jobs.push_back({.name = "request-receipts",
                  .title = "把申请的回执发到申请人的邮箱",
                  .schedule = jobs::Schedule::Every(std::chrono::minutes(1)),
                  .run = [&desk, &outlets] {
                    return request::SendReceiptMails(desk, {.send = outlets.mail, .site = outlets.site});
                  }});
  jobs.push_back({.name = "request-letters",
                  .title = "用电子邮件给申请人发文书和提醒",
                  .schedule = jobs::Schedule::Every(std::chrono::minutes(1)),
                  .run = [&desk, &outlets] {
                    return request::SendLetterMails(desk, {.send = outlets.mail, .site = outlets.site});
                  }});
  jobs.push_back({.name = std::string(kSending),
                  .title = "发送通知",
                  .schedule = jobs::Schedule::Every(std::chrono::minutes(1)),
                  .run = [&desk, &outlets, others = jobs] {
                    account::TellOfFailedJobs(desk, others, kSending);
                    return account::SendDue(desk, outlets);
                  }});
  return jobs;
}

std::string GiveOutLastHeads(account::Desk& desk, const std::string& heads_folder) {
  try {
    account::ExportHeads(desk, account::Actor{}, heads_folder, account::Occasion::kStop);
    return "";
  } catch (const std::exception& broken) {
    return fmt::format("停止时没有导出链首：{}", broken.what());
  }
}

}  // namespace gongkai::app
