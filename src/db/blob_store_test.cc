// Attachments: kept once, whole, and only together with the row that names them.
#include "db/blob_store.h"

#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <support/test_databases.h>

#include "embedded/embedded_migrations.h"

namespace gongkai::db {
namespace {

std::unique_ptr<Database> OpenIn(const testing::TestDatabase& place) {
  auto database = Database::Open(place.location(), embedded::Migrations());
  REQUIRE(database);
  return std::move(*database);
}

std::int64_t Rows(Database& database, std::string_view count) { return database.Read().One<std::int64_t>(count); }
constexpr std::string_view kCountChunks = "SELECT COUNT(*) FROM blob_chunk";
constexpr std::string_view kCountBlobs = "SELECT COUNT(*) FROM blob";

TEST_CASE("the digest is SM3 as the standard prints it for abc") {
  CHECK(BlobDigest("abc") == "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST_CASE_ON_BOTH_ENGINES("bytes of any size and kind come back", place) {
  auto database = OpenIn(place);
  for (const std::size_t size : {0U, 1U, 262'143U, 262'144U, 262'145U, 1'000'000U}) {
    std::string bytes(size, '\0');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 7 + i / 251);
    Transaction act = database->Begin();
    BlobWriter writer(act);
    for (std::size_t at = 0; at < size; at += 100'001) writer.Append(std::string_view(bytes).substr(at, 100'001));
    const std::string digest = writer.Finish();
    act.Commit();
    Reader reader = database->Read();
    CHECK(digest == BlobDigest(bytes));
    CHECK(GetBlob(reader, digest) == bytes);
    CHECK(BlobSize(reader, digest) == static_cast<std::int64_t>(size));
  }
}

TEST_CASE_ON_BOTH_ENGINES("the same bytes are kept once; removed, they are gone with their chunks", place) {
  auto database = OpenIn(place);
  Transaction act = database->Begin();
  // The bytes alone cannot be put: who puts them has reckoned the digest before he took the lock.
  static_assert(!std::is_invocable_v<decltype(PutBlob), Transaction&, std::string_view>);
  const HashedBytes hashed("年报");
  CHECK(hashed.digest() == BlobDigest("年报"));
  const std::string digest = PutBlob(act, hashed);
  CHECK(PutBlob(act, hashed) == digest);
  BlobWriter again(act);
  again.Append("年报");
  CHECK(again.Finish() == digest);
  act.Commit();
  CHECK(Rows(*database, kCountBlobs) == 1);
  CHECK(Rows(*database, kCountChunks) == 1);
  Transaction removal = database->Begin();
  CHECK(RemoveBlob(removal, digest));
  CHECK_FALSE(RemoveBlob(removal, digest));
  removal.Commit();
  CHECK(Rows(*database, kCountChunks) == 0);
}

TEST_CASE_ON_BOTH_ENGINES("bytes that lie elsewhere are read a piece at a time, and not at all where they are there",
                          place) {
  auto database = OpenIn(place);
  std::string bytes(600'001, 'y');
  bytes.back() = 'z';
  int pieces = 0;
  const HashedSource source{.digest = BlobDigest(bytes), .size = bytes.size(), .read = [&](auto offset, auto count) {
                              ++pieces;
                              return bytes.substr(offset, count);
                            }};
  Transaction act = database->Begin();
  CHECK(PutBlobFrom(act, source) == source.digest);
  CHECK(pieces == 3);
  CHECK(GetBlob(act, source.digest) == bytes);
  PutBlobFrom(act, source);
  CHECK(pieces == 3);
  act.Commit();
}

TEST_CASE_ON_BOTH_ENGINES("an upload that breaks off, or an act that is not committed, leaves nothing", place) {
  auto database = OpenIn(place);
  {
    Transaction act = database->Begin();
    { BlobWriter(act).Append(std::string(600'000, 'x')); }
    act.Commit();
  }
  { PutBlob(*std::make_unique<Transaction>(database->Begin()), HashedBytes("abc")); }
  CHECK(Rows(*database, kCountBlobs) == 0);
  CHECK(Rows(*database, kCountChunks) == 0);
}

TEST_CASE_ON_BOTH_ENGINES("many who put the same bytes at once keep them once, and each can read them", place) {
  auto database = OpenIn(place);
  const std::string bytes(300'000, 'x');
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 6; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) {
        Transaction act = database->Begin();
        BlobWriter writer(act);
        writer.Append(bytes);
        const std::string digest = writer.Finish();
        act.Commit();
        Reader reader = database->Read();
        if (BlobSize(reader, digest) != 300'000) std::abort();
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(Rows(*database, kCountBlobs) == 1);
  CHECK(Rows(*database, kCountChunks) == 2);
}

}  // namespace
}  // namespace gongkai::db
