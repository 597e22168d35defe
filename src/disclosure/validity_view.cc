#include "disclosure/validity_view.h"

#include "disclosure/validity_store.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;

std::string_view StyleOf(Validity state) {
  switch (state) {
    case Validity::kInForce:
      return "gk-badge-good";
    case Validity::kEndsSoon:
      return "gk-badge-warning";
    case Validity::kNotYet:
      return "gk-badge-note";
    case Validity::kLapsed:
    case Validity::kEnded:
      return "gk-badge-error";
  }
  return "gk-badge-quiet";
}

struct FacetRow {
  std::string_view id, name;
};
constexpr FacetRow kFacets[] = {
    {"in_force", "现行有效"}, {"lapsed", "已失效"}, {"ended", "已废止"}, {"not_yet", "尚未施行"}};

}  // namespace

std::optional<ValidityMark> ValidityMarkOf(db::Session& session, const Item& item, Date today) {
  if (!HasValidity(item.kind)) return std::nullopt;
  const std::int64_t version = item.publicity.published_version.value_or(item.latest_version);
  return ValidityMarkOn(ValidityFactsOf(session, item.id, version), today);
}

std::string_view IdOf(ValidityFacet facet) { return kFacets[static_cast<std::size_t>(facet)].id; }
std::string_view NameOf(ValidityFacet facet) { return kFacets[static_cast<std::size_t>(facet)].name; }
std::optional<ValidityFacet> ValidityFacetFrom(std::string_view id) {
  for (const ValidityFacet facet : kValidityFacets) {
    if (IdOf(facet) == id) return facet;
  }
  return std::nullopt;
}

bool IsOf(const std::optional<ValidityMark>& mark, ValidityFacet facet) {
  if (!mark) return false;
  switch (mark->state) {
    case Validity::kInForce:
    case Validity::kEndsSoon:
      return facet == ValidityFacet::kInForce;
    case Validity::kLapsed:
      return facet == ValidityFacet::kLapsed;
    case Validity::kEnded:
      return facet == ValidityFacet::kEnded;
    case Validity::kNotYet:
      return facet == ValidityFacet::kNotYet;
  }
  return false;
}

Html ValidityBadge(const std::optional<ValidityMark>& mark) {
  if (!mark) return {};
  return Markup(" <span class=\"badge {}\">{}</span>", StyleOf(mark->state), mark->words);
}

Html ValidityLine(const std::optional<ValidityMark>& mark) {
  if (!mark) return {};
  return Markup("<p class=\"item-validity\">{} {}</p>", ValidityBadge(mark), mark->detail);
}

}  // namespace gongkai::disclosure
