// The public part as files: how long the first copy of a county's items takes, a copy after nothing happened, and one
// after one item was published. Says the figures of docs/limits.md.
//
//   site_bench [ITEMS]      (10000 if left out)
//
// Items are spread over 20 organs and six years, each with one attachment; written by SQL under the triggers that hold
// for everybody. On SQLite.
//
// Links: disclosure embedded_migrations test_databases

#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <functional>

#include "disclosure/content_digest.h"
#include "disclosure/site/site_desk_test.h"

namespace {

using namespace gongkai;
using namespace gongkai::disclosure;

constexpr int kOrgans = 20;

// Item, version, attachment, signatures and publication of the pattern, under another number, organ and digest.
constexpr std::string_view kItem =
    "INSERT INTO item (organ_id, number, stage, latest_version, index_number, kind, column_id, title, summary, "
    "attribute, "
    "formed_on, due_on, published_version, public_from, public_until, on_site, withdrawn_at, withdrawal_kind, "
    "withdrawal_words, review_again_on, created_by, changed_at, version) SELECT ?, ?, stage, 1, ?, kind, column_id, "
    "title, "
    "summary, attribute, formed_on, due_on, NULL, ?, public_until, on_site, NULL, '', '', NULL, created_by, "
    "changed_at, 1 "
    "FROM item WHERE organ_id = ? AND number = ?";
constexpr std::string_view kVersion =
    "INSERT INTO item_version (organ_id, item, number, kind, title, summary, body, fields, attribute, ground, "
    "ground_words, origin, other_organ, is_agreed, formed_on, publish_on, channels, correction, digest, author, "
    "saved_at) "
    "SELECT ?, ?, 1, kind, title, summary, body, fields, attribute, ground, ground_words, origin, other_organ, "
    "is_agreed, "
    "formed_on, publish_on, channels, correction, ?, author, saved_at FROM item_version WHERE organ_id = ? AND item = "
    "?";
constexpr std::string_view kAttachment =
    "INSERT INTO item_attachment (organ_id, item, version, position, name, digest, size) SELECT ?, ?, 1, position, "
    "name, "
    "digest, size FROM item_attachment WHERE organ_id = ? AND item = ?";
constexpr std::string_view kRun =
    "INSERT INTO screening_run (organ_id, kind, subject, number, digest, lists, rules, at, person_id, person_name, "
    "parts, unread, hits) SELECT ?, kind, ?, 1, ?, lists, rules, at, person_id, person_name, parts, unread, hits FROM "
    "screening_run WHERE organ_id = ? AND subject = ? AND number = 1";
constexpr std::string_view kSignatures =
    "INSERT INTO item_signature (organ_id, item, version, signer, digest, person_id, person_name, at, answers, remark, "
    "number) SELECT ?, ?, 1, signer, ?, person_id, person_name, at, answers, remark, number FROM item_signature WHERE "
    "organ_id = ? AND item = ?";
constexpr std::string_view kPublication =
    "INSERT INTO item_publication (organ_id, item, version, digest, published_at) SELECT ?, ?, 1, ?, published_at FROM "
    "item_publication WHERE organ_id = ? AND item = ?";
constexpr std::string_view kPublish = "UPDATE item SET published_version = 1 WHERE organ_id = ? AND number = ?";

void Fill(SiteDesk& desk, int count) {
  const ItemId pattern = desk.Published(desk.Titled("关于清明节期间森林防火的通知"));
  const Content content = desk.Latest(pattern).content;
  db::Transaction act = desk.database->Begin();
  std::vector<OrganId> organs;
  for (int i = 0; i < kOrgans; ++i) {
    const std::string name = fmt::format("澄砚县第{}镇人民政府", i + 1);
    organs.push_back(account::AddOrgan(act, {.parent = desk.root,
                                             .kind = account::OrganKind::kTownship,
                                             .code = fmt::format("B{:02}", i),
                                             .name = name,
                                             .short_name = name,
                                             .opened_on = 2020y / 1 / 1}));
  }
  for (int i = 0; i < count; ++i) {
    const std::int64_t organ = organs[static_cast<std::size_t>(i % kOrgans)].value, number = 1 + i / kOrgans;
    const std::string index = fmt::format("B{}", i);
    const std::string digest = DigestOf(content, index);
    const std::string from = fmt::format("{}-0{}-1{}", 2020 + i % 6, 1 + i % 9, i / 20 % 10);
    const auto as = [&](std::string_view sql, const auto&... values) {
      act.Execute(sql, organ, number, values..., pattern.organ.value, pattern.number);
    };
    as(kItem, index, from);
    as(kVersion, digest);
    as(kAttachment);
    as(kRun, digest);
    as(kSignatures, digest);
    as(kPublication, digest);
    act.Execute(kPublish, organ, number);
  }
  act.Commit();
}

double Seconds(const std::function<void()>& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

void Tell(SiteDesk& desk, const char* what) {
  SiteExported done;
  const double taken = Seconds([&] { done = desk.Export(); });
  fmt::print("{:<40} {:>8.2f} s   {} files, {} written\n", what, taken, done.manifest.files.size(), done.written);
}

}  // namespace

int main(int argc, char** argv) {
  doctest::Context context;  // the desk checks what it does; outside of a test a failed check ends the program
  context.setAsDefaultForAssertsOutOfTestCases();
  context.setAssertHandler([](const doctest::AssertData& data) {
    fmt::print(stderr, "{}:{}: {}\n", data.m_file, data.m_line, data.m_expr);
    std::abort();
  });
  const int count = argc > 1 ? std::atoi(argv[1]) : 10'000;
  const testing::OnSqlite place;
  SiteDesk desk(place);
  Fill(desk, count);
  fmt::print("{} items on SQLite\n", count);
  Tell(desk, "first copy");
  Tell(desk, "copy after nothing happened");
  desk.Published(desk.Titled("关于河堤步道夜间照明时间的通知"));
  Tell(desk, "copy after one item was published");
  std::size_t faults = 0;
  const double taken = Seconds([&] { faults = desk.Checked().faults.size(); });
  fmt::print("{:<40} {:>8.2f} s   {} faults\n", "every file held against the manifest", taken, faults);
  return faults == 0 ? 0 : 1;
}
