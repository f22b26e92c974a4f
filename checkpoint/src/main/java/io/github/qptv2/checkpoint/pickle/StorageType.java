package io.github.qptv2.checkpoint.pickle;

import io.github.qptv2.checkpoint.storage.DType;

/** The class of a storage, which determines the element type. */
record StorageType(DType dtype) {}
