#include "docread/warm_words.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace gongkai::docread {
namespace {

constexpr std::size_t kMostDescriptors = 2;
constexpr std::size_t kControl = CMSG_SPACE(kMostDescriptors * sizeof(int));

msghdr Message(iovec& part, char* control, std::size_t size) {
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = size > 0 ? control : nullptr;
  message.msg_controllen = size;
  return message;
}

}  // namespace

bool SayWarm(int socket, char word, std::initializer_list<int> descriptors) {
  iovec part{&word, 1};
  const std::size_t bytes = descriptors.size() * sizeof(int);
  alignas(cmsghdr) char control[kControl] = {};
  const msghdr message = Message(part, control, bytes > 0 ? CMSG_SPACE(bytes) : 0);
  if (cmsghdr* head = CMSG_FIRSTHDR(&message)) {
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(bytes);
    std::memcpy(CMSG_DATA(head), std::data(descriptors), bytes);
  }
  return ::sendmsg(socket, &message, MSG_NOSIGNAL) == 1;
}

WarmWord HearWarm(int socket) {
  WarmWord heard;
  iovec part{&heard.word, 1};
  alignas(cmsghdr) char control[kControl];
  msghdr message = Message(part, control, sizeof control);
  ssize_t got = 0;
  while ((got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {
  }
  if (got != 1) return {};
  const cmsghdr* head = CMSG_FIRSTHDR(&message);
  if (head != nullptr && head->cmsg_type == SCM_RIGHTS) {
    heard.descriptors.resize(std::min(kMostDescriptors, (head->cmsg_len - CMSG_LEN(0)) / sizeof(int)));
    std::memcpy(heard.descriptors.data(), CMSG_DATA(head), heard.descriptors.size() * sizeof(int));
  }
  return heard;
}

}  // namespace gongkai::docread
