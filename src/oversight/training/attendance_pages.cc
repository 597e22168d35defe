// /office/trainings/{id}/code: the code for the screen of the hall, another one each minute; …/people: who came,
// confirming names, entering those without a telephone. Striking out: strike_pages.cc.

#include <fmt/format.h>

#include <algorithm>

#include "account/sight_actions.h"
#include "crypto/qr.h"
#include "oversight/training/attendance_actions.h"
#include "oversight/training/quiz_store.h"
#include "oversight/training/training_actions.h"
#include "oversight/training/training_export.h"
#include "oversight/training/training_pages.h"
#include "oversight/training/training_view.h"

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

constexpr int kCodeEvery = 20;  // seconds: a code is good for a minute at least

// ---- the code

Html CodePiece(Desk& desk, const Request& request, const Training& training) {
  const std::string path = "/training/" + TicketOf(desk.keys.blind, training.id, desk.now());
  const std::string address = CodeAddress(request, path);
  const crypto::QrPath code = crypto::QrSvgPath(address);
  std::size_t came = 0;
  {
    db::Reader reader = desk.database.Read();
    for (const Attendance& each : AttendancesOf(reader, training.id)) came += each.struck_words.empty() ? 1 : 0;
  }
  return Markup(
      "<div id=\"code\" class=\"training-code\" hx-get=\"{}\" hx-trigger=\"every 20s\" hx-swap=\"outerHTML\"><svg "
      "viewBox=\"{}\" role=\"img\" aria-label=\"签到二维码\" shape-rendering=\"crispEdges\"><path d=\"{}\"/></svg><p "
      "class=\"gk-break training-address\">{}</p><p>已经签到 <strong>{}</strong> 人</p></div>",
      Url::Local(PathOf(training.id) + "/code"), fmt::format("0 0 {0} {0}", code.size), code.path, address, came);
}

Response ShowCode(Desk& desk, const Request& request, const Visitor& visitor) {
  const Training training = [&] {
    db::Reader reader = desk.database.Read();
    return OwnTrainingIn(reader, request, visitor);
  }();
  if (!TakesIn(training, BeijingDay(desk.now()))) {
    const Url back = Url::Local(PathOf(training.id));
    // The whole page goes there, not the piece that was asked for.
    return request.IsFragment() ? Response::Of(Html()).With("HX-Redirect", back.text()) : Response::SeeOther(back);
  }
  const Html piece = CodePiece(desk, request, training);
  if (request.IsFragment()) return Response::Of(piece);
  web::Page page = TrainingFrame(visitor, "签到二维码", training);
  page.refresh_without_script = kCodeEvery;
  page.body.Add(
      "<section class=\"card "
      "item-part\"><h2>{}</h2><p>请用手机扫码签到。二维码每分钟换一次，转发给不在场的人没有用。</p>{}"
      "</section>",
      training.title, piece);
  return Response::Of(RenderPage(page, request));
}

// ---- who came

Html StateOf(const Attendance& each) {
  if (!each.struck_words.empty())
    return Markup("<span class=\"badge gk-badge-quiet\">已划去</span> {}", each.struck_words);
  return each.is_verified ? Markup("<span class=\"badge gk-badge-good\">已核对</span>")
                          : Markup("<span class=\"badge gk-badge-warning\">没有核对</span>");
}

Html QuizCell(const TriedQuiz& tried, bool has_quiz) {
  if (!has_quiz) return Markup("—");
  if (tried.tries == 0) return Markup("没有做");
  return Markup("{}，{} 分（{} 次）", tried.is_passed ? std::string_view("合格") : std::string_view("不合格"),
                tried.best, tried.tries);
}

Html TickOf(const Attendance& each) {
  if (each.is_verified || !each.struck_words.empty()) return {};
  return Markup(
      "<label class=\"form-check item-tick\"><input class=\"form-check-input\" type=\"checkbox\" name=\"who\" "
      "value=\"{}\"><span class=\"form-check-label\">核对</span></label>",
      each.number);
}

Html PersonRow(const Training& training, const Attendance& each, const TriedQuiz& tried, bool has_quiz, bool is_own) {
  Html acts;
  if (is_own && each.struck_words.empty()) {
    acts = Markup("{}<a href=\"{}\">划去</a>", TickOf(each),
                  Url::Local(PathOf(training.id) + "/people/" + std::to_string(each.number)));
  }
  return Markup(
      "<tr><th scope=\"row\">{}<div class=\"gk-soft\">{}</div></th><td data-label=\"签到\">{}<div "
      "class=\"gk-soft\">{}</div></td><td data-label=\"核对\">{}</td><td data-label=\"测试\">{}</td><td "
      "data-label=\"办理\">{}</td></tr>",
      each.name, each.organ_name, NameOf(each.way), ToBeijingMinute(each.at), StateOf(each), QuizCell(tried, has_quiz),
      acts);
}

Html PeopleTable(const Training& training, const std::vector<Attendance>& people,
                 const std::vector<QuizResult>& results, bool has_quiz, bool is_own) {
  if (people.empty()) return Markup("<p class=\"gk-empty\">还没有人签到。</p>");
  Html rows;
  for (const Attendance& each : people) {
    rows.Add("{}", PersonRow(training, each, TriedBy(results, each.number), has_quiz, is_own));
  }
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">姓名、单位</th><th "
      "scope=\"col\">签到</th><th scope=\"col\">核对</th><th scope=\"col\">测试</th><th "
      "scope=\"col\">办理</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Html ConfirmForm(const Training& training, const Request& request, const Html& table) {
  return Markup(
      "<form method=\"post\" action=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">确认勾选的人到了</button></div></form>",
      Url::Local(PathOf(training.id) + "/confirm"), web::FormKeys(request), table);
}

