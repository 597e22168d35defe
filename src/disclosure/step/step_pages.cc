// One step of an item in the office of its organ, with what may be done about it and its scans. Asking:
// step_ask_pages.cc. What the organ that is asked sees: asked_step_pages.cc.

#include <algorithm>

#include "base/fold.h"
#include "db/blob_store.h"
#include "disclosure/body_image_view.h"
#include "disclosure/content_changes_view.h"
#include "disclosure/content_digest.h"
#include "disclosure/item_form.h"
#include "disclosure/step/step_late_actions.h"
#include "disclosure/step/step_pages.h"
#include "disclosure/step/step_words.h"

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

constexpr web::BodyLimits kLimits{.file_bytes = kLargestScan + 1,
                                  .total_bytes = (kMostScans + 1) * kLargestScan,
                                  .text_bytes = 1 << 20,
                                  .files = kMostScans + 1};

// ---- one step

Step StepIn(db::Session& session, const Request& request, const Item& item) {
  auto step = FindStep(session, item.id, request.params.Int("number").value_or(0));
  if (!step) throw web::ProblemError({404, "没有这一步", "没有这一步，请从这一件的页面进入。"});
  return std::move(*step);
}

Html ScansField(std::string_view when, const FieldErrors& errors) {
  Html says;
  if (const FieldError* error = ErrorOf(errors, "scans")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<div class=\"gk-field\"><label class=\"form-label\" for=\"scans\">扫描件{}</label><input "
      "class=\"form-control\" type=\"file\" id=\"scans\" name=\"scans\" "
      "accept=\"application/pdf,image/jpeg,image/png,image/webp\" multiple aria-describedby=\"scans-says\"><div "
      "class=\"gk-says\" id=\"scans-says\">{}<p class=\"form-hint\">PDF 或者照片，最多 6 个，一个不超过 15 "
      "MB</p></div></div>",
      when, says);
}

Html AnswerPart(const Step& step, const Request& request, const FieldErrors& errors) {
  std::vector<Choice> answers;
  for (const StepAnswer* answer : AnswersOf(step.kind)) {
    answers.push_back({std::string(answer->id), std::string(answer->name)});
  }
  const bool needs_paper = step.kind == StepKind::kAgreement;
  const std::string_view paper = needs_paper ? "（必须有）" : "（答复可以公开的必须有）";
  return Markup(
      "<section class=\"card item-part\"><h2>登记答复</h2><form method=\"post\" action=\"{}\" "
      "enctype=\"multipart/form-data\" class=\"gk-plain-form\" novalidate>{}{}{}{}{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" "
      "type=\"submit\">登记答复</button></div></form></section>",
      Url::Local(PathOf(step) + "/answer"), FormKeys(request),
      web::ChoiceField({.name = "answer", .label = "怎样答复的", .value = TypedIn(request, "answer"), .required = true},
                       answers, errors),
      web::TextField({.name = "answered_on",
                      .label = "答复日期",
                      .value = TypedIn(request, "answered_on"),
                      .type = "date",
                      .required = true},
                     errors),
      web::TextField({.name = "answer_number",
                      .label = "复函、批复的文号",
                      .value = TypedIn(request, "answer_number"),
                      .required = needs_paper},
                     errors),
      web::AreaField({.name = "answer_words", .label = "答复的话、理由", .value = TypedIn(request, "answer_words")}, 3,
                     errors),
      ScansField(paper, errors));
}

