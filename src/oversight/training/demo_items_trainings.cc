#include "oversight/training/demo_items_trainings.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "account/portal_view.h"
#include "oversight/training/attendance_actions.h"
#include "oversight/training/quiz_actions.h"
#include "oversight/training/training_actions.h"

namespace gongkai::oversight {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;

struct DemoTraining {
  std::string_view organ;
  int days;  // before today
  std::string_view title, hours, teacher, place;
  Audience audience;
  std::string_view account;  // organs whose handler signs in by the code, "101 102"
  std::string_view by_name;  // organ and name of others: "106 凌月"; the last one stays unconfirmed
  bool has_quiz = false, is_cancelled = false;
};
constexpr std::array kTrainings = {
    DemoTraining{"GB", 560, "新年度政府信息公开工作培训", "4", "周岚", "县政府二楼会议室", Audience::kCounty,
                 "101 102 103 201 MZJ", "104 乔木青,105 柳疏", true},
    DemoTraining{"101", 500, "村务公开怎样与政府信息公开衔接", "1.5", "文石", "镇政府三楼会议室", Audience::kOwn, "101",
                 "101 石漱,101 江汀"},
    DemoTraining{"GB", 455, "依申请公开答复规范", "3", "何清", "线上", Audience::kCounty, "101 102 104 106 MZJ WLJ",
                 "202 纪棱,203 苗岚", true},
    DemoTraining{"MZJ", 400, "救助信息公开中的个人信息保护", "2", "靳黛", "局会议室", Audience::kOwn, "MZJ",
                 "MZJ 卞霁,MZJ 龚白"},
    DemoTraining{"GB", 330, "年度报告编制", "2", "何清", "县政府二楼会议室", Audience::kCounty, "101 102 103 105 ZRZYJ",
                 "201 麦秋,204 祝筠", true},
    DemoTraining{"102", 290, "公开指南和目录的维护", "1", "杜若", "镇政府会议室", Audience::kOwn, "102", "102 宋圻"},
    DemoTraining{"GB", 230, "新年度政府信息公开工作培训", "4", "周岚", "县政府二楼会议室", Audience::kCounty,
                 "101 102 103 104 106 201 MZJ WLJ ZRZYJ", "202 纪棱,203 苗岚", true},
    DemoTraining{"101", 160, "发布以前的保密审查", "2", "文石", "镇政府三楼会议室", Audience::kOwn, "101",
                 "101 石漱,101 江汀", true},
    DemoTraining{"GB", 115, "行政复议和诉讼案例讲评", "2", "方屿", "线上", Audience::kCounty, "101 103 105 MZJ",
                 "001 黎舒,002 岳婉", true},
    DemoTraining{"WLJ", 90, "政策解读怎样写", "1.5", "宁渚", "局会议室", Audience::kOwn, "WLJ", "WLJ 尹川"},
    DemoTraining{"103", 70, "信息员培训", "2", "晏徽", "镇便民服务中心", Audience::kOwn, "", "", false, true},
    DemoTraining{"GB", 35, "个人信息和商业秘密的判断", "3", "何清", "县政府二楼会议室", Audience::kCounty,
                 "101 102 104 201 MZJ ZRZYJ", "106 凌月,204 祝筠", true},
    DemoTraining{"101", 0, "季度例会：公开目录更新", "1", "文石", "镇政府三楼会议室", Audience::kOwn, "", "", true},
    DemoTraining{"GB", -12, "年度报告填报要点", "2", "周岚", "县政府二楼会议室", Audience::kCounty, "", ""}};

constexpr std::array kTargetDays = {590, 500, 410, 320, 230, 140, 50};
constexpr int kPlannedBefore = 7;

// 条例第三十三条、第十三条、第二十九条、第四十九条、第十五条.
const std::array<QuestionForm, 5>& Questions() {
  static const std::array<QuestionForm, 5> kQuestions = {
      QuestionForm{"single", "不能当场答复公开申请的，应当自收到申请之日起多少个工作日内答复？", "15\n20\n30", "B"},
      QuestionForm{"yes_no", "申请公开政府信息，必须说明用途。", "", "错"},
      QuestionForm{"several", "公开申请应当包括哪些内容？",
                   "姓名或者名称、身份证明、联系方式\n用途的证明\n信息的名称、文号或者便于查询的其他特征性描述\n"
                   "形式要求，包括获取信息的方式、途径",
                   "ACD"},
      QuestionForm{"single", "县级以上人民政府部门应当在每年哪一天以前公布上一年度的年度报告？",
                   "1月31日\n3月31日\n6月30日", "A"},
      QuestionForm{"yes_no", "涉及商业秘密、个人隐私的信息，在任何情况下都不能公开。", "", "错"}};
  return kQuestions;
}

template <class T>
T Must(FormResult<T> result) {
  if (!result) throw std::runtime_error("demo trainings: " + result.errors().front().message);
  return *result;
}

Date DayOf(const DemoLife& life) { return BeijingDay(life.moment); }
Date DayBefore(const DemoLife& life, int days) {
  return Date(std::chrono::sys_days(BeijingDay(life.today)) - std::chrono::days(days));
}

std::vector<std::string> Parts(std::string_view text, char between) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

SeenTraining SeenOf(DemoLife& life, TrainingId id) {
  db::Reader reader = life.desk.database.Read();
  return {id, FindTraining(reader, id)->version};
}

void AddQuestions(DemoLife& life, const Actor& actor, TrainingId id) {
  std::int64_t version = 0;
  for (const QuestionForm& question : Questions()) {
    version = Must(PutQuestion(life.desk, actor, {id, version}, std::nullopt, question));
  }
}

/// One of them knows less than the others; the second try is better.
void Answer(DemoLife& life, const Actor& actor, Seat seat, bool knows_all) {
  const Answers all = {"B", "B", "ACD", "A", "B"}, few = {"A", "A", "ACD", "A", "A"};
  const std::int64_t version = [&] {
    db::Reader reader = life.desk.database.Read();
    const auto quiz = QuizOf(reader, seat.training);
    return quiz ? quiz->version : 0;
  }();
  if (version == 0) return;
  if (!knows_all) Must(TakeQuiz(life.desk, actor, seat, version, few));
  Must(TakeQuiz(life.desk, actor, seat, version, all));
}

void SignIn(DemoLife& life, const DemoTraining& training, TrainingId id) {
  bool knows_all = false;
  for (const std::string& code : Parts(training.account, ' ')) {
    const Actor actor = life.as(code, PostKind::kHandler);
    const account::Visitor visitor{
        .person = actor.person,
        .name = actor.name,
        .posts = {{.kind = PostKind::kHandler, .organ = life.organ(code), .unit = life.organ(code), .organ_name = ""}},
        .address = ""};
    const Seat seat = Must(CheckInWithAccount(life.desk, visitor, {id, "demo-" + code, ""}));
    if (training.has_quiz) Answer(life, actor, seat, knows_all);
    knows_all = true;
  }
  NameBudget budget;
  for (const std::string& pair : Parts(training.by_name, ',')) {
    const auto words = Parts(pair, ' ');
    const AttendForm form{words[1], std::to_string(life.organ(words[0]).value), ""};
    Must(CheckInByName(life.desk, budget, form, {id, "demo-" + words[1], ""}));
  }
}

/// All but the last one.
void Confirm(DemoLife& life, const Actor& trainer, TrainingId id) {
  std::vector<std::int64_t> numbers;
  {
    db::Reader reader = life.desk.database.Read();
    for (const Attendance& each : AttendancesOf(reader, id)) {
      if (!each.is_verified) numbers.push_back(each.number);
    }
  }
  if (!numbers.empty()) numbers.pop_back();
  if (!numbers.empty()) Must(ConfirmAttendances(life.desk, trainer, id, numbers));
}

}  // namespace

