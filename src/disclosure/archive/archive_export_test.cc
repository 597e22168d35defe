// The gate over the package: what was public in the year lies in it as it was signed, and nothing that never was,
// leaked, or was for the village alone; it is made by a job that goes on where it stood, and handed over with a list.
#include "disclosure/archive/archive_export.h"

#include <algorithm>
#include <fstream>

#include "account/audit_heads_export.h"
#include "disclosure/archive/archive_desk_test.h"
#include "disclosure/due_view.h"
#include "disclosure/site/site_folder_export.h"

namespace gongkai::disclosure {
namespace {

using account::Fields;
using account::Has;
using account::TestBrowser;

bool Mentions(const std::map<std::string, std::string>& files, std::string_view word) {
  return std::ranges::any_of(files, [&](const auto& file) { return Has(file.first, word) || Has(file.second, word); });
}

std::string JsonAt(const std::map<std::string, std::string>& files, ItemId id) {
  const auto found = files.find("items/" + ToString(id) + "/item.json");
  return found == files.end() ? std::string() : found->second;
}

TEST_CASE_ON_BOTH_ENGINES("what was public in the year lies there as it was signed, and nothing else", place) {
  ArchiveDesk county(place);
  Content on_board = county.Titled("只贴村里"), later = county.Titled("以后公开"), withheld = county.Titled("不予公开");
  on_board.channels = {Channel::kNoticeBoard};
  later.publish_on = 2026y / 3 / 20;
  withheld.attribute = Attribute::kWithheld;
  withheld.ground = Ground::kProcess;
  withheld.ground_words = "还在讨论。";
  const ItemId shown = county.Published(county.Titled("一直公开"));
  const ItemId corrected = county.Published(county.Titled("更正以前")),
               gone = county.Published(county.Titled("撤下的信息")),
               leaked = county.Published(county.Titled("泄露的信息")), board = county.Published(on_board);
  county.Published(later);
  county.Published(withheld);
  county.Save(county.Titled("草稿"));
  county.HandedIn(county.Titled("在审签"));
  county.Post(shown, "石桥村公示栏");
  county.Post(leaked, "泄露时的公示栏");
  county.Correct(corrected, "更正以后");
  county.Save(county.Titled("又一份草稿"));
  REQUIRE(Withdraw(county.desk, county.drafter, gone, WithdrawalKind::kError, "日期写错了"));
  REQUIRE(Withdraw(county.desk, county.drafter, leaked, WithdrawalKind::kLeak, "附件要调整"));

  const ArchivePackage package = county.Made(2026);
  CHECK(package.faults.empty());
  CHECK(package.held_back == 2);
  CHECK(package.versions == 6);  // shown, corrected twice, gone, leaked, board
  const auto files = county.FilesOf(package);
  for (const char* name : {"说明.txt", "index.html", "目录.xlsx", "目录.csv", "package.json", "manifest.json",
                           "manifest.json.sig", "signing.pub.pem"}) {
    CHECK(files.contains(name));
  }
  CHECK(Has(JsonAt(files, shown), "正文：一直公开"));
  CHECK(files.at("items/" + ToString(shown) + "/v1/files/1-一直公开_名册.txt") == "附件：一直公开");
  CHECK(Has(JsonAt(files, corrected), "更正以前"));
  CHECK(Has(JsonAt(files, corrected), "更正以后"));
  CHECK(Has(JsonAt(files, corrected), "核对时发现。"));
  CHECK(Has(JsonAt(files, corrected), "改了名称。"));
  CHECK(Has(JsonAt(files, gone), "内容有误：日期写错了"));
  CHECK(Has(files.at("index.html"), "撤下的信息"));
  CHECK(Has(files.at("items/" + ToString(shown) + "/index.html"), "保密审查逐项结论"));
  CHECK(Has(JsonAt(files, shown), "石桥村公示栏"));
  CHECK(files.at("items/" + ToString(shown) + "/postings/1/1-公示栏.jpg") == kArchivePhoto);
  // Told by number alone.
  CHECK(Has(JsonAt(files, leaked), "内容需要调整：附件要调整"));
  CHECK_FALSE(files.contains("items/" + ToString(leaked) + "/postings/2/1-公示栏.jpg"));
  CHECK(Has(JsonAt(files, board), "off_site"));
  for (const char* word :
       {"泄露的信息", "含有不应公开的内容", "只贴村里", "以后公开", "概述：不予公开", "还在讨论", "草稿", "在审签"}) {
    // The plain text says in general what is not here.
    auto all = files;
    all.erase("说明.txt");
    CHECK_MESSAGE(!Mentions(all, word), word);
  }
  for (const std::string& fault : county.Check(county.FileOf(package))) FAIL_CHECK(fault);
  const auto trail = county.Trail(county.township);
  CHECK(std::ranges::count(trail, "archive.made done archive:" + KeyOf(package)) == 1);
  CHECK(county.Count("SELECT COUNT(*) FROM notice WHERE title LIKE '%归档包做好了'") == 1);
}

TEST_CASE_ON_BOTH_ENGINES("each version lies in the package of its own year; the next tells what became of it", place) {
  ArchiveDesk county(place);
  county.now = std::chrono::sys_days(2025y / 12 / 30) + 2h;
  Content old = county.Titled("去年的信息");
  old.formed_on = 2025y / 12 / 29;
  const ItemId id = county.Published(old), quiet = county.Published(old);
  county.now = std::chrono::sys_days(2026y / 3 / 10) + 2h;
  county.Correct(id, "今年的信息");
  const auto of_2025 = county.FilesOf(county.Made(2025));
  CHECK(Has(JsonAt(of_2025, id), "正文：去年的信息"));
  CHECK_FALSE(Mentions(of_2025, "今年的信息"));  // it was not yet so
  CHECK(Has(JsonAt(of_2025, quiet), "正文：去年的信息"));
  const auto of_2026 = county.FilesOf(county.Made(2026));
  CHECK(Has(JsonAt(of_2026, id), "正文：今年的信息"));
  CHECK(Has(JsonAt(of_2026, id), "\"in_package_of\": 2025"));
  CHECK_FALSE(Has(JsonAt(of_2026, id), "正文：去年的信息"));
  CHECK(JsonAt(of_2026, quiet).empty());
}

TEST_CASE_ON_BOTH_ENGINES("the signed heads of the audit trail of that year lie with it", place) {
  ArchiveDesk county(place);
  county.Published(county.Titled("一件"));
  const auto heads = account::ExportHeads(county.desk, Actor{}, county.temp.File("heads"), account::Occasion::kAsked);
  REQUIRE(heads);
  const auto files = county.FilesOf(county.Made(2026));
  REQUIRE(files.contains("audit-heads/" + heads->name + ".json"));
  CHECK(county.keys.signing.public_key().Verify(files.at("audit-heads/" + heads->name + ".json"),
                                                files.at("audit-heads/" + heads->name + ".json.sig")));
}

TEST_CASE_ON_BOTH_ENGINES("made by one at a time; what was killed is gone on with, and keeps what is whole", place) {
  ArchiveDesk county(place);
  for (int i = 0; i < 3; ++i) county.Published(county.Titled("第" + std::to_string(i) + "件"));
  const std::int64_t number = county.Asked(2026);
  CHECK_FALSE(AskForPackage(county.desk, county.drafter, county.township, 2026));
  CHECK_FALSE(AskForPackage(county.desk, county.approver, county.township, 2026));  // signs, and packs nothing
  CHECK(AskForPackage(county.desk, county.drafter, county.township, 2030).errors().size() == 1);
  // Killed in the midst: some files are there, the row is held.
  ArchivePackage taken;
  {
    db::Transaction act = county.database->Begin();
    taken = *TakePackage(act, "elsewhere", county.now, county.now + kPackageHeldFor);
    act.Commit();
  }
  int told = 0;
  CHECK_FALSE(MakePackage(county.desk, taken, county.Folder(), [&](const ArchivePackage&) { return ++told < 2; }));
  const std::string part = county.FileOf(taken) + ".part";
  REQUIRE(fs::is_directory(part));
  std::ofstream(part + "/stranger.txt") << "x";
  const auto before = std::distance(fs::recursive_directory_iterator(part), fs::recursive_directory_iterator());
  CHECK(before > 1);
  CHECK(MakeWaitingPackages(county.desk, county.Folder()) == "没有要制作的归档包。");  // somebody has it
  county.now += kPackageHeldFor + 1s;
  MakeWaitingPackages(county.desk, county.Folder());
  const ArchivePackage package = county.Package(number);
  CHECK(package.state == PackageState::kDone);
  CHECK(package.tries == 2);
  for (const std::string& fault : county.Check(county.FileOf(package))) FAIL_CHECK(fault);
  CHECK_FALSE(fs::exists(part));
  CHECK_FALSE(county.FilesOf(package).contains("stranger.txt"));
  {
    db::Transaction act = county.database->Begin();
    CHECK_FALSE(HoldPackage(act, taken, county.now));  // who was killed and wakes up has it no more
    CHECK_FALSE(EndPackage(act, taken));
  }
}

TEST_CASE_ON_BOTH_ENGINES("a file that is not what was signed is told, and the package says so", place) {
  ArchiveDesk county(place);
  const ItemId id = county.Published(county.Titled("附件没了"));
  {
    db::Transaction act = county.database->Begin();
    const std::string digest = county.Latest(id).content.attachments[0].digest;
    act.Execute("UPDATE blob_chunk SET bytes = ? WHERE blob_id = (SELECT id FROM blob WHERE digest = ?)",
                db::Blob{"别的内容"}, digest);
    act.Commit();
  }
  const ArchivePackage package = county.Made(2026);
  REQUIRE(package.faults.size() == 1);
  CHECK(Has(package.faults[0], "附件没了 名册.txt"));
  const auto found = county.Check(county.FileOf(package));
  REQUIRE(found.size() == 1);
  CHECK(Has(found[0], "内容不符"));
}

TEST_CASE_ON_BOTH_ENGINES("what is not published stands on a list of its own and in no package", place) {
  ArchiveDesk county(place);
  Content withheld = ItemDesk::Notice();
  withheld.title = "讨论记录";
  withheld.attribute = Attribute::kWithheld;
  withheld.ground = Ground::kProcess;
  withheld.ground_words = "还在讨论。";
  county.Published(withheld);
  county.Published(county.Titled("公开的"));
  county.Made(2026);
  const TestBrowser lin = county.SignIn(county.lin);
  const auto response = lin.Get("/office/archive/" + std::to_string(county.township.value) + "-1/unpublished");
  REQUIRE(response.status == 200);
  const docread::Workbook book = docread::ReadWorkbook(response.body);
  REQUIRE(book.sheets.size() == 1);
  CHECK(docread::TextAt(book.sheets.front(), 2, 2) == "讨论记录");
  CHECK(Has(docread::TextAt(book.sheets.front(), 2, 6), "条例第十六条第二款"));
  CHECK(docread::TextAt(book.sheets.front(), 3, 2).empty());
}

// ---- handing over

TEST_CASE_ON_BOTH_ENGINES("a list for the library holds what the gate lets through, and tells what became of it",
                          place) {
  ArchiveDesk county(place);
  const ItemId first = county.Published(county.Titled("第一件")), second = county.Published(county.Titled("第二件")),
               gone = county.Published(county.Titled("先撤下的"));
  REQUIRE(Withdraw(county.desk, county.drafter, gone, WithdrawalKind::kError, "错了"));
  Transfer form{.organ = county.township,
                .receiver = Receiver::kLibrary,
                .receiver_name = "澄砚县图书馆",
                .from = 2026y / 1 / 1,
                .until = county.today()};
  const auto saved = SaveTransfer(county.desk, county.drafter, form);
  REQUIRE(saved);
  const auto now = [&] {
    db::Reader reader = county.database->Read();
    return *FindTransfer(reader, county.township, *saved, county.today());
  };
  const auto to_tell = [&] {
    const account::Visitor visitor{
        .person = county.lin, .name = "林溪", .posts = county.Held(county.lin), .address = ""};
    db::Reader reader = county.database->Read();
    int entries = 0;
    for (const auto& each : ReceiversToTell(reader, visitor, county.today())) entries += each.entries;
    return entries;
  };
  CHECK(now().entries.size() == 2);
  CHECK(to_tell() == 0);
  const Receipt receipt{.received_on = county.today(), .received_by = "馆员", .receipt = "回 2026-1"};
  CHECK_FALSE(RecordReceipt(county.desk, county.drafter, county.township, *saved, 9, receipt));
  REQUIRE(RecordReceipt(county.desk, county.drafter, county.township, *saved, 1, receipt));
  CHECK_FALSE(RecordReceipt(county.desk, county.drafter, county.township, *saved, 2, receipt));
  CHECK(now().received_by == "馆员");
  REQUIRE(Withdraw(county.desk, county.drafter, first, WithdrawalKind::kError, "错了"));
  county.Correct(second, "第二件更正");
  CHECK(to_tell() == 2);
  for (const TransferEntry& entry : now().entries) CHECK(entry.must_be_told());
  REQUIRE(RecordTold(county.desk, county.drafter, county.township, *saved));
  CHECK(to_tell() == 0);
  CHECK_FALSE(RecordTold(county.desk, county.drafter, county.township, *saved));
  CHECK_FALSE(AnnulTransfer(county.desk, county.drafter, county.township, *saved, now().version, " "));
  REQUIRE(AnnulTransfer(county.desk, county.drafter, county.township, *saved, now().version, "重做"));
  CHECK_FALSE(AnnulTransfer(county.desk, county.drafter, county.township, *saved, now().version, "再来"));
}

TEST_CASE_ON_BOTH_ENGINES("the pages: asked for, made, sent, handed over; another organ's answer 404", place) {
  ArchiveDesk county(place);
  county.Published(county.Titled("一件信息"));
  const TestBrowser lin = county.SignIn(county.lin);
  const TestBrowser other = county.SignIn(county.Hire("xieheng", "谢蘅", county.other_township, PostKind::kHandler));
  const std::string organ = std::to_string(county.township.value);
  CHECK(Has(lin.Get("/office/archive").body, "提供给国家档案馆、公共图书馆（条例第二十五条第三款）"));
  CHECK(Has(lin.Get("/office/archive").body, "档案本身的移交依照档案法"));
  CHECK(lin.Post("/office/archive", {{"organ", organ}, {"year", "1900"}}).status == 422);
  const auto asked = lin.Post("/office/archive", {{"organ", organ}, {"year", "2026"}});
  REQUIRE(asked.status == 303);
  const std::string path = "/office/archive/" + organ + "-1";
  const auto page = lin.Get(path);
  CHECK(page.status == 200);
  CHECK(Has(page.body, county.Package(1).manifest_sm3));
  const auto sent = lin.Get(path + "/zip");
  CHECK(sent.status == 200);
  CHECK(sent.stream);  // piece by piece, however large it is
  CHECK(sent.body == *ReadFile(county.FileOf(county.Package(1))));
  CHECK(sent.stream_size == sent.body.size());
  CHECK(fs::status(county.FileOf(county.Package(1))).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(lin.Get(path + "/unpublished").status == 200);
  for (const std::string& hidden : {path, path + "/zip", path + "/unpublished"}) {
    CHECK(other.Get(hidden).status == 404);
  }
  CHECK(other.Post("/office/archive", {{"organ", organ}, {"year", "2026"}}).status == 404);
  CHECK(lin.Get("/office/archive/x").status == 404);
  fs::resize_file(county.FileOf(county.Package(1)), 100);  // what is not the package is not handed out
  CHECK(lin.Get(path + "/zip").status == 404);
  CHECK(lin.Get("/office/archive/" + organ + "-99").status == 404);

  CHECK(lin.Get("/office/transfers/new?receiver=archive&organ=" + organ).status == 200);
  CHECK(lin.Get("/office/transfers/new?receiver=library&organ=" + organ).status == 200);
  const Fields form{{"organ", organ}, {"receiver", "archive"}, {"receiver_name", "澄砚县档案馆"}, {"package", "1"}};
  Fields nameless = form;
  nameless[2].second = "";
  CHECK(lin.Post("/office/transfers/new", nameless).status == 422);
  REQUIRE(lin.Post("/office/transfers/new", form).status == 303);
  const std::string transfer = "/office/transfers/" + organ + "-1";
  CHECK(Has(lin.Get(transfer).body, "一件信息"));
  CHECK(lin.Get(transfer + "/xlsx").status == 200);
  CHECK(lin.Get(transfer + "/pdf").body.starts_with("%PDF"));
  for (const char* more : {"", "/xlsx", "/pdf"}) CHECK(other.Get(transfer + more).status == 404);
  // What was taken away stands in the trail, and what was refused was not taken.
  const auto trail = county.Trail(county.township);
  const auto taken = [&](const std::string& act) { return std::ranges::count(trail, act + "-1"); };
  CHECK(taken("archive.take done archive:" + organ) == 1);
  CHECK(taken("archive.take_unpublished done archive:" + organ) == 1);
  CHECK(taken("transfer.take done transfer:" + organ) == 2);
  CHECK(other.Post(transfer + "/annul", {{"version", "1"}, {"words", "错"}}).status == 404);
  CHECK(lin.Post(transfer + "/receipt", {{"version", "1"}, {"received_on", "明天"}, {"received_by", "馆员"}}).status ==
        422);
  CHECK(lin.Post(transfer + "/receipt", {{"version", "1"}, {"received_on", "2026-03-10"}, {"received_by", "馆员"}})
            .status == 303);
  CHECK(Has(lin.Get("/office/archive").body, "已接收"));
}

}  // namespace
}  // namespace gongkai::disclosure
