// Reminding of an obligation, following it, and writing down how it goes.
#pragma once

#include <string>

#include "account/deed.h"
#include "disclosure/catalogue/reminder.h"

namespace gongkai::disclosure {

struct ReminderForm {
  std::string words{};
  std::string to{};  // as AddresseeFrom reads it; of the organ that owes
};
/// Those who are meant are told on their page of notices. Errors: beside their fields; kVersionField when it was
/// reminded of today, or is done.
FormResult<OrganId> RemindOf(account::Desk& desk, const account::Actor& actor, const ObligationKey& key,
                             const ReminderForm& form);

FormResult<OrganId> Follow(account::Desk& desk, const account::Actor& actor, const ObligationKey& key);
FormResult<OrganId> LetGoOf(account::Desk& desk, const account::Actor& actor, const ObligationKey& key);
/// Of what is followed: also by those who draft for the organ.
FormResult<OrganId> NoteProgress(account::Desk& desk, const account::Actor& actor, const ObligationKey& key,
                                 const std::string& words);

}  // namespace gongkai::disclosure
