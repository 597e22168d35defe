#include "account/front_view.h"

namespace gongkai::account {

using web::Html;
using web::Markup;
using web::Url;

Html PostsOf(const Visitor& visitor) {
  Html items;
  for (const HeldPost& post : visitor.posts) {
    items.Add("<li><b>{}</b> <span class=\"text-secondary\">{}</span>{}</li>", NameOf(post.kind), post.organ_name,
              post.delegated ? "（代行）" : "");
  }
  return Markup("<section class=\"card own-part\"><h2>岗位</h2><ul class=\"own-list\">{}</ul></section>", items);
}

namespace {

// Where an act is done; all acts of one's own start from one's own page.
Url WhereDone(Act act, PersonId person) {
  switch (act) {
    case Act::kSeeReports:
    case Act::kDecideFindings:
    case Act::kDeleteReports:
      return Url::Local("/office/reports");
    case Act::kHandInReports:
    case Act::kSetReportDeadline:
      return Url::Local("/office/hand-in");
    case Act::kSeeItems:
    case Act::kDraftItems:
    case Act::kExamineSecrecy:
    case Act::kReviewItems:
    case Act::kApproveItems:
    case Act::kWithdrawItems:
      return Url::Local("/office/items");
    case Act::kAnswerOrgans:
      return Url::Local("/office/asked");
    case Act::kSeeOrgans:
    case Act::kEditGuide:
    case Act::kEditOrgans:
      return Url::Local("/office/organs");
    case Act::kSeePeople:
    case Act::kEditPeople:
    case Act::kEditPosts:
      return Url::Local("/office/people");
    case Act::kDelegate:
      return Url::Local("/office/people/{}", person.value);
    case Act::kEditPolicy:
      return Url::Local("/office/policy");
    case Act::kSeePermissions:
      return Url::Local("/office/permissions");
    case Act::kSeeAudit:
    case Act::kExportAudit:
      return Url::Local("/office/audit");
    case Act::kRunJobs:
      return Url::Local("/office/jobs");
    case Act::kEditSiteTargets:
      return Url::Local("/office/site-targets");
    case Act::kEditSending:
      return Url::Local("/office/sending");
    case Act::kTryScreening:
      return Url::Local("/office/screening/try");
    case Act::kEditScreeningLists:
    case Act::kEditOwnWords:
      return Url::Local("/office/screening/lists");
    case Act::kAssessImpact:
      return Url::Local("/office/screening/assessments");
    case Act::kSeeCases:
    case Act::kHandleCases:
    case Act::kConsentExtension:
      return Url::Local("/office/requests");
    case Act::kSuperviseCases:
      return Url::Local("/office/request-oversight");
    case Act::kEditLetterTemplates:
      return Url::Local("/office/letter-templates");
    case Act::kProposeDisposal:
    case Act::kApproveDisposal:
      return Url::Local("/office/request-disposal");
    case Act::kHandleMessages:
      return Url::Local("/office/messages");
    case Act::kSetMessageTerms:
      return Url::Local("/office/message-terms");
    case Act::kSeeMessageFigures:
      return Url::Local("/office/message-organs");
    case Act::kDestroyMessages:
      return Url::Local("/office/disposals");
    case Act::kUseOffice:
      break;
  }
  return Url::Local("/account");
}

}  // namespace

Html PostsAndActs(const Visitor& visitor) {
  Html items;
  for (const Act act : kActs) {
    if (!visitor.May(act) || act == Act::kUseOffice) continue;
    items.Add("<li><a href=\"{}\">{}</a> <span class=\"text-secondary\">{}</span></li>", WhereDone(act, visitor.person),
              NameOf(act), NameOf(visitor.ReachWith(act)));
  }
  return Markup(
      "<div class=\"own-parts\">{}<section class=\"card own-part\"><h2>可以办理</h2><ul "
      "class=\"own-list\">{}</ul></section></div>",
      PostsOf(visitor), items);
}

}  // namespace gongkai::account
