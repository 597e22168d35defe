// What is typed into a register, and what may not be: every kind of field, days, what closes an entry, and bytes with a
// bad will.
#include "oversight/register/register_entry.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <set>

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

constexpr Date kToday = 2026y / 3 / 10;

std::set<std::string> FieldsOf(const FieldErrors& errors) {
  std::set<std::string> fields;
  for (const FieldError& each : errors) fields.insert(each.field);
  return fields;
}

RegisterForm Leak() {
  return {
      .on = "2026-03-02",
      .values = {
          {"subject", "名单带出电话"}, {"which", "personal_leak"}, {"facts", "两小时后撤下。"}, {"affected", "23"}}};
}

RegisterEntry EntryOf(std::string_view kind, const RegisterForm& form) {
  const RegisterKind& of = *FindRegisterKind(kind);
  const auto read = ReadEntryFrom(of, form, kToday);
  REQUIRE(read);
  RegisterEntry entry{
      .id = {OrganId{12}, 3}, .kind = &of, .from = read->from, .until = read->until, .about = read->about};
  entry.values = read->values;
  return entry;
}

TEST_CASE("each register has a source, a title and fields with ids of their own") {
  std::set<std::string_view> kinds;
  for (const RegisterKind& kind : RegisterKinds()) {
    CAPTURE(kind.name);
    CHECK(kinds.insert(kind.id).second);
    CHECK(FindRegisterKind(kind.id) == &kind);
    CHECK_FALSE(kind.source.empty());
    CHECK_FALSE(kind.measure.empty());
    CHECK(FindField(kind, kind.title) != nullptr);
    std::set<std::string_view> ids{"on", "reason", "files", "organ", "version", "once", "_csrf"};
    int organs = 0;
    for (const RegisterField& field : kind.fields) {
      CAPTURE(field.label);
      CHECK(ids.insert(field.id).second);
      CHECK((field.type == FieldType::kChoice) == !field.choices.empty());
      organs += field.type == FieldType::kOrgan ? 1 : 0;
    }
    CHECK(organs <= 1);
    CHECK((kind.sight != EntrySight::kAbout || organs == 1));
  }
  CHECK(FindRegisterKind("party") == nullptr);
}

TEST_CASE("every field that the register asks for is told where it is not there, and nothing is guessed") {
  for (const RegisterKind& kind : RegisterKinds()) {
    CAPTURE(kind.name);
    const auto read = ReadEntryFrom(kind, {}, kToday);
    REQUIRE_FALSE(read);
    std::set<std::string> needed{"on"};
    for (const RegisterField& field : kind.fields) {
      if (field.is_required) needed.insert(std::string(field.id));
    }
    CHECK(FieldsOf(read.errors()) == needed);
  }
}

TEST_CASE("days and years are of the past, numbers are numbers, and a blank is not 0") {
  const RegisterKind& meeting = *FindRegisterKind(kMeetingRegister);
  RegisterForm form{.on = "2026-03-10", .values = {{"subject", "目录"}, {"which", "party"}, {"people", " "}}};
  const auto read = ReadEntryFrom(meeting, form, kToday);
  REQUIRE(read);
  CHECK_FALSE(read->values.contains("people"));
  for (const char* day : {"2026-03-11", "2026-13-01", "昨天", "2007-01-01", ""}) {
    CAPTURE(day);
    form.on = day;
    CHECK(FieldsOf(ReadEntryFrom(meeting, form, kToday).errors()) == std::set<std::string>{"on"});
  }
  form.on = "2026-03-10";
  for (const char* people : {"-1", "1.5", "很多", "999999999999999999999"}) {
    CAPTURE(people);
    form.values["people"] = people;
    CHECK(FieldsOf(ReadEntryFrom(meeting, form, kToday).errors()) == std::set<std::string>{"people"});
  }
  const RegisterKind& people = *FindRegisterKind(kPeopleRegister);
  RegisterForm year{.on = "2026",
                    .values = {{"body", "办公室"}, {"full_time", "1"}, {"part_time", "0"}, {"funds", "20000.50"}}};
  const auto kept = ReadEntryFrom(people, year, kToday);
  REQUIRE(kept);
  CHECK(kept->from == 2026y / 1 / 1);
  CHECK(kept->until == 2026y / 12 / 31);
  CHECK(kept->values.at("funds") == "20000.5");
  year.on = "2027";
  CHECK_FALSE(ReadEntryFrom(people, year, kToday));
}

TEST_CASE("numbers of persons are no words of a register, and a text has its end") {
  RegisterForm form = Leak();
  form.values["facts"] = "涉及身份证号11010519491231002X。";
  CHECK(FieldsOf(ReadEntryFrom(*FindRegisterKind(kIncidentRegister), form, kToday).errors()).contains("facts"));
  form.values["facts"] = std::string(20'000, 'x');
  CHECK(FieldsOf(ReadEntryFrom(*FindRegisterKind(kIncidentRegister), form, kToday).errors()).contains("facts"));
  form = Leak();
  form.values["which"] = "<script>";
  CHECK(FieldsOf(ReadEntryFrom(*FindRegisterKind(kIncidentRegister), form, kToday).errors()).contains("which"));
}

std::vector<std::vector<std::string>> Cases(const std::string& name, std::size_t columns) {
  std::ifstream file(GONGKAI_SOURCE_DIR "/tests/law_cases/" + name);
  REQUIRE(file);
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    REQUIRE_MESSAGE(cells.size() == columns, line);
    rows.push_back(std::move(cells));
  }
  return rows;
}

