#include "report/compile/demo_annuals.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "account/organ_card_view.h"
#include "disclosure/decision/figures_actions.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/demo_items_screening.h"
#include "report/compile/adjustment_actions.h"
#include "report/compile/annual_sign_actions.h"
#include "report/compile/annual_text_actions.h"
#include "report/compile/annual_text_store.h"
#include "report/compile/annual_text_view.h"
#include "report/compile/year_note_actions.h"

namespace gongkai::report {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;
using disclosure::ItemId;
using disclosure::Signer;

enum class Fate { kInTime, kLate, kWrong, kCopied, kCorrects };

/// What an office writes where the ledgers tell nothing: of two topics of section one, joined to what is drafted of
/// them, and section five.
struct Words {
  std::string_view management, oversight, problems;
};
constexpr Words kOfHill = {
    "每季度清理一次栏目，过期的办事信息当月更换，文件的有效状态在页面上标明。",
    "考核结果和评优挂钩，评议提到的问题逐条答复；没有因政府信息公开被责任追究的情形。",
    "存在的问题：部分村的公示栏更新慢，政策解读的形式比较单一。\n"
    "改进情况：办公室每月抽查村级公示栏，抽查结果张贴公布；解读材料增加问答和图表，由业务科室和办公室一起审稿。"};
constexpr Words kOfCulture = {
    "演出和场馆开放的消息由场馆自己拟稿，局办公室在两个工作日内审完，过期的自动归到往期。",
    "局务会上半年、下半年各听一次公开工作的汇报，场馆公示牌由纪检组抽查。",
    "存在的问题：场馆停开的消息有两次晚于现场张贴。\n"
    "改进情况：停开的消息先发网站再贴现场，值班表上写明由谁来发；读者留言里问得多的，汇成常见问题。"};
constexpr Words kOfRiver = {"惠农补贴的名单统一由财政所核对，公示期满的第二天撤下个人信息。",
                            "镇纪委对公示牌逐村拍照留底，没有按时张贴的当月通报；全年没有责任追究的情形。",
                            "存在的问题：申请表在村里不容易拿到，经办人调动后交接不细。\n"
                            "改进情况：便民服务站都备了申请表和填写样例；交接清单增加公开事项，由分管领导签字。"};
constexpr Words kOfLand = {"征地、规划、矿业权的文件按地块编号归在一起，公开前逐页核对附图。",
                           "每月统计一次不动产登记窗口收到的公开咨询，答复口径由法规科统一。",
                           "存在的问题：年报编写启动晚，部分科室数据报送不及时。\n"
                           "改进情况：从下一年起，数据在十二月底锁定，一月十日前完成核对。"};

/// What an organ did in the year; a government tells of evaluation and review as well (条例第五十条第一款第四项).
struct Work {
  std::string_view organ, kind;
  std::chrono::month_day on;
  std::string_view subject, people;
};
constexpr Work kWorks[] = {
    {"101", "training", std::chrono::September / 16, "答复文书怎样写明依据", "18"},
    {"101", "evaluation", std::chrono::December / 10, "各办所的公开目录和时限", ""},
    {"101", "social_review", std::chrono::December / 18, "村民代表看公示栏、打分", "26"},
    {"104", "training", std::chrono::August / 21, "惠农补贴公示怎样隐去账号", "31"},
    {"104", "evaluation", std::chrono::November / 27, "年终逐站打分", ""},
    {"104", "social_review", std::chrono::December / 4, "在便民服务站发放问卷", "112"},
    {"105", "training", std::chrono::October / 14, "新到岗经办人熟悉条例", "9"},
    {"105", "evaluation", std::chrono::December / 22, "随镇里的目标考核一并进行", ""},
    {"105", "social_review", std::chrono::December / 25, "请人大代表座谈", "14"},
    {"WLJ", "training", std::chrono::June / 11, "场馆消息的拟写和审核", "22"},
    {"ZRZYJ", "training", std::chrono::July / 8, "征地材料哪些应当公开", "40"},
};

struct Plan {
  std::string_view organ;
  std::chrono::month_day on;  // in the year after the report's
  Fate fate;
  const Words* words;
};

/// By day: what is copied was written before.
constexpr Plan kPlans[] = {
    {"101", std::chrono::January / 20, Fate::kInTime, &kOfHill},
    {"WLJ", std::chrono::January / 22, Fate::kInTime, &kOfCulture},
    {"105", std::chrono::January / 26, Fate::kCopied, &kOfHill},
    {"104", std::chrono::January / 27, Fate::kWrong, &kOfRiver},
    {"ZRZYJ", std::chrono::February / 9, Fate::kLate, &kOfLand},
    {"104", std::chrono::March / 12, Fate::kCorrects, &kOfRiver},
};
constexpr std::string_view kWrongCell = "2/行政许可/本年处理决定数量";

constexpr std::string_view kOther =
    "依据《政府信息公开信息处理费管理办法》，本年度没有收取信息处理费。没有其他需要报告的事项。";
constexpr std::string_view kNothingElse = "没有其他需要报告的事项。";
constexpr std::string_view kReason = "台账中没有这一项的登记，已同业务科室核对。";

/// At the end of the paragraph that has this head; a paragraph of its own where none was drafted.
void JoinTopic(std::string& text, std::string_view head, std::string_view words) {
  const std::size_t at = text.find(head);
  if (at == std::string::npos) {
    text += (text.empty() ? "" : "\n") + std::string(head) + std::string(words);
  } else {
    text.insert(std::min(text.find('\n', at), text.size()), words);
  }
}

}  // namespace

