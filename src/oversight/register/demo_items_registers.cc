#include "oversight/register/demo_items_registers.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "oversight/register/register_actions.h"

namespace gongkai::oversight {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;

struct Value {
  std::string_view field, value;  // of an organ its code; of a day how many days before or after the entry
};
struct DemoEntry {
  int days;
  std::string_view organ, kind;
  std::array<Value, 8> values;
};

constexpr std::array kEntries = {
    DemoEntry{560, "101", kGroupRegister, {{{"name", "江汀"}, {"office", "镇长"}, {"role", "head"}}}},
    DemoEntry{560, "101", kGroupRegister, {{{"name", "文石"}, {"office", "副镇长"}, {"role", "deputy"}}}},
    DemoEntry{560, "101", kGroupRegister, {{{"name", "林溪"}, {"office", "党政综合办公室干部"}, {"role", "member"}}}},
    DemoEntry{555, "101", kVillageRegister, {{{"village", "石桥村"}, {"name", "文石"}, {"office", "副镇长"}}}},
    DemoEntry{
        550,
        "101",
        kRuleRegister,
        {{{"name", "枕溪镇政府信息公开工作制度"}, {"which", "work"}, {"owner", "党政综合办公室"}, {"review", "730"}}}},
    DemoEntry{
        548,
        "101",
        kRuleRegister,
        {{{"name", "枕溪镇政府信息公开审查办法"}, {"which", "review"}, {"owner", "保密审查员"}, {"review", "500"}}}},
    DemoEntry{546,
              "101",
              kRuleRegister,
              {{{"name", "枕溪镇依申请公开办理规程"},
                {"which", "applications"},
                {"owner", "党政综合办公室"},
                {"review", "730"}}}},
    DemoEntry{540,
              "101",
              kCommitmentRegister,
              {{{"matter", "低保申请办理"},
                {"procedure", "受理、入户、公示、上报四步，每一步都告知申请人。"},
                {"standard", "材料齐全的当场受理。"},
                {"result", "结果在村务公开栏张贴。"},
                {"days", "15"},
                {"which", "kept"}}}},
    DemoEntry{500,
              "101",
              kMeetingRegister,
              {{{"subject", "研究基层政务公开标准目录"},
                {"which", "party"},
                {"people", "11"},
                {"decided", "目录每季度核对一次。"}}}},
    DemoEntry{480,
              "101",
              kPublicityRegister,
              {{{"theme", "政务公开宣传月"},
                {"which", "month"},
                {"place", "集市、便民服务中心"},
                {"people", "600"},
                {"material", "800"}}}},
    DemoEntry{430,
              "GB",
              kInspectionRegister,
              {{{"subject", "上半年政务公开检查"},
                {"which", "county"},
                {"about", "101"},
                {"findings", "政策解读栏目更新慢，公开指南的电话没有更新。"},
                {"score", "88"}}}},
    DemoEntry{300,
              "101",
              kIncidentRegister,
              {{{"subject", "公示名单的日期写错"},
                {"which", "wrong"},
                {"facts", "救助公示的截止日期写错一天，当天发现并更正。"},
                {"measures", "当天更正，并延长公示。"},
                {"cause", "照抄上期的模板。"}}}},
    DemoEntry{
        230, "101", kMeetingRegister, {{{"subject", "听取政务公开工作汇报"}, {"which", "report"}, {"people", "9"}}}},
    DemoEntry{200,
              "101",
              kPlanRegister,
              {{{"task", "梳理并更新公开指南和目录"}, {"owner", "党政综合办公室"}, {"due", "60"}}}},
    DemoEntry{200, "101", kPlanRegister, {{{"task", "办好一次政府开放日"}, {"owner", "便民服务中心"}, {"due", "260"}}}},
    DemoEntry{160,
              "102",
              kIncidentRegister,
              {{{"subject", "公示表带出电话号码"},
                {"which", kPersonalLeak},
                {"facts", "附件里有一列没有遮盖，两小时后撤下。"},
                {"affected", "23"},
                {"department_on", "0"},
                {"persons_on", "0"},
                {"measures", "撤下附件，请搜索网站清除快照。"}}}},
    DemoEntry{120,
              "101",
              kPublicityRegister,
              {{{"theme", "政府开放日"}, {"which", "open_day"}, {"place", "便民服务中心"}, {"people", "75"}}}},
    DemoEntry{100,
              "GB",
              kAccountabilityRegister,
              {{{"subject", "年度报告逾期公布"},
                {"which", "talk"},
                {"about", "202"},
                {"basis", "条例第四十九条"},
                {"body", "县政府办公室"},
                {"outcome", "说明了原因，限期改正。"}}}},
    DemoEntry{90,
              "GB",
              kExampleRegister,
              {{{"title", "村务公开二维码上墙"},
                {"about", "101"},
                {"how", "每村一码，扫码看目录和最近的公开内容，群众反映好找。"}}}},
    DemoEntry{
        80,
        "GB",
        kGuidanceRegister,
        {{{"about", "101"}, {"which", "good"}, {"why", "公开及时，台账齐全。"}, {"guidance", "在全县交流做法。"}}}},
    DemoEntry{70,
              "GB",
              kInspectionRegister,
              {{{"subject", "第三方评估"},
                {"which", "third"},
                {"about", "101"},
                {"body", "某评估机构"},
                {"findings", "两件行政规范性文件没有解读。"}}}},
    DemoEntry{60,
              "101",
              kPeopleRegister,
              {{{"body", "党政综合办公室"}, {"full_time", "1"}, {"part_time", "3"}, {"funds", "20000"}}}},
    DemoEntry{30,
              "101",
              kMeetingRegister,
              {{{"subject", "研究年度报告和明年要点"}, {"which", "government"}, {"people", "10"}}}},
    DemoEntry{12,
              "101",
              kIncidentRegister,
              {{{"subject", "公开栏目打不开"}, {"which", "system"}, {"facts", "维护时误关，四十分钟后恢复。"}}}}};

enum class What { kStep, kDone, kClose };
struct Following {
  int days;
  std::size_t entry;
  What what;
  std::string_view words;
  std::string_view as{};  // who does it, where that is not the keeper
};
constexpr std::array kFollowing = {Following{429, 10, What::kStep, "更新公开指南的电话和办公时间"},
                                   Following{429, 10, What::kStep, "补齐政策解读"},
                                   Following{415, 10, What::kDone, "指南已经更新。", "101"},
                                   Following{405, 10, What::kDone, "补了四篇解读。", "101"},
                                   Following{400, 10, What::kClose, "核对过，已经整改到位。"},
                                   Following{299, 11, What::kStep, "公示以前由两个人核对日期"},
                                   Following{290, 11, What::kDone, "已经写进审查办法。"},
                                   Following{288, 11, What::kClose, "没有人因此错过异议期。"},
                                   Following{158, 15, What::kStep, "公示附件一律先遮盖再上传，两个人核对"},
                                   Following{140, 15, What::kDone, "已经培训并执行。"},
                                   Following{138, 15, What::kClose, "没有收到进一步的反映。"},
                                   Following{100, 13, What::kClose, "指南和目录都更新了。"},
                                   Following{69, 20, What::kStep, "补发两篇解读"}};

struct NoneTold {
  std::string_view organ, kind;
};
constexpr std::array kNone = {NoneTold{"101", kPressRegister}, NoneTold{"101", kEmergencyRegister},
                              NoneTold{"101", kAccountabilityRegister}, NoneTold{"102", kPressRegister}};

constexpr std::size_t kFollowingFrom = 1'000, kNoneFrom = 2'000;

template <class T>
T Must(FormResult<T> result) {
  if (!result) {
    throw std::runtime_error("demo registers: " + result.errors().front().field + " " +
                             result.errors().front().message);
  }
  return *result;
}

Date DayOf(const DemoLife& life) { return BeijingDay(life.moment); }

std::string Later(Date day, std::string_view days) {
  return ToString(Date(std::chrono::sys_days(day) + std::chrono::days(std::stoi(std::string(days)))));
}

Actor ActorOf(DemoLife& life, std::string_view organ) {
  return life.as(std::string(organ), organ == "GB" ? PostKind::kSupervisor : PostKind::kHandler);
}

RegisterForm FormOf(DemoLife& life, const RegisterKind& kind, const DemoEntry& entry) {
  const Date day = DayOf(life);
  RegisterForm form{.on = kind.span == EntrySpan::kYear ? std::to_string(static_cast<int>(day.year())) : ToString(day),
                    .values = {}};
  for (const Value& each : entry.values) {
    if (each.field.empty()) continue;
    const RegisterField* const field = FindField(kind, each.field);
    std::string value(each.value);
    if (field->type == FieldType::kDay) value = Later(day, each.value);
    if (field->type == FieldType::kOrgan) value = std::to_string(life.organ(value).value);
    form.values.emplace(each.field, std::move(value));
  }
  return form;
}

}  // namespace

