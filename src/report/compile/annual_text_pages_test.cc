// The pages of the text: drafted, saved, numbers inserted and marked, nothing typed lost, shut to others.
#include "report/compile/annual_text_pages.h"
#include "disclosure/desk_test.h"
#include "docread/read.h"
#include "report/compile/annual_text_store.h"
#include "report/shelf.h"

namespace gongkai::report {
namespace {

using account::PostKind;
using account::TestBrowser;

bool Shows(const web::Response& response, std::string_view words) { return account::Has(response.Bytes(), words); }

struct TextPagesDesk : disclosure::ItemDesk {
  Shelf shelf{[](std::string_view bytes) { return docread::Read(bytes); }};
  Desk reports{*database, shelf, [] { return std::string("2026-03-10 10:00"); }, desk};
  Site text_site{.desk = reports, .wake = [] {}};

  explicit TextPagesDesk(const testing::TestDatabase& place) : ItemDesk(place) {
    AddAnnualTextPages(pages, text_site);
    AddYearNotePages(pages);
  }
  TextVersion Saved() {
    db::Reader reader = database->Read();
    return LatestText(reader, township, 2026);
  }
  static account::Fields Form(const std::string& what, const std::string& words, std::int64_t version) {
    return {{"do", what}, {"version", std::to_string(version)}, {"section1", words}};
  }
};
constexpr const char* kTextPath = "/office/annual/2026/text";
constexpr const char* kNotesPath = "/office/annual/2026/text/notes";

TEST_CASE_ON_BOTH_ENGINES("drafted, saved, and shown with its numbers marked", place) {
  TextPagesDesk county(place);
  county.Published(TextPagesDesk::Notice());
  const TestBrowser lin = county.SignIn(county.lin);
  const auto first = lin.Get(kTextPath);
  CHECK(first.status == 200);
  CHECK(Shows(first, "全年首次公开政府信息〔全年首次公开信息〕条"));
  CHECK(Shows(first, "还没有保存过"));
  CHECK(county.Saved().number == 0);
  CHECK(lin.Post(kTextPath, TextPagesDesk::Form("save", "公开〔全年首次公开信息〕条。", 0)).status == 303);
  CHECK(county.Saved().number == 1);
  const auto shown = lin.Get(std::string(kTextPath) + "?compare=1");
  CHECK(Shows(shown, "class=\"live-number\""));
  CHECK(Shows(shown, "fact=item.published"));
  CHECK(Shows(lin.Get(std::string(kTextPath) + "/items?fact=item.published"), TextPagesDesk::Notice().title));
  CHECK(lin.Get(std::string(kTextPath) + "/items?fact=request.late").status == 404);
  CHECK(lin.Get(std::string(kTextPath) + "/items?fact=%3Cb%3E").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("inserting, drafting and being refused lose nothing and save nothing", place) {
  TextPagesDesk county(place);
  county.Published(TextPagesDesk::Notice());
  const TestBrowser lin = county.SignIn(county.lin);
  account::Fields form = TextPagesDesk::Form("insert-section1", "我写的<b>话</b>", 0);
  form.emplace_back("number-section1", "〔全年首次公开信息〕");
  auto answer = lin.Post(kTextPath, form);
  CHECK(answer.status == 200);
  CHECK(Shows(answer, "我写的&lt;b&gt;话&lt;/b&gt;〔全年首次公开信息〕"));
  answer = lin.Post(kTextPath, TextPagesDesk::Form("draft", "我写的话", 0));
  CHECK(Shows(answer, "我写的话"));
  CHECK_FALSE(Shows(answer, "没有其他需要报告的事项"));  // nobody said so
  answer = lin.Post(kTextPath, TextPagesDesk::Form("save", "我写的〔没有的数字〕", 0));
  CHECK(answer.status == 422);
  CHECK(Shows(answer, "我写的〔没有的数字〕"));
  CHECK(Shows(answer, "“〔没有的数字〕”不是这份报告里的数字"));
  form = TextPagesDesk::Form("insert-section1", "我写的", 0);
  form.emplace_back("number-section1", "<b>〔没有的数字〕");
  answer = lin.Post(kTextPath, form);
  CHECK(Shows(answer, "请先选要插入的数字"));
  CHECK_FALSE(Shows(answer, "我写的<b>"));
  CHECK(county.Saved().number == 0);
  CHECK(lin.Post(kTextPath, TextPagesDesk::Form("save", "先保存的", 0)).status == 303);
  answer = lin.Post(kTextPath, TextPagesDesk::Form("save", "后保存的", 0));
  CHECK(answer.status == 422);
  CHECK(Shows(answer, "先保存的"));
  CHECK(Shows(answer, "后保存的"));
  CHECK(county.Saved().text.parts[1] == "先保存的");
}

TEST_CASE_ON_BOTH_ENGINES("an older version comes back by saving it anew", place) {
  TextPagesDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(lin.Post(kTextPath, TextPagesDesk::Form("save", "第一次写的", 0)).status == 303);
  CHECK(lin.Post(kTextPath, TextPagesDesk::Form("save", "第二次写的", 1)).status == 303);
  CHECK(Shows(lin.Get(std::string(kTextPath) + "/versions"), "第 1 版"));
  const auto old = lin.Get(std::string(kTextPath) + "?from=1");
  CHECK(Shows(old, "第一次写的"));
  CHECK(lin.Get(std::string(kTextPath) + "?from=9").status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("work and promises are put down, struck out, and their faults stand beside them", place) {
  TextPagesDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string notes = kNotesPath;
  auto answer = lin.Post(notes + "/work", {{"kind", "training"}, {"on", "昨天"}, {"subject", "答复规范"}});
  CHECK(answer.status == 422);
  CHECK(Shows(answer, "请写明 2026 年里的日期"));
  CHECK(Shows(answer, "value=\"答复规范\""));
  CHECK(lin.Post(notes + "/work", {{"kind", "training"}, {"on", "2026-02-03"}, {"subject", "答复规范"}}).status == 303);
  CHECK(Shows(lin.Get(kTextPath), "组织培训〔培训〕次，内容有答复规范。"));
  CHECK(lin.Post(notes + "/promise", {{"made_in", "2025"}, {"words", "每周核对期限"}}).status == 303);
  CHECK(Shows(lin.Get(notes + "?open=outcome-2025-1"), "落实到哪一步"));
  answer = lin.Post(notes + "/outcome",
                    {{"made_in", "2025"}, {"number", "1"}, {"version", "1"}, {"state", "done"}, {"outcome", ""}});
  CHECK(answer.status == 422);
  CHECK(lin.Post(notes + "/outcome",
                 {{"made_in", "2025"}, {"number", "1"}, {"version", "1"}, {"state", "done"}, {"outcome", "核对51次"}})
            .status == 303);
  CHECK(Shows(lin.Get(kTextPath), "每周核对期限：已完成。核对51次"));
  CHECK(lin.Post(notes + "/strike-work", {{"number", "1"}, {"struck", "重复"}}).status == 303);
  CHECK(Shows(lin.Get(notes), "已划去：重复"));
}

TEST_CASE_ON_BOTH_ENGINES("another organ's text is not there", place) {
  TextPagesDesk county(place);
  const TestBrowser other = county.SignIn(county.Hire("qita", "其他", county.other_township, PostKind::kHandler));
  const std::string of = "?organ=" + std::to_string(county.township.value);
  for (const std::string path : {"", "/versions", "/items", "/notes"}) {
    CAPTURE(path);
    CHECK(other.Get(kTextPath + path + of).status == 404);
  }
  CHECK(other.Post(kTextPath + of, TextPagesDesk::Form("save", "一", 0)).status == 404);
  CHECK(county.Saved().number == 0);
  for (const std::string path : {"/office/annual/2018/text", "/office/annual/2027/text", "/office/annual/x/text"}) {
    CHECK(other.Get(path).status == 404);
  }
}

}  // namespace
}  // namespace gongkai::report
