// The cards of hits: what, where, why, by which rule, what may stand there instead; and how many are open.

#include <algorithm>
#include <array>

#include "base/circled_number.h"
#include "base/utf8.h"
#include "screening/hit_group_view.h"
#include "screening/run.h"

namespace gongkai::screening {
namespace {

using web::Html;
using web::Markup;

constexpr std::size_t kAround = 16;  // characters on both sides of what was found

std::string_view RuleName(const Hit& hit) {
  const Rule* rule = RuleOf(hit.rule);
  return rule ? rule->name : hit.rule;
}

std::string WhereInWords(const Hit& hit, std::span<const Part> parts) {
  if (hit.part >= parts.size()) return "";
  std::string words = parts[hit.part].label;
  const docread::Piece* piece = PieceOf(hit, parts);
  if (piece == nullptr) return words;
  if (!piece->where.empty()) words += "，" + piece->where;
  if (!IsSeen(piece->sight)) words += "（" + std::string(NameOf(piece->sight)) + "）";
  return words;
}

/// Where `count` characters before `at` begin, and where those behind it end.
std::size_t Before(std::string_view text, std::size_t at, std::size_t count) {
  for (; count > 0 && at > 0; --count) at = ToCharacter(text, at - 1);
  return at;
}
std::size_t Behind(std::string_view text, std::size_t at, std::size_t count) {
  for (; count > 0 && at < text.size(); --count) NextCodePoint(text, at);
  return at;
}

struct Around {
  std::string before, found, behind;
};

Around AroundOf(const Hit& hit, std::span<const Part> parts, std::size_t characters) {
  const docread::Piece* piece = PieceOf(hit, parts);
  if (piece == nullptr) return {};
  const std::string_view text = piece->text;
  const HitStretch stretch = StretchOf(hit, text);
  if (stretch.is_whole()) return {.before = "", .found = Ellipsis(text, 3 * characters), .behind = ""};
  const std::size_t from = Before(text, stretch.begin, characters), to = Behind(text, stretch.end, characters);
  return {.before = (from > 0 ? "…" : "") + std::string(text.substr(from, stretch.begin - from)),
          .found = Ellipsis(text.substr(stretch.begin, stretch.end - stretch.begin), 5 * characters),
          .behind = std::string(text.substr(stretch.end, to - stretch.end)) + (to < text.size() ? "…" : "")};
}

Html FoundText(const MarkedText& shown, std::size_t index) {
  const Around around = AroundOf(shown.hits[index], shown.parts, kAround);
  if (around.found.empty()) return {};
  return Markup("<p class=\"hit-text\">{}<mark class=\"m-{}\">{}</mark>{}</p>", around.before, ClassOfHit(shown, index),
                around.found, around.behind);
}

Html WhyOf(const Hit& hit) {
  const Rule* rule = RuleOf(hit.rule);
  Html html = Markup("<dl class=\"why\">");
  if (!hit.instead.empty()) html.Add("<dt>可改为</dt><dd><b>{}</b></dd>", hit.instead);
  if (rule && !rule->source.empty()) html.Add("<dt>依据</dt><dd>{}</dd>", rule->source);
  if (rule && !rule->advice.empty()) html.Add("<dt>怎么办</dt><dd>{}</dd>", rule->advice);
  return html.Add("</dl>");
}

Html SettledOf(const MarkedText& shown, std::size_t index) {
  const std::string settled = shown.settled ? shown.settled(index) : std::string();
  if (settled.empty()) return {};
  return Markup("<p class=\"hit-settled\"><span aria-hidden=\"true\">✓</span> {}</p>", settled);
}

Html ActsOf(const MarkedText& shown, std::size_t index) {
  const Html acts = shown.acts ? shown.acts(index) : Html();
  return acts.empty() ? Html() : Markup("<div class=\"decide\">{}</div>", acts);
}

Html Undrawn(const HitGroup& group) {
  if (group.drawn == group.hits.size()) return {};
  return Markup("<li class=\"gk-soft\">其余 {} 处没有逐条列出，在正文里同样标出。</li>",
                group.hits.size() - group.drawn);
}

Html CardsOf(const MarkedText& shown, const HitGroup& group) {
  Html html;
  for (std::size_t i = 0; i < group.drawn; ++i) html.Add("{}", DrawHitCard(shown, group.hits[i]));
  return html;
}

Html RunCard(const MarkedText& shown, const HitGroup& group, std::size_t number) {
  const Hit& first = shown.hits[group.hits.front()];
  Html acts;
  if (group.is_open && shown.acts_for_all) acts = shown.acts_for_all(group.hits);
  Html html = Markup(
      "<li class=\"finding finding-{} finding-run\" id=\"g{}\" tabindex=\"-1\"><div class=\"finding-head\"><span "
      "class=\"finding-number\">{}</span>{}<h3>{}，共 {} 处{}</h3><span class=\"rule-id\">{}</span></div><p "
      "class=\"message\">{}</p><p class=\"where\"><a href=\"#s{}\">第一处：{}</a></p>",
      ClassOf(first.sureness), number, CircledNumber(static_cast<int>(group.hits.front()) + 1), BadgeOf(first.sureness),
      RuleName(first), group.hits.size(), group.is_open ? "" : "（已处理）", first.rule, first.why,
      group.hits.front() + 1, WhereInWords(first, shown.parts));
  if (!acts.empty()) html.Add("<div class=\"decide\">{}</div>", acts);
  return html.Add("<details class=\"run\"><summary>逐处看</summary><ol class=\"finding-list\">{}{}</ol></details></li>",
                  CardsOf(shown, group), Undrawn(group));
}

struct OpenCounts {
  std::array<std::size_t, 3> open{};   // by Sureness
  std::array<std::size_t, 3> first{};  // the first open one of each
  std::size_t settled = 0;
  std::size_t all_open() const { return open[0] + open[1] + open[2]; }
};

OpenCounts CountOpen(const MarkedText& shown) {
  OpenCounts counts;
  for (std::size_t i = 0; i < shown.hits.size(); ++i) {
    if (!IsOpen(shown, i)) {
      ++counts.settled;
      continue;
    }
    const auto sureness = static_cast<std::size_t>(shown.hits[i].sureness);
    if (counts.open[sureness]++ == 0) counts.first[sureness] = i;
  }
  return counts;
}

}  // namespace

web::Html DrawHitCard(const MarkedText& shown, std::size_t index) {
  const Hit& hit = shown.hits[index];
  return Markup(
      "<li class=\"finding finding-{}{}\" id=\"f{}\" tabindex=\"-1\"><div class=\"finding-head\"><span "
      "class=\"finding-number\">{}</span>{}<h3>{}</h3><span class=\"rule-id\">{}</span></div>{}<p "
      "class=\"message\">{}</p><p class=\"where\"><a href=\"#s{}\">{}</a></p>{}{}{}</li>",
      ClassOf(hit.sureness), IsOpen(shown, index) ? "" : " is-settled", index + 1,
      CircledNumber(static_cast<int>(index) + 1), BadgeOf(hit.sureness), RuleName(hit), hit.rule,
      FoundText(shown, index), hit.why, index + 1, WhereInWords(hit, shown.parts), WhyOf(hit), SettledOf(shown, index),
      ActsOf(shown, index));
}

web::Html DrawHitCards(const MarkedText& shown) {
  Html html = Markup(
      "<section class=\"findings\" id=\"findings\" aria-labelledby=\"findings-title\"><h2 "
      "id=\"findings-title\">查出的内容</h2>");
  if (shown.hits.empty()) return html.Add("<p class=\"empty-note\">没有查出需要处理的内容。</p></section>");
  html.Add("{}<ol class=\"finding-list\">", DrawStillOpen(shown));
  const std::vector<HitGroup> groups = GroupHits(shown);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].is_run() || groups[i].drawn < groups[i].hits.size()) {
      html.Add("{}", RunCard(shown, groups[i], i + 1));
    } else {
      html.Add("{}", CardsOf(shown, groups[i]));
    }
  }
  return html.Add("</ol></section>");
}

