package io.github.qptv2.checkpoint.pickle;

import io.github.qptv2.checkpoint.storage.DType;

/** The class of a storage, which fixes how its elements are encoded. */
record StorageType(DType dtype) {}
