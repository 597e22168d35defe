// The pages of the audit administrator: the trail under filters that stand in the address, one entry, whether the
// chains hold, a signed copy to take away. They read; what is put down in the trail is done by audit_actions.h.
//
//   /office/audit  /office/audit/{chain}/{number}  /office/audit/export  /office/audit/verify
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "account/office.h"

namespace gongkai::account {

inline constexpr std::string_view kAuditPath = "/office/audit";

/// All of them.
void AddAuditPages(Office& office);

// What the three files of it share.
web::Page AuditFrame(const Visitor& visitor, std::string title);
web::Url EntryUrl(OrganId chain, std::int64_t number);
void AddAuditEntryPages(Office& office);
void AddAuditExportPages(Office& office);

}  // namespace gongkai::account
