#include "account/database_away.h"

namespace gongkai::account {
namespace {

constexpr int kUnavailable = 503;

// It was not begun: to send it again is safe.
web::Problem BusyProblem(web::Method method) {
  if (method != web::Method::kPost) return {kUnavailable, "现在有点忙", "请等半分钟再打开这一页。"};
  return {kUnavailable, "现在有点忙",
          "前面的办理还没有结束，这一步没有办，内容没有改动。请等半分钟，返回上一页，再提交一次。"};
}

web::Problem ProblemFor(db::ErrorCode code, web::Method method) {
  if (code == db::ErrorCode::kBusy) return BusyProblem(method);
  if (method == web::Method::kPost) {
    return {kUnavailable, "数据库暂时连不上",
            "这一步可能已经办成，也可能没有。请等半分钟，返回上一页，把原来的表单再提交一次：办成过的不会再办一次。"};
  }
  return {kUnavailable, "数据库暂时连不上", "请等半分钟再打开这一页；一直打不开，请把下面的编号告诉管理员。"};
}

}  // namespace

DatabaseAway::DatabaseAway(const db::DatabaseError& error, web::Method method)
    : web::ProblemError(ProblemFor(error.code(), method)), words_(error.what()) {}

}  // namespace gongkai::account
