// Applications that are killed while they are worked on, and who looks at the damage afterwards: as crash_acts.cc, but
// through the acts of src/request, whose events, copies, letters, files, notices and audit entries belong together.
//
//   crash_cases write PLACE TAG     16 threads let applications live without end: taken in by the page, some with a
//                                   file; receipt confirmed; a letter made; given to a person, accepted, noted,
//                                   withdrawn. Each act that was committed is told on standard output: "KEY CASE KIND
//                                   REF".
//   crash_cases verify PLACE FILE   every act told in FILE must be there exactly once, with its words, letter and file;
//                                   every case that is there must be whole, its copies what its events come to (as
//                                   `gongkai rebuild` reckons them), the audit trail unbroken. Says what is not, and
//                                   ends with 1.
//
// PLACE is a folder or a postgresql:// URL. An act that fails is tried again with the same key, as a browser would.
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "account/audit_actions.h"
#include "account/organ_store.h"
#include "account/people_store.h"
#include "crypto/random.h"
#include "embedded/embedded_migrations.h"
#include "request/case_rebuild_store.h"
#include "request/intake_actions.h"
#include "request/letter_actions.h"

namespace gongkai::request {
namespace {

using account::Actor;
using account::OrganId;
using account::PersonId;

constexpr int kThreads = 16, kOrgans = 4;
constexpr std::int64_t kSecondsBetween = 20;  // applications, so that no limit of an hour is met
constexpr std::string_view kLastArrival = "SELECT COALESCE(MAX(at), 0) FROM request_arrival";
constexpr std::string_view kCountTaken = "SELECT COUNT(*) FROM audit_entry WHERE act = 'request.receive'";
constexpr std::string_view kCountLooseBlobs =
    "SELECT COUNT(*) FROM blob b WHERE b.digest IS NULL OR NOT EXISTS (SELECT 1 FROM request_file f WHERE f.digest = "
    "b.digest)";

/// The same ones each time: what one process sealed the next one opens.
account::Keys Keys() {
  return account::KeysOf(*crypto::Key::Of(std::string(crypto::Key::kBytes, 'k')), crypto::Sm2PrivateKey::Generate());
}

struct Township {
  OrganId organ{0};
  PersonId handler{0};
};

// ---- the county

class County {
 public:
  explicit County(std::unique_ptr<db::Database> database) : database_(std::move(database)), keys_(Keys()) {
    Found();
    db::Reader reader = database_->Read();
    for (int i = 0; i < kOrgans; ++i) {
      townships_.push_back({account::FindOrganByCode(reader, CodeOf(i))->id,
                            account::FindPersonByLogin(reader, "handler" + CodeOf(i))->id});
    }
    const Instant begin = std::chrono::sys_days(std::chrono::year{2026} / 3 / 10) + std::chrono::hours(2);
    seconds_ = std::max(Seconds(begin), reader.One<std::int64_t>(kLastArrival));
  }

  account::Desk& desk() { return desk_; }
  const Township& township(int number) const { return townships_[static_cast<std::size_t>(number % kOrgans)]; }
  Date today() const { return BeijingDay(InstantOf(seconds_.load())); }
  void PassTime() { seconds_ += kSecondsBetween; }

  Case Of(CaseId id) {
    db::Reader reader = database_->Read();
    return *FindCase(reader, id);
  }

 private:
  static std::string CodeOf(int number) { return std::to_string(101 + number); }

  void Found() {
    db::Retry(*database_, [&](db::Transaction& act) {
      if (account::RootOrgan(act)) return 0;
      const OrganId root = AddOrganNamed(act, std::nullopt, account::OrganKind::kCountyGovernment, "000");
      for (int i = 0; i < kOrgans; ++i) {
        const OrganId organ = AddOrganNamed(act, root, account::OrganKind::kTownship, CodeOf(i));
        const PersonId person = account::AddPerson(act, {.login = "handler" + CodeOf(i),
                                                         .name = "林溪",
                                                         .state = account::PersonState::kActive,
                                                         .created_at = Instant{}});
        account::AddPost(act, {.organ = organ,
                               .person = person,
                               .kind = account::PostKind::kHandler,
                               .from = std::chrono::year{2025} / 1 / 1});
      }
      act.Commit();
      return 0;
    });
  }
  static OrganId AddOrganNamed(db::Transaction& act, std::optional<OrganId> parent, account::OrganKind kind,
                               const std::string& code) {
    return account::AddOrgan(act, {.parent = parent,
                                   .kind = kind,
                                   .code = code,
                                   .name = "第" + code + "镇人民政府",
                                   .short_name = "第" + code + "镇",
                                   .opened_on = std::chrono::year{2020} / 1 / 1});
  }

