// /office/requests/{case}/decision/…: what was found in a decision is masked, left with a reason, put before an
// examiner, taken up again; a decision is screened anew. Its page shows it (reply_findings_pages.h).

#include "base/fold.h"
#include "request/decision_pages.h"
#include "request/reply_findings_pages.h"
#include "request/reply_mask_actions.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using screening::Tools;
using web::Request;
using web::Response;
using web::Url;

/// Under which of his posts the visitor has a word in it: who examines stands before who writes.
account::Actor SettlingActor(const Visitor& visitor, const SeenCase& seen, const Request& request) {
  for (const Act act : {Act::kExamineSecrecy, Act::kApproveItems, Act::kReviewItems}) {
    if (visitor.May(act, seen.handler)) return CaseActor(visitor, act, seen.handler, request);
  }
  return CaseActor(visitor, Act::kHandleCases, seen.handler, request);
}

ReplyHitsForm FormIn(Desk& desk, const SeenCase& seen, const Request& request) {
  const std::string card(request.form.Get("card"));
  ReplyHitsForm form{.run = request.form.Int("run").value_or(0),
                     .hits = {},
                     .reason = std::string(Trim(request.form.Get("reason-" + card)))};
  db::Reader reader = desk.database.Read();
  const auto held = FindCase(reader, seen.id);
  const auto reply = held ? ReplyAtHandOf(reader, desk.keys, *held) : std::nullopt;
  if (reply) form.hits = HitsOfForm(ReplyScreeningOf(reader, desk.keys, *reply), request);
  return form;
}

/// The errors of a reason stand beside the field of the card that was sent.
FieldErrors BesideCard(FieldErrors errors, const Request& request) {
  for (FieldError& error : errors) {
    if (error.field == "reason") error.field = "reason-" + std::string(request.form.Get("card"));
  }
  return errors;
}

Response Back(CaseId id, std::string_view done) {
  return Response::SeeOther(Url::Local(PathOfDecision(id)).With("done", done));
}

template <class Settle>
Response PostSettled(Desk& desk, const Request& request, const Visitor& visitor, std::string_view done, Settle settle) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const account::Actor actor = SettlingActor(visitor, seen, request);
  const auto settled = settle(desk, actor, seen, FormIn(desk, seen, request));
  if (!settled) return ShowDecisionWith(desk, request, visitor, BesideCard(settled.errors(), request));
  return Back(seen.id, done);
}

Response PostMask(Desk& desk, const Tools& tools, const Request& request, const Visitor& visitor) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const account::Actor actor = CaseActor(visitor, Act::kHandleCases, seen.handler, request);
  const auto masked = MaskReplyHits(desk, tools, actor, seen, FormIn(desk, seen, request));
  if (!masked) return ShowDecisionWith(desk, request, visitor, masked.errors());
  return Back(seen.id, masked->left.empty() ? "masked" : "masked_some");
}

Response PostScreen(Desk& desk, const Tools& tools, const Request& request, const Visitor& visitor) {
  const SeenCase seen = SeenIn(desk, request, visitor);
  const auto screened = ScreenReply(desk, tools, SettlingActor(visitor, seen, request), seen.id, true);
  if (!screened) return ShowDecisionWith(desk, request, visitor, screened.errors());
  return Back(seen.id, "screened");
}

}  // namespace

void AddReplyScreeningPages(account::Office& office, const Tools& tools) {
  const std::string path = "/office/requests/{case}/decision";
  const auto with_tools = [&office, &tools](auto handler) {
    return [&office, tools, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), tools, request, visitor);
    };
  };
  const auto settling = [&office](std::string_view done, auto settle) {
    return [&office, done, settle](const Request& request, const Visitor& visitor) {
      return PostSettled(office.desk(), request, visitor, done, settle);
    };
  };
  office.Post(path + "/screen", Act::kSeeCases, with_tools(PostScreen));
  office.Post(path + "/mask", Act::kHandleCases, with_tools(PostMask));
  office.Post(path + "/overrule", Act::kSeeCases, settling("overruled", OverruleReplyHits));
  office.Post(path + "/ask", Act::kSeeCases, settling("asked", AskReplyExaminer));
  office.Post(path + "/reopen", Act::kSeeCases, settling("reopened", ReopenReplyHits));
}

}  // namespace gongkai::request
