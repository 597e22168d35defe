// What the public reads of topics, questions and drafts for comment. Every answer that is an item asks the gate.

#include <memory>

#include "account/working_days_view.h"
#include "disclosure/pages.h"
#include "disclosure/participation/comment_term.h"
#include "disclosure/participation/item_links_view.h"
#include "disclosure/participation/take_part_pages.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/public_version_view.h"
#include "web/page_cache.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kOnePage = 20, kMostDrafts = 100;
constexpr int kOnCopy = 500;  // a copy has no page behind a query: all stand on the first

web::ProblemError NotThere() { return web::ProblemError({404, "没有这一页", "没有这一页，请从公众参与进入。"}); }

/// "2026-03-09_12-345": behind which entry a page goes on.
std::optional<EntryPlace> PlaceFrom(std::string_view text) {
  const std::size_t bar = text.find('_');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto day = ParseDate(text.substr(0, bar));
  const auto id = EntryIdFrom(text.substr(bar + 1));
  if (!day || !id) return std::nullopt;
  return EntryPlace{*day, *id};
}

int CountOn(const Request& request) { return request.is_for_copy ? kOnCopy : kOnePage; }

Html MoreLink(const Request& request, std::string_view path, const std::vector<PublicEntry>& entries) {
  if (request.is_for_copy || static_cast<int>(entries.size()) < kOnePage) return {};
  return Markup(
      "<nav class=\"gk-paging\" aria-label=\"翻页\"><a class=\"btn\" href=\"{}\">下一页</a></nav>",
      Url::Local(path).With("after", ToString(*entries.back().public_on) + "_" + ToString(entries.back().id)));
}

TopicStanding StandingNow(db::Session& session, const PublicEntry& topic, Date today) {
  return StandingOf(topic, AnsweredOn(session, topic, today), today);
}

std::string_view BadgeOf(TopicStanding standing) {
  switch (standing) {
    case TopicStanding::kAnswered:
      return "gk-badge-good";
    case TopicStanding::kAnsweredLate:
      return "gk-badge-warning";
    case TopicStanding::kOverdue:
      return "gk-badge-error";
    case TopicStanding::kOpen:
      return "gk-badge-note";
    case TopicStanding::kClosed:
      return "gk-badge-quiet";
  }
  return "gk-badge-quiet";
}

/// How many support it; a copy of the page would be of yesterday.
Html SupportsOf(const PublicEntry& topic, const Request& request) {
  if (request.is_for_copy) return {};
  return Markup("<span>{} 人支持</span>", topic.supports);
}

Response ShowTopics(Desk& desk, const Request& request) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const auto topics =
      PublicEntries(reader, PublicEntryKind::kTopic, PlaceFrom(request.query.Get("after")), CountOn(request));
  web::Page page = TakePartFrame("点题公开");
  page.actions.Add("<a class=\"btn btn-primary\" href=\"/take-part/send/topic\">提出一个题目</a>");
  Html lines;
  for (const PublicEntry& topic : topics) {
    const TopicStanding standing = StandingNow(reader, topic, today);
    lines.Add(
        "<li><h2><a href=\"{}\">{}</a> <span class=\"badge {}\">{}</span></h2><p class=\"gk-soft items-facts\"><span>{}"
        "</span><span>{}提出</span>{}</p></li>",
        Url::Local(PublicPathOf(topic)), topic.title, BadgeOf(standing), NameOf(standing),
        NameOfOrgan(reader, topic.id.organ), topic.received_on, SupportsOf(topic, request));
  }
  page.body.Add("<section class=\"portal-part\">{}{}</section>",
                lines.empty() ? Markup("<p class=\"gk-empty\">还没有公开的题目，您可以提第一个。</p>")
                              : Markup("<ol class=\"items-list\">{}</ol>", lines),
                MoreLink(request, "/take-part/topics", topics));
  return ForEveryone(page, request);
}

/// How the last day comes about, day by day.
Html TermOfTopic(const PublicEntry& topic, const CountyTerms& county) {
  if (!topic.received_on || !topic.due_on) return {};
  const auto days = account::WorkingDays().CountWorkingDays(*topic.received_on, *topic.due_on);
  const law::DayCount count =
      law::CountDays(account::WorkingDays(), *topic.received_on, {days.count, law::TermUnit::kWorkingDays});
  Html html = Markup(
      "<details class=\"gk-fold\"><summary>期限怎么算</summary><div><p>{}收到，第二天起算，{}，最后一天是<b>{}</b>。"
      "{}。</p>",
      ToChinese(*topic.received_on), law::ToChinese(law::Term{days.count, law::TermUnit::kWorkingDays}),
      ToChinese(*topic.due_on),
      IsOfCounty(MessageKind::kTopic, static_cast<int>(days.count), county) ? "本县规定的期限，法律没有规定"
                                                                            : "程序默认的提醒期限，法律没有规定");
  if (count.is_provisional) html.Add("<p>其中有的年份还没有放假通知，先按周末推算。</p>");
  return html.Add("<div class=\"item-months\">{}</div></div></details>", MonthsOf(count));
}

