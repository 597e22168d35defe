// Impact assessments: the list, the form, one of them as it is printed, and what it is said to cover.

#include <algorithm>

#include "account/organ_card_view.h"
#include "screening/assessment_actions.h"
#include "screening/assessment_basis.h"
#include "screening/assessment_store.h"
#include "screening/assessment_view.h"
#include "screening/screening_pages.h"

namespace gongkai::screening {
namespace {

using account::Act;
using account::Visitor;
using web::AreaField;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

constexpr std::string_view kPath = "/office/screening/assessments";
constexpr int kMostListed = 500;

std::string IdOf(const Assessment& assessment) {
  return std::to_string(assessment.organ.value) + "-" + std::to_string(assessment.number);
}

Url UrlOf(const Assessment& assessment) { return Url::Local("/office/screening/assessments/{}", IdOf(assessment)); }

web::Page Frame(const Visitor& visitor, std::string title) { return ScreeningFrame(visitor, std::move(title), kPath); }

/// The organs for which the visitor assesses, with their names.
std::vector<web::Choice> OrgansFor(const Visitor& visitor) {
  std::vector<web::Choice> choices;
  for (const account::HeldPost& post : visitor.posts) {
    const std::string id = std::to_string(post.organ.value);
    const bool is_there = std::ranges::find(choices, id, &web::Choice::value) != choices.end();
    if (!is_there && visitor.May(Act::kAssessImpact, post.organ)) choices.push_back({id, post.organ_name});
  }
  return choices;
}

std::string NameOfOrgan(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().short_name : std::string();
}

Assessment AssessmentIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const std::string_view id = request.params.Get("id");
  for (const Assessment& assessment : AssessmentsInSight(session, visitor.OrgansFor(Act::kSeeItems), kMostListed)) {
    if (IdOf(assessment) == id) return assessment;
  }
  throw web::ProblemError({404, "没有这份评估", "没有这份影响评估，请从“影响评估”的列表进入。"});
}

std::string_view StateOf(const Assessment& assessment, Date today) {
  if (assessment.ended_at) return "已作废";
  if (*assessment.content.until < today) return "已到期";
  return assessment.content.is_lawful && assessment.content.fits ? "有效" : "结论：不能这样公开";
}

Html BadgeOf(const Assessment& assessment, Date today) {
  const std::string_view state = StateOf(assessment, today);
  const std::string_view css = state == "有效"                          ? "gk-badge-good"
                               : state == "已作废" || state == "已到期" ? "gk-badge-quiet"
                                                                        : "gk-badge-warning";
  return Markup("<span class=\"badge {}\">{}</span>", css, state);
}

// ---- what is asked for: in the address, from the desk of screening

AssessmentAbout AboutIn(const web::Parameters& from) {
  AssessmentAbout about;
  if (IsSubject(from.Get("for"))) about.subject = from.Get("for");
  about.series = from.Get("series");
  about.columns = ColumnsFrom(from.Get("columns"));
  about.rows = static_cast<int>(std::clamp<std::int64_t>(from.Int("rows").value_or(0), 0, 10'000'000));
  about.has_minors = from.Get("minors") == "1";
  about.has_health = from.Get("health") == "1";
  about.is_on_site = from.Get("board") != "1";
  return about;
}

// ---- the list

Html CoverForm(const Request& request, const Assessment& assessment, const AssessmentAbout& about, Date today) {
  if (about.subject.empty()) return {};
  if (const auto why = WhyNotCovered(assessment, about.list(), today)) {
    return Markup("<span class=\"gk-soft\">{}</span>", *why);
  }
  return Markup(
      "<form method=\"post\" action=\"/office/screening/assessments/{}/cover\">{}<input type=\"hidden\" name=\"for\" "
      "value=\"{}\"><input type=\"hidden\" name=\"columns\" value=\"{}\"><input type=\"hidden\" name=\"minors\" "
      "value=\"{}\"><input type=\"hidden\" name=\"board\" value=\"{}\"><button class=\"btn btn-sm\" "
      "type=\"submit\">这份名单由它覆盖</button></form>",
      IdOf(assessment), web::FormKeys(request), about.subject, ColumnsInWords(about.columns),
      about.has_minors ? "1" : "", about.is_on_site ? "" : "1");
}

Response ShowList(account::Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const AssessmentAbout about = AboutIn(request.method == web::Method::kPost ? request.form : request.query);
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  web::Page page = Frame(visitor, "个人信息保护影响评估");
  const bool may_assess = !OrgansFor(visitor).empty();
  if (may_assess) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"{}\">作一份评估</a>", AssessmentFormUrl(about));
  }
  page.body.Add(
      "<p>"
      "公开个人名单以前，要评估目的和方式是否合法必要、对个人有什么影响和风险、保护措施够不够，并且至少保存三年（个人信"
      "息"
      "保护法第五十五条、第五十六条）。同一类名单可以共用一份，直到写明的那一天；名单里多了列，要重新评估。</p>{}",
      web::FaultList(errors));
  if (!about.columns.empty()) {
    page.body.Add("<div class=\"gk-warned\"><p>要公开的名单有这些列：{}。</p></div>", ColumnsInWords(about.columns));
  }
  Html rows;
  for (const Assessment& each : AssessmentsInSight(reader, visitor.OrgansFor(Act::kSeeItems), kMostListed)) {
    const bool may_cover = visitor.May(Act::kAssessImpact, each.organ);
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"机关\">{}</td><td "
        "data-label=\"列\">{}</td><td data-label=\"用到\" class=\"gk-nowrap\">{}</td><td "
        "data-label=\"状态\">{}</td><td "
        "class=\"gk-row-acts\">{}</td></tr>",
        UrlOf(each), each.content.series, NameOfOrgan(reader, each.organ), ColumnsInWords(each.content.columns),
        *each.content.until, BadgeOf(each, today), may_cover ? CoverForm(request, each, about, today) : Html());
  }
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">还没有影响评估。</p>");
  } else {
    page.body.Add(
        "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">名单</th><th "
        "scope=\"col\">机关</th><th scope=\"col\">列</th><th scope=\"col\">用到</th><th "
        "scope=\"col\">状态</th><td></td>"
        "</tr></thead><tbody>{}</tbody></table></div>",
        rows);
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- the form

struct Form {
  std::string organ, columns, rows, until, covers, replaces;  // as typed
  AssessmentContent content;
  std::string lawful, fits;  // "yes", "no", ""
  bool is_on_site = true;    // what it will cover
};

Form FormAtFirst(db::Session& session, const Request& request, const Visitor& visitor) {
  Form form;
  const AssessmentAbout about = AboutIn(request.query);
  const std::vector<web::Choice> organs = OrgansFor(visitor);
  form.organ = organs.front().value;
  form.covers = about.subject;
  form.is_on_site = about.is_on_site;
  form.content.series = about.series;
  form.columns = ColumnsInWords(about.columns);
  form.content.columns = about.columns;
  form.rows = about.rows > 0 ? std::to_string(about.rows) : "";
  form.content.has_minors = about.has_minors;
  form.content.has_health = about.has_health;
  const std::string_view like = request.query.Get("like");
  for (const Assessment& each : AssessmentsInSight(session, visitor.OrgansFor(Act::kAssessImpact), kMostListed)) {
    if (IdOf(each) != like) continue;
    form.organ = std::to_string(each.organ.value);
    form.content = each.content;
    form.columns = ColumnsInWords(each.content.columns);
    form.replaces = std::to_string(each.number);
    form.lawful = form.fits = "";  // judged anew
  }
  return form;
}

Form TypedForm(const Request& request) {
  Form form;
  form.organ = Typed(request, "organ");
  form.columns = Typed(request, "columns");
  form.rows = Typed(request, "rows");
  form.until = Typed(request, "until");
  form.covers = IsSubject(request.form.Get("for")) ? std::string(request.form.Get("for")) : "";
  form.replaces = Typed(request, "replaces");
  form.is_on_site = request.form.Get("board") != "1";
  form.lawful = Typed(request, "lawful");
  form.fits = Typed(request, "fits");
  AssessmentContent& content = form.content;
  content.series = Typed(request, "series");
  content.columns = ColumnsFrom(form.columns);
  content.rows = std::clamp<std::int64_t>(request.form.Int("rows").value_or(0), 0, 10'000'000);
  content.has_minors = request.form.Get("minors") == "1";
  content.has_health = request.form.Get("health") == "1";
  content.basis = Typed(request, "basis");
  content.basis_words = Typed(request, "basis_words");
  content.purpose = Typed(request, "purpose");
  content.way = Typed(request, "way");
  content.necessity = Typed(request, "necessity");
  content.sensitive = Typed(request, "sensitive");
  content.risks = Typed(request, "risks");
  content.safeguards = Typed(request, "safeguards");
  content.is_lawful = form.lawful == "yes";
  content.fits = form.fits == "yes";
  content.until = ParseDate(form.until);
  return form;
}

std::vector<web::Choice> BasisChoices(Date today) {
  std::vector<web::Choice> choices;
  for (const AssessmentBasis& basis : AssessmentBases()) {
    if (!basis.HoldsOn(today)) continue;
    choices.push_back(
        {std::string(basis.id), std::string(basis.article) + "：" + std::string(basis.says) +
                                    (basis.is_read_in_text ? "" : "（没有核对过原文，选用的要写明原文）")});
  }
  choices.push_back({std::string(kOtherBasis), "其他规定（在下面写明）"});
  return choices;
}

Html YesOrNo(std::string_view name, std::string_view legend, std::string_view yes, std::string_view no,
             const std::string& value, const FieldErrors& errors) {
  const auto radio = [&](std::string_view choice, std::string_view label) {
    return Markup(
        "<label class=\"form-check\"><input class=\"form-check-input\" type=\"radio\" name=\"{}\" value=\"{}\" "
        "{}><span "
        "class=\"form-check-label\">{}</span></label>",
        name, choice, AttributeIf(value == choice, "checked"), label);
  };
  Html says;
  if (const FieldError* error = ErrorOf(errors, name)) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<fieldset id=\"{}\" tabindex=\"-1\"><legend>{}</legend><div>{}{}</div><div class=\"gk-says\">{}</div>"
      "</fieldset>",
      name, legend, radio("yes", yes), radio("no", no), says);
}

