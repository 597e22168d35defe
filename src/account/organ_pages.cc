// One organ: its data and names over time, what happened to it, its guide, who holds which post, where one turns
// against it, and what hangs below it. Only what the visitor may do is shown as a button.
#include "account/organ_pages.h"

#include <algorithm>

#include "account/guide_store.h"
#include "account/organ_closing_actions.h"
#include "account/people_pages.h"
#include "account/people_store.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

struct Said {
  std::string_view key, sentence;
};
constexpr Said kSaid[] = {{"founded", "已设立。接下来可以填写公开指南，岗位由安全管理员任命。"},
                          {"edited", "已保存。"},
                          {"renamed", "已更名，原来的名称留在下面的“历年名称”里。"},
                          {"moved", "隶属关系已调整。"},
                          {"merged", "已合并。原机关的岗位已经结束，新岗位由安全管理员任命。"},
                          {"abolished", "已撤销，岗位已经结束。它以前的资料都还在这里。"},
                          {"guide", "公开指南已保存。"}};

Html SaidNote(const Request& request) {
  for (const Said& said : kSaid) {
    if (request.query.Get("done") != said.key) continue;
    return Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", said.sentence);
  }
  return {};
}

bool MayMove(OrganKind kind) { return !HasOwnDuties(kind); }

Html Buttons(const Visitor& visitor, const Organ& organ) {
  Html html;
  if (organ.closed_on) return html;
  const std::int64_t id = organ.id.value;
  if (HasOwnDuties(organ.kind) && visitor.May(Act::kEditGuide, organ.id)) {
    html.Add("<a class=\"btn btn-primary\" href=\"/office/organs/{}/guide\">填写公开指南</a>", id);
  }
  if (!visitor.May(Act::kEditOrgans)) return html;
  html.Add("<a class=\"btn\" href=\"/office/organs/{}/edit\">修改资料</a>", id);
  html.Add("<a class=\"btn\" href=\"/office/organs/{}/rename\">更名</a>", id);
  if (MayMove(organ.kind)) html.Add("<a class=\"btn\" href=\"/office/organs/{}/move\">调整隶属</a>", id);
  if (!MayClose(organ.kind)) return html;
  html.Add("<a class=\"btn\" href=\"/office/organs/{}/merge\">合并</a>", id);
  return html.Add("<a class=\"btn\" href=\"/office/organs/{}/abolish\">撤销</a>", id);
}

void AddFact(Html& html, std::string_view name, std::string_view value) {
  html.Add("<div><dt>{}</dt><dd>{}</dd></div>", name, value.empty() ? std::string_view("未填写") : value);
}

Html Facts(const Organ& organ, const std::optional<Organ>& parent) {
  Html html;
  AddFact(html, "代号", organ.code);
  AddFact(html, "简称", organ.short_name);
  AddFact(html, "类别", NameOf(organ.kind));
  if (parent) {
    html.Add("<div><dt>上级</dt><dd><a href=\"/office/organs/{}\">{}</a></dd></div>", parent->id.value, parent->name);
  }
  if (MayBeLedFromAbove(organ.kind)) AddFact(html, "领导关系", NameOf(organ.leadership));
  if (organ.IsLedFromAbove()) AddFact(html, "上一级主管部门", organ.led_by);
  if (organ.kind == OrganKind::kCountyGovernment) AddFact(html, "上一级政府", organ.led_by);
  AddFact(html, "区划代码", organ.place_code);
  if (HasOwnDuties(organ.kind)) AddFact(html, "统一社会信用代码", organ.credit_code);
  AddFact(html, "成立", ToChinese(organ.opened_on));
  if (organ.closed_on) AddFact(html, "撤并", ToChinese(*organ.closed_on));
  return Markup("<dl class=\"gk-facts\">{}</dl>", html);
}

Html Standing(const Organ& organ) {
  Html html;
  if (organ.closed_on) {
    html.Add("<div class=\"gk-warned\"><p>这个机关已在{}撤并，资料只供查阅。</p></div>", ToChinese(*organ.closed_on));
  }
  if (organ.IsLedFromAbove()) {
    html.Add(
        "<p class=\"organ-note\"><span class=\"badge gk-badge-note\">{}</span> "
        "不由本级政府领导，不计入本县的汇总。</p>",
        WordFor(organ.leadership));
  }
  return html;
}

// ---- the guide

