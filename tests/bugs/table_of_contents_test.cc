// A table of contents before the report was counted as a second report: nothing of it was checked.
#include <doctest/doctest.h>

#include "support/sample_report.h"

namespace gongkai::testing {
namespace {

constexpr const char* kTitles[] = {"一、总体情况",
                                   "二、主动公开政府信息情况",
                                   "三、收到和处理政府信息公开申请情况",
                                   "四、政府信息公开行政复议、行政诉讼情况",
                                   "五、存在的主要问题及改进情况",
                                   "六、其他需要报告的事项"};

std::string Contents(const std::string& before, const std::string& behind, bool pages) {
  std::string out;
  int page = 0;
  for (const char* title : kTitles) out += before + title + behind + (pages ? std::to_string(++page * 3) : "") + "\n";
  return out;
}

std::string WithContents(const std::string& contents) {
  return Edited(Sample(), "本报告依据", "目　录\n\n" + contents + "\n本报告依据");
}

/// The lines of the text as paragraphs of a web page.
std::string AsPage(const std::string& text, const std::string& head, const std::string& foot) {
  std::string page = "<html><meta charset=utf-8><body>" + head;
  for (std::size_t from = 0, end = 0; from < text.size(); from = end + 1) {
    end = std::min(text.find('\n', from), text.size());
    page += "<p>" + text.substr(from, end - from) + "</p>\n";
  }
  return page + foot + "</body></html>";
}

TEST_CASE("a report with a table of contents is checked like the same report without one") {
  const std::string wrong = "行政强制\t-1";
  for (const std::string& contents :
       {Contents("", "", false), Contents("", " ", true), Contents("", "………………", true), Contents("", "\t", true),
        Contents("", "\n\n", true), Contents("", "......", true) + "\n"}) {
    CAPTURE(contents);
    CHECK(Listed(CheckBytes(WithContents(contents))) == "");
    CHECK(Speaks(CheckBytes(Edited(WithContents(contents), "行政强制\t0", wrong)), "C-NEGATIVE"));
  }
}

TEST_CASE("a table of contents of two levels is one too") {
  std::string contents = Contents("", "……", true);
  contents = Edited(contents, "二、", "（一）主动公开……3\n（二）依申请公开……3\n二、");
  CHECK(Listed(CheckBytes(WithContents(contents))) == "");
}

TEST_CASE("a list of links at the head or the foot of a page is no second report") {
  const std::string links = "<ul>" + Contents("<li><a href=\"#a\">", "</a></li>", false) + "</ul>";
  const std::string plain = Listed(CheckBytes(AsPage(Sample(), "", "")));
  CHECK(Listed(CheckBytes(AsPage(Sample(), links, ""))) == plain);
  CHECK(Listed(CheckBytes(AsPage(Sample(), "", links))) == plain);
}

TEST_CASE("headings with nothing below them are headings, where they do not come again") {
  std::string text = Sample();
  for (const auto& [from, to] :
       {std::pair("第二十条第（一）项", "三、收到和处理"), std::pair("（本列数据的", "四、政府信息公开"),
        std::pair("行政复议\t", "五、存在的")}) {
    text = Edited(text, Between(text, from, to), "");
  }
  const report::AnnualReport report = ReadSample(text);
  CHECK(report.sections.size() == 6);
  const report::AnnualReport listed = ReadSample(Edited(text, "本报告依据", Contents("", "", false) + "\n本报告依据"));
  CHECK(listed.sections.size() == 6);
  CHECK(listed.sections[1].place.line > 10);
}

TEST_CASE("two reports in one file are two, by the organ or the year of their titles") {
  const std::string text = Sample();
  CHECK(Speaks(CheckBytes(text + Edited(text, "2023年", "2022年")), "S-MULTIPLE"));
  CHECK(Speaks(CheckBytes(text + Edited(text, "望禾镇", "青石镇")), "S-MULTIPLE"));
}

}  // namespace
}  // namespace gongkai::testing
