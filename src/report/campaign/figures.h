// Figures: the numbers of one report, packed in the order of its form, so that forty thousand of them are summed in a
// second without being unpacked. A blank stays blank. Pure.
//
// Packed: a byte for the version, the form's id behind its length, then the cells in the order of CellsOf as a row of
// tokens. A token is a varint (seven bits a byte, low ones first) whose lowest two bits tell what the rest is: so many
// blanks, so many zeros, a whole number, millionths (both zigzag, as a number may be below zero).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "base/result.h"
#include "law/report_form.h"
#include "report/compile/annual_paper.h"
#include "report/report.h"

namespace gongkai::report {

struct Figures {
  const law::ReportForm* form = nullptr;     // never null
  std::vector<std::optional<Number>> cells;  // one for each cell of the form, in its order (CellsOf)
  bool operator==(const Figures&) const = default;
};

/// All cells of a form in the order of their packing: table 2, 3, 4; each row's columns. Made once.
const std::vector<CellKey>& CellsOf(const law::ReportForm& form);
/// Where a cell stands in it; none: the form has no such cell.
std::optional<std::size_t> IndexOf(const law::ReportForm& form, const CellKey& cell);

/// Cell by cell; what is blank there is none here.
Figures FiguresOf(const AnnualPaper& paper);
Figures FiguresOf(const CompiledTables& tables);
/// As it was read: a cell that was not found, or holds no number, or whose place in its row is not certain, is blank. A
/// report that fits no form is blank in the form of its year.
Figures FiguresOf(const AnnualReport& report);

bool IsBlank(const Figures& figures);  // in every cell

/// The form and its cells as a short string of bytes; blank stays blank.
std::string PackFigures(const Figures& figures);
/// Errors: kUnreadable for anything that PackFigures did not write.
Result<Figures> UnpackFigures(std::string_view bytes);

/// Of what is packed: its form; null for anything that PackFigures did not write.
const law::ReportForm* FormOfPacked(std::string_view bytes);
/// One cell of what is packed; none: blank, or no such cell.
std::optional<Number> FigureIn(std::string_view bytes, std::size_t index);

/// Sums cell by cell over what is packed.
class FigureSum {
 public:
  explicit FigureSum(const law::ReportForm& form);
  /// False, and nothing added, for another form or anything that PackFigures did not write.
  bool Add(std::string_view bytes);

  /// As before the first was added.
  void Clear();

  const law::ReportForm& form() const { return *form_; }
  int reports() const { return reports_; }
  /// Of the reports added, how many have each cell blank.
  std::vector<int> blanks() const;
  /// Of each cell; none: blank in all.
  std::vector<std::optional<Number>> sums() const;

 private:
  /// Adds what is behind the head so many times, as far as it can be read; whether all of it could.
  bool Count(std::string_view bytes, int times);

  const law::ReportForm* form_;
  std::string head_;  // of every packed report of the form
  std::vector<Number> sums_;
  std::vector<int> blank_begins_;  // how many runs of blanks begin at a cell, less those that ended before it
  int reports_ = 0;
};

}  // namespace gongkai::report
