#include "account/notice_choice_store.h"

#include <charconv>

#include "account/notice_choice_form.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kSelectDefaults = "SELECT name, value FROM setting WHERE name LIKE 'notice.%'";
constexpr std::string_view kUpsertDefault =
    "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
constexpr std::string_view kSelect =
    "SELECT mail_pace, mail_hour, gateway_pace, gateway_hour, quiet_from, quiet_until, version FROM notice_choice "
    "WHERE person_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO notice_choice (person_id, mail_pace, mail_hour, gateway_pace, gateway_hour, quiet_from, quiet_until, "
    "version) VALUES (?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT (person_id) DO NOTHING";
constexpr std::string_view kUpdate =
    "UPDATE notice_choice SET mail_pace = ?, mail_hour = ?, gateway_pace = ?, gateway_hour = ?, quiet_from = ?, "
    "quiet_until = ?, version = version + 1 WHERE person_id = ? AND version = ?";
constexpr std::string_view kDelete = "DELETE FROM notice_choice WHERE person_id = ?";

constexpr std::string_view kPrefix = "notice.";

std::int64_t NumberFrom(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void Put(NoticeChoiceForm& form, std::string_view field, std::string_view value) {
  for (const Channel channel : kChannels) {
    if (field == PaceField(channel)) form.of(channel).pace = value;
    if (field == HourField(channel)) form.of(channel).hour = value;
  }
  if (field == "quiet_from") form.quiet_from = value;
  if (field == "quiet_until") form.quiet_until = value;
  if (field == "version") form.version = NumberFrom(value);
}

}  // namespace

KeptChoice DefaultNoticeChoice(db::Session& session) {
  NoticeChoiceForm form = FormOf(NoticeChoice{}, 0);
  for (const db::Row& row : session.Query(kSelectDefaults)) {
    Put(form, row.Get<std::string_view>(0).substr(kPrefix.size()), row.Get<std::string_view>(1));
  }
  const auto choice = ChoiceIn(form);
  return {choice ? *choice : NoticeChoice{}, form.version};  // what is damaged leaves the program's own
}

KeptChoice NoticeChoiceOf(db::Session& session, PersonId person) {
  for (const db::Row& row : session.Query(kSelect, person.value)) {
    return {{.mail = {PaceFrom(row.Get<std::string_view>(0)).value_or(Pace::kNever), row.Get<int>(1)},
             .gateway = {PaceFrom(row.Get<std::string_view>(2)).value_or(Pace::kNever), row.Get<int>(3)},
             .quiet = {row.Get<int>(4), row.Get<int>(5)}},
            row.Get<std::int64_t>(6)};
  }
  return {DefaultNoticeChoice(session).choice, 0};
}

bool PutNoticeChoice(db::Transaction& act, PersonId person, const NoticeChoice& choice, std::int64_t version) {
  const auto& [mail, gateway, quiet] = choice;
  if (version == 0) {
    return act.Execute(kInsert, person.value, IdOf(mail.pace), mail.hour, IdOf(gateway.pace), gateway.hour, quiet.from,
                       quiet.until) > 0;
  }
  return act.Execute(kUpdate, IdOf(mail.pace), mail.hour, IdOf(gateway.pace), gateway.hour, quiet.from, quiet.until,
                     person.value, version) > 0;
}

void DropNoticeChoice(db::Transaction& act, PersonId person) { act.Execute(kDelete, person.value); }

void PutDefaultNoticeChoice(db::Transaction& act, const NoticeChoice& choice, std::int64_t version) {
  const NoticeChoiceForm form = FormOf(choice, version);
  const auto put = [&](const std::string& field, const std::string& value) {
    act.Execute(kUpsertDefault, std::string(kPrefix) + field, value);
  };
  for (const Channel channel : kChannels) {
    put(PaceField(channel), form.of(channel).pace);
    put(HourField(channel), form.of(channel).hour);
  }
  put("quiet_from", form.quiet_from);
  put("quiet_until", form.quiet_until);
  put("version", std::to_string(version));
}

}  // namespace gongkai::account