/// A third party answers after the organ decided without it.
Html LatePart(const Step& step, const Request& request, const FieldErrors& errors) {
  std::vector<Choice> answers, effects;
  for (const StepAnswer* answer : AnswersOf(step.kind)) {
    answers.push_back({std::string(answer->id), std::string(answer->name)});
  }
  for (const LateEffect effect : kLateEffects) {
    effects.push_back({std::string(IdOf(effect)), std::string(NameOf(effect))});
  }
  return Markup(
      "<section class=\"card item-part\"><h2>登记迟到的答复</h2><p "
      "class=\"gk-soft\">这一步已经提请本机关决定。第三方后来又有"
      "答复的，登记在这里，并写明它改变什么：改变的，在重新决定以前不能签发、不会公开。</p><form method=\"post\" "
      "action=\"{}\" enctype=\"multipart/form-data\" class=\"gk-plain-form\" novalidate>{}{}{}{}{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">登记</button></div></form></section>",
      Url::Local(PathOf(step) + "/late"), FormKeys(request),
      web::ChoiceField({.name = "answer", .label = "怎样答复的", .value = TypedIn(request, "answer"), .required = true},
                       answers, errors),
      web::TextField({.name = "answered_on",
                      .label = "答复日期",
                      .value = TypedIn(request, "answered_on"),
                      .type = "date",
                      .required = true},
                     errors),
      web::AreaField({.name = "answer_words", .label = "答复的话、理由", .value = TypedIn(request, "answer_words")}, 3,
                     errors),
      web::ChoiceField({.name = "effect", .label = "它改变什么", .value = TypedIn(request, "effect"), .required = true},
                       effects, errors),
      web::AreaField({.name = "effect_words",
                      .label = "为什么不改变，或者要重新研究什么",
                      .value = TypedIn(request, "effect_words"),
                      .required = true},
                     2, errors),
      ScansField("（答复同意的必须有）", errors));
}

/// Of the organ's own decision: by its head, with reasons.
Html DecidePart(const Step& step, const Request& request, const FieldErrors& errors) {
  std::vector<Choice> answers;
  for (const StepAnswer* answer : AnswersOf(step.kind)) {
    answers.push_back({std::string(answer->id), std::string(answer->name)});
  }
  return Markup(
      "<section class=\"card item-part item-sign\"><h2>请您决定</h2><form method=\"post\" action=\"{}\" "
      "class=\"gk-plain-form\" novalidate>{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">决定</button></div></form></section>",
      Url::Local(PathOf(step) + "/answer"), FormKeys(request),
      web::ChoiceField(
          {.name = "answer", .label = "本机关的决定", .value = TypedIn(request, "answer"), .required = true}, answers,
          errors),
      web::AreaField({.name = "answer_words", .label = "理由", .value = TypedIn(request, "answer_words")}, 3, errors));
}

Html ReasonForm(const Request& request, const Url& action, std::string_view label, std::string_view button,
                const Html& hidden, const FieldErrors& errors) {
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-plain-form\" novalidate>{}{}{}<div class=\"gk-sends\"><button "
      "class=\"btn\" type=\"submit\">{}</button></div></form>",
      action, FormKeys(request), hidden,
      web::AreaField({.name = "words", .label = label, .value = TypedIn(request, "words"), .required = true}, 2,
                     errors),
      button);
}

Act ActOfWithdrawing(const Step& step) {
  return IsWithdrawnByApprover(step.kind) ? Act::kApproveItems : Act::kDraftItems;
}

Html WithdrawPart(const Step& step, const Request& request, const FieldErrors& errors) {
  const bool is_open = ErrorOf(errors, "words") != nullptr;
  return Markup("<details class=\"card item-part\" {}><summary>不用再问了，撤回</summary>{}</details>",
                web::AttributeIf(is_open, "open"),
                ReasonForm(request, Url::Local(PathOf(step) + "/withdraw"), "为什么撤回", "撤回", {}, errors));
}

