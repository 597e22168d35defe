#include "account/guide_store.h"

#include "account/organ_store.h"

namespace gongkai::account {
namespace {

#define GUIDE_COLUMNS                                                                                          \
  "organ_id, work_body, address, postcode, hours, phone, fax, email, web, classification, arrangement, ways, " \
  "secrecy_body, reconsideration, reconsideration_by, court, court_by, updated_at, version, other_channels"

constexpr std::string_view kSelect = "SELECT " GUIDE_COLUMNS " FROM organ_guide WHERE organ_id = ?";
constexpr std::string_view kSelectAll = "SELECT " GUIDE_COLUMNS " FROM organ_guide";
constexpr std::string_view kSelectVersions =
    "SELECT CAST((SELECT COALESCE(SUM(version), 0) FROM organ) + (SELECT COALESCE(SUM(version), 0) FROM organ_guide) "
    "AS "
    "BIGINT)";
constexpr std::string_view kInsert =
    "INSERT INTO organ_guide (" GUIDE_COLUMNS
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?) ON CONFLICT (organ_id) DO NOTHING";
constexpr std::string_view kUpdate =
    "UPDATE organ_guide SET work_body = ?, address = ?, postcode = ?, hours = ?, phone = ?, fax = ?, email = ?, web = "
    "?, "
    "classification = ?, arrangement = ?, ways = ?, secrecy_body = ?, reconsideration = ?, reconsideration_by = ?, "
    "court = ?, court_by = ?, updated_at = ?, other_channels = ?, version = version + 1 WHERE organ_id = ? AND version "
    "= ?";

Guide FromRow(const db::Row& row) {
  return {.organ = OrganId{row.Get<std::int64_t>(0)},
          .work_body = row.Get<std::string>(1),
          .address = row.Get<std::string>(2),
          .postcode = row.Get<std::string>(3),
          .hours = row.Get<std::string>(4),
          .phone = row.Get<std::string>(5),
          .fax = row.Get<std::string>(6),
          .email = row.Get<std::string>(7),
          .web = row.Get<std::string>(8),
          .classification = row.Get<std::string>(9),
          .arrangement = row.Get<std::string>(10),
          .ways = row.Get<std::string>(11),
          .other_channels = row.Get<std::string>(19),
          .secrecy_body = row.Get<std::string>(12),
          .reconsideration = row.Get<std::string>(13),
          .court = row.Get<std::string>(15),
          .reconsideration_by = SaidByFrom(row.Get<std::string_view>(14)),
          .court_by = SaidByFrom(row.Get<std::string_view>(16)),
          .updated_at = Instant(std::chrono::seconds(row.Get<std::int64_t>(17))),
          .version = row.Get<std::int64_t>(18)};
}

bool Insert(db::Transaction& act, const Guide& g) {
  return act.Execute(kInsert, g.organ.value, g.work_body, g.address, g.postcode, g.hours, g.phone, g.fax, g.email,
                     g.web, g.classification, g.arrangement, g.ways, g.secrecy_body, g.reconsideration,
                     IdOf(g.reconsideration_by), g.court, IdOf(g.court_by), Seconds(g.updated_at),
                     g.other_channels) == 1;
}

bool Update(db::Transaction& act, const Guide& g) {
  return act.Execute(kUpdate, g.work_body, g.address, g.postcode, g.hours, g.phone, g.fax, g.email, g.web,
                     g.classification, g.arrangement, g.ways, g.secrecy_body, g.reconsideration,
                     IdOf(g.reconsideration_by), g.court, IdOf(g.court_by), Seconds(g.updated_at), g.other_channels,
                     g.organ.value, g.version) == 1;
}

std::string HigherGovernmentOf(const Organ& county) {
  if (!county.led_by.empty()) return county.led_by;
  const place::Place* place = place::Find(county.place_code);
  return place == nullptr ? "" : HigherGovernment(*place);
}

}  // namespace

Guide FindGuide(db::Session& session, OrganId organ) {
  db::Rows rows = session.Query(kSelect, organ.value);
  if (!rows.Next()) return {.organ = organ};
  return FromRow(rows.row());
}

std::map<OrganId, Guide> AllGuides(db::Session& session) {
  std::map<OrganId, Guide> guides;
  db::Rows rows = session.Query(kSelectAll);
  while (rows.Next()) {
    Guide guide = FromRow(rows.row());
    guides.emplace(guide.organ, std::move(guide));
  }
  return guides;
}

std::int64_t VersionsOfOrgansAndGuides(db::Session& session) { return session.One<std::int64_t>(kSelectVersions); }

bool SaveGuide(db::Transaction& act, const Guide& guide) {
  return guide.version == 0 ? Insert(act, guide) : Update(act, guide);
}

RemedyFacts RemedyFactsOf(db::Session& session, const Organ& organ) {
  RemedyFacts facts{.kind = organ.kind, .name = organ.name, .leadership = organ.leadership, .led_by = organ.led_by};
  if (const auto county = RootOrgan(session)) {
    facts.county_government = county->name;
    facts.higher_government = HigherGovernmentOf(*county);
  }
  return facts;
}

}  // namespace gongkai::account
