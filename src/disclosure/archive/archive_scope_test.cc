// What goes into the package of a year: a table of lives of an item; what lies in a package read back.
#include "disclosure/archive/archive_scope.h"

#include <doctest/doctest.h>

#include "disclosure/archive/archive_manifest.h"
#include "disclosure/archive/archived_item.h"
#include "disclosure/archive/transfer.h"
#include "disclosure/content_digest.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;
using Kind = PublicMove::Kind;

constexpr Date kToday = 2026y / 3 / 10;

Instant At(Date day) { return Instant(std::chrono::sys_days(day)) + 2h; }

TEST_CASE("a version that stays public is one span, from the day it was signed") {
  const PublicMove moves[] = {{Kind::kPublished, 1, At(2025y / 5 / 1)}};
  const VersionDays days[] = {{.number = 1}};
  const auto spans = PublicSpansOf(moves, days, kToday);
  REQUIRE(spans.size() == 1);
  CHECK(spans[0].from == Date(2025y / 5 / 1));
  CHECK(spans[0].end == SpanEnd::kNone);
  CHECK(BelongsTo(spans[0], 2025));
  CHECK_FALSE(BelongsTo(spans[0], 2026));
  CHECK_FALSE(EndedIn(spans[0], 2025));
}

TEST_CASE("what was stopped, taken down or replaced before its day never was public") {
  const VersionDays later[] = {{.number = 1, .publish_on = Date(2026y / 3 / 5)}, {.number = 2}};
  const PublicMove stopped[] = {{Kind::kPublished, 1, At(2026y / 3 / 1)}, {Kind::kStopped, 1, At(2026y / 3 / 2)}};
  CHECK(PublicSpansOf(stopped, later, kToday).empty());
  const PublicMove down[] = {{Kind::kPublished, 1, At(2026y / 3 / 1)},
                             {Kind::kWithdrawn, 1, At(2026y / 3 / 4), "内容有误：错了"}};
  CHECK(PublicSpansOf(down, later, kToday).empty());
  const PublicMove replaced[] = {{Kind::kPublished, 1, At(2026y / 3 / 1)}, {Kind::kPublished, 2, At(2026y / 3 / 4)}};
  const auto spans = PublicSpansOf(replaced, later, kToday);
  REQUIRE(spans.size() == 1);
  CHECK(spans[0].version == 2);
  // On the very day it was public.
  const PublicMove that_day[] = {{Kind::kPublished, 1, At(2026y / 3 / 1)},
                                 {Kind::kWithdrawn, 1, At(2026y / 3 / 5), "内容有误：错了"}};
  CHECK(PublicSpansOf(that_day, later, kToday).size() == 1);
  // Its day has not come.
  const PublicMove waits[] = {{Kind::kPublished, 1, At(2026y / 3 / 1)}};
  CHECK(PublicSpansOf(waits, later, 2026y / 3 / 4).empty());
}

TEST_CASE("how it ended is told as readers were told it") {
  const VersionDays days[] = {{.number = 1}, {.number = 2, .correction = "改了日期。"}};
  const PublicMove moves[] = {{Kind::kPublished, 1, At(2025y / 12 / 30)},
                              {Kind::kPublished, 2, At(2026y / 1 / 5)},
                              {Kind::kWithdrawn, 2, At(2026y / 2 / 1), "含有不应公开的内容：附件里有电话"}};
  const auto spans = PublicSpansOf(moves, days, kToday);
  REQUIRE(spans.size() == 2);
  CHECK(spans[0].end == SpanEnd::kCorrected);
  CHECK(spans[0].words == "改了日期。");
  CHECK(EndedIn(spans[0], 2026));
  CHECK(spans[1].end == SpanEnd::kWithdrawn);
  CHECK(spans[1].withdrawal == WithdrawalKind::kLeak);
  CHECK(spans[1].words == "内容需要调整：附件里有电话");
  // What leaked may have stood in the version before, too; not in one that came afterwards.
  CHECK(HasLeaked(moves, 1));
  CHECK(HasLeaked(moves, 2));
  CHECK_FALSE(HasLeaked(moves, 3));
}

