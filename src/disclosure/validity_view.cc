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

}  // namespace

std::optional<ValidityMark> ValidityMarkOf(db::Session& session, const Item& item, Date today) {
  if (!HasValidity(item.kind)) return std::nullopt;
  const std::int64_t version = item.publicity.published_version.value_or(item.latest_version);
  return ValidityMarkOn(ValidityFactsOf(session, item.id, version), today);
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
