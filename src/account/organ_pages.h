// The pages of organs. Everybody in the office may look at the directory; what is changed, and by whom: permission.h.
//
// In this folder: organ_list_pages.cc (directory, export), organ_pages.cc (one organ), organ_form_pages.cc (found,
// correct), organ_remedy_pages.cc (where one turns against it), organ_change_pages.cc (rename, move, merge, abolish),
// guide_pages.cc, fill_pages.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "account/field_pages.h"
#include "account/office.h"
#include "account/organ_store.h"

namespace gongkai::account {

void AddOrganListPages(Office& office);
void AddOrganPages(Office& office);
void AddOrganFormPages(Office& office);
void AddOrganChangePages(Office& office);
void AddGuidePages(Office& office);
void AddFillPages(Office& office);

/// The frame of the office, under "机关".
web::Page OrganFrame(const Visitor& visitor, std::string title);
/// The same for a form below the page of one organ.
web::Page OrganFormFrame(const Visitor& visitor, const Organ& organ, std::string title);

/// 救济途径 on the page of an organ with duties of its own, or of one that had them.
web::Html RemedySection(db::Session& session, const Organ& organ, Date today);

/// {id} of the address; 404 when it is none.
Organ OrganIn(db::Session& session, const web::Request& request);

/// Who acts, for what touches the directory.
Actor DirectoryActor(const web::Request& request, const Visitor& visitor);

/// Organs as choices, "101 枕溪镇": those for which `fits` is true.
template <class Fits>
std::vector<Choice> ChoicesOf(const std::vector<Organ>& organs, Fits fits) {
  std::vector<Choice> choices;
  for (const Organ& organ : organs) {
    if (fits(organ)) choices.push_back({std::to_string(organ.id.value), organ.code + " " + organ.name});
  }
  return choices;
}

}  // namespace gongkai::account
