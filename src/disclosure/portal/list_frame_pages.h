// What the lists of public items share (public_list_pages.cc, index_pages.cc): the frame with its parts and columns,
// the box of the search, the lines.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "account/office.h"
#include "disclosure/item_list_store.h"

namespace gongkai::disclosure {

web::ProblemError NoSuchPage();

/// The name of a list: "澄砚县民政局政策文件". Errors: throws ProblemError (404) for an organ that is not there.
web::Page ListFrame(db::Session& session, const PublicQuery& query);

/// Puts the list into the frame, below the box of the search; `request`: as SearchBox wants it.
void FillList(db::Session& session, web::Page& page, const PublicQuery& query, const web::Html& list,
              const web::Request& request);

/// What the catalogue tells of items: 索引号, 名称, 内容概述, 生成日期 (条例第十二条).
web::Html ItemLines(db::Session& session, const std::vector<Item>& items, const PublicQuery& query);

/// "1000 多"
std::string CountInWords(db::Session& session, const PublicQuery& query);

web::Html YearLinks(const PublicQuery& query, const std::vector<int>& years, int open = 0);

}  // namespace gongkai::disclosure
