#include "report/check/catalogue.h"

#include <span>
#include <string_view>

#include "report/check/rule.h"

namespace gongkai::report {
namespace {

void AddGroup(std::string& page, std::string_view title, std::span<const Rule> rules) {
  page += "\n## " + std::string(title) + "\n";
  for (const Rule& rule : rules) {
    page += "\n### " + std::string(rule.id) + " " + std::string(rule.title) + "\n\n";
    page += "- 级别：" + std::string(NameOf(rule.severity)) + "\n";
    page += "- 要求：" + std::string(rule.formula) + "\n";
    page += "- 依据：" + std::string(rule.source) + "\n";
    page += "- 怎么办：" + std::string(rule.advice) + "\n";
    page += "- 不合格的例子：" + std::string(rule.failing.words) + "\n";
    page += "- 合格的例子：" + std::string(rule.passing.words) + "\n";
  }
}

}  // namespace

std::string RuleCatalogue() {
  std::string page =
      "# 检查规则\n\n"
      "本页由程序的规则表生成（`gongkai help rules` 打印的是同一张表），每条规则的两个例子同时是它的测试。\n\n"
      "级别：**错误**是肯定不对的；**存疑**要人来判断是正文、表格还是别的地方有误；**提示**供参考。\n"
      "关系式里有空白格的，最多算存疑：空白不是零。同一条规则在具体情形下可能降一级，例如文件可能不完整时。\n";
  AddGroup(page, "结构", StructureRules());
  AddGroup(page, "单元格", CellRules());
  AddGroup(page, "三张表", TableRules());
  AddGroup(page, "正文", NarrativeRules());
  AddGroup(page, "雷同", CopyingRules());
  AddGroup(page, "公布日期", LatenessRules());
  return page;
}

}  // namespace gongkai::report
