#include "disclosure/participation/message_care_pages.h"

#include "disclosure/pages.h"
#include "disclosure/participation/message_pages.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;
using web::Request;

Html Row(std::string_view label, std::string_view value) {
  return value.empty() ? Html() : Markup("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
}

std::string TypedIn(const Request& request, const FieldErrors& errors, std::string_view act, std::string_view name) {
  return IsAbout(errors, request, act) ? std::string(request.form.Get(name)) : std::string();
}

Html AssignPart(db::Session& session, const Message& message, const Request& request, const FieldErrors& errors,
                Date today) {
  std::vector<web::Choice> people;
  for (const account::ActHolder& each : AssignableFor(session, message, today)) {
    if (message.care.assignee == each.person) continue;
    people.push_back({std::to_string(each.person.value), each.name + (each.delegated ? "（代行）" : "")});
  }
  if (people.empty()) return {};
  return FoldedForm("分给同事办",
                    MessageForm(message, request, "assign",
                                web::ChoiceField({.name = "assignee",
                                                  .label = "分给",
                                                  .value = TypedIn(request, errors, "/assign", "assignee"),
                                                  .hint = "期限不变，对方会收到通知。",
                                                  .required = true},
                                                 people, errors),
                                "分办"),
                    IsAbout(errors, request, "/assign"));
}

Html PointPart(const Message& message, const Request& request, const FieldErrors& errors) {
  return FoldedForm(
      "属于信访、公开申请或者别的渠道的，指明去处",
      MessageForm(
          message, request, "point",
          Markup("{}{}",
                 web::ChoiceField({.name = "elsewhere",
                                   .label = "属于哪一类",
                                   .value = TypedIn(request, errors, "/point", "elsewhere"),
                                   .hint = "法律上的说明由程序写好，告诉留言的人。信访事项属于本机关职权范围的，"
                                           "不指明去处：登记，告知接收情况和办理的途径、程序（信访工作"
                                           "条例第二十三条第一款）。",
                                   .required = true},
                                  NamedChoices(Elsewheres()), errors),
                 web::TextField({.name = "where",
                                 .label = "向谁提出、怎样联系",
                                 .value = TypedIn(request, errors, "/point", "where"),
                                 .hint = "例如：县信访局，县城砚池路3号，电话。留言的人看得到。",
                                 .required = true},
                                errors)),
          "指明去处并办结"),
      IsAbout(errors, request, "/point"));
}

}  // namespace

Html CareFacts(const Message& message) {
  const MessageCare& care = message.care;
  return Markup("{}{}{}", Row("办理的人", care.assignee_name),
                Row("属于", care.elsewhere ? NameOf(*care.elsewhere) : std::string_view()),
                Row("留言的人评价", care.satisfaction ? NameOf(*care.satisfaction) : std::string_view()));
}

Html CareActs(db::Session& session, const Message& message, const Request& request, const FieldErrors& errors,
              Date today) {
  if (!IsOpen(message.state)) return {};
  Html acts = AssignPart(session, message, request, errors, today);
  if (message.kind != MessageKind::kComment) acts.Add("{}", PointPart(message, request, errors));
  return acts;
}

Html HowHandledPart(const Message& message, const Request& request, const std::string& ticket,
                    const FieldErrors& errors) {
  const bool has_ended = message.state == MessageState::kAnswered || message.state == MessageState::kDeclined;
  if (!has_ended || message.kind == MessageKind::kComment) return {};
  if (message.care.satisfaction) {
    return Markup("<h2>您的评价</h2><p role=\"status\">{}</p>", NameOf(*message.care.satisfaction));
  }
  return Markup(
      "<h2>您对办理满意吗</h2><form method=\"post\" action=\"/take-part/satisfaction\" class=\"gk-form\" novalidate>{}"
      "<input type=\"hidden\" name=\"ticket\" value=\"{}\">{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">评价</button></div></form>",
      web::FormKeys(request), ticket,
      web::ChoiceField({.name = "satisfaction",
                        .label = "满意不满意",
                        .value = std::string(request.form.Get("satisfaction")),
                        .hint = "只记这一项，不记别的；评价一次。",
                        .required = true},
                       NamedChoices(Satisfactions()), errors));
}

}  // namespace gongkai::disclosure
