// /office/items/12-345/screening: what was found in one item, in place; masked, put right, cleaned or left with a
// reason. Long looking at files goes on beside the requests; the page may be reloaded or left meanwhile.

#include <algorithm>
#include <charconv>

#include "base/fold.h"
#include "disclosure/body_image_view.h"
#include "disclosure/content_changes_view.h"
#include "disclosure/pages.h"
#include "disclosure/screen/item_screening_view.h"
#include "disclosure/screen/mask_actions.h"
#include "disclosure/screen/screen_actions.h"
#include "screening/marked_text_view.h"
#include "screening/rule.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using screening::StoredHit;
using screening::Tools;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

/// Under which of his posts the visitor has a word in it: who examines stands before who writes.
std::optional<Act> ActToOverrule(const Visitor& visitor, OrganId organ) {
  for (const Act act : {Act::kExamineSecrecy, Act::kApproveItems, Act::kReviewItems, Act::kDraftItems}) {
    if (visitor.May(act, organ)) return act;
  }
  return std::nullopt;
}

ShownScreening ReadShown(db::Session& session, const Request& request, const Visitor& visitor,
                         std::optional<std::int64_t> number) {
  ShownScreening shown{
      .item = ItemIn(session, request, visitor), .version = {}, .screened = {}, .reason = {}, .errors = {}};
  auto version = FindVersion(session, shown.item.id, number.value_or(shown.item.latest_version));
  if (!version) throw web::ProblemError({404, "没有这一稿", "没有这一稿，请从这一件的页面进入。"});
  shown.version = std::move(*version);
  shown.screened = ScreeningOf(session, shown.version);
  const OrganId organ = shown.item.id.organ;
  const bool is_latest = shown.version.number == shown.item.latest_version;
  shown.may_change = is_latest && shown.item.stage == Stage::kDraft && visitor.May(Act::kDraftItems, organ);
  const auto act = ActToOverrule(visitor, organ);
  const screening::Writers& writers = shown.screened.writers;
  const bool wrote = visitor.person == writers.author || visitor.person == writers.drafter;
  shown.may_overrule = act.has_value();
  shown.may_examine = !wrote && (act == Act::kExamineSecrecy || act == Act::kApproveItems);
  return shown;
}

Html CheckButton(const ShownScreening& shown, const Request& request, std::string_view css) {
  return Markup(
      "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"version\" value=\"{}\"><button class=\"{}\" "
      "type=\"submit\">{}</button></form>",
      Url::Local(ScreeningPath(shown.item.id) + "/run"), FormKeys(request), shown.version.number, css,
      shown.screened.run ? "重新检查" : "检查");
}

Html ProgressPart(ItemId item, const ScreeningProgress& progress) {
  return Markup(
      "<div id=\"progress\" aria-live=\"polite\" hx-get=\"{}\" hx-trigger=\"every 1s\" hx-swap=\"outerHTML\"><p><label "
      "for=\"bar\">正在检查附件：{} 个中已看 {} 个 {}</label></p><progress id=\"bar\" class=\"bar\" max=\"{}\" "
      "value=\"{}\"></progress><p class=\"gk-soft\">可以离开这一页，过后再回来。</p></div>",
      Url::Local(ScreeningPath(item)), progress.of, progress.done, progress.name, std::max<std::size_t>(progress.of, 1),
      progress.done);
}

/// What a change did, for who made it and for who comes back to the page.
Html ChangedPart(db::Session& session, const ShownScreening& shown, const Request& request) {
  const auto since = request.query.Int("since");
  const auto before = since ? FindVersion(session, shown.item.id, *since) : std::nullopt;
  if (!before || before->number == shown.version.number) return {};
  std::string words;
  for (const ItemEvent& event : EventsOf(session, shown.item.id)) {
    if (event.kind == "screening_changed" && event.version == shown.version.number) words = event.words;
  }
  Html left;
  if (request.query.Get("left") == "1") {
    left.Add("<p>有的地方没有现成的遮盖或者改法，还在下面，请自己修改，或者说明不改的理由。</p>");
  }
  return Markup(
      "<div class=\"gk-said\" role=\"status\"><p>{}。已经存成新的一稿。</p>{}</div>{}",
      words.empty() ? "已修改" : words, left,
      ChangesPart("改动前后的不同", before->content, shown.version.content, OfficeImages(shown.item.id.organ)));
}

/// Who asked an examiner to look at this text, as long as something is open.
Html AskedPart(db::Session& session, const ShownScreening& shown) {
  if (shown.screened.open == 0) return {};
  Html asked;
  for (const ItemEvent& event : EventsOf(session, shown.item.id)) {
    if (event.kind != kExaminerAsked || event.version != shown.version.number) continue;
    asked.Add("<p class=\"gk-soft\">{} {}请保密审查员看：{}</p>", ToBeijingMinute(event.at), event.person_name,
              event.words);
  }
  return asked;
}

