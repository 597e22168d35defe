#include "disclosure/cleanup/cleanup_pages.h"

#include <algorithm>

#include "base/fold.h"
#include "disclosure/cleanup/cleanup_actions.h"
#include "disclosure/cleanup/cleanup_export.h"
#include "disclosure/validity_view.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kList = "/office/cleanups";
constexpr int kMostListed = 200, kMostDocuments = 20'000;

std::string_view StyleOf(CleanupState state) {
  switch (state) {
    case CleanupState::kSigned:
      return "gk-badge-good";
    case CleanupState::kWaiting:
      return "gk-badge-warning";
    case CleanupState::kDraft:
    case CleanupState::kAnnulled:
      return "gk-badge-quiet";
  }
  return "gk-badge-quiet";
}

Html Badge(CleanupState state) { return Markup("<span class=\"badge {}\">{}</span>", StyleOf(state), NameOf(state)); }

// ---- the list

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto organs = visitor.OrgansFor(Act::kSeeItems);
  web::Page page = PartFrame(visitor, "文件清理", kList);
  if (visitor.May(Act::kDraftItems)) {
    page.actions = Markup("<a class=\"btn btn-primary\" href=\"/office/cleanups/new\">登记一次清理</a>");
  }
  page.body.Add(
      "<p "
      "class=\"gk-soft\">"
      "规章、行政规范性文件和其他政策文件定期清理，结果分继续有效、修改、废止、宣布失效（国办发〔2018〕37号）。"
      "一次清理可以登记多件；由另一位负责人签署以后，公开的页面、目录和年报数字才按它标明。</p>");
  Html rows;
  for (const ListedCleanup& listed : ListCleanups(reader, organs, {}, kMostListed)) {
    const Cleanup& cleanup = listed.cleanup;
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"机关\">{}</td><td class=\"gk-nowrap\" "
        "data-label=\"决定日期\">{}</td><td data-label=\"文件\">{} 件</td><td data-label=\"情况\">{}</td></tr>",
        Url::Local(PathOfCleanup(cleanup.id)), cleanup.title, NameOfOrgan(reader, cleanup.id.organ), cleanup.decided_on,
        listed.entries, Badge(cleanup.state));
  }
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">还没有登记过清理。</p>");
  } else {
    page.body.Add(
        "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">名称</th><th "
        "scope=\"col\">机关</th><th scope=\"col\">决定日期</th><th scope=\"col\">文件</th><th "
        "scope=\"col\">情况</th></tr></thead><tbody>{}</tbody></table></div>",
        rows);
  }
  return Response::Of(RenderPage(page, request));
}

// ---- one

std::string DayText(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

Html Entries(const Cleanup& cleanup, const std::vector<CleanedDocument>& documents, Date today) {
  Html rows;
  for (const CleanupEntry& entry : cleanup.entries) {
    const auto document = std::ranges::find(documents, entry.item, &CleanedDocument::id);
    if (document == documents.end()) continue;
    const std::string day = EndsIt(entry.outcome) ? DayText(entry.from ? entry.from : cleanup.decided_on) + " 起"
                            : entry.until         ? "到 " + DayText(entry.until)
                                                  : std::string();
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"/office/items/{}\">{}</a>{}<div class=\"gk-soft\">{}</div></th><td "
        "data-label=\"清理结果\"><b>{}</b> {}</td><td data-label=\"说明\">{}</td></tr>",
        ToString(entry.item), document->title, ValidityBadge(ValidityMarkOn(document->facts, today)),
        document->document_number, NameOf(entry.outcome), day, entry.words);
  }
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">文件</th><th "
      "scope=\"col\">清理结果</th><th scope=\"col\">说明</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Html SignPart(const Cleanup& cleanup, const Request& request, const Visitor& visitor) {
  if (cleanup.state != CleanupState::kWaiting) return {};
  const OrganId organ = cleanup.id.organ;
  const bool may = visitor.May(Act::kReviewItems, organ) || visitor.May(Act::kApproveItems, organ);
  if (!may || visitor.person == cleanup.made_by) {
    return Markup(
        "<div class=\"gk-warned\"><p>等签署：由另一位负责人（分管领导或者主要负责人）看过下面的清单再签署。</p></div>");
  }
  return Markup(
      "<section class=\"card item-part item-sign\"><h2>请您签署</h2><p class=\"gk-soft\">您签署的是下面的全部清单。"
      "签署以后，公开的页面和目录马上按它标明，不能再改；登记错了的只能作废。</p><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\">{}<input type=\"hidden\" name=\"digest\" value=\"{}\"><div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">同意，签署</button></div></form></section>",
      Url::Local(PathOfCleanup(cleanup.id) + "/sign"), FormKeys(request), cleanup.digest);
}

Html AnnulPart(const Cleanup& cleanup, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  if (cleanup.state != CleanupState::kSigned || !visitor.May(Act::kApproveItems, cleanup.id.organ)) return {};
  return Markup(
      "<details class=\"card item-part\" {}><summary>登记错了，作废</summary><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}{}<p "
      "class=\"gk-soft\">作废以后，这一次清理对公开的页面和年报数字都不再算数，"
      "要重新登记、签署。</p><div class=\"gk-sends\"><button class=\"btn btn-danger\" "
      "type=\"submit\">作废这一次清理</button></div></form></details>",
      web::AttributeIf(!errors.empty(), "open"), Url::Local(PathOfCleanup(cleanup.id) + "/annul"), FormKeys(request),
      web::AreaField(
          {.name = "words", .label = "为什么作废", .value = std::string(request.form.Get("words")), .required = true},
          2, errors));
}

