// What it costs to bring in decisions by a workbook: reading the xlsx in the child process, checking and putting down
// every row, and the word that makes decisions of them. Every hundredth row is wrong and is left out before.
//
//   import_decisions_bench [ROWS]        20,000 unless told otherwise
//
// Links: disclosure account docwrite embedded_migrations fmt::fmt

#include <fmt/format.h>
#include <stdlib.h>
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "account/organ_store.h"
#include "account/people_store.h"
#include "disclosure/decision/decision_import_actions.h"
#include "docread/isolated.h"
#include "docwrite/xlsx.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::disclosure {
namespace {

constexpr int kWrongEvery = 100;
constexpr Instant kNow{std::chrono::seconds(1'773'100'800)};

double SecondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string NewFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "import-bench-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  return pattern;
}

std::string WorkbookOf(int rows) {
  docwrite::Sheet sheet{.name = "决定"};
  const auto columns = DecisionColumns();
  for (int i = 0; i <= rows; ++i) {
    const DecisionCells cells = {"行政许可",
                                 "澄枕许〔2026〕" + std::to_string(i) + "号",
                                 "农村宅基地审批",
                                 "苏砚秋",
                                 "自然人",
                                 i % kWrongEvery == 1 ? "三月初" : "2026-03-02",
                                 "土地管理法第六十二条",
                                 "准予使用宅基地120平方米。",
                                 "公开",
                                 ""};
    for (std::size_t column = 0; column < columns.size(); ++column) {
      sheet.cells.push_back({.row = i,
                             .column = static_cast<int>(column),
                             .text = i == 0 ? std::string(columns[column].head) : cells[column]});
    }
  }
  return docwrite::WriteXlsx({&sheet, 1});
}

int Run(int rows) {
  const std::string folder = NewFolder();
  const auto database = std::move(*db::Database::Open({.directory = folder}, embedded::Migrations()));
  const account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  account::Desk desk{*database, keys, [] { return kNow; }};
  OrganId organ{0};
  account::Actor actor{.post = account::PostKind::kHandler, .name = "测试"};
  {
    db::Transaction act = database->Begin();
    organ = account::AddOrgan(act, {.kind = account::OrganKind::kTownship,
                                    .code = "101",
                                    .name = "枕溪镇",
                                    .short_name = "枕溪镇",
                                    .opened_on = Date{std::chrono::year(2020) / 1 / 1}});
    actor.person = account::AddPerson(act, {.login = "linxi", .name = "林溪", .created_at = kNow});
    act.Commit();
  }
  const std::string bytes = WorkbookOf(rows);
  docread::Workbook workbook;
  ItemId import;
  std::vector<DecisionImportRow> bad;
  const double read = SecondsOf([&] { workbook = docread::ReadWorkbookIsolated(bytes); });
  const double check = SecondsOf([&] {
    import = *BeginImport(desk, actor, organ, "决定.xlsx");
    ReadImport(desk, import, workbook);
  });
  {
    db::Reader reader = database->Read();
    bad = ImportRows(reader, import, true, 0);
  }
  for (const DecisionImportRow& row : bad) {
    if (!LeaveOutImportRow(desk, actor, import, row.number)) return 1;
  }
  std::int64_t entered = 0;
  const double confirm = SecondsOf([&] { entered = ConfirmImport(desk, actor, import).value(); });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{} rows, {:.1f} MB of xlsx, {} wrong, {} entered\n", rows, static_cast<double>(bytes.size()) / 1e6,
             bad.size(), entered);
  fmt::print("read in the child  {:6.2f} s\nchecked and kept   {:6.2f} s\nconfirmed          {:6.2f} s\n", read, check,
             confirm);
  fmt::print("together           {:6.2f} s, of 30 at most; {} MB at most\n", read + check + confirm,
             usage.ru_maxrss / 1024);
  std::filesystem::remove_all(folder);
  return read + check + confirm <= 30 ? 0 : 1;
}

}  // namespace
}  // namespace gongkai::disclosure

int main(int count, char** words) {
  if (count > 1 && words[1] == gongkai::docread::kReadWorkerWord) return gongkai::docread::RunReadWorker();
  return gongkai::disclosure::Run(count > 1 ? std::stoi(words[1]) : 20'000);
}
