// The register of public enterprises, kept by the county's office, and what the department finds about one of them.
// Source: 条例第五十五条.
#pragma once

#include "account/deed.h"
#include "disclosure/participation/enterprise_store.h"
#include "disclosure/participation/message_store.h"

namespace gongkai::disclosure {

/// `of`: in whose chain it stands. Errors: those of FaultsOf; "regulator" for what is no organ of the county;
/// kVersionField.
FormResult<EnterpriseId> SaveEnterprise(account::Desk& desk, const account::Actor& actor, OrganId of,
                                        const EnterpriseForm& form);

/// Answers the message by that. Errors: those of FaultsOf; kVersionField as for every act on a message.
FormResult<MessageId> DecideAppealOf(account::Desk& desk, const account::Actor& actor, const SeenMessage& seen,
                                     const AppealDecision& decision);

}  // namespace gongkai::disclosure
