#include "report/compile/annual_sum_view.h"

#include "report/compile/fact_keys.h"
#include "report/compile/fact_sum.h"
#include "web/url.h"

namespace gongkai::report {

using web::Html;
using web::Markup;
using web::Url;

bool IsOfOwnLevel(std::string_view key, const FactBook& book) {
  return book.sum && book.Find(key) != nullptr && key != kSumReports && key != kSumMissing && !IsOfAll(key);
}

std::string LackingWords(std::string_view key, const FactBook& book) {
  const ReportFact* const fact = book.Find(key);
  if (fact == nullptr || fact->lacking == 0) return {};
  return "（" + std::to_string(fact->lacking) + " 个机关没有记载，没有计入）";
}

Html SumPart(const FactBook& book, bool sums_others) {
  if (!sums_others) return {};
  if (!book.sum) {
    return Markup(
        "<section class=\"gk-warned\" id=\"sum\"><h2>还没有汇总</h2><p>政府的年度报告写的是全县各机关（本级在内）的汇总"
        "（条例第四十九条），还没有收到哪个机关这一年的报告，下面的数只是政府本级自己的。</p></section>");
  }
  Html notes;
  for (const std::string& note : book.sum->notes) notes.Add("<li>{}</li>", note);
  return Markup(
      "<section class=\"card item-part\" id=\"sum\"><h2>表格是全县的汇总</h2><p>三张表里的数由 <b>{}</b> "
      "份报告{}相加得出，正文里插入的表格数也是（条例第四十九条）；"
      "名称以“全县”开头的数由这些机关的登记相加，有机关没有记载的，写明几个；"
      "标着“只有本级”的数没有汇总。{}</p>{}</section>",
      book.sum->reports, book.sum->has_own_level ? "和政府本级的数" : "",
      book.sum->path.empty() ? Html() : Markup("<a href=\"{}\">打开汇总</a>", Url::Local(book.sum->path)),
      notes.empty() ? Html() : Markup("<ul>{}</ul>", notes));
}

void CloseSum(FactBook& book) {
  book.sum->path.clear();
  for (ReportFact& fact : book.facts) {
    if (fact.key == kSumReports || fact.key == kSumMissing || IsOfAll(fact.key)) fact.rows_path.clear();
  }
  for (CompiledCell& cell : book.tables.cells) cell.rows_path.clear();
}

}  // namespace gongkai::report
