// /office/trainings/{id}/people/{number}: striking one out; …/strike: many names that nobody has confirmed, by ticks or
// all that the page shows, told once more by name before it is done.

#include <algorithm>

#include "base/fold.h"
#include "base/utf8.h"
#include "oversight/training/attendance_actions.h"
#include "oversight/training/training_pages.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

Html WhyField(const Request& request, const FieldErrors& errors) {
  return web::AreaField({.name = "why",
                         .label = "为什么划去",
                         .value = std::string(request.form.Get("why")),
                         .hint = "例如没有到场、重复签到。",
                         .required = true},
                        2, errors);
}

// ---- one

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Training training = OwnTrainingIn(reader, request, visitor);
  const auto each = FindAttendance(reader, training.id, request.params.Int("number").value_or(0));
  if (!each) throw web::ProblemError({404, "没有这个人", "名单里没有这个人。"});
  web::Page page = TrainingFrame(visitor, "划去：" + each->name, training);
  page.width = web::Width::kText;
  page.body.Add(
      "{}<p>{}（{}），{} {}。划去以后不计学时，名单里留着。</p><form method=\"post\" action=\"{}\" class=\"gk-form\" "
      "novalidate>{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">划去</button><a "
      "class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors, "没有划去"), each->name, each->organ_name, ToBeijingMinute(each->at), NameOf(each->way),
      Url::Local(PathOf(training.id) + "/people/" + std::to_string(each->number)), web::FormKeys(request),
      WhyField(request, errors), Url::Local(PathOf(training.id) + "/people"));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetOne(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowOne(desk, request, visitor, {});
}

Response PostOne(Desk& desk, const Request& request, const Visitor& visitor) {
  const TrainingDoer doer = DoerIn(desk, request, visitor);
  const auto struck = StrikeAttendance(desk, doer.actor, doer.training.id, request.params.Int("number").value_or(0),
                                       request.form.Get("why"));
  if (!struck) return ShowOne(desk, request, visitor, struck.errors());
  return Response::SeeOther(Url::Local(PathOf(doer.training.id) + "/people"));
}

// ---- many

bool IsUnconfirmed(const Attendance& each) { return !each.is_verified && each.struck_words.empty(); }

std::vector<Attendance> UnconfirmedOf(db::Session& session, TrainingId id) {
  std::vector<Attendance> people = AttendancesOf(session, id);
  std::erase_if(people, [](const Attendance& each) { return !IsUnconfirmed(each); });
  return people;
}

bool IsTicked(const Request& request, const Attendance& each) {
  const std::string number = std::to_string(each.number);
  return std::ranges::any_of(request.form.All("who"), [&](std::string_view typed) { return typed == number; });
}

/// Who is meant: those that are ticked, or all up to the last one that the page showed. Who came since is not meant.
std::vector<Attendance> MeantBy(Desk& desk, const Request& request, TrainingId id) {
  db::Reader reader = desk.database.Read();
  std::vector<Attendance> people = UnconfirmedOf(reader, id);
  const bool is_all = request.form.Get("which") == "all";
  const std::int64_t last = request.form.Int("last").value_or(0);
  std::erase_if(people, [&](const Attendance& each) { return is_all ? each.number > last : !IsTicked(request, each); });
  return people;
}

Html Rows(const std::vector<Attendance>& people, const Request& request) {
  Html rows;
  for (const Attendance& each : people) {
    rows.Add(
        "<tr><td data-label=\"划去\"><label class=\"form-check item-tick\"><input class=\"form-check-input\" "
        "type=\"checkbox\" name=\"who\" value=\"{}\" {}><span class=\"form-check-label\">划去</span></label></td><th "
        "scope=\"row\">{}<div class=\"gk-soft\">{}</div></th><td data-label=\"签到\">{}</td></tr>",
        each.number, web::AttributeIf(IsTicked(request, each), "checked"), each.name, each.organ_name,
        ToBeijingMinute(each.at));
  }
  return rows;
}

