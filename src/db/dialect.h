// Where the SQL of this program and that of PostgreSQL part, in two functions. SQL is written in the subset that SQLite
// and PostgreSQL 15 share; what is left is the mark for a value and a few words of CREATE TABLE. A migration that needs
// more has two files (migrate.h). Quoted texts, quoted names and comments are never touched.
#pragma once

#include <string>
#include <string_view>

namespace gongkai::db {

struct NumberedSql {
  std::string text;  // "… WHERE id = $1 AND year = $2"
  int values = 0;
};

/// `?` becomes $1, $2, … in the order in which they stand.
NumberedSql NumberValues(std::string_view sql);

/// Of a migration: INTEGER PRIMARY KEY becomes a BIGINT that numbers itself, BLOB becomes BYTEA. INTEGER stays: 32
/// bits.
std::string ToPostgresTables(std::string_view sql);

}  // namespace gongkai::db
