// A township with its people and an applicant who comes by the page, for the tests of the applicant's page, copies and
// disposal.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>

#include "disclosure/desk_test.h"
#include "request/applicant_actions.h"
#include "request/case_actions.h"
#include "request/disposal_actions.h"
#include "request/intake_actions.h"
#include "request/pages.h"

namespace gongkai::request {

using namespace std::chrono_literals;
using account::Has;
using account::PostKind;
using account::TestBrowser;

/// All bytes of the files of a folder.
inline std::string BytesUnder(const std::string& directory) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

struct PrivacyDesk : disclosure::ItemDesk {
  explicit PrivacyDesk(const testing::TestDatabase& place) : ItemDesk(place) {
    AddApplicantPages(pages);
    AddDisposalPages(pages);
  }

  account::PersonId zhou = Hire("zhoulan", "周岚", township, PostKind::kOfficeHead);
  account::Actor head = ActorAs(zhou, PostKind::kOfficeHead);
  TestBrowser anybody{site, ""};
  int sent = 0;

  static Applicant Somebody() {
    Applicant applicant;
    applicant.document = IdentityDocument::kPassport;
    applicant.name = PersonalText("尹望舒");
    applicant.number = PersonalText("E87654321");
    applicant.phone = PersonalText("13900007766");
    return applicant;
  }
  Sender SenderOf() {
    ++sent;
    return {"10.7." + std::to_string(sent) + ".2", "browser" + std::to_string(sent), ""};
  }
  ApplyReceipt Apply(const std::string& title = "石桥加固的合同", const Applicant& applicant = Somebody()) {
    ApplyForm form{.organ = township, .words = {}, .files = {}};
    form.words.applicant = applicant;
    form.words.asked.title = PersonalText(title);
    form.words.asked.text = PersonalText("前年签的那一份。");
    const auto receipt = SendApplication(desk, SenderOf(), form);
    for (const FieldError& error : receipt.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(receipt);
    return *receipt;
  }
  Case Held(CaseId id) {
    db::Reader reader = database->Read();
    return *FindCase(reader, id);
  }
  SeenCase Seen(CaseId id) {
    const Case held = Held(id);
    return {id, held.handler, held.version};
  }
  void Must(const FormResult<CaseId>& result) {
    for (const FieldError& error : result.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(result);
  }
  void Confirm(CaseId id) { Must(ConfirmReceipt(desk, drafter, Seen(id), today(), PersonalText("电话确认。"))); }
  void Clock(CaseId id, law::ReplyEvent clock, const std::string& words = "请写明名称或者文号。") {
    CaseEvent event{.kind = CaseEventKind::kClock, .on = today()};
    event.clock = std::move(clock);
    event.clock.on = today();
    Must(ActOnCase(desk, drafter, Seen(id), {event, PersonalText(words), "words"}));
  }
  void AskCorrection(CaseId id) {
    Clock(id, {.type = law::ReplyEventType::kCorrectionRequested, .until = BeijingDay(now + 24h * 14)});
  }
  void Archive(CaseId id) {
    Must(ActOnCase(desk, drafter, Seen(id), {CaseEvent{.kind = CaseEventKind::kArchived, .on = today()}, {}, {}}));
  }
  /// Withdrawn by the applicant and filed.
  void End(CaseId id, const std::string& words = "") {
    Must(WithdrawByApplicant(desk, SenderOf(), Seen(id), PersonalText(words)));
    Archive(id);
  }
  std::string PageOf(const ApplyReceipt& receipt, const std::string& fact = "4321") {
    return std::string(anybody.Post("/apply/status", {{"code", receipt.code}, {"fact", fact}}).Bytes());
  }
  /// The ticket that a page carries; empty where it has none.
  static std::string TicketIn(const std::string& page) {
    const std::string before = "name=\"ticket\" value=\"";
    const std::size_t at = page.find(before);
    if (at == std::string::npos) return "";
    const std::size_t from = at + before.size();
    return page.substr(from, page.find('"', from) - from);
  }
};

}  // namespace gongkai::request
