// One report on its way out, as it is shown: what the rules find in it, who left which error standing and why, what may
// be done with it now; and what is signed, as readers will see it. What is sent from there: annual_sign_act_pages.cc.

#include "disclosure/body_image_view.h"
#include "disclosure/content_view.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/settled_view.h"
#include "disclosure/signing_view.h"
#include "report/compile/annual_pages.h"
#include "report/compile/paper_html_view.h"
#include "report/pages.h"
#include "web/fields.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using disclosure::Item;
using disclosure::ItemVersion;
using disclosure::Signature;
using disclosure::Signer;
using gongkai::ToString;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

struct View {
  AnnualId id;
  std::string organ;
  Date today{};
  AnnualFacts facts;
  AnnualStage stage = AnnualStage::kNone;
  std::optional<AnnualDue> due;
  SubmitsTo to = SubmitsTo::kNobody;
  Result<AnnualNow> now = Error{};
  std::vector<AnnualVersion> versions;
  std::vector<Submission> submissions;
  std::vector<std::string> changes;  // of today's report, since the one that was signed to the end
  std::optional<Item> item;
  std::optional<ItemVersion> version;
  std::vector<Signature> valid;
  Html strip, screening;
  bool may_draft = false;
};

View ViewOf(Desk& desk, const AnnualSite& site, const Visitor& visitor, AnnualId id) {
  MakeReady(site.sources, id.organ, id.year);
  db::Reader reader = desk.database.Read();
  View view{.id = id, .organ = NameOfOrgan(reader, id.organ), .today = BeijingDay(desk.now())};
  view.facts = AnnualFactsOf(reader, id.organ, id.year);
  view.stage = StageOf(view.facts, view.today);
  view.due = AnnualDueOf(reader, id.organ, id.year);
  view.to = SubmitsToOf(reader, id.organ);
  view.now = AnnualNowOf(reader, site.sources, id.organ, id.year, view.today);
  view.versions = VersionsOf(reader, id.organ, id.year);
  view.submissions = SubmissionsOf(reader, id.organ, id.year);
  if (view.now) view.changes = ChangesSinceRelease(reader, id.organ, id.year, view.now->draft.paper);
  view.may_draft = visitor.May(Act::kDraftItems, id.organ);
  const auto carrier = CarrierOf(reader, id.organ, id.year);
  if (carrier) view.item = disclosure::FindItem(reader, *carrier);
  if (!view.item) return view;
  view.version = disclosure::FindVersion(reader, *carrier, view.item->latest_version);
  if (view.item->stage != disclosure::Stage::kDraft) {
    view.valid =
        disclosure::ValidOver(disclosure::SignaturesOf(reader, *carrier, view.version->number), view.version->digest);
  }
  view.strip = disclosure::SignatureStrip(reader, *view.item, *view.version, view.valid, view.today);
  view.screening = disclosure::ScreeningStrip(reader, *view.item, *view.version);
  return view;
}

AnnualAsked AskedOf(AnnualId id) { return {.organ = id.organ, .year = id.year}; }

Html Keys(const View& view, const Request& request) { return AnnualFormKeys(request, AskedOf(view.id)); }

Url ActUrl(const View& view, std::string_view act) {
  return Url::Local("/office/annual/" + std::to_string(view.id.year) + "/" + std::string(act));
}

std::string PathOf(const Item& item) { return "/office/items/" + ToString(item.id); }

bool May(const View& view, AnnualAct act) { return static_cast<bool>(MayDo(act, view.facts, view.today)); }

// ---- where it stands

Html DayFact(std::string_view label, std::optional<Date> done, const View& view) {
  const std::optional<Date> last_day = view.due ? std::optional(view.due->last_day) : std::nullopt;
  return Markup("<div><dt>{}</dt><dd>{} {}</dd></div>", label, done ? ToChinese(*done) : std::string("还没有"),
                WordsFor(done, last_day, view.today));
}

