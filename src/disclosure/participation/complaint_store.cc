#include "disclosure/participation/complaint_store.h"

#include "account/sight.h"

namespace gongkai::disclosure {
namespace {

#define COMPLAINT_COLUMNS                                                                                     \
  "c.organ_id, c.message, c.against_id, c.subject, c.body, c.verdict, c.measure, c.proposes, c.order_words, " \
  "c.correct_by, c.decided_at, c.sent_back, c.rectified, c.rectified_on, c.reported_at, c.version"

constexpr std::string_view kInsert =
    "INSERT INTO complaint (organ_id, message, against_id, subject, body, verdict, measure, proposes, order_words, "
    "sent_back, rectified, version) VALUES (?, ?, ?, ?, ?, '', '', 0, '', '', '', 1)";
constexpr std::string_view kSelect =
    "SELECT " COMPLAINT_COLUMNS " FROM complaint c WHERE c.organ_id = ? AND c.message = ?";
constexpr std::string_view kUpdate =
    "UPDATE complaint SET verdict = ?, measure = ?, proposes = ?, order_words = ?, correct_by = ?, decided_at = ?, "
    "sent_back = ?, rectified = ?, rectified_on = ?, reported_at = ?, version = version + 1 WHERE organ_id = ? AND "
    "message = ? AND version = ?";
constexpr std::string_view kUpdateBody =
    "UPDATE complaint SET body = ?, version = version + 1 WHERE organ_id = ? AND message = ?";
#define TO_BE_PUT_RIGHT "c.verdict IN ('founded', 'partly')"
constexpr std::string_view kSelectBy =
    "SELECT " COMPLAINT_COLUMNS
    " FROM complaint c WHERE " IN_SIGHT("c.against_id") " AND " TO_BE_PUT_RIGHT
                                                        " AND (? = 0 OR c.reported_at IS NULL) ORDER BY CASE WHEN "
                                                        "c.reported_at IS NULL THEN 0 ELSE 1 END, c.correct_by, "
                                                        "c.organ_id, c.message LIMIT ?";
constexpr std::string_view kSelectLate =
    "SELECT " COMPLAINT_COLUMNS
    " FROM complaint c JOIN public_message m ON m.organ_id = c.organ_id AND m.number = "
    "c.message WHERE " IN_SIGHT("m.handler_id") " AND " TO_BE_PUT_RIGHT
                                                " AND c.reported_at IS NULL AND c.correct_by < ? ORDER BY "
                                                "c.correct_by, c.organ_id, c.message LIMIT ?";

constexpr std::string_view kCountSatisfaction =
    "SELECT COUNT(*) FROM public_message WHERE " IN_SIGHT("handler_id") " AND satisfaction = ? AND at >= ? AND at < ?";
constexpr std::string_view kFacts =
    "SELECT " COMPLAINT_COLUMNS
    ", m.state, m.elsewhere, m.at, m.ended_on, m.due_on FROM complaint c JOIN public_message m ON m.organ_id = "
    "c.organ_id AND m.number = c.message WHERE " IN_SIGHT("c.against_id") " AND m.at >= ? AND m.at < ? AND m.state <> "
                                                                          "'removed' ORDER BY m.at, c.organ_id, "
                                                                          "c.message";

std::int64_t Seconds(Instant instant) { return instant.time_since_epoch().count(); }

std::optional<Instant> InstantAt(const db::Row& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  return Instant(std::chrono::seconds(row.Get<std::int64_t>(column)));
}
std::optional<Date> DayAt(const db::Row& row, int column) {
  if (row.IsNull(column)) return std::nullopt;
  return row.Get<Date>(column);
}

template <class Value>
Value Known(const std::optional<Value>& value) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a complaint");
  return *value;
}

Complaint FromRow(const db::Row& row) {
  Complaint complaint{.message = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                      .against = OrganId{row.Get<std::int64_t>(2)},
                      .subject = Known(ComplaintSubjectFrom(row.Get<std::string_view>(3))),
                      .body = Known(ComplaintBodyFrom(row.Get<std::string_view>(4))),
                      .verdict = ComplaintVerdictFrom(row.Get<std::string_view>(5)),
                      .measure = ComplaintMeasureFrom(row.Get<std::string_view>(6)),
                      .proposes = row.Get<int>(7) != 0,
                      .order = row.Get<std::string>(8)};
  complaint.correct_by = DayAt(row, 9);
  complaint.decided_at = InstantAt(row, 10);
  complaint.sent_back = row.Get<std::string>(11);
  complaint.rectified = row.Get<std::string>(12);
  complaint.rectified_on = DayAt(row, 13);
  complaint.reported_at = InstantAt(row, 14);
  complaint.version = row.Get<std::int64_t>(15);
  return complaint;
}

std::vector<Complaint> AllOf(db::Rows rows) {
  std::vector<Complaint> found;
  for (const db::Row& row : rows) found.push_back(FromRow(row));
  return found;
}

template <class Value>
std::string IdOrBlank(const std::optional<Value>& value) {
  return value ? std::string(IdOf(*value)) : std::string();
}

}  // namespace

