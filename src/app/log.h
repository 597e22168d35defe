// The log of the running program: one line of JSON for each thing that happened. For machines and for whoever runs this
// one; no personal data belong into it: not what was sent, not who sent it, not from where.
//
//   {"time":"2026-03-10T08:15:02.127+08:00","level":"info","event":"answer","number":"3fa2-17","route":"/office","status":200}
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "web/observation.h"

namespace gongkai::app {

enum class LogLevel { kDebug, kInfo, kError };

/// "debug", "info", "error". Errors: kInvalidInput.
Result<LogLevel> LogLevelOf(std::string_view word);

class Log {
 public:
  /// To the file, which is changed when it is full (10 MB, ten are kept); to standard error where the name is empty.
  /// Errors: kInvalidInput when the file cannot be written.
  static Result<std::unique_ptr<Log>> Open(const std::string& file, LogLevel least);
  ~Log();

  /// `event`: one word of ours ("start", "job"); `message`: a sentence.
  void Say(LogLevel level, std::string_view event, std::string_view message);
  /// An answer: an error when it hides an exception or could not be given, worth a line when it is a refusal.
  void Say(const web::Observation& seen);

 private:
  struct Lines;
  explicit Log(std::unique_ptr<Lines> lines);
  std::unique_ptr<Lines> lines_;
};

}  // namespace gongkai::app
