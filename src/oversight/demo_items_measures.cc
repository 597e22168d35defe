#include "oversight/demo_items_measures.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "oversight/measure_actions.h"

namespace gongkai::oversight {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;

struct DemoMeasure {
  std::string_view organ;
  MeasureKind kind;
  MeasureGround ground;
  int days;  // from its issue to its last day; 0: none is set
  std::string_view facts, demand, document, body;
};
constexpr std::array kMeasures = {
    DemoMeasure{"105", MeasureKind::kUrge, MeasureGround::kNotUpdated, 20,
                "公开指南上的电话和办公时间还是前年的，打过去没有人接。", "更新公开指南，报来更新的日期。", "", ""},
    DemoMeasure{"202", MeasureKind::kCriticise, MeasureGround::kReportLate, 0,
                "上一年度政府信息公开工作年度报告逾期两个月才公布。", "", "澄政公开通〔上年〕1号", ""},
    DemoMeasure{"203", MeasureKind::kOrder, MeasureGround::kNoSystem, 30,
                "没有建立政府信息公开审查和管理动态调整机制，办理全凭经办人记得。", "建立有关制度、机制，印发执行。",
                "澄政责改〔上年〕1号", ""},
    DemoMeasure{"106", MeasureKind::kPropose, MeasureGround::kDutyUnfulfilled, 0,
                "两次督促以后仍没有公开应当主动公开的财政预算。",
                "建议对负有责任的领导人员和直接责任人员依法作出处理。", "澄政公开建〔上年〕1号", "澄砚县监察委员会"},
    DemoMeasure{"103", MeasureKind::kUrge, MeasureGround::kNotAnswered, 10,
                "三件申请超过期限没有答复，催办以后仍没有答复。", "把三件申请依法答复，查明超期的原因。", "", ""},
    DemoMeasure{"102", MeasureKind::kUrge, MeasureGround::kNotPublished, 25, "去年下半年的临时救助名单没有公布。",
                "补公开名单，以后按季度公开。", "", ""},
    DemoMeasure{"101", MeasureKind::kUrge, MeasureGround::kNotPublished, 40, "政策解读栏目八个月没有内容。",
                "补充解读材料，报来公开的日期。", "", ""},
    DemoMeasure{"201", MeasureKind::kPropose, MeasureGround::kOtherBreach, 0,
                "答复三次被纠正以后，仍用同样的理由不予公开。", "建议对直接责任人员予以批评教育。",
                "澄政公开建〔上年〕2号", "麦舟乡党委"}};

enum class What { kIssue, kReport, kAccept, kReturn, kReply };
struct Step {
  int days;  // before today
  int measure;
  What what;
};
constexpr std::array kSteps = {Step{95, 1, What::kIssue},  Step{92, 1, What::kAccept}, Step{80, 0, What::kIssue},
                               Step{72, 3, What::kIssue},  Step{66, 0, What::kReport}, Step{64, 0, What::kAccept},
                               Step{52, 2, What::kIssue},  Step{44, 3, What::kReply},  Step{40, 4, What::kIssue},
                               Step{28, 2, What::kReport}, Step{24, 2, What::kReturn}, Step{22, 5, What::kIssue},
                               Step{12, 6, What::kIssue},  Step{9, 7, What::kIssue},   Step{4, 5, What::kReport}};

template <class T>
T Must(FormResult<T> result) {
  if (!result) throw std::runtime_error("demo measures: " + result.errors().front().message);
  return *result;
}

Date DayOf(const DemoLife& life) { return BeijingDay(life.moment); }
std::string In(const DemoLife& life, int days) {
  return days == 0 ? std::string() : ToString(Date(std::chrono::sys_days(DayOf(life)) + std::chrono::days(days)));
}

MeasureForm FormOf(DemoLife& life, const DemoMeasure& measure) {
  return {.against = life.organ(std::string(measure.organ)),
          .kind = measure.kind,
          .ground = measure.ground,
          .source = "",
          .facts = std::string(measure.facts),
          .demand = std::string(measure.demand),
          .document = std::string(measure.document),
          .body = std::string(measure.body),
          .issued_on = ToString(DayOf(life)),
          .correct_by = In(life, measure.days)};
}

SeenMeasure SeenOf(DemoLife& life, MeasureId id) {
  db::Reader reader = life.desk.database.Read();
  return {id, FindMeasure(reader, id)->version};
}

}  // namespace

void DemoMeasures::Until(int days_before) {
  for (; next_ < kSteps.size() && kSteps[next_].days >= days_before; ++next_) Live(next_);
}

void DemoMeasures::Live(std::size_t number) {
  constexpr int kReturnedFor = 15;
  const Step& step = kSteps[number];
  const DemoMeasure& measure = kMeasures[static_cast<std::size_t>(step.measure)];
  const Instant noon =
      std::chrono::sys_days(BeijingDay(life_.today)) - std::chrono::days(step.days) + std::chrono::hours(4);
  life_.moment = std::max(life_.moment + std::chrono::seconds(1), std::min(noon, life_.today));
  const Actor supervisor = life_.as("GB", PostKind::kSupervisor);
  const MeasureId id = measures_[step.measure];
  switch (step.what) {
    case What::kIssue:
      measures_[step.measure] = Must(IssueMeasure(life_.desk, supervisor, life_.organ("GB"), FormOf(life_, measure)));
      break;
    case What::kReport:
      Must(ReportMeasure(life_.desk, life_.as(std::string(measure.organ), PostKind::kHandler), SeenOf(life_, id),
                         life_.organ(std::string(measure.organ)), "已经按要求整改，情况附在台账里。",
                         ToString(DayOf(life_))));
      break;
    case What::kAccept:
      Must(AcceptMeasure(life_.desk, supervisor, SeenOf(life_, id), "已经核对。"));
      break;
    case What::kReturn:
      Must(ReturnMeasure(life_.desk, supervisor, SeenOf(life_, id), "只写了制度的名称，没有印发，请印发以后再报。",
                         In(life_, kReturnedFor)));
      break;
    case What::kReply:
      Must(RecordReply(life_.desk, supervisor, SeenOf(life_, id), ProposalReply::kAdopted,
                       "对负有责任的领导人员予以诫勉，对直接责任人员予以批评教育。", ToString(DayOf(life_))));
      break;
  }
}

}  // namespace gongkai::oversight
