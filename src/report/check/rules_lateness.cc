// Lateness: whether the report was made public by the day the regulation sets for its kind of organ.
//
// Only a known day of publication is judged: the one given with the report as a fact, else the one its text gives,
// which is no proof and never more than a doubt. The regulation has a day for departments and a day for governments of
// county level and above; townships have none of their own, so a configured day is used, and without one nothing is
// said. Source: 条例第四十九条.

#include <fmt/format.h>

#include "report/check/finding.h"
#include "report/check/rule.h"

namespace gongkai::report {
namespace {

using std::chrono::year;

constexpr auto kDepartmentDay = std::chrono::January / 31;
constexpr auto kGovernmentDay = std::chrono::March / 31;

struct Publication {
  Date date;
  bool given = false;  // known from outside the text
};

std::optional<Publication> PublicationOf(const CheckInput& input) {
  if (input.published) return Publication{*input.published, true};
  if (input.report->published) return Publication{*input.report->published, false};
  return std::nullopt;
}

bool IsDepartment(Level level) {
  return level == Level::kCountyDepartment || level == Level::kCityDepartment || level == Level::kProvinceDepartment;
}

bool IsGovernment(Level level) { return level == Level::kCounty || level == Level::kCity || level == Level::kProvince; }

Finding Describe(const Rule& rule, const Publication& publication, std::string message) {
  Finding finding = MakeFinding(rule, {}, {}, std::move(message), ToString(publication.date));
  // A date taken from the text may be that of a signature or of a move to another site.
  if (!publication.given) finding.severity = Severity::kWarning;
  return finding;
}

void CheckLate(const CheckInput& input, const Rule& rule, std::chrono::month_day last, std::vector<Finding>& out) {
  const auto publication = PublicationOf(input);
  if (!publication || !input.report->year) return;
  const Date due = year{*input.report->year + 1} / last.month() / last.day();
  if (std::chrono::sys_days{publication->date} <= std::chrono::sys_days{due}) return;
  const auto late = std::chrono::sys_days{publication->date} - std::chrono::sys_days{due};
  out.push_back(Describe(rule, *publication,
                         fmt::format("{}年度报告应在{}前公布，公布日期是{}，迟了 {} 天。", *input.report->year,
                                     ToChinese(due), ToChinese(publication->date), late.count())));
}

// 「县级以上人民政府部门应当在每年1月31日前向本级政府信息公开工作主管部门提交本行政机关上一年度政府信息公开工作年度报告
// 并向社会公布」
void CheckDepartment(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (IsDepartment(input.report->level)) CheckLate(input, rule, kDepartmentDay, out);
}

// 「县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前向社会公布本级政府上一年度政府信息公开工作年度报告」
void CheckGovernment(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (IsGovernment(input.report->level)) CheckLate(input, rule, kGovernmentDay, out);
}

void CheckTownship(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (input.report->level != Level::kTownship || !input.township_deadline) return;
  CheckLate(input, rule, input.township_deadline->month() / input.township_deadline->day(), out);
}

void CheckFuture(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const auto publication = PublicationOf(input);
  if (!publication || !input.report->year) return;
  if (static_cast<int>(publication->date.year()) > *input.report->year) return;
  out.push_back(Describe(rule, *publication,
                         fmt::format("{}年度报告的公布日期是{}，这一年还没有结束，全年的数据不可能已经统计完。",
                                     *input.report->year, ToChinese(publication->date))));
}

constexpr Rule kRules[] = {
    {"L-DEPARTMENT",
     Severity::kError,
     "部门年度报告公布迟了",
     "县级以上人民政府部门的年度报告：公布日期不晚于次年 1 月 31 日",
     "《政府信息公开条例》第四十九条第一款",
     "请核实公布日期；确已逾期的，今后在 1 月 31 日前向主管部门提交并公布。",
     {"县交通运输局 2 月 5 日才公布", "澄川县望禾镇人民政府2023年", "澄川县交通运输局2023年", "", "", "2024-02-05"},
     {"1 月 31 日当天公布", "澄川县望禾镇人民政府2023年", "澄川县交通运输局2023年", "", "", "2024-01-31"},
     CheckDepartment},
    {"L-GOVERNMENT",
     Severity::kError,
     "政府年度报告公布迟了",
     "县级以上地方人民政府的年度报告：公布日期不晚于次年 3 月 31 日",
     "《政府信息公开条例》第四十九条第二款",
     "请核实公布日期；确已逾期的，今后由政府信息公开工作主管部门在 3 月 31 日前公布。",
     {"县人民政府 4 月 1 日才公布", "澄川县望禾镇人民政府2023年", "澄川县人民政府2023年", "", "", "2024-04-01"},
     {"3 月 31 日当天公布", "澄川县望禾镇人民政府2023年", "澄川县人民政府2023年", "", "", "2024-03-31"},
     CheckGovernment},
    {"L-TOWNSHIP",
     Severity::kError,
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
