// A fresh empty database for one test, on either engine, so that one test body proves both:
//
//   TEST_CASE_ON_BOTH_ENGINES("a reader cannot write", place) {
//     auto database = db::Database::Open(place.location(), kMigrations);
//     …
//   }
//
// Tests of subjects need tables, not the making of them: `place.Open(embedded::Migrations())`.
//
// PostgreSQL is the server that GONGKAI_TEST_POSTGRES names, with rights to make databases; `./dev test` starts one of
// its own (scripts/temporary_postgres.sh). Without the variable the test fails and says so: half a test must not look
// whole.
#pragma once

#include <memory>
#include <span>
#include <string>

#include <doctest/doctest.h>

#include "base/embedded_file.h"
#include "db/database.h"
#include "support/temp_dir.h"

namespace gongkai::testing {

class TestDatabase {
 public:
  TestDatabase() = default;
  virtual ~TestDatabase() = default;
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  virtual bool is_postgres() const = 0;
  virtual db::Location location() const = 0;
  /// As Database::Open there, but that the tables are a copy of ones made before, or those of an earlier test, emptied:
  /// a test waits for its own statements alone. The first opening of a place, before location() is given to anybody.
  /// Throws what Open refuses.
  virtual std::unique_ptr<db::Database> Open(std::span<const EmbeddedFile> migrations) const;
};

class OnSqlite : public TestDatabase {
 public:
  bool is_postgres() const override { return false; }
  db::Location location() const override { return {.directory = dir_.path()}; }
  std::unique_ptr<db::Database> Open(std::span<const EmbeddedFile> migrations) const override;

 private:
  TempDir dir_;
};

class OnPostgres : public TestDatabase {
 public:
  OnPostgres();
  ~OnPostgres() override;
  bool is_postgres() const override { return true; }
  db::Location location() const override { return {.url = url_}; }
  std::unique_ptr<db::Database> Open(std::span<const EmbeddedFile> migrations) const override;
  /// Names a schema of its own in "options", as the last of its parameters.
  const std::string& url() const { return url_; }

 private:
  mutable std::string name_, url_;
  mutable std::string digest_, shape_;  // of what Open made; empty: it was not called
};

/// Runs one statement there, outside of a transaction and of db/: what a stranger or an administrator would do.
void RunOnServer(const std::string& url, const std::string& sql);

}  // namespace gongkai::testing

#define TEST_CASE_ON_BOTH_ENGINES(name, place) \
  TEST_CASE_ON_BOTH_ENGINES_AS(name, place, DOCTEST_ANONYMOUS(on_both_engines_))
#define TEST_CASE_ON_BOTH_ENGINES_AS(name, place, body)                       \
  static void body(const ::gongkai::testing::TestDatabase& place);            \
  TEST_CASE(name " (SQLite)") { body(::gongkai::testing::OnSqlite()); }       \
  TEST_CASE(name " (PostgreSQL)") { body(::gongkai::testing::OnPostgres()); } \
  static void body(const ::gongkai::testing::TestDatabase& place)
