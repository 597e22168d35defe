// The words of the acts, a file a subject; audit_words.h joins them in this order. A new act is a line in the file of
// its subject; acts of one kind (what stands before the dot) are in one file, so that no two files give one act its
// words.
#pragma once

#include <span>

#include "account/audit_words.h"

namespace gongkai::account {

std::span<const ActWords> PeopleActs();
std::span<const ActWords> PublicationActs();
std::span<const ActWords> ScreeningActs();
std::span<const ActWords> ApplicationActs();
std::span<const ActWords> ParticipationActs();
std::span<const ActWords> DisputeActs();
std::span<const ActWords> OversightActs();
std::span<const ActWords> AssessmentActs();
std::span<const ActWords> ReportActs();
std::span<const ActWords> InstallationActs();

}  // namespace gongkai::account
