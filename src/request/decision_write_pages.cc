// /office/requests/{case}/decision/write: an outcome is chosen among those that the law has, with its articles; then
// the form has what a decision of that outcome says, and nothing else.

#include <algorithm>

#include "account/sight_actions.h"
#include "base/fold.h"
#include "law/remedy_path.h"
#include "request/decision_actions.h"
#include "request/decision_form.h"
#include "request/decision_pages.h"
#include "request/redact_release_view.h"
#include "request/reopening_store.h"
#include "request/reply_screening_actions.h"

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

std::string WritePath(const Case& held) { return PathOf(held.id) + "/decision/write"; }

// ---- choosing

Html ChoicesPart(const Case& held, std::string_view chosen, Date today) {
  Html html;
  for (const OutcomeBlock& block : OutcomesToWrite(today)) {
    Html rows;
    for (const law::Outcome* outcome : block.outcomes) {
      rows.Add("<li><a href=\"{}\">{}</a>{}<div class=\"gk-soft\">条例{}　{}</div></li>",
               Url::Local(WritePath(held)).With("outcome", outcome->id), outcome->name,
               outcome->id == chosen ? Markup(" <span class=\"badge gk-badge-note\">现在写的</span>") : Html(),
               outcome->articles, outcome->letter);
    }
    html.Add("<section class=\"card item-part\"><h2>{}</h2><ul class=\"items-list\">{}</ul></section>", block.name,
             rows);
  }
  return html;
}

/// Copies in which something is withheld ask for a certain answer.
Html CopiesLine(db::Session& session, const Desk& desk, const Case& held) {
  const law::Outcome* const asked = law::FindOutcome(OutcomeAsked(session, desk.keys, held.id));
  if (asked == nullptr) return {};
  return Markup("<div class=\"gk-warned\"><p>本件有遮盖以后的副本，提供它的，选“<a href=\"{}\">{}</a>”。</p></div>",
                Url::Local(WritePath(held)).With("outcome", asked->id), asked->name);
}

// ---- writing

constexpr std::string_view kViewingRows[] = {"_1", "_2", "_3"};
static_assert(std::size(kViewingRows) == kMostInReply);

std::string InRow(std::string_view name, std::string_view row) { return std::string(name) + std::string(row); }

/// Rows in which nothing is typed are none.
std::vector<ViewingTime> ViewingsIn(const Request& request, Date today, FieldErrors& errors) {
  std::vector<ViewingTime> viewings;
  for (const std::string_view row : kViewingRows) {
    const auto typed = [&](std::string_view name) { return std::string(Trim(request.form.Get(InRow(name, row)))); };
    const ViewingForm form{.on = typed("viewing_on"),
                           .from = typed("viewing_from"),
                           .until = typed("viewing_until"),
                           .place = std::string(request.form.Get("viewing_place"))};
    if (form.IsEmpty()) continue;
    const auto time = ViewingTimeOf(form, today, row);
    if (time) viewings.push_back(*time);
    for (const FieldError& error : time.errors()) {
      if (ErrorOf(errors, error.field) == nullptr) errors.push_back(error);
    }
  }
  return viewings;
}

Html ViewingRow(std::string_view row, const Request& request, const ViewingTime* kept, const FieldErrors& errors) {
  const bool is_typed = request.method == web::Method::kPost;
  const std::string which = "第" + std::string(row.substr(1)) + "个时间";
  const auto field = [&](std::string_view name, std::string_view what, std::string_view type, std::string otherwise) {
    const std::string named = InRow(name, row), label = which + "：" + std::string(what);
    return web::TextField({.name = named,
                           .label = label,
                           .value = is_typed ? std::string(request.form.Get(named)) : std::move(otherwise),
                           .type = type},
                          errors);
  };
  return Markup("<div class=\"gk-field-row\">{}{}{}</div>",
                field("viewing_on", "日期", "date", kept ? gongkai::ToString(kept->on) : std::string()),
                field("viewing_from", "从", "time", kept ? ClockOf(kept->from) : std::string()),
                field("viewing_until", "到", "time", kept ? ClockOf(kept->until) : std::string()));
}

