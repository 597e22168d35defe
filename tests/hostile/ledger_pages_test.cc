// Hostile words in the cells of decisions and the columns of catalogue rows stay words: typed on the form, out of a
// workbook, refused, shown in lists. A page with them has the elements and attributes of the same page with harmless
// ones.
#include "disclosure/catalogue/catalogue_desk_test.h"
#include "disclosure/cleanup/cleanup_actions.h"
#include "disclosure/decision/decision_actions.h"
#include "disclosure/decision/decision_import_actions.h"
#include "disclosure/routes.h"
#include "skeleton.h"
#include "vectors.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::TestBrowser;
using gongkai::testing::Skeleton;

struct HostileLedgers : CatalogueDesk {
  explicit HostileLedgers(const testing::TestDatabase& place) : CatalogueDesk(place) {
    disclosure::AddRoutes(pages, AtOnce());
  }

  /// `words` wherever words may stand; `number` keeps the decision numbers apart.
  static DecisionCells Cells(const std::string& words, int number) {
    return {"行政许可", std::to_string(number) + "号" + words, words, words, "单位", "2026-03-02", words, words, "公开",
            words};
  }
  FormResult<ItemId> Enter(const std::string& words, int number) {
    return SaveDecision(desk, drafter, township, {.cells = Cells(words, number)});
  }
  FormResult<CatalogueRowId> EnterRow(const std::string& words, int number) {
    CatalogueRow row = Row(words + std::to_string(number));
    row.second_matter = row.elements = row.basis = row.time_words = row.subject = row.specific_group = words;
    row.is_for_everyone = false;
    return SaveRow(desk, supervisor, root, {.row = row, .reason = {}});
  }
  static Fields FormOf(const DecisionCells& cells) {
    Fields form = {{"version", "0"}};
    for (std::size_t i = 0; i < kDecisionColumns; ++i)
      form.emplace_back(std::string(DecisionColumns()[i].field), cells[i]);
    return form;
  }
};

void CheckHarmless(const std::string& where, const web::Response& page, const web::Response& harmless) {
  CAPTURE(where);
  const Skeleton skeleton = Skeleton::Of(page.Bytes());
  CHECK(page.status == harmless.status);
  CHECK(skeleton.tags() == Skeleton::Of(harmless.Bytes()).tags());
  CHECK(skeleton.running_address() == "");
}

/// What a page may hold at all: its elements with their attributes, whatever their number.
void CheckKnown(const std::string& where, const web::Response& page, const web::Response& harmless) {
  CAPTURE(where);
  const Skeleton skeleton = Skeleton::Of(page.Bytes());
  const auto allowed = Skeleton::Of(harmless.Bytes()).pairs();
  for (const std::string& pair : skeleton.pairs()) CHECK_MESSAGE(allowed.contains(pair), pair);
  CHECK(skeleton.running_address() == "");
}

TEST_CASE(
    "hostile words in every cell of a decision are words on its page, in the list and among the rows of a figure") {
  const testing::OnSqlite place;
  HostileLedgers county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const auto path = [](ItemId id) { return "/office/decisions/" + ToString(id); };
  const std::string rows = "/office/figures/rows?year=2026&row=行政许可&column=本年处理决定数量";
  const ItemId plain = *county.Enter("甲", 0);
  const auto plain_page = lin.Get(path(plain));
  const auto plain_list = lin.Get("/office/decisions"), plain_rows = lin.Get(rows);
  int kept = 0;
  const std::vector<std::string> vectors = testing::XssVectors();
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    CAPTURE(vectors[i]);
    const auto saved = county.Enter(vectors[i], static_cast<int>(i) + 1);
    if (!saved) continue;  // refused, with a sentence: the test below
    ++kept;
    CheckHarmless("decision", lin.Get(path(*saved)), plain_page);
    if (kept > 40) continue;
    CheckKnown("list", lin.Get("/office/decisions"), plain_list);
    CheckKnown("rows", lin.Get(rows), plain_rows);
  }
  CHECK(kept > 60);
}

TEST_CASE("a refused form of a decision, and a bad row of a workbook, give hostile words back as words") {
  const testing::OnSqlite place;
  HostileLedgers county(place);
  const TestBrowser lin = county.SignIn(county.lin);
  const auto refused = [&](const std::string& words) {
    DecisionCells cells = HostileLedgers::Cells(words, 1);
    cells[5] = words;
    cells[0] = words;
    return lin.Post("/office/decisions/new", HostileLedgers::FormOf(cells));
  };
  const auto annulled = [&](ItemId id, const std::string& words) {
    return lin.Post("/office/decisions/" + ToString(id) + "/annul",
                    {{"version", "1"}, {"annulment", words}, {"annulled_on", words}, {"annulment_words", words}});
  };
  const ItemId plain = *county.Enter("甲", 0);
  const auto harmless = refused("甲"), harmless_annulled = annulled(plain, "甲");
  REQUIRE(harmless.status == 422);
  for (const std::string& words : testing::XssVectors()) {
    CAPTURE(words);
    const auto page = refused(words);
    CHECK(page.status == 422);
    CheckKnown("refused", page, harmless);
    CheckKnown("annulled", annulled(plain, words), harmless_annulled);
  }
}

