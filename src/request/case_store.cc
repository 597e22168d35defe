#include "request/case_store.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/hmac_sm3.h"
#include "request/case_row_store.h"
#include "request/case_seal_store.h"

namespace gongkai::request {
namespace {

using account::Keys;
using account::OrganId;

constexpr std::string_view kSelect = "SELECT " CASE_COLUMNS " FROM request_case WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectBy =
    "SELECT " CASE_COLUMNS " FROM request_case WHERE code_digest = ? AND fact_digest = ?";
constexpr std::string_view kSelectByCode = "SELECT " CASE_COLUMNS " FROM request_case WHERE code_digest = ?";
constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM request_case WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO request_case (organ_id, number, handler_id, register_number, channel, applicant_kind, carrier, way, "
    "at, submitted_on, stage, received_on, due_on, ended_on, provisional, in_time, outcome, assigned_to, archived, "
    "case_key, words, code_digest, fact_digest, applicant_digest, asked_digest, network, version) VALUES (?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)";
constexpr std::string_view kUpdate =
    "UPDATE request_case SET handler_id = ?, register_number = ?, stage = ?, received_on = ?, due_on = ?, ended_on = "
    "?, provisional = ?, in_time = ?, outcome = ?, assigned_to = ?, archived = ?, version = version + 1 WHERE organ_id "
    "= ? AND number = ?";
constexpr std::string_view kSelectWords = "SELECT words FROM request_case WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdateWords =
    "UPDATE request_case SET words = ?, applicant_kind = ?, carrier = ?, way = ?, applicant_digest = ?, asked_digest = "
    "? WHERE organ_id = ? AND number = ?";
constexpr std::string_view kSelectDecision = "SELECT decision FROM request_case WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdateDecision = "UPDATE request_case SET decision = ? WHERE organ_id = ? AND number = ?";

constexpr std::string_view kRaiseSerial =
    "INSERT INTO request_serial (organ_id, kind, year, last) VALUES (?, ?, ?, 1) ON CONFLICT (organ_id, kind, year) DO "
    "UPDATE SET last = request_serial.last + 1 RETURNING last";

std::string KeyedDigest(const Keys& keys, std::string_view what, std::string_view first, std::string_view second = {}) {
  return crypto::HmacSm3(keys.cases.Derive("digests")).AddField(what).AddField(first).AddField(second).Finish().ToHex();
}

CaseSeal SealOf(db::Session& session, const Keys& keys, CaseId id) {
  auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) throw db::DatabaseError(db::ErrorCode::kOther, "an erased case is written to");
  return std::move(*seal);
}

std::optional<Case> FirstOf(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  return CaseFromRow(rows.row());
}

std::optional<std::int64_t> Number(const std::optional<account::PersonId>& person) {
  return person ? std::optional(person->value) : std::nullopt;
}

std::optional<int> Number(std::optional<bool> is) { return is ? std::optional(*is ? 1 : 0) : std::nullopt; }

int NextSerial(db::Transaction& act, OrganId organ, std::string_view kind, int year) {
  act.Lock("serials of " + std::to_string(organ.value));
  return act.One<int>(kRaiseSerial, organ.value, kind, year);
}

}  // namespace

CaseId PutNewCase(db::Transaction& act, const Keys& keys, const CaseSeal& seal, const db::Blob& words, const Case& held,
                  const CaseDigests& digests) {
  act.Lock("cases of " + std::to_string(held.id.organ.value));
  const CaseId id{held.id.organ, act.One<std::int64_t>(kNextNumber, held.id.organ.value)};
  act.Execute(kInsert, id.organ.value, id.number, held.handler.value, held.register_number, IdOf(held.channel),
              IdOf(held.applicant), IdOf(held.carrier), IdOf(held.way), Seconds(held.at), held.submitted,
              IdOf(held.stage), held.received, held.due, held.ended, held.is_provisional ? 1 : 0, Number(held.in_time),
              held.outcome, Number(held.assigned), held.is_archived ? 1 : 0, seal.SealedKey(keys, id), words,
              digests.code, digests.fact, digests.applicant, digests.asked, digests.network);
  return id;
}

CaseId AddCase(db::Transaction& act, const Keys& keys, NewCase added) {
  const CaseSeal seal = CaseSeal::Random();
  return PutNewCase(act, keys, seal, seal.Seal("words", ToJson(added.words)), added.held, added.digests);
}

std::optional<Case> FindCase(db::Session& session, CaseId id) {
  return FirstOf(session.Query(kSelect, id.organ.value, id.number));
}

std::optional<Case> LockedCase(db::Transaction& act, CaseId id) {
  act.Lock("case " + ToString(id));
  return FindCase(act, id);
}

void PutStatus(db::Transaction& act, const Case& held) {
  act.Execute(kUpdate, held.handler.value, held.register_number, IdOf(held.stage), held.received, held.due, held.ended,
              held.is_provisional ? 1 : 0, Number(held.in_time), held.outcome, Number(held.assigned),
              held.is_archived ? 1 : 0, held.id.organ.value, held.id.number);
}

std::string NextRegisterNumber(db::Transaction& act, OrganId handler, int year) {
  const std::string serial = std::to_string(NextSerial(act, handler, "", year));
  constexpr std::size_t kDigits = 4;
  return std::to_string(year) + "-" + std::string(kDigits - std::min(kDigits, serial.size()), '0') + serial;
}

int NextLetterNumber(db::Transaction& act, OrganId handler, std::string_view kind, int year) {
  return NextSerial(act, handler, kind, year);
}

std::optional<CaseWords> OpenWords(db::Session& session, const Keys& keys, CaseId id) {
  const auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) return std::nullopt;
  const auto sealed = session.First<std::optional<db::Blob>>(kSelectWords, id.organ.value, id.number);
  if (!sealed || !*sealed) return std::nullopt;
  return WordsFrom(seal->Open("words", (*sealed)->bytes));
}

