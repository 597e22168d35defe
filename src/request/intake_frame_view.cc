#include "request/intake_frame_view.h"

#include "account/organ_card_view.h"
#include "web/page.h"

namespace gongkai::request {

using account::Act;
using account::OrganId;
using account::Visitor;
using web::Request;

web::Page IntakeFrame(const Visitor& visitor, std::string title) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), "/office/requests");
  page.styles = {"css/items.css"};
  page.breadcrumbs = {{"依申请公开", web::Url::Local("/office/requests")}};
  return page;
}

OrganId IntakeOrganFor(const Request& request, const Visitor& visitor, Act act) {
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

account::Actor IntakeActor(const Visitor& visitor, Act act, OrganId organ, const Request& request) {
  return web::OrProblem(account::ActorFor(visitor, act, organ, account::OnceKey(request)));
}

Case IntakeCaseIn(db::Session& session, const Request& request, const Visitor& visitor, Act act) {
  const auto id = CaseIdFrom(request.params.Get("case"));
  auto held = id ? FindCase(session, *id) : std::nullopt;
  if (!held || !visitor.May(act, held->handler)) {
    throw web::ProblemError({404, "没有这一件", "没有这一件申请，请从依申请公开的列表进入。"});
  }
  return std::move(*held);
}

SeenCase SeenCaseIn(const Request& request, const Case& held) {
  // The actor was let in for the organ that has it now: what a page says of another one, also one to which it goes this
  // very moment, is none.
  const OrganId shown{request.form.Int("handler").value_or(0)};
  return {.id = held.id,
          .handler = shown == held.handler ? held.handler : OrganId{0},
          .version = request.form.Int("version").value_or(0)};
}

web::Html SeenCaseFields(const Case& held) {
  return web::Markup(
      "<input type=\"hidden\" name=\"handler\" value=\"{}\"><input type=\"hidden\" name=\"version\" value=\"{}\">",
      held.handler.value, held.version);
}

std::string IntakeOrganName(db::Session& session, OrganId organ) {
  const auto card = account::OrganCardOf(session, organ);
  return card ? card->names.front().name : std::string();
}

}  // namespace gongkai::request