Html StandsNote(const ShownScreening& shown) {
  Html note;
  if (!shown.screened.run) {
    return Markup(
        "<p class=\"gk-warned\">现在的内容还没有检查过。主动公开的，检查并处理完以后主要负责人才能签发。</p>");
  }
  if (!shown.screened.is_by_present_lists) {
    note.Add("<p class=\"gk-warned\">检查以后词表更新过，签发以前会用新的词表再检查一次。</p>");
  }
  if (shown.item.stage == Stage::kReview) {
    note.Add("<p class=\"gk-soft\">正在审签，内容已经定住；要改的，请经办人先“撤回送审”，或者退回。</p>");
  }
  if (shown.item.stage == Stage::kPublic && shown.screened.open > 0) {
    note.Add(
        "<p class=\"gk-warned\">这一件已经公开。要改的请“更正”，不宜继续公开的请“撤下”，都在<a "
        "href=\"{}\">这一件的页面</a>上。</p>",
        Url::Local("/office/items/" + ToString(shown.item.id)));
  }
  const screening::Run& run = *shown.screened.run;
  if (run.pictures > 0) note.Add("<p class=\"gk-warned\">{}</p>", PicturesInWords(run));
  return note.Add("<p class=\"gk-soft\">{} 检查，{}，看了 {} 个部分{}，词表第 {} 版。</p>", ToBeijingMinute(run.at),
                  run.person_name.empty() ? "词表更新后自动检查" : run.person_name, run.parts,
                  run.unread > 0 ? "，其中 " + std::to_string(run.unread) + " 个没能检查" : "", run.lists);
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, std::optional<std::int64_t> number,
              const FieldErrors& errors = {}) {
  db::Reader reader = desk.database.Read();
  ShownScreening shown = ReadShown(reader, request, visitor, number);
  shown.errors = errors;
  shown.reason = std::string(request.form.Get("reason"));
  const auto progress = ScreeningProgressOf(shown.item.id);
  if (request.IsFragment() && request.method == web::Method::kGet) {
    if (progress) return Response::Of(ProgressPart(shown.item.id, *progress));
    return Response::Of(Html()).With("HX-Redirect", Url::Local(ScreeningPath(shown.item.id)).text());
  }
  web::Page page = ItemFrame(visitor, "检查：" + TitleOf(shown.item));
  screening::AddMarkedStyles(page);
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")},
                      {TitleOf(shown.item), Url::Local("/office/items/" + ToString(shown.item.id))}};
  page.body.Add("{}{}", web::FaultList(errors), ChangedPart(reader, shown, request));
  if (progress) {
    page.refresh_without_script = 3;
    page.body.Add("{}", ProgressPart(shown.item.id, *progress));
    return Response::Of(RenderPage(page, request), web::StatusOf(errors));
  }
  page.actions = CheckButton(shown, request, shown.screened.run ? "btn" : "btn btn-primary");
  page.body.Add("{}{}", StandsNote(shown), AskedPart(reader, shown));
  if (shown.screened.run) {
    shown.parts = PartsAtHand(reader, shown.version.content);
    const DrawnScreening drawn = DrawScreening(shown, request);
    page.body.Add("{}{}", drawn.chips, drawn.body);
  }
  page.body.Add("{}", DecisionsPart(shown.screened.decisions, shown.version.content));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

// ---- what was sent

/// The hits a form is about: by number, all open ones of a rule in a part, or all that can be masked.
std::vector<std::int64_t> HitsIn(const ShownScreening& shown, const Request& request) {
  std::vector<std::int64_t> numbers;
  for (const std::string_view each : request.form.All("hit")) {
    std::int64_t number = 0;
    const auto read = std::from_chars(each.data(), each.data() + each.size(), number);
    if (read.ec == std::errc() && read.ptr == each.data() + each.size()) numbers.push_back(number);
  }
  const std::string_view rule = request.form.Get("rule"), part = request.form.Get("part");
  const bool all = request.form.Get("all") == "1";
  for (const StoredHit& hit : shown.screened.hits) {
    const screening::Rule* const known = screening::RuleOf(hit.rule);
    const bool is_masked = known != nullptr && (known->category == screening::Category::kPersonal ||
                                                known->category == screening::Category::kSecret ||
                                                known->category == screening::Category::kHidden);
    const bool is_meant =
        (!rule.empty() && hit.rule == rule && hit.part == part) || (all && is_masked && !hit.instead.empty());
    if (is_meant && shown.screened.IsOpen(hit)) numbers.push_back(hit.number);
  }
  return numbers;
}

ShownScreening SentAbout(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return ReadShown(reader, request, visitor, request.form.Int("version"));
}

