#include <doctest/doctest.h>

#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/check/narrative_numbers.h"

namespace gongkai::report {
namespace {

/// "22件 上年2件~": value and unit of each count, a tilde where it is not exact.
std::string Counts(std::string_view text) {
  std::u32string folded;
  for (char32_t c : Fold(text)) {
    if (!IsBlank(c)) folded += c;
  }
  std::string shown;
  for (const Count& count : FindCounts(folded)) {
    shown += (shown.empty() ? "" : " ") + ToString(count.value) + ToUtf8(count.unit) + (count.exact ? "" : "~");
  }
  return shown;
}

struct Context {
  std::string before, after;
};
Context ContextOf(std::string_view text, std::size_t index) {
  const std::u32string folded = Fold(text);
  const std::vector<Count> counts = FindCounts(folded);
  return {ToUtf8(counts.at(index).before), ToUtf8(counts.at(index).after)};
}

TEST_CASE("Arabic numerals: blanks, full width and thousands commas are one number") {
  CHECK(Counts("全年收到申请 22 件") == "22件");
  CHECK(Counts("全年收到申请２２件") == "22件");
  CHECK(Counts("公开信息1,204条") == "1204条");
  CHECK(Counts("公开信息12,345,678条") == "12345678条");
  CHECK(Counts("收取信息处理费3940元") == "3940元");
  CHECK(Counts("合计0.394万元") == "0.394万元");
  CHECK(Counts("网站访问量 860人次，办理件次不计") == "860人次");
}

TEST_CASE("A comma of the sentence is no thousands comma") {
  CHECK(Counts("收到3件,20件来自邮寄") == "3件 20件");
  CHECK(Counts("新收5件，2件结转") == "5件 2件");
}

TEST_CASE("Chinese numerals count before 件 and 条, and not in set phrases") {
  CHECK(Counts("收到申请三件") == "3件");
  CHECK(Counts("公开十二条，解读两条") == "12条 2条");
  CHECK(Counts("发布一百零五条、两千三百条") == "105条 2300条");
  CHECK(Counts("收到申请一件，已答复") == "1件");
  CHECK(Counts("由总体情况等六个部分组成") == "6个部分");
  CHECK(Counts("落实一件事一次办") == "");
  CHECK(Counts("十四五期间一次性告知") == "");
  CHECK(Counts("办好每一件申请") == "");
  CHECK(Counts("办结一件申请、解决一个问题") == "");
  CHECK(Counts("二〇二三年") == "");
}

TEST_CASE("Approximations are not exact") {
  CHECK(Counts("发布信息1100余条") == "1100条~");
  CHECK(Counts("发布信息近300条") == "300条~");
  CHECK(Counts("约20件") == "20件~");
  CHECK(Counts("超过50件") == "50件~");
  CHECK(Counts("30多件") == "30件~");
  CHECK(Counts("100条以上") == "100条~");
  CHECK(Counts("1.2万条") == "12000条~");
  CHECK(Counts("五千多条") == "5000条~");
  CHECK(Counts("3至5件") == "5件~");
}

TEST_CASE("Numbers that count nothing are left alone") {
  CHECK(Counts("2023年1月1日起至2023年12月31日") == "");
  CHECK(Counts("国务院令第711号") == "");
  CHECK(Counts("国办公开办函〔2021〕30号") == "");
  CHECK(Counts("满意率94.6%，提高2.3个百分点") == "");
  CHECK(Counts("电话0379-67490001") == "");
  CHECK(Counts("根据第20条第1项") == "");
  CHECK(Counts("《关于公布12件典型案例的通知》印发") == "");
  CHECK(Counts("99999999999999999999件") == "");
}

TEST_CASE("The words around a count reach to the next comma, bracket or count") {
  CHECK(ContextOf("全年收到申请7件,上年结转1件;予以公开3件", 0).before == "全年收到申请");
  CHECK(ContextOf("全年收到申请7件,上年结转1件;予以公开3件", 1).before == "上年结转");
  CHECK(ContextOf("全年收到申请7件,上年结转1件;予以公开3件", 2).before == "予以公开");
  CHECK(ContextOf("其中3件予以公开、2件不予公开,余下结转", 0).after == "予以公开");
  CHECK(ContextOf("其中3件予以公开、2件不予公开,余下结转", 1).after == "不予公开");
  CHECK(ContextOf("受理公民、法人和其他组织的申请5件", 0).before == "受理公民、法人和其他组织的申请");
}

TEST_CASE("Counts in brackets are deeper than those outside") {
  const std::u32string text = U"办结10件(含上年结转2件),公开8件";
  const std::vector<Count> counts = FindCounts(text);
  REQUIRE(counts.size() == 3);
  CHECK(counts[0].depth == 0);
  CHECK(counts[1].depth == 1);
  CHECK(counts[2].depth == 0);
}

}  // namespace
}  // namespace gongkai::report