Html Completeness(const Guide& guide) {
  const auto missing = MissingOf(guide);
  if (missing.empty()) return Markup("<p class=\"gk-said\">条例第十二条列举的内容都有了。</p>");
  Html items;
  for (const std::string_view label : missing) items.Add("<li>{}</li>", label);
  return Markup(
      "<div class=\"gk-warned\"><p>条例第十二条要求的内容还缺 {} 项：</p><ul class=\"organ-missing\">{}</ul></div>",
      missing.size(), items);
}

// Of a closed organ nothing is missing any more: nobody can fill it in.
Html GuideSection(const Organ& organ, const Guide& guide, bool may_see_secrecy) {
  Html rows;
  for (const GuideField& field : kGuideFields) {
    if (field.name == "secrecy_body" && !may_see_secrecy) continue;
    const std::string& value = guide.*field.value;
    if (!value.empty())
      rows.Add("<div class=\"{}\"><dt>{}</dt><dd>{}</dd></div>", field.long_text ? "organ-long" : "", field.label,
               value);
  }
  Html html;
  html.Add("<h2 class=\"gk-section\" id=\"guide\">公开指南</h2>{}", organ.closed_on ? Html() : Completeness(guide));
  if (!rows.empty()) html.Add("<dl class=\"gk-facts organ-guide\">{}</dl>", rows);
  if (guide.version > 0) html.Add("<p class=\"gk-soft\">最近更新：{}</p>", ToBeijingMinute(guide.updated_at));
  return html;
}

// ---- who holds which post

// Without these an organ cannot publish or answer; that nobody holds one is worth a line.
bool IsNeeded(PostKind kind, OrganKind organ) {
  if (!HasOwnDuties(organ) || organ == OrganKind::kCountyGovernment) return false;
  return kind == PostKind::kHandler || kind == PostKind::kOfficeHead || kind == PostKind::kSecrecyExaminer ||
         kind == PostKind::kDeputy || kind == PostKind::kChief;
}

Html HoldersOf(db::Session& session, const std::vector<Post>& posts, PostKind kind) {
  Html names;
  for (const Post& post : posts) {
    if (post.kind != kind) continue;
    const auto person = FindPerson(session, post.person);
    if (!person) continue;
    if (!names.empty()) names.Add("、");
    names.Add("<a href=\"/office/people/{}\">{}</a>{}", person->id.value, person->name,
              post.delegated_from ? "（代行）" : "");
  }
  return names;
}

Html PostSection(db::Session& session, const Visitor& visitor, const Organ& organ, Date today) {
  const auto with_duties = OrganWithDuties(session, organ.id);
  if (!with_duties || !visitor.May(Act::kSeePeople, with_duties->id) || organ.closed_on) return {};
  const std::vector<Post> posts = PostsIn(session, organ.id, today);
  Html rows;
  for (const PostKind kind : kPostKinds) {
    Html names = HoldersOf(session, posts, kind);
    if (names.empty() && !IsNeeded(kind, organ.kind)) continue;
    if (names.empty()) names.Add("<span class=\"badge gk-badge-warning\">未指定</span>");
    rows.Add("<div><dt>{}</dt><dd>{}</dd></div>", NameOf(kind), names);
  }
  if (rows.empty()) rows.Add("<div><dt>岗位</dt><dd>还没有人</dd></div>");
  return Markup("<h2 class=\"gk-section\">现任岗位</h2><dl class=\"gk-facts\">{}</dl>", rows);
}

// ---- history

std::string NameOfOrgan(db::Session& session, const std::optional<OrganId>& id) {
  const auto organ = id ? FindOrgan(session, *id) : std::nullopt;
  return organ ? organ->name : "";
}

std::string WhatHappened(db::Session& session, const OrganChange& change) {
  const std::string other = NameOfOrgan(session, change.other);
  if (change.kind == "founded") return "成立";
  if (change.kind == "renamed") return "更名，此前为“" + change.detail + "”";
  if (change.kind == "corrected") return "更正名称，此前写作“" + change.detail + "”";
  if (change.kind == "merged") return "并入“" + other + "”";
  if (change.kind == "absorbed") return "“" + other + "”并入";
  if (change.kind == "moved") return "由“" + change.detail + "”划归“" + other + "”";
  if (change.kind == "succeeded") return "继续行使“" + other + "”的职权";
  const std::string successor = other.empty() ? change.detail : other;
  return successor.empty() ? "撤销" : "撤销，职权由“" + successor + "”继续行使";
}

