#include "request/reply_screening_store.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <nlohmann/json.hpp>

#include "request/case_seal_store.h"

namespace gongkai::request {
namespace {

using account::Keys;
using nlohmann::json;
using screening::Decision;
using screening::StoredHit;
using std::string_view;

#define RUN_COLUMNS "number, digest, lists, rules, at, person_id, person, parts, unread, pictures, is_open"
constexpr string_view kNextRun =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM request_screening WHERE organ_id = ? AND case_number = ?";
constexpr string_view kInsertRun = "INSERT INTO request_screening (organ_id, case_number, " RUN_COLUMNS
                                   ", findings) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr string_view kLastOver =
    "SELECT " RUN_COLUMNS
    " FROM request_screening WHERE organ_id = ? AND case_number = ? AND digest = ? ORDER BY number DESC LIMIT 1";
constexpr string_view kLast =
    "SELECT " RUN_COLUMNS " FROM request_screening WHERE organ_id = ? AND case_number = ? ORDER BY number DESC LIMIT 1";
constexpr string_view kFindings =
    "SELECT findings FROM request_screening WHERE organ_id = ? AND case_number = ? AND number = ?";
constexpr string_view kPutOpen =
    "UPDATE request_screening SET is_open = ? WHERE organ_id = ? AND case_number = ? AND number = ?";

#define WORD_COLUMNS "number, run, hit, verdict, post, person_id, person, at, words"
constexpr string_view kNextWord =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM request_screening_word WHERE organ_id = ? AND case_number = ?";
constexpr string_view kInsertWord = "INSERT INTO request_screening_word (organ_id, case_number, " WORD_COLUMNS
                                    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr string_view kWords =
    "SELECT " WORD_COLUMNS " FROM request_screening_word WHERE organ_id = ? AND case_number = ? ORDER BY number";

constexpr string_view kBlankFindings =
    "UPDATE request_screening SET findings = NULL WHERE organ_id = ? AND case_number = ?";
constexpr string_view kBlankWords =
    "UPDATE request_screening_word SET words = NULL WHERE organ_id = ? AND case_number = ?";

std::string PlaceOfRun(std::int64_t number) { return "screening:" + std::to_string(number); }
std::string PlaceOfWord(std::int64_t number) { return "screening word:" + std::to_string(number); }

/// A file may hold what is no UTF-8; what is told of it need not.
std::string Dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

json Parsed(const std::string& text) {
  json value = json::parse(text, nullptr, false);
  if (!value.is_object()) throw db::DatabaseError(db::ErrorCode::kOther, "findings of a case are no object");
  return value;
}

constexpr std::array kSurenesses = {screening::Sureness::kCertain, screening::Sureness::kLikely,
                                    screening::Sureness::kPossible};
screening::Sureness SurenessFrom(const std::string& id) {
  const auto* const found =
      std::ranges::find_if(kSurenesses, [&](screening::Sureness each) { return screening::IdOf(each) == id; });
  if (found == kSurenesses.end()) throw db::DatabaseError(db::ErrorCode::kOther, "unknown sureness of a finding");
  return *found;
}

std::optional<account::PostKind> PostFrom(string_view id) {
  const auto found =
      std::ranges::find_if(account::kPostKinds, [&](account::PostKind each) { return account::IdOf(each) == id; });
  return found == std::end(account::kPostKinds) ? std::nullopt : std::optional(*found);
}

json Of(const StoredHit& hit) {
  return {{"number", hit.number},
          {"rule", hit.rule},
          {"part", hit.part},
          {"place", hit.place},
          {"piece", hit.piece},
          {"offset", hit.offset},
          {"length", hit.length},
          {"sureness", screening::IdOf(hit.sureness)},
          {"why", hit.why},
          {"instead", hit.instead},
          {"sample", hit.sample},
          {"digest", hit.text_digest},
          {"needs", screening::IdOf(hit.needs)}};
}

StoredHit HitFrom(const json& from) {
  return {.number = from.at("number").get<std::int64_t>(),
          .rule = from.at("rule").get<std::string>(),
          .part = from.at("part").get<std::string>(),
          .place = from.at("place").get<std::string>(),
          .piece = from.at("piece").get<std::size_t>(),
          .offset = from.at("offset").get<std::size_t>(),
          .length = from.at("length").get<std::size_t>(),
          .sureness = SurenessFrom(from.at("sureness").get<std::string>()),
          .why = from.at("why").get<std::string>(),
          .instead = from.at("instead").get<std::string>(),
          .sample = from.at("sample").get<std::string>(),
          .text_digest = from.at("digest").get<std::string>(),
          .needs = Known(screening::NeedsFrom(from.at("needs").get<std::string>()))};
}

std::optional<ReplyRun> RunIn(db::Rows rows, CaseId id) {
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  return ReplyRun{.id = id,
                  .number = row.Get<std::int64_t>(0),
                  .digest = row.Get<std::string>(1),
                  .lists = row.Get<std::int64_t>(2),
                  .rules = row.Get<std::int64_t>(3),
                  .at = InstantOf(row.Get<std::int64_t>(4)),
                  .person = account::PersonId{row.Get<std::int64_t>(5)},
                  .person_name = row.Get<std::string>(6),
                  .parts = row.Get<int>(7),
                  .unread = row.Get<int>(8),
                  .pictures = row.Get<int>(9),
                  .open = row.Get<int>(10)};
}

CaseSeal SealOf(db::Session& session, const Keys& keys, CaseId id) {
  auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) throw db::DatabaseError(db::ErrorCode::kOther, "an erased case is written to");
  return std::move(*seal);
}

Decision DecisionIn(const db::Row& row, const json& words) {
  return {.number = row.Get<std::int64_t>(0),
          .run = row.Get<std::int64_t>(1),
          .hit = row.Get<std::int64_t>(2),
          .part = words.value("part", std::string()),
          .rule = words.value("rule", std::string()),
          .text_digest = words.value("digest", std::string()),
          .verdict = Known(screening::VerdictFrom(row.Get<string_view>(3))),
          .reason = words.value("reason", std::string()),
          .post = PostFrom(row.Get<string_view>(4)),
          .person = account::PersonId{row.Get<std::int64_t>(5)},
          .person_name = row.Get<std::string>(6),
          .at = InstantOf(row.Get<std::int64_t>(7))};
}

}  // namespace

