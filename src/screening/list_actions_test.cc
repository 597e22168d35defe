// Keeping word lists: versions, history, who may, two at once; and the screener that follows them.
#include <thread>

#include "screening/list_import_actions.h"
#include "screening/lists_desk_test.h"
#include "screening/screener_now.h"

namespace gongkai::screening {
namespace {

TEST_CASE_ON_BOTH_ENGINES(
    "the program's lists are there at first, and each change makes a version that can be looked at", place) {
  ListDesk county(place);
  const std::size_t built_in = BuiltInWords().size();
  CHECK(county.Now(county.township).version == 0);
  const std::int64_t number = county.Save(county.Word("砚墨文化节", "墨砚文化节"));
  CHECK(county.Now(county.township).version == 2);  // the program's own words are the first
  KeptWord changed = *county.Find(kCounty, number);
  changed.word.note = "县里的节会";
  const auto without = SaveWord(county.desk, county.supervisor, {.word = changed, .reason = " "});
  CHECK(ErrorOf(without.errors(), "reason") != nullptr);
  county.Save(changed);
  REQUIRE(SwitchWord(county.desk, county.supervisor, kCounty, number, false, county.Find(kCounty, number)->from_version,
                     "停办"));
  CHECK_FALSE(HasWord(county.Now(county.township).lists, "砚墨文化节"));
  db::Reader reader = county.database->Read();
  CHECK(WordsFor(reader, kCounty, 0).size() == built_in);
  CHECK(WordsFor(reader, kCounty, 1).size() == built_in);
  CHECK(WordsFor(reader, kCounty, 2).size() == built_in + 1);
  CHECK(ChangedWords(WordsFor(reader, kCounty, 0), WordsFor(reader, kCounty, 1)).empty());
  const auto states = StatesOf(reader, kCounty, number);
  REQUIRE(states.size() == 3);
  CHECK(states[0].change.kind == "added");
  CHECK(states[1].change.kind == "changed");
  CHECK(states[2].change.kind == "off");
  CHECK(states[2].change.reason == "停办");
  CHECK(states[2].change.person == county.he);
  CHECK(county.Trail(kCounty).size() == 3);
}

TEST_CASE_ON_BOTH_ENGINES("a word of the program is changed before anything else was", place) {
  ListDesk county(place);
  KeptWord first = BuiltInWords().front();
  first.word.note = "改过的说明";
  county.Save(first);
  CHECK(county.Find(kCounty, first.number)->word.note == "改过的说明");
  // Somebody who opened the page before that is told.
  first.word.note = "另一个说明";
  CHECK_FALSE(SaveWord(county.desk, county.supervisor, {.word = first, .reason = "测试"}));
}

TEST_CASE_ON_BOTH_ENGINES("the same word twice, a stranger's hand and a stale form are refused", place) {
  ListDesk county(place);
  const std::int64_t number = county.Save(county.Word("砚墨文化节"));
  const auto twice = SaveWord(county.desk, county.supervisor, {.word = county.Word("砚 墨文化节"), .reason = "测试"});
  CHECK(ErrorOf(twice.errors(), "text") != nullptr);
  CHECK_FALSE(SaveWord(county.desk, county.drafter, {.word = county.Word("别的词"), .reason = "测试"}));
  CHECK_FALSE(SaveWord(county.desk, county.examiner, {.word = county.Word("别的词"), .reason = "测试"}));
  CHECK_FALSE(SaveWord(county.desk, county.supervisor, {.word = county.OwnWord("别的词"), .reason = "测试"}));
  CHECK_FALSE(SwitchWord(county.desk, county.supervisor, kCounty, number, false, 1, "旧的一页"));
  CHECK_FALSE(SwitchWord(county.desk, county.supervisor, kCounty, number + 1, false, 1, "没有的词"));
  Actor once = county.supervisor;
  once.once_key = "/x|0123456789abcdef0123456789abcdef";
  const auto a = SaveWord(county.desk, once, {.word = county.Word("一次的词"), .reason = "测试"});
  const auto b = SaveWord(county.desk, once, {.word = county.Word("一次的词"), .reason = "测试"});
  REQUIRE(a);
  REQUIRE(b);
  CHECK(*a == *b);
}

TEST_CASE_ON_BOTH_ENGINES("an organ's own words are its own, and move nobody else's version", place) {
  ListDesk county(place);
  county.Save(county.Word("砚墨文化节"));
  const std::int64_t before = county.Now(county.other_township).version;
  county.Save(county.OwnWord("应急物资存放点位"));
  CHECK(HasWord(county.Now(county.township).lists, "应急物资存放点位"));
  CHECK(county.Now(county.township).version > before);
  CHECK_FALSE(HasWord(county.Now(county.other_township).lists, "应急物资存放点位"));
  CHECK(county.Now(county.other_township).version == before);
  CHECK_FALSE(HasWord(county.Now(kCounty).lists, "应急物资存放点位"));
  // The trail says that there was a change, not which word.
  for (const std::string& entry : county.Trail(county.township)) CHECK_FALSE(Has(entry, "应急"));
}

TEST_CASE_ON_BOTH_ENGINES("leaders of the county's list are no words, but stand in the register with title and days",
                          place) {
  ListDesk county(place);
  KeptWord leader = ListDesk::WordOf(kCounty, std::string(kLeaderList), "砚知行", "县长");
  leader.word.note = "澄砚县人民政府";
  leader.word.since = 2025y / 1 / 8;
  county.Save(leader);
  county.Hire("jiangting", "江汀", county.township, PostKind::kChief);
  CHECK_FALSE(HasWord(county.Now(kCounty).lists, "砚知行"));
  db::Reader reader = county.database->Read();
  const Register names = RegisterNow(reader, county.township, county.today());
  REQUIRE(names.leaders.size() == 2);
  CHECK(names.leaders[0].title == "县长");
  CHECK(names.leaders[0].from == 2025y / 1 / 8);
  CHECK(names.leaders[1].name == "江汀");
  CHECK(names.leaders[1].title.empty());
  CHECK(names.leaders[1].organ == "澄砚县枕溪镇人民政府");
  CHECK(names.organs.size() == 7);
}

TEST_CASE_ON_BOTH_ENGINES("a workbook adds, changes and leaves alone; nothing is written over what others changed",
                          place) {
  ListDesk county(place);
  county.Save(county.Word("甲乙丙"));
  county.Save(county.Word("丁戊己"));
  const std::int64_t seen = county.Now(kCounty).version;
  std::vector<KeptWord> words = {county.Word("甲乙丙", "甲乙"), county.Word("丁戊己"), county.Word("庚辛壬")};
  words[0].word.instead = "乙甲丙";
  const auto carried = UnpackWords(kCounty, PackWords(words));
  REQUIRE(carried);
  REQUIRE(carried->size() == 3);
  CHECK(IsSame((*carried)[0], words[0]));
  CHECK_FALSE(BringWords(county.desk, county.supervisor, kCounty, seen, *carried, ""));
  CHECK_FALSE(BringWords(county.desk, county.examiner, kCounty, seen, *carried, "测试"));
  CHECK_FALSE(BringWords(county.desk, county.supervisor, kCounty, seen - 1, *carried, "旧的预览"));
  const auto brought = BringWords(county.desk, county.supervisor, kCounty, seen, *carried, "省里的词表");
  REQUIRE(brought);
  CHECK(brought->added == 1);
  CHECK(brought->changed == 1);
  CHECK(brought->same == 1);
  CHECK(county.Now(kCounty).version == seen + 1);
  words[0].word.text = "";
  CHECK_FALSE(BringWords(county.desk, county.supervisor, kCounty, seen + 1, words, "坏的行"));
}

TEST_CASE("what a form carries between preview and act may be anything") {
  for (const char* text : {"", "{}", "[]", "[1]", "[[1,2]]", "[[\"a\",\"b\"]]", "not json",
                           "[[\"secret\",\"a\\u0000b\",\"\",\"\",\"\",\"\",\"\",true]]",
                           "[[\"secret\",\"ab\",\"\",\"\",\"\",\"gestern\",\"\",true]]",
                           "[[\"secret\",\"ab\",\"\",\"\",\"\",\"\",\"\",1]]"}) {
    CAPTURE(text);
    CHECK_FALSE(UnpackWords(kCounty, text));
  }
  CHECK_FALSE(UnpackWords(kCounty, std::string(3'000'000, '[')));
}

TEST_CASE_ON_BOTH_ENGINES("the screener follows the lists, for its organ, and is one for all threads", place) {
  ListDesk county(place);
  std::vector<Part> parts(1);
  parts[0].pieces.emplace_back();
  parts[0].pieces[0].text = "砚墨文化节今天开幕，应急物资存放点位见附件。";
  const auto found = [&](OrganId organ) {
    db::Reader reader = county.database->Read();
    return ScreenerFor(reader, organ, county.today()).screener->Screen(parts, county.today()).size();
  };
  const auto screener_of = [&](OrganId organ) {
    db::Reader reader = county.database->Read();
    return ScreenerFor(reader, organ, county.today()).screener;
  };
  CHECK(*screener_of(county.office) == *screener_of(county.bureau));  // of one place, with no words of their own
  CHECK(screener_of(county.office)->SharesWordsWith(*screener_of(county.township)));
  const std::size_t before = found(county.township);
  county.Save(county.Word("砚墨文化节"));
  CHECK(found(county.township) == before + 1);
  CHECK(found(county.other_township) == before + 1);
  county.Save(county.OwnWord("应急物资存放点位"));
  CHECK(found(county.township) == before + 2);
  CHECK(found(county.other_township) == before + 1);
  CHECK_FALSE(screener_of(county.township)->SharesWordsWith(*screener_of(county.other_township)));
  CHECK(*screener_of(county.office) == *screener_of(county.bureau));
  const auto screener = [&] {
    db::Reader reader = county.database->Read();
    return ScreenerFor(reader, county.township, county.today()).screener;
  };
  county.Save(county.Word("又一个词"));
  std::vector<std::shared_ptr<const Screener>> got(4);
  std::vector<std::thread> threads;
  for (auto& each : got) threads.emplace_back([&] { each = screener(); });
  for (std::thread& thread : threads) thread.join();
  for (const auto& each : got) CHECK(*each == *got[0]);
}

}  // namespace
}  // namespace gongkai::screening
