#include "account/fill_from_place.h"

#include <algorithm>
#include <array>
#include <set>

#include "account/remedy_bodies.h"
#include "base/utf8.h"
#include "place/place.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kGovernment = "人民政府";

struct Ending {
  std::string_view ending;  // of the registered name
  OrganKind kind;
  std::string_view added;  // to it
};
constexpr Ending kEndings[] = {
    {"街道办事处", OrganKind::kSubdistrict, ""}, {"街道", OrganKind::kSubdistrict, "办事处"},
    {"办事处", OrganKind::kSubdistrict, ""},     {"镇", OrganKind::kTownship, kGovernment},
    {"乡", OrganKind::kTownship, kGovernment},   {"苏木", OrganKind::kTownship, kGovernment}};

std::string WithoutEnding(std::string_view text, std::string_view ending) {
  return std::string(text.ends_with(ending) ? text.substr(0, text.size() - ending.size()) : text);
}

// What stands for the placeholders of the list.
struct Names {
  std::string county, short_form;
  std::string city, short_city;  // empty: nothing is known above, or no city stands there
  bool below_province = false;   // directly, or of a municipality
};

// "澄砚" of 澄砚县; a name of two characters (和县) keeps its ending.
std::string ShortForm(std::string_view county) {
  for (const std::string_view ending : {"县", "区", "市", "旗"}) {
    if (county.ends_with(ending) && Utf8Length(county) > 2) return WithoutEnding(county, ending);
  }
  return std::string(county);
}

// "溯州" of 溯州市; an autonomous prefecture has the short form that the register gives it, or none.
std::string ShortCity(const std::string& city, const place::Place* above) {
  if (above != nullptr && above->name == city && !above->short_form.empty()) return std::string(above->short_form);
  for (const std::string_view ending : {"市", "地区", "盟"}) {
    if (city.ends_with(ending)) return WithoutEnding(city, ending);
  }
  return "";
}

void NameCity(const Organ& county, const place::Place* place, Names& names) {
  std::string above = county.led_by;
  if (above.empty() && place != nullptr) above = HigherGovernment(*place);
  names.below_province = IsOfProvince(above);
  if (names.below_province) return;
  names.city = WithoutEnding(WithoutEnding(above, kGovernment), "行政公署");
  names.short_city = ShortCity(names.city, place != nullptr ? place::Parent(*place) : nullptr);
}

Names NamesFor(const Organ& county, const place::Place* place) {
  Names names{.county = CountyName(county)};
  NameCity(county, place, names);
  const std::string own = place != nullptr ? std::string(place->name) : names.county;
  names.short_form = place != nullptr && !place->short_form.empty() ? std::string(place->short_form) : ShortForm(own);
  return names;
}

std::string Fill(std::string_view pattern, const Names& names) {
  std::string out(pattern);
  const std::array<std::pair<std::string_view, const std::string*>, 4> values = {
      {{"{县}", &names.county}, {"{市}", &names.city}, {"{市简}", &names.short_city}, {"{简}", &names.short_form}}};
  for (const auto& [mark, value] : values) {
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at + value->size())) {
      out.replace(at, mark.size(), *value);
    }
  }
  return out;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

Proposal ForTownship(const place::Place& place, const Names& names) {
  Proposal proposal{.key = "place:" + std::string(place.code),
                    .organ = {.kind = OrganKind::kSubdistrict,
                              .code = std::string(place.code.substr(place.code.size() - 3)),
                              .name = names.county + std::string(place.name),
                              .short_name = std::string(place.name),
                              .place_code = place::ReportCode(place)}};
  for (const Ending& each : kEndings) {
    if (!place.name.ends_with(each.ending)) continue;
    proposal.organ.kind = each.kind;
    proposal.organ.name += each.added;
    proposal.ticked = true;
    return proposal;
  }
  proposal.note = "看不出是乡镇还是街道（可能是农场、开发区等），需要时勾选，加入后核对名称和类别。";
  return proposal;
}

