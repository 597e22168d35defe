#include "request/letter_label_store.h"

#include "account/sight.h"

namespace gongkai::request {
namespace {

using account::OrganId;

constexpr std::string_view kSelect =
    "SELECT c.organ_id, c.number, c.handler_id, l.ref, l.kind, l.letter_number, l.dated_on, l.at FROM request_letter l "
    "JOIN request_case c ON c.organ_id = l.organ_id AND c.number = l.case_number WHERE " IN_SIGHT(
        "c.handler_id") " AND c.way = 'post' AND c.erased_at IS NULL AND l.delivered_on IS NULL ORDER BY l.at, "
                        "c.organ_id, c.number, l.ref LIMIT ?";

}  // namespace

std::vector<LetterToPost> LettersToPost(db::Session& session, const std::vector<OrganId>& handlers, int most) {
  std::vector<LetterToPost> letters;
  const std::string sight = account::SightText(handlers);
  for (const db::Row& row : session.Query(kSelect, sight, sight, most)) {
    letters.push_back({.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                       .handler = OrganId{row.Get<std::int64_t>(2)},
                       .letter = {.ref = row.Get<std::string>(3),
                                  .kind = row.Get<std::string>(4),
                                  .number = row.Get<std::string>(5),
                                  .dated = row.Get<Date>(6),
                                  .delivered = {},
                                  .at = InstantOf(row.Get<std::int64_t>(7))}});
  }
  return letters;
}

}  // namespace gongkai::request
