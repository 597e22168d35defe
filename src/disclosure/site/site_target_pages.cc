// Where copies of the public part are pushed to: the list with how each is doing, and the form of one. A token that was
// saved is never shown again.

#include "base/fold.h"
#include "disclosure/site/site_pages.h"
#include "disclosure/site/site_push_store.h"
#include "disclosure/site/site_target_actions.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kConflict = 409, kUnprocessable = 422;

web::Page Frame(const Visitor& visitor, std::string title) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), "/office/site-targets");
  page.styles.emplace_back("css/items.css");
  return page;
}

// ---- the list

/// Where it goes as soon as the old site is cleared.
const PushTargetMove* WaitingIn(const std::vector<PushTargetMove>& moves) {
  return !moves.empty() && moves.front().is_waiting ? &moves.front() : nullptr;
}

Html HowItDoes(const PushTarget& target, const std::vector<PushTargetMove>& moves) {
  if (const PushTargetMove* const move = WaitingIn(moves)) {
    return Markup("<span class=\"badge gk-badge-quiet\">正在撤下旧站</span> 撤完换到 <code>{}</code>{}",
                  move->to_address, target.tries > 0 ? "；还没有撤成：" + target.fault : std::string());
  }
  if (target.is_clearing && target.tries == 0) {
    return Markup("<span class=\"badge gk-badge-quiet\">正在撤下全部</span>");
  }
  if (!target.is_on) return Markup("<span class=\"badge gk-badge-quiet\">已停用</span>");
  if (target.tries > 0) {
    Html html = Markup("<span class=\"badge gk-badge-error\">连续 {} 次没有做成</span> {}", target.tries, target.fault);
    if (target.again_at) html.Add("<br><span class=\"gk-soft\">{} 再试</span>", ToBeijingMinute(*target.again_at));
    return html;
  }
  if (!target.pushed_at) return Markup("<span class=\"badge gk-badge-quiet\">还没有推送过</span>");
  return Markup("<span class=\"badge gk-badge-good\">正常</span> <span class=\"gk-soft\">{} 全部送到</span>",
                ToBeijingMinute(*target.pushed_at));
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const std::vector<PushTarget> targets = PushTargets(reader, desk.keys.push);
  web::Page page = Frame(visitor, "县站推送");
  page.actions = Markup(
      "<a class=\"btn\" href=\"/office/pushes\">推送回执</a><a class=\"btn btn-primary\" "
      "href=\"/office/site-targets/new\">增加推送目标</a>");
  if (!visitor.May(Act::kSeeItems)) {
    page.actions = Markup("<a class=\"btn btn-primary\" href=\"/office/site-targets/new\">增加推送目标</a>");
  }
  if (request.query.Has("saved")) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存，一分钟内开始推送。</p></div>");
  }
  page.body.Add(
      "<p>"
      "对外公开的部分以静态页面推送到这里列出的地方，成为县政府网站的栏目。每次公开、更正、撤下以后一分钟内推送，撤下的"
      "最先；"
      "推送不成的会自动再试。</p>");
  Html rows;
  for (const PushTarget& target : targets) {
    rows.Add(
        "<li class=\"card item-part\"><h2><a href=\"/office/site-targets/{}\">{}</a></h2><p>{}<br><code>{}</code></p>"
        "<p class=\"site-came\">{}</p></li>",
        target.id.value, target.name, NameOf(target.kind), target.address,
        HowItDoes(target, MovesOf(reader, target.id)));
  }
  page.body.Add("{}", rows.empty() ? Markup("<p class=\"gk-empty\">还没有设置推送目标。</p>")
                                   : Markup("<ul class=\"site-targets\">{}</ul>", rows));
  return Response::Of(RenderPage(page, request));
}

// ---- the form

/// Of one that has pages somewhere: what becomes of them when it goes to another address.
Html OldSiteFields(const PushTargetForm& form, const FieldErrors& errors) {
  Html options;
  for (const OldSite decision : kOldSites) {
    options.Add(
        "<label class=\"form-check\"><input class=\"form-check-input\" type=\"radio\" name=\"old_site\" value=\"{}\" "
        "{}><span class=\"form-check-label\">{}</span></label>",
        IdOf(decision), web::AttributeIf(form.old_site == IdOf(decision), "checked"), NameOf(decision));
  }
  Html says;
  if (const FieldError* const error = ErrorOf(errors, "old_site")) {
    says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  }
  return Markup(
      "<fieldset id=\"old_site\" tabindex=\"-1\"><legend>换了地址的，原来那里的页面怎样处理</legend><div "
      "class=\"gk-says\">{}<p class=\"form-hint\">地址没有改的不用选</p></div>{}{}</fieldset>",
      says, options, web::TextField({.name = "stays_why", .label = "留着的理由", .value = form.stays_why}, errors));
}

