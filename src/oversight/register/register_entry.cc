#include "oversight/register/register_entry.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/fold.h"
#include "base/number.h"
#include "base/utf8.h"
#include "disclosure/decision/decision.h"
#include "disclosure/item.h"

namespace gongkai::oversight {
namespace {

struct StateRow {
  EntryState state;
  std::string_view id, name;
};
constexpr std::array kStates = {StateRow{EntryState::kOpen, "open", "在办"},
                                StateRow{EntryState::kClosed, "closed", "已办结"},
                                StateRow{EntryState::kStruck, "struck", "已划去"}};

constexpr std::string_view kPrivate = "这里有身份证号码、手机号码或者银行卡号，请删去。";
constexpr std::string_view kDayHint = "请写年月日，例如 2026-03-20。";

std::string Tidy(std::string_view words) { return std::string(Trim(WithoutInvisible(words))); }

std::optional<std::int64_t> WholeIn(std::string_view digits) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_whole = error == std::errc{} && end == digits.data() + digits.size() && number >= 0;
  return is_whole ? std::optional(number) : std::nullopt;
}

std::optional<Date> DayIn(std::string_view typed) {
  const auto day = ParseDate(Trim(typed));
  return day && disclosure::IsPlausible(*day) ? day : std::nullopt;
}

void Tell(FieldErrors& errors, std::string_view field, std::string fault) {
  if (!fault.empty()) errors.push_back({std::string(field), std::move(fault)});
}

std::string FaultOfWords(std::string_view words, std::size_t longest) {
  if (Utf8Length(words) > longest) return "最多写" + std::to_string(longest) + "个字。";
  return disclosure::PrivateNumberIn(words) ? std::string(kPrivate) : std::string();
}

/// A number without sign, of so many places at most, as it is kept.
std::string FaultOfNumber(std::string_view typed, int most_places, std::string& kept) {
  constexpr std::int64_t kMost = 100'000'000'000;
  const auto number = ParseNumber(typed);
  std::int64_t unit = Number::kOne;
  for (int i = 0; i < most_places; ++i) unit /= 10;
  if (!number || number->millionths < 0 || *number > Number::Of(kMost) || number->millionths % unit != 0) {
    return most_places == 0 ? "请写阿拉伯数字，例如 12；不知道的空着，不写 0。"
                            : "请写数字，例如 1200.5；不知道的空着，不写 0。";
  }
  kept = ToString(*number);
  return {};
}

std::string FaultOfValue(const RegisterField& field, std::string_view typed, std::string& kept) {
  constexpr int kMoneyPlaces = 2, kHourPlaces = 1;
  switch (field.type) {
    case FieldType::kLine:
    case FieldType::kNames:
      return FaultOfWords(typed, kLongestRegisterLine);
    case FieldType::kText:
      return FaultOfWords(typed, kLongestRegisterText);
    case FieldType::kDay:
      return DayIn(typed) ? std::string() : std::string(kDayHint);
    case FieldType::kWhole:
      return FaultOfNumber(typed, 0, kept);
    case FieldType::kMoney:
      return FaultOfNumber(typed, kMoneyPlaces, kept);
    case FieldType::kHours:
      return FaultOfNumber(typed, kHourPlaces, kept);
    case FieldType::kChoice:
      return FindChoice(field, typed) != nullptr ? std::string() : "请从列出的里面选一个。";
    case FieldType::kYesNo:
      return typed == "1" || typed == "0" ? std::string() : "请选择是或者否。";
    case FieldType::kOrgan:
      return WholeIn(typed).value_or(0) > 0 ? std::string() : "请选择一个机关。";
  }
  return {};
}

void ReadValues(const RegisterKind& kind, const RegisterForm& form, ReadEntry& read, FieldErrors& errors) {
  for (const RegisterField& field : kind.fields) {
    const auto found = form.values.find(field.id);
    std::string value = found == form.values.end() ? std::string() : Tidy(found->second);
    if (value.empty() || IsBlankText(value)) {
      if (field.is_required) Tell(errors, field.id, "请写“" + std::string(field.label) + "”。");
      continue;
    }
    std::string fault = FaultOfValue(field, value, value);
    const bool is_right = fault.empty();
    Tell(errors, field.id, std::move(fault));
    if (!is_right) continue;
    if (field.type == FieldType::kOrgan) read.about = OrganId{*WholeIn(value)};
    read.values.emplace(field.id, std::move(value));
  }
}

void ReadDay(const RegisterKind& kind, std::string_view typed, Date today, ReadEntry& read, FieldErrors& errors) {
  const auto day = DayIn(typed);
  if (!day) return Tell(errors, "on", std::string(kDayHint));
  if (*day > today) return Tell(errors, "on", "还没有到这一天，发生以后再登记。");
  if (static_cast<int>(day->year()) < kFirstRegisterYear)
    return Tell(errors, "on", "条例自2008年5月1日起施行，请核对。");
  read.from = *day;
  read.until = kind.span == EntrySpan::kLasting ? kNoEnd : *day;
}

void ReadYear(std::string_view typed, Date today, ReadEntry& read, FieldErrors& errors) {
  const auto year = WholeIn(Trim(typed));
  if (!year || *year < kFirstRegisterYear || *year > static_cast<int>(today.year())) {
    return Tell(errors, "on", "请写四位数的年份，到今年为止。");
  }
  const DayRange days = DaysOf(static_cast<int>(*year));
  read.from = days.first;
  read.until = days.last;
}

/// Days of an incident follow one another: nobody is told before it was found, nor in days to come.
void CheckNotices(const RegisterKind& kind, const ReadEntry& read, Date today, FieldErrors& errors) {
  if (kind.id != kIncidentRegister) return;
  for (const std::string_view field : {"department_on", "persons_on"}) {
    const auto found = read.values.find(field);
    if (found == read.values.end()) continue;
    const auto day = ParseDate(found->second);
    if (day > today) Tell(errors, field, "还没有到这一天，通知以后再登记。");
    if (day < read.from) Tell(errors, field, "这一天在发现以前，请核对。");
  }
}

/// What the law asks to be done about a leak before it is over: tests/law_cases/incident_closing.tsv.
void CheckLeak(const RegisterEntry& entry, FieldErrors& errors) {
  if (entry.kind->id != kIncidentRegister) return;
  const std::string_view which = ValueOf(entry, "which");
  if (which == kSecretLeak && ValueOf(entry, "department_on").empty()) {
    Tell(errors, kVersionField,
         "失密、泄密的，应当及时报告保密行政管理部门，请先更正登记，写明哪一天报告的（保守国家秘密法）。");
  }
  if (which != kPersonalLeak) return;
  if (ValueOf(entry, "measures").empty()) {
    Tell(errors, kVersionField,
         "泄露个人信息的，应当立即采取补救措施，请先更正登记，写明采取了什么补救措施（个人信息保护法第五十七条第一款）"
         "。");
  }
  if (ValueOf(entry, "department_on").empty()) {
    Tell(errors, kVersionField,
         "泄露个人信息的，应当通知履行个人信息保护职责的部门，请先更正登记，写明哪一天通知的"
         "（个人信息保护法第五十七条）。");
  }
  if (ValueOf(entry, "persons_on").empty() && ValueOf(entry, "persons_not").empty()) {
    Tell(errors, kVersionField,
         "请先更正登记，写明哪一天通知了个人；没有通知的，写明采取了什么措施能够有效避免危害"
         "（个人信息保护法第五十七条第二款）。");
  }
}

constexpr char kEscape = '\\';

}  // namespace

