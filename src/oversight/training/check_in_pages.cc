// What a telephone opens by the code of the hall: /training/{ticket} changes the ticket for a pass of this browser;
// /training/in/{pass}: with one's account, or by name and organ. All of it works without a script.

#include <memory>

#include "account/database_away.h"
#include "account/entrance.h"
#include "oversight/training/attendance_actions.h"
#include "oversight/training/training_pages.h"
#include "oversight/training/training_store.h"

namespace gongkai::oversight {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr web::BodyLimits kLimits{.total_bytes = 16 << 10, .text_bytes = 16 << 10};
constexpr int kGone = 410, kTooMany = 429;

struct Door {
  explicit Door(Desk& its_desk) : desk(its_desk) {}
  Desk& desk;
  NameBudget budget;
};

Response ShowOver(const Request& request, std::string title, std::string_view words) {
  web::Page page = TelephoneFrame(std::move(title));
  page.body.Add("<section class=\"portal-part\"><p>{}</p></section>", words);
  return Response::Of(RenderPage(page, request), kGone);
}

Response ShowStale(const Request& request) {
  return ShowOver(
      request, "二维码已经过期",
      "二维码每分钟换一次，请对着会场的屏幕重新扫。一直这样的，请允许浏览器保存 Cookie，或者找培训的工作人员登记。");
}

Response FromCode(Desk& desk, const Request& request) {
  NotOnCopy(request);
  const auto code = CodeOfTicket(desk.keys.blind, request.params.Get("ticket"), desk.now());
  if (!code) return ShowStale(request);
  request.form_token.text();  // a browser that comes for the first time is given its cookie now
  const std::string pass = PassFor(desk.keys.blind, *code, request.form_token.cookie(), desk.now());
  return Response::SeeOther(Url::Local("/training/in/{}", pass));
}

std::optional<account::Visitor> SignedIn(Desk& desk, const Request& request) {
  const auto entrant = account::Enter(desk, request);
  const bool is_in = entrant && entrant->session.stage == account::Stage::kFull;
  return is_in ? std::optional(entrant->visitor) : std::nullopt;
}

Html AccountPart(const Request& request, const std::optional<account::Visitor>& visitor) {
  if (!visitor) {
    return Markup("<p><a class=\"btn\" href=\"{}\">有账号的，登录后签到</a></p>",
                  Url::Local("/sign-in").With("next", request.path));
  }
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\">{}<input type=\"hidden\" name=\"way\" "
      "value=\"account\"><p>您已登录：{}（{}）</p><div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">以本人账号签到</button></div></form>",
      Url::Local(request.path), web::FormKeys(request), visitor->name,
      visitor->posts.empty() ? std::string() : visitor->posts.front().organ_name);
}

Html NamePart(const Request& request, const AttendForm& form, const std::vector<OrganName>& organs, bool is_open,
              const FieldErrors& errors) {
  return Markup(
      "<details class=\"gk-fold\" {}><summary>没有账号，填姓名和单位签到</summary><div><form method=\"post\" "
      "action=\"{}\" "
      "class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"way\" value=\"name\">{}<p "
      "class=\"gk-soft\">只填姓名和"
      "单位，用来登记培训学时，由举办培训的机关核对、保存（个人信息保护法第十七条）；不要填别人的。</p><div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">签到</button></div></form></div></details>",
      web::AttributeIf(is_open, "open"), Url::Local(request.path), web::FormKeys(request),
      AttendFields(form, organs, errors));
}

Response ShowCheckIn(Desk& desk, const Request& request, const Training& training, const FieldErrors& errors) {
  const auto visitor = SignedIn(desk, request);
  db::Reader reader = desk.database.Read();
  web::Page page = TelephoneFrame("培训签到");
  page.body.Add("{}<section class=\"portal-part\"><h2>{}</h2><p>{}，{} {}，{}</p>{}{}</section>",
                web::FaultList(errors, "没有签到"), training.title, NameOfOrgan(reader, training.id.organ),
                ToChinese(training.on), training.starts, training.place, AccountPart(request, visitor),
                NamePart(request, AttendFormIn(request), EveryOrgan(reader, BeijingDay(desk.now())),
                         !visitor || request.form.Get("way") == "name", errors));
  const bool is_too_many = ErrorOf(errors, kTooManyNames) != nullptr;
  return Response::Of(RenderPage(page, request), is_too_many ? kTooMany : web::StatusOf(errors));
}

/// Of the form and this browser; empty: the act may repeat.
std::string OnceOf(const Request& request) {
  const std::string key = account::OnceKey(request);
  return key.empty() ? key : request.form_token.cookie() + "|" + key;
}

FormResult<Seat> CheckIn(Door& door, const Request& request, const HallCode& code) {
  Desk& desk = door.desk;
  const ComeBy come{code.training, BrowserDigest(desk.keys.blind, request.form_token.cookie()), OnceOf(request),
                    code.minute, request.address};
  if (request.form.Get("way") != "account") return CheckInByName(desk, door.budget, AttendFormIn(request), come);
  const auto visitor = SignedIn(desk, request);
  if (!visitor) return FieldError{"", "您没有登录，或者登录已经结束，请重新登录。"};
  return CheckInWithAccount(desk, *visitor, come);
}

Response Come(Door& door, const Request& request) {
  NotOnCopy(request);
  Desk& desk = door.desk;
  const auto code = CodeOfPass(desk.keys.blind, request.params.Get("pass"), request.form_token.cookie(), desk.now());
  if (!code) return ShowStale(request);
  const auto training = [&] {
    db::Reader reader = desk.database.Read();
    return FindTraining(reader, code->training);
  }();
  if (!training || !TakesIn(*training, BeijingDay(desk.now()))) {
    return ShowOver(request, "签到已经结束", "这次培训的签到没有开，或者已经结束，请找培训的工作人员登记。");
  }
  if (request.method != web::Method::kPost) return ShowCheckIn(desk, request, *training, {});
  const auto seat = CheckIn(door, request, *code);
  if (!seat) return ShowCheckIn(desk, request, *training, seat.errors());
  return Response::SeeOther(Url::Local(PathOf(desk, *seat)));
}

}  // namespace

void AddCheckInPages(account::Office& office) {
  Desk& desk = office.desk();
  office.router().Get("/training/{ticket}", [&desk](const Request& request) {
    return account::OrAway(request, [&] { return FromCode(desk, request); });
  });
  const auto door = std::make_shared<Door>(desk);
  const auto come = [door](const Request& request) {
    return account::OrAway(request, [&] { return Come(*door, request); });
  };
  office.router().Get("/training/in/{pass}", come);
  office.router().Post("/training/in/{pass}", come, kLimits);
}

}  // namespace gongkai::oversight
