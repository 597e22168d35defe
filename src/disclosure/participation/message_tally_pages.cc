// /office/message-organs: how each organ deals with what the public writes, for who looks after the county, and for an
// organ its own row. Period and kind stand in the address; each figure leads to its rows where the reader may see them.

#include <algorithm>

#include "account/portal_view.h"
#include "disclosure/pages.h"
#include "disclosure/participation/message_due_view.h"
#include "disclosure/participation/message_tally_export.h"
#include "disclosure/participation/message_tally_store.h"
#include "disclosure/participation/take_part_pages.h"
#include "web/errors_to_http.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/message-organs";

struct Asked {
  DayRange period;
  std::optional<MessageKind> kind;
  std::optional<OrganId> organ;
  FieldErrors errors;  // of the period, which is then this year
};

Asked AskedFor(const Request& request, const Visitor& visitor, Date today) {
  Asked asked{.period = {today.year() / 1 / 1, today},
              .kind = MessageKindFrom(request.query.Get("kind")),
              .organ = {},
              .errors = {}};
  const auto period = PeriodIn(request.query.Get("from"), request.query.Get("until"), today);
  if (period) {
    asked.period = *period;
  } else {
    asked.errors = period.errors();
  }
  if (const auto organ = request.query.Int("organ")) {
    if (!visitor.May(Act::kSeeMessageFigures, OrganId{*organ})) {
      throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位管不到它。"});
    }
    asked.organ = OrganId{*organ};
  }
  return asked;
}

Url AddressOf(const Asked& asked, std::string_view path) {
  Url url = Url::Local(path);
  url.With("from", ToString(asked.period.first)).With("until", ToString(asked.period.last));
  if (asked.kind) url.With("kind", IdOf(*asked.kind));
  if (asked.organ) url.With("organ", std::to_string(asked.organ->value));
  return url;
}

/// Every organ in sight that takes messages, and those that have some and take them no more.
std::vector<TalliedOrgan> OrgansIn(db::Session& session, const Visitor& visitor, const MessageTallies& tallies,
                                   Date today) {
  std::vector<TalliedOrgan> organs;
  const auto add = [&](OrganId id, std::string name) {
    if (!visitor.May(Act::kSeeMessageFigures, id)) return;
    const bool is_there = std::ranges::any_of(organs, [&](const TalliedOrgan& each) { return each.id == id; });
    if (!is_there) organs.push_back({id, std::move(name)});
  };
  if (const auto county = account::PublicCountyOf(session, today)) {
    for (const account::PublicOrgan& organ : county->organs) add(organ.id, organ.name);
  }
  for (const auto& [of, tally] : tallies) add(of.first, NameOfOrgan(session, of.first));
  return organs;
}

struct Shown {
  std::vector<TalliedOrgan> organs;  // in sight
  MessageTallies tallies;            // of the kind and the organ that are asked for
};

Shown ShownFor(db::Session& session, const Visitor& visitor, const Asked& asked, Date today) {
  Shown shown{.organs = {},
              .tallies = MessageTalliesOf(session, visitor.OrgansFor(Act::kSeeMessageFigures), asked.period, today)};
  shown.organs = OrgansIn(session, visitor, shown.tallies, today);
  std::erase_if(shown.tallies, [&](const auto& each) {
    const auto& [organ, kind] = each.first;
    return (asked.organ && organ != *asked.organ) || (asked.kind && kind != *asked.kind);
  });
  return shown;
}

// ---- tables

/// Which rows a figure counts, as the list of messages is asked for them.
struct Rows {
  const Asked& asked;
  std::optional<OrganId> organ;  // none: they may not be seen
  std::optional<MessageKind> kind;
};

Html Figure(const Rows& rows, int figure, std::string_view state, std::optional<OverdueAge> age = std::nullopt) {
  if (!rows.organ || figure == 0) return Markup("{}", figure);
  Url url = Url::Local("/office/messages");
  url.With("organ", std::to_string(rows.organ->value)).With("state", state);
  url.With("from", ToString(rows.asked.period.first)).With("until", ToString(rows.asked.period.last));
  if (rows.kind) url.With("kind", IdOf(*rows.kind));
  if (age) url.With("age", IdOf(*age));
  return Markup("<a href=\"{}\">{}</a>", url.With("marked", "all"), figure);
}

