// Where one turns against an organ: reconsideration and court, by rule or by a person's word, and until when. Against a
// closed one: whom it is that one turns against now.
#include "account/guide_store.h"
#include "account/organ_pages.h"
#include "law/remedy_path.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;

Html NoteOf(const RemedyBody& rule) {
  return rule.note.empty() ? Html() : Markup("<br><span class=\"gk-soft\">{}</span>", rule.note);
}

Html NameOf(SaidBy by, const std::string& person, const RemedyBody& rule) {
  if (by == SaidBy::kPerson) return Markup("{} <span class=\"badge gk-badge-note\">人工指定</span>", person);
  if (!rule.name.empty()) return Markup("{}{}", rule.name, NoteOf(rule));
  return Markup("<span class=\"badge gk-badge-warning\">待填</span> {}{}", rule.question, NoteOf(rule));
}

std::string BasisOf(SaidBy by, const RemedyBody& rule) {
  if (by == SaidBy::kRule) return rule.source;
  return "按规则应为：" + (rule.name.empty() ? "无法确定" : rule.name) + "（" + rule.source + "）";
}

Html RowOf(std::string_view what, SaidBy by, const std::string& person, const RemedyBody& rule) {
  return Markup("<tr><th scope=\"row\">{}</th><td data-label=\"名称\">{}</td><td data-label=\"依据\">{}</td></tr>",
                what, NameOf(by, person, rule), BasisOf(by, rule));
}

/// Which way goes first hangs on the answer: law/remedy_path.h holds the rules and the terms.
Html AdviceLines(const law::RemedyNames& names, Date today) {
  constexpr std::pair<law::RemedyGround, std::string_view> kCases[] = {
      {law::RemedyGround::kRefusal, "不予公开或者部分不予公开的"},
      {law::RemedyGround::kOther, "其他答复"},
      {law::RemedyGround::kSilence, "逾期不答复的"}};
  Html lines;
  for (const auto& [ground, when] : kCases) {
    const law::RemedyAdvice advice = law::RemedyAdviceFor(ground, today, names);
    lines.Add("<li>{}：{}<br>{}</li>", when, advice.words, advice.source);
  }
  return Markup("<ul class=\"gk-soft gk-after\">{}</ul>", lines);
}

std::string BodyOf(SaidBy by, const std::string& person, const RemedyBody& rule) {
  return by == SaidBy::kPerson ? person : rule.name;
}

Html WaysOf(db::Session& session, const Organ& organ, Date today) {
  const Guide guide = FindGuide(session, organ.id);
  const RemedyFacts facts = RemedyFactsOf(session, organ);
  const RemedyBody reconsideration = ReconsiderationByRule(facts), court = CourtByRule(facts);
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">途径</th><th "
      "scope=\"col\">向谁提出</th><th scope=\"col\">依据</th></tr></thead><tbody>{}{}</tbody></table></div>{}",
      RowOf("行政复议", guide.reconsideration_by, guide.reconsideration, reconsideration),
      RowOf("直接起诉的管辖法院", guide.court_by, guide.court, court),
      AdviceLines({.reconsideration = BodyOf(guide.reconsideration_by, guide.reconsideration, reconsideration),
                   .court = BodyOf(guide.court_by, guide.court, court),
                   .online = {}},
                  today));
}

// 「作出行政行为的行政机关被撤销或者职权变更的，继续行使其职权的行政机关是被申请人」; of the court's 被告 likewise.
Html SuccessorNote(const Successor& successor) {
  constexpr std::string_view kSource = "（行政复议法第十九条第四款、行政诉讼法第二十六条第六款）";
  if (successor.name.empty()) {
    return Markup(
        "<div "
        "class=\"gk-warned\"><p>已撤并，没有写明职权由谁继续行使。对它不服的，要先查明继续行使职权的机关，以那个机关为"
        "被申请人、被告{}。</p></div>",
        kSource);
  }
  const Html name = successor.organ
                        ? Markup("<a href=\"/office/organs/{}\">{}</a>", successor.organ->id.value, successor.name)
                        : Markup("{}", successor.name);
  return Markup("<p>已撤并，由{}继续行使职权，以它为被申请人、被告{}。{}</p>", name, kSource,
                successor.organ ? "" : "它不在本县名录里，复议机关和法院按它的情况确定。");
}

Html WaysOfSuccessor(db::Session& session, const Successor& successor, Date today) {
  Html html = SuccessorNote(successor);
  if (successor.organ) html.Add("{}", WaysOf(session, *successor.organ, today));
  return html;
}

}  // namespace

Html RemedySection(db::Session& session, const Organ& organ, Date today) {
  return Markup("<h2 class=\"gk-section\">救济途径</h2>{}",
                organ.closed_on ? WaysOfSuccessor(session, SuccessorOf(session, organ.id), today)
                                : WaysOf(session, organ, today));
}

}  // namespace gongkai::account