DemoRegisters::DemoRegisters(DemoLife& life) : life_(life) {
  for (std::size_t i = 0; i < kEntries.size(); ++i) told_.push_back({kEntries[i].days, i});
  for (std::size_t i = 0; i < kFollowing.size(); ++i) told_.push_back({kFollowing[i].days, kFollowingFrom + i});
  for (std::size_t i = 0; i < kNone.size(); ++i) told_.push_back({DaysSinceTurnOfYear(), kNoneFrom + i});
  std::ranges::stable_sort(told_, std::greater(), &Told::days);
}

/// The tenth of January of this year, or of the last one where it has not come.
int DemoRegisters::DaysSinceTurnOfYear() const {
  const std::chrono::sys_days today(BeijingDay(life_.today));
  const auto year = BeijingDay(life_.today).year();
  const std::chrono::sys_days this_year(year / 1 / 10), last_year((year - std::chrono::years(1)) / 1 / 10);
  return static_cast<int>((today - (this_year <= today ? this_year : last_year)).count());
}

void DemoRegisters::Until(int days_before) {
  for (; next_ < told_.size() && told_[next_].days >= days_before; ++next_) Tell(told_[next_]);
}

void DemoRegisters::Tell(const Told& told) {
  const Instant noon =
      std::chrono::sys_days(BeijingDay(life_.today)) - std::chrono::days(told.days) + std::chrono::hours(4);
  life_.moment = std::max(life_.moment + std::chrono::seconds(1), std::min(noon, life_.today));
  if (told.number >= kNoneFrom) return State(told.number - kNoneFrom);
  if (told.number >= kFollowingFrom) return Follow(told.number - kFollowingFrom);
  Keep(told.number);
}

