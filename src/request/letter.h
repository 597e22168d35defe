// The letters of a case: which there are, what each must say, and its text. Pure; put on paper by letter_paper.h, given
// numbers and kept by letter_actions.h.
//
// Source: 条例第三十条 to 第四十二条, what each of them must tell; the remedy clause: law/remedy_path.h. No national
// set of texts was published; the words are ours and an organ may have its own (templates), as long as nothing that the
// law requires is missing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/remedy_bodies.h"
#include "base/date.h"
#include "base/money.h"
#include "base/personal_text.h"
#include "law/outcomes.h"
#include "law/reply_event.h"
#include "request/applicant.h"
#include "request/asked.h"

namespace gongkai::request {

enum class LetterKind {
  kReceipt,          // 登记回执
  kCorrection,       // 补正告知书 (第三十条)
  kReasons,          // 说明理由告知书 (第三十五条)
  kExtension,        // 延期答复告知书 (第三十三条)
  kDelay,            // 延迟答复告知书 (第三十五条)
  kAskThirdParty,    // 征求第三方意见书 (第三十二条)
  kThirdPartyReply,  // its sheet for the answer
  kAskingNotice,     // 征求意见告知书, to the applicant
  kOverruled,        // 公开告知书 to a third party that was overruled (第三十二条)
  kAskJointMaker,    // 征求意见书 to a joint maker (第三十四条)
  kAssistance,       // 协办函
  kFee,              // 收费通知书 (第四十二条)
  kDecision,         // by the outcome: 政府信息公开告知书, …
  kPersonalRecord,   // 更正个人信息的告知 (第四十一条)
};
std::span<const LetterKind> LetterKinds();
std::string_view IdOf(LetterKind kind);
std::string_view NameOf(LetterKind kind);
/// The character in its number: 枕公开〔2026〕3号-补.
std::string_view MarkOf(LetterKind kind);
std::optional<LetterKind> LetterKindFrom(std::string_view id);

/// All that a letter may tell; what a kind needs and is not there is a fault.
struct LetterFacts {
  LetterKind kind = LetterKind::kDecision;
  const law::Outcome* outcome = nullptr;  // of a decision
  std::string organ_name, number;         // number: 字号
  std::string organ_short;                // 机关代字, with which the number begins: "枕公开"
  Date dated{};
  PersonalText addressee;
  ApplicantKind applicant = ApplicantKind::kPerson;
  PersonalText asked;  // the application's own words
  std::string register_number;
  Date received{};  // 收到申请之日
  std::optional<Date> due{}, until{}, earlier_due{};
  std::optional<int> working_days{};
  std::optional<law::Consulted> with{};
  PersonalText finding, reasons, elsewhere, where, question;
  PersonalText withheld{};  // what was taken out of the files, where, on which ground (第三十七条); a line each
  PersonalText form{};  // of what is provided otherwise than it was wished (第四十条); empty: as carrier and way say
  std::vector<std::string> released;  // names of what goes with it
  std::vector<std::string> viewings;  // 第四十条: times and places to read and copy on the spot
  Carrier carrier = Carrier::kElectronic;
  Way way = Way::kPage;
  std::optional<Money> fee{};
  std::string fee_computation, fee_payment;
  law::RemedyNames remedies;
  std::string contact;  // office, address, telephone of the organ
};

struct LetterText {
  std::string title;  // "政府信息不予公开告知书"
  std::string number;
  PersonalText addressee;  // "尹望舒："
  std::vector<PersonalText> paragraphs;
  std::string signature;  // the organ
  Date dated{};
};

/// As one text that can be read as it is, a line each: title, number, addressee, paragraphs, signature, day. In that
/// form it is kept sealed; what is kept can be read back, its day stands beside it.
PersonalText Packed(const LetterText& text);
std::optional<LetterText> Unpacked(const PersonalText& packed, Date dated);

/// What the law requires of this letter and is not in it: each a sentence with its article. A letter with a fault
/// cannot be sent.
FieldErrors FaultsOf(const LetterFacts& facts);
/// By the words of the program, or those of `body` (a template: paragraphs with {{placeholders}}).
LetterText WriteLetter(const LetterFacts& facts, std::string_view body = {});
/// Required elements of facts section 5.5 that a text lacks, for templates and for what was changed by hand.
FieldErrors MissingIn(const LetterText& text, const LetterFacts& facts);

}  // namespace gongkai::request
