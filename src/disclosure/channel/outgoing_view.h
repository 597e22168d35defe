// What an item is made into when it goes out by a channel of its own: the poster, the script for the loudspeakers, the
// article for WeChat, the short text for groups, the codes for the service hall. Each is made of the version that was
// signed (public_version_view.h). Words alone: broadcast.h, group_text.h.
#pragma once

#include <string>
#include <vector>

#include "base/rich_text.h"
#include "disclosure/item_store.h"
#include "docwrite/pdf.h"

namespace gongkai::disclosure {

struct OutgoingItem {
  Item item;
  ItemVersion version;
  std::string organ;
  std::string phone;    // of the organ's working body, as its public guide has it; may be empty
  std::string address;  // of the public page; empty where it has none
};

RichText BodyOf(const Content& content);

/// The sheet for the notice board.
std::string PosterPdf(const OutgoingItem& out, const docwrite::PdfPaper& paper);

/// 正文.html (looks within its tags, as the editor of WeChat wants it), 封面.txt, 群发短文.txt.
std::string WechatZip(const OutgoingItem& out);
/// The article alone.
std::string WechatHtml(const OutgoingItem& out);

struct CodeOfColumn {
  std::string label, address;
};
/// Codes of what an organ publishes, for the wall of the service hall.
std::string CodeSheetPdf(const std::string& organ, const std::vector<CodeOfColumn>& columns, Date today);

}  // namespace gongkai::disclosure
