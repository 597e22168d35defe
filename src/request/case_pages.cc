// One case: what is asked, by whom, until when, what may be done now and why something else may not, letters, files,
// what the same applicant asked before, what happened. Every sight of it stands in the trail; who the applicant is, is
// shown to who asks for it, which stands there too.

#include <algorithm>

#include "account/sight_actions.h"
#include "account/working_days_view.h"
#include "base/utf8.h"
#include "law/outcomes.h"
#include "request/case_pages.h"
#include "request/case_signing_view.h"
#include "request/case_timeline_view.h"
#include "request/office_act.h"
#include "request/reopening_store.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kSeeAct = "case.see", kContactAct = "case.contact";

/// What the page shows, read at one moment.
struct View {
  Case held;
  std::optional<CaseWords> words;  // none: erased
  std::vector<CaseEvent> events;
  std::vector<PersonalText> event_words;
  CaseFold fold;
  law::ReplyStatus reply;
  bool was_disputed = false;
};

View ViewOf(db::Session& session, const Desk& desk, Case held) {
  View view{.held = std::move(held)};
  view.words = OpenWords(session, desk.keys, view.held.id);
  view.events = EventsOf(session, view.held.id);
  view.event_words = EventWordsOf(session, desk.keys, view.held.id);
  view.fold = FoldOf(session, view.held);
  view.reply = StatusOf(view.fold, account::WorkingDays()).reply;
  view.was_disputed = WasDisputed(session, view.held.id);
  return view;
}

bool Handles(const View& view, const Visitor& visitor) { return visitor.May(Act::kHandleCases, view.held.handler); }

// ---- what it is

