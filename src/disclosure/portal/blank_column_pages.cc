// For the office: which columns of the portal are empty, organ by organ, and which guide is not public yet.

#include "disclosure/pages.h"
#include "disclosure/portal/blank_column_view.h"
#include "disclosure/portal/portal_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/columns";

Html ColumnsOf(const BlankColumns& each, bool may_draft) {
  Html rows;
  for (const Column column : each.blank) {
    rows.Add("<div><dt>{}</dt><dd>{}</dd></div>", NameOf(column), WhatBelongsInto(column));
  }
  if (rows.empty()) return rows;
  Html write;
  if (may_draft) {
    write.Add("<p><a href=\"{}\">写一件</a></p>",
              Url::Local("/office/items/new").With("organ", std::to_string(each.organ.value)));
  }
  return Markup(
      "<details><summary>还是空的栏目 {} 个，读者看不到它们</summary><dl class=\"gk-facts\">{}</dl>{}</details>",
      each.blank.size(), rows, write);
}

Html OrganPart(const BlankColumns& each, const Visitor& visitor) {
  Html guide;
  if (!each.has_guide) {
    guide.Add(
        "<p class=\"gk-warned\">公开指南还没有写全，所以没有对外公布（条例第十二条）。<a "
        "href=\"/office/organs/{}\">看缺什么</a></p>",
        each.organ.value);
  }
  return Markup(
      "<section class=\"card item-part\"><h2>{}</h2>{}{}<p><a href=\"/organs/{}\">对外的专栏</a></p></section>",
      each.name, guide, ColumnsOf(each, visitor.May(Act::kDraftItems, each.organ)), each.organ.value);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto found = BlankColumnsOf(reader, visitor.OrgansFor(Act::kSeeItems), BeijingDay(desk.now()));
  web::Page page = PartFrame(visitor, "空白栏目", kPath);
  page.body.Add(
      "<p "
      "class=\"gk-lead\">"
      "没有内容的栏目不对外显示，但检查时空白栏目算问题（国办秘函〔2019〕19号）。本机关没有这项职能的，"
      "不用填。</p>");
  if (found.empty()) page.body.Add("<p class=\"gk-empty\">没有空白栏目，公开指南都已经公布。</p>");
  for (const BlankColumns& each : found) page.body.Add("{}", OrganPart(each, visitor));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddBlankColumnPages(account::Office& office) {
  office.Get(kPath, Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), request, visitor);
  });
}

}  // namespace gongkai::disclosure
