#include "remedy/dispute_act.h"

#include <algorithm>
#include <iterator>

#include "base/fold.h"

namespace gongkai::remedy {
namespace {

using Kind = DisputeEventKind;

constexpr DisputeActFields kNothing{};
constexpr DisputeActFields kUntil{.until = true};

constexpr DisputeAct kActs[] = {
    {Kind::kAnswered, "提交了答复书、答辩状和证据", "提交的日期",
     "不在期限内提交的，视为原来的答复没有证据、依据（行政复议法第七十条，行政诉讼法第三十四条第二款）。", kNothing, "",
     "备注", false},
    {Kind::kAnswerDaySet, "另定了答复的最后一天", "通知的日期",
     "简易程序口头通知、准许延期提供证据等，以复议机构、人民法院定的为准（行政诉讼法第三十六条第一款）。", kUntil,
     "另定的最后一天", "依据", false},
    {Kind::kProcedureChanged,
     "变更了审理程序",
     "通知的日期",
     "已经起算的答复期限不变；另定期限的，另外登记（行政复议法第五十五条）。",
     {.procedure = true},
     "",
     "备注",
     false},
    {Kind::kNormAsked, "被要求说明规范性文件的合法性", "收到通知的日期",
     "自收到通知之日起10个工作日内书面答复（行政复议法第五十八条）。", kNothing, "", "哪份文件，哪些条款", false},
    {Kind::kNormAnswered, "说明了规范性文件的合法性", "答复的日期", "", kNothing, "", "备注", false},
    {Kind::kHearingSet, "收到听证、开庭的通知", "收到通知的日期",
     "被申请人、被诉行政机关的负责人应当参加、出庭；不能的，委托相应的工作人员并说明理由（行政复议法第五十一条第三款，"
     "行政诉讼法第三条第三款）。",
     kUntil, "听证、开庭的日期", "时间、地点", false},
    {Kind::kHeard, "听证、开庭了", "听证、开庭的日期", "", kNothing, "", "谁出庭，要点", false},
    {Kind::kSuspended, "中止了", "通知的日期", "", kNothing, "", "为什么", false},
    {Kind::kResumed, "恢复审理了", "通知的日期", "", kNothing, "", "备注", false},
    {Kind::kDecided,
     "收到决定书、裁判文书",
     "决定、裁判的日期",
     "行政复议决定一经送达即发生法律效力；调解书各方签字、盖章即发生法律效力；一审裁判在上诉期满没有人上诉时生效，二审"
     "裁判送达即生效。责令重新答复的，关联"
     "的"
     "申请随着生效重新办理（行政复议法第六十四条、第七十五条第二款，行政诉讼法第七十条、第八十五条）。",
     {.until = true, .served = true, .outcome = true},
     "最迟哪一天重新答复、履行（没有写明的空着）",
     "主文和理由的要点",
     false},
    {Kind::kAppealed,
     "上诉",
     "上诉的日期",
     "对判决15日，对裁定10日（行政诉讼法第八十五条）。",
     {.served = true, .by_organ = true},
     "",
     "备注",
     false},
    {Kind::kAppealAnswered, "对上诉提出了答辩", "提出的日期", "", kNothing, "", "备注", false},
    {Kind::kRetrialAsked,
     "申请再审、抗诉",
     "申请、抗诉的日期",
     "对已经生效的判决、裁定，可以向上一级人民法院申请再审，检察机关可以抗诉、提检察建议；审查期间不停止执行（行政诉讼"
     "法第九十条、第九十三条）。对方申请的，自收到申请书副本之日起15日内提出意见。",
     {.served = true, .by_organ = true},
     "",
     "备注",
     false},
    {Kind::kRetrialAnswered, "对再审申请提出了意见", "提出的日期", "", kNothing, "", "备注", false},
    {Kind::kRetrialRefused, "再审申请被驳回、不再审", "收到通知的日期", "原来的裁判照样有效。", kNothing, "", "备注",
     false},
    {Kind::kRetrialOrdered,
     "裁定再审",
     "裁定的日期",
     "原来的裁判中止执行，等再审的裁判。再审按第一审程序的，裁判可以上诉；按第二审程序或者提审的，裁判是终审的（行政诉"
     "讼法第九十一条至第九十三条）。",
     {.as_appeal = true},
     "",
     "哪个法院，为什么",
     false},
    {Kind::kOpinion, "收到行政复议意见书", "收到的日期", "自收到之日起60日内报送纠正的情况（行政复议法第七十六条）。",
     kNothing, "", "要求纠正什么", false},
    {Kind::kOpinionReported, "报送了纠正的情况", "报送的日期", "", kNothing, "", "备注", false},
    {Kind::kReopened, "重新办理原来的申请", "开始重新办理的日期",
     "按决定、裁判写明的期限；没有写明的，按20个工作日（条例第三十三条第二款）。表三不再计一次。", kNothing, "", "",
     false},
    {Kind::kComplied, "已经重新答复、履行", "履行的日期", "", kNothing, "", "怎么履行的", false},
    {Kind::kCost, "登记费用", "支出的日期", "", {.amount = true}, "", "什么费用", true},
    {Kind::kNoted, "写备注", "日期", "", kNothing, "", "备注", true},
};

std::optional<Date> DayIn(std::string_view text, std::string_view field, FieldErrors& errors) {
  if (text.empty()) return std::nullopt;
  auto day = ParseDate(text);
  if (!day) errors.push_back({std::string(field), "请写成 2026-03-02 这样的日期。"});
  return day;
}

void TakeChoices(const DisputeAct& act, const DisputeActForm& form, DisputeEvent& event, FieldErrors& errors) {
  if (act.fields.outcome) {
    event.outcome = form.outcome;
    event.orders_anew = form.orders_anew;
    if (FindDisputeOutcome(form.outcome) == nullptr) errors.push_back({"outcome", "请选择决定、裁判的结果。"});
  }
  if (act.fields.by_organ) event.by_organ = form.by_organ;
  if (act.fields.as_appeal) event.as_appeal = form.as_appeal;
  if (act.fields.procedure) {
    const auto procedure = ProcedureFrom(form.procedure);
    if (!procedure) errors.push_back({"procedure", "请选择审理程序。"});
    event.procedure = procedure.value_or(Procedure::kOrdinary);
  }
  if (act.fields.amount) {
    const auto amount = FenIn(form.amount);
    if (!amount || *amount == 0) errors.push_back({"amount", "请写多少元，最多两位小数。"});
    event.amount = amount.value_or(0);
  }
}

/// An event of which only what went before decides.
DisputeEvent Sample(const DisputeAct& act, const DisputeFold& fold, Date today) {
  DisputeEvent event{.kind = act.kind, .on = today, .until = today, .served = today};
  event.procedure = fold.procedure == Procedure::kOrdinary ? Procedure::kSimplified : Procedure::kOrdinary;
  event.amount = 1;
  if (act.kind == Kind::kDecided) {
    event.outcome = "withdrawn";
    event.until.reset();
  }
  return event;
}

}  // namespace

std::span<const DisputeAct> DisputeActs() { return kActs; }
const DisputeAct* FindDisputeAct(std::string_view id) {
  const auto* const act = std::ranges::find_if(kActs, [&](const DisputeAct& each) { return IdOf(each.kind) == id; });
  return act == std::end(kActs) ? nullptr : act;
}

FormResult<DisputeEvent> EventOf(const DisputeAct& act, const DisputeActForm& form) {
  FieldErrors errors;
  DisputeEvent event{.kind = act.kind};
  const auto on = DayIn(form.on, "on", errors);
  if (form.on.empty()) errors.push_back({"on", "请写" + std::string(act.on) + "。"});
  event.on = on.value_or(Date{});
  if (act.fields.until) event.until = DayIn(form.until, "until", errors);
  if (act.fields.served) event.served = DayIn(form.served, "served", errors);
  TakeChoices(act, form, event, errors);
  if (act.words_required && IsBlankText(form.words.Reveal())) errors.push_back({"words", "请写明内容。"});
  if (!errors.empty()) return errors;
  return event;
}

std::optional<Error> AgainstToday(const DisputeAct& act, const DisputeFold& fold, Date today,
                                  const law::WorkingCalendar& calendar) {
  DisputeFold trial = fold;
  Status applied = Apply(trial, Sample(act, fold, std::max(today, fold.received)), calendar);
  if (applied || applied.error().kind == ErrorKind::kInvalidInput) return std::nullopt;
  return std::move(applied).error();
}

std::optional<std::int64_t> FenIn(std::string_view text) {
  constexpr std::int64_t kMostYuan = 100'000'000, kFen = 100;
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  std::string_view rest = point == std::string_view::npos ? "" : text.substr(point + 1);
  const bool has_rest = point != std::string_view::npos;
  if (whole.empty() || whole.size() > 9 || rest.size() > 2 || (has_rest && rest.empty())) return std::nullopt;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(rest, is_digit)) return std::nullopt;
  const std::int64_t yuan = std::stoll(std::string(whole));
  if (yuan > kMostYuan) return std::nullopt;
  const std::string fen = (std::string(rest) + "00").substr(0, 2);
  return yuan * kFen + std::stoll(fen);
}

}  // namespace gongkai::remedy
