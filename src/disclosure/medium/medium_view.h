// The register of accounts with how long each has published nothing, the report of a week, and what of the registers
// falls due. What was published is told by entries by hand and by postings of the channel 政务新媒体 that name the
// account; postings that name none are counted apart, and for no account.
#pragma once

#include <string>
#include <vector>

#include "account/visitor.h"
#include "disclosure/medium/medium_store.h"

namespace gongkai::disclosure {

struct MediumLine {
  Medium medium{};
  std::string organ{};  // its name
  std::optional<Date> last_published{};
  UpdateState update{};
};
std::vector<MediumLine> MediaInSight(db::Session& session, const OrgansInSight& organs, Date today);
/// None: it is not there.
std::optional<MediumLine> MediumLineOf(db::Session& session, ItemId id, Date today);

struct WeekPublication {
  Date on{};
  std::string title{}, address{};
  bool is_by_hand = false;
};
struct WeekMedium {
  MediumLine line{};  // as of the last day of the week, or today
  std::vector<WeekPublication> published{};
};
struct WeekOrgan {
  OrganId id{0};
  std::string name{};
  std::vector<WeekMedium> media{};
  int unnamed = 0;  // postings that name no account
};
struct WeekReport {
  Week week{};
  Date as_of{};
  std::vector<WeekOrgan> organs{};  // that have an account
};
WeekReport WeekReportOf(db::Session& session, const OrgansInSight& organs, const Week& week, Date today);

struct WeekCounts {
  int media = 0, published = 0, silent = 0, stale = 0;  // silent: running, and nothing in the week
};
WeekCounts CountsOf(const WeekOrgan& organ);

// ---- what falls due

struct DueMedium {
  ItemId id{};
  std::string name{}, words{};
  std::optional<Date> last_day{};
  bool is_stale = false;
};
/// Near the 14th day or behind it, of the organs for which the visitor drafts.
std::vector<DueMedium> DueMedia(db::Session& session, const account::Visitor& visitor, Date today);

struct DuePlatform {
  ItemId id{};
  std::string name{}, what{};  // "合同", "等保测评"
  Date last_day{};
};
/// Contracts and assessments near their end or behind it, of the organs whose register the visitor keeps.
std::vector<DuePlatform> DuePlatforms(db::Session& session, const account::Visitor& visitor, Date today);

}  // namespace gongkai::disclosure
