// What the office's pages of disputes share: the frame, the dispute of the address, badges.
//
// In this part: dispute_list_pages.cc (all of them), dispute_enter_pages.cc (a new one), dispute_pages.cc (one: facts,
// terms, documents, what happened), dispute_act_pages.cc (the forms of its acts, lessons, files), table_four_pages.cc
// (table 4 of a year, and what is behind each cell), dispute_disposal_pages.cc (what is destroyed after its time).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/office.h"
#include "remedy/dispute_actions.h"
#include "remedy/dispute_copies_actions.h"
#include "web/fields.h"

namespace gongkai::remedy {

inline constexpr std::string_view kTableFourPath = "/office/disputes/table";
inline constexpr std::string_view kDisposalPath = "/office/dispute-disposal";

/// `current`: the address of the area that is open; empty for a page within one.
web::Page DisputeFrame(const account::Visitor& visitor, std::string title, std::string_view current = "");
/// A page of one dispute.
web::Page DisputeFrame(const account::Visitor& visitor, std::string title, const Dispute& dispute);

/// "18-3 号行政复议": names nobody.
std::string TitleOf(const Dispute& dispute);

/// Errors: throws ProblemError (404) for one that is not there or not in sight.
Dispute DisputeIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);
SeenDispute SeenIn(account::Desk& desk, const web::Request& request, const account::Visitor& visitor);
/// Errors: throws ProblemError (403).
account::Actor DisputeActor(const account::Visitor& visitor, account::OrganId organ, const web::Request& request);

std::vector<account::OrganId> OrgansInSight(db::Session& session, const account::Visitor& visitor, Date today);
std::string NameOfOrgan(db::Session& session, account::OrganId organ);

web::Html StageBadge(const Dispute& dispute, Date today);
/// "提交答复和证据：2026年3月17日 还有 3 天"; nothing where nothing is due.
web::Html DutyLine(const Dispute& dispute, Date today);
web::Html DueBadge(Date due, Date today);
web::Html DisputeFormKeys(const web::Request& request, const Dispute& dispute);
/// Rows of a list: one a dispute, with what leads to it.
web::Html DisputeTable(db::Session& session, const std::vector<Dispute>& disputes, Date today);

using web::NamedChoices;

// Added by AddRoutes (routes.h).
void AddDisputeListPages(account::Office& office);
void AddDisputeEnterPages(account::Office& office);
void AddDisputePages(account::Office& office);
void AddDisputeActPages(account::Office& office);
void AddTableFourPages(account::Office& office);
void AddDisputeDisposalPages(account::Office& office);

}  // namespace gongkai::remedy
