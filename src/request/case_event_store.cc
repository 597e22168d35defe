// Events of cases: added, read, never changed.
#include "request/case_seal_store.h"
#include "request/case_store.h"

namespace gongkai::request {
namespace {

using account::Keys;
using std::string_view;

constexpr string_view kNext =
    "SELECT COALESCE(MAX(number), 0) + 1 FROM request_event WHERE organ_id = ? AND case_number = ?";
constexpr string_view kInsert =
    "INSERT INTO request_event (organ_id, case_number, number, kind, on_day, at, person_id, person, channel, clock, "
    "ref, consulted, delivered_on, until_on, working_days, to_organ, to_person, outcome, digest, signer, answers, "
    "words) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr string_view kSelect =
    "SELECT kind, on_day, at, person_id, person, channel, clock, ref, consulted, delivered_on, until_on, working_days, "
    "to_organ, to_person, outcome, digest, signer, answers FROM request_event WHERE organ_id = ? AND case_number = ? "
    "ORDER BY number";
constexpr string_view kSelectWords =
    "SELECT number, words FROM request_event WHERE organ_id = ? AND case_number = ? ORDER BY number";

std::string PlaceOf(std::int64_t number) { return "event:" + std::to_string(number); }

template <class Named>
std::string IdIf(bool has, Named value) {
  return has ? std::string(IdOf(value)) : std::string();
}

bool HasSigner(CaseEventKind kind) { return kind == CaseEventKind::kSigned || kind == CaseEventKind::kSentBack; }

CaseEvent EventFrom(const db::Row& row) {
  CaseEvent event{.kind = Known(CaseEventKindFrom(row.Get<string_view>(0))),
                  .on = row.Get<Date>(1),
                  .at = InstantOf(row.Get<std::int64_t>(2)),
                  .person_name = row.Get<std::string>(4),
                  .outcome = row.Get<std::string>(14),
                  .digest = row.Get<std::string>(15),
                  .answers = row.Get<std::string>(17)};
  if (!row.IsNull(3)) event.person = account::PersonId{row.Get<std::int64_t>(3)};
  if (event.kind == CaseEventKind::kSubmitted) event.channel = Known(law::ChannelFrom(row.Get<string_view>(5)));
  if (event.kind == CaseEventKind::kClock) {
    event.clock = {.type = Known(law::ReplyEventTypeFrom(row.Get<string_view>(6))),
                   .on = event.on,
                   .ref = row.Get<std::string>(7),
                   .with = law::ConsultedFrom(row.Get<string_view>(8)),
                   .delivered = row.Get<std::optional<Date>>(9),
                   .until = row.Get<std::optional<Date>>(10),
                   .working_days = row.Get<std::optional<int>>(11)};
  } else {
    event.ref = row.Get<std::string>(7);
    event.clock.until = row.Get<std::optional<Date>>(10);
  }
  if (!row.IsNull(12)) event.organ = account::OrganId{row.Get<std::int64_t>(12)};
  if (!row.IsNull(13)) event.to = account::PersonId{row.Get<std::int64_t>(13)};
  if (HasSigner(event.kind)) event.signer = Known(disclosure::SignerFrom(row.Get<string_view>(16)));
  return event;
}

template <class Id>
std::optional<std::int64_t> Number(const std::optional<Id>& id) {
  return id ? std::optional(id->value) : std::nullopt;
}

}  // namespace

void PutEvent(db::Transaction& act, CaseId id, std::int64_t number, const CaseEvent& event,
              const std::optional<db::Blob>& words) {
  const bool is_clock = event.kind == CaseEventKind::kClock;
  const law::ReplyEvent& clock = event.clock;
  act.Execute(kInsert, id.organ.value, id.number, number, IdOf(event.kind), event.on, Seconds(event.at),
              Number(event.person), event.person_name, IdIf(event.kind == CaseEventKind::kSubmitted, event.channel),
              IdIf(is_clock, clock.type), is_clock ? clock.ref : event.ref,
              clock.with ? std::string(IdOf(*clock.with)) : std::string(), clock.delivered, clock.until,
              clock.working_days, Number(event.organ), Number(event.to), event.outcome, event.digest,
              IdIf(HasSigner(event.kind), event.signer), event.answers, words);
}

void AppendEvent(db::Transaction& act, const Keys& keys, CaseId id, const CaseEvent& event, const PersonalText& words) {
  const auto number = act.One<std::int64_t>(kNext, id.organ.value, id.number);
  std::optional<db::Blob> sealed;
  if (!words.empty()) {
    const auto seal = CaseSeal::Of(act, keys, id);
    if (!seal) throw db::DatabaseError(db::ErrorCode::kOther, "an erased case is written to");
    sealed = seal->SealSome(PlaceOf(number), words);
  }
  PutEvent(act, id, number, event, sealed);
}

std::vector<CaseEvent> EventsOf(db::Session& session, CaseId id) {
  std::vector<CaseEvent> events;
  for (const db::Row& row : session.Query(kSelect, id.organ.value, id.number)) events.push_back(EventFrom(row));
  return events;
}

std::vector<PersonalText> EventWordsOf(db::Session& session, const Keys& keys, CaseId id) {
  const auto seal = CaseSeal::Of(session, keys, id);
  std::vector<PersonalText> words;
  for (const db::Row& row : session.Query(kSelectWords, id.organ.value, id.number)) {
    const auto sealed = row.Get<std::optional<db::Blob>>(1);
    words.push_back(seal ? seal->OpenSome(PlaceOf(row.Get<std::int64_t>(0)), sealed) : PersonalText());
  }
  return words;
}

}  // namespace gongkai::request
