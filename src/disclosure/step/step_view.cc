#include "disclosure/step/step_view.h"

#include <algorithm>

#include "disclosure/body_image_view.h"
#include "disclosure/content_changes_view.h"
#include "disclosure/content_digest.h"
#include "disclosure/content_view.h"
#include "disclosure/step/step_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using web::Html;
using web::Markup;
using web::Url;

Html Badge(std::string_view style, std::string_view words) {
  return Markup("<span class=\"badge {}\">{}</span>", style, words);
}

std::string_view StyleOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::kFor:
      return "gk-badge-good";
    case Verdict::kWithChanges:
      return "gk-badge-warning";
    case Verdict::kAgainst:
      return "gk-badge-error";
  }
  return "gk-badge-quiet";
}

Html OpenBadge(const Step& step, Date today) {
  if (!step.answer_by) return Badge("gk-badge-warning", "等答复");
  const auto left = (std::chrono::sys_days(*step.answer_by) - std::chrono::sys_days(today)).count();
  if (left < 0) return Badge("gk-badge-error", "等答复，已过期 " + std::to_string(-left) + " 天");
  return Badge("gk-badge-warning", left == 0 ? "等答复，今天到期" : "等答复，还有 " + std::to_string(left) + " 天");
}

Html StateBadge(const Step& step, Date today) {
  switch (step.state) {
    case StepState::kOpen:
      return OpenBadge(step, today);
    case StepState::kWithdrawn:
      return Badge("gk-badge-quiet", "已撤回");
    case StepState::kTakenBack:
      return Badge("gk-badge-error", "收回了答复");
    case StepState::kLetGo:
      return Badge("gk-badge-warning", "随草稿停止，要再问");
    case StepState::kAnswered:
      return Badge(StyleOf(step.answer->verdict), step.answer->name);
  }
  return {};
}

Html Line(const Step& step, std::span<const Step> steps, Date today) {
  std::string when = ToChinese(step.sent_on) + "送出";
  if (step.state == StepState::kOpen && step.answer_by) when += "，请在" + ToChinese(*step.answer_by) + "以前答复";
  if (step.answered_on) when += "，" + ToChinese(*step.answered_on) + "答复";
  return Markup("<li><a href=\"{}\">{}：{}</a> {}<div class=\"gk-soft\">{}</div></li>", Url::Local(PathOf(step)),
                NameOf(step.kind), step.body, StepBadge(step, steps, today), when);
}

bool IsReopenedAny(std::span<const Step> steps) {
  return std::ranges::any_of(steps,
                             [&](const Step& step) { return IsReopened(steps, step) && !IsReplaced(steps, step); });
}

Html WaysToAdd(const Item& item) {
  Html ways;
  for (const StepKind kind : StepKinds()) {
    if (OnlyFollows(kind)) continue;
    ways.Add("<li><a href=\"{}\">{}</a> <span class=\"gk-soft\">{}</span></li>",
             Url::Local("/office/items/" + ToString(item.id) + "/steps/new").With("kind", IdOf(kind)), NameOf(kind),
             ArticleOf(kind));
  }
  return Markup("<p class=\"gk-soft item-add-step\">增加一步：</p><ul class=\"item-makes\">{}</ul>", ways);
}

}  // namespace

std::string PathOf(const Step& step) {
  return "/office/items/" + ToString(step.item) + "/steps/" + std::to_string(step.number);
}

Html StepBadge(const Step& step, std::span<const Step> steps, Date today) {
  Html badge = StateBadge(step, today);
  const bool is_replaced = IsReplaced(steps, step);
  if (is_replaced) badge.Add(" {}", Badge("gk-badge-quiet", "已再问"));
  if (!step.late.empty()) badge.Add(" {}", Badge("gk-badge-note", "后来答复了"));
  if (!is_replaced && IsReopened(steps, step)) badge.Add(" {}", Badge("gk-badge-error", "要重新研究"));
  return badge;
}

Html StepFacts(const Step& step, const std::string& files_path) {
  Html facts;
  const auto add = [&](std::string_view label, std::string_view value) {
    if (!value.empty()) facts.Add("<div><dt>{}</dt><dd class=\"item-lines\">{}</dd></div>", label, value);
  };
  add("依据", ArticleOf(step.kind));
  const bool is_own = step.kind == StepKind::kOwnDecision;
  add(step.kind == StepKind::kThirdParty ? "第三方" : is_own ? "由谁决定" : "对方", is_own ? "主要负责人" : step.body);
  add(is_own ? "提请的理由" : "问的是", step.about);
  add(is_own ? "提请" : "送出",
      ToChinese(step.sent_on) + (step.sent_number.empty() ? "" : "　" + step.sent_number) + "　" + step.asked_by_name);
  add("请在这一天以前答复", step.answer_by ? ToChinese(*step.answer_by) : "");
  if (step.answer != nullptr) {
    add(is_own ? "决定" : "答复", step.answer->name);
    add(is_own ? "理由" : "答复的话", step.answer_words);
    add(is_own ? "决定日期" : "答复日期", (step.answered_on ? ToChinese(*step.answered_on) : "") +
                                              (step.answer_number.empty() ? "" : "　" + step.answer_number) +
                                              (step.organ || is_own ? "　" : "　登记人：") + step.answered_by_name);
  }
  add(step.state == StepState::kTakenBack ? "收回的理由"
      : step.state == StepState::kLetGo   ? "停止的原因"
                                          : "撤回的理由",
      step.ended_words);
  for (const LateAnswer& late : step.late) {
    add("决定以后的答复", std::string(late.answer->name) + "　" + ToChinese(late.answered_on) + "　登记人：" +
                              late.person_name + (late.words.empty() ? "" : "\n" + late.words));
    add(NameOf(late.looks_again ? LateEffect::kLookAgain : LateEffect::kNothing), late.effect_words);
  }
  for (const KeptAnswer& kept : step.kept) {
    add("改动的说明", kept.words + "（" + kept.person_name + "，" + ToBeijingMinute(kept.at) + "）");
  }
  Html scans;
  for (std::size_t i = 0; i < step.scans.size(); ++i) {
    scans.Add("<li><a href=\"{}\">{}</a> <span class=\"gk-soft\">{}</span></li>",
              Url::Local(files_path + "/" + std::to_string(i + 1)), step.scans[i].name,
              SizeInWords(step.scans[i].size));
  }
  if (!scans.empty()) facts.Add("<div><dt>扫描件</dt><dd><ul class=\"item-photos\">{}</ul></dd></div>", scans);
  return Markup("<dl class=\"gk-facts\">{}</dl>", facts);
}

