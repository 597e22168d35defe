#include "request/redact_text_view.h"

#include <algorithm>
#include <map>

#include "crypto/sm3.h"
#include "screening/rule.h"

namespace gongkai::request {
namespace {

using docread::Box;
using docread::PageText;
using redaction::Mark;
using redaction::TextRange;

bool Lies(const Box& inner, const Box& outer) {
  constexpr double kSlack = 1;
  return inner.left >= outer.left - kSlack && inner.right <= outer.right + kSlack && inner.top >= outer.top - kSlack &&
         inner.bottom <= outer.bottom + kSlack;
}

/// Whether each of its boxes lies within one of a mark on the page.
bool IsMarked(const PageText& page, const TextRange& range, std::span<const Mark> marks) {
  const std::vector<Box> boxes = redaction::BoxesOf(page, range.offset, range.length);
  return !boxes.empty() && std::ranges::all_of(boxes, [&](const Box& box) {
    return std::ranges::any_of(marks, [&](const Mark& mark) {
      return mark.page == range.page &&
             std::ranges::any_of(mark.boxes, [&](const Box& each) { return Lies(box, each); });
    });
  });
}

const PageText* PageOf(std::span<const PageText> pages, int page) {
  return page < 1 || static_cast<std::size_t>(page) > pages.size() ? nullptr
                                                                   : &pages[static_cast<std::size_t>(page) - 1];
}

void AddPlaces(FoundWords& found, const std::vector<TextRange>& places) {
  for (const TextRange& place : places) {
    if (!found.places.empty() && found.places.back() == place) continue;
    found.places.push_back(place);
    if (found.pages.empty() || found.pages.back() != place.page) found.pages.push_back(place.page);
  }
}

bool AllMarked(const FoundWords& found, std::span<const PageText> pages, std::span<const Mark> marks) {
  return std::ranges::all_of(found.places, [&](const TextRange& place) {
    const PageText* const page = PageOf(pages, place.page);
    return page != nullptr && IsMarked(*page, place, marks);
  });
}

/// What nobody sees on a page, and how something is put, is no matter of withholding.
bool MayBeWithheld(const screening::Hit& hit) {
  const screening::Rule* const rule = screening::FindRule(hit.rule);
  return rule != nullptr &&
         (rule->category == screening::Category::kPersonal || rule->category == screening::Category::kSecret);
}

}  // namespace

std::vector<PageText> PageTextsOf(db::Session& session, const account::Keys& keys, const Redaction& redaction) {
  if (!redaction.text_file) return {};
  const auto opened = OpenFile(session, keys, redaction.id, *redaction.text_file);
  return opened ? redaction::FromBytes(opened->bytes.Reveal()) : std::vector<PageText>();
}

RedactionAtHand AtHand(db::Session& session, const account::Keys& keys, Redaction redaction) {
  RedactionAtHand at_hand;
  at_hand.marks = MarksOf(session, keys, redaction.id, redaction.number);
  std::vector<Mark> marks;
  for (const KeptMark& each : at_hand.marks) marks.push_back(each.mark);
  at_hand.plan = PlanOf(redaction, std::move(marks));
  at_hand.digest = redaction::DigestOf(at_hand.plan);
  at_hand.redaction = std::move(redaction);
  return at_hand;
}

Repeated RepeatedIn(const RedactionAtHand& at_hand, std::span<const PageText> pages) {
  Repeated repeated;
  repeated.all = redaction::RepeatedNow(at_hand.plan, pages);
  repeated.against = AgainstHandIn(at_hand.plan, repeated.all);
  return repeated;
}

std::string KeyOf(std::string_view words) {
  constexpr std::size_t kDigits = 16;
  return crypto::Sm3Hex(words).substr(0, kDigits);
}

std::vector<FoundWords> FoundOn(std::span<const PageText> pages, const screening::Screener& screener,
                                std::span<const Mark> marks, Date today) {
  const redaction::ScreenedPages screened = redaction::ToScreen(pages, "页面");
  std::vector<FoundWords> all;
  std::map<std::string, std::size_t> known;
  for (const screening::Hit& hit : screener.Screen(screened.parts, today)) {
    const std::string_view text = screening::TextOf(hit, screened.parts);
    if (text.empty() || !MayBeWithheld(hit)) continue;
    const std::string key = KeyOf(std::string(hit.rule) + "\n" + redaction::Folded(text));
    const auto [at, is_new] = known.emplace(key, all.size());
    if (is_new) {
      if (all.size() == kMostFoundWords) break;
      all.push_back({.key = key,
                     .rule = hit.rule,
                     .ground = redaction::SuggestedGround(hit),
                     .words = PersonalText(std::string(text))});
    }
    AddPlaces(all[at->second], screened.RangesOf(hit));
  }
  for (FoundWords& each : all) each.is_marked = AllMarked(each, pages, marks);
  std::ranges::stable_sort(all, {}, &FoundWords::rule);
  return all;
}

}  // namespace gongkai::request