Html Fields(const PushTargetForm& form, bool has_secret, bool asks_of_old_site, const FieldErrors& errors) {
  std::vector<web::Choice> kinds;
  for (const PushTargetKind kind : kPushTargetKinds)
    kinds.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  Html html = Markup(
      "{}{}",
      web::TextField({.name = "name", .label = "名称", .value = form.name, .hint = "如：县政府网站", .required = true},
                     errors),
      web::ChoiceField({.name = "kind", .label = "方式", .value = form.kind, .required = true}, kinds, errors));
  html.Add("{}", web::TextField({.name = "address",
                                 .label = "推送到",
                                 .value = form.address,
                                 .hint = "文件夹填完整路径，如 /srv/www/zwgk，要是空的；接口填 https:// 开头的地址",
                                 .required = true},
                                errors));
  html.Add("{}", web::TextField(
                     {.name = "shown_at",
                      .label = "公开网址",
                      .value = form.shown_at,
                      .hint = "读者从哪个网址看到这些页面，如 https://www.chengyan.example/zwgk，写进回执；可以不填"},
                     errors));
  html.Add("{}", web::TextField({.name = "secret",
                                 .label = "令牌",
                                 .value = form.secret,
                                 .hint = has_secret ? "已保存，不再显示。不改就留空。"
                                                    : "接口要求令牌（Bearer）的才填；保存时加密，以后不再显示",
                                 .type = "password",
                                 .autocomplete = "new-password"},
                                errors));
  if (has_secret) {
    html.Add("{}",
             web::TickField(
                 {.name = "drops_secret", .label = "去掉已保存的令牌", .value = form.drops_secret ? "1" : ""}, errors));
  }
  if (asks_of_old_site) html.Add("{}", OldSiteFields(form, errors));
  return html.Add("{}", web::TickField({.name = "is_on", .label = "启用", .value = form.is_on ? "1" : ""}, errors));
}

Html WhatDiffers(const PushTarget& theirs, const PushTargetForm& yours) {
  return web::Differences({{"名称", theirs.name, yours.name},
                           {"推送到", theirs.address, yours.address},
                           {"公开网址", theirs.shown_at, yours.shown_at},
                           {"启用", theirs.is_on ? "是" : "否", yours.is_on ? "是" : "否"}});
}

/// What a saved target can be told to do, and what moving it or switching it off leaves behind.
Html Beside(const Request& request, const PushTarget& target) {
  if (target.id.value == 0) return {};
  const std::string path = "/office/site-targets/" + std::to_string(target.id.value);
  return Markup(
      "<section class=\"card "
      "item-part\"><h2>停用以前</h2><p>停用以后，原来那里的页面仍然在，以后撤下的不会"
      "再从那里撤下。请先撤下全部：那里的页面一分钟内开始删除，删完以后这个目标自动停用。</p><form "
      "method=\"post\" "
      "action=\"{}\">{}<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"sure\" "
      "value=\"1\" required><span class=\"form-check-label\">读者在县站上什么都看不到了，我知道</span></label><button "
      "class=\"btn btn-danger\" "
      "type=\"submit\">撤下全部</button></form></section>"
      "<section class=\"card "
      "item-part\"><h2>全部重推</h2><p>县站换了机器、恢复了旧的备份，或者有人动过那里的文件以后用：全部文件"
      "重新推送一次，那里多出来的删除。共享目录没有挂载的，先挂载。</p><form method=\"post\" "
      "action=\"{}\">{}<button class=\"btn\" type=\"submit\">全部重推</button></form></section>",
      Url::Local(path + "/clear"), web::FormKeys(request), Url::Local(path + "/again"), web::FormKeys(request));
}

/// Where it was, and what was decided about the pages there.
Html MovesPart(const std::vector<PushTargetMove>& moves) {
  if (moves.empty()) return {};
  Html lines;
  for (const PushTargetMove& move : moves) {
    const std::string_view what = move.is_dropped                    ? "没有换成，后来另有决定"
                                  : move.is_waiting                  ? "正在撤下旧站"
                                  : move.decision == OldSite::kClear ? "旧站已经撤下"
                                                                     : "旧站的页面留着";
    lines.Add(
        "<li><code>{}</code> 换到 <code>{}</code><br>{}（当时有 {} 个文件）{}<br><span "
        "class=\"gk-soft\">{}，{}{}</span></li>",
        move.from_address, move.to_address, what, move.files,
        move.words.empty() ? std::string() : "，理由：" + move.words, move.person_name, ToBeijingMinute(move.at),
        move.ended_at && move.decision == OldSite::kClear ? "；" + ToBeijingMinute(*move.ended_at) + " 了结"
                                                          : std::string());
  }
  return Markup("<section class=\"card item-part\"><h2>换过的地址</h2><ul class=\"item-kept\">{}</ul></section>",
                lines);
}

/// As it stands in the form: of one that is on its way, where it goes.
PushTargetForm FormFor(const PushTarget& target, const std::vector<PushTargetMove>& moves) {
  PushTargetForm form = FormOf(target);
  if (const PushTargetMove* const move = WaitingIn(moves)) {
    form.kind = IdOf(move->to_kind);
    form.address = move->to_address;
    form.shown_at = move->to_shown_at;
    form.old_site = IdOf(move->decision);
  }
  return form;
}

struct SeenTarget {
  PushTarget target{};
  std::vector<PushTargetMove> moves{};
  bool has_pages = false;
};

