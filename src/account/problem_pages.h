// What cannot be shown or done, within the frame of whoever asked: the menu stays, and with it the way on.
#pragma once

#include "account/deed.h"
#include "web/page.h"

namespace gongkai::account {

web::Html ShowProblem(Desk& desk, const web::Problem& problem, const web::Request& request);

}  // namespace gongkai::account
