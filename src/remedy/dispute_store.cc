#include "remedy/dispute_store.h"

#include <nlohmann/json.hpp>

#include "account/sight.h"
#include "remedy/dispute_seal_store.h"

namespace gongkai::remedy {
namespace {

using account::Keys;
using account::OrganId;

#define DISPUTE_COLUMNS                                                                                         \
  "organ_id, number, kind, ground, contested, case_organ, case_number, earlier, at, received_on, answered_on, " \
  "decided_on, takes_effect_on, outcome, result, suspended, appealed, needs_anew, next_term, next_due, cost, "  \
  "version, retrial, counted_decided_on, counted_effect_on, counted_result, erased_at"
#define FROM_DISPUTES "SELECT " DISPUTE_COLUMNS " FROM dispute WHERE "
constexpr std::string_view kNext = "SELECT COALESCE(MAX(number), 0) + 1 FROM dispute WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO dispute (organ_id, number, kind, ground, contested, case_organ, case_number, earlier, at, "
    "received_on, outcome, result, suspended, appealed, needs_anew, next_term, cost, row_key, words, version) VALUES "
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', 'pending', 0, 0, 0, '', 0, ?, ?, 1)";
constexpr std::string_view kSelect = FROM_DISPUTES "organ_id = ? AND number = ?";
constexpr std::string_view kUpdate =
    "UPDATE dispute SET received_on = ?, answered_on = ?, decided_on = ?, takes_effect_on = ?, outcome = ?, result = "
    "?, suspended = ?, appealed = ?, needs_anew = ?, next_term = ?, next_due = ?, cost = ?, retrial = ?, "
    "counted_decided_on = ?, "
    "counted_effect_on = ?, counted_result = ?, version = version + 1 "
    "WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectWords =
    "SELECT words FROM dispute WHERE organ_id = ? AND number = ? AND erased_at IS NULL";
constexpr std::string_view kUpdateWords = "UPDATE dispute SET words = ? WHERE organ_id = ? AND number = ?";

#define NARROWED                                                                                   \
  IN_SIGHT("organ_id")                                                                             \
  " AND (? = '' OR kind = ?) AND (? = '' OR ground = ?) AND (? = 0 OR takes_effect_on IS NULL OR " \
  "takes_effect_on > ? OR needs_anew = 1 OR retrial <> 'none') AND (? = 0 OR (case_organ = ? AND case_number = ?))"
constexpr std::string_view kList = FROM_DISPUTES NARROWED
    " ORDER BY COALESCE(next_due, '9999-12-31'), received_on DESC, organ_id, number DESC LIMIT ? OFFSET ?";
constexpr std::string_view kCount = "SELECT COUNT(*) FROM dispute WHERE " NARROWED;
constexpr std::string_view kOfYear = FROM_DISPUTES IN_SIGHT(
    "organ_id") " AND received_on <= ? AND (takes_effect_on IS NULL OR takes_effect_on >= ? OR decided_on >= ?) ORDER "
                "BY received_on, organ_id, number";
constexpr std::string_view kDue = FROM_DISPUTES IN_SIGHT(
    "organ_id") " AND next_due IS NOT NULL AND next_due <= ? ORDER BY next_due, organ_id, number LIMIT ?";
constexpr std::string_view kEvery = "SELECT " DISPUTE_COLUMNS " FROM dispute ORDER BY organ_id, number";

Dispute DisputeFrom(const db::Row& row) {
  Dispute dispute{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                  .kind = Known(DisputeKindFrom(row.Get<std::string_view>(2))),
                  .ground = Known(DisputeGroundFrom(row.Get<std::string_view>(3))),
                  .contested = row.Get<std::string>(4),
                  .earlier = row.Get<std::optional<std::int64_t>>(7),
                  .at = InstantOf(row.Get<std::int64_t>(8)),
                  .received = row.Get<Date>(9),
                  .answered = row.Get<std::optional<Date>>(10),
                  .decided = row.Get<std::optional<Date>>(11),
                  .takes_effect = row.Get<std::optional<Date>>(12),
                  .outcome = row.Get<std::string>(13),
                  .result = Known(DisputeResultFrom(row.Get<std::string_view>(14))),
                  .is_suspended = row.Get<std::int64_t>(15) != 0,
                  .is_appealed = row.Get<std::int64_t>(16) != 0,
                  .needs_anew = row.Get<std::int64_t>(17) != 0,
                  .next = OwedFrom(row.Get<std::string_view>(18)),
                  .next_due = row.Get<std::optional<Date>>(19),
                  .cost = row.Get<std::int64_t>(20),
                  .retrial = Known(RetrialStateFrom(row.Get<std::string_view>(22))),
                  .is_erased = !row.IsNull(26),
                  .version = row.Get<std::int64_t>(21)};
  if (!row.IsNull(24)) {
    dispute.counted =
        CountedEnd{row.Get<Date>(23), row.Get<Date>(24), Known(DisputeResultFrom(row.Get<std::string_view>(25)))};
  }
  if (!row.IsNull(5)) {
    dispute.of_case = request::CaseId{OrganId{row.Get<std::int64_t>(5)}, row.Get<std::int64_t>(6)};
  }
  return dispute;
}

std::vector<Dispute> AllOf(db::Rows rows) {
  std::vector<Dispute> found;
  for (const db::Row& row : rows) found.push_back(DisputeFrom(row));
  return found;
}

std::string ToJson(const DisputeWords& words) {
  return nlohmann::json{{"who", words.who.Reveal()},
                        {"third", words.third.Reveal()},
                        {"body", words.body},
                        {"number", words.number},
                        {"request", words.request.Reveal()}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

DisputeWords WordsFrom(std::string_view text) {
  const nlohmann::json from = nlohmann::json::parse(text, nullptr, false);
  if (!from.is_object()) throw db::DatabaseError(db::ErrorCode::kOther, "the words of a dispute are no object");
  const auto part = [&](const char* name) { return from.value(name, std::string()); };
  return {PersonalText(part("who")), PersonalText(part("third")), part("body"), part("number"),
          PersonalText(part("request"))};
}

std::string IdIf(std::optional<DisputeKind> kind) { return kind ? std::string(IdOf(*kind)) : std::string(); }
std::string IdIf(std::optional<DisputeGround> ground) { return ground ? std::string(IdOf(*ground)) : std::string(); }
std::string IdIf(std::optional<Owed> owed) { return owed ? std::string(IdOf(*owed)) : std::string(); }

/// What a query narrows to, as the parameters of NARROWED: ask(parameters…).
template <class Ask>
auto Narrowed(const DisputeQuery& query, const Ask& ask) {
  const std::string sight = account::SightText(query.organs);
  const std::string kind = IdIf(query.kind), ground = IdIf(query.ground);
  const request::CaseId of = query.of_case.value_or(request::CaseId{});
  return ask(sight, sight, kind, kind, ground, ground, query.only_open ? 1 : 0, query.today, query.of_case ? 1 : 0,
             of.organ.value, of.number);
}

}  // namespace

DisputeStage StageOn(const Dispute& dispute, Date today) {
  return StageOn(StageFacts{.takes_effect = dispute.takes_effect,
                            .is_answered = dispute.answered.has_value(),
                            .is_suspended = dispute.is_suspended,
                            .is_on_appeal = dispute.is_appealed,
                            .needs_anew = dispute.needs_anew,
                            .retrial = dispute.retrial},
                 today);
}

DisputeFact FactOf(const Dispute& dispute) {
  DisputeFact fact{.id = dispute.id,
                   .kind = dispute.kind,
                   .as_reviewer = dispute.ground == DisputeGround::kAsReviewer,
                   .received = dispute.received,
                   .decided = dispute.decided,
                   .takes_effect = dispute.takes_effect,
                   .result = dispute.result};
  return dispute.counted ? CountedBefore(fact, *dispute.counted) : fact;
}

DisputeId AddDispute(db::Transaction& act, const Keys& keys, Dispute added, const DisputeWords& words) {
  act.Lock("disputes of " + std::to_string(added.id.organ.value));
  added.id.number = act.One<std::int64_t>(kNext, added.id.organ.value);
  const DisputeSeal seal = DisputeSeal::Random(added.id);
  const auto& of = added.of_case;
  act.Execute(kInsert, added.id.organ.value, added.id.number, IdOf(added.kind), IdOf(added.ground), added.contested,
              of ? std::optional(of->organ.value) : std::nullopt, of ? std::optional(of->number) : std::nullopt,
              added.earlier, Seconds(added.at), added.received, seal.SealedKey(keys),
              seal.Seal("words", ToJson(words)));
  return added.id;
}

std::optional<Dispute> FindDispute(db::Session& session, DisputeId id) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  return DisputeFrom(rows.row());
}

std::optional<Dispute> LockedDispute(db::Transaction& act, DisputeId id) {
  act.Lock("dispute " + ToString(id));
  return FindDispute(act, id);
}

void PutDispute(db::Transaction& act, const Dispute& dispute) {
  const auto& counted = dispute.counted;
  act.Execute(kUpdate, dispute.received, dispute.answered, dispute.decided, dispute.takes_effect, dispute.outcome,
              IdOf(dispute.result), dispute.is_suspended ? 1 : 0, dispute.is_appealed ? 1 : 0,
              dispute.needs_anew ? 1 : 0, IdIf(dispute.next), dispute.next_due, dispute.cost, IdOf(dispute.retrial),
              counted ? std::optional(counted->decided) : std::nullopt,
              counted ? std::optional(counted->takes_effect) : std::nullopt,
              counted ? std::optional(IdOf(counted->result)) : std::nullopt, dispute.id.organ.value, dispute.id.number);
}

DisputeWords OpenDisputeWords(db::Session& session, const Keys& keys, DisputeId id) {
  const auto sealed = session.First<db::Blob>(kSelectWords, id.organ.value, id.number);
  return sealed ? WordsFrom(DisputeSeal::Of(session, keys, id).Open("words", sealed->bytes)) : DisputeWords{};
}

void PutDisputeWords(db::Transaction& act, const Keys& keys, DisputeId id, const DisputeWords& words) {
  const DisputeSeal seal = DisputeSeal::Of(act, keys, id);
  act.Execute(kUpdateWords, seal.Seal("words", ToJson(words)), id.organ.value, id.number);
}

std::vector<Dispute> ListDisputes(db::Session& session, const DisputeQuery& query) {
  return Narrowed(query, [&](const auto&... narrowed) {
    return AllOf(session.Query(kList, narrowed..., query.count, query.from));
  });
}

std::int64_t CountDisputes(db::Session& session, const DisputeQuery& query) {
  return Narrowed(query, [&](const auto&... narrowed) { return session.One<std::int64_t>(kCount, narrowed...); });
}

std::vector<Dispute> DisputesOfYear(db::Session& session, const std::vector<OrganId>& organs, int year) {
  const std::string sight = account::SightText(organs);
  const Date first = std::chrono::year(year) / 1 / 1, last = std::chrono::year(year) / 12 / 31;
  return AllOf(session.Query(kOfYear, sight, sight, last, first, first));
}

std::vector<Dispute> EveryDispute(db::Session& session) { return AllOf(session.Query(kEvery)); }

std::vector<Dispute> DueDisputes(db::Session& session, const std::vector<OrganId>& organs, Date until, int most) {
  const std::string sight = account::SightText(organs);
  return AllOf(session.Query(kDue, sight, sight, until, most));
}

}  // namespace gongkai::remedy
