#include "account/database_away.h"

namespace gongkai::account {
namespace {

web::Problem ProblemFor(web::Method method) {
  constexpr int kUnavailable = 503;
  if (method == web::Method::kPost) {
    return {kUnavailable, "数据库暂时连不上",
            "这一步可能已经办成，也可能没有。请等半分钟，返回上一页，把原来的表单再提交一次：办成过的不会再办一次。"};
  }
  return {kUnavailable, "数据库暂时连不上", "请等半分钟再打开这一页；一直打不开，请把下面的编号告诉管理员。"};
}

}  // namespace

DatabaseAway::DatabaseAway(web::Method method, std::string words)
    : web::ProblemError(ProblemFor(method)), words_(std::move(words)) {}

}  // namespace gongkai::account