/// Whose the day is where neither law nor county has one for it.
std::string_view WordsWithoutDay(SubmitsTo to) {
  switch (to) {
    case SubmitsTo::kOwnSystem:
      return "按本系统的规定（条例第三条第四款）";
    case SubmitsTo::kCountyByCounty:
      return "条例第四十九条没有给它规定日子，本县也没有定";
    case SubmitsTo::kNobody:
    case SubmitsTo::kCountyOffice:
      break;
  }
  return "没有规定日子";
}

Html FactsPart(const View& view) {
  Html facts = Markup("<div><dt>机关</dt><dd>{}</dd></div><div><dt>情况</dt><dd>{}</dd></div>", view.organ,
                      AnnualBadge(view.stage));
  facts.Add("<div><dt>最迟</dt><dd>{}</dd></div>", view.due
                                                       ? ToChinese(view.due->last_day) + "（" + view.due->source + "）"
                                                       : std::string(WordsWithoutDay(view.to)));
  if (view.to != SubmitsTo::kNobody) facts.Add("{}", DayFact("报送", view.facts.submitted_on, view));
  std::optional<Date> published = view.facts.public_from;
  if (published && (*published > view.today || view.facts.is_withdrawn)) published.reset();
  facts.Add("{}", DayFact("公布", published, view));
  if (view.item) {
    facts.Add("<div><dt>公开信息</dt><dd><a href=\"{}\">{}</a></dd></div>", Url::Local(PathOf(*view.item)),
              view.item->index_number.empty() ? std::string("草稿") : view.item->index_number);
  }
  return Markup("<dl class=\"gk-facts\">{}</dl>", facts);
}

Html HistoryPart(const View& view) {
  if (view.versions.empty()) return {};
  Html rows;
  for (const AnnualVersion& version : view.versions) {
    Html told;
    if (!version.correction.empty()) told.Add("更正：{}（{}）", version.correction, version.correction_why);
    for (const Submission& each : view.submissions) {
      if (each.version == version.number) told.Add(" {}报送，{}", ToChinese(each.on), each.person);
    }
    rows.Add(
        "<tr><th scope=\"row\">第 {} 稿</th><td data-label=\"定稿\">{}　{}</td><td data-label=\"说明\">{}</td></tr>",
        version.number, ToBeijingMinute(version.at), version.author_name, told);
  }
  return Markup(
      "<section class=\"card item-part\"><h2>定稿和报送</h2><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">稿次</th><th scope=\"col\">定稿</th><th "
      "scope=\"col\">说明</th></tr></thead><tbody>{}</tbody></table></section>",
      rows);
}

// ---- what the rules find

/// `place`: of the finding among all, for the name of its field, which is also its id.
Html OverruleForms(const View& view, const JudgedFinding& each, std::size_t place, const Request& request,
                   const FieldErrors& errors) {
  if (!view.may_draft || each.finding.severity != Severity::kError || !May(view, AnnualAct::kHandIn)) return {};
  const std::string& fingerprint = each.finding.fingerprint;
  const Html hidden =
      Markup("{}<input type=\"hidden\" name=\"fingerprint\" value=\"{}\">", Keys(view, request), fingerprint);
  if (each.overruled) {
    return Markup(
        "<form method=\"post\" action=\"{}\">{}<button class=\"btn\" type=\"submit\">收回说明</button></form>",
        ActUrl(view, "overrule-back"), hidden);
  }
  const bool is_this = request.form.Get("fingerprint") == fingerprint;
  const std::string field = "reason-" + std::to_string(place);
  return Markup(
      "<details {}><summary>确实没有错，写明理由</summary><form method=\"post\" action=\"{}\" class=\"gk-plain-form\" "
      "novalidate>{}<input type=\"hidden\" name=\"field\" value=\"{}\">{}<p "
      "class=\"gk-soft\">理由和您的姓名写在报告后面，一起公布。</p><button class=\"btn\" "
      "type=\"submit\">作说明</button></form></details>",
      web::AttributeIf(is_this && !errors.empty(), "open"), ActUrl(view, "overrule"), hidden, field,
      web::AreaField({.name = field,
                      .label = "理由",
                      .value = is_this ? std::string(request.form.Get(field)) : std::string(),
                      .required = true},
                     2, is_this ? errors : FieldErrors()));
}

