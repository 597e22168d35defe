// The ways by which notices leave the house, made of what the operator wrote down. What does not fit together is told
// at the start, and not when the first letter should go out.
#pragma once

#include <string>

#include "account/sending_actions.h"
#include "base/result.h"

namespace gongkai::app {

/// As written; empty: not said.
struct SendingOptions {
  std::string mail_host;
  unsigned mail_port = 0;
  std::string mail_tls;  // none, starttls, tls
  std::string mail_user;
  std::string mail_password, mail_password_file;  // one of them
  std::string mail_from;
  std::string gateway, gateway_secret_file;
};

/// `site`: as it stands in letters. Errors: kInvalidInput, and those of crypto::ReadPrivateFile, with one sentence.
Result<account::Outlets> OutletsOf(const SendingOptions& options, const std::string& site);

}  // namespace gongkai::app
