// The rule of steps against the table that a lawyer can read (tests/law_cases/publication_steps.tsv), and what is wrong
// with a step or an answer.
#include "disclosure/step/step.h"

#include <doctest/doctest.h>

#include <fstream>
#include <tuple>

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kNow = "sm3:now", kEarlier = "sm3:earlier";

std::vector<std::string> Split(std::string_view text, std::string_view by) {
  std::vector<std::string> parts;
  for (std::size_t at = text.find(by); at != std::string_view::npos; at = text.find(by)) {
    parts.emplace_back(text.substr(0, at));
    text.remove_prefix(at + by.size());
  }
  parts.emplace_back(text);
  return parts;
}

bool TakeEnd(std::string& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.resize(text.size() - end.size());
  return true;
}

StepKind KindNamed(std::string_view name) {
  for (const StepKind kind : StepKinds()) {
    if (NameOf(kind) == name) return kind;
  }
  FAIL("no kind " << name);
  return StepKind::kAgreement;
}

Step StepOf(StepKind kind, std::string words) {
  Step step{.kind = kind, .body = "某机关", .digest = std::string(kNow)};
  const bool is_kept = TakeEnd(words, "（旧稿，已说明）");
  if (is_kept || TakeEnd(words, "（旧稿）")) step.digest = kEarlier;
  if (is_kept) step.kept.push_back({std::string(kNow), "说明", "林溪", {}});
  if (words == "等答复") return step;
  step.state = words == "撤回"         ? StepState::kWithdrawn
               : words == "随草稿停止" ? StepState::kLetGo
                                       : StepState::kAnswered;
  if (step.state != StepState::kAnswered) return step;
  if (TakeEnd(words, "后收回")) step.state = StepState::kTakenBack;
  for (const StepAnswer* answer : AnswersOf(kind)) {
    if (answer->name == words) step.answer = answer;
  }
  REQUIRE_MESSAGE(step.answer != nullptr, "no answer ", words);
  return step;
}

std::vector<Step> StepsOf(std::string_view text) {
  std::vector<Step> steps;
  if (text.empty()) return steps;
  for (const std::string& chain : Split(text, "；")) {
    std::int64_t earlier = 0, first = 0;
    StepKind kind = StepKind::kAgreement;
    for (const std::string& link : Split(chain, "→")) {
      const auto parts = Split(link, "：");
      REQUIRE((parts.size() == 2 || earlier != 0));
      if (parts.size() == 2) kind = KindNamed(parts[0]);
      std::string words = parts.back();
      const bool looks_again = TakeEnd(words, "（此后答复，重新研究）");
      const bool is_late = looks_again || TakeEnd(words, "（此后答复，不改变）");
      steps.push_back(StepOf(kind, words));
      steps.back().number = static_cast<std::int64_t>(steps.size());
      if (first == 0) first = steps.back().number;
      if (is_late) {
        steps[static_cast<std::size_t>(first - 1)].late.push_back(
            {.answer = StepAnswerFrom(StepKind::kThirdParty, "refuses"),
             .looks_again = looks_again,
             .over = steps.back().number});
      }
      steps.back().asks_again = earlier;
      earlier = steps.back().number;
    }
  }
  return steps;
}

TEST_CASE("steps hold an item as the table says") {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/publication_steps.tsv");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    CAPTURE(line);
    const auto cells = Split(line, "\t");
    REQUIRE(cells.size() == 5);
    const Attribute attribute = cells[1] == "主动公开"     ? Attribute::kProactive
                                : cells[1] == "依申请公开" ? Attribute::kOnApplication
                                                           : Attribute::kWithheld;
    const std::vector<Step> steps = StepsOf(cells[2]);
    CHECK(HoldingOn(steps, attribute, kNow).empty() == (cells[3] == "能"));
    ++cases;
  }
  CHECK(cases >= 40);
}

