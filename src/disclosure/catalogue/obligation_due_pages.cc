// One obligation: how its due day comes about, day by day; reminding of it (催办), and following it until it is done
// (跟踪).

#include "account/working_days_view.h"
#include "base/fold.h"
#include "disclosure/catalogue/catalogue_pages.h"
#include "disclosure/catalogue/obligation_pages.h"
#include "disclosure/catalogue/reminder_actions.h"
#include "disclosure/catalogue/reminder_store.h"

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

// ---- how a due day comes about

std::optional<OrganObligation> Asked(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const auto organ = request.query.Int("organ");
  const auto row = CatalogueRowIdFrom(request.query.Get("row"));
  const auto item = ItemIdFrom(request.query.Get("item"));
  if (!organ || !row || !visitor.May(Act::kSeeItems, OrganId{*organ})) return std::nullopt;
  const auto is_it = [&](const OwingOrgan&, const RowOfOrgan& of, const Obligation& obligation) {
    return of.kept.id == *row && obligation.period == request.query.Get("period") && (!item || obligation.item == item);
  };
  auto found = ObligationsFor(session, std::vector<OrganId>{OrganId{*organ}}, today,
                              {.filter = is_it, .due_from = kEverDue, .most = 1});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

/// Still to be done, under a row that holds: what can be urged and followed.
bool IsStillOwed(const OrganObligation& owed) { return !IsDone(owed.obligation.state) && !owed.row->kept.ended_on; }

Html EndedWords(const OrganObligation& owed) {
  const auto& ended = owed.row->kept.ended_on;
  if (!ended) return {};
  return Markup("<div class=\"gk-warned\"><p>目录的这一行已经从{}起停用。</p></div>", ToChinese(*ended));
}

/// What the term rests on, in words.
std::string GroundWords(const OrganObligation& owed) {
  switch (owed.obligation.ground) {
    case TermGround::kRow:
      return "依据：目录的公开时限“" + owed.row->kept.row.time_words + "”。";
    case TermGround::kStatutory:
      return "依据：条例第二十六条（目录没有写明天数）。";
    case TermGround::kInternal:
      return "这是内部工作期限，用来提醒，不是法定期限；有了形成、变更等日期以后，按目录的公开时限和条例第二十六条"
             "计算。";
  }
  return {};
}

/// A term of no days: the day of the event itself.
Html SameDayWords(const OrganObligation& owed) {
  const Obligation& obligation = owed.obligation;
  if (obligation.period.empty()) {
    return Markup("<p>“{}”应当在{}的当天（<b>{}</b>）公开。{}</p>", NameOf(owed), obligation.event,
                  ToChinese(obligation.due), GroundWords(owed));
  }
  return Markup("<p>“{}”应当在本期之内公开，最后一天是<b>{}</b>。{}</p>", NameOf(owed), ToChinese(obligation.due),
                GroundWords(owed));
}

/// How its day comes about, with the months where there are days to count.
Html DueWords(const OrganObligation& owed) {
  const Obligation& obligation = owed.obligation;
  if (obligation.term.number == 0) return SameDayWords(owed);
  const law::DayCount count = law::CountDays(account::WorkingDays(), obligation.start, obligation.term);
  Html html =
      Markup("<p>“{}”从{}之日（{}）的第二天起算，{}，最后一天是<b>{}</b>。{}</p>", NameOf(owed), obligation.event,
             ToChinese(count.start), law::ToChinese(obligation.term), ToChinese(count.end), GroundWords(owed));
  if (count.is_provisional) {
    html.Add(
        "<div "
        "class=\"gk-warned\"><p>其中有的年份国务院还没有发布放假通知，先按周末推算；通知发布后会重新计算。</p></div>");
  }
  return html.Add("<div class=\"item-months\">{}</div>", MonthsOf(count));
}

// ---- reminders

/// Units and people of the organ; who sees to the row is chosen.
std::vector<web::Choice> AddresseesOf(db::Session& session, OrganId organ, Date today) {
  std::vector<web::Choice> choices = {{"all", "本机关所有拟稿的人"}};
  for (const web::Choice& unit : UnitsOfOrgan(session, organ, today))
    choices.push_back({"unit-" + unit.value, unit.label});
  for (const web::Choice& person : DraftersOfOrgan(session, organ, today))
    choices.push_back({"person-" + person.value, person.label});
  return choices;
}

std::string AddresseeOf(const RowDuty& duty) {
  if (duty.person) return "person-" + std::to_string(duty.person->value);
  if (duty.unit) return "unit-" + std::to_string(duty.unit->value);
  return "all";
}

Html RemindersList(const std::vector<Reminder>& reminders) {
  if (reminders.empty()) return Markup("<p class=\"gk-soft\">还没有催办过。</p>");
  Html lines;
  for (const Reminder& each : reminders) {
    lines.Add("<li>{}　{}催办{}<p class=\"item-words\">{}</p></li>", each.on, each.by,
              each.to.empty() ? std::string("所有拟稿的人") : each.to, each.words);
  }
  return Markup("<ul class=\"item-kept\">{}</ul>", lines);
}

/// In whose name it goes out: who is reminded reads it.
std::string SenderOf(const Visitor& visitor, const account::HeldPost& post) {
  return post.organ_name + "　" + visitor.name;
}

Html RemindForm(db::Session& session, const OrganObligation& owed, const std::string& sender, const Request& request,
                const FieldErrors& errors, Date today) {
  const bool is_sent = !request.form.Get("to").empty();
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}<p "
      "class=\"remind-sender\">催办人：{}。对方在“通知”里"
      "看到您的姓名。</p>{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">催办</button></div></form>",
      Url::Local(PathOf(owed, "remind")), web::FormKeys(request), sender,
      web::ChoiceField({.name = "to",
                        .label = "催办谁",
                        .value = is_sent ? std::string(request.form.Get("to")) : AddresseeOf(owed.row->duty.duty),
                        .required = true},
                       AddresseesOf(session, owed.organ.id, today), errors),
      web::TextField({.name = "words",
                      .label = "说什么",
                      .value = std::string(request.form.Get("words")),
                      .hint = "对方在“通知”里看到，例如：请在周五前送审。同一项一天催办一次",
                      .required = true},
                     errors));
}