void PutWords(db::Transaction& act, const Keys& keys, CaseId id, const CaseWords& words) {
  const CaseSeal seal = SealOf(act, keys, id);
  act.Execute(kUpdateWords, seal.Seal("words", ToJson(words)), IdOf(words.applicant.kind), IdOf(words.asked.carrier),
              IdOf(words.asked.way), ApplicantDigestOf(keys, IdentityOf(words.applicant)),
              AskedDigestOf(keys, words.asked), id.organ.value, id.number);
}

std::optional<DecisionText> DecisionOf(db::Session& session, const Keys& keys, CaseId id) {
  const auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) return std::nullopt;
  const auto sealed = session.First<std::optional<db::Blob>>(kSelectDecision, id.organ.value, id.number);
  if (!sealed || !*sealed) return std::nullopt;
  return DecisionFrom(seal->Open("decision", (*sealed)->bytes));
}

void PutDecision(db::Transaction& act, const Keys& keys, CaseId id, const DecisionText& decision) {
  const CaseSeal seal = SealOf(act, keys, id);
  act.Execute(kUpdateDecision, seal.Seal("decision", ToJson(decision)), id.organ.value, id.number);
}

std::string CodeDigestOf(const Keys& keys, std::string_view plain_code) {
  return KeyedDigest(keys, "code", plain_code);
}

std::string FactDigestOf(const Keys& keys, std::string_view code_digest, const PersonalText& fact) {
  return KeyedDigest(keys, "fact", code_digest, fact.Reveal());
}

std::string ApplicantDigestOf(const Keys& keys, const PersonalText& identity) {
  return identity.empty() ? std::string() : KeyedDigest(keys, "applicant", identity.Reveal());
}

std::string AskedDigestOf(const Keys& keys, const Asked& asked) {
  return KeyedDigest(keys, "asked", ToUtf8(LabelKey(asked.title.Reveal())), ToUtf8(LabelKey(asked.text.Reveal())));
}

std::optional<Case> FindCaseBy(db::Session& session, std::string_view code_digest, std::string_view fact_digest) {
  return FirstOf(session.Query(kSelectBy, code_digest, fact_digest));
}

std::optional<Case> FindCaseOfForm(db::Session& session, std::string_view code_digest) {
  return FirstOf(session.Query(kSelectByCode, code_digest));
}

}  // namespace gongkai::request