Html FindingLine(const View& view, const JudgedFinding& each, std::size_t place, const Request& request,
                 const FieldErrors& errors) {
  Html said;
  if (each.overruled) {
    said.Add("<p>说明：{}（{}，{}）</p>", each.overruled->reason, each.overruled->name,
             ToChinese(BeijingDay(each.overruled->at)));
  }
  return Markup("<li><p>{}</p><p class=\"gk-soft\">{}（{}）</p>{}{}</li>", each.finding.message, each.finding.advice,
                each.finding.source, said, OverruleForms(view, each, place, request, errors));
}

/// The findings of one severity, under its sign; nothing where there are none.
Html FindingsOf(const View& view, Severity severity, const Request& request, const FieldErrors& errors) {
  Html lines;
  std::size_t place = 0, count = 0;
  for (const JudgedFinding& each : view.now->findings) {
    ++place;
    if (each.finding.severity != severity) continue;
    ++count;
    lines.Add("{}", FindingLine(view, each, place, request, errors));
  }
  if (count == 0) return {};
  return Markup("<h3 class=\"judged-group\">{} {} 条</h3><ul class=\"judged judged-{}\">{}</ul>", BadgeOf(severity),
                count, IdOf(severity), lines);
}

Html Button(const View& view, const Request& request, std::string_view act, std::string_view label,
            std::string_view css) {
  return Markup("<form method=\"post\" action=\"{}\">{}<button class=\"{}\" type=\"submit\">{}</button></form>",
                ActUrl(view, act), Keys(view, request), css, label);
}

Html FindingsPart(const View& view, const Request& request, const FieldErrors& errors) {
  const FindingCounts counts = CountOf(view.now->findings);
  Html groups;
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kNotice}) {
    groups.Add("{}", FindingsOf(view, severity, request, errors));
  }
  if (groups.empty()) groups.Add("<p>没有发现问题。</p>");
  // What is put down here the county's campaign shows as 已核对.
  Html check;
  if (view.may_draft && May(view, AnnualAct::kHandIn) && counts.open == 0 && view.now->draft.has_text) {
    check = Button(view, request, "check", "没有留着的错误，记为已核对", "btn");
  }
  return Markup(
      "<section class=\"card item-part\" id=\"findings\"><h2>核对：错误 {}，其中没有处理 {}；存疑 {}；提示 {}</h2><p "
      "class=\"gk-soft\">和别的报告一样核对。错误要改正，或者写明为什么没有错；存疑和提示请看一看，不影响送审。</p>{}{}"
      "</section>",
      counts.errors, counts.open, counts.warnings, counts.notices, groups, check);
}

// ---- acts

Html ChangesList(const View& view) {
  if (!IsCorrection(view.facts)) return {};
  Html lines;
  for (const std::string& change : view.changes) lines.Add("<li>{}</li>", change);
  return lines.empty() ? Markup("<p>现在的报告和已经签发的没有不同。</p>")
                       : Markup("<p>和已经签发的相比：</p><ul>{}</ul>", lines);
}

