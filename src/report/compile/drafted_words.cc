#include "report/compile/drafted_words.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "base/fold.h"
#include "report/compile/draft_sentences.h"
#include "report/compile/fact_keys.h"
#include "report/compile/fact_names.h"
#include "report/compile/register_sentences.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kStops[] = {"。", "；", "，", "、", "：", ";", ",", "\n"};

std::size_t StopAt(std::string_view text) {
  for (const std::string_view stop : kStops) {
    if (text.starts_with(stop)) return stop.size();
  }
  return 0;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// "0" for each figure, with its decimals.
std::string Levelled(std::string_view text) {
  std::string levelled;
  for (std::size_t at = 0; at < text.size();) {
    if (!IsDigit(text[at])) {
      levelled += text[at++];
      continue;
    }
    while (at < text.size() &&
           (IsDigit(text[at]) || (text[at] == '.' && at + 1 < text.size() && IsDigit(text[at + 1]))))
      ++at;
    levelled += '0';
  }
  return levelled;
}

/// Without "（三）", "0.", "其中" before it and "等" behind.
std::string Bare(std::string_view clause) {
  constexpr std::string_view kOpens = "（", kCloses = "）", kAmong = "其中", kMore = "等";
  constexpr std::size_t kLongestNumber = 12;  // bytes: （十二）
  clause = Trim(clause);
  const std::size_t close = clause.find(kCloses);
  if (clause.starts_with(kOpens) && close <= kLongestNumber) clause.remove_prefix(close + kCloses.size());
  if (clause.starts_with("0.")) clause.remove_prefix(2);
  if (clause.starts_with(kAmong)) clause.remove_prefix(kAmong.size());
  if (clause.ends_with(kMore)) clause.remove_suffix(kMore.size());
  return std::string(clause);
}

std::vector<std::string> ClausesOf(std::string_view text) {
  const std::string levelled = Levelled(text);
  std::vector<std::string> clauses;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= levelled.size();) {
    const std::size_t stop = at < levelled.size() ? StopAt(std::string_view(levelled).substr(at)) : 1;
    if (stop == 0) {
      ++at;
      continue;
    }
    std::string clause = Bare(std::string_view(levelled).substr(from, at - from));
    if (!clause.empty()) clauses.push_back(std::move(clause));
    from = at += stop;
  }
  return clauses;
}

/// A year of which each fact is `fact` and each cell `cell`.
FactBook YearOf(const law::ReportForm& form, int year, int fact, int cell) {
  FactBook book;
  book.tables.year = year;
  book.tables.form = &form;
  for (const int table : {2, 3, 4}) {
    for (const law::FormRow& row : form.Table(table).rows) {
      for (const law::FormColumn& column : row.columns) {
        CompiledCell each;
        each.cell = {.table = table, .row = std::string(row.key), .column = std::string(column.name)};
        each.counted = Number::Of(cell);
        book.tables.cells.push_back(std::move(each));
      }
    }
  }
  for (const FactName& each : FactNames()) book.facts.push_back({each.key, each.name, Number::Of(fact), {}});
  return book;
}

void SetCell(FactBook& book, const CellKey& key, int value) {
  for (CompiledCell& each : book.tables.cells) {
    if (each.cell == key) each.counted = Number::Of(value);
  }
}

}  // namespace

DraftedWords::DraftedWords(const law::ReportForm& form, int year, const std::string& organ) {
  constexpr int kMuch = 30;  // enough for a month that stands out
  DraftAsk ask{.organ = organ, .most_named = std::numeric_limits<std::size_t>::max()};
  // Heads of section five; the words below them are people's.
  ask.kept = {{.year = year - 1, .number = 1, .words = "〇", .state = PromiseState::kDone, .outcome = "〇"}};
  ask.given = {{.year = year, .number = 1, .words = "〇", .state = PromiseState::kOpen, .outcome = {}}};
  FactBook full = YearOf(form, year, kMuch, 1);
  SetCell(full, {.table = 3, .row = "一", .column = "总计"}, kMuch * static_cast<int>(kRequestChannels.size()));
  FactBook unread = full;  // documents that nobody explained
  for (ReportFact& fact : unread.facts) {
    if (fact.key == KeyOfItemKind(disclosure::ItemKind::kInterpretation)) fact.value = Number();
  }
  FactBook unfinished = full;  // of what was set nothing is done
  for (ReportFact& fact : unfinished.facts) {
    if (IsOfUnfinished(fact.key)) fact.value = Number();
  }
  FactBook unregistered = full;  // what is put down of the year is told where no register tells it
  for (ReportFact& fact : unregistered.facts) {
    const bool is_ledger = fact.key.starts_with("training.") || fact.key.starts_with("survey.");
    if (is_ledger || oversight::FindFigure(fact.key) != nullptr) fact.value = std::nullopt;
  }
  const auto add = [this](const FactBook& book, const DraftAsk& asked) {
    const FilledAnnualText filled = FillIn(DraftOf(book, asked).text, book);
    for (const std::string& clause : ClausesOf(filled.opening)) clauses_.insert(clause);
    for (const std::vector<std::string>& section : filled.sections) {
      for (const std::string& paragraph : section) {
        for (std::string& clause : ClausesOf(paragraph)) clauses_.insert(std::move(clause));
      }
    }
  };
  for (const FactBook& book : {full, unread, unfinished, unregistered, YearOf(form, year, 0, 0)}) add(book, ask);
  ask.sums_others = true;
  add(full, ask);
  full.sum = SumTold{.has_own_level = true};
  add(full, ask);
}

bool DraftedWords::Made(std::string_view sentence) const {
  const std::vector<std::string> clauses = ClausesOf(sentence);
  return !clauses.empty() &&
         std::ranges::all_of(clauses, [this](const std::string& clause) { return clauses_.contains(clause); });
}

}  // namespace gongkai::report
