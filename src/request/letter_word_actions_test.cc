// An organ's own Word file from its upload to the letter that comes out in its layout.
#include "request/letter_word_actions.h"

#include <algorithm>

#include "request/disposal_store.h"
#include "request/letter_desk_test.h"
#include "request/letter_element.h"
#include "request/letter_sample.h"
#include "request/letter_word.h"
#include "request/letter_word_view.h"
#include "request/letter_words.h"

namespace gongkai::request {
namespace {

const std::string kPage = "/office/letter-templates/";

std::string PageOf(account::OrganId organ, const std::string& subject = "correction") {
  return kPage + std::to_string(organ.value) + "/" + subject + "/word";
}

TemplateSubject OfCorrection() { return *TemplateSubjectFrom("correction"); }

/// A file with something of its own in it.
std::string FileWith(const std::string& line) {
  return WordToBeginWith(OfCorrection(), line + "\n" + ProgramWordsOf(LetterKind::kCorrection, nullptr));
}

/// All that a Word file says, a paragraph a line.
std::string TextOf(std::string_view bytes) {
  std::string text;
  for (const docread::GapParagraph& each : docread::ReadDocxGaps(bytes).paragraphs) text += each.text + "\n";
  return text;
}

std::string SampleText(const TestBrowser& browser, account::OrganId organ, int version) {
  const auto sample = browser.Get(PageOf(organ) + "/sample?version=" + std::to_string(version) + "&as=Word");
  CHECK(sample.status == 200);
  return TextOf(sample.Bytes());
}

struct WordDesk : LetterDesk {
  using LetterDesk::LetterDesk;
  std::int64_t Brought(account::OrganId organ, const std::string& file, const Actor& who) {
    const auto added =
        AddWordTemplate(desk, who, township, {organ, OfCorrection(), "红头.docx"}, docread::ReadDocxGaps(file));
    for (const FieldError& error : added.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(added);
    return *added;
  }
  FormResult<std::int64_t> Use(account::OrganId organ, std::int64_t version, std::int64_t seen, const Actor& who) {
    return UseWordTemplate(desk, who, township, {organ, OfCorrection(), {}}, version, seen);
  }
  int Count(const std::string& query) {
    db::Reader reader = database->Read();
    return reader.One<int>(query);
  }
  std::optional<LetterWordFile> WordOf(CaseId id, const std::string& ref) {
    db::Reader reader = database->Read();
    return FindLetterWordFile(reader, keys, id, ref);
  }
};

TEST_CASE("the file to begin with is one that may be brought in, for every letter") {
  for (const TemplateSubject& subject : TemplateSubjects()) {
    CAPTURE(IdOf(subject));
    const auto gaps = docread::ReadDocxGaps(WordToBeginWith(subject, ProgramWordsOf(subject.kind, subject.outcome)));
    REQUIRE(gaps.obstacle_message == "");
    const FieldErrors errors = FaultsOfWord(subject, ParagraphsOf(gaps));
    CHECK((errors.empty() ? std::string() : errors.front().message) == "");
  }
}

TEST_CASE_ON_BOTH_ENGINES("Brought in, looked at, put in force: the letter comes out in that layout, the same words",
                          place) {
  WordDesk desk(place);
  const TestBrowser yan = desk.SignIn(desk.yan);
  const std::string page = PageOf(desk.township);
  CHECK(Has(yan.Get(page).Bytes(), "还没有上传过 Word 文件"));
  CHECK(yan.Get(page + "/start").Bytes().starts_with("PK"));
  CHECK(yan.Upload(page, "红头.docx", FileWith("{{您}}好，枕溪镇回复如下：")).status == 303);
  const std::string shown(yan.Get(page).Bytes());
  CHECK(Has(shown, "红头.docx"));
  CHECK(Has(shown, "枕溪镇回复如下"));
  CHECK(Has(shown, "启用这一版"));
  CHECK(Has(SampleText(yan, desk.township, 1), "您好，枕溪镇回复如下："));
  CHECK(yan.Get(page + "/sample?version=1&as=PDF").Bytes().starts_with("%PDF"));
  CHECK(yan.Get(page + "/sample?version=2").status == 404);

  // Not in force before somebody says so.
  const CaseId before = desk.Received();
  const std::string first = desk.Made(before, desk.Correction());
  CHECK_FALSE(desk.WordOf(before, first));
  CHECK_FALSE(Has(desk.Body(before, first), "枕溪镇回复如下"));

  CHECK(yan.Post(page + "/use", {{"version", "1"}, {"seen", "0"}}).status == 303);
  const CaseId id = desk.Received();
  const std::string ref = desk.Made(id, desk.Correction());
  CHECK(Has(desk.Body(id, ref), "您好，枕溪镇回复如下："));
  const auto word = desk.WordOf(id, ref);
  REQUIRE(word);
  CHECK(word->version == 1);
  const std::string text = TextOf(word->bytes);
  db::Reader reader = desk.database->Read();
  const auto kept = Unpacked(*LetterBody(reader, desk.keys, id, ref), desk.today());
  REQUIRE(kept);
  for (const PersonalText& paragraph : kept->paragraphs) CHECK_MESSAGE(Has(text, paragraph.Reveal()), text);
  for (const std::string& part : {kept->title, kept->number, std::string("尹望舒："), kept->signature}) {
    CHECK_MESSAGE(Has(text, part), part);
  }
  CHECK_FALSE(Has(text, "{{"));
  const TestBrowser lin = desk.SignIn(desk.lin);
  const std::string letter = "/office/requests/" + ToString(id) + "/letters/";
  CHECK(Has(lin.Get(letter + "one?ref=" + PercentEncode(ref)).Bytes(), "机关自己的 Word 模板第1版"));
  CHECK(lin.Get(letter + "file?as=Word&ref=" + PercentEncode(ref)).Bytes() == word->bytes);
  CHECK(lin.Get(letter + "file?as=PDF&ref=" + PercentEncode(ref)).Bytes().starts_with("%PDF"));

  // Taken back: the program's look again; what went out stays as it went out.
  CHECK(yan.Post(page + "/use", {{"version", "0"}, {"seen", "1"}}).status == 303);
  const std::string last = desk.Made(desk.Received(), desk.Correction());
  CHECK_FALSE(last.empty());
  CHECK(desk.WordOf(id, ref));
  CHECK(desk.Count("SELECT COUNT(*) FROM request_letter_word_file") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("What lacks something, is no Word file or is too large is not kept, and says why", place) {
  WordDesk desk(place);
  const TestBrowser yan = desk.SignIn(desk.yan);
  const std::string page = PageOf(desk.township);
  const auto refused = [&](const std::string& name, const std::string& bytes) {
    const auto response = yan.Upload(page, name, bytes);
    CHECK(response.status == 422);
    return std::string(response.Bytes());
  };
  CHECK(Has(refused("空.docx", WordToBeginWith(OfCorrection(), "您的申请收到了。")), "条例第三十条"));
  CHECK(Has(refused("错.docx", FileWith("{{身份证号}}")), "没有叫“身份证号”的内容"));
  CHECK(Has(refused("图.png", "\x89PNG\r\n\x1a\n"), "这不是 docx 文件"));
  CHECK(Has(refused("大.docx", std::string(kLargestLetterWord + 1, 'x')), "最大512K"));
  CHECK(Has(refused("", ""), "请先选择一个文件"));
  CHECK(desk.Count("SELECT COUNT(*) FROM request_letter_word") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("What people write becomes text in the file and nothing else", place) {
  WordDesk desk(place);
  REQUIRE(desk.Use(desk.township, desk.Brought(desk.township, FileWith("镇里："), desk.head), 0, desk.head));
  const CaseId id = desk.Received();
  LetterForm form = desk.Correction();
  const std::string hostile = "</w:t></w:r></w:p><w:p><w:r><w:t>假的 & \"段落\" {{字号}}";
  form.question = PersonalText(hostile);
  const auto made = MakeLetterByHand(desk.desk, desk.handler, desk.Seen(id), form);
  CHECK_FALSE(made);  // braces are told, wherever they come from
  form.question = PersonalText(hostile.substr(0, hostile.find(" {{")));
  const std::string ref = desk.Made(id, form);
  const auto word = desk.WordOf(id, ref);
  REQUIRE(word);
  CHECK(Has(TextOf(word->bytes), form.question.Reveal()));
}

TEST_CASE_ON_BOTH_ENGINES("The county's file holds where an organ has none, and takes the organ's own words", place) {
  WordDesk desk(place);
  const std::string own = "镇里自己的话。\n" + ProgramWordsOf(LetterKind::kCorrection, nullptr);
  REQUIRE(
      desk.Use(kWholeCounty,
               desk.Brought(kWholeCounty, WordToBeginWith(OfCorrection(), "全县的开头。\n{{正文}}"), desk.supervisor),
               0, desk.supervisor));
  CaseId id = desk.Received();
  CHECK(Has(TextOf(desk.WordOf(id, desk.Made(id, desk.Correction()))->bytes), "全县的开头。"));
  REQUIRE(SaveTemplate(desk.desk, desk.head, desk.township, {desk.township, OfCorrection(), own, 0}));
  id = desk.Received();
  const std::string both = TextOf(desk.WordOf(id, desk.Made(id, desk.Correction()))->bytes);
  CHECK(Has(both, "全县的开头。"));
  CHECK(Has(both, "镇里自己的话。"));
  // A file of the county that has all its words does not push the organ's own aside.
  REQUIRE(
      desk.Use(kWholeCounty, desk.Brought(kWholeCounty, FileWith("全县的话。"), desk.supervisor), 1, desk.supervisor));
  id = desk.Received();
  const std::string ref = desk.Made(id, desk.Correction());
  CHECK_FALSE(desk.WordOf(id, ref));
  CHECK(Has(desk.Body(id, ref), "镇里自己的话。"));
}

TEST_CASE_ON_BOTH_ENGINES("Who may not, who was slower, and a version that there is not are refused", place) {
  WordDesk desk(place);
  const std::int64_t version = desk.Brought(desk.township, FileWith("镇里："), desk.head);
  CHECK_FALSE(desk.Use(desk.township, version, 0, desk.ActorAs(desk.lin, PostKind::kAuditAdmin)));
  CHECK_FALSE(desk.Use(kWholeCounty, 0, 0, desk.head));
  CHECK(ErrorOf(desk.Use(desk.township, version, 7, desk.head).errors(), kVersionField) != nullptr);
  CHECK(ErrorOf(desk.Use(desk.township, version + 1, 0, desk.head).errors(), "version") != nullptr);
  REQUIRE(desk.Use(desk.township, version, 0, desk.head));
  CHECK(std::ranges::count(desk.Trail(desk.township), "letter.word_template done letter:correction") == 2);
  // Another organ's files are not there.
  const TestBrowser xie = desk.SignIn(desk.xie);
  const auto theirs = xie.Get(PageOf(desk.township)).status;
  CHECK((theirs == 403 || theirs == 404));
}

TEST_CASE_ON_BOTH_ENGINES("With the case goes its Word file", place) {
  WordDesk desk(place);
  REQUIRE(desk.Use(desk.township, desk.Brought(desk.township, FileWith("镇里："), desk.head), 0, desk.head));
  const CaseId id = desk.Received();
  const std::string ref = desk.Made(id, desk.Correction());
  REQUIRE(desk.WordOf(id, ref));
  {
    db::Reader reader = desk.database->Read();
    for (const db::Row& row : reader.Query("SELECT body FROM request_letter_word_file")) {
      CHECK_FALSE(row.Get<db::Blob>(0).bytes.starts_with("PK"));  // sealed
    }
  }
  desk.ApproveDestruction(id);
  db::Transaction act = desk.database->Begin();
  EraseCase(act, id, desk.now);
  act.Commit();
  CHECK(desk.Count("SELECT COUNT(*) FROM request_letter_word_file") == 0);
}

}  // namespace
}  // namespace gongkai::request
