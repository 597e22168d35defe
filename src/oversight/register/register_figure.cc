#include "oversight/register/register_figure.h"

#include <algorithm>

namespace gongkai::oversight {
namespace {

std::string Named(std::string_view words, std::string_view measure) {
  return std::string(words) + "（" + std::string(measure) + "）";
}

/// "专职人员（人）" has its measure; "参加人数（人）" needs the register's name before it.
std::string NameOfSum(const RegisterKind& kind, const RegisterField& field) {
  return std::string(kind.name) + "：" + std::string(field.label);
}

bool IsSummed(const RegisterField& field) {
  return field.type == FieldType::kMoney || field.type == FieldType::kHours || field.type == FieldType::kWhole;
}

void AddFigures(const RegisterKind& kind, std::vector<RegisterFigure>& figures) {
  const std::string name(kind.name);
  const bool lasts = kind.span == EntrySpan::kLasting;
  figures.push_back(
      {KeyOfRegister(kind.id), Named((lasts ? "年末的" : "登记的") + name, kind.measure), FigureRule::kCount, &kind});
  if (lasts) {
    figures.push_back({KeyOfChanged(kind.id), Named(name + "变动", kind.measure), FigureRule::kChanged, &kind});
  }
  if (const RegisterField* const split = SplitOf(kind)) {
    for (const RegisterChoice& choice : split->choices) {
      figures.push_back({KeyOfChoice(kind.id, choice.id), Named(name + "：" + std::string(choice.name), kind.measure),
                         FigureRule::kChoice, &kind, choice.id});
    }
  }
  for (const RegisterField& field : kind.fields) {
    if (IsSummed(field) && kind.id != kCommitmentRegister) {
      figures.push_back({KeyOfSum(kind.id, field.id), NameOfSum(kind, field), FigureRule::kSum, &kind, field.id});
    }
  }
  if (!kind.close.empty() && !lasts) {
    figures.push_back({KeyOfClosed(kind.id), Named(name + "：已" + std::string(kind.close), kind.measure),
                       FigureRule::kClosed, &kind});
  }
  if (!kind.step.empty()) {
    const std::string step = name + "的" + std::string(kind.step);
    figures.push_back({KeyOfSteps(kind.id), Named(step, "项"), FigureRule::kSteps, &kind});
    figures.push_back({KeyOfStepsDone(kind.id), Named("完成的" + step, "项"), FigureRule::kStepsDone, &kind});
  }
}

std::vector<RegisterFigure> MakeFigures() {
  std::vector<RegisterFigure> figures;
  for (const RegisterKind& kind : RegisterKinds()) AddFigures(kind, figures);
  return figures;
}

bool IsWithin(Date day, int year) { return static_cast<int>(day.year()) == year; }

bool IsBehind(const RegisterEntry& entry, int year, const RegisterFigure& figure) {
  if (entry.kind != figure.kind) return false;
  const bool lasts = figure.kind->span == EntrySpan::kLasting;
  const bool stands = !lasts || IsInForce(entry, DaysOf(year).last);
  switch (figure.rule) {
    case FigureRule::kCount:
    case FigureRule::kSum:
    case FigureRule::kSteps:
    case FigureRule::kStepsDone:
      return stands;
    case FigureRule::kChanged:
      return IsWithin(entry.from, year) || IsWithin(entry.until, year);
    case FigureRule::kChoice:
      return stands && ValueOf(entry, "which") == figure.part;
    case FigureRule::kClosed:
      return entry.state == EntryState::kClosed;
  }
  return false;
}

std::optional<Number> SumOf(const std::vector<const RegisterEntry*>& entries, std::string_view field) {
  Number sum;
  for (const RegisterEntry* const entry : entries) {
    const auto number = ParseNumber(ValueOf(*entry, field));
    if (!number) return std::nullopt;
    sum = sum + *number;
  }
  return sum;
}

bool HasAny(const RegisterYear& year, const RegisterKind& kind) {
  return std::ranges::any_of(
      year.entries, [&](const RegisterEntry& each) { return each.kind == &kind && CountsIn(each, year.year); });
}

/// A choice that nobody entered is 0 where somebody said so, and else not known.
std::optional<Number> WithoutEntries(const RegisterYear& year, const RegisterFigure& figure) {
  const bool is_choice = figure.rule == FigureRule::kChoice;
  if (figure.rule == FigureRule::kSum) return std::nullopt;
  if (!is_choice && HasAny(year, *figure.kind)) return Number();
  const bool is_said = IsStatedNone(year, figure.kind->id, is_choice ? figure.part : std::string_view());
  return is_said ? std::optional(Number()) : std::nullopt;
}

/// On which day of the year it is asked whether a rule is in force.
Date AskedDay(int year, Date today) { return std::min(DaysOf(year).last, today); }

bool HasRule(const RegisterYear& year, std::string_view rule, Date day) {
  return std::ranges::any_of(year.entries, [&](const RegisterEntry& each) {
    return each.kind->id == kRuleRegister && ValueOf(each, "which") == rule && IsInForce(each, day);
  });
}

void AddRuleFaults(const RegisterYear& year, OrganKind organ, Date today, std::vector<MissingPart>& missing) {
  for (const RegisterChoice* const rule : MissingRules(year, organ, today)) {
    missing.push_back(
        {kRuleRegister, "没有登记" + std::string(rule->name) + "（" + std::string(rule->source) + "）。"});
  }
  const Date day = AskedDay(year.year, today);
  for (const RegisterEntry& each : year.entries) {
    const auto review = ParseDate(ValueOf(each, "review"));
    if (each.kind->id != kRuleRegister || !IsInForce(each, day) || !review || *review >= day) continue;
    missing.push_back({kRuleRegister, "“" + TitleOf(each) + "”应当在" + ToChinese(*review) + "以前复核，还没有。"});
  }
}

}  // namespace

const std::vector<RegisterFigure>& RegisterFigures() {
  static const std::vector<RegisterFigure> figures = MakeFigures();
  return figures;
}

const RegisterFigure* FindFigure(std::string_view key) {
  const auto found = std::ranges::find(RegisterFigures(), key, &RegisterFigure::key);
  return found == RegisterFigures().end() ? nullptr : &*found;
}

std::string KeyOfRegister(std::string_view kind) { return "register." + std::string(kind); }
std::string KeyOfChoice(std::string_view kind, std::string_view choice) {
  return KeyOfRegister(kind) + "." + std::string(choice);
}
std::string KeyOfSum(std::string_view kind, std::string_view field) {
  return KeyOfRegister(kind) + ".sum." + std::string(field);
}
std::string KeyOfChanged(std::string_view kind) { return KeyOfRegister(kind) + ".all.changed"; }
std::string KeyOfClosed(std::string_view kind) { return KeyOfRegister(kind) + ".all.closed"; }
std::string KeyOfSteps(std::string_view kind) { return KeyOfRegister(kind) + ".all.steps"; }
std::string KeyOfStepsDone(std::string_view kind) { return KeyOfRegister(kind) + ".all.steps_done"; }

bool IsStatedNone(const RegisterYear& year, std::string_view kind, std::string_view choice) {
  return std::ranges::any_of(year.none, [&](const NoneStatement& each) {
    return !each.is_taken_back && each.year == year.year && each.kind == kind &&
           (each.choice.empty() || (!choice.empty() && each.choice == choice));
  });
}

std::vector<const RegisterEntry*> EntriesBehind(const RegisterYear& year, const RegisterFigure& figure) {
  std::vector<const RegisterEntry*> behind;
  for (const RegisterEntry& each : year.entries) {
    if (CountsIn(each, year.year) && IsBehind(each, year.year, figure)) behind.push_back(&each);
  }
  return behind;
}

std::optional<Number> FigureOf(const RegisterYear& year, const RegisterFigure& figure) {
  const std::vector<const RegisterEntry*> behind = EntriesBehind(year, figure);
  if (behind.empty()) return WithoutEntries(year, figure);
  if (figure.rule == FigureRule::kSum) return SumOf(behind, figure.part);
  std::int64_t count = 0;
  for (const RegisterEntry* const entry : behind) {
    count += figure.rule == FigureRule::kSteps       ? entry->steps
             : figure.rule == FigureRule::kStepsDone ? entry->steps_done
                                                     : 1;
  }
  return Number::Of(count);
}

std::vector<const RegisterChoice*> MissingRules(const RegisterYear& year, OrganKind organ, Date today) {
  std::vector<const RegisterChoice*> missing;
  const RegisterField* const which = SplitOf(*FindRegisterKind(kRuleRegister));
  for (const RegisterChoice& rule : which->choices) {
    if (MustHaveRule(organ, rule.id) && !HasRule(year, rule.id, AskedDay(year.year, today))) missing.push_back(&rule);
  }
  return missing;
}

std::vector<MissingPart> MissingOf(const RegisterYear& year, OrganKind organ, Date today) {
  std::vector<MissingPart> missing;
  for (const RegisterKind& kind : RegisterKinds()) {
    if (kind.id == kRuleRegister) {
      AddRuleFaults(year, organ, today, missing);
    } else if (Keeps(organ, kind) && kind.is_expected && !HasAny(year, kind) && !IsStatedNone(year, kind.id)) {
      const bool may_be_stated = kind.span != EntrySpan::kLasting && DaysOf(year.year).last <= today;
      missing.push_back({kind.id, may_be_stated ? "没有登记" + std::string(kind.name) + "，也没有说明本年没有。"
                                                : "还没有登记" + std::string(kind.name) + "。"});
    }
  }
  return missing;
}

}  // namespace gongkai::oversight
