// The owner of the database against the audit trail: a hundred manipulations drawn by lot, after heads were given out,
// each named; then everything is put back.
#include <doctest/doctest.h>

#include <functional>
#include <random>

#include "account/audit_desk_test.h"
#include "account/audit_heads_export.h"

namespace gongkai::account {
namespace {

using testing::AuditDesk;

constexpr int kChains = 4, kEntries = 160, kTries = 100;

class Owner {
 public:
  explicit Owner(const gongkai::testing::TestDatabase& place) : audit_(place) {
    for (int i = 0; i < kEntries; ++i) audit_.Do(1 + i % kChains);
    ExportHeads(audit_.desk, Actor{}, audit_.folder, Occasion::kDaily);
    REQUIRE(audit_.Faults(Copies()).empty());
    Exec("CREATE TABLE kept_entry AS SELECT * FROM audit_entry");
    Exec("CREATE TABLE kept_head AS SELECT * FROM audit_head");
    Exec("CREATE TABLE kept_export AS SELECT * FROM audit_export");
  }

  std::vector<SignedHeads> Copies() { return *ReadHeadsFiles(audit_.folder); }
  std::vector<std::string> Faults() { return audit_.Faults(Copies()); }

  void PutBack() {
    db::Transaction act = audit_.database->Begin();
    for (const char* sql :
         {"DELETE FROM audit_entry", "DELETE FROM audit_head", "DELETE FROM audit_export",
          "INSERT INTO audit_entry SELECT * FROM kept_entry", "INSERT INTO audit_head SELECT * FROM kept_head",
          "INSERT INTO audit_export SELECT * FROM kept_export"}) {
      act.Execute(sql);
    }
    act.Commit();
  }

  // What was done, in a word; something is different afterwards.
  std::string Manipulate() {
    using Deeds = std::vector<std::function<std::string()>>;
    const Deeds deeds = {
        [this] { return EditColumn(); }, [this] { return Delete(); },       [this] { return Swap(); },
        [this] { return Copy(); },       [this] { return Cut(false); },     [this] { return Cut(true); },
        [this] { return ReplaceMac(); }, [this] { return Renumber(); },     [this] { return ChangeHead(); },
        [this] { return RemoveHead(); }, [this] { return RemoveExport(); }, [this] { return Close(); }};
    return deeds[static_cast<std::size_t>(Below(static_cast<std::int64_t>(deeds.size())))]();
  }

 private:
  template <class... Args>
  void Exec(std::string_view sql, const Args&... args) {
    audit_.Tamper(sql, args...);
  }
  template <class... Args>
  void Change(std::string_view sql, const Args&... args) {
    REQUIRE(audit_.Tamper(sql, args...) > 0);
  }

  std::int64_t Below(std::int64_t count) { return std::uniform_int_distribution<std::int64_t>(0, count - 1)(random_); }
  std::int64_t Chain() { return 1 + Below(kChains); }
  std::int64_t Number() { return 1 + Below(kEntries / kChains); }

  std::string EditColumn() {
    constexpr std::array kEdits = {"UPDATE audit_entry SET at = at + 1 WHERE organ_id = ? AND number = ?",
                                   "UPDATE audit_entry SET person_id = person_id + 1 WHERE organ_id = ? AND number = ?",
                                   "UPDATE audit_entry SET post = 'chief' WHERE organ_id = ? AND number = ?",
                                   "UPDATE audit_entry SET act = 'organ.edit' WHERE organ_id = ? AND number = ?",
                                   "UPDATE audit_entry SET object = '' WHERE organ_id = ? AND number = ?",
                                   "UPDATE audit_entry SET outcome = 'refused' WHERE organ_id = ? AND number = ?",
                                   "UPDATE audit_entry SET outcome = 'Done' WHERE organ_id = ? AND number = ?",
                                   "UPDATE audit_entry SET detail = '{\"a\":1}' WHERE organ_id = ? AND number = ?",
                                   "UPDATE audit_entry SET address = '' WHERE organ_id = ? AND number = ?"};
    const char* edit = kEdits[static_cast<std::size_t>(Below(kEdits.size()))];
    Change(edit, Chain(), Number());
    return edit;
  }

  std::string Delete() {
    Change("DELETE FROM audit_entry WHERE organ_id = ? AND number = ?", Chain(), Number());
    return "delete";
  }

