// Where one turns against an organ: reconsideration and court, by rule or by a person's word, and until when. Against a
// closed one: whom it is that one turns against now.
#include "account/guide_store.h"
#include "account/organ_pages.h"

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

// 「申请政府信息公开，行政机关不予公开」 is one of the cases in which reconsideration comes first.
Html WaysOf(db::Session& session, const Organ& organ) {
  const Guide guide = FindGuide(session, organ.id);
  const RemedyFacts facts = RemedyFactsOf(session, organ);
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">途径</th><th "
      "scope=\"col\">向谁提出</th><th scope=\"col\">依据</th></tr></thead><tbody>{}{}</tbody></table></div>"
      "<p class=\"gk-soft gk-after\">依条例第十四、十五、十六条不予公开的，应当先申请行政复议，对复议决定不服再起诉"
      "（行政复议法第二十三条第一款第四项）。复议六十日内申请（行政复议法第二十条）；对复议决定不服的，十五日内起诉；"
      "直接起诉的，六个月内（行政诉讼法第四十五条、第四十六条）。</p>",
      RowOf("行政复议", guide.reconsideration_by, guide.reconsideration, ReconsiderationByRule(facts)),
      RowOf("直接起诉的管辖法院", guide.court_by, guide.court, CourtByRule(facts)));
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

Html WaysOfSuccessor(db::Session& session, const Successor& successor) {
  Html html = SuccessorNote(successor);
  if (successor.organ) html.Add("{}", WaysOf(session, *successor.organ));
  return html;
}

}  // namespace

Html RemedySection(db::Session& session, const Organ& organ) {
  return Markup("<h2 class=\"gk-section\">救济途径</h2>{}",
                organ.closed_on ? WaysOfSuccessor(session, SuccessorOf(session, organ.id)) : WaysOf(session, organ));
}

}  // namespace gongkai::account
