// What an organ sees that is asked by another one whether it agrees (条例第十一条第一款): what it was asked, the text
// that it was asked about and nothing else of the other organ, and the form to answer or to take the answer back.

#include "base/fold.h"
#include "db/blob_store.h"
#include "disclosure/content_digest.h"
#include "disclosure/content_view.h"
#include "disclosure/pages.h"
#include "disclosure/step/step_actions.h"
#include "disclosure/step/step_view.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Choice;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMostListed = 200;

std::string Typed(const Request& request, std::string_view name) {
  return request.method == web::Method::kPost ? std::string(Trim(request.form.Get(name))) : std::string();
}

/// A step that an organ of the visitor was asked. Errors: throws ProblemError (404) for any other.
Step AskedIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = StepIdFrom(request.params.Get("id"));
  auto step = id ? FindStep(session, id->item, id->number) : std::nullopt;
  if (!step || !step->organ || !visitor.May(Act::kAnswerOrgans, *step->organ)) {
    throw web::ProblemError({404, "没有这一件", "没有征求您单位意见的这一件，请从“征求我们的意见”进入。"});
  }
  return std::move(*step);
}

std::string AskedPath(const Step& step) { return "/office/asked/" + StepPath(step); }

/// The text is theirs to read while they are asked, and afterwards as long as it is to be published: what became
/// withheld, was let go of or is asked no more is not.
bool MayRead(db::Session& session, const Item& item, const Step& step) {
  if (step.state == StepState::kOpen) return true;
  if (step.state == StepState::kWithdrawn || step.state == StepState::kLetGo) return false;
  if (item.stage == Stage::kDropped || item.stage == Stage::kRegistered) return false;
  const auto latest = FindVersion(session, item.id, item.latest_version);
  return latest && latest->content.attribute == Attribute::kProactive;
}

/// Of what is theirs to read no more: who asked, when, and why it is over.
Html GoneFacts(const Step& step) {
  const std::string_view why = step.ended_words.empty() ? "对方不再公开这一件。" : std::string_view(step.ended_words);
  return Markup(
      "<dl class=\"gk-facts\"><div><dt>送来</dt><dd>{}</dd></div><div><dt>为什么不再征求</dt><dd "
      "class=\"item-lines\">{}</dd></div></dl>",
      ToChinese(step.sent_on), why);
}

// ---- the list

Html RowOf(db::Session& session, const ListedStep& listed, Date today) {
  const Step& step = listed.step;
  const auto item = FindItem(session, step.item);
  const bool may_read = item && MayRead(session, *item, step);
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"征求的机关\">{}</td><td class=\"gk-nowrap\" "
      "data-label=\"送来\">{}</td><td class=\"gk-nowrap\" data-label=\"请答复\">{}</td><td "
      "data-label=\"情况\">{}</td></tr>",
      Url::Local(AskedPath(step)), may_read ? listed.title : "（不再征求）", NameOfOrgan(session, step.item.organ),
      step.sent_on, step.answer_by, StepBadge(step, {}, today));
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  Html rows;
  for (const OrganId organ : visitor.OrgansFor(Act::kAnswerOrgans).value_or(std::vector<OrganId>())) {
    for (const ListedStep& listed : StepsAskedOf(reader, organ, kMostListed)) {
      rows.Add("{}", RowOf(reader, listed, BeijingDay(desk.now())));
    }
  }
  web::Page page = PartFrame(visitor, "征求我们的意见", "/office/asked");
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">还没有别的机关就拟公开的信息征求您单位的意见（条例第十一条）。</p>");
  } else {
    page.body.Add(
        "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">名称</th><th "
        "scope=\"col\">征求的机关</th><th scope=\"col\">送来</th><th scope=\"col\">请答复</th><th "
        "scope=\"col\">情况</th></tr></thead><tbody>{}</tbody></table></div>",
        rows);
  }
  return Response::Of(RenderPage(page, request));
}

// ---- one

Html AnswerPart(const Step& step, const Request& request, const FieldErrors& errors) {
  std::vector<Choice> answers;
  for (const StepAnswer* answer : AnswersOf(step.kind)) {
    answers.push_back({std::string(answer->id), std::string(answer->name)});
  }
  return Markup(
      "<section class=\"card item-part item-sign\" id=\"answer-part\"><h2>请答复</h2><form method=\"post\" "
      "action=\"{}\" class=\"gk-plain-form\" novalidate>{}<input type=\"hidden\" name=\"digest\" value=\"{}\">{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">答复</button></div></form></section>",
      Url::Local(AskedPath(step) + "/answer"), FormKeys(request), step.digest,
      web::ChoiceField({.name = "answer", .label = "您单位的意见", .value = Typed(request, "answer"), .required = true},
                       answers, errors),
      web::AreaField({.name = "answer_words",
                      .label = "怎样改，或者理由",
                      .value = Typed(request, "answer_words"),
                      .hint = "同意的可以不写"},
                     3, errors));
}

Html TakeBackPart(const Step& step, const Request& request, const FieldErrors& errors) {
  return Markup(
      "<details class=\"card item-part\" {}><summary>收回答复</summary><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}{}<p "
      "class=\"gk-soft\">收回以后，对方不能签发；已经签发、还没有到公开日期的，"
      "停止公开。</p><div class=\"gk-sends\"><button class=\"btn btn-danger\" "
      "type=\"submit\">收回答复</button></div></form></details>",
      web::AttributeIf(!errors.empty(), "open"), Url::Local(AskedPath(step) + "/take-back"), FormKeys(request),
      web::AreaField({.name = "words", .label = "为什么收回", .value = Typed(request, "words"), .required = true}, 2,
                     errors));
}

