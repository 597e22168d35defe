// /office/disputes/{dispute}: what it is about and by whom, its terms with how each comes about, what may be done now,
// documents, the lesson, what happened. Every sight of it stands in the trail.

#include "remedy/dispute_pages.h"

#include "account/sight_actions.h"
#include "account/working_days_view.h"
#include "law/outcomes.h"
#include "remedy/dispute_act.h"
#include "request/reopening_actions.h"
#include "web/timeline.h"

namespace gongkai::remedy {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

struct View {
  Dispute dispute;
  DisputeWords words;
  std::vector<DisputeEvent> events;
  std::vector<PersonalText> event_words;
  std::vector<DisputeFile> files;
  DisputeFold fold;
  std::optional<request::DisputedCase> of_case;
  bool may_act = false;
};

View ViewOf(db::Session& session, const Desk& desk, Dispute dispute, const Visitor& visitor) {
  View view{.dispute = std::move(dispute)};
  const DisputeId id = view.dispute.id;
  view.words = OpenDisputeWords(session, desk.keys, id);
  view.events = DisputeEventsOf(session, id);
  view.event_words = DisputeEventWordsOf(session, desk.keys, id);
  view.files = DisputeFilesOf(session, desk.keys, id);
  view.fold = FoldOf(session, view.dispute);
  if (view.dispute.of_case) view.of_case = request::CaseInDispute(session, *view.dispute.of_case);
  view.may_act = visitor.May(Act::kHandleCases, id.organ) && !(view.dispute.is_erased && view.dispute.takes_effect);
  return view;
}

// ---- what it is

Html Fact(std::string_view name, const Html& value) {
  return value.empty() ? Html() : Markup("<div><dt>{}</dt><dd>{}</dd></div>", name, value);
}

Html Words(std::string_view words) { return words.empty() ? Html() : Markup("{}", words); }

Html ErasedPart(const View& view) {
  if (!view.dispute.is_erased) return {};
  return Markup(
      "<div class=\"gk-warned\"><p>这一件的保管期已满，当事人、写的内容和材料经批准已经销毁；日期和结果照旧保留。</p>"
      "</div>");
}

Html CaseFact(const View& view) {
  if (!view.of_case) return {};
  const std::string number =
      view.of_case->number.empty() ? ToString(view.of_case->id) : view.of_case->number + " 号申请";
  return Markup("<a href=\"{}\">{}</a>　{}", Url::Local("/office/requests/" + ToString(view.of_case->id)), number,
                NameOf(view.of_case->stage));
}

Html EarlierFact(const View& view) {
  if (!view.dispute.earlier) return {};
  const DisputeId id{view.dispute.id.organ, *view.dispute.earlier};
  return Markup("<a href=\"{}\">{} 号行政复议</a>", Url::Local(PathOf(id)), ToString(id));
}

Html OutcomeFact(const View& view) {
  const DisputeOutcome* const outcome = FindDisputeOutcome(view.dispute.outcome);
  if (outcome == nullptr) return {};
  const std::string_view articles =
      ArticlesOf(*outcome, view.dispute.kind, view.dispute.decided.value_or(view.dispute.received));
  return Markup("{}（{}）{}{}", outcome->name, NameOf(outcome->result),
                view.dispute.takes_effect ? "，" + ToChinese(*view.dispute.takes_effect) + "起生效" : std::string(),
                articles.empty() ? std::string() : "　" + std::string(articles));
}

/// A case stands in table 4 by a result once (table_four.h).
Html CountedFact(const View& view) {
  if (!view.dispute.counted) return {};
  return Markup("{}年按“{}”计过，再审的结果不再计", static_cast<int>(view.dispute.counted->takes_effect.year()),
                NameOf(view.dispute.counted->result));
}

Html ContestedFact(const View& view) {
  const law::Outcome* const outcome = law::FindOutcome(view.dispute.contested);
  return Markup("{}{}", NameOf(view.dispute.ground),
                outcome == nullptr ? std::string() : "（答复是：" + std::string(outcome->name) + "）");
}

std::string Yuan(std::int64_t amount) {
  constexpr std::int64_t kFen = 100;
  return std::to_string(amount / kFen) + "." + std::to_string(kFen + amount % kFen).substr(1) + " 元";
}

Html FactsPart(db::Session& session, const View& view, Date today) {
  const Dispute& of = view.dispute;
  return Markup(
      "<section class=\"card item-part\"><dl class=\"gk-facts\">{}{}{}{}{}{}{}{}{}{}{}{}{}{}{}</dl></section>",
      Fact("办到哪里", StageBadge(of, today)), Fact("要办的", DutyLine(of, today)),
      Fact("机关", Words(NameOfOrgan(session, of.id.organ))), Fact("争议", ContestedFact(view)),
      Fact("审理程序", Words(NameOf(view.fold.procedure))), Fact("收到副本", Words(ToChinese(of.received))),
      Fact(IsSuit(of.kind) ? "原告" : "申请人", Words(view.words.who.Reveal())),
      Fact("第三人", Words(view.words.third.Reveal())),
      Fact(IsSuit(of.kind) ? "人民法院" : "复议机关", Words(view.words.body)), Fact("案号", Words(view.words.number)),
      Fact("原来的申请", CaseFact(view)), Fact("原来的复议", EarlierFact(view)), Fact("结果", OutcomeFact(view)),
      Fact("年度报告表四", CountedFact(view)), Fact("费用", of.cost > 0 ? Markup("{}", Yuan(of.cost)) : Html()));
}

Html RequestPart(const View& view) {
  if (view.words.request.empty()) return {};
  return Markup("<section class=\"card item-part\"><h2>{}</h2><p class=\"item-lines\">{}</p></section>",
                IsSuit(view.dispute.kind) ? "诉讼请求" : "复议请求", view.words.request.Reveal());
}

// ---- terms

Html StateOf(const RunningTerm& term, Date today) {
  if (term.done) {
    return Markup("{} {}{}", IsDuty(term.owed) ? "办于" : "提出于", ToChinese(*term.done),
                  *term.done > term.due ? Markup(" <span class=\"badge gk-badge-error\">超期</span>") : Html());
  }
  if (!IsDuty(term.owed)) return term.due < today ? Markup("已经过了") : Markup("还在期限内");
  return DueBadge(term.due, today);
}

Html TermsPart(const View& view, Date today) {
  Html rows;
  for (const RunningTerm& term : TermsOf(view.fold, account::WorkingDays())) {
    rows.Add("<li><b>{}</b>：最迟 {}　{}<div class=\"gk-soft\">{}{}</div></li>", NameOf(term.owed), ToChinese(term.due),
             StateOf(term, today), term.why, term.provisional ? "。有的年份还没有放假通知，先按周末推算" : "");
  }
  return Markup(
      "<section class=\"card item-part\" id=\"terms\"><h2>期限</h2><ul class=\"items-list\">{}</ul></section>", rows);
}

// ---- what may be done

Html WarningPart(const View& view, Date today) {
  const bool is_late = view.dispute.next == Owed::kAnswer && *view.dispute.next_due < today;
  if (!is_late) return {};
  return Markup(
      "<div "
      "class=\"gk-warned\"><p>答复的期限已经过了：不答复、不提交证据的，视为原来的答复没有证据、依据（{}）。</p></div>",
      IsSuit(view.dispute.kind) ? "行政诉讼法第三十四条第二款" : "行政复议法第七十条");
}

Html ActsPart(const View& view, Date today) {
  if (!view.may_act) return {};
  Html may, may_not;
  for (const DisputeAct& act : DisputeActs()) {
    if (act.kind == DisputeEventKind::kReopened && !view.of_case) continue;
    const auto against = AgainstToday(act, view.fold, today, account::WorkingDays());
    if (!against) {
      may.Add("<a class=\"btn\" href=\"{}\">{}</a> ",
              Url::Local(PathOf(view.dispute.id) + "/acts/" + std::string(IdOf(act.kind))), act.label);
    } else {
      may_not.Add("<li>{}：{}{}</li>", act.label, against->message,
                  against->source.empty() ? "" : "（" + against->source + "）");
    }
  }
  may.Add("<a class=\"btn\" href=\"{}\">修改当事人、案号</a> ", Url::Local(PathOf(view.dispute.id) + "/words"));
  Html html = Markup("<section class=\"card item-part\"><h2>怎么办</h2><div class=\"gk-sends\">{}</div>", may);
  if (!may_not.empty()) html.Add("<details><summary>现在不能办的，和为什么</summary><ul>{}</ul></details>", may_not);
  return html.Add("</section>");
}

// ---- what the department in charge does about it (条例第四十七条)

/// What was found, without a name of anybody.
std::string FoundIn(const Dispute& of) {
  const DisputeOutcome* const outcome = FindDisputeOutcome(of.outcome);
  std::string found = TitleOf(of) + "，争议是" + std::string(NameOf(of.ground));
  if (outcome != nullptr && of.decided) found += "，" + ToChinese(*of.decided) + std::string(outcome->name);
  if (of.next && of.next_due) found += "，要" + std::string(NameOf(*of.next)) + "，最迟" + ToChinese(*of.next_due);
  return found + "。";
}

std::string_view GroundOfMeasure(DisputeGround ground) {
  if (ground == DisputeGround::kPublication) return "infringed";
  return ground == DisputeGround::kRecord || ground == DisputeGround::kOther ? "" : "not_answered";
}

/// Where a decision corrects the organ, or it is behind with what it must do.
Html MeasurePart(const View& view, const Visitor& visitor, Date today) {
  const Dispute& of = view.dispute;
  const bool is_late = of.next_due && *of.next_due < today;
  if (!visitor.May(Act::kSuperviseCases) || (of.result != DisputeResult::kCorrected && !is_late)) return {};
  Url url = Url::Local("/office/measures/new");
  url.With("source", ObjectOfDispute(of.id)).With("against", std::to_string(of.id.organ.value)).With("kind", "urge");
  url.With("ground", GroundOfMeasure(of.ground)).With("facts", FoundIn(of));
  return Markup(
      "<section class=\"card "
      "item-part\"><h2>整改</h2><p>主管部门可以督促整改、通报批评或者提出处理建议（条例第四十七条）"
      "。</p><p><a class=\"btn\" href=\"{}\">提出整改、通报或者处理建议</a></p></section>",
      url);
}

Html LessonPart(const View& view) {
  const bool is_corrected = view.dispute.result == DisputeResult::kCorrected;
  if (!is_corrected || view.dispute.contested.empty()) return {};
  return Markup(
      "<section class=\"card item-part\"><h2>教训</h2><p>{}</p>{}</section>",
      view.fold.has_lesson ? "已经记下：以后拟写同一种答复的人会看到。"
                           : "还没有记。记下以后，拟写同一种答复的人会看到。",
      view.may_act ? Markup("<p><a class=\"btn\" href=\"{}\">{}</a></p>",
                            Url::Local(PathOf(view.dispute.id) + "/lesson"), view.fold.has_lesson ? "重新写" : "记教训")
                   : Html());
}

// ---- documents, what happened

Html FilesPart(const View& view) {
  Html rows;
  for (const DisputeFile& file : view.files) {
    rows.Add("<li>{}：<a href=\"{}\">{}</a>　<span class=\"gk-soft\">{}</span></li>", NameOf(file.kind),
             Url::Local(PathOf(view.dispute.id) + "/files/" + std::to_string(file.number)), file.name.Reveal(),
             ToBeijingMinute(file.at));
  }
  return Markup("<section class=\"card item-part\"><h2>材料</h2>{}{}</section>",
                rows.empty() ? Markup("<p>还没有材料。</p>") : Markup("<ul>{}</ul>", rows),
                view.may_act ? Markup("<p><a class=\"btn\" href=\"{}\">放入材料</a></p>",
                                      Url::Local(PathOf(view.dispute.id) + "/files"))
                             : Html());
}

Html HistoryPart(const View& view, Date today) {
  std::vector<web::Event> lines;
  for (std::size_t i = 0; i < view.events.size(); ++i) {
    const DisputeEvent& event = view.events[i];
    const bool is_of_day = BeijingDay(event.at) == event.on;
    Html detail;
    if (!view.event_words[i].empty()) detail.Add("<p class=\"item-words\">{}</p>", view.event_words[i].Reveal());
    if (!is_of_day) detail.Add("<p class=\"gk-soft\">{}登记</p>", ToBeijingMinute(event.at));
    lines.push_back({.time = is_of_day ? ToBeijingMinute(event.at) : gongkai::ToString(event.on),
                     .what = Describe(event),
                     .who = event.person_name,
                     .detail = std::move(detail)});
  }
  if (view.dispute.next_due) {
    lines.push_back({.time = gongkai::ToString(*view.dispute.next_due),
                     .what = std::string(NameOf(*view.dispute.next)),
                     .kind = *view.dispute.next_due < today ? web::EventKind::kOverdue : web::EventKind::kAhead});
  }
  return Markup("<section class=\"card item-part\"><h2>经过</h2>{}</section>", web::Timeline("经过", lines));
}

Html Said(const Request& request) {
  const DisputeAct* const act = FindDisputeAct(request.query.Get("done"));
  if (request.query.Get("done").empty()) return {};
  return Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>",
                act == nullptr ? std::string("已登记。") : "已登记：" + std::string(act->label) + "。");
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const Dispute seen = [&] {
    db::Reader reader = desk.database.Read();
    return DisputeIn(reader, request, visitor);
  }();
  account::RecordTaken(desk, visitor, seen.id.organ, "dispute.see", ObjectOfDispute(seen.id));
  db::Reader reader = desk.database.Read();
  const View view = ViewOf(reader, desk, DisputeIn(reader, request, visitor), visitor);
  web::Page page = DisputeFrame(visitor, TitleOf(view.dispute), view.dispute);
  page.breadcrumbs.pop_back();
  page.body.Add("{}{}{}{}{}{}{}{}{}{}{}", Said(request), ErasedPart(view), WarningPart(view, today),
                FactsPart(reader, view, today), RequestPart(view), TermsPart(view, today), ActsPart(view, today),
                MeasurePart(view, visitor, today), LessonPart(view), FilesPart(view), HistoryPart(view, today));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddDisputePages(account::Office& office) {
  office.Get("/office/disputes/{dispute}", Act::kSeeCases, account::WithDesk(office, Show));
}

}  // namespace gongkai::remedy
