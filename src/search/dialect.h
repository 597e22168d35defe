// Which of the two full-text engines an expression is written for.
#pragma once

namespace gongkai::search {

enum class Dialect {
  kFts5,      // SQLite: a column of fts5 with the tokenizer "ascii" (what is not ASCII belongs to a token as it is)
  kTsvector,  // PostgreSQL: a column of type tsvector
};

}  // namespace gongkai::search
