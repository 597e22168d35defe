// What the check of the audit trail must name, each fault made by hand on chains that hold.
#include "account/verify_audit.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "crypto/sm3.h"

namespace gongkai::account {
namespace {

using namespace std::chrono_literals;

constexpr Instant kBegin{1'773'100'800s};

const crypto::Key& AuditKey() {
  static const crypto::Key key = *crypto::Key::Of("0123456789abcdef0123456789abcdef");
  return key;
}

const crypto::Sm2PrivateKey& SigningKey() {
  static const crypto::Sm2PrivateKey key = crypto::Sm2PrivateKey::Generate();
  return key;
}

AuditEntry AnEntry(std::int64_t chain, std::int64_t number) {
  return {.organ = OrganId(chain),
          .number = number,
          .at = kBegin + std::chrono::minutes(number),
          .person = PersonId(7),
          .post = "handler",
          .act = "guide.edit",
          .object = "organ:" + std::to_string(number),
          .detail = "{}",
          .address = "192.0.2.7"};
}

// The rows of a database in which everything holds: two chains of 20 entries.
struct Trail {
  std::vector<StoredEntry> entries;
  std::vector<ChainHead> heads;
  std::vector<HeadsExport> exports;

  Trail() {
    Grow(0, 20);
    Grow(3, 20);
  }

  void Grow(std::int64_t chain, std::int64_t count) {
    ChainHead* head = HeadOf(chain);
    if (head == nullptr) head = &heads.emplace_back(ChainHead{OrganId(chain), 0, ""});
    for (; count > 0; --count) {
      const AuditEntry entry = AnEntry(chain, ++head->number);
      head->mac = MacOf(AuditKey(), entry, head->mac);
      entries.push_back({entry, head->mac});
    }
  }

  ChainHead* HeadOf(std::int64_t chain) {
    const auto found = std::ranges::find(heads, OrganId(chain), &ChainHead::chain);
    return found == heads.end() ? nullptr : &*found;
  }

  StoredEntry& At(std::int64_t chain, std::int64_t number) {
    return *std::ranges::find_if(entries, [&](const StoredEntry& stored) {
      return stored.entry.organ == OrganId(chain) && stored.entry.number == number;
    });
  }

  void Remove(std::int64_t chain, std::int64_t number) {
    std::erase_if(entries, [&](const StoredEntry& stored) {
      return stored.entry.organ == OrganId(chain) && stored.entry.number == number;
    });
  }

  void CutBehind(std::int64_t chain, std::int64_t number, bool fix_head) {
    std::erase_if(entries, [&](const StoredEntry& stored) {
      return stored.entry.organ == OrganId(chain) && stored.entry.number > number;
    });
    if (fix_head) *HeadOf(chain) = {OrganId(chain), number, At(chain, number).mac};
  }

  void Export(std::string name) { exports.push_back({.name = std::move(name), .heads = heads}); }

  // What is said, without the sentence: "changed 3:5-5".
  std::vector<std::string> Faults() {
    std::ranges::stable_sort(
        entries, {}, [](const StoredEntry& stored) { return std::pair(stored.entry.organ, stored.entry.number); });
    std::vector<std::string> told;
    AuditCheck check(AuditKey(), [&](const AuditFault& fault) {
      told.push_back(std::string(IdOf(fault.kind)) + " " + std::to_string(fault.chain.value) + ":" +
                     std::to_string(fault.first) + "-" + std::to_string(fault.last));
    });
    for (const ChainHead& head : heads) check.ExpectHead(head);
    for (const HeadsExport& heads_export : exports)
      check.ExpectSigned(heads_export, crypto::Sm3Hex(BodyOf(heads_export)));
    for (const StoredEntry& stored : entries) check.Add(stored);
    counts = check.Finish();
    return told;
  }

  AuditCounts counts;
};

using Told = std::vector<std::string>;

TEST_CASE("chains that hold are found to hold") {
  Trail trail;
  trail.Export("2026-03-10");
  trail.Grow(3, 5);
  trail.Export("2026-03-11");
  CHECK(trail.Faults().empty());
  CHECK(trail.counts.entries == 45);
  CHECK(trail.counts.chains == 2);
  CHECK(trail.counts.faults == 0);
}

TEST_CASE("any field of an entry that is changed is named by its number, and no other entry is") {
  const std::vector<std::function<void(StoredEntry&)>> changes = {
      [](StoredEntry& stored) { stored.entry.at += 1s; },
      [](StoredEntry& stored) { stored.entry.person = PersonId(8); },
      [](StoredEntry& stored) { stored.entry.post = "chief"; },
      [](StoredEntry& stored) { stored.entry.act = "organ.edit"; },
      [](StoredEntry& stored) { stored.entry.object += "1"; },
      [](StoredEntry& stored) { stored.entry.outcome = Outcome::kRefused; },
      [](StoredEntry& stored) { stored.entry.detail = R"({"a":"b"})"; },
      [](StoredEntry& stored) { stored.entry.address.clear(); },
      [](StoredEntry& stored) { stored.mac[0] = static_cast<char>(stored.mac[0] ^ 1); },
      [](StoredEntry& stored) { stored.mac.clear(); },
      [](StoredEntry& stored) { stored.is_readable = false; },
  };
  for (const auto& change : changes) {
    Trail trail;
    change(trail.At(3, 5));
    CHECK(trail.Faults() == Told{"changed 3:5-5"});
  }
}

TEST_CASE("text that moves from one field into the next is a change") {
  Trail trail;
  trail.At(0, 4).entry.post = "handlerguide";
  trail.At(0, 4).entry.act = ".edit";
  CHECK(trail.Faults() == Told{"changed 0:4-4"});
}

TEST_CASE("entries in a row that are changed are one fault, however many") {
  Trail trail;
  trail.Grow(3, 1000);
  for (std::int64_t number = 5; number <= 8; ++number) trail.At(3, number).entry.object = "";
  CHECK(trail.Faults() == Told{"changed 3:5-8"});
  for (std::int64_t number = 9; number <= 800; ++number) trail.At(3, number).entry.object = "";
  CHECK(trail.Faults().size() == 2);
}

TEST_CASE("an entry left out is a missing number; the whole range is named") {
  Trail trail;
  trail.Remove(3, 1);
  trail.Remove(3, 7);
  trail.Remove(3, 8);
  CHECK(trail.Faults() == Told{"missing 3:1-1", "missing 3:7-8"});
}

TEST_CASE("two entries that change numbers are told as moved, those behind them are not suspected") {
  Trail trail;
  std::swap(trail.At(3, 5).entry.number, trail.At(3, 15).entry.number);
  CHECK(trail.Faults() == Told{"moved 3:5-5", "moved 3:15-15"});
}

TEST_CASE("an entry left out whose place the others closed up to is told from there on") {
  Trail trail;
  trail.Remove(3, 16);
  for (std::int64_t number = 17; number <= 20; ++number) trail.At(3, number).entry.number -= 1;
  trail.HeadOf(3)->number = 19;
  const Told told = trail.Faults();
  REQUIRE_FALSE(told.empty());
  CHECK(told.front() == "changed 3:16-16");
  CHECK(std::ranges::count(told, "moved 3:17-17") == 1);
}

TEST_CASE("a number that stands twice is told, whichever of the two comes first") {
  for (const bool false_one_first : {false, true}) {
    Trail trail;
    StoredEntry copy = trail.At(3, 5);
    copy.entry.object = "organ:99";
    const auto place = std::ranges::find_if(trail.entries, [](const StoredEntry& stored) {
      return stored.entry.organ == OrganId(3) && stored.entry.number == 5;
    });
    trail.entries.insert(false_one_first ? place : place + 1, copy);
    CHECK(std::ranges::count(trail.Faults(), "doubled 3:5-5") == 1);
  }
}

TEST_CASE("an entry of another chain does not fit, though it is a true one there") {
  Trail trail;
  StoredEntry copy = trail.At(0, 5);
  copy.entry.organ = OrganId(3);
  trail.At(3, 5) = copy;
  CHECK(trail.Faults() == Told{"changed 3:5-5"});
}

TEST_CASE("an end that is cut off is missed by the head") {
  Trail trail;
  trail.CutBehind(3, 15, false);
  CHECK(trail.Faults() == Told{"cut 3:16-20"});
}

TEST_CASE("an end cut off together with its head is missed by the signed heads") {
  Trail trail;
  trail.Export("2026-03-10");
  trail.CutBehind(3, 15, true);
  CHECK(trail.Faults() == Told{"cut 3:16-20"});
}

TEST_CASE("without signed heads behind it such a cut cannot be seen: the header says so") {
  Trail trail;
  trail.Export("2026-03-10");
  trail.Grow(3, 5);
  trail.CutBehind(3, 22, true);
  CHECK(trail.Faults().empty());
}

TEST_CASE("a chain cut off and grown again is not the one that was signed, also when later heads were signed") {
  Trail trail;
  trail.Export("2026-03-10");
  trail.CutBehind(3, 15, true);
  for (int i = 0; i < 8; ++i) {
    AuditEntry entry = AnEntry(3, trail.HeadOf(3)->number + 1);
    entry.act = "session.start";
    ChainHead& head = *trail.HeadOf(3);
    head = {OrganId(3), entry.number, MacOf(AuditKey(), entry, head.mac)};
    trail.entries.push_back({entry, head.mac});
  }
  trail.Export("2026-03-11");
  CHECK(trail.Faults() == Told{"rewritten 3:20-20"});
}

TEST_CASE("a chain that is gone as a whole is missed") {
  Trail trail;
  trail.Export("2026-03-10");
  trail.CutBehind(3, 0, false);
  CHECK(trail.Faults() == Told{"cut 3:1-20"});
  std::erase_if(trail.heads, [](const ChainHead& head) { return head.chain == OrganId(3); });
  CHECK(trail.Faults() == Told{"cut 3:1-20"});
}

TEST_CASE("a head that was changed, taken away or put in is named") {
  Trail trail;
  trail.HeadOf(3)->number = 12;
  CHECK(trail.Faults() == Told{"head_changed 3:20-20"});
  trail.HeadOf(3)->number = 20;
  trail.HeadOf(3)->mac = trail.At(3, 19).mac;
  CHECK(trail.Faults() == Told{"head_changed 3:20-20"});
  std::erase_if(trail.heads, [](const ChainHead& head) { return head.chain == OrganId(3); });
  CHECK(trail.Faults() == Told{"head_missing 3:20-20"});
  Trail other;
  other.heads.push_back({OrganId(9), 4, "x"});
  CHECK(other.Faults() == Told{"foreign_head 9:0-0"});
}

TEST_CASE("a clock that went back by more than five minutes is a warning") {
  Trail trail;
  AuditEntry entry = AnEntry(3, 21);
  entry.at = kBegin;
  ChainHead& head = *trail.HeadOf(3);
  head = {OrganId(3), 21, MacOf(AuditKey(), entry, head.mac)};
  trail.entries.push_back({entry, head.mac});
  CHECK(trail.Faults() == Told{"clock_back 3:21-21"});
  CHECK(trail.counts.faults == 0);
  CHECK(trail.counts.warnings == 1);
}

TEST_CASE("an export of which the trail says that it was made is missed when it is gone") {
  Trail trail;
  AuditEntry entry = AnEntry(0, 21);
  entry.act = std::string(kHeadsAct);
  entry.object = "heads:2026-03-10";
  entry.detail = R"({"sm3":"00ff"})";
  ChainHead& head = *trail.HeadOf(0);
  head = {OrganId(0), 21, MacOf(AuditKey(), entry, head.mac)};
  trail.entries.push_back({entry, head.mac});
  CHECK(trail.Faults() == Told{"export_missing 0:21-21"});
}

// ---- exports among themselves

SignedHeads Signed(const HeadsExport& heads) {
  const std::string body = BodyOf(heads);
  return {heads.name, body, SigningKey().Sign(body)};
}

struct ThreeExports {
  std::vector<SignedHeads> written;

  ThreeExports() {
    std::string previous;
    for (int number = 1; number <= 3; ++number) {
      written.push_back(Signed({.number = number,
                                .name = HeadsName(Date(2026y / 3 / (9 + number)), 1),
                                .at = kBegin,
                                .previous = previous,
                                .heads = {{OrganId(3), number * 10, std::string(32, 'm')}}}));
      previous = crypto::Sm3Hex(written.back().body);
    }
  }

  Told Faults() const {
    Told told;
    const crypto::Sm2PublicKey key = SigningKey().public_key();
    ExportCheck check(
        key, [&](const AuditFault& fault) { told.push_back(std::string(IdOf(fault.kind)) + " " + fault.heads); });
    for (const SignedHeads& heads : written) check.Add(heads);
    return told;
  }
};

TEST_CASE("exports are read as they were written, and follow one another") {
  const ThreeExports exports;
  CHECK(exports.Faults().empty());
  const auto read = ParseHeads(exports.written[1].body);
  REQUIRE(read);
  CHECK(read->number == 2);
  CHECK(read->name == "2026-03-11");
  CHECK(read->at == kBegin);
  REQUIRE(read->heads.size() == 1);
  CHECK(read->heads[0].number == 20);
  CHECK(read->heads[0].mac == std::string(32, 'm'));
  CHECK(BodyOf(*read) == exports.written[1].body);
}

TEST_CASE("an export that was changed, or signed by somebody else, is named") {
  ThreeExports exports;
  exports.written[1].body.replace(exports.written[1].body.find("\"number\":20"), 11, "\"number\":19");
  CHECK(exports.Faults() == Told{"export_forged 2026-03-11"});
  ThreeExports others;
  others.written[1].signature = crypto::Sm2PrivateKey::Generate().Sign(others.written[1].body);
  CHECK(others.Faults() == Told{"export_forged 2026-03-11"});
  ThreeExports renamed;
  std::swap(renamed.written[0].name, renamed.written[2].name);
  CHECK(renamed.Faults().size() == 2);
}

TEST_CASE("an export that was left out, or put elsewhere, breaks the chain of exports") {
  ThreeExports exports;
  exports.written.erase(exports.written.begin() + 1);
  CHECK(exports.Faults() == Told{"export_unlinked 2026-03-12"});
  ThreeExports without_first;
  without_first.written.erase(without_first.written.begin());
  CHECK(without_first.Faults() == Told{"export_unlinked 2026-03-11"});
}

TEST_CASE("there is news when a chain grew, not when only the export itself was put down") {
  HeadsExport last{.heads = {{kInstallation, 5, "a"}, {OrganId(3), 9, "b"}}};
  CHECK_FALSE(HasNews({{kInstallation, 6, "c"}, {OrganId(3), 9, "b"}}, last));
  CHECK(HasNews({{kInstallation, 7, "c"}, {OrganId(3), 9, "b"}}, last));
  CHECK(HasNews({{kInstallation, 6, "c"}, {OrganId(3), 10, "d"}}, last));
  CHECK(HasNews({{kInstallation, 6, "c"}, {OrganId(3), 9, "b"}, {OrganId(4), 1, "e"}}, last));
  CHECK(HasNews({{kInstallation, 6, "c"}, {OrganId(3), 8, "b"}}, last));
  CHECK(HasNews({{kInstallation, 6, "c"}}, last));
  CHECK_FALSE(HasNews({{kInstallation, 1, "a"}, {OrganId(3), 9, "b"}}, {.heads = {{OrganId(3), 9, "b"}}}));
}

TEST_CASE("each fault is one plain sentence that names chain and number") {
  const AuditFault cut{FaultKind::kCut, OrganId(3), 16, 20, 0, "2026-03-10"};
  CHECK(SentenceOf(cut, "枕溪镇人民政府") ==
        "枕溪镇人民政府的审计记录末尾缺第 16 至 20 条：被截去了，链首导出 2026-03-10 签名时它们还在。");
  const AuditFault moved{FaultKind::kMoved, OrganId(3), 5, 5, 15, ""};
  CHECK(SentenceOf(moved, "枕溪镇人民政府") == "枕溪镇人民政府的审计记录第 5 条原是第 15 条：编号或次序被改动过。");
  for (int kind = 0;
       FaultKindFrom(IdOf(static_cast<FaultKind>(kind))) && kind <= static_cast<int>(FaultKind::kExportMissing);
       ++kind) {
    const AuditFault fault{static_cast<FaultKind>(kind), OrganId(3), 5, 5, 15, "2026-03-10"};
    CHECK(SentenceOf(fault, "枕溪镇人民政府").ends_with("。"));
    CHECK(FaultKindFrom(IdOf(fault.kind)) == fault.kind);
    if (kind == static_cast<int>(FaultKind::kExportMissing)) break;
  }
}

}  // namespace
}  // namespace gongkai::account
