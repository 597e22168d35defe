// What can go wrong in a database, in the same words for every engine. Thrown: a refusal the caller expects (a name
// that is taken) is caught by its code; everything else ends the request and is written to the log.
#pragma once

#include <stdexcept>
#include <string>

namespace gongkai::db {

enum class ErrorCode {
  kUnique,         // a row with this key exists
  kForeignKey,     // the row referred to is missing, or still referred to
  kNotNull,        // a value that must be there is not
  kCheck,          // a CHECK or a trigger of the schema refuses
  kSerialization,  // two transactions got in each other's way, and this one has to begin anew: retry.h
  kBusy,           // another writer held the database for too long; safe to try again
  kGone,           // the database cannot be opened, read or written: removed, disk full, no permission
  kDamaged,        // the file is not a database, or its pages contradict each other
  kOther,
};

class DatabaseError : public std::runtime_error {
 public:
  DatabaseError(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}
  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace gongkai::db