TEST_CASE("a late answer is written down over the decision that knew nothing of it, with what it changes") {
  const Date today = 2026y / 3 / 20;
  const auto decided = [](const char* how) { return StepsOf("第三方意见：等答复→本机关的决定：" + std::string(how)); };
  const auto by_silence = decided("第三方逾期没有答复，经审查公开不损害其合法权益");
  CHECK(MayAnswerLate(by_silence, by_silence.front()));
  CHECK(DecidedOver(by_silence, by_silence.front()) == 2);
  CHECK(DecidedOver(decided("等答复"), by_silence.front()) == 0);
  const auto alone = StepsOf("第三方意见：等答复");
  CHECK_FALSE(MayAnswerLate(alone, alone.front()));  // its answer is written down as any other
  const auto fields = [&](const std::vector<Step>& steps, LateForm form) {
    form.answer.answered_on = today;
    std::string all;
    for (const FieldError& error : FaultsOfLate(steps, steps.front(), form, today)) all += error.field + " ";
    return all;
  };
  CHECK(fields(by_silence, {.answer = {.answer = "refuses"}}) == "effect effect_words ");
  CHECK(fields(by_silence, {.answer = {.answer = "refuses"}, .effect = "nothing", .effect_words = "不影响"}) ==
        "effect ");
  CHECK(fields(by_silence, {.answer = {.answer = "refuses"}, .effect = "look_again", .effect_words = "配方"}).empty());
  CHECK(fields(by_silence, {.answer = {.answer = "agrees"}, .effect = "nothing", .effect_words = "同意"}) == "scans ");
  const auto by_interest = decided("不公开会对公共利益造成重大影响");
  CHECK(
      fields(by_interest, {.answer = {.answer = "refuses"}, .effect = "nothing", .effect_words = "公共利益"}).empty());
}

TEST_CASE("after a late refusal nobody decides as if the third party were silent") {
  auto steps = StepsOf(
      "第三方意见：等答复→本机关的决定：第三方逾期没有答复，经审查公开不损害其合法权益（此后答复，重新研究）→等答复");
  CHECK_FALSE(FaultOfOwnDecision(steps, steps.back(), "harmless").empty());
  CHECK(FaultOfOwnDecision(steps, steps.back(), "unfounded").empty());
  CHECK(FaultOfOwnDecision(steps, steps.back(), "grave").empty());
}

TEST_CASE("what holds is told in a sentence that names who is asked") {
  const auto said = [](const char* steps) {
    const std::vector<Step> all = StepsOf(steps);
    std::string text;
    for (const Holding& each : HoldingOn(all, Attribute::kProactive, kNow)) text += WordsOf(each) + "。";
    return text;
  };
  CHECK(said("协商确认：等答复；报批：不批准") == "协商确认（某机关）还没有答复。报批（某机关）的答复是“不批准”。");
  CHECK(said("协商确认：同意（旧稿）") == "协商确认（某机关）的答复之后内容改过，答复的不是现在的内容。");
  CHECK(said("协商确认：同意").empty());
}

TEST_CASE("only an answer over another text, not against publishing, is kept by a person's word") {
  const auto may = [](std::string words) { return MayBeKept(StepOf(StepKind::kAgreement, std::move(words)), kNow); };
  CHECK(may("同意（旧稿）"));
  CHECK(may("修改意见（旧稿）"));
  CHECK_FALSE(may("同意"));
  CHECK_FALSE(may("修改意见"));  // nothing was changed
  CHECK_FALSE(may("不同意（旧稿）"));
  CHECK_FALSE(may("同意（旧稿，已说明）"));
  CHECK_FALSE(may("同意后收回"));
  CHECK_FALSE(may("等答复"));
  for (const StepKind kind : {StepKind::kApproval, StepKind::kDetermination}) {
    CHECK_FALSE(MayBeKept(StepOf(kind, kind == StepKind::kApproval ? "批准（旧稿）" : "可以公开（旧稿）"), kNow));
  }
}

