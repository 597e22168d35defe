// /office/registers/{kind}: one register of an organ and a year (or of every organ, for who looks after the county),
// the statements that there was none, and its workbook (/office/registers/{kind}/file).

#include <algorithm>

#include "account/sight_actions.h"
#include "oversight/pages.h"
#include "oversight/register/register_export.h"
#include "oversight/register/register_pages.h"

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

constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr int kMostShown = 500;

struct Listed {
  const RegisterKind& kind;
  RegisterAsked asked;
  std::optional<EntryState> state;
  std::string choice;
  std::vector<RegisterEntry> entries;
};

Listed ListedFor(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  Listed listed{.kind = RegisterKindIn(request), .asked = RegisterAskedIn(session, request, visitor, today)};
  listed.state = EntryStateFrom(request.query.Get("state"));
  listed.choice = request.query.Get("which");
  const auto organ = listed.asked.is_all ? std::nullopt : std::optional(listed.asked.organ);
  listed.entries = ListRegisterEntries(session, {.sight = visitor.OrgansFor(Act::kSeeItems),
                                                 .organ = organ,
                                                 .kind = std::string(listed.kind.id),
                                                 .year = listed.asked.year,
                                                 .with_struck = listed.state == EntryState::kStruck,
                                                 .most = kMostShown});
  std::erase_if(listed.entries, [&](const RegisterEntry& each) {
    const bool is_other = organ && each.id.organ != *organ && !IsShownToAbout(each);
    return is_other || !MaySeeEntry(visitor, each) || (listed.state && each.state != *listed.state) ||
           (!listed.choice.empty() && ValueOf(each, "which") != listed.choice);
  });
  return listed;
}

Html SelectOf(std::string_view name, std::string_view label, const Html& options) {
  return Markup(
      "<div><label for=\"{}\">{}</label><select class=\"form-select\" id=\"{}\" name=\"{}\">{}</select></div>", name,
      label, name, name, options);
}

Html MoreFilters(const Listed& listed) {
  Html more;
  if (const RegisterField* const split = SplitOf(listed.kind)) {
    std::vector<web::Choice> choices;
    for (const RegisterChoice& each : split->choices) choices.push_back({std::string(each.id), std::string(each.name)});
    more.Add("{}", SelectOf("which", split->label, FilterOptions("全部", choices, listed.choice)));
  }
  std::vector<web::Choice> states;
  for (const EntryState state : {EntryState::kOpen, EntryState::kClosed, EntryState::kStruck}) {
    states.push_back({std::string(IdOf(state)), std::string(NameOf(state))});
  }
  const std::string_view chosen = listed.state ? IdOf(*listed.state) : std::string_view();
  return more.Add("{}", SelectOf("state", "状态", FilterOptions("全部状态", states, chosen)));
}

/// What tells it apart besides its title: the choice of its kind, or who it is.
std::string WhichOf(const RegisterEntry& entry) {
  const RegisterField* const split = SplitOf(*entry.kind);
  if (split != nullptr && split->id != entry.kind->title) return ShownValue(*split, ValueOf(entry, "which"));
  const auto names = std::ranges::find(entry.kind->fields, FieldType::kNames, &RegisterField::type);
  return names == entry.kind->fields.end() ? std::string() : std::string(ValueOf(entry, names->id));
}

Html RowOf(db::Session& session, const RegisterEntry& entry) {
  const std::string which = WhichOf(entry);
  const std::string about =
      entry.about && *entry.about != entry.id.organ ? "关于" + NameOfOrgan(session, *entry.about) : std::string();
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a><div class=\"gk-soft\">{}</div></th><td "
      "data-label=\"机关\">{}<div class=\"gk-soft\">{}</div></td><td data-label=\"日期\">{}</td><td "
      "data-label=\"状态\">{}</td><td data-label=\"后续\">{}</td></tr>",
      Url::Local(PathOf(entry.id)), TitleOf(entry), which, NameOfOrgan(session, entry.id.organ), about,
      FormOf(entry).on, EntryBadge(entry),
      entry.steps == 0 ? std::string("—") : std::to_string(entry.steps_done) + "/" + std::to_string(entry.steps));
}

Html Table(db::Session& session, const Listed& listed) {
  Html rows;
  for (const RegisterEntry& each : listed.entries) rows.Add("{}", RowOf(session, each));
  if (rows.empty()) {
    return Markup("<p class=\"gk-empty\">{}年没有符合条件的登记。</p>", listed.asked.year);
  }
  Html more;
  if (listed.entries.size() >= kMostShown) {
    more.Add("<p class=\"gk-soft\">只列最近的 {} 条，请按机关、年份筛选。</p>", kMostShown);
  }
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">机关</th><th scope=\"col\">{}</th><th scope=\"col\">状态</th><th "
      "scope=\"col\">后续完成</th></tr></thead><tbody>{}</tbody></table></div>{}",
      listed.kind.name, listed.kind.on, rows, more);
}