std::vector<Proposal> ForTownships(const place::Place& county, const Names& names) {
  std::vector<Proposal> proposals;
  for (const place::Place* place : place::Children(&county)) proposals.push_back(ForTownship(*place, names));
  return proposals;
}

// Whether it cannot be filled in: a name with a hole in it is worse than none.
bool HasHole(std::string_view pattern, const Names& names) {
  return (names.city.empty() && pattern.find("{市}") != std::string_view::npos) ||
         (names.short_city.empty() && pattern.find("{市简}") != std::string_view::npos);
}

// A line of the list: code, short name, name, leadership, led by, ticked, note.
Proposal ForDepartment(const std::vector<std::string_view>& fields, const Names& names) {
  Proposal proposal{.key = "department:" + std::string(fields[0]),
                    .organ = {.kind = OrganKind::kDepartment,
                              .code = std::string(fields[0]),
                              .name = Fill(fields[2], names),
                              .short_name = std::string(fields[1]),
                              .leadership = LeadershipFrom(fields[3]).value_or(Leadership::kOwnGovernment),
                              .led_by = HasHole(fields[4], names) ? "" : Fill(fields[4], names)},
                    .ticked = fields[5] == "1",
                    .note = std::string(fields[6])};
  if (HasHole(fields[2], names)) {
    proposal.ticked = false;
    proposal.note = names.below_province ? "本县上面没有市，请按“三定”方案逐个设立。"
                                         : "请先在县政府的资料里填写上一级政府，才能定它的名称。";
  }
  return proposal;
}

bool IsSame(const Organ& proposed, const Organ& organ) {
  if (!proposed.place_code.empty()) return proposed.place_code == organ.place_code || proposed.name == organ.name;
  return organ.kind == proposed.kind &&
         (proposed.name == organ.name || proposed.short_name == organ.short_name || proposed.code == organ.code);
}

// One that is there needs nothing; one that was closed is not founded anew without a person's will.
void CompareWith(std::span<const Organ> present, Proposal& proposal) {
  for (const Organ& organ : present) {
    if (organ.kind == OrganKind::kCountyGovernment || !IsSame(proposal.organ, organ)) continue;
    if (!organ.closed_on) {
      proposal.there = true;
      proposal.ticked = false;
      proposal.note = organ.name == proposal.organ.name ? "" : "已有“" + organ.name + "”。";
      return;
    }
    proposal.ticked = false;
    proposal.note = "“" + organ.name + "”已在" + ToChinese(*organ.closed_on) + "撤并。";
  }
}

// Where a code is taken, the whole code of the place, or a number behind.
void MakeCodesUnique(std::span<const Organ> present, std::vector<Proposal>& proposals) {
  std::set<std::string> taken;
  for (const Organ& organ : present) taken.insert(organ.code);
  for (Proposal& proposal : proposals) {
    if (proposal.there) continue;
    const std::string wanted = proposal.organ.code;
    if (taken.contains(proposal.organ.code) && !proposal.organ.place_code.empty())
      proposal.organ.code = proposal.organ.place_code;
    for (int n = 2; taken.contains(proposal.organ.code); ++n) proposal.organ.code = wanted + "-" + std::to_string(n);
    taken.insert(proposal.organ.code);
  }
}

}  // namespace

std::string CountyName(const Organ& county) { return WithoutEnding(county.name, kGovernment); }

std::vector<Proposal> ProposeOrgans(const Organ& county, std::span<const Organ> present, std::string_view departments) {
  const place::Place* place = place::Find(county.place_code);
  const Names names = NamesFor(county, place);
  std::vector<Proposal> proposals;
  if (place != nullptr) proposals = ForTownships(*place, names);
  for (const std::string_view line : Split(departments, '\n')) {
    const auto fields = Split(line, '\t');
    if (!line.starts_with('#') && fields.size() == 7) proposals.push_back(ForDepartment(fields, names));
  }
  for (Proposal& proposal : proposals) CompareWith(present, proposal);
  MakeCodesUnique(present, proposals);
  return proposals;
}

}  // namespace gongkai::account
