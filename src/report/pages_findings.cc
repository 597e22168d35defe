// The findings beside the report: what is wrong, what it rests on, what to do, and what a person decided.

#include <algorithm>
#include <iterator>

#include "report/pages.h"
#include "report/pages_tables.h"

namespace gongkai::report {
namespace {

using web::Html;
using web::Markup;

Html DrawPassages(const Finding& finding) {
  Html html;
  for (const Passage& passage : finding.passages) {
    html.Add(
        "<div class=\"passage\"><div><span "
        "class=\"passage-who\">本报告</span><blockquote>{}</blockquote></div><div><span "
        "class=\"passage-who\">{} {}年</span><blockquote>{}</blockquote></div></div>",
        passage.own_text, passage.organ, passage.year, passage.text);
  }
  return html;
}

/// What the two figures of a finding are called, by rule. A rule without an entry holds no two figures against one
/// another; its sentence says all.
struct SideWords {
  std::string_view rule, left, right;
};
constexpr SideWords kSideWords[] = {
    {"T3-BALANCE", "等号左边", "右边"},
    {"T3-RESULTS", "等号左边", "右边"},
    {"T3-TOTAL", "等号左边", "右边"},
    {"T4-TOTAL", "等号左边", "右边"},
    {"T2-BALANCE", "等号左边", "右边"},
    {"T3-CARRIED", "本年第二项", "上年第四项"},
    {"T2-INFORCE", "本年制发", "现行有效加本年废止"},
    {"T2-JUMP", "本年", "上年"},
    {"N-SUM", "总数", "各项之和"},
    {"N-CHANNEL", "前面", "这里"},
    {"N-FEEAMOUNT", "正文", "表二"},
    {"N-RECEIVED", "正文", "表格"},
    {"N-CARRIEDIN", "正文", "表格"},
    {"N-ANSWERED", "正文", "表格"},
    {"N-RESULTS", "正文", "表格"},
    {"N-CARRIEDOUT", "正文", "表格"},
    {"N-DOCUMENTS", "正文", "表格"},
    {"N-DECISIONS", "正文", "表格"},
};

Html DrawSides(const Finding& finding) {
  const auto* words = std::ranges::find(kSideWords, finding.rule, &SideWords::rule);
  if (!finding.left || !finding.right || words == std::end(kSideWords)) return {};
  const Number difference =
      *finding.left < *finding.right ? *finding.right - *finding.left : *finding.left - *finding.right;
  return Markup(
      "<div class=\"sides\"><span>{} <b>{}</b></span><span>{} <b>{}</b></span><span>相差 <b>{}</b></span></div>",
      words->left, *finding.left, words->right, *finding.right, difference);
}

Html DrawWhy(const Finding& finding) {
  const Rule* rule = FindRule(finding.rule);
  Html html;
  html.Add("<dl class=\"why\">");
  if (rule) html.Add("<dt>应当</dt><dd>{}</dd>", rule->formula);
  if (!finding.source.empty()) html.Add("<dt>依据</dt><dd>{}</dd>", finding.source);
  if (!finding.advice.empty()) html.Add("<dt>怎么办</dt><dd>{}</dd>", finding.advice);
  html.Add("</dl>");
  return html;
}

Html DrawHistory(const StoredFinding& stored) {
  Html html;
  if (stored.decisions.empty()) return html;
  html.Add("<ul class=\"decisions\">");
  for (const Decision& decision : stored.decisions) {
    html.Add("<li>{} {}{}{}</li>", decision.decided_at, decision.person,
             decision.verdict == Verdict::kOpen        ? std::string("撤销了判断")
             : decision.verdict == Verdict::kConfirmed ? std::string("确认有问题")
                                                       : std::string("判为不成立"),
             decision.reason.empty() ? std::string() : "，理由：" + decision.reason);
  }
  html.Add("</ul>");
  return html;
}

// One act a form: each has a key of its own, so that it is done once.
Html DecisionForm(const StoredFinding& stored, int number, const DecisionForms& forms, const Html& content) {
  return Markup(
      "<form method=\"post\" action=\"/office/findings/{}/decision\" hx-post=\"/office/findings/{}/decision\" "
      "hx-target=\"#f{}\" hx-swap=\"outerHTML\">{}{}<input type=\"hidden\" name=\"number\" value=\"{}\">{}</form>",
      stored.id, stored.id, number, forms.token, web::OnceField(), number, content);
}

std::string_view WordFor(Verdict verdict) { return verdict == Verdict::kConfirmed ? "已确认" : "已判不成立"; }

Html DrawOpenDecision(const StoredFinding& stored, int number, const DecisionForms& forms) {
  const Html dismissing = Markup(
      "<label for=\"reason-{}\">为什么不成立</label><input class=\"form-control\" id=\"reason-{}\" name=\"reason\" "
      "required maxlength=\"500\"><button class=\"btn btn-sm btn-primary\" name=\"verdict\" value=\"dismissed\" "
      "type=\"submit\">判为不成立</button>",
      number, number);
  return Markup("{}<details class=\"dismiss\"><summary class=\"btn btn-sm\">不成立…</summary>{}</details>",
                DecisionForm(stored, number, forms,
                             Markup("<button class=\"btn btn-sm\" name=\"verdict\" value=\"confirmed\" "
                                    "type=\"submit\">确认</button>")),
                DecisionForm(stored, number, forms, dismissing));
}

Html DrawDecide(const StoredFinding& stored, int number, const DecisionForms& forms) {
  const Verdict verdict = stored.Last().verdict;
  Html html;
  if (verdict == Verdict::kOpen) {
    if (forms.may_decide) html.Add("<div class=\"decide\">{}</div>", DrawOpenDecision(stored, number, forms));
    return html;
  }
  Html content = Markup("<span class=\"verdict verdict-{}\">{}</span>", IdOf(verdict), WordFor(verdict));
  if (!forms.may_decide) return Markup("<div class=\"decide\">{}</div>", content);
  content.Add(" <button class=\"btn btn-sm\" name=\"verdict\" value=\"open\" type=\"submit\">撤销判断</button>");
  return Markup("<div class=\"decide\">{}</div>", DecisionForm(stored, number, forms, content));
}

Html DrawPlace(const ReportView& view, const Finding& finding, int number) {
  Html html;
  const std::string where = WhereInWords(*view.reading, finding);
  if (finding.at.table > 0) {
    // With script the link leads to the very cell that carries the number.
    html.Add("<p class=\"where\"><a class=\"to-cell\" href=\"#table-{}\" data-number=\"{}\">{}</a>", finding.at.table,
             number, where);
  } else {
    html.Add("<p class=\"where\"><span>{}</span>", where);
  }
  if (finding.place.line > 0) {
    html.Add(" <a class=\"to-source\" href=\"#s{}\">看原文第{}行", number, finding.place.line);
    if (finding.place.page > 0) html.Add("（第{}页）", finding.place.page);
    html.Add("</a>");
  }
  html.Add("</p>");
  return html;
}

}  // namespace

Html DrawFinding(const ReportView& view, int number, const DecisionForms& forms) {
  const StoredFinding& stored = view.findings[static_cast<std::size_t>(number) - 1];
  const Finding& finding = stored.finding;
  const Rule* rule = FindRule(finding.rule);
  Html html;
  html.Add(
      "<li class=\"finding finding-{} is-{}\" id=\"f{}\" tabindex=\"-1\"><div class=\"finding-head\"><span "
      "class=\"finding-number\">{}</span>{}<h3>{}</h3><span class=\"rule-id\">{}</span></div>",
      ClassOf(finding.severity), IdOf(stored.Last().verdict), number, CircledNumber(number), BadgeOf(finding.severity),
      rule ? rule->title : std::string_view(finding.rule), finding.rule);
  html.Add("<p class=\"message\">{}</p>{}{}{}{}{}{}</li>", finding.message, DrawSides(finding),
           DrawPlace(view, finding, number), DrawPassages(finding), DrawWhy(finding), DrawHistory(stored),
           DrawDecide(stored, number, forms));
  return html;
}

Html DrawFindings(const ReportView& view, const DecisionForms& forms) {
  Html html;
  html.Add(
      "<section class=\"findings\" id=\"findings\" aria-labelledby=\"findings-title\"><h2 "
      "id=\"findings-title\">查出的问题</h2>");
  if (view.findings.empty()) {
    html.Add("<p class=\"empty-note\">没有查出问题。</p>");
  } else {
    html.Add("{}", DrawStillOpen(view));
  }
  html.Add(DrawFindingList(view, forms));
  if (!view.gone.empty()) {
    html.Add("<details class=\"gone\"><summary>以前查出、现已不再出现的（{}）</summary><ul>", view.gone.size());
    for (const StoredFinding& stored : view.gone) {
      html.Add("<li>{} {}<div class=\"form-hint\">{} 查出，{} 起不再出现</div>{}</li>",
               BadgeOf(stored.finding.severity), stored.finding.message, stored.first_seen, stored.gone_at,
               DrawHistory(stored));
    }
    html.Add("</ul></details>");
  }
  html.Add("</section>");
  return html;
}

Html DrawStillOpen(const ReportView& view) {
  const OpenCounts open = CountOpen(view.findings);
  return Markup("<p class=\"count-line\" id=\"still-open\" aria-live=\"polite\">共 {} 条，待处理 {} 条</p>",
                view.findings.size(), open.errors + open.warnings + open.notices);
}

Html DrawChips(const ReportView& view) {
  const OpenCounts open = CountOpen(view.findings);
  const auto first = [&](Severity severity) {
    for (std::size_t i = 0; i < view.findings.size(); ++i) {
      if (view.findings[i].finding.severity == severity && view.findings[i].Last().verdict == Verdict::kOpen)
        return "#f" + std::to_string(i + 1);
    }
    return std::string("#findings");
  };
  const auto chip = [&](Severity severity, std::string_view sign, std::string_view name, int count) {
    if (count == 0) return Html();
    return Markup("<a class=\"chip chip-{}\" href=\"{}\"><span aria-hidden=\"true\">{}</span> {} <b>{}</b></a>",
                  ClassOf(severity), web::Url::Checked(first(severity)), sign, name, count);
  };
  Html html;
  html.Add("<div class=\"chips\" id=\"chips\" aria-live=\"polite\">{}{}{}",
           chip(Severity::kError, "✕", "错误", open.errors), chip(Severity::kWarning, "？", "存疑", open.warnings),
           chip(Severity::kNotice, "ⓘ", "提示", open.notices));
  if (open.errors + open.warnings + open.notices == 0)
    html.Add("<span class=\"chip chip-good\"><span aria-hidden=\"true\">✓</span> 没有待处理的问题</span>");
  if (open.decided > 0) html.Add("<span class=\"chip chip-done\">已判断 {} 条</span>", open.decided);
  html.Add("</div>");
  return html;
}

}  // namespace gongkai::report