Html NoneLine(const Request& request, const Listed& listed, const NoneStatement& none, bool may_write) {
  const RegisterField* const split = SplitOf(listed.kind);
  const RegisterChoice* const choice = split == nullptr ? nullptr : FindChoice(*split, none.choice);
  const std::string of = choice == nullptr ? std::string(listed.kind.name) : std::string(choice->name);
  Html back;
  if (may_write && !none.is_taken_back) {
    back.Add(
        "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"organ\" value=\"{}\"><input "
        "type=\"hidden\" name=\"year\" value=\"{}\"><input type=\"hidden\" name=\"number\" value=\"{}\"><button "
        "class=\"btn btn-sm\" type=\"submit\">收回说明</button></form>",
        Url::Local("/office/registers/{}/none-back", listed.kind.id), web::FormKeys(request), listed.asked.organ.value,
        listed.asked.year, none.number);
  }
  return Markup("<li>{}年没有{}：{}（{}，{}）{}{}</li>", none.year, of, none.words, none.person,
                ToChinese(BeijingDay(none.at)), none.is_taken_back ? "　已收回" : "", back);
}

Html NonePart(db::Session& session, const Request& request, const Visitor& visitor, const Listed& listed, Date today) {
  if (listed.asked.is_all || listed.kind.span == EntrySpan::kLasting) return {};
  const bool may_write =
      visitor.May(Act::kDraftItems, listed.asked.organ) && Keeps(listed.asked.organ_kind, listed.kind);
  Html lines;
  for (const NoneStatement& none : NoneStatementsOf(session, listed.asked.organ, listed.asked.year)) {
    if (none.kind == listed.kind.id) lines.Add("{}", NoneLine(request, listed, none, may_write));
  }
  const bool is_over = DaysOf(listed.asked.year).last <= today;
  Html state;
  if (may_write && is_over) {
    state.Add("<p><a class=\"btn\" href=\"{}\">说明{}年没有</a></p>",
              Url::Local("/office/registers/{}/none", listed.kind.id)
                  .With("organ", std::to_string(listed.asked.organ.value))
                  .With("year", std::to_string(listed.asked.year)),
              listed.asked.year);
  }
  if (lines.empty() && state.empty()) return {};
  return Markup("<h2>本年没有的说明</h2>{}{}",
                lines.empty() ? Markup("<p class=\"gk-empty\">没有说明。</p>") : Markup("<ul>{}</ul>", lines), state);
}

Url FileUrl(const Request& request, const Listed& listed) {
  Url url = Url::Local("/office/registers/{}/file", listed.kind.id);
  url.With("organ", listed.asked.is_all ? "all" : std::to_string(listed.asked.organ.value));
  url.With("year", std::to_string(listed.asked.year));
  for (const std::string_view name : {"which", "state"}) {
    if (!request.query.Get(name).empty()) url.With(name, request.query.Get(name));
  }
  return url;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  const Listed listed = ListedFor(reader, request, visitor, today);
  web::Page page = RegisterFrame(visitor, std::string(listed.kind.name));
  if (visitor.May(Act::kDraftItems, listed.asked.organ) && Keeps(listed.asked.organ_kind, listed.kind)) {
    page.actions.Add(
        "<a class=\"btn btn-primary\" href=\"{}\">登记</a>",
        Url::Local("/office/registers/{}/new", listed.kind.id).With("organ", std::to_string(listed.asked.organ.value)));
  }
  page.actions.Add("<a class=\"btn\" href=\"{}\">导出 Excel</a>", FileUrl(request, listed));
  page.body.Add("<p class=\"gk-soft\">依据：{}。</p>{}{}{}", listed.kind.source,
                RegisterFilters(reader, visitor, listed.asked, today,
                                "/office/registers/" + std::string(listed.kind.id), MoreFilters(listed)),
                Table(reader, listed), NonePart(reader, request, visitor, listed, today));
  return Response::Of(RenderPage(page, request));
}

Response Take(Desk& desk, const Request& request, const Visitor& visitor) {
  OrganId of_organ{0};
  std::string file_name, bytes;
  {
    db::Reader reader = desk.database.Read();
    const Listed listed = ListedFor(reader, request, visitor, BeijingDay(desk.now()));
    const auto name = [&](OrganId organ) { return NameOfOrgan(reader, organ); };
    of_organ = listed.asked.organ;
    file_name = (listed.asked.is_all ? std::string("各机关") : listed.asked.organ_name) +
                std::to_string(listed.asked.year) + "年" + std::string(listed.kind.name) + ".xlsx";
    bytes = RegisterXlsx(listed.kind, listed.entries, name);
  }
  account::RecordTaken(desk, visitor, of_organ, "register.export",
                       "register:" + std::string(RegisterKindIn(request).id));
  return Response::Download(file_name, kXlsx, std::move(bytes));
}

}  // namespace

void AddRegisterListPages(account::Office& office) {
  office.Get("/office/registers/{kind}", Act::kSeeItems, WithDesk(office, Show));
  office.Get("/office/registers/{kind}/file", Act::kSeeItems, WithDesk(office, Take));
}

}  // namespace gongkai::oversight
