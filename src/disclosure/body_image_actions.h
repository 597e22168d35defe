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

}  // namespace gongkai::disclosure
