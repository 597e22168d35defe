// /office/training-hours: hours of a year by organ and quarter beside what was set, and by person; who looks after the
// county sets it. /office/trainings/mine: what one took part in oneself, with the way to the tests.

#include <algorithm>

#include "account/sight_actions.h"
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

struct Asked {
  int year = 0;
  std::optional<OrganId> organ;
};

Url UrlOf(const Asked& asked, std::string_view path) {
  Url url = Url::Local(path).With("year", std::to_string(asked.year));
  if (asked.organ) url.With("organ", std::to_string(asked.organ->value));
  return url;
}

/// Every organ in sight, also those of which nothing is counted.
std::vector<OrganTargetDone> OrganRows(db::Session& session, const Asked& asked, const std::vector<OrganName>& organs) {
  const auto done = OrganTrainingsOf(HeldIn(session, asked.year), AttendedIn(session, asked.year));
  const auto targets = TargetsOf(session, asked.year);
  std::vector<OrganTargetDone> rows;
  for (const auto& [id, name] : organs) {
    if (asked.organ && *asked.organ != id) continue;
    OrganTargetDone row{.organ = id, .targets = {}, .done = {}};
    const auto found = std::ranges::find(done, id, &OrganTrainings::organ);
    if (found != done.end()) row.done = *found;
    for (const OrganTarget& each : targets) {
      if (each.organ == id) row.targets[static_cast<std::size_t>(each.target.quarter) - 1] = each.target;
    }
    rows.push_back(row);
  }
  return rows;
}

std::vector<PersonTrainings> PersonRows(db::Session& session, const Visitor& visitor, const Asked& asked) {
  std::vector<PersonTrainings> people = PersonTrainingsOf(AttendedIn(session, asked.year));
  std::erase_if(people, [&](const PersonTrainings& each) {
    if (asked.organ) return each.organ != asked.organ;
    return each.organ ? !visitor.May(Act::kSeeCases, *each.organ) : !visitor.May(Act::kSuperviseCases);
  });
  return people;
}

// ---- the tables

Html QuarterCell(const TrainingSum& done, const std::optional<TrainingTarget>& target, std::string_view label,
                 Date today) {
  Html against;
  if (target) {
    const TargetState state = StateOf(done, *target, today);
    const std::string words = WordsOf(state, *target);
    against = Markup("<div class=\"gk-soft\">任务 {} 场、{} 学时，{}</div>", target->sessions, ToString(target->hours),
                     state == TargetState::kMissed ? Markup("<span class=\"badge gk-badge-warning\">{}</span>", words)
                                                   : Markup("{}", words));
  }
  return Markup("<td data-label=\"{}\">{} 场、{} 学时{}</td>", label, done.sessions, ToString(done.hours), against);
}

Html OrganTable(const std::vector<OrganTargetDone>& rows, const std::vector<OrganName>& organs, const Asked& asked,
                Date today) {
  constexpr std::string_view kLabels[] = {"一季度", "二季度", "三季度", "四季度"};
  if (rows.empty()) return Markup("<p class=\"gk-empty\">没有机关。</p>");
  Html body;
  for (const OrganTargetDone& row : rows) {
    const auto name = std::ranges::find(organs, row.organ, &OrganName::first);
    Asked narrowed = asked;
    narrowed.organ = row.organ;
    Html cells;
    for (std::size_t quarter = 0; quarter < kQuarters; ++quarter) {
      cells.Add("{}", QuarterCell(row.done.quarters[quarter], row.targets[quarter], kLabels[quarter], today));
    }
    body.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th>{}<td data-label=\"全年\">举办 {} 场，{} 人、{} 人次，{} "
        "学时</td></tr>",
        UrlOf(narrowed, kTrainingHoursPath), name->second, cells, row.done.all.held, row.done.people,
        row.done.all.turns, ToString(row.done.all.hours));
  }
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"各机关\"><table class=\"table card-table gk-list gk-wide-names\"><thead><tr><th "
      "scope=\"col\">机关</th><th "
      "scope=\"col\">一季度</th><th scope=\"col\">二季度</th><th scope=\"col\">三季度</th><th "
      "scope=\"col\">四季度</th><th scope=\"col\">全年</th></tr></thead><tbody>{}</tbody></table></div></div>",
      body);
}

