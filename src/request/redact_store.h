// What is kept of partial releases: who did what with which file, what is marked on its pages, what may stay and why.
// The original, its pages and the copy are files of the case; all words lie sealed under its key. Schema:
// migrations/0280_request_redaction.sql; what the database itself holds: 0281_request_redaction_guard. Functions that
// write take the caller's transaction.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "request/case_store.h"
#include "request/redact.h"

namespace gongkai::request {

/// Its number within the case is given here; oldest first.
int AddRedaction(db::Transaction& act, const account::Keys& keys, Redaction redaction);
/// Everything but who began it and of what; counts the version up.
void PutRedaction(db::Transaction& act, const account::Keys& keys, const Redaction& redaction);
std::vector<Redaction> RedactionsOf(db::Session& session, const account::Keys& keys, CaseId id);
std::optional<Redaction> FindRedaction(db::Session& session, const account::Keys& keys, CaseId id, int number);
/// As it is once nobody else can change it, until the transaction ends.
std::optional<Redaction> LockedRedaction(db::Transaction& act, const account::Keys& keys, CaseId id, int number);
/// How far long work is; no more than that.
void PutRedactionProgress(db::Transaction& act, CaseId id, int number, int pages, Instant at);

/// A mark as it is shown: with who set it.
struct KeptMark {
  redaction::Mark mark;
  std::string person_name;
  Instant at{};
};
/// Their numbers are given here, behind those that are there.
void AddMarks(db::Transaction& act, const account::Keys& keys, CaseId id, int redaction,
              const std::vector<KeptMark>& marks);
/// That stand, in the order of pages; of one page alone where it is named.
std::vector<KeptMark> MarksOf(db::Session& session, const account::Keys& keys, CaseId id, int redaction,
                              std::optional<int> page = {});
/// The values alone.
std::vector<redaction::Mark> PlainMarksOf(db::Session& session, const account::Keys& keys, CaseId id, int redaction);
/// How many stand, by page.
std::map<int, int> CountMarks(db::Session& session, CaseId id, int redaction);
std::int64_t NextSeries(db::Session& session, CaseId id, int redaction);
/// Of that number, or all of that series; how many were taken back.
struct TakenMarks {
  std::int64_t number = 0, series = 0;
  account::PersonId person{0};
  Instant at{};
};
std::int64_t TakeBackMarks(db::Transaction& act, CaseId id, int redaction, const TakenMarks& taken);

/// Of the case, by the digest of the copy that it made; none for a file that is no such copy.
std::optional<Redaction> RedactionOfCopy(db::Session& session, const account::Keys& keys, CaseId id,
                                         std::string_view digest);

/// In that state, of open cases of the organs, for worklists: what waited longest first.
struct RedactionWaiting {
  CaseId id;
  int number = 0;
  std::optional<account::PersonId> handed_by{};
};
std::vector<RedactionWaiting> RedactionsIn(db::Session& session, const std::vector<account::OrganId>& handlers,
                                           RedactState state, int most);

/// Words go, that there was something stays.
void EraseRedactions(db::Transaction& act, CaseId id);

}  // namespace gongkai::request
