// A desk on an empty database for the tests of the audit trail, with a clock that is turned by hand.
//
//   TEST_CASE_ON_BOTH_ENGINES("…", place) { AuditDesk audit(place); audit.Do(3); … }
#pragma once

#include <support/test_databases.h>

#include <memory>
#include <string>
#include <vector>

#include "account/audit_actions.h"
#include "account/deed.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::account::testing {

inline Keys SomeKeys() {
  return KeysOf(*crypto::Key::Of("0123456789abcdef0123456789abcdef"), crypto::Sm2PrivateKey::Generate());
}

struct AuditDesk {
  explicit AuditDesk(const gongkai::testing::TestDatabase& place) : database(place.Open(embedded::Migrations())) {}

  gongkai::testing::TempDir dir;
  std::unique_ptr<db::Database> database;
  Keys keys = SomeKeys();
  Instant now{std::chrono::seconds(1'773'100'800)};  // 2026-03-10 08:00 in Beijing
  Desk desk{*database, keys, [this] { return now; }};
  Actor lin{PersonId(7), PostKind::kHandler, "林溪", "192.0.2.7", ""};
  std::string folder = dir.File("audit-heads");

  void Do(std::int64_t chain, std::string_view act = "guide.edit") {
    now += std::chrono::seconds(1);
    Deed deed(desk, lin);
    deed.Record(OrganId(chain), act, ObjectOf("organ", chain));
    deed.Commit();
  }

  std::vector<StoredEntry> Entries() {
    std::vector<StoredEntry> entries;
    db::Reader reader = database->Read();
    ForEachEntry(reader, [&](const StoredEntry& stored) { entries.push_back(stored); });
    return entries;
  }

  // Sentences of all faults.
  std::vector<std::string> Faults(const std::vector<SignedHeads>& copies = {}) {
    std::vector<std::string> told;
    const crypto::Sm2PublicKey signer = keys.signing.public_key();
    db::Reader reader = database->Read();
    CheckTrail(reader, {keys.audit, signer}, copies,
               [&](const AuditFault& fault) { told.push_back(SentenceOf(fault, "某机关")); });
    return told;
  }

  // What the owner of the database can do to it.
  template <class... Args>
  std::int64_t Tamper(std::string_view sql, const Args&... args) {
    db::Transaction act = database->Begin();
    const std::int64_t changed = act.Execute(sql, args...);
    act.Commit();
    return changed;
  }
};

}  // namespace gongkai::account::testing