Html EnterForm(const Training& training, const Request& request, const std::vector<OrganName>& organs,
               const FieldErrors& errors) {
  const bool is_it = request.path.ends_with("/enter");
  return Markup(
      "<section class=\"card item-part\"><h2>登记没有扫码的人</h2><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}{}<div class=\"gk-sends\"><button class=\"btn\" "
      "type=\"submit\">登记</button></div></form></section>",
      Url::Local(PathOf(training.id) + "/enter"), web::FormKeys(request),
      AttendFields(is_it ? AttendFormIn(request) : AttendForm{}, organs, errors));
}

std::vector<Attendance> PeopleSeen(db::Session& session, const Visitor& visitor, const Training& training) {
  std::vector<Attendance> people = AttendancesOf(session, training.id);
  std::erase_if(people, [&](const Attendance& each) { return !MaySeePeople(visitor, training, each); });
  return people;
}

bool HasQuiz(db::Session& session, TrainingId id) {
  const auto quiz = QuizOf(session, id);
  return quiz && !quiz->questions.empty();
}

Html SaidPart(const Request& request) {
  const auto struck = request.query.Int("struck");
  if (!struck) return {};
  return Markup("<div class=\"gk-said\" role=\"status\"><p>划去了 {} 人。</p></div>", *struck);
}

Response ShowPeople(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Training training = TrainingIn(reader, request, visitor);
  const bool is_own = visitor.May(Act::kHandleCases, training.id.organ) && training.state != TrainingState::kCancelled;
  const auto people = PeopleSeen(reader, visitor, training);
  const bool has_unverified = is_own && std::ranges::any_of(people, [](const Attendance& each) {
                                return !each.is_verified && each.struck_words.empty();
                              });
  const Html table =
      PeopleTable(training, people, ResultsOf(reader, training.id), HasQuiz(reader, training.id), is_own);
  web::Page page = TrainingFrame(visitor, "参加的人", training);
  page.actions.Add("<a class=\"btn\" href=\"{}\">导出 Excel</a>", Url::Local(PathOf(training.id) + "/people/export"));
  if (has_unverified) {
    page.actions.Add("<a class=\"btn\" href=\"{}\">划去没有核对的人</a>", Url::Local(PathOf(training.id) + "/strike"));
  }
  page.body.Add("{}{}{}", web::FaultList(errors, "没有办成"), SaidPart(request),
                has_unverified ? ConfirmForm(training, request, table) : table);
  if (is_own) page.body.Add("{}", EnterForm(training, request, EveryOrgan(reader, BeijingDay(desk.now())), errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetPeople(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowPeople(desk, request, visitor, {});
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto [training, bytes] = [&] {
    db::Reader reader = desk.database.Read();
    const Training found = TrainingIn(reader, request, visitor);
    return std::pair(found, PeopleWorkbook(found, PeopleSeen(reader, visitor, found), ResultsOf(reader, found.id),
                                           HasQuiz(reader, found.id)));
  }();
  account::RecordTaken(desk, visitor, training.id.organ, "training.people_export", ObjectOf(training.id));
  return Response::Download(training.title + " 签到.xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", bytes);
}

Response PostConfirm(Desk& desk, const Request& request, const Visitor& visitor) {
  const TrainingDoer doer = DoerIn(desk, request, visitor);
  std::vector<std::int64_t> numbers;
  for (const std::string_view typed : request.form.All("who")) {
    const auto number = TrainingIdFrom("1-" + std::string(typed));  // a number above nought and nothing else
    if (number && numbers.size() < kMostAttendances) numbers.push_back(number->number);
  }
  const auto confirmed = ConfirmAttendances(desk, doer.actor, doer.training.id, numbers);
  if (!confirmed) return ShowPeople(desk, request, visitor, confirmed.errors());
  return Response::SeeOther(Url::Local(PathOf(doer.training.id) + "/people"));
}

Response PostEnter(Desk& desk, const Request& request, const Visitor& visitor) {
  const TrainingDoer doer = DoerIn(desk, request, visitor);
  const auto entered = EnterAttendance(desk, doer.actor, doer.training.id, AttendFormIn(request));
  if (!entered) return ShowPeople(desk, request, visitor, entered.errors());
  return Response::SeeOther(Url::Local(PathOf(doer.training.id) + "/people"));
}

}  // namespace

void AddAttendancePages(account::Office& office) {
  office.Get("/office/trainings/{id}/code", Act::kHandleCases, WithDesk(office, ShowCode));
  office.Get("/office/trainings/{id}/people", Act::kSeeCases, WithDesk(office, GetPeople));
  office.Get("/office/trainings/{id}/people/export", Act::kSeeCases, WithDesk(office, Export));
  office.Post("/office/trainings/{id}/confirm", Act::kHandleCases, WithDesk(office, PostConfirm));
  office.Post("/office/trainings/{id}/enter", Act::kHandleCases, WithDesk(office, PostEnter));
}

}  // namespace gongkai::oversight
