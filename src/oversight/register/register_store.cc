#include "oversight/register/register_store.h"

#include "account/sight.h"

namespace gongkai::oversight {
namespace {

#define OF_ENTRY(table) "(SELECT COUNT(*) FROM " table " t WHERE t.organ_id = e.organ_id AND t.entry = e.number"
#define ENTRY_SELECT \
  "SELECT e.organ_id, e.number, e.kind, e.from_day, e.until_day, e.about_id, e.state, e.ending, e.content, "       \
  "e.version, c.field_values, " OF_ENTRY("oversight_register_step") "), " OF_ENTRY("oversight_register_step")      \
  " AND t.done_on IS NOT NULL), " OF_ENTRY("oversight_register_file") ") FROM oversight_register_entry e JOIN "    \
  "oversight_register_content c ON c.organ_id = e.organ_id AND c.entry = e.number AND c.number = e.content "

constexpr std::string_view kNextNumber =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_register_entry WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO oversight_register_entry (organ_id, number, kind, from_day, until_day, about_id, state, ending, "
    "content, version) VALUES (?, ?, ?, ?, ?, ?, 'open', '', 1, 1)";
constexpr std::string_view kInsertContent =
    "INSERT INTO oversight_register_content (organ_id, entry, number, from_day, field_values) VALUES (?, ?, ?, ?, ?)";
constexpr std::string_view kSelect = ENTRY_SELECT "WHERE e.organ_id = ? AND e.number = ?";
constexpr std::string_view kUpdate =
    "UPDATE oversight_register_entry SET from_day = ?, until_day = ?, about_id = ?, state = ?, ending = ?, content = "
    "?, version = version + 1 WHERE organ_id = ? AND number = ? AND version = ?";
constexpr std::string_view kSelectContents =
    "SELECT number, from_day, field_values FROM oversight_register_content WHERE organ_id = ? AND entry = ? ORDER BY "
    "number";
constexpr std::string_view kList =
    ENTRY_SELECT "WHERE (e.kind = 'example' OR " IN_SIGHT("e.organ_id") " OR " IN_SIGHT(
        "e.about_id") ") AND (CAST(? AS BIGINT) IS NULL OR e.organ_id = ? OR (? = 0 AND e.about_id = ?)) AND (CAST(? AS "
                      "TEXT) = '' OR e.kind = ?) AND (CAST(? AS TEXT) IS NULL OR (e.from_day <= ? AND e.until_day >= "
                      "?)) AND (? = 1 OR e.state <> 'struck') ORDER BY e.from_day DESC, e.organ_id, e.number DESC "
                      "LIMIT ?";

constexpr std::string_view kSelectSteps =
    "SELECT number, what, owner, due, done_on, outcome, person FROM oversight_register_step WHERE organ_id = ? AND "
    "entry = ? ORDER BY number";
constexpr std::string_view kNextStep =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_register_step WHERE organ_id = ? AND entry = ?";
constexpr std::string_view kInsertStep =
    "INSERT INTO oversight_register_step (organ_id, entry, number, what, owner, due, done_on, outcome, person) VALUES "
    "(?, ?, ?, ?, ?, ?, NULL, '', ?)";
constexpr std::string_view kFinishStep =
    "UPDATE oversight_register_step SET done_on = ?, outcome = ?, person = ? WHERE organ_id = ? AND entry = ? AND "
    "number = ? AND done_on IS NULL";

constexpr std::string_view kOpenSteps =
    "SELECT s.organ_id, s.entry, s.number, s.what, s.owner, s.due FROM oversight_register_step s JOIN "
    "oversight_register_entry e ON e.organ_id = s.organ_id AND e.number = s.entry WHERE s.done_on IS NULL AND s.due <= "
    "? AND e.state = 'open' AND (" IN_SIGHT("e.organ_id") " OR " IN_SIGHT("e.about_id") ") ORDER BY s.due, s.organ_id, "
                                                                                        "s.entry, s.number LIMIT ?";
constexpr std::string_view kSelectFiles =
    "SELECT number, step, size, name, digest FROM oversight_register_file WHERE organ_id = ? AND entry = ? ORDER BY "
    "number";
constexpr std::string_view kNextFile =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_register_file WHERE organ_id = ? AND entry = ?";
constexpr std::string_view kInsertFile =
    "INSERT INTO oversight_register_file (organ_id, entry, number, step, name, digest, size) VALUES (?, ?, ?, ?, ?, ?, "
    "?)";

constexpr std::string_view kNextEvent =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_register_event WHERE organ_id = ? AND entry = ?";
constexpr std::string_view kInsertEvent =
    "INSERT INTO oversight_register_event (organ_id, entry, number, at, kind, person_id, person, words, content) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectEvents =
    "SELECT at, kind, person_id, person, words, content FROM oversight_register_event WHERE organ_id = ? AND entry = ? "
    "ORDER BY number";

constexpr std::string_view kSelectNone =
    "SELECT number, kind, choice, year, words, at, person, taken_back FROM oversight_register_none WHERE organ_id = ? "
    "AND year = ? ORDER BY number";
constexpr std::string_view kNextNone =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM oversight_register_none WHERE organ_id = ?";
constexpr std::string_view kInsertNone =
    "INSERT INTO oversight_register_none (organ_id, number, kind, choice, year, words, at, person_id, person, "
    "taken_back) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)";
constexpr std::string_view kTakeBack =
    "UPDATE oversight_register_none SET taken_back = 1 WHERE organ_id = ? AND number = ? AND taken_back = 0";

std::optional<std::int64_t> Plain(const std::optional<OrganId>& organ) {
  return organ ? std::optional(organ->value) : std::nullopt;
}

RegisterEntry FromRow(const db::Row& row) {
  RegisterEntry entry{.id = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)},
                      .kind = FindRegisterKind(row.Get<std::string_view>(2)),
                      .from = row.Get<Date>(3),
                      .until = row.Get<Date>(4)};
  const auto state = EntryStateFrom(row.Get<std::string_view>(6));
  if (entry.kind == nullptr || !state) {
    throw db::DatabaseError(db::ErrorCode::kOther, "unknown word in a register of oversight");
  }
  if (!row.IsNull(5)) entry.about = OrganId{row.Get<std::int64_t>(5)};
  entry.state = *state;
  entry.ending = row.Get<std::string>(7);
  entry.content = row.Get<std::int64_t>(8);
  entry.version = row.Get<std::int64_t>(9);
  entry.values = UnpackValues(row.Get<std::string_view>(10));
  entry.steps = static_cast<int>(row.Get<std::int64_t>(11));
  entry.steps_done = static_cast<int>(row.Get<std::int64_t>(12));
  entry.files = static_cast<int>(row.Get<std::int64_t>(13));
  return entry;
}

}  // namespace

