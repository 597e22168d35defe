#include "home/calendar_pages.h"

#include <memory>

#include "account/calendar_actions.h"
#include "account/sign_in_view.h"
#include "home/worklist_view.h"
#include "web/call_budget.h"
#include "web/errors_to_http.h"

namespace gongkai::home {
namespace {

using web::Request;
using web::Response;

constexpr int kPerHour = 60;       // of one calendar: some devices, every few minutes
constexpr int kWrongPerHour = 30;  // of one address
constexpr std::size_t kTokenDigits = 64;
constexpr std::string_view kSuffix = ".ics";

struct Budgets {
  web::CallBudget of_calendars{kPerHour}, of_strangers{kWrongPerHour};
};

[[noreturn]] void TooOften() { throw web::ProblemError({429, "请求太多", "这个日历取得太频繁了，请一小时后再试。"}); }

/// What has the shape of a token; else nothing.
std::string_view TokenIn(std::string_view file) {
  if (!file.ends_with(kSuffix)) return {};
  file.remove_suffix(kSuffix.size());
  const bool is_one = file.size() == kTokenDigits && file.find_first_not_of("0123456789abcdef") == file.npos;
  return is_one ? file : std::string_view();
}

std::vector<Due> Titles(std::vector<Due> dues) {
  for (Due& due : dues) due.detail.clear();
  return dues;
}

Response Send(account::Desk& desk, Budgets& budgets, const Request& request) {
  const std::string_view token = TokenIn(request.params.Get("token"));
  const Instant now = desk.now();
  std::optional<account::Visitor> visitor;
  std::vector<Due> dues;
  if (!token.empty()) {
    db::Reader reader = desk.database.Read();
    visitor = account::CalendarReader(desk, reader, token);
    if (visitor && !budgets.of_calendars.Spend(std::to_string(visitor->person.value), now)) TooOften();
    if (visitor) dues = Titles(WorklistOf(reader, *visitor, BeijingDay(now)));
  }
  if (!visitor) {
    if (!budgets.of_strangers.Spend(request.address, now)) TooOften();
    throw web::ProblemError(web::NotFoundProblem());
  }
  Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = CalendarOf(dues, account::WholeAddress(request, ""));
  response.for_everyone = true;  // no cookie for a program that reads it
  return std::move(response.With("X-Robots-Tag", "noindex"));
}

}  // namespace

void AddCalendarPages(account::Office& office) {
  account::Desk& desk = office.desk();
  const auto budgets = std::make_shared<Budgets>();
  office.router().Get("/calendar/{token}",
                      [&desk, budgets](const Request& request) { return Send(desk, *budgets, request); });
}

}  // namespace gongkai::home
