// What is kept of leaflets and booklets. Schema: migrations/0170_image_booklet.sql. Functions that write take the
// caller's transaction.
#pragma once

#include <optional>
#include <vector>

#include "db/database.h"
#include "disclosure/channel/booklet.h"

namespace gongkai::disclosure {

std::optional<Booklet> FindBooklet(db::Session& session, OrganId organ, std::int64_t number);
/// As it is once nobody else can change it, until the transaction ends.
std::optional<Booklet> LockedBooklet(db::Transaction& act, OrganId organ, std::int64_t number);

struct BookletQuery {
  std::optional<std::vector<OrganId>> organs;  // in sight; none: all of the county
  int page = 1;
  int page_size = 30;
};
struct BookletPage {
  std::vector<Booklet> booklets;  // what was changed last comes first
  int total = 0;
};
BookletPage ListBooklets(db::Session& session, const BookletQuery& query);

int CountBooklets(db::Session& session, OrganId organ);

/// booklet.number is given here.
std::int64_t AddBooklet(db::Transaction& act, Booklet booklet);
/// Writes all, and counts the version up. The caller holds it locked.
void UpdateBooklet(db::Transaction& act, const Booklet& booklet);

/// Oldest first.
std::vector<Handout> HandoutsOf(db::Session& session, OrganId organ, std::int64_t booklet);
/// Gives its number.
std::int64_t AddHandout(db::Transaction& act, OrganId organ, std::int64_t booklet, const Handout& handout);

}  // namespace gongkai::disclosure
