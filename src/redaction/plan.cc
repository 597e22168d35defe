#include "redaction/plan.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "crypto/sm3.h"
#include "redaction/ground.h"

namespace gongkai::redaction {
namespace {

constexpr std::string_view kSeparate = "条例第三十七条", kExamined = "条例第十七条";

/// A field of what is digested, told apart from its neighbours by its length.
void Put(std::string& out, std::string_view field) {
  out.append(std::to_string(field.size())).append(":").append(field);
}

void Put(std::string& out, double points) {
  constexpr double kParts = 100;
  Put(out, std::to_string(std::llround(points * kParts)));
}

std::string Written(const Mark& mark) {
  std::string out;
  Put(out, std::to_string(mark.page));
  Put(out, std::to_string(mark.boxes.size()));
  for (const docread::Box& box : mark.boxes) {
    for (const double edge : {box.left, box.top, box.right, box.bottom}) Put(out, edge);
  }
  Put(out, IdOf(mark.layer));
  Put(out, mark.ground);
  Put(out, mark.reason);
  return out;
}

bool HasGround(const Mark& mark) { return CheckGround(mark.ground, mark.reason).has_value(); }

std::string OfCheck(const Plan& plan, const std::optional<Check>& check) {
  if (!check) return "还没有经第二个人复核。";
  return check->plan == DigestOf(plan) ? "" : "复核以后遮盖又有改动，请重新复核。";
}

std::string OfCopy(const Plan& plan, std::string_view released_plan) {
  if (released_plan.empty()) return "还没有生成遮盖后的副本。";
  return released_plan == DigestOf(plan) ? "" : "副本生成以后遮盖又有改动，请重新生成。";
}

}  // namespace

std::string DigestOf(const Plan& plan) {
  std::vector<std::string> marks;
  for (const Mark& mark : plan.marks) marks.push_back(Written(mark));
  std::ranges::sort(marks);
  std::vector<std::string> stays;
  for (const Plan::Stays& each : plan.stays) {
    std::string out;
    Put(out, each.words);
    Put(out, each.reason);
    stays.push_back(std::move(out));
  }
  std::ranges::sort(stays);
  std::string all;
  Put(all, plan.original);
  Put(all, plan.pages);
  Put(all, std::to_string(marks.size()));
  for (const std::string& mark : marks) Put(all, mark);
  for (const std::string& each : stays) Put(all, each);
  return "sm3:" + crypto::Sm3Hex(all);
}

Status MayCheck(const Plan& plan, std::int64_t person, std::int64_t handler) {
  const auto error = [](ErrorKind kind, std::string message, std::string_view source) {
    return Error{kind, std::move(message), std::string(source)};
  };
  if (plan.marks.empty()) return error(ErrorKind::kConflict, "还没有任何遮盖，没有要复核的。", kSeparate);
  if (!std::ranges::all_of(plan.marks, HasGround)) {
    return error(ErrorKind::kConflict, "有的遮盖还没有写明理由和依据，请补上后再复核。", kSeparate);
  }
  const bool has_marked = std::ranges::any_of(
      plan.marks, [person](const Mark& mark) { return mark.person == person && mark.layer != Layer::kCheck; });
  if (person == handler || has_marked) {
    return error(ErrorKind::kForbidden, "复核的人不能是经办、遮盖的人，请换一位。", kExamined);
  }
  return Ok();
}

std::vector<std::string> InTheWay(const Plan& plan, const std::optional<Check>& check, std::string_view released_plan,
                                  std::size_t open_remainders) {
  std::vector<std::string> sentences;
  const auto say = [&](std::string sentence) {
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
  };
  if (plan.marks.empty()) say("还没有任何遮盖。");
  if (!std::ranges::all_of(plan.marks, HasGround)) say("有的遮盖还没有写明理由和依据。");
  say(OfCopy(plan, released_plan));
  if (open_remainders > 0) say("副本里还查出 " + std::to_string(open_remainders) + " 处问题没有处理，不能提供。");
  say(OfCheck(plan, check));
  return sentences;
}

}  // namespace gongkai::redaction
