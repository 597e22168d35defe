#include "disclosure/portal/guide_view.h"

#include "crypto/sm3.h"
#include "disclosure/channel/outgoing_view.h"
#include "disclosure/item_list_store.h"
#include "disclosure/portal/portal_parts_view.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;
using web::Url;

std::string LineOf(const account::PublicGuide& guide, std::string_view label) {
  for (const account::GuideLine& line : guide.lines) {
    if (line.label == label) return line.value;
  }
  return {};
}

/// What the organ wrote under that label, as paragraphs keep their lines.
Html Said(const account::PublicGuide& guide, std::string_view label) {
  const std::string text = LineOf(guide, label);
  return text.empty() ? Html() : Markup("<p class=\"item-lines\">{}</p>", text);
}

Html Published(const account::PublicGuide& guide, const GuideSurroundings& around) {
  Html columns;
  for (const PublicColumn& each : around.columns) {
    columns.Add("<li><a href=\"{}\">{}</a></li>", Url::Local(ListAddress(guide.id, each.column)), NameOf(each.column));
  }
  Html part = Said(guide, "政府信息的分类");
  if (!columns.empty()) part.Add("<p>现在已经公开的有：</p><ul class=\"portal-columns\">{}</ul>", columns);
  return part;
}

Html Ways(const account::PublicGuide& guide) {
  return Markup(
      "{}<p>已经公开的，在<a href=\"{}\">法定主动公开内容</a>里按栏目看，在<a "
      "href=\"/index/{}\">政府信息公开目录</a>里按年份看、下载；也可以到<a "
      "href=\"/reading-places\">查阅场所</a>当面看。"
      "没有公开的，可以<a href=\"/organs/{}/requests\">申请公开</a>。</p>",
      Said(guide, "获取方式"), Url::Local(ListAddress(guide.id, std::nullopt)), guide.id.value, guide.id.value);
}

/// 「可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼」 (第五十一条)
Html Supervision(const GuideSurroundings& around) {
  if (around.authority.empty()) return {};
  return Markup(
      "<p>认为这个机关没有依法公开的，可以向上一级行政机关或者政府信息公开工作主管部门（{}{}）投诉、举报。<span "
      "class=\"gk-soft\">条例第五十一条</span></p>",
      around.authority, around.authority_phone.empty() ? std::string() : "，电话 " + around.authority_phone);
}

}  // namespace

GuideSurroundings SurroundingsOf(db::Session& session, OrganId organ, Date today) {
  GuideSurroundings around;
  for (const ColumnState& each : PublicColumns(session, organ, today)) {
    around.columns.push_back({each.column, each.latest});
    around.version += std::string(IdOf(each.column)) + "\n";
  }
  if (const auto county = account::PublicCountyOf(session, today)) {
    around.authority = county->office;
    for (const account::PublicOrgan& each : county->organs) {
      if (each.kind == account::OrganKind::kCountyOffice) around.authority_phone = PhoneOf(session, each.id, today);
    }
  }
  around.version = crypto::Sm3Hex(around.version + around.authority + around.authority_phone);
  return around;
}

Html GuideText(const account::PublicGuide& guide, const GuideSurroundings& around) {
  Html text = Markup("<p class=\"gk-soft\">更新：{}</p>", ToBeijingMinute(guide.updated_at));
  text.Add("<h2>工作机构</h2>{}", GuideLines(guide, ContactLabels()));
  text.Add("<h2>公开哪些信息</h2>{}", Published(guide, around));
  if (const Html arrangement = Said(guide, "编排体系"); !arrangement.empty()) {
    text.Add("<h2>信息怎样编排</h2>{}", arrangement);
  }
  text.Add("<h2>怎样得到信息</h2>{}", Ways(guide));
  text.Add("<h2>怎样申请公开</h2>{}", HowToApply(LineOf(guide, "工作机构名称")));
  text.Add("{}{}", RemediesPart(guide), Supervision(around));
  return Markup("<article class=\"portal-part portal-guide-text\">{}</article>", text);
}

}  // namespace gongkai::disclosure
