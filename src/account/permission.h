// What each post may see and do: one table, here and nowhere else. The page /office/permissions shows this very table,
// and every route of the office names the act it needs, so that table and code cannot drift apart.
//
// In: a post and an act. Out: how far the post reaches. Next to read: visitor.h (a person with posts), office.h
// (routes).
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "account/post.h"

namespace gongkai::account {

enum class Act {
  kUseOffice,   // sign in, see one's own account, sign out
  kSeeReports,  // annual reports handed in
  kHandInReports,
  kDecideFindings,  // confirm, dismiss, reopen
  kDeleteReports,
  kSetReportDeadline,  // the day for townships, which the law leaves to the county
  kSeeItems,           // what an organ publishes, its drafts and its register of what is not published
  kDraftItems,         // write, hand in for review, take back
  kExamineSecrecy,     // 保密审查 (保守国家秘密法第三十五条)
  kReviewItems,        // the leader in charge signs or returns
  kApproveItems,       // the head of the organ signs or returns
  kWithdrawItems,      // takes down what is public, at once
  kAnswerOrgans,       // says for the organ whether it agrees to what another one will publish (条例第十一条)
  kSeeOrgans,
  kEditGuide,       // an organ's contact data and guide (条例第十二条)
  kEditOrgans,      // found, rename, merge, abolish
  kSeePeople,       // who holds which post
  kEditPeople,      // accounts: open, stop, new first password
  kEditPosts,       // give and end posts
  kDelegate,        // let another stand in for one's own post
  kEditPolicy,      // second factor, time-outs, password rules
  kSeePermissions,  // this table
  kSeeAudit,
  kExportAudit,
  kRunJobs,             // timed work: what ran, what failed, run it now
  kEditSiteTargets,     // where copies of the public part are pushed to
  kEditSending,         // how notices leave the house: the state of mail and gateway, a test, the county's defaults
  kTryScreening,        // try a text or a file, see the word lists that hold for one's organ
  kEditScreeningLists,  // the county's word lists
  kEditOwnWords,        // the words of one's own organ, which no other one sees
  kAssessImpact,        // 个人信息保护影响评估 (个人信息保护法第五十五条)
  kHandleMessages,      // what the public writes: see it, answer, decline, remove; what of it stands before the public
  kSetMessageTerms,     // by when it is answered, where the law leaves that to the county
  kSeeMessageFigures,   // how many of them each organ got, answered and left lying; none of them is read by it
  kDestroyMessages,  // approves that the words of those whose archive period is over are destroyed (档案法第二十一条)
  kSeeCases,         // applications for information and what is written in them; each sight is in the audit trail
  kHandleCases,       // take them in, work on them, write the decision, send letters
  kConsentExtension,  // the head of the working body lets an answer come later (条例第三十三条第二款)
  kSuperviseCases,    // urge organs, see every organ's days and figures
  kEditLetterTemplates,
  kProposeDisposal,  // of personal data of cases whose archive period is over (档案法第二十一条)
  kApproveDisposal,  // by another person
};

inline constexpr std::array kActs = {Act::kUseOffice,
                                     Act::kSeeReports,
                                     Act::kHandInReports,
                                     Act::kDecideFindings,
                                     Act::kDeleteReports,
                                     Act::kSetReportDeadline,
                                     Act::kSeeItems,
                                     Act::kDraftItems,
                                     Act::kExamineSecrecy,
                                     Act::kReviewItems,
                                     Act::kApproveItems,
                                     Act::kWithdrawItems,
                                     Act::kAnswerOrgans,
                                     Act::kSeeOrgans,
                                     Act::kEditGuide,
                                     Act::kEditOrgans,
                                     Act::kSeePeople,
                                     Act::kEditPeople,
                                     Act::kEditPosts,
                                     Act::kDelegate,
                                     Act::kEditPolicy,
                                     Act::kSeePermissions,
                                     Act::kSeeAudit,
                                     Act::kExportAudit,
                                     Act::kRunJobs,
                                     Act::kEditSiteTargets,
                                     Act::kEditSending,
                                     Act::kTryScreening,
                                     Act::kEditScreeningLists,
                                     Act::kEditOwnWords,
                                     Act::kAssessImpact,
                                     Act::kHandleMessages,
                                     Act::kSetMessageTerms,
                                     Act::kSeeMessageFigures,
                                     Act::kDestroyMessages,
                                     Act::kSeeCases,
                                     Act::kHandleCases,
                                     Act::kConsentExtension,
                                     Act::kSuperviseCases,
                                     Act::kEditLetterTemplates,
                                     Act::kProposeDisposal,
                                     Act::kApproveDisposal};

std::string_view IdOf(Act act);    // "reports.see", …: in the audit trail
std::string_view NameOf(Act act);  // "查看年度报告", …

/// How far a post reaches with an act, from nowhere to everywhere.
enum class Reach {
  kNone,
  kOwn,     // what is one's own: the account, the post
  kOrgan,   // the organ in which the post is held, with its units
  kCounty,  // every organ of the county
};

std::string_view NameOf(Reach reach);  // "—", "本人", "本机关", "全县"

Reach ReachOf(PostKind post, Act act);

}  // namespace gongkai::account
