// The parts of forms (web/fields.h) under the names by which the pages of this folder call them.
#pragma once

#include "web/fields.h"

namespace gongkai::account {

using web::AreaField;
using web::Choice;
using web::ChoiceField;
using web::Differences;
using web::FaultList;
using web::Field;
using web::FormKeys;
using web::OnceField;
using web::StatusOf;
using web::TextField;
using web::TickField;
using web::TwoValues;

}  // namespace gongkai::account