  std::unique_ptr<db::Database> database_;
  const account::Keys keys_;
  std::atomic<std::int64_t> seconds_ = 0;
  account::Desk desk_{*database_, keys_, [this] { return InstantOf(seconds_.load()); }};
  std::vector<Township> townships_;
};

Result<std::unique_ptr<db::Database>> OpenAt(const std::string& place) {
  db::Location location;
  (place.starts_with("postgresql://") ? location.url : location.directory) = place;
  location.writers = kThreads;
  return db::Database::Open(location, embedded::Migrations());
}

// ---- what a key stands for: it is all there is to know

/// "r3-7-12": the last is the number of the life within its thread.
int NumberIn(const std::string& key) { return std::stoi(key.substr(key.rfind('-') + 1)); }
bool HasFile(const std::string& key) { return NumberIn(key) % 4 == 0; }

/// Small ones mostly, every sixteenth in several pieces.
std::string FileOf(const std::string& key) {
  const std::size_t size = NumberIn(key) % 16 == 0 ? 1'300'000 : 3'000;
  std::string bytes = "%PDF-1.7 ";
  while (bytes.size() < size) bytes += key + ";";
  return bytes;
}

// ---- writing

template <class Act>
auto UntilDone(Act act) {
  for (;;) {
    try {
      return act();
    } catch (const db::DatabaseError&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));  // the server is being restarted
    }
  }
}

void Tell(const std::string& key, CaseId id, std::string_view kind, std::string_view ref = "-") {
  const std::string told = key + " " + ToString(id) + " " + std::string(kind) + " " + std::string(ref) + "\n";
  if (write(STDOUT_FILENO, told.data(), told.size()) < 0) _exit(0);
}

class Life {
 public:
  Life(County& county, std::string key) : county_(county), key_(std::move(key)) {}

  void Live() {
    TakeIn();
    Confirm();
    MakeReceipt();
    for (const CaseEventKind kind : {CaseEventKind::kAssigned, CaseEventKind::kAccepted, CaseEventKind::kNoted}) {
      CaseEvent event;
      event.kind = kind;
      if (kind == CaseEventKind::kAssigned) event.to = Here().handler;
      Do(Handler(), event);
    }
    CaseEvent withdrawn;
    withdrawn.kind = CaseEventKind::kClock;
    withdrawn.clock.type = law::ReplyEventType::kWithdrawn;
    withdrawn.on = county_.today();
    Do(Actor{.once_key = crypto::RandomHex(16)}, withdrawn);
  }

 private:
  const Township& Here() const { return county_.township(NumberIn(key_)); }

  Actor Handler() const {
    return {.person = Here().handler,
            .post = account::PostKind::kHandler,
            .name = "林溪",
            .address = "127.0.0.1",
            .once_key = crypto::RandomHex(16)};
  }
  SeenCase Seen() {
    const Case held = county_.Of(id_);
    return {.id = id_, .handler = held.handler, .version = held.version};
  }

  /// Nothing of this is ever refused: nobody else acts on the case.
  template <class Act>
  auto Must(std::string_view what, Act act) {
    auto result = UntilDone(act);
    if (result) return std::move(*result);
    for (const FieldError& error : result.errors()) {
      std::fprintf(stderr, "%s of %s refused: %s\n", std::string(what).c_str(), key_.c_str(), error.message.c_str());
    }
    _exit(3);
  }

