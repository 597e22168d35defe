// What is done on the page of an indicator: what the organ says of itself, proof, the review, an objection.

#include "account/sight_actions.h"
#include "assessment/appeal_actions.h"
#include "assessment/indicator_pages.h"
#include "assessment/sheet_actions.h"
#include "db/blob_store.h"

namespace gongkai::assessment {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

// A file that is too large is told beside its field, so it is let in.
constexpr web::BodyLimits kLimits{
    .file_bytes = 5 * kLargestEvidence, .total_bytes = 5 * kLargestEvidence, .text_bytes = 64 << 10, .files = 2};

std::string PathOf(const IndicatorView& view) {
  return assessment::PathOf(view.assessment.id, view.organ.organ, view.line.indicator.number);
}

// ---- forms

Html SelfForm(const IndicatorView& view, const Request& request, const FieldErrors& errors) {
  const Mark& mark = view.line.mark;
  const bool is_manual = view.line.indicator.kind == IndicatorKind::kManual;
  Html points;
  if (is_manual) {
    points = web::TextField(
        {.name = "points",
         .label = "自评得分",
         .value = TypedIn(request, errors, "/self", "points", mark.self ? ToString(*mark.self) : std::string()),
         .hint = "0 到 " + ToString(view.line.indicator.points) + " 分。",
         .required = true},
        errors);
  }
  const Html words = web::AreaField({.name = "words",
                                     .label = is_manual ? "做了什么、按什么给分" : "要说明的情况",
                                     .value = TypedIn(request, errors, "/self", "words", mark.self_words),
                                     .required = true},
                                    4, errors);
  return Markup("<section class=\"card item-part\"><h2>自评</h2>{}</section>",
                ActForm(request, PathOf(view) + "/self", mark.version, Markup("{}{}", points, words), "保存自评"));
}

Html FileForm(const IndicatorView& view, const Request& request, const FieldErrors& errors) {
  Html says;
  if (const FieldError* error = ErrorOf(errors, "file")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  return Folded(
      "放入佐证材料",
      Markup("<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"gk-form\" novalidate>{}<div "
             "class=\"gk-field\"><label class=\"form-label\" for=\"file\">文件</label><input class=\"form-control\" "
             "type=\"file\" id=\"file\" name=\"file\" aria-describedby=\"file-says\"><div class=\"gk-says\" "
             "id=\"file-says\">{}<p class=\"form-hint\">一个不超过 20 MB，一个指标最多 20 份。</p></div></div><div "
             "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">放入</button></div></form>",
             Url::Local(PathOf(view) + "/evidence"), web::FormKeys(request), says),
      view.line.indicator.needs_evidence || ErrorOf(errors, "file") != nullptr);
}

Html ReviewForm(const IndicatorView& view, const Request& request, const FieldErrors& errors) {
  const Mark& mark = view.line.mark;
  const bool is_manual = view.line.indicator.kind == IndicatorKind::kManual;
  const auto proposed = mark.reviewed ? mark.reviewed : is_manual ? mark.self : std::nullopt;
  const Html points = web::TextField(
      {.name = "reviewed",
       .label = "审核得分",
       .value = TypedIn(request, errors, "/review", "reviewed", proposed ? ToString(*proposed) : std::string()),
       .hint = is_manual ? "和自评不同的，要写理由。" : "一般空着，按台账计分；和台账不同的，要写理由。",
       .required = is_manual},
      errors);
  const Html words = web::AreaField({.name = "review_words",
                                     .label = "理由、说明",
                                     .value = TypedIn(request, errors, "/review", "review_words", mark.review_words)},
                                    3, errors);
  return Markup("<section class=\"card item-part\"><h2>审核</h2>{}</section>",
                ActForm(request, PathOf(view) + "/review", mark.version, Markup("{}{}", points, words), "审核"));
}

Html AppealForm(const IndicatorView& view, const Request& request, const FieldErrors& errors) {
  const std::string last = view.assessment.appeal_until ? ToChinese(*view.assessment.appeal_until) : std::string();
  const Html field = web::AreaField({.name = "appeal",
                                     .label = "对哪里有异议，有什么依据",
                                     .value = TypedIn(request, errors, "/appeal", "appeal"),
                                     .hint = "最迟 " + last + " 提出。",
                                     .required = true},
                                    4, errors);
  return Folded("对得分有异议，申诉", ActForm(request, PathOf(view) + "/appeal", 0, field, "提出申诉"),
                ErrorOf(errors, "appeal") != nullptr);
}

bool HasOpenAppeal(const IndicatorView& view) {
  for (const Appeal& each : view.appeals) {
    if (each.state == AppealState::kOpen) return true;
  }
  return false;
}

// ---- acts

template <class Done>
Response Do(Desk& desk, const Request& request, const Visitor& visitor, Done done) {
  const PlaceAsked asked = PlaceIn(desk, request, visitor);
  const auto result = done(asked);
  if (!result)
    return ShowIndicator(desk, request, visitor, asked, web::WithFilesToChoose(request, "file", result.errors()));
  return Response::SeeOther(Url::Local(PathOf(asked)));
}

SeenMark SeenIn(const PlaceAsked& asked, const Request& request) {
  return {PlaceOf(asked), request.form.Int("version").value_or(0)};
}

Response PostSelf(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const PlaceAsked& asked) {
    return SaySelf(desk, ActorOf(visitor, Act::kHandInReports, asked.organ, request), SeenIn(asked, request),
                   {Sent(request, "points"), Sent(request, "words")});
  });
}