Html Cells(const Rows& rows, const MessageTally& tally) {
  Html cells = Markup(
      "<td data-label=\"收到\">{}</td><td data-label=\"已答复\">{}</td><td data-label=\"不予办理\">{}</td><td "
      "data-label=\"其中超期办结\">{}</td><td data-label=\"还在办\">{}</td><td data-label=\"逾期未办\">{}</td>",
      Figure(rows, tally.received, "kept"), Figure(rows, tally.answered, "answered"),
      Figure(rows, tally.declined, "declined"), Figure(rows, tally.late, "late"), Figure(rows, tally.open, "open"),
      Figure(rows, tally.Overdue(), "overdue"));
  for (const OverdueAge age : kOverdueAges) {
    const int figure = tally.overdue[static_cast<std::size_t>(age)];
    cells.Add("<td data-label=\"逾期{}\">{}</td>", NameOf(age), Figure(rows, figure, "overdue", age));
  }
  return cells;
}

Html Table(std::string_view label, std::string_view first_head, const Html& rows) {
  Html heads;
  for (const std::string_view head : {"收到", "已答复", "不予办理", "其中超期办结", "还在办", "逾期未办"}) {
    heads.Add("<th scope=\"col\">{}</th>", head);
  }
  for (const OverdueAge age : kOverdueAges) heads.Add("<th scope=\"col\">逾期{}</th>", NameOf(age));
  return Markup(
      "<div class=\"card\"><div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
      "class=\"table card-table gk-list gk-figures\"><thead><tr><th "
      "scope=\"col\">{}</th>{}</tr></thead><tbody>{}</tbody>"
      "</table></div></div>",
      label, first_head, heads, rows);
}

/// None where the reader may not open the organ's messages.
std::optional<OrganId> Opened(const Visitor& visitor, OrganId organ) {
  return visitor.May(Act::kHandleMessages, organ) ? std::optional(organ) : std::nullopt;
}

Html OrganTable(const Visitor& visitor, const Asked& asked, const Shown& shown) {
  Html rows;
  for (const TalliedOrgan& organ : shown.organs) {
    if (asked.organ && organ.id != *asked.organ) continue;
    Asked one = asked;
    one.organ = organ.id;
    rows.Add("<tr><th scope=\"row\"><a href=\"{}\">{}</a></th>{}</tr>", AddressOf(one, kPath), organ.name,
             Cells({asked, Opened(visitor, organ.id), asked.kind}, SumOf(shown.tallies, organ.id, std::nullopt)));
  }
  if (!asked.organ && shown.organs.size() > 1) {
    rows.Add("<tr><th scope=\"row\">合计</th>{}</tr>",
             Cells({asked, std::nullopt, asked.kind}, SumOf(shown.tallies, std::nullopt, std::nullopt)));
  }
  return Table("各机关办理公众留言的情况", "机关", rows);
}

Html KindTable(const Visitor& visitor, const Asked& asked, const Shown& shown) {
  const auto organ = asked.organ                ? Opened(visitor, *asked.organ)
                     : shown.organs.size() == 1 ? Opened(visitor, shown.organs.front().id)
                                                : std::nullopt;
  Html rows;
  for (const MessageKind kind : MessageKinds()) {
    if (asked.kind && kind != *asked.kind) continue;
    rows.Add("<tr><th scope=\"row\">{}</th>{}</tr>", NameOf(kind),
             Cells({asked, organ, kind}, SumOf(shown.tallies, std::nullopt, kind)));
  }
  return Table("各类公众留言的办理情况", "类别", rows);
}

// ---- the page

