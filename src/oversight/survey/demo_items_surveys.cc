#include "oversight/survey/demo_items_surveys.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "disclosure/item_steps_actions.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/demo_items_screening.h"
#include "oversight/survey/survey_actions.h"
#include "oversight/survey/survey_store.h"
#include "oversight/survey/survey_urn_actions.h"

namespace gongkai::oversight {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;
using disclosure::ItemId;
using disclosure::Signer;

struct DemoSurvey {
  std::string_view organ, title, intro, feedback;
  int opens, closes;  // days before today; closes may lie ahead
  int papers;
};
constexpr std::array kSurveys = {
    DemoSurvey{
        "101", "上一轮政府信息公开社会评议", "请您评一评镇里的政府信息公开做得怎么样，结果公布，意见逐条研究。",
        "一、把便民服务中心的办事指南放到首页。\n二、惠农补贴名单按季度公布，在村里同时张贴。\n三、要求天天更新财政"
        "支出明细的，账按月结，改为按月公布。",
        470, 455, 46},
    DemoSurvey{"GB", "全县政府信息公开社会评议", "请您评一评全县各机关的政府信息公开，结果写进年度报告。",
               "一、检索框移到每一页的上面。\n二、政策解读和政策文件互相链接。\n三、办事咨询的答复时限在页面上写明。",
               120, 100, 62},
    DemoSurvey{"101", "便民服务公开情况评议", "请您评一评便民服务中心公开的办事信息。", "", 40, 20, 23},
    DemoSurvey{"101", "今年的政府信息公开社会评议", "请您评一评今年镇里的政府信息公开，结果在截止以后公布。", "", 6,
               -20, 12},
    DemoSurvey{"GB", "政务公开专区使用情况评议", "请您评一评政务服务大厅里的政务公开专区。", "", -3, -30, 0}};

enum class What { kWrite, kRelease, kAnswer, kResult, kPublish, kFeedback };
struct Step {
  int days;  // before today
  int survey;
  What what;
};
constexpr std::array kSteps = {Step{473, 0, What::kWrite},  Step{472, 0, What::kRelease}, Step{462, 0, What::kAnswer},
                               Step{450, 0, What::kResult}, Step{449, 0, What::kPublish}, Step{430, 0, What::kFeedback},
                               Step{123, 1, What::kWrite},  Step{122, 1, What::kRelease}, Step{110, 1, What::kAnswer},
                               Step{97, 1, What::kResult},  Step{96, 1, What::kPublish},  Step{80, 1, What::kFeedback},
                               Step{42, 2, What::kWrite},   Step{41, 2, What::kRelease},  Step{30, 2, What::kAnswer},
                               Step{15, 2, What::kResult},  Step{8, 3, What::kWrite},     Step{7, 3, What::kRelease},
                               Step{3, 3, What::kAnswer},   Step{1, 4, What::kWrite}};

constexpr std::array<std::string_view, 6> kRemarks = {
    "办事指南不好找，最好放在首页。", "惠农补贴的名单希望早点公布。", "答复很快，谢谢。",
    "政策写得太长，多用问答。",       "村里的公示栏换得不勤。",       "手机上看表格要左右拖。"};

template <class T>
T Must(FormResult<T> result) {
  if (!result) throw std::runtime_error("demo surveys: " + result.errors().front().message);
  return *result;
}

std::string DayBefore(const DemoLife& life, int days) {
  return ToString(Date(std::chrono::sys_days(BeijingDay(life.today)) - std::chrono::days(days)));
}

SurveyForm FormOf(const DemoLife& life, const DemoSurvey& survey) {
  return {.title = std::string(survey.title),
          .intro = std::string(survey.intro),
          .opens_on = DayBefore(life, survey.opens),
          .closes_on = DayBefore(life, survey.closes),
          .questions = {{.kind = "scale", .text = "总的来说，您对政府信息公开满意吗？", .is_required = true},
                        {.kind = "scale", .text = "想看的信息好不好找？"},
                        {.kind = "one",
                         .text = "您平时从哪里看政府信息？",
                         .options = "政府网站\n手机上的政务新媒体\n村（社区）公示栏\n政务服务大厅\n很少看"},
                        {.kind = "several",
                         .text = "您希望多公开哪些信息？",
                         .options = "惠农补贴\n社会救助\n财政资金\n工程项目\n办事指南"},
                        {.kind = "words", .text = "您还有什么意见？"}}};
}

SeenSurvey SeenOf(DemoLife& life, SurveyId id) {
  db::Reader reader = life.desk.database.Read();
  return {id, FindSurvey(reader, id)->version};
}

std::int64_t ResultOf(DemoLife& life, SurveyId id) {
  db::Reader reader = life.desk.database.Read();
  return FindSurvey(reader, id)->result_item.value_or(0);
}

/// Most are content; some write a line.
void Answer(DemoLife& life, SurveyId id, int papers) {
  constexpr std::array<std::string_view, 10> kScale = {"0", "1", "0", "1", "2", "0", "1", "3", "0", "1"};
  constexpr int kWays = 5, kWritesEvery = 4;
  SurveyUrn urn(life.desk);
  for (int i = 0; i < papers; ++i) {
    const std::string_view whole = kScale[static_cast<std::size_t>(i * 3 % 10)],
                           finding = kScale[static_cast<std::size_t>((i * 7 + 4) % 10)];
    const std::string way = std::to_string(i * i % kWays), first = std::to_string(i % kWays),
                      second = std::to_string((i + 2) % kWays);
    const std::string remark(i % kWritesEvery == 0
                                 ? kRemarks[static_cast<std::size_t>(i / kWritesEvery) % kRemarks.size()]
                                 : std::string_view());
    const auto sent = [&](std::string_view field) -> std::vector<std::string_view> {
      if (field == "q1") return {whole};
      if (field == "q2") return {finding};
      if (field == "q3") return {way};
      if (field == "q4") return {first, second};
      return {remark};
    };
    const std::string number = std::to_string(i);
    Must(urn.Put(id, {"10.1." + number + ".7", "demo browser " + number}, sent));
  }
}

void Pass(DemoLife& life, int minutes) {
  life.moment = std::min(life.moment + std::chrono::minutes(minutes), life.today);
}

/// As every item: handed in, screened, signed by three.
void Publish(DemoLife& life, const std::string& organ, ItemId id) {
  const auto now = [&] {
    db::Reader reader = life.desk.database.Read();
    const auto item = disclosure::FindItem(reader, id);
    return std::pair(item->version, disclosure::FindVersion(reader, id, item->latest_version)->digest);
  };
  Must(disclosure::HandIn(life.desk, life.as(organ, PostKind::kHandler), id, now().first));
  disclosure::ScreenDemoItem(life, organ, id);
  const auto sign = [&](Signer signer, PostKind post) {
    Pass(life, 4);
    if (signer == Signer::kApprover) disclosure::SettleDemoScreening(life, organ, id);
    Must(disclosure::Sign(life.desk, life.as(organ, post), id,
                          {.signer = signer,
                           .digest = now().second,
                           .answers = signer == Signer::kSecrecy ? "nnnnnyy" : "",
                           .remark = ""}));
  };
  sign(Signer::kSecrecy, PostKind::kSecrecyExaminer);
  sign(Signer::kReviewer, PostKind::kDeputy);
  sign(Signer::kApprover, PostKind::kChief);
}

void Release(DemoLife& life, const std::string& organ, SurveyId id) {
  std::string digest;
  {
    db::Reader reader = life.desk.database.Read();
    digest = FindSurvey(reader, id)->digest;
  }
  Must(ExamineSurvey(life.desk, life.as(organ, PostKind::kSecrecyExaminer), SeenOf(life, id), digest));
}

}  // namespace

