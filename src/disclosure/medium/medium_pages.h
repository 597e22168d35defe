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

/// A field of a register out of its form.
web::Html RegisterField(std::string_view name, std::string_view label, const std::string& value, bool required,
                        const FieldErrors& errors, std::string hint = {});
web::Html RegisterDay(std::string_view name, std::string_view label, const std::string& value,
                      const FieldErrors& errors);

}  // namespace gongkai::disclosure