TEST_CASE(
    "a refusal is ended by another answer, by coordination or by the organ's own decision; silence by no consent") {
  const Date today = 2026y / 3 / 20;
  const Step refused = StepOf(StepKind::kAgreement, "不同意");
  CHECK(MayFollow(refused, StepKind::kAgreement, today));
  CHECK(MayFollow(refused, StepKind::kCoordination, today));
  CHECK_FALSE(MayFollow(refused, StepKind::kOwnDecision, today));
  CHECK_FALSE(MayFollow(StepOf(StepKind::kAgreement, "同意"), StepKind::kCoordination, today));
  CHECK_FALSE(MayFollow(StepOf(StepKind::kApproval, "不批准"), StepKind::kCoordination, today));
  CHECK_FALSE(MayFollow(StepOf(StepKind::kAgreement, "撤回"), StepKind::kAgreement, today));
  CHECK(MayFollow(StepOf(StepKind::kApproval, "随草稿停止"), StepKind::kApproval, today));
  Step silent = StepOf(StepKind::kThirdParty, "等答复");
  CHECK_FALSE(MayFollow(silent, StepKind::kOwnDecision, today));  // by no day
  silent.answer_by = today;
  CHECK_FALSE(MayFollow(silent, StepKind::kOwnDecision, today));  // it is not over
  silent.answer_by = 2026y / 3 / 19;
  CHECK(MayFollow(silent, StepKind::kOwnDecision, today));
  CHECK_FALSE(MayFollow(silent, StepKind::kThirdParty, today));
  CHECK(MayFollow(StepOf(StepKind::kThirdParty, "不同意公开"), StepKind::kOwnDecision, today));
}

TEST_CASE("a step says who is asked what, and by when") {
  const Date today = 2026y / 3 / 10;
  Step step{.kind = StepKind::kAgreement,
            .organ = OrganId{3},
            .body = "民政局",
            .about = "名单是否准确",
            .sent_on = today,
            .answer_by = 2026y / 3 / 17};
  CHECK(FaultsOfAsking(step, today).empty());
  step.answer_by = 2026y / 3 / 9;
  CHECK(ErrorOf(FaultsOfAsking(step, today), "answer_by") != nullptr);
  step.answer_by.reset();
  CHECK(ErrorOf(FaultsOfAsking(step, today), "answer_by") != nullptr);
  step.kind = StepKind::kApproval;
  CHECK(ErrorOf(FaultsOfAsking(step, today), "answer_by") == nullptr);
  step.organ.reset();
  step.body.clear();
  step.about = "联系人 13800138000";
  step.sent_on = 2026y / 3 / 11;
  const FieldErrors errors = FaultsOfAsking(step, today);
  for (const char* field : {"body", "about", "sent_on"}) CHECK(ErrorOf(errors, field) != nullptr);
}

