// The office's pages of yearly packages and of lists of transfer.
#pragma once

#include <string_view>

#include "disclosure/archive/archive_actions.h"
#include "disclosure/pages.h"

namespace gongkai::disclosure {

inline constexpr std::string_view kArchivePath = "/office/archive", kTransferPath = "/office/transfers";

/// What 移交 means on these pages. Source: 条例第二十五条第三款 (提供), 档案法 (移交 of archives),
/// 档案法实施条例第三十条.
inline constexpr std::string_view kIsSupply =
    "这里的“移交”是提供主动公开的政府信息；档案本身的移交依照档案法，有它自己的期限，移交时附政府信息公开情况"
    "（档案法实施条例第三十条）。";

void AddArchivePages(account::Office& office, const Archiving& archiving);
void AddTransferPages(account::Office& office);

/// The latest lists, for the page of packages.
web::Html TransfersPart(db::Session& session, const account::Visitor& visitor);

/// "12-3" of the address: organ and number; what is no such key answers 404.
struct ArchiveKey {
  OrganId organ{0};
  std::int64_t number = 0;
};
ArchiveKey KeyIn(const web::Request& request, const account::Visitor& visitor);

/// The organs for which the visitor hands over.
std::vector<web::Choice> OrgansToHandOver(const account::Visitor& visitor);

}  // namespace gongkai::disclosure
