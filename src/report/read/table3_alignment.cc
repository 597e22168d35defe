#include "report/read/table3_alignment.h"

#include <algorithm>
#include <array>
#include <string>

namespace gongkai::report {
namespace {

std::vector<ExpectedRow> Prepare(const law::ReportForm& form) {
  std::vector<ExpectedRow> out;
  for (const law::FormRow& row : form.table3.rows) {
    out.push_back({&row, LabelPattern(row.label), LabelPattern(std::string(row.group) + std::string(row.label))});
  }
  return out;
}

constexpr double kUnlabelled = 0.3;  // values without a label: the order decides
constexpr double kLabelOnly = 0.2;   // a label without values: an empty row, unless values without a label fit as well
constexpr double kSkipObserved = -0.25;
constexpr double kSkipExpected = -0.1;
constexpr double kMismatch = -0.35;  // values under a label of another row

double Agreement(const ObservedRow& observed, const ExpectedRow& expected) {
  if (observed.label_key.empty()) return kUnlabelled;
  const double own = expected.label.Similarity(observed.own_key);
  if (observed.run.cells.empty()) return own >= 0.9 ? kLabelOnly * own : -0.5;
  if (own == 1.0) return 1.0;
  double best = std::max(own, expected.with_group.Similarity(observed.own_key));
  // Mostly there is but the one label, and then it has been measured.
  if (observed.label_key != observed.own_key) {
    best = std::max(best, expected.with_group.Similarity(observed.label_key));
  }
  // Labels in pieces, with heads and vertical text between them.
  constexpr std::size_t kTellingLength = 6;
  if (expected.label.key().size() >= kTellingLength) {
    best = std::max(best, expected.label.Coverage(observed.label_key) * 0.9);
  }
  if (best < 0.5) return best + kMismatch;
  return best;
}

/// Agreement of every observed row with every row of the form. A label that is printed exactly so needs no measuring:
/// the other rows are mismatches.
struct Agreements {
  std::size_t columns = 0;
  std::vector<double> values;  // row by row
  std::vector<int> exact;      // of each observed row: the row printed exactly so, or -1

