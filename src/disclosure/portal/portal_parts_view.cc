#include "disclosure/portal/portal_parts_view.h"

#include <algorithm>
#include <array>

#include "account/organ_card_view.h"
#include "law/remedy_path.h"

namespace gongkai::disclosure {
namespace {

using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Url;

constexpr std::array kParts = {PortalPart::kGuide, PortalPart::kRules, PortalPart::kDisclosure, PortalPart::kReports,
                               PortalPart::kRequests};

Url AddressOf(PortalPart part, const std::optional<OrganId>& organ) {
  const std::int64_t id = organ ? organ->value : 0;
  switch (part) {
    case PortalPart::kGuide:
      return organ ? Url::Local("/guides/{}", id) : Url::Local("/guides");
    case PortalPart::kRules:
      return organ ? Url::Local("/organs/{}/rules", id) : Url::Local("/rules");
    case PortalPart::kDisclosure:
      return Url::Local(ListAddress(organ, std::nullopt));
    case PortalPart::kReports:
      return organ ? Url::Local("/organs/{}/reports", id) : Url::Local("/reports");
    case PortalPart::kRequests:
      break;
  }
  return organ ? Url::Local("/organs/{}/requests", id) : Url::Local("/requests");
}

struct RemedyCase {
  law::RemedyGround ground;
  std::string_view when;
};
constexpr std::array kRemedyCases = {RemedyCase{law::RemedyGround::kRefusal, "不予公开或者部分不予公开的"},
                                     RemedyCase{law::RemedyGround::kOther, "其他答复"},
                                     RemedyCase{law::RemedyGround::kSilence, "逾期不答复的"}};

}  // namespace

std::string_view NameOf(PortalPart part) {
  constexpr std::array<std::string_view, kParts.size()> kNames = {"政府信息公开指南", "政府信息公开制度",
                                                                  "法定主动公开内容", "政府信息公开年报", "依申请公开"};
  return kNames[static_cast<std::size_t>(part)];
}

PartsOf PartsOfOrgan(db::Session& session, std::optional<OrganId> organ, Date today) {
  if (!organ) return {};
  const auto card = account::OrganCardOf(session, *organ);
  const bool is_closed = !card || (card->closed_on && *card->closed_on <= today);
  return {organ, !is_closed && account::HasPublicGuide(session, *organ), is_closed};
}

Html PartLinks(const PartsOf& parts, std::optional<PortalPart> current) {
  Html items;
  for (const PortalPart part : kParts) {
    const bool is_missing = part == PortalPart::kGuide && !parts.has_guide;
    const bool is_over = part == PortalPart::kRequests && parts.is_closed;
    if (is_missing || is_over) {
      items.Add("<li><span>{}<small>{}</small></span></li>", NameOf(part),
                parts.is_closed ? "机关已经撤并" : "还没有公布");
      continue;
    }
    items.Add("<li><a href=\"{}\" {}>{}</a></li>", AddressOf(part, parts.organ),
              AttributeIf(part == current, "aria-current=\"page\""), NameOf(part));
  }
  return Markup("<nav class=\"portal-parts\" aria-label=\"栏目\"><ul>{}</ul></nav>", items);
}

Html ColumnCards(const std::vector<PublicColumn>& columns, std::optional<OrganId> organ) {
  Html cards;
  for (const PublicColumn& each : columns) {
    if (IsPartOfItsOwn(each.column)) continue;
    cards.Add("<li><a href=\"{}\">{}</a> <span class=\"gk-soft\">{} 更新</span></li>",
              Url::Local(ListAddress(organ, each.column)), NameOf(each.column), each.latest);
  }
  if (cards.empty()) return Markup("<p class=\"gk-soft\">主动公开的内容还没有在这里公布。</p>");
  return Markup("<ul class=\"portal-columns\">{}</ul>", cards);
}

Html LatestList(const std::vector<PublicLine>& latest, bool with_organ) {
  Html lines;
  for (const PublicLine& line : latest) {
    lines.Add(
        "<li><a href=\"/items/{}\">{}</a>{} <span class=\"gk-soft\">{}<span class=\"gk-nowrap\">{}</span></span></li>",
        ToString(line.id), line.title, line.validity.empty() ? Html() : Markup("（{}）", line.validity),
        with_organ ? line.organ + "　" : std::string(), line.from);
  }
  return Markup("<ol class=\"portal-latest\">{}</ol>", lines);
}

namespace {

std::string LineNamed(const account::PublicGuide& guide, std::string_view name) {
  for (const account::GuideLine& line : guide.lines) {
    if (line.name == name) return line.value;
  }
  return {};
}

// 「申请人应当向行政机关的政府信息公开工作机构提出，并采用包括信件、数据电文在内的书面形式；采用书面形式确有困难的，
// 申请人可以口头提出，由受理该申请的政府信息公开工作机构代为填写」 (条例第二十九条)
Html WhatToWrite() {
  return Markup(
      "<li><h3>写一份申请</h3><p>写明姓名或者名称、身份证明、联系方式；要公开的政府信息的"
      "名称、文号，或者便于查找的其他特征；希望以什么形式、什么途径得到。不用说明用途。<span "
      "class=\"gk-soft\">条例第二十九条</span></p></li>");
}

// What other channels an organ opened it must tell in its guide, with what to mind (国办公开办函〔2017〕19号).
Html WhereToSend(const std::optional<account::PublicGuide>& guide) {
  const std::string body = guide ? LineNamed(*guide, "work_body") : std::string();
  const std::string others = guide ? LineNamed(*guide, account::kOtherChannels) : std::string();
  Html html = Markup("<li><h3>送到{}</h3><p>当面提交、邮政寄送都可以。",
                     body.empty() ? std::string("这个机关的政府信息公开工作机构") : body);
  if (!guide) html.Add("机关另外开通了渠道的，写在它的公开指南里。");
  html.Add(
      "书面填写确有困难的，可以口头提出，由工作机构代为填写；阅读、视听有困难的，工作机构会提供帮助。<span "
      "class=\"gk-soft\">条例第二十九条、第四十三条</span></p>");
  if (!others.empty()) html.Add("<p>其他渠道及注意事项：</p><p class=\"item-lines\">{}</p>", others);
  return html.Add("</li>");
}

// From which day the terms run.
Html WhenReceived() {
  return Markup(
      "<p>收到申请之日：当面提交的，是提交之日；邮寄的，是机关签收之日；平常信函等不用签收的，工作机构在收到当日与"
      "申请人确认，以确认之日为准；通过互联网或者工作机构的传真提交的，是双方确认之日。<span "
      "class=\"gk-soft\">条例第三十一条</span></p>");
}

Html WhenAnswered() {
  return Markup(
      "<li><h3>等候答复</h3><p>能够当场答复的，当场答复；不能的，自收到申请之日起 20 个工作日内答复。需要延长的，经"
      "工作机构负责人同意并告知申请人，延长最多 20 个工作日。征求第三方和其他机关意见的时间不算在内。<span "
      "class=\"gk-soft\">条例第三十三条</span></p><p>申请内容不明确的，自收到申请之日起 7 个工作日内一次告知怎样补正、"
      "到哪天为止；答复期限从收到补正的申请之日起算。没有正当理由逾期不补正的，视为放弃申请，不再处理。<span "
      "class=\"gk-soft\">条例第三十条</span></p>{}</li>",
      WhenReceived());
}

}  // namespace

Html HowToApply(const std::optional<account::PublicGuide>& guide) {
  return Markup(
      "<ol class=\"portal-steps\">{}{}{}<li><h3>不收费用</h3><p>申请的数量、频次明显超过合理范围的，才可能收取"
      "信息处理费。<span class=\"gk-soft\">条例第四十二条；国办函〔2020〕109号</span></p></li></ol>",
      WhatToWrite(), WhereToSend(guide), WhenAnswered());
}

// Which way goes first hangs on the answer: law/remedy_path.h holds the rules and the terms.
Html RemediesPart(const account::PublicGuide& guide, Date today) {
  law::RemedyNames names;
  Html bodies;
  for (const account::RemedyLine& line : guide.remedies) {
    (line.is_court ? names.court : names.reconsideration) = line.body;
    if (line.body.empty()) continue;
    bodies.Add("<div><dt>{}</dt><dd>{}", line.way, line.body);
    if (!line.source.empty()) bodies.Add(" <span class=\"gk-soft\">{}</span>", line.source);
    bodies.Add("</dd></div>");
  }
  Html ways;
  for (const auto& [ground, when] : kRemedyCases) {
    const law::RemedyAdvice advice = law::RemedyAdviceFor(ground, today, names);
    ways.Add("<div><dt>{}</dt><dd>{} <span class=\"gk-soft\">{}</span></dd></div>", when, advice.words, advice.source);
  }
  return Markup("<h2>对答复不服的</h2><dl class=\"portal-guide\">{}{}</dl>", ways, bodies);
}

const std::vector<std::string_view>& ContactLabels() {
  static const std::vector<std::string_view> labels = [] {
    std::vector<std::string_view> found;
    for (const account::GuideField& field : account::kGuideFields) {
      if (!field.long_text && field.name != "secrecy_body") found.push_back(field.label);
    }
    return found;
  }();
  return labels;
}

Html GuideLines(const account::PublicGuide& guide, const std::vector<std::string_view>& labels) {
  Html rows;
  for (const account::GuideLine& line : guide.lines) {
    if (!labels.empty() && std::ranges::find(labels, line.label) == labels.end()) continue;
    rows.Add("<div class=\"{}\"><dt>{}</dt><dd>{}</dd></div>", line.long_text ? "portal-long" : "", line.label,
             line.value);
  }
  return Markup("<dl class=\"portal-guide\">{}</dl>", rows);
}

}  // namespace gongkai::disclosure
