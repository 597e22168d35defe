// Trying texts and files: shown with what was found, masked and cleaned, kept nowhere, seen by nobody else.
#include <algorithm>

#include "screening/lists_desk_test.h"

namespace gongkai::screening {
namespace {

constexpr std::string_view kCard = "11010519491231002X";  // the example of GB 11643

struct TryDesk : ListDesk {
  std::vector<std::function<void()>> waiting;
  bool waits = false;

  explicit TryDesk(const testing::TestDatabase& place) : ListDesk(place) {
    AddScreeningPages(
        pages, {.read = {},
                .titles = {},
                .trying = {.inspect = [](std::string_view bytes, std::string_view,
                                         const docread::BurntHere&) { return Inspected(bytes); },
                           .clean = [](std::string_view bytes, std::string_view, const docread::CleanOrder& order,
                                       const docread::BurntHere&) { return Cleaned(bytes, order); },
                           .start =
                               [this](const std::string&, std::function<void()> work) {
                                 if (!waits) return work();
                                 waiting.push_back(std::move(work));
                               }}});
  }

  /// Behind "|" nobody sees it.
  static docread::Inspection Inspected(std::string_view bytes) {
    docread::Inspection inspection;
    inspection.files.emplace_back();
    if (bytes == "locked") {
      inspection.obstacle = docread::Obstacle::kEncrypted;
      inspection.obstacle_message = "文件有密码，打不开。";
      return inspection;
    }
    if (bytes == "throw") throw std::runtime_error("a reader that is broken");
    inspection.pictures = static_cast<int>(std::ranges::count(bytes, '#'));
    const std::size_t bar = std::min(bytes.find('|'), bytes.size());
    docread::Piece piece;
    piece.where = "第 1 段";
    piece.text = bytes.substr(0, bar);
    inspection.pieces.push_back(piece);
    if (bar == bytes.size()) return inspection;
    piece.text = bytes.substr(bar + 1);
    piece.sight = docread::Sight::kComment;
    inspection.pieces.push_back(piece);
    return inspection;
  }

  static docread::Cleaned Cleaned(std::string_view bytes, const docread::CleanOrder& order) {
    docread::Cleaned cleaned;
    cleaned.bytes = bytes;
    const std::size_t bar = bytes.find('|');
    if (order.remove.contains(docread::Sight::kComment) && bar != std::string_view::npos) {
      cleaned.bytes.resize(bar);
      cleaned.removed.push_back({docread::Sight::kComment, "第 1 段", 1});
    }
    for (const docread::TextChange& change : order.changes) {
      for (std::size_t at = cleaned.bytes.find(change.from); at != std::string::npos;
           at = cleaned.bytes.find(change.from)) {
        cleaned.bytes.replace(at, change.from.size(), change.to);
        ++cleaned.changed;
      }
    }
    return cleaned;
  }

