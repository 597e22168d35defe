#include "assessment/demo_items_assessment.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "assessment/appeal_actions.h"
#include "assessment/contribution_actions.h"
#include "assessment/period_actions.h"
#include "assessment/sheet_actions.h"
#include "assessment/standard_table.h"
#include "assessment/table_actions.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/demo_items_screening.h"

namespace gongkai::assessment {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;

constexpr int kFirst = 0, kSecond = 1, kThird = 2;
struct DemoPeriod {
  int first, last, self_by;  // days before today
};
constexpr std::array kPeriods = {DemoPeriod{560, 431, 411}, DemoPeriod{430, 151, 126}, DemoPeriod{150, 21, 9}};

enum class What { kBegin, kOpen, kSay, kReview, kShow, kAppeal, kAnswer, kConclude, kSign };
struct Step {
  int days;  // before today
  int period;
  What what;
};
constexpr std::array kSteps = {
    Step{425, kFirst, What::kBegin},   Step{424, kFirst, What::kOpen},     Step{410, kFirst, What::kReview},
    Step{405, kFirst, What::kShow},    Step{380, kFirst, What::kConclude}, Step{379, kFirst, What::kSign},
    Step{145, kSecond, What::kBegin},  Step{144, kSecond, What::kOpen},    Step{140, kSecond, What::kSay},
    Step{125, kSecond, What::kReview}, Step{110, kSecond, What::kShow},    Step{108, kSecond, What::kAppeal},
    Step{103, kSecond, What::kAnswer}, Step{20, kThird, What::kBegin},     Step{19, kThird, What::kOpen},
    Step{16, kThird, What::kSay},      Step{8, kThird, What::kReview},     Step{5, kThird, What::kShow},
    Step{3, kThird, What::kAppeal}};

/// Of 枕溪镇, which hands in what it says of itself.
constexpr const char* kTownship = "101";

struct DemoContribution {
  int days;
  std::string_view organ, title, author;
  std::string_view used_in;  // empty: taken by the county alone
};
constexpr std::array kContributions = {
    DemoContribution{330, "101", "石桥村把公示栏搬到了供销社门口", "林溪", ""},
    DemoContribution{240, "MZJ", "救助名单怎样既公开又不伤人", "民政局办公室", "市政务公开简报"},
    DemoContribution{90, "101", "一封信改了三次的答复", "林溪", "市政务公开简报"},
    DemoContribution{60, "104", "渡口的水位牌连上了公示屏", "便民服务站", ""}};

template <class T>
T Must(FormResult<T> result) {
  if (!result) throw std::runtime_error("demo assessments: " + result.errors().front().message);
  return *result;
}

Date DaysBefore(const DemoLife& life, int days) {
  return Date(std::chrono::sys_days(BeijingDay(life.today)) - std::chrono::days(days));
}

std::string MonthOf(Date day) {
  return std::to_string(static_cast<int>(day.year())) + "年" + std::to_string(static_cast<unsigned>(day.month())) +
         "月";
}

PeriodForm FormFor(const DemoLife& life, const DemoPeriod& period) {
  Assessment assessment;
  assessment.days = {DaysBefore(life, period.first), DaysBefore(life, period.last)};
  assessment.self_by = DaysBefore(life, period.self_by);
  PeriodForm form = FormOf(assessment);
  form.title = MonthOf(assessment.days.first) + "至" + MonthOf(assessment.days.last) + "政务公开工作考核";
  form.copied_from = "standard";
  return form;
}

class Acting {
 public:
  Acting(DemoLife& life, AssessmentId id) : life_(life), id_(id) {}

  void Next(PeriodAct act) { Must(Advance(life_.desk, Supervisor(), Seen(), act)); }

  void SayAll() {
    const OrganId organ = life_.organ(kTownship);
    for (const Indicator& row : Manual()) {
      const SheetPlace place{id_, organ, row.number};
      Must(SaySelf(life_.desk, Handler(), {place, 0}, {ToString(row.points), "已经落实，材料附后。"}));
      Must(AttachEvidence(life_.desk, Handler(), place, {"佐证材料.txt", "枕溪镇政务公开工作材料。\n"}));
    }
    std::int64_t version = 0;
    {
      db::Reader reader = life_.desk.database.Read();
      version = FindAssessedOrgan(reader, id_, organ)->version;
    }
    Must(HandInSheet(life_.desk, Handler(), id_, organ, version));
  }

  /// One of the township is cut, so that it has something to object to.
  void ReviewAll() {
    std::vector<AssessedOrgan> organs;
    {
      db::Reader reader = life_.desk.database.Read();
      organs = AssessedOrgans(reader, id_);
    }
    const std::vector<Indicator> manual = Manual();
    for (const AssessedOrgan& organ : organs) {
      for (const Indicator& row : manual) Review({id_, organ.organ, row.number}, row);
    }
  }

  void FileOne() {
    const Indicator row = Manual().front();
    Must(FileAppeal(life_.desk, Handler(), {id_, life_.organ(kTownship), row.number},
                    "公众号停更的那两周正在搬迁服务器，县里发过通知，请核对。"));
  }

  void AnswerOne() {
    const Appeal appeal = [&] {
      db::Reader reader = life_.desk.database.Read();
      return ListAppeals(reader, {.assessment = id_, .only_open = true}).front();
    }();
    Must(AnswerAppeal(life_.desk, Supervisor(), {id_, appeal.number, appeal.version},
                      {"partly", "4", "搬迁有通知，属实；恢复以后又晚了三天。"}));
  }

