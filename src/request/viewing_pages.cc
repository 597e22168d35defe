// /office/requests/{case}/viewings: the times of a case to read and copy on the spot; /office/request-viewings: those
// of a day. Who comes stands in neither: it is on the page of the case, for who asks.

#include <algorithm>

#include "account/sight_actions.h"
#include "base/fold.h"
#include "request/case_due_view.h"
#include "request/case_pages.h"
#include "request/viewing_actions.h"
#include "request/viewing_store.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

constexpr std::string_view kDayPath = "/office/request-viewings";
constexpr int kMostOfDay = 200;

std::string PathOfViewings(CaseId id) { return PathOf(id) + "/viewings"; }

Html BadgeOf(ViewingState state) {
  const auto look = [&]() -> std::string_view {
    switch (state) {
      case ViewingState::kChosen:
        return "gk-badge-note";
      case ViewingState::kHappened:
        return "gk-badge-good";
      case ViewingState::kMissed:
        return "gk-badge-warning";
      default:
        return "gk-badge-quiet";
    }
  }();
  return Markup("<span class=\"badge {}\">{}</span>", look, NameOf(state));
}

// ---- of a case

/// A form of one button for one time.
Html ButtonFor(const Case& held, const Request& request, int number, std::string_view act, std::string_view label) {
  return Markup(
      "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"viewing\" value=\"{}\"><button "
      "class=\"btn\" "
      "type=\"submit\">{}</button></form>",
      Url::Local(PathOfViewings(held.id) + "/" + std::string(act)), CaseFormKeys(request, held), number, label);
}

/// What came of it: two buttons under one field.
Html EndForm(const Case& held, const Request& request, const Viewing& viewing, const FieldErrors& errors) {
  const bool is_this = request.form.Int("viewing") == viewing.number;
  const std::string name = "words";
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"viewing\" value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\" "
      "name=\"came\" value=\"1\">来查阅过</button><button class=\"btn\" type=\"submit\" name=\"came\" "
      "value=\"0\">没有来</button></div></form>",
      Url::Local(PathOfViewings(held.id) + "/end"), CaseFormKeys(request, held), viewing.number,
      web::AreaField({.name = name,
                      .label = "看了什么，抄录、复制了什么",
                      .value = is_this ? std::string(request.form.Get("words")) : std::string(),
                      .hint = "加密留在“经过”里；可以不写。"},
                     2, is_this ? errors : FieldErrors{}));
}

Html RowOf(const Case& held, const std::vector<Viewing>& all, const Viewing& viewing, const Request& request,
           bool may_act, Date today, const FieldErrors& errors) {
  Html acts;
  if (may_act) {
    const bool is_offered = viewing.state == ViewingState::kOffered;
    if (is_offered && !AgainstChoosing(all, viewing.number, today)) {
      acts.Add("{}", ButtonFor(held, request, viewing.number, "choose", "替申请人选定"));
    }
    if (!AgainstEnding(all, viewing.number, today)) acts.Add("{}", EndForm(held, request, viewing, errors));
    if (!AgainstWithdrawing(all, viewing.number) && viewing.time.on > today) {
      acts.Add("{}", ButtonFor(held, request, viewing.number, "withdraw", "取消"));
    }
  }
  const std::string chosen =
      viewing.chosen_at ? ToBeijingMinute(*viewing.chosen_at) + (viewing.by_office ? "由机关登记" : "申请人在网上选定")
                        : std::string();
  return Markup("<li><p><b>{}</b> {} <span class=\"gk-soft\">{}</span></p><div class=\"gk-sends\">{}</div></li>",
                Describe(viewing.time), BadgeOf(viewing.state), chosen, acts);
}

Html OfferForm(const Case& held, const Request& request, const std::vector<Viewing>& all, const FieldErrors& errors) {
  const bool is_back = request.form.Has("viewing_on");
  const std::string place = is_back       ? std::string(request.form.Get("viewing_place"))
                            : all.empty() ? std::string()
                                          : all.back().time.place;
  const auto typed = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  return Markup(
      "<section class=\"card item-part\"><h2>另外安排一个时间</h2><form method=\"post\" action=\"{}\" "
      "class=\"gk-form\" "
      "novalidate>{}{}{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">安排</button></div>"
      "</form><p class=\"gk-soft\">申请人在自己的页面上看到；没有留邮箱的，请打电话告诉他。</p></section>",
      Url::Local(PathOfViewings(held.id) + "/offer"), CaseFormKeys(request, held),
      TextField({.name = "viewing_on", .label = "日期", .value = typed("viewing_on"), .type = "date", .required = true},
                errors),
      TextField(
          {.name = "viewing_from", .label = "从", .value = typed("viewing_from"), .type = "time", .required = true},
          errors),
      TextField(
          {.name = "viewing_until", .label = "到", .value = typed("viewing_until"), .type = "time", .required = true},
          errors),
      TextField({.name = "viewing_place", .label = "地点", .value = place, .required = true}, errors));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  const std::vector<Viewing> all = ViewingsOf(reader, held.id);
  const bool may_act = visitor.May(Act::kHandleCases, held.handler) && !held.is_erased;
  web::Page page = CaseFrame(visitor, "查阅、抄录", held);
  Html rows;
  for (const Viewing& each : all) rows.Add("{}", RowOf(held, all, each, request, may_act, today, errors));
  page.body.Add(
      "{}<p>"
      "按申请人要求的形式提供可能危及载体安全或者成本过高的，可以安排申请人查阅、抄录（条例第四十条）；告知公开的，"
      "写明方式、途径和时间（第三十六条第二项）。</p><section class=\"card item-part\"><h2>安排的时间</h2>{}</section>",
      web::FaultList(errors, "没有办成"),
      rows.empty() ? Markup("<p class=\"gk-empty\">还没有安排。</p>")
                   : Markup("<ul class=\"items-list\">{}</ul>", rows));
  if (may_act && IsUntaken(all, today)) {
    page.body.Add("<div class=\"gk-warned\"><p>安排的时间都过了，没有人来：请另外安排，或者与申请人联系。</p></div>");
  }
  const bool may_offer = held.stage == CaseStage::kReplied && ReleasesInformation(held.outcome);
  if (may_act && may_offer) page.body.Add("{}", OfferForm(held, request, all, errors));
  page.actions.Add("<a class=\"btn\" href=\"{}\">按日子看</a>", Url::Local(kDayPath));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

template <class Go>
Response Do(Desk& desk, const Request& request, const Visitor& visitor, Go go) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const account::Actor actor = CaseActor(visitor, Act::kHandleCases, seen.handler, request);
  const FormResult<CaseId> done = go(actor, seen, static_cast<int>(request.form.Int("viewing").value_or(0)));
  if (!done) return Show(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOfViewings(seen.id)));
}