Html RemindPart(db::Session& session, const OrganObligation& owed, const Request& request, const Visitor& visitor,
                const FieldErrors& errors, Date today) {
  const auto reminders = RemindersOf(session, KeyOf(owed));
  const auto post = RemindingPost(visitor, owed.organ.id);
  const bool may = post && IsStillOwed(owed);
  if (reminders.empty() && !may) return {};
  const bool is_told_today = !reminders.empty() && reminders.front().on == today;
  Html form;
  if (may && is_told_today) form = Markup("<p class=\"gk-soft\">今天已经催办过，同一项一天催办一次。</p>");
  if (may && !is_told_today) form = RemindForm(session, owed, SenderOf(visitor, *post), request, errors, today);
  return Markup("<section class=\"card item-part\"><h2>催办</h2>{}{}</section>", RemindersList(reminders), form);
}

// ---- following it

Html Notes(const std::vector<TrackNote>& notes) {
  Html lines;
  for (const TrackNote& note : notes) {
    lines.Add("<li>{}　{}<p class=\"item-words\">{}</p></li>", ToBeijingMinute(note.at), note.by, note.words);
  }
  return lines.empty() ? Markup("<p class=\"gk-soft\">还没有记进展。</p>")
                       : Markup("<ul class=\"item-kept\">{}</ul>", lines);
}

Html TrackPart(db::Session& session, const OrganObligation& owed, const Request& request, const Visitor& visitor,
               const FieldErrors& errors) {
  const auto track = FindTrack(session, KeyOf(owed));
  const bool is_open = track && !track->ended_on, may = RemindingPost(visitor, owed.organ.id).has_value();
  const bool may_note = is_open && (may || visitor.May(Act::kDraftItems, owed.organ.id));
  const bool may_begin = may && !is_open && IsStillOwed(owed);
  if (!track && !may_begin) return {};
  Html html;
  if (track) {
    html.Add("<p>{}从{}起跟踪{}。</p>{}", track->by, ToChinese(track->begun_on),
             track->ended_on ? "，" + ToChinese(*track->ended_on) + "停止" : std::string(),
             Notes(NotesOf(session, track->key)));
  }
  if (may_note) {
    html.Add(
        "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}<div class=\"gk-sends\"><button "
        "class=\"btn\" type=\"submit\">记进展</button></div></form>",
        Url::Local(PathOf(owed, "note")), web::FormKeys(request),
        web::TextField(
            {.name = "note", .label = "进展", .value = std::string(request.form.Get("note")), .required = true},
            errors));
  }
  const auto button = [&](std::string_view act, std::string_view label) {
    return Markup(
        "<form class=\"item-end\" method=\"post\" action=\"{}\">{}<button class=\"btn\" type=\"submit\">{}</button>"
        "</form>",
        Url::Local(PathOf(owed, act)), web::FormKeys(request), label);
  };
  if (may_begin) html.Add("{}", button("follow", "开始跟踪"));
  if (may && is_open) html.Add("{}", button("let-go", "停止跟踪"));
  return Markup("<section class=\"card item-part\"><h2>跟踪</h2>{}</section>", html);
}

// ---- the page

