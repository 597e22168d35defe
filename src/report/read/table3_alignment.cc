#include "report/read/table3_alignment.h"

#include <algorithm>
#include <array>
#include <string>

namespace gongkai::report {
namespace {

std::vector<ExpectedRow> Prepare(std::string_view form) {
  std::vector<ExpectedRow> out;
  for (const law::FormRow& row : law::FindForm(form)->table3.rows) {
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

/// Agreement of every observed row with every row of the form. A label that is printed exactly so needs no measuring.
std::vector<std::vector<double>> Agreements(const std::vector<ObservedRow>& observed,
                                            const std::vector<ExpectedRow>& expected) {
  std::vector<std::vector<double>> out(observed.size(), std::vector<double>(expected.size(), kMismatch));
  for (std::size_t i = 0; i < observed.size(); ++i) {
    const auto exact = std::find_if(expected.begin(), expected.end(),
                                    [&](const ExpectedRow& row) { return row.label.key() == observed[i].own_key; });
    for (std::size_t j = 0; j < expected.size(); ++j) {
      if (exact == expected.end() || &expected[j] == &*exact) out[i][j] = Agreement(observed[i], expected[j]);
    }
  }
  return out;
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
  static const auto* single = new std::vector<ExpectedRow>(Prepare("2019"));
  static const auto* divided = new std::vector<ExpectedRow>(Prepare("2021"));
  return division == Division::kSingle ? *single : *divided;
}

bool IsTable3Label(const Item& item) {
  const std::u32string_view key = item.FormKey();
  if (key.size() < 5) return false;
  const auto& rows = ExpectedRows(Division::kDivided);
  return std::any_of(rows.begin(), rows.end(), [&](const ExpectedRow& row) {
    return row.label.CanReach(0.9, key) && row.label.Similarity(key) >= 0.9;
  });
}

Alignment Align(const std::vector<ObservedRow>& observed, const std::vector<ExpectedRow>& expected) {
  const std::size_t m = observed.size(), n = expected.size();
  const std::vector<std::vector<double>> agreement = Agreements(observed, expected);
  std::vector<std::vector<double>> best(m + 1, std::vector<double>(n + 1, 0));
  std::vector<std::vector<signed char>> step(m + 1, std::vector<signed char>(n + 1, 0));
  for (std::size_t j = 1; j <= n; ++j) best[0][j] = best[0][j - 1] + kSkipExpected;
  for (std::size_t i = 1; i <= m; ++i) {
    // A label without values that matches nothing costs nothing to leave out.
    const double skip = observed[i - 1].run.cells.empty() ? -0.02 : kSkipObserved;
    best[i][0] = best[i - 1][0] + skip;
    for (std::size_t j = 1; j <= n; ++j) {
      const double match = best[i - 1][j - 1] + agreement[i - 1][j - 1];
      const double leave = best[i - 1][j] + skip;
      const double miss = best[i][j - 1] + kSkipExpected;
      best[i][j] = std::max({match, leave, miss});
      step[i][j] = best[i][j] == match ? 0 : best[i][j] == leave ? 1 : 2;
    }
  }
  Alignment out{best[m][n], std::vector<int>(m, -1)};
  for (std::size_t i = m, j = n; i > 0 && j > 0;) {
    if (step[i][j] == 0) {
      out.expected_of[--i] = static_cast<int>(--j);
    } else if (step[i][j] == 1) {
      --i;
    } else {
      --j;
    }
  }
  return out;
}

}  // namespace gongkai::report
