// What screening found in the decision of a case and in the files that go out with it, and what people decided of it.
// What is found quotes what it stands in: it lies sealed under the key of the case, and goes with it. Schema:
// migrations/0278_request_screening.sql. Functions that write take the caller's transaction, which has locked the case.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "request/case_store.h"
#include "screening/run.h"

namespace gongkai::request {

/// One time that a decision was screened.
struct ReplyRun {
  CaseId id;
  std::int64_t number = 0;  // within the case, from 1
  std::string digest;       // DigestOf the decision: words, files, addressee
  std::int64_t lists = 0, rules = 0;
  Instant at{};
  account::PersonId person{0};
  std::string person_name;
  int parts = 0, unread = 0;
  int pictures = 0;  // whose printed words no program has read
  int open = 0;      // for the database alone; how it stands: reply_screening_view.h
};

struct ReplyFindings {
  std::vector<screening::StoredHit> hits;  // numbered from 1
  std::vector<std::int64_t> own;           // numbers of those that are the applicant's own data
};

/// run.number is given here.
ReplyRun AddReplyRun(db::Transaction& act, const account::Keys& keys, ReplyRun run, const ReplyFindings& findings);
/// The last one over that digest; over any.
std::optional<ReplyRun> LastReplyRunOver(db::Session& session, CaseId id, std::string_view digest);
std::optional<ReplyRun> LastReplyRun(db::Session& session, CaseId id);
/// Nothing where it was erased.
ReplyFindings ReplyFindingsOf(db::Session& session, const account::Keys& keys, CaseId id, std::int64_t run);
void PutReplyOpen(db::Transaction& act, CaseId id, std::int64_t run, int open);

/// With their numbers given, behind those that are there.
void AddReplyDecisions(db::Transaction& act, const account::Keys& keys, CaseId id,
                       const std::vector<screening::Decision>& decisions);
/// Oldest first; none where it was erased.
std::vector<screening::Decision> ReplyDecisionsOf(db::Session& session, const account::Keys& keys, CaseId id);

/// Words and findings; that there were some stays.
void EraseReplyScreening(db::Transaction& act, CaseId id);

}  // namespace gongkai::request