Html PersonTable(const std::vector<PersonTrainings>& people, int year) {
  if (people.empty()) return Markup("<p class=\"gk-empty\">{}年还没有人有学时。</p>", year);
  Html rows;
  for (const PersonTrainings& each : people) {
    rows.Add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"单位\">{}</td><td class=\"gk-number\" "
        "data-label=\"次数\">{}</td><td class=\"gk-number\" data-label=\"学时\">{}</td><td class=\"gk-number\" "
        "data-label=\"测试合格\">{}</td></tr>",
        each.name, each.organ_name, each.turns, ToString(each.hours), each.passed);
  }
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">姓名</th><th "
      "scope=\"col\">单位</th><th scope=\"col\" class=\"gk-number\">次数</th><th scope=\"col\" "
      "class=\"gk-number\">学时</th><th scope=\"col\" "
      "class=\"gk-number\">测试合格</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

// ---- the form of targets

Html TargetPart(const Request& request, const std::vector<OrganName>& organs, const Asked& asked,
                const FieldErrors& errors) {
  const bool is_it = request.method == web::Method::kPost;
  const auto value = [&](std::string_view name, std::string first) {
    return is_it ? std::string(request.form.Get(name)) : std::move(first);
  };
  std::vector<web::Choice> choices = {{"all", "全部机关"}};
  for (const auto& [id, name] : organs) choices.push_back({std::to_string(id.value), name});
  const std::vector<web::Choice> quarters = {{"1", "一季度"}, {"2", "二季度"}, {"3", "三季度"}, {"4", "四季度"}};
  return Markup(
      "<details class=\"gk-fold\" {}><summary>规定季度任务</summary><div><form method=\"post\" "
      "action=\"/office/training-hours\" class=\"gk-form\" novalidate>{}{}{}{}{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">规定</button></div></form></div></details>",
      web::AttributeIf(is_it, "open"), web::FormKeys(request),
      web::ChoiceField({.name = "of",
                        .label = "哪个机关",
                        .value = value("of", asked.organ ? std::to_string(asked.organ->value) : "all"),
                        .required = true},
                       choices, errors),
      web::TextField({.name = "target_year",
                      .label = "年份",
                      .value = value("target_year", std::to_string(asked.year)),
                      .required = true},
                     errors),
      web::ChoiceField({.name = "quarter", .label = "季度", .value = value("quarter", ""), .required = true}, quarters,
                       errors),
      web::TextField({.name = "sessions",
                      .label = "至少几场",
                      .value = value("sessions", "1"),
                      .hint = "自己办的和派人参加的，一次培训算一场。",
                      .required = true},
                     errors),
      web::TextField({.name = "hours",
                      .label = "至少多少学时",
                      .value = value("hours", "0"),
                      .hint = "本机关各人的学时加在一起；不要求的写 0。",
                      .required = true},
                     errors));
}

Html Filters(const Asked& asked, const std::vector<OrganName>& organs, Date today) {
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/training-hours\" role=\"search\">{}{}<button "
      "class=\"btn btn-primary\" type=\"submit\">筛选</button><a class=\"btn\" "
      "href=\"/office/training-hours\">清除</a></form>",
      SelectOf("year", "年份", YearOptions(asked.year, today)),
      organs.size() < 2 ? Html() : SelectOf("organ", "机关", OrganOptions(organs, asked.organ)));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  const Asked asked{YearAsked(request, today), OrganAsked(request, visitor)};
  db::Reader reader = desk.database.Read();
  const auto organs = OrgansSeen(reader, visitor, today);
  const auto people = PersonRows(reader, visitor, asked);
  web::Page page = OversightFrame(visitor, "培训学时和任务", kTrainingHoursPath);
  page.actions.Add("<a class=\"btn\" href=\"{}\">我的培训</a> <a class=\"btn\" href=\"{}\">导出 Excel</a>",
                   Url::Local(kOwnTrainingsPath), UrlOf(asked, std::string(kTrainingHoursPath) + "/export"));
  page.body.Add("{}{}<p class=\"gk-soft\">只算“已举办”的培训和核对过的人。</p>{}{}<h2>各人</h2>{}",
                web::FaultList(errors, "没有规定"), Filters(asked, organs, today),
                visitor.May(Act::kSuperviseCases) ? TargetPart(request, organs, asked, errors) : Html(),
                OrganTable(OrganRows(reader, asked, organs), organs, asked, today), PersonTable(people, asked.year));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) { return Show(desk, request, visitor, {}); }