  /// Nothing of what was tried stands anywhere in the database.
  void CheckKeptNowhere(std::string_view text) {
    db::Reader reader = database->Read();
    for (const db::Row& row : reader.Query("SELECT detail FROM audit_entry")) {
      CHECK_FALSE(Has(row.Get<std::string>(0), text));
    }
    CHECK(reader.One<std::int64_t>("SELECT COUNT(*) FROM blob") == 0);
  }
};

TEST_CASE_ON_BOTH_ENGINES("a pasted list is shown with its hits and masked; the trail has the counts alone", place) {
  TryDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const std::string text = "姓名\t身份证号码\n张某某\t" + std::string(kCard) + "\n李某某\t" + std::string(kCard);
  const auto page = lin.Upload("/office/screening/try", "", "", {{"text", text}});
  CHECK(page.status == 200);
  CHECK(Has(page.Bytes(), "<mark class=\"m-error\""));
  CHECK(Has(page.Bytes(), "隐去个人信息以后的文字"));
  const std::string_view bytes = page.Bytes();
  const std::size_t masked = bytes.find("<textarea");
  REQUIRE(masked != std::string_view::npos);
  CHECK_FALSE(Has(bytes.substr(masked), kCard));
  CHECK(Has(bytes.substr(masked), "姓名\t身份证号码\n"));
  CHECK(county.Trail(county.township) == std::vector<std::string>{"screening.try_out done "});
  county.CheckKeptNowhere(kCard);
}

TEST_CASE_ON_BOTH_ENGINES("nothing, both, or too much is told, and what was pasted is not lost", place) {
  TryDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  CHECK(Has(lin.Post("/office/screening/try", {{"text", " 　"}}).Bytes(), "请贴入文字，或者选一个文件。"));
  const auto both = lin.Upload("/office/screening/try", "a.txt", "甲", {{"text", "乙丙丁"}});
  CHECK(both.status == 422);
  CHECK(Has(both.Bytes(), "乙丙丁</textarea>"));
  CHECK(lin.Upload("/office/screening/try", "a.txt", "").status == 422);
  CHECK(lin.Post("/office/screening/try", {{"text", std::string(600'001, 'a')}}).status == 422);
  CHECK(county.SignIn(county.Hire("shen", "沈某", county.office, PostKind::kSystemAdmin))
            .Get("/office/screening/try")
            .status == 403);
}

TEST_CASE_ON_BOTH_ENGINES("of pictures it is told that somebody has to look at them", place) {
  TryDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const auto started = lin.Upload("/office/screening/try", "公示.docx", "正文##");
  REQUIRE(started.status == 303);
  CHECK(Has(lin.Get(Target(started)).Bytes(), "里面有 2 张图片，图片上印的字程序没有读过"));
  const auto without = lin.Upload("/office/screening/try", "公示.docx", "正文");
  CHECK_FALSE(Has(lin.Get(Target(without)).Bytes(), "张图片"));
}

TEST_CASE_ON_BOTH_ENGINES("a file is followed while it is read, shown to who asked alone, and forgotten in time",
                          place) {
  TryDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin), wen = county.SignIn(county.wen);
  county.waits = true;
  const auto started = lin.Upload("/office/screening/try", "名单.docx", "正文" + std::string(kCard) + "|悄悄话");
  REQUIRE(started.status == 303);
  const std::string path = Target(started);
  CHECK(Has(lin.Get(path).Bytes(), "正在查"));
  CHECK(lin.Upload("/office/screening/try", "又一份.docx", "x").status == 422);
  REQUIRE(county.waiting.size() == 1);
  county.waiting.front()();
  county.waits = false;
  const auto page = lin.Get(path);
  CHECK(Has(page.Bytes(), "名单.docx"));
  CHECK(Has(page.Bytes(), "看不见、却会随着出去的内容"));
  CHECK(Has(page.Bytes(), "悄悄话"));
  CHECK(wen.Get(path).status == 404);
  CHECK(lin.Get("/office/screening/try/0123456789abcdef0123456789abcdef").status == 404);
  CHECK(lin.Get(path + "/copy").status == 404);
  CHECK(wen.Post(path + "/copy", {{"mask", "1"}}).status == 404);
  REQUIRE(lin.Post(path + "/copy", {{"mask", "1"}, {"remove", std::string(docread::IdOf(docread::Sight::kComment))}})
              .status == 303);
  CHECK(Has(lin.Get(path).Bytes(), "干净的文件做好了"));
  const auto copy = lin.Get(path + "/copy");
  CHECK_FALSE(Has(copy.Bytes(), kCard));
  CHECK_FALSE(Has(copy.Bytes(), "悄悄话"));
  CHECK(wen.Get(path + "/copy").status == 404);
  county.CheckKeptNowhere("悄悄话");
  county.now += 16min;
  CHECK(lin.Get("/office/screening/try").status == 200);  // so that he stays signed in
  county.now += 15min;
  CHECK(lin.Get(path).status == 404);
}

TEST_CASE_ON_BOTH_ENGINES("a file that cannot be read, or breaks its reader, ends in a sentence", place) {
  TryDesk county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const auto locked = lin.Upload("/office/screening/try", "a.xlsx", "locked");
  CHECK(Has(lin.Get(Target(locked)).Bytes(), "文件有密码，打不开。"));
  const auto broken = lin.Upload("/office/screening/try", "'><script>.xlsx", "throw");
  const auto page = lin.Get(Target(broken));
  CHECK(Has(page.Bytes(), "没有查成"));
  CHECK_FALSE(Has(page.Bytes(), "<script>.xlsx"));
}

TEST_CASE("the shelf holds a few of each person, within a bound") {
  TryShelf shelf({.kept = 30min, .bytes = 10'000, .of_person = 2, .under_way = 2});
  const Instant now{};
  const auto file = [](std::size_t bytes) {
    auto tried = std::make_shared<TriedFile>();
    tried->screened.parts.resize(1);
    tried->screened.parts[0].pieces.resize(1);
    tried->screened.parts[0].pieces[0].text.assign(bytes, 'a');
    return tried;
  };
  const PersonId a{1}, b{2}, c{3};
  const auto first = shelf.Begin(a, now);
  CHECK_FALSE(shelf.Begin(a, now));  // one at a time
  const auto of_b = shelf.Begin(b, now);
  CHECK_FALSE(shelf.Begin(c, now));  // too much under way
  shelf.Finish(*first, file(10));
  shelf.Finish(*of_b, file(4'000));
  const auto second = shelf.Begin(a, now);
  shelf.Finish(*second, file(10));
  const auto third = shelf.Begin(a, now);
  CHECK_FALSE(shelf.Find(*first, a, now));  // the oldest of the person
  CHECK(shelf.Find(*second, a, now));
  shelf.Finish(*third, file(4'000));
  CHECK(shelf.Find(*of_b, b, now));
  const auto of_c = shelf.Begin(c, now);
  shelf.Finish(*of_c, file(4'000));
  CHECK_FALSE(shelf.Find(*of_b, b, now));  // the oldest of all that takes room
  CHECK(shelf.Find(*of_c, c, now)->state == TryState::kDone);
  const auto huge = shelf.Begin(b, now);
  shelf.Finish(*huge, file(9'000));
  CHECK(shelf.Find(*huge, b, now)->state == TryState::kFailed);
}

}  // namespace
}  // namespace gongkai::screening
