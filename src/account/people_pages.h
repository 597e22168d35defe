// The pages of people and posts. What lies outside a visitor's reach answers 404: it cannot be told from what is not
// there.
//
// In this folder: people_list_pages.cc (who holds what), people_pages.cc (one person), person_form_pages.cc (open,
// correct), person_state_pages.cc (stop, open again, link), posts_pages.cc (give, end), delegation_pages.cc (stand in),
// permission_pages.cc (the table of permissions).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "account/office.h"
#include "account/people_actions.h"
#include "account/people_list_store.h"

namespace gongkai::account {

void AddPeopleListPages(Office& office);
void AddPersonPages(Office& office);
void AddPersonFormPages(Office& office);
void AddPersonStatePages(Office& office);
void AddPostsPages(Office& office);
void AddDelegationPages(Office& office);
void AddPermissionPages(Office& office);

/// The frame of the office, under "人员".
web::Page PeopleFrame(const Visitor& visitor, std::string title);
/// The same, below the page of one person.
web::Page PersonFrame(const Visitor& visitor, const Person& person, std::string title);

/// {id} of the address; 404 when it is no number or nobody, or when the visitor may not see this person.
Person PersonIn(db::Session& session, const web::Request& request, const Visitor& visitor, Date today);
PostId PostIdIn(const web::Request& request);

[[noreturn]] void NotThere(std::string sentence);

/// "从2026年1月1日起", "2026年1月1日至2026年3月31日".
std::string DaysInWords(const Post& post);

/// Who acts, for what belongs to no organ.
Actor InstallationActor(const web::Request& request, const Visitor& visitor, Act act);

/// The page on which a one-time link is seen for the only time.
web::Response ShowLink(const web::Request& request, const Visitor& visitor, const Person& person,
                       const PersonWithLink& made);

}  // namespace gongkai::account