/// 「或者安排申请人查阅、抄录相关政府信息」
Html ViewingsField(const Request& request, const Case& held, const DecisionText& text, const FieldErrors& errors) {
  std::vector<std::string> names = {"viewing_place"};
  Html rows;
  for (std::size_t i = 0; i < std::size(kViewingRows); ++i) {
    const ViewingTime* const kept = i < text.viewings.size() ? &text.viewings[i] : nullptr;
    rows.Add("{}", ViewingRow(kViewingRows[i], request, kept, errors));
    for (const std::string_view name : {"viewing_on", "viewing_from", "viewing_until"}) {
      names.push_back(InRow(name, kViewingRows[i]));
    }
  }
  const bool is_typed = request.method == web::Method::kPost;
  const std::string place = is_typed                ? std::string(request.form.Get("viewing_place"))
                            : text.viewings.empty() ? std::string()
                                                    : text.viewings.front().place;
  const Html fields =
      Markup("<p>写进答复书，申请人在网上选一个，或者打电话选；不安排的空着。</p>{}{}", rows,
             web::TextField(
                 {.name = "viewing_place", .label = "地点", .value = place, .hint = "像“枕溪镇便民服务中心三号窗口”。"},
                 errors));
  return web::FoldedFields("安排当场查阅、抄录", text.viewings.empty() ? "没有安排" : "已安排",
                           std::vector<std::string_view>(names.begin(), names.end()),
                           held.carrier == Carrier::kOnTheSpot || !text.viewings.empty() || !place.empty(), fields,
                           errors);
}

/// As typed; of a form that was just opened, what is kept.
DecisionText TextIn(const Request& request, const law::Outcome& outcome, const std::optional<DecisionText>& kept) {
  if (request.method != web::Method::kPost) {
    DecisionText text = kept.value_or(DecisionText{});
    text.outcome = std::string(outcome.id);
    return text;
  }
  // What this outcome has no field for is no part of it.
  const DecisionFields fields = FieldsOf(outcome);
  const auto typed = [&](std::string_view label, std::string_view name) {
    return label.empty() ? PersonalText() : PersonalText(std::string(Trim(request.form.Get(name))));
  };
  DecisionText text{.outcome = std::string(outcome.id),
                    .finding = typed(fields.finding, "finding"),
                    .reasons = typed(fields.reasons, "reasons"),
                    .elsewhere = typed(fields.elsewhere, "elsewhere"),
                    .where = typed(fields.where, "where"),
                    .released_files = {},
                    .form = typed(fields.form, "form")};
  if (!fields.files) return text;
  for (const std::string_view digest : request.form.All("files")) text.released_files.emplace_back(digest);
  return text;
}

Html FilesField(db::Session& session, const Desk& desk, const Case& held, const DecisionText& text,
                const FieldErrors& errors) {
  Html ticks;
  for (const CaseFile& file : FilesOf(session, held.id)) {
    if (file.kind != FileKind::kReleased) continue;
    const auto name = FileNameOf(session, desk.keys, held.id, file.number);
    const bool is_chosen = std::ranges::find(text.released_files, file.digest) != text.released_files.end();
    ticks.Add(
        "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"files\" value=\"{}\" "
        "{}><span class=\"form-check-label\">{}</span></label>",
        file.digest, web::AttributeIf(is_chosen, "checked"), name ? name->Reveal() : std::string());
  }
  Html says;
  if (const FieldError* error = ErrorOf(errors, "files")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<fieldset class=\"gk-field\" id=\"files\" tabindex=\"-1\"><legend "
      "class=\"form-label\">随答复提供的文件</legend>{}"
      "<div class=\"gk-says\">{}<p class=\"form-hint\">先在<a "
      "href=\"{}\">材料</a>里放入“{}”，再回来勾选；有的内容不能给的，先<a "
      "href=\"{}\">遮盖</a>，选遮盖以后的副本。</p></div></fieldset>",
      ticks.empty() ? Markup("<p>还没有放入要提供的文件。</p>") : ticks, says, Url::Local(PathOf(held.id) + "/files"),
      NameOf(FileKind::kReleased), Url::Local(PathOf(held.id) + "/redact"));
}