void DemoSurveys::Until(int days_before) {
  for (; next_ < kSteps.size() && kSteps[next_].days >= days_before; ++next_) Live(next_);
}

void DemoSurveys::Live(std::size_t number) {
  const Step& step = kSteps[number];
  const DemoSurvey& survey = kSurveys[static_cast<std::size_t>(step.survey)];
  const std::string organ(survey.organ);
  const Instant afternoon =
      std::chrono::sys_days(BeijingDay(life_.today)) - std::chrono::days(step.days) + std::chrono::hours(7);
  life_.moment = std::max(life_.moment + std::chrono::seconds(1), std::min(afternoon, life_.today));
  const Actor handler = life_.as(organ, PostKind::kHandler);
  const SurveyId id = surveys_[step.survey];
  switch (step.what) {
    case What::kWrite:
      surveys_[step.survey] =
          Must(SaveSurvey(life_.desk, handler, {{life_.organ(organ), 0}, 0}, FormOf(life_, survey)));
      Must(HandInSurvey(life_.desk, handler, SeenOf(life_, surveys_[step.survey]), true));
      break;
    case What::kRelease:
      Release(life_, organ, id);
      break;
    case What::kAnswer:
      Answer(life_, id, survey.papers);
      break;
    case What::kResult:
      KeepSurveys(life_.desk);
      Must(DraftSurveyResult(life_.desk, handler, SeenOf(life_, id)));
      break;
    case What::kPublish:
      Publish(life_, organ, {id.organ, ResultOf(life_, id)});
      break;
    case What::kFeedback:
      Publish(life_, organ, Must(DraftSurveyFeedback(life_.desk, handler, SeenOf(life_, id), survey.feedback)));
      break;
  }
}

}  // namespace gongkai::oversight
