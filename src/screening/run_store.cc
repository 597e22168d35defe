#include "screening/run_store.h"

#include "db/error.h"

namespace gongkai::screening {
namespace {

#define OF_SUBJECT "organ_id = ? AND kind = ? AND subject = ?"
#define RUN_COLUMNS "number, digest, lists, rules, at, person_id, person_name, parts, unread, hits, pictures"

constexpr std::string_view kPresentRules = "SELECT COALESCE(MAX(rules), 0) FROM screening_present";
constexpr std::string_view kPresentLists =
    "SELECT COALESCE(MAX(version), 0) FROM screening_change WHERE organ_id = 0 OR organ_id = ?";
constexpr std::string_view kNewestLists = "SELECT COALESCE(MAX(version), 0) FROM screening_change";
constexpr std::string_view kConcerned =
    "SELECT DISTINCT organ_id FROM screening_change WHERE version > ? ORDER BY organ_id";
constexpr std::string_view kGrowRules =
    "INSERT INTO screening_present (rules) VALUES (?) ON CONFLICT (rules) DO NOTHING";
constexpr std::string_view kSelectRun = "SELECT " RUN_COLUMNS " FROM screening_run WHERE " OF_SUBJECT " AND number = ?";
constexpr std::string_view kLastOver =
    "SELECT " RUN_COLUMNS " FROM screening_run WHERE " OF_SUBJECT " AND digest = ? ORDER BY number DESC LIMIT 1";
constexpr std::string_view kLast =
    "SELECT " RUN_COLUMNS " FROM screening_run WHERE " OF_SUBJECT " ORDER BY number DESC LIMIT 1";
constexpr std::string_view kNextRun = "SELECT COALESCE(MAX(number), 0) + 1 FROM screening_run WHERE " OF_SUBJECT;
constexpr std::string_view kInsertRun = "INSERT INTO screening_run (organ_id, kind, subject, " RUN_COLUMNS
                                        ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

#define HIT_COLUMNS \
  "number, rule, part, place, piece, at_byte, length, sureness, why, instead, sample, text_digest, needs"
constexpr std::string_view kSelectHits =
    "SELECT " HIT_COLUMNS " FROM screening_hit WHERE " OF_SUBJECT " AND run = ? ORDER BY number";
constexpr std::string_view kInsertHit = "INSERT INTO screening_hit (organ_id, kind, subject, run, " HIT_COLUMNS
                                        ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

#define DECISION_COLUMNS "number, run, hit, part, rule, text_digest, verdict, reason, post, person_id, person_name, at"
constexpr std::string_view kSelectDecisions =
    "SELECT " DECISION_COLUMNS " FROM screening_decision WHERE " OF_SUBJECT " ORDER BY number";
constexpr std::string_view kNextDecision =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM screening_decision WHERE " OF_SUBJECT;
constexpr std::string_view kInsertDecision =
    "INSERT INTO screening_decision (organ_id, kind, subject, " DECISION_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

constexpr std::string_view kPutState =
    "INSERT INTO screening_state (organ_id, kind, subject, digest, run, is_open) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT "
    "(organ_id, kind, subject, digest) DO UPDATE SET run = excluded.run, is_open = excluded.is_open";

#define RESCAN_COLUMNS "lists, rules, started_at, ended_at, total, looked, found, after_organ, after_number, stage"
constexpr std::string_view kSelectRescan =
    "SELECT " RESCAN_COLUMNS " FROM screening_rescan WHERE lists = ? AND rules = ?";
constexpr std::string_view kLastRescan =
    "SELECT " RESCAN_COLUMNS " FROM screening_rescan ORDER BY lists DESC, rules DESC LIMIT 1";
constexpr std::string_view kLastEndedRescan =
    "SELECT " RESCAN_COLUMNS
    " FROM screening_rescan WHERE ended_at IS NOT NULL ORDER BY lists DESC, rules DESC LIMIT 1";
constexpr std::string_view kPutRescan =
    "INSERT INTO screening_rescan (" RESCAN_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (lists, rules) DO UPDATE SET ended_at = excluded.ended_at, "
    "total "
    "= excluded.total, looked = excluded.looked, found = excluded.found, after_organ = excluded.after_organ, "
    "after_number = excluded.after_number, stage = excluded.stage";

template <class T>
T Known(std::optional<T> value, const char* what) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, what);
  return *value;
}

