// Timed work in the database: the book that all processes share (jobs/runner.h), and the administrator who asks for a
// turn now.
#pragma once

#include <string>

#include "account/deed.h"
#include "jobs/runner.h"

namespace gongkai::account {

class JobBook : public jobs::Book {
 public:
  /// `node`: how this process is called on the page, "host:pid".
  JobBook(db::Database& database, std::string node) : database_(database), node_(std::move(node)) {}

  std::optional<jobs::Turn> Take(const std::string& job, Instant last_due, Instant now) override;
  bool Hold(const std::string& job, const jobs::Turn& turn, Instant now) override;
  void End(const std::string& job, const jobs::Turn& turn) override;

 private:
  db::Database& database_;
  const std::string node_;
};

/// The name of this process for a JobBook.
std::string NodeName();

/// A turn that is due now, whatever the schedule says. Errors: kConflict while one runs or waits to be begun.
Status AskForTurn(Desk& desk, const Actor& actor, const std::string& job);

}  // namespace gongkai::account