  double& At(std::size_t observed, std::size_t expected) { return values[observed * columns + expected]; }
  double At(std::size_t observed, std::size_t expected) const { return values[observed * columns + expected]; }
  bool IsMeasured(std::size_t observed, int expected) const {
    return exact[observed] < 0 || exact[observed] == expected;
  }
};

/// `single` holds what was measured against the undivided table, for rows that are printed alike in both.
Agreements Measure(const std::vector<ObservedRow>& observed, const std::vector<ExpectedRow>& expected,
                   const Agreements* single) {
  Agreements out{expected.size(), std::vector<double>(observed.size() * expected.size(), kMismatch), {}};
  for (std::size_t i = 0; i < observed.size(); ++i) {
    const auto exact = std::find_if(expected.begin(), expected.end(),
                                    [&](const ExpectedRow& row) { return row.label.key() == observed[i].own_key; });
    out.exact.push_back(exact == expected.end() ? -1 : static_cast<int>(exact - expected.begin()));
    const bool printed_so = exact != expected.end();
    const std::size_t first = printed_so ? static_cast<std::size_t>(exact - expected.begin()) : 0;
    for (std::size_t j = first; j < (printed_so ? first + 1 : expected.size()); ++j) {
      const int twin = expected[j].twin;
      const bool known = single != nullptr && twin >= 0 && single->IsMeasured(i, twin);
      out.At(i, j) = known ? single->At(i, static_cast<std::size_t>(twin)) : Agreement(observed[i], expected[j]);
    }
  }
  return out;
}

/// The cheapest way through both lists in order.
Alignment Align(const std::vector<ObservedRow>& observed, const Agreements& agreement) {
  const std::size_t m = observed.size(), n = agreement.columns, width = n + 1;
  std::vector<double> best((m + 1) * width, 0);
  std::vector<signed char> step((m + 1) * width, 0);
  for (std::size_t j = 1; j <= n; ++j) best[j] = best[j - 1] + kSkipExpected;
  for (std::size_t i = 1; i <= m; ++i) {
    const double* above = &best[(i - 1) * width];
    double* row = &best[i * width];
    // A label without values that matches nothing costs nothing to leave out.
    const double skip = observed[i - 1].run.cells.empty() ? -0.02 : kSkipObserved;
    row[0] = above[0] + skip;
    for (std::size_t j = 1; j <= n; ++j) {
      const double match = above[j - 1] + agreement.At(i - 1, j - 1);
      const double leave = above[j] + skip;
      const double miss = row[j - 1] + kSkipExpected;
      row[j] = std::max({match, leave, miss});
      step[i * width + j] = row[j] == match ? 0 : row[j] == leave ? 1 : 2;
    }
  }
  Alignment out{best.back(), std::vector<int>(m, -1)};
  for (std::size_t i = m, j = n; i > 0 && j > 0;) {
    const signed char taken = step[i * width + j];
    if (taken == 0) {
      out.expected_of[--i] = static_cast<int>(--j);
    } else if (taken == 1) {
      --i;
    } else {
      --j;
    }
  }
  return out;
}

std::vector<ExpectedRow> PrepareDivided(const std::vector<ExpectedRow>& single) {
  std::vector<ExpectedRow> rows = Prepare(law::FormByDivision(true));
  for (ExpectedRow& row : rows) {
    const auto twin = std::find_if(single.begin(), single.end(), [&](const ExpectedRow& other) {
      return other.label.key() == row.label.key() && other.with_group.key() == row.with_group.key();
    });
    if (twin != single.end()) row.twin = static_cast<int>(twin - single.begin());
  }
  return rows;
}

}  // namespace

const LabelPattern& PatternOf(const law::FormRow& row) {
  const std::vector<ExpectedRow>* last = &ExpectedRows(Division::kDivided);
  for (const std::vector<ExpectedRow>* rows : {&ExpectedRows(Division::kSingle), last}) {
    const auto found = std::find_if(rows->begin(), rows->end(), [&](const ExpectedRow& e) { return e.row == &row; });
    if (found != rows->end()) return found->label;
  }
  return last->back().label;  // not reached: every row of table 3 is a row of one of the two forms
}

const std::vector<ExpectedRow>& ExpectedRows(Division division) {
  static const auto* single = new std::vector<ExpectedRow>(Prepare(law::FormByDivision(false)));
  static const auto* divided = new std::vector<ExpectedRow>(PrepareDivided(*single));
  return division == Division::kSingle ? *single : *divided;
}

double LikenessToForm(std::u32string_view key) {
  double best = 0;
  const auto measure = [&](const ExpectedRow& row) {
    if (row.label.CanReach(best, key)) best = std::max(best, row.label.Similarity(key));
  };
  for (const ExpectedRow& row : ExpectedRows(Division::kSingle)) measure(row);
  for (const ExpectedRow& row : ExpectedRows(Division::kDivided)) {
    if (row.twin < 0) measure(row);
  }
  return best;
}

double Likeness(const ObservedRow& observed, const ExpectedRow& expected) {
  return std::max({expected.label.Similarity(observed.own_key), expected.with_group.Similarity(observed.label_key),
                   expected.label.Coverage(observed.label_key)});
}

bool IsTable3Label(const Item& item) {
  const std::u32string_view key = item.FormKey();
  if (key.size() < 5) return false;
  const auto& rows = ExpectedRows(Division::kDivided);
  return std::any_of(rows.begin(), rows.end(), [&](const ExpectedRow& row) {
    return row.label.CanReach(0.9, key) && row.label.Similarity(key) >= 0.9;
  });
}

Alignments AlignBoth(const std::vector<ObservedRow>& observed) {
  const Agreements single = Measure(observed, ExpectedRows(Division::kSingle), nullptr);
  const Agreements divided = Measure(observed, ExpectedRows(Division::kDivided), &single);
  return {Align(observed, single), Align(observed, divided)};
}

}  // namespace gongkai::report
