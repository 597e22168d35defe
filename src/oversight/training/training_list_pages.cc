// /office/trainings: the trainings of a year, the newest first; an organ's own and those for the whole county, for who
// looks after the county all of them.

#include "account/sight_actions.h"
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

constexpr std::string_view kWorkbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

struct Asked {
  int year = 0;
  std::optional<OrganId> organ;
  std::optional<TrainingState> state;
};

Asked AskedFor(const Request& request, const Visitor& visitor, Date today) {
  return {YearAsked(request, today), OrganAsked(request, visitor), TrainingStateFrom(request.query.Get("state"))};
}

Url UrlOf(const Asked& asked, std::string_view path) {
  Url url = Url::Local(path).With("year", std::to_string(asked.year));
  if (asked.organ) url.With("organ", std::to_string(asked.organ->value));
  if (asked.state) url.With("state", IdOf(*asked.state));
  return url;
}

std::vector<ListedTraining> Listed(db::Session& session, const Visitor& visitor, const Asked& asked) {
  std::vector<ListedTraining> listed;
  for (Training& training : ListTrainings(session, {.sight = visitor.OrgansFor(Act::kSeeCases),
                                                   .organ = asked.organ,
                                                   .year = asked.year,
                                                   .state = asked.state})) {
    listed.push_back({std::move(training), 0, 0});
  }
  for (const PeopleCount& count : PeopleCountsOf(session, asked.year)) {
    for (ListedTraining& each : listed) {
      if (each.training.id != count.training) continue;
      each.verified = count.verified;
      each.unverified = count.unverified;
    }
  }
  return listed;
}

Html Filters(const Asked& asked, const std::vector<OrganName>& organs, Date today) {
  std::vector<web::Choice> states;
  for (const TrainingState state : kTrainingStates) {
    states.push_back({std::string(IdOf(state)), std::string(NameOf(state))});
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/trainings\" role=\"search\">{}{}{}<button "
      "class=\"btn btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" "
      "href=\"/office/trainings\">清除</a></form>",
      SelectOf("year", "年份", YearOptions(asked.year, today)),
      organs.size() < 2 ? Html() : SelectOf("organ", "机关", OrganOptions(organs, asked.organ)),
      SelectOf("state", "状态",
               FilterOptions("全部状态", states, asked.state ? IdOf(*asked.state) : std::string_view())));
}

Html RowOf(db::Session& session, const ListedTraining& each) {
  const Training& training = each.training;
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}</div></th><td data-label=\"举办的机关\">{}"
      "</td><td data-label=\"日期\">{} {}</td><td class=\"gk-number\" data-label=\"学时\">{}</td><td "
      "class=\"gk-number\" data-label=\"参加\">{} 人{}</td><td "
      "data-label=\"状态\">{}</td></tr>",
      Url::Local(PathOf(training.id)), training.title, NameOf(training.audience),
      NameOfOrgan(session, training.id.organ), training.on, training.starts, ToString(training.hours), each.verified,
      each.unverified == 0 ? Html() : Markup("<div class=\"gk-soft\">另有 {} 人没有核对</div>", each.unverified),
      StateBadge(training));
}

Html Table(db::Session& session, const std::vector<ListedTraining>& listed, const Asked& asked) {
  if (listed.empty()) return Markup("<p class=\"gk-empty\">{}年没有登记培训。</p>", asked.year);
  Html rows;
  for (const ListedTraining& each : listed) rows.Add("{}", RowOf(session, each));
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">题目</th><th "
      "scope=\"col\">举办的机关</th><th scope=\"col\">日期</th><th scope=\"col\" class=\"gk-number\">学时</th><th "
      "scope=\"col\" class=\"gk-number\">参加</th><th "
      "scope=\"col\">状态</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(request, visitor, today);
  db::Reader reader = desk.database.Read();
  web::Page page = OversightFrame(visitor, "培训", kTrainingsPath);
  page.actions.Add("<a class=\"btn\" href=\"{}\">导出 Excel</a>",
                   UrlOf(asked, std::string(kTrainingsPath) + "/export"));
  if (visitor.May(Act::kHandleCases)) {
    page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/trainings/new\">安排培训</a>");
  }
  page.body.Add(
      "<p "
      "class=\"gk-soft\">"
      "主管部门应当对政府信息公开工作人员定期培训（条例第四十八条）。只有“已举办”的计入学时，签到只填姓名的人"
      "核对以后才计入。</p>{}{}",
      Filters(asked, OrgansSeen(reader, visitor, today), today), Table(reader, Listed(reader, visitor, asked), asked));
  return Response::Of(RenderPage(page, request));
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  const Asked asked = AskedFor(request, visitor, BeijingDay(desk.now()));
  std::string bytes;
  {
    db::Reader reader = desk.database.Read();
    bytes = TrainingsWorkbook(Listed(reader, visitor, asked), asked.year,
                              [&](OrganId organ) { return NameOfOrgan(reader, organ); });
  }
  account::RecordTaken(desk, visitor, asked.organ.value_or(visitor.posts.front().organ), "training.export",
                       "trainings");
  return Response::Download("培训" + std::to_string(asked.year) + "年.xlsx", std::string(kWorkbook), std::move(bytes));
}

}  // namespace

void AddTrainingListPages(account::Office& office) {
  office.Get("/office/trainings", Act::kSeeCases, WithDesk(office, Show));
  office.Get("/office/trainings/export", Act::kSeeCases, WithDesk(office, Export));
}

}  // namespace gongkai::oversight
