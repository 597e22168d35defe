// The pages of the registers of oversight: register_overview_pages.cc (an organ's year and what is missing; all
// organs'), register_list_pages.cc (one register, its workbook), register_form_pages.cc (a new entry, a correction),
// register_entry_pages.cc (one entry with its history), register_act_pages.cc (what follows it; "none this year").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/office.h"
#include "oversight/pages.h"
#include "oversight/register/register_actions.h"
#include "oversight/register/register_view.h"
#include "web/fields.h"

namespace gongkai::oversight {

void AddRegisterOverviewPages(account::Office& office);
void AddRegisterListPages(account::Office& office);
void AddRegisterFormPages(account::Office& office);
void AddRegisterEntryPages(account::Office& office);
void AddRegisterActPages(account::Office& office);

struct RegisterAsked {
  OrganId organ{0};
  OrganKind organ_kind = OrganKind::kDepartment;
  std::string organ_name;
  int year = 0;
  bool is_all = false;  // ?organ=all, for who sees the county: lists alone
};
/// ?organ= and ?year= of the address; the visitor's own organ and this year where they say nothing. Errors: throws
/// ProblemError (404) for an organ that is out of sight or keeps no registers.
RegisterAsked RegisterAskedIn(db::Session& session, const web::Request& request, const account::Visitor& visitor,
                              Date today);
/// {kind} of the address. Errors: throws ProblemError (404).
const RegisterKind& RegisterKindIn(const web::Request& request);
/// {id} of the address. Errors: throws ProblemError (404), also for what is out of sight.
RegisterEntry RegisterEntryIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);

/// Under 监督保障, 工作登记.
web::Page RegisterFrame(const account::Visitor& visitor, std::string title);
/// To the page of a register, or of the overview where `kind` is empty.
web::Url RegisterUrl(std::string_view kind, OrganId organ, int year);
std::string PathOf(RegisterEntryId id);

/// Organ and year, and what else is given; sent to `path`.
web::Html RegisterFilters(db::Session& session, const account::Visitor& visitor, const RegisterAsked& asked, Date today,
                          std::string_view path, const web::Html& more = {});
web::Html EntryBadge(const RegisterEntry& entry);
/// A value as people read it: a choice and an organ by their names.
std::string ShownIn(db::Session& session, const RegisterField& field, const RegisterValues& values);
/// The file field of forms of this folder.
web::Html ProofField(std::string_view label, const FieldErrors& errors);
SentProofs ProofsIn(const web::Request& request);
/// Of routes that take files.
web::BodyLimits ProofLimits();

}  // namespace gongkai::oversight
