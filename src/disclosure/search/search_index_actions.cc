#include "disclosure/search/search_index_actions.h"

#include "search/initials.h"

namespace gongkai::disclosure {

FileTexts FileTextsFor(db::Session& session, const Content& content,
                       const std::map<std::string, std::string, std::less<>>& at_hand) {
  static_cast<void>(search::InitialsOf(content.title));
  FileTexts texts;
  for (const Attachment& file : content.attachments) {
    if (const auto read = at_hand.find(file.digest); read != at_hand.end()) {
      texts[file.digest] = read->second;
    } else if (auto kept = FindSearchFile(session, file.digest)) {
      texts[file.digest] = std::move(kept->text);
    }
  }
  return texts;
}

void IndexPublished(db::Transaction& act, const Item& item, const Content& content, const FileTexts& files,
                    Instant now) {
  LeaveIndex(act, item.id);
  if (!item.publicity.is_on_site || !item.publicity.published_version || !item.publicity.public_from) return;
  FileTexts texts;
  for (const Attachment& file : content.attachments) {
    const auto read = files.find(file.digest);
    if (read == files.end()) {
      WantFile(act, {item.id, file.digest, file.name});
      continue;
    }
    texts.insert(*read);
    if (FindSearchFile(act, file.digest)) continue;
    PutSearchFile(act, file.digest,
                  {read->second.size() >= kLongestFileText ? FileState::kCut : FileState::kRead, read->second}, now);
  }
  AddToIndex(act, item.id, *item.publicity.published_version, *item.publicity.public_from,
             IndexTextsOf(item, content, texts));
}

void LeaveIndex(db::Transaction& act, ItemId item) {
  DropFromIndex(act, item);
  DropWanted(act, item);
}

}  // namespace gongkai::disclosure