struct DemoAnnuals::Lives {
  struct Step {
    Date on{};
    int year = 0;  // of the report
    const Plan* plan = nullptr;
  };

  explicit Lives(DemoLife& demo) : life(demo), sources(SourcesOf(demo.desk.now)) {
    const int last = static_cast<int>(BeijingDay(life.today).year());
    const int first = static_cast<int>(Date(std::chrono::sys_days(BeijingDay(life.today)) - account::kDemoPast).year());
    for (int january = first + 1; january <= last; ++january) {  // the year before had begun without the county
      for (const Plan& plan : kPlans) {
        steps.push_back({DayOf(std::chrono::year(january), plan.on), january - 1, &plan});
      }
    }
  }

  void Until(int days_before) {
    const Date day = std::chrono::sys_days(BeijingDay(life.today)) - std::chrono::days(days_before);
    for (; next < steps.size() && steps[next].on <= day; ++next) {
      const Instant morning = std::chrono::sys_days(steps[next].on) + std::chrono::hours(3);
      life.moment = std::max(life.moment + std::chrono::seconds(1), std::min(morning, life.today));
      Do(*steps[next].plan, steps[next].year);
    }
  }

  void Do(const Plan& plan, int year) {
    const AnnualId id{life.organ(plan.organ), year};
    if (plan.fate == Fate::kCorrects) return Correct(plan, id);
    if (plan.fate == Fate::kWrong) AdjustBy(plan, id, "3", "上年留下的手工登记簿另有3件");
    StateNone(plan, id);
    NoteWorks(plan, id);
    Write(plan, id);
    SignAndSubmit(plan, id, {});
  }

  template <class T>
  T Must(const Plan& plan, FormResult<T> result) {
    if (!result) {
      throw std::runtime_error("demo annual report of " + std::string(plan.organ) + ": " +
                               result.errors().front().message);
    }
    return *result;
  }

  Actor As(const Plan& plan, PostKind post) { return life.as(plan.organ, post); }
  void Pass(int minutes) { life.moment = std::min(life.moment + std::chrono::minutes(minutes), life.today); }

  /// Where the ledger holds none: of where it holds some it is refused, and nothing is to be stated.
  void StateNone(const Plan& plan, AnnualId id) {
    for (const int table : {3, 4}) {
      static_cast<void>(
          StateNoneIn(life.desk, As(plan, PostKind::kHandler), id.organ, id.year, table, /*is_none=*/true));
    }
    for (const law::FormRow& row : law::FormInForce(id.year)->table2.rows) {
      static_cast<void>(disclosure::StateNone(life.desk, As(plan, PostKind::kHandler), id.organ, id.year, row.key,
                                              /*is_none=*/true));
    }
  }

  void NoteWorks(const Plan& plan, AnnualId id) {
    for (const Work& work : kWorks) {
      if (work.organ != plan.organ) continue;
      Must(plan, NoteYearWork(life.desk, As(plan, PostKind::kHandler), id.organ, id.year,
                              {.kind = std::string(work.kind),
                               .on = gongkai::ToString(DayOf(std::chrono::year(id.year), work.on)),
                               .subject = std::string(work.subject),
                               .people = std::string(work.people)}));
    }
  }