Response ShowMany(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Training training = OwnTrainingIn(reader, request, visitor);
  const std::vector<Attendance> people = UnconfirmedOf(reader, training.id);
  web::Page page = TrainingFrame(visitor, "划去没有核对的人", training);
  const Url back = Url::Local(PathOf(training.id) + "/people");
  if (people.empty()) {
    page.body.Add("{}<p class=\"gk-empty\">没有等核对的人。</p><p><a class=\"btn\" href=\"{}\">回到名单</a></p>",
                  web::FaultList(errors, "没有划去"), back);
    return Response::Of(RenderPage(page, request), web::StatusOf(errors));
  }
  page.body.Add(
      "{}<p>填姓名签到、还没有核对的有 {} 人。划去以后不计学时，名单里留着。</p><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}<input type=\"hidden\" name=\"last\" value=\"{}\">{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\" name=\"which\" "
      "value=\"ticked\">划去勾选的人</button><button class=\"btn\" type=\"submit\" name=\"which\" value=\"all\">划去这 "
      "{} "
      "人</button><a class=\"btn\" href=\"{}\">取消</a></div><div class=\"card\"><table class=\"table card-table "
      "gk-list\"><thead><tr><th scope=\"col\">划去</th><th scope=\"col\">姓名、单位</th><th "
      "scope=\"col\">签到</th></tr></thead><tbody>{}</tbody></table></div></form>",
      web::FaultList(errors, "没有划去"), people.size(), Url::Local(PathOf(training.id) + "/strike"),
      web::FormKeys(request), people.back().number, WhyField(request, errors), people.size(), back,
      Rows(people, request));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetMany(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowMany(desk, request, visitor, {});
}

/// Told once more, by name, before it is done.
Response AskOnceMore(const Request& request, const Visitor& visitor, const Training& training,
                     const std::vector<Attendance>& meant) {
  Html who, names;
  for (const Attendance& each : meant) {
    who.Add("<input type=\"hidden\" name=\"who\" value=\"{}\">", each.number);
    names.Add("<li>{}（{}）</li>", each.name, each.organ_name);
  }
  const std::string why(request.form.Get("why"));
  web::Page page = TrainingFrame(visitor, "确定划去", training);
  page.width = web::Width::kText;
  page.body.Add(
      "<p>要划去下面 {} 人，原因：{}</p><form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}<input "
      "type=\"hidden\" name=\"why\" value=\"{}\"><div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\" name=\"is_sure\" value=\"1\">确定划去 {} 人</button><a class=\"btn\" "
      "href=\"{}\">取消</a></div></form><ul>{}</ul>",
      meant.size(), why, Url::Local(PathOf(training.id) + "/strike"), web::FormKeys(request), who, why, meant.size(),
      Url::Local(PathOf(training.id) + "/strike"), names);
  return Response::Of(RenderPage(page, request));
}

Response PostMany(Desk& desk, const Request& request, const Visitor& visitor) {
  const TrainingDoer doer = DoerIn(desk, request, visitor);
  const std::vector<Attendance> meant = MeantBy(desk, request, doer.training.id);
  if (request.form.Get("is_sure") != "1") {
    FieldErrors errors = FaultsOfWhy(Trim(WithoutInvisible(request.form.Get("why"))));
    if (meant.empty()) errors.push_back({"", "请勾选要划去的人。"});
    if (!errors.empty()) return ShowMany(desk, request, visitor, errors);
    return AskOnceMore(request, visitor, doer.training, meant);
  }
  std::vector<std::int64_t> numbers;
  for (const Attendance& each : meant) numbers.push_back(each.number);
  const auto struck = StrikeUnconfirmed(desk, doer.actor, doer.training.id, numbers, request.form.Get("why"));
  if (!struck) return ShowMany(desk, request, visitor, struck.errors());
  return Response::SeeOther(Url::Local(PathOf(doer.training.id) + "/people").With("struck", std::to_string(*struck)));
}

}  // namespace

void AddStrikePages(account::Office& office) {
  office.Get("/office/trainings/{id}/people/{number}", Act::kHandleCases, WithDesk(office, GetOne));
  office.Post("/office/trainings/{id}/people/{number}", Act::kHandleCases, WithDesk(office, PostOne));
  office.Get("/office/trainings/{id}/strike", Act::kHandleCases, WithDesk(office, GetMany));
  office.Post("/office/trainings/{id}/strike", Act::kHandleCases, WithDesk(office, PostMany));
}

}  // namespace gongkai::oversight
