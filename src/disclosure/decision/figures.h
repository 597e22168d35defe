// The figures of section 二 of the annual report (table 2), as the ledger of an organ gives them: for each cell of the
// form of that year a number, with the rows it counts, or blank, with the reason. Pure; what is kept: figures_store.h.
//
// Blank is not zero. A cell of which the ledger holds nothing is blank, until somebody states that there was none in
// the year (figures_actions.h): then it is 0. 规章 are 0 by law: below the cities with districts nobody makes them.
//
// A fee (收费项目及其依据、标准) is published once and stands; each year's amount is written into it. It counts into
// the year that stands beside the amount (收费年度), and stays there when the next year's is written over it; where
// none stands there, as in items from before that field, into the year in which the item was formed. 信息处理费 is such
// a charge too, but the notice does not say how it comes into the cell: it is told beside it, and not added.
//
// Of documents, 上年有效＋制发－废止－失效＝本年有效 holds, but for those that stand for nothing (published in error).
//
// Source: 国办公开办函〔2021〕30号, 国办公开办函〔2019〕60号 (law/report_form.h); 国办函〔2020〕109号; 立法法第九十三条
// (第八十二条 until 2023).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "base/number.h"
#include "disclosure/decision/decision.h"
#include "law/report_form.h"

namespace gongkai::disclosure {

/// What a cell counts.
enum class Counted {
  kNothing,  // what this ledger does not hold
  kMade,     // documents formed in the year
  kEnded,    // documents that were repealed in the year (废止), by the word of two persons
  kLapsed,   // documents of which the term ended in the year, or that were declared to have lapsed (失效): no cell of
             // a form, told beside kInForce
  kInForce,  // documents in force on its last day
  kFirstPublished,  // documents that became public in the year for the first time
  kPublicAtEnd,     // documents public on its last day
  kDecisions,       // decisions made in the year
  kFees,            // the money collected in the year, by fee items
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

/// What a fee brought in a year.
struct Charge {
  std::optional<Number> money;  // in 元; none: the year stands there without an amount
  bool is_earlier = false;      // it stands in a version that was public before; now another year stands there
};

/// Of an item of which a figure may tell.
struct CountedItem {
  ItemId id;
  std::string title;
  std::string index_number;
  std::optional<Date> formed_on;
  std::optional<Date> valid_until;    // as the document says, or as a clean-up kept it
  std::optional<Date> ended_on;       // by the word of a second person: what was noted, or found by a clean-up
  bool is_declared = false;           // it lapsed by that word (宣布失效) and was not repealed
  std::optional<Date> waiting_end{};  // by one person's word, which nobody confirmed: noted, or taken down as replaced
  std::optional<Date> first_published;  // in Beijing
  std::optional<Date> withdrawn_on;
  bool is_void = false;             // taken down for an error: from that day on it stands for no document of its own
  std::optional<Number> money;      // in 元
  std::string stage;                // of a procurement
  std::map<int, Charge> charged{};  // of a fee: by 收费年度; empty: no year stands in it
};
bool Counts(Counted counted, const CountedItem& item, int year);
/// What of the item a sum of that year adds up.
std::optional<Number> MoneyIn(Counted counted, const CountedItem& item, int year);
/// It counts into that year by the day it was formed, as no 收费年度 stands in it.
bool LacksYear(Counted counted, const CountedItem& item, int year);
/// Of a sum: it would count, but no amount stands in it.
bool LacksMoney(Counted counted, const CountedItem& item, int year);
/// Whether being taken down for that reason says that the document is over: somebody is to note its end, and a second
/// person to confirm it.
bool EndsDocument(WithdrawalKind kind);
/// Whether it would count otherwise in that year if its end that waits were confirmed.
bool WaitsForWord(Counted counted, const CountedItem& item, int year);
/// 现行有效, 已废止, 已失效 on that day.
std::string_view ValidityOn(const CountedItem& item, Date day);

/// In 万元.
Number InTenThousands(Number yuan);

struct Figure {
  std::string key, column;
  law::Unit unit = law::Unit::kCount;
  std::optional<Number> value;     // none: blank
  std::string words;               // why it is blank, or why 0
  std::int64_t rows = 0;           // that it counts
  std::int64_t without_money = 0;  // of a sum: rows of that year in which no amount stands, and which it leaves out
};

struct Figures {
  const law::ReportForm* form = nullptr;
  std::vector<Figure> cells;  // in the order of the form
};

/// Whether the ledger holds anything of that row and year: then nobody can state that there was none.
bool HasRows(const Figures& figures, std::string_view key);

/// What is known of a cell beside what it counts.
struct FigureGround {
  bool is_stated = false;            // somebody stated that there was none
  bool is_ledger_empty = true;       // of documents of this kind
  std::optional<int> ledger_from{};  // the year in which the organ entered something for the first time
  std::int64_t without_money = 0;    // as Figure has it
  std::int64_t without_year = 0;     // fees that count, of which no 收费年度 is known (LacksYear)
  std::int64_t waiting = 0;          // documents of which an end waits for a second person (WaitsForWord)
};
/// The value of a cell from what was counted: `rows`, and the sum of money where it is one.
Figure FigureOf(const FigureFacts& facts, law::Unit unit, int year, std::int64_t rows, Number money,
                const FigureGround& ground);

/// Whether the row has a cell of money collected: then 信息处理费 that was paid speaks against "none in the year".
bool HoldsFees(const Figures& figures, std::string_view key);
/// Beside the cell of fees: what was paid in the year for applications, which it does not add.
void TellPaidFees(Figures& figures, Money paid);

/// "上年末有效 2 件＋本年制发 1 件－本年废止 1 件－到期失效 1 件＝本年末有效 1 件。"; empty where there is nothing to
/// tell.
std::string InForceWords(std::span<const CountedItem> items, int year);

}  // namespace gongkai::disclosure
