// Workbooks of decisions: nothing counts before a person's word, what is wrong is told by row and column and mended.
#include <algorithm>

#include "disclosure/decision/decision_desk_test.h"
#include "disclosure/decision/decision_import_actions.h"
#include "docwrite/xlsx.h"

namespace gongkai::disclosure {
namespace {

using Table = std::vector<DecisionCells>;

docwrite::SheetCell CellAt(int row, int column, std::string text) {
  return {.row = row, .column = column, .text = std::move(text)};
}

/// The columns from the last to the first, to show that their order does not matter.
docread::Workbook WorkbookOf(const Table& table) {
  docwrite::Sheet sheet{.name = "决定"};
  const int last = static_cast<int>(kDecisionColumns) - 1;
  for (int column = 0; column <= last; ++column) {
    const auto place = static_cast<std::size_t>(last - column);
    sheet.cells.push_back(CellAt(0, column, std::string(DecisionColumns()[place].head)));
    for (std::size_t row = 0; row < table.size(); ++row)
      sheet.cells.push_back(CellAt(static_cast<int>(row) + 1, column, table[row][place]));
  }
  std::ranges::stable_sort(sheet.cells, {}, &docwrite::SheetCell::row);
  return docread::ReadWorkbook(docwrite::WriteXlsx({&sheet, 1}));
}

struct ImportDesk : DecisionDesk {
  using DecisionDesk::DecisionDesk;

