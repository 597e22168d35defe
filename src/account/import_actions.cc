#include "account/import_actions.h"

#include <algorithm>
#include <map>

#include "account/organ_actions.h"
#include "account/people_actions.h"
#include "account/people_store.h"
#include "account/posts_actions.h"

namespace gongkai::account {
namespace {

using docread::Obstacle;
using docread::Sheet;

struct Course {
  Deed& deed;
  const ImportTable& table;
  Imported& imported;
  std::map<std::string, int> rows_of_keys{};   // what may stand in one row only, and where it does
  std::map<std::string, int> rows_of_codes{};  // the first row of each code in the whole table, of organs

  std::string Text(const ImportRow& row, std::string_view field) const { return std::string(table.Cell(row, field)); }
  void AddFaults(const ImportRow& row, const FieldErrors& errors) {
    for (const FieldError& error : errors) {
      imported.faults.push_back({row.number, std::string(HeadOf(table.part, error.field)), error.message});
    }
  }
  /// The row in which this code stands, 0 when there is none.
  int RowOf(const std::string& code) const {
    const auto found = rows_of_codes.find(code);
    return found == rows_of_codes.end() ? 0 : found->second;
  }
  /// The row in which the same key stood before, 0 when it is new.
  int EarlierRow(const std::string& key, int row) {
    const auto [place, is_new] = rows_of_keys.emplace(key, row);
    return is_new ? 0 : place->second;
  }
};

// The organ above, by its code; or what is wrong with that.
std::optional<Organ> ParentOf(Course& course, const ImportRow& row, FieldErrors& errors) {
  const std::string code = FoldOrganCode(course.table.Cell(row, "parent"));
  auto parent = FindOrganByCode(course.deed.transaction(), code);
  if (parent) return parent;
  if (code.empty()) {
    errors.push_back({"parent", "请填写上级机关的代号。"});
  } else if (const auto place = course.rows_of_keys.find(code); place != course.rows_of_keys.end()) {
    errors.push_back({"parent", "上级在第 " + std::to_string(place->second) + " 行，请先改好那一行。"});
  } else if (const int later = course.RowOf(code)) {
    errors.push_back({"parent", "上级排在后面的第 " + std::to_string(later) + " 行，请把它移到下级前面。"});
  } else {
    errors.push_back({"parent", "没有代号为“" + code + "”的机关。"});
  }
  return std::nullopt;
}

OrganForm OrganFormOf(const Course& course, const ImportRow& row, const std::optional<Organ>& parent) {
  const auto kind = OrganKindInWords(course.table.Cell(row, "kind"));
  const auto leadership = LeadershipInWords(course.table.Cell(row, "leadership"));
  return {.kind = kind ? std::string(IdOf(*kind)) : "",
          .parent = parent ? std::to_string(parent->id.value) : "",
          .name = course.Text(row, "name"),
          .short_name = course.Text(row, "short_name"),
          .opened_on = PlainDay(course.table.Cell(row, "opened_on")),
          .code = course.Text(row, "code"),
          .place_code = course.Text(row, "place_code"),
          .credit_code = course.Text(row, "credit_code"),
          .leadership = std::string(IdOf(leadership.value_or(Leadership::kOwnGovernment))),
          .led_by = course.Text(row, "led_by")};
}

void BringOrgan(Course& course, const ImportRow& row) {
  const std::string code = FoldOrganCode(course.table.Cell(row, "code"));
  if (const int earlier = code.empty() ? 0 : course.EarlierRow(code, row.number)) {
    return course.AddFaults(row, {{"code", "代号“" + code + "”和第 " + std::to_string(earlier) + " 行相同。"}});
  }
  FieldErrors errors, of_sheet;
  const auto parent = ParentOf(course, row, of_sheet);
  const OrganForm form = OrganFormOf(course, row, parent);
  if (form.kind.empty()) {
    of_sheet.push_back({"kind", "没有“" + course.Text(row, "kind") + "”这种类别，请照“填写说明”里的名称填。"});
  }
  if (!LeadershipInWords(course.table.Cell(row, "leadership"))) {
    of_sheet.push_back(
        {"leadership", "没有“" + course.Text(row, "leadership") + "”这种领导关系，请照“填写说明”里的名称填。"});
  }
  // With a fault of the sheet nothing comes of the row; the rules of the form are asked all the same, for their faults.
  const auto id = FoundWithin(course.deed, form, errors);
  std::erase_if(errors, [&](const FieldError& error) { return ErrorOf(of_sheet, error.field) != nullptr; });
  course.AddFaults(row, of_sheet);
  course.AddFaults(row, errors);
  if (!id) return;
  course.deed.Record(ChainOf(course.deed.transaction(), *id), "organ.found", ObjectOf("organ", id->value),
                     {{"kind", form.kind}, {"code", code}});
}

void BringPerson(Course& course, const ImportRow& row) {
  const std::string login = FoldLogin(course.table.Cell(row, "login"));
  FieldErrors errors;
  if (const int earlier = login.empty() ? 0 : course.EarlierRow(login, row.number)) {
    errors = {{"login", "登录名“" + login + "”和第 " + std::to_string(earlier) + " 行相同，一人只写一行。"}};
    return course.AddFaults(row, errors);
  }
  const PersonForm form{.login = login,
                        .name = course.Text(row, "name"),
                        .phone = course.Text(row, "phone"),
                        .email = course.Text(row, "email")};
  const auto opened = OpenWithin(course.deed, form, errors);
  course.AddFaults(row, errors);
  if (opened) course.imported.people.push_back({login, form.name, opened->link_token});
}

// In words, as the page shows it, or by id.
std::string KindIn(std::string_view typed) {
  for (const PostKind kind : kPostKinds) {
    if (NameOf(kind) == typed) return std::string(IdOf(kind));
  }
  return std::string(typed);
}

void BringPost(Course& course, const ImportRow& row) {
  const auto person = FindPersonByLogin(course.deed.transaction(), course.table.Cell(row, "login"));
  const PostForm form{.person = person ? person->id : PersonId{0},
                      .organ = course.Text(row, "organ"),
                      .kind = KindIn(course.table.Cell(row, "kind")),
                      .from = PlainDay(course.table.Cell(row, "from")),
                      .until = PlainDay(course.table.Cell(row, "until"))};
  FieldErrors errors;
  if (form.person == course.deed.actor().person) course.imported.gave_himself = true;
  (void)GiveWithin(course.deed, form, errors);
  for (FieldError& error : errors) {
    if (error.field.empty() && !person) {
      error = {"login", "没有登录名为“" + course.Text(row, "login") + "”的账号，请先由系统管理员开通。"};
    } else if (error.field == "kind" && !PostKindFrom(form.kind)) {
      error.message = "没有“" + form.kind + "”这种岗位，请照“填写说明”里的名称填。";
    }
  }
  course.AddFaults(row, errors);
}

// As on the page of one post: that somebody tried is in the trail, though nothing of the import is.
void RecordGivingHimself(Desk& desk, Actor actor) {
  actor.once_key.clear();
  RetryDeed(desk, actor, [&](Deed& deed) {
    deed.RecordRefusal(kInstallation, "post.give", ObjectOf("person", actor.person.value));
    deed.Commit();
  });
}

Imported BringAll(Deed& deed, const ImportTable& table) {
  Imported imported;
  Course course{deed, table, imported};
  for (const ImportRow& row : table.rows) {
    if (table.part == ImportPart::kOrgans)
      course.rows_of_codes.emplace(FoldOrganCode(table.Cell(row, "code")), row.number);
  }
  for (const ImportRow& row : table.rows) {
    if (table.part == ImportPart::kOrgans) BringOrgan(course, row);
    if (table.part == ImportPart::kPeople) BringPerson(course, row);
    if (table.part == ImportPart::kPosts) BringPost(course, row);
  }
  return imported;
}

std::vector<ImportRow> LinesOf(const Sheet& sheet) {
  std::vector<ImportRow> lines;
  for (const docread::SheetRow& row : sheet.rows) {
    ImportRow line{.number = row.row + 1};
    for (const docread::SheetCell& cell : row.cells) {
      line.cells.resize(std::max(line.cells.size(), static_cast<std::size_t>(cell.column) + 1));
      line.cells[static_cast<std::size_t>(cell.column)] = cell.text;
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

// A number that the spreadsheet has spoilt: codes of 18 digits typed into a cell of numbers end in zeros.
std::optional<std::string> SpoiltCell(const Sheet& sheet) {
  for (const docread::SheetRow& row : sheet.rows) {
    const auto cell = std::ranges::find(row.cells, true, &docread::SheetCell::inexact);
    if (cell != row.cells.end()) return docread::Reference(row.row, cell->column);
  }
  return std::nullopt;
}

const Sheet* SheetFor(const docread::Workbook& workbook, ImportPart part) {
  const auto found = std::ranges::find(workbook.sheets, NameOf(part), &Sheet::name);
  if (found != workbook.sheets.end()) return &*found;
  return workbook.sheets.size() == 1 ? &workbook.sheets.front() : nullptr;
}

}  // namespace

Imported TryImport(Desk& desk, Actor actor, const ImportTable& table) {
  actor.once_key.clear();
  return RetryDeed(desk, actor, [&](Deed& deed) {
    Imported imported = BringAll(deed, table);
    imported.people.clear();  // without the commit these links open nothing
    return imported;
  });
}

Result<Imported> Import(Desk& desk, const Actor& actor, const ImportTable& table) {
  const auto imported = RetryDeed(desk, actor, [&](Deed& deed) -> Result<Imported> {
    if (deed.done_before()) return Imported{.done_before = true};
    Imported all = BringAll(deed, table);
    if (!all.faults.empty()) return Imported{.faults = std::move(all.faults), .gave_himself = all.gave_himself};
    deed.Record(kInstallation, "import." + std::string(IdOf(table.part)), "",
                {{"rows", std::to_string(table.rows.size())}});
    deed.Commit();
    return all;
  });
  if (imported && imported->gave_himself) RecordGivingHimself(desk, actor);
  return imported;
}

Result<ImportTable> ReadImport(const docread::Workbook& workbook, ImportPart part) {
  if (workbook.obstacle != Obstacle::kNone) return Error{ErrorKind::kUnreadable, workbook.obstacle_message, ""};
  const Sheet* sheet = SheetFor(workbook, part);
  if (sheet == nullptr) {
    return Error{ErrorKind::kInvalidInput, "文件里没有名为“" + std::string(NameOf(part)) + "”的工作表，请用模板填写。",
                 ""};
  }
  if (const auto cell = SpoiltCell(*sheet)) {
    return Error{ErrorKind::kInvalidInput,
                 "单元格 " + *cell + " 的数字超过 15 位，后几位已被表格软件改成 0。请把这一列设成文本格式，重新填写。",
                 ""};
  }
  return ReadTable(part, LinesOf(*sheet));
}

}  // namespace gongkai::account
