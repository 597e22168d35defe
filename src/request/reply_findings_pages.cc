#include "request/reply_findings_pages.h"

#include <charconv>
#include <map>

#include "request/case_pages.h"
#include "screening/hit_group_view.h"
#include "screening/rule.h"
#include "web/fields.h"

namespace gongkai::request {
namespace {

using screening::Needs;
using screening::StoredHit;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

constexpr std::size_t kMostTicks = 30;
constexpr std::string_view kOwnReason = "是申请人本人的信息，提供给本人（个人信息保护法第四十五条）。";

/// Open hits of one rule in one part that the same people may settle: one card.
struct Card {
  std::vector<const StoredHit*> hits;
  const StoredHit& first() const { return *hits.front(); }
};

bool IsSameCard(const StoredHit& a, const StoredHit& b) {
  return a.rule == b.rule && a.part == b.part && a.needs == b.needs;
}

std::vector<Card> CardsOf(const ReplyScreening& screened) {
  std::vector<Card> cards;
  for (const StoredHit& hit : screened.found.hits) {
    if (!screened.IsOpen(hit)) continue;
    const auto card = std::ranges::find_if(cards, [&](const Card& each) { return IsSameCard(each.first(), hit); });
    if (card == cards.end()) {
      cards.push_back(Card{.hits = {&hit}});
    } else {
      card->hits.push_back(&hit);
    }
  }
  return cards;
}

std::string NameOfRule(std::string_view id) {
  const screening::Rule* const rule = screening::RuleOf(id);
  return std::string(rule == nullptr ? id : rule->name);
}

std::string PathOfDecision(const ShownFindings& shown, std::string_view act) {
  return PathOf(shown.reply.held.id) + "/decision/" + std::string(act);
}

// ---- one card

/// "第 3 行 B 列：3301＊＊…"; of what says no place and has no sample, why.
std::string PlaceOf(const StoredHit& hit) {
  if (hit.sample.empty()) return hit.place.empty() ? hit.why : hit.place;
  return hit.place.empty() ? hit.sample : hit.place + "：" + hit.sample;
}

Html Ticks(const Card& card) {
  Html ticks;
  const bool can_choose = card.hits.size() > 1 && card.hits.size() <= kMostTicks;
  std::size_t shown = 0;
  for (const StoredHit* hit : card.hits) {
    if (++shown > kMostTicks) break;
    if (can_choose) {
      ticks.Add(
          "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"hit\" value=\"{}\" "
          "checked><span class=\"form-check-label\">{}</span></label>",
          hit->number, PlaceOf(*hit));
    } else {
      ticks.Add("<p>{}</p>", PlaceOf(*hit));
    }
  }
  if (!can_choose) ticks.Add("<input type=\"hidden\" name=\"all\" value=\"1\">");
  if (card.hits.size() > kMostTicks) ticks.Add("<p class=\"gk-soft\">等 {} 处。</p>", card.hits.size());
  return ticks;
}

bool CanChange(const ShownFindings& shown, const Card& card) {
  if (!shown.may_change) return false;
  const screening::Rule* const rule = screening::RuleOf(card.first().rule);
  const bool is_hidden = rule == nullptr || rule->category == screening::Category::kHidden;
  const bool is_in_hidden_part = is_hidden && IsReplyFile(card.first().part) && !card.first().sample.empty();
  return is_in_hidden_part ||
         std::ranges::any_of(card.hits, [](const StoredHit* hit) { return !hit->instead.empty(); });
}

std::string_view ChangeLabel(const Card& card) {
  const screening::Rule* const rule = screening::RuleOf(card.first().rule);
  const auto category = rule == nullptr ? screening::Category::kHidden : rule->category;
  if (category == screening::Category::kHidden) return "去掉隐藏内容";
  const bool is_wrong = category == screening::Category::kWording || category == screening::Category::kNames;
  return is_wrong ? "改正" : "遮盖";
}

Html ReasonField(const ShownFindings& shown, const Card& card, const Request& request) {
  const std::string name = "reason-" + std::to_string(card.first().number);
  const bool is_own = std::ranges::all_of(card.hits, [&](const StoredHit* hit) { return shown.screened.IsOwn(*hit); });
  const std::string_view typed = request.form.Get(name);
  return web::AreaField({.name = name,
                         .label = "不改的理由",
                         .value = typed.empty() && is_own ? std::string(kOwnReason) : std::string(typed),
                         .hint = is_own ? "与申请人自己写的一致，可以提供给本人；请核对身份。" : "签署的人会看到。"},
                        2, shown.errors);
}

Html Button(const ShownFindings& shown, std::string_view act, std::string_view label) {
  return Markup("<button class=\"btn\" type=\"submit\" formaction=\"{}\">{}</button>",
                Url::Local(PathOfDecision(shown, act)), label);
}

Html ActsOf(const ShownFindings& shown, const Card& card, const Request& request) {
  const Needs needs = card.first().needs;
  Html buttons;
  if (CanChange(shown, card)) buttons.Add("{}", Button(shown, "mask", ChangeLabel(card)));
  const bool can_stay = needs == Needs::kAnyone || needs == Needs::kExaminer;
  if (!shown.may_overrule || !can_stay) {
    return buttons.empty() ? Html() : Markup("<div class=\"gk-sends\">{}</div>", buttons);
  }
  const bool has_to_ask = needs == Needs::kExaminer && !shown.may_examine;
  buttons.Add("{}", has_to_ask ? Button(shown, "ask", "请保密审查员看") : Button(shown, "overrule", "不改"));
  Html who;
  if (needs == Needs::kExaminer) {
    who.Add("<p class=\"gk-soft\">不改的，只能由没有拟稿、送审的保密审查员或者主要负责人决定。</p>");
  }
  return Markup("{}{}<div class=\"gk-sends\">{}</div>", ReasonField(shown, card, request), who, buttons);
}

Html DrawCard(const ShownFindings& shown, const Card& card, const Request& request) {
  const StoredHit& first = card.first();
  const screening::Rule* const rule = screening::RuleOf(first.rule);
  const Html advice =
      rule == nullptr ? Html() : Markup("<p class=\"gk-soft\">{}（{}）</p>", rule->advice, rule->source);
  const Html why = first.sample.empty() && first.place.empty() ? Html() : Markup("<p>{}</p>", first.why);
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}<input type=\"hidden\" name=\"run\" "
      "value=\"{}\"><input type=\"hidden\" name=\"card\" value=\"{}\"><fieldset><legend "
      "class=\"form-label\">{}：{} {}</legend>{}{}</fieldset>{}{}</form>",
      Url::Local(PathOfDecision(shown, "overrule")), CaseFormKeys(request, shown.reply.held),
      shown.screened.run->number, first.number, LabelOfReplyPart(first.part, shown.reply), NameOfRule(first.rule),
      screening::BadgeOf(first.sureness), why, Ticks(card), advice, ActsOf(shown, card, request));
}

