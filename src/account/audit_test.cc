// The trail as it is written: with the act or not at all, without gaps, by many at once; what is looked for in it,
// signed, and taken away.
#include "account/audit.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>

#include "account/audit_desk_test.h"
#include "account/audit_heads_export.h"
#include "crypto/sm3.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;
using testing::AuditDesk;

TEST_CASE_ON_BOTH_ENGINES("entries of a chain are numbered from one without gaps, each chain for itself", place) {
  AuditDesk audit(place);
  for (int i = 0; i < 5; ++i) {
    audit.Do(3);
    audit.Do(4);
  }
  audit.Do(0);
  const auto entries = audit.Entries();
  REQUIRE(entries.size() == 11);
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(entries[1 + i].entry.organ == OrganId(3));
    CHECK(entries[1 + i].entry.number == static_cast<std::int64_t>(i + 1));
    CHECK(entries[6 + i].entry.organ == OrganId(4));
    CHECK(entries[6 + i].entry.number == static_cast<std::int64_t>(i + 1));
  }
  CHECK(audit.Faults().empty());
}

TEST_CASE_ON_BOTH_ENGINES("an entry says who did what, under which post, from where, and what was refused", place) {
  AuditDesk audit(place);
  Deed deed(audit.desk, audit.lin);
  deed.RecordRefusal(OrganId(3), "organ.edit", ObjectOf("organ", 3), {{"field", "name"}});
  deed.Commit();
  const auto entries = audit.Entries();
  REQUIRE(entries.size() == 1);
  const AuditEntry& entry = entries[0].entry;
  CHECK(entry.at == audit.now);
  CHECK(entry.person == PersonId(7));
  CHECK(entry.post == "handler");
  CHECK(entry.act == "organ.edit");
  CHECK(entry.object == "organ:3");
  CHECK(entry.outcome == Outcome::kRefused);
  CHECK(entry.detail == R"({"field":"name"})");
  CHECK(entry.address == "192.0.2.7");
}

TEST_CASE_ON_BOTH_ENGINES("an act that is given up leaves no entry, and the next one takes its number", place) {
  AuditDesk audit(place);
  audit.Do(3);
  {
    Deed deed(audit.desk, audit.lin);
    deed.Record(OrganId(3), "organ.edit", "");
    deed.Record(OrganId(4), "organ.edit", "");
  }
  audit.Do(3);
  const auto entries = audit.Entries();
  REQUIRE(entries.size() == 2);
  CHECK(entries[1].entry.number == 2);
  CHECK(audit.Faults().empty());
}

TEST_CASE("an act without an entry ends the program instead of being done unseen") {
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);
    const gongkai::testing::OnSqlite place;
    AuditDesk audit(place);
    Deed deed(audit.desk, audit.lin);
    deed.Commit();
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGABRT);
}

// ---- done once

// What the form's page does: refuses to do again what was done, and tells what came of it.
std::string Found(AuditDesk& audit, const Actor& actor) {
  Deed deed(audit.desk, actor);
  if (deed.done_before()) return "before: " + deed.earlier_result();
  deed.Record(OrganId(3), "organ.found", ObjectOf("organ", 3));
  deed.Commit("3");
  return "now";
}

TEST_CASE_ON_BOTH_ENGINES("a form that comes again is done once and answered as the first time, for its person alone",
                          place) {
  AuditDesk audit(place);
  Actor lin = audit.lin, su = audit.lin;
  lin.once_key = su.once_key = "9f3c";
  su.person = PersonId(8);
  CHECK(Found(audit, lin) == "now");
  CHECK(Found(audit, lin) == "before: 3");
  CHECK(audit.Entries().size() == 1);
  CHECK(Found(audit, su) == "now");
  lin.once_key = "a001";
  CHECK(Found(audit, lin) == "now");
  lin.once_key.clear();
  CHECK(Found(audit, lin) == "now");
  CHECK(Found(audit, lin) == "now");
}

TEST_CASE_ON_BOTH_ENGINES("a form whose act was given up is done when it comes again", place) {
  AuditDesk audit(place);
  audit.lin.once_key = "9f3c";
  {
    Deed deed(audit.desk, audit.lin);
    deed.Record(OrganId(3), "organ.found", "");
  }
  CHECK(Found(audit, audit.lin) == "now");
}