Response PostRun(Desk& desk, const Tools& tools, const Request& request, const Visitor& visitor) {
  const ShownScreening shown = SentAbout(desk, request, visitor);
  const ItemId id = shown.item.id;
  const account::Actor actor = ActorOn(visitor, Act::kSeeItems, id.organ, request);
  Url back = Url::Local(ScreeningPath(id));
  if (shown.version.number != shown.item.latest_version) {
    web::OrProblem(ScreenItem(desk, tools, actor, id, shown.version.number, true));
    back.With("version", std::to_string(shown.version.number));
  } else {
    StartScreening(desk, tools, actor, id, true);
  }
  return Response::SeeOther(back);
}

ChangeForm ChangeFormIn(const ShownScreening& shown, const Request& request) {
  return {.item_version = request.form.Int("item_version").value_or(0),
          .run = request.form.Int("run").value_or(0),
          .hits = HitsIn(shown, request)};
}

Response AfterChange(const ChangedDraft& changed) {
  Url back = Url::Local(ScreeningPath(changed.item)).With("since", std::to_string(changed.before));
  if (!changed.left.empty()) back.With("left", "1");
  return Response::SeeOther(back);
}

Response PostMask(Desk& desk, const Tools& tools, const Request& request, const Visitor& visitor) {
  const ShownScreening shown = SentAbout(desk, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, shown.item.id.organ, request);
  const auto done = MaskHits(desk, tools, actor, shown.item.id, ChangeFormIn(shown, request));
  if (!done) return Show(desk, request, visitor, {}, done.errors());
  return AfterChange(*done);
}

Response PostClean(Desk& desk, const Tools& tools, const Request& request, const Visitor& visitor) {
  const ShownScreening shown = SentAbout(desk, request, visitor);
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, shown.item.id.organ, request);
  const auto done = CleanAttachment(desk, tools, actor, shown.item.id, ChangeFormIn(shown, request),
                                    std::string(request.form.Get("of_part")));
  if (!done) return Show(desk, request, visitor, {}, done.errors());
  return AfterChange(*done);
}

/// The errors of a reason stand beside the field of the card that was sent.
FieldErrors BesideCard(FieldErrors errors, const Request& request) {
  const std::string_view hit = request.form.Get("hit");
  const std::string card = hit.empty()
                               ? std::string(request.form.Get("rule")) + "-" + std::string(request.form.Get("part"))
                               : std::string(hit);
  for (FieldError& error : errors) {
    if (error.field == "reason") error.field = "reason-" + card;
  }
  return errors;
}

template <class Decide>
Response PostDecision(Desk& desk, const Request& request, const Visitor& visitor, Decide decide) {
  const ShownScreening shown = SentAbout(desk, request, visitor);
  const ItemId id = shown.item.id;
  const auto act = ActToOverrule(visitor, id.organ);
  if (!act) throw web::ProblemError({403, "您的岗位不能处理", "检查出的问题由公开的机关自己处理。"});
  const OverruleForm form{.version = shown.version.number,
                          .run = request.form.Int("run").value_or(0),
                          .hits = HitsIn(shown, request),
                          .reason = std::string(Trim(request.form.Get("reason")))};
  const auto done = decide(desk, ActorOn(visitor, *act, id.organ, request), id, form);
  if (!done) return Show(desk, request, visitor, shown.version.number, BesideCard(done.errors(), request));
  Url back = Url::Local(ScreeningPath(id));
  if (shown.version.number != shown.item.latest_version) back.With("version", std::to_string(shown.version.number));
  return Response::SeeOther(back);
}

}  // namespace

void AddItemScreeningPages(account::Office& office, const Tools& tools) {
  const auto with_tools = [&office, &tools](auto handler) {
    return [&office, tools, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), tools, request, visitor);
    };
  };
  const auto decision = [&office](auto decide) {
    return [&office, decide](const Request& request, const Visitor& visitor) {
      return PostDecision(office.desk(), request, visitor, decide);
    };
  };
  office.Get("/office/items/{id}/screening", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return Show(office.desk(), request, visitor, request.query.Int("version"));
  });
  office.Post("/office/items/{id}/screening/run", Act::kSeeItems, with_tools(PostRun));
  office.Post("/office/items/{id}/screening/mask", Act::kDraftItems, with_tools(PostMask));
  office.Post("/office/items/{id}/screening/clean", Act::kDraftItems, with_tools(PostClean));
  office.Post("/office/items/{id}/screening/overrule", Act::kSeeItems, decision(Overrule));
  office.Post("/office/items/{id}/screening/ask", Act::kSeeItems, decision(AskExaminer));
  office.Post("/office/items/{id}/screening/reopen", Act::kSeeItems, decision(Reopen));
}

}  // namespace gongkai::disclosure
