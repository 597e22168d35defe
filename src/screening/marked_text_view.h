// What is to go out with its hits in place: the text with marks in it, tables as tables, what nobody sees apart, and a
// card for every hit, tied to its mark by a number. Values in, HTML out; whoever shows it says what stands beside a
// hit.
//
//   AddMarkedStyles(page);
//   page.actions = DrawHitChips(shown);
//   page.body.Add("{}", DrawMarked(shown));       // both halves beside each other; on a telephone the cards come first
//
// Of long texts only the neighbourhood of hits is open; the rest is folded away, and beyond a bound left out with a
// sentence that says so. Marks have the ids s1, s2, …, cards f1, f2, … in the order of `hits`.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "screening/hit.h"
#include "web/html.h"
#include "web/page.h"

namespace gongkai::screening {

struct MarkedText {
  std::span<const Part> parts;
  std::span<const Hit> hits;
  /// What was done about the hit with that index, in words; empty = still open. No function: all are open.
  std::function<std::string(std::size_t hit)> settled{};
  /// Forms and links below its card; asked for the cards that are drawn alone.
  std::function<web::Html(std::size_t hit)> acts{};
  /// Of hits of one rule in one part that are shown together, all of them open: acts for all at once.
  std::function<web::Html(std::span<const std::size_t> hits)> acts_for_all{};
};

web::Html DrawMarked(const MarkedText& shown);

/// The halves, for a page that sets them otherwise.
web::Html DrawHitCards(const MarkedText& shown);
web::Html DrawMarkedParts(const MarkedText& shown);
/// One card, as htmx fetches it anew: <li id="f3">.
web::Html DrawHitCard(const MarkedText& shown, std::size_t hit);
/// How many are open, by how sure the rule is; each leads to the first.
web::Html DrawHitChips(const MarkedText& shown);
/// "共 12 处，待处理 9 处".
web::Html DrawStillOpen(const MarkedText& shown);

void AddMarkedStyles(web::Page& page);

/// The words that a hit stands in, cut on both sides: for lists that lead to it.
std::string AroundHit(const Hit& hit, std::span<const Part> parts, std::size_t characters);

}  // namespace gongkai::screening
