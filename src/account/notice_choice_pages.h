// /account/notices: how one is told, by which way and when; and the fields of it, which the county's defaults have too.
#pragma once

#include <string>

#include "account/notice_choice_form.h"
#include "account/office.h"
#include "web/html.h"

namespace gongkai::account {

void AddNoticeChoicePages(Office& office);

/// The part of /account that leads there.
web::Html NoticePart(Desk& desk, const Visitor& visitor);

web::Html ChoiceFields(const NoticeChoiceForm& form, const FieldErrors& errors);
NoticeChoiceForm ChoiceFormIn(const web::Request& request);

}  // namespace gongkai::account