Html WhatPart(const Form& form, const std::vector<web::Choice>& organs, const FieldErrors& errors) {
  const AssessmentContent& content = form.content;
  const std::vector<std::string> sensitive = SensitiveColumns(content.columns);
  Html html;
  if (organs.size() > 1) {
    html.Add("{}", web::ChoiceField({.name = "organ", .label = "机关", .value = form.organ}, organs, errors));
  } else {
    html.Add("<input type=\"hidden\" name=\"organ\" value=\"{}\">", form.organ);
  }
  return html.Add(
      "{}{}{}{}{}{}",
      TextField({.name = "series",
                 .label = "哪一类名单",
                 .value = content.series,
                 .hint = "例如：农村低保对象名单（每月）。以后的同类名单，在“用已有的评估”里选这一份。",
                 .required = true},
                errors),
      AreaField({.name = "columns",
                 .label = "名单里有哪些列",
                 .value = form.columns,
                 .hint = sensitive.empty() ? "用顿号或者换行分开，例如：姓名、村、金额。"
                                           : "其中敏感的有：" + ColumnsInWords(sensitive) +
                                                 "（个人信息保护法第二十八条；证件号码泄露了危害大，同样要写明必要）。",
                 .required = true},
                3, errors),
      TextField({.name = "rows", .label = "大约多少人", .value = form.rows, .hint = "不知道的不填。", .type = "number"},
                errors),
      web::TickField({.name = "minors", .label = "里面有未成年人", .value = content.has_minors ? "1" : ""}, errors),
      web::TickField({.name = "health", .label = "看得出病种、残疾等健康情况", .value = content.has_health ? "1" : ""},
                     errors),
      AreaField({.name = "sensitive",
                 .label = "敏感信息为什么非有不可",
                 .value = content.sensitive,
                 .hint = "有身份证号码、银行账号、病种、未成年人等敏感信息的必填；没有的不填。"},
                3, errors));
}