TEST_CASE("hostile words in a row of the catalogue are words in the office and before the public") {
  const testing::OnSqlite place;
  HostileLedgers county(place);
  county.Standard(CatalogueDesk::Row("另一项"));
  county.Take("社会救助");
  const TestBrowser he = county.SignIn(county.he), visitor{county.site, ""};
  const std::string organ = std::to_string(county.township.value);
  const auto plain = county.EnterRow("甲", 0);
  for (const FieldError& error : plain.errors()) MESSAGE(error.field, ": ", error.message);
  REQUIRE(plain);
  const auto office = [&](CatalogueRowId id) { return "/office/catalogue/rows/" + ToString(id); };
  const auto open = [&](CatalogueRowId id) { return "/catalogue/" + ToString(id) + "?organ=" + organ; };
  const auto plain_page = he.Get(office(*plain)), plain_form = he.Get(office(*plain) + "/edit");
  const auto plain_open = visitor.Get(open(*plain));
  const std::string area = "/catalogue?organ=" + organ + "&area=社会救助";
  const auto plain_area = visitor.Get(area), plain_list = he.Get("/office/catalogue?organ=standard");
  int kept = 0;
  const std::vector<std::string> vectors = testing::XssVectors();
  for (std::size_t i = 0; i < vectors.size(); ++i) {
    CAPTURE(vectors[i]);
    const auto saved = county.EnterRow(vectors[i], static_cast<int>(i) + 1);
    if (!saved) continue;
    ++kept;
    CheckHarmless("row", he.Get(office(*saved)), plain_page);
    CheckHarmless("form", he.Get(office(*saved) + "/edit"), plain_form);
    CheckHarmless("public row", visitor.Get(open(*saved)), plain_open);
    if (kept > 30) continue;
    CheckKnown("public area", visitor.Get(area), plain_area);
    CheckKnown("list", he.Get("/office/catalogue?organ=standard"), plain_list);
  }
  CHECK(kept > 60);
}

TEST_CASE(
    "hostile words in a clean-up are words on its page, in its form, in the list and on the page of the document") {
  const testing::OnSqlite place;
  HostileLedgers county(place);
  Content content = ItemDesk::Notice();
  content.kind = ItemKind::kNormative;
  content.fields = {{"document_number", "枕政规〔2026〕1号"}, {"effective_on", "2026-03-01"}};
  const ItemId document = county.Published(content);
  const TestBrowser lin = county.SignIn(county.lin), wen = county.SignIn(county.wen), visitor{county.site, ""};
  const auto save = [&](const std::string& words) {
    return SaveCleanup(county.desk, county.drafter, county.township, {},
                       {.title = words,
                        .basis = words,
                        .decided_on = 2026y / 3 / 9,
                        .entries = {{.item = document, .outcome = CleanupOutcome::kKeeps, .words = words}}});
  };
  const auto path = [](ItemId id) { return "/office/cleanups/" + ToString(id); };
  const auto refused = [&](const std::string& words) {
    const std::string id = ToString(document);
    return lin.Post("/office/cleanups/new", {{"title", words},
                                             {"basis", words},
                                             {"decided_on", words},
                                             {"document", id},
                                             {"outcome-" + id, words},
                                             {"from-" + id, words},
                                             {"until-" + id, words},
                                             {"words-" + id, words}});
  };
  const auto sign = [&](ItemId id) {
    REQUIRE(HandInCleanup(county.desk, county.drafter, id, 1));
    std::string digest;
    {
      db::Reader reader = county.database->Read();
      digest = FindCleanup(reader, id)->digest;
    }
    REQUIRE(SignCleanup(county.desk, county.reviewer, id, digest));
  };
  sign(*save("甲"));  // the document says what came of it, on every page that names it
  const ItemId plain = *save("甲");
  const auto plain_page = lin.Get(path(plain)), plain_form = lin.Get(path(plain) + "/edit"),
             plain_refused = refused("甲"), plain_list = lin.Get("/office/cleanups");
  const std::string open = "/items/" + ToString(document);
  const auto plain_open = visitor.Get(open);
  int kept = 0;
  for (const std::string& words : testing::XssVectors()) {
    CAPTURE(words);
    CheckKnown("refused", refused(words), plain_refused);
    const auto saved = save(words);
    if (!saved) continue;
    ++kept;
    CheckHarmless("page", lin.Get(path(*saved)), plain_page);
    CheckHarmless("form", lin.Get(path(*saved) + "/edit"), plain_form);
    CheckKnown("list", lin.Get("/office/cleanups"), plain_list);
    if (kept > 20) continue;
    sign(*saved);
    CheckHarmless("public", visitor.Get(open), plain_open);
  }
  CHECK(kept > 60);
}

}  // namespace
}  // namespace gongkai::disclosure
