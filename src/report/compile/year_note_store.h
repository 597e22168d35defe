// What is kept of promises and of the work of a year. Schema: migrations/0314_year_note.sql. Functions that write take
// the caller's transaction.
#pragma once

#include "account/post.h"
#include "db/database.h"
#include "report/compile/year_note.h"

namespace gongkai::report {

struct NoteBy {
  account::PersonId person{0};
  std::string name;
  Instant at{};
};

/// Of the report on that year, by number; those that are struck out too.
std::vector<Promise> PromisesOf(db::Session& session, account::OrganId organ, int year);
/// Its number is given here.
std::int64_t AddPromise(db::Transaction& act, account::OrganId organ, int year, const std::string& words,
                        const NoteBy& by);
/// State, outcome and striking; false where somebody else was faster.
bool UpdatePromise(db::Transaction& act, account::OrganId organ, const Promise& promise, const NoteBy& by);

/// By day; those that are struck out too.
std::vector<YearWork> YearWorksOf(db::Session& session, account::OrganId organ, int year);
std::int64_t AddYearWork(db::Transaction& act, account::OrganId organ, int year, const YearWork& work,
                         const NoteBy& by);
/// False where there is none that counts.
bool StrikeYearWork(db::Transaction& act, account::OrganId organ, int year, std::int64_t number,
                    const std::string& words);

}  // namespace gongkai::report
