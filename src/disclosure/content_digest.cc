#include "disclosure/content_digest.h"

#include "crypto/sm3.h"

namespace gongkai::disclosure {
namespace {

class Fields {
 public:
  void Add(std::string_view text) {
    sm3_.Add(std::to_string(text.size()) + ":");
    sm3_.Add(text);
  }
  void Add(std::size_t count) { sm3_.Add(std::to_string(count) + "#"); }
  std::string Finish() { return "sm3:" + sm3_.Finish(); }

 private:
  crypto::Sm3 sm3_;
};

std::string DayOrNothing(const std::optional<Date>& day) { return day ? ToString(*day) : std::string(); }

}  // namespace

std::string DigestOf(const Content& content, std::string_view index_number) {
  Fields fields;
  for (const std::string_view text :
       {std::string_view("gongkai-item-1"), index_number, IdOf(content.kind), std::string_view(content.title),
        std::string_view(content.summary), std::string_view(content.body), IdOf(content.attribute),
        content.ground ? IdOf(*content.ground) : std::string_view(), std::string_view(content.ground_words),
        IdOf(content.origin), std::string_view(content.other_organ),
        std::string_view(content.is_agreed ? "agreed" : ""), std::string_view(content.correction)}) {
    fields.Add(text);
  }
  fields.Add(ToString(content.formed_on));
  fields.Add(DayOrNothing(content.publish_on));
  fields.Add(content.fields.size());
  for (const auto& [name, value] : content.fields) {
    fields.Add(name);
    fields.Add(value);
  }
  fields.Add(content.channels.size());
  for (const Channel channel : content.channels) fields.Add(IdOf(channel));
  fields.Add(content.attachments.size());
  for (const Attachment& attachment : content.attachments) {
    fields.Add(attachment.name);
    fields.Add(attachment.digest);
  }
  // Behind all that is counted, and only where it is said: what was signed before it was asked for stays as it was.
  if (!content.correction_why.empty()) fields.Add(content.correction_why);
  return fields.Finish();
}

std::string AskedDigest(const Content& content) {
  Content asked = content;
  asked.is_agreed = false;
  asked.publish_on.reset();
  return DigestOf(asked, "");
}

std::string FilesText(const Content& content) {
  std::string text;
  for (const Attachment& file : content.attachments) text += (text.empty() ? "" : ",") + file.digest;
  return text;
}

}  // namespace gongkai::disclosure