// ---- what was settled

struct Settled {
  std::vector<const StoredHit*> hits;
  const screening::Decision* standing = nullptr;
};

std::vector<Settled> SettledOf(const ReplyScreening& screened) {
  std::vector<Settled> settled;
  for (const StoredHit& hit : screened.found.hits) {
    const screening::Decision* const standing = screened.IsOpen(hit) ? nullptr : screened.StandingOver(hit);
    if (standing == nullptr) continue;
    const auto same = std::ranges::find_if(settled, [&](const Settled& each) {
      return IsSameCard(*each.hits.front(), hit) && each.standing->person == standing->person &&
             each.standing->reason == standing->reason;
    });
    if (same == settled.end()) {
      settled.push_back(Settled{.hits = {&hit}, .standing = standing});
    } else {
      same->hits.push_back(&hit);
    }
  }
  return settled;
}

Html ReopenForm(const ShownFindings& shown, const Settled& settled, const Request& request) {
  if (!shown.may_overrule) return {};
  Html hits;
  for (const StoredHit* hit : settled.hits) {
    hits.Add("<input type=\"hidden\" name=\"hit\" value=\"{}\">", hit->number);
  }
  const std::string name = "reason-" + std::to_string(settled.hits.front()->number);
  const bool is_open = ErrorOf(shown.errors, name) != nullptr;
  return Markup(
      "<details {}><summary>重新处理</summary><form method=\"post\" action=\"{}\" class=\"gk-plain-form\" "
      "novalidate>{}<input type=\"hidden\" name=\"run\" value=\"{}\"><input type=\"hidden\" name=\"card\" "
      "value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn\" "
      "type=\"submit\">重新处理</button></div></form></details>",
      web::AttributeIf(is_open, "open"), Url::Local(PathOfDecision(shown, "reopen")),
      CaseFormKeys(request, shown.reply.held), shown.screened.run->number, settled.hits.front()->number, hits,
      web::AreaField({.name = name, .label = "为什么", .value = std::string(request.form.Get(name))}, 2, shown.errors));
}

bool IsMark(std::string_view rule) { return rule == "S-MARK" || rule == "S-PERIOD" || rule == "S-INTERNAL"; }

/// What was masked, by whom; 「不能只删标志」: marks that stood there and were taken out, so that who signs asks
/// whether it was declassified.
std::map<std::string, int> ChangedOf(const ShownFindings& shown) {
  std::map<std::string, int> changed;
  for (const screening::Decision& each : shown.screened.decisions) {
    const bool is_masked = each.verdict == screening::Verdict::kMasked;
    const bool is_fixed_mark = each.verdict == screening::Verdict::kFixed && IsMark(each.rule);
    if (!is_masked && !is_fixed_mark) continue;
    std::string what = LabelOfReplyPart(each.part, shown.reply) + "：" + NameOfRule(each.rule) + "，" +
                       each.person_name + std::string(NameOf(each.verdict));
    if (IsMark(each.rule)) what += "。只删标志不等于解密，请查明依据再签";
    ++changed[what];
  }
  return changed;
}