Response ShowForm(const Request& request, const Visitor& visitor, const SeenTarget& seen, PushTargetForm form,
                  const FieldErrors& errors) {
  const PushTarget& target = seen.target;
  const bool is_new = target.id.value == 0;
  web::Page page = Frame(visitor, is_new ? "增加推送目标" : target.name);
  page.width = web::Width::kText;
  page.breadcrumbs = {{"县站推送", Url::Local("/office/site-targets")}};
  page.body.Add("{}", web::FaultList(errors));
  const bool was_faster = ErrorOf(errors, kVersionField) != nullptr;
  if (was_faster) {
    page.body.Add("{}", WhatDiffers(target, form));
    form.version = target.version;  // the next time it is saved knowingly
  }
  const std::string path =
      is_new ? "/office/site-targets/new" : "/office/site-targets/" + std::to_string(target.id.value);
  page.body.Add(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">保存</button></div></form>",
      Url::Local(path), web::FormKeys(request), form.version,
      Fields(form, !target.secret.empty(), seen.has_pages, errors));
  page.body.Add("{}{}", Beside(request, target), MovesPart(seen.moves));
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : was_faster ? kConflict : kUnprocessable);
}

PushTargetForm FormIn(const Request& request) {
  const auto typed = [&](std::string_view name) { return std::string(Trim(request.form.Get(name))); };
  return {.name = typed("name"),
          .kind = typed("kind"),
          .address = typed("address"),
          .shown_at = typed("shown_at"),
          .secret = typed("secret"),
          .is_on = request.form.Get("is_on") == "1",
          .drops_secret = request.form.Get("drops_secret") == "1",
          .old_site = typed("old_site"),
          .stays_why = typed("stays_why"),
          .version = request.form.Int("version").value_or(0)};
}

/// Of the address; an empty one where it is a new one. Errors: throws ProblemError (404).
SeenTarget TargetIn(Desk& desk, const Request& request) {
  if (!request.params.Has("id")) return {};
  db::Reader reader = desk.database.Read();
  auto target = FindPushTarget(reader, desk.keys.push, PushTargetId{request.params.Int("id").value_or(0)});
  if (!target) throw web::ProblemError({404, "没有这个推送目标", "没有这个推送目标。"});
  SeenTarget seen{.target = std::move(*target)};
  seen.moves = MovesOf(reader, seen.target.id);
  seen.has_pages = CountFilesAt(reader, seen.target.id) > 0;
  return seen;
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  const SeenTarget seen = TargetIn(desk, request);
  if (request.method != web::Method::kPost) {
    return ShowForm(request, visitor, seen, FormFor(seen.target, seen.moves), {});
  }
  PushTargetForm form = FormIn(request);
  const account::Actor actor = web::OrProblem(
      account::ActorFor(visitor, Act::kEditSiteTargets, visitor.posts.front().organ, account::OnceKey(request)));
  const auto saved = SavePushTarget(desk, actor, seen.target.id, form);
  if (saved) return Response::SeeOther(Url::Local("/office/site-targets").With("saved", "1"));
  form.secret.clear();
  return ShowForm(request, visitor, TargetIn(desk, request), std::move(form), saved.errors());
}

using Told = FormResult<PushTargetId> (*)(Desk&, const account::Actor&, PushTargetId);

Response Tell(Desk& desk, const Request& request, const Visitor& visitor, Told tell) {
  const PushTarget target = TargetIn(desk, request).target;
  const account::Actor actor = web::OrProblem(
      account::ActorFor(visitor, Act::kEditSiteTargets, visitor.posts.front().organ, account::OnceKey(request)));
  const auto done = tell(desk, actor, target.id);
  if (!done) throw web::ProblemError({404, "没有这个推送目标", "没有这个推送目标。"});
  return Response::SeeOther(Url::Local("/office/site-targets").With("saved", "1"));
}

Response PushAgain(Desk& desk, const Request& request, const Visitor& visitor) {
  return Tell(desk, request, visitor, PushAllAgain);
}

Response Clear(Desk& desk, const Request& request, const Visitor& visitor) {
  if (request.form.Get("sure") != "1") {
    throw web::ProblemError({kUnprocessable, "没有撤下", "请先在“撤下全部”上面打勾，再点一次。"});
  }
  return Tell(desk, request, visitor, ClearPushTarget);
}

}  // namespace

void AddSiteTargetPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/site-targets", Act::kEditSiteTargets, with_desk(ShowList));
  office.Get("/office/site-targets/new", Act::kEditSiteTargets, with_desk(Edit));
  office.Post("/office/site-targets/new", Act::kEditSiteTargets, with_desk(Edit));
  office.Get("/office/site-targets/{id}", Act::kEditSiteTargets, with_desk(Edit));
  office.Post("/office/site-targets/{id}/clear", Act::kEditSiteTargets, with_desk(Clear));
  office.Post("/office/site-targets/{id}/again", Act::kEditSiteTargets, with_desk(PushAgain));
  office.Post("/office/site-targets/{id}", Act::kEditSiteTargets, with_desk(Edit));
}

}  // namespace gongkai::disclosure