/// "再问一次" and what else ends this step.
Html WaysOn(const Step& step, Date today) {
  const auto way = [&](StepKind kind, std::string_view words, std::string_view style) {
    if (!MayFollow(step, kind, today)) return Html();
    Url url = Url::Local("/office/items/" + ToString(step.item) + "/steps/new");
    url.With("again", std::to_string(step.number));
    if (kind != step.kind) url.With("kind", IdOf(kind));
    return Markup("<a class=\"btn {}\" href=\"{}\">{}</a> ", style, url, words);
  };
  return Markup(
      "<p>{}{}{}</p>", way(step.kind, "再问一次", "btn-primary"),
      step.kind == StepKind::kCoordination ? Html() : way(StepKind::kCoordination, "协商不一致，报请协调", ""),
      step.kind == StepKind::kOwnDecision ? Html() : way(StepKind::kOwnDecision, "提请本机关决定", ""));
}

/// What is not to be published is so under 条例第十四条至第十六条, and for no other reason.
std::string_view WordsOnWithholding(const Step& step) {
  const bool is_against = step.answer != nullptr && step.answer->verdict == Verdict::kAgainst;
  if (!is_against || (step.kind != StepKind::kDetermination && step.kind != StepKind::kThirdParty)) return "";
  return "经审查属于条例第十四条至第十六条情形的，改为不予公开并写明依据。";
}

/// What was answered does not count for the text as it is now: ask again, or say why it does.
Html SettlePart(const Holding& holding, const ItemVersion& version, const std::optional<ItemVersion>& asked, Date today,
                const Request& request, const FieldErrors& errors) {
  const Step& step = *holding.step;
  const std::string digest = AskedDigest(version.content);
  Html html;
  if (step.digest != digest && asked)
    html.Add("{}", ChangesPart("和问的时候相比的改动", asked->content, version.content, OfficeImages(step.item.organ)));
  const bool is_to_mend = HoldOf(step, digest) == Hold::kWithChanges && step.digest == digest;
  html.Add("<section class=\"card item-part\"><h2>接下来</h2><p>{}。{}可以再问一次{}{}</p>{}", WordsOf(holding),
           is_to_mend ? kMendFirst : "",
           MayBeKept(step, digest) ? "；改动不影响答复、或者已经照意见改好的，也可以写明理由，由签发人认可。" : "。",
           WordsOnWithholding(step), WaysOn(step, today));
  if (MayBeKept(step, digest)) {
    html.Add(
        "{}{}", step.organ ? Markup("<p class=\"gk-soft\">对方也会看到您写的理由。</p>") : Html(),
        ReasonForm(request, Url::Local(PathOf(step) + "/keep"), "为什么改动不影响，或者怎样采纳了意见",
                   "写明理由，不再问", Markup("<input type=\"hidden\" name=\"digest\" value=\"{}\">", digest), errors));
  }
  return html.Add("</section>");
}

/// Not answered yet: the answer, the way past who is silent, and the way out.
Html OpenPart(const Item& item, const std::vector<Step>& steps, const Step& step, const Request& request,
              const Visitor& visitor, Date today, const FieldErrors& errors) {
  const OrganId organ = item.id.organ;
  const bool is_replaced = IsReplaced(steps, step);
  Html html;
  // Asked for while the item is public, since a third party answered late.
  const bool is_anew = step.kind == StepKind::kOwnDecision && item.stage == Stage::kPublic;
  if (MayAnswerLate(steps, step)) {
    if (visitor.May(Act::kDraftItems, organ)) html.Add("{}", LatePart(step, request, errors));
  } else if (!MayHaveSteps(item, today) && !is_anew) {
    // Registered or let go of meanwhile: it may only be taken back.
  } else if (step.kind == StepKind::kOwnDecision) {
    if (visitor.May(Act::kApproveItems, organ)) html.Add("{}", DecidePart(step, request, errors));
  } else if (visitor.May(Act::kDraftItems, organ)) {
    if (!step.organ) html.Add("{}", AnswerPart(step, request, errors));
    const bool is_late =
        MayFollow(step, StepKind::kCoordination, today) || MayFollow(step, StepKind::kOwnDecision, today);
    if (is_late && !is_replaced) {
      html.Add("<section class=\"card item-part\"><h2>到期没有答复</h2><p>没有答复不等于同意。</p>{}</section>",
               WaysOn(step, today));
    }
  }
  if (visitor.May(ActOfWithdrawing(step), organ)) html.Add("{}", WithdrawPart(step, request, errors));
  return html;
}

