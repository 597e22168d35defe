// Accounts and platforms against the tables that people can check (tests/law_cases/medium_updates.tsv,
// platform_terms.tsv), and what is typed into the registers.
#include "disclosure/medium/medium.h"

#include <doctest/doctest.h>

#include <fstream>

#include "disclosure/medium/service_platform.h"

namespace gongkai::disclosure {
namespace {

using namespace std::chrono_literals;

std::vector<std::vector<std::string>> CasesOf(const std::string& name, std::size_t columns) {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/" + name);
  std::vector<std::vector<std::string>> cases;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    CAPTURE(line);
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    REQUIRE(cells.size() == columns);
    cases.push_back(std::move(cells));
  }
  return cases;
}

std::string TextOf(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

std::string Brief(Liveliness liveliness) {
  switch (liveliness) {
    case Liveliness::kFresh:
      return "fresh";
    case Liveliness::kSoon:
      return "soon";
    case Liveliness::kStale:
      return "stale";
    case Liveliness::kUnknown:
      return "unknown";
    case Liveliness::kStill:
      return "still";
    case Liveliness::kNotCounted:
      return "not_counted";
  }
  return "";
}

std::string Brief(TermState state) {
  switch (state) {
    case TermState::kNotAsked:
      return "no";
    case TermState::kUnknown:
      return "none";
    case TermState::kFine:
      return "ok";
    case TermState::kSoon:
      return "soon";
    case TermState::kOver:
      return "over";
    case TermState::kEnded:
      return "--";
  }
  return "";
}

TEST_CASE("an account is fresh or stale as the table says, and its explanation names the day") {
  const auto cases = CasesOf("medium_updates.tsv", 6);
  for (const auto& cells : cases) {
    CAPTURE(cells[2]);
    CAPTURE(cells[3]);
    const Date today = *ParseDate(cells[3]);
    const Medium medium{.name = "号", .opened_on = ParseDate(cells[1]), .state = *MediumStateFrom(cells[0])};
    const UpdateState state = UpdateStateOf(medium, ParseDate(cells[2]), today);
    CHECK(Brief(state.liveliness) == cells[4]);
    CHECK(TextOf(state.last_day) == cells[5]);
    const std::string words = ExplainUpdate(state, today);
    if (state.last_day) CHECK(words.find(ToChinese(*state.last_day) + "满14天") != std::string::npos);
    if (state.liveliness == Liveliness::kStale) CHECK(words.find("国办秘函〔2019〕19号") != std::string::npos);
  }
  CHECK(cases.size() >= 15);
}

TEST_CASE("contracts and assessments of platforms run out as the table says") {
  const auto cases = CasesOf("platform_terms.tsv", 8);
  for (const auto& cells : cases) {
    CAPTURE(cells[1]);
    CAPTURE(cells[4]);
    const Date today = *ParseDate(cells[4]);
    const ServicePlatform platform{.contract_until = ParseDate(cells[1]),
                                   .security_level = std::stoi(cells[0]),
                                   .assessed_on = ParseDate(cells[2]),
                                   .ended_on = ParseDate(cells[3])};
    CHECK(Brief(ContractTermOf(platform, today).state) == cells[5]);
    const PlatformTerm assessment = AssessmentTermOf(platform, today);
    CHECK(TextOf(assessment.last_day) == cells[6]);
    CHECK(Brief(assessment.state) == cells[7]);
  }
  CHECK(cases.size() >= 10);
}

MediumForm Typed() {
  return {.name = "枕上溪声",
          .platform = "wechat",
          .kind = "account",
          .operated_by = "党政综合办公室",
          .responsible = "林溪",
          .filing = "filed",
          .filing_number = "澄新备2025-07号",
          .filed_on = "2025-03-01",
          .opened_on = "2025-02-10",
          .state = "running",
          .followers = "3200",
          .counted_on = "2026-03-01"};
}

TEST_CASE("what is typed of an account is read back, and each fault stands beside its field") {
  const Date today = 2026y / 3 / 10;
  const auto read = MediumFrom(Typed(), today);
  REQUIRE(read);
  CHECK(MediumFrom(FormOf(*read), today));
  CHECK(read->followers == 3200);
  const auto fault = [&](auto change, std::string_view field) {
    MediumForm form = Typed();
    change(form);
    return ErrorOf(MediumFrom(form, today).errors(), field) != nullptr;
  };
  CHECK(fault([](MediumForm& form) { form.name = " 　"; }, "name"));
  CHECK(fault([](MediumForm& form) { form.platform = "telegraph"; }, "platform"));
  CHECK(fault([](MediumForm& form) { form.opened_on = "去年"; }, "opened_on"));
  CHECK(fault([](MediumForm& form) { form.opened_on = "2026-03-11"; }, "opened_on"));
  CHECK(fault([](MediumForm& form) { form.filing_number = ""; }, "filing_number"));
  CHECK(fault([](MediumForm& form) { form.filing = "none"; }, "filing"));
  CHECK(fault([](MediumForm& form) { form.followers = "三千"; }, "followers"));
  CHECK(fault([](MediumForm& form) { form.followers = "-5"; }, "followers"));
  CHECK(fault([](MediumForm& form) { form.counted_on = ""; }, "counted_on"));
  CHECK(fault([](MediumForm& form) { form.state = "frozen"; }, "state_words"));
  CHECK(fault([](MediumForm& form) { form.state_words = "停更"; }, "state"));
  MediumForm blank = Typed();
  blank.followers = blank.counted_on = "";
  CHECK_FALSE(MediumFrom(blank, today)->followers);  // blank is not zero
}

TEST_CASE("entries need a day of the past, a title, and an address of the web or none") {
  const Date today = 2026y / 3 / 10;
  CHECK(MediumEntryFrom({.published_on = "2026-03-10", .title = "春耕"}, today));
  CHECK_FALSE(MediumEntryFrom({.published_on = "2026-03-11", .title = "春耕"}, today));
  CHECK_FALSE(MediumEntryFrom({.published_on = "", .title = "春耕"}, today));
  CHECK_FALSE(MediumEntryFrom({.published_on = "2026-03-10", .title = ""}, today));
  CHECK_FALSE(MediumEntryFrom({.published_on = "2026-03-10", .title = "春耕", .address = "javascript:1"}, today));
}

TEST_CASE("a posting counts for the one account that its place names, and for no other") {
  const OrganId organ{101};
  const Date on = 2026y / 3 / 10;
  const std::vector<Medium> media = {
      {.id = {organ, 1}, .name = "枕上溪声"},
      {.id = {organ, 2}, .name = "「枕上溪声」", .platform = MediumPlatform::kWeibo},
      {.id = {organ, 3}, .name = "枕上"},
      {.id = {organ, 4}, .name = "枕溪发布"},
      {.id = {organ, 5}, .name = "枕溪发布", .state = MediumState::kClosed, .state_since = 2026y / 3 / 1},
      {.id = {organ, 6}, .name = "——"}};
  const MediumNames names(media);
  const auto named = [&](std::string_view place, OrganId of = OrganId{101}) {
    const auto id = names.NamedBy(of, place, on);
    return id ? id->number : 0;
  };
  CHECK(named("“枕上溪声”公众号") == 1);
  CHECK(named("微信 枕上溪声") == 1);
  CHECK(named("枕上溪声（官方微博）") == 2);
  CHECK(named("枕上溪声") == 0);  // two have that name
  CHECK(named("枕上溪声、枕溪发布") == 0);
  CHECK(named("枕上") == 3);
  CHECK(named("枕溪发布") == 4);  // the other was closed
  CHECK(named("枕溪发布", OrganId{102}) == 0);
  CHECK(named("镇公众号") == 0);
  CHECK(named("") == 0);
}

TEST_CASE("the 14 days are those of accounts, and an opening is told as no publication") {
  const Date today = 2026y / 3 / 30;
  Medium medium{.name = "号", .kind = MediumKind::kApp, .opened_on = 2026y / 3 / 1};
  CHECK(UpdateStateOf(medium, std::nullopt, today).liveliness == Liveliness::kNotCounted);
  CHECK_FALSE(UpdateStateOf(medium, std::nullopt, today).last_day);
  medium.kind = MediumKind::kAccount;
  const std::string words = ExplainUpdate(UpdateStateOf(medium, std::nullopt, today), today);
  CHECK(words.find("没有发布的记载，开通已 29 天") != std::string::npos);
  CHECK(words.find("如有发布请补登记") != std::string::npos);
}

TEST_CASE("a week goes from Monday to Sunday, over the end of a year too") {
  CHECK(WeekWith(2026y / 11 / 29).first == Date(2026y / 11 / 23));
  CHECK(WeekWith(2026y / 11 / 29).last == Date(2026y / 11 / 29));
  CHECK(WeekWith(2026y / 11 / 23).first == Date(2026y / 11 / 23));
  CHECK(WeekWith(2027y / 1 / 1).first == Date(2026y / 12 / 28));
  CHECK(WeekFrom("2026-11-25")->first == Date(2026y / 11 / 23));
  CHECK_FALSE(WeekFrom("2026-W48"));
}

TEST_CASE("what is typed of a platform is read back, and each fault stands beside its field") {
  const Date today = 2026y / 3 / 10;
  const PlatformForm typed{.name = "澄砚县人民政府门户网站",
                           .kind = "site",
                           .address = "https://www.chengyan.example",
                           .provider = "澄砚县数据服务中心",
                           .contract_from = "2025-07-01",
                           .contract_until = "2027-06-30",
                           .security_level = "3",
                           .graded_on = "2025-05-01",
                           .assessed_on = "2025-09-01",
                           .inspected_on = "2026-02-01",
                           .contact = "何清"};
  const auto read = PlatformFrom(typed, today);
  REQUIRE(read);
  CHECK(PlatformFrom(FormOf(*read), today));
  const auto fault = [&](auto change, std::string_view field) {
    PlatformForm form = typed;
    change(form);
    return ErrorOf(PlatformFrom(form, today).errors(), field) != nullptr;
  };
  CHECK(fault([](PlatformForm& form) { form.provider = ""; }, "provider"));
  CHECK(fault([](PlatformForm& form) { form.contract_until = "2025-06-30"; }, "contract_until"));
  CHECK(fault([](PlatformForm& form) { form.security_level = "6"; }, "security_level"));
  CHECK(fault([](PlatformForm& form) { form.security_level = "0"; }, "security_level"));
  CHECK(fault([](PlatformForm& form) { form.assessed_on = "2026-03-11"; }, "assessed_on"));
  CHECK(fault([](PlatformForm& form) { form.address = "www.chengyan.example"; }, "address"));
}

}  // namespace
}  // namespace gongkai::disclosure