void DemoRegisters::Keep(std::size_t number) {
  const DemoEntry& entry = kEntries[number];
  const RegisterKind& kind = *FindRegisterKind(entry.kind);
  entries_[number] = Must(KeepEntry(life_.desk, ActorOf(life_, entry.organ), life_.organ(entry.organ), kind,
                                    FormOf(life_, kind, entry), {}));
}

RegisterEntry DemoRegisters::Of(std::size_t entry) {
  db::Reader reader = life_.desk.database.Read();
  return *FindRegisterEntry(reader, entries_.at(entry));
}

void DemoRegisters::Follow(std::size_t number) {
  const Following& following = kFollowing[number];
  const std::string_view keeper = kEntries[following.entry].organ;
  const std::string_view who = following.as.empty() ? keeper : following.as;
  const RegisterEntry entry = Of(following.entry);
  const SeenEntry seen{entry.id, entry.version};
  const Actor actor = ActorOf(life_, who);
  const std::string day = ToString(DayOf(life_)), words(following.words);
  switch (following.what) {
    case What::kStep:
      Must(SetStep(life_.desk, actor, seen, {.what = words, .owner = "经办人", .due = Later(DayOf(life_), "30")}));
      break;
    case What::kDone:
      Must(FinishStep(life_.desk, actor, seen, life_.organ(who),
                      {.step = entry.steps_done + 1, .done_on = day, .outcome = words}, {}));
      break;
    case What::kClose:
      Must(CloseEntry(life_.desk, actor, seen, day, words));
      break;
  }
}

void DemoRegisters::State(std::size_t number) {
  const NoneTold& none = kNone[number];
  Must(StateNone(life_.desk, ActorOf(life_, none.organ), life_.organ(none.organ),
                 {.kind = std::string(none.kind),
                  .choice = "",
                  .year = static_cast<int>(DayOf(life_).year()) - 1,
                  .words = "问过各股室，查过值班记录，全年没有。"}));
}

}  // namespace gongkai::oversight
