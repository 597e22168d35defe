// A decision on a permit, a penalty or compulsion, as the ledger of an organ keeps it: all of them, whether they are
// published or not, since table 2 of the annual report counts them all. Pure.
//
// What is typed, on the form or in a row of a workbook, is cells; CheckCells makes a decision of them or tells, cell by
// cell, what is wrong. A decision goes to the public in an item, signed like every other (decision_item.h).
//
// Source: 条例第二十条第（五）、（六）项; 国办发〔2018〕118号 (7 and 20 working days); 行政处罚法第四十八条 (what of
// penalties is published, taken down in 3 days).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/personal_text.h"
#include "disclosure/item.h"
#include "law/day_count.h"

namespace gongkai::disclosure {

enum class DecisionKind { kPermit, kPenalty, kCompulsion };
inline constexpr std::array kDecisionKinds = {DecisionKind::kPermit, DecisionKind::kPenalty, DecisionKind::kCompulsion};

std::string_view IdOf(DecisionKind kind);    // "permit", …
std::string_view NameOf(DecisionKind kind);  // "行政许可", …: also the key of its row in table 2
std::optional<DecisionKind> DecisionKindFrom(std::string_view id);
ItemKind ItemKindOf(DecisionKind kind);

/// What became of a decision that does not stand.
enum class Annulment { kRevoked, kChanged, kUnlawful };
inline constexpr std::array kAnnulments = {Annulment::kRevoked, Annulment::kChanged, Annulment::kUnlawful};
std::string_view IdOf(Annulment annulment);
std::string_view NameOf(Annulment annulment);  // "被依法撤销", …
std::optional<Annulment> AnnulmentFrom(std::string_view id);

struct Decision {
  ItemId id;  // numbered within its organ, apart from its items
  DecisionKind kind = DecisionKind::kPermit;
  std::string decision_number;  // 文号
  std::string matter;
  PersonalText party;       // 行政相对人
  bool is_natural = false;  // the party is a natural person: shown to the public by the family name alone
  Date decided_on{};
  std::string basis;
  std::string content;
  bool is_to_publish = false;
  std::string publish_words;  // why, or why not
  std::optional<Date> due_on;
  std::optional<std::int64_t> item;  // of the organ, in which it is published
  std::optional<Annulment> annulment;
  std::optional<Date> annulled_on;
  std::string annulment_words;
  std::optional<Date> take_down_by;
  std::int64_t version = 0;
};

// ---- terms, as dated data

struct DecisionTerm {
  DecisionKind kind;
  Date first_day;                      // of decisions made from then on
  law::Term publish;                   // from the day of the decision
  std::optional<law::Term> take_down;  // from the day on which it was annulled
  std::string_view source;
};
/// In force for a decision of that day.
const DecisionTerm& TermFor(DecisionKind kind, Date decided_on);

/// By when it must be public; none for one that is not to be.
std::optional<Date> DueOf(const Decision& decision, const law::WorkingCalendar& calendar);
std::optional<Date> TakeDownBy(const Decision& decision, const law::WorkingCalendar& calendar);

// ---- cells

struct DecisionColumn {
  std::string_view field, head;
  bool required = false;
  std::string_view note;
};
inline constexpr std::size_t kDecisionColumns = 10;
std::span<const DecisionColumn, kDecisionColumns> DecisionColumns();
using DecisionCells = std::array<std::string, kDecisionColumns>;

struct CellFault {
  std::size_t column = 0;
  std::string message;  // one plain sentence, without what was typed: it may be personal
};

struct CheckedCells {
  Decision decision;  // whole only without faults
  std::vector<CellFault> faults;
};
CheckedCells CheckCells(const DecisionCells& cells, Date today);
DecisionCells CellsOf(const Decision& decision);

/// By which two decision numbers are the same: width, blanks and brackets do not matter.
std::string NumberKey(std::string_view decision_number);

/// Characters of the words by which a decision is annulled or a document ends.
inline constexpr std::size_t kLongestGround = 200;

// ---- personal data

enum class PrivateNumber { kIdCard, kMobile, kBankCard };
/// The number of an identity card (of 18 or 15 places with a day of birth, whatever its check digit), of a mobile phone
/// or of a bank card, wherever it stands among other digits; blanks and hyphens between its digits hide none. Dates,
/// amounts, telephones of offices and 统一社会信用代码 are none.
std::optional<PrivateNumber> PrivateNumberIn(std::string_view text);

}  // namespace gongkai::disclosure
