#include "request/letter_template_store.h"

#include <algorithm>

namespace gongkai::request {
namespace {

#define TEMPLATE_COLUMNS "organ_id, subject, version, body, at, person_id, person"

constexpr std::string_view kVersions = "SELECT " TEMPLATE_COLUMNS
                                       " FROM request_letter_template WHERE organ_id = ? AND subject = ? "
                                       "ORDER BY version DESC LIMIT 200";
constexpr std::string_view kNewest =
    "SELECT " TEMPLATE_COLUMNS
    " FROM request_letter_template t WHERE organ_id = ? AND version = (SELECT MAX(version) FROM "
    "request_letter_template o WHERE o.organ_id = t.organ_id AND o.subject = t.subject) ORDER BY subject";
constexpr std::string_view kAdd =
    "INSERT INTO request_letter_template (" TEMPLATE_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSettings = "SELECT head, online, version FROM request_letter_setting WHERE organ_id = ?";
constexpr std::string_view kPutSettings =
    "INSERT INTO request_letter_setting (organ_id, head, online, version) VALUES (?, ?, ?, 1) ON CONFLICT (organ_id) "
    "DO UPDATE SET head = excluded.head, online = excluded.online, version = request_letter_setting.version + 1";

LetterTemplate Read(const db::Row& row) {
  return {.organ = account::OrganId{row.Get<std::int64_t>(0)},
          .subject = row.Get<std::string>(1),
          .version = row.Get<std::int64_t>(2),
          .body = row.Get<std::string>(3),
          .at = InstantOf(row.Get<std::int64_t>(4)),
          .person = account::PersonId{row.Get<std::optional<std::int64_t>>(5).value_or(0)},
          .person_name = row.Get<std::string>(6)};
}

}  // namespace

std::vector<LetterTemplate> VersionsOfTemplate(db::Session& session, account::OrganId organ, std::string_view subject) {
  std::vector<LetterTemplate> versions;
  for (const db::Row& row : session.Query(kVersions, organ.value, subject)) versions.push_back(Read(row));
  return versions;
}

std::vector<LetterTemplate> NewestTemplates(db::Session& session, account::OrganId organ) {
  std::vector<LetterTemplate> newest;
  for (const db::Row& row : session.Query(kNewest, organ.value)) newest.push_back(Read(row));
  return newest;
}

void AddTemplate(db::Transaction& act, const LetterTemplate& added) {
  const auto person = added.person.value == 0 ? std::nullopt : std::optional(added.person.value);
  act.Execute(kAdd, added.organ.value, added.subject, added.version, added.body, Seconds(added.at), person,
              added.person_name);
}

std::optional<LetterTemplate> TemplateInForce(db::Session& session, account::OrganId organ, std::string_view subject) {
  for (const account::OrganId of : {organ, kWholeCounty}) {
    auto versions = VersionsOfTemplate(session, of, subject);
    if (!versions.empty() && !versions.front().body.empty()) return std::move(versions.front());
  }
  return std::nullopt;
}

std::string TemplateBodyAt(db::Session& session, account::OrganId organ, std::string_view subject, Instant at) {
  for (const account::OrganId of : {organ, kWholeCounty}) {
    const auto versions = VersionsOfTemplate(session, of, subject);
    const auto then = std::ranges::find_if(versions, [&](const LetterTemplate& each) { return each.at <= at; });
    if (then != versions.end() && !then->body.empty()) return then->body;
  }
  return {};
}

StoredLetterSettings FindLetterSettings(db::Session& session, account::OrganId organ) {
  for (const db::Row& row : session.Query(kSettings, organ.value)) {
    return {{row.Get<std::string>(0), row.Get<std::string>(1)}, row.Get<std::int64_t>(2)};
  }
  return {};
}

void PutLetterSettings(db::Transaction& act, account::OrganId organ, const LetterSettings& settings) {
  act.Execute(kPutSettings, organ.value, settings.head, settings.online);
}

LetterSettings LetterSettingsInForce(db::Session& session, account::OrganId organ) {
  LetterSettings own = FindLetterSettings(session, organ).settings;
  if (own.online.empty()) own.online = FindLetterSettings(session, kWholeCounty).settings.online;
  return own;
}

}  // namespace gongkai::request
