#include "report/compile/annual_text_store.h"

namespace gongkai::report {
namespace {

#define TEXT_COLUMNS "t.opening, t.section1, t.section2, t.section3, t.section4, t.section5, t.section6"

constexpr std::string_view kVersions =
    "SELECT t.number, t.person, t.at, " TEXT_COLUMNS
    " FROM annual_text t WHERE t.organ_id = ? AND t.year = ? AND (CAST(? AS BIGINT) IS NULL OR t.number = ?) ORDER BY "
    "t.number DESC LIMIT ?";

AnnualText TextFrom(const db::Row& row) {
  AnnualText text;
  for (std::size_t part = 0; part < kTextParts; ++part) {
    text.parts[part] = row.Get<std::string>(3 + static_cast<int>(part));
  }
  return text;
}

std::vector<TextVersion> Versions(db::Session& session, account::OrganId organ, int year,
                                  std::optional<std::int64_t> number, int most) {
  std::vector<TextVersion> versions;
  for (const db::Row& row : session.Query(kVersions, organ.value, year, number, number, most)) {
    versions.push_back({.number = row.Get<std::int64_t>(0),
                        .text = TextFrom(row),
                        .person = row.Get<std::string>(1),
                        .at = Instant{std::chrono::seconds(row.Get<std::int64_t>(2))}});
  }
  return versions;
}

}  // namespace

TextVersion LatestText(db::Session& session, account::OrganId organ, int year) {
  const std::vector<TextVersion> versions = Versions(session, organ, year, std::nullopt, 1);
  return versions.empty() ? TextVersion{} : versions.front();
}

std::optional<TextVersion> FindText(db::Session& session, account::OrganId organ, int year, std::int64_t number) {
  const std::vector<TextVersion> versions = Versions(session, organ, year, number, 1);
  return versions.empty() ? std::nullopt : std::optional(versions.front());
}

std::vector<TextVersion> TextVersions(db::Session& session, account::OrganId organ, int year, int most) {
  return Versions(session, organ, year, std::nullopt, most);
}

void AddText(db::Transaction& act, account::OrganId organ, int year, const TextVersion& version,
             account::PersonId person) {
  const auto& parts = version.text.parts;
  act.Execute(
      "INSERT INTO annual_text (organ_id, year, number, opening, section1, section2, section3, section4, section5, "
      "section6, person_id, person, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      organ.value, year, version.number, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6],
      person.value, version.person, version.at.time_since_epoch().count());
}

}  // namespace gongkai::report