/// What came of it; of an item alone that the gate lets through.
Html AnswerOf(db::Session& session, const PublicEntry& topic, TopicStanding standing, Date today) {
  switch (standing) {
    case TopicStanding::kAnswered:
    case TopicStanding::kAnsweredLate: {
      const auto item = FindItem(session, {topic.id.organ, *topic.item});
      const ItemVersion version = PublicVersion(session, item, today);
      return Markup("<p>{}公开答复：<a href=\"/items/{}\">{}</a></p>", ToChinese(*item->publicity.public_from),
                    ToString(item->id), version.content.title);
    }
    case TopicStanding::kClosed:
      return Markup("<h2>机关的说明</h2>{}", Paragraphs(topic.closed_words));
    case TopicStanding::kOverdue:
      return Markup("<p>应当在{}以前答复，已经超过期限。</p>", ToChinese(*topic.due_on));
    case TopicStanding::kOpen:
      return Markup("<p>机关正在办理，一般在{}以前公开答复。</p>", ToChinese(topic.due_on.value_or(today)));
  }
  return {};
}

class Topics {
 public:
  explicit Topics(Desk& desk) : desk_(desk) {}

  Response Show(const Request& request, PublicEntryKind kind) {
    db::Reader reader = desk_.database.Read();
    const Date today = BeijingDay(desk_.now());
    const PublicEntry entry = EntryAt(reader, request, kind);
    const std::string organ = NameOfOrgan(reader, entry.id.organ);
    const TopicStanding standing =
        kind == PublicEntryKind::kTopic ? StandingNow(reader, entry, today) : TopicStanding::kAnswered;
    const Html answer = kind == PublicEntryKind::kTopic ? AnswerOf(reader, entry, standing, today) : Html();
    const Html term = kind == PublicEntryKind::kTopic ? TermOfTopic(entry, ReadCountyTerms(reader)) : Html();
    const bool is_thanked = request.query.Has("done");
    const std::string version = std::to_string(entry.version) + "/" + std::to_string(entry.supports) + organ +
                                answer.text() + std::string(NameOf(standing)) + term.text();
    const auto make = [&](const Request& same) { return Render(entry, organ, standing, answer, term, same); };
    if (!is_thanked) return pages_.Answer(request, PublicPathOf(entry), version, make);
    return Thanked(request, make);
  }

 private:
  /// Errors: throws ProblemError: 404 for what was never public, 410 with the reason for what was taken down.
  static PublicEntry EntryAt(db::Session& session, const Request& request, PublicEntryKind kind) {
    const auto id = EntryIdFrom(request.params.Get("id"));
    auto entry = id ? FindEntry(session, *id) : std::nullopt;
    if (!entry || entry->kind != kind) throw NotThere();
    if (entry->state == PublicEntryState::kHidden) {
      throw web::ProblemError({410, "这一条已经撤下", "这一条已经撤下：" + entry->hidden_words});
    }
    if (entry->state != PublicEntryState::kPublic) throw NotThere();
    return std::move(*entry);
  }

  Response Thanked(const Request& request, const web::PageCache::Make& make) const {
    Response response = Response::Of(make(request));
    response.for_everyone = true;
    return response;
  }

  static Html Render(const PublicEntry& entry, const std::string& organ, TopicStanding standing, const Html& answer,
                     const Html& term, const Request& same) {
    web::Page page = TakePartFrame(entry.title);
    const bool is_topic = entry.kind == PublicEntryKind::kTopic;
    page.breadcrumbs.push_back(
        {is_topic ? "点题公开" : "问答库", Url::Local(is_topic ? "/take-part/topics" : "/take-part/questions")});
    page.meta.push_back({"ArticleTitle", entry.title});
    page.meta.push_back({"PubDate", ToString(*entry.public_on)});
    page.meta.push_back({"ContentSource", organ});
    if (is_topic) {
      Html support;
      const bool is_open = standing == TopicStanding::kOpen || standing == TopicStanding::kOverdue;
      if (is_open) {
        support.Add("<p><a class=\"btn btn-primary\" href=\"{}\">支持这个题目</a></p>",
                    Url::Local("/take-part/support").With("topic", ToString(entry.id)));
      }
      if (same.query.Get("done") == "supported") {
        support.Add("<p role=\"status\">已经记下您的支持；一个浏览器只算一次。</p>");
      } else if (same.query.Has("done")) {
        support.Add("<p role=\"status\">这次没有计数：一个浏览器只算一次，一个网络一天只算几次。</p>");
      }
      page.body.Add(
          "<article class=\"portal-part\"><p><span class=\"badge {}\">{}</span> <span class=\"gk-soft items-facts\">"
          "<span>{}</span><span>{}提出</span>{}</span></p>{}{}{}{}</article>",
          BadgeOf(standing), NameOf(standing), organ, entry.received_on, SupportsOf(entry, same),
          Paragraphs(entry.words), answer, support, term);
    } else {
      page.body.Add(
          "<article class=\"portal-part\">{}<p class=\"gk-soft items-facts\"><span>{}</span><span>{}</span></p>"
          "<p class=\"gk-soft\">这里的回答供参考，办事以机关当面告知的和现行规定为准。</p></article>",
          Paragraphs(entry.words), organ, entry.public_on);
    }
    return RenderPage(page, same);
  }

