// An item that is drafted for a step of a matter: its place comes with the address of the form, goes with the form, and
// the item stands there once it is saved.

#include "disclosure/matter/matter_actions.h"
#include "disclosure/matter/matter_pages.h"
#include "disclosure/matter/matter_store.h"

namespace gongkai::disclosure {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

std::optional<PlaceInMatter> PlaceAsked(db::Session& session, const Request& request, const Visitor& visitor) {
  const web::Parameters& said = request.method == web::Method::kPost ? request.form : request.query;
  if (said.Get("matter").empty()) return std::nullopt;
  const auto id = ItemIdFrom(said.Get("matter"));
  auto matter = id ? FindMatter(session, *id) : std::nullopt;
  const auto phase = PhaseFrom(said.Get("phase"));
  if (!matter || !phase || !visitor.May(Act::kDraftItems, matter->id.organ))
    throw web::ProblemError({404, "没有这一件事项", "没有这一件事项，请从“事项全程”的列表进入。"});
  return PlaceInMatter{std::move(*matter), *phase};
}

Url WithPlace(Url form, const PlaceInMatter& place) {
  form.With("matter", ToString(place.matter.id)).With("phase", IdOf(place.phase));
  return form;
}

Html PlaceWords(const PlaceInMatter& place) {
  return Markup("<p>保存以后列入事项“{}”的{}环节。</p>", place.matter.title, NameOf(place.phase));
}

Html PlaceField(const PlaceInMatter& place) {
  return Markup(
      "{}<input type=\"hidden\" name=\"matter\" value=\"{}\"><input type=\"hidden\" name=\"phase\" value=\"{}\">",
      PlaceWords(place), ToString(place.matter.id), IdOf(place.phase));
}

std::string SpokenOf(db::Session& session, const PlaceInMatter& place, ItemKind kind, Date today) {
  const bool is_outcome = kind == ItemKind::kOutcome;
  if (!is_outcome && kind != ItemKind::kInterpretation) return {};
  std::vector<ItemId> found;
  for (const MatterItem& item : ChainOfMatter(session, place.matter, today).items) {
    const bool fits = is_outcome ? item.kind == ItemKind::kDraft : item.phase == Phase::kDuring;
    if (fits && item.gate == Gate::kPublic) found.push_back(item.id);
  }
  const auto item = found.size() == 1 ? FindItem(session, found.front()) : std::nullopt;
  return item && IsPublic(item->publicity, today) ? item->index_number : std::string();
}

bool TieToPlaceAsSent(Desk& desk, account::Actor actor, ItemId item, const Request& request) {
  const auto matter = ItemIdFrom(request.form.Get("matter"));
  const auto phase = PhaseFrom(request.form.Get("phase"));
  if (!matter || !phase) return true;
  if (matter->organ != item.organ) return false;
  if (!actor.once_key.empty()) actor.once_key += "|matter";
  return static_cast<bool>(TieToMatter(desk, actor, *matter, item.number, *phase));
}

}  // namespace gongkai::disclosure