  ItemId Bring(const Table& table) { return Bring(WorkbookOf(table)); }
  ItemId Bring(const docread::Workbook& workbook) {
    const ItemId id = *BeginImport(desk, drafter, township, "决定.xlsx");
    disclosure::ReadImport(desk, id, workbook);
    return id;
  }
  DecisionImport ImportOf(ItemId id) {
    db::Reader reader = database->Read();
    return *FindImport(reader, id);
  }
  std::vector<DecisionImportRow> Bad(ItemId id) {
    db::Reader reader = database->Read();
    return ImportRows(reader, id, true, 0);
  }
};

Table FiveBadRows() {
  Table table;
  for (int i = 1; i <= 10; ++i) table.push_back(DecisionDesk::Cells("澄枕许〔2026〕" + std::to_string(i) + "号"));
  table[1][5] = "三月初";
  table[3][7] = "准予13800138000使用。";
  table[5][1] = "澄枕许(2026)1号";  // as the first
  table[7][0] = "奖励";
  table[9][2] = "";
  return table;
}

TEST_CASE_ON_BOTH_ENGINES("five bad rows are told by row and column, mended, and all become decisions once", place) {
  ImportDesk county(place);
  const ItemId id = county.Bring(FiveBadRows());
  CHECK(county.ImportOf(id).state == ImportState::kWaiting);
  CHECK(county.ImportOf(id).checked == 10);
  const auto bad = county.Bad(id);
  REQUIRE(bad.size() == 5);
  const std::vector<std::pair<std::int64_t, std::size_t>> places = {{3, 5}, {5, 7}, {7, 1}, {9, 0}, {11, 2}};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(bad[i].number == places[i].first);
    REQUIRE(bad[i].faults.size() == 1);
    CHECK(bad[i].faults[0].column == places[i].second);
  }
  CHECK(bad[2].faults[0].message.find("第 2 行") != std::string::npos);
  CHECK_FALSE(ConfirmImport(county.desk, county.drafter, id));
  CHECK(county.Count("SELECT COUNT(*) FROM decision") == 0);
  for (const DecisionImportRow& row : bad) {
    const std::string number = "澄枕许〔2026〕" + std::to_string(row.number - 1) + "号";
    REQUIRE(MendImportRow(county.desk, county.drafter, id, row.number, DecisionDesk::Cells(number)));
  }
  CHECK(county.Bad(id).empty());
  Actor once = county.drafter;
  once.once_key = "/confirm|0123456789abcdef0123456789abcdef";
  CHECK(*ConfirmImport(county.desk, once, id) == 10);
  CHECK(*ConfirmImport(county.desk, once, id) == 10);
  CHECK_FALSE(ConfirmImport(county.desk, county.drafter, id));
  CHECK(county.Count("SELECT COUNT(*) FROM decision") == 10);
  CHECK(county.Count("SELECT COUNT(*) FROM decision_import_row") == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM audit_entry WHERE detail LIKE '%苏砚秋%'") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("a row that is mended to another number frees the one below it", place) {
  ImportDesk county(place);
  const ItemId id = county.Bring({DecisionDesk::Cells("澄枕许〔2026〕1号"), DecisionDesk::Cells("澄枕许〔2026〕1号")});
  REQUIRE(county.Bad(id).size() == 1);
  CHECK(county.Bad(id)[0].number == 3);
  REQUIRE(MendImportRow(county.desk, county.drafter, id, 2, DecisionDesk::Cells("澄枕许〔2026〕2号")));
  CHECK(county.Bad(id).empty());
  REQUIRE(MendImportRow(county.desk, county.drafter, id, 2, DecisionDesk::Cells("澄枕许〔2026〕1号")));
  CHECK(county.Bad(id).size() == 1);
  REQUIRE(LeaveOutImportRow(county.desk, county.drafter, id, 2));
  CHECK(county.Bad(id).empty());
}

TEST_CASE_ON_BOTH_ENGINES("numbers that the ledger has are refused, also when they came in meanwhile", place) {
  ImportDesk county(place);
  county.Enter(DecisionDesk::Cells("澄枕许〔2026〕1号"));
  const ItemId id = county.Bring({DecisionDesk::Cells("澄枕许〔2026〕1号"), DecisionDesk::Cells("澄枕许〔2026〕2号")});
  REQUIRE(county.Bad(id).size() == 1);
  REQUIRE(LeaveOutImportRow(county.desk, county.drafter, id, 2));
  county.Enter(DecisionDesk::Cells("澄枕许〔2026〕2号"));
  CHECK(*ConfirmImport(county.desk, county.drafter, id) == 0);
  CHECK(county.Count("SELECT COUNT(*) FROM decision") == 2);
  CHECK(county.ImportOf(id).state == ImportState::kWaiting);
  const auto bad = county.Bad(id);
  REQUIRE(bad.size() == 1);
  CHECK(bad[0].number == 3);
  CHECK(bad[0].faults[0].column == 1);
  REQUIRE(MendImportRow(county.desk, county.drafter, id, 3, DecisionDesk::Cells("澄枕许〔2026〕3号")));
  CHECK(*ConfirmImport(county.desk, county.drafter, id) == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM decision") == 3);
}

TEST_CASE_ON_BOTH_ENGINES("a file that cannot be taken in says why; one that was given up takes in no more", place) {
  ImportDesk county(place);
  const ItemId torn = county.Bring(docread::ReadWorkbook("not a workbook"));
  CHECK(county.ImportOf(torn).state == ImportState::kUnreadable);
  CHECK_FALSE(county.ImportOf(torn).words.empty());
  const ItemId headless = county.Bring(docread::ReadWorkbook("文号,日期\n1,2026-03-01\n"));
  CHECK(county.ImportOf(headless).words.find("决定类别") != std::string::npos);
  const ItemId dropped = *BeginImport(county.desk, county.drafter, county.township, "决定.xlsx");
  REQUIRE(DropImport(county.desk, county.drafter, dropped));
  disclosure::ReadImport(county.desk, dropped, WorkbookOf(FiveBadRows()));
  CHECK(county.ImportOf(dropped).state == ImportState::kDropped);
  CHECK(county.Count("SELECT COUNT(*) FROM decision_import_row") == 0);
}

/// The cell of that column in that row of the table, heads not counted.
docread::SheetCell& CellOf(docread::Workbook& workbook, std::size_t row, std::size_t column) {
  const int place = static_cast<int>(kDecisionColumns - 1 - column);
  auto& cells = workbook.sheets.front().rows.at(row + 1).cells;
  const auto found = std::ranges::find(cells, place, &docread::SheetCell::column);
  REQUIRE(found != cells.end());
  return *found;
}

TEST_CASE_ON_BOTH_ENGINES("where the spreadsheet put zeros, the fault stays until that cell is typed anew", place) {
  ImportDesk county(place);
  docread::Workbook workbook = WorkbookOf({DecisionDesk::Cells("许2号"), DecisionDesk::Cells("2026000000000000100")});
  CellOf(workbook, 1, 1).inexact = true;
  const ItemId id = county.Bring(workbook);
  REQUIRE(county.Bad(id).size() == 1);
  CHECK(county.Bad(id)[0].faults[0].message.find("15 位") != std::string::npos);
  DecisionCells cells = county.Bad(id)[0].cells;
  cells[2] = "农村村民建房审批";  // another cell
  REQUIRE(MendImportRow(county.desk, county.drafter, id, 3, cells));
  REQUIRE(county.Bad(id).size() == 1);
  CHECK(county.Bad(id)[0].faults[0].column == 1);
  // The row above takes its number and gives it back: this one is checked anew, and still wrong.
  DecisionCells other = DecisionDesk::Cells(cells[1]);
  REQUIRE(MendImportRow(county.desk, county.drafter, id, 2, other));
  other[1] = "许2号";
  REQUIRE(MendImportRow(county.desk, county.drafter, id, 2, other));
  REQUIRE(county.Bad(id).size() == 1);
  CHECK(county.Bad(id)[0].faults[0].message.find("15 位") != std::string::npos);
  cells[1] = "2026000000000000123";
  REQUIRE(MendImportRow(county.desk, county.drafter, id, 3, cells));
  CHECK(county.Bad(id).empty());
  cells[1] = "2026000000000000100";  // typed, and so meant
  REQUIRE(MendImportRow(county.desk, county.drafter, id, 3, cells));
  CHECK(county.Bad(id).empty());
}

TEST_CASE_ON_BOTH_ENGINES("hidden sheets are passed over, hidden rows are told", place) {
  ImportDesk county(place);
  docread::Workbook workbook = WorkbookOf({DecisionDesk::Cells("许1号"), DecisionDesk::Cells("许2号")});
  workbook.sheets.front().rows.at(2).hidden = true;
  docread::Sheet hidden = workbook.sheets.front();
  hidden.hidden = true;
  hidden.rows.resize(1);
  workbook.sheets.insert(workbook.sheets.begin(), hidden);
  const ItemId id = county.Bring(workbook);
  CHECK(county.ImportOf(id).total == 2);
  {
    db::Reader reader = county.database->Read();
    CHECK(HiddenRows(reader, id, 10) == std::vector<std::int64_t>{3});
  }
  docread::Workbook all_hidden = WorkbookOf({DecisionDesk::Cells("许1号")});
  all_hidden.sheets.front().hidden = true;
  const ItemId refused = county.Bring(all_hidden);
  CHECK(county.ImportOf(refused).state == ImportState::kUnreadable);
  CHECK(county.ImportOf(refused).words.find("隐藏") != std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("of three with one number the lower two name the first, whichever that is", place) {
  ImportDesk county(place);
  const ItemId id =
      county.Bring({DecisionDesk::Cells("许1号"), DecisionDesk::Cells("许1号"), DecisionDesk::Cells("许1号")});
  REQUIRE(county.Bad(id).size() == 2);
  REQUIRE(MendImportRow(county.desk, county.drafter, id, 3, DecisionDesk::Cells("许9号")));  // not the first
  REQUIRE(county.Bad(id).size() == 1);
  CHECK(county.Bad(id)[0].faults[0].message.find("第 2 行") != std::string::npos);
  REQUIRE(MendImportRow(county.desk, county.drafter, id, 3, DecisionDesk::Cells("许1号")));
  REQUIRE(LeaveOutImportRow(county.desk, county.drafter, id, 2));
  REQUIRE(county.Bad(id).size() == 1);
  CHECK(county.Bad(id)[0].number == 4);
  CHECK(county.Bad(id)[0].faults[0].message.find("第 3 行") != std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("what comes in is numbered behind what is there", place) {
  ImportDesk county(place);
  county.Enter(DecisionDesk::Cells("许1号"));
  const ItemId id = county.Bring({DecisionDesk::Cells("许2号"), DecisionDesk::Cells("许3号")});
  REQUIRE(ConfirmImport(county.desk, county.drafter, id));
  CHECK(county.DecisionOf({county.township, 2}).decision_number == "许2号");
  CHECK(county.DecisionOf({county.township, 3}).decision_number == "许3号");
}

}  // namespace
}  // namespace gongkai::disclosure
