// A program that sends to every form by which the public writes: what it sends is bounded, shows nowhere, and leaves
// the office a list in which an honest letter is seen. A few hundred to each form; with GONGKAI_FLOOD=N so many
// (./dev hostile: 10,000).
#include <fmt/format.h>

#include <cstdlib>

#include "disclosure/participation/participation_desk_test.h"
#include "vectors.h"

namespace gongkai::disclosure {
namespace {

constexpr int kFew = 600;
constexpr const char* kSign = "灌水一二三";

int HowMany() {
  const char* told = std::getenv("GONGKAI_FLOOD");  // NOLINT(concurrency-mt-unsafe)
  return told == nullptr ? kFew : std::max(1, std::atoi(told));
}

struct Flooded : ParticipationDesk {
  using ParticipationDesk::ParticipationDesk;

  static Content Draft() {
    return {.kind = ItemKind::kDraft,
            .title = "集镇停车管理办法（征求意见稿）",
            .summary = "概述。",
            .body = "<p>正文。</p>",
            .fields = {{"comment_until", "2026-04-09"}, {"comment_way", "网上提。"}, {"explanation", "为什么起草。"}},
            .formed_on = 2026y / 3 / 9};
  }

  /// As many providers' customers, each out of all its networks.
  static std::string NetworkOf(int i) { return fmt::format("2001:db8:{:x}:{:x}00::/64", i % 60, i / 60 % 250 + 1); }

  SendForm Hostile(MessageKind kind, int i) {
    const std::string words = kSign + vectors[static_cast<std::size_t>(i) % vectors.size()];
    SendForm form = Form(kind, words);
    form.words.text = PersonalText(words + std::to_string(i));
    if (kind == MessageKind::kComment) form.item = draft;
    if (kind == MessageKind::kComplaint) {
      form.complaint = ComplaintAsk{township, ComplaintSubject::kNotPublished, ComplaintBody::kAuthority};
    }
    return form;
  }

  int Send(MessageKind kind) {
    int taken = 0;
    for (int i = 0; i < HowMany(); ++i) {
      if (SendMessage(desk, SenderOf(NetworkOf(i)), Hostile(kind, i))) ++taken;
    }
    return taken;
  }

  void ShowsNowhere() {
    CHECK(Count("SELECT COUNT(*) FROM public_entry") == 0);
    for (const char* address : {"/take-part", "/take-part/topics", "/search?words=%E7%81%8C%E6%B0%B4", "/items"}) {
      CAPTURE(address);
      CHECK_FALSE(Has(Page(address), kSign));
    }
  }

  /// In one page, of a size that an office machine shows, with the honest letter in it or counted among the open ones.
  void OfficeFinds(MessageId honest) {
    const TestBrowser handler = SignIn(lin);
    const web::Response list = handler.Get("/office/messages");
    CHECK(list.status == 200);
    CHECK(list.Bytes().size() < 400'000);
    CHECK_FALSE(Has(list.Bytes(), "<script>alert"));
    CHECK(MessageOf(honest).marks == 0);
    CHECK(Has(handler.Get("/office/messages/" + ToString(honest)).Bytes(), "真的有事"));
    db::Reader reader = database->Read();
    const auto first = ListMessages(reader, {.handlers = {township}, .only_open = true});
    CHECK(first.size() <= 100);
  }

  std::vector<std::string> vectors = testing::XssVectors();
  ItemId draft = Published(Draft());
};

TEST_CASE("a flood into each form of messages is bounded, shown nowhere, and the office sees who wrote before") {
  for (const MessageKind kind :
       {MessageKind::kTopic, MessageKind::kError, MessageKind::kComment, MessageKind::kCriticism,
        MessageKind::kSuggestion, MessageKind::kEnquiry, MessageKind::kMailbox, MessageKind::kComplaint}) {
    CAPTURE(std::string(IdOf(kind)));
    const testing::OnSqlite place;
    Flooded county(place);
    const SendReceipt honest = county.ParticipationDesk::Send(county.Form(MessageKind::kEnquiry, "真的有事"));
    const int taken = county.Send(kind);
    CHECK(taken > 0);
    CHECK(taken <= kMostPerHour * 2);
    CHECK(county.Count("SELECT COUNT(*) FROM public_message") == taken + 1);
    CHECK(county.Count("SELECT COUNT(*) FROM notice") < 50);
    county.ShowsNowhere();
    county.OfficeFinds(honest.id);
  }
}

TEST_CASE("a program that presses without end counts as a few, and its guesses at codes find nothing") {
  const testing::OnSqlite place;
  Flooded county(place);
  const EntryId topic = county.Topic();
  int supported = 0, useful = 0;
  for (int i = 0; i < HowMany(); ++i) {
    const std::string network = fmt::format("2001:db8:7:{:x}::/64", i % 65'536);
    supported += SupportTopic(county.desk, county.SenderOf(network), topic).value() ? 1 : 0;
    useful += SayUseful(county.desk, county.SenderOf(network), county.draft, i % 2 == 0) ? 1 : 0;
    CHECK_FALSE(LookUpMessage(county.desk, network, fmt::format("0000-{:04}-{:04}", i / 10'000, i % 10'000), "1234"));
  }
  CHECK(supported <= kSupportsPerPlace);
  CHECK(county.EntryOf(topic).supports == supported);
  db::Reader reader = county.database->Read();
  const auto words = UsefulnessOf(reader, county.draft);
  CHECK(words.yes + words.no <= useful);
  CHECK(useful < HowMany());
}

}  // namespace
}  // namespace gongkai::disclosure