web::Html DrawStillOpen(const MarkedText& shown) {
  return Markup("<p class=\"count-line\" id=\"still-open\" aria-live=\"polite\">共 {} 处，待处理 {} 处</p>",
                shown.hits.size(), CountOpen(shown).all_open());
}

web::Html DrawHitChips(const MarkedText& shown) {
  const OpenCounts counts = CountOpen(shown);
  const std::vector<std::string> addresses = AddressesOfCards(shown, GroupHits(shown));
  Html html = Markup("<div class=\"chips\" id=\"chips\" aria-live=\"polite\">");
  for (const Sureness sureness : {Sureness::kCertain, Sureness::kLikely, Sureness::kPossible}) {
    const auto i = static_cast<std::size_t>(sureness);
    if (counts.open[i] == 0) continue;
    html.Add("<a class=\"chip chip-{}\" href=\"{}\"><span aria-hidden=\"true\">{}</span> {} <b>{}</b></a>",
             ClassOf(sureness), web::Url::Checked(addresses[counts.first[i]]), SignOf(sureness), NameOf(sureness),
             counts.open[i]);
  }
  if (counts.all_open() == 0) {
    html.Add("<span class=\"chip chip-good\"><span aria-hidden=\"true\">✓</span> 没有待处理的内容</span>");
  }
  if (counts.settled > 0) html.Add("<span class=\"chip chip-done\">已处理 {} 处</span>", counts.settled);
  return html.Add("</div>");
}

std::string AroundHit(const Hit& hit, std::span<const Part> parts, std::size_t characters) {
  const Around around = AroundOf(hit, parts, characters);
  return around.before + around.found + around.behind;
}

}  // namespace gongkai::screening