TEST_CASE("a list runs out on its last day, unless somebody was faster") {
  const VersionDays days[] = {{.number = 1, .until = Date(2026y / 3 / 5)}};
  const PublicMove moves[] = {{Kind::kPublished, 1, At(2026y / 3 / 1)}};
  CHECK(PublicSpansOf(moves, days, 2026y / 3 / 5)[0].end == SpanEnd::kNone);
  const auto over = PublicSpansOf(moves, days, 2026y / 3 / 6);
  CHECK(over[0].end == SpanEnd::kExpired);
  CHECK(over[0].ended_on == Date(2026y / 3 / 5));
  const PublicMove down[] = {{Kind::kPublished, 1, At(2026y / 3 / 1)},
                             {Kind::kWithdrawn, 1, At(2026y / 3 / 3), "内容有误：错了"}};
  CHECK(PublicSpansOf(down, days, kToday)[0].end == SpanEnd::kWithdrawn);
  const PublicMove late[] = {{Kind::kPublished, 1, At(2026y / 3 / 1)},
                             {Kind::kWithdrawn, 1, At(2026y / 3 / 9), "内容有误：错了"}};
  CHECK(PublicSpansOf(late, days, kToday)[0].end == SpanEnd::kExpired);
}

TEST_CASE("of which years there may be a package, and until when it reaches") {
  CHECK(MayPack(2026, kToday));
  CHECK(MayPack(2008, kToday));
  CHECK_FALSE(MayPack(2007, kToday));
  CHECK_FALSE(MayPack(2027, kToday));
  CHECK(PackedUntil(2025, kToday) == Date(2025y / 12 / 31));
  CHECK(PackedUntil(2026, kToday) == kToday);
}

// ---- manifest and item, there and back

const std::string kDigits(64, 'a');

ArchiveManifest Sample() {
  return {.organ = "澄砚县枕溪镇人民政府",
          .organ_code = "101",
          .number = 3,
          .year = 2025,
          .until = 2025y / 12 / 31,
          .at = At(kToday),
          .made_by = "林溪",
          .files = {{"index.html", 5, kDigits, kDigits},
                    {"items/101-1/v1/files/1-名册.txt", 7, kDigits, kDigits, "101/1"}}};
}