  void AdjustBy(const Plan& plan, AnnualId id, const std::string& change, const std::string& reason) {
    Must(plan, Adjust(life.desk, As(plan, PostKind::kHandler), id.organ, id.year,
                      {std::string(kWrongCell), change, reason, "行政许可登记簿第12页"}));
  }

  void Write(const Plan& plan, AnnualId id) {
    std::optional<FactBook> book;
    AnnualText text;
    std::int64_t seen = 0;
    {
      db::Reader reader = life.desk.database.Read();
      auto found = BookOf(reader, id.organ, id.year, BeijingDay(life.moment));
      if (!found) throw std::runtime_error(found.error().message);
      book = std::move(*found);
      seen = LatestText(reader, id.organ, id.year).number;
      text = DraftOf(*book, DraftAskOf(reader, id.organ, id.year)).text;
      JoinTopic(text.parts[1], "（三）政府信息管理。", plan.words->management);
      JoinTopic(text.parts[1], "（五）监督保障。", plan.words->oversight);
      text.parts[5] = plan.words->problems;
      text.parts[6] += text.parts[6].empty() ? kOther : kNothingElse;
    }
    Must(plan, SaveText(life.desk, As(plan, PostKind::kHandler), seen, text, *book));
  }

  AnnualNow Now(AnnualId id) {
    db::Reader reader = life.desk.database.Read();
    auto now = AnnualNowOf(reader, sources, id.organ, id.year, BeijingDay(life.moment));
    if (!now) throw std::runtime_error(now.error().message);
    return std::move(*now);
  }

  void Sign(const Plan& plan, ItemId item, Signer signer, PostKind post) {
    Pass(5);
    if (signer == Signer::kApprover) disclosure::SettleDemoScreening(life, plan.organ, item);
    std::string digest;
    {
      db::Reader reader = life.desk.database.Read();
      const auto kept = disclosure::FindItem(reader, item);
      digest = disclosure::FindVersion(reader, item, kept->latest_version)->digest;
    }
    Must(plan, disclosure::Sign(life.desk, As(plan, post), item,
                                {.signer = signer,
                                 .digest = digest,
                                 .answers = signer == Signer::kSecrecy ? "nnnnnyy" : "",
                                 .remark = ""}));
  }

  void SignAndSubmit(const Plan& plan, AnnualId id, const std::string& why) {
    for (const JudgedFinding& each : Now(id).findings) {
      if (!each.IsOpen()) continue;
      Must(plan, OverruleError(life.desk, As(plan, PostKind::kHandler), sources, id,
                               {.fingerprint = each.finding.fingerprint, .reason = std::string(kReason)}));
    }
    Pass(3);
    const HandInForm form{.digest = Now(id).digest, .publish_on = {}, .why = why};
    const ItemId item = Must(plan, HandInAnnual(life.desk, As(plan, PostKind::kHandler), sources, id, form));
    disclosure::ScreenDemoItem(life, plan.organ, item);
    Sign(plan, item, Signer::kSecrecy, PostKind::kSecrecyExaminer);
    Sign(plan, item, Signer::kReviewer, PostKind::kDeputy);
    Sign(plan, item, Signer::kApprover, PostKind::kChief);
    Pass(10);
    Must(plan, SubmitAnnual(life.desk, As(plan, PostKind::kHandler), id, BeijingDay(life.moment)));
  }

  void Correct(const Plan& plan, AnnualId id) {
    AdjustBy(plan, id, "-3", "核对登记簿，3件是以前年度的");
    Must(plan, CorrectAnnual(life.desk, As(plan, PostKind::kHandler), id));
    Pass(20);
    SignAndSubmit(plan, id, "登记簿里以前年度的3件误计入本年度。");
  }

  DemoLife& life;
  AnnualSources sources;
  std::vector<Step> steps;
  std::size_t next = 0;
};

DemoAnnuals::DemoAnnuals(DemoLife& life) : lives_(std::make_unique<Lives>(life)) {}
DemoAnnuals::~DemoAnnuals() = default;

void DemoAnnuals::Until(int days_before) { lives_->Until(days_before); }

}  // namespace gongkai::report
