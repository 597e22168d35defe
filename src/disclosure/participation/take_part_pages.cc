// The front of taking part: what one can do, and where it leads.

#include "disclosure/participation/take_part_pages.h"

#include <algorithm>

#include "account/portal_view.h"
#include "base/fold.h"
#include "disclosure/pages.h"
#include "disclosure/public_frame_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

struct Way {
  std::string_view path, title, words;
};
constexpr Way kWays[] = {
    {"/take-part/topics", "点题公开", "提出希望公开什么，支持别人提的题目；机关公开答复。"},
    {"/take-part/drafts", "征求意见", "正在征求意见的草案，和采纳情况。"},
    {"/take-part/send/enquiry", "办事咨询", "问怎么办、找谁办；先看看问答库里有没有。"},
    {"/take-part/questions", "问答库", "问得多的事，和机关的回答。"},
    {"/take-part/send/error", "我来找错", "公开的内容写错了、过时了、打不开，告诉机关去改。"},
    {"/take-part/send/suggestion", "建议公开", "建议机关把某类信息主动公开（条例第九条、第四十四条第二款）。"},
    {"/take-part/send/criticism", "批评和建议", "对政府信息公开工作的批评、建议（条例第九条）。"},
    {"/take-part/send/complaint", "投诉举报",
     "机关没有依法主动公开、没有依法答复申请的，向主管部门或者上一级行政机关提出（条例第四十七条、第五十一条）。"},
    {"/take-part/send/enterprise", "对公共企事业单位的申诉",
     "学校、医院、供水、供电等单位没有依照规定公开信息的，向它的主管部门提出（条例第五十五条）。"},
    {"/take-part/send/mailbox", "写信", "别的事，写给哪个机关都可以；信访、行政复议申请请走相应渠道。"},
    {"/take-part/look-up", "查办理情况", "凭提交时的查询码，看办到哪一步、怎样答复。"},
};

Response Show(Desk&, const Request& request) {
  web::Page page = TakePartFrame("公众参与");
  page.breadcrumbs = {{"政府信息公开", Url::Local("/")}};
  Html ways;
  for (const Way& way : kWays) {
    ways.Add("<li><h2><a href=\"{}\">{}</a></h2><p class=\"gk-soft\">{}</p></li>", Url::Local(way.path), way.title,
             way.words);
  }
  page.body.Add(
      "<section class=\"portal-part\"><ul class=\"items-list\">{}</ul><p class=\"gk-soft\">"
      "要机关提供某一份没有公开的信息，请按<a href=\"/requests\">依申请公开</a>提出申请，这里的留言不算申请。</p><p "
      "class=\"gk-soft\">对依申请公开的答复不服的，复议、诉讼见<a "
      "href=\"/guides\">各机关的指南</a>。</p></section>",
      ways);
  return ForEveryone(page, request);
}

}  // namespace

web::Page TakePartFrame(std::string title) {
  web::Page page = PublicFrame(std::move(title), "公众参与");
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"公众参与", Url::Local("/take-part")});
  return page;
}

std::string PublicPathOf(const PublicEntry& entry) {
  return (entry.kind == PublicEntryKind::kTopic ? "/take-part/topics/" : "/take-part/questions/") + ToString(entry.id);
}

std::optional<Date> AnsweredOn(db::Session& session, const PublicEntry& topic, Date today) {
  const auto item = topic.item ? FindItem(session, {topic.id.organ, *topic.item}) : std::nullopt;
  if (!item || !IsPublic(item->publicity, today)) return std::nullopt;
  const Date since = *item->publicity.public_from;
  const auto message = topic.message ? FindMessage(session, *topic.message) : std::nullopt;
  if (!message || message->state != MessageState::kAnswered || !message->ended_at) return since;
  return std::min(since, BeijingDay(*message->ended_at));
}

Html Paragraphs(std::string_view text) {
  Html html;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = Trim(text.substr(0, end));
    if (!line.empty()) html.Add("<p>{}</p>", line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return html;
}

std::vector<web::Choice> OrgansToWriteTo(db::Session& session, Date today) {
  std::vector<web::Choice> choices;
  const auto county = account::PublicCountyOf(session, today);
  if (!county) return choices;
  for (const account::PublicOrgan& organ : county->organs) {
    choices.push_back({std::to_string(organ.id.value), organ.name});
  }
  return choices;
}

void AddTakePartPages(account::Office& office) {
  office.router().Get("/take-part", [&office](const Request& request) { return Show(office.desk(), request); });
}

}  // namespace gongkai::disclosure