Html JudgedPart(const Form& form, Date today, const FieldErrors& errors) {
  const AssessmentContent& content = form.content;
  const auto area = [&](std::string_view name, std::string_view label, const std::string& value, std::string hint) {
    return AreaField({.name = name, .label = label, .value = value, .hint = std::move(hint), .required = true}, 3,
                     errors);
  };
  return Markup(
      "<fieldset><legend>一、目的和方式是否合法、正当、必要</legend>{}{}{}{}{}{}</"
      "fieldset><fieldset><legend>二、对个人的影响和"
      "安全风险</legend>{}</fieldset><fieldset><legend>三、保护措施</legend>{}{}</fieldset>",
      web::ChoiceField({.name = "basis", .label = "公开的依据", .value = content.basis, .required = true},
                       BasisChoices(today), errors),
      TextField({.name = "basis_words",
                 .label = "依据的条款和原文",
                 .value = content.basis_words,
                 .hint = "选了“其他规定”或者没有核对过原文的，必须填；其余的可以不填。"},
                errors),
      area("purpose", "公开的目的", content.purpose, "例如：接受群众监督，防止错保漏保。"),
      area("way", "公开的方式和范围", content.way,
           "在哪里公开、给谁看、公开多久。例如：在县政府网站公示 7 天，同时在本村公示栏张贴，到期撤下。"),
      area("necessity", "为什么每一列都必要", content.necessity, "写不出必要的列，请从名单里去掉。"),
      YesOrNo("lawful", "结论", "合法、正当、必要", "不是，不能这样公开", form.lawful, errors),
      area("risks", "对个人的影响和安全风险", content.risks, "例如：被冒名、被骚扰、被歧视；到期后仍被转载。"),
      area("safeguards", "采取的保护措施", content.safeguards,
           "例如：身份证号码只留前 6 位和后 4 位，不公布电话和银行账号，到期取下。"),
      YesOrNo("fits", "结论", "合法、有效，与风险相适应", "不够，不能这样公开", form.fits, errors));
}

