// What is sent from the page of one report (annual_sign_pages.cc): an error is left standing, the report is checked,
// handed in, signed, sent back, taken back, submitted, corrected. A form that is refused comes back with its faults.

#include "base/fold.h"
#include "disclosure/item_steps_actions.h"
#include "disclosure/review_actions.h"
#include "disclosure/screen/screen_actions.h"
#include "report/compile/annual_check_actions.h"
#include "report/compile/annual_pages.h"
#include "report/pages.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using disclosure::Signer;
using web::Request;
using web::Response;

AnnualId AnnualIn(const Request& request, const Visitor& visitor, Act act, Date today) {
  const AnnualAsked asked = AnnualAskedIn(request, visitor, act, today);
  return {.organ = asked.organ, .year = asked.year};
}

template <class Id>
Response After(Desk& desk, const AnnualSite& site, const Request& request, const Visitor& visitor, AnnualId id,
               const FormResult<Id>& done, std::string_view what) {
  if (!done) return ShowAnnualSign(desk, site, request, visitor, id, done.errors());
  return Response::SeeOther(AnnualUrl({.organ = id.organ, .year = id.year}, "/sign").With("done", what));
}

/// Of the form's own field: each finding has one.
FieldErrors UnderField(FieldErrors errors, const std::string& field) {
  for (FieldError& error : errors) {
    if (error.field == "reason") error.field = field;
  }
  return errors;
}

Response PostOverrule(Desk& desk, const AnnualSite& site, const Request& request, const Visitor& visitor, bool holds) {
  const AnnualId id = AnnualIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  const std::string field(request.form.Get("field"));
  const auto done = OverruleError(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), site.sources, id,
                                  {.fingerprint = std::string(request.form.Get("fingerprint")),
                                   .reason = std::string(request.form.Get(field)),
                                   .holds = holds});
  if (!done) return ShowAnnualSign(desk, site, request, visitor, id, UnderField(done.errors(), field));
  return After(desk, site, request, visitor, id, done, holds ? "overruled" : "overruled_back");
}

Response PostHandIn(Desk& desk, const AnnualSite& site, const Request& request, const Visitor& visitor) {
  const AnnualId id = AnnualIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  const std::string_view day = Trim(request.form.Get("publish_on"));
  const HandInForm form{.digest = std::string(request.form.Get("digest")),
                        .publish_on = ParseDate(day),
                        .why = std::string(request.form.Get("why"))};
  if (!day.empty() && !form.publish_on) {
    return ShowAnnualSign(desk, site, request, visitor, id, {{"publish_on", "请写成“2026-01-20”这样的日子。"}});
  }
  const account::Actor actor = ActorOn(visitor, Act::kDraftItems, id.organ, request);
  const auto done = HandInAnnual(desk, actor, site.sources, id, form);
  if (done) disclosure::StartScreening(desk, site.tools, actor, *done);
  return After(desk, site, request, visitor, id, done, "handed_in");
}

/// The item that carries it. Errors: throws ProblemError (404) where there is none.
disclosure::ItemId CarrierFor(Desk& desk, AnnualId id) {
  db::Reader reader = desk.database.Read();
  const auto carrier = CarrierOf(reader, id.organ, id.year);
  if (!carrier) throw web::ProblemError({404, "报告还没有定稿", "报告还没有定稿送审，请从“年度报告编制”进入。"});
  return *carrier;
}

disclosure::SignForm SignFormIn(const Request& request) {
  disclosure::SignForm form{.signer = disclosure::SignerFrom(request.form.Get("signer")).value_or(Signer::kDrafter),
                            .digest = std::string(request.form.Get("digest")),
                            .answers = {},
                            .remark = std::string(Trim(request.form.Get("remark")))};
  for (const disclosure::SecrecyQuestion& question : disclosure::SecrecyQuestions()) {
    const std::string_view answer = request.form.Get("q-" + std::string(question.name));
    form.answers += answer.size() == 1 ? answer.front() : '-';
  }
  return form;
}