ReplyRun AddReplyRun(db::Transaction& act, const Keys& keys, ReplyRun run, const ReplyFindings& findings) {
  const CaseId id = run.id;
  run.number = act.One<std::int64_t>(kNextRun, id.organ.value, id.number);
  json hits = json::array();
  for (const StoredHit& hit : findings.hits) hits.push_back(Of(hit));
  const json all = {{"hits", std::move(hits)}, {"own", findings.own}};
  act.Execute(kInsertRun, id.organ.value, id.number, run.number, run.digest, run.lists, run.rules, Seconds(run.at),
              run.person.value, run.person_name, run.parts, run.unread, run.pictures, run.open,
              SealOf(act, keys, id).Seal(PlaceOfRun(run.number), Dumped(all)));
  return run;
}

std::optional<ReplyRun> LastReplyRunOver(db::Session& session, CaseId id, string_view digest) {
  return RunIn(session.Query(kLastOver, id.organ.value, id.number, digest), id);
}

std::optional<ReplyRun> LastReplyRun(db::Session& session, CaseId id) {
  return RunIn(session.Query(kLast, id.organ.value, id.number), id);
}

ReplyFindings ReplyFindingsOf(db::Session& session, const Keys& keys, CaseId id, std::int64_t run) {
  const auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) return {};
  const auto sealed = session.First<std::optional<db::Blob>>(kFindings, id.organ.value, id.number, run);
  if (!sealed || !*sealed) return {};
  const json all = Parsed(seal->Open(PlaceOfRun(run), (*sealed)->bytes));
  ReplyFindings findings;
  for (const json& hit : all.at("hits")) findings.hits.push_back(HitFrom(hit));
  findings.own = all.value("own", std::vector<std::int64_t>());
  return findings;
}

void PutReplyOpen(db::Transaction& act, CaseId id, std::int64_t run, int open) {
  act.Execute(kPutOpen, open, id.organ.value, id.number, run);
}

void AddReplyDecisions(db::Transaction& act, const Keys& keys, CaseId id, const std::vector<Decision>& decisions) {
  if (decisions.empty()) return;
  const CaseSeal seal = SealOf(act, keys, id);
  auto number = act.One<std::int64_t>(kNextWord, id.organ.value, id.number);
  for (const Decision& each : decisions) {
    const json words = {
        {"part", each.part}, {"rule", each.rule}, {"digest", each.text_digest}, {"reason", each.reason}};
    act.Execute(kInsertWord, id.organ.value, id.number, number, each.run, each.hit, IdOf(each.verdict),
                each.post ? account::IdOf(*each.post) : string_view(), each.person.value, each.person_name,
                Seconds(each.at), seal.Seal(PlaceOfWord(number), Dumped(words)));
    ++number;
  }
}

std::vector<Decision> ReplyDecisionsOf(db::Session& session, const Keys& keys, CaseId id) {
  std::vector<Decision> decisions;
  const auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) return decisions;
  for (const db::Row& row : session.Query(kWords, id.organ.value, id.number)) {
    const auto sealed = row.Get<std::optional<db::Blob>>(8);
    if (!sealed) continue;
    decisions.push_back(DecisionIn(row, Parsed(seal->Open(PlaceOfWord(row.Get<std::int64_t>(0)), sealed->bytes))));
  }
  return decisions;
}

void EraseReplyScreening(db::Transaction& act, CaseId id) {
  act.Execute(kBlankFindings, id.organ.value, id.number);
  act.Execute(kBlankWords, id.organ.value, id.number);
}

}  // namespace gongkai::request
