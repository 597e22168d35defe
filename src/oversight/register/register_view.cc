#include "oversight/register/register_view.h"

#include <algorithm>

namespace gongkai::oversight {

using account::Act;
using account::Visitor;

bool MaySeeEntry(const Visitor& visitor, const RegisterEntry& entry) {
  if (visitor.May(Act::kSeeItems, entry.id.organ)) {
    // Who works in the organ that is proposed to be held to account does not read it by another post of his.
    const bool is_hidden = entry.about && *entry.about != entry.id.organ && !IsShownToAbout(entry) &&
                           entry.kind->sight == EntrySight::kAbout;
    const auto works_there = [&](const account::HeldPost& post) { return post.organ == *entry.about; };
    return !is_hidden || !std::ranges::any_of(visitor.posts, works_there);
  }
  if (entry.kind->sight == EntrySight::kAll) return visitor.May(Act::kSeeItems);
  return IsShownToAbout(entry) && visitor.May(Act::kSeeItems, *entry.about);
}

bool MayKeepEntry(const Visitor& visitor, const RegisterEntry& entry) {
  return MaySeeEntry(visitor, entry) && visitor.May(Act::kDraftItems, entry.id.organ);
}

bool MayFollowEntry(const Visitor& visitor, const RegisterEntry& entry) {
  return MayKeepEntry(visitor, entry) || (IsShownToAbout(entry) && visitor.May(Act::kDraftItems, *entry.about));
}

RegisterYear RegisterYearOf(db::Session& session, OrganId organ, int year) {
  constexpr int kMostOfYear = 20'000;
  RegisterYear of{.organ = organ, .year = year, .entries = {}, .none = NoneStatementsOf(session, organ, year)};
  of.entries = ListRegisterEntries(session, {.organ = organ, .year = year, .most = kMostOfYear});
  // What another keeps about this organ counts with it where it may know of it.
  std::erase_if(of.entries, [&](const RegisterEntry& each) { return each.id.organ != organ && !IsShownToAbout(each); });
  return of;
}

std::vector<RegisterCount> RegisterCountsOf(db::Session& session, OrganId organ, int year) {
  const RegisterYear of = RegisterYearOf(session, organ, year);
  std::vector<RegisterCount> counts;
  for (const RegisterFigure& figure : RegisterFigures()) {
    counts.push_back({&figure, FigureOf(of, figure), PathOfRegister(figure.kind->id, organ, year)});
  }
  return counts;
}

std::vector<std::string> TitlesOf(const RegisterYear& year, std::string_view kind) {
  std::vector<std::string> titles;
  for (const RegisterEntry& each : year.entries) {
    if (each.kind->id != kind || !CountsIn(each, year.year)) continue;
    if (kind != kGroupRegister) {
      titles.push_back(TitleOf(each));
    } else if (ValueOf(each, "role") != "member" && IsInForce(each, DaysOf(year.year).last)) {
      const RegisterField* const role = FindField(*each.kind, "role");
      titles.push_back(ShownValue(*role, ValueOf(each, "role")) + "由" + TitleOf(each) + "担任");
    }
  }
  std::ranges::reverse(titles);  // the oldest first, as a report tells them
  return titles;
}

std::string PathOfRegister(std::string_view kind, OrganId organ, int year) {
  return "/office/registers/" + std::string(kind) + "?organ=" + std::to_string(organ.value) +
         "&year=" + std::to_string(year);
}

}  // namespace gongkai::oversight
