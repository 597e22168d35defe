// What a booklet is made of, and what becomes of the makes: they stay, are handed out on their day, and are called
// back.
#include "disclosure/body_image_actions.h"
#include "disclosure/channel/booklet_desk_test.h"

namespace gongkai::disclosure {
namespace {

using account::Has;

TEST_CASE_ON_BOTH_ENGINES("what was made stays made, and a handout names the make that went out on its true day",
                          place) {
  BookletOffice county(place);
  const ItemId one = county.Published(BookletOffice::Named("春耕补贴办法"));
  Booklet made = county.Made(BookletKind::kCompilation, {one});
  REQUIRE(SaveBooklet(county.desk, county.drafter, made));  // as a search saves it
  CHECK(county.Stored(1).make == 1);
  CHECK(county.Stored(1).version == made.version);
  made.title = "另一个名称";
  REQUIRE(SaveBooklet(county.desk, county.drafter, made));
  CHECK(county.Stored(1).make == 0);
  CHECK(Has(county.SignIn(county.lin).Get(PathTo(made)).Bytes(), "要重新制作"));
  county.now += std::chrono::days(1);
  REQUIRE(MakeBooklet(county.desk, county.drafter, county.township, 1, county.Stored(1).version, AddressOf));
  Handout handout{.make = 3, .place = "大厅", .copies = 10, .handed_on = 2026y / 3 / 10, .handed_by = "林溪"};
  const auto unknown = RecordHandout(county.desk, county.drafter, county.township, 1, handout);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.errors().front().field == "make");
  handout.make = 2;
  CHECK_FALSE(RecordHandout(county.desk, county.drafter, county.township, 1, handout));  // before it was made
  handout.make = 1;
  CHECK(RecordHandout(county.desk, county.drafter, county.township, 1, handout));
}

TEST_CASE_ON_BOTH_ENGINES("who handed out copies is told when an item of theirs is corrected or taken down", place) {
  BookletOffice county(place);
  const PersonId colleague = county.Hire("xulan", "许岚", county.township, PostKind::kHandler);
  const ItemId one = county.Published(BookletOffice::Named("春耕补贴办法"));
  county.Made(BookletKind::kCompilation, {one}, "没有发放的");
  county.Made(BookletKind::kCompilation, {one}, "发放了的");
  REQUIRE(RecordHandout(county.desk, county.drafter, county.township, 2,
                        {.make = 1, .place = "大厅", .copies = 10, .handed_on = county.today(), .handed_by = "林溪"}));
  const auto told = [&](std::string_view words) {
    return county.database->Read().One<std::int64_t>(
        "SELECT COUNT(*) FROM notice WHERE person_id = ? AND title LIKE '%' || ? || '%'", colleague.value, words);
  };
  county.Correct(one);
  CHECK(told("发放了的》里有一篇更正了") == 1);
  REQUIRE(Withdraw(county.desk, county.drafter, one, WithdrawalKind::kError, "金额写错了。"));
  CHECK(told("发放了的》里有一篇撤下了") == 1);
  CHECK(told("没有发放的") == 0);
}

TEST_CASE_ON_BOTH_ENGINES("nothing is printed without its images, and a leaflet says where they are", place) {
  BookletOffice county(place);
  const std::string bytes = [] {
    std::ifstream file(GONGKAI_SOURCE_DIR "/data/demo/board.png", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  const auto image = KeepBodyImage(county.desk, county.drafter, county.township, bytes, "公示栏.png");
  REQUIRE(image);
  const ItemId one = county.Published(BookletOffice::Named(
      "新建公示栏", "<p>已经建好。</p>\n<img data-digest=\"" + image->text() + "\" alt=\"公示栏\">\n"));
  const Booklet leaflet = county.Made(BookletKind::kLeaflet, {one}, "一纸通");
  const auto lin = county.SignIn(county.lin);
  const std::string sheet(lin.Get(PathTo(leaflet) + "/file").Bytes());
  CHECK(Has(PageText(sheet, 2), "新建公示栏"));
  CHECK(Has(PageText(sheet, 2), "（图片见网页，请扫折页上的二维码）"));
  CHECK(Has(Told(std::string(lin.Get(PathTo(county.Made(BookletKind::kCompilation, {one})) + "/file").Bytes()),
                 "pdfimages -list", ""),
            "image"));
  {
    db::Transaction act = county.database->Begin();
    act.Execute("DELETE FROM blob WHERE digest = ?", image->text());
    act.Commit();
  }
  const Booklet again = county.Of(BookletKind::kCompilation, {one});
  const auto refused =
      MakeBooklet(county.desk, county.drafter, county.township, again.number, again.version, AddressOf);
  REQUIRE_FALSE(refused);
  CHECK(Has(refused.errors().front().message, "第1篇有图片缺失"));
}

}  // namespace
}  // namespace gongkai::disclosure