Response ShowForm(account::Desk& desk, const Request& request, const Visitor& visitor, const Form& form,
                  const FieldErrors& errors) {
  web::Page page = Frame(visitor, "作影响评估");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"影响评估", Url::Local(kPath)}};
  page.body.Add(
      "<p>写下来就定了，不能再改；情况变了请照着它重新作一份。</p>{}<form method=\"post\" "
      "action=\"/office/screening/assessments/new\" class=\"gk-form\">{}<input type=\"hidden\" name=\"for\" "
      "value=\"{}\">"
      "<input type=\"hidden\" name=\"board\" value=\"{}\"><input type=\"hidden\" name=\"replaces\" "
      "value=\"{}\"><fieldset><legend>要公开什么</legend>{}</fieldset>{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存评估</button><a class=\"btn\" "
      "href=\"/office/screening/assessments\">取消</a></div></form>",
      web::FaultList(errors), web::FormKeys(request), form.covers, form.is_on_site ? "" : "1", form.replaces,
      WhatPart(form, OrgansFor(visitor), errors), JudgedPart(form, BeijingDay(desk.now()), errors),
      TextField({.name = "until",
                 .label = "用到哪天",
                 .value = form.until,
                 .hint = "同一类名单在这天以前可以共用这份评估，最长一年，例如 2026-12-31。",
                 .required = true},
                errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

FieldErrors UnjudgedFaults(const Form& form) {
  FieldErrors faults;
  if (form.lawful.empty()) faults.push_back({"lawful", "请选第一项的结论。"});
  if (form.fits.empty()) faults.push_back({"fits", "请选第三项的结论。"});
  if (!form.rows.empty() && form.rows.find_first_not_of("0123456789") != std::string::npos) {
    faults.push_back({"rows", "请填写整数。"});
  }
  return faults;
}

Response Make(account::Desk& desk, const Request& request, const Visitor& visitor) {
  const Form form = TypedForm(request);
  const std::vector<web::Choice> organs = OrgansFor(visitor);
  const auto organ = std::ranges::find(organs, form.organ, &web::Choice::value);
  if (organ == organs.end()) throw web::ProblemError({403, "不是您的机关", "您不能替这个机关作影响评估。"});
  AssessmentForm asked{.organ = OrganId{std::stoll(organ->value)}, .content = form.content, .covers = form.covers};
  asked.is_on_site = form.is_on_site;
  if (const auto replaced = request.form.Int("replaces")) asked.replaces = *replaced;
  FieldErrors errors = UnjudgedFaults(form);
  if (!errors.empty()) {
    for (FieldError& fault : FaultsOf(form.content, BeijingDay(desk.now()))) errors.push_back(std::move(fault));
    return ShowForm(desk, request, visitor, form, errors);
  }
  const Actor actor =
      web::OrProblem(account::ActorFor(visitor, Act::kAssessImpact, asked.organ, account::OnceKey(request)));
  const auto made = MakeAssessment(desk, actor, asked);
  if (!made) return ShowForm(desk, request, visitor, form, made.errors());
  return Response::SeeOther(
      Url::Local("/office/screening/assessments/{}", std::to_string(asked.organ.value) + "-" + std::to_string(*made))
          .With("done", "made"));
}

// ---- one of them

Html Line(std::string_view label, const std::string& value) {
  return Markup("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", label, value);
}

Html Sheet(const Assessment& assessment) {
  const AssessmentContent& content = assessment.content;
  Html rows;
  rows.Add("{}{}", Line("名单", content.series), Line("列", ColumnsInWords(content.columns)));
  if (content.rows > 0) rows.Add("{}", Line("大约人数", std::to_string(content.rows)));
  rows.Add("{}{}", Line("未成年人", content.has_minors ? "有" : "没有"),
           Line("健康情况", content.has_health ? "有" : "没有"));
  if (!content.sensitive.empty()) rows.Add("{}", Line("敏感信息的必要", content.sensitive));
  rows.Add("{}{}{}{}{}", Line("公开的依据", BasisInWords(content)), Line("目的", content.purpose),
           Line("方式和范围", content.way), Line("各列的必要", content.necessity),
           Line("目的和方式的结论", content.is_lawful ? "合法、正当、必要" : "不是，不能这样公开"));
  rows.Add("{}{}{}", Line("影响和风险", content.risks), Line("保护措施", content.safeguards),
           Line("保护措施的结论", content.fits ? "合法、有效，与风险相适应" : "不够，不能这样公开"));
  rows.Add("{}{}{}", Line("用到", ToChinese(*content.until)),
           Line("评估人", assessment.person_name + "，" + ToBeijingMinute(assessment.at)),
           Line("至少保存到", ToChinese(KeptUntil(assessment)) + "（个人信息保护法第五十六条第二款）"));
  if (assessment.ended_at) {
    rows.Add("{}", Line("作废", ToBeijingMinute(*assessment.ended_at) + " " + assessment.ended_by + "：" +
                                    assessment.ended_reason));
  }
  return Markup("<div class=\"sheet-box\"><table class=\"assessment-sheet\"><tbody>{}</tbody></table></div>", rows);
}

Html Covered(const std::vector<std::string>& subjects) {
  Html lines;
  for (const std::string& subject : subjects) {
    constexpr std::string_view kItem = "item/";
    if (!subject.starts_with(kItem)) {
      lines.Add("<li>{}</li>", subject);
      continue;
    }
    const std::string id = subject.substr(kItem.size());
    lines.Add("<li><a href=\"/office/items/{}\">公开信息 {}</a></li>", id, id);
  }
  if (lines.empty()) return {};
  return Markup("<h2 class=\"gk-section\">覆盖的信息</h2><ul>{}</ul>", lines);
}

Html EndForm(const Request& request, const Assessment& assessment, const FieldErrors& errors) {
  return Markup(
      "<details class=\"assessment-end\" {}><summary class=\"btn\">作废这份评估</summary>{}<form method=\"post\" "
      "action=\"/office/screening/assessments/{}/end\" class=\"gk-form\">{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-danger\" "
      "type=\"submit\">作废</button></div></form></details>",
      AttributeIf(!errors.empty(), "open"), web::FaultList(errors), IdOf(assessment), web::FormKeys(request),
      TextField({.name = "reason",
                 .label = "为什么作废",
                 .value = Typed(request, "reason"),
                 .hint = "作废后，靠它公开的名单要重新评估。记录仍然保存。",
                 .required = true},
                errors));
}

Response ShowOne(account::Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Assessment assessment = AssessmentIn(reader, request, visitor);
  web::Page page = Frame(visitor, "个人信息保护影响评估");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"影响评估", Url::Local(kPath)}};
  page.actions = BadgeOf(assessment, BeijingDay(desk.now()));
  const bool may_assess = visitor.May(Act::kAssessImpact, assessment.organ);
  if (request.query.Get("done") == "made") page.body.Add("{}", Said("评估已保存。"));
  if (request.query.Get("done") == "covered") page.body.Add("{}", Said("已记下：这份名单由它覆盖。"));
  page.body.Add("<p class=\"assessment-organ\">{}</p>{}{}", NameOfOrgan(reader, assessment.organ), Sheet(assessment),
                Covered(CoveredBy(reader, assessment.organ, assessment.number)));
  if (may_assess) {
    Url again = Url::Local("/office/screening/assessments/new");
    again.With("like", IdOf(assessment));
    page.body.Add("<div class=\"gk-sends assessment-acts\"><a class=\"btn\" href=\"{}\">照这份重新评估</a></div>",
                  again);
    if (!assessment.ended_at) page.body.Add("{}", EndForm(request, assessment, errors));
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response End(account::Desk& desk, const Request& request, const Visitor& visitor) {
  std::optional<Assessment> assessment;
  {
    db::Reader reader = desk.database.Read();
    assessment = AssessmentIn(reader, request, visitor);
  }
  const Actor actor =
      web::OrProblem(account::ActorFor(visitor, Act::kAssessImpact, assessment->organ, account::OnceKey(request)));
  const auto ended = EndAssessment(desk, actor, assessment->organ, assessment->number, Typed(request, "reason"));
  if (!ended) return ShowOne(desk, request, visitor, ended.errors());
  return Response::SeeOther(UrlOf(*assessment));
}

Response Cover(account::Desk& desk, const Request& request, const Visitor& visitor) {
  std::optional<Assessment> assessment;
  {
    db::Reader reader = desk.database.Read();
    assessment = AssessmentIn(reader, request, visitor);
  }
  const Actor actor =
      web::OrProblem(account::ActorFor(visitor, Act::kAssessImpact, assessment->organ, account::OnceKey(request)));
  const auto covered = CoverWith(desk, actor, assessment->organ, assessment->number, Typed(request, "for"),
                                 AboutIn(request.form).list());
  if (!covered) return ShowList(desk, request, visitor, covered.errors());
  return Response::SeeOther(UrlOf(*assessment).With("done", "covered"));
}

}  // namespace

void AddAssessmentPages(account::Office& office) {
  account::Desk& desk = office.desk();
  office.Get(kPath, Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowList(desk, request, visitor, {}); });
  office.Get("/office/screening/assessments/new", Act::kAssessImpact,
             [&desk](const Request& request, const Visitor& visitor) {
               db::Reader reader = desk.database.Read();
               return ShowForm(desk, request, visitor, FormAtFirst(reader, request, visitor), {});
             });
  office.Post("/office/screening/assessments/new", Act::kAssessImpact,
              [&desk](const Request& request, const Visitor& visitor) { return Make(desk, request, visitor); });
  office.Get("/office/screening/assessments/{id}", Act::kSeeItems,
             [&desk](const Request& request, const Visitor& visitor) { return ShowOne(desk, request, visitor, {}); });
  office.Post("/office/screening/assessments/{id}/end", Act::kAssessImpact,
              [&desk](const Request& request, const Visitor& visitor) { return End(desk, request, visitor); });
  office.Post("/office/screening/assessments/{id}/cover", Act::kAssessImpact,
              [&desk](const Request& request, const Visitor& visitor) { return Cover(desk, request, visitor); });
}

}  // namespace gongkai::screening
