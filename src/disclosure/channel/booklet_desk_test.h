// An office that compiles leaflets and booklets, and what poppler's tools and a scanner's library say of what it
// prints.
#pragma once

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "disclosure/channel/booklet_actions.h"
#include "disclosure/desk_test.h"
#include "disclosure/routes.h"

namespace gongkai::disclosure {

inline const std::string kSite = "https://zwgk.chengyan.example";
inline std::string AddressOf(ItemId id) { return kSite + "/items/" + ToString(id); }

struct BookletOffice : ItemDesk {
  explicit BookletOffice(const testing::TestDatabase& place) : ItemDesk(place) {
    disclosure::AddRoutes(pages, AtOnce(), kSite);
  }

  static Content Named(std::string title, std::string body = "<p>补贴每亩一百二十元，七月底前发放到户。</p>") {
    Content content = Notice();
    content.title = std::move(title);
    content.body = std::move(body);
    return content;
  }
  Booklet Of(BookletKind kind, const std::vector<ItemId>& items, std::string title = "惠农政策汇编") {
    Booklet booklet{.organ = township, .kind = kind, .title = std::move(title), .entries = {}};
    for (const ItemId id : items) booklet.entries.push_back({id});
    const auto saved = SaveBooklet(desk, drafter, booklet);
    REQUIRE(saved);
    return Stored(*saved);
  }
  Booklet Stored(std::int64_t number) {
    db::Reader reader = database->Read();
    return *FindBooklet(reader, township, number);
  }
  Booklet Made(BookletKind kind, const std::vector<ItemId>& items, std::string title = "惠农政策汇编") {
    const Booklet booklet = Of(kind, items, std::move(title));
    REQUIRE(MakeBooklet(desk, drafter, township, booklet.number, booklet.version, AddressOf));
    return Stored(booklet.number);
  }
  void Correct(ItemId id) {
    REQUIRE(BeginCorrection(desk, drafter, id));
    Content fresh = Latest(id).content;
    fresh.correction = "改正了金额。";
    fresh.correction_why = "核对时发现。";
    fresh.body = "<p>补贴每亩一百五十元。</p>";
    REQUIRE(SaveDraft(desk, drafter, township, {.item = id, .version = ItemDesk::Of(id).version, .content = fresh}));
    REQUIRE(HandInAs(drafter, id));
    SignAll(id);
  }
};

inline std::string PathTo(const Booklet& booklet) { return "/office/booklets/" + ToString(booklet); }

/// What a program says of the file.
inline std::string Told(const std::string& pdf, const std::string& before, const std::string& behind) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("booklet_test." + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.pdf", std::ios::binary) << pdf;
  FILE* pipe = ::popen(("cd " + folder.string() + " && " + before + " a.pdf " + behind).c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string told;
  std::array<char, 4096> part{};
  for (std::size_t count = 0; (count = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
    told.append(part.data(), count);
  CHECK(::pclose(pipe) == 0);
  std::filesystem::remove_all(folder);
  return told;
}

/// Without blanks, those as wide as a sign among them.
inline std::string Tight(std::string_view text) {
  constexpr std::string_view kWideBlank = "　";
  std::string tight;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, kWideBlank.size()) == kWideBlank) {
      at += kWideBlank.size() - 1;
    } else if (static_cast<unsigned char>(text[at]) > 0x20) {
      tight += text[at];
    }
  }
  return tight;
}

/// The words on one page, without blanks.
inline std::string RawText(const std::string& pdf, int page) {
  const std::string number = std::to_string(page);
  return Told(pdf, "pdftotext -raw -f " + number + " -l " + number, "-");
}
inline std::string PageText(const std::string& pdf, int page) { return Tight(RawText(pdf, page)); }

inline bool CanScan() { return ::system("command -v zbarimg >/dev/null") == 0; }

inline std::string Scanned(const std::string& pdf) {
  return Told(pdf, "pdftoppm -r 150 -png",
              "p && for page in p*.png; do zbarimg -q --raw $page 2>/dev/null || true; done");
}

}  // namespace gongkai::disclosure