constexpr Sureness kSurenesses[] = {Sureness::kCertain, Sureness::kLikely, Sureness::kPossible};
std::optional<Sureness> SurenessFrom(std::string_view id) {
  for (const Sureness each : kSurenesses) {
    if (IdOf(each) == id) return each;
  }
  return std::nullopt;
}

std::optional<PostKind> PostFrom(std::string_view id) {
  for (const PostKind each : account::kPostKinds) {
    if (IdOf(each) == id) return each;
  }
  return std::nullopt;
}

std::optional<Run> RunIn(db::Rows rows, const Subject& subject) {
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  return Run{.subject = subject,
             .number = row.Get<std::int64_t>(0),
             .digest = row.Get<std::string>(1),
             .lists = row.Get<std::int64_t>(2),
             .rules = row.Get<std::int64_t>(3),
             .at = InstantOf(row.Get<std::int64_t>(4)),
             .person = PersonId{row.Get<std::int64_t>(5)},
             .person_name = row.Get<std::string>(6),
             .parts = row.Get<int>(7),
             .unread = row.Get<int>(8),
             .hits = row.Get<int>(9),
             .pictures = row.Get<int>(10)};
}

std::optional<Rescan> RescanIn(db::Rows rows) {
  if (!rows.Next()) return std::nullopt;
  const db::Row& row = rows.row();
  Rescan rescan{.by = {row.Get<std::int64_t>(0), row.Get<std::int64_t>(1)},
                .started_at = InstantOf(row.Get<std::int64_t>(2)),
                .total = row.Get<std::int64_t>(4),
                .looked = row.Get<std::int64_t>(5),
                .found = row.Get<std::int64_t>(6),
                .stage = row.Get<int>(9),
                .after_organ = OrganId{row.Get<std::int64_t>(7)},
                .after_number = row.Get<std::int64_t>(8)};
  rescan.ended_at = InstantOf(row.Get<std::optional<std::int64_t>>(3));
  return rescan;
}

}  // namespace

PresentLists PresentListsOf(db::Session& session, OrganId organ) {
  return {session.One<std::int64_t>(kPresentLists, organ.value), session.One<std::int64_t>(kPresentRules)};
}

PresentLists NewestLists(db::Session& session) {
  return {session.One<std::int64_t>(kNewestLists), session.One<std::int64_t>(kPresentRules)};
}

std::optional<std::vector<OrganId>> ConcernedSince(db::Session& session, std::int64_t lists) {
  std::vector<OrganId> organs;
  for (const db::Row& row : session.Query(kConcerned, lists)) organs.push_back(OrganId{row.Get<std::int64_t>(0)});
  if (!organs.empty() && organs.front().value == 0) return std::nullopt;
  return organs;
}

void GrowPresentRules(db::Transaction& act, std::int64_t rules) { act.Execute(kGrowRules, rules); }

std::optional<Run> LastRunOver(db::Session& session, const Subject& subject, std::string_view digest) {
  return RunIn(session.Query(kLastOver, subject.organ.value, subject.kind, subject.number, digest), subject);
}

std::optional<Run> LastRunOf(db::Session& session, const Subject& subject) {
  return RunIn(session.Query(kLast, subject.organ.value, subject.kind, subject.number), subject);
}

std::optional<Run> FindRun(db::Session& session, const Subject& subject, std::int64_t number) {
  return RunIn(session.Query(kSelectRun, subject.organ.value, subject.kind, subject.number, number), subject);
}

std::vector<StoredHit> HitsOf(db::Session& session, const Subject& subject, std::int64_t run) {
  std::vector<StoredHit> hits;
  for (const db::Row& row : session.Query(kSelectHits, subject.organ.value, subject.kind, subject.number, run)) {
    hits.push_back({.number = row.Get<std::int64_t>(0),
                    .rule = row.Get<std::string>(1),
                    .part = row.Get<std::string>(2),
                    .place = row.Get<std::string>(3),
                    .piece = static_cast<std::size_t>(row.Get<std::int64_t>(4)),
                    .offset = static_cast<std::size_t>(row.Get<std::int64_t>(5)),
                    .length = static_cast<std::size_t>(row.Get<std::int64_t>(6)),
                    .sureness = Known(SurenessFrom(row.Get<std::string_view>(7)), "unknown sureness of a hit"),
                    .why = row.Get<std::string>(8),
                    .instead = row.Get<std::string>(9),
                    .sample = row.Get<std::string>(10),
                    .text_digest = row.Get<std::string>(11),
                    .needs = Known(NeedsFrom(row.Get<std::string_view>(12)), "unknown needs of a hit")});
  }
  return hits;
}

