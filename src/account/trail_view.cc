#include "account/trail_view.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "account/audit_words.h"
#include "account/organ_store.h"

namespace gongkai::account {
namespace {

constexpr std::string_view kFilters[] = {"from", "until", "chain", "person", "about", "act", "outcome"};

Instant BeginningOf(Date day) { return Instant(std::chrono::sys_days(day)) - kBeijingOffset; }

// Nothing for an empty field; a sentence in `fault` for one that is no day.
std::optional<Date> DayFrom(std::string_view typed, std::string& fault) {
  if (typed.empty()) return std::nullopt;
  const auto day = ParseDate(typed);
  if (!day) fault = "日期“" + std::string(typed) + "”看不懂，请写成 2026-03-10 这样。";
  return day;
}

std::optional<std::int64_t> NumberFrom(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// As acts are written; anything else in an address finds nothing, and is not looked for.
bool IsAct(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '.' || c == '_'; });
}

std::optional<std::int64_t> IdIn(const web::Request& request, std::string_view name) {
  const auto id = NumberFrom(request.query.Get(name));
  return id && *id >= 0 ? id : std::nullopt;
}

// Details in which the number of an organ stands.
bool NamesOrgan(std::string_view act, std::string_view name) {
  return name == "organ" || name == "parent" || name == "into" || (name == "to" && act == "organ.move");
}

std::string ValueOf(const TrailNames& names, std::string_view act, const std::string& name, const std::string& value) {
  const auto id = NumberFrom(value);
  if (id && (name == "person" || name == "about")) return names.OfPerson(PersonId(*id));
  if (id && NamesOrgan(act, name)) return names.OfChain(OrganId(*id));
  if (const auto post = PostKindFrom(value)) return std::string(NameOf(*post));
  if (const auto kind = OrganKindFrom(value)) return std::string(NameOf(*kind));
  if (const auto outcome = OutcomeFrom(value); outcome && name == "outcome") return std::string(NameOf(*outcome));
  return std::string(name == "act" ? WordsOfAct(value) : WordsOfValue(name, value));
}

}  // namespace

TrailQuery TrailQueryFrom(const web::Request& request) {
  TrailQuery query{.from = std::string(request.query.Get("from")), .until = std::string(request.query.Get("until"))};
  const auto from = DayFrom(query.from, query.fault), until = DayFrom(query.until, query.fault);
  if (from) query.filter.from = BeginningOf(*from);
  if (until) query.filter.before = BeginningOf(*until) + std::chrono::days(1);
  if (from && until && *until < *from) query.fault = "起始日期晚于截止日期，这样一条也找不到。";
  if (const auto chain = IdIn(request, "chain")) query.filter.organ = OrganId(*chain);
  if (const auto person = IdIn(request, "person")) query.filter.person = PersonId(*person);
  if (const auto about = IdIn(request, "about")) query.filter.about = PersonId(*about);
  if (const std::string_view act = request.query.Get("act"); IsAct(act)) query.filter.act = act;
  query.filter.outcome = OutcomeFrom(request.query.Get("outcome"));
  query.behind = TrailPlaceFrom(request.query.Get("behind"));
  return query;
}

web::Url WithFilters(web::Url base, const web::Request& request) {
  for (const std::string_view name : kFilters) {
    const std::string_view value = request.query.Get(name);
    if (!value.empty()) base.With(name, value);
  }
  return base;
}

std::string ToText(const TrailPlace& place) {
  return std::to_string(place.at.time_since_epoch().count()) + "." + std::to_string(place.organ.value) + "." +
         std::to_string(place.number);
}

std::optional<TrailPlace> TrailPlaceFrom(std::string_view text) {
  const std::size_t first = text.find('.'), second = text.find('.', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  const auto at = NumberFrom(text.substr(0, first)), organ = NumberFrom(text.substr(first + 1, second - first - 1)),
             number = NumberFrom(text.substr(second + 1));
  constexpr std::int64_t kFarAway = 1'000'000'000'000;  // made up: seconds, some 30,000 years from now
  if (!at || !organ || !number || *at > kFarAway) return std::nullopt;
  return TrailPlace{Instant(std::chrono::seconds(*at)), OrganId(*organ), *number};
}

std::string TrailNames::OfChain(OrganId id) const {
  if (id == kInstallation) return "系统";
  const auto found = std::ranges::find(organs, id, &Organ::id);
  return found == organs.end() ? "编号 " + std::to_string(id.value) + " 的机关" : found->name;
}

std::string TrailNames::OfPerson(PersonId id) const {
  const auto found = std::ranges::find(people, id, &Person::id);
  return found == people.end() ? "编号 " + std::to_string(id.value) + " 的人员" : found->name;
}

TrailNames ReadTrailNames(db::Session& session, Date today) {
  return {AllOrgans(session, today, Closed::kInclude), AllPeople(session)};
}

std::string WhoWords(const TrailNames& names, const AuditEntry& entry) {
  if (entry.person.value != 0) return names.OfPerson(entry.person);
  return entry.address.empty() ? "系统自动" : "未登录的人";
}

std::string ObjectWords(const TrailNames& names, const AuditEntry& entry) {
  const std::size_t colon = entry.object.find(':');
  if (colon == std::string::npos) return entry.object;
  const std::string kind = entry.object.substr(0, colon), rest = entry.object.substr(colon + 1);
  const auto id = NumberFrom(rest);
  if (id && kind == "organ") return names.OfChain(OrganId(*id));
  if (id && kind == "person") return names.OfPerson(PersonId(*id));
  return kind == "post" ? "编号 " + rest + " 的岗位" : rest;
}

std::vector<std::pair<std::string, std::string>> DetailWords(const TrailNames& names, const AuditEntry& entry) {
  std::vector<std::pair<std::string, std::string>> words;
  const auto detail = nlohmann::json::parse(entry.detail, nullptr, false);
  if (!detail.is_object()) return {{"内容", entry.detail}};
  for (const auto& [name, value] : detail.items()) {
    const std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (!text.empty()) words.emplace_back(WordsOfDetail(name), ValueOf(names, entry.act, name, text));
  }
  return words;
}

}  // namespace gongkai::account