Response PostTarget(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId keeper = KeeperOf(visitor);
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kSuperviseCases, keeper, account::OnceKey(request)));
  std::vector<OrganId> organs;
  if (request.form.Get("of") == "all") {
    db::Reader reader = desk.database.Read();
    for (const auto& [id, name] : EveryOrgan(reader, BeijingDay(desk.now()))) organs.push_back(id);
  } else if (const auto one = request.form.Int("of")) {
    organs.push_back(OrganId{*one});
  }
  const auto text = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  const auto set =
      SetTargets(desk, actor, keeper, organs, {text("target_year"), text("quarter"), text("sessions"), text("hours")});
  if (!set) {
    FieldErrors errors = set.errors();
    for (FieldError& each : errors) {
      if (each.field == "year") each.field = "target_year";
      if (each.field == "organ") each.field = "of";
    }
    return Show(desk, request, visitor, errors);
  }
  return Response::SeeOther(Url::Local(kTrainingHoursPath).With("year", text("target_year")));
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Asked asked{YearAsked(request, today), OrganAsked(request, visitor)};
  std::string bytes;
  {
    db::Reader reader = desk.database.Read();
    bytes =
        HoursWorkbook(OrganRows(reader, asked, OrgansSeen(reader, visitor, today)), PersonRows(reader, visitor, asked),
                      asked.year, today, [&](OrganId organ) { return NameOfOrgan(reader, organ); });
  }
  account::RecordTaken(desk, visitor, asked.organ.value_or(visitor.posts.front().organ), "training.hours_export",
                       "training_hours");
  return Response::Download("培训学时" + std::to_string(asked.year) + "年.xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(bytes));
}

// ---- one's own

std::string QuizWords(const Quiz& quiz, const std::vector<QuizResult>& tried, Date today) {
  switch (OpenFor(quiz, tried, today)) {
    case QuizOpen::kOpen:
      return "还没有合格，去做";
    case QuizOpen::kNone:
      return "没有测试";
    case QuizOpen::kOver:
      return "已经结束";
    case QuizOpen::kPassed:
      return "合格";
    case QuizOpen::kNoTries:
      return "次数用完";
  }
  return "";
}

Response ShowMine(Desk& desk, const Request& request, const Visitor& visitor) {
  constexpr int kMost = 200;
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  Html rows;
  Hours hours;
  for (const AttendedTraining& each : AttendedBy(reader, visitor.person, kMost)) {
    const auto training = FindTraining(reader, each.training);
    const Quiz quiz = QuizOf(reader, each.training).value_or(Quiz{});
    if (training->state == TrainingState::kHeld && training->on.year() == today.year()) hours = hours + training->hours;
    rows.Add(
        "<tr><th scope=\"row\">{}<div class=\"gk-soft\">{}</div></th><td data-label=\"日期\">{}</td><td "
        "class=\"gk-number\" data-label=\"学时\">{}</td><td data-label=\"状态\">{}</td><td data-label=\"测试\"><a "
        "href=\"{}\">{}</a></td></tr>",
        training->title, NameOfOrgan(reader, training->id.organ), training->on, ToString(training->hours),
        StateBadge(*training), Url::Local(PathOf(desk, Seat{each.training, each.attendance})),
        QuizWords(quiz, ResultsOf(reader, each.training, each.attendance), today));
  }
  web::Page page = OversightFrame(visitor, "我的培训", kOwnTrainingsPath);
  page.body.Add(
      "<p>今年已经计入 {} 学时。</p>{}", ToString(hours),
      rows.empty()
          ? Markup("<p class=\"gk-empty\">还没有参加过培训。</p>")
          : Markup(
                "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
                "scope=\"col\">培训</th><th scope=\"col\">日期</th><th scope=\"col\" class=\"gk-number\">学时</th><th "
                "scope=\"col\">状态</th><th scope=\"col\">测试</th></tr></thead><tbody>{}</tbody></table></div>",
                rows));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddTrainingHoursPages(account::Office& office) {
  office.Get("/office/training-hours", Act::kSeeCases, WithDesk(office, Get));
  office.Post("/office/training-hours", Act::kSuperviseCases, WithDesk(office, PostTarget));
  office.Get("/office/training-hours/export", Act::kSeeCases, WithDesk(office, Export));
  office.Get(kOwnTrainingsPath, Act::kUseOffice, WithDesk(office, ShowMine));
}

}  // namespace gongkai::oversight
