// Images on their way into a body: kept for the organ that drafts, and held against the body before it is saved.
#pragma once

#include "account/deed.h"
#include "disclosure/body_image_store.h"

namespace gongkai::disclosure {

/// Kept without what was in the file besides the picture; the same one twice is one. Gives its digest. Errors: those of
/// ImageFrom; kForbidden; kInvalidInput beyond what an organ may send a day.
Result<ImageDigest> KeepBodyImage(account::Desk& desk, const account::Actor& actor, OrganId organ,
                                  std::string_view bytes, std::string_view name);

/// Within the act that saves the body: what stands against it (AgainstKeeping). An image that the same person sent for
/// another organ of his becomes one of this organ as well.
FieldErrors TakeBodyImages(account::Deed& deed, OrganId organ, const RichText& body);

/// Within the act that writes a draft anew: what its body named and names no more may be swept after a day, unless
/// another body names it.
void LetGoOfImages(account::Deed& deed, OrganId organ, const RichText& before, const RichText& now);

/// Each night: what no version ever named goes thirty days after it was sent, what a draft let go of and no other body
/// names after a day; their bytes where nobody else holds them. What a version names stays, signed or not. Gives one
/// line of what came of it.
std::string SweepBodyImages(account::Desk& desk);

}  // namespace gongkai::disclosure
