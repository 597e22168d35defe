// What is sealed of messages, and the keyed digests by which one is found: no other file knows how.
#include <nlohmann/json.hpp>

#include "base/fold.h"
#include "base/utf8.h"
#include "crypto/hmac_sm3.h"
#include "crypto/key.h"
#include "crypto/seal.h"
#include "disclosure/participation/message_row_store.h"

namespace gongkai::disclosure {
namespace {

using account::Keys;

constexpr std::string_view kNextNumber = "SELECT COALESCE(MAX(number), 0) + 1 FROM public_message WHERE organ_id = ?";
constexpr std::string_view kInsert =
    "INSERT INTO public_message (" MESSAGE_COLUMNS
    ", message_key, words, answer, code_digest, fact_digest, network, text_digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, '', '', '', NULL, NULL, 1, NULL, '', '', '', ?, ?, NULL, ?, ?, ?, ?)";
constexpr std::string_view kSelectSealed =
    "SELECT message_key, words, answer FROM public_message WHERE organ_id = ? AND number = ?";
constexpr std::string_view kUpdateAnswer = "UPDATE public_message SET answer = ? WHERE organ_id = ? AND number = ?";
constexpr std::string_view kReseal =
    "UPDATE public_message SET message_key = ?, words = ?, answer = ?, text_digest = '', network = '', version = "
    "version + 1 WHERE organ_id = ? AND number = ?";

// ---- sealing: a key of the message, which lies sealed under that of the installation

std::string Whose(MessageId id, std::string_view what) {
  return "public_message:" + ToString(id) + ":" + std::string(what);
}

std::string ToJson(const MessageWords& words) {
  return nlohmann::json{{"title", words.title.Reveal()},
                        {"text", words.text.Reveal()},
                        {"name", words.name.Reveal()},
                        {"phone", words.phone.Reveal()}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

MessageWords WordsFrom(std::string_view json) {
  const nlohmann::json words = nlohmann::json::parse(json, nullptr, false);
  if (!words.is_object()) return {};
  const auto text = [&](const char* name) { return PersonalText(words.value(name, std::string())); };
  return {text("title"), text("text"), text("name"), text("phone"), {}};
}

std::optional<crypto::Key> KeyOf(const Keys& keys, MessageId id, std::string_view sealed) {
  const auto bytes = crypto::Open(keys.messages, Whose(id, "key"), sealed);
  return bytes ? crypto::Key::Of(bytes->Reveal()) : std::nullopt;
}

std::string DigestOf(const Keys& keys, std::string_view what, std::string_view first, std::string_view second = {}) {
  return crypto::HmacSm3(keys.messages.Derive("digests"))
      .AddField(what)
      .AddField(first)
      .AddField(second)
      .Finish()
      .ToHex();
}

}  // namespace

MessageId AddMessage(db::Transaction& act, const Keys& keys, NewMessage added) {
  Message& message = added.message;
  act.Lock("messages of " + std::to_string(message.id.organ.value));
  message.id.number = act.One<std::int64_t>(kNextNumber, message.id.organ.value);
  const crypto::Key key = crypto::Key::Random();
  const db::Blob sealed_key{crypto::Seal(keys.messages, Whose(message.id, "key"), key.Reveal())};
  const db::Blob sealed{crypto::Seal(key, Whose(message.id, "words"), ToJson(added.words))};
  const auto item_organ = message.item ? std::optional(message.item->organ.value) : std::nullopt;
  const auto item = message.item ? std::optional(message.item->number) : std::nullopt;
  act.Execute(kInsert, message.id.organ.value, message.id.number, IdOf(message.kind), IdOf(message.way),
              message.handler.value, item_organ, item, IdOf(message.state), message.marks, Seconds(message.at),
              message.due_on, sealed_key, sealed, added.code_digest, added.fact_digest, added.network,
              added.text_digest);
  return message.id;
}

void PutAnswer(db::Transaction& act, const Keys& keys, MessageId id, const PersonalText& answer) {
  const auto sealed_key = act.First<std::optional<db::Blob>>(
      "SELECT message_key FROM public_message WHERE organ_id = ? AND number = ?", id.organ.value, id.number);
  if (!sealed_key || !*sealed_key) return;
  const auto key = KeyOf(keys, id, (*sealed_key)->bytes);
  if (!key) throw db::DatabaseError(db::ErrorCode::kOther, "the key of a message does not open");
  act.Execute(kUpdateAnswer, db::Blob{crypto::Seal(*key, Whose(id, "answer"), answer.Reveal())}, id.organ.value,
              id.number);
}

std::optional<OpenedMessage> OpenMessage(db::Session& session, const Keys& keys, MessageId id) {
  std::optional<db::Blob> key_bytes, words, answer;
  {
    db::Rows rows = session.Query(kSelectSealed, id.organ.value, id.number);
    if (!rows.Next()) return std::nullopt;
    key_bytes = rows.row().Get<std::optional<db::Blob>>(0);
    words = rows.row().Get<std::optional<db::Blob>>(1);
    answer = rows.row().Get<std::optional<db::Blob>>(2);
  }
  if (!key_bytes || !words) return std::nullopt;
  const auto key = KeyOf(keys, id, key_bytes->bytes);
  if (!key) return std::nullopt;
  OpenedMessage opened;
  if (const auto plain = crypto::Open(*key, Whose(id, "words"), words->bytes)) {
    opened.words = WordsFrom(plain->Reveal());
  }
  if (!answer) return opened;
  if (const auto plain = crypto::Open(*key, Whose(id, "answer"), answer->bytes)) {
    opened.answer = PersonalText(std::string(plain->Reveal()));
  }
  return opened;
}

bool EraseContact(db::Transaction& act, const Keys& keys, MessageId id) {
  auto opened = OpenMessage(act, keys, id);
  // Words that do not open are left as they are: to seal them anew would be to lose them.
  if (!opened || opened->words.text.empty()) return false;
  opened->words.name = opened->words.phone = PersonalText();
  const crypto::Key key = crypto::Key::Random();
  const db::Blob sealed_key{crypto::Seal(keys.messages, Whose(id, "key"), key.Reveal())};
  const db::Blob words{crypto::Seal(key, Whose(id, "words"), ToJson(opened->words))};
  std::optional<db::Blob> answer;
  if (!opened->answer.empty()) answer = db::Blob{crypto::Seal(key, Whose(id, "answer"), opened->answer.Reveal())};
  act.Execute(kReseal, sealed_key, words, answer, id.organ.value, id.number);
  return true;
}

std::string CodeDigest(const Keys& keys, std::string_view plain_code) { return DigestOf(keys, "code", plain_code); }
std::string FactDigest(const Keys& keys, std::string_view code_digest, std::string_view fact) {
  return DigestOf(keys, "fact", code_digest, fact);
}
std::string NetworkDigest(const Keys& keys, std::string_view network) { return DigestOf(keys, "network", network); }
std::string ClientDigest(const Keys& keys, std::string_view what, std::string_view client) {
  return DigestOf(keys, "client", what, client);
}
std::string TextDigest(const Keys& keys, const MessageWords& words) {
  return DigestOf(keys, "text", ToUtf8(LabelKey(words.title.Reveal() + words.text.Reveal())));
}
std::string CodeBytes(const Keys& keys, std::string_view once_key) {
  return std::string(crypto::HmacSm3(keys.messages.Derive("codes")).AddField(once_key).Finish().bytes());
}

}  // namespace gongkai::disclosure