Html HandInPart(const View& view, const Request& request, const FieldErrors& errors) {
  if (!view.may_draft || !May(view, AnnualAct::kHandIn)) return {};
  if (const Status is_over = IsYearOver(view.id.year, view.today); !is_over) {
    return Markup("<section class=\"card item-part\" id=\"hand-in\"><h2>定稿送审</h2><p>{}（{}）</p></section>",
                  is_over.error().message, is_over.error().source);
  }
  Html fields = web::TextField({.name = "publish_on",
                                .label = "公布的日子",
                                .value = std::string(request.form.Get("publish_on")),
                                .hint = "空着的，签发后立即公布",
                                .type = "date"},
                               errors);
  if (IsCorrection(view.facts)) {
    fields.Add("{}", web::AreaField({.name = "why",
                                     .label = "为什么更正",
                                     .value = std::string(request.form.Get("why")),
                                     .hint = "读者会看到",
                                     .required = true},
                                    2, errors));
  }
  return Markup(
      "<section class=\"card item-part\" id=\"hand-in\"><h2>定稿送审</h2><p "
      "class=\"gk-soft\">现在的数字和文字定为一稿，"
      "连同 Word、PDF、表格文件一起送签；送签以后台账再变，这一稿不变。</p>{}<form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}<input type=\"hidden\" name=\"digest\" value=\"{}\">{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">定稿，送审</button></div></form></section>",
      ChangesList(view), ActUrl(view, "hand-in"), Keys(view, request), view.now->digest, fields);
}

Html SignPart(const View& view, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  if (!view.item || !May(view, AnnualAct::kSign)) return {};
  const auto signer = disclosure::NextFor(visitor.person, view.version->author, view.valid,
                                          [&](Act act) { return visitor.May(act, view.id.organ); });
  if (!signer) return {};
  return Markup(
      "<section class=\"card item-part item-sign\" id=\"sign\"><h2>请您作为“{}”签署</h2><p class=\"gk-soft\">您签署的是"
      "下面看到的全部内容和附件，以后改动一个字，签署就不再有效。分管领导是第一责任人（国办公开办函〔2021〕30号）。</p>"
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\">{}<input type=\"hidden\" name=\"signer\" "
      "value=\"{}\"><input type=\"hidden\" name=\"digest\" value=\"{}\">{}{}<div class=\"gk-sends\"><button "
      "class=\"btn "
      "btn-primary\" type=\"submit\">同意，签署</button><button class=\"btn\" type=\"submit\" "
      "formaction=\"{}\">退回</button></div></form></section>",
      NameOf(*signer), ActUrl(view, "sign"), Keys(view, request), IdOf(*signer), view.version->digest,
      *signer == Signer::kSecrecy ? disclosure::SecrecyQuestionsPart(request, errors) : Html(),
      web::AreaField({.name = "remark",
                      .label = "意见",
                      .value = std::string(request.form.Get("remark")),
                      .hint = "同意的可以不写；退回的要写明改什么"},
                     2, errors),
      ActUrl(view, "return"));
}

/// To whom, and whose the day is.
std::string_view WordsOfSubmitting(SubmitsTo to) {
  switch (to) {
    case SubmitsTo::kOwnSystem:
      return "实行垂直领导的，向本系统的主管机构报送，日子按本系统的规定（条例第三条第四款）。"
             "这里只记下报送的日子，不通知县里。";
    case SubmitsTo::kCountyByCounty:
      return "向县政府信息公开工作主管部门报送。条例第四十九条规定的日子是部门的，本机关的由县里定。"
             "在本系统里报送，主管部门马上能看到。";
    case SubmitsTo::kNobody:
    case SubmitsTo::kCountyOffice:
      break;
  }
  return "向县政府信息公开工作主管部门提交（条例第四十九条）。在本系统里提交，主管部门马上能看到。";
}

Html SubmitPart(const View& view, const Request& request, const FieldErrors& errors) {
  const bool is_owed = view.to != SubmitsTo::kNobody && May(view, AnnualAct::kSubmit);
  if (!view.may_draft || !is_owed) return {};
  const std::string_view typed = request.form.Get("on");
  return Markup(
      "<section class=\"card item-part\" id=\"submit\"><h2>{}</h2><p "
      "class=\"gk-soft\">{}</p><form "
      "method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}<div class=\"gk-sends\"><button "
      "class=\"btn "
      "btn-primary\" type=\"submit\">报送</button></div></form></section>",
      view.facts.submitted == 0 ? "报送" : "报送更正", WordsOfSubmitting(view.to), ActUrl(view, "submit"),
      Keys(view, request),
      web::TextField({.name = "on",
                      .label = "报送的日子",
                      .value = typed.empty() ? ToString(view.today) : std::string(typed),
                      .type = "date",
                      .required = true},
                     errors));
}