void LockRegisters(db::Transaction& act, OrganId organ) {
  act.Lock("oversight registers of " + std::to_string(organ.value));
}

RegisterEntryId AddRegisterEntryRow(db::Transaction& act, RegisterEntry entry) {
  LockRegisters(act, entry.id.organ);
  entry.id.number = act.One<std::int64_t>(kNextNumber, entry.id.organ.value);
  act.Execute(kInsert, entry.id.organ.value, entry.id.number, entry.kind->id, entry.from, entry.until,
              Plain(entry.about));
  AddContent(act, entry);
  return entry.id;
}

void AddContent(db::Transaction& act, const RegisterEntry& entry) {
  act.Execute(kInsertContent, entry.id.organ.value, entry.id.number, entry.content, entry.from,
              PackValues(entry.values));
}

std::optional<RegisterEntry> FindRegisterEntry(db::Session& session, RegisterEntryId id) {
  db::Rows rows = session.Query(kSelect, id.organ.value, id.number);
  if (!rows.Next()) return std::nullopt;
  return FromRow(rows.row());
}

std::optional<RegisterEntry> LockedRegisterEntry(db::Transaction& act, RegisterEntryId id) {
  LockRegisters(act, id.organ);
  return FindRegisterEntry(act, id);
}

bool UpdateRegisterEntry(db::Transaction& act, const RegisterEntry& entry) {
  return act.Execute(kUpdate, entry.from, entry.until, Plain(entry.about), IdOf(entry.state), entry.ending,
                     entry.content, entry.id.organ.value, entry.id.number, entry.version) == 1;
}

std::vector<KeptContent> ContentsOf(db::Session& session, RegisterEntryId id) {
  std::vector<KeptContent> contents;
  for (const db::Row& row : session.Query(kSelectContents, id.organ.value, id.number)) {
    contents.push_back({row.Get<std::int64_t>(0), row.Get<Date>(1), UnpackValues(row.Get<std::string_view>(2))});
  }
  return contents;
}

std::vector<RegisterEntry> ListRegisterEntries(db::Session& session, const RegisterQuery& query) {
  const auto sight = account::SightText(query.sight);
  const auto organ = Plain(query.organ);
  const auto first = query.year ? std::optional(ToString(DaysOf(*query.year).first)) : std::nullopt;
  const auto last = query.year ? std::optional(ToString(DaysOf(*query.year).last)) : std::nullopt;
  std::vector<RegisterEntry> entries;
  for (const db::Row& row :
       session.Query(kList, sight, sight, sight, sight, organ, organ, query.only_kept ? 1 : 0, organ, query.kind,
                     query.kind, first, last, first, query.with_struck ? 1 : 0, query.most)) {
    entries.push_back(FromRow(row));
  }
  return entries;
}

std::vector<RegisterStep> StepsOf(db::Session& session, RegisterEntryId id) {
  std::vector<RegisterStep> steps;
  for (const db::Row& row : session.Query(kSelectSteps, id.organ.value, id.number)) {
    RegisterStep step{.number = row.Get<std::int64_t>(0),
                      .what = row.Get<std::string>(1),
                      .owner = row.Get<std::string>(2),
                      .due = row.Get<Date>(3)};
    if (!row.IsNull(4)) step.done_on = row.Get<Date>(4);
    step.outcome = row.Get<std::string>(5);
    step.person = row.Get<std::string>(6);
    steps.push_back(std::move(step));
  }
  return steps;
}