DemoTrainings::DemoTrainings(DemoLife& life) : life_(life) {
  for (const int days : kTargetDays) steps_.push_back({days, What::kTarget, 0});
  for (std::size_t i = 0; i < kTrainings.size(); ++i) {
    const int days = kTrainings[i].days;
    steps_.push_back({std::max(days, 0) + kPlannedBefore, What::kPlan, i});
    if (days > 0) steps_.push_back({days, kTrainings[i].is_cancelled ? What::kCancel : What::kHold, i});
  }
  std::ranges::stable_sort(steps_, std::greater(), &Step::days);
}

void DemoTrainings::Until(int days_before) {
  for (; next_ < steps_.size() && steps_[next_].days >= days_before; ++next_) Live(steps_[next_]);
}

void DemoTrainings::Live(const Step& step) {
  const Instant noon =
      std::chrono::sys_days(BeijingDay(life_.today)) - std::chrono::days(step.days) + std::chrono::hours(4);
  life_.moment = std::max(life_.moment + std::chrono::seconds(1), std::min(noon, life_.today));
  switch (step.what) {
    case What::kTarget:
      return SetTargetsNow();
    case What::kPlan:
      return Plan(step.training);
    case What::kHold:
      return Hold(step.training);
    case What::kCancel:
      return Cancel(step.training);
  }
}

void DemoTrainings::SetTargetsNow() {
  std::vector<OrganId> organs;
  {
    db::Reader reader = life_.desk.database.Read();
    const auto county = account::PublicCountyOf(reader, DayOf(life_));
    if (!county) return;
    for (const account::PublicOrgan& organ : county->organs) organs.push_back(organ.id);
  }
  const Date day = DayOf(life_);
  Must(SetTargets(life_.desk, life_.as("GB", PostKind::kSupervisor), life_.organ("GB"), organs,
                  {std::to_string(static_cast<int>(day.year())), std::to_string(QuarterOf(day)), "1", "2"}));
}

void DemoTrainings::Plan(std::size_t number) {
  const DemoTraining& training = kTrainings[number];
  const std::string code(training.organ);
  trainings_[number] = Must(PlanTraining(life_.desk, life_.as(code, PostKind::kHandler), life_.organ(code),
                                         {.title = std::string(training.title),
                                          .content = "",
                                          .teacher = std::string(training.teacher),
                                          .place = std::string(training.place),
                                          .audience = std::string(IdOf(training.audience)),
                                          .on = ToString(DayBefore(life_, training.days)),
                                          .starts = "09:00",
                                          .hours = std::string(training.hours)}));
  if (training.has_quiz) AddQuestions(life_, life_.as(code, PostKind::kHandler), trainings_[number]);
}

void DemoTrainings::Hold(std::size_t number) {
  const DemoTraining& training = kTrainings[number];
  const TrainingId id = trainings_[number];
  const Actor trainer = life_.as(std::string(training.organ), PostKind::kHandler);
  // The clock may have run on to the next day, on which nobody signs in any more.
  if (DayOf(life_) == DayBefore(life_, training.days)) {
    Must(OpenCheckIn(life_.desk, trainer, SeenOf(life_, id)));
    SignIn(life_, training, id);
    Confirm(life_, trainer, id);
  }
  Must(HoldTraining(life_.desk, trainer, SeenOf(life_, id)));
}

void DemoTrainings::Cancel(std::size_t number) {
  const Actor trainer = life_.as(std::string(kTrainings[number].organ), PostKind::kHandler);
  Must(CancelTraining(life_.desk, trainer, SeenOf(life_, trainings_[number]), "防汛值守，改到下个季度。"));
}

}  // namespace gongkai::oversight
