// Lateness: whether the report was made public by the day the regulation sets for its kind of organ.
//
// Only a known day of publication is judged: the one given with the report as a fact, else the one its text gives,
// which is no proof and never more than a doubt. Departments and governments of county level and above have a day by
// law (law/report_deadline.h); townships have a configured one, and without it nothing is said, as of any other organ.
// An error needs a kind of organ that is certain. Next to read: report/read/level.h.

#include <fmt/format.h>

#include "law/report_deadline.h"
#include "report/check/finding.h"
#include "report/check/rule.h"
#include "report/read/level.h"

namespace gongkai::report {
namespace {

using std::chrono::year;

struct Publication {
  Date date;
  bool given = false;      // known from outside the text
  bool signature = false;  // the text has a bare date and does not say that it is that of publication
};

std::optional<Publication> PublicationOf(const CheckInput& input) {
  if (input.published) return Publication{*input.published, true, false};
  if (input.report->published)
    return Publication{*input.report->published, false, input.report->published_is_signature};
  return std::nullopt;
}

std::string_view DateName(const Publication& publication) { return publication.signature ? "落款日期" : "公布日期"; }

/// A finding that the report came after `last` of the year behind its own; nothing if it did not.
std::optional<Finding> FindLate(const CheckInput& input, const Rule& rule, std::chrono::month_day last) {
  const auto publication = PublicationOf(input);
  if (!publication || !input.report->year) return std::nullopt;
  const Date due = DayOf(year{*input.report->year + 1}, last);
  const auto late = std::chrono::sys_days{publication->date} - std::chrono::sys_days{due};
  if (late.count() <= 0) return std::nullopt;
  Finding finding =
      MakeFinding(rule, {}, {},
                  fmt::format("{}年度报告应在{}前公布，{}是{}，迟了 {} 天。", *input.report->year, ToChinese(due),
                              DateName(*publication), ToChinese(publication->date), late.count()),
                  ToString(publication->date));
  // A date taken from the text may be that of a signature or of a move to another site.
  if (!publication->given) finding.severity = Severity::kWarning;
  return finding;
}

/// By the day the law sets for `reporter`; nothing for years in which it sets none.
std::optional<Finding> FindLateByLaw(const CheckInput& input, const Rule& rule, law::Reporter reporter) {
  const law::ReportDeadline* deadline = input.report->year ? law::DeadlineOf(reporter, *input.report->year) : nullptr;
  if (deadline == nullptr) return std::nullopt;
  std::optional<Finding> finding = FindLate(input, rule, deadline->last_day);
  if (finding) finding->source = deadline->article;
  return finding;
}

// --- departments

bool IsDepartment(Level level) {
  return level == Level::kCountyDepartment || level == Level::kCityDepartment || level == Level::kProvinceDepartment;
}

/// Whether the name leaves no doubt that this is a 县级以上人民政府部门: 国家税务总局…税务局 and the bureau of a 开发区
/// are named like one, and an 办公室 may be set up by anybody.
bool IsSurelyDepartment(std::string_view organ) {
  if (KindOf(organ) != OrganKind::kDepartment || organ.ends_with("办公室") || organ.ends_with("办")) return false;
  for (std::string_view word : {"国家", "总局", "开发区", "高新区", "园区", "示范区"}) {
    if (organ.find(word) != std::string_view::npos) return false;
  }
  return true;
}

// 「县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告
// 并向社会公布」
void CheckDepartment(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!IsDepartment(input.report->level)) return;
  std::optional<Finding> finding = FindLateByLaw(input, rule, law::Reporter::kDepartment);
  if (!finding) return;
  if (!IsSurelyDepartment(input.report->organ)) finding->severity = Severity::kWarning;
  const law::ReportDeadline* government = law::DeadlineOf(law::Reporter::kGovernment, *input.report->year);
  if (KindOf(input.report->organ) == OrganKind::kGovernmentOffice && government != nullptr) {
    finding->message += fmt::format("标题写的是办公室；如果这是本级政府的报告，期限是 {} 月 {} 日。",
                                    static_cast<unsigned>(government->last_day.month()),
                                    static_cast<unsigned>(government->last_day.day()));
  }
  out.push_back(std::move(*finding));
}

// --- governments

bool IsGovernmentOfCountyOrAbove(Level level) {
  return level == Level::kCounty || level == Level::kCity || level == Level::kProvince;
}

// 「县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府上一年度政府信息公开工作年度报告」
void CheckGovernment(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!IsGovernmentOfCountyOrAbove(input.report->level)) return;
  if (auto finding = FindLateByLaw(input, rule, law::Reporter::kGovernment)) out.push_back(std::move(*finding));
}