Html Fact(std::string_view name, const Html& value) {
  if (value.empty()) return {};
  return Markup("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
}

Html DueFact(const View& view, Date today) {
  const Case& held = view.held;
  const Url how = Url::Local(PathOf(held.id) + "/calendar");
  if (!IsOpen(held.stage)) return Markup("<a class=\"gk-nowrap\" href=\"{}\">期限怎么算的</a>", how);
  if (!held.received) return Markup("确认收到以后才起算");
  if (!held.due) return Markup("现在没有：等着对方 <a class=\"gk-nowrap\" href=\"{}\">期限怎么算</a>", how);
  return Markup("<span class=\"gk-nowrap\">{}</span> {} {} <a class=\"gk-nowrap\" href=\"{}\">怎么算的</a>",
                ToChinese(*held.due), DueBadge(held, today),
                held.is_provisional ? "（有的年份还没有放假通知，先按周末推算）" : "", how);
}

Html EndedFact(const View& view) {
  if (!view.held.ended) return {};
  return Markup("{} {}", ToChinese(*view.held.ended),
                view.held.in_time == false ? Markup("<span class=\"badge gk-badge-error\">超期</span>") : Html());
}

Html FactsPart(db::Session& session, const View& view, Date today) {
  const Case& held = view.held;
  const std::string who = NameOfHandler(session, held.handler, held.assigned, today);
  return Markup(
      "<section class=\"card item-part\"><dl class=\"gk-facts\">{}{}{}{}{}{}{}{}{}</dl></section>",
      Fact("办到哪里", Markup("{} {}", StageBadge(held), OutcomeName(held))), Fact("最迟答复", DueFact(view, today)),
      Fact("收到申请之日", held.received ? Markup("{}", ToChinese(*held.received)) : Html()),
      Fact("办结", EndedFact(view)), Fact("怎么来的", Markup("{}，{}", law::NameOf(held.channel), held.submitted)),
      Fact("答复机关", Markup("{}", NameOfOrgan(session, held.handler))),
      Fact("经办人", Markup("{}", who.empty() ? "还没有分" : who)),
      Fact("要的形式", Markup("{}，{}", NameOf(held.carrier), NameOf(held.way))),
      Fact("催办", view.fold.open_urges > 0 ? Markup("{} 次还没有答复", view.fold.open_urges) : Html()));
}

Html AskedPart(const View& view) {
  if (!view.words) {
    return Markup(
        "<section class=\"card item-part\"><p>这一件的个人信息已经销毁，只留下办理的记录和数字。</p></section>");
  }
  const Asked& asked = view.words->asked;
  const std::string advice = AdviceOf(asked);
  return Markup(
      "<section class=\"card item-part\"><h2>申请的内容</h2><p><b>{}</b></p>{}{}<p "
      "class=\"gk-soft\">{}</p>{}</section>",
      asked.title.Reveal(), asked.text.empty() ? Html() : Lines(asked.text),
      asked.file_number.empty() ? Html() : Markup("<p>文号：{}</p>", asked.file_number.Reveal()),
      asked.other_form_will_do ? "不能按要求的形式提供时，接受其他形式。" : "只要这种形式。",
      advice.empty() ? Html() : Markup("<div class=\"gk-warned\"><p>{}</p></div>", advice));
}

// ---- who asks

Html Line(std::string_view name, const PersonalText& value) {
  return value.empty() ? Html() : Fact(name, Markup("{}", value.Reveal()));
}

Html ApplicantPart(const View& view, const Request& request, bool is_shown) {
  if (!view.words) return {};
  const Applicant& who = view.words->applicant;
  Html inside;
  if (is_shown) {
    inside = Markup("<dl class=\"gk-facts\">{}{}{}{}{}{}{}{}</dl>", Line("姓名、名称", who.name),
                    Line(NameOf(who.document), who.number), Line(NameOf(who.agent_basis), who.agent),
                    Line("联系人", who.contact), Line("电话", who.phone), Line("电子邮箱", who.email),
                    Line("地址", who.address), Line("邮政编码", who.postcode));
    inside.Add("{}", Line("登记簿上的名称", view.words->earlier_name));
  } else {
    inside = Markup(
        "<p>{}{}</p><form method=\"post\" action=\"{}\">{}<button class=\"btn\" type=\"submit\">查看申请人</button> "
        "<span class=\"gk-soft\">（会记入审计）</span></form>",
        NameOf(who.kind), who.name.empty() ? "" : "　" + Ellipsis(who.name.Reveal(), 1),
        Url::Local(PathOf(view.held.id) + "/contact"), web::FormKeys(request));
  }
  return Markup("<section class=\"card item-part\" id=\"applicant\"><h2>申请人</h2>{}</section>", inside);
}

// ---- what may be done

Html WarningsPart(const View& view) {
  Html items;
  for (const std::string& warning : view.reply.warnings) items.Add("<li>{}</li>", warning);
  if (items.empty()) return {};
  return Markup("<div class=\"gk-warned\"><p>请核对：</p><ul>{}</ul></div>", items);
}

Html ActButton(const View& view, const OfficeAct& act, const Request& request) {
  const std::string path = PathOf(view.held.id) + "/acts/" + std::string(act.id);
  // What needs nothing typed is done at once.
  if (act.kind == CaseEventKind::kAccepted) {
    return Markup(
        "<form method=\"post\" action=\"{}\">{}<button class=\"btn btn-primary\" type=\"submit\">{}</button></form>",
        Url::Local(path), CaseFormKeys(request, view.held), act.label);
  }
  return Markup("<a class=\"btn\" href=\"{}\">{}</a>", Url::Local(path), act.label);
}

Html DecisionButton(const View& view) {
  if (!view.held.received || (!IsOpen(view.held.stage) && !view.fold.draft)) return {};
  const bool is_open = IsOpen(view.held.stage);
  return Markup("<a class=\"btn {}\" href=\"{}\">{}</a>", is_open ? "btn-primary" : "",
                Url::Local(PathOf(view.held.id) + "/decision"),
                !is_open                 ? "看答复"
                : !view.fold.draft       ? "拟写答复"
                : view.fold.is_handed_in ? "审签、发出答复"
                                         : "答复稿");
}

/// What has pages of its own: receipt and routing, fees, urging.
Html OtherActs(const View& view, const Visitor& visitor, Date today) {
  const Case& held = view.held;
  Html html;
  if (Handles(view, visitor) && held.outcome.starts_with("released")) {
    html.Add("<a class=\"btn\" href=\"/office/request-proactive/{}\">转为主动公开</a> ", ToString(held.id));
  }
  const auto link = [&](std::string_view page, std::string_view label, bool is_first) {
    html.Add("<a class=\"btn {}\" href=\"{}\">{}</a> ", is_first ? "btn-primary" : "",
             Url::Local(PathOf(held.id) + "/" + std::string(page)), label);
  };
  const bool handles = Handles(view, visitor);
  if (held.stage == CaseStage::kReplied && ReleasesInformation(held.outcome)) link("viewings", "查阅、抄录", false);
  if (held.stage == CaseStage::kUnconfirmed) {
    if (handles) link("confirm", "确认收到", true);
    if (visitor.May(Act::kSuperviseCases)) link("route", "转给负责的机关", false);
  }
  // What was notified or urged stays to be read by who sees the case.
  const auto happened = [&](auto is_it) { return std::ranges::any_of(view.events, is_it); };
  const bool has_fee = happened([](const CaseEvent& each) {
    return each.kind == CaseEventKind::kClock && each.clock.type == law::ReplyEventType::kFeeNotified;
  });
  if (handles && held.received && IsOpen(held.stage)) link("redact", "遮盖一部分再提供", false);
  if (has_fee || (handles && held.received && IsOpen(held.stage))) link("fee", "信息处理费", false);
  const bool may_urge = visitor.May(Act::kSuperviseCases, held.handler) && IsOpen(held.stage);
  const bool may_answer = handles && view.fold.open_urges > 0;
  const bool was_urged = happened([](const CaseEvent& each) { return each.kind == CaseEventKind::kUrged; });
  if (may_urge || was_urged) link("urge", may_urge ? "催办" : may_answer ? "答复催办" : "看催办", false);
  if (view.was_disputed) {
    html.Add("<a class=\"btn\" href=\"/office/disputes?case={}\">看复议、诉讼</a> ", ToString(held.id));
  }
  const bool is_disputable = held.received && (held.ended || (held.due && *held.due < today));
  if (handles && is_disputable) {
    html.Add("<a class=\"btn\" href=\"/office/disputes/new?case={}\">登记复议、诉讼</a> ", ToString(held.id));
  }
  return html;
}

/// What one cannot do now is told with the reason of the law; what is another's to do stands with the others.
Html ActsPart(const View& view, const Request& request, const Visitor& visitor, Date today) {
  Html may = OtherActs(view, visitor, today), may_not;
  for (const OfficeAct& act : OfficeActs()) {
    if (!visitor.May(act.who, view.held.handler)) continue;
    const auto against = AgainstToday(act, view.fold, visitor.person, today, account::WorkingDays());
    if (!against) {
      may.Add("{} ", ActButton(view, act, request));
    } else {
      may_not.Add("<li>{}：{}{}</li>", act.label, against->message,
                  against->source.empty() ? "" : "（" + against->source + "）");
    }
  }
  if (may.empty() && may_not.empty()) return {};
  Html html = Markup("<section class=\"card item-part\"><h2>怎么办</h2><div class=\"gk-sends\">{}{}</div>",
                     DecisionButton(view), may);
  if (!may_not.empty()) {
    html.Add("<details><summary>现在不能办的，和为什么</summary><ul>{}</ul></details>", may_not);
  }
  return html.Add("</section>");
}

Html DecisionPart(db::Session& session, const View& view, const Visitor& visitor, Date today) {
  if (!view.fold.draft) return {};
  const law::Outcome* const outcome = law::FindOutcome(view.fold.draft->outcome);
  const bool is_signer = IsOpen(view.held.stage) && view.fold.is_handed_in && !Handles(view, visitor);
  return Markup(
      "<section class=\"card item-part\"><h2>答复</h2><p>{}</p>{}<p><a class=\"btn {}\" "
      "href=\"{}\">{}</a></p></section>",
      outcome == nullptr ? std::string_view() : outcome->name,
      CaseSignatures(session, view.fold, view.held.handler, today), is_signer ? "btn-primary" : "",
      Url::Local(PathOf(view.held.id) + "/decision"), is_signer ? "看答复，签署" : "看答复");
}

// ---- letters, the same applicant

Html LettersPart(db::Session& session, const View& view) {
  Html rows;
  for (const CaseLetter& letter : LettersOf(session, view.held.id)) {
    rows.Add("<li>{}　{}　{}</li>", letter.number, letter.dated,
             letter.delivered ? "已送达 " + gongkai::ToString(*letter.delivered) : std::string("还没有登记送达"));
  }
  return Markup(
      "<section class=\"card item-part\"><h2>文书</h2>{}<p><a class=\"btn\" href=\"{}\">看文书、登记送达</a></p>"
      "</section>",
      rows.empty() ? Markup("<p>还没有文书。</p>") : Markup("<ul>{}</ul>", rows),
      Url::Local(PathOf(view.held.id) + "/letters"));
}

Html EarlierRow(const Case& other, bool is_same) {
  return Markup("<li><a href=\"{}\">{}</a>　{} {} {}{}</li>", Url::Local(PathOf(other.id)), NumberOf(other),
                other.received, StageBadge(other), OutcomeName(other),
                is_same ? Markup(" <span class=\"badge gk-badge-warning\">内容相同</span>") : Html());
}

/// Evidence, no finding: whether an application is a repetition, or the number beyond reason, a person judges.
Html EarlierPart(db::Session& session, const View& view, const Visitor& visitor, Date today) {
  constexpr int kMost = 30;
  const auto others = CasesOfApplicant(session, view.held.id, HandlersInSight(session, visitor, today), kMost);
  if (others.empty()) return {};
  std::vector<CaseId> same;
  for (const Case& each : SameCases(session, view.held.id, kMost)) same.push_back(each.id);
  Html rows;
  for (const Case& other : others) {
    if (other.id == view.held.id) continue;
    rows.Add("{}", EarlierRow(other, std::ranges::find(same, other.id) != same.end()));
  }
  if (rows.empty()) return {};
  const std::string month =
      view.held.received ? "本月此前收到这位申请人的 " +
                               std::to_string(ReceivedInMonth(session, view.held.id, *view.held.received)) + " 件。"
                         : std::string();
  return Markup(
      "<section class=\"card item-part\"><h2>同一申请人的其他申请</h2><p "
      "class=\"gk-soft\">{}是不是重复申请、数量和频次是"
      "不是明显超过合理范围，由经办人判断（条例第三十五条、第三十六条第六项）。</p><ul>{}</ul></section>",
      month, rows);
}

Html FilesLine(db::Session& session, const View& view) {
  const auto count = std::ranges::count_if(FilesOf(session, view.held.id),
                                           [](const CaseFile& each) { return each.kind != FileKind::kWorking; });
  return Markup(
      "<section class=\"card item-part\"><h2>材料</h2><p>{}　<a class=\"btn\" href=\"{}\">看材料、放入材料</a></p>"
      "</section>",
      count == 0 ? std::string("还没有材料。") : std::to_string(count) + " 份",
      Url::Local(PathOf(view.held.id) + "/files"));
}

Html Said(const Request& request) {
  const std::string_view done = request.query.Get("done");
  if (done.empty()) return {};
  const OfficeAct* const act = FindOfficeAct(done);
  return Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>",
                act == nullptr ? std::string("已登记。") : "已登记：" + std::string(act->label) + "。");
}

