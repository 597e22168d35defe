// Who may decide what, against the table that a lawyer can read (tests/law_cases/screening_decisions.tsv); and how long
// a decision holds.
#include "screening/run.h"

#include <doctest/doctest.h>

#include <fstream>
#include <map>

namespace gongkai::screening {
namespace {

std::vector<std::string> Cells(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = line.find('\t'); at != std::string_view::npos; at = line.find('\t')) {
    cells.emplace_back(line.substr(0, at));
    line.remove_prefix(at + 1);
  }
  cells.emplace_back(line);
  return cells;
}

struct Kind {
  std::string_view rule;
  Category category;
};
const std::map<std::string, Kind> kKinds = {
    {"密级标志", {"S-MARK", Category::kSecret}},      {"涉密词语", {"S-TERM", Category::kSecret}},
    {"工作秘密", {"S-WORK", Category::kSecret}},      {"身份证号码", {"P-IDCARD", Category::kPersonal}},
    {"手机号码", {"P-MOBILE", Category::kPersonal}},  {"错误表述", {"W-WRONG", Category::kWording}},
    {"姓名职务", {"N-TITLE", Category::kNames}},      {"隐藏内容", {"H-HIDDEN-SHEET", Category::kHidden}},
    {"链接", {"L-LOCAL", Category::kLink}},           {"健康信息", {"P-HEALTH", Category::kPersonal}},
    {"银行账号", {"P-ACCOUNT", Category::kPersonal}}, {"未成年人", {"P-MINOR", Category::kPersonal}},
    {"没有看过", {kUnread, Category::kHidden}},       {"名单没有评估", {kNoAssessment, Category::kPersonal}}};
const std::map<std::string, Sureness> kSure = {
    {"确定", Sureness::kCertain}, {"很可能", Sureness::kLikely}, {"请核对", Sureness::kPossible}};
const std::map<std::string, PostKind> kPosts = {{"经办人", PostKind::kHandler},
                                                {"部门负责人", PostKind::kUnitHead},
                                                {"公开工作机构负责人", PostKind::kOfficeHead},
                                                {"保密审查员", PostKind::kSecrecyExaminer},
                                                {"分管领导", PostKind::kDeputy},
                                                {"主要负责人", PostKind::kChief}};
constexpr PersonId kMe{7}, kAuthor{8}, kDrafter{9};

Writers WritersOf(const std::string& wrote) {
  if (wrote == "拟稿") return {kMe, kDrafter};
  if (wrote == "送审") return {kAuthor, kMe};
  return {kAuthor, kDrafter};
}

TEST_CASE("who may leave standing what was found, as the table says") {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/screening_decisions.tsv");
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    CAPTURE(line);
    const auto cells = Cells(line);
    REQUIRE(cells.size() == 9);
    const Kind kind = kKinds.at(cells[1]);
    const Needs needs = NeedsOf(kind.rule, kind.category, kSure.at(cells[2]), cells[3] == "主动公开");
    const auto post = kPosts.find(cells[4]);
    const std::optional<PostKind> as = post == kPosts.end() ? std::nullopt : std::optional(post->second);
    const PersonId person = cells[4] == "程序" ? PersonId{0} : kMe;
    const Writers writers = WritersOf(cells[5]);
    const bool may = bool(MayOverrule(needs, as, person, writers, cells[6] == "有" ? "已经核对" : "　"));
    CHECK(may == (cells[7] == "能"));
    // What may be decided is not open afterwards, and what was decided against the rule by hand counts for nothing.
    if (cells[6] == "没有" || !as || person.value == 0) continue;
    const StoredHit hit{
        .number = 1, .rule = std::string(kind.rule), .part = "body", .text_digest = "d", .needs = needs};
    const Decision by_hand{.number = 1,
                           .part = "body",
                           .rule = std::string(kind.rule),
                           .text_digest = "d",
                           .verdict = Verdict::kOverruled,
                           .reason = "已经核对",
                           .post = as,
                           .person = person};
    CHECK(IsOpen(hit, {&by_hand, 1}, writers) == !may);
    ++cases;
  }
  CHECK(cases >= 30);
}

TEST_CASE("a decision holds for the same text in the same part under the same rule, until it is taken back") {
  const Writers writers{kAuthor, {}};
  const StoredHit hit{.rule = "P-MOBILE", .part = "body", .text_digest = "d"};
  Decision overruled{.number = 1,
                     .part = "body",
                     .rule = "P-MOBILE",
                     .text_digest = "d",
                     .verdict = Verdict::kOverruled,
                     .post = PostKind::kHandler,
                     .person = kMe};
  CHECK(IsOpen(hit, {}, writers));
  CHECK_FALSE(IsOpen(hit, {&overruled, 1}, writers));
  StoredHit elsewhere = hit;
  elsewhere.part = "title";
  CHECK(IsOpen(elsewhere, {&overruled, 1}, writers));
  StoredHit other = hit;
  other.text_digest = "e";
  CHECK(IsOpen(other, {&overruled, 1}, writers));
  StoredHit rule = hit;
  rule.rule = "P-IDCARD";
  CHECK(IsOpen(rule, {&overruled, 1}, writers));

  std::vector<Decision> all = {overruled, overruled};
  all[1].number = 2;
  all[1].verdict = Verdict::kReopened;
  CHECK(IsOpen(hit, all, writers));
  all.push_back(overruled);
  CHECK_FALSE(IsOpen(hit, all, writers));
  // What was masked and stands there again is open again.
  all = {overruled};
  all[0].verdict = Verdict::kMasked;
  CHECK(IsOpen(hit, all, writers));
}

TEST_CASE("an examiner who writes on himself has to be followed by another") {
  const StoredHit hit{.rule = "P-IDCARD", .part = "body", .text_digest = "d", .needs = Needs::kExaminer};
  const Decision by_me{.part = "body",
                       .rule = "P-IDCARD",
                       .text_digest = "d",
                       .verdict = Verdict::kOverruled,
                       .post = PostKind::kSecrecyExaminer,
                       .person = kMe};
  CHECK_FALSE(IsOpen(hit, {&by_me, 1}, {kAuthor, kDrafter}));
  CHECK(IsOpen(hit, {&by_me, 1}, {kMe, kDrafter}));
  CHECK(IsOpen(hit, {&by_me, 1}, {kAuthor, kMe}));
}

TEST_CASE("a sample is never the text") {
  CHECK(SampleOf("3301**********1234", Category::kPersonal, "330102199001011234") == "3301**********1234");
  CHECK(SampleOf("", Category::kPersonal, "13800138000") == "1＊＊＊＊＊＊＊＊");
  CHECK(SampleOf("330102199001011234", Category::kPersonal, "330102199001011234") == "3＊＊＊＊＊＊＊＊");
  CHECK(SampleOf("权利", Category::kWording, "权力") == "权＊");
  CHECK(SampleOf("", Category::kHidden, "") == "");
}

}  // namespace
}  // namespace gongkai::screening
