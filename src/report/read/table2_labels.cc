#include "report/read/table2_labels.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/fold.h"
#include "base/utf8.h"

namespace gongkai::report {
namespace {

using std::string_view;
using std::u32string;
using std::u32string_view;

const std::vector<Table2Label>& Table2Labels() {
  static const auto* labels = [] {
    auto* out = new std::vector<Table2Label>();
    const auto head = [out](string_view text, int form, double needed = 0.8) {
      out->push_back({LabelPattern(text), Table2Label::Kind::kColumnHead, form, {}, needed});
    };
    const auto row = [out](string_view text, int form, string_view key, double needed) {
      out->push_back({LabelPattern(text), Table2Label::Kind::kRow, form, key, needed});
    };
    row("规章", 0, "规章", 1.0);
    row("行政规范性文件", 1, "行政规范性文件", 0.72);
    row("规范性文件", -1, "行政规范性文件", 0.72);
    row("行政许可", 0, "行政许可", 0.75);
    row("其他对外管理服务事项", -1, "其他对外管理服务事项", 0.7);
    row("行政处罚", 0, "行政处罚", 0.75);
    row("行政强制", 0, "行政强制", 0.75);
    row("行政事业性收费", 0, "行政事业性收费", 0.72);
    row("政府集中采购", -1, "政府集中采购", 0.8);
    head("信息内容", 0);
    head("本年制发件数", 1, 0.7);
    head("本年废止件数", 1, 0.6);
    head("现行有效件数", 1, 0.7);
    head("本年处理决定数量", 1, 0.95);
    head("本年收费金额（单位：万元）", 1, 0.6);
    head("本年收费金额", 1, 0.8);
    head("本年新制作数量", -1, 0.75);
    head("本年新公开数量", -1, 0.75);
    head("对外公开总数量", -1, 0.75);
    head("上一年项目数量", -1, 0.75);
    head("本年增/减", -1, 0.99);
    head("处理决定数量", -1, 0.95);
    head("采购项目数量", -1, 0.8);
    head("采购总金额", -1, 0.8);
    head("采购总金额（单位：万元，保留4位小数）", -1, 0.7);
    head("本年收费金额（单位：万元，保留4位小数）", 1, 0.7);
    return out;
  }();
  return *labels;
}

}  // namespace

Table2Match BestTable2Label(u32string_view key) {
  Table2Match best;
  for (const Table2Label& label : Table2Labels()) {
    const bool hopeful = label.pattern.CanReach(std::max(label.needed, best.similarity), key);
    if (!hopeful && !(label.kind == Table2Label::Kind::kRow && key.size() >= 4)) continue;
    const double similarity = label.pattern.Similarity(key);
    // A label broken over lines begins like the printed one.
    const bool begins =
        label.kind == Table2Label::Kind::kRow && key.size() >= 4 && label.pattern.key().starts_with(key);
    if ((similarity >= label.needed || begins) && similarity > best.similarity) best = {&label, similarity};
    if (similarity == 1.0) break;
  }
  return best;
}

u32string KeyBeforeBracket(const std::string& text) {
  const u32string folded = Fold(text);
  const std::size_t bracket = folded.find(U'(');
  return FormKey(u32string_view(folded).substr(0, bracket == u32string::npos || bracket < 2 ? folded.size() : bracket));
}

bool IsArticleRow(u32string_view form_key) {
  constexpr std::size_t kLongestStatute = 13, kLongestItem = 5;  // 中华人民共和国政府信息公开条例; 第（十五）项
  constexpr u32string_view kArticle = U"第二十条", kParagraph = U"第一款", kStatute = U"条例";
  const std::size_t at = form_key.find(kArticle);
  if (at == u32string_view::npos) return false;
  const u32string_view before = form_key.substr(0, at);
  if (!before.empty() && (!before.ends_with(kStatute) || before.size() > kLongestStatute + kStatute.size()))
    return false;
  u32string_view item = form_key.substr(at + kArticle.size());
  if (item.starts_with(kParagraph)) item.remove_prefix(kParagraph.size());
  return item.starts_with(U"第") && item.ends_with(U"项") && item.size() <= kLongestItem;
}

bool IsTable2ColumnHead(u32string_view form_key) {
  static constexpr std::array<u32string_view, 7> kHeads = {U"本年制发件数",   U"本年废止件数",   U"现行有效件数",
                                                           U"本年新制作数量", U"本年新公开数量", U"对外公开总数量",
                                                           U"上一年项目数量"};
  if (std::ranges::find(kHeads, form_key) != kHeads.end()) return true;
  // "信息内容 本年制发件数 …" in one line.
  constexpr u32string_view kCorner = U"信息内容";
  return form_key.starts_with(kCorner) && std::ranges::any_of(kHeads, [&](u32string_view head) {
           return form_key.substr(kCorner.size()).starts_with(head);
         });
}

}  // namespace gongkai::report
