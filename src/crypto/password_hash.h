// Passwords as what is kept of them: argon2id (RFC 9106), in the text form "$argon2id$v=19$m=…,t=…,p=…$salt$hash".
// Each call takes a HashingSlot. Errors of all that hash: HashingBusy.
#pragma once

#include <string>
#include <string_view>

#include "crypto/hashing_slot.h"

namespace gongkai::crypto {

/// With a salt of its own: the same password twice gives two texts.
std::string HashPassword(std::string_view password);

/// False when `encoded` is no hash, or one that asks for far more memory or time than any of ours.
bool VerifyPassword(std::string_view encoded, std::string_view password);

/// Whether it was made at another cost than is usual now: hash again while the password is at hand.
bool PasswordNeedsRehash(std::string_view encoded);

/// The hash of a password that nobody has. Verify against it when there is no such account: the answer then takes as
/// long as for one that there is.
const std::string& HashOfNobody();

}  // namespace gongkai::crypto