Response PostReview(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const PlaceAsked& asked) {
    return ReviewMark(desk, ActorOfKeeper(visitor, request), SeenIn(asked, request),
                      {Sent(request, "reviewed"), Sent(request, "review_words")});
  });
}

Response PostAppeal(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const PlaceAsked& asked) {
    return FileAppeal(desk, ActorOf(visitor, Act::kHandInReports, asked.organ, request), PlaceOf(asked),
                      request.form.Get("appeal"));
  });
}

Response PostEvidence(Desk& desk, const Request& request, const Visitor& visitor) {
  EvidenceFile file;
  for (const web::Upload& each : request.files) {
    if (each.field != "file" || each.file_name.empty()) continue;
    file.name = each.file_name;
    file.bytes = each.Read(0, static_cast<std::size_t>(kLargestEvidence) + 1);
  }
  return Do(desk, request, visitor, [&](const PlaceAsked& asked) {
    return AttachEvidence(desk, ActorOf(visitor, Act::kHandInReports, asked.organ, request), PlaceOf(asked), file);
  });
}

Response PostDrop(Desk& desk, const Request& request, const Visitor& visitor) {
  const int number = static_cast<int>(request.params.Int("number").value_or(0));
  return Do(desk, request, visitor, [&](const PlaceAsked& asked) {
    return DropEvidence(desk, ActorOf(visitor, Act::kHandInReports, asked.organ, request), PlaceOf(asked), number);
  });
}

Response SendFile(Desk& desk, const Request& request, const Visitor& visitor) {
  const PlaceAsked asked = PlaceIn(desk, request, visitor);
  const auto number = request.params.Int("number").value_or(0);
  std::string name;
  std::optional<std::string> bytes;
  {
    db::Reader reader = desk.database.Read();
    for (const Evidence& each : EvidenceOf(reader, PlaceOf(asked))) {
      if (each.number != number) continue;
      name = each.name;
      bytes = db::GetBlob(reader, each.digest);
    }
  }
  if (!bytes) throw web::ProblemError({404, "没有这份材料", "没有这份材料，可能已经去掉了。"});
  account::RecordTaken(desk, visitor, asked.organ, "scoring.evidence_take",
                       "assessment:" + ToString(PlaceOf(asked)) + "/" + std::to_string(number));
  return Response::Download(name, "application/octet-stream", std::move(*bytes));
}

}  // namespace

Html IndicatorActs(const IndicatorView& view, const Request& request, const Visitor& visitor, const FieldErrors& errors,
                   Date today) {
  Html acts;
  const bool is_own = visitor.May(Act::kHandInReports, view.organ.organ);
  const bool may_appeal = IsAppealOpen(view.assessment, today) && is_own;
  const bool may_say = IsSelfOpen(view.assessment, today) && is_own && !view.organ.handed_in_on;
  if (may_say) acts.Add("{}", SelfForm(view, request, errors));
  if (may_say || may_appeal) acts.Add("{}", FileForm(view, request, errors));
  if (may_appeal && !HasOpenAppeal(view)) acts.Add("{}", AppealForm(view, request, errors));
  if (view.assessment.state == PeriodState::kReview && IsKeeper(visitor)) {
    acts.Add("{}", ReviewForm(view, request, errors));
  }
  return acts;
}

void AddIndicatorActPages(account::Office& office) {
  const std::string path = "/office/assessment/{id}/organs/{organ}/{indicator}";
  office.Post(path + "/self", Act::kHandInReports, WithDesk(office, PostSelf));
  office.Post(path + "/review", Act::kSuperviseCases, WithDesk(office, PostReview));
  office.Post(path + "/appeal", Act::kHandInReports, WithDesk(office, PostAppeal));
  office.Post(path + "/evidence", Act::kHandInReports, WithDesk(office, PostEvidence), kLimits);
  office.Get(path + "/evidence/{number}", Act::kSeeReports, WithDesk(office, SendFile));
  office.Post(path + "/evidence/{number}/drop", Act::kHandInReports, WithDesk(office, PostDrop));
}

}  // namespace gongkai::assessment
