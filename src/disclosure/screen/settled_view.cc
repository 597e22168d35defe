#include "disclosure/screen/settled_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "disclosure/content_digest.h"
#include "disclosure/screen/item_parts.h"
#include "disclosure/screen/look_actions.h"
#include "disclosure/screen/screen_actions.h"
#include "disclosure/screen/screen_store.h"
#include "screening/rule.h"

namespace gongkai::disclosure {
namespace {

using screening::Decision;
using screening::StoredHit;
using screening::Verdict;
using web::Html;
using web::Markup;
using web::Url;

std::string NameOfRule(std::string_view id) {
  const screening::Rule* const rule = screening::RuleOf(id);
  return std::string(rule != nullptr ? rule->name : id);
}

std::string PathOf(ItemId item) { return "/office/items/" + ToString(item) + "/screening"; }

/// A person's word on one rule in one part, however many places it is about.
struct Word {
  std::string what, who, reason;
  Instant at{};
  int places = 0;
};

std::vector<Word> StandingWords(const ItemScreening& screened, const Content& content) {
  std::vector<Word> words;
  for (const StoredHit& hit : screened.hits) {
    const Decision* const standing = screened.StandingOver(hit);
    if (standing == nullptr || standing->verdict != Verdict::kOverruled) continue;
    const std::string what = LabelOfPart(hit.part, content) + "：" + NameOfRule(hit.rule);
    const auto same = std::ranges::find_if(words, [&](const Word& each) {
      return each.what == what && each.who == standing->person_name && each.reason == standing->reason;
    });
    if (same != words.end()) {
      ++same->places;
    } else {
      words.push_back({what, standing->person_name, standing->reason, standing->at, 1});
    }
  }
  return words;
}

/// "遮盖了 12 处（身份证号码、手机号码）" by person.
std::map<std::string, std::map<std::string, int>> MaskedBy(const std::vector<Decision>& decisions) {
  std::map<std::string, std::map<std::string, int>> masked;
  for (const Decision& each : decisions) {
    if (each.verdict == Verdict::kMasked) ++masked[each.person_name][NameOfRule(each.rule)];
  }
  return masked;
}

/// 「不能只删标志」: marks that stood there and were taken out, by part, so that who signs asks whether it was
/// declassified.
std::map<std::string, std::string> MarksTakenOut(const ItemScreening& screened, const Content& content) {
  std::map<std::string, std::string> taken;
  for (const Decision& each : screened.decisions) {
    const bool is_mark = each.rule == "S-MARK" || each.rule == "S-PERIOD" || each.rule == "S-INTERNAL";
    if (each.verdict == Verdict::kFixed && is_mark) {
      taken[LabelOfPart(each.part, content) + "：" + NameOfRule(each.rule)] = each.person_name;
    }
  }
  return taken;
}

std::string StateInWords(const ItemScreening& screened) {
  if (!screened.run) return "还没有检查现在的内容";
  if (screened.open > 0) return fmt::format("{} 处待处理", screened.open);
  if (!screened.is_by_present_lists) return "检查以后词表更新过，签发以前会再检查一次";
  if (screened.hits.empty()) return "没有发现问题";
  return fmt::format("{} 处都已处理", screened.hits.size());
}

std::string_view BadgeOf(const ItemScreening& screened) {
  if (!screened.run) return "gk-badge-quiet";
  if (screened.open > 0) return "gk-badge-error";
  return screened.is_by_present_lists ? "gk-badge-good" : "gk-badge-warning";
}

}  // namespace

screening::Writers WritersOf(db::Session& session, const ItemVersion& version) {
  screening::Writers writers{.author = version.author};
  for (const Signature& each : SignaturesOf(session, version.item, version.number)) {
    if (each.signer == Signer::kDrafter) writers.drafter = each.person;
  }
  return writers;
}

std::string ScreenedDigest(db::Session& session, const ItemVersion& version) {
  const std::string kept = KeptTextDigest(session, version.item, version.number);
  return kept == version.digest && !kept.empty() ? kept : AskedDigest(version.content);
}

ItemScreening ScreeningOf(db::Session& session, const ItemVersion& version) {
  ItemScreening screened;
  const screening::Subject subject = SubjectOf(version.item);
  screened.writers = WritersOf(session, version);
  screened.decisions = screening::DecisionsOf(session, subject);
  screened.run = screening::LastRunOver(session, subject, ScreenedDigest(session, version));
  if (!screened.run) return screened;
  const screening::PresentLists present = screening::PresentListsOf(session, version.item.organ);
  screened.is_by_present_lists = screening::PresentLists{screened.run->lists, screened.run->rules} == present;
  screened.hits = screening::HitsOf(session, subject, screened.run->number);
  screened.states = screening::StatesOf(screened.hits, screened.decisions, screened.writers);
  screened.open = static_cast<int>(std::ranges::count_if(screened.states, &screening::HitState::is_open));
  return screened;
}

std::string AgainstPublishing(db::Session& session, const ItemVersion& version) {
  if (version.content.attribute != Attribute::kProactive) return {};
  const ItemScreening screened = ScreeningOf(session, version);
  if (!screened.run) return "现在的内容还没有检查过（密级标志、个人信息、隐藏的内容等），检查以后才能签发。";
  if (!screened.is_by_present_lists) return "检查以后词表更新过，要用新的词表再检查一次才能签发。";
  if (screened.open > 0) return fmt::format("检查发现的问题还有 {} 处没有处理，处理完才能签发。", screened.open);
  return {};
}

std::string PicturesInWords(const screening::Run& run) {
  return fmt::format("里面有 {} 张图片，图片上印的字程序没有读过，请由人逐张看过再公开。", run.pictures);
}

Html ScreeningStrip(db::Session& session, const Item& item, const ItemVersion& version) {
  const ItemScreening screened = ScreeningOf(session, version);
  if (version.content.attribute != Attribute::kProactive && !screened.run) return {};
  const auto progress = ScreeningProgressOf(item.id);
  const std::string state =
      progress ? fmt::format("正在检查附件，{} 个中已看 {} 个", progress->of, progress->done) : StateInWords(screened);
  return Markup(
      "<p class=\"item-screening\"><a href=\"{}\">检查</a> <span class=\"badge {}\">{}</span> <span "
      "class=\"gk-soft\">密级标志、个人信息、用词、隐藏的内容</span></p>",
      Url::Local(PathOf(item.id)), progress ? std::string_view("gk-badge-warning") : BadgeOf(screened), state);
}

Html ScreeningForSigner(db::Session& session, const ItemVersion& version) {
  if (version.content.attribute != Attribute::kProactive) return {};
  const ItemScreening screened = ScreeningOf(session, version);
  Html lines;
  if (const std::string against = AgainstPublishing(session, version); !against.empty()) {
    lines.Add("<li><a href=\"{}\">{}</a></li>", Url::Local(PathOf(version.item)), against);
  }
  if (screened.run && screened.run->pictures > 0) lines.Add("<li>{}</li>", PicturesInWords(*screened.run));
  for (const Word& word : StandingWords(screened, version.content)) {
    lines.Add("<li>{}（{} 处），{}（{}）决定不改：{}</li>", word.what, word.places, word.who, ToBeijingMinute(word.at),
              word.reason);
  }
  for (const auto& [who, rules] : MaskedBy(screened.decisions)) {
    std::string what;
    for (const auto& [rule, places] : rules) what += fmt::format("{}{} {} 处", what.empty() ? "" : "、", rule, places);
    lines.Add("<li>{}遮盖了：{}</li>", who, what);
  }
  for (const auto& [what, who] : MarksTakenOut(screened, version.content)) {
    lines.Add("<li>{}，原来有，{}改稿以后没有了。只删标志不等于解密，请查明依据再签。</li>", what, who);
  }
  if (lines.empty()) return {};
  return Markup(
      "<div class=\"gk-warned\"><p><b>检查的结果，您签署就是认可：</b> <a href=\"{}\">逐处看</a></p><ul>{}</ul></div>",
      Url::Local(PathOf(version.item)), lines);
}

Html DecisionsPart(const std::vector<Decision>& decisions, const Content& content) {
  if (decisions.empty()) return {};
  constexpr std::size_t kMost = 200;
  Html rows;
  std::size_t shown = 0;
  for (auto each = decisions.rbegin(); each != decisions.rend() && shown < kMost; ++each, ++shown) {
    rows.Add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"怎样处理\">{}</td><td class=\"item-lines\" "
        "data-label=\"说明\">{}</td><td data-label=\"处理人\">{}</td><td data-label=\"时间\">{}</td></tr>",
        LabelOfPart(each->part, content) + "：" + NameOfRule(each->rule), NameOf(each->verdict), each->reason,
        each->person_name, ToBeijingMinute(each->at));
  }
  Html more;
  if (decisions.size() > kMost)
    more.Add("<p class=\"gk-soft\">只列出最近的 {} 条，共 {} 条。</p>", kMost, decisions.size());
  return Markup(
      "<section class=\"card item-part\" id=\"decisions\"><h2>处理记录</h2><div class=\"table-responsive\" "
      "tabindex=\"0\" "
      "role=\"region\" aria-label=\"处理记录\"><table class=\"table gk-list\"><thead><tr><th "
      "scope=\"col\">哪一处</th><th scope=\"col\">怎样处理</th><th scope=\"col\">说明</th><th "
      "scope=\"col\">处理人</th><th scope=\"col\">时间</th></tr></thead><tbody>{}</tbody></table></div>{}</section>",
      rows, more);
}

}  // namespace gongkai::disclosure
