#include "disclosure/medium/medium_view.h"

#include <algorithm>

#include "account/organ_card_view.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;

std::string NameOfOrganIn(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

/// As it was on that day: frozen later, it ran then.
Medium AsOf(Medium medium, Date day) {
  if (medium.state_since && *medium.state_since > day) medium.state = MediumState::kRunning;
  return medium;
}

/// When each account published last, up to a day.
std::map<ItemId, Date> LastDays(db::Session& session, const OrgansInSight& organs, const MediumNames& names,
                                Date until) {
  std::map<ItemId, Date> last = LastEntryDays(session, organs, until);
  for (const MediumPosting& posting : LastPostings(session, organs, until)) {
    const auto named = names.NamedBy(posting.item.organ, posting.place, posting.posted_on);
    if (!named) continue;
    const auto [day, is_new] = last.emplace(*named, posting.posted_on);
    if (!is_new) day->second = std::max(day->second, posting.posted_on);
  }
  return last;
}

MediumLine LineOf(const Medium& medium, std::string organ, const std::map<ItemId, Date>& days, Date day) {
  MediumLine line{.medium = AsOf(medium, day), .organ = std::move(organ), .last_published = {}};
  if (const auto last = days.find(medium.id); last != days.end()) line.last_published = last->second;
  line.update = UpdateStateOf(line.medium, line.last_published, day);
  return line;
}

std::vector<MediumLine> LinesOf(db::Session& session, const std::vector<Medium>& media, const OrgansInSight& organs,
                                const MediumNames& names, Date today) {
  const auto days = LastDays(session, organs, names, today);
  std::map<OrganId, std::string> organ_names;
  std::vector<MediumLine> lines;
  for (const Medium& medium : media) {
    const auto [name, is_new] = organ_names.emplace(medium.id.organ, "");
    if (is_new) name->second = NameOfOrganIn(session, medium.id.organ);
    lines.push_back(LineOf(medium, name->second, days, today));
  }
  return lines;
}

/// What was published in a week, by account, and how many postings of an organ name none.
struct PublishedInWeek {
  std::map<ItemId, std::vector<WeekPublication>> by_medium{};
  std::map<OrganId, int> unnamed{};
};

PublishedInWeek PublishedIn(db::Session& session, const OrgansInSight& organs, const MediumNames& names,
                            const Week& week) {
  PublishedInWeek published;
  for (const MediumEntry& entry : EntriesBetween(session, organs, week.first, week.last))
    published.by_medium[entry.medium].push_back({entry.published_on, entry.title, entry.address, true});
  for (const MediumPosting& posting : PostingsBetween(session, organs, week.first, week.last)) {
    if (const auto named = names.NamedBy(posting.item.organ, posting.place, posting.posted_on)) {
      published.by_medium[*named].push_back({posting.posted_on, posting.title, posting.receipt, false});
    } else {
      ++published.unnamed[posting.item.organ];
    }
  }
  for (auto& [medium, each] : published.by_medium) std::ranges::stable_sort(each, {}, &WeekPublication::on);
  return published;
}

/// Opened later, or closed before the week began.
bool IsOutside(const Medium& medium, const WeekReport& report) {
  if (medium.opened_on && *medium.opened_on > report.as_of) return true;
  return medium.state == MediumState::kClosed && medium.state_since && *medium.state_since < report.week.first;
}

std::vector<OrganId> OwnOrgans(const Visitor& visitor, Act act) {
  return visitor.OrgansFor(act).value_or(std::vector<OrganId>());
}

}  // namespace

std::vector<MediumLine> MediaInSight(db::Session& session, const OrgansInSight& organs, Date today) {
  const std::vector<Medium> media = ListMedia(session, organs);
  return LinesOf(session, media, organs, MediumNames(media), today);
}

std::optional<MediumLine> MediumLineOf(db::Session& session, ItemId id, Date today) {
  const OrgansInSight organs = std::vector{id.organ};
  const std::vector<Medium> media = ListMedia(session, organs);
  const auto medium = std::ranges::find(media, id, &Medium::id);
  if (medium == media.end()) return std::nullopt;
  return LineOf(*medium, NameOfOrganIn(session, id.organ), LastDays(session, organs, MediumNames(media), today), today);
}

WeekReport WeekReportOf(db::Session& session, const OrgansInSight& organs, const Week& week, Date today) {
  WeekReport report{.week = week, .as_of = std::min(week.last, today), .organs = {}};
  const std::vector<Medium> media = ListMedia(session, organs);
  const MediumNames names(media);
  PublishedInWeek published = PublishedIn(session, organs, names, week);
  for (MediumLine& line : LinesOf(session, media, organs, names, report.as_of)) {
    const Medium& medium = line.medium;
    if (IsOutside(medium, report)) continue;
    if (report.organs.empty() || report.organs.back().id != medium.id.organ) {
      report.organs.push_back(
          {.id = medium.id.organ, .name = line.organ, .media = {}, .unnamed = published.unnamed[medium.id.organ]});
    }
    auto of_medium = std::move(published.by_medium[medium.id]);
    report.organs.back().media.push_back({std::move(line), std::move(of_medium)});
  }
  return report;
}

WeekCounts CountsOf(const WeekOrgan& organ) {
  WeekCounts counts;
  for (const WeekMedium& each : organ.media) {
    const Liveliness liveliness = each.line.update.liveliness;
    ++counts.media;
    counts.published += static_cast<int>(each.published.size());
    const bool is_counted = liveliness != Liveliness::kStill && liveliness != Liveliness::kNotCounted;
    counts.silent += is_counted && each.published.empty() ? 1 : 0;
    counts.stale += liveliness == Liveliness::kStale ? 1 : 0;
  }
  return counts;
}

std::vector<DueMedium> DueMedia(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<DueMedium> due;
  const std::vector<OrganId> own = OwnOrgans(visitor, Act::kDraftItems);
  if (own.empty()) return due;
  for (const MediumLine& line : MediaInSight(session, own, today)) {
    const Liveliness liveliness = line.update.liveliness;
    if (liveliness != Liveliness::kSoon && liveliness != Liveliness::kStale) continue;
    due.push_back({.id = line.medium.id,
                   .name = line.medium.name,
                   .words = ExplainUpdate(line.update, today),
                   .last_day = line.update.last_day,
                   .is_stale = liveliness == Liveliness::kStale});
  }
  return due;
}

std::vector<DuePlatform> DuePlatforms(db::Session& session, const Visitor& visitor, Date today) {
  std::vector<DuePlatform> due;
  const std::vector<OrganId> own = OwnOrgans(visitor, Act::kEditGuide);
  if (own.empty()) return due;
  const auto add = [&](const ServicePlatform& platform, const PlatformTerm& term, const char* what) {
    if (term.state == TermState::kSoon || term.state == TermState::kOver)
      due.push_back({platform.id, platform.name, what, *term.last_day});
  };
  for (const ServicePlatform& platform : ListPlatforms(session, own)) {
    add(platform, ContractTermOf(platform, today), "服务合同");
    add(platform, AssessmentTermOf(platform, today), "等保测评");
  }
  return due;
}

}  // namespace gongkai::disclosure
