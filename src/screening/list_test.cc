// Word lists as rules: what is wrong with a word, what a workbook says, what differs.
#include "screening/list.h"

#include <doctest/doctest.h>

#include <set>

#include "screening/list_sheet.h"
#include "screening/pasted_text.h"

namespace gongkai::screening {
namespace {

const ListKind kWords{.id = "words", .category = Category::kWording, .name = "错字"};
const ListKind kLeaders{.id = std::string(kLeaderList), .category = Category::kNames, .name = "领导"};

KeptWord Word(std::string text, std::string instead = {}, std::vector<std::string> wholes = {}) {
  KeptWord word;
  word.list = kWords.id;
  word.word.text = std::move(text);
  word.word.instead = std::move(instead);
  word.word.allow = std::move(wholes);
  return word;
}

TEST_CASE("a word that would hit everything, or its own right form, is refused at its field") {
  CHECK(FaultsOf(kWords, Word("截止目前", "截至目前")).empty());
  CHECK(ErrorOf(FaultsOf(kWords, Word("")), "text") != nullptr);
  CHECK(ErrorOf(FaultsOf(kWords, Word("的")), "text") != nullptr);
  CHECK(ErrorOf(FaultsOf(kWords, Word(" 　密 ")), "text") != nullptr);
  CHECK(ErrorOf(FaultsOf(kWords, Word("其它", "其它")), "instead") != nullptr);
  CHECK(ErrorOf(FaultsOf(kWords, Word("民政", "民政局")), "instead") != nullptr);
  CHECK(FaultsOf(kWords, Word("民政", "民政局", {"民政局"})).empty());
  CHECK(ErrorOf(FaultsOf(kWords, Word("保密", "", {"保密"})), "wholes") != nullptr);
  CHECK(ErrorOf(FaultsOf(kWords, Word("保密", "", {"档案局"})), "wholes") != nullptr);
  CHECK(FaultsOf(kWords, Word("保密", "", {"保 密局"})).empty());
  CHECK(ErrorOf(FaultsOf(kWords, Word(std::string(300, 'a'))), "text") != nullptr);
}

TEST_CASE("a wrong character is another word than the right one, width and blanks make none") {
  CHECK(FaultsOf(kWords, Word("家俱", "家具")).empty());
  CHECK(KeyOf("家俱") != KeyOf("家具"));
  CHECK(KeyOf("Ａ 级") == KeyOf("a级"));
}

TEST_CASE("every word that comes with the program may be kept as it is") {
  const std::vector<ListKind> kinds = KindsKeptBy(kCounty);
  std::set<std::pair<std::string, std::u32string>> seen;
  for (const KeptWord& word : BuiltInWords()) {
    CAPTURE(word.word.text);
    const FieldErrors faults = FaultsOf(*KindIn(kinds, word.list), word);
    CHECK_MESSAGE(faults.empty(), word.word.text, faults.empty() ? "" : faults.front().message);
    CHECK_MESSAGE(seen.emplace(word.list, KeyOf(word.word.text)).second, word.word.text, " twice in ", word.list);
  }
}

TEST_CASE("a leader has a name, a title and days in the right order") {
  KeptWord leader = Word("某某");
  CHECK(ErrorOf(FaultsOf(kLeaders, leader), "instead") != nullptr);
  leader.word.instead = "县长";
  CHECK(FaultsOf(kLeaders, leader).empty());
  leader.word.since = std::chrono::year(2026) / 3 / 1;
  leader.until = std::chrono::year(2026) / 2 / 1;
  CHECK(ErrorOf(FaultsOf(kLeaders, leader), "until") != nullptr);
}

TEST_CASE("wholes are parted as people part them") {
  CHECK(WholesFrom("保密局、保密办；保密柜\r\n 保密员 \n\n") ==
        std::vector<std::string>{"保密局", "保密办", "保密柜", "保密员"});
  CHECK(WholesFrom(" 、；").empty());
}

TEST_CASE("between two versions what was added, changed and is gone is told") {
  std::vector<KeptWord> before = {Word("甲乙"), Word("丙丁"), Word("戊己")};
  for (std::size_t i = 0; i < before.size(); ++i) before[i].number = static_cast<std::int64_t>(i) + 1;
  std::vector<KeptWord> after = {before[0], before[1]};
  after[0].from_version = 9;  // the same words in another version are no change
  after[1].word.instead = "丙丁丁";
  after.push_back(Word("庚辛"));
  after.back().number = 4;
  const auto changes = ChangedWords(before, after);
  REQUIRE(changes.size() == 3);
  CHECK(ChangesBetween(kWords, *changes[0].before, *changes[0].after) == "正确写法：空改为“丙丁丁”");
  CHECK(changes[1].before == nullptr);
  CHECK(changes[2].after == nullptr);
}

TEST_CASE("a sheet is read by its headings, and each fault told by row and column") {
  const std::vector<ListKind> kinds = {kWords, kLeaders};
  const std::vector<WordLine> lines = {{1, {"检查词表"}},
                                       {2, {"说明", "词 语", "词表", "是否使用", "备注", "从哪天起"}},
                                       {3, {"", "截止目前", "错字", "", "", ""}},
                                       {4, {"", "截止 目前", "错字", "", "", ""}},
                                       {5, {"", "国藉", "没有的表", "", "", ""}},
                                       {6, {"", "", "", "", "", ""}},
                                       {7, {"", "帐号", "错字", "停用", "", "去年"}},
                                       {8, {"", "布署", "错字", "也许", "", ""}}};
  const auto sheet = ReadWordSheet(kCounty, kinds, lines);
  REQUIRE(sheet);
  CHECK(sheet->rows.size() == 5);
  CHECK(sheet->passed_over == std::vector<std::string>{"备注"});
  CHECK(sheet->GoodRows().size() == 1);
  CHECK(sheet->CountBad() == 4);
  CHECK(sheet->rows[1].faults.front().message == "这个词在表格里已经有了。");
  CHECK(sheet->rows[2].faults.front().column == "词表");
  CHECK(sheet->rows[3].number == 7);
  CHECK(sheet->rows[3].faults.front().column == "从哪天起");
  CHECK(sheet->rows[4].faults.front().column == "是否使用");
  CHECK_FALSE(ReadWordSheet(kCounty, kinds, std::vector<WordLine>{{1, {"没有", "表头"}}}));
  CHECK_FALSE(ReadWordSheet(kCounty, kinds, std::vector<WordLine>{{1, {"词语"}}}));
}

TEST_CASE("what a word is goes out under the headings and comes in again unchanged") {
  KeptWord word = Word("保密", "", {"保密局", "保密办"});
  word.word.note = "工作秘密";
  word.word.since = std::chrono::year(2025) / 1 / 2;
  word.is_on = false;
  std::vector<WordLine> lines = {{1, {}}, {2, CellsOf(kWords, word)}};
  for (const std::string_view heading : WordHeadings()) lines[0].cells.emplace_back(heading);
  const auto sheet = ReadWordSheet(kCounty, {kWords}, lines);
  REQUIRE(sheet);
  REQUIRE(sheet->GoodRows().size() == 1);
  CHECK(IsSame(sheet->GoodRows().front(), word));
}

TEST_CASE("a pasted text is lines, and cells where a spreadsheet was copied; masks fall on the right bytes") {
  const PastedText pasted = ReadPasted("名单如下：\n姓名\t身份证号码\n 张某某\t11010519491231002X \n\n以上。");
  REQUIRE(pasted.part.pieces.size() == 6);
  CHECK(pasted.part.pieces[0].table == 0);
  CHECK(pasted.part.pieces[4].table == 1);
  CHECK(pasted.part.pieces[4].row == 1);
  CHECK(pasted.part.pieces[4].column == 1);
  CHECK(pasted.part.pieces[5].text == "以上。");
  for (std::size_t i = 0; i < pasted.part.pieces.size(); ++i) {
    CHECK(pasted.text.substr(pasted.offsets[i], pasted.part.pieces[i].text.size()) == pasted.part.pieces[i].text);
  }
  Hit hit;
  hit.rule = "P-IDCARD";
  hit.piece = 4;
  hit.length = 18;
  hit.instead = "110105********002X";
  const auto masked = MaskAll(pasted, std::vector{hit, hit});
  CHECK(masked.masked == 1);
  CHECK(masked.text == "名单如下：\n姓名\t身份证号码\n 张某某\t110105********002X \n\n以上。");
}

}  // namespace
}  // namespace gongkai::screening
