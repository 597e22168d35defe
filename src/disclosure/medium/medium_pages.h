// The office's pages of the registers: medium_pages.cc (accounts), week_pages.cc (the report of a week),
// service_platform_pages.cc (platforms and their providers).
#pragma once

#include "disclosure/pages.h"

namespace gongkai::disclosure {

void AddMediumPages(account::Office& office);
void AddWeekPages(account::Office& office);
void AddServicePlatformPages(account::Office& office);

/// The frame with the registers side by side; `current`: the address of the one that is open.
web::Page RegisterFrame(const account::Visitor& visitor, std::string title, std::string_view current);

/// In whose name the visitor keeps a register, as choices.
std::vector<web::Choice> OrgansToKeepFor(const account::Visitor& visitor);
/// That of the form, else the first. Errors: throws ProblemError (403) when there is none.
OrganId OrganToKeepFor(const web::Request& request, const account::Visitor& visitor);

/// How a register names itself: its list, and the headings of its form.
struct RegisterNames {
  std::string_view list;   // "/office/platforms"
  std::string_view title;  // of the list: "平台和服务商"
  std::string_view to_add, to_change;
  std::string_view missing;  // "没有这个平台"
};

web::ProblemError NotRegistered(const RegisterNames& names);

/// Of an entry in sight for this act; `found`: what {id} of the address leads to. Errors: throws ProblemError (404).
template <class Entry>
Entry RegisteredIn(std::optional<Entry> found, OrganId (*organ_of)(const Entry&), const account::Visitor& visitor,
                   account::Act act, const RegisterNames& names) {
  if (!found || !visitor.May(act, organ_of(*found))) throw NotRegistered(names);
  return std::move(*found);
}

/// The form of an entry, or of a new one (id.number 0) with the choice of the organ.
struct RegisterForm {
  ItemId id{};
  std::int64_t version = 0;
  web::Html fields{};
  web::Url action, cancel;
  web::Html differences{};  // what somebody else saved meanwhile
};
web::Response ShowRegisterForm(const web::Request& request, const account::Visitor& visitor, const RegisterNames& names,
                               const RegisterForm& form, const FieldErrors& errors);

/// A field of a register out of its form.
web::Html RegisterField(std::string_view name, std::string_view label, const std::string& value, bool required,
                        const FieldErrors& errors, std::string hint = {});
web::Html RegisterDay(std::string_view name, std::string_view label, const std::string& value,
                      const FieldErrors& errors);

}  // namespace gongkai::disclosure
