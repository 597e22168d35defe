// The table of permissions as it is: posts across, acts down, the reach in words. It is the very table that decides
// (permission.h), so that it can be printed and put before an assessor.
#include <algorithm>

#include "account/people_pages.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;

bool Holds(const Visitor& visitor, PostKind kind) {
  return std::ranges::any_of(visitor.posts, [&](const HeldPost& post) { return post.kind == kind; });
}

std::string_view ClassOf(const Visitor& visitor, PostKind kind) { return Holds(visitor, kind) ? "is-own" : ""; }

Html Head(const Visitor& visitor) {
  Html cells;
  for (const PostKind kind : kPostKinds) {
    cells.Add("<th scope=\"col\" class=\"{}\">{}{}</th>", ClassOf(visitor, kind), NameOf(kind),
              Holds(visitor, kind) ? Markup("<span class=\"own-word\">您的岗位</span>") : Html());
  }
  return Markup("<thead><tr><th scope=\"col\">办什么事</th>{}</tr></thead>", cells);
}

Html RowOf(const Visitor& visitor, Act act) {
  Html html;
  html.Add("<tr><th scope=\"row\">{}</th>", NameOf(act));
  for (const PostKind kind : kPostKinds) {
    const Reach reach = ReachOf(kind, act);
    html.Add("<td class=\"{} {}\">{}</td>", ClassOf(visitor, kind), reach == Reach::kNone ? "is-none" : "",
             NameOf(reach));
  }
  return html.Add("</tr>");
}

// For a narrow screen: each of the visitor's own posts with what it may do, in words.
Html OwnPosts(const Visitor& visitor) {
  Html html;
  for (const PostKind kind : kPostKinds) {
    if (!Holds(visitor, kind)) continue;
    Html items;
    for (const Act act : kActs) {
      if (ReachOf(kind, act) != Reach::kNone)
        items.Add("<li>{}<span class=\"gk-soft\">（{}）</span></li>", NameOf(act), NameOf(ReachOf(kind, act)));
    }
    html.Add("<details class=\"own-post\"><summary>您作为{}可以做什么</summary><ul>{}</ul></details>", NameOf(kind),
             items);
  }
  return html;
}

Response Show(const Request& request, const Visitor& visitor) {
  web::Page page = OfficeFrame(visitor, "权限表", "/office/permissions");
  page.styles.emplace_back("css/people.css");
  Html rows;
  for (const Act act : kActs) rows.Add(RowOf(visitor, act));
  page.body.Add(
      "<p>"
      "岗位能做什么，只看这张表，程序就按它判断。“本人”指只对自己的账号和岗位，“本机关”含内设机构和站所，“全县”指所有机"
      "关，“—”表示不能。系统、安全、审计三种管理员互相分开，不由同一人担任。</p>{}"
      "<div class=\"permission-box\" tabindex=\"0\" role=\"region\" aria-label=\"权限表，可左右滚动\"><table "
      "class=\"permissions\">{}<tbody>{}</tbody></table></div>",
      OwnPosts(visitor), Head(visitor), rows);
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddPermissionPages(Office& office) { office.Get("/office/permissions", Act::kSeePermissions, Show); }

}  // namespace gongkai::account