Response ShowDue(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const auto owed = Asked(reader, request, visitor, today);
  if (!owed) throw web::ProblemError({404, "没有这一项", "没有这一项，请从“应公开事项”进入。"});
  web::Page page = CatalogueFrame(visitor, NameOf(*owed), "/office/obligations");
  page.breadcrumbs.push_back({"应公开事项", ObligationsUrl(owed->organ.id)});
  page.body.Add("{}", web::FaultList(errors));
  if (request.query.Get("done") == "1" && errors.empty())
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  page.body.Add("<p>{}　最晚{}公开　{}</p>{}{}{}<h2 class=\"gk-section\">公开期限怎么算</h2>{}",
                NameOfOrgan(reader, owed->organ.id), ToChinese(owed->obligation.due),
                ObligationBadge(owed->obligation, today), EndedWords(*owed),
                RemindPart(reader, *owed, request, visitor, errors, today),
                TrackPart(reader, *owed, request, visitor, errors), DueWords(*owed));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

OrganObligation OwedIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  auto owed = Asked(reader, request, visitor, BeijingDay(desk.now()));
  if (!owed) throw web::ProblemError({404, "没有这一项", "没有这一项，请从“应公开事项”进入。"});
  return std::move(*owed);
}

/// Under the post by which one reminds; of who has none under the one that sees it, and the act refuses it.
account::Actor ActorFor(const Visitor& visitor, OrganId organ, const Request& request, Act otherwise) {
  if (const auto post = RemindingPost(visitor, organ)) {
    return {.person = visitor.person,
            .post = post->kind,
            .name = visitor.name,
            .address = visitor.address,
            .once_key = account::OnceKey(request)};
  }
  return ActorOn(visitor, otherwise, organ, request);
}

template <class Do>
Response Done(Desk& desk, const Request& request, const Visitor& visitor, Act otherwise, Do act) {
  const OrganObligation owed = OwedIn(desk, request, visitor);
  const auto done = act(ActorFor(visitor, owed.organ.id, request, otherwise), KeyOf(owed));
  if (!done) return ShowDue(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(owed, "due")).With("done", "1"));
}

Response PostReminder(Desk& desk, const Request& request, const Visitor& visitor) {
  return Done(desk, request, visitor, Act::kSeeItems, [&](const account::Actor& actor, const ObligationKey& key) {
    return RemindOf(desk, actor, key, {std::string(request.form.Get("words")), std::string(request.form.Get("to"))});
  });
}

Response PostFollow(Desk& desk, const Request& request, const Visitor& visitor) {
  return Done(desk, request, visitor, Act::kSeeItems,
              [&](const account::Actor& actor, const ObligationKey& key) { return Follow(desk, actor, key); });
}

Response PostLetGo(Desk& desk, const Request& request, const Visitor& visitor) {
  return Done(desk, request, visitor, Act::kSeeItems,
              [&](const account::Actor& actor, const ObligationKey& key) { return LetGoOf(desk, actor, key); });
}

/// By its key alone: what is owed no more may have no page of its own.
Response PostLetGoByKey(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto organ = request.form.Int("organ");
  const auto row = CatalogueRowIdFrom(request.form.Get("row"));
  if (!organ || !row || !visitor.May(Act::kSeeItems, OrganId{*organ}))
    throw web::ProblemError({404, "没有这一项", "没有这一项，请从“跟踪的事项”进入。"});
  const ObligationKey key{OrganId{*organ}, *row, std::string(request.form.Get("part"))};
  const auto done = LetGoOf(desk, ActorFor(visitor, key.organ, request, Act::kSeeItems), key);
  if (!done) throw web::ProblemError({409, "没有停止跟踪", done.errors().front().message});
  return Response::SeeOther(Url::Local("/office/obligations/tracked").With("done", "1"));
}

Response PostNote(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganObligation owed = OwedIn(desk, request, visitor);
  const bool drafts = visitor.May(Act::kDraftItems, owed.organ.id);
  return Done(desk, request, visitor, drafts ? Act::kDraftItems : Act::kSeeItems,
              [&](const account::Actor& actor, const ObligationKey& key) {
                return NoteProgress(desk, actor, key, std::string(request.form.Get("note")));
              });
}

}  // namespace

void AddObligationDuePages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/obligations/due", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowDue(office.desk(), request, visitor, {});
  });
  office.Post("/office/obligations/remind", Act::kSeeItems, with_desk(PostReminder));
  office.Post("/office/obligations/follow", Act::kSeeItems, with_desk(PostFollow));
  office.Post("/office/obligations/let-go", Act::kSeeItems, with_desk(PostLetGo));
  office.Post("/office/obligations/tracked/let-go", Act::kSeeItems, with_desk(PostLetGoByKey));
  office.Post("/office/obligations/note", Act::kSeeItems, with_desk(PostNote));
}

}  // namespace gongkai::disclosure
