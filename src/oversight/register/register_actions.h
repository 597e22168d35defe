// What people do in the registers of oversight. Each act is one transaction with one audit entry; nothing is deleted:
// corrections keep what stood there before, with why. An entry takes back the statement that there was none. The page
// has asked how far the actor reaches.
#pragma once

#include "account/deed.h"
#include "oversight/register/register_store.h"

namespace gongkai::oversight {

/// A file as it was sent.
struct SentProof {
  std::string name, bytes;
};
using SentProofs = std::vector<SentProof>;
inline constexpr std::size_t kLargestProof = 15 << 20, kMostProofsAtOnce = 6;

/// Errors: those of ReadEntryFrom; "about" for no organ of the county; "files"; kVersionField.
FormResult<RegisterEntryId> KeepEntry(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                      const RegisterKind& kind, const RegisterForm& form, const SentProofs& files);

struct SeenEntry {
  RegisterEntryId id;
  std::int64_t version = 0;
};
/// Errors: as before, and "reason".
FormResult<RegisterEntryId> CorrectEntry(account::Desk& desk, const account::Actor& actor, const SeenEntry& seen,
                                         const RegisterForm& form, const std::string& reason, const SentProofs& files);
/// Errors: "files"; kVersionField.
FormResult<RegisterEntryId> AddProof(account::Desk& desk, const account::Actor& actor, const SeenEntry& seen,
                                     const SentProofs& files);
/// Errors: those of StepFrom; kVersionField.
FormResult<RegisterEntryId> SetStep(account::Desk& desk, const account::Actor& actor, const SeenEntry& seen,
                                    const StepForm& form);

struct DoneForm {
  std::int64_t step = 0;
  std::string done_on, outcome;
};
/// `as`: the keeper, or the organ that it is about. Errors: those of FaultsOfDone; "files"; kVersionField.
FormResult<RegisterEntryId> FinishStep(account::Desk& desk, const account::Actor& actor, const SeenEntry& seen,
                                       OrganId as, const DoneForm& form, const SentProofs& files);

/// Of what lasts: it is in force no more from that day on. Errors: those of FaultsOfClosing.
FormResult<RegisterEntryId> CloseEntry(account::Desk& desk, const account::Actor& actor, const SeenEntry& seen,
                                       const std::string& ended_on, const std::string& ending);
/// Errors: "reason"; kVersionField.
FormResult<RegisterEntryId> OpenEntryAgain(account::Desk& desk, const account::Actor& actor, const SeenEntry& seen,
                                           const std::string& reason);
/// Put down by mistake. Errors: "struck"; kVersionField.
FormResult<RegisterEntryId> StrikeEntry(account::Desk& desk, const account::Actor& actor, const SeenEntry& seen,
                                        const std::string& reason);

struct NoneForm {
  std::string kind, choice;  // choice may be empty: of the whole register
  int year = 0;
  std::string words;  // how it was made sure of
};
/// Of a year that is over: before, nobody knows. Errors: "choice", "words", "year"; "" where there are entries, or it
/// is stated already.
FormResult<std::int64_t> StateNone(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                   const NoneForm& form);
FormResult<std::int64_t> TakeBackNone(account::Desk& desk, const account::Actor& actor, OrganId organ, int year,
                                      std::int64_t number);

}  // namespace gongkai::oversight
