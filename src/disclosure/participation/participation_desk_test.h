// The township of desk_test.h with a public that writes to it: a browser of anybody, and what it sends.
#pragma once

#include "disclosure/desk_test.h"
#include "disclosure/participation/entry_actions.h"
#include "disclosure/participation/handle_actions.h"
#include "disclosure/participation/send_actions.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {

using account::Has;
using account::Target;
using account::TestBrowser;

struct ParticipationDesk : ItemDesk {
  explicit ParticipationDesk(const testing::TestDatabase& place) : ItemDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
  }

  PersonId xie = Hire("xieheng", "谢蘅", other_township, PostKind::kHandler);
  TestBrowser anybody{site, ""};
  int sent = 0;

  /// Each of another browser and, where nothing else is said, of another network, far from all others.
  Sender SenderOf(const std::string& network = "") {
    ++sent;
    std::string key = std::to_string(sent);
    key.insert(0, 32 - key.size(), '0');
    return {network.empty() ? "10." + std::to_string(sent / 250) + "." + std::to_string(sent % 250) + ".7" : network,
            "browser" + std::to_string(sent), key};
  }
  SendForm Form(MessageKind kind, const std::string& title = "路灯") {
    return {.organ = township,
            .kind = kind,
            .words = {PersonalText(title),
                      PersonalText("正街的路灯不亮，第" + std::to_string(sent) + "次说。"),
                      PersonalText("周某"),
                      PersonalText("13900001234"),
                      {}}};
  }
  SendReceipt Send(const SendForm& form) {
    const auto receipt = SendMessage(desk, SenderOf(), form);
    for (const FieldError& error : receipt.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(receipt);
    return *receipt;
  }
  Message MessageOf(MessageId id) {
    db::Reader reader = database->Read();
    return *FindMessage(reader, id);
  }
  SeenMessage Seen(MessageId id) { return SeenAs(MessageOf(id)); }
  /// For the forms of the office.
  std::string VersionOf(MessageId id) { return std::to_string(MessageOf(id).version); }
  PublicEntry EntryOf(EntryId id) {
    db::Reader reader = database->Read();
    return *FindEntry(reader, id);
  }
  EntryId Topic(const std::string& title = "公开集镇路灯的维修安排") {
    const SendReceipt receipt = Send(Form(MessageKind::kTopic));
    const auto shown = ShowTopic(desk, drafter, tools, Seen(receipt.id), {.title = title, .words = ""});
    for (const FieldError& error : shown.errors()) MESSAGE(error.field, ": ", error.message);
    REQUIRE(shown);
    return *shown;
  }
  std::string Page(const std::string& address) { return std::string(anybody.Get(address).Bytes()); }
};

}  // namespace gongkai::disclosure
