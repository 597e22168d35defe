#include "request/case_figures.h"

#include <algorithm>
#include <map>

#include "base/fold.h"
#include "law/outcomes.h"

namespace gongkai::request {
namespace {

struct Named {
  std::string_view id, name;
};
constexpr Named kBys[] = {{"organ", "机关"},       {"outcome", "答复结果"}, {"articles", "依据的条款"},
                          {"channel", "提交方式"}, {"applicant", "申请人"}, {"days", "办理用时"}};
static_assert(std::size(kBys) == kFigureBys.size());
constexpr Named kColumns[] = {{"received", "收到"}, {"ended", "办结"},  {"in_time", "按期答复"},
                              {"late", "超期答复"}, {"open", "还在办"}, {"overdue", "逾期未答复"}};
static_assert(std::size(kColumns) == kFigureColumns.size());

/// From the day of receipt to the answer, in working days, whatever was waited for in between.
struct DayBand {
  std::string_view id, name;
  int last;
};
constexpr int kForEver = 1'000'000;
constexpr DayBand kDayBands[] = {{"5", "5个工作日以内", 5},
                                 {"10", "6—10个工作日", 10},
                                 {"20", "11—20个工作日", 20},
                                 {"40", "21—40个工作日", 40},
                                 {"more", "40个工作日以上", kForEver}};

constexpr law::Channel kChannels[] = {law::Channel::kInPerson,     law::Channel::kOral,   law::Channel::kSignedMail,
                                      law::Channel::kUnsignedMail, law::Channel::kOnline, law::Channel::kFax,
                                      law::Channel::kEmail};

template <class Value, std::size_t N, std::size_t M>
std::optional<Value> FromId(const std::array<Value, N>& values, const Named (&names)[M], std::string_view id) {
  for (const Value value : values) {
    if (names[static_cast<std::size_t>(value)].id == id) return value;
  }
  return std::nullopt;
}

bool IsIn(const std::optional<Date>& day, const DayRange& period) {
  return day && *day >= period.first && *day <= period.last;
}

/// The articles of an outcome; of one that rests on none, its name.
std::string ArticlesOf(const std::string& outcome) {
  const law::Outcome* found = law::FindOutcome(outcome);
  if (found == nullptr) return {};
  return std::string(found->articles.empty() ? found->name : found->articles);
}

std::string DaysOf(const CaseFact& fact, const law::WorkingCalendar& calendar) {
  if (!fact.received || !fact.ended || !fact.in_time) return {};
  const int days = calendar.CountWorkingDays(*fact.received, *fact.ended).count;
  const auto* const band = std::ranges::find_if(kDayBands, [&](const DayBand& each) { return days <= each.last; });
  return std::string(band->id);
}

std::vector<std::string> AllArticles() {
  std::vector<std::string> rows;
  for (const law::Outcome& outcome : law::Outcomes()) {
    std::string row = ArticlesOf(std::string(outcome.id));
    if (std::ranges::find(rows, row) == rows.end()) rows.push_back(std::move(row));
  }
  return rows;
}

template <class Values>
std::vector<std::string> IdsOf(const Values& values) {
  std::vector<std::string> ids;
  for (const auto& each : values) ids.emplace_back(IdOf(each));
  return ids;
}

void Count(FigureCells& cells, const CaseFact& fact, const DayRange& period, Date today) {
  for (const FigureColumn column : kFigureColumns) {
    if (IsCounted(fact, column, period, today)) ++cells[static_cast<std::size_t>(column)];
  }
}

std::optional<Date> DayIn(std::string_view typed, Date otherwise) {
  return IsBlankText(typed) ? otherwise : ParseDate(Trim(typed));
}

}  // namespace

std::string NameOf(const CaseFact& fact) {
  return fact.register_number.empty() ? "（还没有登记编号，" + ToString(fact.submitted) + "提交）"
                                      : fact.register_number;
}

std::string_view IdOf(FigureBy by) { return kBys[static_cast<std::size_t>(by)].id; }
std::string_view NameOf(FigureBy by) { return kBys[static_cast<std::size_t>(by)].name; }
std::optional<FigureBy> FigureByFrom(std::string_view id) { return FromId(kFigureBys, kBys, id); }
std::string_view IdOf(FigureColumn column) { return kColumns[static_cast<std::size_t>(column)].id; }
std::string_view NameOf(FigureColumn column) { return kColumns[static_cast<std::size_t>(column)].name; }
std::optional<FigureColumn> FigureColumnFrom(std::string_view id) { return FromId(kFigureColumns, kColumns, id); }

bool IsCounted(const CaseFact& fact, FigureColumn column, const DayRange& period, Date today) {
  const bool is_open = !fact.ended && IsOpen(fact.stage);
  switch (column) {
    case FigureColumn::kReceived:
      return IsIn(fact.received, period);
    case FigureColumn::kEnded:
      return IsIn(fact.ended, period);
    case FigureColumn::kInTime:
      return IsIn(fact.ended, period) && fact.in_time.value_or(false);
    case FigureColumn::kLate:
      return IsIn(fact.ended, period) && !fact.in_time.value_or(true);
    case FigureColumn::kOpen:
      return IsIn(fact.received, period) && is_open;
    case FigureColumn::kOverdue:
      return IsIn(fact.received, period) && is_open && fact.due && *fact.due < today;
  }
  return false;
}

std::string RowOf(const CaseFact& fact, FigureBy by, const law::WorkingCalendar& calendar) {
  switch (by) {
    case FigureBy::kOrgan:
      return std::to_string(fact.handler.value);
    case FigureBy::kOutcome:
      return fact.outcome;
    case FigureBy::kArticles:
      return ArticlesOf(fact.outcome);
    case FigureBy::kChannel:
      return std::string(law::IdOf(fact.channel));
    case FigureBy::kApplicant:
      return std::string(IdOf(fact.applicant));
    case FigureBy::kDays:
      return DaysOf(fact, calendar);
  }
  return {};
}

std::vector<std::string> RowsOf(FigureBy by) {
  std::vector<std::string> rows;
  switch (by) {
    case FigureBy::kOrgan:
      return rows;
    case FigureBy::kOutcome:
      for (const law::Outcome& outcome : law::Outcomes()) rows.emplace_back(outcome.id);
      return rows;
    case FigureBy::kArticles:
      return AllArticles();
    case FigureBy::kChannel:
      return IdsOf(kChannels);
    case FigureBy::kApplicant:
      return IdsOf(ApplicantKinds());
    case FigureBy::kDays:
      for (const DayBand& band : kDayBands) rows.emplace_back(band.id);
      return rows;
  }
  return rows;
}

std::string NameOfRow(FigureBy by, std::string_view row) {
  if (by == FigureBy::kOutcome) {
    const law::Outcome* outcome = law::FindOutcome(row);
    return outcome != nullptr ? std::string(outcome->name) : std::string(row);
  }
  if (by == FigureBy::kChannel) {
    const auto channel = law::ChannelFrom(row);
    return channel ? std::string(law::NameOf(*channel)) : std::string(row);
  }
  if (by == FigureBy::kApplicant) {
    const auto kind = ApplicantKindFrom(row);
    return kind ? std::string(NameOf(*kind)) : std::string(row);
  }
  if (by == FigureBy::kDays) {
    const auto* const band = std::ranges::find(kDayBands, row, &DayBand::id);
    return std::string(band != std::end(kDayBands) ? band->name : row);
  }
  return std::string(row);
}

Figures FiguresOf(std::span<const CaseFact> facts, FigureBy by, const DayRange& period, Date today,
                  const law::WorkingCalendar& calendar) {
  Figures figures;
  std::map<std::string, std::size_t> places;
  const auto place_of = [&](const std::string& row) {
    const auto [place, is_new] = places.try_emplace(row, figures.rows.size());
    if (is_new) figures.rows.emplace_back(row, FigureCells{});
    return place->second;
  };
  for (const std::string& row : RowsOf(by)) place_of(row);
  for (const CaseFact& fact : facts) {
    Count(figures.all, fact, period, today);
    const std::string row = RowOf(fact, by, calendar);
    if (!row.empty()) Count(figures.rows[place_of(row)].second, fact, period, today);
  }
  return figures;
}

std::vector<CaseFact> Behind(std::span<const CaseFact> facts, FigureBy by, const std::optional<std::string>& row,
                             FigureColumn column, const DayRange& period, Date today,
                             const law::WorkingCalendar& calendar) {
  std::vector<CaseFact> found;
  for (const CaseFact& fact : facts) {
    if (row && RowOf(fact, by, calendar) != *row) continue;
    if (IsCounted(fact, column, period, today)) found.push_back(fact);
  }
  return found;
}

FormResult<DayRange> FigurePeriodIn(std::string_view from, std::string_view until, Date today) {
  FieldErrors errors;
  const auto first = DayIn(from, today.year() / 1 / 1), last = DayIn(until, today);
  if (!first) errors.push_back({"from", "日期写成 2026-03-10 这样。"});
  if (!last) errors.push_back({"until", "日期写成 2026-03-10 这样。"});
  if (first && last && *last < *first) errors.push_back({"until", "结束的日期不能早于开始的日期。"});
  if (!errors.empty()) return errors;
  return DayRange{*first, *last};
}

}  // namespace gongkai::request
