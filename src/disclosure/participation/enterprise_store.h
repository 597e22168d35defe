// What is kept of public enterprises and of appeals about them. Schema: migrations/0290_message_care.sql.
#pragma once

#include <vector>

#include "db/database.h"
#include "disclosure/participation/enterprise.h"

namespace gongkai::disclosure {

/// By sector and name; `only_open_on`: those of which appeals are taken that day.
std::vector<Enterprise> EnterprisesOf(db::Session& session, std::optional<Date> only_open_on);
std::optional<Enterprise> FindEnterprise(db::Session& session, EnterpriseId id);
EnterpriseId AddEnterprise(db::Transaction& act, Enterprise enterprise);
/// False where somebody else was faster.
bool UpdateEnterprise(db::Transaction& act, const Enterprise& enterprise);

void AddAppeal(db::Transaction& act, MessageId message, EnterpriseId enterprise);
std::optional<Appeal> FindAppeal(db::Session& session, MessageId message);
void DecideAppeal(db::Transaction& act, const Appeal& appeal);

}  // namespace gongkai::disclosure
