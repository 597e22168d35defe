// Handing in: what is kept, what is told of each file, and the worker that goes through the queue.
#include <thread>

#include <doctest/doctest.h>

#include "report/office_desk_test.h"
#include "report/queue_worker.h"
#include "report/upload_view.h"

namespace gongkai::report {
namespace {

using namespace testing;

TEST_CASE_ON_BOTH_ENGINES("the same bytes handed in twice are one report and one version", place) {
  Office office(place);
  const std::int64_t first = office.HandInText("a.txt", Broken());
  const std::int64_t second = office.HandInText("b.txt", Broken());
  CHECK(first == second);
  CHECK(office.last().outcome == "same");
  CHECK(office.View(first).versions.size() == 1);
  CHECK(office.Listed().total == 1);
}

TEST_CASE_ON_BOTH_ENGINES("an older version handed in again is in force again, and checked", place) {
  Office office(place);
  const std::int64_t id = office.HandInText("好.txt", Sample("01-zhenxi-2023.txt"));
  REQUIRE(office.HandInText("坏.txt", Broken()) == id);
  REQUIRE(FindRule(office.View(id), "T3-BALANCE") != nullptr);
  REQUIRE(office.HandInText("好.txt", Sample("01-zhenxi-2023.txt")) == id);
  CHECK(office.last().outcome == "version");
  CHECK(office.last().message.find("第1版") != std::string::npos);
  const ReportView view = office.View(id);
  CHECK(FindRule(view, "T3-BALANCE") == nullptr);
  CHECK(view.version.file_name == "好.txt");
  CHECK(view.versions.size() == 2);
}

TEST_CASE_ON_BOTH_ENGINES("the same bytes under two names in one act are kept once and told of twice", place) {
  Office office(place);
  const auto upload = HandIn(office.desk(), {{"a.txt", Broken()}, {"b.txt", Broken()}}, kWang, kHolder);
  REQUIRE(upload.has_value());
  while (WorkOnQueue(office.desk())) {
  }
  db::Reader reader = office.desk().database.Read();
  const auto files = FilesOfUpload(reader, *upload);
  REQUIRE(files.size() == 2);
  CHECK(files[1].outcome == "twin");
  CHECK(files[1].message.find("a.txt") != std::string::npos);
  CHECK(office.Listed().total == 1);
}

TEST_CASE_ON_BOTH_ENGINES("a deleted report that a new version brings back says so", place) {
  Office office(place);
  const std::int64_t id = office.HandInText("a.txt", Broken());
  REQUIRE(Delete(office.desk(), id, kWang));
  REQUIRE(office.HandInText("b.txt", Sample("01-zhenxi-2023.txt")) == id);
  CHECK(office.last().message.find("此前已删除") != std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("a file on which the program fails is set aside, and those behind it are checked", place) {
  Office office(place);
  Shelf shelf([](std::string_view bytes) {
    if (bytes == "fails") throw std::runtime_error("a reader that breaks");
    return docread::Read(bytes);
  });
  Desk desk{office.desk().database, shelf, office.desk().now, office.desk().office};
  const auto upload = HandIn(desk, {{"x.txt", "fails"}, {"a.txt", Broken()}}, kWang, kHolder);
  REQUIRE(upload.has_value());
  {
    QueueWorker worker(desk);
    worker.WaitUntilIdle();
  }
  db::Reader reader = desk.database.Read();
  const auto files = FilesOfUpload(reader, *upload);
  CHECK(files[0].outcome == "failed");
  CHECK(files[1].outcome == "new");
  CHECK(files[1].state == "done");
}

TEST_CASE_ON_BOTH_ENGINES("an unreadable file is kept with its sentence and finds nothing", place) {
  Office office(place);
  const std::int64_t id = office.HandInText("照片.png", "\x89PNG\r\n\x1a\n not a picture");
  CHECK(office.last().outcome == "unreadable");
  CHECK_FALSE(office.last().message.empty());
  const ListPage list = office.Listed({.state = ReportState::kUnreadable});
  REQUIRE(list.rows.size() == 1);
  CHECK(list.rows[0].report.id == id);
}

TEST_CASE_ON_BOTH_ENGINES("many who hand in the same files in their own order at once keep each once", place) {
  Office office(place);
  const std::vector<HandedIn> files = {{"a.txt", Broken()}, {"b.md", Sample("02-zhenxi-2024.md")}};
  const std::vector<HandedIn> turned = {files[1], files[0]};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back(
        [&, i] { CHECK(HandIn(office.desk(), i % 2 == 0 ? files : turned, kWang, kHolder).has_value()); });
  }
  for (std::thread& thread : threads) thread.join();
  threads.clear();
  for (int i = 0; i < 3; ++i) {  // workers of several nodes at once
    threads.emplace_back([&] {
      while (WorkOnQueue(office.desk())) {
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const ListPage list = office.Listed();
  CHECK(list.total == 2);
  for (const ListRow& row : list.rows) CHECK(row.versions == 1);
}

TEST_CASE_ON_BOTH_ENGINES("handing in nothing, or a day that does not exist, is refused", place) {
  Office office(place);
  CHECK_FALSE(HandIn(office.desk(), {}, kWang, kHolder).has_value());
  CHECK_FALSE(SetTownshipDeadline(office.desk(), "13-01", kWang));
  CHECK(SetTownshipDeadline(office.desk(), "01-31", kWang));
}

TEST_CASE_ON_BOTH_ENGINES("a form sent twice is one act", place) {
  Office office(place);
  account::Actor actor = kWang;
  actor.once_key = "00112233445566778899aabbccddeeff";
  const auto first = HandIn(office.desk(), {{"a.txt", Broken()}}, actor, kHolder);
  const auto second = HandIn(office.desk(), {{"a.txt", Broken()}}, actor, kHolder);
  CHECK(*first == *second);
  actor.person = kLi.person;  // the same key of another person is another act
  CHECK(*HandIn(office.desk(), {{"a.txt", Broken()}}, actor, kHolder) != *first);
}

TEST_CASE_ON_BOTH_ENGINES("the worker finishes what was queued before it began", place) {
  Office office(place);
  REQUIRE(
      HandIn(office.desk(), {{"a.txt", Broken()}, {"b.md", Sample("02-zhenxi-2024.md")}}, kWang, kHolder).has_value());
  {
    QueueWorker worker(office.desk());
    worker.WaitUntilIdle();
  }
  CHECK(office.Listed().total == 2);
}

TEST_CASE_ON_BOTH_ENGINES("what is said of an uploaded file is said of its own bytes", place) {
  Office office(place);
  const auto upload =
      HandIn(office.desk(), {{"坏.txt", Broken()}, {"好.txt", Sample("01-zhenxi-2023.txt")}}, kWang, kHolder);
  REQUIRE(upload.has_value());
  while (WorkOnQueue(office.desk())) {
  }
  db::Reader reader = office.desk().database.Read();
  const auto files = FilesOf(reader, *FindUpload(reader, *upload), *upload);
  REQUIRE(files.size() == 2);
  CHECK(files[0].State() == FileState::kReplaced);
  CHECK(files[0].replaced_by == "好.txt");
  CHECK(files[1].State() != FileState::kErrors);
  CHECK(SummaryOf(files).find("被别的文件取代的 1 份") != std::string::npos);
}

TEST_CASE_ON_BOTH_ENGINES("an unreadable file is unreadable the second time too, with its reason", place) {
  Office office(place);
  office.HandInText("照片.png", "\x89PNG\r\n\x1a\n not a picture");
  office.HandInText("照片.png", "\x89PNG\r\n\x1a\n not a picture");
  db::Reader reader = office.desk().database.Read();
  const std::int64_t upload = office.last().upload_id;
  const auto files = FilesOf(reader, *FindUpload(reader, upload), upload);
  REQUIRE(files.size() == 1);
  CHECK(files[0].State() == FileState::kUnreadable);
  CHECK_FALSE(files[0].version->obstacle.empty());
}

}  // namespace
}  // namespace gongkai::report