  Desk& desk_;
  web::PageCache pages_;
};

Response ShowQuestions(Desk& desk, const Request& request) {
  db::Reader reader = desk.database.Read();
  const auto questions =
      PublicEntries(reader, PublicEntryKind::kQuestion, PlaceFrom(request.query.Get("after")), CountOn(request));
  web::Page page = TakePartFrame("问答库");
  page.actions.Add("<a class=\"btn btn-primary\" href=\"/take-part/send/enquiry\">没有找到，我来问</a>");
  Html lines;
  for (const PublicEntry& question : questions) {
    lines.Add(
        "<li><h2><a href=\"{}\">{}</a></h2><p class=\"gk-soft items-facts\"><span>{}</span><span>{}</span></p></li>",
        Url::Local(PublicPathOf(question)), question.title, NameOfOrgan(reader, question.id.organ), question.public_on);
  }
  page.body.Add("<section class=\"portal-part\">{}{}</section>",
                lines.empty() ? Markup("<p class=\"gk-empty\">问答库里还没有内容。</p>")
                              : Markup("<ol class=\"items-list\">{}</ol>", lines),
                MoreLink(request, "/take-part/questions", questions));
  return ForEveryone(page, request);
}

Response ShowDrafts(Desk& desk, const Request& request) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  web::Page page = TakePartFrame("征求意见");
  Html open, over;
  for (const ItemId id : PublicDraftsOf(reader, {}, today, kMostDrafts)) {
    const auto item = FindItem(reader, id);
    const auto version = FindVersion(reader, id, *item->publicity.published_version);
    if (!version) continue;
    const ItemLinks links = ItemLinksOf(reader, *item, version->content, today);
    Html& list = links.takes_comments ? open : over;
    list.Add(
        "<li><h3><a href=\"/items/{}\">{}</a></h3><p class=\"gk-soft items-facts\"><span>{}</span><span>到 {}"
        "</span>",
        ToString(id), item->title, NameOfOrgan(reader, id.organ), links.comments_until);
    if (links.takes_comments) {
      list.Add("<a href=\"{}\">提意见</a>", Url::Local("/take-part/send/comment").With("item", ToString(id)));
    } else if (links.outcome) {
      list.Add("<a href=\"/items/{}\">采纳情况</a>", ToString(*links.outcome));
    } else {
      list.Add("<span>采纳情况还没有公布</span>");
    }
    list.Add("</p></li>");
  }
  const auto part = [&](std::string_view title, const Html& list, std::string_view none) {
    page.body.Add(
        "<section class=\"portal-part\"><h2>{}</h2>{}</section>", title,
        list.empty() ? Markup("<p class=\"gk-empty\">{}</p>", none) : Markup("<ol class=\"items-list\">{}</ol>", list));
  };
  part("正在征求意见", open, "现在没有正在征求意见的草案。");
  part("已经结束", over, "还没有结束的征求意见。");
  return ForEveryone(page, request);
}

}  // namespace

void AddTopicPages(account::Office& office) {
  Desk& desk = office.desk();
  const auto topics = std::make_shared<Topics>(desk);
  const auto get = [&](std::string_view pattern, Response (*show)(Desk&, const Request&)) {
    office.router().Get(pattern, [&desk, show](const Request& request) { return show(desk, request); });
  };
  get("/take-part/topics", ShowTopics);
  get("/take-part/questions", ShowQuestions);
  get("/take-part/drafts", ShowDrafts);
  office.router().Get("/take-part/topics/{id}",
                      [topics](const Request& request) { return topics->Show(request, PublicEntryKind::kTopic); });
  office.router().Get("/take-part/questions/{id}",
                      [topics](const Request& request) { return topics->Show(request, PublicEntryKind::kQuestion); });
}

}  // namespace gongkai::disclosure