std::vector<std::string> HeldBy(db::Session& session, const Item& item, const ItemVersion& version) {
  const std::vector<Step> steps = StepsOf(session, item.id);
  std::vector<std::string> sentences;
  if (steps.empty()) return sentences;
  for (const Holding& holding : HoldingOn(steps, version.content.attribute, AskedDigest(version.content))) {
    sentences.push_back(WordsOf(holding) + "。");
  }
  return sentences;
}

Html SettledPart(db::Session& session, const Item& item, const ItemVersion& version) {
  if (version.content.attribute != Attribute::kProactive) return {};
  const std::string digest = AskedDigest(version.content);
  Html lines, changes;
  for (const Step& step : StepsOf(session, item.id)) {
    const std::string what = std::string(NameOf(step.kind)) + "（" + step.body + "）";
    if (step.state == StepState::kWithdrawn) lines.Add("<li>{}没有等答复就撤回了：{}</li>", what, step.ended_words);
    if (step.state != StepState::kAnswered || !IsKeptByWord(step.kind)) continue;
    for (const KeptAnswer& kept : step.kept) {
      if (kept.digest != digest) continue;
      lines.Add("<li>{}答复之后内容改过，没有再问，{}写明：{}</li>", what, kept.person_name, kept.words);
      const auto asked = FindVersion(session, item.id, step.version);
      if (asked)
        changes.Add("{}", ChangesPart("和问" + what + "的时候相比的改动", asked->content, version.content,
                                      OfficeImages(item.id.organ)));
    }
  }
  if (lines.empty()) return {};
  return Markup("<div class=\"gk-warned\"><p><b>有的步骤不是由答复了结的，您签署就是认可：</b></p><ul>{}</ul></div>{}",
                lines, changes);
}

Html StepsPart(db::Session& session, const Item& item, const ItemVersion& version, const account::Visitor& visitor,
               Date today) {
  const std::vector<Step> steps = StepsOf(session, item.id);
  const bool may_add = MayHaveSteps(item, today) && version.content.attribute == Attribute::kProactive &&
                       visitor.May(Act::kDraftItems, item.id.organ);
  if (steps.empty() && !may_add) return {};
  Html body;
  const bool is_to_come = MayHaveSteps(item, today);
  if (const auto held = HeldBy(session, item, version); is_to_come && !held.empty()) {
    Html sentences;
    for (const std::string& sentence : held) sentences.Add("<li>{}</li>", sentence);
    body.Add("<div class=\"gk-warned\"><p><b>主要负责人现在不能签发，也不会公开：</b></p><ul>{}</ul></div>", sentences);
  }
  if (!is_to_come && IsReopenedAny(steps) && item.publicity.published_version && !item.withdrawal) {
    body.Add(
        "<div class=\"gk-warned\"><p><b>要重新研究：</b>第三方在本机关决定以后又有答复。仍然公开的，请重新提请决定；"
        "要改的，请更正；不应公开的，请撤下（条例第十五条）。</p></div>");
  }
  Html lines;
  for (const Step& step : steps) lines.Add("{}", Line(step, steps, today));
  if (!lines.empty()) body.Add("<ul class=\"item-steps\">{}</ul>", lines);
  if (steps.empty()) {
    body.Add(
        "<p class=\"gk-soft\">涉及其他机关的，要与其协商、确认；需要批准的，经批准才能公开；不能确定能否公开的，"
        "报有关主管部门或者保密行政管理部门确定；涉及第三方权益的，先征求第三方意见。没有这些情况的，不用填。</p>");
  }
  if (may_add) body.Add("{}", WaysToAdd(item));
  // Most items need none of it: as long as there is none, it takes one line.
  if (steps.empty()) {
    return Markup(
        "<details class=\"card item-part\" id=\"steps\"><summary>协商、报批、请示和第三方意见 <span "
        "class=\"gk-soft\">没有；涉及其他机关、须经批准、拿不准的，点开增加</span></summary>{}</details>",
        body);
  }
  return Markup("<section class=\"card item-part\" id=\"steps\"><h2>协商、报批、请示和第三方意见</h2>{}</section>",
                body);
}

}  // namespace gongkai::disclosure
