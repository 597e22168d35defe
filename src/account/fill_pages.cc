// The directory of a county in two steps: look the proposal through, found what is ticked. Done again it offers what is
// missing.
#include <algorithm>

#include "account/fill_actions.h"
#include "account/organ_pages.h"
#include "place/place.h"

namespace gongkai::account {
namespace {

using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

FillForm FormIn(const Request& request) {
  FillForm form{.place_code = std::string(request.form.Get("place")),
                .opened_on = std::string(request.form.Get("opened_on"))};
  for (const std::string_view key : request.form.All("organ")) form.ticked.emplace_back(key);
  return form;
}

Html Note(const Proposal& proposal) {
  Html html;
  if (proposal.organ.IsLedFromAbove()) {
    html.Add("<span class=\"badge gk-badge-note\">{}</span> {} ", WordFor(proposal.organ.leadership),
             proposal.organ.led_by.empty() ? "上级待填" : "上级：" + proposal.organ.led_by);
  }
  return html.Add("{}", proposal.note);
}

Html RowOf(const Proposal& proposal, bool ticked) {
  const Html note = Note(proposal);
  if (proposal.there) {
    return Markup(
        "<li class=\"fill-there\"><span>{}</span><span class=\"badge gk-badge-good\">已有</span>"
        "<span class=\"gk-soft\">{}</span></li>",
        proposal.organ.name, proposal.note);
  }
  return Markup(
      "<li><label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"organ\" "
      "value=\"{}\" {}><span class=\"form-check-label\">{}</span></label><span class=\"gk-soft\">{}　{}</span></li>",
      proposal.key, AttributeIf(ticked, "checked"), proposal.organ.name, proposal.organ.code, note);
}

Html Group(std::string_view title, const std::vector<Proposal>& proposals, bool departments, const FillForm* typed) {
  Html items;
  int there = 0, all = 0;
  for (const Proposal& proposal : proposals) {
    if ((proposal.organ.kind == OrganKind::kDepartment) != departments) continue;
    const bool ticked = typed != nullptr ? std::ranges::count(typed->ticked, proposal.key) > 0 : proposal.ticked;
    items.Add(RowOf(proposal, ticked));
    there += proposal.there ? 1 : 0;
    ++all;
  }
  if (all == 0) return {};
  return Markup(
      "<fieldset class=\"fill-group\"><legend>{}（{} 个，已有 {} 个）</legend><ul "
      "class=\"fill-list\">{}</ul></fieldset>",
      title, all, there, items);
}

// The county is asked for once, when the setup did not know it.
Html PlaceSearch(const Request& request) {
  const std::string typed(request.query.Get("county"));
  Html found;
  for (const place::Place* place : place::ByName(typed)) {
    if (place->level != place::Level::kCounty) continue;
    found.Add("<li><a href=\"/office/organs/fill?place={}\">{}</a>（{}）</li>", place->code, place::FullName(*place),
              place->code);
  }
  Html html;
  html.Add(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/organs/fill\"><div><label "
      "for=\"county\">县（市、区）的全名"
      "</label><input class=\"form-control\" id=\"county\" name=\"county\" value=\"{}\" required></div><button "
      "class=\"btn "
      "btn-primary\" type=\"submit\">查找乡镇街道</button></form>",
      typed);
  if (!found.empty()) html.Add("<ul class=\"gk-lines\">{}</ul>", found);
  if (found.empty() && !typed.empty())
    html.Add(
        "<p class=\"gk-empty\">区划登记里没有“{}”。请写全名，例如 ××县；也可以只设立下面的部门，乡镇逐个设立。</p>",
        typed);
  return html;
}

Html FillFormOf(const Request& request, const std::vector<Proposal>& proposals, const FillForm& form,
                const FieldErrors& errors, bool typed) {
  const bool anything = std::ranges::any_of(proposals, [](const Proposal& each) { return !each.there; });
  if (!anything)
    return Markup("<p class=\"gk-said\">建议名单里的机关都已经有了。</p>{}{}",
                  Group("乡镇、街道", proposals, false, nullptr), Group("部门", proposals, true, nullptr));
  Html html;
  html.Add(
      "<form method=\"post\" action=\"/office/organs/fill\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"place\" "
      "value=\"{}\">{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">设立勾选的机关</button>"
      "<a class=\"btn\" href=\"/office/organs\">取消</a></div></form>",
      FormKeys(request), form.place_code,
      TextField({.name = "opened_on",
                 .label = "从哪一天起算",
                 .value = form.opened_on,
                 .hint = "这些机关从这一天起存在，以后可以逐个更正",
                 .type = "date",
                 .required = true},
                errors),
      Group("乡镇、街道", proposals, false, typed ? &form : nullptr),
      Group("部门", proposals, true, typed ? &form : nullptr));
  return html;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, FillForm form, const FieldErrors& errors,
              bool typed) {
  db::Reader reader = desk.database.Read();
  const auto county = RootOrgan(reader);
  web::Page page = OrganFrame(visitor, "按区划批量设立");
  page.breadcrumbs = {{"机关", Url::Local("/office/organs")}};
  if (county && form.opened_on.empty()) form.opened_on = ToString(county->opened_on);
  page.body.Add(
      "<p>乡镇、街道来自全国区划登记，部门是一般县都有的。去掉不要的勾，一次设立；以后再来，只会补上缺的。</p>{}",
      FaultList(errors));
  if (!county) {
    page.body.Add("<p class=\"gk-empty\">还没有县政府本级，请先完成系统的初次设置。</p>");
  } else {
    if (place::Find(county->place_code) == nullptr && form.place_code.empty()) page.body.Add(PlaceSearch(request));
    page.body.Add(FillFormOf(request, ProposalsFor(reader, form.place_code), form, errors, typed));
  }
  return Response::Of(RenderPage(page, request), StatusOf(errors));
}

Response Fill(Desk& desk, const Request& request, const Visitor& visitor) {
  const FillForm form = FormIn(request);
  const auto filled = FillFromPlace(desk, DirectoryActor(request, visitor), form);
  if (!filled) return Show(desk, request, visitor, form, filled.errors(), true);
  return Response::SeeOther(Url::Local("/office/organs").With("filled", std::to_string(*filled)));
}

}  // namespace

void AddFillPages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/organs/fill", Act::kEditOrgans, [&](const Request& request, const Visitor& visitor) {
    return Show(desk, request, visitor, {.place_code = std::string(request.query.Get("place"))}, {}, false);
  });
  office.Post("/office/organs/fill", Act::kEditOrgans,
              [&](const Request& request, const Visitor& visitor) { return Fill(desk, request, visitor); });
}

}  // namespace gongkai::account
