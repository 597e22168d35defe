#include "law/outcomes.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

namespace gongkai::law {
namespace {

using namespace std::chrono_literals;
using std::string_view;

bool IsResultRow(string_view key) { return key.starts_with("三") && key != "三(七)"; }

bool MeetsForm(const Outcome& outcome, const ReportForm& form) {
  return static_cast<int>(outcome.first_day.year()) <= form.last_year &&
         static_cast<int>(outcome.last_day.year()) >= form.first_year;
}

RemedyPath PathOf(string_view id, Date decided) { return RemedyRuleFor(*FindOutcome(id), decided).path; }

TEST_CASE("Every outcome has a row of table 3, and a row of results, in every form in which it is in force") {
  for (const Outcome& outcome : Outcomes()) {
    CAPTURE(std::string(outcome.id));
    CHECK(outcome.first_day <= outcome.last_day);
    for (const ReportForm& form : ReportForms()) {
      if (!MeetsForm(outcome, form)) continue;
      const string_view key = ReportRowOf(outcome, form);
      CHECK(FindRow(form.table3, key) != nullptr);
      CHECK(IsResultRow(key));
    }
  }
}

TEST_CASE("Every row of results of every form has an outcome that falls into it while the form is used") {
  for (const ReportForm& form : ReportForms()) {
    std::set<string_view> reached;
    for (const Outcome& outcome : Outcomes()) {
      if (MeetsForm(outcome, form)) reached.insert(ReportRowOf(outcome, form));
    }
    for (const FormRow& row : form.table3.rows) {
      if (IsResultRow(row.key))
        CHECK_MESSAGE(reached.contains(row.key), std::string(row.key), " ", std::string(form.id));
    }
  }
}

TEST_CASE("Ids are different; every outcome has a name, and all but a withdrawal an article and a letter") {
  std::set<string_view> ids;
  for (const Outcome& outcome : Outcomes()) {
    CAPTURE(std::string(outcome.id));
    CHECK(ids.insert(outcome.id).second);
    CHECK(FindOutcome(outcome.id) == &outcome);
    CHECK_FALSE(outcome.name.empty());
    const bool withdrawn = outcome.ground == RemedyGround::kNone;
    CHECK(outcome.articles.empty() == withdrawn);
    CHECK(outcome.letter.empty() == withdrawn);
  }
  CHECK(FindOutcome("eaten") == nullptr);
}

TEST_CASE("A fee can lapse from 2021-01-01 on; the form of 2019 has no such result") {
  const Outcome& lapsed = *FindOutcome("fee_lapsed");
  CHECK_FALSE(IsInForce(lapsed, 2020y / 12 / 31));
  CHECK(IsInForce(lapsed, 2021y / 1 / 1));
  CHECK(ReportRowOf(lapsed, *FindForm("2021")) == "三(六)2");
  CHECK(ReportRowOf(*FindOutcome("correction_lapsed"), *FindForm("2019")) == "三(六)");
  CHECK(ReportRowOf(*FindOutcome("correction_lapsed"), *FindForm("2021")) == "三(六)1");
}

TEST_CASE("行政复议法第二十三条: from 2024-01-01 a refusal, whole or in part, goes to reconsideration first") {
  for (const char* id : {"state_secret", "forbidden_by_law", "endangers_security", "third_party_rights",
                         "internal_affairs", "deliberation", "enforcement_file", "partly_refused"}) {
    CAPTURE(id);
    CHECK(PathOf(id, 2023y / 12 / 31) == RemedyPath::kEither);
    CHECK(PathOf(id, 2024y / 1 / 1) == RemedyPath::kReconsiderationFirst);
    CHECK(PathOf(id, 2026y / 11 / 28) == RemedyPath::kReconsiderationFirst);
  }
}

TEST_CASE("Everything else may go to court at once, 行政查询事项 too although it is counted among the refusals") {
  CHECK(ReportRowOf(*FindOutcome("special_access"), LatestForm()) == "三(三)8");
  CHECK(ReportRowOf(*FindOutcome("in_archives"), LatestForm()) == "三(三)8");
  for (const char* id : {"special_access", "in_archives", "does_not_exist", "not_ours", "needs_making", "still_unclear",
                         "repeated", "letters_and_visits", "excessive", "correction_lapsed", "fee_lapsed", "released",
                         "partly_no_information", "no_information"}) {
    CAPTURE(id);
    for (const Date day : {Date(2020y / 1 / 1), Date(2024y / 1 / 1), Date(2025y / 6 / 1)}) {
      CHECK(PathOf(id, day) == RemedyPath::kEither);
    }
  }
  CHECK(RemedyRuleFor(RemedyGround::kSilence, 2025y / 6 / 1).path == RemedyPath::kEither);
  CHECK(PathOf("withdrawn", 2026y / 1 / 1) == RemedyPath::kNone);
}

TEST_CASE(
    "A part that is refused rests on 第三十七条; its ground is named in its reasons, not all three in one breath") {
  const Outcome& part = *FindOutcome("partly_refused");
  CHECK(part.articles.find("第三十七条") != string_view::npos);
  CHECK(part.articles.find("至第十六条") == string_view::npos);
}

TEST_CASE("Every rule but that of a withdrawal names its source; a decision before all of them has the first") {
  for (const RemedyRule& rule : RemedyRules()) CHECK(rule.source.empty() == (rule.ground == RemedyGround::kNone));
  CHECK(RemedyRuleFor(RemedyGround::kRefusal, 2019y / 1 / 2).path == RemedyPath::kEither);
}

TEST_CASE("The clause names body, court, order and terms, and the way over the internet where there is one") {
  const RemedyNames names{"澄砚县人民政府", "澄砚县人民法院", ""};
  CHECK(RemedyClause(RemedyPath::kReconsiderationFirst, names) ==
        "如对本答复不服，应当先自收到本告知书之日起60日内向澄砚县人民政府申请行政复议；"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向澄砚县人民法院提起行政诉讼。");
  CHECK(RemedyClause(RemedyPath::kEither, names) ==
        "如对本答复不服，可以自收到本告知书之日起60日内向澄砚县人民政府申请行政复议，"
        "或者自收到本告知书之日起6个月内向澄砚县人民法院提起行政诉讼。");
  CHECK(RemedyClause(RemedyPath::kNone, names).empty());
  const std::string online = RemedyClause(RemedyPath::kEither, {"甲", "乙", "https://fuyi.example"});
  CHECK(online.find("通过互联网提出：https://fuyi.example") != std::string::npos);
}

TEST_CASE(
    "Before there is a letter, a refusal, another answer and silence are told each with its order, term and articles") {
  const RemedyNames names{"澄砚县人民政府", "澄砚县人民法院", ""};
  const RemedyAdvice refused = RemedyAdviceFor(RemedyGround::kRefusal, 2026y / 4 / 10, names);
  CHECK(refused.words ==
        "应当先自收到答复之日起60日内向澄砚县人民政府申请行政复议；"
        "对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向有管辖权的人民法院提起行政诉讼。");
  for (const char* article : {"《行政复议法》第二十条", "第二十三条第一款第四项", "《行政诉讼法》第四十五条"}) {
    CAPTURE(article);
    CHECK(refused.source.find(article) != std::string::npos);
  }
  const RemedyAdvice other = RemedyAdviceFor(RemedyGround::kOther, 2026y / 4 / 10, names);
  CHECK(other.words ==
        "可以自收到答复之日起60日内向澄砚县人民政府申请行政复议，"
        "或者自收到答复之日起6个月内向澄砚县人民法院提起行政诉讼。");
  CHECK(other.source.find("《行政诉讼法》第四十六条") != std::string::npos);
  CHECK(RemedyAdviceFor(RemedyGround::kSilence, 2026y / 4 / 10, names).words ==
        "可以自答复期限届满之日起60日内向澄砚县人民政府申请行政复议，"
        "或者自答复期限届满之日起6个月内向澄砚县人民法院提起行政诉讼。");
  CHECK(RemedyAdviceFor(RemedyGround::kRefusal, 2023y / 12 / 31, names).words == other.words);
  CHECK(RemedyAdviceFor(RemedyGround::kNone, 2026y / 4 / 10, names).words.empty());
  CHECK(RemedyAdviceFor(RemedyGround::kOther, 2026y / 4 / 10, {}).words ==
        "可以自收到答复之日起60日内向行政复议机关申请行政复议，"
        "或者自收到答复之日起6个月内向有管辖权的人民法院提起行政诉讼。");
}

}  // namespace
}  // namespace gongkai::law
