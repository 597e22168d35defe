// What is put down stays: corrections with why, steps with proof, closing, striking out, statements of none; once, in
// order, and by who may.
#include "oversight/register/register_actions.h"

#include "db/blob_holders.h"
#include "db/blob_store.h"
#include "oversight/measure_store.h"
#include "oversight/register/register_desk_test.h"
#include "oversight/register/register_due_view.h"

namespace gongkai::oversight {
namespace {

using namespace std::chrono_literals;

TEST_CASE_ON_BOTH_ENGINES("an entry is kept, corrected with why, and what stood there before stays", place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Kept(kMeetingRegister, county.Meeting());
  CHECK(ErrorOf(county.Keep(kMeetingRegister, {}).errors(), "subject") != nullptr);
  RegisterForm form = county.Meeting("2026-03-03");
  form.values["people"] = "11";
  const SeenEntry seen = county.Seen(id);
  CHECK(ErrorOf(CorrectEntry(county.desk, county.handler, seen, form, " ", {}).errors(), "reason") != nullptr);
  county.Must(CorrectEntry(county.desk, county.handler, seen, form, "签到表上是11人", {}));
  const auto late = CorrectEntry(county.desk, county.handler, seen, form, "再改", {});
  CHECK(ErrorOf(late.errors(), kVersionField) != nullptr);
  CHECK(ValueOf(county.Of(id), "people") == "11");
  CHECK(county.Of(id).from == 2026y / 3 / 3);
  db::Reader reader = county.database->Read();
  const auto contents = ContentsOf(reader, id);
  REQUIRE(contents.size() == 2);
  CHECK(contents[0].values.at("people") == "9");
  CHECK(contents[0].from == 2026y / 3 / 2);
  CHECK(RegisterEventsOf(reader, id).back().words == "签到表上是11人");
  CHECK(Has(county.Trail(county.township).back(), "register.correct"));
}

TEST_CASE_ON_BOTH_ENGINES("a leak, from report to closure", place) {
  RegisterDesk county(place);
  RegisterForm form = county.Leak();
  const RegisterEntryId id = county.Kept(kIncidentRegister, form);
  CHECK(county.Figure(county.township, 2026, KeyOfChoice(kIncidentRegister, kPersonalLeak)) == Number::Of(1));
  county.Must(SetStep(county.desk, county.handler, county.Seen(id),
                      {.what = "撤下附件", .owner = "办公室", .due = "2026-03-12"}));
  const auto close = [&] { return CloseEntry(county.desk, county.handler, county.Seen(id), "2026-03-10", "已处理"); };
  CHECK(ErrorOf(close().errors(), kVersionField) != nullptr);
  const DoneForm done{.step = 1, .done_on = "2026-03-10", .outcome = "已撤下。"};
  county.Must(FinishStep(county.desk, county.handler, county.Seen(id), county.township, done,
                         {{"撤下截图.pdf", "%PDF-1.4 proof"}}));
  CHECK_FALSE(FinishStep(county.desk, county.handler, county.Seen(id), county.township, done, {}));
  CHECK_FALSE(close());  // nobody was told yet
  form.values["department_on"] = "2026-03-02";
  form.values["persons_on"] = "2026-03-03";
  form.values["measures"] = "撤下附件。";
  county.Must(CorrectEntry(county.desk, county.handler, county.Seen(id), form, "补登通知的日期", {}));
  county.Must(close());
  CHECK(county.Of(id).state == EntryState::kClosed);
  CHECK(county.Figure(county.township, 2026, KeyOfClosed(kIncidentRegister)) == Number::Of(1));
  county.Must(OpenEntryAgain(county.desk, county.handler, county.Seen(id), "又有人反映"));
  CHECK(county.Of(id).state == EntryState::kOpen);
  CHECK(county.Of(id).files == 1);
  db::Reader reader = county.database->Read();
  const auto files = FilesOf(reader, id);
  REQUIRE(files.size() == 1);
  CHECK(files[0].step == 1);
  CHECK(db::GetBlob(reader, files[0].digest) == "%PDF-1.4 proof");
}

TEST_CASE_ON_BOTH_ENGINES("no bytes of a proof are removed while an entry names them", place) {
  RegisterDesk county(place);
  const RegisterEntryId id =
      county.Must(county.Keep(kMeetingRegister, county.Meeting(), {{"../纪要.pdf", "%PDF-1.4 minutes"}}));
  db::Transaction act = county.database->Begin();
  const auto files = FilesOf(act, id);
  REQUIRE(files.size() == 1);
  CHECK(files[0].name == "纪要.pdf");
  CHECK_FALSE(db::RemoveBlobUnlessHeld(act, files[0].digest));
}

TEST_CASE_ON_BOTH_ENGINES("files that are none of those that are taken are told, and nothing is kept", place) {
  RegisterDesk county(place);
  const auto kept = county.Keep(kMeetingRegister, county.Meeting(), {{"a.exe", "MZ"}, {"b.docx", "not a zip"}});
  CHECK(ErrorOf(kept.errors(), "files") != nullptr);
  const auto many = county.Keep(kMeetingRegister, county.Meeting(), SentProofs(7, {"a.pdf", "%PDF-1.4"}));
  CHECK(ErrorOf(many.errors(), "files") != nullptr);
  db::Reader reader = county.database->Read();
  CHECK(ListRegisterEntries(reader, {}).empty());
}

TEST_CASE_ON_BOTH_ENGINES("the inspected organ sees what is to be put right, reports it, and changes nothing else",
                          place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Inspected();
  CHECK(county.Notices(county.lin) == 1);
  CHECK(county.Notices(county.xie) == 0);
  county.Must(SetStep(county.desk, county.supervisor, county.Seen(id),
                      {.what = "更新指南", .owner = "党政办", .due = "2026-03-20"}));
  const DoneForm done{.step = 1, .done_on = "2026-03-10", .outcome = "已经更新。"};
  const Actor neighbour = county.ActorAs(county.xie, PostKind::kHandler);
  CHECK_FALSE(FinishStep(county.desk, neighbour, county.Seen(id), county.other_township, done, {}));
  county.Must(FinishStep(county.desk, county.handler, county.Seen(id), county.township, done, {}));
  CHECK(county.Notices(county.he) == 1);
  CHECK(county.Figure(county.township, 2026, KeyOfStepsDone(kInspectionRegister)) == Number::Of(1));
  CHECK(county.Figure(county.office, 2026, KeyOfRegister(kInspectionRegister)) == Number::Of(1));
  CHECK_FALSE(county.Figure(county.other_township, 2026, KeyOfRegister(kInspectionRegister)));
}

TEST_CASE_ON_BOTH_ENGINES("no correction lays a proposal, or what was written of another organ, before somebody",
                          place) {
  RegisterDesk county(place);
  const std::string here = std::to_string(county.township.value), there = std::to_string(county.other_township.value);
  RegisterForm form{.on = "2026-03-02",
                    .values = {{"subject", "两次不改"},
                               {"which", std::string(kProposalForm)},
                               {"about", here},
                               {"basis", "条例第四十七条"},
                               {"body", "监察委员会"}}};
  const RegisterEntryId id = county.Must(
      KeepEntry(county.desk, county.supervisor, county.office, *FindRegisterKind(kAccountabilityRegister), form, {}));
  const auto correct = [&](RegisterEntryId entry, const RegisterForm& to) {
    return CorrectEntry(county.desk, county.supervisor, county.Seen(entry), to, "登记错了", {});
  };
  form.values["basis"] = "条例第四十七条第一款";
  county.Must(correct(id, form));
  form.values["which"] = "criticise";
  CHECK(ErrorOf(correct(id, form).errors(), "about") != nullptr);  // its organ would read what was proposed
  form.values["about"] = there;
  CHECK(ErrorOf(correct(id, form).errors(), "about") != nullptr);
  form.values.erase("about");
  county.Must(correct(id, form));  // nobody but the keeper sees it
  form.values["about"] = here;
  CHECK(ErrorOf(correct(id, form).errors(), "about") != nullptr);  // nor in two steps
  const RegisterEntryId inspected = county.Inspected();
  RegisterForm inspection = county.Inspection();
  inspection.values["findings"] = "指南、目录没有更新。";
  county.Must(correct(inspected, inspection));
  inspection.values["about"] = there;
  CHECK(ErrorOf(correct(inspected, inspection).errors(), "about") != nullptr);
  CHECK(county.Of(inspected).about == county.township);
}

TEST_CASE_ON_BOTH_ENGINES("an entry holds so many files, however they come", place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Kept(kMeetingRegister, county.Meeting());
  const SentProofs six(6, {"a.pdf", "%PDF-1.4"});
  for (int i = 0; i < 6; ++i) county.Must(AddProof(county.desk, county.handler, county.Seen(id), six));
  const auto corrected = CorrectEntry(county.desk, county.handler, county.Seen(id), county.Meeting(), "补材料", six);
  CHECK(ErrorOf(corrected.errors(), "files") != nullptr);
  CHECK(ErrorOf(AddProof(county.desk, county.handler, county.Seen(id), six).errors(), "files") != nullptr);
  CHECK(county.Of(id).files == 36);
  county.Must(CorrectEntry(county.desk, county.handler, county.Seen(id), county.Meeting(), "只改字", {}));
}

TEST_CASE_ON_BOTH_ENGINES("what is due waits for who has to do it; for the keeper only once it is late", place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Inspected();
  county.Must(SetStep(county.desk, county.supervisor, county.Seen(id),
                      {.what = "更新指南", .owner = "党政办", .due = "2026-03-20"}));
  county.Kept(kPlanRegister,
              {.on = "2026-03-01", .values = {{"task", "更新目录"}, {"owner", "党政办"}, {"due", "2026-03-18"}}});
  db::Reader reader = county.database->Read();
  const auto due = [&](PersonId person, Date day) {
    const account::Visitor visitor{.person = person, .name = "测试", .posts = county.Held(person), .address = ""};
    return RegisterDuesOf(reader, visitor, day);
  };
  const auto owed = due(county.lin, 2026y / 3 / 10);
  REQUIRE(owed.size() == 2);
  CHECK(owed[0].words == "工作要点：更新目录");
  CHECK(owed[1].words == "整改事项：更新指南");
  CHECK(due(county.lin, 2026y / 2 / 10).empty());
  CHECK(due(county.he, 2026y / 3 / 10).empty());
  CHECK(due(county.he, 2026y / 3 / 21).size() == 1);
  CHECK(due(county.xie, 2026y / 3 / 21).empty());
}

TEST_CASE_ON_BOTH_ENGINES("none this year: after the year, where there is none; an entry takes it back", place) {
  RegisterDesk county(place);
  const auto state = [&](std::string_view kind, int year, std::string choice = "", std::string words = "查过记录") {
    return StateNone(county.desk, county.handler, county.township,
                     {.kind = std::string(kind), .choice = std::move(choice), .year = year, .words = std::move(words)});
  };
  CHECK(ErrorOf(state(kIncidentRegister, 2026).errors(), "year") != nullptr);
  CHECK(ErrorOf(state(kIncidentRegister, 2025, "", " ").errors(), "words") != nullptr);
  CHECK(ErrorOf(state(kIncidentRegister, 2025, "other").errors(), "choice") != nullptr);
  CHECK_FALSE(state("nothing", 2025));
  CHECK_FALSE(state(kRuleRegister, 2025));  // a rule is in force or it is not
  CHECK_FALSE(county.Figure(county.township, 2025, KeyOfRegister(kIncidentRegister)));
  county.Must(state(kIncidentRegister, 2025));
  CHECK_FALSE(state(kIncidentRegister, 2025));
  CHECK(county.Figure(county.township, 2025, KeyOfRegister(kIncidentRegister)) == Number());
  RegisterForm form = county.Leak();
  form.on = "2025-11-02";
  county.Kept(kIncidentRegister, form);
  CHECK(county.Figure(county.township, 2025, KeyOfRegister(kIncidentRegister)) == Number::Of(1));
  CHECK_FALSE(state(kIncidentRegister, 2025));
  const std::int64_t secret = county.Must(state(kIncidentRegister, 2025, "secret"));
  CHECK(county.Figure(county.township, 2025, KeyOfChoice(kIncidentRegister, "secret")) == Number());
  county.Must(TakeBackNone(county.desk, county.handler, county.township, 2025, secret));
  CHECK_FALSE(TakeBackNone(county.desk, county.handler, county.township, 2025, secret));
  CHECK_FALSE(county.Figure(county.township, 2025, KeyOfChoice(kIncidentRegister, "secret")));
}

TEST_CASE_ON_BOTH_ENGINES("nobody states that none was held to account where a measure says otherwise", place) {
  RegisterDesk county(place);
  const auto put = [&](MeasureKind kind, OrganId against, MeasureState state) {
    db::Transaction act = county.database->Begin();
    const MeasureId id = AddMeasure(act, {.id = {county.office, 0},
                                          .by = county.office,
                                          .against = against,
                                          .kind = kind,
                                          .state = state,
                                          .facts = "公开不及时。",
                                          .issued_on = 2025y / 6 / 2});
    act.Commit();
    return id;
  };
  const auto state = [&](std::string choice) {
    return StateNone(
        county.desk, county.handler, county.township,
        {.kind = std::string(kAccountabilityRegister), .choice = std::move(choice), .year = 2025, .words = "查过记录"});
  };
  put(MeasureKind::kUrge, county.township, MeasureState::kIssued);          // no holding to account
  put(MeasureKind::kPropose, county.township, MeasureState::kIssued);       // which the organ does not learn
  put(MeasureKind::kCriticise, county.township, MeasureState::kWithdrawn);  // undone
  put(MeasureKind::kCriticise, county.other_township, MeasureState::kIssued);
  county.Must(state("criticise"));
  put(MeasureKind::kCriticise, county.township, MeasureState::kIssued);
  CHECK_FALSE(state(""));
  county.Must(state("talk"));
  const auto by_office =
      StateNone(county.desk, county.supervisor, county.office,
                {.kind = std::string(kAccountabilityRegister), .choice = "", .year = 2025, .words = "查过记录"});
  CHECK_FALSE(by_office);  // who proposed knows
}

TEST_CASE_ON_BOTH_ENGINES("an inspection of an organ takes back its statement that there was none", place) {
  RegisterDesk county(place);
  county.Must(StateNone(county.desk, county.handler, county.township,
                        {.kind = std::string(kInspectionRegister), .choice = "", .year = 2025, .words = "查过"}));
  RegisterForm form = county.Inspection();
  form.on = "2025-12-20";
  county.Must(
      KeepEntry(county.desk, county.supervisor, county.office, *FindRegisterKind(kInspectionRegister), form, {}));
  db::Reader reader = county.database->Read();
  CHECK(NoneStatementsOf(reader, county.township, 2025).front().is_taken_back);
}

TEST_CASE_ON_BOTH_ENGINES("what is struck out counts no more and is changed by nobody", place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Kept(kMeetingRegister, county.Meeting());
  CHECK(county.Figure(county.township, 2026, KeyOfRegister(kMeetingRegister)) == Number::Of(1));
  CHECK_FALSE(StrikeEntry(county.desk, county.handler, county.Seen(id), ""));
  county.Must(StrikeEntry(county.desk, county.handler, county.Seen(id), "重复登记"));
  CHECK_FALSE(county.Figure(county.township, 2026, KeyOfRegister(kMeetingRegister)));
  CHECK_FALSE(CorrectEntry(county.desk, county.handler, county.Seen(id), county.Meeting(), "改", {}));
  CHECK_FALSE(AddProof(county.desk, county.handler, county.Seen(id), {{"a.pdf", "%PDF-1.4"}}));
}

TEST_CASE_ON_BOTH_ENGINES("who keeps no such register, who may not draft, and an organ that is none are refused",
                          place) {
  RegisterDesk county(place);
  const Actor chief = county.ActorAs(county.jiang, PostKind::kChief);
  CHECK_FALSE(
      KeepEntry(county.desk, chief, county.township, *FindRegisterKind(kMeetingRegister), county.Meeting(), {}));
  const RegisterForm guidance{
      .on = "2026", .values = {{"about", std::to_string(county.township.value)}, {"which", "good"}, {"why", "好"}}};
  CHECK_FALSE(county.Keep(kGuidanceRegister, guidance));
  CHECK(KeepEntry(county.desk, county.supervisor, county.office, *FindRegisterKind(kGuidanceRegister), guidance, {}));
  RegisterForm form = county.Inspection();
  for (const std::int64_t organ : {county.village.value, std::int64_t{999}}) {
    form.values["about"] = std::to_string(organ);
    CHECK(ErrorOf(county.Keep(kInspectionRegister, form).errors(), "about") != nullptr);
  }
}

TEST_CASE_ON_BOTH_ENGINES("the same form sent twice keeps one entry", place) {
  RegisterDesk county(place);
  const Actor once = county.ActorAs(county.lin, PostKind::kHandler, "00000000000000000000000000000007");
  const RegisterKind& kind = *FindRegisterKind(kMeetingRegister);
  const auto first = KeepEntry(county.desk, once, county.township, kind, county.Meeting(), {});
  const auto second = KeepEntry(county.desk, once, county.township, kind, county.Meeting(), {});
  CHECK(county.Must(first) == county.Must(second));
  db::Reader reader = county.database->Read();
  CHECK(ListRegisterEntries(reader, {}).size() == 1);
}

TEST_CASE_ON_BOTH_ENGINES("what lasts ends on its day and is in force again when that was a mistake", place) {
  RegisterDesk county(place);
  const RegisterEntryId id = county.Kept(
      kGroupRegister, {.on = "2025-01-10", .values = {{"name", "江汀"}, {"office", "镇长"}, {"role", "head"}}});
  CHECK(county.Figure(county.township, 2025, KeyOfRegister(kGroupRegister)) == Number::Of(1));
  county.Must(CloseEntry(county.desk, county.handler, county.Seen(id), "2025-12-01", "调离"));
  CHECK(county.Figure(county.township, 2025, KeyOfRegister(kGroupRegister)) == Number());
  CHECK_FALSE(county.Figure(county.township, 2026, KeyOfRegister(kGroupRegister)));
  RegisterForm corrected = FormOf(county.Of(id));
  corrected.on = "2025-12-02";
  CHECK_FALSE(CorrectEntry(county.desk, county.handler, county.Seen(id), corrected, "日期", {}));
  county.Must(OpenEntryAgain(county.desk, county.handler, county.Seen(id), "没有调离"));
  CHECK(county.Figure(county.township, 2026, KeyOfRegister(kGroupRegister)) == Number::Of(1));
}

TEST_CASE_ON_BOTH_ENGINES("what was put down stays, whoever writes", place) {
  RegisterDesk county(place);
  county.Must(county.Keep(kMeetingRegister, county.Meeting(), {{"a.pdf", "%PDF-1.4"}}));
  for (const char* sql :
       {"DELETE FROM oversight_register_event", "DELETE FROM oversight_register_file",
        "DELETE FROM oversight_register_content", "DELETE FROM oversight_register_entry",
        "UPDATE oversight_register_content SET field_values = ''",
        "UPDATE oversight_register_event SET words = 'other'", "UPDATE oversight_register_file SET name = 'other'"}) {
    CAPTURE(sql);
    db::Transaction act = county.database->Begin();
    CHECK_THROWS_AS(act.Execute(sql), db::DatabaseError);
  }
}

}  // namespace
}  // namespace gongkai::oversight
