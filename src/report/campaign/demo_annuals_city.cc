#include "report/campaign/demo_annuals_city.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "docread/read.h"
#include "report/campaign/campaign_actions.h"
#include "report/campaign/demo_city_paper.h"
#include "report/campaign/import_actions.h"
#include "report/campaign/in_step_actions.h"
#include "report/campaign/rollup_actions.h"
#include "report/campaign/unit_list_actions.h"
#include "report/campaign/unit_store.h"
#include "report/compile/paper_json.h"

namespace gongkai::report {
namespace {

using account::DemoLife;
using account::PostKind;

constexpr std::string_view kCity = "溯州市人民政府", kCounty = "澄砚县人民政府", kOffice = "GB";
constexpr int kFirstYear = 2021;  // of the form in force: years of lines in the charts
// By their place in DemoCounties().
constexpr std::size_t kCopiedFrom = 0, kWrong = 1, kCopied = 3, kLate = 4, kCorrected = 5;

}  // namespace

struct DemoCity::Lives {
  using Step = void (Lives::*)(int year);
  struct Planned {
    Date on{};
    int year = 0;  // of the reports
    Step step = nullptr;
  };

  explicit Lives(DemoLife& demo) : life(demo) {
    const Date first(std::chrono::sys_days(BeijingDay(life.today)) - account::kDemoPast);
    steps.push_back({Date(std::chrono::sys_days(first) + std::chrono::days(30)), static_cast<int>(first.year()) - 1,
                     &Lives::FoundCity});
    for (int january = static_cast<int>(first.year()) + 1; january <= static_cast<int>(BeijingDay(life.today).year());
         ++january) {
      const auto plan = [&](std::chrono::month_day day, Step step) {
        steps.push_back({DayOf(std::chrono::year(january), day), january - 1, step});
      };
      plan(std::chrono::January / 4, &Lives::BeginCampaign);
      plan(std::chrono::February / 4, &Lives::UrgeLate);
      plan(std::chrono::February / 25, &Lives::KeepCounty);
      plan(std::chrono::March / 13, &Lives::BringCountyInStep);  // a correction came the day before
      plan(std::chrono::March / 28, &Lives::ReadCounties);
      plan(std::chrono::April / 1, &Lives::KeepCity);
      plan(std::chrono::April / 9, &Lives::ReadLateOne);
      plan(std::chrono::April / 15, &Lives::ReadCorrection);
    }
  }

  void Until(int days_before) {
    const Date day(std::chrono::sys_days(BeijingDay(life.today)) - std::chrono::days(days_before));
    for (; next < steps.size() && steps[next].on <= day; ++next) {
      const Instant morning = std::chrono::sys_days(steps[next].on) + std::chrono::hours(2);
      life.moment = std::max(life.moment + std::chrono::seconds(1), std::min(morning, life.today));
      (this->*steps[next].step)(steps[next].year);
    }
  }

  // ---- steps

  void FoundCity(int last_year) {
    BringUnitsInStep(life.desk);
    city = Must(UnitUnder(life.desk, Supervisor(), kCity));
    UnitTable table;
    const auto add = [&](std::string name, std::string short_name, int first_year) {
      UnitLine line{.row = static_cast<int>(table.lines.size()) + 2, .unit = {}, .parent = {}};
      line.unit.name = std::move(name);
      line.unit.short_name = std::move(short_name);
      line.unit.kind = account::OrganKind::kCountyGovernment;
      line.unit.first_year = first_year;
      table.lines.push_back(std::move(line));
    };
    add(std::string(kCounty), "澄砚县", kFirstYear);
    for (const DemoCounty& county : DemoCounties()) {
      add(std::string(county.name) + "人民政府", std::string(county.name), kFirstYear);
    }
    Must(PutUnits(life.desk, Supervisor(), *city, table));
    for (int year = kFirstYear; year <= last_year; ++year) {
      std::vector<AnnualPaper> papers;
      for (std::size_t i = 0; i < DemoCounties().size(); ++i) papers.push_back(PaperOf(i, year));
      Read(year, papers, false);
    }
  }

  void BeginCampaign(int year) {
    Must(OpenCampaign(life.desk, Supervisor(), year, "台账一月五日前核对完，报告按期报送、公布。"));
    const auto day = [&](std::string_view kind, std::string_view on, std::string_view words) {
      Must(SetCampaignDay(
          life.desk, Supervisor(), year,
          {.kind = std::string(kind), .day = std::to_string(year + 1) + std::string(on), .words = std::string(words)}));
    };
    day("begin", "-01-08", "台账核对完就动笔");
    day("check", "-01-15", "");
    day("submit", "-01-28", "给补正留三天");
  }