// --- townships

void CheckTownship(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (input.report->level != Level::kTownship || !input.township_deadline) return;
  if (auto finding = FindLate(input, rule, *input.township_deadline)) out.push_back(std::move(*finding));
}

// --- before the year has ended

void CheckFuture(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const auto publication = PublicationOf(input);
  if (!publication || !input.report->year) return;
  if (static_cast<int>(publication->date.year()) > *input.report->year) return;
  const std::string date = ToChinese(publication->date);
  std::string message = publication->signature
                            ? fmt::format("落款日期是{}，早于年度结束；如果不是公布日期，请忽略。", date)
                            : fmt::format("{}年度报告的公布日期是{}，这一年还没有结束，全年的数据不可能已经统计完。",
                                          *input.report->year, date);
  Finding finding = MakeFinding(rule, {}, {}, std::move(message), ToString(publication->date));
  if (!publication->given) finding.severity = publication->signature ? Severity::kNotice : Severity::kWarning;
  out.push_back(std::move(finding));
}

constexpr Rule kRules[] = {
    {"L-DEPARTMENT",
     Severity::kError,
     "部门年度报告公布迟了",
     "县级以上人民政府部门的年度报告（2019 年度起）：公布日期不晚于次年 1 月 31 日",
     "《政府信息公开条例》第四十九条第一款",
     "请核实公布日期；确已逾期的，今后在 1 月 31 日前向主管部门提交并公布。",
     {"县交通运输局 2 月 5 日才公布", "澄川县望禾镇人民政府2023年", "澄川县交通运输局2023年", "", "", "2024-02-05"},
     {"1 月 31 日当天公布", "澄川县望禾镇人民政府2023年", "澄川县交通运输局2023年", "", "", "2024-01-31"},
     CheckDepartment},
    {"L-GOVERNMENT",
     Severity::kError,
     "政府年度报告公布迟了",
     "县级以上地方人民政府的年度报告（2019 年度起）：公布日期不晚于次年 3 月 31 日",
     "《政府信息公开条例》第四十九条第二款",
     "请核实公布日期；确已逾期的，今后由政府信息公开工作主管部门在 3 月 31 日前公布。",
     {"县人民政府 4 月 1 日才公布", "澄川县望禾镇人民政府2023年", "澄川县人民政府2023年", "", "", "2024-04-01"},
     {"3 月 31 日当天公布", "澄川县望禾镇人民政府2023年", "澄川县人民政府2023年", "", "", "2024-03-31"},
     CheckGovernment},
    {"L-TOWNSHIP",
     Severity::kWarning,
     "乡镇（街道）年度报告公布迟了",
     "乡镇（街道）的年度报告：公布日期不晚于本地设定的日期；没有设定的不检查",
     "本地设定的日期（《政府信息公开条例》第四十九条没有为乡镇单独规定日期）",
     "请核实公布日期；确已逾期的，今后在设定的日期前公布。",
     {"设定 1 月 31 日，镇人民政府 2 月 20 日才公布", "", "", "", "", "2024-02-20"},
     {"设定 1 月 31 日，1 月 25 日公布", "", "", "", "", "2024-01-25"},
     CheckTownship},
    {"L-FUTURE",
     Severity::kError,
     "年度未结束就已公布",
     "公布日期晚于报告年度的 12 月 31 日",
     "《政府信息公开条例》第四十九条、第五十条（报告的是上一年度的情况）",
     "请核实公布日期和报告年度，两者必有一个写错。",
     {"2023 年度的报告 2023 年 12 月 20 日就公布", "", "", "", "", "2023-12-20"},
     {"次年 1 月公布", "", "", "", "", "2024-01-12"},
     CheckFuture},
};

}  // namespace

std::span<const Rule> LatenessRules() { return kRules; }

}  // namespace gongkai::report
