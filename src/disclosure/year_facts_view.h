// What an organ disclosed in a year and how the public spoke to it, for the text of its annual report
// (report/compile/report_fact.h): counts, and the items behind them. Other than the cells of table 2
// (decision/figures.h), which count documents by the day they were formed, these count by what happened in the year.
// Source: 条例第五十条第一款第一项; 国办公开办函〔2021〕30号 (主动公开、政府信息管理、平台建设、监督保障).
#pragma once

#include <map>
#include <vector>

#include "base/day_range.h"
#include "db/database.h"
#include "disclosure/item.h"
#include "disclosure/item_kind.h"

namespace gongkai::disclosure {

/// Whether the organ had entered anything by the end of that year: else that there is nothing says nothing.
bool KeptItemsBy(db::Session& session, OrganId organ, int year);

enum class YearItemFact {
  kPublished,   // became public in the year for the first time
  kWithdrawn,   // taken down in the year, also where it was made public again
  kFaulty,      // of those: for an error, or for what should not have been public
  kRegistered,  // signed not to be published, and registered
};
struct YearItem {
  ItemId id;
  ItemKind kind = ItemKind::kOther;
  std::string title;
  Date on{};  // of what happened
  bool on_site = false;
};
/// The earliest first, each item once. What was taken down for an error (内容有误) counts as never published, until it
/// is public again: it is a kFaulty one alone. What was signed for a later day is published on that day; stopped or
/// taken down before it, it never was.
std::vector<YearItem> ItemsInDays(db::Session& session, OrganId organ, const DayRange& days, YearItemFact fact);
std::vector<YearItem> YearItemsOf(db::Session& session, OrganId organ, int year, YearItemFact fact);

/// Items that went out by a channel in the year, besides the site; postings put down by mistake are left out.
std::map<Channel, std::int64_t> ItemsByChannel(db::Session& session, OrganId organ, int year);
/// The same items, of one channel.
std::vector<YearItem> ItemsOfChannel(db::Session& session, OrganId organ, int year, Channel channel);

struct YearMessages {
  std::int64_t received = 0, answered = 0;
  // Complaints about this organ that were decided in the year, and found true at least in part.
  std::int64_t founded = 0, rectified = 0;
};
YearMessages YearMessagesOf(db::Session& session, OrganId organ, int year, Date today);

/// The same of many organs: the ledgers are read once, and not once an organ. Of each organ there is one.
std::map<OrganId, YearMessages> YearMessagesOf(db::Session& session, const std::vector<OrganId>& organs, int year,
                                               Date today);

}  // namespace gongkai::disclosure
