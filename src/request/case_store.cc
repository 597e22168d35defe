#include "request/case_store.h"