Html WhatMayBeDone(const Item& item, const Step& step, const Request& request, Date today, const FieldErrors& errors) {
  if (step.state == StepState::kOpen) return AnswerPart(step, request, errors);
  const bool is_for = step.state == StepState::kAnswered && step.answer->verdict != Verdict::kAgainst;
  return is_for && MayHaveSteps(item, today) ? TakeBackPart(step, request, errors) : Html();
}

Response ShowAsked(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Step step = AskedIn(reader, request, visitor);
  const Item item = *FindItem(reader, step.item);
  const ItemVersion version = *FindVersion(reader, step.item, step.version);
  const std::string organ = NameOfOrgan(reader, step.item.organ);
  const bool may_read = MayRead(reader, item, step);
  web::Page page = ItemFrame(visitor, may_read ? version.content.title : "征求意见：不再征求");
  page.breadcrumbs = {{"征求我们的意见", Url::Local("/office/asked")}};
  if (!request.query.Get("done").empty()) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>",
                  step.state == StepState::kTakenBack ? "已收回，对方会收到通知。" : "已答复，对方会收到通知。");
  }
  if (!may_read) {
    page.body.Add("{}<p>{}曾就一件拟公开的信息征求您单位意见。{}</p><section class=\"card item-part\">{}</section>",
                  web::FaultList(errors), organ, StepBadge(step, {}, today), GoneFacts(step));
    return Response::Of(RenderPage(page, request), web::StatusOf(errors));
  }
  page.body.Add(
      "{}<p>{}拟公开下面的内容，请您单位确认（条例第十一条第一款）。{}</p><section class=\"card item-part\" "
      "aria-label=\"征求意见\">{}</section>{}",
      web::FaultList(errors), organ, StepBadge(step, {}, today), StepFacts(step, AskedPath(step) + "/scans"),
      WhatMayBeDone(item, step, request, today, errors));
  const ItemVersion latest = *FindVersion(reader, step.item, item.latest_version);
  if (step.state == StepState::kOpen && AskedDigest(latest.content) != step.digest) {
    page.body.Add(
        "<div class=\"gk-warned\"><p>对方送出以后又改过。您看到、答复的是送来的那一稿；改动后的，对方会再问，"
        "或者写明为什么改动不影响。</p></div>");
  }
  page.body.Add("<article class=\"card item-part item-content\" aria-label=\"内容\">{}</article>",
                ContentView(item, version, organ, AskedPath(step) + "/files", AskedPath(step) + "/images"));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response PostAnswer(Desk& desk, const Request& request, const Visitor& visitor, bool takes_back) {
  std::optional<Step> step;
  {
    db::Reader reader = desk.database.Read();
    step = AskedIn(reader, request, visitor);
  }
  const account::Actor actor = ActorOn(visitor, Act::kAnswerOrgans, *step->organ, request);
  const StepId id{step->item, step->number};
  const AnswerForm form{.answer = Typed(request, "answer"), .words = Typed(request, "answer_words")};
  const auto done = takes_back ? TakeBackAnswer(desk, actor, *step->organ, id, Typed(request, "words"))
                               : AnswerAsked(desk, actor, *step->organ, id, request.form.Get("digest"), form);
  if (!done) return ShowAsked(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(AskedPath(*step)).With("done", "1"));
}

/// A file of the text that was asked about.
Response SendFile(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Step step = AskedIn(reader, request, visitor);
  if (!MayRead(reader, *FindItem(reader, step.item), step)) {
    throw web::ProblemError({404, "没有这个附件", "对方不再征求这一件的意见。"});
  }
  const ItemVersion version = *FindVersion(reader, step.item, step.version);
  const auto number = request.params.Int("number").value_or(0);
  if (number < 1 || number > static_cast<std::int64_t>(version.content.attachments.size()))
    throw web::ProblemError({404, "没有这个附件", "没有这个附件。"});
  const Attachment& file = version.content.attachments[static_cast<std::size_t>(number - 1)];
  return Response::Download(file.name, "application/octet-stream", db::GetBlob(reader, file.digest).value_or(""));
}

}  // namespace

void AddAskedStepPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/asked", Act::kAnswerOrgans, with_desk(ShowList));
  office.Get("/office/asked/{id}", Act::kAnswerOrgans, [&office](const Request& request, const Visitor& visitor) {
    return ShowAsked(office.desk(), request, visitor, {});
  });
  office.Get("/office/asked/{id}/files/{number}", Act::kAnswerOrgans, with_desk(SendFile));
  office.Post("/office/asked/{id}/answer", Act::kAnswerOrgans,
              [&office](const Request& request, const Visitor& visitor) {
                return PostAnswer(office.desk(), request, visitor, false);
              });
  office.Post("/office/asked/{id}/take-back", Act::kAnswerOrgans,
              [&office](const Request& request, const Visitor& visitor) {
                return PostAnswer(office.desk(), request, visitor, true);
              });
}

}  // namespace gongkai::disclosure
