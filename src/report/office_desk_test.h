// For tests of the office: a database of either engine, readers in this process, and reports to hand in.
#pragma once

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include <doctest/doctest.h>
#include <support/office_desk.h>
#include <support/test_databases.h>

#include "docread/read.h"
#include "embedded/embedded_migrations.h"
#include "report/actions.h"
#include "report/report_view.h"

namespace gongkai::report::testing {

inline const account::Actor kWang{.person = account::PersonId{1}, .post = account::PostKind::kHandler, .name = "王芳"};
inline const account::Actor kLi{.person = account::PersonId{2}, .post = account::PostKind::kHandler, .name = "李明"};
inline const Holder kHolder{account::OrganId{7}, true};

class Office {
 public:
  explicit Office(const gongkai::testing::TestDatabase& place) {
    database_ = place.Open(embedded::Migrations());
    office_desk_ = std::make_unique<gongkai::testing::OfficeDesk>(*database_);
    desk_ = std::make_unique<Desk>(
        Desk{*database_, shelf_, [] { return std::string("2026-02-01 09:00"); }, office_desk_->desk()});
  }
  Desk& desk() { return *desk_; }

  std::int64_t HandInText(const std::string& name, const std::string& text) {
    const auto upload = HandIn(*desk_, {{name, text}}, kWang, kHolder);
    REQUIRE(upload.has_value());
    while (WorkOnQueue(*desk_)) {
    }
    db::Reader reader = database_->Read();
    const auto files = FilesOfUpload(reader, *upload);
    REQUIRE(files.size() == 1);
    last_ = files[0];
    return files[0].report_id.value_or(0);
  }
  const UploadFile& last() const { return last_; }
  ReportView View(std::int64_t id) {
    auto view = LoadView(*desk_, id);
    REQUIRE(view.has_value());
    return std::move(view).value();
  }
  ListPage Listed(const ListFilter& filter = {}) {
    db::Reader reader = database_->Read();
    return List(reader, filter);
  }

 private:
  std::unique_ptr<db::Database> database_;
  Shelf shelf_{[](std::string_view bytes) { return docread::Read(bytes); }};
  std::unique_ptr<gongkai::testing::OfficeDesk> office_desk_;
  std::unique_ptr<Desk> desk_;
  UploadFile last_;
};

inline std::string Sample(const std::string& name) {
  std::ifstream in(std::string(GONGKAI_SOURCE_DIR) + "/data/samples/" + name, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// 枕溪镇 2023 with a broken balance: the column 自然人 of 一 says 6 where 4 would hold.
inline std::string Broken() {
  return Replaced(Sample("01-zhenxi-2023.txt"), "一、本年新收政府信息公开申请数量\n4\n1",
                  "一、本年新收政府信息公开申请数量\n6\n1");
}

inline const StoredFinding* FindRule(const ReportView& view, std::string_view rule) {
  for (const StoredFinding& finding : view.findings) {
    if (finding.finding.rule == rule) return &finding;
  }
  return nullptr;
}

}  // namespace gongkai::report::testing