Html Filters(const Request& request, const Asked& asked, const std::vector<TalliedOrgan>& organs) {
  std::vector<web::Choice> choices;
  for (const TalliedOrgan& organ : organs) choices.push_back({std::to_string(organ.id.value), organ.name});
  const auto typed = [&](std::string_view name, Date day) {
    return asked.errors.empty() ? ToString(day) : std::string(request.query.Get(name));
  };
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"{}\" role=\"search\" novalidate>{}{}{}{}<button class=\"btn "
      "btn-primary\" type=\"submit\">看这段时间</button><a class=\"btn\" href=\"{}\">清除</a></form>",
      Url::Local(kPath),
      web::TextField(
          {.name = "from", .label = "收到的时间，从", .value = typed("from", asked.period.first), .type = "date"},
          asked.errors),
      web::TextField({.name = "until", .label = "到", .value = typed("until", asked.period.last), .type = "date"},
                     asked.errors),
      Markup("<div><label for=\"kind\">类别</label><select class=\"form-select\" id=\"kind\" "
             "name=\"kind\">{}</select></div>",
             FilterOptions("全部类别", NamedChoices(MessageKinds()), IdOrNone(asked.kind))),
      choices.size() < 2 ? Html()
                         : Markup("<div><label for=\"organ\">机关</label><select class=\"form-select\" id=\"organ\" "
                                  "name=\"organ\">{}</select></div>",
                                  FilterOptions("全部机关", choices,
                                                asked.organ ? std::to_string(asked.organ->value) : std::string())),
      Url::Local(kPath));
}

/// Counted from the day on which they came, whatever the period: of enquiries alone the indicators say something.
Html LyingLong(db::Session& session, const Asked& asked, const Shown& shown, Date today) {
  if (asked.kind && *asked.kind != MessageKind::kEnquiry) return {};
  std::vector<OrganId> organs;
  for (const TalliedOrgan& organ : shown.organs) {
    if (!asked.organ || organ.id == *asked.organ) organs.push_back(organ.id);
  }
  const int count = EnquiriesLyingLong(session, organs, today);
  if (count == 0) return {};
  return Markup(
      "<p>现在有 {} 条办事咨询，从收到算起三个月以上没有答复：政务咨询这样搁置的，网站检查时单项否决"
      "（国办秘函〔2019〕19号）。</p>",
      count > 1'000 ? std::string("1000 多") : std::to_string(count));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(request, visitor, today);
  db::Reader reader = desk.database.Read();
  const Shown shown = ShownFor(reader, visitor, asked, today);
  web::Page page = PartFrame(visitor, "各机关的办理", kPath);
  page.body.Add("{}{}", web::FaultList(asked.errors, "没有按这段时间统计"), Filters(request, asked, shown.organs));
  if (!asked.errors.empty()) return Response::Of(RenderPage(page, request), web::StatusOf(asked.errors));
  page.actions.Add("<a class=\"btn\" href=\"{}\">导出 Excel</a>", AddressOf(asked, std::string(kPath) + "/export"));
  const MessageTally all = SumOf(shown.tallies, std::nullopt, std::nullopt);
  if (all.received == 0) {
    page.body.Add("<p class=\"gk-empty\">这段时间没有收到公众留言。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<p class=\"gk-soft\">按收到的时间和现在办理的机关统计，删除的灌水不算；还在办的里面有 {} "
      "条疑似灌水的没有看过，看过以前不算逾期；逾期从最后一天的第二天算起。对草案的意见随采纳情况答复，不算超期和逾期。"
      "</p>{}{}<h2>按类别</h2>{}",
      all.unlooked, LyingLong(reader, asked, shown, today), OrganTable(visitor, asked, shown),
      KindTable(visitor, asked, shown));
  return Response::Of(RenderPage(page, request));
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Asked asked = AskedFor(request, visitor, today);
  if (!asked.errors.empty()) throw web::ProblemError({422, "没有导出", asked.errors.front().message});
  db::Reader reader = desk.database.Read();
  Shown shown = ShownFor(reader, visitor, asked, today);
  if (asked.organ) std::erase_if(shown.organs, [&](const TalliedOrgan& organ) { return organ.id != *asked.organ; });
  return Response::Download(TallyTitle(asked.period) + ".xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            TallyWorkbook(shown.organs, shown.tallies, asked.period, today));
}

}  // namespace

void AddMessageTallyPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/message-organs", Act::kSeeMessageFigures, with_desk(Show));
  office.Get("/office/message-organs/export", Act::kSeeMessageFigures, with_desk(Export));
}

}  // namespace gongkai::disclosure