TEST_CASE_ON_BOTH_ENGINES("a form that is sent eight times at once is done once", place) {
  AuditDesk audit(place);
  audit.lin.once_key = "9f3c";
  std::vector<std::thread> clicks;
  for (int i = 0; i < 8; ++i) clicks.emplace_back([&] { Found(audit, audit.lin); });
  for (std::thread& click : clicks) click.join();
  CHECK(audit.Entries().size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("many who write into one chain and into many at once leave every chain whole", place) {
  AuditDesk audit(place);
  constexpr int kWriters = 8, kActs = 25;
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&audit, writer] {
      for (int i = 0; i < kActs; ++i) {
        Deed deed(audit.desk, audit.lin);
        deed.Record(OrganId(i % 2 == 0 ? 3 : 10 + writer), "guide.edit", "");
        deed.Commit();
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  CHECK(audit.Entries().size() == kWriters * kActs);
  CHECK(audit.Faults().empty());
}

// ---- looking for entries

struct LookedFor : AuditDesk {
  using AuditDesk::AuditDesk;

  std::vector<StoredEntry> Read(const TrailFilter& filter, int limit = 100) {
    db::Reader reader = database->Read();
    return ReadTrail(reader, filter, std::nullopt, limit);
  }
};

TEST_CASE_ON_BOTH_ENGINES(
    "the trail is found newest first, by day, chain, person, act and outcome, and by several at once", place) {
  LookedFor audit(place);
  audit.Do(3);
  audit.Do(4, "organ.edit");
  audit.now += 24h;
  audit.lin.person = PersonId(8);
  audit.Do(3, "organ.edit");
  {
    Deed deed(audit.desk, audit.lin);
    deed.RecordRefusal(OrganId(3), "organ.edit", "");
    deed.Commit();
  }
  const auto all = audit.Read({});
  REQUIRE(all.size() == 4);
  CHECK(all[0].entry.outcome == Outcome::kRefused);
  CHECK(all[3].entry.act == "guide.edit");
  CHECK(audit.Read({.before = audit.now - 12h}).size() == 2);
  CHECK(audit.Read({.from = audit.now - 12h}).size() == 2);
  CHECK(audit.Read({.organ = OrganId(3)}).size() == 3);
  CHECK(audit.Read({.person = PersonId(8)}).size() == 2);
  CHECK(audit.Read({.act = "organ.edit"}).size() == 3);
  CHECK(audit.Read({.outcome = Outcome::kRefused}).size() == 1);
  CHECK(audit.Read({.outcome = Outcome::kDone}).size() == 3);
  CHECK(
      audit.Read({.organ = OrganId(3), .person = PersonId(8), .act = "organ.edit", .outcome = Outcome::kDone}).size() ==
      1);
  CHECK(audit.Read({.organ = OrganId(4), .person = PersonId(8)}).empty());
  CHECK(audit.Read({.organ = OrganId(4), .outcome = Outcome::kRefused}).empty());
  CHECK(audit.Read({}, 2).size() == 2);
}

TEST_CASE_ON_BOTH_ENGINES("walking page by page meets every entry once, also those of one second, under each filter",
                          place) {
  LookedFor audit(place);
  for (int i = 0; i < 30; ++i) {
    Deed deed(audit.desk, audit.lin);
    deed.RecordRefusal(OrganId(i % 3), "organ.edit", "");
    deed.Commit();
  }
  const std::vector<TrailFilter> filters = {
      {}, {.organ = OrganId(1)}, {.person = PersonId(7)}, {.act = "organ.edit"}, {.outcome = Outcome::kRefused}};
  for (const TrailFilter& filter : filters) {
    std::set<std::pair<std::int64_t, std::int64_t>> met;
    std::optional<TrailPlace> behind;
    db::Reader reader = audit.database->Read();
    for (;;) {
      const auto page = ReadTrail(reader, filter, behind, 7);
      for (const StoredEntry& stored : page) {
        CHECK(met.emplace(stored.entry.organ.value, stored.entry.number).second);
      }
      if (page.size() < 7) break;
      behind = TrailPlace{page.back().entry.at, page.back().entry.organ, page.back().entry.number};
    }
    CHECK(met.size() == (filter.organ ? 10 : 30));
  }
}

TEST_CASE_ON_BOTH_ENGINES("what was done about a person is found by whoever did it, posts included", place) {
  LookedFor audit(place);
  const auto record = [&](std::string_view act, std::string object, std::string person) {
    Deed deed(audit.desk, audit.lin);
    deed.Record(OrganId(1), act, std::move(object), {{"person", std::move(person)}});
    deed.Commit();
  };
  record("person.stop", "person:12", "");
  record("post.give", "post:5", "12");
  record("post.give", "post:6", "120");
  record("organ.edit", "organ:12", "12");
  db::Reader reader = audit.database->Read();
  const auto found = ReadTrail(reader, {.about = PersonId(12)}, std::nullopt, 10);
  REQUIRE(found.size() == 2);
  CHECK(found[0].entry.object == "post:5");
  CHECK(found[1].entry.object == "person:12");
}

// ---- heads given out

std::string TextOf(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> FilesIn(const std::string& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

std::optional<HeadsExport> Export(AuditDesk& audit, Occasion occasion) {
  return ExportHeads(audit.desk, Actor{}, audit.folder, occasion);
}

TEST_CASE_ON_BOTH_ENGINES("heads are given out once a day, and again at a stop when something happened", place) {
  AuditDesk audit(place);
  CHECK_FALSE(Export(audit, Occasion::kDaily));  // nothing was ever done
  audit.Do(3);
  REQUIRE(Export(audit, Occasion::kDaily));
  CHECK_FALSE(Export(audit, Occasion::kDaily));
  CHECK_FALSE(Export(audit, Occasion::kStop));
  audit.Do(3);
  CHECK_FALSE(Export(audit, Occasion::kDaily));
  const auto at_stop = Export(audit, Occasion::kStop);
  REQUIRE(at_stop);
  CHECK(at_stop->name == "2026-03-10-2");
  CHECK(at_stop->number == 2);
  audit.now += 24h;
  CHECK(Export(audit, Occasion::kDaily)->name == "2026-03-11");
  CHECK(FilesIn(audit.folder) == std::set<std::string>{"2026-03-10.json", "2026-03-10.json.sig", "2026-03-10-2.json",
                                                       "2026-03-10-2.json.sig", "2026-03-11.json",
                                                       "2026-03-11.json.sig", "signing.pub.pem"});
  CHECK(audit.Faults(*ReadHeadsFiles(audit.folder)).empty());
}

TEST_CASE_ON_BOTH_ENGINES("an export names the head of every chain and the export before it, and is signed", place) {
  AuditDesk audit(place);
  audit.Do(3);
  audit.Do(3);
  audit.Do(4);
  Export(audit, Occasion::kAsked);
  const auto second = Export(audit, Occasion::kAsked);
  REQUIRE(second);
  CHECK(second->previous == crypto::Sm3Hex(TextOf(audit.folder + "/2026-03-10.json")));
  REQUIRE(second->heads.size() == 3);
  CHECK(second->heads[0].chain == kInstallation);
  CHECK(second->heads[0].number == 1);  // the first export is in the trail
  CHECK(second->heads[1].number == 2);
  CHECK(second->heads[1].mac == audit.Entries()[3].mac);
  const auto key = crypto::Sm2PublicKey::FromPem(TextOf(audit.folder + "/signing.pub.pem"));
  REQUIRE(key);
  CHECK(key->Verify(TextOf(audit.folder + "/2026-03-10-2.json"), TextOf(audit.folder + "/2026-03-10-2.json.sig")));
}

TEST_CASE_ON_BOTH_ENGINES("a file that is there is never overwritten, one that is not is written the next time",
                          place) {
  AuditDesk audit(place);
  audit.Do(3);
  std::filesystem::create_directories(audit.folder);
  std::ofstream(audit.folder + "/2026-03-10.json") << "of a database that was set back";
  CHECK(Export(audit, Occasion::kDaily)->name == "2026-03-10-2");
  CHECK(TextOf(audit.folder + "/2026-03-10.json") == "of a database that was set back");
  const std::string body = TextOf(audit.folder + "/2026-03-10-2.json");
  std::filesystem::remove(audit.folder + "/2026-03-10-2.json");
  CHECK_FALSE(Export(audit, Occasion::kDaily));
  CHECK(TextOf(audit.folder + "/2026-03-10-2.json") == body);
}

TEST_CASE_ON_BOTH_ENGINES("what was changed in the table of exports is not given out under our name", place) {
  AuditDesk audit(place);
  audit.Do(3);
  Export(audit, Occasion::kDaily);
  std::filesystem::remove(audit.folder + "/2026-03-10.json");
  audit.Tamper("UPDATE audit_export SET body = REPLACE(body, '\"number\":1', '\"number\":9')");
  Export(audit, Occasion::kDaily);
  CHECK_FALSE(std::filesystem::exists(audit.folder + "/2026-03-10.json"));
}

TEST_CASE_ON_BOTH_ENGINES("of several that give heads out at the same time, one does", place) {
  AuditDesk audit(place);
  audit.Do(3);
  std::atomic<int> made{0};
  std::vector<std::thread> processes;
  for (int i = 0; i < 6; ++i) {
    processes.emplace_back([&] { made += Export(audit, Occasion::kDaily) ? 1 : 0; });
  }
  for (std::thread& process : processes) process.join();
  CHECK(made == 1);
  CHECK(audit.Faults(*ReadHeadsFiles(audit.folder)).empty());
}

// ---- checked, looked at, taken away

Visitor AuditAdmin() {
  return {.person = PersonId(9),
          .name = "顾澜",
          .posts = {{.kind = PostKind::kAuditAdmin, .organ = OrganId(2)}},
          .address = "192.0.2.9"};
}

// SQLite keeps any bytes as text; whoever owns the database could have silenced the check with one of them.
TEST_CASE("a fault whose name holds anything at all is put down, and read again") {
  const gongkai::testing::OnSqlite place;
  AuditDesk audit(place);
  audit.Do(3);
  audit.Tamper(
      "INSERT INTO audit_export (name, number, body, signature, exported_at) VALUES (CAST(X'FF203A22' AS TEXT), 7, "
      "X'00', 'no bytes', 0)");
  CHECK(CheckAndRecord(audit.desk, Actor{}).counts.faults > 0);
  db::Reader reader = audit.database->Read();
  const auto last = ReadLastCheck(reader);
  REQUIRE(last);
  CHECK(static_cast<std::int64_t>(last->first_faults.size()) == last->faults);
}

TEST_CASE_ON_BOTH_ENGINES("a check is put down with what it found, and is read again", place) {
  AuditDesk audit(place);
  for (int i = 0; i < 5; ++i) audit.Do(3);
  CHECK(CheckAndRecord(audit.desk, Actor{}).counts.faults == 0);
  {
    db::Reader reader = audit.database->Read();
    const auto last = ReadLastCheck(reader);
    REQUIRE(last);
    CHECK(last->entries == 5);
    CHECK(last->faults == 0);
    CHECK(last->first_faults.empty());
  }
  audit.Tamper("UPDATE audit_entry SET object = 'organ:4' WHERE organ_id = 3 AND number = 2");
  audit.now += 1h;
  CheckAndRecord(audit.desk, Actor{});
  db::Reader reader = audit.database->Read();
  const auto last = ReadLastCheck(reader);
  REQUIRE(last);
  CHECK(last->at == audit.now);
  REQUIRE(last->faults == 1);
  CHECK(SentenceOf(last->first_faults.at(0), "枕溪镇人民政府") ==
        "枕溪镇人民政府的审计记录第 2 条被改动过：内容与校验码不符。");
}

TEST_CASE_ON_BOTH_ENGINES("who looks at the trail stands in it, once an hour", place) {
  AuditDesk audit(place);
  RecordSight(audit.desk, AuditAdmin());
  audit.now += 59min;
  RecordSight(audit.desk, AuditAdmin());
  CHECK(audit.Entries().size() == 1);
  audit.now += 2min;
  RecordSight(audit.desk, AuditAdmin());
  CHECK(audit.Entries().size() == 2);
  CHECK(audit.Entries()[0].entry.act == "audit.see");
}

TEST_CASE_ON_BOTH_ENGINES("taking records away is an act that names its filter; nobody but the audit administrator may",
                          place) {
  AuditDesk audit(place);
  audit.Do(3);
  audit.Do(4);
  const TrailFilter filter{.organ = OrganId(3)};
  const Visitor handler{
      .person = PersonId(7), .name = "林溪", .posts = {{.kind = PostKind::kHandler, .organ = OrganId(3)}}};
  CHECK(ExportTrail(audit.desk, handler, filter).error().kind == ErrorKind::kForbidden);
  CHECK(ExportTrail(audit.desk, AuditAdmin(), {.organ = OrganId(5)}).error().message ==
        "没有符合条件的审计记录，不需要导出。");
  CHECK(audit.Entries().size() == 2);
  const auto archive = ExportTrail(audit.desk, AuditAdmin(), filter);
  REQUIRE(archive);
  CHECK(archive->starts_with("PK"));
  const auto entries = audit.Entries();
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].entry.act == "audit.export");
  CHECK(entries[0].entry.person == PersonId(9));
  CHECK(entries[0].entry.detail.find(R"("organ":"3")") != std::string::npos);
  CHECK(entries[0].entry.detail.find(R"("entries":"1")") != std::string::npos);
}

}  // namespace
}  // namespace gongkai::account
