// The one place where what went wrong becomes a status and a sentence. What the visitor reads and what the log holds
// are two texts: the log line has the exception's own words, the page has its number.
#pragma once

#include <exception>
#include <string>

#include "web/response.h"

namespace gongkai::web {

struct Failure {
  Problem problem;
  std::string for_log;  // empty when there is nothing the operator should look at
};

Failure ToFailure(const std::exception_ptr& exception);

/// Common refusals of the server itself.
Problem NotFoundProblem();
Problem WrongMethodProblem();
Problem MalformedProblem(std::string sentence);
Problem ForeignProblem();
Problem ExpiredFormProblem();
Problem BusyProblem();
Problem TooLargeProblem(std::string sentence);

}  // namespace gongkai::web