Html Facts(const Cleanup& cleanup, const std::string& organ) {
  Html facts;
  const auto add = [&](std::string_view label, const std::string& value) {
    if (!value.empty()) facts.Add("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
  };
  add("机关", organ);
  add("依据", cleanup.basis);
  add("决定日期", cleanup.decided_on ? ToChinese(*cleanup.decided_on) : "");
  add("结果", CountsInWords(cleanup.entries));
  add("登记", cleanup.made_name);
  if (cleanup.signed_at) add("签署", cleanup.signed_name + "　" + ToBeijingMinute(*cleanup.signed_at));
  if (cleanup.annulled_at) {
    add("作废", cleanup.annulled_name + "　" + ToBeijingMinute(*cleanup.annulled_at) + "：" + cleanup.annulled_words);
  }
  return Markup("<p>{}</p><dl class=\"gk-facts\">{}</dl>", Badge(cleanup.state), facts);
}

Html Acts(const Cleanup& cleanup, const Request& request, const Visitor& visitor) {
  const std::string path = PathOfCleanup(cleanup.id);
  Html acts = Markup("<a class=\"btn\" href=\"{}\">导出 Excel</a>", Url::Local(path + "/xlsx"));
  const bool is_open = cleanup.state == CleanupState::kDraft || cleanup.state == CleanupState::kWaiting;
  if (!is_open || !visitor.May(Act::kDraftItems, cleanup.id.organ)) return acts;
  acts.Add("<a class=\"btn\" href=\"{}\">修改</a>", Url::Local(path + "/edit"));
  if (cleanup.state == CleanupState::kWaiting) return acts;
  return acts.Add(
      "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"version\" value=\"{}\"><button class=\"btn "
      "btn-primary\" type=\"submit\">送签</button></form>",
      Url::Local(path + "/hand-in"), FormKeys(request), cleanup.version);
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Cleanup cleanup = CleanupIn(reader, request, visitor);
  web::Page page = CleanupFrame(visitor, cleanup.title);
  page.actions = Acts(cleanup, request, visitor);
  if (!request.query.Get("done").empty()) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  }
  page.body.Add("{}{}{}{}{}", web::FaultList(errors), Facts(cleanup, NameOfOrgan(reader, cleanup.id.organ)),
                SignPart(cleanup, request, visitor),
                Entries(cleanup, CleanedDocumentsOf(reader, cleanup.id.organ, kMostDocuments), today),
                AnnulPart(cleanup, request, visitor, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response SendWorkbook(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Cleanup cleanup = CleanupIn(reader, request, visitor);
  const std::vector<CleanedDocument> documents = CleanedDocumentsOf(reader, cleanup.id.organ, kMostDocuments);
  return Response::Download(
      cleanup.title + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      CleanupWorkbook(cleanup, NameOfOrgan(reader, cleanup.id.organ), documents, BeijingDay(desk.now())));
}

ItemId Seen(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return CleanupIn(reader, request, visitor).id;
}

Response After(Desk& desk, const Request& request, const Visitor& visitor, const FormResult<ItemId>& done) {
  if (!done) return ShowOne(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOfCleanup(*done)).With("done", "1"));
}

Response PostHandIn(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id = Seen(desk, request, visitor);
  return After(desk, request, visitor,
               HandInCleanup(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id,
                             request.form.Int("version").value_or(0)));
}

Response PostSign(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id = Seen(desk, request, visitor);
  const Act as = visitor.May(Act::kReviewItems, id.organ) ? Act::kReviewItems : Act::kApproveItems;
  return After(desk, request, visitor,
               SignCleanup(desk, ActorOn(visitor, as, id.organ, request), id, request.form.Get("digest")));
}

Response PostAnnul(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id = Seen(desk, request, visitor);
  return After(desk, request, visitor,
               AnnulCleanup(desk, ActorOn(visitor, Act::kApproveItems, id.organ, request), id,
                            std::string(request.form.Get("words"))));
}

}  // namespace

std::string PathOfCleanup(ItemId id) { return std::string(kList) + "/" + ToString(id); }

web::Page CleanupFrame(const Visitor& visitor, std::string title) {
  web::Page page = PartFrame(visitor, std::move(title), kList);
  page.breadcrumbs.push_back({"文件清理", Url::Local(kList)});
  return page;
}

Cleanup CleanupIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = ItemIdFrom(request.params.Get("id"));
  auto cleanup = id ? FindCleanup(session, *id) : std::nullopt;
  if (!cleanup || !visitor.May(Act::kSeeItems, cleanup->id.organ)) {
    throw web::ProblemError({404, "没有这一次清理", "没有这一次清理，请从“文件清理”进入。"});
  }
  return std::move(*cleanup);
}

void AddCleanupPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get(kList, Act::kSeeItems, with_desk(ShowList));
  AddCleanupFormPages(office);  // "new" before "{id}"
  office.Get("/office/cleanups/{id}", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowOne(office.desk(), request, visitor, {});
  });
  office.Get("/office/cleanups/{id}/xlsx", Act::kSeeItems, with_desk(SendWorkbook));
  office.Post("/office/cleanups/{id}/hand-in", Act::kDraftItems, with_desk(PostHandIn));
  office.Post("/office/cleanups/{id}/sign", Act::kSeeItems, with_desk(PostSign));
  office.Post("/office/cleanups/{id}/annul", Act::kApproveItems, with_desk(PostAnnul));
}

}  // namespace gongkai::disclosure
