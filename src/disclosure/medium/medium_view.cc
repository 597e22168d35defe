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
class LastDays {
 public:
  LastDays(db::Session& session, const OrgansInSight& organs, Date until)
      : entries_(LastEntryDays(session, organs, until)), postings_(LastPostings(session, organs, until)) {}

  std::optional<Date> Of(const Medium& medium) const {
    std::optional<Date> last;
    if (const auto entry = entries_.find(medium.id); entry != entries_.end()) last = entry->second;
    for (const MediumPosting& posting : postings_) {
      if (posting.item.organ != medium.id.organ || !NamesMedium(posting.place, medium.name)) continue;
      last = last ? std::max(*last, posting.posted_on) : posting.posted_on;
    }
    return last;
  }

 private:
  std::map<ItemId, Date> entries_;
  std::vector<MediumPosting> postings_;
};

MediumLine LineOf(const Medium& medium, std::string organ, const LastDays& days, Date day) {
  MediumLine line{.medium = AsOf(medium, day), .organ = std::move(organ), .last_published = days.Of(medium)};
  line.update = UpdateStateOf(line.medium, line.last_published, day);
  return line;
}

std::vector<WeekPublication> PublicationsOf(const Medium& medium, const std::vector<MediumEntry>& entries,
                                            const std::vector<MediumPosting>& postings) {
  std::vector<WeekPublication> published;
  for (const MediumEntry& entry : entries) {
    if (entry.medium == medium.id) published.push_back({entry.published_on, entry.title, entry.address, true});
  }
  for (const MediumPosting& posting : postings) {
    if (posting.item.organ == medium.id.organ && NamesMedium(posting.place, medium.name))
      published.push_back({posting.posted_on, posting.title, posting.receipt, false});
  }
  std::ranges::stable_sort(published, {}, &WeekPublication::on);
  return published;
}

int UnnamedOf(const WeekOrgan& organ, const std::vector<MediumPosting>& postings) {
  return static_cast<int>(std::ranges::count_if(postings, [&](const MediumPosting& posting) {
    return posting.item.organ == organ.id && std::ranges::none_of(organ.media, [&](const WeekMedium& each) {
             return NamesMedium(posting.place, each.line.medium.name);
           });
  }));
}

std::vector<OrganId> OwnOrgans(const Visitor& visitor, Act act) {
  return visitor.OrgansFor(act).value_or(std::vector<OrganId>());
}

}  // namespace

std::vector<MediumLine> MediaInSight(db::Session& session, const OrgansInSight& organs, Date today) {
  const LastDays days(session, organs, today);
  std::map<OrganId, std::string> names;
  std::vector<MediumLine> lines;
  for (const Medium& medium : ListMedia(session, organs)) {
    const auto [name, is_new] = names.emplace(medium.id.organ, "");
    if (is_new) name->second = NameOfOrganIn(session, medium.id.organ);
    lines.push_back(LineOf(medium, name->second, days, today));
  }
  return lines;
}

std::optional<MediumLine> MediumLineOf(db::Session& session, ItemId id, Date today) {
  const auto medium = FindMedium(session, id);
  if (!medium) return std::nullopt;
  const OrgansInSight organs = std::vector{id.organ};
  return LineOf(*medium, NameOfOrganIn(session, id.organ), LastDays(session, organs, today), today);
}

WeekReport WeekReportOf(db::Session& session, const OrgansInSight& organs, const Week& week, Date today) {
  WeekReport report{.week = week, .as_of = std::min(week.last, today), .organs = {}};
  const auto entries = EntriesBetween(session, organs, week.first, week.last);
  const auto postings = PostingsBetween(session, organs, week.first, week.last);
  for (MediumLine& line : MediaInSight(session, organs, report.as_of)) {
    const Medium& medium = line.medium;
    if (medium.opened_on && *medium.opened_on > report.as_of) continue;
    if (report.organs.empty() || report.organs.back().id != medium.id.organ)
      report.organs.push_back({.id = medium.id.organ, .name = line.organ, .media = {}});
    auto published = PublicationsOf(medium, entries, postings);
    report.organs.back().media.push_back({std::move(line), std::move(published)});
  }
  for (WeekOrgan& organ : report.organs) organ.unnamed = UnnamedOf(organ, postings);
  return report;
}

WeekCounts CountsOf(const WeekOrgan& organ) {
  WeekCounts counts;
  for (const WeekMedium& each : organ.media) {
    const Liveliness liveliness = each.line.update.liveliness;
    ++counts.media;
    counts.published += static_cast<int>(each.published.size());
    counts.silent += liveliness != Liveliness::kStill && each.published.empty() ? 1 : 0;
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