Html History(db::Session& session, const Organ& organ) {
  Html names, changes;
  for (const OrganName& name : NamesOf(session, organ.id)) {
    names.Add("<li>{}起：{}（{}）</li>", ToChinese(name.from), name.name, name.short_name);
  }
  for (const OrganChange& change : ChangesOf(session, organ.id)) {
    const auto person = FindPerson(session, PersonId{change.person});
    changes.Add("<li>{}　{}<span class=\"gk-soft\">　{}{}</span></li>", ToChinese(change.on),
                WhatHappened(session, change), person ? person->name + "，" : std::string(),
                ToBeijingMinute(change.at));
  }
  return Markup(
      "<h2 class=\"gk-section\">历年名称</h2><ul class=\"gk-lines\">{}</ul><h2 class=\"gk-section\">沿革</h2>"
      "<ul class=\"gk-lines\">{}</ul>",
      names, changes);
}

// ---- what hangs below

Html Below(db::Session& session, const Visitor& visitor, const Organ& organ, Date today) {
  Html items;
  if (organ.kind == OrganKind::kCountyGovernment || !HasOwnDuties(organ.kind)) return items;
  for (const Organ& child : OrgansBelow(session, organ.id, today)) {
    items.Add("<li><a href=\"/office/organs/{}\">{}</a><span class=\"gk-soft\">　{}　{}</span></li>", child.id.value,
              child.name, child.code, NameOf(child.kind));
  }
  if (items.empty()) items.Add("<li>没有登记内设机构、站所或村社区。</li>");
  Html html;
  html.Add("<h2 class=\"gk-section\">内设机构和村、社区</h2><ul class=\"gk-lines\">{}</ul>", items);
  if (visitor.May(Act::kEditOrgans) && !organ.closed_on) {
    html.Add(
        "<p class=\"gk-after\"><a class=\"btn\" href=\"/office/organs/new?parent={}&kind=unit\">在它下面设立</a></p>",
        organ.id.value);
  }
  return html;
}

Response ShowOrgan(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Organ organ = OrganIn(reader, request);
  const auto parent = organ.parent ? FindOrgan(reader, *organ.parent) : std::nullopt;
  web::Page page = OrganFrame(visitor, organ.name);
  page.breadcrumbs = {{"机关", Url::Local("/office/organs")}};
  page.actions = Buttons(visitor, organ);
  page.body.Add("{}{}{}", SaidNote(request), Standing(organ), Facts(organ, parent));
  page.body.Add(PostSection(reader, visitor, organ, today));
  if (HasOwnDuties(organ.kind)) {
    const Guide guide = FindGuide(reader, organ.id);
    page.body.Add(GuideSection(organ, guide, visitor.May(Act::kEditGuide, organ.id)));
    page.body.Add(RemedySection(reader, organ, today));
  }
  page.body.Add("{}{}", Below(reader, visitor, organ, today), History(reader, organ));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

web::Page OrganFrame(const Visitor& visitor, std::string title) {
  web::Page page = OfficeFrame(visitor, std::move(title), "/office/organs");
  page.styles = {"css/people.css", "css/organs.css"};
  return page;
}

web::Page OrganFormFrame(const Visitor& visitor, const Organ& organ, std::string title) {
  web::Page page = OrganFrame(visitor, std::move(title));
  page.width = web::Width::kText;
  page.breadcrumbs = {{"机关", Url::Local("/office/organs")},
                      {organ.name, Url::Local("/office/organs/{}", organ.id.value)}};
  return page;
}

Organ OrganIn(db::Session& session, const Request& request) {
  const auto id = request.params.Int("id");
  auto organ = id ? FindOrgan(session, OrganId{*id}) : std::nullopt;
  if (!organ) NotThere("没有这个机关，请从“机关”名录进入。");
  return std::move(*organ);
}

Actor DirectoryActor(const Request& request, const Visitor& visitor) {
  return InstallationActor(request, visitor, Act::kEditOrgans);
}

void AddOrganPages(Office& office) {
  office.Get("/office/organs/{id}", Act::kSeeOrgans, [&](const Request& request, const Visitor& visitor) {
    return ShowOrgan(office.desk(), request, visitor);
  });
}

}  // namespace gongkai::account
