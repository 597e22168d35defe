#include "home/report_dues_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "report/campaign/campaign_due_view.h"
#include "report/compile/annual_due_view.h"
#include "report/due_view.h"

namespace gongkai::home {
namespace {

using account::Act;
using account::Visitor;

constexpr std::size_t kNamed = 6;  // more organs than these are counted, not named

/// Who drafts compiles the report out of the ledger; a file from elsewhere is handed in from there too.
std::string PathOfMissing(const Visitor& visitor) {
  if (visitor.May(Act::kDraftItems)) return "/office/annual";
  return visitor.May(Act::kHandInReports) ? "/office/hand-in" : "/office/reports";
}

std::string Names(const std::vector<report::MissingReport>& missing) {
  std::string names;
  for (std::size_t i = 0; i < std::min(missing.size(), kNamed); ++i) names += (i > 0 ? "、" : "") + missing[i].name;
  return missing.size() > kNamed ? names + fmt::format("等 {} 个机关", missing.size()) : names;
}

/// One line for each day by which reports are to be public, and each article or decision that sets it.
void AddMissingReports(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  if (!visitor.May(Act::kSeeReports)) return;
  const std::string path = PathOfMissing(visitor);
  std::map<std::pair<Date, std::string>, std::vector<report::MissingReport>> by_day;
  const int year = static_cast<int>(today.year()) - 1;
  const auto done = report::OrgansDone(session, year, today);
  const auto by_word = report::OrgansOfTakenIn(session, year);
  for (report::MissingReport& each : report::MissingReports(session, visitor, today, by_word)) {
    if (std::ranges::find(done, each.organ) != done.end()) continue;  // compiled here, and submitted
    by_day[{each.last_day, each.source}].push_back(std::move(each));
  }
  for (const auto& [term, missing] : by_day) {
    const auto& [day, source] = term;
    dues.push_back(
        {fmt::format("{} 年度报告还没有交来：{}", missing.front().year, Names(missing)),
         fmt::format("最迟 {} 公布（{}）", ToString(day), source), day, path,
         fmt::format("report-{}-{}", missing.front().year, source == report::kSetByCounty ? "county" : ToString(day))});
  }
}

/// An organ's own report: to be published by its day, to be submitted once it is signed.
void AddOwnReports(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  for (const report::WaitingAnnual& each : report::WaitingAnnuals(session, visitor, today)) {
    const std::string report = fmt::format("{} {} 年度报告", each.name, each.year);
    const std::string why = each.due ? "最迟 " + ToString(each.due->last_day) + "（" + each.due->source + "）" : "";
    const auto day = each.due ? std::optional(each.due->last_day) : std::nullopt;
    const auto key = [&](std::string_view act) {
      return day ? fmt::format("annual-{}-{}-{}", act, each.organ.value, each.year) : std::string();
    };
    switch (each.wait) {
      case report::AnnualWait::kPublish:
        dues.push_back({report + "正在审签，请按期报送、公布", why, day, each.path, key("publish")});
        break;
      case report::AnnualWait::kSubmit:
        dues.push_back({report + "已经签发，请报送", why, day, each.path, key("submit")});
        break;
      case report::AnnualWait::kReturned:
        dues.push_back({report + "退回修改，还没有再送审", why, day, each.path, key("returned")});
        break;
    }
  }
}

/// For who organises the year's reports, and for an organ that was urged.
void AddCampaign(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  if (const auto waiting = report::WaitingCampaign(session, visitor, today)) {
    const std::string path = fmt::format("/office/campaign/{}", waiting->year);
    if (waiting->overdue > 0) {
      dues.push_back({fmt::format("{} 个单位的 {} 年度报告逾期没有办完，可以一起催办", waiting->overdue, waiting->year),
                      "条例第四十七条、第四十九条", waiting->first_day, path + "?overdue=1",
                      waiting->first_day ? fmt::format("campaign-{}-{}", waiting->year, ToString(*waiting->first_day))
                                         : std::string()});
    }
    if (waiting->behind > 0) {
      dues.push_back({fmt::format("{} 个单位的 {} 年度报告落在本级定的日子后面", waiting->behind, waiting->year), "",
                      std::nullopt, path + "?behind=1", ""});
    }
  }
  for (const report::UrgedAnnual& each : report::UrgedAnnuals(session, visitor, today)) {
    dues.push_back({fmt::format("{} {} 年度报告被催办，请尽快办理", each.name, each.year),
                    fmt::format("{} 于 {} 催办（条例第四十七条）", each.by, ToString(each.urged_on)), std::nullopt,
                    fmt::format("/office/annual/{}/sign?organ={}", each.year, each.organ.value), ""});
    dues.back().is_asked = true;
  }
}

void AddUndecidedReports(db::Session& session, const Visitor& visitor, std::vector<Due>& dues) {
  if (!visitor.May(Act::kDecideFindings)) return;
  const report::UndecidedReports undecided = report::CountUndecided(session, visitor);
  const auto add = [&](int count, std::string_view what, std::string_view path) {
    if (count > 0)
      dues.push_back({fmt::format("{} 份年度报告{}", count, what), "", std::nullopt, std::string(path), ""});
  };
  add(undecided.with_errors, "有错误，还没有处理", "/office/reports?state=errors");
  add(undecided.with_warnings, "有存疑，还没有处理", "/office/reports?state=warnings");
  add(undecided.unreadable, "读不出来", "/office/reports?state=unreadable");
}

}  // namespace

void AddReports(db::Session& session, const Visitor& visitor, Date today, std::vector<Due>& dues) {
  AddMissingReports(session, visitor, today, dues);
  AddOwnReports(session, visitor, today, dues);
  AddCampaign(session, visitor, today, dues);
  AddUndecidedReports(session, visitor, dues);
}

}  // namespace gongkai::home
