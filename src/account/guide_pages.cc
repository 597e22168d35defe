// The form of an organ's guide. It may be saved unfinished; what the article still wants is said on the page of the
// organ. When somebody else saved in between, both versions are shown and what was typed stays in the form.
#include "account/guide_actions.h"
#include "account/guide_store.h"
#include "account/organ_pages.h"
#include "account/people_pages.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Request;
using web::Response;
using web::Url;

constexpr int kRowsOfLongText = 4;

Guide GuideIn(const Request& request, OrganId organ) {
  Guide guide{.organ = organ, .version = request.form.Int("version").value_or(0)};
  for (const GuideField& field : kGuideFields) guide.*field.value = std::string(request.form.Get(field.name));
  guide.reconsideration = std::string(request.form.Get("reconsideration"));
  guide.court = std::string(request.form.Get("court"));
  guide.reconsideration_by = SaidByFrom(request.form.Get("reconsideration_by"));
  guide.court_by = SaidByFrom(request.form.Get("court_by"));
  return guide;
}

std::string HintOf(const GuideField& field) {
  if (field.must == Must::kNo) return std::string(field.hint);
  return std::string(field.hint) + (field.hint.empty() ? "" : "。") + "条例第十二条要求";
}

Html GuideFieldsOf(const Guide& guide, const FieldErrors& errors) {
  Html html;
  for (const GuideField& field : kGuideFields) {
    const Field input{.name = field.name, .label = field.label, .value = guide.*field.value, .hint = HintOf(field)};
    html.Add("{}", field.long_text ? AreaField(input, kRowsOfLongText, errors) : TextField(input, errors));
  }
  return html;
}

struct RemedyInput {
  std::string_view name, by_name, label;
  const std::string& value;
  SaidBy by;
  const RemedyBody& rule;
};

Html RemedyFields(const RemedyInput& input, const FieldErrors& errors) {
  std::string hint = "依据" + input.rule.source;
  for (const std::string& more : {input.rule.question, input.rule.note}) hint += more.empty() ? "" : "。" + more;
  const std::string by_rule = input.rule.name.empty() ? "按规则确定（现在还定不了）" : "按规则确定：" + input.rule.name;
  Html html;
  html.Add("{}", ChoiceField(
                     {.name = input.by_name, .label = input.label, .value = std::string(IdOf(input.by)), .hint = hint},
                     {{"rule", by_rule}, {"person", "另行指定"}}, errors));
  return html.Add("{}", TextField({.name = input.name,
                                   .label = "另行指定的名称",
                                   .value = input.value,
                                   .hint = "选“另行指定”时填写，例如集中管辖的法院；以后更名撤并不会自动跟着变"},
                                  errors));
}

Html RemedyPart(const Guide& guide, const RemedyFacts& facts, const FieldErrors& errors) {
  const RemedyBody reconsideration = ReconsiderationByRule(facts), court = CourtByRule(facts);
  Html html;
  html.Add("<fieldset><legend>救济途径</legend>{}{}</fieldset>",
           RemedyFields({"reconsideration", "reconsideration_by", "复议机关", guide.reconsideration,
                         guide.reconsideration_by, reconsideration},
                        errors),
           RemedyFields({"court", "court_by", "直接起诉的管辖法院", guide.court, guide.court_by, court}, errors));
  return html;
}

std::string InWords(SaidBy by, const std::string& name) { return by == SaidBy::kRule ? "按规则确定" : name; }

Html Conflict(const Guide& stored, const Guide& form, const FieldErrors& errors) {
  if (ErrorOf(errors, kVersionField) == nullptr) return {};
  std::vector<TwoValues> values;
  for (const GuideField& field : kGuideFields) values.push_back({field.label, stored.*field.value, form.*field.value});
  values.push_back({"复议机关", InWords(stored.reconsideration_by, stored.reconsideration),
                    InWords(form.reconsideration_by, form.reconsideration)});
  values.push_back({"管辖法院", InWords(stored.court_by, stored.court), InWords(form.court_by, form.court)});
  return Differences(values);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const Organ& organ, Guide form,
              const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Guide stored = FindGuide(reader, organ.id);
  web::Page page = OrganFormFrame(visitor, organ, "填写公开指南");
  const Html conflict = Conflict(stored, form, errors);
  if (!conflict.empty()) form.version = stored.version;  // the next time it is saved knowingly
  page.body.Add(
      "<p>"
      "没有填完也可以先保存，还缺什么会在机关的页面上列出来。条例第十二条要求的都填了，公众在首页就能看到；保密审查机构"
      "不对外。</p>{}{}<form method=\"post\" "
      "action=\"/office/organs/{}/guide\" "
      "class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" value=\"{}\">{}{}<div "
      "class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">保存</button><a class=\"btn\" "
      "href=\"/office/organs/{}\">取消</a></div></form>",
      FaultList(errors), conflict, organ.id.value, FormKeys(request), form.version, GuideFieldsOf(form, errors),
      RemedyPart(form, RemedyFactsOf(reader, organ), errors), organ.id.value);
  return Response::Of(RenderPage(page, request), StatusOf(errors));
}

// Another organ's guide is not there for who may not fill it in; a closed organ's for nobody.
Organ OwnOrganIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  Organ organ = OrganIn(reader, request);
  if (!HasOwnDuties(organ.kind) || organ.closed_on || !visitor.May(Act::kEditGuide, organ.id))
    NotThere("没有这个机关的公开指南可填，请从“机关”名录进入。");
  return organ;
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  const Organ organ = OwnOrganIn(desk, request, visitor);
  if (request.method != web::Method::kPost) {
    Guide guide;
    {
      db::Reader reader = desk.database.Read();
      guide = FindGuide(reader, organ.id);
    }
    return Show(desk, request, visitor, organ, guide, {});
  }
  const Guide form = GuideIn(request, organ.id);
  const Actor actor = web::OrProblem(ActorFor(visitor, Act::kEditGuide, organ.id, OnceKey(request)));
  const auto edited = EditGuide(desk, actor, form);
  if (!edited) return Show(desk, request, visitor, organ, form, edited.errors());
  return Response::SeeOther(Url::Local("/office/organs/{}", organ.id.value).With("done", "guide"));
}

}  // namespace

void AddGuidePages(Office& office) {
  const auto edit = [&](const Request& request, const Visitor& visitor) {
    return Edit(office.desk(), request, visitor);
  };
  office.Get("/office/organs/{id}/guide", Act::kEditGuide, edit);
  office.Post("/office/organs/{id}/guide", Act::kEditGuide, edit);
}

}  // namespace gongkai::account
