// What is kept of cases. Schema: migrations/0260_case.sql. Words are sealed and opened here and nowhere else, under a
// key of the case that is sealed under one outside the database; who destroys that key destroys every word of the case,
// in the rows, the files and the letters. A backup that is older still holds that key, sealed: it is read by whoever
// has the key of the installation too, until it is thrown away; brought back, it has the key destroyed again
// (erasure_list_export.h). Functions that write take the caller's transaction.
//
// Rows of `request_event` are only ever added, which the database holds itself. Columns of `request_case` that can be
// computed out of them (stage, days, outcome) are copies for lists and counts: PutStatus writes them, `gongkai rebuild`
// writes the same ones again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/keys.h"
#include "base/day_range.h"
#include "base/instant.h"
#include "db/database.h"
#include "request/applicant.h"
#include "request/asked.h"
#include "request/case_fold.h"
#include "request/sent_bytes.h"
#include "request/viewing.h"

namespace gongkai::request {

struct Case {
  CaseId id;
  account::OrganId handler{0};  // who answers; another than id.organ only where it was routed before receipt
  std::string register_number;  // 登记编号 "2026-0012", of the handler's year; given when receipt is established
  law::Channel channel = law::Channel::kOnline;
  ApplicantKind applicant = ApplicantKind::kPerson;
  Carrier carrier = Carrier::kElectronic;
  Way way = Way::kPage;
  Instant at{};  // when it was put in
  Date submitted{};
  // Copies of what the events come to.
  CaseStage stage = CaseStage::kUnconfirmed;
  std::optional<Date> received{}, due{}, ended{};
  bool is_provisional = false;
  std::optional<bool> in_time{};
  std::string outcome;  // law::Outcome::id
  std::optional<account::PersonId> assigned{};
  bool is_archived = false, is_erased = false;
  std::int64_t version = 0;
};

/// All that was typed. Nothing of it stands anywhere but sealed.
struct CaseWords {
  Applicant applicant;
  Asked asked;
  PersonalText earlier_name{};  // of imports from a register that held nothing else
  bool operator==(const CaseWords&) const = default;
};

/// Keyed digests, by which things are found and nothing is read.
struct CaseDigests {
  std::string code;       // of the query code
  std::string fact;       // of the second fact, under that code
  std::string applicant;  // of IdentityOf; empty where no document was given
  std::string asked;      // of what is asked for, normalised
  std::string network;    // of who sent it by the page; emptied once no limit is counted over it
};

struct NewCase {
  Case held;
  CaseWords words;
  CaseDigests digests;
};

/// held.id.number is given here. The case has no event yet: AppendEvent(kSubmitted) follows in the same transaction.
CaseId AddCase(db::Transaction& act, const account::Keys& keys, NewCase added);
std::optional<Case> FindCase(db::Session& session, CaseId id);
/// As it is once nobody else can change it, until the transaction ends.
std::optional<Case> LockedCase(db::Transaction& act, CaseId id);
/// Handler, register number, and the copies; counts the version up.
void PutStatus(db::Transaction& act, const Case& held);
/// The next register number of that organ and year: locks the organ's register until the transaction ends.
std::string NextRegisterNumber(db::Transaction& act, account::OrganId handler, int year);

/// Nothing where it was erased.
std::optional<CaseWords> OpenWords(db::Session& session, const account::Keys& keys, CaseId id);
/// After a correction by the applicant: the new words; what they were before lies sealed with the event.
void PutWords(db::Transaction& act, const account::Keys& keys, CaseId id, const CaseWords& words);

/// `words`: what was written with it, sealed; may be empty.
void AppendEvent(db::Transaction& act, const account::Keys& keys, CaseId id, const CaseEvent& event,
                 const PersonalText& words = {});
/// In the order in which they were put down.
std::vector<CaseEvent> EventsOf(db::Session& session, CaseId id);
/// As many as there are events, empty where nothing was written or all is erased.
std::vector<PersonalText> EventWordsOf(db::Session& session, const account::Keys& keys, CaseId id);

/// The decision as it is written: sealed; one a case, replaced until it is sent.
struct DecisionText {
  std::string outcome;
  PersonalText finding;                     // what is told: where it is published, what is released, why not
  PersonalText reasons;                     // 理由
  PersonalText elsewhere;                   // 非本机关: the organ that holds it, with its contact
  PersonalText where;                       // 获取方式、途径: the address of what is public
  std::vector<std::string> released_files;  // digests of sealed files of this case that go with it
  PersonalText form{};                      // 第四十条: how it is provided, where not as it was wished
  std::vector<ViewingTime> viewings{};      // 第四十条: when it can be read and copied on the spot
  // 第三十七条: what was taken out of these files, where and on which ground. Out of the redactions (redact_store.h)
  // and nobody's to type.
  PersonalText withheld{};
  // Random, given when it is first written: its digest stands in events and in the trail, also once everything here is
  // erased, and must not tell then whether a guess at these words and at the applicant is right.
  std::string salt{};
  bool operator==(const DecisionText&) const = default;
};
/// Over exactly what goes out: outcome, words, files, addressee, way. "sm3:…"
std::string DigestOf(const DecisionText& decision, const Case& held, const CaseWords& words);
std::optional<DecisionText> DecisionOf(db::Session& session, const account::Keys& keys, CaseId id);
void PutDecision(db::Transaction& act, const account::Keys& keys, CaseId id, const DecisionText& decision);

// ---- files: a scanned letter, a copy of the document, what is released; sealed under the key of the case

/// kOriginal: of which a part is given; kWorking: made of it while it is redacted (redact_store.h). Neither goes out.
enum class FileKind {
  kApplication,
  kIdentity,
  kCorrection,
  kConsultation,
  kReleased,
  kProof,
  kOther,
  kAuthority,
  kOriginal,
  kWorking
};
std::string_view IdOf(FileKind kind);
std::string_view NameOf(FileKind kind);
std::optional<FileKind> FileKindFrom(std::string_view id);

struct CaseFile {
  int number = 0;  // within the case
  FileKind kind = FileKind::kOther;
  std::string digest;  // of the sealed bytes in the database
  std::int64_t bytes = 0;
  Instant at{};
};
int AddFile(db::Transaction& act, const account::Keys& keys, CaseId id, FileKind kind, const PersonalText& name,
            Instant at, const SentBytes& bytes);
std::vector<CaseFile> FilesOf(db::Session& session, CaseId id);
struct OpenedFile {
  PersonalText name;
  PersonalText bytes;
};
/// Without its bytes, for lists. Nothing where it was erased.
std::optional<PersonalText> FileNameOf(db::Session& session, const account::Keys& keys, CaseId id, int number);
std::optional<OpenedFile> OpenFile(db::Session& session, const account::Keys& keys, CaseId id, int number);

// ---- letters: each as it went out, sealed

struct CaseLetter {
  std::string ref;     // kind and number: "correction:枕公开补〔2026〕3号"
  std::string kind;    // LetterKind's id (letter_kind.h)
  std::string number;  // 字号
  Date dated{};
  std::optional<Date> delivered{};
  Instant at{};
};
void AddLetter(db::Transaction& act, const account::Keys& keys, CaseId id, const CaseLetter& letter,
               const PersonalText& body);
void PutLetterDelivered(db::Transaction& act, CaseId id, const std::string& ref, Date on);
std::vector<CaseLetter> LettersOf(db::Session& session, CaseId id);
std::optional<PersonalText> LetterBody(db::Session& session, const account::Keys& keys, CaseId id,
                                       const std::string& ref);
/// The next number of letters of that kind of an organ in a year; locks until the transaction ends.
int NextLetterNumber(db::Transaction& act, account::OrganId handler, std::string_view kind, int year);

// ---- found by keyed digests

std::string CodeDigestOf(const account::Keys& keys, std::string_view plain_code);
std::string FactDigestOf(const account::Keys& keys, std::string_view code_digest, const PersonalText& fact);
/// Empty for an empty identity.
std::string ApplicantDigestOf(const account::Keys& keys, const PersonalText& identity);
std::string AskedDigestOf(const account::Keys& keys, const Asked& asked);

/// By the code and the second fact; nothing tells which of them was wrong.
std::optional<Case> FindCaseBy(db::Session& session, std::string_view code_digest, std::string_view fact_digest);
/// Of the form whose code this is, for who sends it again.
std::optional<Case> FindCaseOfForm(db::Session& session, std::string_view code_digest);
/// Whether that organ was sent one by the page since.
bool CameByPageSince(db::Session& session, account::OrganId handler, Instant since);
/// Of the same applicant, newest first: to whatever organ of `handlers`; nothing for a case without a document.
std::vector<Case> CasesOfApplicant(db::Session& session, CaseId of, const std::vector<account::OrganId>& handlers,
                                   int most);
/// Of those, the ones that ask for the same in the same words.
std::vector<Case> SameCases(db::Session& session, CaseId of, int most);
/// Applications of that applicant received by that organ in the calendar month of `day`, before this one; for the fee
/// (国办函〔2020〕109号第四条).
int ReceivedInMonth(db::Session& session, CaseId of, Date day);

// ---- lists

struct CaseQuery {
  std::vector<account::OrganId> handlers;  // in sight
  std::optional<account::OrganId> handler{};
  std::optional<CaseStage> stage{};
  bool only_open = false, only_overdue = false;
  std::optional<std::string> outcome{};
  std::optional<ApplicantKind> applicant{};
  std::optional<law::Channel> channel{};
  std::optional<account::PersonId> assigned{};
  std::optional<DayRange> received{}, due{}, ended{};
  std::string register_number;  // begins so
  struct Place {
    Instant at{};
    CaseId id;
  };
  std::optional<Place> after{};
  Date today{};
  int count = 30;
};
/// Newest first; goes on behind `after`, however deep.
std::vector<Case> ListCases(db::Session& session, const CaseQuery& query);
/// Up to `most`; "1000+" says enough.
int CountCases(db::Session& session, const CaseQuery& query, int most = 1'000);

struct DueCases {
  account::OrganId handler{0};
  Date due{};
  int count = 0;
};
/// Open ones with a due day up to `until`.
std::vector<DueCases> CountDueCases(db::Session& session, const std::vector<account::OrganId>& handlers, Date until);
/// Every open case, for what goes through all of them (a new holiday notice, alarms), in the order of their ids.
std::vector<CaseId> OpenCases(db::Session& session, std::optional<CaseId> after, int most);

}  // namespace gongkai::request