TEST_CASE("a manifest comes back as it was; another order, number or path is none") {
  const ArchiveManifest manifest = Sample();
  const auto read = ParseArchiveManifest(BodyOf(manifest));
  REQUIRE(read);
  CHECK(*read == manifest);
  ArchiveManifest turned = Sample();
  std::swap(turned.files[0], turned.files[1]);
  CHECK_FALSE(ParseArchiveManifest(BodyOf(turned)));
  ArchiveManifest twice = Sample();
  twice.files.push_back(twice.files[1]);
  CHECK_FALSE(ParseArchiveManifest(BodyOf(twice)));
  for (const char* path :
       {"", "/etc/passwd", "../a", "a/../b", "a//b", ".hidden", "a/.b", "a\\b", "c:x", "a\nb", "a/"}) {
    CHECK_FALSE(IsArchivePath(path));
    ArchiveManifest bad = Sample();
    bad.files = {{path, 1, kDigits, kDigits}};
    CHECK_FALSE(ParseArchiveManifest(BodyOf(bad)));
  }
  CHECK_FALSE(ParseArchiveManifest("{}"));
  CHECK_FALSE(ParseArchiveManifest(std::string(100'000, '[')));
}

ArchivedItem SampleItem() {
  ArchivedItem item{.id = {account::OrganId{101}, 7}, .index_number = "101/2026-00007", .organ = "枕溪镇"};
  ArchivedVersion version;
  version.span = {.version = 2, .published_at = At(kToday), .from = kToday};
  version.content = {.kind = ItemKind::kNotice,
                     .title = "通知",
                     .summary = "概述",
                     .body = "<p>正文</p>",
                     .fields = {{"document_number", "枕政发〔2026〕1号"}},
                     .formed_on = 2026y / 3 / 9,
                     .attachments = {{"名册.txt", "sm3:" + kDigits, 7}},
                     .correction = "改了。"};
  version.attachments = {{"items/101-7/v2/files/1-名册.txt", "名册.txt", "sm3:" + kDigits, 7}};
  version.digest = DigestOf(version.content, item.index_number);
  std::int64_t person = 1;
  for (const Signer signer : {Signer::kDrafter, Signer::kSecrecy, Signer::kReviewer, Signer::kApprover}) {
    version.signatures.push_back({.signer = signer,
                                  .person = account::PersonId{person++},
                                  .person_name = "某某",
                                  .digest = version.digest,
                                  .at = At(kToday),
                                  .answers = signer == Signer::kSecrecy ? "nnnnnyy" : ""});
  }
  item.versions.push_back(version);
  return item;
}

TEST_CASE("an item comes back so that its digest is the one that was signed") {
  const ArchivedItem item = SampleItem();
  const auto read = ParseArchivedItem(JsonOf(item));
  REQUIRE(read);
  CHECK(read->id == item.id);
  REQUIRE(read->versions.size() == 1);
  CHECK(read->versions[0].content == item.versions[0].content);
  CHECK(FaultsOf(*read).empty());
}

TEST_CASE("a content that was changed, or signed by two, is told") {
  ArchivedItem changed = SampleItem();
  changed.versions[0].content.body = "<p>别的</p>";
  CHECK(FaultsOf(*ParseArchivedItem(JsonOf(changed))).size() == 1);
  ArchivedItem unsigned_one = SampleItem();
  unsigned_one.versions[0].signatures.pop_back();
  CHECK(FaultsOf(*ParseArchivedItem(JsonOf(unsigned_one))).size() == 1);
  ArchivedItem other_file = SampleItem();
  other_file.versions[0].attachments.clear();
  CHECK(FaultsOf(*ParseArchivedItem(JsonOf(other_file))).size() == 1);
  CHECK_FALSE(ParseArchivedItem("[]"));
}

TEST_CASE("from which citizen something came stands in no package") {
  ArchivedItem item = SampleItem();
  item.versions[0].content.origin = Origin::kFromCitizens;
  item.versions[0].content.other_organ = "砚某某";
  item.versions[0].digest = DigestOf(item.versions[0].content, item.index_number);
  for (Signature& each : item.versions[0].signatures) each.digest = item.versions[0].digest;
  const std::string json = JsonOf(item);
  CHECK(json.find("砚某某") == std::string::npos);
  CHECK(FaultsOf(*ParseArchivedItem(json)).empty());
}

// ---- what the receiver must know

TEST_CASE("the library is told of all that is public no more, the archive of what leaked alone") {
  const PackageLine line{.version = 1};
  CHECK(ChangeOf(Receiver::kLibrary, line, {.published_version = 1}, kToday).id.empty());
  CHECK(ChangeOf(Receiver::kLibrary, line, {.is_withdrawn = true, .published_version = 1}, kToday).id == "withdrawn");
  CHECK(ChangeOf(Receiver::kLibrary, line, {.public_until = Date(2026y / 3 / 9), .published_version = 1}, kToday).id ==
        "expired");
  CHECK(ChangeOf(Receiver::kLibrary, line, {.public_until = kToday, .published_version = 1}, kToday).id.empty());
  CHECK(ChangeOf(Receiver::kLibrary, line, {.published_version = 3}, kToday).id == "v3");
  CHECK(ChangeOf(Receiver::kArchive, line, {.is_withdrawn = true, .published_version = 3}, kToday).id.empty());
  CHECK(ChangeOf(Receiver::kArchive, line, {.is_withdrawn = true, .is_leak = true}, kToday).id == "withdrawn");
  const PackageLine held{.version = 1, .held_back = "不随包移出"};
  CHECK(ChangeOf(Receiver::kArchive, held, {.is_withdrawn = true, .is_leak = true}, kToday).id.empty());
}

TEST_CASE("what is missing in a list of transfer is told beside its field") {
  const auto field_of = [](const FieldErrors& errors) { return errors.empty() ? std::string() : errors.front().field; };
  Transfer transfer{
      .receiver = Receiver::kLibrary, .from = 2026y / 1 / 1, .until = 2026y / 3 / 1, .made_at = At(kToday)};
  CHECK(field_of(FaultsOf(transfer, kToday)) == "receiver_name");
  transfer.receiver_name = "澄砚县图书馆";
  CHECK(FaultsOf(transfer, kToday).empty());
  transfer.until = 2026y / 3 / 11;
  CHECK(field_of(FaultsOf(transfer, kToday)) == "until");
  transfer.receiver = Receiver::kArchive;
  CHECK(field_of(FaultsOf(transfer, kToday)) == "package");
  const Receipt none, early{.received_on = Date(2026y / 3 / 9), .received_by = "馆员"},
      good{.received_on = kToday, .received_by = "馆员"};
  CHECK(FaultsOf(none, transfer, kToday).size() == 2);
  CHECK(field_of(FaultsOf(early, transfer, kToday)) == "received_on");
  CHECK(FaultsOf(good, transfer, kToday).empty());
}

}  // namespace
}  // namespace gongkai::disclosure
