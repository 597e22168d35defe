// Events and documents of disputes: added, read, never changed.
#include <array>
#include <iterator>

#include "crypto/seal.h"
#include "db/blob_store.h"
#include "remedy/dispute_seal_store.h"
#include "remedy/dispute_store.h"

namespace gongkai::remedy {
namespace {

using account::Keys;
using std::string_view;

constexpr string_view kNext =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM dispute_event WHERE organ_id = ? AND dispute_number = ?";
constexpr string_view kInsert =
    "INSERT INTO dispute_event (organ_id, dispute_number, number, kind, on_day, at, person_id, person, "
    "procedure_kind, until_on, served_on, outcome, orders_anew, by_organ, amount, as_appeal, words) VALUES (?, ?, ?, "
    "?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr string_view kSelect =
    "SELECT kind, on_day, at, person_id, person, procedure_kind, until_on, served_on, outcome, orders_anew, by_organ, "
    "amount, as_appeal FROM dispute_event WHERE organ_id = ? AND dispute_number = ? ORDER BY number";
constexpr string_view kSelectWords =
    "SELECT number, words FROM dispute_event WHERE organ_id = ? AND dispute_number = ? ORDER BY number";

constexpr string_view kNextFile =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM dispute_file WHERE organ_id = ? AND dispute_number = ?";
constexpr string_view kInsertFile =
    "INSERT INTO dispute_file (organ_id, dispute_number, number, kind, name, digest, bytes, at) VALUES (?, ?, ?, ?, "
    "?, ?, ?, ?)";
constexpr string_view kSelectFiles =
    "SELECT number, kind, bytes, at, name FROM dispute_file WHERE organ_id = ? AND dispute_number = ? ORDER BY number";
constexpr string_view kSelectDigest =
    "SELECT digest FROM dispute_file WHERE organ_id = ? AND dispute_number = ? AND number = ?";

struct FileKindRow {
  DisputeFileKind kind;
  string_view id, name;
};
constexpr FileKindRow kFileKinds[] = {
    {DisputeFileKind::kApplication, "application", "申请书、起诉状副本"},
    {DisputeFileKind::kAnswer, "answer", "答复书、答辩状"},
    {DisputeFileKind::kEvidence, "evidence", "证据、依据"},
    {DisputeFileKind::kNotice, "notice", "通知书、传票"},
    {DisputeFileKind::kDecision, "decision", "决定书、裁判文书"},
    {DisputeFileKind::kOther, "other", "其他材料"},
};
constexpr auto kAllFileKinds = [] {
  std::array<DisputeFileKind, std::size(kFileKinds)> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = kFileKinds[i].kind;
  return kinds;
}();

std::string PlaceOf(std::int64_t number) { return "event:" + std::to_string(number); }
std::string FilePlace(int number) { return "file:" + std::to_string(number); }
std::string NamePlace(int number) { return "file name:" + std::to_string(number); }

DisputeEvent EventFrom(const db::Row& row) {
  DisputeEvent event{.kind = Known(DisputeEventKindFrom(row.Get<string_view>(0))),
                     .on = row.Get<Date>(1),
                     .at = InstantOf(row.Get<std::int64_t>(2)),
                     .person_name = row.Get<std::string>(4),
                     .procedure = Known(ProcedureFrom(row.Get<string_view>(5))),
                     .until = row.Get<std::optional<Date>>(6),
                     .served = row.Get<std::optional<Date>>(7),
                     .outcome = row.Get<std::string>(8),
                     .orders_anew = row.Get<std::int64_t>(9) != 0,
                     .by_organ = row.Get<std::int64_t>(10) != 0,
                     .as_appeal = row.Get<std::int64_t>(12) != 0,
                     .amount = row.Get<std::int64_t>(11)};
  if (!row.IsNull(3)) event.person = account::PersonId{row.Get<std::int64_t>(3)};
  return event;
}

std::int64_t NextEvent(db::Transaction& act, DisputeId id) {
  return act.One<std::int64_t>(kNext, id.organ.value, id.number);
}

void PutEvent(db::Transaction& act, DisputeId id, std::int64_t number, const DisputeEvent& event,
              const std::optional<db::Blob>& sealed) {
  act.Execute(kInsert, id.organ.value, id.number, number, IdOf(event.kind), event.on, Seconds(event.at),
              event.person ? std::optional(event.person->value) : std::nullopt, event.person_name,
              IdOf(event.procedure), event.until, event.served, event.outcome, event.orders_anew ? 1 : 0,
              event.by_organ ? 1 : 0, event.amount, event.as_appeal ? 1 : 0, sealed);
}

}  // namespace

void AppendDisputeEvent(db::Transaction& act, const Keys& keys, DisputeId id, const DisputeEvent& event,
                        const PersonalText& words) {
  const std::int64_t number = NextEvent(act, id);
  std::optional<db::Blob> sealed;
  if (!words.empty()) sealed = DisputeSeal::Of(act, keys, id).Seal(PlaceOf(number), words.Reveal());
  PutEvent(act, id, number, event, sealed);
}

void AppendErased(db::Transaction& act, DisputeId id, Instant at) {
  PutEvent(act, id, NextEvent(act, id), {.kind = DisputeEventKind::kErased, .on = BeijingDay(at), .at = at}, {});
}
std::vector<DisputeEvent> DisputeEventsOf(db::Session& session, DisputeId id) {
  std::vector<DisputeEvent> events;
  for (const db::Row& row : session.Query(kSelect, id.organ.value, id.number)) events.push_back(EventFrom(row));
  return events;
}

std::vector<PersonalText> DisputeEventWordsOf(db::Session& session, const Keys& keys, DisputeId id) {
  const auto seal = DisputeSeal::UnlessErased(session, keys, id);
  std::vector<PersonalText> words;
  for (const db::Row& row : session.Query(kSelectWords, id.organ.value, id.number)) {
    if (!seal) {
      words.emplace_back();
      continue;
    }
    words.push_back(seal->OpenSome(PlaceOf(row.Get<std::int64_t>(0)), row.Get<std::optional<db::Blob>>(1)));
  }
  return words;
}

// ---- documents

std::span<const DisputeFileKind> DisputeFileKinds() { return kAllFileKinds; }
string_view IdOf(DisputeFileKind kind) { return kFileKinds[static_cast<std::size_t>(kind)].id; }
string_view NameOf(DisputeFileKind kind) { return kFileKinds[static_cast<std::size_t>(kind)].name; }
std::optional<DisputeFileKind> DisputeFileKindFrom(string_view id) {
  for (const FileKindRow& row : kFileKinds) {
    if (row.id == id) return row.kind;
  }
  return std::nullopt;
}

int AddDisputeFile(db::Transaction& act, const Keys& keys, DisputeId id, DisputeFileKind kind, const PersonalText& name,
                   Instant at, string_view bytes) {
  const DisputeSeal seal = DisputeSeal::Of(act, keys, id);
  const int number = act.One<int>(kNextFile, id.organ.value, id.number);
  db::BlobWriter writer(act);
  writer.Append(seal.Seal(FilePlace(number), bytes).bytes);
  const std::string digest = writer.Finish();
  act.Execute(kInsertFile, id.organ.value, id.number, number, IdOf(kind), seal.Seal(NamePlace(number), name.Reveal()),
              digest, static_cast<std::int64_t>(bytes.size()), Seconds(at));
  return number;
}

std::vector<DisputeFile> DisputeFilesOf(db::Session& session, const Keys& keys, DisputeId id) {
  std::vector<DisputeFile> files;
  const auto seal = DisputeSeal::UnlessErased(session, keys, id);
  if (!seal) return files;
  for (const db::Row& row : session.Query(kSelectFiles, id.organ.value, id.number)) {
    const int number = row.Get<int>(0);
    files.push_back({.number = number,
                     .kind = Known(DisputeFileKindFrom(row.Get<string_view>(1))),
                     .bytes = row.Get<std::int64_t>(2),
                     .at = InstantOf(row.Get<std::int64_t>(3)),
                     .name = PersonalText(seal->Open(NamePlace(number), row.Get<db::Blob>(4).bytes))});
  }
  return files;
}

std::optional<PersonalText> OpenDisputeFile(db::Session& session, const Keys& keys, DisputeId id, int number) {
  const auto seal = DisputeSeal::UnlessErased(session, keys, id);
  if (!seal) return std::nullopt;
  const auto digest = session.First<std::string>(kSelectDigest, id.organ.value, id.number, number);
  const auto sealed = digest ? db::GetBlob(session, *digest) : std::nullopt;
  if (!sealed) return std::nullopt;
  return PersonalText(seal->Open(FilePlace(number), *sealed));
}

}  // namespace gongkai::remedy
