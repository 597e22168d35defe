// The township of disclosure/desk_test.h with a public that applies to it, a supervisor of the county, and the pages of
// intake.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "disclosure/desk_test.h"
#include "docread/read_workbook.h"
#include "request/case_actions.h"
#include "request/intake_actions.h"
#include "request/pages.h"

namespace gongkai::request {

using namespace std::chrono_literals;

using account::Has;
using account::PersonId;
using account::PostKind;
using account::Target;
using account::TestBrowser;

struct IntakeDesk : disclosure::ItemDesk {
  explicit IntakeDesk(const testing::TestDatabase& place) : ItemDesk(place) {
    AddApplyPages(pages);
    AddIntakePages(pages);
    AddCaseImportPages(pages, [](std::string_view bytes) { return docread::ReadWorkbook(bytes); });
  }

  PersonId he = Hire("heqing", "何青", office, PostKind::kSupervisor);
  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  account::Actor supervisor = ActorAs(he, PostKind::kSupervisor);
  TestBrowser anybody{site, ""};
  int sent = 0;

  /// Each of another browser and, where nothing else is said, of another network, far from all others.
  Sender From(const std::string& network = "") {
    ++sent;
    std::string key = std::to_string(sent);
    key.insert(0, 32 - key.size(), '0');
    return {network.empty() ? "10." + std::to_string(sent / 250) + "." + std::to_string(sent % 250) + ".7" : network,
            "browser" + std::to_string(sent), key};
  }

  /// The example of GB 11643; nobody has it.
  static constexpr const char* kNumber = "11010519491231002X";

  CaseWords Words(const std::string& title = "枕溪镇水库移民资金分配方案") const {
    CaseWords words;
    words.applicant.name = PersonalText("尹望舒");
    words.applicant.number = PersonalText(kNumber);
    words.applicant.phone = PersonalText("13900001234");
    words.applicant.address = PersonalText("枕溪镇石桥村三组");
    words.asked.title = PersonalText(title);
    words.asked.text = PersonalText("2025年春天定的那份。");
    return words;
  }
  ApplyForm Form(const std::string& title = "枕溪镇水库移民资金分配方案") const {
    return {.organ = township, .words = Words(title), .files = {}};
  }
  EnterForm Entered(law::Channel channel) { return {.channel = channel, .submitted = today(), .application = Form()}; }

  template <class Value>
  static Value Of(const FormResult<Value>& result) {
    for (const FieldError& error : result.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(result);
    return *result;
  }
  ApplyReceipt Apply() { return Of(SendApplication(desk, From(), Form())); }

  Case CaseOf(CaseId id) {
    db::Reader reader = database->Read();
    return *FindCase(reader, id);
  }
  SeenCase Seen(CaseId id) {
    const Case held = CaseOf(id);
    return {.id = id, .handler = held.handler, .version = held.version};
  }
  std::vector<CaseEvent> Events(CaseId id) {
    db::Reader reader = database->Read();
    return EventsOf(reader, id);
  }
};

inline std::string FieldOf(const FieldErrors& errors) { return errors.empty() ? "" : errors.front().field; }

}  // namespace gongkai::request
