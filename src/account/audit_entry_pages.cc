// One entry of the trail, held against the entry before it while it is shown. See audit_pages.h.
#include "account/audit_actions.h"
#include "account/audit_pages.h"
#include "account/audit_words.h"
#include "account/trail_view.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

// Held against the one before it, here and now.
Html MacNote(db::Session& session, const Keys& keys, const StoredEntry& stored) {
  const auto previous = FindEntry(session, stored.entry.organ, stored.entry.number - 1);
  const std::string mac = MacOf(keys.audit, stored.entry, previous ? previous->mac : "");
  if (stored.is_readable && mac == stored.mac) {
    return Markup("<span class=\"badge gk-badge-good\">✓ 内容与校验码相符</span>");
  }
  return Markup("<span class=\"badge gk-badge-error\">✕ 内容或前一条与校验码不符，被改动过</span>");
}

Html Facts(const TrailNames& names, const AuditEntry& entry, const Html& mac_note) {
  const auto post = PostKindFrom(entry.post);
  Html html;
  html.Add(
      "<dl class=\"audit-facts\"><dt>时间</dt><dd>{}</dd><dt>谁</dt><dd>{} <span class=\"audit-soft\">{}</span></dd>",
      ToBeijingSecond(entry.at), WhoWords(names, entry), post ? NameOf(*post) : "");
  html.Add("<dt>行为</dt><dd>{} <span class=\"audit-soft\">{}</span></dd><dt>结果</dt><dd>{}</dd>",
           WordsOfAct(entry.act), entry.act, NameOf(entry.outcome));
  if (!entry.object.empty()) {
    html.Add("<dt>对象</dt><dd>{} <span class=\"audit-soft\">{}</span></dd>", ObjectWords(names, entry), entry.object);
  }
  for (const auto& [name, value] : DetailWords(names, entry)) html.Add("<dt>{}</dt><dd>{}</dd>", name, value);
  if (!entry.address.empty()) html.Add("<dt>网络地址</dt><dd>{}</dd>", entry.address);
  html.Add("<dt>记在</dt><dd>{}的记录，第 {} 条</dd><dt>校验</dt><dd>{}</dd></dl>", names.OfChain(entry.organ),
           entry.number, mac_note);
  return html;
}

Html Neighbours(db::Session& session, const AuditEntry& entry) {
  Html html;
  html.Add("<nav class=\"audit-paging\" aria-label=\"同一条链的前后记录\">");
  if (entry.number > 1) html.Add("<a class=\"btn\" href=\"{}\">前一条</a>", EntryUrl(entry.organ, entry.number - 1));
  if (FindEntry(session, entry.organ, entry.number + 1)) {
    html.Add("<a class=\"btn\" href=\"{}\">后一条</a>", EntryUrl(entry.organ, entry.number + 1));
  }
  return html.Add("</nav>");
}

Response ShowEntry(Desk& desk, const Request& request, const Visitor& visitor) {
  RecordSight(desk, visitor);
  const auto chain = request.params.Int("chain"), number = request.params.Int("number");
  db::Reader reader = desk.database.Read();
  const auto stored = chain && number ? FindEntry(reader, OrganId(*chain), *number) : std::nullopt;
  if (!stored) throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "没有这一条审计记录。", ""}));
  const TrailNames names = ReadTrailNames(reader, BeijingDay(desk.now()));
  web::Page page = AuditFrame(visitor, std::string(WordsOfAct(stored->entry.act)));
  page.width = web::Width::kText;
  page.breadcrumbs = {{"审计记录", Url::Local(kAuditPath)}};
  page.body.Add(Facts(names, stored->entry, MacNote(reader, desk.keys, *stored)));
  page.body.Add(Neighbours(reader, stored->entry));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddAuditEntryPages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/audit/{chain}/{number}", Act::kSeeAudit,
             [&](Request& request, const Visitor& visitor) { return ShowEntry(desk, request, visitor); });
}

}  // namespace gongkai::account