  void TakeIn() {
    const std::string bytes = FileOf(key_);
    ApplyForm form{.organ = Here().organ, .words = {}, .files = {}};
    form.words.applicant.name = PersonalText("尹望舒");
    form.words.applicant.number = PersonalText("11010519491231002X");  // the example of GB 11643
    form.words.applicant.phone = PersonalText("13900001234");
    form.words.asked.title = PersonalText(key_);
    form.words.asked.text = PersonalText("2025年春天定的那份。");
    if (HasFile(key_)) form.files.push_back({FileKind::kOther, PersonalText("说明.pdf"), bytes});
    // Each from somewhere else.
    const std::string random = crypto::RandomBytes(3);
    std::string network = std::to_string(1 + static_cast<unsigned char>(random[0]) % 9);
    for (const char octet : random.substr(1)) network += "." + std::to_string(static_cast<unsigned char>(octet));
    const Sender sender{network + ".7", crypto::RandomHex(16), crypto::RandomHex(16)};
    county_.PassTime();
    id_ = Must("submitted", [&] { return SendApplication(county_.desk(), sender, form); }).id;
    Tell(key_, id_, "submitted");
  }

  void Confirm() {
    const Actor actor = Handler();
    const SeenCase seen = UntilDone([&] { return Seen(); });
    const Date on = county_.today();
    Must("confirmed", [&] { return ConfirmReceipt(county_.desk(), actor, seen, on, PersonalText(key_)); });
    Tell(key_, id_, "confirmed");
  }

  void MakeReceipt() {
    const Actor actor = Handler();
    const SeenCase seen = UntilDone([&] { return Seen(); });
    const std::string ref =
        Must("letter", [&] { return MakeLetterByHand(county_.desk(), actor, seen, {.kind = LetterKind::kReceipt}); });
    Tell(key_, id_, "letter_made", ref);
  }

  void Do(const Actor& actor, const CaseEvent& event) {
    const SeenCase seen = UntilDone([&] { return Seen(); });
    const CaseDeed done{.event = event, .words = PersonalText(key_), .words_field = {}};
    Must(IdOf(event.kind), [&] { return ActOnCase(county_.desk(), actor, seen, done); });
    Tell(key_, id_, IdOf(event.kind));
  }

  County& county_;
  const std::string key_;
  CaseId id_;
};

int Write(const std::string& place, const std::string& tag) {
  auto database = OpenAt(place);
  if (!database) return std::fprintf(stderr, "%s\n", database.error().message.c_str()), 2;
  County county(std::move(*database));
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int number = thread;; ++number) {
        Life(county, tag + "-" + std::to_string(thread) + "-" + std::to_string(number)).Live();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  return 0;
}

// ---- looking at it afterwards

/// What is there of a case, told or not.
struct There {
  std::string key;
  std::map<std::string, int> events;  // how often each kind
  std::set<std::string> letters;
};

class Verification {
 public:
  explicit Verification(db::Database& database) : database_(database), keys_(Keys()) {}

  void CheckWhole() {
    db::Reader reader = database_.Read();
    std::optional<CaseId> after;
    for (;;) {
      const std::vector<CaseId> ids = EveryCase(reader, after, 500);
      if (ids.empty()) break;
      for (const CaseId id : ids) CheckCase(reader, id);
      after = ids.back();
    }
    if (reader.One<std::int64_t>(kCountLooseBlobs) != 0) Say("files that nobody names");
    if (reader.One<std::int64_t>(kCountTaken) != std::ssize(there_)) Say("cases without their entry in the trail");
    CheckChains(reader);
  }

  /// As `gongkai rebuild` does it.
  void CheckCopies() {
    account::Desk desk{database_, keys_, [] { return Instant{}; }};
    const Rebuilt rebuilt = RebuildCases(desk, Actor{});
    if (rebuilt.differed != 0) Say("copies that are not what the events come to: " + std::to_string(rebuilt.differed));
    if (rebuilt.cases != std::ssize(there_)) Say("rebuilt were " + std::to_string(rebuilt.cases));
  }

  void CheckTold(const std::string& file) {
    std::ifstream in(file);
    for (std::string key, id, kind, ref; in >> key >> id >> kind >> ref; ++told_) {
      const auto found = there_.find(id);
      const bool is_there = found != there_.end() && found->second.key == key && found->second.events[kind] == 1 &&
                            (kind != "letter_made" || found->second.letters.contains(ref));
      if (!is_there) Say("told, and not there: " + key + " " + kind + " " + ref);
    }
  }

