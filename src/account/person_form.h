// What is asked of a person who works here, and what may stand in it: the form of a new account and of its correction.
//
// In: what was typed. Out: every fault, beside its field. Next to read: people_actions.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/field_errors.h"

namespace gongkai::account {

struct PersonForm {
  std::string login;  // of a new account only; folded (people_store.h)
  std::string name;
  std::string phone, email;  // of the office; may be empty
  std::int64_t version = 0;  // the one that was corrected
};

/// One sentence, or nothing; of logins: login_rules.h.
std::string NameFault(std::string_view name);
std::string PhoneFault(std::string_view phone);
std::string EmailFault(std::string_view email);

/// Of all fields but the login, and of that too when the account is new.
enum class IsNew { kNo, kYes };
FieldErrors FaultsOf(const PersonForm& form, IsNew is_new);

}  // namespace gongkai::account
