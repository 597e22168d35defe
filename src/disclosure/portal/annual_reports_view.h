// The annual reports of open government information that are published, by the year of which they tell, newest first.
// Source: 条例第四十九条、第五十条; 国办公开办函〔2019〕61号 (政府信息公开年报).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "disclosure/item_store.h"
#include "web/html.h"

namespace gongkai::disclosure {

struct PublicReport {
  ItemId id;
  std::string title, organ;
  Date from{};
};
/// The year of one that names none is not guessed: it stands under 0.
using ReportsByYear = std::map<int, std::vector<PublicReport>, std::greater<>>;

/// kMostReports at most, the newest ones.
ReportsByYear AnnualReportsOf(db::Session& session, std::optional<OrganId> organ, Date today);
inline constexpr int kMostReports = 5'000;

/// "2025年", or "没有写明年度"
std::string NameOfYear(int year);

web::Html ReportList(const std::vector<PublicReport>& reports, bool with_organ);

/// Another text as soon as the list is another one.
std::string VersionOf(const ReportsByYear& reports);

}  // namespace gongkai::disclosure