std::vector<Decision> DecisionsOf(db::Session& session, const Subject& subject) {
  std::vector<Decision> decisions;
  for (const db::Row& row : session.Query(kSelectDecisions, subject.organ.value, subject.kind, subject.number)) {
    decisions.push_back({.number = row.Get<std::int64_t>(0),
                         .run = row.Get<std::int64_t>(1),
                         .hit = row.Get<std::int64_t>(2),
                         .part = row.Get<std::string>(3),
                         .rule = row.Get<std::string>(4),
                         .text_digest = row.Get<std::string>(5),
                         .verdict = Known(VerdictFrom(row.Get<std::string_view>(6)), "unknown verdict"),
                         .reason = row.Get<std::string>(7),
                         .post = PostFrom(row.Get<std::string_view>(8)),
                         .person = PersonId{row.Get<std::int64_t>(9)},
                         .person_name = row.Get<std::string>(10),
                         .at = InstantOf(row.Get<std::int64_t>(11))});
  }
  return decisions;
}

Run AddRun(db::Transaction& act, Run run, const std::vector<StoredHit>& hits) {
  const Subject& of = run.subject;
  run.number = act.One<std::int64_t>(kNextRun, of.organ.value, of.kind, of.number);
  run.hits = static_cast<int>(hits.size());
  act.Execute(kInsertRun, of.organ.value, of.kind, of.number, run.number, run.digest, run.lists, run.rules,
              Seconds(run.at), run.person.value, run.person_name, run.parts, run.unread, run.hits, run.pictures);
  std::int64_t number = 0;
  for (const StoredHit& hit : hits) {
    act.Execute(kInsertHit, of.organ.value, of.kind, of.number, run.number, ++number, hit.rule, hit.part, hit.place,
                static_cast<std::int64_t>(hit.piece), static_cast<std::int64_t>(hit.offset),
                static_cast<std::int64_t>(hit.length), IdOf(hit.sureness), hit.why, hit.instead, hit.sample,
                hit.text_digest, IdOf(hit.needs));
  }
  return run;
}

void AddDecisions(db::Transaction& act, const Subject& subject, std::vector<Decision> decisions) {
  if (decisions.empty()) return;
  auto number = act.One<std::int64_t>(kNextDecision, subject.organ.value, subject.kind, subject.number);
  for (const Decision& each : decisions) {
    act.Execute(kInsertDecision, subject.organ.value, subject.kind, subject.number, number++, each.run, each.hit,
                each.part, each.rule, each.text_digest, IdOf(each.verdict), each.reason,
                each.post ? IdOf(*each.post) : std::string_view(), each.person.value, each.person_name,
                Seconds(each.at));
  }
}

void PutState(db::Transaction& act, const Subject& subject, std::string_view digest, std::int64_t run, int open) {
  act.Execute(kPutState, subject.organ.value, subject.kind, subject.number, digest, run, open);
}

std::optional<Rescan> FindRescan(db::Session& session, const PresentLists& by) {
  return RescanIn(session.Query(kSelectRescan, by.lists, by.rules));
}

std::optional<Rescan> LastRescan(db::Session& session) { return RescanIn(session.Query(kLastRescan)); }

std::optional<Rescan> LastEndedRescan(db::Session& session) { return RescanIn(session.Query(kLastEndedRescan)); }

void PutRescan(db::Transaction& act, const Rescan& rescan) {
  act.Execute(kPutRescan, rescan.by.lists, rescan.by.rules, Seconds(rescan.started_at), Seconds(rescan.ended_at),
              rescan.total, rescan.looked, rescan.found, rescan.after_organ.value, rescan.after_number, rescan.stage);
}

}  // namespace gongkai::screening