  /// Through the signatures, as every item of the county goes.
  void SignResult() {
    const disclosure::ItemId item = [&] {
      db::Reader reader = life_.desk.database.Read();
      const auto assessment = FindAssessment(reader, id_);
      return disclosure::ItemId{assessment->keeper, assessment->item.value()};
    }();
    std::int64_t version = 0;
    {
      db::Reader reader = life_.desk.database.Read();
      version = disclosure::FindItem(reader, item)->version;
    }
    Must(disclosure::HandIn(life_.desk, Supervisor(), item, version));
    disclosure::ScreenDemoItem(life_, "GB", item);
    Sign(item, disclosure::Signer::kSecrecy, PostKind::kSecrecyExaminer);
    Sign(item, disclosure::Signer::kReviewer, PostKind::kDeputy);
    disclosure::SettleDemoScreening(life_, "GB", item);
    Sign(item, disclosure::Signer::kApprover, PostKind::kChief);
  }

 private:
  Actor Supervisor() { return life_.as("GB", PostKind::kSupervisor); }
  Actor Handler() { return life_.as(kTownship, PostKind::kHandler); }

  SeenAssessment Seen() {
    db::Reader reader = life_.desk.database.Read();
    return {id_, FindAssessment(reader, id_)->version};
  }

  std::vector<Indicator> Manual() {
    db::Reader reader = life_.desk.database.Read();
    std::vector<Indicator> manual = TableOf(reader, id_);
    std::erase_if(manual, [](const Indicator& each) { return each.kind != IndicatorKind::kManual; });
    return manual;
  }

  void Review(const SheetPlace& place, const Indicator& row) {
    constexpr std::int64_t kCut = 2;
    std::int64_t version = 0;
    {
      db::Reader reader = life_.desk.database.Read();
      version = MarkOf(reader, place).version;
    }
    const bool is_cut = place.organ == life_.organ(kTownship) && row.number == Manual().front().number;
    const Points points = is_cut ? row.points - Points::Of(kCut) : row.points - Points::Of(place.organ.value % 2);
    Must(ReviewMark(life_.desk, Supervisor(), {place, version},
                    {ToString(points), is_cut ? "公众号两周没有更新。" : "按检查的情况给分。"}));
  }

  void Sign(disclosure::ItemId item, disclosure::Signer signer, PostKind post) {
    life_.moment = std::min(life_.moment + std::chrono::minutes(5), life_.today);
    std::string digest;
    {
      db::Reader reader = life_.desk.database.Read();
      const auto kept = disclosure::FindItem(reader, item);
      digest = disclosure::FindVersion(reader, item, kept->latest_version)->digest;
    }
    Must(disclosure::Sign(life_.desk, life_.as("GB", post), item,
                          {.signer = signer,
                           .digest = digest,
                           .answers = signer == disclosure::Signer::kSecrecy ? "nnnnnyy" : "",
                           .remark = ""}));
  }

  DemoLife& life_;
  AssessmentId id_;
};

void SendAll(DemoLife& life) {
  for (const DemoContribution& each : kContributions) {
    const OrganId organ = life.organ(std::string(each.organ));
    const Date sent = DaysBefore(life, each.days);
    const std::int64_t number = Must(SendIn(life.desk, life.as(std::string(each.organ), PostKind::kHandler), organ,
                                            {std::string(each.title), std::string(each.author), ToString(sent)}));
    const std::string day = ToString(DaysBefore(life, each.days - 4));
    UseForm form{.accepted_on = day, .used = "none", .used_in = {}, .used_on = {}};
    if (!each.used_in.empty()) form = {day, "city", std::string(each.used_in), day};
    Must(PutDownUse(life.desk, life.as("GB", PostKind::kSupervisor), {organ, number, 1}, life.organ("GB"), form));
  }
}

}  // namespace

void DemoAssessments::Until(int days_before) {
  for (; next_ < kSteps.size() && kSteps[next_].days >= days_before; ++next_) Live(next_);
}

void DemoAssessments::Live(std::size_t number) {
  const Step& step = kSteps[number];
  const Instant noon =
      std::chrono::sys_days(BeijingDay(life_.today)) - std::chrono::days(step.days) + std::chrono::hours(4);
  life_.moment = std::max(life_.moment + std::chrono::seconds(1), std::min(noon, life_.today));
  const auto begun = assessments_.find(step.period);
  Acting acting(life_, begun == assessments_.end() ? AssessmentId{0} : begun->second);
  switch (step.what) {
    case What::kBegin: {
      if (step.period == kThird) SendAll(life_);
      const auto& period = kPeriods[static_cast<std::size_t>(step.period)];
      assessments_.emplace(step.period, Must(BeginAssessment(life_.desk, life_.as("GB", PostKind::kSupervisor),
                                                             life_.organ("GB"), FormFor(life_, period))));
      break;
    }
    case What::kOpen:
      acting.Next(PeriodAct::kOpenSelf);
      break;
    case What::kSay:
      acting.SayAll();
      break;
    case What::kReview:
      acting.Next(PeriodAct::kReview);
      acting.ReviewAll();
      break;
    case What::kShow:
      acting.Next(PeriodAct::kShow);
      break;
    case What::kAppeal:
      acting.FileOne();
      break;
    case What::kAnswer:
      acting.AnswerOne();
      break;
    case What::kConclude:
      acting.Next(PeriodAct::kConclude);
      break;
    case What::kSign:
      acting.SignResult();
      break;
  }
}

}  // namespace gongkai::assessment
