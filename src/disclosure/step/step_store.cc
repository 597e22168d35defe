#include "disclosure/step/step_store.h"

namespace gongkai::disclosure {
namespace {

#define STEP_COLUMNS                                                                                               \
  "s.organ_id, s.item, s.number, s.kind, s.asked_organ, s.body, s.about, s.sent_on, s.sent_number, s.answer_by, "  \
  "s.version, s.digest, s.asks_again, s.asked_by, s.asked_by_name, s.asked_at, s.state, s.answer, s.answered_on, " \
  "s.answer_number, s.answer_words, s.answered_by_name, s.ended_words"

constexpr std::string_view kSelect =
    "SELECT " STEP_COLUMNS " FROM item_step s WHERE s.organ_id = ? AND s.item = ? ORDER BY s.number";
constexpr std::string_view kSelectOne =
    "SELECT " STEP_COLUMNS " FROM item_step s WHERE s.organ_id = ? AND s.item = ? AND s.number = ?";
constexpr std::string_view kWasAsked = "SELECT COUNT(*) FROM item_step WHERE organ_id = ? AND item = ? AND version = ?";
constexpr std::string_view kNextNumber =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM item_step WHERE organ_id = ? AND item = ?";
constexpr std::string_view kInsert =
    "INSERT INTO item_step (organ_id, item, number, kind, asked_organ, body, about, sent_on, sent_number, answer_by, "
    "version, digest, asks_again, asked_by, asked_by_name, asked_at, state, answer, verdict, answered_on, "
    "answer_number, answer_words, answered_by_name, ended_words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, 'open', '', '', NULL, '', '', '', '')";
constexpr std::string_view kUpdate =
    "UPDATE item_step SET state = ?, answer = ?, verdict = ?, answered_on = ?, answer_number = ?, answer_words = ?, "
    "answered_by_name = ?, ended_words = ? WHERE organ_id = ? AND item = ? AND number = ?";
constexpr std::string_view kSelectScans =
    "SELECT step, name, digest, size FROM item_step_scan WHERE organ_id = ? AND item = ? ORDER BY step, position";
constexpr std::string_view kInsertScan =
    "INSERT INTO item_step_scan (organ_id, item, step, position, name, digest, size) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectKept =
    "SELECT step, digest, words, person_name, at FROM item_step_kept WHERE organ_id = ? AND item = ? ORDER BY step, at";
constexpr std::string_view kInsertKept =
    "INSERT INTO item_step_kept (organ_id, item, step, digest, words, person_id, person_name, at) VALUES (?, ?, ?, ?, "
    "?, ?, ?, ?)";
constexpr std::string_view kSelectLate =
    "SELECT step, answer, answered_on, words, effect, effect_words, over_step, person_name, at FROM item_step_late "
    "WHERE organ_id = ? AND item = ? ORDER BY step, number";
constexpr std::string_view kInsertLate =
    "INSERT INTO item_step_late (organ_id, item, step, number, answer, answered_on, words, effect, effect_words, "
    "over_step, person_id, person_name, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectOfClosed =
    "SELECT " STEP_COLUMNS
    " FROM item_step s JOIN organ o ON o.id = s.asked_organ WHERE s.state = 'open' AND o.closed_on <= ? ORDER BY "
    "s.organ_id, s.item, s.number LIMIT ?";
constexpr std::string_view kSelectAsked =
    "SELECT " STEP_COLUMNS
    ", COALESCE(v.title, '') FROM item_step s JOIN item i ON i.organ_id = s.organ_id AND i.number = s.item LEFT JOIN "
    "item_version v ON v.organ_id = s.organ_id AND v.item = s.item AND v.number = s.version WHERE s.asked_organ = ? "
    "ORDER BY CASE WHEN s.state = 'open' THEN 0 ELSE 1 END, CASE WHEN s.state = 'open' THEN s.answer_by ELSE '' END, "
    "s.asked_at DESC LIMIT ?";
constexpr std::string_view kSelectOpen =
    "SELECT " STEP_COLUMNS
    ", i.title FROM item_step s JOIN item i ON i.organ_id = s.organ_id AND i.number = s.item WHERE s.organ_id = ? AND "
    "s.state = 'open' ORDER BY COALESCE(s.answer_by, '9999'), s.item, s.number LIMIT ?";

template <class T>
T Known(std::optional<T> value, const char* what) {
  if (!value) throw db::DatabaseError(db::ErrorCode::kOther, what);
  return *value;
}

Step StepFromRow(const db::Row& row) {
  Step step{.item = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
            .number = row.Get<std::int64_t>(2),
            .kind = Known(StepKindFrom(row.Get<std::string_view>(3)), "unknown kind of step"),
            .body = row.Get<std::string>(5),
            .about = row.Get<std::string>(6),
            .sent_on = row.Get<Date>(7),
            .sent_number = row.Get<std::string>(8),
            .answer_by = row.Get<std::optional<Date>>(9),
            .version = row.Get<std::int64_t>(10),
            .digest = row.Get<std::string>(11),
            .asks_again = row.Get<std::int64_t>(12),
            .asked_by = account::PersonId{row.Get<std::int64_t>(13)},
            .asked_by_name = row.Get<std::string>(14),
            .asked_at = InstantOf(row.Get<std::int64_t>(15)),
            .state = Known(StepStateFrom(row.Get<std::string_view>(16)), "unknown state of a step"),
            .answered_on = row.Get<std::optional<Date>>(18),
            .answer_number = row.Get<std::string>(19),
            .answer_words = row.Get<std::string>(20),
            .answered_by_name = row.Get<std::string>(21),
            .ended_words = row.Get<std::string>(22)};
  if (const auto organ = row.Get<std::optional<std::int64_t>>(4)) step.organ = OrganId{*organ};
  step.answer = StepAnswerFrom(step.kind, row.Get<std::string_view>(17));
  return step;
}

Step* Numbered(std::vector<Step>& steps, std::int64_t number) {
  for (Step& step : steps) {
    if (step.number == number) return &step;
  }
  return nullptr;
}

void ReadScansAndKept(db::Session& session, ItemId item, std::vector<Step>& steps) {
  for (const db::Row& row : session.Query(kSelectScans, item.organ.value, item.number)) {
    if (Step* const step = Numbered(steps, row.Get<std::int64_t>(0)))
      step->scans.push_back({row.Get<std::string>(1), row.Get<std::string>(2), row.Get<std::int64_t>(3)});
  }
  for (const db::Row& row : session.Query(kSelectKept, item.organ.value, item.number)) {
    if (Step* const step = Numbered(steps, row.Get<std::int64_t>(0)))
      step->kept.push_back({row.Get<std::string>(1), row.Get<std::string>(2), row.Get<std::string>(3),
                            InstantOf(row.Get<std::int64_t>(4))});
  }
}

void ReadLate(db::Session& session, ItemId item, std::vector<Step>& steps) {
  for (const db::Row& row : session.Query(kSelectLate, item.organ.value, item.number)) {
    Step* const step = Numbered(steps, row.Get<std::int64_t>(0));
    if (step == nullptr) continue;
    step->late.push_back({.answer = StepAnswerFrom(step->kind, row.Get<std::string_view>(1)),
                          .answered_on = row.Get<Date>(2),
                          .words = row.Get<std::string>(3),
                          .looks_again = LateEffectFrom(row.Get<std::string_view>(4)) == LateEffect::kLookAgain,
                          .effect_words = row.Get<std::string>(5),
                          .over = row.Get<std::int64_t>(6),
                          .person_name = row.Get<std::string>(7),
                          .at = InstantOf(row.Get<std::int64_t>(8))});
  }
}

std::vector<ListedStep> ListedOf(db::Rows rows) {
  std::vector<ListedStep> listed;
  while (rows.Next()) listed.push_back({StepFromRow(rows.row()), rows.row().Get<std::string>(23)});
  return listed;
}

}  // namespace

std::vector<Step> StepsOf(db::Session& session, ItemId item) {
  std::vector<Step> steps;
  for (const db::Row& row : session.Query(kSelect, item.organ.value, item.number)) steps.push_back(StepFromRow(row));
  if (steps.empty()) return steps;
  ReadScansAndKept(session, item, steps);
  ReadLate(session, item, steps);
  return steps;
}

std::optional<Step> FindStep(db::Session& session, ItemId item, std::int64_t number) {
  std::vector<Step> steps;
  for (const db::Row& row : session.Query(kSelectOne, item.organ.value, item.number, number))
    steps.push_back(StepFromRow(row));
  if (steps.empty()) return std::nullopt;
  ReadScansAndKept(session, item, steps);
  ReadLate(session, item, steps);
  return std::move(steps.front());
}

bool WasAskedAbout(db::Session& session, ItemId item, std::int64_t version) {
  return session.One<std::int64_t>(kWasAsked, item.organ.value, item.number, version) > 0;
}

std::int64_t AddStep(db::Transaction& act, Step step) {
  step.number = act.One<std::int64_t>(kNextNumber, step.item.organ.value, step.item.number);
  std::optional<std::int64_t> organ;
  if (step.organ) organ = step.organ->value;
  act.Execute(kInsert, step.item.organ.value, step.item.number, step.number, IdOf(step.kind), organ, step.body,
              step.about, step.sent_on, step.sent_number, step.answer_by, step.version, step.digest, step.asks_again,
              step.asked_by.value, step.asked_by_name, Seconds(step.asked_at));
  return step.number;
}

void UpdateStep(db::Transaction& act, const Step& step) {
  act.Execute(kUpdate, IdOf(step.state), step.answer ? step.answer->id : "",
              step.answer ? IdOf(step.answer->verdict) : "", step.answered_on, step.answer_number, step.answer_words,
              step.answered_by_name, step.ended_words, step.item.organ.value, step.item.number, step.number);
}

void AddScan(db::Transaction& act, const Step& step, std::int64_t position, const Attachment& scan) {
  act.Execute(kInsertScan, step.item.organ.value, step.item.number, step.number, position, scan.name, scan.digest,
              scan.size);
}

void AddKept(db::Transaction& act, const Step& step, const KeptAnswer& kept, account::PersonId person) {
  act.Execute(kInsertKept, step.item.organ.value, step.item.number, step.number, kept.digest, kept.words, person.value,
              kept.person_name, Seconds(kept.at));
}

void AddLate(db::Transaction& act, const Step& step, const LateAnswer& late, account::PersonId person) {
  act.Execute(kInsertLate, step.item.organ.value, step.item.number, step.number,
              static_cast<std::int64_t>(step.late.size()) + 1, late.answer->id, late.answered_on, late.words,
              IdOf(late.looks_again ? LateEffect::kLookAgain : LateEffect::kNothing), late.effect_words, late.over,
              person.value, late.person_name, Seconds(late.at));
}

std::vector<Step> OpenStepsOfClosed(db::Session& session, Date today, int most) {
  std::vector<Step> steps;
  for (const db::Row& row : session.Query(kSelectOfClosed, today, most)) steps.push_back(StepFromRow(row));
  return steps;
}

std::vector<ListedStep> StepsAskedOf(db::Session& session, OrganId organ, int most) {
  return ListedOf(session.Query(kSelectAsked, organ.value, most));
}

std::vector<ListedStep> OpenStepsOf(db::Session& session, OrganId organ, int most) {
  return ListedOf(session.Query(kSelectOpen, organ.value, most));
}

}  // namespace gongkai::disclosure
