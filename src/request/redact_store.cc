#include "request/redact_store.h"

#include <nlohmann/json.hpp>

#include "account/sight.h"
#include "request/case_seal_store.h"

namespace gongkai::request {
namespace {

using account::Keys;
using account::PersonId;
using nlohmann::json;
using redaction::Mark;
using std::string_view;

#define REDACTION_COLUMNS                                                                                           \
  "number, source, source_digest, pages_file, text_file, pages_digest, sizes, state, begun_by, begun, begun_at, "   \
  "handed_by, handed, handed_at, checked_by, checked, checked_at, check_plan, burnt_plan, done_pages, changed_at, " \
  "copy_file, copy_digest, words, version"
#define OF_CASE " WHERE organ_id = ? AND case_number = ?"
constexpr string_view kNext = "SELECT COALESCE(MAX(number), 0) + 1 FROM request_redaction" OF_CASE;
constexpr string_view kInsert =
    "INSERT INTO request_redaction (organ_id, case_number, " REDACTION_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, NULL, NULL, '', '', ?, ?, ?, ?, NULL, '', NULL, NULL, '', NULL, '', '', 0, ?, NULL, '', "
    "?, 1)";
constexpr string_view kUpdate =
    "UPDATE request_redaction SET pages_file = ?, text_file = ?, pages_digest = ?, sizes = ?, state = ?, handed_by = "
    "?, handed = ?, handed_at = ?, checked_by = ?, checked = ?, checked_at = ?, check_plan = ?, burnt_plan = ?, "
    "done_pages = ?, changed_at = ?, copy_file = ?, copy_digest = ?, words = ?, version = version + 1" OF_CASE
    " AND number = ?";
constexpr string_view kSelectAll = "SELECT " REDACTION_COLUMNS " FROM request_redaction" OF_CASE " ORDER BY number";
constexpr string_view kSelect = "SELECT " REDACTION_COLUMNS " FROM request_redaction" OF_CASE " AND number = ?";
constexpr string_view kSelectOfCopy = "SELECT " REDACTION_COLUMNS " FROM request_redaction" OF_CASE
                                      " AND copy_digest = ? AND state = 'released' ORDER BY number DESC LIMIT 1";
constexpr string_view kProgress = "UPDATE request_redaction SET done_pages = ?, changed_at = ?" OF_CASE
                                  " AND number = ? AND state IN ('preparing', 'burning')";
constexpr string_view kInState =
    "SELECT r.organ_id, r.case_number, r.number, r.handed_by FROM request_redaction r JOIN request_case c ON "
    "c.organ_id = r.organ_id "
    "AND c.number = r.case_number WHERE r.state = ? AND c.ended_on IS NULL AND c.erased_at IS NULL AND " IN_SIGHT(
        "c.handler_id") " ORDER BY r.changed_at, r.organ_id, r.case_number, r.number LIMIT ?";

#define MARK_COLUMNS "number, page, boxes, layer, how, ground, series, words, person_id, person, at"
#define OF_REDACTION OF_CASE " AND redaction = ?"
constexpr string_view kNextMark = "SELECT COALESCE(MAX(number), 0) + 1 FROM request_redaction_mark" OF_REDACTION;
constexpr string_view kNextSeries = "SELECT COALESCE(MAX(series), 0) + 1 FROM request_redaction_mark" OF_REDACTION;
constexpr string_view kInsertMark =
    "INSERT INTO request_redaction_mark (organ_id, case_number, redaction, " MARK_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr string_view kSelectMarks =
    "SELECT " MARK_COLUMNS " FROM request_redaction_mark" OF_REDACTION " AND taken_at IS NULL ORDER BY page, number";
constexpr string_view kSelectMarksOfPage = "SELECT " MARK_COLUMNS " FROM request_redaction_mark" OF_REDACTION
                                           " AND page = ? AND taken_at IS NULL ORDER BY number";
constexpr string_view kCountMarks = "SELECT page, COUNT(*) FROM request_redaction_mark" OF_REDACTION
                                    " AND taken_at IS NULL GROUP BY page ORDER BY page";
constexpr string_view kTakeOne =
    "UPDATE request_redaction_mark SET taken_by = ?, taken_at = ?" OF_REDACTION " AND number = ? AND taken_at IS NULL";
constexpr string_view kTakeSeries =
    "UPDATE request_redaction_mark SET taken_by = ?, taken_at = ?" OF_REDACTION " AND series = ? AND taken_at IS NULL";

constexpr string_view kBlankWords = "UPDATE request_redaction SET words = NULL" OF_CASE;
constexpr string_view kBlankMarks = "UPDATE request_redaction_mark SET words = NULL" OF_CASE;

std::string PlaceOf(int redaction) { return "redaction:" + std::to_string(redaction); }
std::string PlaceOf(int redaction, std::int64_t mark) { return PlaceOf(redaction) + ":" + std::to_string(mark); }

CaseSeal SealOf(db::Session& session, const Keys& keys, CaseId id) {
  auto seal = CaseSeal::Of(session, keys, id);
  if (!seal) throw db::DatabaseError(db::ErrorCode::kOther, "an erased case is written to");
  return std::move(*seal);
}

/// What is read out of a file may be no UTF-8.
std::string Dumped(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string ToJson(const RedactWords& words) {
  json stays = json::array(), found = json::array();
  for (const auto& each : words.stays) {
    stays.push_back({{"words", each.words}, {"reason", each.reason}, {"person", each.person}});
  }
  for (const LeftBehind& each : words.found) {
    found.push_back({{"left", each.left},
                     {"sentence", each.sentence},
                     {"words", each.words},
                     {"pages", each.pages},
                     {"may_stay", each.may_stay}});
  }
  return Dumped({{"notes", words.notes},
                 {"stays", std::move(stays)},
                 {"found", std::move(found)},
                 {"trouble", words.trouble},
                 {"said", words.said}});
}

RedactWords WordsFromJson(const std::string& text) {
  const json from = json::parse(text, nullptr, false);
  if (!from.is_object()) throw db::DatabaseError(db::ErrorCode::kOther, "words of a redaction are no object");
  RedactWords words;
  words.notes = from.value("notes", std::vector<std::string>());
  words.trouble = from.value("trouble", std::string());
  words.said = from.value("said", std::string());
  for (const json& each : from.value("stays", json::array())) {
    words.stays.push_back({each.value("words", std::string()), each.value("reason", std::string()),
                           each.value("person", std::int64_t{0})});
  }
  for (const json& each : from.value("found", json::array())) {
    words.found.push_back({each.value("left", std::string()), each.value("sentence", std::string()),
                           each.value("words", std::string()), each.value("pages", std::vector<int>()),
                           each.value("may_stay", false)});
  }
  return words;
}

std::optional<PersonId> Person(const db::Row& row, int column) {
  return row.IsNull(column) ? std::nullopt : std::optional(PersonId{row.Get<std::int64_t>(column)});
}

RedactWords WordsIn(const db::Row& row, int column, const std::optional<CaseSeal>& seal, int number) {
  const auto sealed = row.Get<std::optional<db::Blob>>(column);
  return seal && sealed ? WordsFromJson(seal->Open(PlaceOf(number), sealed->bytes)) : RedactWords();
}

Redaction RedactionIn(const db::Row& row, CaseId id, const std::optional<CaseSeal>& seal) {
  Redaction redaction{.id = id, .number = row.Get<int>(0)};
  redaction.source = row.Get<int>(1);
  redaction.source_digest = row.Get<std::string>(2);
  redaction.pages_file = row.Get<std::optional<int>>(3);
  redaction.text_file = row.Get<std::optional<int>>(4);
  redaction.pages_digest = row.Get<std::string>(5);
  redaction.sizes = SizesOfText(row.Get<string_view>(6));
  redaction.state = Known(RedactStateFrom(row.Get<string_view>(7)));
  redaction.begun_by = PersonId{row.Get<std::int64_t>(8)};
  redaction.begun = row.Get<std::string>(9);
  redaction.begun_at = InstantOf(row.Get<std::int64_t>(10));
  redaction.handed_by = Person(row, 11);
  redaction.handed = row.Get<std::string>(12);
  redaction.handed_at = InstantOf(row.Get<std::optional<std::int64_t>>(13));
  redaction.checked_by = Person(row, 14);
  redaction.checked = row.Get<std::string>(15);
  redaction.checked_at = InstantOf(row.Get<std::optional<std::int64_t>>(16));
  redaction.check_plan = row.Get<std::string>(17);
  redaction.burnt_plan = row.Get<std::string>(18);
  redaction.done_pages = row.Get<int>(19);
  redaction.changed_at = InstantOf(row.Get<std::int64_t>(20));
  redaction.copy_file = row.Get<std::optional<int>>(21);
  redaction.copy_digest = row.Get<std::string>(22);
  redaction.words = WordsIn(row, 23, seal, redaction.number);
  redaction.version = row.Get<std::int64_t>(24);
  return redaction;
}

std::optional<Redaction> FirstOf(db::Rows rows, CaseId id, const std::optional<CaseSeal>& seal) {
  if (!rows.Next()) return std::nullopt;
  return RedactionIn(rows.row(), id, seal);
}

KeptMark MarkIn(const db::Row& row, int redaction, const std::optional<CaseSeal>& seal) {
  KeptMark kept;
  Mark& mark = kept.mark;
  mark.number = row.Get<std::int64_t>(0);
  mark.page = row.Get<int>(1);
  mark.boxes = BoxesOfText(row.Get<string_view>(2));
  mark.layer = Known(redaction::LayerFrom(row.Get<string_view>(3)));
  mark.how = Known(redaction::HowMarkedFrom(row.Get<string_view>(4)));
  mark.ground = row.Get<std::string>(5);
  mark.series = row.Get<std::int64_t>(6);
  const auto sealed = row.Get<std::optional<db::Blob>>(7);
  if (seal && sealed) mark.reason = seal->Open(PlaceOf(redaction, mark.number), sealed->bytes);
  mark.person = row.Get<std::int64_t>(8);
  kept.person_name = row.Get<std::string>(9);
  kept.at = InstantOf(row.Get<std::int64_t>(10));
  return kept;
}

std::optional<std::int64_t> ValueOf(const std::optional<PersonId>& person) {
  return person ? std::optional(person->value) : std::nullopt;
}

}  // namespace

int AddRedaction(db::Transaction& act, const Keys& keys, Redaction redaction) {
  const CaseId id = redaction.id;
  redaction.number = act.One<int>(kNext, id.organ.value, id.number);
  act.Execute(kInsert, id.organ.value, id.number, redaction.number, redaction.source, redaction.source_digest,
              IdOf(redaction.state), redaction.begun_by.value, redaction.begun, Seconds(redaction.begun_at),
              Seconds(redaction.changed_at),
              SealOf(act, keys, id).Seal(PlaceOf(redaction.number), ToJson(redaction.words)));
  return redaction.number;
}

void PutRedaction(db::Transaction& act, const Keys& keys, const Redaction& redaction) {
  const CaseId id = redaction.id;
  act.Execute(kUpdate, redaction.pages_file, redaction.text_file, redaction.pages_digest, ToText(redaction.sizes),
              IdOf(redaction.state), ValueOf(redaction.handed_by), redaction.handed, Seconds(redaction.handed_at),
              ValueOf(redaction.checked_by), redaction.checked, Seconds(redaction.checked_at), redaction.check_plan,
              redaction.burnt_plan, redaction.done_pages, Seconds(redaction.changed_at), redaction.copy_file,
              redaction.copy_digest, SealOf(act, keys, id).Seal(PlaceOf(redaction.number), ToJson(redaction.words)),
              id.organ.value, id.number, redaction.number);
}

std::vector<Redaction> RedactionsOf(db::Session& session, const Keys& keys, CaseId id) {
  const auto seal = CaseSeal::Of(session, keys, id);
  std::vector<Redaction> all;
  for (const db::Row& row : session.Query(kSelectAll, id.organ.value, id.number)) {
    all.push_back(RedactionIn(row, id, seal));
  }
  return all;
}

std::optional<Redaction> FindRedaction(db::Session& session, const Keys& keys, CaseId id, int number) {
  const auto seal = CaseSeal::Of(session, keys, id);
  return FirstOf(session.Query(kSelect, id.organ.value, id.number, number), id, seal);
}

std::optional<Redaction> LockedRedaction(db::Transaction& act, const Keys& keys, CaseId id, int number) {
  act.Lock("redaction " + ToString(id) + "-" + std::to_string(number));
  return FindRedaction(act, keys, id, number);
}

void PutRedactionProgress(db::Transaction& act, CaseId id, int number, int pages, Instant at) {
  act.Execute(kProgress, pages, Seconds(at), id.organ.value, id.number, number);
}

void AddMarks(db::Transaction& act, const Keys& keys, CaseId id, int redaction, const std::vector<KeptMark>& marks) {
  const CaseSeal seal = SealOf(act, keys, id);
  auto number = act.One<std::int64_t>(kNextMark, id.organ.value, id.number, redaction);
  for (const KeptMark& each : marks) {
    const Mark& mark = each.mark;
    act.Execute(kInsertMark, id.organ.value, id.number, redaction, number, mark.page, ToText(mark.boxes),
                IdOf(mark.layer), IdOf(mark.how), mark.ground, mark.series,
                seal.SealSome(PlaceOf(redaction, number), PersonalText(mark.reason)), mark.person, each.person_name,
                Seconds(each.at));
    ++number;
  }
}

std::vector<KeptMark> MarksOf(db::Session& session, const Keys& keys, CaseId id, int redaction,
                              std::optional<int> page) {
  const auto seal = CaseSeal::Of(session, keys, id);
  std::vector<KeptMark> marks;
  db::Rows rows = page ? session.Query(kSelectMarksOfPage, id.organ.value, id.number, redaction, *page)
                       : session.Query(kSelectMarks, id.organ.value, id.number, redaction);
  for (const db::Row& row : rows) marks.push_back(MarkIn(row, redaction, seal));
  return marks;
}

std::vector<Mark> PlainMarksOf(db::Session& session, const Keys& keys, CaseId id, int redaction) {
  std::vector<Mark> marks;
  for (KeptMark& each : MarksOf(session, keys, id, redaction)) marks.push_back(std::move(each.mark));
  return marks;
}

std::map<int, int> CountMarks(db::Session& session, CaseId id, int redaction) {
  std::map<int, int> counts;
  for (const db::Row& row : session.Query(kCountMarks, id.organ.value, id.number, redaction)) {
    counts[row.Get<int>(0)] = row.Get<int>(1);
  }
  return counts;
}

std::int64_t NextSeries(db::Session& session, CaseId id, int redaction) {
  return session.One<std::int64_t>(kNextSeries, id.organ.value, id.number, redaction);
}

std::int64_t TakeBackMarks(db::Transaction& act, CaseId id, int redaction, const TakenMarks& taken) {
  if (taken.series > 0) {
    return act.Execute(kTakeSeries, taken.person.value, Seconds(taken.at), id.organ.value, id.number, redaction,
                       taken.series);
  }
  return act.Execute(kTakeOne, taken.person.value, Seconds(taken.at), id.organ.value, id.number, redaction,
                     taken.number);
}

std::optional<Redaction> RedactionOfCopy(db::Session& session, const Keys& keys, CaseId id, string_view digest) {
  const auto seal = CaseSeal::Of(session, keys, id);
  return FirstOf(session.Query(kSelectOfCopy, id.organ.value, id.number, digest), id, seal);
}

std::vector<RedactionWaiting> RedactionsIn(db::Session& session, const std::vector<account::OrganId>& handlers,
                                           RedactState state, int most) {
  std::vector<RedactionWaiting> found;
  const std::string sight = account::SightText(handlers);
  for (const db::Row& row : session.Query(kInState, IdOf(state), sight, sight, most)) {
    found.push_back({.id = {account::OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                     .number = row.Get<int>(2),
                     .handed_by = Person(row, 3)});
  }
  return found;
}

void EraseRedactions(db::Transaction& act, CaseId id) {
  act.Execute(kBlankWords, id.organ.value, id.number);
  act.Execute(kBlankMarks, id.organ.value, id.number);
}

}  // namespace gongkai::request