Response Offer(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto typed = [&](std::string_view name) { return std::string(Trim(request.form.Get(name))); };
  const auto time = ViewingTimeOf({.on = typed("viewing_on"),
                                   .from = typed("viewing_from"),
                                   .until = typed("viewing_until"),
                                   .place = typed("viewing_place")},
                                  BeijingDay(desk.now()));
  if (!time) return Show(desk, request, visitor, time.errors());
  return Do(desk, request, visitor, [&](const account::Actor& actor, const SeenCase& seen, int) {
    return OfferViewing(desk, actor, seen, *time);
  });
}

Response Withdraw(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const account::Actor& actor, const SeenCase& seen, int number) {
    return WithdrawViewing(desk, actor, seen, number);
  });
}

Response Choose(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor,
            [&](const account::Actor& actor, const SeenCase& seen, int number) -> FormResult<CaseId> {
              const auto done = ChooseViewingFor(desk, actor, seen, number);
              if (done) return done;
              FieldErrors errors = done.errors();
              for (FieldError& error : errors) error.field.clear();  // each time has a form of its own
              return errors;
            });
}

Response End(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const account::Actor& actor, const SeenCase& seen, int number) {
    return EndViewing(desk, actor, seen, number, request.form.Get("came") == "1",
                      PersonalText(std::string(request.form.Get("words"))));
  });
}

// ---- of a day

std::string DayAfter(Date day, int days) {
  return gongkai::ToString(Date(std::chrono::sys_days(day) + std::chrono::days(days)));
}

Response ShowDay(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Date day = ParseDate(request.query.Get("day")).value_or(today);
  db::Reader reader = desk.database.Read();
  web::Page page = CaseFrame(visitor, "查阅、抄录的预约", kDayPath);
  Html rows;
  for (const Viewing& each : ViewingsOn(reader, HandlersInSight(reader, visitor, today), day, kMostOfDay)) {
    const auto held = FindCase(reader, each.id);
    if (!held) continue;
    rows.Add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"地点\">{}</td><td data-label=\"哪一件\"><a "
        "href=\"{}\">{}</a></td>"
        "<td data-label=\"机关\">{}</td><td data-label=\"怎样了\">{}</td></tr>",
        HoursOf(each.time), each.time.place, Url::Local(PathOfViewings(each.id)), NumberWords(*held),
        NameOfOrgan(reader, each.handler), BadgeOf(each.state));
  }
  page.body.Add(
      "<form class=\"gk-filters\" action=\"{}\"><div><label for=\"day\">哪一天</label><input class=\"form-control\" "
      "type=\"date\" id=\"day\" name=\"day\" value=\"{}\"></div><button class=\"btn\" "
      "type=\"submit\">看这一天</button><a "
      "class=\"btn\" href=\"{}\">前一天</a><a class=\"btn\" href=\"{}\">后一天</a></form>",
      Url::Local(kDayPath), gongkai::ToString(day), Url::Local(kDayPath).With("day", DayAfter(day, -1)),
      Url::Local(kDayPath).With("day", DayAfter(day, 1)));
  page.body.Add("<h2>{}</h2>{}", ToChinese(day),
                rows.empty()
                    ? Markup("<p class=\"gk-empty\">这一天没有安排。</p>")
                    : Markup("<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
                             "scope=\"col\">时间</th><th scope=\"col\">地点</th><th scope=\"col\">哪一件</th><th "
                             "scope=\"col\">机关</th><th scope=\"col\">怎样了</th></tr></thead><tbody>{}</tbody>"
                             "</table></div>",
                             rows));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddViewingPages(account::Office& office) {
  const std::string path = "/office/requests/{case}/viewings";
  office.Get(path, Act::kSeeCases, [&office](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), request, visitor);
  });
  office.Post(path + "/offer", Act::kHandleCases, account::WithDesk(office, Offer));
  office.Post(path + "/withdraw", Act::kHandleCases, account::WithDesk(office, Withdraw));
  office.Post(path + "/choose", Act::kHandleCases, account::WithDesk(office, Choose));
  office.Post(path + "/end", Act::kHandleCases, account::WithDesk(office, End));
  office.Get(kDayPath, Act::kSeeCases, account::WithDesk(office, ShowDay));
}

}  // namespace gongkai::request