Html Area(std::string_view name, std::string_view label, const PersonalText& value, std::string_view hint,
          const FieldErrors& errors) {
  if (label.empty()) return {};
  constexpr int kRows = 5;
  return web::AreaField({.name = name, .label = label, .value = value.Reveal(), .hint = std::string(hint)}, kRows,
                        errors);
}

/// What the letter will tell was taken out of the files: by the marks, and nobody's to type.
Html WithheldField(const DecisionFields& fields, const DecisionText& text, const FieldErrors& errors) {
  if (fields.withheld.empty()) return {};
  Html says;
  if (const FieldError* error = ErrorOf(errors, "withheld")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Markup(
      "<div class=\"gk-field\" id=\"withheld\" tabindex=\"-1\"><p class=\"form-label\">{}</p>{}{}<p "
      "class=\"form-hint\">选中遮盖过的副本并保存以后，按遮盖时选的依据自动列出，写进文书。</p></div>",
      fields.withheld, says,
      text.withheld.empty() ? Markup("<p>选中的文件里没有遮盖过的副本。</p>") : Lines(text.withheld));
}

Html RemedyLine(const law::Outcome& outcome, Date today) {
  const law::RemedyRule& rule = law::RemedyRuleFor(outcome, today);
  if (rule.path == law::RemedyPath::kNone) return {};
  return Markup("<p class=\"gk-soft\">救济途径：{}（{}），由系统写进文书。</p>",
                rule.path == law::RemedyPath::kReconsiderationFirst ? "应当先申请行政复议，对复议决定不服的再起诉"
                                                                    : "可以申请行政复议，也可以直接起诉",
                rule.source);
}

/// What was overturned of this kind of answer in the county, before somebody gives it again.
Html LessonsPart(db::Session& session, const law::Outcome& outcome) {
  constexpr int kMost = 5;
  Html rows;
  for (const Lesson& lesson : LessonsOf(session, outcome.id, kMost)) {
    rows.Add("<li>{}　{}　{}{}<div>{}</div></li>", lesson.on, NameOfOrgan(session, lesson.organ), lesson.result,
             lesson.letter.empty() ? std::string() : "　" + lesson.letter, lesson.words);
  }
  if (rows.empty()) return {};
  return Markup("<div class=\"gk-warned\"><p>这种答复在复议、诉讼中被纠正过：</p><ul>{}</ul></div>", rows);
}

Html FormPart(db::Session& session, const Desk& desk, const Request& request, const Case& held,
              const law::Outcome& outcome, const DecisionText& text, const FieldErrors& errors) {
  const DecisionFields fields = FieldsOf(outcome);
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"outcome\" "
      "value=\"{}\">{}{}{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">保存</button><a "
      "class=\"btn\" href=\"{}\">换一种答复</a><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      Url::Local(WritePath(held)), CaseFormKeys(request, held), outcome.id,
      Area("finding", fields.finding, text.finding, fields.finding_hint, errors),
      Area("reasons", fields.reasons, text.reasons, fields.reasons_hint, errors),
      Area("elsewhere", fields.elsewhere, text.elsewhere, "", errors),
      Markup("{}{}", Area("where", fields.where, text.where, "", errors),
             Area("form", fields.form, text.form, fields.form_hint, errors)),
      Markup("{}{}{}", fields.files ? FilesField(session, desk, held, text, errors) : Html(),
             fields.files ? WithheldField(fields, text, errors) : Html(),
             fields.viewings ? ViewingsField(request, held, text, errors) : Html()),
      Url::Local(WritePath(held)), Url::Local(PathOf(held.id) + "/decision"));
}

const law::Outcome* OutcomeIn(const Request& request, Date today) {
  const bool is_sent = request.method == web::Method::kPost;
  const law::Outcome* const outcome =
      law::FindOutcome(is_sent ? request.form.Get("outcome") : request.query.Get("outcome"));
  for (const OutcomeBlock& block : OutcomesToWrite(today)) {
    if (std::ranges::find(block.outcomes, outcome) != block.outcomes.end()) return outcome;
  }
  return nullptr;
}