/// "部门、个人、措施", as far as closing is refused for the lack of them; "无".
std::string Lacking(const FieldErrors& errors) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {{"主管部门", "部门"},
                                                                      {"职责的部门", "部门"},
                                                                      {"保密行政管理部门", "部门"},
                                                                      {"通知了个人", "个人"},
                                                                      {"补救措施", "措施"}};
  std::set<std::string> lacking;
  for (const FieldError& each : errors) {
    CHECK(each.field == kVersionField);
    for (const auto& [words, name] : kWords) {
      if (each.message.find(words) != std::string::npos) lacking.emplace(name);
    }
  }
  std::string joined;
  for (const char* name : {"部门", "个人", "措施"}) {
    if (lacking.contains(name)) joined += (joined.empty() ? "" : "、") + std::string(name);
  }
  return joined.empty() ? "无" : joined;
}

TEST_CASE("what an incident must tell before it is over (tests/law_cases/incident_closing.tsv)") {
  const RegisterField& which = *SplitOf(*FindRegisterKind(kIncidentRegister));
  const auto rows = Cases("incident_closing.tsv", 7);
  CHECK(rows.size() >= 11);
  for (const auto& row : rows) {
    CAPTURE(row[6]);
    RegisterForm form = Leak();
    const auto choice = std::ranges::find(which.choices, row[0], &RegisterChoice::name);
    REQUIRE(choice != which.choices.end());
    form.values["which"] = std::string(choice->id);
    form.values["department_on"] = row[1];
    form.values["persons_on"] = row[2];
    form.values["persons_not"] = row[3];
    form.values["measures"] = row[4];
    const FieldErrors errors = FaultsOfClosing(EntryOf(kIncidentRegister, form), "2026-03-09", "已处理", kToday);
    CHECK(Lacking(errors) == row[5]);
  }
}

TEST_CASE("the department is not told before a leak was found, nor on a day to come") {
  RegisterForm form = Leak();
  form.values["department_on"] = "2026-03-01";
  CHECK_FALSE(ReadEntryFrom(*FindRegisterKind(kIncidentRegister), form, kToday));
  form.values["department_on"] = "2026-03-11";
  CHECK_FALSE(ReadEntryFrom(*FindRegisterKind(kIncidentRegister), form, kToday));
}

TEST_CASE("what is open stands in the way of closing; days of closing are told") {
  RegisterForm form = Leak();
  form.values["which"] = "wrong";
  RegisterEntry entry = EntryOf(kIncidentRegister, form);
  entry.steps = 2;
  entry.steps_done = 1;
  CHECK(ErrorOf(FaultsOfClosing(entry, "2026-03-09", "已处理", kToday), kVersionField) != nullptr);
  entry.steps_done = 2;
  CHECK(FaultsOfClosing(entry, "2026-03-09", "已处理", kToday).empty());
  CHECK(ErrorOf(FaultsOfClosing(entry, "2026-03-01", "已处理", kToday), "ended_on") != nullptr);
  CHECK(ErrorOf(FaultsOfClosing(entry, "2026-03-11", "已处理", kToday), "ended_on") != nullptr);
  CHECK(ErrorOf(FaultsOfClosing(entry, "2026-03-09", " ", kToday), "ending") != nullptr);
}

TEST_CASE("a 处理建议 is not shown to the organ that it is about, 约谈 is") {
  RegisterForm form{.on = "2026-03-02",
                    .values = {{"subject", "逾期"},
                               {"which", "talk"},
                               {"about", "15"},
                               {"basis", "条例第四十九条"},
                               {"body", "县政府办公室"}}};
  CHECK(IsShownToAbout(EntryOf(kAccountabilityRegister, form)));
  form.values["which"] = "propose";
  CHECK_FALSE(IsShownToAbout(EntryOf(kAccountabilityRegister, form)));
}

TEST_CASE("values come back from their text as they went in, whatever they are") {
  std::mt19937 random(7);
  constexpr std::string_view kPieces[] = {"\n", "\\", "=", "n", "中", "\\n", " ", "a=b", "\r"};
  for (int turn = 0; turn < 500; ++turn) {
    RegisterValues values;
    for (const char* field : {"subject", "facts", "which"}) {
      std::string value;
      for (unsigned i = random() % 8; i > 0; --i) value += kPieces[random() % std::size(kPieces)];
      values.emplace(field, value);
    }
    CHECK(UnpackValues(PackValues(values)) == values);
  }
  CHECK(UnpackValues("no equals\nsubject=a\\").at("subject") == "a\\");
}

TEST_CASE("what lasts counts in every year in which it was in force") {
  RegisterEntry rule{.kind = FindRegisterKind(kRuleRegister), .from = 2024y / 5 / 1, .until = kNoEnd};
  CHECK_FALSE(CountsIn(rule, 2023));
  CHECK(CountsIn(rule, 2024));
  CHECK(CountsIn(rule, 2030));
  rule.until = 2025y / 1 / 1;
  CHECK(CountsIn(rule, 2025));
  CHECK_FALSE(CountsIn(rule, 2026));
  CHECK_FALSE(IsInForce(rule, 2025y / 1 / 1));
  rule.state = EntryState::kStruck;
  CHECK_FALSE(CountsIn(rule, 2024));
}

TEST_CASE("ids of addresses are read as they are written and no other way") {
  CHECK(RegisterEntryIdFrom(ToString(RegisterEntryId{OrganId{12}, 3})) == RegisterEntryId{OrganId{12}, 3});
  for (const char* bad :
       {"", "-", "12", "12-", "-3", "12-0", "0-3", "12-3-4", "12-3x", "a-b", "99999999999999999999-1"}) {
    CAPTURE(bad);
    CHECK_FALSE(RegisterEntryIdFrom(bad));
  }
}

}  // namespace
}  // namespace gongkai::oversight
