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

/// Two ways with an article each: to the department in charge, that it see to it; and against an infringement of
/// one's own rights.
Html Supervision(OrganId organ, const GuideSurroundings& around) {
  const account::SupervisionBodies& bodies = around.supervision.bodies;
  if (bodies.authority.empty()) return {};
  const std::string phone = around.authority_phone.empty() ? "" : "，电话 " + around.authority_phone;
  const Html online = around.supervision.office
                          ? Markup("<p><a href=\"{}\">在线投诉举报</a>，不会交给这个机关。</p>",
                                   Url::Local("/take-part/send/complaint").With("against", std::to_string(organ.value)))
                          : Html();
  const std::string above = bodies.above.empty() ? "" : "（" + bodies.above + "）";
  return Markup(
      "<h2>监督</h2><p>认为这个机关没有按照要求主动公开，或者对申请不依法答复处理的，可以向它的政府信息公开工作主管部门"
      "提出。主管部门：{}{}。查证属实的，主管部门应当督促整改或者通报批评。<span class=\"gk-soft\">{}；"
      "条例第四十七条第二款</span></p><p>认为这个机关在政府信息公开工作中侵犯了自己的合法权益的，可以向上一级行政机关{}"
      "或者政府信息公开工作主管部门投诉、举报，也可以依法申请行政复议或者提起行政诉讼；不予公开的，应当先申请行政复议。"
      "<span class=\"gk-soft\">条例第五十一条；行政复议法第二十三条第一款第四项</span></p>{}",
      bodies.authority, phone, bodies.source, above, online);
}

}  // namespace

GuideSurroundings SurroundingsOf(db::Session& session, OrganId organ, Date today) {
  GuideSurroundings around;
  for (const ColumnState& each : PublicColumns(session, organ, today)) {
    around.columns.push_back({each.column, each.latest});
    around.version += std::string(IdOf(each.column)) + "\n";
  }
  around.today = today;
  around.supervision = account::SupervisionOf(session, organ, today);
  if (around.supervision.office) around.authority_phone = PhoneOf(session, *around.supervision.office, today);
  const account::SupervisionBodies& bodies = around.supervision.bodies;
  around.version = crypto::Sm3Hex(around.version + bodies.authority + bodies.above + around.authority_phone);
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
  text.Add("<h2>怎样申请公开</h2>{}", HowToApply(guide));
  text.Add("{}{}", RemediesPart(guide, around.today), Supervision(guide.id, around));
  return Markup("<article class=\"portal-part portal-guide-text\">{}</article>", text);
}

}  // namespace gongkai::disclosure