std::int64_t AddRegisterStepRow(db::Transaction& act, RegisterEntryId id, const RegisterStep& step) {
  const auto number = act.One<std::int64_t>(kNextStep, id.organ.value, id.number);
  act.Execute(kInsertStep, id.organ.value, id.number, number, step.what, step.owner, step.due, step.person);
  return number;
}

bool FinishStepRow(db::Transaction& act, RegisterEntryId id, const RegisterStep& step) {
  return act.Execute(kFinishStep, step.done_on, step.outcome, step.person, id.organ.value, id.number, step.number) == 1;
}

std::vector<OpenStep> OpenStepsBy(db::Session& session, const std::vector<OrganId>& organs, Date due, int most) {
  const std::string sight = account::SightText(organs);
  std::vector<OpenStep> open;
  for (const db::Row& row : session.Query(kOpenSteps, due, sight, sight, sight, sight, most)) {
    OpenStep each{.entry = {OrganId{row.Get<std::int64_t>(0)}, row.Get<std::int64_t>(1)}, .step = {}};
    each.step.number = row.Get<std::int64_t>(2);
    each.step.what = row.Get<std::string>(3);
    each.step.owner = row.Get<std::string>(4);
    each.step.due = row.Get<Date>(5);
    open.push_back(std::move(each));
  }
  return open;
}

std::vector<RegisterFile> FilesOf(db::Session& session, RegisterEntryId id) {
  std::vector<RegisterFile> files;
  for (const db::Row& row : session.Query(kSelectFiles, id.organ.value, id.number)) {
    RegisterFile file{.number = row.Get<std::int64_t>(0), .step = row.Get<std::int64_t>(1)};
    file.size = row.Get<std::int64_t>(2);
    file.name = row.Get<std::string>(3);
    file.digest = row.Get<std::string>(4);
    files.push_back(std::move(file));
  }
  return files;
}

void AddRegisterFile(db::Transaction& act, RegisterEntryId id, const RegisterFile& file) {
  const auto number = act.One<std::int64_t>(kNextFile, id.organ.value, id.number);
  act.Execute(kInsertFile, id.organ.value, id.number, number, file.step, file.name, file.digest, file.size);
}

void AddRegisterEvent(db::Transaction& act, RegisterEntryId id, const RegisterEvent& event) {
  const auto number = act.One<std::int64_t>(kNextEvent, id.organ.value, id.number);
  const auto person = event.person ? std::optional(event.person->value) : std::nullopt;
  act.Execute(kInsertEvent, id.organ.value, id.number, number, Seconds(event.at), event.kind, person, event.person_name,
              event.words, event.content);
}

std::vector<RegisterEvent> RegisterEventsOf(db::Session& session, RegisterEntryId id) {
  std::vector<RegisterEvent> events;
  for (const db::Row& row : session.Query(kSelectEvents, id.organ.value, id.number)) {
    RegisterEvent event{.at = InstantOf(row.Get<std::int64_t>(0)), .kind = row.Get<std::string>(1)};
    if (!row.IsNull(2)) event.person = account::PersonId{row.Get<std::int64_t>(2)};
    event.person_name = row.Get<std::string>(3);
    event.words = row.Get<std::string>(4);
    event.content = row.Get<std::int64_t>(5);
    events.push_back(std::move(event));
  }
  return events;
}

std::vector<NoneStatement> NoneStatementsOf(db::Session& session, OrganId organ, int year) {
  std::vector<NoneStatement> statements;
  for (const db::Row& row : session.Query(kSelectNone, organ.value, year)) {
    NoneStatement none{.kind = row.Get<std::string>(1), .choice = row.Get<std::string>(2)};
    none.number = row.Get<std::int64_t>(0);
    none.year = static_cast<int>(row.Get<std::int64_t>(3));
    none.words = row.Get<std::string>(4);
    none.at = InstantOf(row.Get<std::int64_t>(5));
    none.person = row.Get<std::string>(6);
    none.is_taken_back = row.Get<std::int64_t>(7) != 0;
    statements.push_back(std::move(none));
  }
  return statements;
}

std::int64_t AddNoneStatement(db::Transaction& act, OrganId organ, const NoneStatement& none,
                              std::optional<account::PersonId> person) {
  const auto number = act.One<std::int64_t>(kNextNone, organ.value);
  const auto by = person ? std::optional(person->value) : std::nullopt;
  act.Execute(kInsertNone, organ.value, number, none.kind, none.choice, none.year, none.words, Seconds(none.at), by,
              none.person);
  return number;
}

bool TakeBackNoneStatement(db::Transaction& act, OrganId organ, std::int64_t number) {
  return act.Execute(kTakeBack, organ.value, number) == 1;
}

}  // namespace gongkai::oversight
