#include "request/fee_store.h"

#include "account/sight.h"

namespace gongkai::request {
namespace {

#define FEE_COLUMNS                                                                                          \
  "f.organ_id, f.case_number, f.notified_on, f.basis, f.units, f.already, f.fen, f.computation, f.payment, " \
  "f.letter, f.receipt, f.person_id, f.at"

constexpr std::string_view kInsert =
    "INSERT INTO request_fee (organ_id, case_number, notified_on, basis, units, already, fen, computation, "
    "payment, letter, receipt, person_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kFind =
    "SELECT " FEE_COLUMNS " FROM request_fee f WHERE f.organ_id = ? AND f.case_number = ?";
constexpr std::string_view kLastPayment =
    "SELECT f.payment FROM request_fee f JOIN request_case c ON c.organ_id = f.organ_id AND c.number = f.case_number "
    "WHERE c.handler_id = ? ORDER BY f.at DESC, f.case_number DESC LIMIT 1";
constexpr std::string_view kBeyondOne =
    "SELECT CAST(COALESCE(SUM(f.units - 1), 0) AS BIGINT) FROM request_case c JOIN request_case other ON "
    "other.applicant_digest = "
    "c.applicant_digest AND other.handler_id = c.handler_id JOIN request_fee f ON f.organ_id = other.organ_id AND "
    "f.case_number = other.number WHERE c.organ_id = ? AND c.number = ? AND c.applicant_digest <> '' AND f.basis = "
    "'items' AND NOT (other.organ_id = c.organ_id AND other.number = c.number) AND other.received_on >= ? AND "
    "other.received_on <= ? AND (other.received_on < c.received_on OR (other.received_on = c.received_on AND other.at "
    "< "
    "c.at))";
// Parameters: sight twice, first and last day of the year twice.
constexpr std::string_view kOfYear =
    "SELECT " FEE_COLUMNS
    ", c.handler_id, c.register_number, (SELECT MIN(e.on_day) FROM request_event e WHERE e.organ_id = f.organ_id AND "
    "e.case_number = f.case_number AND e.clock = 'fee_paid'), (SELECT MIN(e.on_day) FROM request_event e WHERE "
    "e.organ_id = f.organ_id AND e.case_number = f.case_number AND e.clock = 'fee_lapsed') FROM request_fee f JOIN "
    "request_case c ON c.organ_id = f.organ_id AND c.number = f.case_number WHERE " IN_SIGHT(
        "c.handler_id") " AND ((f.notified_on >= ? AND f.notified_on <= ?) OR EXISTS (SELECT 1 FROM request_event e "
                        "WHERE e.organ_id = f.organ_id AND e.case_number = f.case_number AND e.clock = 'fee_paid' AND "
                        "e.on_day >= ? AND e.on_day <= ?)) ORDER BY f.notified_on, f.organ_id, f.case_number";

FeeNotice NoticeFrom(const db::Row& row) {
  FeeNotice notice{.id = {account::OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                   .notified = row.Get<Date>(2),
                   .basis = FeeBasisFrom(row.Get<std::string>(3)).value_or(law::FeeBasis::kItems),
                   .units = row.Get<int>(4),
                   .already = row.Get<int>(5),
                   .sum = Money{row.Get<std::int64_t>(6)},
                   .computation = row.Get<std::string>(7),
                   .payment = row.Get<std::string>(8),
                   .letter = row.Get<std::string>(9),
                   .receipt = row.Get<std::string>(10),
                   .person = {},
                   .at = InstantOf(row.Get<std::int64_t>(12))};
  if (const auto person = row.Get<std::optional<std::int64_t>>(11)) notice.person = account::PersonId{*person};
  return notice;
}

}  // namespace

void AddFee(db::Transaction& act, const FeeNotice& notice) {
  const auto person = notice.person ? std::optional(notice.person->value) : std::nullopt;
  act.Execute(kInsert, notice.id.organ.value, notice.id.number, notice.notified, IdOf(notice.basis), notice.units,
              notice.already, notice.sum.fen, notice.computation, notice.payment, notice.letter, notice.receipt, person,
              Seconds(notice.at));
}

std::optional<FeeNotice> FindFee(db::Session& session, CaseId id) {
  db::Rows rows = session.Query(kFind, id.organ.value, id.number);
  return rows.Next() ? std::optional(NoticeFrom(rows.row())) : std::nullopt;
}

void PutFeeReceipt(db::Transaction& act, CaseId id, const std::string& receipt) {
  act.Execute("UPDATE request_fee SET receipt = ? WHERE organ_id = ? AND case_number = ?", receipt, id.organ.value,
              id.number);
}

std::string LastPaymentWords(db::Session& session, account::OrganId handler) {
  return session.First<std::string>(kLastPayment, handler.value).value_or(std::string());
}

int ItemsBeyondOne(db::Session& session, CaseId of, Date day) {
  const Date first = day.year() / day.month() / 1, last = day.year() / day.month() / std::chrono::last;
  return static_cast<int>(session.One<std::int64_t>(kBeyondOne, of.organ.value, of.number, first, last));
}

std::vector<FeeOfYear> FeesOfYear(db::Session& session, const std::optional<std::vector<account::OrganId>>& organs,
                                  int year) {
  const auto sight = account::SightText(organs);
  const Date first = std::chrono::year(year) / 1 / 1, last = std::chrono::year(year) / 12 / 31;
  std::vector<FeeOfYear> fees;
  for (const db::Row& row : session.Query(kOfYear, sight, sight, first, last, first, last)) {
    fees.push_back({.notice = NoticeFrom(row),
                    .handler = account::OrganId{row.Get<std::int64_t>(13)},
                    .register_number = row.Get<std::string>(14),
                    .paid = row.Get<std::optional<Date>>(15),
                    .lapsed = row.Get<std::optional<Date>>(16)});
  }
  return fees;
}

}  // namespace gongkai::request