std::string ToString(RegisterEntryId id) { return std::to_string(id.organ.value) + "-" + std::to_string(id.number); }

std::optional<RegisterEntryId> RegisterEntryIdFrom(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto organ = WholeIn(text.substr(0, dash)), number = WholeIn(text.substr(dash + 1));
  if (organ.value_or(0) < 1 || number.value_or(0) < 1) return std::nullopt;
  return RegisterEntryId{OrganId{*organ}, *number};
}

std::string PackValues(const RegisterValues& values) {
  std::string packed;
  for (const auto& [field, value] : values) {
    packed += field + "=";
    for (const char c : value) {
      if (c == kEscape || c == '\n') packed += kEscape;
      packed += c == '\n' ? 'n' : c;
    }
    packed += '\n';
  }
  return packed;
}

RegisterValues UnpackValues(std::string_view packed) {
  RegisterValues values;
  while (!packed.empty()) {
    const std::size_t end = std::min(packed.find('\n'), packed.size());
    const std::string_view line = packed.substr(0, end);
    packed.remove_prefix(std::min(end + 1, packed.size()));
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    std::string value;
    for (std::size_t i = equals + 1; i < line.size(); ++i) {
      const bool is_escaped = line[i] == kEscape && i + 1 < line.size();
      if (is_escaped) ++i;
      value += is_escaped && line[i] == 'n' ? '\n' : line[i];
    }
    values.insert_or_assign(std::string(line.substr(0, equals)), std::move(value));
  }
  return values;
}

std::string_view IdOf(EntryState state) { return kStates[static_cast<std::size_t>(state)].id; }
std::string_view NameOf(EntryState state) { return kStates[static_cast<std::size_t>(state)].name; }
std::optional<EntryState> EntryStateFrom(std::string_view id) {
  const auto found = std::ranges::find(kStates, id, &StateRow::id);
  return found == kStates.end() ? std::nullopt : std::optional(found->state);
}

std::string_view ValueOf(const RegisterEntry& entry, std::string_view field) {
  const auto found = entry.values.find(field);
  return found == entry.values.end() ? std::string_view() : std::string_view(found->second);
}

std::string TitleOf(const RegisterEntry& entry) {
  const RegisterField* const field = FindField(*entry.kind, entry.kind->title);
  return field == nullptr ? std::string() : ShownValue(*field, ValueOf(entry, field->id));
}

