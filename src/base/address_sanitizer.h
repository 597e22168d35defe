// GONGKAI_ADDRESS_SANITIZER is defined where AddressSanitizer is compiled in, which GCC and clang tell in words of
// their own.
#pragma once

#if defined(__SANITIZE_ADDRESS__)
#define GONGKAI_ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GONGKAI_ADDRESS_SANITIZER
#endif
#endif
