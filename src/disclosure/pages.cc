#include "disclosure/pages.h"

#include "account/organ_card_view.h"
#include "base/fold.h"
#include "disclosure/content_view.h"

namespace gongkai::disclosure {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Url;

web::Page ItemFrame(const Visitor& visitor, std::string title) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), "/office/items");
  page.styles = {"css/items.css"};
  return page;
}

namespace {

/// An area of 公开信息 in the column beside its pages; another one is a line more.
struct Part {
  std::string_view group, label, path;
  Act act;
};
constexpr Part kParts[] = {
    {"写、审、公开", "公开信息", "/office/items", Act::kSeeItems},
    {"写、审、公开", "征求我们的意见", "/office/asked", Act::kAnswerOrgans},
    {"写、审、公开", "检查", "/office/screening", Act::kSeeItems},
    {"写、审、公开", "事项全程", "/office/matters", Act::kSeeItems},
    {"该公开的", "应公开事项", "/office/obligations", Act::kSeeItems},
    {"该公开的", "标准目录", "/office/catalogue", Act::kSeeItems},
    {"该公开的", "空白栏目", "/office/columns", Act::kSeeItems},
    {"发到哪里", "公开渠道", "/office/channels", Act::kSeeItems},
    {"发到哪里", "折页和小册子", "/office/booklets", Act::kSeeItems},
    {"发到哪里", "查阅场所", "/office/reading-places", Act::kSeeItems},
    {"发到哪里", "新媒体和平台", "/office/media", Act::kSeeItems},
    {"发到哪里", "推送回执", "/office/pushes", Act::kSeeItems},
    {"发到哪里", "归档和移交", "/office/archive", Act::kSeeItems},
    {"公众参与", "公众留言", "/office/messages", Act::kHandleMessages},
    {"公众参与", "整改要求", "/office/rectifications", Act::kHandleMessages},
    {"公众参与", "点题和问答库", "/office/entries", Act::kSeeItems},
    {"公众参与", "征求意见", "/office/comments", Act::kHandleMessages},
    {"公众参与", "各机关的办理", "/office/message-organs", Act::kSeeMessageFigures},
    {"公众参与", "留言的数字", "/office/message-figures", Act::kHandleMessages},
    {"公众参与", "公共企事业单位", "/office/enterprises", Act::kSetMessageTerms},
    {"公众参与", "留言到期销毁", "/office/disposals", Act::kSeeItems},
    {"公众参与", "答复期限", "/office/message-terms", Act::kSetMessageTerms},
    {"台账和数字", "自查", "/office/inspection", Act::kSeeItems},
    {"台账和数字", "行政决定", "/office/decisions", Act::kSeeItems},
    {"台账和数字", "文件清理", "/office/cleanups", Act::kSeeItems},
    {"台账和数字", "年报数字", "/office/figures", Act::kSeeItems},
};

}  // namespace

web::Page PartFrame(const Visitor& visitor, std::string title, std::string_view current) {
  web::Page page = ItemFrame(visitor, std::move(title));
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}};
  page.side_label = "公开信息";
  for (const Part& part : kParts) {
    if (!visitor.May(part.act)) continue;
    if (page.side.empty() || page.side.back().label != part.group) page.side.push_back({std::string(part.group), {}});
    page.side.back().items.push_back({std::string(part.label), Url::Local(part.path), part.path == current});
  }
  return page;
}

Item ItemIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = ItemIdFrom(request.params.Get("id"));
  auto item = id ? FindItem(session, *id) : std::nullopt;
  if (!item || !visitor.May(Act::kSeeItems, item->id.organ)) {
    throw web::ProblemError({404, "没有这一件", "没有这一件公开信息，请从“公开信息”的列表进入。"});
  }
  return std::move(*item);
}

Item SeenItem(account::Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return ItemIn(reader, request, visitor);
}

OrganId OrganFor(const Request& request, const Visitor& visitor, Act act) {
  for (const auto& chosen : {request.form.Int("organ"), request.query.Int("organ")}) {
    if (!chosen) continue;
    if (visitor.May(act, OrganId{*chosen})) return OrganId{*chosen};
    throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位管不到它。"});
  }
  for (const account::HeldPost& post : visitor.posts) {
    if (visitor.May(act, post.organ)) return post.organ;
  }
  throw web::ProblemError({403, "您的岗位不能这样做", "您现在的岗位不能这样做。"});
}

account::Actor ActorOn(const Visitor& visitor, Act act, OrganId organ, const Request& request) {
  return web::OrProblem(account::ActorFor(visitor, act, organ, account::OnceKey(request)));
}

std::string SiteAddress(const std::string& site, const Request& request, std::string_view path) {
  if (!site.empty()) return site + std::string(path);
  return (request.is_encrypted ? "https://" : "http://") + std::string(request.headers.Get("Host")) + web::BasePath() +
         std::string(path);
}

std::string NameOfOrgan(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

std::string PathOf(const Item& item) { return "/office/items/" + ToString(item.id); }

std::string TitleOf(const Item& item) { return IsBlankText(item.title) ? "（还没有名称）" : item.title; }

namespace {

std::string_view BadgeClass(Gate gate) {
  switch (gate) {
    case Gate::kPublic:
      return "gk-badge-good";
    case Gate::kNotYet:
      return "gk-badge-note";
    case Gate::kWithdrawn:
      return "gk-badge-error";
    case Gate::kExpired:
    case Gate::kNever:
      return "gk-badge-quiet";
  }
  return "gk-badge-quiet";
}

std::string WordOf(const Item& item, Gate gate) {
  switch (gate) {
    case Gate::kPublic:
      return "已公开";
    case Gate::kNotYet:
      return ToChinese(*item.publicity.public_from) + "公开";
    case Gate::kWithdrawn:
      return "已撤下";
    case Gate::kExpired:
      return item.kind == ItemKind::kWarning ? "预警已结束" : "公示期满，已撤下";
    case Gate::kNever:
      return std::string(NameOf(item.stage));
  }
  return {};
}

}  // namespace

Html StageBadge(const Item& item, Date today) {
  const Gate gate = GateOf(item.publicity, today);
  Html badge;
  if (gate == Gate::kNever && item.stage == Stage::kReview) {
    badge.Add("<span class=\"badge gk-badge-warning\">{}</span>", NameOf(item.stage));
  } else {
    badge.Add("<span class=\"badge {}\">{}</span>", BadgeClass(gate), WordOf(item, gate));
  }
  if (gate != Gate::kNever && (item.stage == Stage::kDraft || item.stage == Stage::kReview)) {
    badge.Add(" <span class=\"badge gk-badge-warning\">{}</span>",
              item.stage == Stage::kDraft ? "更正拟稿中" : "更正审签中");
  }
  return badge;
}

Html DueBadge(const Item& item, Date today) {
  const bool is_owed = item.attribute == Attribute::kProactive && item.stage != Stage::kDropped;
  if (!item.due_on || item.publicity.published_version || !is_owed) return {};
  const auto left = (std::chrono::sys_days(*item.due_on) - std::chrono::sys_days(today)).count();
  if (left < 0) return Markup("<span class=\"badge gk-badge-error\">已过期 {} 天</span>", -left);
  if (left == 0) return Markup("<span class=\"badge gk-badge-warning\">今天到期</span>");
  return Markup("<span class=\"badge {}\">还有 {} 天</span>", left <= 3 ? "gk-badge-warning" : "gk-badge-quiet", left);
}

}  // namespace gongkai::disclosure
