#include "disclosure/catalogue/demo_catalogue.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "disclosure/catalogue/catalogue_actions.h"
#include "disclosure/catalogue/catalogue_sheet.h"
#include "disclosure/catalogue/catalogue_view.h"
#include "disclosure/item_list_store.h"
#include "embedded/embedded_demo.h"

namespace gongkai::disclosure {
namespace {

using account::Actor;
using account::DemoLife;
using account::PostKind;

std::vector<std::string> Split(std::string_view text, char by) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t end = text.find(by);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

[[noreturn]] void Broken(const std::string& what) { throw std::runtime_error("data/demo/catalogue.tsv: " + what); }

/// The lines of one part, "== 目录".
std::vector<SheetLine> PartOf(std::string_view name) {
  std::vector<SheetLine> lines;
  for (const EmbeddedFile& file : embedded::Demo()) {
    if (file.name != "catalogue.tsv") continue;
    bool is_in = false;
    int number = 0;
    for (const std::string& text : Split(file.bytes, '\n')) {
      ++number;
      if (text.empty() || text.front() == '#') continue;
      if (text.starts_with("== ")) {
        is_in = text == "== " + std::string(name);
      } else if (is_in) {
        lines.push_back({number, Split(text, '\t')});
      }
    }
  }
  return lines;
}

template <class T>
T Must(const std::string& what, FormResult<T> result) {
  if (!result) Broken(what + "：" + result.errors().front().message);
  return *result;
}

std::vector<CatalogueRow> Rows() {
  const std::vector<SheetLine> lines = PartOf("目录");
  const auto sheet = ReadCatalogueSheet("目录", lines);
  if (!sheet) Broken(sheet.error().message);
  std::vector<CatalogueRow> rows;
  for (const SheetRow& row : sheet->rows) {
    if (!row.faults.empty()) Broken(std::to_string(row.number) + "：" + row.faults.front().message);
    rows.push_back(row.row);
  }
  return rows;
}

OrganId Standard(DemoLife& life) {
  db::Reader reader = life.desk.database.Read();
  return *StandardKeeper(reader, BeijingDay(life.today));
}

KeptRow RowNamed(DemoLife& life, const SheetLine& line) {
  db::Reader reader = life.desk.database.Read();
  for (const KeptRow& kept : StandardRows(reader, BeijingDay(life.today))) {
    if (kept.row.first_matter == line.cells.at(2) && kept.row.second_matter == line.cells.at(3)) return kept;
  }
  Broken(std::to_string(line.number) + "：没有这一行");
}

/// The newest one whose title holds these words.
ItemId ItemNamed(DemoLife& life, OrganId organ, const SheetLine& line) {
  db::Reader reader = life.desk.database.Read();
  const ItemPage found =
      ListItems(reader, {.organs = std::nullopt, .organ = organ, .words = line.cells.at(1), .page_size = 1});
  if (found.items.empty()) Broken(std::to_string(line.number) + "：没有这一件");
  return found.items.front().id;
}

/// So many periods before that of today.
std::string PeriodOf(const DemoLife& life, const CatalogueRow& row, const std::string& back) {
  if (back.empty() || !row.cycle) return "";
  Period period = PeriodWith(*row.cycle, BeijingDay(life.today));
  for (int i = std::stoi(back); i > 0; --i) {
    period = PeriodWith(*row.cycle, std::chrono::sys_days(period.first) - std::chrono::days(1));
  }
  return period.id;
}

}  // namespace

void BringDemoCatalogue(DemoLife& life) {
  const Instant begun = life.today - std::chrono::days(kDemoCatalogueDays);
  life.moment = std::max(life.moment + std::chrono::seconds(1), begun);
  Must("目录", BringRows(life.desk, life.as("GB", PostKind::kSupervisor), Standard(life), MatchRows({}, Rows())));
  std::map<std::string, std::vector<AreaAnswer>> answers;
  for (const SheetLine& line : PartOf("领域")) {
    answers[line.cells.at(0)].push_back({line.cells.at(1), line.cells.at(2) == "涉及", line.cells.at(3)});
  }
  for (const auto& [code, said] : answers) {
    life.moment += std::chrono::minutes(7);
    Must(code, ChooseAreas(life.desk, life.as(code, PostKind::kHandler), life.organ(code), said));
  }
}

void TieDemoItems(DemoLife& life) {
  for (const SheetLine& line : PartOf("信息")) {
    const std::string& code = line.cells.at(0);
    const KeptRow kept = RowNamed(life, line);
    const ItemTie tie{kept.id, PeriodOf(life, kept.row, line.cells.at(4))};
    Must(code, TieItem(life.desk, life.as(code, PostKind::kHandler), ItemNamed(life, life.organ(code), line), tie));
  }
}

}  // namespace gongkai::disclosure
