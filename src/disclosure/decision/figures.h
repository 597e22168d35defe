// The figures of section 二 of the annual report (table 2), as the ledger of an organ gives them: for each cell of the
// form of that year a number, with the rows it counts, or blank, with the reason. Pure; what is kept: figures_store.h.
//
// Blank is not zero. A cell of which the ledger holds nothing is blank, until somebody states that there was none in
// the year (figures_actions.h): then it is 0. 规章 are 0 by law: below the cities with districts nobody makes them.
//
// Source: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号 (law/report_form.h); 立法法第九十三条.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "disclosure/decision/decision.h"
#include "law/report_form.h"

namespace gongkai::disclosure {

/// What a cell counts.
enum class Counted {
  kNothing,         // what this ledger does not hold
  kMade,            // documents formed in the year
  kEnded,           // documents that somebody ended in the year (废止)
  kInForce,         // documents in force on its last day
  kFirstPublished,  // documents that became public in the year for the first time
  kPublicAtEnd,     // documents public on its last day
  kDecisions,       // decisions made in the year
  kFees,            // the money collected by fee items of the year
  kAwards,          // procurements of which the outcome is of the year
  kAwardMoney,
};

struct FigureFacts {
  std::string_view key, column;  // of law::FormRow and law::FormColumn, in any form
  Counted counted = Counted::kNothing;
  std::optional<ItemKind> kind{};          // of items
  std::optional<DecisionKind> decision{};  // of decisions
  std::string_view words;                  // what is counted, told on the page of its rows
};
/// Null for a cell that no form has.
const FigureFacts* FigureFactsFor(std::string_view key, std::string_view column);

/// Of an item of which a figure may tell.
struct CountedItem {
  ItemId id;
  std::string title;
  std::string index_number;
  std::optional<Date> formed_on;
  std::optional<Date> valid_until;      // as the document says
  std::optional<Date> ended_on;         // as somebody noted
  std::optional<Date> first_published;  // in Beijing
  std::optional<Date> withdrawn_on;
  bool is_void = false;         // taken down for an error or replaced: it stands for no document of its own
  std::optional<Number> money;  // in 元
  std::string stage;            // of a procurement
};
bool Counts(Counted counted, const CountedItem& item, int year);
/// 现行有效, 已废止, 已失效 on that day.
std::string_view ValidityOn(const CountedItem& item, Date day);

/// In 万元.
Number InTenThousands(Number yuan);

struct Figure {
  std::string key, column;
  law::Unit unit = law::Unit::kCount;
  std::optional<Number> value;  // none: blank
  std::string words;            // why it is blank, or why 0
  std::int64_t rows = 0;        // that it counts
};

struct Figures {
  const law::ReportForm* form = nullptr;
  std::vector<Figure> cells;  // in the order of the form
};

/// The value of a cell from what was counted: `rows`, the sum of money where it is one, and whether somebody stated
/// that there was none.
Figure FigureOf(const FigureFacts& facts, law::Unit unit, std::int64_t rows, Number money, bool is_stated,
                bool is_ledger_empty);

}  // namespace gongkai::disclosure