Html TakeBackPart(const View& view, const Request& request) {
  if (!view.may_draft || !May(view, AnnualAct::kTakeBack)) return {};
  return Markup(
      "<details class=\"card item-part\"><summary>撤回送审</summary><p>已经签署的不再有效，改好以后要从头签。</p>{}"
      "</details>",
      Button(view, request, "take-back", "撤回送审", "btn btn-danger"));
}

Html CorrectPart(const View& view, const Request& request) {
  if (!view.may_draft || !May(view, AnnualAct::kCorrect)) return {};
  return Markup(
      "<details class=\"card item-part\"><summary>更正</summary><p>改好表格、文字以后重新定稿、签署；签发以前，"
      "读者看到的还是原来的。改了什么，公布时一并说明。</p>{}{}</details>",
      ChangesList(view), Button(view, request, "correct", "开始更正", "btn"));
}

/// What is signed, once it is frozen; else what would be.
Html PaperPart(const View& view) {
  const bool is_frozen = view.item && view.version && view.facts.carrier != Carrier::kDraft;
  if (is_frozen) {
    const std::string path = PathOf(*view.item);
    return Markup("<section class=\"card item-part annual-paper\"><h2>{}</h2>{}</section>", view.version->content.title,
                  disclosure::ContentView(*view.item, *view.version, view.organ, path + "/files",
                                          disclosure::OfficeImages(view.id.organ)));
  }
  return Markup("<section class=\"card item-part annual-paper\"><h2>{}</h2>{}{}</section>", view.now->draft.paper.title,
                DraftLinks(AskedOf(view.id)), DrawPaper(view.now->draft.paper));
}

Html DonePart(const Request& request) {
  static const std::map<std::string_view, std::string_view> kDone = {
      {"handed_in", "已定稿送审，签署的人会在“要办的事”里看到。"},
      {"signed", "已签署。"},
      {"returned", "已退回给拟稿人。"},
      {"taken_back", "已撤回，可以修改后再送审。"},
      {"submitted", "已报送，日子已经记下。"},
      {"checked", "已记为核对过；以后再改文字、数字，要重新核对。"},
      {"overruled", "说明已记下，随报告一起公布。"},
      {"overruled_back", "说明已收回。"},
      {"correcting", "更正已经开始；签发以前，读者看到的还是原来的。"}};
  const auto words = kDone.find(request.query.Get("done"));
  if (words == kDone.end()) return {};
  return Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", words->second);
}

}  // namespace

Response ShowAnnualSign(account::Desk& desk, const AnnualSite& site, const Request& request, const Visitor& visitor,
                        AnnualId id, const FieldErrors& errors) {
  const View view = ViewOf(desk, site, visitor, id);
  if (!view.now) throw web::ProblemError(web::ToProblem(view.now.error()));
  web::Page page =
      AnnualFrame(visitor, AskedOf(id), view.organ + std::to_string(id.year) + "年度报告：核对、签发", "/sign");
  page.body.Add("{}{}{}{}{}", DonePart(request), web::FaultList(errors, "没有办成"), FactsPart(view), view.strip,
                view.screening);
  page.body.Add("{}{}{}{}", SignPart(view, request, visitor, errors), SubmitPart(view, request, errors),
                FindingsPart(view, request, errors), HandInPart(view, request, errors));
  page.body.Add("{}{}{}{}", PaperPart(view), HistoryPart(view), TakeBackPart(view, request),
                CorrectPart(view, request));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

}  // namespace gongkai::report