std::string ShownValue(const RegisterField& field, std::string_view value) {
  if (field.type == FieldType::kYesNo) return value.empty() ? std::string() : value == "1" ? "是" : "否";
  if (field.type != FieldType::kChoice) return std::string(value);
  const RegisterChoice* const choice = FindChoice(field, value);
  return choice == nullptr ? std::string(value) : std::string(choice->name);
}

DayRange DaysOf(int year) { return {std::chrono::year(year) / 1 / 1, std::chrono::year(year) / 12 / 31}; }

bool CountsIn(const RegisterEntry& entry, int year) {
  const DayRange days = DaysOf(year);
  return entry.state != EntryState::kStruck && entry.from <= days.last && entry.until >= days.first;
}

bool IsInForce(const RegisterEntry& entry, Date day) {
  return entry.state != EntryState::kStruck && entry.from <= day && entry.until > day;
}

bool IsShownToAbout(const RegisterEntry& entry) {
  if (entry.kind->sight == EntrySight::kKeeper || !entry.about) return false;
  return entry.kind->id != kAccountabilityRegister || ValueOf(entry, "which") != kProposalForm;
}

FormResult<ReadEntry> ReadEntryFrom(const RegisterKind& kind, const RegisterForm& form, Date today) {
  FieldErrors errors;
  ReadEntry read;
  if (kind.span == EntrySpan::kYear) {
    ReadYear(form.on, today, read, errors);
  } else {
    ReadDay(kind, form.on, today, read, errors);
  }
  ReadValues(kind, form, read, errors);
  if (errors.empty()) CheckNotices(kind, read, today, errors);
  if (!errors.empty()) return errors;
  return read;
}

RegisterForm FormOf(const RegisterEntry& entry) {
  const bool is_yearly = entry.kind->span == EntrySpan::kYear;
  return {.on = is_yearly ? std::to_string(static_cast<int>(entry.from.year())) : ToString(entry.from),
          .values = entry.values};
}

bool IsOverdue(const RegisterStep& step, Date today) { return !step.done_on && step.due < today; }

FormResult<RegisterStep> StepFrom(const StepForm& form, Date from) {
  FieldErrors errors;
  RegisterStep step{.what = Tidy(form.what), .owner = Tidy(form.owner)};
  if (step.what.empty()) Tell(errors, "step_what", "请写明要做什么。");
  Tell(errors, "step_what", FaultOfWords(step.what, kLongestRegisterText));
  if (step.owner.empty()) Tell(errors, "step_owner", "请写明由谁负责。");
  Tell(errors, "step_owner", FaultOfWords(step.owner, kLongestRegisterLine));
  const auto due = DayIn(form.due);
  if (!due) Tell(errors, "step_due", "请写哪一天以前，例如 2026-03-31。");
  if (due && *due < from) Tell(errors, "step_due", "这一天在登记的日期以前，请核对。");
  if (!errors.empty()) return errors;
  step.due = *due;
  return step;
}

FieldErrors FaultsOfDone(std::string_view done_on, std::string_view outcome, Date from, Date today) {
  FieldErrors errors;
  const auto day = DayIn(done_on);
  if (!day) Tell(errors, "done_on", std::string(kDayHint));
  if (day && *day > today) Tell(errors, "done_on", "还没有到这一天，做完以后再登记。");
  if (day && *day < from) Tell(errors, "done_on", "这一天在登记的日期以前，请核对。");
  if (IsBlankText(outcome)) Tell(errors, "outcome", "请写明做了什么、结果怎样。");
  Tell(errors, "outcome", FaultOfWords(outcome, kLongestRegisterText));
  return errors;
}

FieldErrors FaultsOfClosing(const RegisterEntry& entry, std::string_view ended_on, std::string_view ending,
                            Date today) {
  FieldErrors errors;
  const int open = entry.steps - entry.steps_done;
  if (open > 0 && entry.kind->span != EntrySpan::kLasting) {
    Tell(errors, kVersionField, "还有" + std::to_string(open) + "项没有登记完成，完成以后再办结。");
  }
  CheckLeak(entry, errors);
  const auto day = DayIn(ended_on);
  if (!day) Tell(errors, "ended_on", std::string(kDayHint));
  if (day && *day > today) Tell(errors, "ended_on", "还没有到这一天。");
  if (day && *day < entry.from) Tell(errors, "ended_on", "这一天在登记的日期以前，请核对。");
  if (IsBlankText(ending)) Tell(errors, "ending", "请写明结果、原因。");
  Tell(errors, "ending", FaultOfWords(ending, kLongestRegisterText));
  return errors;
}

FieldErrors FaultsOfReason(std::string_view reason, std::string_view field) {
  FieldErrors errors;
  if (IsBlankText(reason)) Tell(errors, field, "请写明为什么。");
  Tell(errors, field, FaultOfWords(reason, kLongestRegisterText));
  return errors;
}

}  // namespace gongkai::oversight