Html WhatMayBeDone(db::Session& session, const Item& item, const Step& step, const Request& request,
                   const Visitor& visitor, Date today, const FieldErrors& errors) {
  const std::vector<Step> steps = StepsOf(session, item.id);
  const bool is_replaced = IsReplaced(steps, step);
  if (step.state == StepState::kOpen) return OpenPart(item, steps, step, request, visitor, today, errors);
  const ItemVersion version = *FindVersion(session, item.id, item.latest_version);
  const Hold hold = HoldIn(steps, step, AskedDigest(version.content));
  const bool may_go_on = MayHaveSteps(item, today) || MayDecideAnew(item, steps, step.number);
  if (hold == Hold::kNone || is_replaced || !may_go_on) return {};
  Html html;
  if (visitor.May(Act::kDraftItems, item.id.organ)) {
    const auto asked = FindVersion(session, item.id, step.version);
    html.Add("{}", SettlePart({&step, hold}, version, asked, today, request, errors));
  }
  const bool may_withdraw = step.state == StepState::kLetGo && visitor.May(ActOfWithdrawing(step), item.id.organ);
  if (may_withdraw) html.Add("{}", WithdrawPart(step, request, errors));
  return html;
}

Response ShowStep(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Item item = ItemIn(reader, request, visitor);
  const Step step = StepIn(reader, request, item);
  web::Page page = StepFrame(visitor, item, std::string(NameOf(step.kind)) + "：" + step.body);
  const std::string_view done = request.query.Get("done");
  if (done == "asked") {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>",
                  step.organ ? "已送出，对方会在“要办的事”里看到。" : "已记下。有了答复请在这里登记。");
  } else if (!done.empty()) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已记下。</p></div>");
  }
  page.body.Add("{}<p>{}</p><section class=\"card item-part\" aria-label=\"这一步\">{}</section>{}",
                web::FaultList(errors), StepBadge(step, StepsOf(reader, item.id), today),
                StepFacts(step, PathOf(step) + "/files"),
                WhatMayBeDone(reader, item, step, request, visitor, today, errors));
  page.body.Add("<p><a href=\"{}\">回到这一件</a></p>", Url::Local(PathOf(item)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

std::vector<NewFile> ScansIn(const Request& request) {
  std::vector<NewFile> scans;
  for (const web::Upload& upload : request.files) {
    if (upload.field == "scans" && !upload.file_name.empty())
      scans.push_back({FileNameOf(upload.file_name), upload.Read()});
  }
  return scans;
}

Step SeenStep(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return StepIn(reader, request, ItemIn(reader, request, visitor));
}

/// `act`(actor, id): one of the acts on a step, by a post that may do `as`.
template <class StepAct>
Response OnStep(Desk& desk, const Request& request, const Visitor& visitor, Act as, StepAct act) {
  const Item item = SeenItem(desk, request, visitor);
  const StepId id{item.id, request.params.Int("number").value_or(0)};
  const auto done = act(ActorOn(visitor, as, item.id.organ, request), id);
  if (!done) return ShowStep(desk, request, visitor, web::WithFilesToChoose(request, "scans", done.errors()));
  return Response::SeeOther(Url::Local(PathOf(*done)).With("done", "1"));
}

Response PostAnswer(Desk& desk, const Request& request, const Visitor& visitor) {
  FieldErrors errors;
  const AnswerForm form{.answer = TypedIn(request, "answer"),
                        .answered_on = DayIn(request.form.Get("answered_on"), "answered_on", errors),
                        .number = TypedIn(request, "answer_number"),
                        .words = TypedIn(request, "answer_words")};
  if (!errors.empty()) return ShowStep(desk, request, visitor, web::WithFilesToChoose(request, "scans", errors));
  const bool is_own = SeenStep(desk, request, visitor).kind == StepKind::kOwnDecision;
  const Act as = is_own ? Act::kApproveItems : Act::kDraftItems;
  return OnStep(desk, request, visitor, as, [&](const account::Actor& actor, const StepId& id) {
    return WriteAnswer(desk, actor, id, form, ScansIn(request));
  });
}

Response PostLate(Desk& desk, const Request& request, const Visitor& visitor) {
  FieldErrors errors;
  LateForm form{.effect = TypedIn(request, "effect"), .effect_words = TypedIn(request, "effect_words")};
  form.answer = {.answer = TypedIn(request, "answer"),
                 .answered_on = DayIn(request.form.Get("answered_on"), "answered_on", errors),
                 .words = TypedIn(request, "answer_words")};
  if (!errors.empty()) return ShowStep(desk, request, visitor, errors);
  return OnStep(desk, request, visitor, Act::kDraftItems, [&](const account::Actor& actor, const StepId& id) {
    return WriteLateAnswer(desk, actor, id, form, ScansIn(request));
  });
}

Response PostWithdraw(Desk& desk, const Request& request, const Visitor& visitor) {
  const Act as = ActOfWithdrawing(SeenStep(desk, request, visitor));
  return OnStep(desk, request, visitor, as, [&](const account::Actor& actor, const StepId& id) {
    return WithdrawStep(desk, actor, id, TypedIn(request, "words"));
  });
}

Response PostKeep(Desk& desk, const Request& request, const Visitor& visitor) {
  return OnStep(desk, request, visitor, Act::kDraftItems, [&](const account::Actor& actor, const StepId& id) {
    return KeepAnswer(desk, actor, id, request.form.Get("digest"), TypedIn(request, "words"));
  });
}

Response SendScan(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Step step = StepIn(reader, request, ItemIn(reader, request, visitor));
  const auto file = request.params.Int("file").value_or(0);
  if (file < 1 || file > static_cast<std::int64_t>(step.scans.size()))
    throw web::ProblemError({404, "没有这个扫描件", "没有这个扫描件。"});
  const Attachment& scan = step.scans[static_cast<std::size_t>(file - 1)];
  return Response::Download(scan.name, "application/octet-stream", db::GetBlob(reader, scan.digest).value_or(""));
}

}  // namespace

std::string TypedIn(const Request& request, std::string_view name, std::string otherwise) {
  return request.method == web::Method::kPost ? std::string(Trim(request.form.Get(name))) : std::move(otherwise);
}

web::Page StepFrame(const Visitor& visitor, const Item& item, std::string title) {
  web::Page page = ItemFrame(visitor, std::move(title));
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {TitleOf(item), Url::Local(PathOf(item))}};
  return page;
}

void AddStepPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  const auto without_faults = [&office](auto show) {
    return [&office, show](const Request& request, const Visitor& visitor) {
      return show(office.desk(), request, visitor, FieldErrors());
    };
  };
  AddStepAskPages(office);  // "new" before "{number}"
  office.Get("/office/items/{id}/steps/{number}", Act::kSeeItems, without_faults(ShowStep));
  office.Get("/office/items/{id}/steps/{number}/files/{file}", Act::kSeeItems, with_desk(SendScan));
  office.Post("/office/items/{id}/steps/{number}/answer", Act::kSeeItems, with_desk(PostAnswer), kLimits);
  office.Post("/office/items/{id}/steps/{number}/late", Act::kDraftItems, with_desk(PostLate), kLimits);
  office.Post("/office/items/{id}/steps/{number}/withdraw", Act::kSeeItems, with_desk(PostWithdraw));
  office.Post("/office/items/{id}/steps/{number}/keep", Act::kDraftItems, with_desk(PostKeep));
}

}  // namespace gongkai::disclosure
