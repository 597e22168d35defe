#include "screening/list_sheet.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/fold.h"

namespace gongkai::screening {
namespace {

enum Column { kList, kText, kInstead, kNote, kWholes, kSince, kUntil, kOn };
constexpr std::array<std::string_view, 8> kHeadings = {"词表",       "词语",     "正确写法", "说明",
                                                       "不算的写法", "从哪天起", "到哪天止", "是否使用"};
/// The column in which a fault of FaultsOf stands.
constexpr std::array<std::pair<std::string_view, Column>, 6> kFields = {{{"text", kText},
                                                                         {"instead", kInstead},
                                                                         {"note", kNote},
                                                                         {"wholes", kWholes},
                                                                         {"since", kSince},
                                                                         {"until", kUntil}}};

Error Wrong(std::string message) { return {ErrorKind::kInvalidInput, std::move(message), ""}; }

std::string_view HeadingOf(std::string_view field) {
  for (const auto& [name, column] : kFields) {
    if (name == field) return kHeadings[column];
  }
  return "";
}

using Places = std::array<std::optional<std::size_t>, kHeadings.size()>;

/// Of the heading; none where the line is none.
std::optional<Places> PlacesIn(const WordLine& line) {
  Places places;
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    const std::u32string key = LabelKey(line.cells[i]);
    for (std::size_t c = 0; c < kHeadings.size(); ++c) {
      if (!places[c] && key == LabelKey(kHeadings[c])) places[c] = i;
    }
  }
  if (!places[kText]) return std::nullopt;
  return places;
}

class Reading {
 public:
  Reading(OrganId keeper, const std::vector<ListKind>& kinds, const Places& places)
      : keeper_(keeper), kinds_(kinds), places_(places) {}

  WordRow Read(const WordLine& line) {
    WordRow row{.number = line.number, .word = {.keeper = keeper_}, .faults = {}};
    const ListKind* kind = KindFrom(At(line, kList), row);
    KeptWord& word = row.word;
    word.word.text = At(line, kText);
    word.word.instead = At(line, kInstead);
    word.word.note = At(line, kNote);
    word.word.allow = WholesFrom(At(line, kWholes));
    word.word.since = DayIn(line, kSince, row);
    word.until = DayIn(line, kUntil, row);
    word.is_on = IsOn(At(line, kOn), row);
    if (kind == nullptr) return row;
    word.list = kind->id;
    for (const FieldError& fault : FaultsOf(*kind, word)) {
      row.faults.push_back({std::string(HeadingOf(fault.field)), fault.message});
    }
    if (row.faults.empty() && !seen_.emplace(word.list, KeyOf(word.word.text)).second) {
      row.faults.push_back({std::string(kHeadings[kText]), "这个词在表格里已经有了。"});
    }
    return row;
  }

 private:
  std::string At(const WordLine& line, Column column) const {
    const auto place = places_[column];
    return place && *place < line.cells.size() ? std::string(Trim(line.cells[*place])) : std::string();
  }

  const ListKind* KindFrom(const std::string& name, WordRow& row) const {
    if (kinds_.size() == 1) return &kinds_.front();
    for (const ListKind& kind : kinds_) {
      if (LabelKey(kind.name) == LabelKey(name)) return &kind;
    }
    std::string names;
    for (const ListKind& kind : kinds_) names += (names.empty() ? "“" : "、“") + kind.name + "”";
    row.faults.push_back({std::string(kHeadings[kList]),
                          (name.empty() ? "请填写属于哪个词表：" : "没有这个词表。有的是：") + names + "。"});
    return nullptr;
  }

  std::optional<Date> DayIn(const WordLine& line, Column column, WordRow& row) const {
    const std::string text = At(line, column);
    if (text.empty()) return std::nullopt;
    const auto day = ParseDate(text);
    if (!day) row.faults.push_back({std::string(kHeadings[column]), "请写成 2026-01-31 这样的日期。"});
    return day;
  }

  static bool IsOn(const std::string& text, WordRow& row) {
    if (text.empty() || text == "使用" || text == "是" || text == "√") return true;
    if (text != "停用" && text != "否") row.faults.push_back({std::string(kHeadings[kOn]), "请填“使用”或者“停用”。"});
    return false;
  }

  OrganId keeper_;
  const std::vector<ListKind>& kinds_;
  Places places_;
  std::set<std::pair<std::string, std::u32string>> seen_;
};

bool IsBlankLine(const WordLine& line) {
  return std::ranges::all_of(line.cells, [](const std::string& cell) { return IsBlankText(cell); });
}

std::vector<std::string> PassedOver(const WordLine& heading) {
  std::vector<std::string> passed_over;
  for (const std::string& cell : heading.cells) {
    const bool is_ours =
        std::ranges::any_of(kHeadings, [&](std::string_view ours) { return LabelKey(ours) == LabelKey(cell); });
    if (!is_ours && !IsBlankText(cell)) passed_over.push_back(cell);
  }
  return passed_over;
}

std::string DayText(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

}  // namespace

std::vector<KeptWord> WordSheet::GoodRows() const {
  std::vector<KeptWord> good;
  for (const WordRow& row : rows) {
    if (row.faults.empty()) good.push_back(row.word);
  }
  return good;
}

std::size_t WordSheet::CountBad() const {
  return static_cast<std::size_t>(std::ranges::count_if(rows, [](const WordRow& row) { return !row.faults.empty(); }));
}

std::span<const std::string_view> WordHeadings() { return kHeadings; }

std::vector<std::string> CellsOf(const ListKind& kind, const KeptWord& kept) {
  return {kind.name,
          kept.word.text,
          kept.word.instead,
          kept.word.note,
          WholesText(kept.word.allow, "、"),
          DayText(kept.word.since),
          DayText(kept.until),
          kept.is_on ? "使用" : "停用"};
}

Result<WordSheet> ReadWordSheet(OrganId keeper, const std::vector<ListKind>& kinds, std::span<const WordLine> lines) {
  WordSheet sheet;
  std::optional<Reading> reading;
  for (const WordLine& line : lines) {
    if (IsBlankLine(line)) continue;
    if (!reading) {
      const auto places = PlacesIn(line);
      if (!places) continue;
      reading.emplace(keeper, kinds, *places);
      sheet.passed_over = PassedOver(line);
      continue;
    }
    if (sheet.rows.size() == kMostSheetWords) {
      return Wrong("超过 " + std::to_string(kMostSheetWords) + " 行，请分几次导入。");
    }
    sheet.rows.push_back(reading->Read(line));
  }
  if (!reading) return Wrong("没有找到表头：至少要有“词语”一列，可以先下载现在的词表作模板。");
  if (sheet.rows.empty()) return Wrong("表头下面没有内容。");
  return sheet;
}

}  // namespace gongkai::screening