Response PostSign(Desk& desk, const AnnualSite& site, const Request& request, const Visitor& visitor, bool agrees) {
  const AnnualId id = AnnualIn(request, visitor, Act::kSeeItems, BeijingDay(desk.now()));
  const disclosure::ItemId item = CarrierFor(desk, id);
  const disclosure::SignForm form = SignFormIn(request);
  const account::Actor actor = ActorOn(visitor, disclosure::ActOf(form.signer), id.organ, request);
  if (agrees && form.signer == Signer::kApprover) disclosure::StartScreening(desk, site.tools, actor, item);
  const auto done = agrees ? disclosure::Sign(desk, actor, item, form) : disclosure::Return(desk, actor, item, form);
  return After(desk, site, request, visitor, id, done, agrees ? "signed" : "returned");
}

Response PostTakeBack(Desk& desk, const AnnualSite& site, const Request& request, const Visitor& visitor) {
  const AnnualId id = AnnualIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  const auto done =
      disclosure::TakeBack(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), CarrierFor(desk, id));
  return After(desk, site, request, visitor, id, done, "taken_back");
}

Response PostSubmit(Desk& desk, const AnnualSite& site, const Request& request, const Visitor& visitor) {
  const AnnualId id = AnnualIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  const auto done = SubmitAnnual(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id,
                                 ParseDate(Trim(request.form.Get("on"))));
  return After(desk, site, request, visitor, id, done, "submitted");
}

Response PostCheck(Desk& desk, const AnnualSite& site, const Request& request, const Visitor& visitor) {
  const AnnualId id = AnnualIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  const auto done = CheckAnnual(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), site.sources, id);
  return After(desk, site, request, visitor, id, done, "checked");
}

Response PostCorrect(Desk& desk, const AnnualSite& site, const Request& request, const Visitor& visitor) {
  const AnnualId id = AnnualIn(request, visitor, Act::kDraftItems, BeijingDay(desk.now()));
  const auto done = CorrectAnnual(desk, ActorOn(visitor, Act::kDraftItems, id.organ, request), id);
  return After(desk, site, request, visitor, id, done, "correcting");
}

}  // namespace

void AddAnnualSignPages(account::Office& office, const AnnualSite& site) {
  const auto with_site = [&office, site](auto handler) {
    return [&office, site, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), site, request, visitor);
    };
  };
  const auto flagged = [&office, site](auto handler, bool flag) {
    return [&office, site, handler, flag](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), site, request, visitor, flag);
    };
  };
  office.Get(
      "/office/annual/{year}/sign", Act::kSeeItems,
      with_site([](account::Desk& desk, const AnnualSite& given, const Request& request, const Visitor& visitor) {
        return ShowAnnualSign(desk, given, request, visitor,
                              AnnualIn(request, visitor, Act::kSeeItems, BeijingDay(desk.now())), {});
      }));
  office.Post("/office/annual/{year}/overrule", Act::kDraftItems, flagged(PostOverrule, true));
  office.Post("/office/annual/{year}/overrule-back", Act::kDraftItems, flagged(PostOverrule, false));
  office.Post("/office/annual/{year}/check", Act::kDraftItems, with_site(PostCheck));
  office.Post("/office/annual/{year}/hand-in", Act::kDraftItems, with_site(PostHandIn));
  office.Post("/office/annual/{year}/sign", Act::kSeeItems, flagged(PostSign, true));
  office.Post("/office/annual/{year}/return", Act::kSeeItems, flagged(PostSign, false));
  office.Post("/office/annual/{year}/take-back", Act::kDraftItems, with_site(PostTakeBack));
  office.Post("/office/annual/{year}/submit", Act::kDraftItems, with_site(PostSubmit));
  office.Post("/office/annual/{year}/correct", Act::kDraftItems, with_site(PostCorrect));
}

}  // namespace gongkai::report