  int Finish() const {
    std::printf("%lld acts told, %zu cases there, %d wrong\n", static_cast<long long>(told_), there_.size(), wrong_);
    return wrong_ == 0 ? 0 : 1;
  }

 private:
  void CheckCase(db::Session& session, CaseId id) {
    const std::string name = ToString(id);
    const Case held = *FindCase(session, id);
    There& there = there_[name];
    there.key = OpenWords(session, keys_, id).value_or(CaseWords{}).asked.title.Reveal();
    if (there.key.empty()) return Say("without its words: " + name);
    if (!by_key_.insert(there.key).second) Say("taken in twice: " + there.key);
    CheckEvents(session, id, there);
    CheckLetters(session, held, there);
    CheckFiles(session, id, there);
    if (held.received.has_value() != !held.register_number.empty()) Say("received without a number: " + name);
  }

  void CheckEvents(db::Session& session, CaseId id, There& there) {
    const std::vector<CaseEvent> events = EventsOf(session, id);
    const std::vector<PersonalText> words = EventWordsOf(session, keys_, id);
    if (events.empty() || events.front().kind != CaseEventKind::kSubmitted) Say("without its beginning: " + there.key);
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (++there.events[std::string(IdOf(events[i].kind))] > 1) Say("done twice: " + there.key);
      const bool has_words =
          events[i].kind != CaseEventKind::kSubmitted && events[i].kind != CaseEventKind::kLetterMade;
      if (has_words && words[i].Reveal() != there.key) Say("an event without its words: " + there.key);
    }
  }

  void CheckLetters(db::Session& session, const Case& held, There& there) {
    for (const CaseLetter& letter : LettersOf(session, held.id)) {
      there.letters.insert(letter.ref);
      if (!refs_.insert(std::to_string(held.handler.value) + " " + letter.ref).second) {
        Say("a number given twice: " + letter.ref);
      }
      const auto body = LetterBody(session, keys_, held.id, letter.ref);
      if (!body || body->empty()) Say("a letter without its words: " + there.key);
    }
    if (there.events["letter_made"] != std::ssize(there.letters)) Say("a letter without its event: " + there.key);
  }

  void CheckFiles(db::Session& session, CaseId id, const There& there) {
    const std::vector<CaseFile> files = FilesOf(session, id);
    if (std::ssize(files) != (HasFile(there.key) ? 1 : 0)) return Say("files: " + there.key);
    for (const CaseFile& file : files) {
      const auto opened = OpenFile(session, keys_, id, file.number);
      if (!opened || opened->bytes.Reveal() != FileOf(there.key)) Say("without its file: " + there.key);
    }
  }

  void CheckChains(db::Session& session) {
    const crypto::Sm2PublicKey signer = keys_.signing.public_key();
    account::CheckTrail(session, {keys_.audit, signer}, {}, [&](const account::AuditFault& fault) {
      if (!fault.IsWarning()) Say("the trail of " + std::to_string(fault.chain.value) + " is broken");
    });
  }

  void Say(const std::string& what) {
    if (++wrong_ <= 10) std::fprintf(stderr, "%s\n", what.c_str());
  }

  db::Database& database_;
  const account::Keys keys_;
  std::int64_t told_ = 0;
  std::map<std::string, There> there_;  // by their names
  std::set<std::string> by_key_, refs_;
  int wrong_ = 0;
};

int Verify(const std::string& place, const std::string& file) {
  auto database = OpenAt(place);
  if (!database) return std::fprintf(stderr, "%s\n", database.error().message.c_str()), 1;
  Verification verification(**database);
  verification.CheckWhole();
  verification.CheckTold(file);
  verification.CheckCopies();
  return verification.Finish();
}

}  // namespace
}  // namespace gongkai::request

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv, argv + argc);
  try {
    if (argc == 4 && words[1] == "write") return gongkai::request::Write(words[2], words[3]);
    if (argc == 4 && words[1] == "verify") return gongkai::request::Verify(words[2], words[3]);
  } catch (const std::exception& failure) {
    return std::fprintf(stderr, "%s\n", failure.what()), 1;
  }
  return std::fprintf(stderr, "crash_cases write|verify PLACE TAG|FILE\n"), 2;
}
