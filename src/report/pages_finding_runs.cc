// Findings of one rule that follow one another (a column left out in every row of a table): shown as one entry that
// opens to each of them, and decided together or one by one.

#include <tuple>

#include "report/pages.h"
#include "report/pages_tables.h"

namespace gongkai::report {
namespace {

using web::Html;
using web::Markup;

constexpr std::size_t kFewest = 4;

// Open ones, and those decided by one act, which can be taken back as one.
bool GoTogether(const StoredFinding& a, const StoredFinding& b) {
  const Decision last_of_a = a.Last(), last_of_b = b.Last();
  const auto what = [](const Decision& decision) {
    return std::tie(decision.verdict, decision.person, decision.reason, decision.decided_at);
  };
  const bool both_open = last_of_a.verdict == Verdict::kOpen && last_of_b.verdict == Verdict::kOpen;
  return a.finding.rule == b.finding.rule && a.finding.severity == b.finding.severity &&
         (both_open || what(last_of_a) == what(last_of_b));
}

// Of the run that begins at `from`, the place behind its end.
std::size_t EndOfRun(const std::vector<StoredFinding>& findings, std::size_t from) {
  std::size_t end = from + 1;
  while (end < findings.size() && GoTogether(findings[from], findings[end])) ++end;
  return end;
}

Html RunForm(const ReportView& view, std::size_t from, std::size_t end, const DecisionForms& forms,
             const Html& content) {
  Html html = Markup("<form method=\"post\" action=\"/office/reports/{}/decisions\">{}{}", view.report.id, forms.token,
                     web::OnceField());
  for (std::size_t i = from; i < end; ++i)
    html.Add("<input type=\"hidden\" name=\"finding\" value=\"{}\">", view.findings[i].id);
  html.Add("{}</form>", content);
  return html;
}

Html DecidedRun(const ReportView& view, std::size_t from, std::size_t end, const DecisionForms& forms) {
  const Decision last = view.findings[from].Last();
  Html html = Markup("<ul class=\"decisions\"><li>{} {}{}</li></ul>", last.decided_at, last.person,
                     last.reason.empty() ? std::string() : "，理由：" + last.reason);
  Html content = Markup("<span class=\"verdict verdict-{}\">{} 处{}</span>", IdOf(last.verdict), end - from,
                        last.verdict == Verdict::kConfirmed ? "已确认" : "已判不成立");
  if (forms.may_decide)
    content.Add(
        " <button class=\"btn btn-sm\" name=\"verdict\" value=\"open\" type=\"submit\">撤销 {} 处的判断</button>",
        end - from);
  html.Add("<div class=\"decide\">{}</div>", forms.may_decide ? RunForm(view, from, end, forms, content) : content);
  return html;
}

Html DecideRun(const ReportView& view, std::size_t from, std::size_t end, const DecisionForms& forms) {
  if (view.findings[from].Last().verdict != Verdict::kOpen) return DecidedRun(view, from, end, forms);
  if (!forms.may_decide) return {};
  const Html confirm =
      Markup("<button class=\"btn btn-sm\" name=\"verdict\" value=\"confirmed\" type=\"submit\">{} 处全部确认</button>",
             end - from);
  const Html dismiss = Markup(
      "<label for=\"reason-run-{}\">为什么都不成立</label><input class=\"form-control\" id=\"reason-run-{}\" "
      "name=\"reason\" required maxlength=\"500\"><button class=\"btn btn-sm btn-primary\" name=\"verdict\" "
      "value=\"dismissed\" type=\"submit\">{} 处全部判为不成立</button>",
      from + 1, from + 1, end - from);
  return Markup(
      "<div class=\"decide\">{}<details class=\"dismiss\"><summary class=\"btn "
      "btn-sm\">全部不成立…</summary>{}</details>"
      "</div>",
      RunForm(view, from, end, forms, confirm), RunForm(view, from, end, forms, dismiss));
}

Html DrawRun(const ReportView& view, std::size_t from, std::size_t end, const DecisionForms& forms) {
  const Finding& first = view.plain[from];
  const Rule* rule = FindRule(first.rule);
  Html html;
  html.Add(
      "<li class=\"finding finding-{} finding-run is-{}\"><div class=\"finding-head\"><span "
      "class=\"finding-number\">{}–{}"
      "</span>{}<h3>{}，共 {} 处</h3></div><p class=\"message\">第一处：{}</p>{}<details class=\"run\"><summary>逐条看"
      "</summary><ol class=\"finding-list\">",
      ClassOf(first.severity), IdOf(view.findings[from].Last().verdict), CircledNumber(static_cast<int>(from) + 1),
      CircledNumber(static_cast<int>(end)), BadgeOf(first.severity), rule ? rule->title : std::string_view(first.rule),
      end - from, first.message, DecideRun(view, from, end, forms));
  for (std::size_t i = from; i < end; ++i) html.Add(DrawFinding(view, static_cast<int>(i) + 1, forms));
  html.Add("</ol></details></li>");
  return html;
}

}  // namespace

Html DrawFindingList(const ReportView& view, const DecisionForms& forms) {
  Html html;
  html.Add("<ol class=\"finding-list\">");
  for (std::size_t from = 0, end = 0; from < view.findings.size(); from = end) {
    end = EndOfRun(view.findings, from);
    if (end - from < kFewest) end = from + 1;
    html.Add(end - from > 1 ? DrawRun(view, from, end, forms) : DrawFinding(view, static_cast<int>(from) + 1, forms));
  }
  html.Add("</ol>");
  return html;
}

}  // namespace gongkai::report