void AddComplaint(db::Transaction& act, const Complaint& complaint) {
  act.Execute(kInsert, complaint.message.organ.value, complaint.message.number, complaint.against.value,
              IdOf(complaint.subject), IdOf(complaint.body));
}

std::optional<Complaint> FindComplaint(db::Session& session, MessageId message) {
  auto found = AllOf(session.Query(kSelect, message.organ.value, message.number));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

bool UpdateComplaint(db::Transaction& act, const Complaint& complaint) {
  const auto decided = complaint.decided_at ? std::optional(Seconds(*complaint.decided_at)) : std::nullopt;
  const auto reported = complaint.reported_at ? std::optional(Seconds(*complaint.reported_at)) : std::nullopt;
  return act.Execute(kUpdate, IdOrBlank(complaint.verdict), IdOrBlank(complaint.measure), complaint.proposes ? 1 : 0,
                     complaint.order, complaint.correct_by, decided, complaint.sent_back, complaint.rectified,
                     complaint.rectified_on, reported, complaint.message.organ.value, complaint.message.number,
                     complaint.version) == 1;
}

void UpdateComplaintBody(db::Transaction& act, MessageId message, ComplaintBody body) {
  act.Execute(kUpdateBody, IdOf(body), message.organ.value, message.number);
}

std::vector<Complaint> RectificationsBy(db::Session& session, const std::vector<OrganId>& against, bool only_owed,
                                        int most) {
  const std::string sight = account::SightText(against);
  return AllOf(session.Query(kSelectBy, sight, sight, only_owed ? 1 : 0, most));
}

std::vector<ComplaintFact> ComplaintFactsOf(db::Session& session, const std::optional<std::vector<OrganId>>& against,
                                            Instant from, Instant until) {
  constexpr int kState = 16, kElsewhere = 17, kAt = 18, kEnded = 19, kDue = 20;
  const auto sight = account::SightText(against);
  std::vector<ComplaintFact> facts;
  for (const db::Row& row : session.Query(kFacts, sight, sight, Seconds(from), Seconds(until))) {
    const Complaint complaint = FromRow(row);
    ComplaintFact fact{.message = complaint.message, .against = complaint.against, .subject = complaint.subject};
    fact.state = Known(MessageStateFrom(row.Get<std::string_view>(kState)));
    fact.is_pointed = !row.Get<std::string_view>(kElsewhere).empty();
    fact.received = BeijingDay(Instant(std::chrono::seconds(row.Get<std::int64_t>(kAt))));
    fact.ended = DayAt(row, kEnded);
    fact.due = row.Get<Date>(kDue);
    fact.verdict = complaint.verdict;
    fact.measure = complaint.measure;
    fact.proposes = complaint.proposes;
    fact.rectification = RectificationOf(complaint);
    fact.correct_by = complaint.correct_by;
    facts.push_back(std::move(fact));
  }
  return facts;
}

int CountSatisfaction(db::Session& session, const std::optional<std::vector<OrganId>>& handlers,
                      std::string_view satisfaction, Instant from, Instant until) {
  const auto sight = account::SightText(handlers);
  return session.One<int>(kCountSatisfaction, sight, sight, satisfaction, Seconds(from), Seconds(until));
}

std::vector<Complaint> RectificationsLate(db::Session& session, const std::vector<OrganId>& handlers, Date today,
                                          int most) {
  const std::string sight = account::SightText(handlers);
  return AllOf(session.Query(kSelectLate, sight, sight, today, most));
}

}  // namespace gongkai::disclosure