/// What the form has a field for stands beside it, everything else above.
FieldErrors AsOnPage(FieldErrors errors, const DecisionFields& fields) {
  for (FieldError& error : errors) {
    const bool has_field =
        error.field == kVersionField || (error.field == "finding" && !fields.finding.empty()) ||
        (error.field == "reasons" && !fields.reasons.empty()) ||
        (error.field == "elsewhere" && !fields.elsewhere.empty()) ||
        (error.field == "where" && !fields.where.empty()) || (error.field == "form" && !fields.form.empty()) ||
        (error.field == "files" && fields.files) || (error.field == "withheld" && !fields.withheld.empty()) ||
        (error.field.starts_with("viewing_") && fields.viewings);
    if (!has_field) error.field.clear();
  }
  return errors;
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  const Case seen = [&] {
    db::Reader reader = desk.database.Read();
    return CaseIn(reader, request, visitor);
  }();
  (void)CaseActor(visitor, Act::kHandleCases, seen.handler, request);
  account::RecordTaken(desk, visitor, seen.handler, "case.see", CaseObjectOf(seen.id));
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  const auto kept = DecisionOf(reader, desk.keys, held.id);
  const law::Outcome* const outcome = OutcomeIn(request, today);
  web::Page page = CaseFrame(visitor, outcome == nullptr ? "选择哪一种答复" : "拟写答复", held);
  page.body.Add("{}<p>{} {}</p>", web::FaultList(errors), StageBadge(held), DueBadge(held, today));
  if (outcome == nullptr) {
    page.body.Add("<p>条例第三十六条规定的答复只有下面这些，一件申请选一种。</p>{}{}", CopiesLine(reader, desk, held),
                  ChoicesPart(held, kept ? std::string_view(kept->outcome) : std::string_view(), today));
    return Response::Of(RenderPage(page, request), web::StatusOf(errors));
  }
  DecisionText text = TextIn(request, *outcome, kept);
  text.withheld = WithheldIn(reader, desk.keys, held.id, text.released_files);
  page.body.Add("<section class=\"card item-part\"><h2>{}</h2><p>依据：条例{}。文书：《{}》。</p>{}{}{}</section>",
                outcome->name, outcome->articles, outcome->letter, RemedyLine(*outcome, today),
                LessonsPart(reader, *outcome), FormPart(reader, desk, request, held, *outcome, text, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Write(Desk& desk, const screening::Tools& tools, const Request& request, const Visitor& visitor) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const account::Actor actor = CaseActor(visitor, Act::kHandleCases, seen.handler, request);
  const law::Outcome* const outcome = OutcomeIn(request, BeijingDay(desk.now()));
  if (outcome == nullptr) return Show(desk, request, visitor, {{"", "请选择哪一种答复。"}});
  DecisionText text = TextIn(request, *outcome, std::nullopt);
  FieldErrors errors;
  if (FieldsOf(*outcome).viewings) text.viewings = ViewingsIn(request, BeijingDay(desk.now()), errors);
  if (!errors.empty()) return Show(desk, request, visitor, errors);
  const auto written = WriteDecision(desk, actor, seen, text);
  if (!written) return Show(desk, request, visitor, AsOnPage(written.errors(), FieldsOf(*outcome)));
  StartScreeningReply(desk, tools, actor, seen.id);
  return Response::SeeOther(Url::Local(PathOfDecision(seen.id)).With("done", "written"));
}

}  // namespace

void AddDecisionWritePages(account::Office& office, const screening::Tools& tools) {
  office.Get(
      "/office/requests/{case}/decision/write", Act::kHandleCases,
      [&office](const Request& request, const Visitor& visitor) { return Show(office.desk(), request, visitor, {}); });
  office.Post("/office/requests/{case}/decision/write", Act::kHandleCases,
              [&office, tools](const Request& request, const Visitor& visitor) {
                return Write(office.desk(), tools, request, visitor);
              });
}

}  // namespace gongkai::request
