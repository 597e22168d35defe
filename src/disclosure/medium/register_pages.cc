// What the pages of the registers share: their frame, in whose name they are kept, the form of an entry.

#include <algorithm>

#include "disclosure/medium/medium_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Visitor;
using web::Choice;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kMedia = "/office/media";

}  // namespace

web::Page RegisterFrame(const Visitor& visitor, std::string title, std::string_view current) {
  web::Page page = PartFrame(visitor, std::move(title), kMedia);
  const auto link = [&](std::string_view path, std::string_view label) {
    return Markup("<li><a href=\"{}\" {}>{}</a></li>", Url::Local(path),
                  web::AttributeIf(path == current, "aria-current=\"page\""), label);
  };
  page.body.Add("<nav class=\"item-tabs\" aria-label=\"登记簿\"><ul>{}{}{}</ul></nav>", link(kMedia, "新媒体账号"),
                link("/office/media/week", "周报"), link("/office/platforms", "平台和服务商"));
  return page;
}

std::vector<Choice> OrgansToKeepFor(const Visitor& visitor) {
  std::vector<Choice> choices;
  for (const account::HeldPost& post : visitor.posts) {
    const std::string id = std::to_string(post.organ.value);
    const bool is_new = std::ranges::none_of(choices, [&](const Choice& each) { return each.value == id; });
    if (is_new && visitor.May(Act::kEditGuide, post.organ)) choices.push_back({id, post.organ_name});
  }
  return choices;
}

OrganId OrganToKeepFor(const Request& request, const Visitor& visitor) {
  if (const auto chosen = request.form.Int("organ"); chosen && visitor.May(Act::kEditGuide, OrganId{*chosen}))
    return OrganId{*chosen};
  const auto organs = OrgansToKeepFor(visitor);
  if (organs.empty()) throw web::ProblemError({403, "您的岗位不能登记", "您现在的岗位不能改登记簿。"});
  return OrganId{std::stoll(organs.front().value)};
}

Html RegisterField(std::string_view name, std::string_view label, const std::string& value, bool required,
                   const FieldErrors& errors, std::string hint) {
  return web::TextField({.name = name, .label = label, .value = value, .hint = std::move(hint), .required = required},
                        errors);
}

Html RegisterDay(std::string_view name, std::string_view label, const std::string& value, const FieldErrors& errors) {
  // What is no day stays as it was typed; a field for days would drop it.
  const bool is_day = value.empty() || ParseDate(value);
  return web::TextField({.name = name, .label = label, .value = value, .type = is_day ? "date" : "text"}, errors);
}

web::ProblemError NotRegistered(const RegisterNames& names) {
  const std::string missing(names.missing);
  return web::ProblemError({404, missing, missing + "，请从“新媒体和平台”进入。"});
}

Response ShowRegisterForm(const Request& request, const Visitor& visitor, const RegisterNames& names,
                          const RegisterForm& form, const FieldErrors& errors) {
  const bool is_new = form.id.number == 0;
  web::Page page = RegisterFrame(visitor, std::string(is_new ? names.to_add : names.to_change), names.list);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({std::string(names.title), Url::Local(names.list)});
  const auto organs = OrgansToKeepFor(visitor);
  Html organ;
  if (is_new && organs.size() > 1) {
    organ = web::ChoiceField({.name = "organ", .label = "哪个机关的", .value = std::to_string(form.id.organ.value)},
                             organs, errors);
  }
  page.body.Add(
      "{}{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button><a "
      "class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), form.differences, form.action, web::FormKeys(request), form.version, organ, form.fields,
      form.cancel);
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

}  // namespace gongkai::disclosure
