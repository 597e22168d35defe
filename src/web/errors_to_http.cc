#include "web/errors_to_http.h"

#include "crypto/hashing_slot.h"

namespace gongkai::web {
namespace {

int StatusOf(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalidInput:
      return 422;
    case ErrorKind::kNotFound:
      return 404;
    case ErrorKind::kForbidden:
      return 403;
    case ErrorKind::kConflict:
      return 409;
    case ErrorKind::kUnreadable:
      return 422;
  }
  return 500;
}

std::string TitleOf(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kInvalidInput:
      return "填写的内容有问题";
    case ErrorKind::kNotFound:
      return "找不到要看的内容";
    case ErrorKind::kForbidden:
      return "没有这项权限";
    case ErrorKind::kConflict:
      return "现在不能这样办理";
    case ErrorKind::kUnreadable:
      return "文件读不出来";
  }
  return "出错了";
}

}  // namespace

Problem ToProblem(const Error& error) {
  std::string sentence = error.message;
  if (!error.source.empty()) sentence += "（依据：" + error.source + "）";
  return {StatusOf(error.kind), TitleOf(error.kind), std::move(sentence)};
}

Failure ToFailure(const std::exception_ptr& exception) {
  const Problem general{500, "系统出错了",
                        "这一步没有办成，内容没有改动。请稍后再试；仍然不行，请把下面的编号告诉管理员。"};
  try {
    std::rethrow_exception(exception);
  } catch (const ProblemError& error) {
    return {error.problem(), error.problem().status >= 500 ? error.what() : ""};
  } catch (const crypto::HashingBusy& busy) {
    return {{503, "现在有点忙", busy.what()}, ""};
  } catch (const std::exception& error) {
    return {general, error.what()};
  } catch (...) {
    return {general, "an exception of unknown type"};
  }
}

Problem NotFoundProblem() { return {404, "找不到这个页面", "地址可能写错了，或者内容已经移走。请从首页重新进入。"}; }

Problem WrongMethodProblem() {
  return {405, "不能这样访问", "这个地址不接受这种访问方式。请从页面上的按钮或链接进入。"};
}

Problem MalformedProblem(std::string sentence) { return {400, "请求不合规范", std::move(sentence)}; }

Problem ForeignProblem() {
  return {403, "请求来自别的网站", "为防止冒用，只接受从本系统页面提交的操作。请从首页重新进入后再办理。"};
}

Problem ExpiredFormProblem() {
  return {403, "页面已过期", "这个页面打开得太久，或系统重启过。请返回上一页，刷新后再提交；已填的内容可先复制保存。"};
}

Problem BusyProblem() {
  return {503, "现在有点忙", "同时办理的人太多，这一步没有办，内容没有改动。请等半分钟，返回上一页，再提交一次。"};
}

Problem TooLargeProblem(std::string sentence) { return {413, "上传的内容太大", std::move(sentence)}; }

}  // namespace gongkai::web
