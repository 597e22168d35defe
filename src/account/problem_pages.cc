#include "account/problem_pages.h"

#include "account/entrance.h"
#include "account/office.h"
#include "account/sign_in_view.h"

namespace gongkai::account {

web::Html ShowProblem(Desk& desk, const web::Problem& problem, const web::Request& request) {
  const auto entrant = Enter(desk, request);
  const bool is_in = entrant && entrant->session.stage == Stage::kFull;
  web::Page page = is_in ? OfficeFrame(entrant->visitor, "", "") : DoorFrame(desk, "");
  return RenderProblem(std::move(page), problem, request, web::Url::Local(is_in ? "/office" : "/"));
}

}  // namespace gongkai::account
