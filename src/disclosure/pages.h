// What the office's pages of items share. A page reads, fills HTML and changes nothing; a POST calls one action and
// answers with a redirect, or with the form again and every fault beside its field.
//
// In this folder: item_list_pages.cc (what we work on), item_form_pages.cc (write), body_image_pages.cc (images on
// their way into a body), item_pages.cc (one item, signing), due_pages.cc (how its date comes about), public_pages.cc
// (what the public sees). In channel/: channel_pages.cc and channel_list_pages.cc (what went out by which channel),
// outgoing_pages.cc (what is made for the channels), booklet_pages.h, reading_place_pages.cc, kiosk_pages.cc. In step/:
// step_pages.cc (what is settled with others), asked_step_pages.cc. In screen/: item_screening_pages.cc (what was found
// in one item), screening_list_pages.cc (what is open of all that is public).
#pragma once

#include <string>
#include <vector>

#include "account/office.h"
#include "disclosure/item_store.h"
#include "screening/tools_actions.h"
#include "web/fields.h"

namespace gongkai::disclosure {

void AddItemListPages(account::Office& office);
void AddItemFormPages(account::Office& office, const screening::Tools& tools);
void AddBodyImagePages(account::Office& office);
void AddItemPages(account::Office& office, const screening::Tools& tools);
/// What was found in one item; what of all that is public is open.
void AddItemScreeningPages(account::Office& office, const screening::Tools& tools);
void AddScreeningListPages(account::Office& office);
void AddDuePages(account::Office& office);
void AddStepPages(account::Office& office);
void AddAskedStepPages(account::Office& office);
void AddAskedImagePages(account::Office& office);
void AddChannelPages(account::Office& office);
void AddChannelListPages(account::Office& office);
void AddReadingPlacePages(account::Office& office);
/// `site`: as SiteAddress has it.
void AddOutgoingPages(account::Office& office, const std::string& site);

/// The frame of the office, under "公开信息".
web::Page ItemFrame(const account::Visitor& visitor, std::string title);

/// The same with the areas of 公开信息 in a column beside it, in groups (kParts in pages.cc); `current`: the address of
/// the part that is open.
web::Page PartFrame(const account::Visitor& visitor, std::string title, std::string_view current);

/// {id} of the address. Errors: throws ProblemError (404) when it is none, or not in the visitor's sight.
Item ItemIn(db::Session& session, const web::Request& request, const account::Visitor& visitor);

/// The same, read before an act.
Item SeenItem(account::Desk& desk, const web::Request& request, const account::Visitor& visitor);

/// The organ that was chosen; none chosen: the first for which the visitor may do this.
/// Errors: throws ProblemError: 404 when it is out of his reach, 403 when there is none.
OrganId OrganFor(const web::Request& request, const account::Visitor& visitor, account::Act act);

/// Who does this act on an item of that organ. Errors: throws ProblemError (403).
account::Actor ActorOn(const account::Visitor& visitor, account::Act act, OrganId organ, const web::Request& request);

/// The address of a page of this site as it stands on paper. `site`: "https://zwgk.example" with the base path, as it
/// was said when the program was started; empty: that under which the person who asks has reached it.
std::string SiteAddress(const std::string& site, const web::Request& request, std::string_view path);

std::string NameOfOrgan(db::Session& session, OrganId organ);

/// The reading places that are open, as the public finds them; a sentence where there is none.
web::Html OpenReadingPlaces(db::Session& session, Date today);

/// "/office/items/12-345"
std::string PathOf(const Item& item);

/// "（还没有名称）" where nobody has typed one.
std::string TitleOf(const Item& item);

using web::FilterOptions;
using web::IdOrNone;
using web::NamedChoices;

/// The months of a term, each day counted or not, and why.
web::Html MonthsOf(const law::DayCount& count);

web::Html StageBadge(const Item& item, Date today);
/// "还有 3 天", "已过期 2 天"; nothing where nothing is due.
web::Html DueBadge(const Item& item, Date today);

}  // namespace gongkai::disclosure
