#include "account/notice_pages.h"

#include "account/notice_actions.h"
#include "account/notice_store.h"
#include "web/errors_to_http.h"

namespace gongkai::account {
namespace {

using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kShown = 30;

Url Here(bool only_unread) {
  Url url = Url::Local("/office/notices");
  if (only_unread) url.With("which", "unread");
  return url;
}

std::string_view BadgeOf(NoticeKind kind) {
  if (kind == NoticeKind::kOverdue || kind == NoticeKind::kAlarm || kind == NoticeKind::kConfirm)
    return "gk-badge-error";
  return kind == NoticeKind::kDueSoon || kind == NoticeKind::kAccount ? "gk-badge-warning" : "gk-badge-quiet";
}

/// Comes back to where it was pressed.
Html WhichField(bool only_unread) {
  return only_unread ? Markup("<input type=\"hidden\" name=\"which\" value=\"unread\">") : Html();
}

Html Row(const Request& request, const Notice& notice, bool only_unread) {
  Html row = Markup(
      "<li class=\"{}\"><div><form method=\"post\" action=\"/office/notices/{}/open\">{}<button "
      "class=\"notice-open\" type=\"submit\">{}</button></form>",
      notice.read_at ? "notice-read" : "notice-unread", notice.id.value, request.CsrfField(), notice.title);
  if (!notice.detail.empty()) row.Add("<p>{}</p>", notice.detail);
  row.Add("<p class=\"gk-soft\"><span class=\"badge {}\">{}</span> {}{}</p></div>", BadgeOf(notice.kind),
          NameOf(notice.kind), ToBeijingMinute(notice.at), notice.read_at ? "，已读" : "，未读");
  if (!notice.read_at) {
    row.Add(
        "<form method=\"post\" action=\"/office/notices/{}/read\">{}{}<button class=\"btn btn-sm\" type=\"submit\" "
        "aria-label=\"标为已读：{}\">标为已读</button></form>",
        notice.id.value, request.CsrfField(), WhichField(only_unread), notice.title);
  }
  return row.Add("</li>");
}

Html Filter(bool only_unread, int unread) {
  return Markup(
      "<ul class=\"home-counts\"><li><a href=\"{}\" {}>全部</a></li><li><a href=\"{}\" {}>未读 <b>{}</b></a></li></ul>",
      Here(false), AttributeIf(!only_unread, "aria-current=\"true\""), Here(true),
      AttributeIf(only_unread, "aria-current=\"true\""), unread);
}

Html Empty(bool only_unread) {
  return Markup(
      "<p class=\"gk-empty\">{}</p>",
      only_unread ? "没有未读的通知。" : "还没有通知。有事快到期，或者别人办了和您有关的事，会在这里告诉您。");
}

Html ReadAll(const Request& request, NoticeId newest, bool only_unread) {
  return Markup(
      "<form method=\"post\" action=\"/office/notices/read\">{}{}<input type=\"hidden\" name=\"up_to\" "
      "value=\"{}\"><button class=\"btn\" type=\"submit\">全部标为已读</button></form>",
      request.CsrfField(), WhichField(only_unread), newest.value);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const bool only_unread = request.query.Get("which") == "unread";
  NoticeFilter filter{.only_unread = only_unread, .limit = kShown + 1};
  if (const auto before = request.query.Int("before")) filter.before = NoticeId{*before};
  std::vector<Notice> notices;
  {
    db::Reader reader = desk.database.Read();
    notices = NoticesOf(reader, visitor.person, filter);
  }
  const bool has_more = notices.size() > kShown;
  if (has_more) notices.pop_back();
  web::Page page = OfficeFrame(visitor, "通知", "/office/notices");
  page.styles = {"css/home.css"};
  page.width = web::Width::kText;
  page.actions = Markup("<a class=\"btn\" href=\"/account/notices\">怎样收通知</a>");
  page.body.Add("{}", Filter(only_unread, visitor.unread_notices));
  if (notices.empty()) {
    page.body.Add("{}", Empty(only_unread));
    return Response::Of(RenderPage(page, request));
  }
  Html rows;
  for (const Notice& notice : notices) rows.Add("{}", Row(request, notice, only_unread));
  page.body.Add("<ul class=\"home-list notices\">{}</ul><div class=\"gk-sends\">", rows);
  if (visitor.unread_notices > 0) page.body.Add("{}", ReadAll(request, notices.front().id, only_unread));
  if (has_more) {
    page.body.Add("<a class=\"btn\" href=\"{}\">更早的</a>",
                  Here(only_unread).With("before", std::to_string(notices.back().id.value)));
  }
  page.body.Add("</div>");
  return Response::Of(RenderPage(page, request));
}

/// The one in the address, when it is the visitor's own.
Notice NoticeIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  auto notice = FindNotice(reader, visitor.person, NoticeId{request.params.Int("id").value_or(0)});
  if (!notice) throw web::ProblemError({404, "没有这条通知", "可能已经过了保存的期限，或者地址写错了。"});
  return std::move(*notice);
}

Response Open(Desk& desk, const Request& request, const Visitor& visitor) {
  const Notice notice = NoticeIn(desk, request, visitor);
  ReadNotice(desk, visitor.person, notice.id);
  return Response::SeeOther(Url::Checked(web::BasePath() + notice.path));
}

Response BackFrom(const Request& request) { return Response::SeeOther(Here(request.form.Get("which") == "unread")); }

}  // namespace

void AddNoticePages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/notices", Act::kUseOffice,
             [&desk](const Request& request, const Visitor& visitor) { return Show(desk, request, visitor); });
  office.Post("/office/notices/{id}/open", Act::kUseOffice,
              [&desk](const Request& request, const Visitor& visitor) { return Open(desk, request, visitor); });
  office.Post("/office/notices/{id}/read", Act::kUseOffice, [&desk](const Request& request, const Visitor& visitor) {
    ReadNotice(desk, visitor.person, NoticeIn(desk, request, visitor).id);
    return BackFrom(request);
  });
  office.Post("/office/notices/read", Act::kUseOffice, [&desk](const Request& request, const Visitor& visitor) {
    ReadNotices(desk, visitor.person, NoticeId{request.form.Int("up_to").value_or(0)});
    return BackFrom(request);
  });
}

}  // namespace gongkai::account