  // Two numbers of one chain exchanged, by way of one that is free.
  std::string Swap() {
    const std::int64_t chain = Chain(), a = Number();
    const std::int64_t b = a == 1 ? 2 : a - 1 - Below(a - 1);
    MoveTo(chain, a, 100'000);
    MoveTo(chain, b, a);
    MoveTo(chain, 100'000, b);
    return "swap";
  }

  void MoveTo(std::int64_t chain, std::int64_t from, std::int64_t to) {
    Change("UPDATE audit_entry SET number = ? WHERE organ_id = ? AND number = ?", to, chain, from);
  }

  // Over the entry of the same number in another chain.
  std::string Copy() {
    const std::int64_t from = Chain(), to = 1 + from % kChains, number = Number();
    Change("DELETE FROM audit_entry WHERE organ_id = ? AND number = ?", to, number);
    Change(
        "INSERT INTO audit_entry (organ_id, number, at, person_id, post, act, object, outcome, detail, address, mac) "
        "SELECT CAST(? AS BIGINT), number, at, person_id, post, act, object, outcome, detail, address, mac FROM "
        "audit_entry "
        "WHERE organ_id = ? AND number = ?",
        to, from, number);
    return "copy";
  }

  std::string Cut(bool with_head) {
    const std::int64_t chain = Chain(), last = Number() - 1;
    Change("DELETE FROM audit_entry WHERE organ_id = ? AND number > ?", chain, last);
    if (!with_head) return "cut";
    Exec("DELETE FROM audit_head WHERE organ_id = ?", chain);
    Exec(
        "INSERT INTO audit_head (organ_id, number, mac) SELECT organ_id, number, mac FROM audit_entry "
        "WHERE organ_id = ? AND number = ?",
        chain, last);
    return "cut with its head";
  }

  std::string ReplaceMac() {
    const std::int64_t chain = Chain(), number = Number();
    if (Below(2) == 0) {
      Change("UPDATE audit_entry SET mac = ? WHERE organ_id = ? AND number = ?", db::Blob{std::string(32, 'm')}, chain,
             number);
    } else {
      Change(
          "UPDATE audit_entry SET mac = (SELECT mac FROM kept_entry WHERE organ_id = ? AND number = ?) "
          "WHERE organ_id = ? AND number = ?",
          chain, 1 + number % (kEntries / kChains), chain, number);
    }
    return "mac";
  }

  std::string Renumber() {
    MoveTo(Chain(), Number(), 1000 + Below(1000));
    return "renumber";
  }

  std::string ChangeHead() {
    Change("UPDATE audit_head SET number = number + ? WHERE organ_id = ?", Below(2) == 0 ? -1 : 1, Chain());
    return "head changed";
  }

  std::string RemoveHead() {
    Change("DELETE FROM audit_head WHERE organ_id = ?", Chain());
    return "head removed";
  }

  std::string RemoveExport() {
    if (Below(2) == 0) {
      Change("DELETE FROM audit_export");
    } else {
      Change("UPDATE audit_export SET body = REPLACE(body, '\"number\":40', '\"number\":39')");
    }
    return "export";
  }

  // One entry taken out and those behind it closed up, head and all: as if it had never been.
  std::string Close() {
    const std::int64_t chain = Chain(), number = Number();
    Change("DELETE FROM audit_entry WHERE organ_id = ? AND number = ?", chain, number);
    for (std::int64_t next = number + 1; next <= kEntries / kChains; ++next) MoveTo(chain, next, next - 1);
    Change("UPDATE audit_head SET number = number - 1 WHERE organ_id = ?", chain);
    return "closed up";
  }

  AuditDesk audit_;
  std::mt19937 random_{20260310};  // fixed: every run does the same
};

TEST_CASE_ON_BOTH_ENGINES("a hundred manipulations by the database's owner are named, a hundred times of a hundred",
                          place) {
  Owner owner(place);
  int named = 0;
  for (int i = 0; i < kTries; ++i) {
    const std::string what = owner.Manipulate();
    CAPTURE(what);
    const auto faults = owner.Faults();
    CHECK_FALSE(faults.empty());
    named += faults.empty() ? 0 : 1;
    owner.PutBack();
    REQUIRE(owner.Faults().empty());
  }
  CHECK(named == kTries);
}

}  // namespace
}  // namespace gongkai::account
