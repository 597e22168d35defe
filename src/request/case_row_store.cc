#include "request/case_row_store.h"

#include "request/case_seal_store.h"

namespace gongkai::request {

Case CaseFromRow(const db::Row& row) {
  using std::string_view;
  Case held{.id = {account::OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
            .handler = account::OrganId{row.Get<std::int64_t>(2)},
            .register_number = row.Get<std::string>(3),
            .channel = Known(law::ChannelFrom(row.Get<string_view>(4))),
            .applicant = Known(ApplicantKindFrom(row.Get<string_view>(5))),
            .carrier = Known(CarrierFrom(row.Get<string_view>(6))),
            .way = Known(WayFrom(row.Get<string_view>(7))),
            .at = InstantOf(row.Get<std::int64_t>(8)),
            .submitted = row.Get<Date>(9),
            .stage = Known(CaseStageFrom(row.Get<string_view>(10))),
            .received = row.Get<std::optional<Date>>(11),
            .due = row.Get<std::optional<Date>>(12),
            .ended = row.Get<std::optional<Date>>(13),
            .is_provisional = row.Get<bool>(14),
            .in_time = row.Get<std::optional<bool>>(15),
            .outcome = row.Get<std::string>(16),
            .is_archived = row.Get<bool>(18),
            .is_erased = !row.IsNull(19),
            .version = row.Get<std::int64_t>(20)};
  if (!row.IsNull(17)) held.assigned = account::PersonId{row.Get<std::int64_t>(17)};
  return held;
}

}  // namespace gongkai::request