  void UrgeLate(int year) {
    std::optional<UnitId> county;
    {
      db::Reader reader = life.desk.database.Read();
      if (const auto unit = CountyUnit(reader)) county = unit->id;
    }
    Must(UrgeUnits(life.desk, Supervisor(), year, {}, "期限已过，请三天内报送，并说明原因。", county));
  }

  void KeepCounty(int year) {
    BringCountyInStep(year);
    std::optional<UnitId> county;
    {
      db::Reader reader = life.desk.database.Read();
      county = CountyUnit(reader)->id;
    }
    // Nothing is kept where no organ has a report yet.
    static_cast<void>(
        KeepRollUp(life.desk, Supervisor(), {.top = *county, .year = year, .cause = "县政府年度报告初稿"}));
  }

  void BringCountyInStep(int year) {
    Shelf shelf([](std::string_view bytes) { return docread::Read(bytes); });
    Desk reports{life.desk.database, shelf, [this] { return ToBeijingMinute(life.moment); }, life.desk};
    BringInStep(reports, year);
  }

  void ReadCounties(int year) {
    std::vector<AnnualPaper> papers;
    for (std::size_t i = 0; i < DemoCounties().size(); ++i) {
      if (i == kLate) continue;
      AnnualPaper paper = PaperOf(i, year);
      if (i == kWrong) PutInPaper(paper, {3, "三(七)", "总计"}, 2);
      if (i == kCopied) CopyReport(paper, i);
      papers.push_back(std::move(paper));
    }
    Read(year, papers, false);
  }

  void KeepCity(int year) {
    Must(KeepRollUp(life.desk, Supervisor(), {.top = *city, .year = year, .cause = "四月一日全市汇总"}));
  }

  void ReadLateOne(int year) {
    AnnualPaper paper = PaperOf(kLate, year);
    paper.published = DayOf(std::chrono::year(year + 1), std::chrono::April / 8);
    Read(year, {paper}, false);
  }

  void ReadCorrection(int year) {
    AnnualPaper paper = PaperOf(kCorrected, year);
    PutInPaper(paper, {2, "行政许可", "本年处理决定数量"}, -120);
    PutInPaper(paper, {2, "行政处罚", "本年处理决定数量"}, 15);
    Read(year, {paper}, true);
  }

  // ---- what they share

  static AnnualPaper PaperOf(std::size_t county, int year) {
    return DemoCountyPaper(
        county, year,
        DayOf(std::chrono::year(year + 1), std::chrono::March / std::chrono::day(18 + static_cast<unsigned>(county))));
  }

  /// All its numbers are those of the year before, its text is a neighbour's.
  static void CopyReport(AnnualPaper& paper, std::size_t county) {
    paper.cells = PaperOf(county, paper.year - 1).cells;
    paper.sections = PaperOf(kCopiedFrom, paper.year).sections;
  }

  void Read(int year, const std::vector<AnnualPaper>& papers, bool replaces) {
    ReportImport import(life.desk, Supervisor(), {.year = year, .under = city, .replaces = replaces});
    for (const AnnualPaper& paper : papers) {
      import.Add(ReadForImport(WritePaperJson(paper), paper.title + ".json",
                               [](std::string_view bytes) { return docread::Read(bytes); }));
    }
    import.Finish();
    if (!import.faults().empty()) throw std::runtime_error("demo city: " + import.faults().front().words);
  }

  account::Actor Supervisor() const { return life.as(kOffice, PostKind::kSupervisor); }

  template <class T>
  static T Must(Result<T> result) {
    if (!result) throw std::runtime_error("demo city: " + result.error().message);
    return *result;
  }
  template <class T>
  static T Must(FormResult<T> result) {
    if (!result) throw std::runtime_error("demo city: " + result.errors().front().message);
    return *result;
  }

  DemoLife& life;
  std::optional<UnitId> city;
  std::vector<Planned> steps;
  std::size_t next = 0;
};

DemoCity::DemoCity(DemoLife& life) : lives_(std::make_unique<Lives>(life)) {}
DemoCity::~DemoCity() = default;

void DemoCity::Until(int days_before) { lives_->Until(days_before); }

}  // namespace gongkai::report