TEST_CASE("an answer from outside has its day, its number and its scan; a finding of grave harm its reason") {
  const Date today = 2026y / 3 / 20;
  Step step{.kind = StepKind::kAgreement, .body = "市民政局", .sent_on = 2026y / 3 / 10};
  const FieldErrors empty = FaultsOfAnswer(step, {}, today);
  for (const char* field : {"answer", "answered_on", "answer_number", "scans"}) CHECK(ErrorOf(empty, field) != nullptr);
  AnswerForm form{.answer = "agrees", .answered_on = 2026y / 3 / 9, .number = "民函〔2026〕2号", .scans = 1};
  CHECK(ErrorOf(FaultsOfAnswer(step, form, today), "answered_on") != nullptr);  // before it was asked
  form.answered_on = 2026y / 3 / 12;
  CHECK(FaultsOfAnswer(step, form, today).empty());
  form.scans = kMostScans + 1;
  CHECK(ErrorOf(FaultsOfAnswer(step, form, today), "scans") != nullptr);
  for (const auto& [kind, grants, refuses] :
       {std::tuple{StepKind::kApproval, "approved", "not_approved"}, {StepKind::kDetermination, "may", "may_not"}}) {
    step.kind = kind;
    const FieldErrors bare = FaultsOfAnswer(step, {.answer = grants, .answered_on = today}, today);
    for (const char* field : {"answer_number", "scans"}) CHECK(ErrorOf(bare, field) != nullptr);
    CHECK(FaultsOfAnswer(step, {.answer = grants, .answered_on = today, .number = "批〔2026〕1号", .scans = 1}, today)
              .empty());
    CHECK(FaultsOfAnswer(step, {.answer = refuses, .answered_on = today}, today).empty());
  }
  step.kind = StepKind::kThirdParty;
  CHECK(ErrorOf(FaultsOfAnswer(step, {.answer = "agrees", .answered_on = today}, today), "scans") != nullptr);
  CHECK(FaultsOfAnswer(step, {.answer = "refuses", .answered_on = today}, today).empty());
  step.kind = StepKind::kOwnDecision;
  form = {.answer = "grave", .answered_on = today};
  CHECK(ErrorOf(FaultsOfAnswer(step, form, today), "answer_words") != nullptr);
  form.words = "涉及饮用水安全。";
  CHECK(FaultsOfAnswer(step, form, today).empty());
  CHECK(ErrorOf(FaultsOfAnswer(step, {.answer = "approved"}, today), "answer") != nullptr);  // of another kind
}

TEST_CASE("the organ's own decision fits what the third party said, also when it is decided anew") {
  const std::vector<Step> refused = StepsOf("第三方意见：不同意公开→本机关的决定：不这样决定→等答复");
  CHECK(FaultOfOwnDecision(refused, refused.back(), "unfounded").empty());
  CHECK_FALSE(FaultOfOwnDecision(refused, refused.back(), "harmless").empty());
  const std::vector<Step> silent = StepsOf("第三方意见：等答复→本机关的决定：不这样决定→等答复");
  CHECK_FALSE(FaultOfOwnDecision(silent, silent.back(), "unfounded").empty());
  CHECK(FaultOfOwnDecision(silent, silent.back(), "harmless").empty());
  const std::vector<Step> alone = StepsOf("本机关的决定：等答复");
  CHECK(FaultOfOwnDecision(alone, alone.back(), "grave").empty());
  CHECK_FALSE(FaultOfOwnDecision(alone, alone.back(), "unfounded").empty());
}

TEST_CASE("where a step asks, the tick says nothing of its own") {
  Content content{.origin = Origin::kJoint};
  const FieldErrors wanted{{"is_agreed", "请确认"}};
  std::vector<Step> steps = {StepOf(StepKind::kThirdParty, "等答复")};
  CHECK(BesideSteps(wanted, content, steps).size() == 1);  // of another kind
  steps = StepsOf("协商确认：等答复");
  CHECK(BesideSteps(wanted, content, steps).empty());
  content.is_agreed = true;
  CHECK(ErrorOf(BesideSteps({}, content, steps), "is_agreed") != nullptr);
  CHECK(ErrorOf(BesideSteps({}, content, StepsOf("协商确认：不同意")), "is_agreed") != nullptr);
  CHECK(BesideSteps({}, content, StepsOf("协商确认：不同意→同意")).empty());
  CHECK(BesideSteps({}, content, StepsOf("协商确认：撤回")).empty());
}

TEST_CASE("addresses of steps") {
  const Step step{.item = {OrganId{12}, 345}, .number = 2};
  CHECK(StepPath(step) == "12-345-2");
  REQUIRE(StepIdFrom("12-345-2"));
  CHECK(StepIdFrom("12-345-2")->item == step.item);
  for (const char* bad : {"", "12-345", "12-345-0", "12-345-x", "12-345-2 ", "-1-2-3", "12-345-99999999999999999999"}) {
    CAPTURE(bad);
    CHECK_FALSE(StepIdFrom(bad));
  }
}

}  // namespace
}  // namespace gongkai::disclosure