Response ShowCase(Desk& desk, const Request& request, const Visitor& visitor, bool is_shown) {
  const Date today = BeijingDay(desk.now());
  const Case seen = [&] {
    db::Reader reader = desk.database.Read();
    return CaseIn(reader, request, visitor);
  }();
  account::RecordTaken(desk, visitor, seen.handler, is_shown ? kContactAct : kSeeAct, CaseObjectOf(seen.id));
  db::Reader reader = desk.database.Read();
  const View view = ViewOf(reader, desk, CaseIn(reader, request, visitor));
  web::Page page = CaseFrame(visitor, NumberOf(view.held), view.held);
  page.breadcrumbs.pop_back();
  page.body.Add("{}{}{}{}{}{}{}{}{}{}{}", Said(request), FactsPart(reader, view, today), WarningsPart(view),
                AskedPart(view), ApplicantPart(view, request, is_shown), ActsPart(view, request, visitor, today),
                DecisionPart(reader, view, visitor, today), LettersPart(reader, view), FilesLine(reader, view),
                EarlierPart(reader, view, visitor, today),
                Markup("<section class=\"card item-part\"><h2>经过</h2>{}</section>",
                       CaseTimeline(reader, view.held, view.events, view.event_words, today)));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddCasePages(account::Office& office) {
  office.Get("/office/requests/{case}", Act::kSeeCases, [&office](const Request& request, const Visitor& visitor) {
    return ShowCase(office.desk(), request, visitor, false);
  });
  // No link opens it: nobody looks at people by following what another sent.
  office.Post("/office/requests/{case}/contact", Act::kSeeCases,
              [&office](const Request& request, const Visitor& visitor) {
                return ShowCase(office.desk(), request, visitor, true);
              });
  AddCaseCalendarPages(office);
  AddCaseFilePages(office);
}

}  // namespace gongkai::request