Html SettledPart(const ShownFindings& shown, const Request& request) {
  Html items;
  for (const Settled& each : SettledOf(shown.screened)) {
    const screening::Decision& standing = *each.standing;
    items.Add("<li>{}：{}（{} 处），{}（{}）决定不改：{}{}</li>",
              LabelOfReplyPart(each.hits.front()->part, shown.reply), NameOfRule(each.hits.front()->rule),
              each.hits.size(), standing.person_name, ToBeijingMinute(standing.at), standing.reason,
              ReopenForm(shown, each, request));
  }
  for (const auto& [what, places] : ChangedOf(shown)) items.Add("<li>{}（{} 处）</li>", what, places);
  if (items.empty()) return {};
  return Markup("<h3>处理过的，您签署就是认可</h3><ul>{}</ul>", items);
}

// ---- how it stands

Html RunLine(const ReplyScreening& screened) {
  const ReplyRun& run = *screened.run;
  Html line = Markup(
      "<p class=\"gk-soft\">{} {}检查，看了 {} 个部分{}，词表第 {} 版。</p>", ToBeijingMinute(run.at), run.person_name,
      run.parts, run.unread > 0 ? "，其中 " + std::to_string(run.unread) + " 个没能检查" : std::string(), run.lists);
  if (run.pictures > 0) {
    line.Add("<p class=\"gk-warned\">里面有 {} 张图片，图片上印的字程序没有读过，请由人逐张看过再提供。</p>",
             run.pictures);
  }
  if (!screened.is_by_present_lists) {
    line.Add("<p class=\"gk-warned\">检查以后词表更新过，送审、签发以前会用新的词表再检查一次。</p>");
  }
  return line;
}

Html StateLine(const ReplyScreening& screened) {
  if (!screened.run) {
    return Markup("<p class=\"gk-warned\">现在的内容还没有检查完。文件大的，稍后刷新这一页；送审以前会自动检查。</p>");
  }
  if (screened.open > 0) {
    return Markup("<p><span class=\"badge gk-badge-error\">{} 处待处理</span> 处理完才能送审、签发。</p>",
                  screened.open);
  }
  return Markup("<p><span class=\"badge gk-badge-good\">{}</span></p>",
                screened.found.hits.empty() ? "没有发现问题" : "都已处理");
}

Html CheckButton(const ShownFindings& shown, const Request& request) {
  if (!shown.may_screen) return {};
  return Markup(
      "<form method=\"post\" action=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn\" "
      "type=\"submit\">{}</button></div></form>",
      Url::Local(PathOfDecision(shown, "screen")), CaseFormKeys(request, shown.reply.held),
      shown.screened.run ? "重新检查" : "检查");
}

}  // namespace

Html FindingsPart(const ShownFindings& shown, const Request& request) {
  const ReplyScreening& screened = shown.screened;
  if (!screened.run && !IsOpen(shown.reply.held.stage)) return {};
  Html cards;
  constexpr std::size_t kMostCards = 100;
  std::size_t drawn = 0;
  for (const Card& card : CardsOf(screened)) {
    if (++drawn > kMostCards) break;
    cards.Add("{}", DrawCard(shown, card, request));
  }
  if (drawn > kMostCards) cards.Add("<p class=\"gk-warned\">还有没有列出的，处理完上面的再看。</p>");
  return Markup("<section class=\"card item-part\" id=\"screening\"><h2>答复和文件的检查</h2>{}{}{}{}{}</section>",
                StateLine(screened), screened.run ? RunLine(screened) : Html(), cards, SettledPart(shown, request),
                CheckButton(shown, request));
}

std::vector<std::int64_t> HitsOfForm(const ReplyScreening& screened, const Request& request) {
  std::vector<std::int64_t> numbers;
  for (const std::string_view each : request.form.All("hit")) {
    std::int64_t number = 0;
    const auto read = std::from_chars(each.data(), each.data() + each.size(), number);
    if (read.ec == std::errc() && read.ptr == each.data() + each.size()) numbers.push_back(number);
  }
  if (request.form.Get("all") != "1") return numbers;
  const auto card = request.form.Int("card").value_or(0);
  const auto first = std::ranges::find(screened.found.hits, card, &StoredHit::number);
  if (first == screened.found.hits.end()) return numbers;
  for (const StoredHit& hit : screened.found.hits) {
    if (screened.IsOpen(hit) && IsSameCard(*first, hit)) numbers.push_back(hit.number);
  }
  return numbers;
}

}  // namespace gongkai::request
